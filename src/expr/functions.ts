import { CharSet } from './char-set';
import { labelOf } from './label';
import { CallNode, Node } from './node';
import { charsReplaced, checkPattern } from './pattern';
import { parseFormat, typeOfFormat } from './printf';
import { ANY, BOOLEAN, integerType, ListType, literalStringType, MAX_INTEGER, MapType, ObjectType, stringType, StringType, Type, union } from './type';
import { oneOf } from './type-of-shape';
import { isVersion, parseConstraint } from './version-constraint';
import { Refusal, RefusalName } from '../values/refusal';

/**
 * The functions that expressions may call, under the names that Helm has for them. `truthy` and `apiVersionsHas` are
 * ours, for what a template writes without a function.
 *
 * The tables `SIGNATURES`, `FUNCTIONS` of `plain` and `FUNCTIONS` of `helm` list them in this order. `NOT_OFFERED`
 * says why others are missing.
 *
 * @internal
 */
export type FunctionName =
  // logic
  | 'and'
  | 'or'
  | 'not'
  | 'truthy'
  | 'empty'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'ternary'
  | 'default'
  | 'coalesce'
  // questions
  | 'hasKey'
  | 'has'
  | 'contains'
  | 'hasPrefix'
  | 'hasSuffix'
  | 'regexMatch'
  | 'kindIs'
  // text
  | 'quote'
  | 'squote'
  | 'trim'
  | 'trimAll'
  | 'trimPrefix'
  | 'trimSuffix'
  | 'lower'
  | 'upper'
  | 'title'
  | 'trunc'
  | 'substr'
  | 'nospace'
  | 'replace'
  | 'regexReplaceAll'
  | 'repeat'
  | 'indent'
  | 'nindent'
  | 'printf'
  | 'join'
  | 'splitList'
  | 'toString'
  | 'atoi'
  | 'b64enc'
  | 'urlquery'
  | 'sha1sum'
  | 'sha256sum'
  | 'sha512sum'
  | 'adler32sum'
  | 'toJson'
  | 'toRawJson'
  | 'toPrettyJson'
  // maps
  | 'dict'
  | 'get'
  | 'dig'
  | 'keys'
  | 'pick'
  | 'omit'
  | 'merge'
  | 'mergeOverwrite'
  // lists
  | 'list'
  | 'first'
  | 'last'
  | 'rest'
  | 'initial'
  | 'append'
  | 'prepend'
  | 'concat'
  | 'reverse'
  | 'sortAlpha'
  | 'uniq'
  | 'without'
  | 'compact'
  | 'len'
  | 'until'
  // numbers
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'mod'
  | 'max'
  | 'min'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'int'
  | 'int64'
  | 'float64'
  // cluster
  | 'semverCompare'
  | 'apiVersionsHas';

/** What a function takes and gives. @internal */
export interface Signature {
  /** In Helm's order, the subject last. At most one is `many`. */
  readonly params: readonly Param[];
  /** The type of the result. Refuses what both back ends could answer differently. */
  readonly result: (args: readonly Node[]) => Type;
}

/** @internal */
export interface Param {
  /** What a message calls it. */
  readonly name: string;
  readonly kinds: readonly Type['kind'][];
  /** It has to be known when the chart is synthesised. */
  readonly literal?: boolean;
  /** Helm counts or changes bytes, so that other characters than ASCII would be cut or changed differently. */
  readonly ascii?: boolean;
  /** The function asks whether it is there, so that it may be absent. */
  readonly absent?: boolean;
  /** It stands for any number of arguments, but at least for so many. */
  readonly many?: number;
}

/**
 * A function of the list with its arguments, as an expression.
 *
 * Refuses arguments of another kind (`argument-type`), those that may be absent where nobody asks (`value-optional`),
 * and those for which Helm and plain evaluation could differ (`function-not-exact`).
 *
 * @internal
 */
export function call(fn: FunctionName, args: readonly Node[]): CallNode {
  const { params, result } = SIGNATURES[fn];
  try {
    assign(params, args).forEach((param, i) => checkArgument(param, args[i]));
    return Object.freeze({ kind: 'call', fn, args: Object.freeze([...args]), type: result(args) });
  } catch (e) {
    throw e instanceof Refusal ? new Refusal(e.refusal, `${fn}: ${e.message}`) : e;
  }
}

/** Widest text of an integer that Helm prints from a float64 without an exponent. */
const PLAIN_INTEGER = 999_999;

