import { CharSet } from '../../values/schema/char-set';
import { labelOf } from '../node/label';
import { Node } from '../node/node';
import { BOOLEAN, IntegerType, integerType, ListType, literalStringType, MAX_INTEGER, MapType, ObjectType, stringType, StringType, Type, union } from '../node/type';
import { oneOf } from '../node/type-of-shape';
import { isPlainInteger, MAX_PLAIN_INTEGER } from '../../values/plain-integer';
import { Refusal, RefusalName } from '../../values/refusal';

/** More than any list or string in a release, and small enough for exact arithmetic. @internal */
export const MAX_LENGTH = 2 ** 32;

/** Maximum number of digits such that every integer is exact as a float64. @internal */
export const EXACT_DIGITS = 15;

/** @internal */
export const MAX_REPEAT = 10_000;
const BYTES_PER_CHAR = 4;
/** `\U0010ffff` */
const LONGEST_ESCAPE = 10;
/** @internal */
export const BASE64 = CharSet.WORD.without(CharSet.of('_')).union(CharSet.of('+/='));
/** @internal */
export const HEX = CharSet.of('0123456789abcdef');
/** @internal */
export const URL_SAFE = CharSet.WORD.union(CharSet.of('-.~'));
const NUMBER_TEXT = CharSet.of('0123456789+-.e');
const JSON_SYNTAX = CharSet.WORD.union(CharSet.of('{}[]",:\\ -+.'));

/** The type of the items of a list that has none. @internal */
export const NOTHING: StringType = stringType(CharSet.NONE, 0, 0);

const KIND_NAMES: Record<Type['kind'], readonly [one: string, several: string]> = {
  string: ['a string', 'strings'],
  integer: ['an integer', 'integers'],
  number: ['a number', 'numbers'],
  boolean: ['a boolean', 'booleans'],
  list: ['a list', 'lists'],
  map: ['a map', 'maps'],
  object: ['a map', 'maps'],
  any: ['a value of any type', 'values of any type'],
};

/** @internal */
export function needKind(node: Node, name: string, kinds: readonly Type['kind'][], hint = ''): void {
  need(kinds.includes(node.type.kind), `${name} ${labelOf(node)} is ${one(node.type)}, expected ${alternatives(kinds.map(kind => KIND_NAMES[kind][0]))}${hint}`,
    'argument-type');
}

/** @internal */
export function needItems(node: Node, kinds: readonly Type['kind'][], why: string, refusal?: RefusalName): void {
  const items = itemTypeOf(node);
  need(items === NOTHING || kinds.includes(items.kind), `${labelOf(node)} holds ${several(items)}${why.startsWith('expected') ? ',' : ';'} ${why}`, refusal);
}

function one(type: Type): string {
  return KIND_NAMES[type.kind][0];
}

/** @internal */
export function several(type: Type): string {
  return KIND_NAMES[type.kind][1];
}

function alternatives(names: readonly string[]): string {
  const all = [...new Set(names)];
  return [all.slice(0, -1).join(', '), all[all.length - 1]].filter(part => part !== '').join(' or ');
}

/** @internal */
export function need(holds: boolean, message: string, refusal: RefusalName = 'function-not-exact'): void {
  if (!holds) {
    throw new Refusal(refusal, message);
  }
}

/** @internal */
export function needWithin(node: Node, minimum: number, maximum: number, name: string): void {
  const given = bounds(node);
  need(given.minimum >= minimum && given.maximum <= maximum,
    `${name} ${labelOf(node)} ${range(given)}, expected from ${minimum} to ${maximum}${node.kind === 'literal' ? '' : ': declare minimum and maximum'}`);
}

/** @internal */
export function nonZero(node: Node): void {
  const { minimum, maximum } = bounds(node);
  need(minimum > 0 || maximum < 0, `the divisor ${labelOf(node)} may be 0, and Helm cannot divide by 0: declare minimum 1`);
}

/** @internal */
export function literalOf(node: Node): string {
  return (node as Extract<Node, { kind: 'literal' }>).value as string;
}

/** @internal */
export function stringOf(node: Node): StringType {
  return node.type as StringType;
}

