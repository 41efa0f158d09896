import { operand } from './action';
import { itemNames, refuseSameItems } from './distinct';
import { refuseUnless } from './refuse';
import { Scoped } from './scopes';
import { ANY, isNeverEmpty, stringType, Type } from '../../expr/node/type';
import { sameNode } from '../../expr/node/equal';
import { literal } from '../../expr/node/literal';
import { ItemNode, Loop, Node, Part, ValueNode } from '../../expr/node/node';
import { childrenOf, nodesOfPart } from '../../expr/node/children';
import { pathText } from '../../expr/functions/path-text';
import { mapOf } from '../../expr/node/collections';
import { concat } from '../../expr/functions/concat';
import { CharSet } from '../../values/schema/char-set';
import { Check, DistinctCheck, HoldsCheck, Model, Scope, WhenScope } from '../../manifest/model/model';
import { isEmptyScalar, Json } from '../../values/shape';

/** In a helper: its argument with the values, and the argument with their path. @internal */
export const GIVEN: Loop = Object.freeze({ over: literal({}), itemName: 'values', keyName: 'path' });

/** In a helper: the field whose name is an argument, and that name. @internal */
export const NAMED: Loop = Object.freeze({ over: literal({}), itemName: 'field', keyName: 'name' });

const PATH: Node = Object.freeze({ kind: 'key', loop: GIVEN, type: stringType(CharSet.LINE) });
const NAME: Node = Object.freeze({ kind: 'key', loop: NAMED, type: stringType(CharSet.LINE) });

/**
 * A check with the path of its values as a parameter, so that the checks of several Ingresses, for example, are equal. With
 * the path and the values as arguments, it is the original check.
 *
 * @internal
 */
export interface CheckForm {
  readonly check: HoldsCheck | DistinctCheck;
  /** Equal for checks that differ only in the path of their values. */
  readonly key: string;
  /** Equal for those that are also printed equally. */
  readonly exactKey: string;
  /** The statements of a helper; exact ones are for this path only, the others for all paths. */
  print(exact: boolean, prefix: Prefix, given?: string): Scoped;
  /** Whether its place is that of all checks of the enclosing construct. */
  readonly isWhole?: boolean;
  /** The enclosing conditions and loops, which do not depend on the values. */
  readonly outer: readonly Scope[];
  readonly place: ValuesPlace;
  readonly name?: string;
  readonly reads: readonly Read[];
  /** Whether the message contains the path. */
  readonly saysPath: boolean;
  /** Names that do not come from the values, with the name of the argument. */
  readonly given?: { readonly stem: string; readonly names: readonly Part[] };
}

/**
 * What a message has before the names of values: the path and a dot, a prefix that may be empty or end with a dot, or
 * nothing, where the values stand at the root.
 *
 * @internal
 */
export type Prefix = 'path' | 'prefix' | 'nothing';

type Body = Pick<HoldsCheck, 'scopes' | 'condition' | 'message'>;

/** The location of values: a path below `.Values`, or below the item of a loop. @internal */
export interface ValuesPlace {
  readonly loop?: Loop;
  readonly path: readonly string[];
}

type Read = ValueNode | ItemNode;

/** The forms of a check: without a name first, then for each field that could be the one with the name. @internal */
export function formsOf(model: Model, check: Check): CheckForm[] {
  if (check.kind !== 'holds') {
    return check.kind === 'distinct' ? formsOfDistinct(model, check) : [];
  }
  const { within } = check.about;
  const whole = within && placeOfAll(model.checks.filter((other): other is HoldsCheck => other.kind === 'holds' && other.about.within?.path === within.path));
  return [...formsOfHolds(check), ...whole ? formsOfHolds(check, whole) : []];
}

/** What the values of all checks stand below. */
function placeOfAll(checks: readonly HoldsCheck[]): ValuesPlace | undefined {
  const reads = checks.map(({ condition, message }) => readsOf([condition, message]));
  const all = reads.flatMap(some => some ?? []);
  return reads.every(some => some !== undefined) ? commonPlace(all) ?? allValues(all) : undefined;
}