/** Far beyond any list or text that fits into a release, and small enough to compute with. */
const MAX_LENGTH = 2 ** 32;

/** Longest text of digits of which every one is an integer that a float64 holds. */
const EXACT_DIGITS = 15;

const MAX_REPEAT = 10_000;
const BYTES_PER_CHAR = 4;
/** `\U0010ffff` */
const LONGEST_ESCAPE = 10;
const BASE64 = CharSet.WORD.without(CharSet.of('_')).union(CharSet.of('+/='));
const HEX = CharSet.of('0123456789abcdef');
const URL_SAFE = CharSet.WORD.union(CharSet.of('-.~'));
const NUMBER_TEXT = CharSet.of('0123456789+-.e');
const JSON_SYNTAX = CharSet.WORD.union(CharSet.of('{}[]",:\\ -+.'));

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
  contains: fn([text('the part'), text('the text')], () => BOOLEAN),
  hasPrefix: fn([text('the prefix'), text('the text')], () => BOOLEAN),
  hasSuffix: fn([text('the suffix'), text('the text')], () => BOOLEAN),
  regexMatch: fn([literalText('the pattern'), text('the text')], ([pattern]) => {
    checkPattern(literalOf(pattern));
    return BOOLEAN;
  }),
  kindIs: fn([literalText('the kind'), anything('the value')], ([kind]) => {
    need(['string', 'bool', 'map', 'slice'].includes(literalOf(kind)),
      `the kind is ${labelOf(kind)}; accepted are "string", "bool", "map" and "slice", since a number has another kind in a values file than after --set`);
    return BOOLEAN;
  }),
  // text
  quote: fn([quotable('the value')], ([x]) => quoted(textOf(x))),
  squote: fn([quotable('the value')], ([x]) => surround(textOf(x), '\'')),
  trim: fn([text('the text')], ([s]) => shortened(s)),
  trimAll: fn([text('the characters'), text('the text')], ([, s]) => shortened(s)),
  trimPrefix: fn([text('the prefix'), text('the text')], ([, s]) => shortened(s)),
  trimSuffix: fn([text('the suffix'), text('the text')], ([, s]) => shortened(s)),
  lower: fn([asciiText('the text')], ([s]) => recased(s, 'A', 'a', true)),
  upper: fn([asciiText('the text')], ([s]) => recased(s, 'a', 'A', true)),
  title: fn([asciiText('the text')], ([s]) => recased(s, 'a', 'A', false)),
  trunc: fn([integer('the length'), asciiText('the text')], ([n, s]) => truncated(n, s)),
  substr: fn([integer('the start'), integer('the end'), asciiText('the text')], ([start, end, s]) => substring(start, end, s)),
  nospace: fn([text('the text')], ([s]) => {
    const { chars, maxLength } = stringOf(s);
    return stringType(chars.without(CharSet.of(' \t\n\v\f\r')), 0, maxLength);
  }),
  replace: fn([text('the old text'), text('the new text'), text('the text')], ([old, by, s]) => replaced(old, by, s)),
  regexReplaceAll: fn([literalText('the pattern'), text('the text'), text('the replacement')], ([pattern, s, by]) => {
    const { chars, maxLength } = stringOf(s);
    need(!stringOf(by).chars.hasAnyOf('$'), `the replacement ${labelOf(by)} may hold "$", which stands for a group: use replace`);
    const kept = chars.without(charsReplaced(literalOf(pattern)));
    return stringType(kept.union(stringOf(by).chars), 0, times(maxLength, Math.max(1, stringOf(by).maxLength)));
  }),
  repeat: fn([integer('the count'), text('the text')], ([n, s]) => {
    const count = bounds(n);
    within(n, 0, MAX_REPEAT, 'the count');
    const { chars, minLength, maxLength } = stringOf(s);
    return stringType(chars, count.minimum * minLength, times(maxLength, count.maximum));
  }),
  indent: fn([integer('the number of spaces'), text('the text')], ([n, s]) => indented(n, s)),
  nindent: fn([integer('the number of spaces'), text('the text')], ([n, s]) => {
    const { chars, minLength, maxLength } = indented(n, s);
    return stringType(chars.union(CharSet.of('\n')), minLength + 1, maxLength + 1);
  }),
  printf: fn([literalText('the format'), many(0, scalar('the argument'))],
    ([format, ...args]) => typeOfFormat(parseFormat(literalOf(format)), args)),
  join: fn([text('the separator'), list('the list')], ([sep, l]) => joined(sep, l)),
  splitList: fn([text('the separator'), text('the text')], ([sep, s]) => {
    need(stringOf(sep).minLength > 0, `the separator ${labelOf(sep)} may be empty: give a text of at least one character`);
    const { chars, maxLength } = stringOf(s);
    return listType(stringType(chars.without(onlyChar(sep)), 0, maxLength), 1);
  }),
  toString: fn([scalar('the value')], ([x]) => textOf(x)),
  atoi: fn([text('the text')], ([s]) => {
    const { chars, minLength, maxLength } = stringOf(s);
    need(chars.isWithin(CharSet.DIGITS) && minLength > 0 && maxLength <= EXACT_DIGITS,
      `the text ${labelOf(s)} may be something else than 1 to ${EXACT_DIGITS} digits, which Helm reads as 0: ` +
      `declare it as an integer, or with the pattern ^[0-9]+$ and maxLength ${EXACT_DIGITS}`, 'argument-type');
    return integerType(0, 10 ** maxLength - 1);
  }),
  b64enc: fn([text('the text')], ([s]) => {
    const bytes = bytesOf(stringOf(s));
    return stringType(BASE64, base64Length(bytes.minimum), base64Length(bytes.maximum));
  }),
  urlquery: fn([text('the text')], ([s]) => {
    const type = stringOf(s);
    return type.chars.isWithin(URL_SAFE) ? type
      : stringType(URL_SAFE.union(CharSet.of('%+')), type.minLength, times(bytesOf(type).maximum, '%00'.length));
  }),
  sha1sum: fn([text('the text')], () => stringType(HEX, 40, 40)),
  sha256sum: fn([text('the text')], () => stringType(HEX, 64, 64)),
  sha512sum: fn([text('the text')], () => stringType(HEX, 128, 128)),
  adler32sum: fn([text('the text')], () => stringType(CharSet.DIGITS, 1, String(2 ** 32).length)),
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
  // lists
  list: fn([many(0, anything('the item'))], items => listType(items.map(x => x.type).reduce(common, NOTHING), items.length)),
  first: fn([list('the list')], ([l]) => itemOf(l)),
  last: fn([list('the list')], ([l]) => itemOf(l)),
  rest: fn([list('the list')], ([l]) => listType(itemsOf(l), Math.max(0, minItemsOf(l) - 1))),
  initial: fn([list('the list')], ([l]) => listType(itemsOf(l), Math.max(0, minItemsOf(l) - 1))),
  append: fn([list('the list'), anything('the item')], ([l, x]) => listType(common(itemsOf(l), x.type), minItemsOf(l) + 1)),
  prepend: fn([list('the list'), anything('the item')], ([l, x]) => listType(common(itemsOf(l), x.type), minItemsOf(l) + 1)),
  concat: fn([many(1, list('the list'))],
    lists => listType(lists.map(itemsOf).reduce(common), lists.map(minItemsOf).reduce((a, b) => a + b))),
  reverse: fn([list('the list')], ([l]) => listType(itemsOf(l), minItemsOf(l))),
  sortAlpha: fn([list('the list')], ([l]) => {
    needItems(l, ['string'], 'sorts texts only');
    return listType(itemsOf(l), minItemsOf(l));
  }),
  uniq: fn([list('the list')], ([l]) => {
    needItems(l, ['string', 'boolean'], 'compares texts and booleans only, since a number has another type in a values file than after --set');
    return listType(itemsOf(l), Math.min(1, minItemsOf(l)));
  }),
  without: fn([list('the list'), many(1, scalar('the item'))], ([l, ...items]) => {
    needItems(l, ['string', 'boolean'], 'compares texts and booleans only, since a number has another type in a values file than after --set');
    items.forEach(item => needKind(item, 'the item', [itemsOf(l).kind]));
    return listType(itemsOf(l), 0);
  }),
  compact: fn([list('the list')], ([l]) => listType(notEmpty(itemsOf(l)), 0)),
  len: fn([{ name: 'the value', kinds: ['string', 'list', 'map', 'object'] }], ([x]) =>
    x.type.kind === 'string' ? integerType(bytesOf(x.type).minimum, Math.min(bytesOf(x.type).maximum, MAX_LENGTH))
      : integerType(x.type.kind === 'list' ? minItemsOf(x) : 0, MAX_LENGTH)),
  until: fn([integer('the end')], ([n]) => {
    within(n, 0, MAX_REPEAT, 'the end');
    return listType(integerType(0, Math.max(0, bounds(n).maximum - 1)), bounds(n).minimum);
  }),
  // numbers
  add: fn([many(2, integer('the number'))], args => args.map(bounds).reduce((a, b) => exactly(a.minimum + b.minimum, a.maximum + b.maximum))),
  sub: fn([integer('the number'), integer('the other')], ([x, y]) => {
    const [a, b] = [bounds(x), bounds(y)];
    return exactly(a.minimum - b.maximum, a.maximum - b.minimum);
  }),
  mul: fn([many(2, integer('the number'))], args => args.map(bounds).reduce((a, b) => corners(a, b, (m, n) => m * n))),
  div: fn([integer('the number'), integer('the divisor')], ([x, y]) => {
    nonZero(y);
    return corners(bounds(x), bounds(y), (m, n) => Math.trunc(m / n));
  }),
  mod: fn([integer('the number'), integer('the divisor')], ([x, y]) => {
    nonZero(y);
    const [a, b] = [bounds(x), bounds(y)];
    const most = Math.max(Math.abs(b.minimum), Math.abs(b.maximum)) - 1;
    return integerType(a.minimum < 0 ? Math.max(a.minimum, -most) : 0, a.maximum > 0 ? Math.min(a.maximum, most) : 0);
  }),
  max: fn([many(2, integer('the number'))], args => extremes(args, Math.max)),
  min: fn([many(2, integer('the number'))], args => extremes(args, Math.min)),
  floor: fn([number('the number')], ([x]) => exactly(Math.floor(bounds(x).minimum), Math.floor(bounds(x).maximum))),
  ceil: fn([number('the number')], ([x]) => exactly(Math.ceil(bounds(x).minimum), Math.ceil(bounds(x).maximum))),
  round: fn([number('the number'), { ...integer('the number of digits'), literal: true }], ([x, digits]) => {
    within(digits, 0, EXACT_DIGITS, 'the number of digits');
    const { minimum, maximum } = bounds(x);
    need(minimum >= 0, `the number ${labelOf(x)} may be negative, and Helm rounds -1.2 to -2: declare minimum 0`);
    need(maximum <= MAX_INTEGER, `the number ${labelOf(x)} may be too large to be rounded: declare maximum`);
    return Object.freeze({ kind: 'number', minimum: Math.floor(minimum), maximum: Math.ceil(maximum) });
  }),
  int: fn([number('the number')], ([x]) => exactly(Math.trunc(bounds(x).minimum), Math.trunc(bounds(x).maximum))),
  int64: fn([number('the number')], ([x]) => exactly(Math.trunc(bounds(x).minimum), Math.trunc(bounds(x).maximum))),
  float64: fn([number('the number')], ([x]) => Object.freeze({ ...bounds(x), kind: 'number' })),
  // cluster
  semverCompare: fn([literalText('the constraint'), text('the version')], ([constraint, version]) => {
    parseConstraint(literalOf(constraint));
    for (const known of stringOf(version).oneOf ?? []) {
      need(isVersion(known), `${JSON.stringify(known)} is not a version: accepted is a text such as "1.29.3"`, 'argument-type');
    }
    return BOOLEAN;
  }),
  apiVersionsHas: fn([text('the API version')], () => BOOLEAN),
};

