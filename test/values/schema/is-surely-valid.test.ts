import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { anything, arbitraryRoot, valuesOf } from './arbitrary-shape';
import { DocumentedDeployments } from '../../../src';
import { defaultsOf } from '../../../src/values/read/defaults';
import { isSurelyValid } from '../../../src/values/schema/is-surely-valid';
import { mergeValues } from '../../../src/values/read/merge';
import { schemaOf } from '../../../src/values/schema/schema';
import { JsonSchema } from '../../../src/values/schema/schema-definitions';
import { Json } from '../../../src/values/shape';
import { errorsIn } from '../../../src/values/schema/validate';
import { fixture, FIXTURES } from '../../fixtures';
import { arbitraryOverrides } from '../../support/arbitrary-values';
import { fewest, sample, SEED } from '../../support/runs';

const documented = DocumentedDeployments._names.map(name => ({ name, chart: new DocumentedDeployments()._define(new App(), name) }));
const fixtures = Object.keys(FIXTURES).map(name => ({ name, chart: fixture(name) }));

/** How many of the values are accepted. Fails where one validator accepts what the other does not. */
function accepted(schema: JsonSchema, given: readonly Json[]): number {
  return given.filter(values => {
    const surely = isSurelyValid(schema, values);
    if (surely !== (errorsIn(schema, values).length === 0)) {
      throw new Error(`${surely ? 'only the quick check' : 'only ajv'} accepts ${JSON.stringify(values)} for ${JSON.stringify(schema)}`);
    }
    return surely;
  }).length;
}

describe(`the quick check and ajv accept the same values (SEED=${SEED})`, () => {
  test.each([...documented, ...fixtures])('of the chart $name', ({ chart }) => {
    const { values: shape, ciValues } = chart._model();
    const schema = schemaOf(shape);
    const defaults = mergeValues(defaultsOf(shape), [ciValues ?? {}]);
    const given = sample(arbitraryOverrides(shape), 60).map(overrides => mergeValues(defaults, [overrides]));
    const hostile = sample(anything, 60).map(value => ({ ...defaults, global: value }));
    expect(accepted(schema, [defaults])).toBe(1);
    accepted(schema, [...given, ...hostile, ...hostile.map(({ global }) => global)]);
  });

  test('of generated schemas', () => {
    const counts = sample(arbitraryRoot.chain(shape => fc.tuple(fc.constant(shape), fc.array(valuesOf(shape), { minLength: 5, maxLength: 5 }))), 200)
      .map(([shape, given]) => accepted(schemaOf(shape), given.map(values => ({ global: {}, ...values as object }))));
    expect(counts.filter(count => count > 0).length).toBeGreaterThan(fewest(0.5, counts.length));
  });
});

const OBJECT = { type: 'object', properties: { constructor: { type: 'string' } }, additionalProperties: false };

test.each<[values: Json]>([
  [{}], [{ constructor: 'a' }], [{ constructor: 1 }], [{ toString: 'a' }], [JSON.parse('{"__proto__": "a"}')], [JSON.parse('{"__proto__": 1}')],
])('what every object of JavaScript has is no value: %j', values => {
  accepted(OBJECT, [values]);
  accepted({ ...OBJECT, required: ['constructor'] }, [values]);
});

test('values beyond its limits are not surely valid', () => {
  const schema = { properties: { a: {} }, additionalProperties: { $ref: '#' } };
  const deep = JSON.parse(`${'{"b":'.repeat(5000)}{}${'}'.repeat(5000)}`);
  expect(isSurelyValid(schema, { b: {} })).toBe(true);
  expect(isSurelyValid(schema, { '\ud800': {} })).toBe(false);
  expect(isSurelyValid(schema, deep)).toBe(false);
});

test('the schema stays as it is', () => {
  const schema = { properties: { a: { $ref: '#/definitions/a' } }, definitions: { a: { type: 'string' } } };
  const names = () => [schema, schema.properties.a, schema.definitions.a].map(part => Object.getOwnPropertyNames(part));
  const before = names();
  isSurelyValid(schema, { a: 'a' });
  expect(names()).toEqual(before);
});