function range({ minimum, maximum }: Bounds): string {
  return minimum === maximum ? `is ${minimum}` : `may be from ${minimum} to ${maximum}`;
}

interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** @internal */
export function bounds(node: Node): Bounds {
  return node.type as Type & Bounds;
}

/** The items of a list, of a kind for which a literal without items counts as anything. @internal */
export function itemTypeOf(node: Node): Type {
  const { items } = node.type as ListType;
  return isNothing(items) ? NOTHING : items;
}

/** @internal */
export function minItemsOf(node: Node): number {
  return (node.kind === 'value' || node.kind === 'item') && node.absent ? 0 : (node.type as ListType).minItems;
}

/** @internal */
export function listType(items: Type, minItems: number): ListType {
  return Object.freeze({ kind: 'list', items, minItems });
}

/** @internal */
export function itemOf(l: Node): Type {
  need(minItemsOf(l) > 0, `the list ${labelOf(l)} may be empty: declare minItems 1, or test isEmpty() first`);
  return itemTypeOf(l);
}

function isNothing(type: Type): boolean {
  return type.kind === 'string' && type.maxLength === 0 && type.oneOf === undefined;
}

/** The union of two types; `any` if they have nothing in common. @internal */
export function common(a: Type, b: Type): Type {
  if (isNothing(a) || isNothing(b)) {
    return isNothing(a) ? b : a;
  }
  if (a.kind !== b.kind && isNumeric(a) && isNumeric(b)) {
    return Object.freeze({ kind: 'number', minimum: Math.min(a.minimum, b.minimum), maximum: Math.max(a.maximum, b.maximum) });
  }
  if (a.kind === 'list' && b.kind === 'list') {
    return listType(common(a.items, b.items), Math.min(a.minItems, b.minItems));
  }
  if (a.kind === 'object' && b.kind === 'map') {
    return Object.keys(a.fields).length ? union(asMap(a), b) : b;
  }
  return a.kind === 'map' && b.kind === 'object' ? common(b, a) : union(a, b);
}

function isNumeric(type: Type): type is Extract<Type, Bounds> {
  return type.kind === 'integer' || type.kind === 'number';
}

/** The union of two types; refuses types that have nothing in common. @internal */
export function same(a: Node, b: Node, typeOfB = b.type, typeOfA = a.type): Type {
  return sameKind(typeOfA, labelOf(a), typeOfB, labelOf(b));
}

function sameKind(a: Type, labelOfA: string, b: Type, labelOfB: string): Type {
  const [m, n] = [a, b].map(type => (isNumeric(type) ? 'number' : type.kind === 'object' ? 'map' : type.kind));
  need(m === n || m === 'any' || n === 'any', `${labelOfB} is ${one(b)} and ${labelOfA} is ${one(a)}: use the same type for both`, 'argument-type');
  return common(a, b);
}

/** The type of a non-empty value. @internal */
export function notEmpty(type: Type): Type {
  if (isNothing(type)) {
    return type;
  }
  switch (type.kind) {
    case 'string':
      return Object.freeze({
        ...type,
        minLength: Math.max(1, type.minLength),
        maxLength: Math.max(1, type.maxLength),
        ...(type.oneOf && { oneOf: type.oneOf.filter(s => s !== '') }),
      });
    case 'integer':
      return type.minimum === 0 && type.maximum > 0 ? integerType(1, type.maximum)
        : type.maximum === 0 && type.minimum < 0 ? integerType(type.minimum, -1) : type;
    case 'list':
      return listType(type.items, Math.max(1, type.minItems));
    default:
      return type;
  }
}

/** @internal */
export function comparison(a: Node, others: readonly Node[]): Type {
  for (const b of others) {
    need(a.type.kind === b.type.kind || (isNumeric(a.type) && isNumeric(b.type)),
      `${labelOf(a)} is ${one(a.type)} and ${labelOf(b)} is ${one(b.type)}, which Helm cannot compare: use the same type for both`,
      'argument-type');
  }
  return BOOLEAN;
}

