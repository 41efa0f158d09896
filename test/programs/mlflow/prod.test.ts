/**
 * The chart with the values of production: a database of an earlier version on the claim that is made once, logins, and artifacts in Google
 * Cloud Storage. What Google does with the key is not tried: a program that checks what is signed with it stands for the bucket.
 *
 * @programs mlflow postgresql
 */
import { generateKeyPairSync } from 'crypto';
import { ask, CLAIM, demoNode, PASSWORD, release, script } from './demo';
import { image } from '../images';
import { Node } from '../runner/node';

const MINUTES = 60_000;
const ADMIN = { adminPassword: 'throw-away-"admin', flaskSecretKey: 'throw-away-signing-key' };
const LOGIN = { MLFLOW_TRACKING_USERNAME: 'admin', MLFLOW_TRACKING_PASSWORD: ADMIN.adminPassword };

/** The key file of a service account: Google is a Service of the namespace. */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const KEY_FILE = JSON.stringify({
  type: 'service_account', project_id: 'project-123', private_key_id: '1', private_key: privateKey, client_email: 'demo@project-123.iam.gserviceaccount.com', client_id: '1', token_uri: 'http://gcs/token',
});

const VALUES = {
  mlflow: {
    workers: 1,
    database: { password: PASSWORD },
    auth: { enabled: true, ...ADMIN },
    metrics: { enabled: true },
    // Where it is, which on a cluster is that of Google.
    extraEnv: [{ name: 'API_ENDPOINT_OVERRIDE', value: 'http://gcs' }],
  },
  serving: { enabled: false },
};

const { objects } = release('prod', VALUES);
/** The next revision, when there is a model. */
const serving = release('prod', { ...VALUES, serving: { enabled: true } }).objects;
const isOfDatabase = ({ kind, metadata }: any) => ['Secret', 'ConfigMap'].includes(kind) || /postgres/.test(metadata.name);

let node: Node;

/** The status of a request with a login. */
async function status(path: string, login?: string): Promise<number> {
  return (await fetch(`${node.service('mlflow').url()}${path}`, { headers: login === undefined ? {} : { Authorization: `Basic ${Buffer.from(login).toString('base64')}` } })).status;
}

const server = () => node.pod('mlflow-deployment');
const bucket = async (): Promise<string[]> => (await fetch(node.service('gcs').url())).json() as any;

beforeAll(async () => {
  node = await demoNode({ gcs: image('ghcr.io/mlflow/mlflow').with({ files: { '/app/main.py': script('gcs.py') } }) });
  await node.apply([
    CLAIM,
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'demo-storage-cred' }, stringData: { 'project-123.json': KEY_FILE } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'demo-redis' }, stringData: { 'redis-password': PASSWORD } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'gcs' }, spec: { selector: { app: 'gcs' }, ports: [{ port: 80, targetPort: 8080 }] } },
    {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'gcs', labels: { app: 'gcs' } },
      spec: { containers: [{ name: 'gcs', image: 'gcs', command: ['python', '/app/main.py'], env: [{ name: 'PUBLIC_KEY', value: publicKey }], readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 } }] },
    },
  ]);
  await node.apply(objects.filter(isOfDatabase));
  await node.ready({ timeout: 300 });
}, 6 * MINUTES);

test('a database of an earlier version is brought up to date before the server starts, with what is in it', async () => {
  const { initContainers: [{ env }] } = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'mlflow-deployment').spec.template.spec;
  const [database, before, now] = await ask(node, 'old_schema.py', [], { env });
  expect([database, before]).toEqual(['mlflow', expect.not.stringContaining(now)]);
  await node.apply(objects);
  await node.ready({ of: ['mlflow-deployment'], timeout: 300 });
  const { stdout } = await node.pod('demo-postgres').exec('postgres', ['psql', '--username=postgres', '--dbname=mlflow', '--tuples-only', '--no-align', '--command=SELECT version_num FROM alembic_version']);
  expect(stdout.trim()).toBe(now);
  expect(server().container('mlflow').restarts).toBe(0);
  const kept = await fetch(`${node.service('mlflow').url()}/api/2.0/mlflow/experiments/get-by-name?experiment_name=kept`, { headers: { Authorization: `Basic ${Buffer.from(`admin:${ADMIN.adminPassword}`).toString('base64')}` } });
  expect(await kept.json()).toMatchObject({ experiment: { experiment_id: '7', artifact_location: 'mlflow-artifacts:/7' } });
}, 8 * MINUTES);

