import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, App } from 'cdk8s';
import { Cluster, sure } from './cluster';
import { fixture } from '../fixtures';
import { experiment } from '../fixtures/experiments';
import { HELMS } from '../support/binaries';
import { scratch, writeFiles } from '../support/scratch';
import { SmallChart } from '../support/small-chart';
import { filesOf } from '../../src/output/charts-out';
import { ReleaseChart } from '../../src';

/** Definitions of both placements, each with a kind of its own. */
const CHARTS: ReadonlyArray<readonly [string, ReleaseChart]> = [
  ['templates', fixture('experiments', new App())],
  ['crds/', new SmallChart(c => {
    const { apiVersion, kind } = experiment(c);
    new ApiObject(c, 'first', { apiVersion, kind, spec: { image: 'ghcr.io/example/first', args: [] } } as any);
  })],
];

const NAME = 'experiments.ml.example.org';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start({ controllers: false });
});

afterAll(() => cluster?.stop());

test.each(CHARTS)('plain YAML with definitions in %s is applied at once, in the order that the README says', async (_, chart) => {
  const files = filesOf([chart]);
  for (const name of ['-crds', '']) {
    sure(await cluster.kubectl(['apply', '--server-side', '-f', '-'], { input: files.get(`yaml/${chart._props.name}${name}.yaml`) }), 'kubectl apply');
  }
  await removeDefinitions();
});

describe.each(CHARTS.flatMap(([placement, chart]) => HELMS.map(helm => [placement, helm.name, chart, helm] as const)))('definitions in %s, helm %s', (placement, _, chart, helm) => {
  const name = chart._props.name;
  const folder = path.join(writeFiles(Object.fromEntries(filesOf([chart])), scratch()), 'helm', name);
  let namespace: string;

  const object = { apiVersion: 'ml.example.org/v1', kind: 'Experiment', metadata: { name: 'mine' }, spec: { image: 'ghcr.io/example/train', args: ['a'] } };
  const install = () => cluster.helm(helm, ['upgrade', '--install', 'r', folder, '--namespace', namespace, '--wait', '--timeout=300s']);
  const columns = async (): Promise<string[]> => (await cluster.get('crd', NAME)).spec.versions[0].additionalPrinterColumns.map((column: any) => column.name);

  beforeAll(async () => {
    namespace = await cluster.namespace('privileged');
  });

  afterAll(removeDefinitions);

  test('are there after the installation, and their objects', async () => {
    sure(await install(), 'helm upgrade --install');
    sure(await cluster.kubectl(['wait', '--for=condition=Established', `crd/${NAME}`, '--timeout=300s']), 'kubectl wait');
    await cluster.apply({ ...object, metadata: { ...object.metadata, namespace } });
    expect((await cluster.get('exp', 'mine', '--namespace', namespace)).spec).toEqual({ ...object.spec, limits: { gpus: 0 }, mode: 'Fast', replicas: 1, resume: false });
  });

  test(placement === 'crds/' ? 'change when kubectl applies them, as the README says, and not with helm upgrade' : 'change with helm upgrade', async () => {
    const changed = changeFirst(folder, placement === 'crds/' ? 'crds' : 'templates');
    sure(await install(), 'helm upgrade --install');
    expect(await columns()).toEqual(placement === 'crds/' ? ['Image', 'Ready', 'Age'] : ['Picture', 'Ready', 'Age']);
    if (placement === 'crds/') {
      const [, command] = /\n(kubectl apply .* -f crds\/)\n/.exec(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'))!;
      const [, ...args] = command.split(' ');
      expect(await cluster.kubectl(args.map(arg => (arg === 'crds/' ? path.dirname(changed) : arg)))).toMatchObject({ ok: true });
      expect(await columns()).toEqual(['Picture', 'Ready', 'Age']);
    }
  });

  test('stay when the release is uninstalled, and so do the objects', async () => {
    sure(await cluster.helm(helm, ['uninstall', 'r', '--namespace', namespace]), 'helm uninstall');
    expect((await cluster.get('crd', NAME)).metadata.deletionTimestamp).toBeUndefined();
    expect((await cluster.get('exp', 'mine', '--namespace', namespace)).spec.image).toBe(object.spec.image);
  });

  test('are taken over by a release of the same name', async () => {
    sure(await install(), 'helm upgrade --install');
    expect((await cluster.get('exp', 'mine', '--namespace', namespace)).spec.image).toBe(object.spec.image);
  });
});

async function removeDefinitions(): Promise<void> {
  sure(await cluster.kubectl(['delete', 'crd', '--ignore-not-found', NAME, 'gpuquotas.ml.example.org']), 'kubectl delete');
}

/** Gives the first column of the definition another name. */
function changeFirst(folder: string, of: string): string {
  const file = path.join(folder, of, fs.readdirSync(path.join(folder, of)).find(each => each.includes('experiment-customresourcedefinition'))!);
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('name: Image', 'name: Picture'));
  return file;
}
