import { refusalOf, value } from '../../support/calls';
import { CharSet } from '../../../src/values/schema/char-set';
import { call } from '../../../src/expr/functions/functions';
import { FunctionName } from '../../../src/expr/node/function-name';
import { literal } from '../../../src/expr/node/literal';
import { Node } from '../../../src/expr/node/node';
import { NOT_OFFERED } from '../../../src/expr/template/not-offered';
import { SIGNATURES } from '../../../src/expr/functions/signatures';
import { ANY, BOOLEAN, integerType, stringType } from '../../../src/expr/node/type';
import { RefusalName } from '../../../src/values/refusal';

const text = value('title', stringType(CharSet.TEXT));
const ascii = value('id', stringType(CharSet.DNS_LABEL));
const integer = value('replicas', integerType());
const small = value('port', integerType(0, 65535));
const fraction = value('ratio', { kind: 'number', minimum: -10, maximum: 10 });
const flag = value('enabled', BOOLEAN);
const texts = value('hosts', { kind: 'list', items: text.type, minItems: 0 });
const integers = value('ports', { kind: 'list', items: integer.type, minItems: 0 });
const labels = value('labels', { kind: 'map', keys: text.type as never, items: text.type });
const anyMap = value('resources', { kind: 'map', keys: text.type as never, items: ANY });
const object = value('probe', { kind: 'object', fields: { path: { type: text.type }, period: { type: small.type, default: 5 }, extra: { type: labels.type, absent: 'empty' } } });
const choice: Node = { kind: 'choose', condition: flag, then: text, type: text.type };
const optional = value('token', text.type, 'optional');

