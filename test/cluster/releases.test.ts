import { DocumentedChart, plainObjects, repeatableCharts, valuesFlags } from './charts';
import { Cluster, sure } from './cluster';
import { Helm, HELMS } from '../support/binaries';

const charts = repeatableCharts();

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

describe.each(charts.flatMap(chart => HELMS.map(helm => [chart.name, helm.name, chart, helm] as const)))('%s, helm %s', (_name, _helm, chart, helm) => {
  const files = chart.installations[0][1];

  test('two releases share a namespace, one with the longest name of Helm, and leave only kept objects', async () => {
    const namespace = await cluster.namespace(chart.level);
    const before = await objectsIn(namespace);
    const names = ['one', 'r'.repeat(53)];
    const objects = names.flatMap(name => plainObjects(chart, name, namespace, files));
    await cluster.provideFor(objects);
    for (const name of names) {
      sure(await install(chart, helm, name, namespace), 'helm install');
    }
    for (const name of names) {
      sure(await cluster.helm(helm, ['uninstall', name, '--namespace', namespace, '--wait', '--timeout=300s']), 'helm uninstall');
    }
    const kept = objects.filter(o => o.metadata.annotations?.['helm.sh/resource-policy'] === 'keep').map(o => `${o.kind} ${o.metadata.name}`);
    expect((await objectsIn(namespace)).filter(o => !before.includes(o)).sort()).toEqual(kept.sort());
  });

  test('its pods start where every container needs limits and the namespace has a quota', async () => {
    const namespace = await cluster.namespace(chart.level);
    await cluster.apply(
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace }, spec: { hard: { 'pods': '50', 'requests.cpu': '50', 'requests.memory': '200Gi', 'limits.cpu': '50', 'limits.memory': '200Gi', 'persistentvolumeclaims': '20' } } },
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'limits', namespace },
        spec: { limits: [{ type: 'Container', default: { cpu: '2', memory: '4Gi' }, defaultRequest: { cpu: '50m', memory: '64Mi' }, min: { cpu: '5m', memory: '16Mi' }, max: { cpu: '8', memory: '64Gi' } }] },
      },
    );
    await cluster.provideFor(plainObjects(chart, 'one', namespace, files));
    sure(await install(chart, helm, 'one', namespace), 'helm install');
    const pods = (await cluster.get('pods', '--namespace', namespace)).items;
    expect(pods.filter((pod: any) => !/^(Running|Succeeded)$/.test(pod.status.phase))).toEqual([]);
    expect(pods.length).toBeGreaterThan(0);
  });
});

function install({ folder, installations: [[, files]] }: DocumentedChart, helm: Helm, name: string, namespace: string) {
  return cluster.helm(helm, ['install', name, folder, '--namespace', namespace, '--wait', '--timeout=300s', ...valuesFlags(files)]);
}

/** Everything in a namespace that somebody asked for. */
async function objectsIn(namespace: string): Promise<string[]> {
  const kinds = sure(await cluster.kubectl(['api-resources', '--namespaced', '--verbs=list,delete', '--output=name']), 'kubectl api-resources')
    .trim().split('\n').filter(kind => !/^(events|endpoints|pods|replicasets|controllerrevisions|endpointslices|leases|podtemplates)\b/.test(kind));
  const { items } = await cluster.get(kinds.join(','), '--namespace', namespace);
  return items.map((o: any) => `${o.kind} ${o.metadata.name}`);
}
