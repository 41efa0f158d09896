import { SmallChart } from '../support/small-chart';
import { TokenCheck } from '../../src';
import { plainData } from '../../src/values/plain-data';
import { Refusal } from '../../src/values/refusal';

const description = 'What it is for.';
const ofItself: any = { inner: [] };
ofItself.inner.push(ofItself);

const ODD: ReadonlyArray<readonly [any, string]> = [
  [{ a: 1n }, '.a: got a bigint'],
  [{ a: [ofItself] }, '.a[0].inner[0]: got a circular reference'],
  [{ a: () => 1 }, '.a: got a function'],
  [{ a: Symbol('a') }, '.a: got a symbol'],
  [{ a: [undefined] }, '.a[0]: got undefined'],
  [{ a: NaN }, '.a: got NaN'],
  [{ a: -Infinity }, '.a: got -Infinity'],
  [{ a: new Date(0) }, '.a: got a Date'],
  [{ a: new Map() }, '.a: got a Map'],
];

/** A chart with a fragment, which any data could stand in. */
function chart(options: object, props: object): SmallChart {
  return new SmallChart(c => c.holder(c.values.fragment('fragment', { description, ...options }).asAny()), props);
}

test.each(ODD)('data that no file can contain is refused in code: $1', (data, what) => {
  const cases: ReadonlyArray<readonly [() => unknown, string, string]> = [
    [() => chart({}, { values: { fragment: data } }).toJson(), 'values-invalid', `small: values.fragment${what}, expected a string, a number`],
    [() => chart({}, { ciValues: { fragment: data } })._model(), 'values-invalid', `small: ciValues.fragment${what}, expected a string, a number`],
    [() => TokenCheck.run({ define: scope => { new SmallChart(c => c.holder(1), { ciValues: { fragment: data } }, scope); } }), 'values-invalid', `small: ciValues.fragment${what}`],
    [() => chart({ default: data }, {}), 'value-default', `small: the default of fragment${what}, expected a string, a number`],
    [() => chart({ examples: [{}, data] }, {}), 'value-default', `small: example 2 of fragment${what}, expected a string, a number`],
  ];
  for (const [body, refusal, message] of cases) {
    expect(body).toThrow(Refusal);
    expect(body).toThrow(expect.objectContaining({ refusal, message: expect.stringContaining(message) }));
  }
});

test('a default holds no null, in any depth', () => {
  expect(() => chart({ default: { a: [{ b: null }] } }, {})).toThrow('the default of fragment.a[0].b: got null, expected a string, a number');
});

test('repeated data is no circular reference, and undefined keys are omitted', () => {
  const shared = { b: [1] };
  expect(plainData({ a: shared, c: [shared, null], d: undefined, ['__proto__']: -0 }, { refusal: 'values-invalid', name: 'values' }))
    .toEqual(JSON.parse('{"a": {"b": [1]}, "c": [{"b": [1]}, null], "__proto__": 0}'));
});

test.each([
  ['many', 'is not a quantity such as "500m", "1.5" or "512Mi"'], ['5 Gi', 'is not a quantity'], ['-5', 'is negative'], ['', 'is not a quantity'],
])('%s is no default of a quantity', (value, what) => {
  expect(() => new SmallChart(c => c.values.quantity('size', { description, default: value })))
    .toThrow(expect.objectContaining({ refusal: 'value-default', message: expect.stringContaining(`the default ${JSON.stringify(value)} of size ${what}`) }));
});
