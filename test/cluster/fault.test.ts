import { plainObjects, repeatableCharts, valuesFile, valuesFlags } from './charts';
import { Cluster, list, sure } from './cluster';
import { UPGRADES } from './upgrades';
import { HELMS } from '../support/binaries';

/** How long the API server is gone. */
const ABSENT_MS = 1500;

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

const MOMENTS = ['before anything is written', 'while the release is being written'] as const;

const cases = repeatableCharts().flatMap(chart => HELMS.flatMap(helm => MOMENTS.map(moment => [chart.name, helm.name, moment, chart, helm] as const)));

test.each(cases)('an upgrade of %s by helm %s that lost the API server %s is finished by the same command, without the lock that Helm leaves', async (_chart, _helm, moment, chart, helm) => {
  const namespace = await cluster.namespace(chart.level);
  const release = chart.name;
  const files = chart.installations[0][1];
  const values = UPGRADES[release][0];
  await cluster.provideFor(plainObjects(chart, release, namespace, files));
  const args = (...more: string[]) => [release, chart.folder, '--namespace', namespace, '--wait', '--timeout=300s', ...valuesFlags(files), ...more];
  sure(await cluster.helm(helm, ['install', ...args()]), 'helm install');

  const upgrade = ['upgrade', ...args('--values', valuesFile(values))];
  const states = cluster.watch('secrets', 'NAME:.metadata.labels.status', '--namespace', namespace, '--selector=owner=helm');
  await states.next('deployed');
  const interrupted = cluster.helm(helm, upgrade);
  if (moment === 'while the release is being written') {
    await Promise.race([states.next('pending-upgrade'), interrupted]);
  }
  states.end();
  await cluster.crashApiServer(ABSENT_MS);
  await interrupted;

  const again = await cluster.helm(helm, upgrade);
  // Helm cannot note down that it failed when it loses the server late, and then waits for itself: the note has to go.
  if (/another operation \(install\/upgrade\/rollback\) is in progress/.test(again.stderr)) {
    sure(await cluster.kubectl(['delete', 'secrets', '--namespace', namespace, '--selector=owner=helm,status=pending-upgrade']), 'kubectl delete');
    sure(await cluster.helm(helm, upgrade), 'helm upgrade, without its lock');
  } else {
    sure(again, 'helm upgrade, again');
  }

  const input = list(plainObjects(chart, release, namespace, files, values));
  expect(await cluster.kubectl(['diff', '-f', '-'], { input })).toEqual({ ok: true, stdout: '', stderr: '' });
});
