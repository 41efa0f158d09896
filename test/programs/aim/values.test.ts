/** @programs aim-3.29 aim-3.18 */
import * as fs from 'fs';
import * as path from 'path';
import { GRPC, HTTP, points, Server } from './aim';

describe('base paths, writing in the user interface and a sidecar', () => {
  let server: Server;

  beforeAll(async () => {
    server = await Server.start(HTTP, {
      ingress: { enabled: false },
      clientConfig: { enabled: true },
      server: { basePath: '/rt' },
      ui: { enabled: true, workers: 1, basePath: '/ui', readOnly: false },
      extraEnv: exampleOf('extraEnv'),
      sidecars: [{
        name: 'files', image: 'aimstack/aim:3.29.1', command: ['python', '-m', 'http.server', '8000', '--directory', '/aim'],
        ports: [{ name: 'files', containerPort: 8000 }], volumeMounts: [{ name: 'repository', mountPath: '/aim', readOnly: true }],
      }],
    });
  });

  afterAll(() => server?.node.stop());

  it('a run is logged below the base path: in the cluster, with the ConfigMap for clients, and from a machine outside', async () => {
    const hashes = [await server.track(3), await server.track(6, server.clientConfig), await server.trackForwarded(4)];
    expect(server.repo).toBe('aim://aim-server.default:80/rt');
    const runs = await server.read(hashes);
    expect(hashes.map(hash => runs[hash].loss)).toEqual([points(3), points(6), points(4)]);
    const ui = server.node.service('aim-server-ui').url();
    expect([(await fetch(`${ui}/ui/`)).status, (await fetch(`${ui}/ui/api/projects/`)).status]).toEqual([200, 200]);
    expect((await fetch(`${ui}/ui/api/runs/${hashes[0]}/`, { method: 'DELETE' })).status).toBe(200);
    expect(await server.failingTests()).toEqual([]);
  });

  it('a sidecar reads the repository, and may not write into it', async () => {
    expect((await fetch(`http://${server.pod.ip}:8000/.aim/VERSION`)).status).toBe(200);
    expect(await server.pod.exec('files', ['sh', '-c', 'touch /aim/x; touch /x; id -u'])).toMatchObject({ stdout: '10001\n', stderr: expect.stringMatching(/Read-only[^]*Read-only/) });
  });

  it('the example of extraEnv does what it says: lines of the log are not held back', async () => {
    const { stdout } = await server.pod.exec('aim-server', ['python', '-c', 'import sys; print(sys.stdout.write_through)']);
    expect(stdout).toBe('True\n');
  });
});

describe.each(['development', 'production'])('with the values of %s', environment => {
  let server: Server;

  beforeAll(async () => {
    server = await Server.start(HTTP, {}, [], { environment });
  });

  afterAll(() => server?.node.stop());

  it('a run is logged, which the user interface shows and does not delete, and helm test passes', async () => {
    const hash = await server.track(5);
    expect(await server.failingTests()).toEqual([]);
    if (environment === 'production') {
      const run = await server.shown(hash);
      expect((await fetch(`${run}/`, { method: 'DELETE' })).status).toBe(403);
      expect((await fetch(`${run}/info/`)).status).toBe(200);
    }
  });
});

it('a server of Aim 3.18 without persistence loses the runs with its pod, as the notes say', async () => {
  const server = await Server.start(GRPC, { persistence: { enabled: false }, ingress: { enabled: false } });
  const hash = await server.track(2);
  expect(Object.keys(await server.read([hash]))).toEqual([hash]);
  expect(server.notes).toContain('the runs are lost with the pod');
  await server.pod.delete();
  await server.node.ready({ of: ['aim-server'] });
  expect(await server.read([])).toEqual({});
  await server.node.stop();
});

/** The example that `values.yaml` has in comments below a value. */
function exampleOf(value: string): any[] {
  const text = fs.readFileSync(path.join(__dirname, '../../../charts-out/helm/aim-server/values.yaml'), 'utf8');
  const [, name, content] = new RegExp(`^${value}: \\[\\]\\n#   - name: (\\S+)\\n#     value: "(.*)"$`, 'm').exec(text)!;
  return [{ name, value: content }];
}
