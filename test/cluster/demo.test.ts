import * as fs from 'fs';
import * as path from 'path';
import { Cluster, sure } from './cluster';
import { blocksUnder } from '../docs/markdown';
import { HELMS } from '../support/binaries';
import { scratch } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs/mlflow-demo.md'), 'utf8');
const NAMESPACE = 'demo';

/** What a reader has: a checkout, with files of their own in it. */
const checkout = scratch();
fs.symlinkSync(path.join(ROOT, 'charts-out'), path.join(checkout, 'charts-out'));
fs.writeFileSync(path.join(checkout, 'project-123.json'), '{}\n');

/** The commands for a cluster, by the headings above them. */
function commandsUnder(...headings: string[]): string[] {
  return headings.flatMap(heading => blocksUnder(PAGE, heading)).filter(({ argument }) => argument.startsWith('test/cluster runs it')).map(({ code }) => code);
}

let cluster: Cluster;

/** A cluster for the tests of one environment: the page begins with one that has neither namespace. */
function onClusterOfItsOwn(): void {
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster?.stop());
}

/** Runs documented commands one after the other, each in a shell of its own, as the page has it. */
async function run(version: string, ...headings: string[]): Promise<string> {
  const helm = HELMS.find(({ name }) => name === version) ?? HELMS[0];
  let printed = '';
  for (const commands of commandsUnder(...headings)) {
    const { ok, stdout, stderr } = await cluster.shell(helm, commands, { cwd: checkout });
    expect([commands, ok, ok ? '' : `${stdout}${stderr}`]).toEqual([commands, true, '']);
    printed += stdout;
  }
  return printed;
}

async function ready(...namespaces: string[]): Promise<void> {
  for (const namespace of namespaces) {
    for (const { kind, metadata: { name } } of (await cluster.get('deployment,statefulset', '--namespace', namespace)).items) {
      await cluster.ready(kind, name, namespace);
    }
  }
}

async function claims(): Promise<string[][]> {
  const { items } = await cluster.get('persistentvolumeclaim', '--namespace', NAMESPACE);
  return items.map(({ metadata, status }: any) => [metadata.name, status.phase]);
}

/** The keys of a Secret. */
async function keysOf(name: string): Promise<string[]> {
  return Object.keys((await cluster.get('secret', name, '--namespace', NAMESPACE)).data).sort();
}

/** Keys of Secrets that containers get variables from, and the Secrets that volumes are made of, by the name of the Secret. */
async function asked(): Promise<{ [secret: string]: string[] }> {
  const pods = (await cluster.get('deployment,statefulset', '--namespace', NAMESPACE)).items.map(({ spec }: any) => spec.template.spec);
  const found: { [secret: string]: Set<string> } = {};
  const add = (name: string, key: string) => (found[name] ??= new Set()).add(key);
  for (const { initContainers = [], containers, volumes = [] } of pods) {
    [...initContainers, ...containers].flatMap(({ env = [] }: any) => env).map(({ valueFrom }: any) => valueFrom?.secretKeyRef).filter(Boolean).forEach(({ name, key }: any) => add(name, key));
    volumes.map(({ secret }: any) => secret).filter(Boolean).forEach(({ secretName, items = [] }: any) => items.forEach(({ key }: any) => add(secretName, key)));
  }
  return Object.fromEntries(Object.entries(found).map(([name, keys]) => [name, [...keys].sort()]));
}

/** Everything that pods ask Secrets for is there. */
async function secretsAreThere(): Promise<void> {
  for (const [name, keys] of Object.entries(await asked())) {
    expect([name, await keysOf(name)]).toEqual([name, expect.arrayContaining(keys)]);
  }
}

