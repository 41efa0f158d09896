/**
 * Definitions of the library against those of other projects. A test file is a line:
 *
 *     describeDefinitions({ ours: () => definitionsAmong(new MyChart(new App(), 'mine').toJson()), originals: emissaryDefinitions, deliberate: DELIBERATE });
 *
 * For each kind, `npm run test:cluster -- part-of-the-name-of-the-file` then tests
 * - that all that the definitions say is the same (see test/support/definitions/facts.ts for what counts), but for the differences in `deliberate`:
 *   each has a reason, and makes itself in the originals (`amend`), with `schemaAt()` where it is in a schema. One that makes none fails;
 * - that a real API server takes them as they are written;
 * - that it accepts and refuses the same objects of each version, and stores the same. The objects are a value of each type and what
 *   is next to a bound at each place of either schema, as many as `RUNS` asks for, and generated ones, which `SEED` repeats.
 */
import * as fc from 'fast-check';
import { Acceptance } from './acceptance';
import { Cluster, list, sure } from './cluster';
import { Requests } from './request';
import { arbitraryOf } from '../support/definitions/arbitrary-object';
import { amended, Compared, Definition } from '../support/definitions/definition';
import { differences } from '../support/definitions/compare';
import { Probe, probesOf } from '../support/definitions/probes';
import { SEED, scaled } from '../support/runs';

/** How many objects of each version are tried: those that differ in one place, and generated ones. */
const [PROBES, GENERATED] = [300, 60];

/** As `Compared`, with functions for what takes a moment to read. */
export interface Described extends Omit<Compared, 'ours' | 'originals'> {
  readonly ours: () => readonly Definition[];
  readonly originals: () => readonly Definition[];
}

export function describeDefinitions({ ours: own, originals: theirs, deliberate, labels }: Described): void {
  const [ours, originals] = [own(), theirs()];
  const { definitions } = amended(originals, deliberate);
  const pairs = ours.flatMap(definition => {
    const original = definitions.find(({ metadata }) => metadata.name === definition.metadata.name);
    return original ? [[definition.metadata.name, definition, original] as const] : [];
  });

  test('the definitions say what the originals say', () => {
    expect(originals.length).toBeGreaterThan(0);
    expect(differences({ ours, originals, deliberate, labels })).toEqual([]);
  });

  describe(`the API server has the same objects (SEED=${SEED})`, () => {
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

    test('and takes the definitions as they are written', async () => {
      sure(await cluster.kubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(ours) }), 'kubectl apply');
    });

    test.each(pairs)('%s', async (_, definition, original) => {
      for (const { name } of definition.spec.versions) {
        await tryVersion(cluster, requests, definition, original, name);
      }
    });
  });
}

/** Fails for an object of a version that the API server has otherwise than with the original. */
export async function tryVersion(cluster: Cluster, requests: Requests, ours: Definition, original: Definition, version: string, { probes: count = scaled(PROBES), generated = scaled(GENERATED) } = {}): Promise<void> {
  const schemas = [ours, original].map(({ spec }) => spec.versions.find(({ name }) => name === version)!.schema!.openAPIV3Schema).map(withoutMetadata);
  const acceptance = await Acceptance.of(cluster, requests, ours, original, version);
  const counts = { accepted: 0, refused: 0 };
  const check = async (object: any): Promise<void> => {
    const { accepted, difference } = await acceptance.try(object);
    counts[accepted ? 'accepted' : 'refused']++;
    if (difference !== undefined) {
      throw new Error(`${version} ${difference}`);
    }
  };
  try {
    for (const object of chosen(schemas.flatMap(probesOf), count)) {
      await check(object);
    }
    await fc.assert(fc.asyncProperty(fc.oneof(...schemas.map(arbitraryOf)), check), { seed: SEED, numRuns: generated, includeErrorInReport: true });
  } finally {
    await acceptance.remove();
  }
  // Otherwise nothing was learned.
  expect(counts.accepted).toBeGreaterThan((counts.accepted + counts.refused) / 20);
  expect(counts.refused).toBeGreaterThan(isOpen(schemas[1]) ? -1 : (counts.accepted + counts.refused) / 50);
}

/** Each once, and of many as many as are asked for: a few of each place. */
function chosen(probes: readonly Probe[], count: number): any[] {
  const all = [...new Map(probes.map(({ object }) => [JSON.stringify(object), object])).values()];
  return all.length <= count ? all : fc.sample(fc.shuffledSubarray(all, { minLength: count, maxLength: count }), { seed: SEED, numRuns: 1 })[0];
}

/** What the API server checks in every object is left as it is. */
function withoutMetadata({ properties = {}, ...schema }: any): any {
  const { apiVersion, kind, metadata, ...own } = properties;
  return { ...schema, properties: own };
}

function isOpen({ properties }: any): boolean {
  return Object.keys(properties).length === 0;
}
