import { createServer } from 'http2';
import { Image, Node } from './node';
import { ask } from './probe';
import { UNTIL_TERM, WEB, deployment, sh } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM }, backOff: 0.2 });
});

afterEach(async () => {
  await node.delete('Deployment', 'probed');
});

/** A pod of one container with these probes, in which the file /tmp/NAME makes the command of a probe succeed. */
async function probed(container: any, script = UNTIL_TERM, pod: any = {}): Promise<void> {
  await node.apply([deployment('probed', script, container, { terminationGracePeriodSeconds: 1, ...pod })]);
  await node.until(() => node.pod('probed').phase === 'Running', 10, 'the pod', node.pods('probed'));
}

const has = (file: string, more: any = {}) => ({ exec: { command: ['test', '-e', `/tmp/${file}`] }, periodSeconds: 1, failureThreshold: 1, ...more });
const run = (script: string) => node.pod('probed').exec('main', sh(script));
const container = () => node.pod('probed').container();

test('a container without probes is ready when it runs', async () => {
  await probed({});
  expect(node.pod('probed').ready).toBe(true);
});

test('a probe is asked after its delay and in its period', async () => {
  await probed({ readinessProbe: { exec: { command: sh('date +%s.%N >> /tmp/times') }, initialDelaySeconds: 1, periodSeconds: 1, successThreshold: 2 } });
  await node.ready({ timeout: 10 });
  const times = (await run('cat /tmp/times')).stdout.trim().split('\n').map(Number);
  expect(times).toHaveLength(2);
  expect(times[1] - times[0]).toBeGreaterThan(0.5);
  expect(container().probing!.found.readinessProbe.firstGood).toBeGreaterThan(1);
});

test('a container is not ready after so many failures, and ready again after one success', async () => {
  await probed({ readinessProbe: has('ready', { failureThreshold: 2 }) });
  await run('touch /tmp/ready');
  await node.ready({ timeout: 10 });
  await run('rm /tmp/ready');
  const began = performance.now();
  await node.until(() => !node.pod('probed').ready, 10, 'not ready', node.pods('probed'));
  expect((performance.now() - began) / 1000).toBeGreaterThan(0.5);
  expect(container().restarts).toBe(0);
});

test('a container that is not alive is stopped and runs again', async () => {
  await probed({ livenessProbe: has('alive', { initialDelaySeconds: 1 }) });
  await node.until(() => container().restarts > 0, 10, 'a restart', node.pods('probed'));
  expect(node.pod('probed').report()).toContain('is killed, livenessProbe failed too often: exit code 1');
});

test('the other probes wait for the startup probe, which may take long', async () => {
  await probed({ startupProbe: has('started', { failureThreshold: 60 }), livenessProbe: has('alive'), readinessProbe: has('ready') });
  await new Promise(resolve => setTimeout(resolve, 1500));
  expect([container().restarts, node.pod('probed').ready, container().probing!.found.livenessProbe.bad]).toEqual([0, false, 0]);
  await run('touch /tmp/alive /tmp/ready /tmp/started');
  await node.ready({ timeout: 10 });
});

test('a container that does not start in time is stopped and runs again', async () => {
  await probed({ startupProbe: has('started', { failureThreshold: 2 }) });
  await node.until(() => container().restarts > 0, 10, 'a restart', node.pods('probed'));
});

test('HTTP is good from 200 to 399, follows redirects on its host only, and sends headers', async () => {
  const script = `cat > /tmp/web.py <<'PY'
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, location = {'/ok': (200, None), '/far': (302, 'http://192.0.2.1/'), '/near': (302, '/ok'), '/lost': (302, '/none'), '/header': (200 if self.headers.get('X-Ask') == 'me' else 403, None),
          '/agent': (200 if self.headers['User-Agent'].startswith('kube-probe/') else 403, None)}.get(self.path, (404, None))
        self.send_response(status)
        if location: self.send_header('Location', location)
        self.end_headers()
http.server.HTTPServer(('', 8080), Handler).serve_forever()
PY
exec python3 /tmp/web.py`;
  await probed({ ports: [{ name: 'http', containerPort: 8080 }], readinessProbe: { httpGet: { port: 'http', path: 'ok' }, periodSeconds: 1 } }, script);
  await node.ready({ timeout: 10 });
  const answers = await Promise.all([{ path: '/ok' }, { path: '/far' }, { path: '/near' }, { path: '/lost' }, { path: '/agent' }, { path: '/header', httpHeaders: [{ name: 'X-Ask', value: 'me' }] }, { path: '/header' }]
    .map(async get => [get.path, (await ask(container(), { httpGet: { port: 'http', ...get } }, 1)).ok]));
  expect(answers).toEqual([['/ok', true], ['/far', true], ['/near', true], ['/lost', false], ['/agent', true], ['/header', true], ['/header', false]]);
  expect(await ask(container(), { httpGet: { port: 8081 } }, 1)).toEqual({ ok: false, why: 'ECONNREFUSED' });
});

test('TCP is good when something listens at the address of the pod', async () => {
  await probed({ readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 } }, WEB);
  await node.ready({ timeout: 10 });
  await node.delete('Deployment', 'probed');
  const local = 'exec python3 -m http.server --bind 127.0.0.1 8080';
  await probed({ readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 } }, local);
  await expect(node.ready({ timeout: 2 })).rejects.toThrow('readinessProbe failed: ECONNREFUSED');
});

test('an answer that does not come in time is none', async () => {
  await probed({ readinessProbe: { httpGet: { port: 8080 }, periodSeconds: 1 } }, 'exec python3 -c "import socket, time; s = socket.create_server((\'\', 8080)); time.sleep(1000)"');
  await expect(node.ready({ timeout: 3 })).rejects.toThrow('readinessProbe failed: no answer within 1s');
  expect(await ask(container(), { exec: { command: ['sleep', '100'] } }, 0.2)).toEqual({ ok: false, why: expect.stringContaining('timed out after 0.2s') });
});

test('gRPC is good when the health service says that it serves', async () => {
  let asked = '';
  const server = createServer().on('stream', stream => {
    const chunks: Buffer[] = [];
    stream.on('data', chunk => chunks.push(Buffer.from(chunk))).on('end', () => {
      asked = Buffer.concat(chunks).subarray(7).toString();
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': asked === 'none' ? '5' : '0' }));
      stream.end(Buffer.of(0, 0, 0, 0, 2, 8, asked === 'down' ? 2 : 1));
    });
  });
  await new Promise<void>(resolve => server.listen(5000, node.address, resolve));
  const grpc = (name?: string) => ask({ pod: { ip: node.address } } as any, { grpc: { port: 5000, service: name } }, 1);
  expect(await grpc()).toEqual({ ok: true, why: '' });
  expect(await grpc('mine')).toEqual({ ok: true, why: '' });
  expect(asked).toBe('mine');
  expect((await grpc('down')).ok).toBe(false);
  expect((await grpc('none')).why).toContain('gRPC status 5');
  server.close();
});
