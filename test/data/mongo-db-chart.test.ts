import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Fn, ReleaseChart } from '../../src';
import { MongoDb, MongoDbChart, MongoDbChartProps } from '../../src/data';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';
import { SmallChart } from '../support/small-chart';

const USERS = { usernames: ['ann'], passwords: ['secret of Ann'], databases: ['shop'] };
const GIVEN = { auth: { rootPassword: 'secret of root', ...USERS } };

function objects(values: any = {}, props: MongoDbChartProps = {}): any[] {
  return new MongoDbChart(new App(), 'chart', { releaseName: 'mongodb', values, ...props }).toJson();
}

function object(kind: string, values: any = {}, props: MongoDbChartProps = {}): any {
  return objects(values, props).find(o => o.kind === kind && !o.metadata.name.endsWith('-headless'));
}

function server(values: any = {}): any {
  return object('StatefulSet', values).spec.template.spec;
}

function jobName(values: any): string {
  return object('Job', values).metadata.name;
}

function notes(values: any = {}): string {
  return renderNotes(new MongoDbChart(new App(), 'chart')._model(), release({ name: 'mongodb', namespace: 'ai-appstore', values: [values] }));
}

function env(container: any): { [name: string]: any } {
  return Object.fromEntries(container.env.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
}

const secretKey = (key: string, name = 'mongodb') => ({ secretKeyRef: { name, key } });

describe('the server', () => {
  it('is one pod, which is stopped before another starts, and which a later release replaces even if it is not ready', () => {
    const { spec } = object('StatefulSet');
    expect(spec).toMatchObject({ replicas: 1, podManagementPolicy: 'Parallel', serviceName: 'mongodb-headless' });
    expect(server().terminationGracePeriodSeconds).toBe(60);
  });

  it('meets the Pod Security Standard restricted with a read-only root file system, as every pod of the chart', () => {
    const all = renderEverything(new MongoDbChart(new App(), 'chart')._model(), release({ name: 'r', values: [{ ...GIVEN, backup: { enabled: true } }] })).flatMap(d => d.objects as any[]);
    expect(all.filter(o => ['StatefulSet', 'Job', 'CronJob', 'Pod'].includes(o.kind))).toHaveLength(4);
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('runs as the user of the official image, who owns the volume', () => {
    expect(server().securityContext).toMatchObject({ runAsUser: 999, runAsGroup: 999, fsGroup: 999 });
  });

  it('writes to its volume and to /tmp, where the shell has its home directory', () => {
    const [container] = server().containers;
    expect(container.volumeMounts).toEqual([{ name: 'data', mountPath: '/bitnami/mongodb' }, { name: 'tmp', mountPath: '/tmp' }]);
    expect(env(container).HOME).toBe('/tmp');
  });

  it('has its databases in a folder of the volume, which an init container makes', () => {
    const { initContainers: [create], containers: [container] } = server({ persistence: { mountPath: '/data' } });
    expect(create.command).toEqual(['mkdir', '-p', '/data/data/db']);
    expect(container.args).toEqual(['mongod', '--dbpath=/data/data/db']);
  });

  it('counts as started only when it listens on more than localhost, and as ready only when it takes writes', () => {
    const [{ startupProbe, readinessProbe, livenessProbe }] = server().containers;
    expect(startupProbe).toEqual({ tcpSocket: { port: 'mongodb' }, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 120 });
    expect(readinessProbe.exec.command).toEqual(['sh', '-c', expect.stringMatching(/--host "\$HOSTNAME" .*isWritablePrimary/)]);
    expect(livenessProbe).toMatchObject({ tcpSocket: { port: 'mongodb' } });
  });

  it('has a memory limit, which its cache follows from', () => {
    expect(server().containers[0].resources).toEqual({ requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } });
  });

  it('has no token of a ServiceAccount', () => {
    expect(server().automountServiceAccountToken).toBe(false);
  });

  it('is not restarted by another password, which it would not read', () => {
    const template = (values: any) => object('StatefulSet', values).spec.template;
    expect(template({ auth: { ...GIVEN.auth, passwords: ['b'] } })).toEqual(template(GIVEN));
  });

  it('has extra arguments after its own', () => {
    expect(server({ extraArgs: ['--wiredTigerCacheSizeGB=0.5'] }).containers[0].args.slice(2)).toEqual(['--wiredTigerCacheSizeGB=0.5']);
  });

  it.each(['--dbpath=/x', '--auth', '--noauth', '--port', '--bind_ip=0.0.0.0', '--bind_ip_all', '--config', '-f', '--fork', '--replSet=rs0', '--shardsvr', '--configsvr'])('refuses %s, which the chart decides', argument => {
    expect(() => objects({ extraArgs: [argument] })).toThrow('extraArgs: remove --dbpath');
  });
});

describe('the passwords', () => {
  it('are in a Secret that users create, with the command in the notes', () => {
    expect(object('Secret')).toBeUndefined();
    expect(env(server().containers[0])).toMatchObject({ MONGO_INITDB_ROOT_USERNAME: 'root', MONGO_INITDB_ROOT_PASSWORD: secretKey('mongodb-root-password') });
    expect(notes()).toContain(`kubectl create secret generic mongodb --namespace ai-appstore \\
    --from-literal=mongodb-root-password="$(openssl rand -hex 24)"
`);
    expect(notes({ auth: { usernames: ['a', 'b'], databases: ['x', 'y'] } })).toContain('--from-literal=mongodb-passwords="$(openssl rand -hex 24),$(openssl rand -hex 24)"');
  });

  it('make the Secret if they are in the values, and the notes ask for none', () => {
    const { data } = object('Secret', { auth: { rootPassword: 'r', usernames: ['a', 'b'], passwords: ['x', 'y'], databases: ['p', 'q'] } });
    expect(data).toEqual({ 'mongodb-root-password': 'cg==', 'mongodb-passwords': Buffer.from('x,y').toString('base64') });
    expect(notes(GIVEN)).not.toContain('kubectl create secret');
  });

  it('are in a Secret of the user with the documented keys', () => {
    const given = { auth: { existingSecret: 'theirs', usernames: ['a'], databases: ['a'] } };
    expect(object('Secret', given)).toBeUndefined();
    expect(env(server(given).containers[0]).MONGO_INITDB_ROOT_PASSWORD).toEqual(secretKey('mongodb-root-password', 'theirs'));
    expect(env(object('Job', given).spec.template.spec.containers[0]).MONGODB_PASSWORDS).toEqual(secretKey('mongodb-passwords', 'theirs'));
  });

  it('are nowhere but in the Secret', () => {
    const others = objects(GIVEN).filter(o => o.kind !== 'Secret');
    expect(JSON.stringify(others)).not.toContain('secret of');
    expect(notes(GIVEN)).not.toContain('secret of');
  });

  it.each([
    ['only that of the administrator', { rootPassword: 'r', usernames: ['a'], databases: ['a'] }, 'the values have auth.rootPassword, but not auth.passwords: set all credentials, or none and create the Secret'],
    ['none for the administrator', { usernames: ['a'], passwords: ['x'], databases: ['a'] }, 'the values have auth.passwords, but not auth.rootPassword'],
    ['fewer than users', { rootPassword: 'r', usernames: ['a', 'b'], passwords: ['x'], databases: ['a', 'b'] }, 'auth.usernames and auth.passwords have 2 and 1 items'],
    ['more than users', { rootPassword: 'r', usernames: ['a'], passwords: ['x', 'y'], databases: ['a'] }, 'auth.usernames and auth.passwords have 1 and 2 items'],
    ['without users', { rootPassword: 'r', passwords: ['x'] }, 'auth.usernames and auth.passwords have 0 and 1 items'],
    ['a comma among several', { rootPassword: 'r', usernames: ['a', 'b'], passwords: ['x,1', 'y'], databases: ['a', 'b'] }, 'auth.passwords has a password with a comma'],
    ['both in the values and in a Secret', { rootPassword: 'r', existingSecret: 'theirs' }, 'the values have auth.rootPassword, and auth.existingSecret is "theirs": remove one of the two'],
    ['an empty one', { rootPassword: 'r', usernames: ['a'], passwords: [''], databases: ['a'] }, 'auth.passwords'],
  ])('are refused with %s', (_, auth, message) => {
    expect(() => objects({ auth })).toThrow(message);
  });

  it('are not in the message that refuses one', () => {
    const refused = (passwords: any[]): string => {
      try {
        objects({ auth: { ...GIVEN.auth, passwords } });
      } catch (error) {
        return String(error);
      }
      return 'accepted';
    };
    expect(refused([12345678])).toMatch(/auth\.passwords/);
    expect(refused([12345678])).not.toContain('12345678');
  });

  it('may have any characters, and for a single user a comma too', () => {
    const password = 'a"b\\c,: #{{ }}$d';
    expect(Buffer.from(object('Secret', { auth: { ...GIVEN.auth, passwords: [password] } }).data['mongodb-passwords'], 'base64').toString()).toBe(password);
  });
});

describe('the users', () => {
  const spec = object('Job', GIVEN).spec.template.spec;
  const [container] = spec.containers;

  it('are created and updated by a Job, from variables, with nothing of the values in its program', () => {
    expect(env(container)).toEqual({
      MONGODB_HOST: 'mongodb:27017', MONGODB_ROOT_USERNAME: 'root', MONGODB_ROOT_PASSWORD: secretKey('mongodb-root-password'),
      MONGODB_USERNAMES: '["ann"]', MONGODB_DATABASES: '["shop"]', MONGODB_PASSWORDS: secretKey('mongodb-passwords'), HOME: '/tmp',
    });
    const other = object('Job', { auth: { rootPassword: 'a', rootUser: 'b', usernames: ['"c"'], passwords: ['d'], databases: ['e'] }, fullnameOverride: 'f' }).spec.template.spec.containers[0];
    expect([other.command, other.args]).toEqual([container.command, container.args]);
  });

  it('are not the same twice in one database, where the last password would be that of both', () => {
    const users = (...pairs: Array<[string, string]>) => objects({ auth: { usernames: pairs.map(([name]) => name), databases: pairs.map(([, database]) => database) } });
    expect(() => users(['a/b', 'x'], ['c', 'y'], ['a/b', 'x'])).toThrow('auth.usernames has the same user twice for one database in auth.databases, whose password would be the last one: remove one of the two');
    expect(() => users(['a', 'x'], ['a', 'y'], ['b', 'x'], ['"a"', 'x'])).not.toThrow();
  });

  it('need no Job if there are none', () => {
    expect(object('Job')).toBeUndefined();
  });

  it.each<[string, any]>([
    ['another password', { auth: { ...GIVEN.auth, passwords: ['other'] } }], ['another password of the administrator', { auth: { ...GIVEN.auth, rootPassword: 'other' } }],
    ['another user', { auth: { ...GIVEN.auth, usernames: ['bob'] } }], ['another database', { auth: { ...GIVEN.auth, databases: ['other'] } }],
    ['another image', { ...GIVEN, image: { tag: '6.0.25' } }], ['what a person says', { ...GIVEN, provisioning: { run: '2' } }],
  ])('are provisioned again after %s', (_, values) => {
    expect(jobName(GIVEN)).toMatch(/^mongodb-provisioning-[0-9a-f]{8}$/);
    expect(jobName(values)).not.toBe(jobName(GIVEN));
  });

  it.each<[string, any]>([
    ['resources of the server', { ...GIVEN, resources: {} }], ['containers beside the server', { ...GIVEN, extraContainers: [{ name: 'a', image: 'b' }], extraEnv: [{ name: 'A', value: 'b' }] }],
    ['a larger volume', { ...GIVEN, persistence: { size: '9Gi' } }], ['another number of retries', { ...GIVEN, provisioning: { backoffLimit: 1 } }],
  ])('are not provisioned again after a change of %s', (_, values) => {
    expect(jobName(values)).toBe(jobName(GIVEN));
  });

  it('have a Job of the same name in every namespace', () => {
    const model = new MongoDbChart(new App(), 'chart')._model();
    const names = ['a', 'b'].map(namespace => (render(model, release({ name: 'mongodb', namespace, values: [GIVEN] })) as any[]).find(o => o.kind === 'Job').metadata.name);
    expect(names).toEqual([jobName(GIVEN), jobName(GIVEN)]);
  });

  it.each([
    ['no database', { usernames: ['a'] }, 'auth.usernames and auth.databases have 1 and 0 items: set a database for each user, in the order of the users'],
    ['a database without a user', { databases: ['a'] }, 'auth.usernames and auth.databases have 0 and 1 items'],
    ['a database of the server', { usernames: ['a'], databases: ['admin'] }, 'auth.databases has "admin", in upper or lower case, which is a database of the server itself: choose another one'],
    ['a database of the server in other letters', { usernames: ['a'], databases: ['Local'] }, 'auth.databases has "local", in upper or lower case, which is a database of the server itself'],
    ['databases that differ only in case', { usernames: ['a', 'b'], databases: ['appStoreProdDb', 'appStoreProdDB'] }, 'auth.databases has two databases whose names differ only in case, which MongoDB refuses: appStoreProdDb, appStoreProdDB'],
    ['a database that cannot be', { usernames: ['a'], databases: ['a.b'] }, 'auth.databases'],
    ['no login', { enabled: false, usernames: ['a'], databases: ['a'] }, 'auth.usernames is set, and auth.enabled is false, so no user can log in'],
  ])('are refused with %s', (_, auth, message) => {
    expect(() => objects({ auth })).toThrow(message);
  });

  it('may share a database', () => {
    expect(() => objects({ auth: { usernames: ['a', 'b'], databases: ['x', 'x'] } })).not.toThrow();
  });

  it('are told how to log in', () => {
    expect(notes(GIVEN)).toContain('The users ann are in the databases shop, which clients need as authSource.');
  });
});

describe('without a login', () => {
  const open = { auth: { enabled: false } };

  it('there are no passwords', () => {
    expect(object('Secret', open)).toBeUndefined();
    expect(Object.keys(env(server(open).containers[0]))).toEqual(['HOME']);
    expect(() => objects({ auth: { enabled: false, rootPassword: 'r' } })).toThrow('auth.rootPassword is set but not used with this auth.enabled');
  });

  it('the notes warn, and ask for no Secret', () => {
    expect(notes(open)).toContain('WARNING: auth.enabled is false; everybody who can connect can read and write everything.');
    expect(notes(open)).not.toContain('kubectl create secret');
  });

  it('backups do not log in either', () => {
    const [container] = object('CronJob', { ...open, backup: { enabled: true } }).spec.jobTemplate.spec.template.spec.containers;
    expect(container.command.slice(-1)).toEqual(['mongodump --host="$MONGODB_HOST" --archive --gzip']);
    expect(Object.keys(env(container))).not.toContain('MONGODB_ROOT_PASSWORD');
  });
});

describe('the volume', () => {
  it('is a claim with the name of the release, which stays without the release', () => {
    const claim = object('PersistentVolumeClaim');
    expect(claim).toMatchObject({ metadata: { name: 'mongodb', annotations: { 'helm.sh/resource-policy': 'keep' } }, spec: { resources: { requests: { storage: '8Gi' } } } });
    expect(claim.spec).not.toHaveProperty('storageClassName');
  });

  it('is deleted with the release only if the values say so', () => {
    expect(object('PersistentVolumeClaim', { persistence: { resourcePolicy: '' } }).metadata).not.toHaveProperty('annotations');
  });

  it('has the class of a volume that was made by hand, or none at all', () => {
    expect(object('PersistentVolumeClaim', { persistence: { storageClass: 'aas-mongodb' } }).spec.storageClassName).toBe('aas-mongodb');
    expect(object('PersistentVolumeClaim', { persistence: { storageClass: '-' } }).spec.storageClassName).toBe('');
  });

  it('is a claim of the user', () => {
    const given = { persistence: { existingClaim: 'theirs' } };
    expect(object('PersistentVolumeClaim', given)).toBeUndefined();
    expect(server(given).volumes[0]).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'theirs' } });
  });

  it('is a disk of a node', () => {
    const volume = object('PersistentVolume', { persistence: { local: { path: '/disks/1', node: 'node-1' } } });
    expect(volume.spec).toMatchObject({ local: { path: '/disks/1' }, claimRef: { name: 'mongodb' } });
  });

  it('is lost with the pod if it is not persistent, and the notes warn', () => {
    expect(server({ persistence: { enabled: false } }).volumes[0]).toEqual({ name: 'data', emptyDir: {} });
    expect(notes({ persistence: { enabled: false } })).toContain('WARNING: persistence.enabled is false; the databases are lost with the pod.');
  });
});

