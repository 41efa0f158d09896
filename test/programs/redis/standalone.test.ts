/** @programs redis redis-exporter */
import * as fs from 'fs';
import * as path from 'path';
import { redis, redisImages, redisModule } from './redis';
import { eventually } from '../../support/eventually';
import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

// Quotes, backslashes, spaces and what a shell or Redis would expand.
const PASSWORD = 'p@ss"w\\o\'rd $(id) `x` #{}';
const USERS = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'users' }, data: { 'users.acl': Buffer.from('# for the cache\nuser ann on >secret ~cache:* +@read +@write\n').toString('base64') } };
const VALUES = { auth: { password: PASSWORD, usersSecret: 'users' }, resources: { limits: { memory: '100Mi' } }, backup: { enabled: true }, metrics: { enabled: true }, modules: [`${redisModule()} MAXEXPANSIONS 300`] };

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: redisImages(), backOff: 1 });
  await node.apply([USERS, ...rendered('redis', VALUES).objects]);
  await node.ready();
}, 180_000);

/** What `redis-cli` says in a pod of its own. */
async function cli(password: string | undefined, ...command: string[]): Promise<string> {
  const { output } = await node.client({ image: redis(), user: 999, env: password === undefined ? {} : { REDISCLI_AUTH: password }, argv: ['redis-cli', '-h', 'redisai-clusterip', ...command] });
  return output.trim();
}

/** What it says in the pod of the server, as the notes have it. */
async function inside(...command: string[]): Promise<string> {
  return (await node.pod('redis').exec('redis', ['redis-cli', ...command])).stdout.trim();
}

test('the password of the Secret is asked for, whatever characters it has, and no other one is accepted', async () => {
  expect(await cli(PASSWORD, 'ping')).toBe('PONG');
  expect(await cli(undefined, 'ping')).toMatch(/^NOAUTH/);
  expect(await cli('wrong', 'ping')).toMatch(/WRONGPASS[\s\S]*NOAUTH/);
  expect(await inside('set', 'greeting', 'hello')).toBe('OK');
}, 120_000);

test('a further user has the rights of its line, and no more', async () => {
  const as = (...command: string[]) => cli('secret', '--user', 'ann', ...command);
  expect(await as('set', 'cache:1', 'x')).toMatch(/OK$/);
  expect(await as('get', 'greeting')).toMatch(/NOPERM/);
}, 120_000);

test('no list of processes has the password', async () => {
  const { stdout } = await node.pod('redis').exec('redis', ['sh', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" " "']);
  expect(stdout).toContain('redis-server');
  expect([stdout.includes('p@ss'), stdout.includes(Buffer.from('p@ss').toString('hex'))]).toEqual([false, false]);
}, 120_000);

test('it stores as much as the memory limit of its container leaves', async () => {
  expect(await inside('config', 'get', 'maxmemory')).toBe(`maxmemory\n${Math.floor(100 * 2 ** 20 / 100) * 70}`);
}, 120_000);

test('the exporter logs in with the same password, and has metrics of the server at its Service', async () => {
  const scrape = async () => (await node.client({ image: Image.SYSTEM, argv: ['curl', '-sS', 'http://redis-metrics:9121/metrics'] })).output;
  let metrics = '';
  await eventually(async () => /^redis_up 1$/m.test(metrics = await scrape()), 30, () => `redis_up 1 in ${metrics}`);
  const value = (name: string) => Number(new RegExp(`^${name}(?:\\{.*\\})? (.+)$`, 'm').exec(metrics)?.[1]);
  expect([value('redis_memory_max_bytes'), value('redis_db_keys')]).toEqual([Math.floor(100 * 2 ** 20 / 100) * 70, 2]);
}, 120_000);

test('it loads a module with its arguments', async () => {
  expect(await inside('module', 'list')).toMatch(/^name\nft\n[\s\S]*\nargs\nMAXEXPANSIONS\n300$/);
  expect(await inside('ft.create', 'articles', 'schema', 'title', 'text')).toBe('OK');
}, 120_000);

test('it passes helm test', async () => {
  expect(await node.test()).toMatchObject({ 'redis-test': { exitCode: 0, output: expect.stringContaining('PONG') } });
}, 120_000);

test('a backup is an RDB file, which replaces all data when it is restored', async () => {
  const [, file] = /^wrote (\S+\.rdb)$/m.exec(await node.runCronJob('redis-backup'))!;
  expect(fs.readFileSync(path.join(node.claim('redis-backup'), file)).subarray(0, 5).toString()).toBe('REDIS');
  expect([await inside('set', 'greeting', 'good bye'), await inside('set', 'later', '1')]).toEqual(['OK', 'OK']);
  // As kubectl set env does.
  const { objects } = rendered('redis', VALUES);
  const job = objects.find(({ kind }) => kind === 'CronJob');
  job.spec.jobTemplate.spec.template.spec.containers[0].env.push({ name: 'RESTORE', value: file });
  await node.apply([{ ...job, metadata: { ...job.metadata, name: 'restore' } }]);
  expect(await node.runCronJob('restore')).toContain(`restored ${file}`);
  expect([await inside('get', 'greeting'), await inside('exists', 'later'), await inside('role')]).toEqual(['hello', '0', expect.stringMatching(/^master/)]);
  expect(await inside('ft.search', 'articles', 'none')).toBe('0');
}, 120_000);

test('what was written survives when the server is killed', async () => {
  expect(await inside('set', 'kept', 'yes')).toBe('OK');
  node.pod('redis').kill9('redis');
  await node.until(() => node.pod('redis').container('redis').restarts === 1 && node.pod('redis').ready, 60, 'the restart', () => node.pods('redis'));
  expect([await inside('get', 'kept'), await inside('get', 'greeting')]).toEqual(['yes', 'hello']);
}, 120_000);

test('it ends in time when its pod is deleted, with all that was written', async () => {
  expect(await inside('set', 'last', 'word')).toBe('OK');
  expect(await node.pod('redis').delete()).toMatchObject({ killed: false });
  await node.ready({ of: ['redis'] });
  expect(await inside('get', 'last')).toBe('word');
}, 120_000);

test('a volume of one mode is refused in the other', async () => {
  const said = 'the volume has the data of a server that stands alone';
  await node.delete('StatefulSet', 'redis');
  const { objects } = rendered('redis', { ...VALUES, backup: { enabled: false }, mode: 'cluster' });
  await node.apply([USERS, ...objects.filter(({ kind }) => kind !== 'Job')]);
  await node.until(() => node.pods('redis').some(pod => pod.name === 'redis-0' && pod.log('redis').includes(said)), 60, said, () => node.pods('redis'));
}, 120_000);
