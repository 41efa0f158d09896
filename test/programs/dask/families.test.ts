/**
 * `arl-cluster` where pods have addresses of IPv4, of IPv6, or of both.
 *
 * @programs dask
 */
import { ArlCluster, Setup } from './arl-cluster';
import { image } from '../images';
import { CLOSED_PORTS } from '../runner/closed-ports';
import { Pod } from '../runner/pod';
import { withIPv6Off, withoutIPv6 } from '../runner/without-ipv6';

const SETUPS: ReadonlyArray<readonly [string, Setup, ReadonlyArray<4 | 6>]> = [
  ['IPv6 alone', { node: { families: 'IPv6' } }, [4, 6]], // the loopback has both
  ['both families', { node: { families: 'both' } }, [4, 6]],
  ['IPv4 alone, with IPv6 switched off in the pods', { change: withIPv6Off }, [4]],
  ['IPv4 alone, without IPv6 in the kernel', { image: withoutIPv6(image('arl_img'), 'dask', 'jupyter') }, [4]],
];

test.each(SETUPS)('with %s, all programs are reached at all addresses of their pod and by forwarded ports, and tasks run', async (_, setup, loopback) => {
  const cluster = await ArlCluster.start({ ...setup, values: { jupyter: { password: 'open sesame' }, worker: { replicaCount: 2 }, daskscheduler: { dashboardPrefix: '/dask' } } });
  const ports = { 'scheduler': [8786, 8787], 'worker': [8787], 'notebook': [8888] };
  for (const [component, numbers] of Object.entries(ports)) {
    const pod = cluster.pods(component)[0];
    const inside = loopback.map(family => family === 4 ? '127.0.0.1' : '::1');
    expect({ component, closed: await closed(cluster, pod.ips, [...numbers, ...component === 'worker' ? [8788, 8789] : []]) }).toEqual({ component, closed: [] });
    expect({ component, closed: await closedInside(pod, inside, numbers) }).toEqual({ component, closed: [] });
    expect(await closedInside(pod, ['::1'], numbers)).toHaveLength(loopback.includes(6) ? 0 : numbers.length);
  }
  // A sum of what two workers have, so that they connect to each other.
  expect(await cluster.dask(`
client.wait_for_workers(2, timeout=60)
a, b = client.scheduler_info()["workers"]
parts = [client.submit(lambda n: n, n, workers=[at], pure=False) for n, at in ((1, a), (2, b))]
result = [client.submit(sum, parts, workers=[at], pure=False).result() for at in (a, b)]`)).toEqual([3, 3]);
  const { results } = await cluster.visit({
    by: 'form', secret: 'open sesame', do: [['execute', `
from urllib.request import urlopen
from distributed import Client
client = Client()
client.submit(sum, [1, 2]).result(), urlopen(client.dashboard_link).status`]],
  });
  expect(results).toEqual(['(3, 200)']);
  await cluster.node.stop();
});

/** The ports at which another pod does not reach one. */
function closed(cluster: ArlCluster, hosts: readonly string[], ports: readonly number[]): Promise<any> {
  return cluster.python(CLOSED_PORTS, [hosts.join(' '), ports.join(' ')]);
}

/** The ports that are not open at the loopback of a pod, where forwarded ports lead to. */
async function closedInside(pod: Pod, hosts: readonly string[], ports: readonly number[]): Promise<any> {
  return JSON.parse((await pod.container().exec(['python', '-c', CLOSED_PORTS, hosts.join(' '), ports.join(' ')])).stdout);
}
