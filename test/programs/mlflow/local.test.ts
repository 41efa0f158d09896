/**
 * The chart with the values of one machine: artifacts in MinIO, two servers with one database, a model from training to prediction.
 *
 * @programs mlflow postgresql minio mc
 */
import * as http from 'http';
import { ask, CLAIM, commandOf, CommandLines, demoNode, PASSWORD, release } from './demo';
import { eventually } from '../../support/eventually';
import { Kubectl } from '../kubectl';
import { minioImages } from '../minio/images';
import { Node } from '../runner/node';

/** Where the machine is for its pods, as in the values. */
const MACHINE = '10.0.1.1';
const BUCKET = 'shield-demo-local';
const KEYS = { AWS_ACCESS_KEY_ID: 'minio-user', AWS_SECRET_ACCESS_KEY: 'minio-secret-key' };
/** What the values of the environment have in a Secret. */
const CREDENTIALS = { ...KEYS, POSTGRES_PASSWORD: PASSWORD, REDIS_PASSWORD: 'redis-password', ELASTIC_APM_SECRET_TOKEN: 'apm-token' };
const HOST = 'mlflow.example.org';
const MINUTES = 60_000;
/** A path that the server checks the host of: it does not for `/health` and `/version`. */
const ASKED = '/api/2.0/mlflow/experiments/get?experiment_id=0';

const VALUES = {
  mlflow: {
    replicaCount: 2,
    workers: 1,
    garbageCollection: { enabled: true, olderThan: '0s' },
    loadBalancer: { enabled: true },
    ingress: { enabled: true, host: HOST, tlsSecret: 'mlflow-tls' },
  },
  training: { enabled: true },
};

/** The next revision: clients write artifacts themselves, by a Job that trains in an experiment of its own. */
const DIRECT = {
  ...VALUES,
  mlflow: { ...VALUES.mlflow, metrics: { enabled: true }, artifacts: { proxied: false } },
  training: { enabled: true, env: { EXPERIMENT: 'direct' } },
};

let node: Node;
let lines: CommandLines;
let kubectl: Kubectl;
const { notes, objects } = release('local', VALUES);
const direct = release('local', DIRECT);
let run: any;

/** MinIO of the machine, with the bucket. */
async function startMinio(): Promise<void> {
  node.serviceAddresses.set('minio', MACHINE);
  await node.apply([
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'minio' }, spec: { selector: { app: 'minio' }, ports: [{ port: 9000 }] } },
    {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'minio', labels: { app: 'minio' } },
      spec: {
        volumes: [{ name: 'data', emptyDir: {} }],
        containers: [{
          name: 'minio', image: 'quay.io/minio/minio', command: ['minio', 'server', '/data/objects'], volumeMounts: [{ name: 'data', mountPath: '/data' }],
          env: [{ name: 'MINIO_ROOT_USER', value: KEYS.AWS_ACCESS_KEY_ID }, { name: 'MINIO_ROOT_PASSWORD', value: KEYS.AWS_SECRET_ACCESS_KEY }],
          readinessProbe: { httpGet: { path: '/minio/health/ready', port: 9000 }, periodSeconds: 1 },
        }],
      },
    },
  ]);
  await node.ready({ of: ['minio'] });
  const { exitCode, output } = await mc(`mc mb store/${BUCKET}`);
  expect([exitCode, output]).toEqual([0, expect.stringContaining('created')]);
}

function mc(command: string): ReturnType<Node['client']> {
  return node.client({ image: 'quay.io/minio/mc', argv: ['sh', '-c', command], env: { HOME: '/tmp', MC_HOST_store: `http://${KEYS.AWS_ACCESS_KEY_ID}:${KEYS.AWS_SECRET_ACCESS_KEY}@${MACHINE}:9000` } });
}

/** The status of the answer to a request from this machine. */
function status(url: string): Promise<number | string> {
  return new Promise(resolve => http.get(url, { agent: false }, answer => resolve(answer.resume().statusCode!)).on('error', error => resolve(error.message)));
}

/** Gives a version of the model the alias, by the command of the notes. */
async function setAlias(version: string): Promise<void> {
  const [, program] = / -- python -c '([^']*)'$/.exec(commandOf(notes, 'kubectl exec --namespace demo deployment/mlflow-deployment'))!;
  expect(await servers()[0].exec('mlflow', ['python', '-c', program.replace('"1"', `"${version}"`)])).toMatchObject({ exitCode: 0 });
}

const servers = () => node.pods('mlflow-deployment').filter(pod => !pod.terminating);

beforeAll(async () => {
  node = await demoNode(minioImages(), [MACHINE]);
  lines = new CommandLines();
  kubectl = await Kubectl.start(node);
  await startMinio();
  await node.apply([CLAIM, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'demo-local-cred' }, stringData: CREDENTIALS }]);
  await node.apply(objects);
}, 3 * MINUTES);

