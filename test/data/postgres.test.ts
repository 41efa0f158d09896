import { App } from 'cdk8s';
import { PostgresChart } from './postgres-chart';
import { ReleaseChart } from '../../src';
import { Postgres } from '../../src/data';
import { Database } from '../../src/kit';
import { SmallChart } from '../support/small-chart';
import { violations, writableRoots } from '../support/restricted';

const chart = new PostgresChart();
const objects = (values: any = {}): any[] => chart.release(values);
const object = (kind: string, values: any = {}): any => objects(values).find(o => o.kind === kind && !o.metadata.name.endsWith('-headless'));
const pod = (values: any = {}): any => object('StatefulSet', values).spec.template.spec;
const server = (values: any = {}): any => pod(values).containers[0];
const backup = (values: any = {}): any => object('CronJob', { ...values, backup: { enabled: true, ...values.backup } }).spec.jobTemplate.spec.template.spec.containers[0];
const env = (container: any): any => Object.fromEntries(container.env.map(({ name, value, valueFrom }: any) => [name, valueFrom?.secretKeyRef ?? value]));
const password = (name = 'shop-postgres', key = 'password') => ({ name, key });

const ELSEWHERE = { enabled: false, database: { host: 'db.example.org' } };

describe('the server', () => {
  it('is one pod, which is stopped before another starts, and which a later release replaces even if it is not ready', () => {
    expect(object('StatefulSet').spec).toMatchObject({ replicas: 1, podManagementPolicy: 'Parallel', serviceName: 'shop-postgres-headless' });
  });

  it('meets the Pod Security Standard restricted with a read-only root file system, as every pod of the chart', () => {
    const all = objects({ backup: { enabled: true } });
    expect(all.filter(o => ['StatefulSet', 'CronJob', 'Pod'].includes(o.kind))).toHaveLength(3);
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('runs as the user of the official image on Debian, whose group owns the volume', () => {
    expect(pod().securityContext).toMatchObject({ runAsUser: 999, runAsGroup: 999, fsGroup: 999 });
  });

  it('has its databases in a folder of the volume, and writes elsewhere only for its socket, temporary files and shared memory', () => {
    expect(env(server())).toEqual({ PGDATA: '/var/lib/postgresql/data/pgdata' });
    expect(server().volumeMounts.filter((m: any) => !m.readOnly).map((m: any) => m.mountPath)).toEqual(['/var/lib/postgresql/data', '/dev/shm', '/tmp', '/var/run/postgresql']);
    expect(pod().volumes.find((v: any) => v.name === 'shared-memory')).toEqual({ name: 'shared-memory', emptyDir: { medium: 'Memory' } });
  });

  it('is not restarted while it repeats its journal, when it says that it takes no connections yet', () => {
    const { startupProbe, livenessProbe, readinessProbe } = server();
    const alive = ['sh', '-c', 'pg_isready --username=postgres --dbname=postgres; test "$?" -le 1'];
    expect([startupProbe.exec.command, livenessProbe.exec.command, readinessProbe.exec.command]).toEqual([alive, alive, ['pg_isready', '--username=postgres', '--dbname=postgres']]);
  });

  it('has time to write what is in memory to disk, more than the 90 seconds that its documentation calls too short for many', () => {
    expect(pod().terminationGracePeriodSeconds).toBe(120);
  });

  it('has neither the password nor the token of a ServiceAccount', () => {
    expect(JSON.stringify(server())).not.toContain('secretKeyRef');
    expect(pod().automountServiceAccountToken).toBe(false);
  });

  it('has the parameters that are given, and none of those that the chart sets', () => {
    expect(server({ parameters: { max_connections: '200', shared_buffers: '256MB' } }).args).toEqual(['postgres', '--max_connections=200', '--shared_buffers=256MB']);
    for (const own of ['data_directory', 'config_file', 'hba_file', 'ident_file', 'listen_addresses', 'port', 'unix_socket_directories']) {
      expect(() => objects({ parameters: { [own]: 'x' } })).toThrow(`postgres.parameters has ${own}, which the chart sets: remove it`);
    }
    expect(() => objects({ parameters: { Port: '1' } })).toThrow('postgres.parameters');
  });

  it('lets in the pods of the release, and others only if they are named', () => {
    const release = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' } } };
    const peer = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'reports' } } };
    expect(object('NetworkPolicy').spec.ingress).toEqual([{ ports: [{ port: 5432, protocol: 'TCP' }], from: [release] }]);
    expect(object('NetworkPolicy', { networkPolicy: { from: [peer] } }).spec.ingress[0].from).toEqual([release, peer]);
  });
});