test('a login is required, and the right one works', async () => {
  const path = '/api/2.0/mlflow/experiments/get?experiment_id=7';
  expect([await status(path), await status(path, 'admin:wrong-password'), await status(path, 'admin:password1234'), await status(path, `admin:${ADMIN.adminPassword}`)]).toEqual([401, 401, 401, 200]);
}, MINUTES);

test('probes need no login', async () => {
  expect(await status('/health')).toBe(200);
  expect((await node.test(300))['demo-mlflow-test']).toMatchObject({ exitCode: 0 });
}, 6 * MINUTES);

test('artifacts are in the bucket, by the key in the Secret that only the server has', async () => {
  const run = await ask(node, 'train.py', [], { env: { ...LOGIN, HOME: '/tmp', MLFLOW_TRACKING_URI: 'http://mlflow-loadbalancer-internal', ENV: 'test', MODEL: 'demo' } });
  expect(await bucket()).toContainEqual(expect.stringMatching(`^demo/.*${run.run}/artifacts/notes/hello.txt$`));
  expect(await ask(node, 'read.py', [run.run], { env: { ...LOGIN, HOME: '/tmp', MLFLOW_TRACKING_URI: 'http://mlflow' } })).toMatchObject({ text: 'hello', artifacts: expect.stringMatching('^mlflow-artifacts:/') });
  const seen = await server().exec('mlflow', ['sh', '-c', 'id -u; cmp "$GOOGLE_APPLICATION_CREDENTIALS" - && ! touch "$GOOGLE_APPLICATION_CREDENTIALS"'], { input: KEY_FILE });
  expect(seen).toMatchObject({ exitCode: 0, stdout: expect.not.stringMatching(/^0$/m) });
}, 6 * MINUTES);

test('the model is served, by a program that logs in, from the bucket', async () => {
  await ask(node, 'alias.py', ['demo', 'production', '1'], { env: { ...LOGIN, HOME: '/tmp', MLFLOW_TRACKING_URI: 'http://mlflow' } });
  const added = serving.filter(({ kind, metadata }) => objects.every(o => o.kind !== kind || o.metadata.name !== metadata.name));
  expect(added.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual(expect.arrayContaining(['Service/serving', 'Deployment/serving-deployment']));
  await node.apply(added);
  await node.ready({ of: ['serving-deployment'], timeout: 300 });
  expect(node.pod('serving-deployment').log('download-model')).toContain('Downloading version 1 of demo');
  const answer = await fetch(`${node.service('serving').url()}/api/v1/serving/predict`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"inputs": [1.5]}' });
  expect(await answer.json()).toEqual({ predictions: [3] });
}, 6 * MINUTES);

test('metrics need the login', async () => {
  expect([await status('/metrics'), await status('/metrics', `admin:${ADMIN.adminPassword}`)]).toEqual([401, 200]);
}, MINUTES);

test('the entry point has the documented variables of production, and both end in time', async () => {
  const told = await node.pod('service-deployment').exec('service', ['env']);
  expect(told.stdout).toContain('REDIS_HOST=redisai-clusterip.redis.svc\n');
  const ends = await Promise.all(['mlflow-deployment', 'service-deployment'].map(name => node.pod(name).delete()));
  expect(ends.map(({ killed }) => killed)).toEqual([false, false]);
}, 2 * MINUTES);
