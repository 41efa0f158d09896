/** @programs redis */
import * as fs from 'fs';
import * as path from 'path';
import { redis } from './redis';
import { eventually } from '../../support/eventually';
import { rendered } from '../rendered';
import { Node } from '../runner/node';
import { Pod } from '../runner/pod';

let password = 'throw away';
const VALUES = { mode: 'cluster', readinessProbe: { periodSeconds: 1 } };
const LOAD = fs.readFileSync(path.join(__dirname, 'load.py'), 'utf8');

let node: Node;
let job: string;

beforeAll(async () => {
  node = await Node.start({ images: { redis: redis() }, backOff: 1 });
  job = await apply({});
  await node.ready({ timeout: 240 });
}, 240_000);

/** Applies the release with other values. @returns the name of the Job that creates the cluster */
async function apply(values: any): Promise<string> {
  const { objects } = rendered('redis', { ...VALUES, auth: { password }, ...values });
  await node.apply(objects);
  return objects.find(({ kind }) => kind === 'Job').metadata.name;
}

const pods = (): Pod[] => node.pods('redis').filter(pod => !pod.terminating).sort((a, b) => (a.name < b.name ? -1 : 1));

/** What `redis-cli` says in a pod, as the notes have it; nothing while it does not run. */
async function cli(pod: Pod, ...command: string[]): Promise<string> {
  return said(pod, command);
}

/** The same for commands that it reads. */
async function said(pod: Pod, command: readonly string[], input = ''): Promise<string> {
  return pod.containers.length === 0 ? '' : (await pod.exec('redis', ['redis-cli', ...command], { input })).stdout.replace(/\r/g, '').trim();
}

interface Member {
  readonly id: string;
  readonly pod: string;
  readonly address: string;
  readonly isMaster: boolean;
  readonly master: string;
  readonly slots: string;
  readonly healthy: boolean;
}

/** All servers take another password too, and give it to each other, as the notes have it. */
async function accept(another: string): Promise<void> {
  for (const pod of pods()) {
    expect(await said(pod, [], `acl setuser default >${another}\nconfig set masterauth ${another}\n`)).toBe('OK\nOK');
  }
}

/** The nodes of the cluster, as one of them sees them. */
async function members(from: Pod = pods()[0]): Promise<Member[]> {
  return membersIn(await cli(from, 'cluster', 'nodes'));
}

function membersIn(text: string): Member[] {
  return text.split('\n').filter(line => line.includes('@')).map(line => {
    const [id, address, flags, master, , , , link, ...slots] = line.split(' ');
    return {
      id, pod: /,([^.]*)/.exec(address)?.[1] ?? '', address: address.split(':')[0], isMaster: flags.includes('master'), master, slots: slots.join(' '),
      healthy: link === 'connected' && !/fail|handshake|noaddr/.test(flags),
    };
  });
}

/** Waits until every node sees all of them healthy at their addresses, in a cluster that takes commands. @returns how many seconds that took */
async function whole(count = 6): Promise<number> {
  const began = performance.now();
  let seen: string[] = [];
  await eventually(async () => {
    seen = await Promise.all(pods().map(pod => said(pod, [], 'cluster info\ncluster nodes\n')));
    const addresses = pods().map(pod => `${pod.name} ${pod.ip}`).join();
    return seen.length === count && seen.every(text => text.includes('cluster_state:ok') && membersIn(text).every(({ healthy }) => healthy)
      && membersIn(text).map(one => `${one.pod} ${one.address}`).sort().join() === addresses);
  }, 120, () => `a whole cluster: ${seen.join('\n')}`);
  return (performance.now() - began) / 1000;
}

/** A key for each third of the slots. */
const KEYS = ['a', 'b', 'c'];

test('the Job makes a cluster of three masters that share the slots, with a replica each, of all nodes', async () => {
  await whole();
  const all = await members();
  const masters = all.filter(({ isMaster }) => isMaster);
  expect(masters.map(({ pod, slots }) => `${pod}: ${slots}`).sort()).toEqual(['redis-0: 0-5460', 'redis-1: 5461-10921', 'redis-2: 10922-16383']);
  expect(all.filter(({ isMaster }) => !isMaster).map(({ master }) => master).sort()).toEqual(masters.map(({ id }) => id).sort());
  expect(await node.test()).toMatchObject({ 'redis-test': { exitCode: 0, output: expect.stringContaining('cluster_state:ok') } });
}, 120_000);

test('the Job changes nothing of a cluster that is there', async () => {
  const before = (await members()).map(({ id, pod, master }) => `${id} ${pod} ${master}`).sort();
  const again = await apply({ cluster: { creation: { run: '2' } } });
  await node.ready({ of: [again] });
  expect([again === job, node.pod(again).log()]).toEqual([false, expect.stringMatching(/^there is a cluster of 6 nodes$/m)]);
  expect((await members()).map(({ id, pod, master }) => `${id} ${pod} ${master}`).sort()).toEqual(before);
}, 120_000);

