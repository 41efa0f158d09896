import { plainObjects, repeatableCharts, valuesFile, valuesFlags } from './charts';
import { Cluster, sure } from './cluster';
import { ROLLOUTS } from './rollouts';
import { HELMS } from '../support/binaries';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

/** The programs of the others read their ConfigMaps when these change. */
const charts = repeatableCharts();

test('every repeatable chart with a ConfigMap or a Secret is in the table of rollouts', () => {
  const holding = charts.filter(chart => chart.installations.some(([, files]) => plainObjects(chart, 'r', 'ns', files).some(({ kind }) => /^(ConfigMap|Secret)$/.test(kind))));
  expect(Object.keys(ROLLOUTS).sort()).toEqual(holding.map(({ name }) => name).sort());
});

const cases = charts.flatMap(chart => (ROLLOUTS[chart.name] ?? []).flatMap(rollout => HELMS.map(helm => [chart.name, rollout.what, helm.name, chart, rollout, helm] as const)));

test.each(cases)('%s: %s, by helm %s', async (name, _what, _helm, chart, { before, after, restarts }, helm) => {
  const namespace = await cluster.namespace(chart.level);
  const files = chart.installations[0][1];
  await cluster.provideFor(plainObjects(chart, name, namespace, files, before));
  const upgrade = async (values: typeof before) => sure(await cluster.helm(helm, [
    'upgrade', '--install', name, chart.folder, '--namespace', namespace, '--wait', '--timeout=300s', ...valuesFlags(files), '--values', valuesFile(values),
  ]), 'helm upgrade');
  await upgrade(before);
  const first = await podsIn(namespace);
  await upgrade(after);
  const second = await podsIn(namespace);
  const restarted = [...first].filter(([workload, pods]) => !pods.some(pod => second.get(workload)?.includes(pod))).map(([workload]) => workload);
  expect(restarted.sort()).toEqual([...restarts].sort());
});

/** The pods that run, by the container that tells what they are. */
async function podsIn(namespace: string): Promise<Map<string, string[]>> {
  const { items } = await cluster.get('pods', '--namespace', namespace);
  const pods = new Map<string, string[]>();
  for (const { metadata, spec } of items.filter((pod: any) => !pod.metadata.deletionTimestamp)) {
    pods.set(spec.containers[0].name, [...pods.get(spec.containers[0].name) ?? [], metadata.uid]);
  }
  return pods;
}
