import { plainObjects, repeatableCharts, valuesFlags } from './charts';
import { Cluster, KUBERNETES, list, sure } from './cluster';
import { normalised } from './stored';
import { HELMS } from '../support/binaries';

const charts = repeatableCharts();
const cases = charts.flatMap(chart => chart.installations.flatMap(([what, files]) => HELMS.map(helm => [chart.name, what, helm.name, chart, files, helm] as const)));

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

describe.each(cases)('%s, %s, helm %s', (name, _what, _helm, chart, files, helm) => {
  const values = valuesFlags(files);
  const release = name;
  let theirs: string;
  let ours: string;

  beforeAll(async () => {
    theirs = await cluster.namespace(chart.level);
    ours = await cluster.namespace(chart.level);
    await cluster.provideFor(plainObjects(chart, release, ours, files));
    for (const namespace of [theirs, ours]) {
      await cluster.provideClaims(plainObjects(chart, release, namespace, files));
    }
  });

  test('helm installs it, everything becomes ready, and the API server warns of nothing', async () => {
    const { ok, stderr } = await cluster.helm(helm, ['install', release, chart.folder, '--namespace', theirs, '--wait', '--timeout=300s', ...values]);
    expect([ok, stderr]).toEqual([true, '']);
  });

  test('kubectl applies the plain objects, and the stored objects are those of helm', async () => {
    const objects = plainObjects(chart, release, ours, files);
    const { ok, stderr } = await cluster.kubectl(['apply', '-f', '-'], { input: list(objects), helm });
    expect([ok, stderr]).toEqual([true, '']);
    for (const { kind, metadata } of objects.filter(o => /^(Deployment|StatefulSet|DaemonSet|Job)$/.test(o.kind))) {
      await cluster.ready(kind, metadata.name, ours);
    }
    const stored = async (namespace: string) => Promise.all(plainObjects(chart, release, namespace, files).map(async ({ apiVersion, kind, metadata }) =>
      normalised(await cluster.get(resource(apiVersion, kind), metadata.name, '--namespace', metadata.namespace ?? namespace), namespace)));
    expect(await stored(ours)).toEqual(await stored(theirs));
  });

  test('kubectl finds no difference between one form and the other, and no conflict', async () => {
    const plain = list(plainObjects(chart, release, theirs, files));
    expect(await cluster.kubectl(['diff', '-f', '-'], { input: plain, helm })).toEqual({ ok: true, stdout: '', stderr: '' });
    const apply = (...flags: string[]) => cluster.kubectl(['apply', '--server-side', '--field-manager=gitops', ...flags, '-f', '-'], { input: plain, helm });
    const first = await apply();
    const applied = isCompleted(first.stderr) ? await apply('--force-conflicts') : first;
    expect([applied.ok, applied.stderr]).toEqual([true, '']);
    const template = sure(await cluster.helm(helm, ['template', release, chart.folder, '--namespace', ours, '--skip-tests', ...values]), 'helm template');
    expect(await cluster.kubectl(['diff', '-f', '-'], { input: template, helm })).toEqual({ ok: true, stdout: '', stderr: '' });
  });
});

/** Before Kubernetes 1.34, each claim template that is stored has an empty `creationTimestamp`, which nobody writes: for the API server, it is another one. */
const COMPLETES = Number(KUBERNETES.split('.')[1]) < 34;

/** Whether the only conflicts are in what the API server completes, and then takes for another value. */
function isCompleted(stderr: string): boolean {
  const fields = /^error: Apply failed with [0-9]+ conflict/.test(stderr) ? stderr.match(/\.spec\S+/g) ?? [] : [];
  return COMPLETES && fields.length > 0 && fields.every(field => field === '.spec.volumeClaimTemplates');
}

/** A kind with its version and group, as kubectl reads it: `Deployment.v1.apps`. */
function resource(apiVersion: string, kind: string): string {
  const [version, group] = apiVersion.split('/').reverse();
  return `${kind}.${version}.${group ?? ''}`;
}
