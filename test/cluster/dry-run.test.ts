import * as fc from 'fast-check';
import { arbitraryDeployable } from './arbitrary-deployable';
import { documentedCharts, plainObjects } from './charts';
import { Cluster } from './cluster';
import { SEED } from '../support/runs';
import { mergeSources } from '../../src/values/merge';
import { Refusal } from '../../src/values/refusal';

/** How many sets of values of each chart the API server sees. */
const SETS = 25;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

test.each(documentedCharts().map(chart => [chart.name, chart] as const))(`what the schema of %s accepts, the API server accepts (SEED=${SEED})`, async (_name, chart) => {
  const namespace = await cluster.namespace('privileged');
  let accepted = 0;
  for (const given of fc.sample(arbitraryDeployable(chart.model), { seed: SEED, numRuns: 40 * SETS })) {
    const values = mergeSources(given.files ?? []);
    let objects: any[];
    try {
      objects = plainObjects(chart, given.name ?? 'r', namespace, [], values);
    } catch (error) {
      if (error instanceof Refusal) {
        continue;
      }
      throw error;
    }
    await cluster.provideFor(objects, namespace);
    const { ok, stderr } = await cluster.kubectl(['apply', '--dry-run=server', '--validate=strict', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) });
    expect({ values, name: given.name, ok, stderr: ok ? '' : stderr }).toEqual({ values, name: given.name, ok: true, stderr: '' });
    if (++accepted === SETS) {
      return;
    }
  }
  throw new Error(`only ${accepted} of the generated sets of values were rendered`);
});