describe('the first start', () => {
  const [initialize] = pod().initContainers;

  it('has user, password and database in variables, and nothing of the values in its program', () => {
    expect(env(initialize)).toMatchObject({ POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: password(), DATABASE_USER: 'clerk', DATABASE_NAME: 'shop' });
    const other = { database: { user: 'other', name: 'else', existingSecret: 'theirs' } };
    expect(pod(other).initContainers[0].command).toEqual(initialize.command);
    expect(object('ConfigMap', other)).toEqual(object('ConfigMap'));
  });

  it('asks for a password at every address, also that of kubectl port-forward', () => {
    expect(env(initialize).POSTGRES_INITDB_ARGS).toContain('--auth-host=scram-sha-256');
  });

  it('sorts texts in an order that does not change with the libraries of the image', () => {
    expect(env(initialize).POSTGRES_INITDB_ARGS).toContain('--locale=C.UTF-8');
  });

  it.each([
    ['the administrator', { user: 'postgres' }, 'postgres.database.user is "postgres", which PostgreSQL has for itself: choose another one'],
    ['a reserved name', { user: 'pg_monitor' }, 'postgres.database.user is "pg_monitor", which PostgreSQL has for itself'],
    ['everybody', { user: 'public' }, 'postgres.database.user is "public"'],
    ['a database of the server', { name: 'template1' }, 'postgres.database.name is "template1", a database of the server itself: choose another one'],
    ['encryption, which the server does not have', { sslMode: 'require' }, 'postgres.database.sslMode is "require", and the server of the chart has no TLS: set it to "prefer", or use a server elsewhere'],
    ['a server elsewhere too', { host: 'db.example.org' }, 'postgres.database.host is "db.example.org", and postgres.enabled is true, so nothing would use the bundled database'],
  ])('is refused with %s', (_, database, message) => {
    expect(() => objects({ database })).toThrow(message);
  });
});

describe('the password', () => {
  it('is in a Secret that users create, with the command in the notes', () => {
    expect(object('Secret')).toBeUndefined();
    expect(chart.notesOf()).toContain('kubectl create secret generic shop-postgres --namespace default \\\n    --from-literal=password="$(openssl rand -hex 24)"');
  });

  it('makes the Secret if it is in the values, and is nowhere else', () => {
    const all = objects({ database: { password: 'secret of the clerk' } });
    expect(all.find(o => o.kind === 'Secret').data).toEqual({ password: Buffer.from('secret of the clerk').toString('base64') });
    expect(JSON.stringify(all.filter(o => o.kind !== 'Secret'))).not.toContain('secret of');
  });

  it('can be in a Secret of the user, under another key', () => {
    const given = { database: { existingSecret: 'theirs', passwordKey: 'pw' } };
    expect(object('Secret', given)).toBeUndefined();
    expect([env(pod(given).initContainers[0]).POSTGRES_PASSWORD, env(backup(given)).PGPASSWORD]).toEqual([password('theirs', 'pw'), password('theirs', 'pw')]);
  });

  it('restarts no server when it changes, which would not read it; the notes say where to change it', () => {
    const template = (value: string) => object('StatefulSet', { database: { password: value } }).spec.template;
    expect(template('one')).toEqual(template('two'));
    expect(chart.notesOf()).toContain('To change the password, change it in the database first, by\n\\password clerk in the shell above, and then in the Secret shop-postgres or the values.');
  });
});

describe('the volume', () => {
  it('is a claim with the name of the release, which stays without the release', () => {
    expect(object('PersistentVolumeClaim')).toMatchObject({ metadata: { name: 'shop-postgres', annotations: { 'helm.sh/resource-policy': 'keep' } }, spec: { resources: { requests: { storage: '8Gi' } } } });
  });

  it('is a claim with a name that others refer to', () => {
    const named = new PostgresChart(new App(), { claimName: 'kept-claim' }).release();
    expect(named.find(o => o.kind === 'PersistentVolumeClaim').metadata.name).toBe('kept-claim');
    expect(named.find(o => o.kind === 'StatefulSet').spec.template.spec.volumes[0]).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'kept-claim' } });
  });

  it('is a claim that was made outside of the release', () => {
    const given = { persistence: { existingClaim: 'made-once' } };
    expect(object('PersistentVolumeClaim', given)).toBeUndefined();
    expect(pod(given).volumes[0]).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'made-once' } });
  });

  it('is a local one of a node, or one by its name', () => {
    const of = (persistence: any) => object('PersistentVolumeClaim', { persistence }).spec.volumeName;
    expect([of({ local: { path: '/srv/db', node: 'a' } }), of({ volumeName: 'theirs' }), of({})]).toEqual(['default.shop-postgres', 'theirs', undefined]);
  });

  it('is lost with the pod if it is not persistent, and the notes warn', () => {
    expect(pod({ persistence: { enabled: false } }).volumes[0]).toEqual({ name: 'data', emptyDir: {} });
    expect(chart.notesOf({ persistence: { enabled: false } })).toContain('WARNING: the databases are not persistent: they are lost with the pod.');
  });
});

