import { SmallChart } from '../support/small-chart';
import { CarrierCheck } from '../../src';
import { plainData } from '../../src/values/plain-data';
import { Refusal } from '../../src/values/refusal';

const description = 'What it is for.';
const ofItself: any = { inner: [] };
ofItself.inner.push(ofItself);

const ODD: ReadonlyArray<readonly [any, string]> = [
  [{ a: 1n }, '.a is a bigint'],
  [{ a: [ofItself] }, '.a[0].inner[0] is a part of itself'],
  [{ a: () => 1 }, '.a is a function'],
  [{ a: Symbol('a') }, '.a is a symbol'],
  [{ a: [undefined] }, '.a[0] is undefined'],
  [{ a: NaN }, '.a is NaN'],
  [{ a: -Infinity }, '.a is -Infinity'],
  [{ a: new Date(0) }, '.a is a Date'],
  [{ a: new Map() }, '.a is a Map'],
];

/** A chart with a fragment, which any data could stand in. */
function chart(options: object, props: object): SmallChart {
  return new SmallChart(c => c.holder(c.values.fragment('fragment', { description, ...options }).asAny()), props);
}

test.each(ODD)('what no file could hold is refused wherever it is given in code: $1', (data, what) => {
  const cases: ReadonlyArray<readonly [() => unknown, string, string]> = [
    [() => chart({}, { values: { fragment: data } }).toJson(), 'values-invalid', `small: values.fragment${what}: accepted are texts`],
    [() => chart({}, { ciValues: { fragment: data } })._model(), 'values-invalid', `small: ciValues.fragment${what}: accepted are texts`],
    [() => CarrierCheck.run({ define: scope => { new SmallChart(c => c.holder(1), { ciValues: { fragment: data } }, scope); } }), 'values-invalid', `small: ciValues.fragment${what}`],
    [() => chart({ default: data }, {}), 'value-default', `small: the default of fragment${what}: accepted are texts`],
    [() => chart({ examples: [{}, data] }, {}), 'value-default', `small: example 2 of fragment${what}: accepted are texts`],
  ];
  for (const [body, refusal, message] of cases) {
    expect(body).toThrow(Refusal);
    expect(body).toThrow(expect.objectContaining({ refusal, message: expect.stringContaining(message) }));
  }
});

test('a default holds no null, in any depth', () => {
  expect(() => chart({ default: { a: [{ b: null }] } }, {})).toThrow('the default of fragment.a[0].b is null: accepted are texts');
});

test('the same data twice is no part of itself, and what is undefined in a map is not there', () => {
  const shared = { b: [1] };
  expect(plainData({ a: shared, c: [shared, null], d: undefined, ['__proto__']: -0 }, { refusal: 'values-invalid', name: 'values' }))
    .toEqual(JSON.parse('{"a": {"b": [1]}, "c": [{"b": [1]}, null], "__proto__": 0}'));
});

test.each([
  ['many', 'is no quantity such as "500m", "1.5" or "512Mi"'], ['5 Gi', 'is no quantity'], ['-5', 'is negative'], ['', 'is no quantity'],
])('%s is no default of a quantity', (value, what) => {
  expect(() => new SmallChart(c => c.values.quantity('size', { description, default: value })))
    .toThrow(expect.objectContaining({ refusal: 'value-default', message: expect.stringContaining(`the default ${JSON.stringify(value)} of size ${what}`) }));
});
