/** @programs aim-3.29 mlflow */
import { eventually } from '../../support/eventually';
import { image, images } from '../images';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

/** As programs have it: each parameter has the type of its option, and the run is closed at the end. */
const WITH_AIM = `import argparse, json, os, aim
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int)
parser.add_argument("--flag", type=json.loads)
parser.add_argument("--layers", type=json.loads)
parser.add_argument("--note")
parser.add_argument("--rate", type=float)
parser.add_argument("--schedule", type=json.loads)
run = aim.Run(repo=os.environ["AIM_REPO"], experiment="sweep", capture_terminal_logs=False)
run["hparams"] = vars(parser.parse_args())
run.track(0.5, name="loss", step=0)
run.close()
print("run", run.hash, flush=True)
`;

/** Prints the parameters of the runs that a query finds, once they are those of the arguments. */
const READ_AIM = `import json, os, sys, time, aim
repo = aim.Repo(os.environ["AIM_REPO"])
end = time.monotonic() + 120
while True:
    found = [item.run for item in repo.query_runs('run.experiment == "sweep"', report_mode=0).iter_runs()]
    if {run.hash for run in found} >= set(sys.argv[1:]) or time.monotonic() > end:
        break
    time.sleep(1)
print(json.dumps([run["hparams"] for run in found]))
`;

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

/** One of each type that JSON has. */
const PARAMS = { epochs: 3, flag: true, note: 'größer "als" $(HOME)', schedule: { 'warm up': { steps: [1, null] }, 'ratio': 0.5, 'off': false } };

test('the runs of a sweep are on a real Aim server, with parameters of every type as they are written', async () => {
  const node = await Node.start({ images: images('aimstack/aim:3.29.1', 'my-super-aim-client:latest'), backOff: 1 });
  // From Aim 3.28 on, its user interface writes the index that queries read.
  await node.apply(rendered('aim-server', { ui: { enabled: true, workers: 1 } }).objects);
  await node.ready({ of: ['aim-server'], timeout: 300 });
  const { objects } = rendered('experiment', {
    image: { repository: 'my-super-aim-client', tag: 'latest' }, command: ['python', '-c', WITH_AIM], storage: { existingClaim: '' }, env: { HOME: '/tmp' },
    tracking: { aim: { repo: 'aim://aim-server:80' } }, params: PARAMS, sweep: { grid: GRID },
  });
  const hashes = (await run(node, objects)).map(output => /^run (\w+)$/m.exec(output)![1]);
  const { output } = await node.client({ image: image('aimstack/aim:3.29.1'), argv: ['python', '-c', READ_AIM, ...hashes], env: { AIM_REPO: 'aim://aim-server:80', HOME: '/tmp' }, timeout: 300 });
  const found = JSON.parse(output.trim().split('\n').pop()!);
  expect(byText(found)).toEqual(byText(GRID.layers.flatMap(layers => [0.1, 0.00001].map(rate => ({ ...PARAMS, layers, rate })))));
  await node.stop();
}, 600_000);

test('the runs of a sweep are on a real MLflow server, in the experiment that the values name', async () => {
  const node = await Node.start({ images: images('ghcr.io/mlflow/mlflow'), backOff: 1 });
  await node.apply(MLFLOW);
  await eventually(async () => (await fetch(`${node.service('mlflow').url()}/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined))?.status === 200, 300, 'an MLflow server that answers');
  const { objects } = rendered('experiment', {
    image: { registry: 'ghcr.io', repository: 'mlflow/mlflow', tag: 'v3.17.2' }, command: ['python', '-c', WITH_MLFLOW], storage: { existingClaim: '' }, env: { HOME: '/tmp' },
    tracking: { mlflow: { trackingUri: 'http://mlflow', experimentName: 'forecast', existingSecret: 'mlflow' } }, sweep: { grid: GRID },
  });
  const api = `${node.service('mlflow').url()}/api/2.0/mlflow`;
  const post = (path: string, body: object) => fetch(`${api}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  // Of programs that begin together, MLflow lets only one create the experiment.
  expect((await post('experiments/create', { name: 'forecast' })).status).toBe(200);
  expect((await run(node, objects)).filter(output => !/^user ann$/m.test(output))).toEqual([]);
  const { experiment } = await (await fetch(`${api}/experiments/get-by-name?experiment_name=forecast`)).json() as any;
  const search = await post('runs/search', { experiment_ids: [experiment.experiment_id] });
  const runs = ((await search.json()) as any).runs.map((one: any) => Object.fromEntries(one.data.params.map(({ key, value }: any) => [key, value])));
  expect(runs.map(({ layers, rate }: any) => [layers, rate]).sort()).toEqual(EXPECTED);
}, 600_000);

/** What the pods of Jobs print, once all are complete. */
async function run(node: Node, objects: any[]): Promise<string[]> {
  await node.apply(objects);
  const names = objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
  await node.ready({ of: names, timeout: 300 });
  return Promise.all(names.flatMap(name => node.pods(name)).map(async pod => (await pod.result()).output));
}

/** In an order that follows from what they are. */
function byText(items: readonly any[]): any[] {
  const text = (item: any) => JSON.stringify([item.layers, item.rate]);
  return [...items].sort((one, other) => text(one) < text(other) ? -1 : 1);
}
