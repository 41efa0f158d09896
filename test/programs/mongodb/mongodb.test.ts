/** @programs ferretdb mongosh */
import { GO_ON, mongo } from './mongodb';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const AUTH = { rootPassword: 'r00t "of" $(all)', usernames: ['ann', 'o\'bob "b"'], passwords: ['p@ss`w"ord', 'a b'], databases: ['appStoreProdDB', 'other'] };
const VALUES = { auth: AUTH, backup: { enabled: true, retention: 2 } };

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { mongo: mongo() }, backOff: 1 });
});

/** Applies the release with other values. @returns the name of the Job that creates the users */
async function apply(values: any = {}): Promise<string> {
  const { objects } = rendered('mongodb', { ...VALUES, ...values });
  await node.apply(objects);
  return objects.find(o => o.kind === 'Job').metadata.name;
}

/** Logs in by a program of its own. */
function logIn(username: string, password: string, database: string): ReturnType<Node['client']> {
  return node.client({
    image: mongo(), user: 999, argv: ['mongosh', '--nodb', '--quiet', '--norc', '--file'], container: { volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }, volumes: [{ name: 'tmp', emptyDir: {} }],
    env: { HOME: '/tmp', NAME: username, GIVEN: password, DATABASE: database },
    script: 'const d = connect("mongodb://mongodb:27017").getSiblingDB(process.env.DATABASE);\nd.auth(process.env.NAME, process.env.GIVEN);\nd.notes.insertOne({ by: process.env.NAME });\nprint("logged in");\n',
  });
}

const server = () => node.pod('mongodb');

test('it is neither started nor ready at its first start, when it listens on localhost only; then it is', async () => {
  const job = await apply();
  await node.until(() => node.pods('mongodb').some(pod => pod.containers.some(c => c.name === 'mongodb' && /listens on 127\.0\.0\.1/.test(c.log))), 60, 'the first start', () => node.pods('mongodb'));
  const ask = (host: string) => server().exec('mongodb', ['mongosh', '--quiet', '--norc', '--host', host, '--eval', 'db.hello().isWritablePrimary || quit(1)']);
  expect((await ask('127.0.0.1')).exitCode).toBe(0);
  expect([server().container('mongodb').ready, server().log('mongodb')]).toEqual([false, expect.not.stringContaining('0.0.0.0')]);
  await server().exec('mongodb', ['touch', GO_ON]);
  await node.ready();
  expect(server().log('mongodb')).toContain('listens on 0.0.0.0');
  expect(server().container('mongodb').restarts).toBe(0);
  expect(node.pod(job).log()).toMatch(/^created ann in appStoreProdDB\ncreated o'bob "b" in other$/m);
}, 180_000);

test('a user can log in to their own database, with their own password', async () => {
  expect(await logIn('ann', AUTH.passwords[0], 'appStoreProdDB')).toMatchObject({ exitCode: 0, output: expect.stringContaining('logged in') });
  for (const [username, password, database] of [['ann', 'wrong', 'appStoreProdDB'], ['ann', AUTH.passwords[0], 'other'], ['ann', AUTH.passwords[1], 'appStoreProdDB'], ['nobody', 'x', 'other']]) {
    expect(await logIn(username, password, database)).toMatchObject({ exitCode: 1, output: expect.stringContaining('Authentication failed') });
  }
}, 180_000);

test('it passes helm test', async () => {
  expect(await node.test()).toMatchObject({ 'mongodb-test': { exitCode: 0, output: expect.stringContaining('o\'bob "b" can log in to other') } });
}, 180_000);

test('the Job runs again when it is asked to, and changes nothing', async () => {
  const job = await apply({ provisioning: { run: '2' } });
  await node.ready({ of: [job] });
  expect(node.pod(job).log()).toMatch(/^updated ann in appStoreProdDB\nupdated o'bob "b" in other$/m);
  expect(await logIn('ann', AUTH.passwords[0], 'appStoreProdDB')).toMatchObject({ exitCode: 0 });
}, 180_000);

test('another password is that of the database after the Job, and the server has not been restarted', async () => {
  const before = server().ip;
  const job = await apply({ auth: { ...AUTH, passwords: ['changed', 'a b'] } });
  await node.ready({ of: [job] });
  expect((await logIn('ann', AUTH.passwords[0], 'appStoreProdDB')).exitCode).toBe(1);
  expect((await logIn('ann', 'changed', 'appStoreProdDB')).exitCode).toBe(0);
  expect([server().ip, server().container('mongodb').restarts]).toEqual([before, 0]);
}, 180_000);

test('another password of the administrator fails the Job, which says what to do', async () => {
  const job = await apply({ auth: { ...AUTH, rootPassword: 'other' } });
  const said = 'root cannot log in (Authentication failed.): its password is that of the first start, so change it in the database before the Secret';
  try {
    await node.until(() => node.pods(job).flatMap(pod => pod.containers).some(({ log }) => log.includes(said)), 60, 'the Job to fail', () => node.pods(job));
  } finally {
    // Its next try has the right one.
    await apply({ auth: { ...AUTH, passwords: ['changed', 'a b'] } });
  }
}, 180_000);

test('backups are written by the user of the server, and as many are kept as asked for', async () => {
  const outputs = [];
  for (let i = 0; i < 3; i++) {
    outputs.push(await node.runCronJob('mongodb-backup'));
  }
  const names = outputs.map(output => /^wrote (\S+\.archive\.gz)$/m.exec(output)?.[1]);
  expect(new Set(names).size).toBe(3);
  expect(outputs[2]).toContain(`deleted ${names[0]}`);
}, 180_000);

test('it ends when its pod is deleted, and the next one has the users', async () => {
  const { containers: { mongodb: { killed } } } = await server().delete();
  expect(killed).toBe(false);
  await node.ready({ of: ['mongodb'] });
  expect(server().log('mongodb')).not.toContain('127.0.0.1');
  expect((await logIn('ann', 'changed', 'appStoreProdDB')).exitCode).toBe(0);
}, 180_000);

test('the shell needs less than half of the memory that the Job has', async () => {
  const job = await apply({ provisioning: { run: 'measured' } });
  await node.ready({ of: [job] });
  const peak = node.pod(job).container('mongosh').memoryPeak;
  expect(peak ?? 0).toBeLessThan(256 * 2 ** 20);
}, 180_000);
