import { codeOf, operand, Place, Variables } from './action';
import { Code, command, operandCode, pipe } from './code';
import { collect } from './collect';
import { helperName } from './helper-name';
import { goLiteral, goText } from './go-literal';
import { keepEdges } from './inline-text';
import { ListHelper, printListHelper } from './list-helpers';
import { rawText } from './raw-text';
import { HASH, keptOf, NAME_END } from '../../expr/functions/name-within';
import { labelOf } from '../../expr/node/label';
import { sameNode } from '../../expr/node/equal';
import { CallNode, ItemNode, Loop, Node, Part, RawNode } from '../../expr/node/node';
import { childrenOf, nodesOfPart } from '../../expr/node/children';
import { partsOf } from '../../expr/node/parts';
import { StringType } from '../../expr/node/type';
import { Model } from '../../manifest/model/model';
import { Json } from '../../values/shape';

/**
 * Strings that no single action can render, such as those of loops: each is a helper that is included where the string is
 * used, with the loop variables that it needs as arguments.
 *
 * @internal
 */
export class TextHelpers {
  /** The helpers of a model; templates are printed one after the other and share them. */
  public static of(model: Model): TextHelpers {
    const known = ofModels.get(model) ?? new TextHelpers(model);
    ofModels.set(model, known);
    return known;
  }

  /** Defaults of fields of items, each the body of a helper. */
  public readonly defaults: DefaultHelper[] = [];

  private readonly names = new Set<number>();
  private readonly lists = new Set<ListHelper>();
  private readonly strings = { digits: false, words: false };
  private readonly helpers: TextHelper[] = [];

  private constructor(private readonly model: Model) {
  }

  /** The action that includes the text. */
  public include(node: TextNode, place: Place): Code {
    const { name, params } = this.helpers.find(h => sameNode(h.node, node)) ?? this.add(node, place);
    const root = operandCode(place.root || '.');
    const given = params.flatMap(param => [goText(param.name), codeOf(param.node, place)]);
    return command('include', goText(`${place.chart}.${name}`), given.length > 0 ? command('dict', goText(ROOT), root, ...given) : root);
  }

  /** The name of the helper that truncates names to a length. */
  public name(maxLength: number): string {
    this.names.add(maxLength);
    return helperName(this.model, `max${maxLength}`);
  }

  /** The name of the helper that makes a list. */
  public list(helper: ListHelper): string {
    this.lists.add(helper);
    return helperName(this.model, helper);
  }

  /** The helpers for lists that have been included. */
  public printLists(): string[] {
    return [...this.lists].sort().map(helper => printListHelper(helper, goText(this.list(helper)).text));
  }

  /** The name of the helper that gives the digits of an integer, or the word of a boolean, that stands for a string. */
  public string({ digits, words }: StringType): string {
    this.strings.digits ||= digits === true;
    this.strings.words ||= words === true;
    return helperName(this.model, 'string');
  }

  /** The same helper, if it has been included. */
  public printString(): string[] {
    const { digits, words } = this.strings;
    const what = [...digits ? ['the digits of the integer'] : [], ...words ? ['the word of the boolean'] : []].join(' or ');
    const asItIs = words ? 'if or (kindIs "string" .) (kindIs "bool" .)' : 'if kindIs "string" .';
    return digits || words ? [[
      `{{/* The string, or ${what} that \`--set\` made of it. */}}`,
      `{{- define ${goText(helperName(this.model, 'string')).text} -}}`,
      `{{- ${asItIs} }}{{ . }}${digits ? '{{ else if not (kindIs "invalid" .) }}{{ int64 . }}' : ''}{{ end }}`,
      '{{- end -}}',
      '',
    ].join('\n')] : [];
  }

  /** The helpers for names that have been included; `cutName` is the same for plain YAML. */
  public printNames(): string[] {
    return [...this.names].sort((a, b) => b - a).map(maxLength => [
      `{{/* The string as a name of at most ${maxLength} characters: a longer one is truncated and ends in a hash of the whole. */}}`,
      `{{- define ${goText(this.name(maxLength)).text} -}}`,
      `{{- if gt (len .) ${maxLength} -}}`,
      `{{ regexReplaceAll ${goText(NAME_END).text} (trunc ${keptOf(maxLength)} .) "" }}-{{ sha256sum . | trunc ${HASH} }}`,
      '{{- else -}}',
      '{{ . }}',
      '{{- end -}}',
      '{{- end -}}',
      '',
    ].join('\n'));
  }

