/** @programs postgresql */
import { PostgresChart } from '../../data/postgres-chart';
import { postgres } from './postgres';
import { Authority, certificate } from '../certificate';
import { Node } from '../runner/node';

/** Every kind of character that shells, URLs, SQL and psql have a meaning for, and a line break that files of Secrets end with. */
const PASSWORD = 'a\'b"c`d$(e) $f\\g/h@i:j%41?k&l=m+n#o;p,q!r|s<t>u{v}w[x]y~z^*é:\'x\' \\n';
const DATABASE = { password: PASSWORD };
const CLIENT = { PGUSER: 'clerk', PGPASSWORD: PASSWORD };
const URL = 'postgresql://shop-postgres:5432/shop';

const chart = new PostgresChart();
let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { postgres: postgres(), next: postgres().with({ env: { PG_MAJOR: '16' } }) }, backOff: 1 });
});

const apply = (values: any = {}) => node.apply(chart.release({ database: DATABASE, backup: { enabled: true, retention: 2 }, ...values }));
const server = () => node.pod('shop-postgres');

/** Asks by a program of its own. */
const ask = (query: string, env: { readonly [name: string]: string } = CLIENT, url = URL) =>
  node.client({ image: postgres(), user: 999, argv: ['psql', '--no-psqlrc', '--no-password', '--tuples-only', '--no-align', url, '--command', query], env });

/** Asks as the administrator, by the socket in the container. */
const asAdministrator = (...more: readonly string[]) => server().exec('postgres', ['psql', '--no-psqlrc', '--tuples-only', '--no-align', '--username=postgres', ...more]);