/** What is called, and the whole sentence that refuses it, without the name of the function in front. */
const REFUSED: Partial<Record<RefusalName, readonly (readonly [FunctionName, readonly Node[], string])[]>> = {
  'argument-type': [
    ['trunc', [literal(5)], 'got 1 argument, expected 2'],
    ['trunc', [literal('5'), ascii], 'the length "5" is a string, expected an integer'],
    ['quote', [fraction], 'the value ratio is a number, expected a string, an integer or a boolean'],
    ['quote', [texts], 'the value hosts is a list, expected a string, an integer or a boolean'],
    ['and', [flag], 'got 1 argument, expected at least 2'],
    ['and', [flag, text], 'the condition title is a string, expected a boolean'],
    ['eq', [text, integer], 'title is a string and replicas is an integer, which Helm cannot compare: use the same type for both'],
    ['lt', [flag, flag], 'the value enabled is a boolean, expected a string, an integer or a number'],
    ['eq', [texts, texts], 'the value hosts is a list, expected a string, an integer, a number or a boolean'],
    ['ternary', [text, integer, flag], 'replicas is an integer and title is a string: use the same type for both'],
    ['default', [literal(1), text], 'title is a string and 1 is an integer: use the same type for both'],
    ['product', [literal(5), value('labels', { kind: 'map', keys: text.type as any, items: text.type })], 'labels holds strings, expected lists of which each combination has an item'],
    ['complete', [literal({}), integers], 'ports holds integers, expected maps'],
    ['has', [literal('a'), integers], 'the item "a" is a string, expected an integer'],
    ['hasKey', [value('affinity', ANY), literal('a')], 'the map affinity is a value of any type, expected a map'],
    ['regexMatch', [text, text], 'the pattern comes from title, expected a literal'],
    ['printf', [literal('%s')], 'the format has 1 verb for 0 arguments: use as many arguments as verbs'],
    ['printf', [literal('%d'), text], 'the argument of %d title is a string, expected an integer'],
    ['printf', [literal('%s'), integer], 'the argument of %s replicas is an integer, expected a string'],
    ['printf', [literal('%v'), fraction], 'the argument of %v ratio is a number, expected a string, an integer or a boolean: use %.2f or another precision, or toString and %s'],
    ['printf', [text, text], 'the format comes from title, expected a literal'],
    ['join', [literal(','), value('ratios', { kind: 'list', items: fraction.type, minItems: 0 })], 'ratios holds numbers, expected strings, integers or booleans'],
    ['atoi', [text], 'the string title may be other than 1 to 15 digits, which Helm reads as 0: declare it as an integer, or with the pattern ^[0-9]+$ and maxLength 15'],
    ['dict', [literal('a')], 'the last key has no value: alternate keys and values'],
    ['dict', [text, literal(1)], 'the key comes from title, expected a literal'],
    ['dict', [literal('a'), literal(1), literal('a'), literal(2)], 'the key "a" is duplicate'],
    ['get', [object, literal('perod')], 'unknown field "perod", expected one of path, period, extra'],
    ['get', [object, text], 'the key comes from title, expected a literal, since the fields are declared'],
    ['dig', [literal('a'), literal('b'), literal(''), labels], '"b": got a string on the way to it, expected a map'],
    ['dig', [literal('path'), literal(1), object], 'probe.path is a string and 1 is an integer: use the same type for both'],
    ['omit', [object, literal('perod')], 'unknown field "perod", expected one of path, period, extra'],
    ['without', [texts, literal(1)], 'the item 1 is an integer, expected a string'],
    ['add', [small, fraction], 'the number ratio is a number, expected an integer'],
    ['round', [value('share', { kind: 'number', minimum: 0, maximum: 1 }), small], 'the number of digits comes from port, expected a literal'],
    ['semverCompare', [text, text], 'the constraint comes from title, expected a literal'],
    ['semverCompare', [literal('>=1.2'), literal('latest')], '"latest" is not a version, expected a string such as "1.29.3"'],
    ['apiVersionsHas', [integer], 'the API version replicas is an integer, expected a string'],
  ],
  'value-optional': [
    ['quote', [optional], 'the value token is optional and may be absent: use orDefault(), or test isPresent() first'],
    ['default', [literal(''), choice], 'the value enabled is optional and may be absent: use orDefault(), or test isPresent() first'],
    ['quote', [choice], 'the value enabled is optional and may be absent: use orDefault(), or test isPresent() first'],
    ['coalesce', [text, optional], 'the last value token is optional and may be absent: use orDefault(), or test isPresent() first'],
  ],
  'function-not-exact': [
    ['trunc', [literal(5), text], 'the string title may contain non-ASCII characters, which Go and JavaScript count or change differently: declare a pattern that excludes them, such as ^[ -~]*$'],
    ['has', [literal(80), integers], 'ports may hold an integer beyond ±999999, which Helm renders with an exponent: declare minimum and maximum'],
    ['has', [literal(80), value('ratios', { kind: 'list', items: fraction.type, minItems: 0 })], 'ratios holds numbers, which have different types in a values file and in --set: declare integers or strings'],
    ['regexMatch', [literal('a(?=b)'), text], 'Go and JavaScript do not read the pattern a(?=b) alike: Go has no look-around, such as (?=b)'],
    ['regexMatch', [literal('(?<!a)b'), text], 'Go and JavaScript do not read the pattern (?<!a)b alike: Go has no look-around, such as (?<!a)'],
    ['regexMatch', [literal('(a)\\1'), text], 'Go and JavaScript do not read the pattern (a)\\1 alike: Go has no back references, such as \\1'],
    ['regexMatch', [literal('\\s'), text], 'Go and JavaScript do not read the pattern \\s alike: \\s means less in Go than in JavaScript: use [ \\t\\n]'],
    ['regexMatch', [literal('\\p{L}'), text], 'Go and JavaScript do not read the pattern \\p{L} alike: \\p{L} depends on the version of Unicode: list the characters'],
    ['regexMatch', [literal('\\u0041'), text], 'Go and JavaScript do not read the pattern \\u0041 alike: Go does not read \\u0041: write the character itself, or \\xHH'],
    ['regexMatch', [literal('[[:alpha:]]'), text], 'Go and JavaScript do not read the pattern [[:alpha:]] alike: it is not a regular expression of JavaScript: lone quantifier brackets'],
    ['regexMatch', [literal('[^]'), text], 'Go and JavaScript do not read the pattern [^] alike: [^] is a class without characters, which Go does not read'],
    ['regexMatch', [literal('a{1001}'), text], 'Go and JavaScript do not read the pattern a{1001} alike: Go repeats up to 1000 times, and a{1001} asks for 1001'],
    ['regexMatch', [literal('(?:a{40}){40}'), text], 'Go and JavaScript do not read the pattern (?:a{40}){40} alike: Go repeats up to 1000 times, and a{40} asks for 1600'],
    ['regexMatch', [literal('(?<name>a)'), text], 'Go and JavaScript do not read the pattern (?<name>a) alike: older versions of Go do not read the name in (?<name>a): use (…) or (?:…)'],
    ['regexMatch', [literal('(?i)a'), text], 'Go and JavaScript do not read the pattern (?i)a alike: it is not a regular expression of JavaScript: invalid group'],
    ['regexMatch', [literal('a{'), text], 'Go and JavaScript do not read the pattern a{ alike: it is not a regular expression of JavaScript: incomplete quantifier'],
    ['regexReplaceAll', [literal('a*'), text, literal('-')], 'the pattern a* may match the empty string, which Go and JavaScript find at different positions: let it match at least one character'],
    ['regexReplaceAll', [literal('(?:a*)*b'), text, literal('-')], 'the pattern (?:a*)*b repeats (?:a*), which may match the empty string: let it match at least one character'],
    ['regexReplaceAll', [literal('a'), text, literal('$1')], 'the replacement "$1" may contain "$", which refers to a group: use replace'],
    ['kindIs', [literal('float64'), integer], 'the kind is "float64", expected one of "string", "bool", "map" and "slice", since numbers have different kinds in a values file and in --set'],
    ['lower', [text], 'the string title may contain non-ASCII characters, which Go and JavaScript count or change differently: declare a pattern that excludes them, such as ^[ -~]*$'],
    ['nospace', [text], 'the string title may contain non-ASCII characters, which Go and JavaScript count or change differently: declare a pattern that excludes them, such as ^[ -~]*$'],
    ['substr', [literal(2), literal(4), ascii], 'the start 2 may be outside of the string id, where Helm fails: use trunc, or declare minLength'],
    ['substr', [literal(1), small, value('id', stringType(CharSet.DNS_LABEL, 3))], 'the end port may be before the start 1, where Helm fails: use -1 for the rest of the string'],
    ['substr', [literal(3), literal(1), value('id', stringType(CharSet.DNS_LABEL, 3))], 'the end 1 may be before the start 3, where Helm fails: use -1 for the rest of the string'],
    ['replace', [text, literal('-'), text], 'the old string title may be empty: give a string of at least one character'],
    ['splitList', [literal(''), text], 'the separator "" may be empty: give a string of at least one character'],
    ['repeat', [integer, text], 'the count replicas may be from -9007199254740991 to 9007199254740991, expected from 0 to 10000: declare minimum and maximum'],
    ['indent', [literal(-1), text], 'the number of spaces -1 is -1, expected from 0 to 10000'],
    ['printf', [literal('%g'), fraction], 'the format "%g" has %g: expected one of %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('%-05d'), integer], 'the format "%-05d" has %-05d: Go versions disagree about "-" together with "0"'],
    ['printf', [literal('%05s'), text], 'the format "%05s" has %05s: "0" is not accepted before s'],
    ['printf', [literal('%*d'), integer], 'the format "%*d" has %*: expected one of %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('100%'), integer], 'the format "100%" has %: expected one of %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('%5q'), text], 'the format "%5q" has %5q: a width is not accepted before q'],
    ['printf', [literal('%.3d'), integer], 'the format "%.3d" has %.3d: a precision is not accepted before d'],
    ['printf', [literal('%2000d'), integer], 'the format "%2000d" has %2000d: expected a width of at most 1000 and a precision of at most 100'],
    ['join', [literal(','), integers], 'ports may hold an integer beyond ±999999, which Helm renders with an exponent: declare minimum and maximum'],
    ['get', [object, literal('period')], 'the field "period" may be absent, which Helm reads as an empty string: use dig, which takes a default'],
    ['get', [value('limits', { kind: 'map', keys: text.type as never, items: integer.type }), literal('a')], 'a key that is absent from limits reads as an empty string in Helm, and its items are integers: use dig, which takes a default'],
    ['merge', [labels, anyMap], 'resources holds values of any type, expected a map of strings, since Helm merges others deeply: write a map in the chart with the entries of both'],
    ['first', [texts], 'the list hosts may be empty: declare minItems 1, or test isEmpty() first'],
    ['last', [value('hosts', { kind: 'list', items: text.type, minItems: 1 }, 'empty')], 'the list hosts may be empty: declare minItems 1, or test isEmpty() first'],
    ['sample', [integer, literal('seed'), integers], 'the number of items replicas may be from -9007199254740991 to 9007199254740991, expected from 0 to 4294967296: declare minimum and maximum'],
    ['sortAlpha', [integers], 'ports holds integers; it sorts strings only'],
    ['uniq', [integers], 'ports holds integers; it compares strings and booleans only, since numbers have different types in a values file and in --set'],
    ['until', [integer], 'the end replicas may be from -9007199254740991 to 9007199254740991, expected from 0 to 10000: declare minimum and maximum'],
    ['add', [integer, literal(1)], 'the result for replicas and 1 may be from -9007199254740990 to 9007199254740992, expected ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['mul', [integer, integer], 'the result for replicas may be from -8.112963841460666e+31 to 8.112963841460666e+31, expected ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['div', [literal(1), small], 'the divisor port may be 0, and Helm cannot divide by 0: declare minimum 1'],
    ['mod', [literal(1), integer], 'the divisor replicas may be 0, and Helm cannot divide by 0: declare minimum 1'],
    ['int64', [value('big', { kind: 'number', minimum: 0, maximum: 1e300 })], 'the result for big may be from 0 to 1e+300, expected ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['round', [fraction, literal(1)], 'the number ratio may be negative, and Helm rounds -1.2 to -2: declare minimum 0'],
    ['semverCompare', [literal('1.2 - 2'), text], 'the constraint "1.2 - 2" has a hyphen range: write >=1.2.3 <=2.3.4'],
    ['semverCompare', [literal('>=1.2.0 <2.0.0-0'), text], 'the constraint ">=1.2.0 <2.0.0-0" includes pre-releases in one comparison and not in the other, which Helm 3 and Helm 4 read differently: append -0 to both versions or to none'],
    ['semverCompare', [literal('!=1.2.3'), text], 'the constraint "!=1.2.3" excludes one version with !=, which Helm 3 and Helm 4 read differently for pre-releases: write <1.2.3 || >1.2.3'],
    ['semverCompare', [literal('latest'), text], 'the constraint "latest" cannot be parsed by Helm, expected a string such as ">=1.29.0-0" or "~1.2 || ^3"'],
    ['semverCompare', [literal('>=1.2.0-01'), text], 'the constraint ">=1.2.0-01" has a pre-release with a leading zero'],
  ],
};

describe.each(Object.entries(REFUSED))('%s', (refusal, rows) => {
  test.each(rows.map(([fn, args, message]) => [`${fn}: ${message}`, fn, args] as const))('%s', (sentence, fn, args) => {
    const error = refusalOf(() => call(fn, args));
    expect([error.refusal, error.message]).toEqual([refusal, sentence]);
  });
});

test('unsupported functions are not in the list', () => {
  expect(Object.keys(NOT_OFFERED).filter(name => name in SIGNATURES)).toEqual([]);
});
