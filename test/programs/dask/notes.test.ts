/**
 * The notes of `arl-cluster`: each command is run as it is written, and each address is visited. The environments of the chart start.
 *
 * @programs dask
 */
import { ArlCluster, secret, Setup } from './arl-cluster';
import { eventually } from '../../support/eventually';
import { commandsOf, Kubectl } from '../kubectl';

const SETUPS: ReadonlyArray<readonly [string, Setup, 'form' | 'link']> = [
  ['the defaults', {}, 'form'],
  ['minikube, with a token and paths', {
    environment: 'minikube',
    values: { jupyter: { auth: 'token' }, notebook: { basePath: '/notebook' }, daskscheduler: { dashboardPrefix: '/dask', service: { bokeh: { port: 80 } } } },
  }, 'link'],
];

test.each(SETUPS)('of %s are all that a user needs to create the Secret, to get in, and to see the dashboard', async (_, setup, by) => {
  const cluster = await ArlCluster.prepare(setup);
  const kubectl = await Kubectl.start(cluster.node);
  const commands = commandsOf(cluster.notes);
  /** Takes commands from those of the notes, in their order. */
  const take = (...starts: string[]) => starts.flatMap(start => commands.splice(commands.findIndex(command => command.startsWith(start)), 1)).join('\n');
  const run = async (script: string) => {
    const { exitCode, stdout, stderr } = await kubectl.run(script);
    expect({ script, exitCode, stderr }).toEqual({ script, exitCode: 0, stderr: '' });
    return stdout;
  };
  try {
    await cluster.node.apply(cluster.objects);
    await cluster.node.ready({ of: [cluster.name('scheduler'), cluster.name('worker')] });
    expect(cluster.pod('notebook').ready).toBe(false);
    await run(take('kubectl create secret'));
    await cluster.node.ready();

    let url: string;
    if (setup.environment === 'minikube') {
      url = (await run(take('NODE_PORT=', 'NODE_IP=', 'echo'))).trim();
    } else {
      void kubectl.run(take('POD_NAME=', 'kubectl port-forward --namespace radio "$POD_NAME"'));
      url = /Visit (\S+) to use/.exec(cluster.notes)![1];
    }
    await eventually(() => answers(`${url}/api`), 20, `an answer of ${url}`);
    const text = await run(take('kubectl get secret'));
    expect(text).toMatch(/^[0-9a-f]{48}$/);
    expect((await cluster.visit({ by, secret: text })).status).toBe(200);
    if (by === 'link') {
      expect((await fetch(`${url}/lab?token=${text}`)).url).toMatch(/\/lab/);
    }
    expect((await fetch(`${url}/lab`)).url).toMatch(/\/login\?/);

    void kubectl.run(take('kubectl port-forward --namespace radio service/'));
    const dashboard = /The dashboard of the scheduler, at (\S+):\n/.exec(cluster.notes)![1];
    await eventually(() => answers(dashboard), 20, `an answer of ${dashboard}`);
    expect(commands).toEqual([]);
  } finally {
    kubectl.stop();
    await cluster.node.stop();
  }
});

test.each(['cluster', 'resources'] as const)('the environment %s starts, with the Secret that it names', async environment => {
  const cluster = await ArlCluster.start({
    // As many workers as show that they find each other.
    environment, values: { worker: { replicaCount: 2 } }, objects: [secret('arl-notebook', { password: 'open sesame' })],
  });
  expect(await cluster.dask('client.wait_for_workers(2, timeout=60)\nresult = sum(client.gather(client.map(abs, [-1, 2, -3])))')).toBe(6);
  expect(await cluster.visit({ by: 'form', secret: 'open sesame', do: [['execute', 'from distributed import Client\nClient().submit(sum, [1, 2]).result()']] }))
    .toEqual({ status: 200, results: ['3'] });
  await cluster.node.stop();
});

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
