import { CharSet } from '../../values/schema/char-set';
import { charsReplaced } from './chars-replaced';
import { Param, Signature } from './functions';
import { FunctionName } from '../node/function-name';
import { labelOf } from '../node/label';
import { Node } from '../node/node';
import { parseFormat, typeOfFormat } from './printf';
import { asMap, BASE64, base64Length, bounds, bytesOf, common, comparison, corners, dictionary, dug, EXACT_DIGITS, exactly, extremes, gotten, HEX, indented, itemOf, itemTypeOf, joined, jsonText, listType, literalOf, MAX_LENGTH, MAX_REPEAT, membership, merged, minItemsOf, need, needItems, needKind, nonZero, notEmpty, NOTHING, onlyChar, quoted, recased, replaced, same, selection, several, shortened, stringOf, substring, surround, textOf, times, truncated, URL_SAFE, needWithin } from './result-types';
import { BOOLEAN, IntegerType, integerType, ListType, MAX_INTEGER, stringType, StringType, Type } from '../node/type';
import { isVersion, parseConstraint } from './version-constraint';
import { parsePattern } from '../../values/schema/portable-pattern';

/** @internal */
export const SIGNATURES: Record<FunctionName, Signature> = {
  // logic
  and: fn([many(2, boolean('the condition'))], () => BOOLEAN),
  or: fn([many(2, boolean('the condition'))], () => BOOLEAN),
  not: fn([boolean('the condition')], () => BOOLEAN),
  truthy: fn([mayBeAbsent(anything('the value'))], () => BOOLEAN),
  empty: fn([mayBeAbsent(anything('the value'))], () => BOOLEAN),
  eq: fn([scalar('the value'), many(1, scalar('the other'))], ([a, ...others]) => comparison(a, others)),
  ne: fn([scalar('the value'), scalar('the other')], ([a, b]) => comparison(a, [b])),
  lt: fn([ordered('the value'), ordered('the other')], ([a, b]) => comparison(a, [b])),
  le: fn([ordered('the value'), ordered('the other')], ([a, b]) => comparison(a, [b])),
  gt: fn([ordered('the value'), ordered('the other')], ([a, b]) => comparison(a, [b])),
  ge: fn([ordered('the value'), ordered('the other')], ([a, b]) => comparison(a, [b])),
  ternary: fn([anything('the value when true'), anything('the value when false'), boolean('the condition')],
    ([a, b]) => same(a, b)),
  default: fn([anything('the default'), mayBeAbsent(anything('the value'))], ([d, x]) => same(d, x, notEmpty(x.type))),
  coalesce: fn([many(1, mayBeAbsent(anything('the value'))), anything('the last value')],
    args => args.slice(0, -1).reduceRight((type, x) => same(args[args.length - 1], x, notEmpty(x.type), type), args[args.length - 1].type)),
  // questions
  hasKey: fn([map('the map'), text('the key')], () => BOOLEAN),
  has: fn([scalar('the item'), list('the list')], ([item, l]) => membership(item, l)),
  contains: fn([text('the part'), text('the string')], () => BOOLEAN),
  hasPrefix: fn([text('the prefix'), text('the string')], () => BOOLEAN),
  hasSuffix: fn([text('the suffix'), text('the string')], () => BOOLEAN),
  regexMatch: fn([literalText('the pattern'), text('the string')], ([pattern]) => {
    parsePattern(literalOf(pattern));
    return BOOLEAN;
  }),
  kindIs: fn([literalText('the kind'), anything('the value')], ([kind]) => {
    need(['string', 'bool', 'map', 'slice'].includes(literalOf(kind)),
      `the kind is ${labelOf(kind)}, expected one of "string", "bool", "map" and "slice", since numbers have different kinds in a values file and in --set`);
    return BOOLEAN;
  }),
  // text
  quote: fn([quotable('the value')], ([x]) => quoted(textOf(x.type))),
  squote: fn([quotable('the value')], ([x]) => surround(textOf(x.type), '\'')),
  trim: fn([text('the string')], ([s]) => shortened(s)),
  trimAll: fn([text('the characters'), text('the string')], ([, s]) => shortened(s)),
  trimPrefix: fn([text('the prefix'), text('the string')], ([, s]) => shortened(s)),
  trimSuffix: fn([text('the suffix'), text('the string')], ([, s]) => shortened(s)),
  lower: fn([asciiText('the string')], ([s]) => recased(s, 'A', 'a', true)),
  upper: fn([asciiText('the string')], ([s]) => recased(s, 'a', 'A', true)),
  title: fn([asciiText('the string')], ([s]) => recased(s, 'a', 'A', false)),
  trunc: fn([integer('the length'), asciiText('the string')], ([n, s]) => truncated(n, s)),
  substr: fn([integer('the start'), integer('the end'), asciiText('the string')], ([start, end, s]) => substring(start, end, s)),
  // Helm processes the string byte by byte.
  nospace: fn([asciiText('the string')], ([s]) => {
    const { chars, maxLength } = stringOf(s);
    return stringType(chars.without(CharSet.of(' \t\n\v\f\r')), 0, maxLength);
  }),
  replace: fn([text('the old string'), text('the new string'), text('the string')], ([old, by, s]) => replaced(old, by, s)),
  regexReplaceAll: fn([literalText('the pattern'), text('the string'), text('the replacement')], ([pattern, s, by]) => {
    const { chars, maxLength } = stringOf(s);
    need(!stringOf(by).chars.hasAnyOf('$'), `the replacement ${labelOf(by)} may contain "$", which refers to a group: use replace`);
    const kept = chars.without(charsReplaced(literalOf(pattern)));
    return stringType(kept.union(stringOf(by).chars), 0, times(maxLength, Math.max(1, stringOf(by).maxLength)));
  }),
  repeat: fn([integer('the count'), text('the string')], ([n, s]) => {
    const count = bounds(n);
    needWithin(n, 0, MAX_REPEAT, 'the count');
    const { chars, minLength, maxLength } = stringOf(s);
    return stringType(chars, count.minimum * minLength, times(maxLength, count.maximum));
  }),
  indent: fn([integer('the number of spaces'), text('the string')], ([n, s]) => indented(n, s)),
  nindent: fn([integer('the number of spaces'), text('the string')], ([n, s]) => {
    const { chars, minLength, maxLength } = indented(n, s);
    return stringType(chars.union(CharSet.of('\n')), minLength + 1, maxLength + 1);
  }),
  printf: fn([literalText('the format'), many(0, scalar('the argument'))],
    ([format, ...args]) => typeOfFormat(parseFormat(literalOf(format)), args)),
  join: fn([text('the separator'), list('the list')], ([sep, l]) => joined(sep, l)),
  splitList: fn([text('the separator'), text('the string')], ([sep, s]) => {
    need(stringOf(sep).minLength > 0, `the separator ${labelOf(sep)} may be empty: give a string of at least one character`);
    const { chars, maxLength } = stringOf(s);
    return listType(stringType(chars.without(onlyChar(sep)), 0, maxLength), 1);
  }),
  toString: fn([scalar('the value')], ([x]) => textOf(x.type)),
  atoi: fn([text('the string')], ([s]) => {
    const { chars, minLength, maxLength } = stringOf(s);
    need(chars.isWithin(CharSet.DIGITS) && minLength > 0 && maxLength <= EXACT_DIGITS,
      `the string ${labelOf(s)} may be other than 1 to ${EXACT_DIGITS} digits, which Helm reads as 0: ` +
      `declare it as an integer, or with the pattern ^[0-9]+$ and maxLength ${EXACT_DIGITS}`, 'argument-type');
    return integerType(0, 10 ** maxLength - 1);
  }),
  b64enc: fn([text('the string')], ([s]) => {
    const bytes = bytesOf(stringOf(s));
    return stringType(BASE64, base64Length(bytes.minimum), base64Length(bytes.maximum));
  }),
  urlquery: fn([text('the string')], ([s]) => {
    const type = stringOf(s);
    return type.chars.isWithin(URL_SAFE) ? type
      : stringType(URL_SAFE.union(CharSet.of('%+')), type.minLength, times(bytesOf(type).maximum, '%00'.length));
  }),
  sha1sum: fn([text('the string')], () => stringType(HEX, 40, 40)),
  sha256sum: fn([text('the string')], () => stringType(HEX, 64, 64)),
  sha512sum: fn([text('the string')], () => stringType(HEX, 128, 128)),
  adler32sum: fn([text('the string')], () => stringType(CharSet.DIGITS, 1, String(2 ** 32).length)),
  toJson: fn([anything('the value')], ([x]) => jsonText(x)),
  toRawJson: fn([anything('the value')], ([x]) => jsonText(x)),
  toPrettyJson: fn([anything('the value')], ([x]) => {
    const { chars, minLength } = jsonText(x);
    return stringType(chars.union(CharSet.of('\n')), minLength);
  }),
  // maps
  dict: fn([many(0, anything('the key or value'))], args => dictionary(args)),
  get: fn([map('the map'), text('the key')], ([m, key]) => gotten(m, key)),
  dig: fn([many(1, text('the key')), anything('the default'), map('the map')], args => dug(args)),
  keys: fn([map('the map')], ([m]) => listType(asMap(m.type).keys, 0)),
  pick: fn([map('the map'), many(1, text('the key'))], ([m, ...keys]) => selection(m, keys, true)),
  omit: fn([map('the map'), many(1, text('the key'))], ([m, ...keys]) => selection(m, keys, false)),
  merge: fn([many(2, map('the map'))], args => merged(args)),
  mergeOverwrite: fn([many(2, map('the map'))], args => merged(args)),
  product: fn([{ ...integer('the greatest number of combinations'), literal: true }, map('the map')], ([most, m]) => {
    needWithin(most, 1, MAX_LENGTH, 'the greatest number of combinations');
    const { keys, items } = asMap(m.type);
    if (items === NOTHING) {
      return listType(asMap(m.type), 1);
    }
    need(items.kind === 'list', `${labelOf(m)} holds ${several(items)}, expected lists of which each combination has an item`, 'argument-type');
    const { items: values, minItems } = items as ListType;
    return listType(Object.freeze({ kind: 'map', keys, items: values }), Math.min(1, minItems));
  }),
  // lists
  list: fn([many(0, anything('the item'))], items => listType(items.map(x => x.type).reduce(common, NOTHING), items.length)),
  first: fn([list('the list')], ([l]) => itemOf(l)),
  last: fn([list('the list')], ([l]) => itemOf(l)),
  rest: fn([list('the list')], ([l]) => listType(itemTypeOf(l), Math.max(0, minItemsOf(l) - 1))),
  initial: fn([list('the list')], ([l]) => listType(itemTypeOf(l), Math.max(0, minItemsOf(l) - 1))),
  append: fn([list('the list'), anything('the item')], ([l, x]) => listType(common(itemTypeOf(l), x.type), minItemsOf(l) + 1)),
  prepend: fn([list('the list'), anything('the item')], ([l, x]) => listType(common(itemTypeOf(l), x.type), minItemsOf(l) + 1)),
  concat: fn([many(1, list('the list'))],
    lists => listType(lists.map(itemTypeOf).reduce(common), lists.map(minItemsOf).reduce((a, b) => a + b))),
  reverse: fn([list('the list')], ([l]) => listType(itemTypeOf(l), minItemsOf(l))),
  sortAlpha: fn([list('the list')], ([l]) => {
    needItems(l, ['string'], 'it sorts strings only');
    return listType(itemTypeOf(l), minItemsOf(l));
  }),
  uniq: fn([list('the list')], ([l]) => {
    needItems(l, ['string', 'boolean'], 'it compares strings and booleans only, since numbers have different types in a values file and in --set');
    return listType(itemTypeOf(l), Math.min(1, minItemsOf(l)));
  }),
  without: fn([list('the list'), many(1, scalar('the item'))], ([l, ...items]) => {
    needItems(l, ['string', 'boolean'], 'it compares strings and booleans only, since numbers have different types in a values file and in --set');
    items.forEach(item => needKind(item, 'the item', [itemTypeOf(l).kind]));
    return listType(itemTypeOf(l), 0);
  }),
  compact: fn([list('the list')], ([l]) => listType(notEmpty(itemTypeOf(l)), 0)),
  sample: fn([integer('the number of items'), text('the seed'), list('the list')], ([n, , l]) => {
    needWithin(n, 0, MAX_LENGTH, 'the number of items');
    return listType(itemTypeOf(l), Math.min(bounds(n).minimum, minItemsOf(l)));
  }),
  complete: fn([map('the other entries'), list('the list')], ([m, l]) => {
    const [items, others] = [itemTypeOf(l), asMap(m.type)];
    needItems(l, ['map', 'object'], 'expected maps', 'argument-type');
    const own = asMap(items === NOTHING ? others : items);
    return listType(Object.freeze({ kind: 'map', keys: common(own.keys, others.keys) as StringType, items: common(own.items, others.items) }), minItemsOf(l));
  }),
  // The list is what the template reads back: the text is its JSON.
  fromJsonArray: fn([text('the JSON of the list'), list('the list')], ([, l]) => l.type),
  len: fn([{ name: 'the value', kinds: ['string', 'list', 'map', 'object'] }], ([x]) =>
    x.type.kind === 'string' ? integerType(bytesOf(x.type).minimum, Math.min(bytesOf(x.type).maximum, MAX_LENGTH))
      : integerType(x.type.kind === 'list' ? minItemsOf(x) : 0, MAX_LENGTH)),
  until: fn([integer('the end')], ([n]) => {
    needWithin(n, 0, MAX_REPEAT, 'the end');
    return listType(integerType(0, Math.max(0, bounds(n).maximum - 1)), bounds(n).minimum);
  }),
  // numbers
  add: fn([many(2, integer('the number'))], args => args.map(integerOf).reduce((a, b) => exactly(a.minimum + b.minimum, a.maximum + b.maximum, args))),
  sub: fn([integer('the number'), integer('the other')], ([x, y]) => {
    const [a, b] = [bounds(x), bounds(y)];
    return exactly(a.minimum - b.maximum, a.maximum - b.minimum, [x, y]);
  }),
  mul: fn([many(2, integer('the number'))], args => args.map(integerOf).reduce((a, b) => corners(a, b, args, (m, n) => m * n))),
  div: fn([integer('the number'), integer('the divisor')], ([x, y]) => {
    nonZero(y);
    return corners(bounds(x), bounds(y), [x, y], (m, n) => Math.trunc(m / n));
  }),
  mod: fn([integer('the number'), integer('the divisor')], ([x, y]) => {
    nonZero(y);
    const [a, b] = [bounds(x), bounds(y)];
    const most = Math.max(Math.abs(b.minimum), Math.abs(b.maximum)) - 1;
    return integerType(a.minimum < 0 ? Math.max(a.minimum, -most) : 0, a.maximum > 0 ? Math.min(a.maximum, most) : 0);
  }),
  max: fn([many(2, integer('the number'))], args => extremes(args, Math.max)),
  min: fn([many(2, integer('the number'))], args => extremes(args, Math.min)),
  floor: fn([number('the number')], ([x]) => exactly(Math.floor(bounds(x).minimum), Math.floor(bounds(x).maximum), [x])),
  ceil: fn([number('the number')], ([x]) => exactly(Math.ceil(bounds(x).minimum), Math.ceil(bounds(x).maximum), [x])),
  round: fn([number('the number'), { ...integer('the number of digits'), literal: true }], ([x, digits]) => {
    needWithin(digits, 0, EXACT_DIGITS, 'the number of digits');
    const { minimum, maximum } = bounds(x);
    need(minimum >= 0, `the number ${labelOf(x)} may be negative, and Helm rounds -1.2 to -2: declare minimum 0`);
    need(maximum <= MAX_INTEGER, `the number ${labelOf(x)} may be too large to be rounded: declare maximum`);
    // Beyond the digits of a float64, the scaled number is one of few, and the result a little more or less than the number.
    const spill = maximum * 10 ** bounds(digits).maximum > MAX_INTEGER ? 1 : 0;
    return Object.freeze({ kind: 'number', minimum: Math.max(0, Math.floor(minimum) - spill), maximum: Math.ceil(maximum) + spill });
  }),
  int: fn([number('the number')], ([x]) => exactly(Math.trunc(bounds(x).minimum), Math.trunc(bounds(x).maximum), [x])),
  int64: fn([number('the number')], ([x]) => exactly(Math.trunc(bounds(x).minimum), Math.trunc(bounds(x).maximum), [x])),
  float64: fn([number('the number')], ([x]) => Object.freeze({ ...bounds(x), kind: 'number' })),
  // cluster
  semverCompare: fn([literalText('the constraint'), text('the version')], ([constraint, version]) => {
    parseConstraint(literalOf(constraint));
    for (const known of stringOf(version).oneOf ?? []) {
      need(isVersion(known), `${JSON.stringify(known)} is not a version, expected a string such as "1.29.3"`, 'argument-type');
    }
    return BOOLEAN;
  }),
  apiVersionsHas: fn([text('the API version')], () => BOOLEAN),
};

