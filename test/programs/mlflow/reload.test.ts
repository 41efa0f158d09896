/**
 * The chart with its defaults on an API server, artifacts on a volume: pods of another version of the model, by the documented command and by the CronJob.
 *
 * @programs mlflow postgresql
 * @cluster
 */
import * as fs from 'fs';
import * as path from 'path';
import { Cluster, sure } from '../../cluster/cluster';
import { HELMS } from '../../support/binaries';
import { scratch } from '../../support/scratch';
import { ask, demoImages, NAMESPACE, PASSWORD } from './demo';
import { Kubelet } from '../kubelet/kubelet';
import { chartFolder, rendered } from '../rendered';

const MINUTES = 60_000;
const DEPLOYMENT = 'serving-deployment';
// Its Job runs when the scenario says so.
const VALUES = { mlflow: { workers: 1, database: { password: PASSWORD } }, serving: { reload: { enabled: true, suspend: true } } };

let cluster: Cluster;
let kubelet: Kubelet;
/** What the first training has printed. */
let run: any;

beforeAll(async () => {
  const chart = chartFolder('demo');
  const values = path.join(scratch(), 'values.json');
  fs.writeFileSync(values, `${JSON.stringify(VALUES)}\n`);
  cluster = await Cluster.start();
  await cluster.apply(...rendered('demo-namespaces').objects);
  kubelet = await Kubelet.start({ cluster, namespace: NAMESPACE, images: demoImages() });
  sure(await cluster.helm(HELMS[0], ['install', 'demo', chart, '--namespace', NAMESPACE, '--values', values]), 'helm install');
  await kubelet.rollout('mlflow-deployment', 300);
}, 10 * MINUTES);

afterAll(async () => {
  await kubelet?.stop();
  await cluster?.stop();
});

const train = () => ask(kubelet.node, 'train.py', [], { env: { HOME: '/tmp', MLFLOW_TRACKING_URI: 'http://mlflow', ENV: 'test', MODEL: 'demo' } });
const setAlias = (version: string) => ask(kubelet.node, 'alias.py', ['demo', 'production', version]);

async function generation(): Promise<number> {
  return (await cluster.get('deployment', DEPLOYMENT, '--namespace', NAMESPACE)).metadata.generation;
}

/** Waits until other pods have taken the place of those that serve. */
async function replaced(by: () => Promise<void>): Promise<void> {
  const before = kubelet.pods(DEPLOYMENT).map(pod => pod.name);
  await by();
  await kubelet.rollout(DEPLOYMENT, 300);
  await kubelet.ends(DEPLOYMENT, before);
}

/** The version of the model that is served. */
async function served(): Promise<string> {
  const answer = await fetch(`${kubelet.node.service('serving').url()}/api/v1/serving/openapi.json`);
  return (await answer.json() as any).info.version;
}

/** Runs the Job of the CronJob now, and returns what it prints. */
async function reload(job: string): Promise<string> {
  sure(await cluster.kubectl(['create', 'job', job, '--from=cronjob/demo-serving-reload', '--namespace', NAMESPACE]), 'kubectl create job');
  sure(await cluster.kubectl(['wait', '--for=condition=Complete', `job/${job}`, '--namespace', NAMESPACE, '--timeout=120s']), 'kubectl wait');
  return kubelet.node.pods().filter(({ name }) => name.startsWith(`${job}-`)).map(pod => pod.log()).join('');
}

test('artifacts are on the volume of the server, by the server', async () => {
  run = await train();
  expect(run).toMatchObject({ version: '1', artifacts: expect.stringMatching(/^mlflow-artifacts:/) });
  const [server] = kubelet.pods('mlflow-deployment');
  expect(await server.exec('mlflow', ['sh', '-c', `cat /mlartifacts/*/${run.run}/artifacts/notes/hello.txt`])).toMatchObject({ exitCode: 0, stdout: 'hello' });
  expect(await ask(kubelet.node, 'read.py', [run.run])).toMatchObject({ text: 'hello' });
}, 4 * MINUTES);

test('pods that the documented command starts serve the version that the alias has then', async () => {
  await setAlias('1');
  await kubelet.rollout(DEPLOYMENT, 300);
  expect(await served()).toBe('1');
  expect(await train()).toMatchObject({ version: '2' });
  await setAlias('2');
  expect(await served()).toBe('1');
  await replaced(async () => {
    sure(await cluster.kubectl(['rollout', 'restart', 'deployment', DEPLOYMENT, '--namespace', NAMESPACE]), 'kubectl rollout restart');
  });
  expect(await served()).toBe('2');
}, 8 * MINUTES);

test('the CronJob replaces the pods for another version, and leaves those that have it alone', async () => {
  await setAlias('1');
  await replaced(async () => expect(await reload('other')).toContain(`${DEPLOYMENT} has version 1 of demo`));
  expect(await served()).toBe('1');
  const before = await generation();
  expect(await reload('same')).toContain(`generation ${before}\n`);
  expect(await generation()).toBe(before);
  expect(cluster.refusals(NAMESPACE, 'demo-serving-reload')).toEqual([]);
}, 8 * MINUTES);

test('its ServiceAccount may change this Deployment, and nothing else', async () => {
  const can = async (...action: string[]) => (await cluster.kubectl(['auth', 'can-i', ...action, '--namespace', NAMESPACE, `--as=system:serviceaccount:${NAMESPACE}:demo-serving-reload`])).stdout.trim();
  expect(await Promise.all([
    can('patch', `deployment/${DEPLOYMENT}`), can('patch', 'deployment/mlflow-deployment'), can('get', `deployment/${DEPLOYMENT}`), can('delete', `deployment/${DEPLOYMENT}`), can('get', 'secrets'),
  ])).toEqual(['yes', 'no', 'no', 'no', 'no']);
}, MINUTES);

test('the volume keeps the artifacts for the next pod', async () => {
  sure(await cluster.kubectl(['rollout', 'restart', 'deployment', 'mlflow-deployment', '--namespace', NAMESPACE]), 'kubectl rollout restart');
  await kubelet.rollout('mlflow-deployment', 300);
  expect(await ask(kubelet.node, 'read.py', [run.run])).toMatchObject({ text: 'hello', aliases: { production: '1' } });
}, 6 * MINUTES);
