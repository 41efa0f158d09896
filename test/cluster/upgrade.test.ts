import { plainObjects, repeatableCharts, valuesFile, valuesFlags } from './charts';
import { Cluster, list, sure } from './cluster';
import { UPGRADES } from './upgrades';
import { HELMS } from '../support/binaries';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

describe.each(repeatableCharts().flatMap(chart => HELMS.map(helm => [chart.name, helm.name, chart, helm] as const)))('%s, helm %s', (name, _helm, chart, helm) => {
  const files = chart.installations[0][1];

  test('it is upgraded, rolled back and upgraded again, and objects with data are kept', async () => {
    const namespace = await cluster.namespace(chart.level);
    await cluster.provideFor(plainObjects(chart, name, namespace, files));
    const helmWaits = async (...args: string[]) => sure(await cluster.helm(helm, [...args, '--namespace', namespace, '--wait', '--timeout=300s']), `helm ${args.join(' ')}`);
    const base = valuesFlags(files);
    await helmWaits('install', name, chart.folder, ...base);
    const claims = await claimsIn(namespace);
    for (const values of UPGRADES[name]) {
      await cluster.provideFor(plainObjects(chart, name, namespace, files, values));
      await helmWaits('upgrade', name, chart.folder, '--history-max=0', ...base, '--values', valuesFile(values));
      expect(await claimsIn(namespace)).toEqual(expect.arrayContaining(claims));
      await helmWaits('rollback', name, '1', '--history-max=0');
      expect(await claimsIn(namespace)).toEqual(expect.arrayContaining(claims));
      await helmWaits('upgrade', name, chart.folder, '--history-max=0', ...base, '--values', valuesFile(values));
      const { ok, stdout, stderr } = await cluster.kubectl(['diff', '-f', '-'], {
        input: list(plainObjects(chart, name, namespace, files, values)),
      });
      expect([ok, stdout, stderr]).toEqual([true, '', '']);
      await helmWaits('rollback', name, '1', '--history-max=0');
    }
    expect(await claimsIn(namespace)).toEqual(expect.arrayContaining(claims));
  });
});

/** The claims, by what tells a new one from an old one of the same name. */
async function claimsIn(namespace: string): Promise<string[]> {
  return (await cluster.get('persistentvolumeclaims', '--namespace', namespace)).items.map((claim: any) => `${claim.metadata.name} ${claim.metadata.uid}`).sort();
}
