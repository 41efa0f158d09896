import * as fc from 'fast-check';
import { CharSet } from '../../src/values/schema/char-set';
import { charsReplaced } from '../../src/expr/functions/chars-replaced';
import { FunctionName } from '../../src/expr/node/function-name';
import { literal } from '../../src/expr/node/literal';
import { Node } from '../../src/expr/node/node';
import { ANY, BOOLEAN, integerType, MAX_INTEGER, stringType, StringType, Type } from '../../src/expr/node/type';
import { parsePattern } from '../../src/values/schema/portable-pattern';
import { Json } from '../../src/values/shape';

/** An argument: data from a values file with the type that its declaration gives it, or an expression. */
export type Argument = Given | Called | Node;

export interface Called {
  readonly fn: FunctionName;
  readonly of: readonly Argument[];
}

export interface Given {
  readonly given: Json;
  readonly type: Type;
  readonly absent?: 'empty' | 'optional';
}

/** What a function is called with: fixed rows, and rows that are generated. */
export interface Rows {
  readonly fixed?: readonly (readonly Argument[])[];
  readonly generated?: readonly fc.Arbitrary<readonly Argument[]>[];
}

const TEXT = stringType(CharSet.TEXT);
const FILLED = stringType(CharSet.TEXT, 1);
const ASCII = stringType(CharSet.range(0x20, 0x7e).union(CharSet.of('\n\t')));
const NUMBER: Type = { kind: 'number', minimum: -1e300, maximum: 1e300 };

const SPECIAL = [
  '', ' ', '-', 'a', 'true', 'null', '0', '1e3', '007', '0x1F', '"', '\'', '\\', '\\n', '`', '{{ .Values.x }}', '{{', '}}', '%s', '%', '$1', '${1}',
  '<a href="x">&amp;</a>', '#!', ': ', '- a', '\n', '\n\n', 'a\nb', '\ttab\t', ' lead', 'trail ', 'a'.repeat(300), 'é', 'ß', 'İ', 'ſ', '\u212a', '日本',
  '😀', '👩‍👩‍👧', '\u{10ffff}', '\u{e0001}', '\u0085', '\u00a0x\u00a0', '\u00ad', '\u2028', '\u2029', '\ufeff', '\ufffd', '\ufffe', '\uffff', '\u3000x\u1680',
  '\u200b', '\ue000', '\uff41', '\u0378', '\u088f', '\u180e', '\u0301', '\u{1fae9}', '\u2ffc', '__proto__', 'constructor', 'toString', '<no value', '~!*()\'',
];

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'ab-.,/ "\'\\{}<>&%$\n\tZ09_') },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL.filter(s => [...s].length === 1)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(c => !CharSet.of(c).intersects(CharSet.CONTROL)) },
);

/** Texts that a declared text of several lines may hold. */
const hostile = fc.oneof(fc.constantFrom(...SPECIAL), fc.string({ unit, maxLength: 12 })).filter(s => !s.includes('<no value>'));
const ascii = fc.oneof(
  fc.constantFrom(...SPECIAL.filter(s => /^[ -~\n\t]*$/.test(s))),
  fc.string({ unit: fc.constantFrom(...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), '\n', '\t'), maxLength: 20 }),
);
/** Few characters, so that one text is often found in another. */
const small = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', 'é', '😀', '\n'), maxLength: 8 });
const key: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'key', '', 'é', '😀', '\uff41', '__proto__', 'constructor', 'a.b/c');

const given = (type: Type) => (value: Json): Given => ({ given: value, type });
const text = fc.oneof(hostile, small).map(given(TEXT));
const filled = fc.oneof(hostile, small).filter(s => s !== '').map(given(FILLED));
const smallText = small.map(given(TEXT));
const asciiText = ascii.map(given(ASCII));
const flag = fc.boolean().map(given(BOOLEAN));

function integer(minimum: number, maximum: number): fc.Arbitrary<Given> {
  const edges = [0, -0, 1, -1, 999_999, 1_000_000, 2_000_000_000, 123_456_789_012, minimum, maximum].filter(n => n >= minimum && n <= maximum);
  return fc.oneof(fc.constantFrom(...edges), fc.integer({ min: minimum, max: maximum }), fc.integer({ min: Math.max(minimum, -20), max: Math.min(maximum, 20) }))
    .map(given(integerType(minimum, maximum)));
}

const wide = integer(-MAX_INTEGER, MAX_INTEGER);
const half = integer(-(2 ** 51), 2 ** 51);
const root = integer(-(2 ** 26), 2 ** 26);
const plain = integer(-999_999, 999_999);