function formsOfDistinct(model: Model, check: DistinctCheck): CheckForm[] {
  const items = itemNames(check);
  if (!items || items.given.some(part => nodesOfPart(part).some(node => items.of.loops.some(loop => mentions(node, loop))))) {
    return [];
  }
  const { list, field, loops, values } = items.of;
  const asked = [...items.keys ? [items.keys] : [], ...items.lists];
  // What the values of the object are read for; the others are read of their items.
  const reads = readsOf([...loops.map(loop => loop.over), ...asked])?.filter(read => !loops.some(loop => loop === loopOf(read)));
  const place = reads && (commonPlace(reads) ?? allValues(reads));
  const bodies = place && [false, true].map(exact => itemsBody(new Form(place, undefined, exact, reads), loops, asked, values));
  if (!bodies?.every((body): body is ItemsBody => body !== undefined)) {
    return [];
  }
  const keyOf = (body: ItemsBody): string => nodesText([literal(`${list} ${field}`), body.said, ...body.loops.map(loop => loop.over), ...body.asked]);
  return [{
    check, place: place!, reads: reads!, key: keyOf(bodies[0]), exactKey: keyOf(bodies[1]), outer: check.scopes.slice(0, check.scopes.length - loops.length),
    saysPath: mentions(bodies[0].said, GIVEN),
    ...items.keys ? {} : { given: { stem: list, names: items.given } },
    print: (exact, prefix, given) => {
      const body = bodies[exact ? 1 : 0];
      return {
        scopes: body.loops.map(loop => ({ kind: 'each', loop })), mentioned: [body.said, ...body.asked],
        print: at => {
          const printed = body.asked.map(over => operand(over, 'any', at));
          const [names, lists] = items.keys ? [printed[0], printed.slice(1)] : [given && `${at.root}${given}`, printed];
          return refuseSameItems(model, items.of, { given: names, lists, values: operand(withPrefix(body.said, prefix), 'any', at) });
        },
      };
    },
  }];
}

/** The loops, the lists and the name of the values of a check of items, as a helper has them. */
interface ItemsBody {
  readonly loops: readonly Loop[];
  readonly asked: readonly Node[];
  readonly said: Node;
}

function itemsBody(form: Form, loops: readonly Loop[], asked: readonly Node[], values: Node): ItemsBody | undefined {
  const own = loops.map(loop => form.enter(loop));
  const [said, ...lists] = [form.spell(values), ...asked.map(over => form.of(over))];
  const isWhole = own.every((loop): loop is Loop => loop !== undefined) && lists.every((over): over is Node => over !== undefined);
  return isWhole && said && isClosed(said, [GIVEN, NAMED, ...own]) ? { loops: own, asked: lists, said } : undefined;
}

/** @param whole what the values of all checks of the construct around stand below. */
function formsOfHolds(check: HoldsCheck, whole?: ValuesPlace): CheckForm[] {
  const reads = readsOf([check.condition, check.message]);
  const own = reads && commonPlace(reads);
  if (!reads || !own || (whole && (whole.loop !== own.loop || whole.path.length >= own.path.length))) {
    return [];
  }
  const place = whole ?? own;
  const inner: WhenScope[] = [];
  const outer = [...check.scopes];
  for (let last = outer[outer.length - 1]; last?.kind === 'when' && isWithin(last.condition, own); last = outer[outer.length - 1]) {
    inner.unshift(last);
    outer.pop();
  }
  const all = [...inner.flatMap(({ condition }) => readsOf([condition]) ?? []), ...reads];
  // With defaults, fields are given one by one: whether one was there is not seen then, nor what is in one that is given whole.
  if (all.some(hasDefault) && all.some(read => read.kind === 'item' && (read.absent === 'optional' || all.some(other => isBelow(other, read))))) {
    return [];
  }
  const names = new Set(all.flatMap(read => read.path.slice(place.path.length)));
  return [undefined, ...names].flatMap(name => {
    const [body, exact] = [false, true].map(isExact => bodyOf(check, inner, new Form(place, name, isExact, all)));
    return body && exact && (name === undefined || bodyMentions(body, NAMED))
      ? [{ check, key: bodyText(body), exactKey: bodyText(exact), print: (isExact, prefix) => refusal(isExact ? exact : body, prefix), outer, isWhole: whole !== undefined, place, name, reads: all, saysPath: bodyMentions(body, GIVEN) }] : [];
  });
}

function refusal(body: Body, prefix: Prefix): Scoped {
  return refuseUnless({ ...body, message: withPrefix(body.message, prefix) });
}

