import { Resolver } from 'dns/promises';
import { Image, Node } from './node';
import { LISTENS, WEB, deployment, service } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM }, namespace: 'n' });
});

const get = (url: string) => ({ image: Image.SYSTEM, argv: ['curl', '--silent', '--show-error', '--max-time', '5', url] });

test('a Service leads to the pods that are ready, and refuses connections while there is none', async () => {
  const probe = { exec: { command: ['test', '-e', '/tmp/ready'] }, periodSeconds: 1, failureThreshold: 1 };
  await node.apply([
    deployment('web', `cd /tmp; echo hello > page; ${WEB}`, { ports: [{ name: 'http', containerPort: 8080 }], readinessProbe: probe }),
    service('web', 80, 'http'),
  ]);
  const before = await node.client(get('http://web/page'));
  expect(before).toMatchObject({ exitCode: 7 });
  await node.until(() => node.pod('web').phase === 'Running', 20, 'the program', node.pods('web'));
  expect((await node.pod('web').exec('main', ['touch', '/tmp/ready'])).exitCode).toBe(0);
  await node.ready({ timeout: 10 });
  for (const host of ['web', 'web.n', 'web.n.svc', 'web.n.svc.cluster.local']) {
    expect([host, await node.client(get(`http://${host}/page`))]).toEqual([host, { exitCode: 0, output: 'hello\n' }]);
  }
  expect(await (await fetch(`${node.service('web').url('http')}/page`)).text()).toBe('hello\n');
  await node.pod('web').exec('main', ['rm', '/tmp/ready']);
  await node.until(() => !node.pod('web').ready, 5, 'the pod to be not ready', node.pods('web'));
  expect(await node.client(get('http://web/page'))).toMatchObject({ exitCode: 7 });
});

test('a headless Service is a name for the addresses of its pods', async () => {
  await node.apply([deployment('many', WEB, LISTENS, {}, { replicas: 2 }), service('many', 8080, 8080, { clusterIP: 'None' })]);
  await node.ready({ of: ['many'] });
  const { output } = await node.client({ image: Image.SYSTEM, argv: ['sh', '-c', 'getent ahostsv4 many | grep STREAM | cut -d" " -f1 | sort'] });
  expect(output.trim().split('\n')).toEqual(node.pods('many').map(pod => pod.ip).sort());
});

test('a name that nobody has is not found', async () => {
  expect(await node.client(get('http://nobody/'))).toMatchObject({ exitCode: 6 });
});

test('a program may ask for the port of a Service by the name of both', async () => {
  await node.apply([service('db', 27017, 27017), service('direct', 27017, 27017, { clusterIP: 'None', publishNotReadyAddresses: true }), deployment('direct', WEB)]);
  await node.ready({ of: ['direct'] });
  const resolver = new Resolver();
  resolver.setServers([node.address]);
  expect(await resolver.resolveSrv('_http._tcp.db.n.svc.cluster.local')).toMatchObject([{ name: 'db.n.svc.cluster.local', port: 27017 }]);
  const [{ name, port }] = await resolver.resolveSrv('_http._tcp.direct.n.svc.cluster.local');
  expect([await resolver.resolve4(name), port]).toEqual([[node.pod('direct').ip], 27017]);
  await expect(resolver.resolveSrv('_other._tcp.db.n.svc.cluster.local')).rejects.toThrow('ENOTFOUND');
});

test('a name outside of the cluster leads where the test says', async () => {
  await node.apply([deployment('edge', `cd /tmp; echo edge > page; ${WEB}`, LISTENS), service('edge', 80, 8080)]);
  await node.ready({ of: ['edge'] });
  node.host('www.example.com', node.service('edge').address!);
  expect(await node.client(get('http://www.example.com/page'))).toEqual({ exitCode: 0, output: 'edge\n' });
});
