import * as fc from 'fast-check';
import { Cluster } from './cluster';
import { Requests } from './request';
import { fewest, SEED, scaled } from '../support/runs';
import { objectsOf } from '../support/small-chart';
import { CustomResourceDefinition, ListType, MapType, StructuralSchema } from '../../src/kit';
import { Refusal } from '../../src/values/refusal';

/** How many schemas are tried. */
const SCHEMAS = 400;

/** Only the API server knows whether a default is of a format. */
const OF_FORMATS = /in body must be of type (date-time|uri)/;

let cluster: Cluster;
let requests: Requests;

beforeAll(async () => {
  cluster = await Cluster.start({ controllers: false });
  requests = new Requests(cluster.kubeconfig);
});

afterAll(async () => {
  requests?.close();
  await cluster?.stop();
});

test(`what the library takes for a schema, the API server does too (SEED=${SEED})`, async () => {
  const counts = { accepted: 0, refused: 0 };
  await fc.assert(fc.asyncProperty(root, async make => {
    const definition = definitionOf(make);
    counts[definition ? 'accepted' : 'refused']++;
    if (definition) {
      const { status, body } = await requests.send('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All&fieldValidation=Strict', definition);
      expect(status === 201 || OF_FORMATS.test(body.message) ? '' : `${body.message}: ${JSON.stringify(definition)}`).toBe('');
    }
  }), { seed: SEED, numRuns: scaled(SCHEMAS), includeErrorInReport: true });
  expect(counts.accepted).toBeGreaterThanOrEqual(fewest(1 / 8, scaled(SCHEMAS)));
  expect(counts.refused).toBeGreaterThanOrEqual(fewest(1 / 20, scaled(SCHEMAS)));
});

/** Undefined if the library refuses it. */
function definitionOf(make: () => StructuralSchema): object | undefined {
  try {
    return objectsOf(c => void new CustomResourceDefinition(c, 'definition', { group: 'example.org', kind: 'Sweep', versions: [{ name: 'v1', schema: make() }] }))[0];
  } catch (error) {
    if (error instanceof Refusal) {
      return undefined;
    }
    throw error;
  }
}

type Make = () => StructuralSchema;

const count = fc.integer({ min: 0, max: 3 });
const SCALARS: fc.Arbitrary<Make> = fc.oneof(
  options({ minLength: count, maxLength: count, pattern: fc.constantFrom('^a', 'b$', '[a-c]*'), format: fc.constantFrom('date-time', 'uri', 'int32'), enum: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }), default: fc.constantFrom('a', 'aaaa', ''), nullable: fc.boolean() })
    .map(given => () => StructuralSchema.ofString(given)),
  options({ minimum: count, maximum: count, exclusiveMinimum: fc.boolean(), multipleOf: fc.integer({ min: 1, max: 2 }), default: fc.constantFrom(0, 1, 2, 1.5), format: fc.constantFrom('int32', 'int64') }).map(given => () => StructuralSchema.ofInteger(given)),
  options({ maximum: count, exclusiveMaximum: fc.boolean(), default: fc.constantFrom(0, 0.5, 3), enum: fc.array(fc.constantFrom(0, 0.5), { maxLength: 2 }) }).map(given => () => StructuralSchema.ofNumber(given)),
  options({ default: fc.boolean(), nullable: fc.boolean() }).map(given => () => StructuralSchema.ofBoolean(given)),
  options({ default: fc.constantFrom(1, '50%'), pattern: fc.constantFrom('%$') }).map(given => () => StructuralSchema.ofIntOrString(given)),
  options({ default: fc.constantFrom(1, '1Gi', 'a') }).map(given => () => StructuralSchema.ofQuantity(given)),
  options({ nullable: fc.boolean() }).map(given => () => StructuralSchema.ofAnything(given)),
  options({ embeddedResource: fc.boolean(), mapType: fc.constantFrom(MapType.ATOMIC, MapType.GRANULAR), default: fc.constantFrom({}, { a: 1 }) }).map(given => () => StructuralSchema.ofOpenObject(given)),
);

const { root } = fc.letrec<{ any: Make; list: Make; map: Make; object: Make; root: Make }>(tie => ({
  any: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: SCALARS }, { weight: 1, arbitrary: tie('list') }, { weight: 1, arbitrary: tie('map') }, { weight: 2, arbitrary: tie('object') }),
  list: fc.tuple(tie('any'), options({ minItems: count, maxItems: count, nullable: fc.boolean(), listType: fc.constantFrom(ListType.ATOMIC, ListType.SET, ListType.MAP), listMapKeys: fc.constantFrom(['a'], ['a', 'b']), default: fc.constantFrom([], ['a'], [{ a: 'a' }]) }))
    .map(([items, given]) => () => StructuralSchema.ofList({ ...given, items: items() })),
  map: fc.tuple(tie('any'), options({ minProperties: count, maxProperties: count, mapType: fc.constantFrom(MapType.ATOMIC, MapType.GRANULAR), default: fc.constantFrom({}, { a: 'a' }, { a: 1 }) }))
    .map(([items, given]) => () => StructuralSchema.ofMap({ ...given, items: items() })),
  object: objectWith(tie('any')),
  root: objectWith(tie('any')),
}));

/** An object with fields, which may have alternatives. */
function objectWith(field: fc.Arbitrary<Make>): fc.Arbitrary<Make> {
  const fields = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), field, fc.boolean()), { minLength: 1, maxLength: 4, selector: ([name]) => name });
  const more = fc.constantFrom<(schema: StructuralSchema) => StructuralSchema>(
    s => s, s => s, s => s, s => s, s => s, s => s, s => s.open(), s => s.open(), s => s.oneOf(need('a'), need('b')), s => s.anyOf(need('a').string('b', { maxLength: 3 })), s => s.not(need('c')), s => s.not(need('a')).not(need('b')),
    s => s.oneOf(StructuralSchema.object().nested('a', { fields: need('b') }), need('c')), s => StructuralSchema.object().nested('spec', { fields: s, default: {} }),
    s => StructuralSchema.object().nested('metadata', { fields: StructuralSchema.object().string('name', { maxLength: 9 }) }).nested('spec', { fields: s, embeddedResource: true }),
  );
  return fc.tuple(fields, more).map(([all, then]) => () => then(all.reduce((schema, [name, make, required]) => schema.field(name, make(), { required }), StructuralSchema.object())));
}

function need(name: string): StructuralSchema {
  return StructuralSchema.object().string(name, { required: true });
}

/** Some of the options, or none: most combinations are refused. */
function options<T>(given: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<any> {
  const names = Object.keys(given) as (keyof T)[];
  const some = fc.subarray(names, { minLength: 1, maxLength: Math.min(2, names.length) });
  return fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some }).chain(chosen => fc.record(Object.fromEntries(chosen.map(name => [name, given[name]])) as any));
}
