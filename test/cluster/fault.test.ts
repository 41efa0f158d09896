import { documentedCharts, plainObjects, valuesFile } from './charts';
import { Cluster, sure } from './cluster';
import { UPGRADES } from './upgrades';
import { HELMS } from '../support/binaries';

/** How long the API server is gone. */
const ABSENT_MS = 1500;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

const moments: ReadonlyArray<readonly [when: string, come: (namespace: string) => Promise<void>]> = [
  ['before anything is written', () => new Promise(resolve => setTimeout(resolve, 100))],
  ['while the release is being written', async namespace => {
    while ((await cluster.get('secrets', '--namespace', namespace, '--selector=owner=helm,status=pending-upgrade')).items.length === 0) {
      // Asked again at once: the moment is short.
    }
  }],
];

test.each(documentedCharts().flatMap(chart => HELMS.flatMap(helm => moments.map(([when, come]) => [chart.name, helm.name, when, chart, helm, come] as const))))(
  'an upgrade of %s by helm %s that lost the API server %s is finished by the same command, after a rollback at most', async (_chart, _name, _when, chart, helm, come) => {
    const namespace = await cluster.namespace();
    const release = chart.name;
    const files = chart.installations[0][1];
    const values = UPGRADES[release][0];
    await cluster.provideFor(plainObjects(chart, release, namespace, files));
    const args = (...more: string[]) => [release, chart.folder, '--namespace', namespace, '--wait', '--timeout=60s', ...files.flatMap(file => ['--values', file]), ...more];
    sure(await cluster.helm(helm, ['install', ...args()]), 'helm install');

    const upgrade = ['upgrade', ...args('--values', valuesFile(values))];
    const interrupted = cluster.helm(helm, upgrade);
    await come(namespace);
    await cluster.crashApiServer(ABSENT_MS);
    await interrupted;
    const again = await cluster.helm(helm, upgrade);
    // Helm cannot note down that it failed when it loses the server late, and then wants to be told.
    if (/another operation \(install\/upgrade\/rollback\) is in progress/.test(again.stderr)) {
      sure(await cluster.helm(helm, ['rollback', release, '--namespace', namespace, '--wait', '--timeout=60s']), 'helm rollback');
      sure(await cluster.helm(helm, upgrade), 'helm upgrade, after a rollback');
    } else {
      sure(again, 'helm upgrade, again');
    }

    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: plainObjects(chart, release, namespace, files, values) });
    expect(await cluster.kubectl(['diff', '-f', '-'], { input })).toEqual({ ok: true, stdout: '', stderr: '' });
  });
