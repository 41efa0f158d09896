/** @programs aim-3.29 aim-3.18 */
import { GRPC, hashOf, HTTP, impatient, Line, points, script, Server } from './aim';
import { Authority, certificate } from '../certificate';
import { rendered } from '../rendered';

/** Over HTTP a private authority, over gRPC the default: a certificate of the server that is its own authority. */
const AUTHORITY = new Authority();
const NAMES = ['aim-server', 'aim-server.default'];

describe.each([HTTP, GRPC])('aim-client with a server that speaks $protocol', (line: Line) => {
  const isHttp = line.protocol === 'http';
  // The program has many lines, as an argument may have.
  const values = {
    ...isHttp ? { caKey: 'ca.crt' } : { protocol: 'grpc', image: { tag: '3.18.1' } },
    server: { host: 'aim-server.default', port: 80 },
    command: ['python', '-c', script('track.py')],
    args: ['10', '0'],
  };
  let server: Server;

  beforeAll(async () => {
    const secret = certificate('aim-server-tls', NAMES, isHttp ? AUTHORITY : undefined);
    const ui = { enabled: true, workers: 1, ...!isHttp && { readOnly: false } };
    server = await Server.start(line, { server: { tlsSecret: 'aim-server-tls' }, ingress: { enabled: false }, ui }, [secret]);
  });

  afterAll(() => server?.node.stop());

  it.each(['Job', 'Pod'])('logs a run with its own variables, as a %s', async kind => {
    const release = rendered('aim-client', { ...values, kind, ...kind === 'Pod' && { restartPolicy: 'Never' } });
    await server.node.apply(release.objects);
    const { name } = release.objects.find(object => object.kind === kind && object.metadata.annotations?.['helm.sh/hook'] === undefined).metadata;
    expect(release.notes).toContain(`${kind.toLowerCase()}/${name}`);
    const pod = server.node.pods(name)[0];
    const hash = hashOf(await pod.result());
    // In the server's own files: what a client has to be given is the client's.
    expect(await inThePod(hash)).toEqual(points(10));
  });

  it('passes helm test, and fails it when the server is away', async () => {
    const tests = rendered('aim-client', values).objects.filter(object => object.kind === 'Pod');
    await server.node.delete('Pod', 'aim-server-test');
    await server.node.delete('Pod', 'aim-server-ui-test');
    await server.node.apply(impatient(tests));
    expect(await server.failingTests()).toEqual([]);
    await server.node.scale('aim-server', 0);
    expect(await server.failingTests()).toEqual(['aim-client-test']);
  });

  /** The values of a run, read in the pod of the server. */
  async function inThePod(hash: string): Promise<number[]> {
    const program = `import aim, json, time
for _ in range(60):
    run = aim.Repo('/aim').get_run('${hash}')
    if run is not None:
        break
    time.sleep(1)
print(json.dumps(sorted(v for m in run.metrics() if m.name == 'loss' for v in m.values.values_list())))`;
    const { stdout, stderr, exitCode } = await server.pod.exec('aim-server', ['python', '-c', program]);
    if (exitCode !== 0) {
      throw new Error(stderr);
    }
    return JSON.parse(stdout.trim().split('\n').pop()!);
  }
});
