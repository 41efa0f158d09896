import * as fc from 'fast-check';
import { arbitraryRoot, valuesOf } from './arbitrary-shape';
import { Helm, HELMS, helmTemplate } from '../../support/helm';
import { fewest, most, sample, SEED } from '../../support/runs';
import { writeFiles } from '../../support/scratch';
import { Refusal } from '../../../src/values/refusal';
import { schemaOf, schemaText } from '../../../src/values/schema/schema';
import { Json, ObjectShape } from '../../../src/values/shape';
import { validateValues } from '../../../src/values/schema/validate';

interface Case {
  readonly shape: ObjectShape;
  readonly values: { readonly [key: string]: Json };
}

/**
 * Which cases Helm refuses. Each is a subchart with a schema of its own, so that one process checks many.
 */
function refusedByHelm(helm: Helm, cases: readonly Case[]): Set<number> {
  const folder = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: all\nversion: 0.0.0\n',
    'templates/a.yaml': '',
    ...Object.fromEntries(cases.flatMap(({ shape }, i) => [
      [`charts/case${i}/Chart.yaml`, `apiVersion: v2\nname: case${i}\nversion: 0.0.0\n`],
      [`charts/case${i}/values.schema.json`, schemaText(schemaOf(shape))],
    ])),
  });
  const values = Object.fromEntries(cases.map((c, i) => [`case${i}`, c.values]));
  const { ok, stderr } = helmTemplate(helm, folder, { values: [values] });
  const refused = new Set([...stderr.matchAll(/case(\d+)(?=:\n)/g)].map(match => Number(match[1])));
  if (!ok && refused.size === 0) {
    throw new Error(stderr);
  }
  return refused;
}

function refusedByUs({ shape, values }: Case): string | undefined {
  try {
    // Helm puts this into every subchart.
    validateValues(schemaOf(shape), { global: {}, ...values });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) {
      return error.message;
    }
    throw error;
  }
}

const arbitraryCase: fc.Arbitrary<Case> = arbitraryRoot.chain(shape => valuesOf(shape)
  .filter((values): values is Case['values'] => typeof values === 'object' && values !== null && !Array.isArray(values))
  .map(values => ({ shape, values })));

const cases = sample(arbitraryCase, 1000).filter(({ values }) => !/\p{Cs}/u.test(JSON.stringify(values))
  && (values.global === undefined || typeof values.global === 'object' && values.global !== null && !Array.isArray(values.global)));

// Helm 3 writes the values as YAML, reads that again and shows the result to the schema. The reader takes these for line
// breaks, and the key for a merge, so the schema sees spaces, or nothing, in their place.
const UNSEEN = /[\x85\u2028\u2029]|"<<":/;

test.each(HELMS)(`helm $name and the check in plain mode accept the same values (SEED=${SEED})`, helm => {
  const size = 250;
  for (let start = 0; start < cases.length; start += size) {
    const batch = cases.slice(start, start + size);
    const refused = refusedByHelm(helm, batch);
    batch.forEach((each, i) => {
      const message = refusedByUs(each);
      if ((message !== undefined) !== refused.has(i) && !(helm.name === '3' && UNSEEN.test(JSON.stringify(each.values)))) {
        throw new Error(`helm ${refused.has(i) ? 'refuses' : 'accepts'} ${JSON.stringify(each.values)}, and we ${message ?? 'accept it'}\n${schemaText(schemaOf(each.shape))}`);
      }
    });
  }
});

test('enough of the generated values are accepted, and enough are refused, for the comparison to mean something', () => {
  const accepted = cases.filter(each => refusedByUs(each) === undefined).length;
  expect(accepted).toBeGreaterThan(fewest(0.25, cases.length));
  expect(accepted).toBeLessThan(most(0.6, cases.length));
});

test('helm 3 cannot see a next-line character in a string, which helm 4 and we refuse', () => {
  const shape: ObjectShape = { kind: 'object', fields: { a: { shape: { kind: 'string' }, description: 'A text.' } } };
  const nextLine = { shape, values: { a: 'a\x85b' } };
  expect(HELMS.map(helm => [helm.name, refusedByHelm(helm, [nextLine]).has(0)])).toEqual(HELMS.map(helm => [helm.name, helm.name === '4']));
  expect(refusedByUs(nextLine)).toBe('invalid values: a: got "a\\u0085b", expected a string without U+0085');
});