afterAll(() => {
  lines?.stop();
  kubectl?.stop();
});

test('two servers start at once with an empty database', async () => {
  await node.ready({ of: ['mlflow-deployment'], timeout: 300 });
  expect(servers().map(pod => [pod.container('mlflow').restarts, pod.log('migrate')])).toEqual([0, 1].map(() => [0, expect.stringContaining('The database has the tables of this version')]));
}, 6 * MINUTES);

test('the training Job logs a run, with artifacts in MinIO that it has no access to, and registers the model', async () => {
  const { metadata: { name } } = objects.find(({ kind }) => kind === 'Job');
  expect(name).toMatch(/^local-model-training-job-/);
  await node.ready({ of: [name], timeout: 300 });
  run = JSON.parse(node.pod(name).log().trim().split('\n').pop()!);
  expect(run).toMatchObject({ version: '1', artifacts: expect.stringMatching(/^mlflow-artifacts:/), apm: `http://${MACHINE}:8200` });
  expect((await mc(`mc ls --recursive store/${BUCKET}`)).output).toContain(`${run.run}/artifacts/notes/hello.txt`);
  expect(await ask(node, 'read.py', [run.run])).toMatchObject({ params: { env: 'test' }, losses: [0.5, 0.25, 0.5 / 3], text: 'hello', aliases: {} });
}, 6 * MINUTES);

test('the model that gets the alias by the command of the notes is served', async () => {
  await node.until(() => node.pod('serving-deployment').log('download-model').includes('Waiting for the model'), 300, 'the model to be waited for', () => node.pods('serving-deployment'));
  await setAlias('1');
  expect((await ask(node, 'read.py', [run.run])).aliases).toEqual({ production: '1' });
  await node.ready({ of: ['serving-deployment'], timeout: 300 });
}, 8 * MINUTES);

test('predictions come by the documented ports, and by the entry point', async () => {
  void kubectl.run(commandOf(notes, 'kubectl port-forward --namespace demo service/serving'));
  const url = commandOf(notes, 'curl http://127.0.0.1:4502').split(' ')[1];
  await eventually(async () => await status(url) === 200, 30, `an answer of ${url}`);
  expect(await (await fetch(url)).json()).toEqual({ predictions: [2, 5] });
  const posted = await fetch(`${node.service('serving').url()}/api/v1/serving/predict`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"inputs": [1.5]}' });
  expect(await posted.json()).toEqual({ predictions: [3] });
  expect(await (await fetch(node.service('demo-service').url())).json()).toEqual({
    predicted: { predictions: [2, 5] },
    variables: expect.objectContaining({ ELASTIC_APM_SERVICE_NAME: 'demo-service', ELASTIC_APM_SERVER_URL: `http://${MACHINE}:8200`, ELASTIC_APM_SECRET_TOKEN: 'apm-token', REDIS_HOST: MACHINE, REDIS_PORT: '6379', REDIS_PASSWORD: 'redis-password' }),
  });
}, 2 * MINUTES);

test('the server answers for each documented address and its own origins, and for no other', async () => {
  const names = ['mlflow', 'mlflow-loadbalancer-internal'].flatMap(name => [name, `${name}.demo`, `${name}.demo.svc`, `${name}.demo.svc.cluster.local`]);
  const accepted = [
    ...names.flatMap(name => [[`http://${name}${ASKED}`, {}, null], [`http://${name}:80${ASKED}`, {}, null]]),
    [`http://${servers()[0].ip}:5000${ASKED}`, {}, null],
  ];
  const search = (origin: string, host = HOST) => ['http://mlflow/ajax-api/2.0/mlflow/experiments/search', { Host: host, Origin: origin }, { max_results: 1 }];
  // Where a browser finds the user interface, it sends the same origin.
  const pages = [...names, '127.0.0.1:4500'].map(name => search(`http://${name}`, name));
  const strangers = ['http://evil', `http://${servers()[0].ip}:5000`, 'http://mlflow.evil.example.org', 'http://mlflow-loadbalancer-internal:8080'].map(origin => search(origin, 'mlflow'));
  const asked = [
    ...accepted, ...pages, ...strangers, [`http://mlflow${ASKED}`, { Host: HOST }, null], [`http://mlflow${ASKED}`, { Host: `${HOST}:443` }, null], search(`https://${HOST}`),
    [`http://mlflow${ASKED}`, { Host: 'evil.example.org' }, null], [`http://mlflow${ASKED}`, { Host: `${HOST}.evil.example.org` }, null], search('https://evil.example.org'), search(`https://${HOST}`, 'evil.example.org'),
  ];
  expect(await ask(node, 'ask.py', [JSON.stringify(asked)])).toEqual([...accepted.map(() => 200), ...pages.map(() => 200), ...strangers.map(() => 403), 200, 200, 200, 403, 403, 403, 403]);
}, 2 * MINUTES);

