import { ApiObject } from 'cdk8s';
import { CallNode, Helper, Loop, Node, Part, PartKind } from '../../src/expr/node/node';
import { ownerOf } from '../../src/expr/node/owner';
import { childrenOf } from '../../src/expr/node/children';
import { isWrittenText, partsOf } from '../../src/expr/node/parts';
import { Token } from '../../src/expr/token/token';
import { Tokens } from '../../src/expr/token/tokens';
import { ReleaseChart } from '../../src';
import { isTest } from '../../src/manifest/model/hooks';
import { nodesOfCheck } from '../../src/manifest/model/nodes-of-check';
import { Document, Model, Scope } from '../../src/manifest/model/model';
import { isSeenBySchema } from '../../src/values/schema/rule';
import { Field, ObjectShape, Shape } from '../../src/values/shape';
import { Probe } from '../fixtures/imported/probe';

export type Dimension = keyof Omit<Reached, 'add'>;

/** What charts reach of all that there is, as words. */
export class Reached {
  public readonly kinds = new Set<string>();
  public readonly functions = new Set<string>();
  public readonly builtIns = new Set<string>();
  /** `when with otherwise in a map` */
  public readonly parts = new Set<string>();
  /** `each within when` */
  public readonly partNesting = new Set<string>();
  /** `number token of a call that is an integer` */
  public readonly tokens = new Set<string>();
  /** `string token of the type string in a typed object` */
  public readonly placements = new Set<string>();
  /** `list of quantity, with a default` */
  public readonly values = new Set<string>();
  /** `map > when > items of an item` */
  public readonly scopes = new Set<string>();
  public readonly places = new Set<string>();
  public readonly checks = new Set<string>();

  /** What several reach together. */
  public static together(...several: readonly Reached[]): Reached {
    const all = new Reached();
    for (const one of several) {
      (Object.keys(all) as Dimension[]).forEach(dimension => one[dimension].forEach(word => all[dimension].add(word)));
    }
    return all;
  }

  public add(chart: ReleaseChart): this {
    const model = chart._model();
    const tokens = Tokens.handedOutFor(ownerOf(chart.builtIns.releaseName._node)!);
    this.addModel(model);
    this.addShape(model.values, 'group');
    for (const { form, node } of tokens) {
      this.tokens.add(`${form} token of a ${node.kind} that is ${node.type.kind}`);
    }
    const byPath = new Map(chart.node.findAll().map(c => [c.node.path, c]));
    for (const document of model.documents) {
      const object = byPath.get(document.path) as ApiObject | undefined;
      if (object) {
        this.addPlacements(classOf(object), document, tokens);
      } else {
        this.places.add('objects of the values');
      }
      if (/c8[0-9a-f]{40}/.test(document.path) && document.scopes.some(s => s.kind === 'each')) {
        this.places.add('a construct of a loop that points to others');
      }
      if (object && object.chart !== chart) {
        this.places.add('a chart without values');
      }
    }
    return this;
  }

  private addModel(model: Model): void {
    const seen = new Set<Node | Helper>();
    const visit = (node: Node): void => this.visit(node, seen);
    model.documents.forEach(d => {
      visit(d.body);
      this.addScopes(d.scopes, visit);
      if (isTest(d)) {
        this.places.add('a test pod');
      }
      this.addPlaces(d.body);
    });
    model.helpers.forEach(h => {
      this.kinds.add(`a named ${h.body.type.kind === 'string' ? 'text' : 'map'}`);
    });
    model.notes.forEach(note => {
      visit(note);
      this.places.add(note.kind === 'choose' ? 'notes under a condition' : 'notes');
    });
    model.checks.forEach(check => {
      this.checks.add(check.kind !== 'holds' ? check.kind : check.scopes.length ? `holds within ${check.scopes.map(s => s.kind).join(' > ')}` : 'holds');
      nodesOfCheck(check).forEach(visit);
    });
    model.values.rules?.forEach(rule => this.checks.add(`${rule.kind} in ${isSeenBySchema(model.values, rule) ? 'the schema' : 'a template'}`));
    if (Object.keys(model.values.fields).includes('global')) {
      this.places.add('global values');
    }
  }