/** @internal */
export function membership(item: Node, l: Node): Type {
  const items = itemTypeOf(l);
  if (items === NOTHING) {
    return BOOLEAN;
  }
  need(items.kind !== 'number', `${labelOf(l)} holds numbers, which have different types in a values file and in --set: declare integers or strings`);
  needKind(item, 'the item', [items.kind]);
  if (items.kind === 'integer') {
    needPlainIntegers(items, `${labelOf(l)} may hold`);
    needPlainIntegers(bounds(item), `${labelOf(item)} may be`);
  }
  return BOOLEAN;
}

function needPlainIntegers(bounds: Bounds, what: string): void {
  need(isPlainInteger(bounds),
    `${what} an integer beyond ±${MAX_PLAIN_INTEGER}, which Helm renders with an exponent: declare minimum and maximum`);
}

/** The type of a scalar as a string. @internal */
export function textOf(type: Type): StringType {
  switch (type.kind) {
    case 'boolean':
      return oneOf(['true', 'false']);
    case 'integer': {
      const lengths = [type.minimum, type.maximum].map(n => String(n).length);
      return type.minimum === type.maximum ? literalStringType(String(type.minimum)) : stringType(
        type.minimum < 0 ? CharSet.DIGITS.union(CharSet.of('-')) : CharSet.DIGITS,
        type.minimum <= 0 && type.maximum >= 0 ? 1 : Math.min(...lengths),
        Math.max(...lengths),
      );
    }
    case 'number':
      return stringType(NUMBER_TEXT, 1, 25);
    default:
      return type as StringType;
  }
}

/** @internal */
export function surround({ chars, minLength, maxLength }: StringType, mark: string): StringType {
  return stringType(chars.union(CharSet.of(mark)), minLength + 2, maxLength + 2);
}

/** @internal */
export function quoted(type: StringType): StringType {
  const escaped = CharSet.CONTROL.union(CharSet.of('"\\'));
  if (type.chars.isAscii && !type.chars.intersects(escaped)) {
    return surround(type, '"');
  }
  const chars = type.chars.without(CharSet.CONTROL).union(CharSet.WORD).union(CharSet.of('"\\'));
  return stringType(chars, type.minLength + 2, times(type.maxLength, LONGEST_ESCAPE) + 2);
}

/** @internal */
export function shortened(s: Node): StringType {
  const { chars, maxLength } = stringOf(s);
  return stringType(chars, 0, maxLength);
}

/** The type after a change of case; `all` if every letter changes. @internal */
export function recased(s: Node, from: string, to: string, all: boolean): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  const [first, other] = [from.charCodeAt(0), to.charCodeAt(0)];
  const letters = [...Array(26).keys()].filter(i => chars.intersects(CharSet.range(first + i, first + i)));
  const made = letters.map(i => CharSet.range(other + i, other + i)).reduce((a, b) => a.union(b), CharSet.NONE);
  return stringType((all ? chars.without(CharSet.range(first, first + 25)) : chars).union(made), minLength, maxLength);
}

/** @internal */
export function truncated(n: Node, s: Node): StringType {
  const { minimum, maximum } = bounds(n);
  const type = stringOf(s);
  if (minimum >= type.maxLength) {
    return type;
  }
  const least = minimum <= 0 && maximum >= 0 ? 0 : Math.min(Math.abs(minimum), Math.abs(maximum));
  const most = Math.max(Math.abs(minimum), Math.abs(maximum));
  return stringType(type.chars, Math.min(type.minLength, least), Math.min(type.maxLength, most));
}

/** @internal */
export function substring(start: Node, end: Node, s: Node): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  const [from, to] = [bounds(start), bounds(end)];
  need(from.minimum >= 0 && from.maximum <= minLength,
    `the start ${labelOf(start)} may be outside of the string ${labelOf(s)}, where Helm fails: use trunc, or declare minLength`);
  need(to.maximum < 0 || to.minimum >= from.maximum,
    `the end ${labelOf(end)} may be before the start ${labelOf(start)}, where Helm fails: use -1 for the rest of the string`);
  return stringType(chars, 0, to.maximum < 0 ? maxLength - from.minimum : Math.min(maxLength, to.maximum) - Math.min(maxLength, from.minimum));
}