/** A message that has the path and a dot where it names values, with another prefix in the place of both. */
function withPrefix(message: Node, prefix: Prefix): Node {
  if (prefix === 'path' || message.kind !== 'concat') {
    return message;
  }
  return concat(message.parts.flatMap((part, i) => {
    const before = message.parts[i - 1];
    return part === PATH ? (prefix === 'nothing' ? [] : [part])
      : before === PATH && part.kind === 'literal' ? [literal(String(part.value).slice(1))] : [part];
  }));
}

function bodyOf(check: HoldsCheck, inner: readonly WhenScope[], form: Form): Body | undefined {
  const conditions = [check.condition, ...inner.map(scope => scope.condition)].map(node => form.of(node));
  const message = form.spell(check.message);
  const all = [message, ...conditions];
  if (!all.every((node): node is Node => node !== undefined && isClosed(node))) {
    return undefined;
  }
  const [said, condition, ...within] = all;
  return { scopes: within.map(asked => ({ kind: 'when', condition: asked })), condition, message: said };
}

/** The path of the values in messages. @internal */
export function pathOf({ loop, path }: ValuesPlace): Node {
  return loop ? pathText({ kind: 'item', loop, path }) : literal(path.join('.'));
}

/** The values, as a helper reads them: items have no defaults from values.yaml, so what is read of them is given with its own. @internal */
export function valuesAt({ loop, path }: ValuesPlace, reads: readonly Read[]): Node {
  if (!loop) {
    return { kind: 'value', path, type: ANY };
  }
  return reads.some(hasDefault) ? treeOf(reads.map(read => ({ path: read.path.slice(path.length), read })))
    : { kind: 'item', loop, path, type: EMPTY_MAP, ...path.length ? { absent: 'empty' } : {} };
}

function treeOf(fields: readonly { readonly path: readonly string[]; readonly read: Read }[]): Node {
  const names = [...new Set(fields.map(({ path }) => path[0]))];
  return mapOf(names.map(name => {
    const own = fields.filter(({ path }) => path[0] === name);
    const leaf = own.find(({ path }) => path.length === 1);
    return { kind: 'entry', key: literal(name), value: leaf ? leaf.read : treeOf(own.map(({ path, read }) => ({ path: path.slice(1), read }))) };
  }));
}

const EMPTY_MAP: Type = Object.freeze({ kind: 'map', keys: stringType(CharSet.LINE), items: ANY });