  private visit(node: Node, seen: Set<Node | Helper>): void {
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    this.kinds.add(node.kind);
    if (node.kind === 'call') {
      this.functions.add(node.fn);
    }
    if (isWrittenText(node)) {
      partsOf((node as CallNode).args[1]).forEach(part => this.kinds.add(`a text that joins a list with ${part.kind}`));
    }
    if (node.kind === 'builtin') {
      this.builtIns.add(node.name);
    }
    if (node.kind === 'choose') {
      this.kinds.add(node.otherwise ? 'choose with otherwise' : 'choose without otherwise');
    }
    if (node.kind === 'map' || node.kind === 'list') {
      this.addParts(node.parts, node.kind, []);
      if (node.parts.length > 0 && node.parts.every(p => p.kind !== 'entry' && p.kind !== 'element')) {
        this.parts.add(`a ${node.kind} that may be empty`);
      }
    }
    childrenOf(node).forEach(child => this.visit(child, seen));
  }

  private addParts(parts: readonly Part[], collection: 'map' | 'list', around: readonly PartKind[]): void {
    parts.forEach((part, i) => {
      const name = part.kind === 'when' ? `when ${part.otherwise.length ? 'with' : 'without'} otherwise` : part.kind;
      this.parts.add(`${name} in a ${collection}`);
      const fixed = (p: Part | undefined): boolean => p !== undefined && (p.kind === 'entry' || p.kind === 'element');
      if (around.length === 0 && !fixed(part)) {
        this.parts.add(fixed(parts[i - 1]) && parts.slice(i + 1).some(fixed) ? `${part.kind} between fixed ones in a ${collection}`
          : parts.length === 1 ? `${part.kind} alone in a ${collection}` : `${part.kind} beside others in a ${collection}`);
      }
      around.forEach(outer => this.partNesting.add(`${part.kind} within ${outer} in a ${collection}`));
      if (part.kind === 'when') {
        this.addParts(part.then, collection, [...around, 'when']);
        this.addParts(part.otherwise, collection, [...around, 'when']);
      } else if (part.kind === 'each') {
        this.parts.add(`each over a ${part.loop.over.type.kind}${part.loop.over.kind === 'item' ? ' of an item' : ''} in a ${collection}`);
        this.addParts(part.body, collection, [...around, 'each']);
      }
    });
  }

  private addScopes(scopes: readonly Scope[], visit: (node: Node) => void): void {
    const names = scopes.map((scope, i) => {
      visit(scope.kind === 'when' ? scope.condition : scope.loop.over);
      if (scope.kind === 'when') {
        return scope.condition.kind === 'call' && scope.condition.fn === 'not' ? 'otherwise' : 'when';
      }
      const outer = scopes.slice(0, i).flatMap(s => (s.kind === 'each' ? [s.loop] : []));
      if (outer.some(loop => samePath(loop, scope.loop))) {
        this.scopes.add(`${scope.loop.over.type.kind} within itself`);
      }
      return `${scope.loop.over.kind === 'item' ? 'item\'s ' : ''}${scope.loop.over.type.kind}`;
    });
    names.forEach((name, i) => {
      this.scopes.add(name);
      names.slice(i + 1).forEach(inner => this.scopes.add(`${inner} within ${name}`));
    });
    this.scopes.add(names.join(' > '));
  }

  private addPlaces(body: Node): void {
    const visit = (node: Node, path: readonly string[]): void => {
      const at = path.join('.');
      if (node.kind !== 'literal' && node.type.kind === 'string') {
        const place = /^metadata\.name$/.test(at) ? 'metadata.name' : /metadata\.labels\.|matchLabels\./.test(at) ? 'a label'
          : /metadata\.annotations\./.test(at) ? 'an annotation' : /^(data|stringData)\./.test(at) ? 'data' : 'a field';
        if (node.kind === 'concat' && node.parts.some(p => p.kind === 'literal' && /[\r\u0085]/.test(String(p.value)))) {
          this.places.add('a text with control characters beside an expression');
        }
        this.places.add(node.kind === 'concat' ? `text within ${place}` : `text of ${place}`);
      }
      if (node.kind === 'map' || node.kind === 'list') {
        node.parts.forEach(part => {
          if (part.kind === 'entry') {
            visit(part.value, [...path, part.key.kind === 'literal' ? String(part.key.value) : '*']);
          } else if (part.kind === 'element') {
            visit(part.value, [...path, '0']);
          }
        });
      }
    };
    visit(body, []);
  }

