import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { EVERYTHING } from './everything';
import { ArlClusterChart } from '../../src/dask';
import { release } from '../../src/plain/release';
import { renderEverything } from '../../src/plain/render';
import { Refusal } from '../../src/values/refusal';
import { schemaErrors } from '../support/api-schema';
import { arbitraryOverrides } from '../support/arbitrary-values';
import { BothOutputs } from '../support/equivalence';
import { violations, writableRoots } from '../support/restricted';
import { SEED } from '../support/runs';

/** What is passed on as it was written, and generated values write anything; and the mount that asks for less security. */
const LEFT_OUT = new Set([
  'resources', 'resource', 'affinity', 'tolerations', 'topologySpreadConstraints', 'podSecurityContext', 'securityContext', 'extraEnvFrom', 'extraVolumes',
  'extraVolumeMounts', 'extraContainers', 'sidecars', 'strategy', 'dnsConfig', 'scratchVolume', 'extraInitContainers', 'extraObjects', 'metrics', 'behavior', 'from', 'egress', 'relabelings', 'metricRelabelings', 'inline',
]);

const both = new BothOutputs(new ArlClusterChart(new App(), 'arl-cluster'));
const everything = renderEverything(both.model, release({ name: 'r', values: [EVERYTHING] })).flatMap(d => d.objects as any[]);
let generated: any[];

beforeAll(() => {
  generated = fc.sample(arbitraryOverrides(both.model.values), { seed: SEED, numRuns: 80 }).map(values => both.plain({ files: [without(values)] }))
    .filter((objects): objects is any[] => !(objects instanceof Refusal)).flat();
});

test('of values with everything, and of generated ones, there is a good deal', () => {
  expect([...new Set(everything.map(object => object.kind))].sort()).toEqual([
    'ConfigMap', 'Deployment', 'HTTPRoute', 'HorizontalPodAutoscaler', 'Ingress', 'NetworkPolicy', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod',
    'PodDisruptionBudget', 'Role', 'RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'ServiceMonitor',
  ]);
  expect(generated.length).toBeGreaterThan(60);
});

test(`every object is one that the API server accepts (SEED=${SEED})`, () => {
  expect([...new Set([...everything, ...generated].flatMap(schemaErrors))]).toEqual([]);
});

test('every pod meets the Pod Security Standard restricted, with a root file system that is read only', () => {
  const objects = [...everything, ...generated];
  expect([...new Set(objects.flatMap(violations))]).toEqual([]);
  expect([...new Set(objects.flatMap(writableRoots))]).toEqual([]);
});

function without(values: any): any {
  return Array.isArray(values) ? values.map(without)
    : typeof values !== 'object' || values === null ? values
    : Object.fromEntries(Object.entries(values).filter(([key]) => !LEFT_OUT.has(key)).map(([key, value]) => [key, without(value)]));
}