function hasDefault(read: Read): boolean {
  return read.kind === 'item' && read.default !== undefined && !isEmptyCollection(read.default);
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The values that are read; undefined where something else is, which is not known within a helper. */
function readsOf(nodes: readonly Node[]): Read[] | undefined {
  const reads: Read[] = [];
  const visit = (node: Node): boolean => {
    switch (node.kind) {
      case 'value':
      case 'item':
        reads.push(node);
        return node.path.length > 0;
      case 'literal':
      case 'key':
        return true;
      case 'present':
        return visit(node.of);
      case 'concat':
      case 'name':
      case 'choose':
        return childrenOf(node).every(visit);
      case 'call':
        return node.fn !== 'apiVersionsHas' && node.args.every(visit);
      default:
        return false;
    }
  };
  return nodes.every(visit) ? reads : undefined;
}

function isWithin(condition: Node, place: ValuesPlace): boolean {
  return readsOf([condition])?.every(read => isBelow(read, place)) ?? false;
}

function isBelow(read: Read, { loop, path }: { readonly loop?: Loop; readonly path: readonly string[] }): boolean {
  return loopOf(read) === loop && read.path.length > path.length && path.every((name, i) => read.path[i] === name);
}

function loopOf(read: Read): Loop | undefined {
  return read.kind === 'item' ? read.loop : undefined;
}

/** The common parent of all values that are read. */
function commonPlace(reads: readonly Read[]): ValuesPlace | undefined {
  const [first, ...others] = reads;
  if (!first || others.some(other => loopOf(other) !== loopOf(first))) {
    return undefined;
  }
  const path: string[] = [];
  for (let i = 0; reads.every(read => i < read.path.length - 1 && read.path[i] === first.path[i]); i++) {
    path.push(first.path[i]);
  }
  const loop = loopOf(first);
  return loop || path.length ? { loop, path } : undefined;
}

/** All values, where none of a loop are read. */
function allValues(reads: readonly Read[]): ValuesPlace | undefined {
  return reads.every(read => read.kind === 'value') ? { path: [] } : undefined;
}

/** Expressions with the path of their values as a parameter. */
class Form {
  private readonly path: readonly Atom[];
  private readonly loops = new Map<Loop, Loop>();

  /**
   * @param exact whether lists and maps are taken to be there where this place has them.
   * @param reads the values that are read. At the root, a message names them by their whole paths.
   */
  constructor(private readonly place: ValuesPlace, private readonly name: string | undefined, private readonly exact: boolean, private readonly reads: readonly Read[] = []) {
    this.path = atomsOf(pathOf(place));
  }

  /** A loop within the values; undefined if it has no such form. The loop is the same for all checks within it. */
  public enter(loop: Loop): Loop | undefined {
    const over = this.of(loop.over);
    if (over === undefined) {
      return undefined;
    }
    const known = enteredAs.get(loop) ?? [];
    const same = known.find(other => nodesText([other.over]) === nodesText([over])) ?? Object.freeze({ ...loop, over });
    enteredAs.set(loop, known.includes(same) ? known : [...known, same]);
    this.loops.set(loop, same);
    return same;
  }

  /** An expression; undefined if it has no such form. */
  public of(node: Node): Node | undefined {
    switch (node.kind) {
      case 'key':
        return { ...node, loop: this.loops.get(node.loop) ?? node.loop };
      case 'value':
      case 'item':
        if (node.kind === 'item' && this.loops.has(node.loop)) {
          return { ...node, loop: this.loops.get(node.loop)! };
        }
        return isBelow(node, this.place) ? this.read(node) : undefined;
      case 'present':
        return this.present(node.of);
      case 'literal':
        return this.name !== undefined && node.value === this.name ? NAME : node;
      case 'call': {
        const args = this.all(node.args);
        return args && { ...node, args };
      }
      case 'concat': {
        const parts = this.all(node.parts);
        return parts && { ...node, parts };
      }
      case 'name': {
        const text = this.of(node.text);
        return text && { ...node, text };
      }
      case 'choose': {
        const all = this.all([node.condition, node.then, ...node.otherwise ? [node.otherwise] : []]);
        return all && { ...node, condition: all[0], then: all[1], otherwise: all[2] };
      }
      default:
        return node;
    }
  }

  /** A message that contains the path of the values. */
  public spell(message: Node): Node | undefined {
    const atoms = atomsOf(message);
    const parts: Node[] = [];
    for (let i = 0; i < atoms.length;) {
      const before = atoms[i - 1];
      const after = atoms[i + this.path.length];
      const begins = typeof before !== 'string' || !/[\w.-]/.test(before);
      const isPath = this.path.length > 0 && begins && after === '.' && this.path.every((atom, k) => sameAtom(atom, atoms[i + k]));
      const atom = atoms[i];
      if (this.path.length === 0 && begins && this.reads.some(({ path }) => isText(atoms, i, path.join('.')))) {
        parts.push(PATH, literal('.'));
      }
      const part = isPath ? PATH : typeof atom === 'string' ? literal(atom) : this.of(atom);
      if (!part) {
        return undefined;
      }
      parts.push(part);
      i += isPath ? this.path.length : 1;
    }
    const spelled = concat(parts);
    return this.name === undefined ? spelled : concat((spelled.kind === 'concat' ? spelled.parts : [spelled]).flatMap(part => this.named(part)));
  }

  private all(nodes: readonly Node[]): Node[] | undefined {
    const all = nodes.map(node => this.of(node));
    return all.every((node): node is Node => node !== undefined) ? all : undefined;
  }

  private read(node: Read): Node | undefined {
    const path = node.path.slice(this.place.path.length);
    const isCollection = node.type.kind === 'list' || node.type.kind === 'map';
    const isEmptyItem = node.kind === 'item' && (isCollection || isEmptyScalar(node.default as Json));
    const absent = isCollection || node.absent !== 'optional' ? !this.exact || isEmptyItem ? 'empty' : node.absent : node.absent;
    const at = this.name === undefined ? -1 : path.indexOf(this.name);
    const field = { kind: 'item' as const, type: node.type, ...absent ? { absent } : {}, ...this.exact && node.kind === 'value' && path.length > 1 ? { isWithinGiven: true } : {} };
    if (at < 0) {
      return { ...field, loop: GIVEN, path };
    }
    // An optional field can only be tested by its name.
    return at > 0 || isCollection && absent ? undefined : { ...field, loop: NAMED, path: path.slice(1) };
  }

  private present(of: Read): Node | undefined {
    const path = of.path.slice(this.place.path.length);
    if (!isBelow(of, this.place)) {
      return undefined;
    }
    const given: ItemNode = { kind: 'item', loop: GIVEN, path, type: of.type };
    if (this.name === undefined || !path.includes(this.name)) {
      return { kind: 'present', of: given, type: BOOLEAN_TYPE };
    }
    // Of a name, a template could ask for the key only, which may be there with null.
    return path.length === 1 && isNeverEmpty(of.type) ? { kind: 'call', fn: 'truthy', args: [{ ...given, loop: NAMED, path: [] }], type: BOOLEAN_TYPE } : undefined;
  }

  private named(part: Node): Node[] {
    if (part.kind !== 'literal') {
      return [part];
    }
    const word = new RegExp(`(?<![\\w-])${this.name!.replace(/[^\w]/g, '\\$&')}(?![\\w-])`);
    return String(part.value).split(word).flatMap((text, i) => (i ? [NAME, literal(text)] : [literal(text)]));
  }
}

/** Whether a name stands there and does not go on. */
function isText(atoms: readonly Atom[], at: number, text: string): boolean {
  const after = atoms[at + text.length];
  return [...text].every((char, k) => atoms[at + k] === char) && (typeof after !== 'string' || !/[\w-]/.test(after));
}

const BOOLEAN_TYPE: Type = Object.freeze({ kind: 'boolean' });

/** A character of a text, or an expression in it. */
type Atom = string | Node;

function atomsOf(text: Node): Atom[] {
  return (text.kind === 'concat' ? text.parts : [text]).flatMap((part): Atom[] => (part.kind === 'literal' ? [...String(part.value)] : [part]));
}

function sameAtom(a: Atom, b: Atom | undefined): boolean {
  return typeof a === 'string' || typeof b !== 'object' ? a === b : sameNode(a, b);
}

const enteredAs = new WeakMap<Loop, readonly Loop[]>();

/** Whether an expression reads only arguments of the helper, and items of its loops. */
function isClosed(node: Node, loops: readonly Loop[] = [GIVEN, NAMED]): boolean {
  switch (node.kind) {
    case 'item':
    case 'key':
      return loops.includes(node.loop);
    case 'value':
      return false;
    default:
      return childrenOf(node).every(child => isClosed(child, loops));
  }
}

/** Whether a body contains the name of a field, or the path of the values. */
function bodyMentions({ scopes, condition, message }: Body, loop: Loop): boolean {
  return [condition, message, ...scopes.flatMap(scope => (scope.kind === 'when' ? [scope.condition] : []))].some(node => mentions(node, loop));
}

function mentions(node: Node, loop: Loop): boolean {
  return (node.kind === 'key' && node.loop === loop) || (loop !== GIVEN && node.kind === 'item' && node.loop === loop) || childrenOf(node).some(child => mentions(child, loop));
}

function bodyText({ scopes, condition, message }: Body): string {
  return nodesText([condition, message, ...scopes.flatMap(scope => (scope.kind === 'when' ? [scope.condition] : []))]);
}

/** A string that is equal for nodes that are printed equally. */
function nodesText(nodes: readonly Node[]): string {
  return JSON.stringify(nodes, (key, value) => {
    switch (key) {
      case 'loop':
        return (value as Loop).itemName;
      case 'type':
        return typeText(value as Type);
      default:
        return value;
    }
  });
}

/** The parts of a type that affect how an expression is printed. */
function typeText(type: Type): string {
  switch (type.kind) {
    case 'string':
      return `string ${type.minLength > 0} ${type.numeric ?? false} ${type.digits ?? false} ${type.words ?? false}`;
    case 'integer':
    case 'number':
      return `${type.kind} ${type.minimum > 0 || type.maximum < 0}`;
    case 'list':
      return `list ${type.minItems > 0}`;
    default:
      return type.kind;
  }
}
