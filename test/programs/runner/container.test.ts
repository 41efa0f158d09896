import { Cgroup } from './cgroup';
import { Image, Node } from './node';
import type { Outcome } from './commands';
import { UNTIL_TERM, deployment, sh } from './samples';

const image = new Image({
  files: { '/opt/hello': '#!/bin/sh\necho "hello $*"\n' },
  folders: { '/var/lib/web': { uid: 1000, gid: 1000 } },
  env: { OF_IMAGE: 'yes', BOTH: 'image' },
  entrypoint: ['/opt/hello', 'entry'],
  cmd: ['cmd'],
  workdir: '/var/lib/web',
  user: 'web',
  users: { web: { uid: 1000, gid: 1001, home: '/var/lib/web' } },
});

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM, web: image }, backOff: 0.3 });
});

afterEach(async () => {
  for (const object of node.objects.of('Deployment')) {
    await node.delete('Deployment', object.metadata.name);
  }
});

/** What a script prints in a container. */
async function printed(script: string, container: any = {}, pod: any = {}): Promise<string> {
  const { exitCode, output } = await node.client({ image: 'sh', argv: sh(script), container, pod: { securityContext: {}, ...pod } });
  expect([exitCode, output]).toEqual([0, output]);
  return output.trim();
}

/** A container that stays, to run commands in. */
async function staying(container: any = {}, pod: any = {}): Promise<(script: string) => Promise<Outcome>> {
  await node.apply([deployment('staying', UNTIL_TERM, container, pod)]);
  await node.ready();
  return script => node.pod('staying').exec('main', sh(script));
}

test('a program is the first process of its container, and sees no others', async () => {
  expect(await printed('read -r pid rest < /proc/self/stat; echo "$pid" /proc/[0-9]*')).toBe('1 /proc/1');
});

test('it runs as the user and with the groups of the manifest, and so do commands in it', async () => {
  const run = await staying({ securityContext: { runAsGroup: 1003 } }, { securityContext: { runAsUser: 1001, runAsGroup: 1002, fsGroup: 2000, supplementalGroups: [3000] } });
  for (const file of ['/proc/1/status', '/proc/self/status']) {
    const status = await run(`grep -E "^(Uid|Gid|Groups):" ${file} | tr -s "\\t " " "`);
    expect(status.stdout.trim().split('\n').map(line => line.trim())).toEqual(['Uid: 1001 1001 1001 1001', 'Gid: 1003 1003 1003 1003', 'Groups: 1003 2000 3000']);
  }
});

test('without a user in the manifest it runs as that of the image', async () => {
  expect(await node.client({ image: 'web', argv: sh('id -un; id -g; echo $HOME; pwd; touch here'), pod: { securityContext: {} } })).toEqual({ exitCode: 0, output: 'web\n1001\n/var/lib/web\n/var/lib/web\n' });
});

test.each([
  [{}, 'hello entry cmd'],
  [{ args: ['one', 'two'] }, 'hello entry one two'],
  [{ command: ['echo'] }, ''],
  [{ command: ['echo'], args: ['$(BOTH) $(OF_IMAGE) $$(BOTH)'], env: [{ name: 'BOTH', value: 'manifest' }] }, 'manifest $(OF_IMAGE) $(BOTH)'],
])('command and args %j of a container print %j', async (container, output) => {
  expect((await node.client({ image: 'web', argv: [], container: { command: undefined, ...container } })).output.trim()).toBe(output);
});

test.each([
  ['1234', '1234:0'], ['1234:5', '1234:5'], ['web', '1000:1001'], ['web:web', '1000:1001'], ['1000', '1000:1001'], ['0:5', '0:5'],
])('the user %s of an image is %s', (user, expected) => {
  const { uid, gid } = new Image({ ...image.options, user }).user;
  expect(`${uid}:${gid}`).toBe(expected);
});

test.each([['nobody-knows', 'unable to find user nobody-knows'], ['web:none', 'unable to find group none']])('the user %s of an image is refused', (user, message) => {
  expect(() => new Image({ ...image.options, user }).user).toThrow(message);
});

test('a container that must not run as root waits when it would', async () => {
  await node.apply([deployment('root', UNTIL_TERM, { securityContext: { runAsNonRoot: true } })]);
  await expect(node.ready({ timeout: 1 })).rejects.toThrow('container has runAsNonRoot and image will run as root');
});

test('a read-only root refuses to be written, other paths do not', async () => {
  const run = await staying({ securityContext: { readOnlyRootFilesystem: true }, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }, { volumes: [{ name: 'tmp', emptyDir: {} }] });
  expect((await run('touch /var/lib/x')).stderr).toContain('Read-only file system');
  expect(await run('touch /tmp/x /dev/shm/x && echo x > /dev/null && echo bye > /dev/termination-log')).toMatchObject({ exitCode: 0, stderr: '' });
});

