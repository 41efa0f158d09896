/** @programs mlflow */
import { eventually } from '../../support/eventually';
import { images } from '../images';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const WITH_MLFLOW = `import os, sys, mlflow
with mlflow.start_run():
    mlflow.log_params(dict(argument.lstrip("-").split("=", 1) for argument in sys.argv[1:]))
    mlflow.log_metric("loss", 0.5)
print("user", os.environ["MLFLOW_TRACKING_USERNAME"], flush=True)
`;

const GRID = { rate: [0.1, '1e-05'], layers: [[64], [64, 'a b']] };
const EXPECTED = [['[64,"a b"]', '0.1'], ['[64,"a b"]', '1e-05'], ['[64]', '0.1'], ['[64]', '1e-05']];

/** A server that keeps its runs in a file, which is enough for what a client is given. */
const MLFLOW = [
  {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'mlflow', labels: { app: 'mlflow' } },
    spec: {
      containers: [{
        name: 'mlflow', image: 'ghcr.io/mlflow/mlflow:v3.17.2', ports: [{ name: 'http', containerPort: 5000 }],
        command: ['mlflow', 'server', '--host=0.0.0.0', '--port=5000', '--workers=1', '--disable-security-middleware', '--backend-store-uri=sqlite:////tmp/mlflow.db', '--artifacts-destination=/tmp/artifacts'],
        env: [{ name: 'HOME', value: '/tmp' }],
      }],
    },
  },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'mlflow' }, spec: { selector: { app: 'mlflow' }, ports: [{ name: 'http', port: 80, targetPort: 5000 }] } },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mlflow' }, data: { MLFLOW_TRACKING_USERNAME: Buffer.from('ann').toString('base64') } },
];

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: images('ghcr.io/mlflow/mlflow'), backOff: 1 });
  await node.apply(MLFLOW);
  await eventually(async () => (await fetch(`${node.service('mlflow').url()}/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined))?.status === 200, 300, 'an MLflow server that answers');
}, 600_000);

test('the runs of a sweep are on a real MLflow server, in the experiment that the values name', async () => {
  const { objects } = rendered('experiment', {
    image: { registry: 'ghcr.io', repository: 'mlflow/mlflow', tag: 'v3.17.2' }, command: ['python', '-c', WITH_MLFLOW], storage: { existingClaim: '' }, env: { HOME: '/tmp' },
    tracking: { mlflow: { trackingUri: 'http://mlflow', experimentName: 'forecast', existingSecret: 'mlflow' } }, sweep: { grid: GRID },
  });
  const api = `${node.service('mlflow').url()}/api/2.0/mlflow`;
  const post = (path: string, body: object) => fetch(`${api}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  // Of programs that begin together, MLflow lets only one create the experiment.
  expect((await post('experiments/create', { name: 'forecast' })).status).toBe(200);
  expect((await run(objects)).filter(output => !/^user ann$/m.test(output))).toEqual([]);
  const { experiment } = await (await fetch(`${api}/experiments/get-by-name?experiment_name=forecast`)).json() as any;
  const search = await post('runs/search', { experiment_ids: [experiment.experiment_id] });
  const runs = ((await search.json()) as any).runs.map((one: any) => Object.fromEntries(one.data.params.map(({ key, value }: any) => [key, value])));
  expect(runs.map(({ layers, rate }: any) => [layers, rate]).sort()).toEqual(EXPECTED);
}, 600_000);

/** What the pods of Jobs print, once all are complete. */
async function run(objects: any[]): Promise<string[]> {
  await node.apply(objects);
  const names = objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
  await node.ready({ of: names, timeout: 300 });
  return Promise.all(names.flatMap(name => node.pods(name)).map(async pod => (await pod.result()).output));
}