const fraction = fc.oneof(
  fc.constantFrom(0, -0, 1, 0.5, -0.5, 1.5, 2.5, 0.1, 1e6, 1e20, 1e21, 1e22, 1e-6, 1e-7, 123456.789, -1e300, 5e-324, 1 / 3, 1e15 + 0.5),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }),
);
const number = fraction.map(given(NUMBER));

function numberWithin(minimum: number, maximum: number): fc.Arbitrary<Given> {
  return fc.oneof(fraction.filter(n => n >= minimum && n <= maximum), fc.double({ noNaN: true, min: minimum, max: maximum }), fc.integer({ min: -50, max: 5000 })
    .filter(n => n >= minimum && n <= maximum).map(n => n / 10)).map(given({ kind: 'number', minimum, maximum }));
}

function list(items: Type, arbitrary: fc.Arbitrary<Json>, minItems = 0): fc.Arbitrary<Given> {
  return fc.array(arbitrary, { minLength: minItems, maxLength: 5 }).map(given({ kind: 'list', items, minItems }));
}

const texts = fc.oneof(list(TEXT, hostile), list(TEXT, small));
const flags = list(BOOLEAN, fc.boolean());
const integers = list(integerType(-999_999, 999_999), fc.oneof(fc.constantFrom(0, -0, 1, 999_999, -999_999), fc.integer({ min: -5, max: 5 })));
const numbers = list(NUMBER, fraction);

/** Data of any kind, as in a fragment of Kubernetes YAML. */
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    hostile, fraction, fc.integer(), fc.boolean(), fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.oneof(key, hostile), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const any = json.map(given(ANY));
/** Not null, which is absent. */
const present = json.filter(x => x !== null).map(given(ANY));

function map(items: Type, arbitrary: fc.Arbitrary<Json>, keys = key): fc.Arbitrary<Given> {
  return fc.dictionary(keys, arbitrary, { maxKeys: 5 }).map(given({ kind: 'map', keys: TEXT, items }));
}

const labels = map(TEXT, fc.oneof(fc.constant(''), hostile));
const anyMap = map(ANY, json);
const hostileKeys = map(integerType(), fc.integer(), hostile);

const object = fc.record({
  name: hostile, count: fc.integer({ min: 0, max: 9 }), on: fc.boolean(), labels: fc.dictionary(key, hostile, { maxKeys: 2 }),
}, { requiredKeys: ['name', 'count', 'on'] }).map(given({
  kind: 'object',
  fields: {
    name: { type: TEXT },
    count: { type: integerType(0, 9) },
    on: { type: BOOLEAN },
    labels: { type: { kind: 'map', keys: TEXT, items: TEXT }, absent: 'empty' },
  },
}));

const noText: Given = { given: null, type: TEXT, absent: 'optional' };
const noInteger: Given = { given: null, type: integerType(), absent: 'optional' };
const noList: Given = { given: null, type: { kind: 'list', items: TEXT, minItems: 0 }, absent: 'empty' };
const noMap: Given = { given: null, type: { kind: 'map', keys: TEXT, items: TEXT }, absent: 'empty' };

const scalar = fc.oneof(text, wide, number, flag);
const anything = fc.oneof(scalar, texts, numbers, labels, object, any);

function tuple(...args: readonly fc.Arbitrary<Argument>[]): fc.Arbitrary<readonly Argument[]> {
  return fc.tuple(...args);
}

function several(least: number, most: number, arg: fc.Arbitrary<Argument>): fc.Arbitrary<readonly Argument[]> {
  return fc.array(arg, { minLength: least, maxLength: most });
}

function after(first: fc.Arbitrary<Argument>, least: number, rest: fc.Arbitrary<Argument>): fc.Arbitrary<readonly Argument[]> {
  return fc.tuple(first, several(least, 3, rest)).map(([one, others]) => [one, ...others]);
}

/** Literals as well as values: the template writes them. */
function written(arbitrary: fc.Arbitrary<Json>): fc.Arbitrary<Argument> {
  return arbitrary.map(literal);
}

const literalText = written(fc.oneof(hostile, small));

function textOf(value: string, type: StringType = TEXT): Given {
  return { given: value, type };
}

function int(value: number, minimum = -MAX_INTEGER, maximum = MAX_INTEGER): Given {
  return { given: value, type: integerType(minimum, maximum) };
}

