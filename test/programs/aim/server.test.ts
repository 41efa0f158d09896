/** @programs aim-3.29 aim-3.18 */
import { GRPC, hashOf, HTTP, impatient, Line, points, Server } from './aim';

describe.each([HTTP, GRPC])('a server that speaks $protocol', (line: Line) => {
  let server: Server;

  // Read-only is for http only.
  beforeAll(async () => {
    server = await Server.start(line, { ui: { enabled: true, ...line.protocol === 'grpc' && { workers: 1, readOnly: false } } });
  });

  afterAll(() => server?.node.stop());

  it('is ready with its user interface, and nothing has started twice', () => {
    expect(server.pod.containers.map(container => [container.name, container.restarts])).toEqual([['aim-server', 0], ['aim-ui', 0]]);
  });

  it('keeps what a pod of the cluster logs to the address of the notes', async () => {
    const hash = await server.track(10);
    expect(await server.read([hash])).toEqual({ [hash]: { hparams: { lr: 0.5 }, loss: points(10) } });
    const shown = await fetch(`${await server.shown(hash)}/info/`);
    expect(await shown.json()).toMatchObject({ params: { hparams: { lr: 0.5 } }, traces: { metric: expect.arrayContaining([expect.objectContaining({ name: 'loss' })]) } });
  });

  it('loses nothing that three programs log while it is killed', async () => {
    const programs = [1, 2, 3].map(() => server.tracking(60, 0.1));
    await server.node.until(() => programs.every(pod => /^run /m.test(pod.log())), 60, 'the runs to begin', programs);
    server.pod.kill9('aim-server');
    const hashes = (await Promise.all(programs.map(pod => pod.result()))).map(hashOf);
    expect(server.pod.container('aim-server').restarts).toBe(1);
    const runs = await server.read(hashes);
    expect(hashes.map(hash => runs[hash]?.loss)).toEqual(hashes.map(() => points(60)));
  });

  it('passes helm test', async () => {
    expect(await server.failingTests()).toEqual([]);
  });

  it('ends in time when its pod is deleted, and another pod has the runs', async () => {
    const before = await server.read([]);
    const { containers } = await server.pod.delete();
    for (const [name, { preStop, killed }] of Object.entries(containers)) {
      expect([name, preStop?.ok, killed]).toEqual([name, true, false]);
    }
    await server.node.ready({ of: ['aim-server'] });
    expect(await server.read(Object.keys(before))).toEqual(before);
  });
});

describe.each([HTTP, GRPC])('without a user interface, a server that speaks $protocol', (line: Line) => {
  let server: Server;

  beforeAll(async () => {
    server = await Server.start(line, { ingress: { enabled: false } });
  });

  afterAll(() => server?.node.stop());

  it('has the runs of a machine outside, which queries find as the notes say', async () => {
    const hash = await server.trackForwarded(10);
    if (line.protocol === 'http') {
      expect(server.notes).toContain('While the UI runs, it writes the index that queries of the SDK read');
      expect(await server.read([])).toEqual({});
    }
    const [, command] = /kubectl exec --namespace default --stdin --tty deployment\/aim-server -- (.*)$/m.exec(server.notes)!;
    void server.pod.exec('aim-server', command.split(' ')).catch(() => undefined);
    const read = await server.read([hash]);
    expect(read[hash].loss).toEqual(points(10));
    const page = await server.pod.exec('aim-server', ['python', '-c', `import time, urllib.request
for _ in range(60):
    try:
        print(urllib.request.urlopen("http://127.0.0.1:43800/").read().decode())
        break
    except OSError:
        time.sleep(0.5)`]);
    expect(page.stdout).toContain('<title>Aim</title>');
  });

  it('fails helm test when nobody answers', async () => {
    await server.node.scale('aim-server', 0);
    await server.node.apply(impatient(server.objects.filter(object => object.kind === 'Pod')));
    expect(await server.failingTests()).toEqual(['aim-server-test']);
  });
});