test('a first start that was interrupted begins anew, as the declared user with a read-only root file system', async () => {
  const objects = chart.release({ database: DATABASE });
  await node.apply(objects.filter(o => o.kind === 'PersistentVolumeClaim'));
  await node.client({
    image: postgres(), user: 999, argv: ['sh', '-c', 'mkdir -p /data/pgdata.new/base && echo 15 > /data/pgdata.new/PG_VERSION'],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop-postgres' } }], volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
  await apply();
  await node.ready();
  expect((await server().exec('postgres', ['sh', '-c', 'id -u; ls "$(dirname "$PGDATA")"; touch /here 2>&1 || true'])).stdout).toMatch(/^999\nlost\+found\npgdata\n.*Read-only file system/);
  expect(server().container('postgres').restarts).toBe(0);
}, 180_000);

test('its user owns the database, with a password of any characters, in a variable or in a URL', async () => {
  expect(await ask('CREATE TABLE notes (said text); INSERT INTO notes VALUES (\'first\'); SELECT current_user, current_database()')).toMatchObject({ exitCode: 0, output: expect.stringContaining('clerk|shop') });
  expect(await ask('SELECT said FROM notes', {}, `postgresql://clerk:${encodeURIComponent(PASSWORD)}@shop-postgres.default:5432/shop`)).toMatchObject({ exitCode: 0, output: expect.stringContaining('first') });
  expect(await ask('COPY notes TO PROGRAM \'cat\'')).toMatchObject({ exitCode: 1, output: expect.stringContaining('must be superuser') });
}, 180_000);

test.each([
  ['another password', { ...CLIENT, PGPASSWORD: `${PASSWORD}x` }], ['no password', { PGUSER: 'clerk' }], ['the administrator with the password of the user', { ...CLIENT, PGUSER: 'postgres' }],
])('it refuses %s', async (_, env) => {
  expect(await ask('SELECT 1', env)).toMatchObject({ exitCode: 2, output: expect.stringMatching(/password authentication failed|no password supplied/) });
}, 180_000);

test('it asks for a password at the address that kubectl port-forward reaches, and the administrator needs none by the socket', async () => {
  expect(await asAdministrator('--host=127.0.0.1', '--no-password', '--command=SELECT 1')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no password supplied') });
  expect(await asAdministrator('--command=SHOW data_checksums')).toMatchObject({ exitCode: 0, stdout: 'on\n' });
});

test('no log has the password', () => {
  expect([...server().init, ...server().containers].map(({ log }) => log.includes(PASSWORD.slice(0, 8)))).toEqual([false, false]);
});

test('it passes helm test', async () => {
  expect(await node.test()).toMatchObject({ 'shop-postgres-test': { exitCode: 0, output: expect.stringContaining('clerk can log in to shop') } });
}, 180_000);

test('a backup is restored by the program of the CronJob, as the notes have it, and as many are kept as asked for', async () => {
  const wrote = async () => /^wrote (\S+\.dump)$/m.exec(await node.runCronJob('shop-postgres-backup'))![1];
  const first = await wrote();
  await ask('UPDATE notes SET said = \'second\'; CREATE TABLE more (a int)');
  await restore(first);
  expect(await ask('SELECT said FROM notes')).toMatchObject({ exitCode: 0, output: expect.stringContaining('first') });
  expect(new Set([first, await wrote(), await wrote()]).size).toBe(3);
  expect((await node.runCronJob('shop-postgres-backup'))).toMatch(/^deleted /m);
}, 240_000);

/** As the command of the notes does, with the kubectl of users between CronJob and Job. */
async function restore(file: string): Promise<void> {
  const { metadata: { name }, spec: { jobTemplate: { spec } } } = chart.release({ database: DATABASE, backup: { enabled: true } }).find(o => o.kind === 'CronJob');
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: `${name}-restore` }, spec };
  for (const container of job.spec.template.spec.containers) {
    container.env.push({ name: 'RESTORE', value: file });
  }
  await node.apply([job]);
  await node.ready({ of: [job.metadata.name] });
  expect(node.pod(job.metadata.name).log()).toContain(`restored ${file}`);
}

test('it survives that it is killed: it repeats its journal, and its liveness probe lets it', async () => {
  await ask('INSERT INTO notes VALUES (\'kept\')');
  server().kill9('postgres');
  await node.until(() => server().container('postgres').restarts === 1 && server().ready, 90, 'the server to be back', () => node.pods('shop-postgres'));
  expect(await ask('SELECT said FROM notes ORDER BY 1')).toMatchObject({ exitCode: 0, output: 'first\nkept\n' });
  expect(server().log('postgres')).toContain('automatic recovery');
}, 180_000);

test('a parameter restarts it, and it ends in time with a client that stays, without recovery after that', async () => {
  const client = node.startClient({ image: postgres(), user: 999, argv: ['psql', '--no-psqlrc', '--no-password', URL, '--command', 'SELECT pg_sleep(600)'], env: CLIENT });
  await node.until(() => client.containers[0]?.running ?? false, 30, 'the client to start', [client]);
  const before = server();
  expect((await before.delete()).containers.postgres).toMatchObject({ killed: false });
  await apply({ parameters: { max_connections: '42', 'log_line_prefix': '%m says "it\'s me" ' } });
  await node.ready();
  expect(server().log('postgres')).not.toContain('automatic recovery');
  expect(await ask('SHOW max_connections')).toMatchObject({ exitCode: 0, output: '42\n' });
  expect((await ask('SELECT said FROM notes ORDER BY 1')).output).toBe('first\nkept\n');
}, 240_000);

describe('a database elsewhere, whose server has a certificate', () => {
  const authority = new Authority();
  const name = 'other-shop-postgres';
  const elsewhere = (values: any = {}) => chart.release({
    enabled: false,
    database: { host: 'shop-postgres', existingSecret: 'shop-postgres', sslMode: 'verify-full', sslRootCert: { existingConfigMap: 'authority' }, ...values },
    backup: { enabled: true },
  }, 'other');
  const ca = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'authority' }, data: { 'ca.crt': text } });

  beforeAll(async () => {
    // The volume of a Secret belongs to root and to the group of the server, as PostgreSQL takes a key too.
    await node.apply([certificate('tls', ['shop-postgres'], authority)]);
    await apply({
      parameters: { ssl: 'on', ssl_cert_file: '/tls/tls.crt', ssl_key_file: '/tls/tls.key' },
      extraVolumes: [{ name: 'tls', secret: { secretName: 'tls', defaultMode: 0o440 } }],
      extraVolumeMounts: [{ name: 'tls', mountPath: '/tls', readOnly: true }],
    });
    await node.ready();
  }, 180_000);

  test('is backed up, and passes helm test, with the user of the Secret', async () => {
    await node.apply([ca(authority.certificate), ...elsewhere()]);
    expect(await node.runCronJob(`${name}-backup`)).toMatch(/^wrote \S+\.dump$/m);
    expect(await node.test()).toMatchObject({ [`${name}-test`]: { exitCode: 0 } });
  }, 180_000);

  test.each([
    ['under a name that its certificate does not have', 'shop-postgres.default', authority, 'does not match host name'],
    ['with a certificate of another authority', 'shop-postgres', new Authority(), 'certificate verify failed'],
  ])('is refused %s', async (_, host, by, problem) => {
    await node.apply([ca(by.certificate), ...elsewhere({ host })]);
    expect((await node.test())[`${name}-test`]).toMatchObject({ exitCode: 1, output: expect.stringContaining(problem) });
  }, 180_000);

  test('is refused without a certificate', async () => {
    await node.apply([ca(authority.certificate), ...elsewhere()]);
    await apply();
    await node.ready({ of: ['shop-postgres'] });
    expect((await node.test())[`${name}-test`]).toMatchObject({ exitCode: 1, output: expect.stringContaining('server does not support SSL, but SSL was required') });
  }, 180_000);

  afterAll(() => node.delete('Pod', `${name}-test`));
});

test('another password in the Secret is not that of the database, which helm test says', async () => {
  await apply({ database: { password: 'other' } });
  await node.ready();
  expect(await node.test()).toMatchObject({ 'shop-postgres-test': { exitCode: 1, output: expect.stringContaining('clerk cannot log in to shop: a password is that of the first start') } });
  await asAdministrator('--command=ALTER ROLE clerk PASSWORD \'other\'');
  expect(await node.test()).toMatchObject({ 'shop-postgres-test': { exitCode: 0 } });
}, 180_000);

test('an image of another version is refused before it touches the databases', async () => {
  await apply({ image: { repository: 'next' } });
  const said = 'are of PostgreSQL 15, and the image has PostgreSQL 16: set image.tag to a tag of 15';
  await node.until(() => node.pods('shop-postgres').some(pod => pod.init.some(({ log }) => log.includes(said))), 90, 'the refusal', () => node.pods('shop-postgres'));
}, 180_000);