const comparisons: Rows = {
  generated: [
    tuple(smallText, smallText), tuple(text, literalText), tuple(wide, wide), tuple(root, written(fc.integer({ min: -30, max: 30 }))),
    tuple(number, number), tuple(number, written(fraction)), tuple(wide, number),
  ],
  fixed: [
    [int(3), literal(3)], [int(3), { fn: 'len', of: [literal('abc')] }], [{ fn: 'add', of: [literal(1), literal(2)] }, int(3)], [textOf('\uff41'), textOf('😀')],
    [int(1_000_000), literal(1_000_000)], [{ given: 2, type: NUMBER }, literal(2)], [{ fn: 'round', of: [literal(1.5), literal(0)] }, literal(2)],
  ],
};

const PATTERNS = [
  'a', '^a', 'a$', '^$', '', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', '.', '^.$', '^.*$', 'a.b', '\\d+', '\\D', '\\w', '^\\W+$', '[^a-z]', '[\\w.-]+@', '\\bab\\b', 'a\\B',
  'a{2}', 'a{1,3}?', '(a|b)+-', '(?:ab)*c', '\\.', '[a\\-z]', '[-a]', '[a-]', '\\x41', 'é', '😀', '[😀é]', '[^😀]', '\\n', '\\t', '[\\[\\]]', '[$]',
  '\\$', '(|a)b', 'ab|', '[a-c-e]', '[+--]', '\\/', '[\\^a]', '^(?:(?:a{3}){3})+$', '\\{\\{', '"', '`', '\'',
];

const REPLACED = ['[^a-z0-9-]', '[^-a-z]+', 'a', 'a+?', '(?:ab|a)', '(a|b)-', '\\W', '\\d', '.', '[\\n ]', '[aé]+', 'a$', '^a', '\\ba', '"', '[{}]', '😀', '[^\\x00-\\x7f]', 'a*b', '(?:a|ab)(?:c|bcd)?'];