/** The character of a one-character literal, as a set; otherwise empty. @internal */
export function onlyChar(node: Node): CharSet {
  const { oneOf: texts, maxLength, chars } = stringOf(node);
  return texts?.length === 1 && maxLength === 1 && chars.isAscii ? chars : CharSet.NONE;
}

/** @internal */
export function replaced(old: Node, by: Node, s: Node): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  need(stringOf(old).minLength > 0, `the old string ${labelOf(old)} may be empty: give a string of at least one character`);
  if (onlyChar(old) !== CharSet.NONE && !chars.intersects(onlyChar(old))) {
    return stringOf(s);
  }
  const grows = Math.max(1, stringOf(by).maxLength / stringOf(old).minLength);
  const least = stringOf(by).minLength >= stringOf(old).maxLength ? minLength : Math.min(1, minLength, stringOf(by).minLength);
  return stringType(chars.without(onlyChar(old)).union(stringOf(by).chars), least, Math.ceil(times(maxLength, grows)));
}

/** @internal */
export function indented(n: Node, s: Node): StringType {
  needWithin(n, 0, MAX_REPEAT, 'the number of spaces');
  const { chars, minLength, maxLength } = stringOf(s);
  const { minimum, maximum } = bounds(n);
  const lines = chars.hasAnyOf('\n') ? maxLength + 1 : 1;
  return stringType(maximum > 0 ? chars.union(CharSet.of(' ')) : chars, minLength + minimum, maxLength + times(maximum, lines));
}

/** @internal */
export function joined(sep: Node, l: Node): StringType {
  const items = itemTypeOf(l);
  needItems(l, ['string', 'integer', 'boolean'], 'expected strings, integers or booleans', 'argument-type');
  if (items.kind === 'integer') {
    needPlainIntegers(items, `${labelOf(l)} may hold`);
  }
  const item = textOf(items);
  const count = minItemsOf(l);
  return stringType(item.chars.union(stringOf(sep).chars), count * item.minLength + Math.max(0, count - 1) * stringOf(sep).minLength);
}

/** @internal */
export function bytesOf({ chars, minLength, maxLength }: StringType): Bounds {
  return { minimum: minLength, maximum: chars.isAscii ? maxLength : times(maxLength, BYTES_PER_CHAR) };
}

/** @internal */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** A product, with 0 times infinity = 0. @internal */
export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** @internal */
export function jsonText(x: Node): StringType {
  // Control characters below the space are escaped; DEL is not.
  return x.type.kind === 'boolean' || isNumeric(x.type) ? textOf(x.type)
    : stringType(charsWithin(x.type).without(CharSet.range(0x00, 0x1f)).union(JSON_SYNTAX), x.type.kind === 'any' ? 1 : 2);
}

/** All characters of strings within a value. */
function charsWithin(type: Type): CharSet {
  switch (type.kind) {
    case 'string':
      return type.chars;
    case 'list':
      return charsWithin(type.items);
    case 'map':
      return type.keys.chars.union(charsWithin(type.items));
    case 'object':
      return Object.entries(type.fields).reduce((chars, [name, field]) => chars.union(CharSet.of(name)).union(charsWithin(field.type)), CharSet.NONE);
    case 'any':
      return CharSet.ALL;
    default:
      return CharSet.NONE;
  }
}

/** A map with known keys as a map with unknown keys. @internal */
export function asMap(type: Type): MapType {
  if (type.kind !== 'object') {
    return type as MapType;
  }
  const names = Object.keys(type.fields);
  return Object.freeze({
    kind: 'map',
    keys: names.length ? oneOf(names) : NOTHING,
    items: Object.values(type.fields).map(field => field.type).reduce(common, NOTHING),
  });
}

/** @internal */
export function dictionary(args: readonly Node[]): ObjectType {
  need(args.length % 2 === 0, 'the last key has no value: alternate keys and values', 'argument-type');
  const fields: Record<string, { type: Type }> = {};
  for (let i = 0; i < args.length; i += 2) {
    const key = args[i];
    needKind(key, 'the key', ['string']);
    need(key.kind === 'literal', `the key comes from ${labelOf(key)}, expected a literal`, 'argument-type');
    need(!Object.prototype.hasOwnProperty.call(fields, literalOf(key)), `the key ${labelOf(key)} is duplicate`, 'argument-type');
    Object.defineProperty(fields, literalOf(key), { value: { type: args[i + 1].type }, enumerable: true });
  }
  return Object.freeze({ kind: 'object', fields });
}

