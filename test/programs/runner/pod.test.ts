import * as fs from 'fs';
import { Image, Node } from './node';
import { LISTENS, UNTIL_TERM, WEB, deployment, sh, untilTerm, up } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM }, backOff: 0.2 });
});

afterEach(async () => {
  await node.delete('Deployment', 'pod');
});

const container = (name: string, script: string, more: any = {}) => ({ name, image: 'sh', command: sh(script), volumeMounts: [{ name: 'shared', mountPath: '/shared' }], ...more });
const shared = { volumes: [{ name: 'shared', emptyDir: {} }] };
const says = (word: string) => `echo ${word} >> /shared/said`;

test('init containers run one after the other, then the others', async () => {
  const pod = { ...shared, initContainers: [container('one', `sleep 0.3; ${says('one')}`), container('two', says('two'))] };
  await node.apply([deployment('pod', `${says('main')}; ${UNTIL_TERM}`, { volumeMounts: [{ name: 'shared', mountPath: '/shared' }] }, pod)]);
  await node.ready();
  await new Promise(resolve => setTimeout(resolve, 200));
  expect((await node.pod('pod').exec('main', ['cat', '/shared/said'])).stdout).toBe('one\ntwo\nmain\n');
});

test('an init container that fails runs again, and nothing else before it succeeds', async () => {
  const pod = { ...shared, initContainers: [container('init', `${says('try')}; [ $(wc -l < /shared/said) -ge 3 ]`)] };
  await node.apply([deployment('pod', UNTIL_TERM, { volumeMounts: [{ name: 'shared', mountPath: '/shared' }] }, pod)]);
  await node.ready();
  expect((await node.pod('pod').exec('main', ['cat', '/shared/said'])).stdout).toBe('try\ntry\ntry\n');
  expect(node.pod('pod').log('init')).toBe('');
});

test('a sidecar starts before and ends after the others, whose work it does not hold up', async () => {
  const sidecar = container('side', `touch /shared/started; ${untilTerm(`${says('ended')}; exit 0`)}`, {
    restartPolicy: 'Always', startupProbe: { exec: { command: ['test', '-e', '/shared/started'] }, periodSeconds: 1 },
  });
  const { exitCode } = await node.client({
    image: 'sh', argv: sh(`ls /shared/started && ${says('work')}`), volumes: shared.volumes, volumeMounts: [{ name: 'shared', mountPath: '/shared' }],
    pod: { initContainers: [sidecar], securityContext: {} },
  });
  expect(exitCode).toBe(0);
  await node.apply([deployment('pod', untilTerm(`${says('main')}; exit 0`), { volumeMounts: [{ name: 'shared', mountPath: '/shared' }] }, { ...shared, initContainers: [sidecar] })]);
  await up(node, 'pod');
  const pod = node.pod('pod');
  const said = `${pod.folder}/volumes/shared/said`;
  const deletion = await pod.delete();
  expect(Object.keys(deletion.containers)).toEqual(['main', 'side']);
  expect(fs.readFileSync(said, 'utf8')).toBe('main\nended\n');
});

test('containers of a pod share its address and loopback, and no other processes', async () => {
  const two = deployment('pod', `cd /tmp; echo here > page; ${WEB}`, LISTENS);
  two.spec.template.spec.containers.push({ name: 'other', image: 'sh', command: sh(UNTIL_TERM) });
  await node.apply([two]);
  await node.ready();
  const pod = node.pod('pod');
  expect((await pod.exec('other', ['curl', '-sS', 'http://localhost:8080/page'])).stdout).toBe('here\n');
  expect((await pod.exec('other', sh('grep -l http.serve[r] /proc/*/cmdline'))).stdout).toBe('');
  expect((await pod.exec('main', ['hostname'])).stdout).toBe(`${pod.name}\n`);
});

test('a pod is reached by others at its address, and none by loopback', async () => {
  await node.apply([deployment('pod', WEB, LISTENS)]);
  await node.ready();
  const ask = (host: string) => node.client({ image: 'sh', argv: ['curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}', `http://${host}:8080/`] });
  expect((await ask(node.pod('pod').ip)).output).toBe('200');
  expect((await ask('127.0.0.1')).exitCode).toBe(7);
});

test('a pod that never restarts fails as its program did, and one that may restarts until it succeeds', async () => {
  const once = node.startClient({ image: 'sh', argv: sh('exit 9') });
  expect(await once.result()).toEqual({ exitCode: 9, output: '' });
  expect(once.phase).toBe('Failed');
  const again = node.startClient({ image: 'sh', argv: sh(`${says('try')}; [ $(wc -l < /shared/said) -ge 2 ]`), ...shared, volumeMounts: [{ name: 'shared', mountPath: '/shared' }], pod: { restartPolicy: 'OnFailure' } });
  expect(await again.result()).toEqual({ exitCode: 0, output: '' });
  expect(again.phase).toBe('Succeeded');
});

test('a pod that does not become ready tells what happened, and the ends of its logs', async () => {
  await node.apply([deployment('pod', 'echo because of this; exit 3', LISTENS)]);
  const error: Error = await node.ready({ timeout: 1 }).then(() => { throw new Error('ready'); }, caught => caught);
  expect(error.message).toMatch(/waited 1s for Deployment\/pod\nPod\/pod-.*: Running\n/);
  expect(error.message).toContain('ended with 3');
  expect(error.message).toContain('because of this');
});