/** Regular expressions of any make, as far as they are accepted. */
const pattern: fc.Arbitrary<string> = fc.letrec<{ any: string }>(tie => ({
  any: fc.oneof(
    // Deeper ones make JavaScript go back and forth for minutes.
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '-', '.', 'é', '😀', '\\d', '\\w', '\\W', '\\D', '\\n', '\\.', '\\$', '\\x62', '[ab]', '[^a]', '[^\\n-]', '[a-f-]', '[^\\w]', '[é-😀]', '^', '$', '\\b', '\\B'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}|${b}`),
    fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}')).map(([a, q]) => `(?:${a})${q}`),
  ),
})).any;

function accepted(check: (text: string) => unknown): (text: string) => boolean {
  return text => {
    try {
      check(text);
      return true;
    } catch {
      return false;
    }
  };
}

const VERSIONS = [
  '1.2.3', 'v1.2.3', '1.2', '1', 'v1', '0.0.0', '0.0.3', '0.2.3', '0.2', '1.2.4', '1.3.0', '2.0.0', '2.1.9', '1.29.3', 'v1.32.1-gke.100', '1.29.0-eks-4f4795d', '1.27.0-0',
  '1.27.0', '1.2.3-alpha', '1.2.3-alpha.1', '1.2.3-alpha.beta', '1.2.3-2', '1.2.3-11', '1.2.3-99999999999999999999', '1.2.3+meta', '1.2.3-rc.1+meta.2', '01.02.03', '10.0.0', '1.10.0',
  '1.2.3-a-b', '0.0.0-0', '1.2.0-0', '18446744073709551615.0.0', '1.2.3-0a',
];

const version = fc.oneof(fc.constantFrom(...VERSIONS), fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.constantFrom('', '', '-0', '-rc.1', '-rc.2', '-gke.5', '-10', '+b'))
  .map(([a, b, c, end]) => `${a}.${b}.${c}${end}`));

const part = fc.oneof(fc.nat(3).map(String), fc.constantFrom('x', '*', 'X'));

function comparisonsOf(prerelease: boolean): fc.Arbitrary<string> {
  return fc.tuple(
    fc.constantFrom('', '=', '!=', '>', '<', '>=', '<=', '=>', '=<', '~', '~>', '^'),
    fc.constantFrom('', ' '),
    fc.constantFrom('', 'v'),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    prerelease ? fc.constantFrom('-0', '-rc.1', '-alpha', '-10', '-gke.5') : fc.constant(''),
    fc.constantFrom('', '', '', '+m'),
  ).map(([operator, space, v, parts, end, meta]) =>
    `${operator === '!=' && !prerelease && parts.length === 3 && !/[xX*]/.test(parts.join('')) ? '>' : operator}${space}${v}${parts.join('.')}${end}${meta}`);
}

const constraint = fc.array(
  fc.boolean().chain(prerelease => fc.tuple(fc.array(comparisonsOf(prerelease), { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ', ', ','))
    .map(([comparisons, separator]) => comparisons.join(separator))),
  { minLength: 1, maxLength: 3 },
).map(alternatives => alternatives.join(' || '));

const versionOf = (value: string) => textOf(value, stringType(CharSet.LINE));

export const API_VERSIONS = ['example.org/v1', 'example.org/v1/Widget'];

/** Every function of the list. */
export const ROWS: Record<FunctionName, Rows> = {
  // logic
  and: { generated: [several(2, 4, flag), fc.tuple(flag, anything).map(([a, x]) => [a, truthy(x)])] },
  or: { generated: [several(2, 4, flag), fc.tuple(flag, anything).map(([a, x]) => [truthy(x), a])] },
  not: { generated: [tuple(flag), anything.map(x => [truthy(x)])] },
  truthy: { generated: [tuple(anything)], fixed: [[noText], [noInteger], [noList], [noMap], [literal('')], [literal(0)], [literal([])]] },
  empty: { generated: [tuple(anything)], fixed: [[noText], [noInteger], [noList], [noMap], [literal('x')], [literal(-1)], [literal({ a: 0 })]] },
  eq: { ...comparisons, generated: [...comparisons.generated!, several(3, 5, smallText), tuple(flag, flag), tuple(flag, written(fc.boolean())), several(3, 4, root)] },
  ne: { ...comparisons, generated: [...comparisons.generated!, tuple(flag, flag)] },
  lt: comparisons,
  le: comparisons,
  gt: comparisons,
  ge: comparisons,
  ternary: {
    generated: [tuple(text, text, flag), tuple(wide, wide, flag), tuple(texts, texts, flag), tuple(labels, object, flag), fc.tuple(text, text, anything).map(([a, b, x]) => [a, b, truthy(x)])],
    fixed: [[noList, noList, literal(true)], [noMap, noMap, literal(false)], [literal(1), int(2), literal(true)]],
  },
  default: {
    generated: [tuple(text, text), tuple(written(fc.constant(5)), integer(0, 9)), tuple(written(fc.constant(-5)), integer(-9, 0)), tuple(wide, wide), tuple(number, number), tuple(texts, texts), tuple(labels, labels), tuple(flag, flag), tuple(literalText, text), tuple(wide, number)],
    fixed: [[literal('x'), noText], [literal(5), noInteger], [literal(['a']), noList], [noList, noList], [noMap, noMap], [literal({ a: 'b' }), noMap], [literal(1), int(0)], [literal([]), noList]],
  },
  coalesce: {
    generated: [several(2, 4, text), several(2, 4, root), several(3, 3, texts), fc.tuple(several(1, 3, text), filled).map(([xs, last]) => [...xs, last])],
    fixed: [[noText, noText, literal('')], [noText, textOf(''), literal('z')], [noInteger, literal(0)], [noList, noList, noList], [noInteger, int(0), literal(7)]],
  },
  // questions
  hasKey: { generated: [tuple(labels, key.map(given(TEXT))), tuple(anyMap, written(key)), tuple(object, written(fc.constantFrom('name', 'labels')))], fixed: [[noMap, literal('a')]] },
  has: {
    generated: [tuple(smallText, texts), tuple(literalText, texts), tuple(plain, integers), tuple(written(fc.integer({ min: -5, max: 5 })), integers), tuple(flag, flags)],
    fixed: [[literal('a'), noList], [literal(3), { fn: 'until', of: [literal(5)] }], [int(0, 0, 9), { given: [-0], type: { kind: 'list', items: integerType(-9, 9), minItems: 0 } }], [literal('a'), literal(['a', 'b'])]],
  },
  contains: { generated: [tuple(smallText, smallText), tuple(text, text), tuple(literalText, text)] },
  hasPrefix: { generated: [tuple(smallText, smallText), tuple(text, text)] },
  hasSuffix: { generated: [tuple(smallText, smallText), tuple(text, text)] },
  regexMatch: {
    generated: [tuple(written(fc.constantFrom(...PATTERNS)), text), tuple(written(fc.constantFrom(...PATTERNS)), smallText), tuple(written(pattern.filter(accepted(parsePattern))), smallText)],
    fixed: PATTERNS.flatMap(pattern => ['', 'a', 'ab-', '\n', '\u2028', 'İ', 'a😀b', 'abc-é', 'aaaaaaaaa'].map(s => [literal(pattern), textOf(s)])),
  },
  kindIs: { generated: [tuple(written(fc.constantFrom('string', 'bool', 'map', 'slice')), present), tuple(written(fc.constantFrom('string', 'bool', 'map', 'slice')), anything.filter(x => x.given !== null))], fixed: [[literal('slice'), noList], [literal('map'), noMap]] },
  // text
  quote: { generated: [tuple(text), tuple(literalText), tuple(wide), tuple(flag)], fixed: unassigned().map(s => [textOf(s)]) },
  squote: { generated: [tuple(text), tuple(wide), tuple(flag)] },
  trim: { generated: [tuple(text), tuple(fc.tuple(hostile, hostile, hostile).map(parts => textOf(parts.join(''))))] },
  trimAll: { generated: [tuple(smallText, smallText), tuple(text, text), tuple(literalText, smallText)], fixed: [[textOf(']^-'), textOf('^]a-')], [textOf('\\'), textOf('\\a\\')]] },
  trimPrefix: { generated: [tuple(smallText, smallText), tuple(text, text)] },
  trimSuffix: { generated: [tuple(smallText, smallText), tuple(written(fc.constant('-')), smallText)] },
  lower: { generated: [tuple(asciiText)] },
  upper: { generated: [tuple(asciiText)] },
  title: { generated: [tuple(asciiText)], fixed: ['hello world', 'a_b c-d 1e x\ny\tz', 'it\'s', '_a 9b'].map(s => [textOf(s, ASCII)]) },
  trunc: {
    generated: [tuple(integer(-30, 30), asciiText), tuple(written(fc.integer({ min: -30, max: 63 })), asciiText), tuple(wide, asciiText)],
    fixed: [[{ fn: 'len', of: [literal('abc')] }, textOf('abcdef', ASCII)], [{ fn: 'sub', of: [literal(63), literal(60)] }, textOf('abcdef', ASCII)]],
  },
  substr: {
    generated: [
      fc.tuple(fc.nat(3), fc.integer({ min: 3, max: 30 }), ascii.filter(s => s.length >= 3)).map(([a, b, s]) => [literal(a), int(b, 3, 30), textOf(s, stringType(ASCII.chars, 3))]),
      fc.tuple(fc.nat(3), ascii.filter(s => s.length >= 3)).map(([a, s]) => [int(a, 0, 3), literal(-1), textOf(s, stringType(ASCII.chars, 3))]),
    ],
  },
  nospace: { generated: [tuple(asciiText)] },
  replace: { generated: [tuple(small.filter(s => s !== '').map(given(FILLED)), smallText, smallText), tuple(filled, text, text), tuple(written(fc.constantFrom('a', '+', '"', '$', '\n')), literalText, text)] },
  regexReplaceAll: {
    generated: [tuple(written(fc.constantFrom(...REPLACED)), text, written(fc.constantFrom('', '-', 'é', '\\1', 'a'))), tuple(written(fc.constantFrom(...REPLACED)), smallText, written(fc.constantFrom('', '-', 'b'))), tuple(written(pattern.filter(accepted(charsReplaced))), smallText, written(fc.constantFrom('', '_', 'ab')))],
    fixed: REPLACED.flatMap(pattern => ['abcd', 'aab-b', 'é{"a"}', 'A 1\n2'].map(s => [literal(pattern), textOf(s), literal('_')])),
  },
  repeat: { generated: [tuple(integer(0, 20), text), tuple(written(fc.nat(5)), smallText)] },
  indent: { generated: [tuple(written(fc.nat(8)), text), tuple(integer(0, 12), text)] },
  nindent: { generated: [tuple(written(fc.nat(8)), text), tuple(integer(0, 12), text)] },
  printf: {
    generated: [
      fc.tuple(fc.constantFrom('%s', '%q', '%v', '[%-8s]', '[%8s]', '%.3s', '%8.2s|', '%%%s%%', 'a"%s\n%%', '%.0s'), text).map(([f, x]) => [literal(f), x]),
      fc.tuple(fc.constantFrom('%d', '%05d', '%-7d|', '%+d', '%7d', '%+07d', '%v', '%x', '%X', '%08x', '%o', '%b', '%-12v|', '%020d'), wide).map(([f, x]) => [literal(f), x]),
      fc.tuple(fc.constantFrom('%t', '%v', '%-6t|', '%6v'), flag).map(([f, x]) => [literal(f), x]),
      fc.tuple(fc.constantFrom('%f', '%.2f', '%.0f', '%08.3f', '%+.1f', '%-10.2f|', '%12.4f', '%.10f', '%.f', '%+010.1f'), fc.oneof(number, root, number)).map(([f, x]) => [literal(f), x]),
      fc.tuple(text, wide, flag, number).map(([a, b, c, d]) => [literal('%s-%d:%t=%.3f'), a, b, c, d]),
    ],
    fixed: [[literal('no place')], [literal('100%%')], [literal('')], [literal('%d'), { fn: 'len', of: [literal('x')] }], [literal('%.1f'), literal(0.25)], [literal('%.2f'), literal(3)], [literal('%s'), literal('é"')]],
  },
  join: {
    generated: [tuple(literalText, texts), tuple(text, texts), tuple(written(fc.constant(',')), integers), tuple(written(fc.constant(',')), flags)],
    fixed: [[literal(','), noList], [literal(','), { fn: 'until', of: [literal(4)] }], [literal(','), { fn: 'sortAlpha', of: [literal(['b', 'a'])] }], [literal(','), literal([])]],
  },
  splitList: { generated: [tuple(small.filter(s => s !== '').map(given(FILLED)), smallText), tuple(written(fc.constantFrom(',', '-', 'a', 'é')), text)] },
  toString: { generated: [tuple(text), tuple(wide), tuple(number), tuple(flag)], fixed: [[{ fn: 'len', of: [literal('abc')] }], [literal(1_000_000)], [literal(0.1)]] },
  atoi: { generated: [tuple(fc.stringMatching(/^[0-9]{1,15}$/).map(given(stringType(CharSet.DIGITS, 1, 15))))] },
  b64enc: { generated: [tuple(text), tuple(literalText)] },
  urlquery: { generated: [tuple(text)], fixed: [[textOf(Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join(''))]] },
  sha1sum: { generated: [tuple(text)] },
  sha256sum: { generated: [tuple(text)] },
  sha512sum: { generated: [tuple(text)] },
  adler32sum: { generated: [tuple(text), tuple(fc.nat(500).map(n => textOf('\u{10ffff}'.repeat(n * 9))))] },
  toJson: { generated: [tuple(anything), tuple(present), tuple(hostileKeys), tuple(literalText)], fixed: [[noList], [noMap], [{ fn: 'concat', of: [noList, noList] }], [literal([1, 'a', null, { b: 1.5 }])]] },
  toRawJson: { generated: [tuple(anything), tuple(present), tuple(hostileKeys)], fixed: [[noList], [noMap]] },
  toPrettyJson: { generated: [tuple(anything), tuple(present), tuple(hostileKeys)], fixed: [[noList], [noMap], [literal({ a: [], b: {}, c: [1, [2]] })]] },
  // maps
  dict: {
    generated: [fc.uniqueArray(key, { maxLength: 4 }).chain(keys => fc.tuple(...keys.map(() => anything)).map(values => keys.flatMap((k, i) => [literal(k), values[i]])))],
    fixed: [[], [literal('a'), noList, literal('b'), noMap]],
  },
  get: { generated: [tuple(labels, key.map(given(TEXT))), tuple(anyMap.map(withoutNull), written(key)), tuple(object, written(fc.constantFrom('name', 'count', 'on')))], fixed: [[noMap, literal('a')]] },
  dig: {
    generated: [
      tuple(key.map(given(TEXT)), text, labels),
      tuple(written(key), wide, map(integerType(), fc.constantFrom(0, -0, 1, 1_000_000, -5))),
      tuple(written(fc.constant('labels')), written(key), text, object),
      tuple(written(fc.constantFrom('a', 'b')), written(key), text, map(ANY, fc.dictionary(key, hostile, { maxKeys: 3 }), fc.constantFrom('a', 'b'))),
      tuple(written(key), any, anyMap),
    ],
    fixed: [[literal('a'), literal(1), { given: { a: 0 }, type: { kind: 'map', keys: TEXT, items: integerType() } }], [literal('a'), literal('z'), noMap], [literal('a'), noList, { given: {}, type: { kind: 'map', keys: TEXT, items: noList.type } }]],
  },
  keys: { generated: [tuple(labels), tuple(hostileKeys), tuple(object)], fixed: [[noMap]] },
  pick: { generated: [after(labels, 1, written(key)), after(hostileKeys, 1, text), fc.tuple(object).map(([o]) => [o, literal('name'), literal('labels')])], fixed: [[noMap, literal('a')]] },
  omit: { generated: [after(labels, 1, written(key)), after(hostileKeys, 1, text), fc.tuple(object).map(([o]) => [o, literal('name'), literal('labels')])], fixed: [[noMap, literal('a')]] },
  merge: { generated: [several(2, 4, labels)], fixed: [[noMap, noMap], [literal({ a: '', b: 'x' }), { given: { a: 'y', b: 'z', c: '' }, type: noMap.type }], [literal({}), noMap]] },
  mergeOverwrite: { generated: [several(2, 4, labels)], fixed: [[noMap, noMap], [literal({ a: 'x', b: 'x' }), { given: { a: '', b: 'z', c: '' }, type: noMap.type }]] },
  product: {
    generated: [
      tuple(written(fc.integer({ min: 1, max: 9 })), map({ kind: 'list', items: ANY, minItems: 0 }, fc.array(json, { maxLength: 3 }))),
      tuple(written(fc.constant(100)), map({ kind: 'list', items: integerType(), minItems: 1 }, fc.array(fc.integer(), { minLength: 1, maxLength: 3 }), hostile)),
      tuple(written(fc.integer({ min: 1, max: 30 })), fc.record({ b: fc.array(json, { maxLength: 4 }), a: fc.array(json, { minLength: 1, maxLength: 4 }), c: fc.array(fraction, { minLength: 1, maxLength: 4 }) }).map(given({ kind: 'map', keys: TEXT, items: { kind: 'list', items: ANY, minItems: 0 } }))),
    ],
    fixed: [[literal(1), { given: {}, type: { kind: 'map', keys: TEXT, items: { kind: 'list', items: ANY, minItems: 1 } } }], [literal(9), literal({ a: [1, 2], b: ['x', 'y'] })], [literal(9), literal({})]],
  },
  // lists
  list: { generated: [several(0, 4, anything)], fixed: [[], [noList, noMap], [literal(1), int(1_000_000)]] },
  first: { generated: [tuple(list(TEXT, hostile, 1)), tuple(list(NUMBER, fraction, 1)), tuple(list(ANY, json, 1).filter(l => (l.given as Json[])[0] !== null))], fixed: [[literal(['a'])], [{ fn: 'splitList', of: [literal(','), textOf('a,b')] }]] },
  last: { generated: [tuple(list(TEXT, hostile, 1)), tuple(list(BOOLEAN, fc.boolean(), 1))], fixed: [[literal([1, 2])], [{ fn: 'splitList', of: [literal(','), textOf('a,b')] }]] },
  rest: { generated: [tuple(texts), tuple(numbers), tuple(list(ANY, json, 1))], fixed: [[noList], [literal([])], [literal(['a'])]] },
  initial: { generated: [tuple(texts), tuple(numbers), tuple(list(ANY, json, 1))], fixed: [[noList], [literal([])], [literal(['a'])]] },
  append: { generated: [tuple(texts, text), tuple(numbers, number), tuple(list(ANY, json), anything)], fixed: [[noList, literal('a')], [noList, noList], [literal([]), literal(1)]] },
  prepend: { generated: [tuple(texts, text), tuple(numbers, number)], fixed: [[noList, literal('a')], [{ fn: 'until', of: [literal(2)] }, literal(7)]] },
  concat: { generated: [several(1, 3, texts), tuple(texts, numbers), tuple(list(TEXT, hostile, 1), texts)], fixed: [[noList], [noList, noList], [noList, literal(['a'])], [literal([]), literal([])]] },
  reverse: { generated: [tuple(texts), tuple(list(ANY, json))], fixed: [[noList]] },
  sortAlpha: { generated: [tuple(texts), tuple(list(TEXT, fc.constantFrom('a', 'B', '10', '9', '\uff41', '😀', 'é', '', '\ue000')))], fixed: [[noList], [literal([])]] },
  uniq: { generated: [tuple(texts), tuple(flags), tuple(list(TEXT, fc.constantFrom('a', 'b')))], fixed: [[noList], [literal([])]] },
  without: { generated: [after(list(TEXT, fc.constantFrom('a', 'b', 'é')), 1, written(fc.constantFrom('a', 'b', 'é'))), after(texts, 1, text), after(flags, 1, flag)], fixed: [[noList, literal('a')]] },
  compact: { generated: [tuple(texts), tuple(numbers), tuple(flags), tuple(list(ANY, json))], fixed: [[noList]] },
  sample: { generated: [tuple(integer(0, 6), text, texts), tuple(written(fc.nat(4)), text, list(ANY, json)), tuple(integer(0, 6), written(fc.constant('seed')), integers)], fixed: [[literal(2), literal('a'), noList], [literal(1), literal('b'), literal([1, 2, 3])]] },
  complete: { generated: [tuple(anyMap.map(withoutNull), list({ kind: 'map', keys: TEXT, items: ANY }, fc.dictionary(key, json, { maxKeys: 4 }))), tuple(labels, list({ kind: 'map', keys: TEXT, items: TEXT }, fc.dictionary(key, hostile, { maxKeys: 3 })))], fixed: [[noMap, { ...noList, type: { kind: 'list', items: noMap.type, minItems: 0 } }], [literal({ a: 1 }), { given: [{}, { a: 2 }], type: { kind: 'list', items: { kind: 'map', keys: TEXT, items: integerType() }, minItems: 0 } }]] },
  // Its arguments are one list, twice.
  fromJsonArray: { fixed: [[1, 'a', true, { b: [1.5, null] }], [], ['<&>', 1_000_000]].map(list => [{ fn: 'toJson', of: [literal(list)] }, literal(list)]) },
  len: { generated: [tuple(text), tuple(texts), tuple(labels), tuple(object), tuple(list(ANY, json))], fixed: [[noList], [noMap], [literal('é')], [literal([1])]] },
  until: { generated: [tuple(integer(0, 12)), tuple(written(fc.nat(5)))] },
  // numbers
  add: { generated: [tuple(half, half), several(2, 4, root), tuple(half, written(fc.nat(10)))], fixed: [[{ fn: 'len', of: [literal('a')] }, literal(1)]] },
  sub: { generated: [tuple(half, half), tuple(written(fc.nat(100)), root)] },
  mul: { generated: [tuple(root, root), several(2, 4, integer(-8000, 8000))] },
  div: { generated: [tuple(wide, integer(1, MAX_INTEGER)), tuple(wide, integer(-MAX_INTEGER, -1)), tuple(root, integer(1, 9)), tuple(wide, written(fc.integer({ min: 1, max: 7 })))] },
  mod: { generated: [tuple(wide, integer(1, MAX_INTEGER)), tuple(wide, integer(-MAX_INTEGER, -1)), tuple(root, integer(1, 9))] },
  max: { generated: [several(2, 4, wide), tuple(root, written(fc.integer({ min: -9, max: 9 })))] },
  min: { generated: [several(2, 4, wide), tuple(root, written(fc.integer({ min: -9, max: 9 })))] },
  floor: { generated: [tuple(numberWithin(-1e15, 1e15)), tuple(wide)] },
  ceil: { generated: [tuple(numberWithin(-1e15, 1e15)), tuple(wide)] },
  round: { generated: [tuple(numberWithin(0, 1e9), written(fc.nat(10))), tuple(numberWithin(0, 1e15), written(fc.nat(15))), tuple(integer(0, 10 ** 12), written(fc.nat(3)))] },
  int: { generated: [tuple(numberWithin(-1e15, 1e15)), tuple(wide)] },
  int64: { generated: [tuple(numberWithin(-1e15, 1e15)), tuple(wide)] },
  float64: { generated: [tuple(number), tuple(wide)] },
  // cluster
  semverCompare: {
    generated: [...Array(12)].map(() => fc.tuple(constraint, version).map(([c, v]) => [literal(c), versionOf(v)])),
    fixed: ['>=1.29.0-0', '>=1.29-0', '>1.2', '^0.0.3', '^0.0', '^0', '~1', '~0.0.0', '*', '1.x', '!=1.2.x', '!=1', '!=1.2.3-0', '<=1.2', '<1.2', '~>1.2', '^1.2.3-0', '=1.2.3', '1.2.3 || 2.x', '>=1.27.0-0 <1.33.0-0', '!=1.2-0', '!=*', '>*', '>x-0', '^x', '~x', '<*', '<=*', '>1.2.3-alpha', '<=1.2.3-alpha.1', '<1.2.3-11', '>1.2.3-100000000000000000000']
      .flatMap(c => VERSIONS.map(v => [literal(c), versionOf(v)])),
  },
  apiVersionsHas: {
    generated: [tuple(text)],
    fixed: [...[...API_VERSIONS, 'example.org/v2'].map(name => [literal(name)]), ...API_VERSIONS.map(name => [textOf(name)])],
  },
};

/** A condition made of anything. */
function truthy(x: Argument): Called {
  return { fn: 'truthy', of: [x] };
}

function withoutNull(map: Given): Given {
  return { ...map, given: Object.fromEntries(Object.entries(map.given as object).filter(([, x]) => x !== null)) };
}

/** Characters at the borders of what Go's Unicode knows. */
function unassigned(): string[] {
  const text = Array.from({ length: 0x11000 }, (_, i) => i * 16 + (i % 16)).filter(c => c >= 0x80 && (c < 0xd800 || c >= 0xe000)).map(c => String.fromCodePoint(c));
  return Array.from({ length: Math.ceil(text.length / 500) }, (_, i) => text.slice(i * 500, (i + 1) * 500).join(''));
}
