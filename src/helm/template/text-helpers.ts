import { codeOf, operand, Place, Variables } from './action';
import { Code, command, operandCode } from './code';
import { collect } from './collect';
import { goText } from './go-literal';
import { keepEdges } from './inline-text';
import { rawText } from './raw-text';
import { labelOf } from '../../expr/node/label';
import { sameNode } from '../../expr/node/equal';
import { CallNode, Loop, Node, Part, RawNode } from '../../expr/node/node';
import { childrenOf, nodesOfPart } from '../../expr/node/children';
import { partsOf } from '../../expr/node/parts';
import { Model } from '../../manifest/model/model';

/**
 * Texts that no single action of a template can make, as those of loops: each is a helper of its own, which is included
 * where the text stands. What it needs of the loops around that place is handed to it.
 *
 * @internal
 */
export class TextHelpers {
  /** Those of a model: what is printed later knows what was printed before. */
  public static of(model: Model): TextHelpers {
    const known = ofModels.get(model) ?? new TextHelpers(model);
    ofModels.set(model, known);
    return known;
  }

  private readonly helpers: TextHelper[] = [];

  private constructor(private readonly model: Model) {
  }

  /** What stands between the braces where the text does. */
  public include(node: TextNode, place: Place): Code {
    const { name, params } = this.helpers.find(h => sameNode(h.node, node)) ?? this.add(node);
    const root = operandCode(place.root || '.');
    const given = params.flatMap(param => [goText(param.name), codeOf(param.node, place)]);
    return command('include', goText(`${place.chart}.${name}`), given.length > 0 ? command('dict', goText(ROOT), root, ...given) : root);
  }

  /** The helpers that were included so far, and those that they include. */
  public print(): string[] {
    const printed: string[] = [];
    for (let i = 0; i < this.helpers.length; i++) {
      printed.push(this.printHelper(this.helpers[i]));
    }
    return printed;
  }

  private add(node: TextNode): TextHelper {
    const taken = [...this.model.helpers, ...this.helpers].map(h => h.name);
    const label = labelOf(node.kind === 'raw' ? node.nodes[0] ?? node.plain : node);
    const suffix = node.kind === 'raw' ? 'Text' : isLines(node) ? 'Lines' : 'List';
    const stem = `${label.replace(/\[\w*\]$/, '').split('.').pop()!.replace(/\W+/g, '')}${suffix}`;
    const helper: TextHelper = {
      name: unique(stem, taken),
      description: `${node.kind === 'raw' ? 'Text' : isLines(node) ? 'Lines' : 'A list in one text'}, made of ${label}.`,
      node,
      params: paramsOf(node),
    };
    this.helpers.push(helper);
    return helper;
  }

  private printHelper({ name, description, node, params }: TextHelper): string {
    const variables = new Map<Loop, Variables>();
    for (const { node: { loop, kind }, name: param } of params) {
      variables.set(loop, { ...{ item: '', key: '' }, ...variables.get(loop), [kind]: `$.${param}` });
    }
    const place: Place = { ...rootOf(this.model), root: params.length ? '$.root' : '', variables };
    return [
      `{{/* ${description} */}}`,
      `{{- define "${this.model.metadata.name}.${name}" -}}`,
      ...node.kind === 'raw' ? [keepEdges(rawText(node, place))] : joinText(node, place),
      '{{- end -}}',
      '',
    ].join('\n');
  }
}

function joinText({ args: [separator, list] }: CallNode, place: Place): string[] {
  return [...collect(partsOf(list), '$texts', place), `{{- join ${operand(separator, 'any', place)} $texts }}`];
}

/** Where a template begins. @internal */
export function rootOf(model: Model): Place {
  return { chart: model.metadata.name, root: '', variables: new Map(), texts: TextHelpers.of(model) };
}

const ofModels = new WeakMap<Model, TextHelpers>();

/** A joined list, or text of a template. */
type TextNode = CallNode | RawNode;

interface TextHelper {
  readonly name: string;
  readonly description: string;
  readonly node: TextNode;
  readonly params: readonly Param[];
}

/** An item or key of a loop around the place. */
interface Param {
  readonly name: string;
  readonly node: Extract<Node, { kind: 'item' | 'key' }>;
}

/** What the helper calls its chart. */
const ROOT = 'root';

function isLines({ args: [separator] }: CallNode): boolean {
  return separator.kind === 'literal' && separator.value === '';
}

function paramsOf(text: TextNode): Param[] {
  const own = new Set<Loop>();
  const params: Param[] = [];
  const visitPart = (part: Part): void => {
    if (part.kind === 'each') {
      own.add(part.loop);
      part.body.forEach(visitPart);
    } else if (part.kind === 'when') {
      [...part.then, ...part.otherwise].forEach(visitPart);
    }
    nodesOfPart(part).forEach(visit);
  };
  const visit = (node: Node): void => {
    if ((node.kind === 'item' || node.kind === 'key') && !own.has(node.loop) && !params.some(p => p.node.loop === node.loop && p.node.kind === node.kind)) {
      const { loop, kind } = node;
      const name = unique(kind === 'item' ? loop.itemName : loop.keyName, [ROOT, ...params.map(p => p.name)]);
      params.push({ name, node: kind === 'item' ? { kind, loop, path: [], type: node.type } : node });
    }
    if (node.kind === 'raw') {
      node.nodes.forEach(visit);
    } else if (node.kind === 'map' || node.kind === 'list') {
      node.parts.forEach(visitPart);
    } else if (node.kind !== 'item' && node.kind !== 'key' && node.kind !== 'include') {
      childrenOf(node).forEach(visit);
    }
  };
  visit(text);
  return params;
}

function unique(stem: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}${n}`;
    if (!taken.includes(name)) {
      return name;
    }
  }
}