test('a client without the password is refused, and other nodes find keys for one that has it', async () => {
  const as = async (env: any, ...command: string[]) => (await node.client({ image: redis(), user: 999, env, argv: ['redis-cli', '-c', '-h', 'redisai-clusterip', ...command] })).output.trim();
  expect(await as({ REDISCLI_AUTH: 'wrong' }, 'set', 'a', '1')).toMatch(/WRONGPASS[\s\S]*NOAUTH/);
  for (const key of KEYS) {
    expect(await as({ REDISCLI_AUTH: password }, 'set', key, `value of ${key}`)).toMatch(/OK$/);
  }
}, 120_000);

test('a master that is lost with its node is replaced by its replica, and comes back as a replica at another address', async () => {
  const last = pods()[5];
  const isMaster = async (node: string) => (await members()).some(one => one.id === node && one.isMaster && one.healthy);
  const { id, master } = (await members()).find(({ pod }) => pod === 'redis-5')!;
  await cli(last, 'cluster', 'failover');
  await eventually(() => isMaster(id), 30, 'redis-5 as a master');
  const began = performance.now();
  const gone = last.delete(0);
  await node.scale('redis', 5);
  await gone;
  await eventually(() => isMaster(master), 60, 'another master in its place');
  console.log(`the loss of a master: a replica took over after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await node.scale('redis', 6);
  await node.ready({ of: ['redis'] });
  await whole();
  expect((await members()).find(({ pod }) => pod === 'redis-5')).toMatchObject({ id, isMaster: false });
  expect(pods()[5].ip).not.toBe(last.ip);
}, 240_000);

test('all nodes find each other again when all have other addresses, with their data', async () => {
  const before = pods();
  await Promise.all(before.map(pod => pod.delete(0)));
  await eventually(() => pods().length === 6 && pods().every(pod => pod.containers.length > 0), 60, 'all pods');
  console.log(`other addresses of all pods: the cluster was whole ${(await whole()).toFixed(1)} s after their start`);
  expect(pods().filter(pod => before.some(({ ip }) => ip === pod.ip))).toEqual([]);
  expect(await Promise.all(KEYS.map(key => cli(pods()[0], '-c', 'get', key)))).toEqual(KEYS.map(key => `value of ${key}`));
}, 240_000);

test('nothing that was written is lost while all pods are replaced under load, with another password that all of them took before', async () => {
  await node.ready({ of: ['redis'] });
  password = 'another';
  await accept(password);
  const load = node.startClient({ image: redis(), argv: ['python3'], script: LOAD, env: { REDISCLI_AUTH: password, REDIS_HOST: 'redisai-clusterip' } });
  await eventually(() => load.containers.length > 0 && load.log().includes('writes'), 30, 'the load');
  const before = pods();
  await apply({ podAnnotations: { 'kubectl.kubernetes.io/restartedAt': 'once' } });
  await node.ready({ of: ['redis'], timeout: 240 });
  await whole();
  expect(pods().filter(pod => before.includes(pod))).toEqual([]);
  await load.exec('client', ['kill', '-TERM', '1']);
  const said = JSON.parse((await load.result(60)).output.trim().split('\n').pop()!);
  console.log(`a rolling restart under load: ${JSON.stringify(said)}`);
  expect(said).toMatchObject({ lost: 0 });
  expect(said.written).toBeGreaterThan(100);
}, 360_000);

test('fewer nodes are refused, with what to do, and are back when the values are', async () => {
  const fewer = await apply({ cluster: { replicasPerMaster: 0 } });
  const said = 'the cluster has nodes that the values do not have any more: redis-3 redis-4 redis-5';
  await node.until(() => node.pods(fewer).some(pod => pod.log('redis-cli').includes(said)), 120, said, () => node.pods(fewer));
  await node.delete('Job', fewer);
  await apply({});
  await node.ready({ of: ['redis'] });
  await whole();
}, 240_000);

test('a restart with a password that the others do not take stops at the first pod, and goes on when they do', async () => {
  const [last] = pods().slice(-1);
  password = 'a third';
  await apply({ podAnnotations: { 'kubectl.kubernetes.io/restartedAt': 'again' } });
  await node.until(() => pods().some(pod => pod.name === last.name && pod !== last && pod.log('redis').includes('Unable to AUTH to MASTER')), 120, 'a replica that is refused', () => node.pods('redis'));
  expect(pods().filter(pod => !pod.ready).map(({ name }) => name)).toEqual([last.name]);
  await accept('"a third"');
  await node.ready({ of: ['redis'], timeout: 240 });
  await whole();
}, 360_000);
