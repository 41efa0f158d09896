import { CharSet } from '../../../src/values/schema/char-set';
import { call } from '../../../src/expr/functions/functions';
import { FunctionName } from '../../../src/expr/node/function-name';
import { literal } from '../../../src/expr/node/literal';
import { CallNode, Node } from '../../../src/expr/node/node';
import { NOT_OFFERED } from '../../../src/expr/template/not-offered';
import { SIGNATURES } from '../../../src/expr/functions/signatures';
import { ANY, BOOLEAN, integerType, stringType, Type } from '../../../src/expr/node/type';
import { decides, FUNCTIONS } from '../../../src/plain/functions';
import { Refusal, RefusalName } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';
import { HELMS, helmTemplate } from '../../support/helm';
import { writeFiles } from '../../support/scratch';

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
    ['trunc', [literal(5)], '1 argument is given; it takes 2'],
    ['trunc', [literal('5'), ascii], 'the length "5" is a text; accepted is an integer'],
    ['quote', [fraction], 'the value ratio is a number; accepted is a text, an integer or a boolean'],
    ['quote', [texts], 'the value hosts is a list; accepted is a text, an integer or a boolean'],
    ['and', [flag], '1 argument is given; it takes at least 2'],
    ['and', [flag, text], 'the condition title is a text; accepted is a boolean'],
    ['eq', [text, integer], 'title is a text and replicas is an integer, which Helm cannot compare: give both the same kind'],
    ['lt', [flag, flag], 'the value enabled is a boolean; accepted is a text, an integer or a number'],
    ['eq', [texts, texts], 'the value hosts is a list; accepted is a text, an integer, a number or a boolean'],
    ['ternary', [text, integer, flag], 'replicas is an integer and title is a text: give both the same kind'],
    ['default', [literal(1), text], 'title is a text and 1 is an integer: give both the same kind'],
    ['has', [literal('a'), integers], 'the item "a" is a text; accepted is an integer'],
    ['hasKey', [value('affinity', ANY), literal('a')], 'the map affinity is data of any kind; accepted is a map'],
    ['regexMatch', [text, text], 'the pattern comes from title; it has to be written in the chart'],
    ['printf', [literal('%s')], 'the format has 1 place for 0 arguments: give one for each'],
    ['printf', [literal('%d'), text], 'the argument of %d title is a text; accepted is an integer'],
    ['printf', [literal('%s'), integer], 'the argument of %s replicas is an integer; accepted is a text'],
    ['printf', [literal('%v'), fraction], 'the argument of %v ratio is a number; accepted is a text, an integer or a boolean: use %.2f or another precision, or toString and %s'],
    ['printf', [text, text], 'the format comes from title; it has to be written in the chart'],
    ['join', [literal(','), value('ratios', { kind: 'list', items: fraction.type, minItems: 0 })], 'ratios holds numbers; accepted are texts, integers and booleans'],
    ['atoi', [text], 'the text title may be something else than 1 to 15 digits, which Helm reads as 0: declare it as an integer, or with the pattern ^[0-9]+$ and maxLength 15'],
    ['dict', [literal('a')], 'the last key has no value: give keys and values in turn'],
    ['dict', [text, literal(1)], 'the key comes from title; it has to be written in the chart'],
    ['dict', [literal('a'), literal(1), literal('a'), literal(2)], 'the key "a" is given twice'],
    ['get', [object, literal('perod')], 'there is no field "perod"; declared are path, period, extra'],
    ['get', [object, text], 'the key comes from title; a key of declared fields has to be written in the chart'],
    ['dig', [literal('a'), literal('b'), literal(''), labels], '"b" is looked for in a text; a path goes through maps'],
    ['dig', [literal('path'), literal(1), object], 'probe.path is a text and 1 is an integer: give both the same kind'],
    ['omit', [object, literal('perod')], 'there is no field "perod"; declared are path, period, extra'],
    ['without', [texts, literal(1)], 'the item 1 is an integer; accepted is a text'],
    ['add', [small, fraction], 'the number ratio is a number; accepted is an integer'],
    ['round', [value('share', { kind: 'number', minimum: 0, maximum: 1 }), small], 'the number of digits comes from port; it has to be written in the chart'],
    ['semverCompare', [text, text], 'the constraint comes from title; it has to be written in the chart'],
    ['semverCompare', [literal('>=1.2'), literal('latest')], '"latest" is not a version: accepted is a text such as "1.29.3"'],
    ['apiVersionsHas', [integer], 'the API version replicas is an integer; accepted is a text'],
  ],
  'value-optional': [
    ['quote', [optional], 'the value token may be absent: give it a default, or ask first whether it is there'],
    ['default', [literal(''), choice], 'the value enabled may be absent: give it a default, or ask first whether it is there'],
    ['quote', [choice], 'the value enabled may be absent: give it a default, or ask first whether it is there'],
    ['coalesce', [text, optional], 'the last value token may be absent: give it a default, or ask first whether it is there'],
  ],
  'function-not-exact': [
    ['trunc', [literal(5), text], 'the text title may hold other characters than ASCII, which Go and JavaScript count or change differently: declare a pattern, such as ^[ -~]*$'],
    ['has', [literal(80), integers], 'ports may hold an integer beyond ±999999, which Helm would write with an exponent: declare minimum and maximum'],
    ['has', [literal(80), value('ratios', { kind: 'list', items: fraction.type, minItems: 0 })], 'ratios holds numbers, which have another type in a values file than after --set: declare integers or texts'],
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
    ['regexReplaceAll', [literal('a*'), text, literal('-')], 'the pattern a* may match the empty text, whose places Go and JavaScript see differently: let it match at least one character'],
    ['regexReplaceAll', [literal('(?:a*)*b'), text, literal('-')], 'the pattern (?:a*)*b repeats (?:a*), which may match the empty text: let it match at least one character'],
    ['regexReplaceAll', [literal('a'), text, literal('$1')], 'the replacement "$1" may hold "$", which stands for a group: use replace'],
    ['kindIs', [literal('float64'), integer], 'the kind is "float64"; accepted are "string", "bool", "map" and "slice", since a number has another kind in a values file than after --set'],
    ['lower', [text], 'the text title may hold other characters than ASCII, which Go and JavaScript count or change differently: declare a pattern, such as ^[ -~]*$'],
    ['nospace', [text], 'the text title may hold other characters than ASCII, which Go and JavaScript count or change differently: declare a pattern, such as ^[ -~]*$'],
    ['substr', [literal(2), literal(4), ascii], 'the start 2 may lie outside the text id, for which Helm fails: use trunc, or declare minLength'],
    ['substr', [literal(1), small, value('id', stringType(CharSet.DNS_LABEL, 3))], 'the end port may lie before the start 1, for which Helm fails: give -1 for the rest of the text'],
    ['substr', [literal(3), literal(1), value('id', stringType(CharSet.DNS_LABEL, 3))], 'the end 1 may lie before the start 3, for which Helm fails: give -1 for the rest of the text'],
    ['replace', [text, literal('-'), text], 'the old text title may be empty: give a text of at least one character'],
    ['splitList', [literal(''), text], 'the separator "" may be empty: give a text of at least one character'],
    ['repeat', [integer, text], 'the count replicas may be from -9007199254740991 to 9007199254740991; accepted is from 0 to 10000: declare minimum and maximum'],
    ['indent', [literal(-1), text], 'the number of spaces -1 is -1; accepted is from 0 to 10000'],
    ['printf', [literal('%g'), fraction], 'the format "%g" holds %g: accepted are %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('%-05d'), integer], 'the format "%-05d" holds %-05d: "-" and "0" together mean one thing in older versions of Go and another in newer ones'],
    ['printf', [literal('%05s'), text], 'the format "%05s" holds %05s: "0" is not accepted before s'],
    ['printf', [literal('%*d'), integer], 'the format "%*d" holds %*: accepted are %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('100%'), integer], 'the format "100%" holds %: accepted are %s, %q, %v, %t, %d, %x, %X, %o, %b, %f and %%'],
    ['printf', [literal('%5q'), text], 'the format "%5q" holds %5q: a width is not accepted before q'],
    ['printf', [literal('%.3d'), integer], 'the format "%.3d" holds %.3d: a precision is not accepted before d'],
    ['printf', [literal('%2000d'), integer], 'the format "%2000d" holds %2000d: accepted are a width of up to 1000 and a precision of up to 100'],
    ['join', [literal(','), integers], 'ports may hold an integer beyond ±999999, which Helm would write with an exponent: declare minimum and maximum'],
    ['get', [object, literal('period')], 'the field "period" may be absent, which Helm reads as an empty text: use dig, which takes a default'],
    ['get', [value('limits', { kind: 'map', keys: text.type as never, items: integer.type }), literal('a')], 'a key that is absent from limits reads as an empty text, and its items are integers: use dig, which takes a default'],
    ['merge', [labels, anyMap], 'resources holds data of any kind; accepted is a map of texts, since others are merged in depth: write a map in the chart that takes the entries of both'],
    ['first', [texts], 'the list hosts may be empty, and then there is no item: declare minItems 1, or ask first whether it is empty'],
    ['last', [value('hosts', { kind: 'list', items: text.type, minItems: 1 }, 'empty')], 'the list hosts may be empty, and then there is no item: declare minItems 1, or ask first whether it is empty'],
    ['sortAlpha', [integers], 'ports holds integers; it sorts texts only'],
    ['uniq', [integers], 'ports holds integers; it compares texts and booleans only, since a number has another type in a values file than after --set'],
    ['until', [integer], 'the end replicas may be from -9007199254740991 to 9007199254740991; accepted is from 0 to 10000: declare minimum and maximum'],
    ['add', [integer, literal(1)], 'the result for replicas and 1 may be from -9007199254740990 to 9007199254740992; accepted is ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['mul', [integer, integer], 'the result for replicas may be from -8.112963841460666e+31 to 8.112963841460666e+31; accepted is ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['div', [literal(1), small], 'the divisor port may be 0, for which Helm fails: declare minimum 1'],
    ['mod', [literal(1), integer], 'the divisor replicas may be 0, for which Helm fails: declare minimum 1'],
    ['int64', [value('big', { kind: 'number', minimum: 0, maximum: 1e300 })], 'the result for big may be from 0 to 1e+300; accepted is ±(2^53−1), beyond which integers are not exact: declare minimum and maximum of the values'],
    ['round', [fraction, literal(1)], 'the number ratio may be negative, and Helm rounds -1.2 to -2: declare minimum 0'],
    ['semverCompare', [literal('1.2 - 2'), text], 'the constraint "1.2 - 2" holds a range with a hyphen: write >=1.2.3 <=2.3.4'],
    ['semverCompare', [literal('>=1.2.0 <2.0.0-0'), text], 'the constraint ">=1.2.0 <2.0.0-0" looks for pre-releases in one comparison and not in the other, which Helm 3 and Helm 4 read differently: write -0 behind both versions or none'],
    ['semverCompare', [literal('!=1.2.3'), text], 'the constraint "!=1.2.3" excludes one release, which Helm 3 and Helm 4 read differently for pre-releases: write <1.2.3 || >1.2.3'],
    ['semverCompare', [literal('latest'), text], 'the constraint "latest" is not one that Helm reads: accepted is a text such as ">=1.29.0-0" or "~1.2 || ^3"'],
    ['semverCompare', [literal('>=1.2.0-01'), text], 'the constraint ">=1.2.0-01" holds a pre-release with a number that begins with 0'],
  ],
};

describe.each(Object.entries(REFUSED))('%s', (refusal, rows) => {
  test.each(rows.map(([fn, args, message]) => [`${fn}: ${message}`, fn, args] as const))('%s', (sentence, fn, args) => {
    const error = refusalOf(() => call(fn, args));
    expect([error.refusal, error.message]).toEqual([refusal, sentence]);
  });
});

describe('function-failed', () => {
  const rows: [string, CallNode, Json[], string][] = [
    ['dig "limits" "memory" "" .Values.x', call('dig', [literal('limits'), literal('memory'), literal(''), anyMap]), ['limits', 'memory', '', { limits: 'none' }],
      'dig: limits is not a map, so that "memory" cannot be looked for in it'],
    ['dig "limits" "memory" "" .Values.x', call('dig', [literal('limits'), literal('memory'), literal(''), anyMap]), ['limits', 'memory', '', { limits: null }],
      'dig: limits is not a map, so that "memory" cannot be looked for in it'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', 'latest'],
      'semverCompare: "latest" is not a version; accepted is a text such as "1.29.3"'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', '1.2.3-01'],
      'semverCompare: "1.2.3-01" is not a version; accepted is a text such as "1.29.3"'],
    ['semverCompare ">=1.2" .Values.x', call('semverCompare', [literal('>=1.2'), text]), ['>=1.2', '18446744073709551616.0.0'],
      'semverCompare: "18446744073709551616.0.0" is not a version; accepted is a text such as "1.29.3"'],
  ];

  test.each(rows)('%s fails in Helm and in plain evaluation', (template, node, args, message) => {
    const chart = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: failing\nversion: 0.1.0\n', 'templates/x.yaml': `x: {{ ${template} | toJson }}\n` });
    const error = refusalOf(() => FUNCTIONS[node.fn](args, node.args.map(arg => arg.type), { apiVersions: [] }));
    expect([error.refusal, error.message]).toEqual(['function-failed', message]);
    for (const helm of HELMS) {
      expect(helmTemplate(helm, chart, { values: [{ x: args[args.length - 1] }] })).toMatchObject({ ok: false, stderr: expect.stringContaining('error calling') });
    }
  });
});

test('an argument behind the one that decides is not looked at, as in Helm', () => {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: deciding\nversion: 0.1.0\n',
    'templates/x.yaml': 'and: {{ and false (semverCompare ">=1.2" "latest") }}\nor: {{ or true (semverCompare ">=1.2" "latest") }}\n',
  });
  expect([decides('and', false), decides('or', true), decides('and', true), decides('or', false), decides('eq', false)]).toEqual([true, true, false, false, false]);
  for (const helm of HELMS) {
    expect(helmTemplate(helm, chart).stdout).toContain('and: false\nor: true\n');
  }
});

test('the constraints that are refused are read differently by Helm 3 and Helm 4', () => {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: versions\nversion: 0.1.0\n',
    'templates/x.yaml': 'mixed: {{ semverCompare ">=1.2.0 <2.0.0-0" "1.5.0-rc.1" }}\nunequal: {{ semverCompare "!=1.2.3" "1.5.0-rc.1" }}\n',
  });
  expect(HELMS.map(helm => helmTemplate(helm, chart).stdout.replace(/^[^m]*/, ''))).toEqual([expect.stringContaining('mixed: false\nunequal: true\n'), expect.stringContaining('mixed: true\nunequal: false\n')]);
});

test('what is not offered is not in the list', () => {
  expect(Object.keys(NOT_OFFERED).filter(name => name in SIGNATURES)).toEqual([]);
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (e) {
    if (e instanceof Refusal) {
      return e;
    }
    throw e;
  }
  throw new Error('it was not refused');
}

function value(path: string, type: Type, absent?: 'empty' | 'optional'): Node {
  return { kind: 'value', path: [path], type, absent };
}