/**
 * Functions of Helm that people look for and that are not offered, with the reason and what to use.
 *
 * @internal
 */
export const NOT_OFFERED: Readonly<Record<string, string>> = {
  toYaml: 'its text cannot be predicted: place the structure itself, or use toJson within a text',
  fromYaml: 'a chart declares the type of its values: declare a map or a list',
  fromJson: 'a chart declares the type of its values: declare a map or a list',
  tpl: 'values are data: declare the value that the template would mention',
  include: 'a named expression becomes an include where it is used',
  lookup: 'a chart renders the same without a cluster',
  required: 'declare the value as required',
  fail: 'declare a rule on the values',
  set: 'expressions change nothing: use merge or dict',
  unset: 'expressions change nothing: use omit',
  values: 'their order is random: loop over the map',
  split: 'it gives a map: use splitList',
  splitn: 'it gives a map: use splitList',
  b64dec: 'what is no base64 becomes an error message, and what is decoded may be no text: declare the decoded value',
  camelcase: 'what it does depends on the version of a library: declare the text as it is needed',
  snakecase: 'what it does depends on the version of a library: declare the text as it is needed',
  kebabcase: 'what it does depends on the version of a library: declare the text as it is needed',
  deepEqual: 'a number has another type in a values file than after --set: compare what matters with eq',
  typeOf: 'a number has another type in a values file than after --set: use kindIs',
  kindOf: 'a number has another kind in a values file than after --set: use kindIs',
  slice: 'it fails when the list is too short: use first, last, rest and initial',
  addf: 'compute with integers, such as thousandths',
  subf: 'compute with integers, such as thousandths',
  mulf: 'compute with integers, such as thousandths',
  divf: 'compute with integers, such as thousandths',
  now: 'a chart renders the same at any time',
  date: 'a chart renders the same at any time',
  randAlphaNum: 'a chart renders the same every time: declare a secret value',
  uuidv4: 'a chart renders the same every time: declare a value',
  htpasswd: 'its salt is random: declare the line as a secret value',
  bcrypt: 'its salt is random: declare the hash as a secret value',
  genCA: 'a key is random: declare a secret value',
  genSelfSignedCert: 'a key is random: declare a secret value',
  env: 'a chart does not depend on who renders it: declare a value',
};

