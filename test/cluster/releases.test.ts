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

  test(`${chart.oncePerNamespace ? 'a second release in the namespace is refused, and one' : 'two releases share a namespace, and one'} with the longest name of Helm leaves only kept objects`, async () => {
    const namespace = await cluster.namespace(chart.level);
    const names = ['r'.repeat(53), 'two'];
    const releases = chart.oncePerNamespace ? names.slice(0, 1) : names;
    const objects = releases.flatMap(name => plainObjects(chart, name, namespace, files));
    await cluster.provideFor(objects);
    await cluster.provideClaims(objects);
    const before = await objectsIn(namespace);
    for (const name of releases) {
      sure(await install(chart, helm, name, namespace), 'helm install');
    }
    if (chart.oncePerNamespace) {
      const installed = await objectsIn(namespace);
      const { ok, stderr } = await install(chart, helm, names[1], namespace);
      expect([ok, stderr]).toEqual([false, expect.stringContaining('exists and cannot be imported into the current release')]);
      expect(await objectsIn(namespace)).toEqual(installed);
    }
    for (const name of releases) {
      sure(await cluster.helm(helm, ['uninstall', name, '--namespace', namespace, '--wait', '--timeout=300s']), 'helm uninstall');
    }
    expect((await objectsIn(namespace)).filter(o => !before.includes(o)).sort()).toEqual(keptOf(objects).sort());
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
    const objects = plainObjects(chart, 'one', namespace, files);
    await cluster.provideFor(objects);
    await cluster.provideClaims(objects);
    sure(await install(chart, helm, 'one', namespace), 'helm install');
    const pods = (await cluster.get('pods', '--namespace', namespace)).items;
    expect(pods.filter((pod: any) => !/^(Running|Succeeded)$/.test(pod.status.phase))).toEqual([]);
    expect(pods.length).toBeGreaterThan(0);
  });
});

function install({ folder, installations: [[, files]] }: DocumentedChart, helm: Helm, name: string, namespace: string) {
  return cluster.helm(helm, ['install', name, folder, '--namespace', namespace, '--wait', '--timeout=300s', ...valuesFlags(files)]);
}

/** What stays behind: objects that say so, and the claims of StatefulSets that do not delete them. */
function keptOf(objects: readonly any[]): string[] {
  return objects.flatMap(({ kind, metadata, spec }) => [
    ...(metadata.annotations?.['helm.sh/resource-policy'] === 'keep' ? [`${kind} ${metadata.name}`] : []),
    ...(spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted === 'Delete' ? [] : spec?.volumeClaimTemplates ?? [])
      .flatMap((claim: any) => Array.from({ length: spec.replicas ?? 1 }, (_, i) => `PersistentVolumeClaim ${claim.metadata.name}-${metadata.name}-${i}`)),
  ]);
}

/** Everything in a namespace that somebody asked for. */
async function objectsIn(namespace: string): Promise<string[]> {
  const kinds = sure(await cluster.kubectl(['api-resources', '--namespaced', '--verbs=list,delete', '--output=name']), 'kubectl api-resources')
    .trim().split('\n').filter(kind => !/^(events|endpoints|pods|replicasets|controllerrevisions|endpointslices|leases|podtemplates)\b/.test(kind));
  const { items } = await cluster.get(kinds.join(','), '--namespace', namespace);
  return items.map((o: any) => `${o.kind} ${o.metadata.name}`);
}