describe('on one machine, with Helm 3', () => {
  onClusterOfItsOwn();

  it('the chart is rendered and linted', async () => {
    expect(await run('3', 'kubectl and Helm')).toContain('0 chart(s) failed');
  });

  it('the first release installs, on volumes of the machine', async () => {
    await run('3', 'MinIO, Elasticsearch, Kibana and Redis', 'Namespaces and volumes', 'Passwords');
    expect(await run('3', 'The first release')).toContain('deployed');
    await ready(NAMESPACE, 'redis');
    expect(await claims()).toEqual([['mlflow-postgres-claim', 'Bound']]);
    const volumes = (await cluster.get('persistentvolume')).items.map(({ spec, status }: any) => [spec.local?.path, status.phase]);
    expect(volumes.sort()).toEqual([['/mnt/local-cluster-data/mlflow', 'Bound'], ['/mnt/local-cluster-data/redisai', 'Bound']]);
    await secretsAreThere();
  });

  it('the Job trains the first model, and the server takes another version', async () => {
    expect(await run('3', 'The first model')).toMatch(/^job\.batch\/local-model-training-job-[0-9a-f]+ created$/m);
    expect(await cluster.kubectl(['wait', '--for=condition=Complete', 'job', '--all', '--namespace', NAMESPACE, '--timeout=300s'])).toMatchObject({ ok: true });
    const [commands] = commandsUnder('Helpers');
    expect(commands).toBe('kubectl rollout restart deployment serving-deployment\n');
    const revision = async () => (await cluster.get('deployment', 'serving-deployment', '--namespace', NAMESPACE)).metadata.generation;
    const before = await revision();
    expect(await cluster.shell(HELMS[0], commands, { cwd: checkout })).toMatchObject({ ok: true });
    expect(await revision()).toBe(before + 1);
    await ready(NAMESPACE);
  });

  it('everything that runs can be deleted, and comes back on the same claim', async () => {
    const volume = async () => (await cluster.get('persistentvolumeclaim', 'mlflow-postgres-claim', '--namespace', NAMESPACE)).spec.volumeName;
    const before = await volume();
    const [, commands] = commandsUnder('Helpers');
    expect(commands).toBe('kubectl delete all --all -n demo\n');
    expect(await cluster.shell(HELMS[0], commands, { cwd: checkout })).toMatchObject({ ok: true });
    expect((await cluster.get('deployment,statefulset,job', '--namespace', NAMESPACE)).items).toEqual([]);
    expect([await claims(), await volume()]).toEqual([[['mlflow-postgres-claim', 'Bound']], before]);
    const helm = (commands: string) => cluster.shell(HELMS[0], `cd charts-out/helm; ${commands}`, { cwd: checkout });
    expect(await helm('helm upgrade demo demo --values ./demo/values.local.yaml')).toMatchObject({ ok: true });
    expect((await cluster.get('statefulset', '--namespace', NAMESPACE)).items).toHaveLength(1);
    expect(await helm('helm uninstall demo --wait; helm install demo demo --values ./demo/values.local.yaml')).toMatchObject({ ok: true });
    await ready(NAMESPACE);
    expect([await claims(), await volume()]).toEqual([[['mlflow-postgres-claim', 'Bound']], before]);
  });
});

describe('in production, with Helm 4 and with kubectl alone', () => {
  onClusterOfItsOwn();

  it('both charts install', async () => {
    await run('4', 'Configuration', 'With Helm');
    await ready(NAMESPACE, 'redis');
    expect(await claims()).toEqual([['mlflow-postgres-claim', 'Bound']]);
    await secretsAreThere();
    expect(await keysOf('demo-storage-cred')).toEqual(['project-123.json']);
    const { data: ofProgram } = await cluster.get('secret', 'demo-redis', '--namespace', NAMESPACE);
    expect(ofProgram).toEqual((await cluster.get('secret', 'redis', '--namespace', 'redis')).data);
  });

  it('the plain YAML is the same objects, and installs by itself', async () => {
    for (const chart of ['redis', 'demo']) {
      const { ok, stdout } = await cluster.kubectl(['diff', '-f', path.join(ROOT, 'charts-out/yaml/prod', `${chart}.yaml`)]);
      expect([chart, ok, stdout]).toEqual([chart, true, '']);
    }
    expect(await cluster.shell(HELMS[HELMS.length - 1], 'helm uninstall demo --wait; helm uninstall redis --namespace redis --wait', { cwd: checkout })).toMatchObject({ ok: true });
    await run('4', 'With kubectl alone');
    await ready(NAMESPACE, 'redis');
    expect(await claims()).toEqual([['mlflow-postgres-claim', 'Bound']]);
  });

  it.each(HELMS)('a revision with a claim that a later one has not comes back by an upgrade with its values, with Helm $name', async helm => {
    const namespace = `trial-${helm.name}`;
    sure(await cluster.kubectl(['create', 'namespace', namespace]), 'kubectl create');
    sure(await cluster.kubectl(['config', 'set-context', '--current', `--namespace=${namespace}`]), 'kubectl config');
    const shell = (commands: string) => cluster.shell(helm, commands, { cwd: checkout });
    const here = (commands: string) => shell(`cd charts-out/helm; ${commands}`);
    const volume = async () => (await cluster.get('persistentvolumeclaim', 'demo-mlflow-artifacts', '--namespace', namespace)).metadata.uid;
    const password = '--set mlflow.database.password=throw-away';
    expect(await here(`helm install demo demo ${password} --set mlflow.workers=1`)).toMatchObject({ ok: true });
    const before = await volume();
    expect(await here(`helm upgrade demo demo ${password} --set mlflow.artifacts.store=s3 --set mlflow.artifacts.s3.bucket=models`)).toMatchObject({ ok: true });
    expect(await here('helm rollback demo 1')).toMatchObject({ ok: false, stderr: expect.stringContaining('"demo-mlflow-artifacts"') });
    const [,, again] = commandsUnder('Helpers');
    expect(again).toContain('helm get values demo --revision 1');
    const { ok, stderr } = await shell(again);
    expect([ok, ok ? '' : stderr]).toEqual([true, '']);
    const { spec } = await cluster.get('deployment', 'mlflow-deployment', '--namespace', namespace);
    expect(spec.template.spec.containers[0].args).toEqual(expect.arrayContaining(['--workers=1', '--artifacts-destination=/mlartifacts']));
    expect(await volume()).toBe(before);
  });
});