/** @internal */
export function gotten(m: Node, key: Node): Type {
  if (m.type.kind === 'object') {
    const field = fieldOf(m.type, key);
    need(field.default === undefined && (!field.absent || (field.absent === 'optional' && field.type.kind === 'string')),
      `the field ${labelOf(key)} may be absent, which Helm reads as an empty string: use dig, which takes a default`);
    return field.absent ? union(field.type, literalStringType('')) : field.type;
  }
  const { items } = m.type as MapType;
  need(items.kind === 'string' || items.kind === 'any',
    `a key that is absent from ${labelOf(m)} reads as an empty string in Helm, and its items are ${several(items)}: use dig, which takes a default`);
  return union(items, literalStringType(''));
}

function fieldOf(type: ObjectType, key: Node): ObjectType['fields'][string] {
  need(key.kind === 'literal', `the key comes from ${labelOf(key)}, expected a literal, since the fields are declared`, 'argument-type');
  const known = Object.keys(type.fields);
  need(known.includes(literalOf(key)),
    `unknown field ${labelOf(key)}, expected ${known.length ? `one of ${known.join(', ')}` : 'none, since none is declared'}`, 'argument-type');
  return type.fields[literalOf(key)];
}

/** @internal */
export function dug(args: readonly Node[]): Type {
  const [otherwise, m] = args.slice(-2);
  const path = args.slice(0, -2);
  let type = m.type;
  for (const key of path) {
    switch (type.kind) {
      case 'any':
        break;
      case 'map':
        type = type.items;
        break;
      case 'object':
        type = fieldOf(type, key).type;
        break;
      default:
        throw new Refusal('argument-type', `${labelOf(key)}: got ${one(type)} on the way to it, expected a map`);
    }
  }
  return sameKind(otherwise.type, labelOf(otherwise), type, `${labelOf(m)}.${path.map(key => (key.kind === 'literal' ? literalOf(key) : labelOf(key))).join('.')}`);
}

/** @internal */
export function selection(m: Node, keys: readonly Node[], kept: boolean): Type {
  if (m.type.kind !== 'object') {
    return m.type;
  }
  const names = keys.map(key => (fieldOf(m.type as ObjectType, key), literalOf(key)));
  return Object.freeze({
    kind: 'object',
    fields: Object.fromEntries(Object.entries(m.type.fields).filter(([name]) => names.includes(name) === kept)),
  });
}

/** @internal */
export function merged(maps: readonly Node[]): Type {
  for (const m of maps) {
    const { items } = asMap(m.type);
    need(items.kind === 'string',
      `${labelOf(m)} holds ${several(items)}, expected a map of strings, since Helm merges others deeply: write a map in the chart with the entries of both`);
  }
  return maps.map(m => asMap(m.type)).reduce<Type>((a, b) => common(a, b), { kind: 'map', keys: NOTHING, items: NOTHING });
}

/** An integer within bounds, if all are exact as a float64. @internal */
export function exactly(minimum: number, maximum: number, of: readonly Node[]): IntegerType {
  need(minimum >= -MAX_INTEGER && maximum <= MAX_INTEGER,
    `the result for ${[...new Set(of.map(labelOf))].join(' and ')} may be from ${minimum} to ${maximum}, expected ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values`);
  return integerType(minimum + 0, maximum + 0);
}

/** @internal */
export function corners(a: Bounds, b: Bounds, of: readonly Node[], compute: (m: number, n: number) => number): IntegerType {
  const results = [a.minimum, a.maximum].flatMap(m => [b.minimum, b.maximum].map(n => compute(m, n)));
  return exactly(Math.min(...results), Math.max(...results), of);
}

/** @internal */
export function extremes(args: readonly Node[], choose: (...numbers: number[]) => number): IntegerType {
  return integerType(choose(...args.map(x => bounds(x).minimum)), choose(...args.map(x => bounds(x).maximum)));
}