describe('the NetworkPolicy', () => {
  it('lets in the pods of the release and the clients of the chart', () => {
    const clients = [{ podSelector: { matchLabels: { app: 'web' } } }];
    const [rule] = object('NetworkPolicy', {}, { clients }).spec.ingress;
    expect(rule.ports).toEqual([{ port: 27017, protocol: 'TCP' }]);
    expect(rule.from).toEqual([{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mongodb', 'app.kubernetes.io/instance': 'mongodb' } } }, ...clients]);
  });

  it('lets in everybody by default where the chart has no clients: the server has its own login', () => {
    expect(object('NetworkPolicy').spec.ingress[0]).not.toHaveProperty('from');
  });

  it('of the AI Appstore lets in its back end', () => {
    const chart = new DocumentedDeployments()._define(new App(), 'mongodb');
    const policy = chart.toJson().find(o => o.kind === 'NetworkPolicy');
    expect(policy.spec.ingress[0].from).toContainEqual({ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'aas-backend' } } });
  });
});

describe('backups', () => {
  it('are off by default', () => {
    expect(object('CronJob')).toBeUndefined();
  });

  it('are archives of mongodump in a claim of their own, whose password no list of processes shows', () => {
    const job = object('CronJob', { backup: { enabled: true, schedule: '0 3 * * *', retention: 3 } });
    const { containers: [container], volumes } = job.spec.jobTemplate.spec.template.spec;
    expect([job.metadata.name, job.spec.schedule]).toEqual(['mongodb-backup', '0 3 * * *']);
    expect(container.command.slice(-1)).toEqual(['printf "%s\\n" "$MONGODB_ROOT_PASSWORD" | mongodump --host="$MONGODB_HOST" --username="$MONGODB_ROOT_USERNAME" --authenticationDatabase=admin --archive --gzip']);
    expect(env(container)).toMatchObject({ MONGODB_HOST: 'mongodb:27017', MONGODB_ROOT_PASSWORD: secretKey('mongodb-root-password'), BACKUP_RETENTION: '3' });
    expect(volumes[0]).toEqual({ name: 'backups', persistentVolumeClaim: { claimName: 'mongodb-backup' } });
    expect(notes({ backup: { enabled: true } })).toContain('kubectl create job --namespace ai-appstore --from=cronjob/mongodb-backup mongodb-backup-now');
  });
});

describe('the environments', () => {
  const model = new DocumentedDeployments()._define(new App(), 'mongodb')._model();
  const rendered = (name: string): any[] => renderEverything(model, release({ name: 'mongodb', namespace: 'ai-appstore', values: [model.environments[name].values] })).flatMap(d => d.objects as any[]);

  it('production has no passwords: they are in a Secret', () => {
    expect(rendered('production').find(o => o.kind === 'Secret')).toBeUndefined();
    expect(rendered('production').find(o => o.kind === 'Job')).toBeDefined();
  });

  it('development has passwords that say that they are no secrets', () => {
    const { data } = rendered('development').find(o => o.kind === 'Secret');
    expect(Object.values<string>(data).map(text => Buffer.from(text, 'base64').toString())).toEqual([expect.stringMatching(/^throw-away/), expect.stringMatching(/^throw-away/)]);
  });
});

describe('as a part of another chart', () => {
  class Shop extends ReleaseChart {
    constructor(scope: Construct, id: string, props: any = {}) {
      super(scope, id, { name: 'shop', version: '0.1.0', description: 'A shop.', ...props });
      const database = new MongoDb(this, 'database', { auth: { usernames: ['shop'], databases: ['shop'] }, service: { ports: [{ name: 'mongodb', port: 27018 }] } });
      this.notes.add(`${database.url} ${database.credentials.name} ${Fn.list('a').join(',')}`);
    }
  }

  it('has names and a URL of its own', () => {
    const shop = new Shop(new App(), 'shop', { namespace: 'web' });
    expect(shop.toJson().map(o => `${o.kind} ${o.metadata.name}`)).toEqual([
      'NetworkPolicy shop-database', 'PersistentVolumeClaim shop-database', 'Service shop-database-headless', 'Service shop-database', 'StatefulSet shop-database',
      expect.stringMatching(/^Job shop-database-provisioning-[0-9a-f]{8}$/),
    ]);
    expect(renderNotes(shop._model(), release({ name: 'shop', namespace: 'web' }))).toContain('mongodb://shop-database.web:27018 shop-database');
  });

  it('refuses at synthesis what is known then', () => {
    expect(() => new SmallChart(c => void new MongoDb(c, 'database', { auth: { usernames: ['a'] } }))).toThrow('small/database: auth.usernames and auth.databases have 1 and 0 items');
  });
});