  /** The helpers that have been included, and those that they include. */
  public print(): string[] {
    const printed: string[] = [];
    for (let i = 0; i < this.helpers.length; i++) {
      printed.push(this.printHelper(this.helpers[i]));
    }
    return printed;
  }

  private add(node: TextNode, { at = '' }: Place): TextHelper {
    const label = node.kind === 'raw' ? labelOf(node.nodes[0] ?? node.plain) : labelOfItems(partsOf(node.args[1])) ?? labelOf(node);
    const suffix = node.kind === 'raw' ? 'Text' : isLines(node) ? 'Lines' : 'List';
    const helper: TextHelper = {
      name: this.nameOf(label.replace(/\[\w*\]$/, ''), name => `${name}${suffix}`, at),
      description: `${node.kind === 'raw' ? 'Text' : isLines(node) ? 'Lines' : 'A list in one text'}, made of ${label}.`,
      node,
      params: paramsOf(node),
    };
    this.helpers.push(helper);
    return helper;
  }

  /** The default of a field of an item: a map that is too long for the line is a helper. */
  public otherwise(value: Json, { path }: ItemNode, place: Place): Code {
    const code = goLiteral(value);
    if (code.text.length <= LONG || typeof value !== 'object' || value === null || Array.isArray(value)) {
      return code;
    }
    const known = this.defaults.find(other => JSON.stringify(other.value) === JSON.stringify(value) && other.field === path[path.length - 1]);
    const { name } = known ?? this.addDefault(value, path);
    return pipe(command('include', goText(`${place.chart}.${name}`), operandCode(place.root || '.')), command('fromYaml'));
  }

  private addDefault(value: Json, path: readonly string[]): DefaultHelper {
    const field = path[path.length - 1];
    const helper = { name: this.nameOf(path.join('.'), name => `default${capital(name)}`), description: `Default of ${path.join('.')} for items that have none.`, value, field };
    this.defaults.push(helper);
    return helper;
  }

  /** A name from the end of a path; if it is taken, with the key of the entry, or with more of the path. */
  private nameOf(path: string, nameWith: (name: string) => string, at = ''): string {
    const taken = [...this.model.helpers, ...this.helpers, ...this.defaults].map(h => h.name);
    const words = path.split('.').map(word => word.replace(/\W+/g, ''));
    const [last, ...more] = words.map((_, i) => words.slice(-1 - i));
    const key = at.replace(/^\W+/, '').split(/\W+/).filter(word => word !== '');
    const names = [last, ...key.length ? [[...key, ...last]] : [], ...more].map(name => nameWith(name.map((word, k) => (k ? capital(word) : word)).join('')));
    return names.find(name => !taken.includes(name)) ?? unique(names[0], taken);
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
      ...node.kind === 'raw' ? [keepEdges(rawText(node, place))] : printJoined(node, place),
      '{{- end -}}',
      '',
    ].join('\n');
  }
}

/** A joined list in the code of the chart, as the body of a helper. @internal */
export function printJoined({ args: [separator, list] }: CallNode, place: Place): string[] {
  return [...collect(partsOf(list), '$texts', place), `{{- join ${operand(separator, 'any', place)} $texts }}`];
}

/** The initial position of a template. @internal */
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

/** A map that is the default of a field. @internal */
export interface DefaultHelper {
  readonly name: string;
  readonly description: string;
  readonly value: Json;
  readonly field: string;
}

/** Longer code is hard to read as the argument of a default. */
const LONG = 60;

/** The label of the items of a list, without their conditions. */
function labelOfItems(parts: readonly Part[]): string | undefined {
  for (const part of parts) {
    const label = part.kind === 'each' ? labelOfContent(part.loop.over)
      : part.kind === 'when' ? labelOfItems([...part.then, ...part.otherwise])
        : part.kind !== 'entry' && part.value.kind !== 'literal' ? labelOf(part.value) : undefined;
    if (label !== undefined) {
      return label;
    }
  }
  return undefined;
}

/** The label of the content of a choice, without its condition. */
function labelOfContent(node: Node): string {
  const choices = node.kind === 'choose' ? [node.then, ...node.otherwise ? [node.otherwise] : []] : node.kind === 'call' && node.fn === 'ternary' ? node.args.slice(0, 2) : [];
  const [first = node] = choices.filter(choice => choice.kind !== 'literal');
  return first === node ? labelOf(node) : labelOfContent(first);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An item or key of an enclosing loop. */
interface Param {
  readonly name: string;
  readonly node: Extract<Node, { kind: 'item' | 'key' }>;
}

/** The name of the root argument of a helper. */
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
