import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as http from 'http';
import { Image, Node } from './node';
import { UNTIL_TERM, claim, deployment, service, sh } from './samples';

/** The command line of a process, empty when it has ended. */
function commandLine(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** What a node leaves on this machine. */
function left(node: Node): string[] {
  return [
    ...fs.readdirSync('/proc').filter(pid => /^[0-9]+$/.test(pid)).map(commandLine).filter(line => line.includes(node.folder)),
    ...fs.readFileSync('/proc/self/mounts', 'utf8').split('\n').filter(line => line.includes(node.folder)),
    ...execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' }).split('\n').filter(line => line.includes(node.network.bridge)),
    ...execFileSync('find', ['/sys/fs/cgroup', '-maxdepth', '2', '-name', `${node.id}*`], { encoding: 'utf8' }).split('\n').filter(line => line !== ''),
    ...fs.existsSync(node.folder) ? [node.folder] : [],
  ];
}

test('nothing of a node remains when it stops, whatever its pods do', async () => {
  const node = await Node.start({ images: { sh: Image.SYSTEM } });
  await node.apply([
    claim('data'), service('good', 80, 8080),
    deployment('good', UNTIL_TERM, { resources: { limits: { memory: '64Mi', cpu: '1' } }, volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'memory', mountPath: '/m' }] },
      { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, { name: 'memory', emptyDir: { medium: 'Memory' } }] }),
    deployment('deaf', 'sleep 1000 & while :; do sleep 0.1; done'),
    deployment('dying', 'exit 1'),
    deployment('waiting', UNTIL_TERM, { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'none', key: 'a' } } }] }),
  ]);
  await node.ready({ of: ['good', 'deaf'] });
  void node.pod('good').exec('main', ['sleep', '1000']);
  expect(left(node).length).toBeGreaterThan(5);
  const began = performance.now();
  await node.stop();
  expect((performance.now() - began) / 1000).toBeLessThan(30); // the deaf one's time
  expect(left(node)).toEqual([]);
});

test('two nodes know nothing of each other', async () => {
  const [one, two] = await Promise.all([0, 1].map(() => Node.start({ images: { sh: Image.SYSTEM } })));
  await one.apply([deployment('web', UNTIL_TERM, { ports: [{ containerPort: 80 }] }), service('web', 80, 80)]);
  const resolves = (node: Node) => node.client({ image: 'sh', argv: sh('getent hosts web.default.svc.cluster.local || echo none') });
  expect((await resolves(one)).output).toContain(one.service('web').address);
  expect((await resolves(two)).output).toBe('none\n');
});

test('pods reach programs of the machine at the addresses that it has for them', async () => {
  const node = await Node.start({ images: { sh: Image.SYSTEM }, ownAddresses: ['192.0.2.7'] });
  const server = http.createServer((_, answer) => answer.end('here')).listen(8080, '192.0.2.7');
  expect((await node.client({ image: 'sh', argv: ['curl', '--silent', 'http://192.0.2.7:8080/'] })).output).toBe('here');
  server.close();
});

test('objects of another namespace are refused', async () => {
  const node = await Node.start({ images: { sh: Image.SYSTEM }, namespace: 'mine' });
  const object = service('web', 80, 80);
  await expect(node.apply([{ ...object, metadata: { ...object.metadata, namespace: 'other' } }])).rejects.toThrow('Service/web is in the namespace other, the node runs mine');
});

test('a network that leads somewhere is refused with the command that gives another one', async () => {
  execFileSync('ip', ['link', 'add', 'outside', 'type', 'veth', 'peer', 'name', 'p9x9x9x9']);
  execFileSync('sh', ['-c', 'ip addr add 192.0.2.1/24 dev outside; ip link set outside up; ip link set p9x9x9x9 up']);
  try {
    await expect(Node.start({ images: {} })).rejects.toThrow('this process is not in one: run `npm run test:programs`');
  } finally {
    spawnSync('ip', ['link', 'del', 'outside']);
  }
});