/** The type of the items of a list that has none. */
const NOTHING: StringType = stringType(CharSet.NONE, 0, 0);

function fn(params: readonly Param[], result: (args: readonly Node[]) => Type): Signature {
  return { params, result };
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

/**
 * The parameter of each of so many arguments.
 *
 * @internal
 */
export function assign<P extends { readonly many?: number }>(params: readonly P[], args: readonly unknown[]): readonly P[] {
  const at = params.findIndex(p => p.many !== undefined);
  const least = at < 0 ? params.length : params.length - 1 + params[at].many!;
  if (args.length < least || (at < 0 && args.length > least)) {
    throw new Refusal('argument-type',
      `${args.length} ${args.length === 1 ? 'argument is' : 'arguments are'} given; it takes ${at < 0 ? least : `at least ${least}`}`);
  }
  return at < 0 ? params
    : [...params.slice(0, at), ...Array<P>(args.length - params.length + 1).fill(params[at]), ...params.slice(at + 1)];
}

function checkArgument(param: Param, arg: Node): void {
  if (!param.absent && mayBeNothing(arg)) {
    throw new Refusal('value-optional', `${param.name} ${labelOf(arg)} may be absent: give it a default, or ask first whether it is there`);
  }
  needKind(arg, param.name, param.kinds);
  need(!param.literal || arg.kind === 'literal',
    `${param.name} comes from ${labelOf(arg)}; it has to be written in the chart`, 'argument-type');
  need(!param.ascii || stringOf(arg).chars.isAscii,
    `${param.name} ${labelOf(arg)} may hold other characters than ASCII, of which Helm counts and changes the bytes: declare a pattern, such as ^[ -~]*$`);
}

function mayBeNothing(node: Node): boolean {
  switch (node.kind) {
    case 'value':
    case 'item':
      return node.absent === 'optional';
    case 'choose':
      return !node.otherwise || mayBeNothing(node.then) || mayBeNothing(node.otherwise);
    default:
      return false;
  }
}

const KIND_NAMES: Record<Type['kind'], string> = {
  string: 'a text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  list: 'a list',
  map: 'a map',
  object: 'a map',
  any: 'data of any kind',
};

function needKind(node: Node, name: string, kinds: readonly Type['kind'][]): void {
  if (!kinds.includes(node.type.kind)) {
    const accepted = [...new Set(kinds.map(kind => KIND_NAMES[kind]))].join(' or ');
    throw new Refusal('argument-type', `${name} ${labelOf(node)} is ${KIND_NAMES[node.type.kind]}; accepted is ${accepted}`);
  }
}

function needItems(node: Node, kinds: readonly Type['kind'][], why: string): void {
  const items = itemsOf(node);
  need(items === NOTHING || kinds.includes(items.kind), `the list ${labelOf(node)} holds items that are ${KIND_NAMES[items.kind]}; it ${why}`);
}

function need(holds: boolean, message: string, refusal: RefusalName = 'function-not-exact'): void {
  if (!holds) {
    throw new Refusal(refusal, message);
  }
}

function within(node: Node, minimum: number, maximum: number, name: string): void {
  const given = bounds(node);
  need(given.minimum >= minimum && given.maximum <= maximum,
    `${name} ${labelOf(node)} may be from ${given.minimum} to ${given.maximum}; accepted is from ${minimum} to ${maximum}: declare minimum and maximum`);
}

function nonZero(node: Node): void {
  const { minimum, maximum } = bounds(node);
  need(minimum > 0 || maximum < 0, `the divisor ${labelOf(node)} may be 0, for which Helm fails: declare minimum 1`);
}

function literalOf(node: Node): string {
  return (node as Extract<Node, { kind: 'literal' }>).value as string;
}

function stringOf(node: Node): StringType {
  return node.type as StringType;
}

interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

function bounds(node: Node): Bounds {
  return node.type as Type & Bounds;
}

/** The items of a list, of a kind for which a literal without items counts as anything. */
function itemsOf(node: Node): Type {
  const { items } = node.type as ListType;
  return isNothing(items) ? NOTHING : items;
}

function minItemsOf(node: Node): number {
  return (node.kind === 'value' || node.kind === 'item') && node.absent ? 0 : (node.type as ListType).minItems;
}

function listType(items: Type, minItems: number): ListType {
  return Object.freeze({ kind: 'list', items, minItems });
}

function itemOf(l: Node): Type {
  need(minItemsOf(l) > 0, `the list ${labelOf(l)} may be empty, and then there is no item: declare minItems 1, or ask first whether it is empty`);
  return itemsOf(l);
}

function isNothing(type: Type): boolean {
  return type.kind === 'string' && type.maxLength === 0 && type.oneOf === undefined;
}

/** The type of whichever of the two an expression turns out to be; data of any kind when they have nothing in common. */
function common(a: Type, b: Type): Type {
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

/** The type of one of the two; refuses two kinds that have nothing in common. */
function same(a: Node, b: Node, typeOfB = b.type, typeOfA = a.type): Type {
  const [m, n] = [b, a].map(x => (isNumeric(x.type) ? 'number' : x.type.kind === 'object' ? 'map' : x.type.kind));
  need(m === n || m === 'any' || n === 'any',
    `${labelOf(b)} is ${KIND_NAMES[b.type.kind]} and ${labelOf(a)} is ${KIND_NAMES[a.type.kind]}: give both the same kind`, 'argument-type');
  return common(typeOfA, typeOfB);
}

/** What is left of a type when it is not empty. */
function notEmpty(type: Type): Type {
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

function comparison(a: Node, others: readonly Node[]): Type {
  for (const b of others) {
    need(a.type.kind === b.type.kind || (isNumeric(a.type) && isNumeric(b.type)),
      `${labelOf(a)} is ${KIND_NAMES[a.type.kind]} and ${labelOf(b)} is ${KIND_NAMES[b.type.kind]}, which Helm cannot compare: give both the same kind`,
      'argument-type');
  }
  return BOOLEAN;
}

function membership(item: Node, l: Node): Type {
  const items = itemsOf(l);
  if (items === NOTHING) {
    return BOOLEAN;
  }
  needKind(item, 'the item', [items.kind]);
  need(items.kind !== 'number', `the list ${labelOf(l)} holds numbers, which compare by their type too: declare the items as integers or texts`);
  if (items.kind === 'integer') {
    needPlainIntegers(items, `the list ${labelOf(l)}`);
    needPlainIntegers(bounds(item), `the item ${labelOf(item)}`);
  }
  return BOOLEAN;
}

function needPlainIntegers({ minimum, maximum }: Bounds, what: string): void {
  need(minimum >= -PLAIN_INTEGER && maximum <= PLAIN_INTEGER,
    `${what} may hold an integer beyond ±${PLAIN_INTEGER}, which Helm would write with an exponent: declare minimum and maximum`);
}

/** The type of a scalar's text. */
function textOf(node: Node): StringType {
  const type = node.type;
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

function surround({ chars, minLength, maxLength }: StringType, mark: string): StringType {
  return stringType(chars.union(CharSet.of(mark)), minLength + 2, maxLength + 2);
}

function quoted(type: StringType): StringType {
  const escaped = CharSet.CONTROL.union(CharSet.of('"\\'));
  if (type.chars.isAscii && !type.chars.intersects(escaped)) {
    return surround(type, '"');
  }
  const chars = type.chars.without(CharSet.CONTROL).union(CharSet.WORD).union(CharSet.of('"\\'));
  return stringType(chars, type.minLength + 2, times(type.maxLength, LONGEST_ESCAPE) + 2);
}

function shortened(s: Node): StringType {
  const { chars, maxLength } = stringOf(s);
  return stringType(chars, 0, maxLength);
}

/** Letters of one case made the other; `all` when none is left as it was. */
function recased(s: Node, from: string, to: string, all: boolean): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  const [first, other] = [from.charCodeAt(0), to.charCodeAt(0)];
  const letters = [...Array(26).keys()].filter(i => chars.intersects(CharSet.range(first + i, first + i)));
  const made = letters.map(i => CharSet.range(other + i, other + i)).reduce((a, b) => a.union(b), CharSet.NONE);
  return stringType((all ? chars.without(CharSet.range(first, first + 25)) : chars).union(made), minLength, maxLength);
}

function truncated(n: Node, s: Node): StringType {
  const { minimum, maximum } = bounds(n);
  const type = stringOf(s);
  if (minimum >= type.maxLength) {
    return type;
  }
  const least = minimum <= 0 && maximum >= 0 ? 0 : Math.min(Math.abs(minimum), Math.abs(maximum));
  const most = Math.max(Math.abs(minimum), Math.abs(maximum));
  return stringType(type.chars, Math.min(type.minLength, least), Math.min(type.maxLength, most));
}

function substring(start: Node, end: Node, s: Node): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  const [from, to] = [bounds(start), bounds(end)];
  need(from.minimum >= 0 && from.maximum <= minLength,
    `the start ${labelOf(start)} may lie outside the text ${labelOf(s)}, for which Helm fails: use trunc, or declare minLength`);
  need(to.maximum < 0 || to.minimum >= from.maximum,
    `the end ${labelOf(end)} may lie before the start ${labelOf(start)}, for which Helm fails: give -1 for the rest of the text`);
  return stringType(chars, 0, to.maximum < 0 ? maxLength - from.minimum : Math.min(maxLength, to.maximum) - Math.min(maxLength, from.minimum));
}

/** The character that the literal is, as a set; none when it is anything else. */
function onlyChar(node: Node): CharSet {
  const { oneOf: texts, maxLength, chars } = stringOf(node);
  return texts?.length === 1 && maxLength === 1 && chars.isAscii ? chars : CharSet.NONE;
}

function replaced(old: Node, by: Node, s: Node): StringType {
  const { chars, minLength, maxLength } = stringOf(s);
  need(stringOf(old).minLength > 0, `the old text ${labelOf(old)} may be empty: give a text of at least one character`);
  if (onlyChar(old) !== CharSet.NONE && !chars.intersects(onlyChar(old))) {
    return stringOf(s);
  }
  const grows = Math.max(1, stringOf(by).maxLength / stringOf(old).minLength);
  const least = stringOf(by).minLength >= stringOf(old).maxLength ? minLength : Math.min(1, minLength, stringOf(by).minLength);
  return stringType(chars.without(onlyChar(old)).union(stringOf(by).chars), least, Math.ceil(times(maxLength, grows)));
}

function indented(n: Node, s: Node): StringType {
  within(n, 0, MAX_REPEAT, 'the number of spaces');
  const { chars, minLength, maxLength } = stringOf(s);
  const { minimum, maximum } = bounds(n);
  const lines = chars.hasAnyOf('\n') ? maxLength + 1 : 1;
  return stringType(maximum > 0 ? chars.union(CharSet.of(' ')) : chars, minLength + minimum, maxLength + times(maximum, lines));
}

function joined(sep: Node, l: Node): StringType {
  const items = itemsOf(l);
  const kinds: Type['kind'][] = ['string', 'integer', 'boolean'];
  need(kinds.includes(items.kind), `the list ${labelOf(l)} holds items that are ${KIND_NAMES[items.kind]}; ` +
    'accepted are texts, integers and booleans', 'argument-type');
  if (items.kind === 'integer') {
    needPlainIntegers(items, `the list ${labelOf(l)}`);
  }
  const item = textOf({ type: items } as Node);
  const count = minItemsOf(l);
  return stringType(item.chars.union(stringOf(sep).chars), count * item.minLength + Math.max(0, count - 1) * stringOf(sep).minLength);
}

function bytesOf({ chars, minLength, maxLength }: StringType): Bounds {
  return { minimum: minLength, maximum: chars.isAscii ? maxLength : times(maxLength, BYTES_PER_CHAR) };
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** As a product, but nothing times infinity is nothing. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function jsonText(x: Node): StringType {
  const text = x.type.kind === 'boolean' || isNumeric(x.type);
  // Control characters below the space are escaped; DEL is not.
  return text ? textOf(x) : stringType(charsWithin(x.type).without(CharSet.range(0x00, 0x1f)).union(JSON_SYNTAX), 2);
}

/** Every character in the texts that the data may hold. */
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

/** A map with known keys as one with keys that are not known. */
function asMap(type: Type): MapType {
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

function dictionary(args: readonly Node[]): ObjectType {
  need(args.length % 2 === 0, 'the last key has no value: give keys and values in turn', 'argument-type');
  const fields: Record<string, { type: Type }> = {};
  for (let i = 0; i < args.length; i += 2) {
    const key = args[i];
    needKind(key, 'the key', ['string']);
    need(key.kind === 'literal', `the key comes from ${labelOf(key)}; it has to be written in the chart`, 'argument-type');
    need(!Object.prototype.hasOwnProperty.call(fields, literalOf(key)), `the key ${labelOf(key)} is given twice`, 'argument-type');
    Object.defineProperty(fields, literalOf(key), { value: { type: args[i + 1].type }, enumerable: true });
  }
  return Object.freeze({ kind: 'object', fields });
}

function gotten(m: Node, key: Node): Type {
  if (m.type.kind === 'object') {
    const field = fieldOf(m.type, key);
    need(field.default === undefined && (!field.absent || (field.absent === 'optional' && field.type.kind === 'string')),
      `the field ${labelOf(key)} may be absent, which Helm reads as an empty text: use dig, which takes a default`);
    return field.absent ? union(field.type, literalStringType('')) : field.type;
  }
  const { items } = m.type as MapType;
  need(items.kind === 'string' || items.kind === 'any',
    `a key that is absent from ${labelOf(m)} reads as an empty text, and its items are ${KIND_NAMES[items.kind]}: use dig, which takes a default`);
  return union(items, literalStringType(''));
}

function fieldOf(type: ObjectType, key: Node): ObjectType['fields'][string] {
  need(key.kind === 'literal', `the key comes from ${labelOf(key)}; a key of declared fields has to be written in the chart`, 'argument-type');
  const known = Object.keys(type.fields);
  need(known.includes(literalOf(key)),
    `there is no field ${labelOf(key)}; ${known.length ? `declared are ${known.join(', ')}` : 'none is declared'}`, 'argument-type');
  return type.fields[literalOf(key)];
}

function dug(args: readonly Node[]): Type {
  const [otherwise, m] = args.slice(-2);
  let type = m.type;
  for (const key of args.slice(0, -2)) {
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
        throw new Refusal('argument-type', `${labelOf(key)} is looked for in ${KIND_NAMES[type.kind]}; a path goes through maps`);
    }
  }
  return same(otherwise, { type, kind: 'literal', value: labelOf(m) });
}

function selection(m: Node, keys: readonly Node[], kept: boolean): Type {
  if (m.type.kind !== 'object') {
    return m.type;
  }
  const names = keys.map(key => (fieldOf(m.type as ObjectType, key), literalOf(key)));
  return Object.freeze({
    kind: 'object',
    fields: Object.fromEntries(Object.entries(m.type.fields).filter(([name]) => names.includes(name) === kept)),
  });
}

function merged(maps: readonly Node[]): Type {
  for (const m of maps) {
    const { items } = asMap(m.type);
    need(items.kind === 'string',
      `the map ${labelOf(m)} holds items that are ${KIND_NAMES[items.kind]}; maps of texts are merged alike only: write a map in the chart that takes the entries of both`);
  }
  return maps.map(m => asMap(m.type)).reduce<Type>((a, b) => common(a, b), { kind: 'map', keys: NOTHING, items: NOTHING });
}

/** An integer between the two, if a float64 holds all of them. */
function exactly(minimum: number, maximum: number): Type {
  need(minimum >= -MAX_INTEGER && maximum <= MAX_INTEGER,
    `the result may be from ${minimum} to ${maximum}; accepted is ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values`);
  return integerType(minimum + 0, maximum + 0);
}

function corners(a: Bounds, b: Bounds, compute: (m: number, n: number) => number): Extract<Type, Bounds> {
  const results = [a.minimum, a.maximum].flatMap(m => [b.minimum, b.maximum].map(n => compute(m, n)));
  return exactly(Math.min(...results), Math.max(...results)) as Extract<Type, Bounds>;
}

function extremes(args: readonly Node[], choose: (...numbers: number[]) => number): Type {
  return integerType(choose(...args.map(x => bounds(x).minimum)), choose(...args.map(x => bounds(x).maximum)));
}
