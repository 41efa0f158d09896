import { Image, Node } from './node';
import type { Deletion } from './pod';
import { LISTENS, UNTIL_TERM, WEB, deployment, service, sh, untilTerm, up } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM, quit: new Image({ stopSignal: 'SIGQUIT' }) } });
});

afterEach(async () => {
  await node.delete('Deployment', 'stopped');
});

const DEAF = 'echo up; while :; do sleep 0.05; done'; // the first process of a container is not killed by a signal that it does not handle
const preStop = (script: string) => ({ lifecycle: { preStop: { exec: { command: sh(script) } } } });

async function stopped(script: string, container: any = {}, pod: any = {}): Promise<Deletion> {
  await node.delete('Deployment', 'stopped');
  await node.apply([deployment('stopped', script, container, pod)]);
  await up(node, 'stopped');
  const [deletion] = await node.scale('stopped', 0);
  return deletion;
}

test('a program is asked to end by SIGTERM, and its exit code is told', async () => {
  const deletion = await stopped(untilTerm('exit 7'));
  expect(deletion).toMatchObject({ signalled: true, killed: false, exitCode: 7, preStop: undefined });
});

test('one that does not listen is killed when its time is over, not before', async () => {
  const deletion = await stopped(DEAF, {}, { terminationGracePeriodSeconds: 3 });
  expect(deletion).toMatchObject({ signalled: true, killed: true, exitCode: 137 });
  expect(deletion.seconds).toBeGreaterThanOrEqual(3);
  expect(deletion.seconds).toBeLessThan(30);
});

test('preStop ends before SIGTERM, and its time is part of what the program has', async () => {
  const deletion = await stopped(DEAF, preStop('sleep 1'), { terminationGracePeriodSeconds: 4 });
  expect(deletion).toMatchObject({ preStop: { ok: true }, killed: true });
  expect(deletion.preStop!.seconds).toBeGreaterThanOrEqual(1);
  expect(deletion.seconds).toBeGreaterThanOrEqual(4);
  expect(deletion.seconds).toBeLessThan(30);
});

test('a program that ends in preStop is sent no signal', async () => {
  expect(await stopped('echo up; while [ ! -e /tmp/end ]; do sleep 0.05; done', preStop('touch /tmp/end; sleep 100'))).toMatchObject({ signalled: false, killed: false, exitCode: 0 });
});

test('preStop that takes all the time leaves the program two seconds', async () => {
  const deletion = await stopped(untilTerm('sleep 0.2; exit 0'), preStop('sleep 100'), { terminationGracePeriodSeconds: 1 });
  expect(deletion).toMatchObject({ preStop: { ok: false }, signalled: true, killed: false, exitCode: 0 });
});

test('preStop that fails is told, and SIGTERM follows', async () => {
  expect(await stopped(UNTIL_TERM, preStop('echo wrong; exit 2'))).toMatchObject({ preStop: { ok: false, why: 'exit code 2: wrong' }, exitCode: 0 });
});

test('preStop can sleep, and ask by HTTP', async () => {
  const deletion = await stopped(UNTIL_TERM, { lifecycle: { preStop: { sleep: { seconds: 1 } } } });
  expect(deletion.preStop!.seconds).toBeGreaterThanOrEqual(0.9);
  const web = await stopped(`echo up; ${WEB}`, { ...LISTENS, lifecycle: { preStop: { httpGet: { port: 8080, path: '/none' } } } });
  expect(web.preStop).toMatchObject({ ok: false, why: expect.stringContaining('404') });
});

test('the stop signal is that of the image', async () => {
  expect(await stopped('trap "exit 5" QUIT; echo up; while :; do sleep 0.05; done', { image: 'quit' })).toMatchObject({ exitCode: 5, killed: false });
});

test('postStart runs after the start, and a failure stops the container', async () => {
  await node.apply([deployment('stopped', UNTIL_TERM, { lifecycle: { postStart: { exec: { command: ['touch', '/tmp/after'] } } } })]);
  await node.ready({ of: ['stopped'] });
  expect((await node.pod('stopped').exec('main', ['ls', '/tmp'])).stdout).toBe('after\n');
});

test('a Service leads no more to a pod that is being deleted, while its connections last', async () => {
  await node.apply([deployment('stopped', WEB, { ...LISTENS, ...preStop('sleep 2') }), service('stopped', 80, 8080)]);
  await node.ready({ of: ['stopped'] });
  const url = node.service('stopped').url('http');
  expect((await fetch(url)).status).toBe(200);
  const deletion = node.scale('stopped', 0);
  await new Promise(resolve => setTimeout(resolve, 300));
  await expect(fetch(url)).rejects.toThrow();
  await deletion;
});

test('a pod that is deleted while its container cannot start is gone', async () => {
  await node.apply([deployment('stopped', UNTIL_TERM, { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'none', key: 'a' } } }] })]);
  await expect(node.ready({ of: ['stopped'], timeout: 0.5 })).rejects.toThrow('waited 0.5s for Deployment/stopped');
  await node.scale('stopped', 0);
  expect(node.pods('stopped')).toEqual([]);
});