test('a root that is not read-only is written, anew in each run, and never /usr', async () => {
  expect(await printed('ls /var/lib/x 2>/dev/null; echo x > /var/lib/x; touch /usr/x 2>&1 | grep -o Read-only')).toBe('Read-only');
  expect(await printed('ls /var/lib')).toBe('');
});

test('capabilities are those of a container runtime, without those that are dropped', async () => {
  const bounding = 'grep CapBnd /proc/self/status | cut -f2';
  expect(await printed(bounding)).toBe('00000000a80425fb');
  expect(await printed(bounding, { securityContext: { capabilities: { drop: ['ALL'] } } })).toBe('0000000000000000');
  expect(await printed(bounding, { securityContext: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } })).toBe('0000000000000400');
  expect(await printed('grep CapEff /proc/self/status | cut -f2', {}, { securityContext: { runAsUser: 1000 } })).toBe('0000000000000000');
});

test('privileges cannot grow where the manifest says so', async () => {
  const flag = 'grep NoNewPrivs /proc/self/status | cut -f2';
  expect(await printed(flag)).toBe('0');
  expect(await printed(flag, { securityContext: { allowPrivilegeEscalation: false } })).toBe('1');
});

test('it hears signals that a shell would keep from programs in the background', async () => {
  expect(await printed('grep SigIgn /proc/self/status | cut -f2')).toBe('0000000000000000');
});

test('what it writes to /dev/stdout is in the log, as whatever user', async () => {
  expect(await printed('echo one > /dev/stdout; echo two >> /dev/stderr', {}, { securityContext: { runAsUser: 1000 } })).toBe('one\ntwo');
});

test('its network has itself and the node, and no way out', async () => {
  expect(await printed('ip route | cut -d" " -f1; curl -sS --max-time 5 http://192.0.2.1/ 2>&1 | grep -o "Failed to connect"')).toMatch(/^10\.[0-9]+\.[0-9]+\.0\/23\nFailed to connect$/);
});

(Cgroup.available ? test : test.skip)('it sees and has a limit of memory, where the kernel can give one', async () => {
  const grab = 'python3 -c "x = bytearray(200 * 2**20)"';
  expect(await printed(`cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/cpu.max; ${grab}; echo $?`, { resources: { limits: { memory: '64Mi', cpu: '500m' } } })).toBe('67108864\n50000 100000\nKilled\n137');
});

test('one that ends runs again, at once and then after a growing time, and reads as not ready meanwhile', async () => {
  await node.apply([deployment('dying', 'echo again; exit 3')]);
  await node.until(() => node.pod('dying').containers[0]?.restarts === 3, 20, 'restarts', node.pods('dying'));
  const pod = node.pod('dying');
  expect(pod.ready).toBe(false);
  expect(pod.report().match(/back-off .*/g)).toEqual(['back-off 0.3s before restart 2', 'back-off 0.6s before restart 3']);
  expect(pod.report()).toContain('ended with 3');
  expect(pod.log()).toBe('again\nagain\nagain\n');
});

test('one that is killed with signal 9 ends with 137 and runs again in the same pod', async () => {
  await staying({ volumeMounts: [{ name: 'kept', mountPath: '/kept' }] }, { volumes: [{ name: 'kept', emptyDir: {} }] });
  const pod = node.pod('staying');
  await pod.exec('main', sh('echo still > /kept/file; echo gone > /var/lib/file'));
  const first = pod.container().program!;
  pod.kill9('main');
  expect(await first.ended).toBe(137);
  await node.ready();
  expect(node.pod('staying')).toBe(pod);
  expect((await pod.exec('main', sh('cat /kept/file; cat /var/lib/file'))).stdout).toBe('still\n');
});

test('a command that is not there ends with 127, and its log says so', async () => {
  const { exitCode, output } = await node.client({ image: 'sh', argv: ['/opt/none'] });
  expect([exitCode, output]).toEqual([127, expect.stringContaining('No such file or directory')]);
});

test('a command in a container has an end of its own: exit code, output, input, time', async () => {
  await staying();
  const pod = node.pod('staying');
  expect(await pod.exec('main', sh('cat; echo wrong >&2; exit 4'), { input: 'right' })).toEqual({ exitCode: 4, stdout: 'right', stderr: 'wrong\n' });
  expect((await pod.exec('main', sh('exec sleep 1000'), { timeout: 0.3 })).exitCode).toBe(-1);
  expect((await pod.exec('main', sh('grep -l "^sleep.1000" /proc/*/cmdline'))).stdout).toBe('');
  expect((await pod.exec('main', sh('sleep 1000 & echo in the background'))).stdout).toBe('in the background\n');
});