function fn(params: readonly Param[], result: (args: readonly Node[]) => Type): Signature {
  return { params, result };
}

function integerOf(node: Node): IntegerType {
  return node.type as IntegerType;
}

function text(name: string): Param {
  return { name, kinds: ['string'] };
}

function asciiText(name: string): Param {
  return { name, kinds: ['string'], ascii: true };
}

function literalText(name: string): Param {
  return { name, kinds: ['string'], literal: true };
}

function boolean(name: string): Param {
  return { name, kinds: ['boolean'] };
}

function integer(name: string): Param {
  return { name, kinds: ['integer'] };
}

function number(name: string): Param {
  return { name, kinds: ['integer', 'number'] };
}

function quotable(name: string): Param {
  return { name, kinds: ['string', 'integer', 'boolean'] };
}

function ordered(name: string): Param {
  return { name, kinds: ['string', 'integer', 'number'] };
}

function scalar(name: string): Param {
  return { name, kinds: ['string', 'integer', 'number', 'boolean'] };
}

function list(name: string): Param {
  return { name, kinds: ['list'] };
}

function map(name: string): Param {
  return { name, kinds: ['map', 'object'] };
}

function anything(name: string): Param {
  return { name, kinds: ['string', 'integer', 'number', 'boolean', 'list', 'map', 'object', 'any'] };
}

function mayBeAbsent(param: Param): Param {
  return { ...param, absent: true };
}

function many(least: number, param: Param): Param {
  return { ...param, many: least };
}

