import * as fc from 'fast-check';
import { arbitraryDeployable } from './arbitrary-deployable';
import { definitionsOf, DocumentedChart, documentedCharts, plainObjects } from './charts';
import { Cluster, definition, list } from './cluster';
import { ReleaseCase } from '../support/arbitrary-release';
import { SEED } from '../support/runs';
import { mergeSources } from '../../src/values/read/merge';
import { Refusal } from '../../src/values/refusal';

/** How many sets of values of each chart the API server sees. */
const SETS = 25;

const charts = documentedCharts();

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
  await cluster.define(
    ...charts.flatMap(definitionsOf),
    definition('operator.knative.dev', 'v1beta1', 'KnativeServing'), definition('cert-manager.io', 'v1', 'Certificate'), definition('cert-manager.io', 'v1', 'Issuer'),
  );
});

afterAll(() => cluster?.stop());

test.each(charts.map(chart => [chart.name, chart] as const))(`what the schema of %s accepts, the API server accepts (SEED=${SEED})`, async (_name, chart) => {
  const namespace = await cluster.namespace('privileged');
  const problemOf = async (given: ReleaseCase): Promise<string> => {
    const objects = objectsOf(chart, given, namespace);
    // Nothing that is tried is there afterwards: a Pod needs its ServiceAccount before.
    await cluster.provideFor(objects.filter(({ kind }) => kind !== 'ServiceAccount'), namespace);
    const { ok, stderr } = await cluster.kubectl(['apply', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(objects) });
    return ok ? '' : stderr;
  };
  await fc.assert(
    fc.asyncProperty(arbitraryDeployable(chart.model).filter(given => isRendered(chart, given)), async given => expect(await problemOf(given)).toBe('')),
    { seed: SEED, numRuns: SETS, interruptAfterTimeLimit: 40_000 },
  );
});

function objectsOf(chart: DocumentedChart, { name, files }: ReleaseCase, namespace: string): any[] {
  return plainObjects(chart, name ?? 'r', namespace, [], mergeSources(files ?? []));
}

function isRendered(chart: DocumentedChart, given: ReleaseCase): boolean {
  try {
    objectsOf(chart, given, 'default');
    return true;
  } catch (error) {
    if (error instanceof Refusal) {
      return false;
    }
    throw error;
  }
}
