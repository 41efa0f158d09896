/**
 * `aim-server` where pods have addresses of IPv4, of IPv6, or of both.
 *
 * @programs aim-3.29 aim-3.18
 */
import { GRPC, HTTP, Line, points, Server, ServerOptions } from './aim';
import { image, images } from '../images';
import { CLOSED_PORTS } from '../runner/closed-ports';
import { withIPv6Off, withoutIPv6 } from '../runner/without-ipv6';

type Setup = (line: Line) => ServerOptions;

const SETUPS: ReadonlyArray<readonly [string, Setup, ReadonlyArray<4 | 6>]> = [
  ['IPv6 alone', () => ({ node: { families: 'IPv6' } }), [4, 6]], // the loopback has both
  ['both families', () => ({ node: { families: 'both' } }), [4, 6]],
  ['IPv4 alone, with IPv6 switched off in the pod', () => ({ change: withIPv6Off }), [4]],
  ['IPv4 alone, without IPv6 in the kernel', ({ version }) => {
    const reference = `aimstack/aim:${version}`;
    return { node: { images: { ...images(reference), [reference]: withoutIPv6(image(reference), 'aim', 'sh') } } };
  }, [4]],
];

// The user interface with one process listens otherwise than with several.
const LINES = [{ line: HTTP, ui: { enabled: true, workers: 2 } }, { line: GRPC, ui: { enabled: true, workers: 1, readOnly: false } }];

describe.each(LINES)('a server that speaks $line.protocol', ({ line, ui }) => {
  test.each(SETUPS)('with %s, is reached at all addresses of its pod and by forwarded ports, and so is its user interface', async (_, setup, loopback) => {
    const server = await Server.start(line, { ui }, [], setup(line));
    const ports = [53800, 43800];
    expect(await closed(server, server.pod.ips, ports)).toEqual([]);
    expect(await closedInside(server, loopback.map(family => family === 4 ? '127.0.0.1' : '::1'), ports)).toEqual([]);
    expect(await closedInside(server, ['::1'], ports)).toHaveLength(loopback.includes(6) ? 0 : ports.length);
    const hash = await server.track(3);
    expect((await server.read([hash]))[hash].loss).toEqual(points(3));
    expect(await server.failingTests()).toEqual([]);
    await server.node.stop();
  });
});

/** The ports at which another pod does not reach that of the server. */
async function closed(server: Server, hosts: readonly string[], ports: readonly number[]): Promise<string[]> {
  const { output } = await server.node.client({ image: image(`aimstack/aim:${server.line.version}`), argv: connect(hosts, ports) });
  return JSON.parse(output);
}

/** The ports that are not open at the loopback of the pod, where forwarded ports lead to. */
async function closedInside(server: Server, hosts: readonly string[], ports: readonly number[]): Promise<string[]> {
  return JSON.parse((await server.pod.exec('aim-server', connect(hosts, ports))).stdout);
}

function connect(hosts: readonly string[], ports: readonly number[]): string[] {
  return ['python', '-c', CLOSED_PORTS, hosts.join(' '), ports.join(' ')];
}