test('it is at http://127.0.0.1:4500 by the command of the notes', async () => {
  void kubectl.run(commandOf(notes, 'kubectl port-forward --namespace demo service/mlflow'));
  await eventually(async () => await status(`http://127.0.0.1:4500${ASKED}`) === 200, 30, 'an answer at port 4500');
}, MINUTES);

test('the pods of helm test succeed', async () => {
  const results = await node.test(300);
  expect(Object.entries(results).map(([pod, { exitCode }]) => [pod, exitCode])).toEqual(Object.keys(results).map(pod => [pod, 0]));
}, 6 * MINUTES);

test('the CronJob deletes what was deleted, with its artifacts in MinIO', async () => {
  const url = `${node.service('mlflow').url()}/api/2.0/mlflow/runs`;
  expect((await fetch(`${url}/delete`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ run_id: run.run }) })).status).toBe(200);
  expect((await fetch(`${url}/get?run_id=${run.run}`)).status).toBe(200);
  await node.runCronJob(objects.find(({ kind, metadata }) => kind === 'CronJob' && /gc|garbage/.test(metadata.name)).metadata.name, 300);
  expect((await fetch(`${url}/get?run_id=${run.run}`)).status).toBe(404);
  expect((await mc(`mc ls --recursive store/${BUCKET}`)).output).not.toContain('hello.txt');
}, 6 * MINUTES);

test('the next revision replaces the servers while they answer', async () => {
  const answers: Array<number | string> = [];
  let rolling = true;
  const asking = (async () => {
    while (rolling) {
      answers.push(await status(`${node.service('mlflow').url()}${ASKED}`));
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  })();
  const before = servers().map(pod => pod.name);
  await node.apply(direct.objects.filter(({ kind }) => kind !== 'Job'));
  await node.ready({ of: ['mlflow-deployment'], timeout: 500 });
  rolling = false;
  await asking;
  expect(servers().map(pod => pod.name).filter(name => before.includes(name))).toEqual([]);
  expect(answers.filter(answer => answer !== 200)).toEqual([]);
}, 10 * MINUTES);

test('clients write the artifacts of a new experiment to MinIO themselves', async () => {
  // An experiment has what the server that creates it says, so the Job trains when no server of the revision before is left.
  const job = direct.objects.find(({ kind }) => kind === 'Job');
  await node.apply([job]);
  const { name } = job.metadata;
  await node.ready({ of: [name], timeout: 300 });
  const own = JSON.parse(node.pod(name).log().trim().split('\n').pop()!);
  expect(own).toMatchObject({ version: '2', artifacts: expect.stringMatching(`^s3://${BUCKET}/`) });
  expect((await mc(`mc ls --recursive store/${BUCKET}`)).output).toContain(`${own.run}/artifacts/notes/hello.txt`);
}, 6 * MINUTES);

test('the server has the artifacts of the experiments before still, for clients without access to MinIO', async () => {
  expect(await ask(node, 'files.py', ['demo', '1'])).toContain('MLmodel');
  await expect(ask(node, 'files.py', ['demo', '2'], { env: { AWS_EC2_METADATA_DISABLED: 'true' } })).rejects.toThrow(/credentials/i);
}, 6 * MINUTES);

test('pods that start after the alias has changed serve the version that clients wrote', async () => {
  await setAlias('2');
  const serving = direct.objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'serving-deployment');
  // What `kubectl rollout restart` does.
  serving.spec.template.metadata.annotations['kubectl.kubernetes.io/restartedAt'] = '2030-01-31T03:00:00Z';
  await node.apply([serving]);
  await node.ready({ of: ['serving-deployment'], timeout: 300 });
  const { info } = await (await fetch(`${node.service('serving').url()}/api/v1/serving/openapi.json`)).json() as any;
  expect([info.title, info.version]).toEqual(['demo', '2']);
}, 6 * MINUTES);

test('metrics are answered to whoever scrapes a pod', async () => {
  const answer = await fetch(`http://${servers()[0].ip}:5000/metrics`);
  expect(await answer.text()).toContain('mlflow_http_request_total');
}, MINUTES);

test('the processes end in time', async () => {
  const ends = await Promise.all(['mlflow-deployment', 'serving-deployment', 'service-deployment'].flatMap(name => node.pods(name)).map(async pod => [pod.name, await pod.delete()] as const));
  expect(ends.map(([name, { killed, exitCode }]) => [name, killed, exitCode])).toEqual(ends.map(([name]) => [name, false, expect.any(Number)]));
}, 3 * MINUTES);

test('no list of processes has a password', () => {
  expect(lines.count).toBeGreaterThan(10);
  expect(lines.with('mlflow server')).not.toEqual([]);
  expect(lines.with(PASSWORD, encodeURIComponent(PASSWORD), KEYS.AWS_SECRET_ACCESS_KEY, 'redis-password', 'apm-token')).toEqual([]);
});
