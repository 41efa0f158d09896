/** @programs aim-3.29 aim-3.18 */
import { Extra, GRPC, HTTP, impatient, Line, points, Server } from './aim';
import { Authority, certificate } from '../certificate';

const NAMES = ['aim-server.default', 'aim-server', 'localhost'];
const AUTHORITY = new Authority();

/** The variables that the notes name for clients. */
function variables({ notes }: Server): string[] {
  const [, line] = /^Pods need the certificate.* in (.*)\.$|^For a private CA, pods need.* in (.*)\.$/m.exec(notes)!.filter(part => part !== undefined);
  return line.split(' and ');
}

/** A client with the certificate of the Secret in these variables. */
function trusting(names: readonly string[], key = 'ca.crt'): Extra {
  return {
    env: Object.fromEntries(names.map(name => [name, `/certificates/${key}`])),
    volumes: [{ name: 'certificates', secret: { secretName: 'tls', items: [{ key, path: key }] } }],
    volumeMounts: [{ name: 'certificates', mountPath: '/certificates', readOnly: true }],
    timeout: 60,
  };
}

describe.each([HTTP, GRPC])('with TLS in the server, which speaks $protocol,', (line: Line) => {
  const ui = { enabled: true, workers: 1, ...line.protocol === 'grpc' && { readOnly: false } };
  const values = { server: { tlsSecret: 'tls' }, ingress: { enabled: false }, ui };
  let server: Server;

  beforeAll(async () => {
    server = await Server.start(line, values, [certificate('tls', NAMES, AUTHORITY)]);
  });

  afterAll(() => server?.node.stop());

  it('clients trust a private authority by the variables of the notes, in the cluster and outside', async () => {
    const trust = trusting(variables(server));
    const hashes = [await server.track(10, trust), await server.trackForwarded(5, trust)];
    const runs = await server.read(hashes, trust);
    expect(hashes.map(hash => runs[hash].loss)).toEqual([points(10), points(5)]);
  });

  it('clients that lack one of the variables fail', async () => {
    for (const name of variables(server)) {
      const others = variables(server).filter(one => one !== name);
      await expect(server.track(1, { ...trusting(others), timeout: 25 })).rejects.toThrow(/track\.py ended with 1|waited 25s/);
    }
  });

  it('passes helm test, and fails it when another certificate is served than that of the Secret', async () => {
    expect(await server.failingTests()).toEqual([]);
    await server.node.apply([certificate('tls', NAMES), ...impatient(server.objects.filter(object => object.kind === 'Pod'))]);
    expect(await server.failingTests()).toEqual(['aim-server-test', 'aim-server-ui-test']);
  });

  it('serves a new, self-signed certificate after a restart, which its clients trust as it is', async () => {
    await server.pod.delete();
    await server.node.ready({ of: ['aim-server'] });
    const trust = trusting(variables(server), 'tls.crt');
    const hash = await server.track(3, trust);
    expect((await server.read([hash], trust))[hash].loss).toEqual(points(3));
  });
});