describe('the connection of a program', () => {
  const of = (props: (chart: ReleaseChart) => any, v: any = {}): any[] => new SmallChart(c => {
    const enabled = c.values.boolean('postgres.enabled', { default: true, description: 'Install a server.' });
    const { sslMode, ...options } = c.values.group('database', Database.connectionValues({ port: 5432, name: 'shop', user: 'clerk', bundled: 'postgres.enabled' })
      .string('sslMode', { default: 'prefer', description: 'Encryption.' })).asProps();
    const connection = new Database(c, 'database', { ...options, bundled: { enabled, host: 'shop-db', port: 5432 } });
    new Postgres(c, 'postgres', { enabled, connection, sslMode, serviceName: 'shop-db', ...props(c) });
  }, { fixedNames: ['shop-db'], values: v }).toJson();

  it('can be that of the database: user, name and Secret are said once', () => {
    const all = of(() => ({}), { database: { user: 'seller', existingSecret: 'theirs', passwordKey: 'pw' } });
    const [initialize] = all.find(o => o.kind === 'StatefulSet').spec.template.spec.initContainers;
    expect(env(initialize)).toMatchObject({ POSTGRES_PASSWORD: { name: 'theirs', key: 'pw' }, DATABASE_USER: 'seller', DATABASE_NAME: 'shop' });
    expect(all.filter(o => o.kind === 'Secret')).toEqual([]);
    expect(all.filter(o => o.kind === 'Service').map(o => o.metadata.name).sort()).toEqual(['shop-db', 'small-postgres-headless']);
  });

  it('is refused where the server of the chart cannot be it', () => {
    expect(() => of(() => ({}), { database: { sslMode: 'verify-full' } })).toThrow('database.sslMode is "verify-full", and the server of the chart has no TLS');
    expect(() => of(() => ({ database: { name: 'a', user: 'b' } }))).toThrow('database and connection are both set: remove one of them');
    expect(() => of(() => ({ connection: undefined }))).toThrow('database is missing: set it, or connection');
    expect(() => of(() => ({ serviceName: 'shop' }))).toThrow('small/postgres: host of bundled in connection is "shop-db", and serviceName is "shop", so the program would not find this server: set serviceName to "shop-db"');
    expect(() => of(() => ({ serviceName: undefined }))).toThrow('and serviceName is missing, so the program would not find this server');
  });
});

describe('backups', () => {
  it('are made and restored by the user of the database, of that database', () => {
    expect(backup().command.slice(-3)).toEqual(['pg_dump', '--format=custom', '--no-password']);
    expect(env(backup())).toMatchObject({ PGHOST: 'shop-postgres.default', PGPORT: '5432', PGDATABASE: 'shop', PGUSER: 'clerk', PGPASSWORD: password() });
  });

  it('come with the command that restores one, by the program of the CronJob', () => {
    expect(chart.notesOf({ backup: { enabled: true } })).toContain(`kubectl create job shop-postgres-backup-restore --namespace default --from=cronjob/shop-postgres-backup --dry-run=client --output=yaml \\
    | kubectl set env --local --filename=- --output=yaml RESTORE=2030-01-31T030000Z.dump | kubectl create --filename=-`);
    expect(chart.notesOf()).not.toContain('restore');
  });

  it('are made of a server elsewhere too', () => {
    const authority = {
      extraEnv: [{ name: 'PGSSLROOTCERT', value: '/ca/ca.crt' }], extraVolumes: [{ name: 'ca', configMap: { name: 'db-ca' } }], extraVolumeMounts: [{ name: 'ca', mountPath: '/ca' }],
    };
    const made = backup({ ...ELSEWHERE, ...authority, database: { host: 'db.example.org', sslMode: 'verify-full' } });
    expect(env(made)).toMatchObject({ PGHOST: 'db.example.org', PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/ca/ca.crt' });
    expect(made.volumeMounts).toContainEqual({ name: 'ca', mountPath: '/ca' });
    expect(Object.keys(env(backup(authority)))).not.toContain('PGSSLROOTCERT');
  });
});

describe('a server elsewhere', () => {
  it('takes the place of that of the chart', () => {
    expect(objects(ELSEWHERE).map(o => o.kind)).toEqual(['Pod']);
    expect(chart.notesOf(ELSEWHERE)).toContain('URL: postgresql://db.example.org:5432/shop');
    expect(chart.notesOf()).toContain('URL: postgresql://shop-postgres.default:5432/shop');
  });

  it('has its port, its encryption, and a user and a password in a Secret of an operator', () => {
    const given = { enabled: false, database: { host: 'db.example.org', port: 6432, sslMode: 'require', existingSecret: 'db-app', passwordKey: 'pw', userKey: 'username' } };
    expect(env(object('Pod', given).spec.containers[0])).toEqual({
      PGHOST: 'db.example.org', PGPORT: '6432', PGDATABASE: 'shop', PGUSER: { name: 'db-app', key: 'username' }, PGPASSWORD: { name: 'db-app', key: 'pw' }, PGSSLMODE: 'require',
    });
  });

  it('is required without that of the chart', () => {
    expect(() => objects({ enabled: false })).toThrow('postgres.database.host is empty, and postgres.enabled is false: set postgres.database.host, or set postgres.enabled to true');
  });
});