  /** Which tokens arrived in which class of objects. */
  private addPlacements(objectClass: string, document: Document, tokens: readonly Token[]): void {
    const nodes = new Set<Node>();
    const collect = (node: Node): void => {
      if (!nodes.has(node)) {
        nodes.add(node);
        childrenOf(node).forEach(collect);
      }
    };
    collect(document.body);
    for (const { form, node } of tokens) {
      if (nodes.has(node)) {
        this.placements.add(`${form} token of the type ${node.type.kind} in ${objectClass}`);
      }
    }
  }

  private addShape(shape: ObjectShape, place: string): void {
    for (const field of Object.values(shape.fields)) {
      this.addField(field, place);
    }
  }

  private addField(field: Field, place: string): void {
    const { shape, deprecated } = field;
    if (deprecated) {
      this.values.add(deprecated.item ? 'a deprecated text that becomes an item' : `a deprecated ${nameOf(shape)}`);
      return;
    }
    if (shape.kind === 'object' && field.optional) {
      return this.addShape(shape, place); // of deprecated paths alone
    }
    const how = field.required ? 'required' : field.optional ? 'optional' : field.default === undefined ? 'with defaults within' : 'with a default';
    this.values.add(`${nameOf(shape)} in a ${place}, ${how}`);
    for (const one of constraintsOf(shape)) {
      this.values.add(one);
    }
    this.addItems(shape, place);
  }

  private addItems(shape: Shape, place: string): void {
    if (shape.kind === 'object') {
      this.addShape(shape, place);
    }
    if (shape.kind === 'list' || shape.kind === 'map') {
      this.values.add(`${shape.kind} of ${nameOf(shape.items)}`);
      this.addItems(shape.items, 'item');
      if (shape.kind === 'map' && shape.keys.reserved) {
        this.values.add('a map with reserved keys');
      }
    }
    if (shape.kind === 'raw' && shape.reserved) {
      this.values.add('a fragment with reserved keys');
    }
  }
}

function nameOf(shape: Shape): string {
  return shape.kind === 'raw' ? `raw ${shape.of}` : shape.kind === 'string' && shape.secret ? 'secret' : shape.kind;
}

function constraintsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case 'string':
      return [
        ...shape.pattern === undefined ? [] : ['a text with a pattern'],
        ...shape.minLength === undefined ? [] : ['a text with a least length'],
        ...shape.maxLength === undefined ? [] : ['a text with a largest length'],
        ...shape.multiline ? ['a text of several lines'] : [],
      ];
    case 'integer':
      return [shape.minimum > Number.MIN_SAFE_INTEGER || shape.maximum < Number.MAX_SAFE_INTEGER ? 'an integer with bounds' : 'an integer without bounds'];
    case 'number':
      return [shape.minimum > Number.MIN_SAFE_INTEGER ? 'a number with bounds' : 'a number without bounds'];
    case 'quantity':
      return shape.negative ? ['a quantity that may be negative'] : [];
    case 'list':
      return [...shape.minItems ? ['a list that is never empty'] : [], ...shape.maxItems === undefined ? [] : ['a list with a limit']];
    default:
      return [];
  }
}

function samePath(a: Loop, b: Loop): boolean {
  return a !== b && a.over.kind === 'value' && b.over.kind === 'value' && a.over.path.join('.') === b.over.path.join('.');
}

function classOf(object: ApiObject): string {
  return object.node.id === 'Resource' ? 'a level-2 construct' : object.constructor === Probe ? 'an imported class'
    : object.constructor === ApiObject ? 'an untyped object' : 'a typed object';
}
