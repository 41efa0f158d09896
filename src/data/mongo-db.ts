import { Construct } from 'constructs';
import { BACKUP_RESOURCES, DATA_FOLDER, MONGODB_PORT, MONGODB_PROBES, MONGODB_RESOURCES, MONGODB_SECRET_KEYS, MONGODB_SECURITY, MONGODB_VERSION, MOUNT_PATH, SHELL_ENV, SHELL_RESOURCES } from './mongo-db-defaults';
import { MongoDbProps } from './mongo-db-props';
import { DUMP, DUMP_WITHOUT_LOGIN, LOG_IN, PROVISION, READY } from './mongo-db-scripts';
import { MONGO_DB } from './mongo-db-values';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, jsonMatches } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { sha256 } from '../kit/config/sha256';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { componentLabel, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { Volume } from '../kit/storage/volume';
import { Backup } from '../kit/workload/backup';
import { Job } from '../kit/workload/job';
import { StatefulSet } from '../kit/workload/stateful-set';
import { TestPod } from '../kit/workload/test-pod';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { enumerate } from '../values/enumerate';

const PORT = 'mongodb';
const VOLUME = 'data';

/** Databases of the server itself. */
const OWN_DATABASES = ['admin', 'config', 'local'];

const OWN_ARGS = ['dbpath', 'auth', 'noauth', 'port', 'bind_ip', 'bind_ip_all', 'config', 'fork', 'replSet', 'shardsvr', 'configsvr'];

/**
 * A MongoDB server: a StatefulSet with one pod, its volume, a Service and a NetworkPolicy; a Job that creates and updates the users; optionally
 * backups; and a pod for `helm test`.
 *
 * A StatefulSet starts a pod only when the one before has ended, also if its node is lost: two servers never write to one volume.
 *
 * The administrator is created at the first start. The other users are created, and updated after each change, by a Job whose name
 * contains a hash of the users and the passwords in the values, so Helm, Argo CD, Flux and `kubectl apply` all run it again.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://www.mongodb.com/docs/v6.0/
 */
export class MongoDb extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return MONGO_DB.adapt(overrides);
  }

  /** The Service, with the port `mongodb`. */
  public readonly service: Service;

  /** The passwords: `mongodb-root-password`, and `mongodb-passwords` if there are users. */
  public readonly credentials: Credentials;

  /** The backups, if there can be any. */
  public readonly backup: Backup;

  constructor(scope: Construct, id: string, props: MongoDbProps = {}) {
    props = partProps('MongoDbProps', scope, id, props);
    super(scope, id);
    const { auth = {}, provisioning = {}, mountPath = MOUNT_PATH } = props;
    const { rootUser = 'root', usernames = [], databases = [], passwords } = auth;
    const secured = Condition.of(auth.enabled ?? true);
    const users = Condition.of(usernames);
    this.check(props, secured, users);

    const component = componentLabel(this, 'mongodb');
    const labels = { 'app.kubernetes.io/component': component };
    const credentials = this.credentials = new Credentials(this, 'secret', {
      enabled: secured.value,
      existingSecret: auth.existingSecret,
      labels,
      entries: [
        { name: MONGODB_SECRET_KEYS.rootPassword, value: auth.rootPassword },
        { name: MONGODB_SECRET_KEYS.passwords, value: passwords?.join(','), when: users.value, example: `"${listOf(usernames).loop('username').join('$(openssl rand -hex 24)', ',')}"` },
      ],
    });
    const volume = new Volume(this, 'default', { size: '8Gi', ...props.persistence, labels });
    const common = { ...propsOf('WorkloadProps', props), image: props.image ?? `mongo:${MONGODB_VERSION}`, security: MONGODB_SECURITY };
    const { serviceAccount } = props;
    const account = serviceAccount && new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, labels }).name;
    const serviceAccountName = account ?? props.serviceAccountName;
    const folder = `${mountPath}/${DATA_FOLDER}`;
    const listens = { tcpSocket: { port: PORT } };
    const server = new StatefulSet(this, 'resource', {
      ...common,
      serviceAccount: undefined,
      serviceAccountName,
      component,
      containerName: 'mongodb',
      replicas: 1,
      // With OrderedReady, a pod that never becomes ready would not be replaced by that of the next release.
      podManagementPolicy: 'Parallel',
      initContainers: [{ name: 'create-folder', command: ['mkdir', '-p', folder] }],
      args: ['mongod', `--dbpath=${folder}`, ...props.extraArgs ?? []],
      ports: [{ name: PORT, port: MONGODB_PORT }],
      env: [
        ...secured.items([
          { name: 'MONGO_INITDB_ROOT_USERNAME', value: rootUser },
          credentials.asEnv('MONGO_INITDB_ROOT_PASSWORD', MONGODB_SECRET_KEYS.rootPassword),
        ]),
        ...SHELL_ENV,
      ],
      resources: props.resources ?? MONGODB_RESOURCES,
      startupProbe: { handler: listens, ...MONGODB_PROBES.startup, ...props.startupProbe },
      readinessProbe: { handler: { exec: { command: ['sh', '-c', READY] } }, ...MONGODB_PROBES.readiness, ...props.readinessProbe },
      livenessProbe: { handler: listens, ...MONGODB_PROBES.liveness, ...props.livenessProbe },
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? 60,
      volumes: [volume.asVolume(VOLUME)],
      volumeMounts: [{ name: VOLUME, mountPath }],
      // The socket of the server, and the files of the shell.
      writablePaths: ['/tmp'],
    });
    const service = this.service = new Service(this, 'service', { ...props.service, ports: props.service?.ports ?? [{ name: PORT, port: MONGODB_PORT }], selector: server.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', { ...props.networkPolicy, selector: server.selector, ports: [{ port: MONGODB_PORT }], labels });

    const host = { name: 'MONGODB_HOST', value: `${service.name}:${service.port()}` };
    const asUsers = [
      { name: 'MONGODB_USERNAMES', value: listOf(usernames).toRawJson().asString() },
      { name: 'MONGODB_DATABASES', value: listOf(databases).toRawJson().asString() },
      ...users.items([credentials.asEnv('MONGODB_PASSWORDS', MONGODB_SECRET_KEYS.passwords)]),
    ];
    const { imagePullPolicy, imagePullSecrets, podLabels, podAnnotations, podSecurityContext, securityContext, nodeSelector, tolerations, priorityClassName, runtimeClassName } = props;
    const pod = { image: common.image, imagePullPolicy, imagePullSecrets, podSecurityContext, securityContext, security: MONGODB_SECURITY, serviceAccountName, nodeSelector, tolerations, priorityClassName, runtimeClassName };
    const mongosh = { containerName: 'mongosh', command: ['mongosh', '--nodb', '--quiet', '--norc'] };
    const asRoot = [
      { name: 'MONGODB_ROOT_USERNAME', value: rootUser },
      credentials.asEnv('MONGODB_ROOT_PASSWORD', MONGODB_SECRET_KEYS.rootPassword),
    ];
    const within = users.scope(this, 'with-users');
    if (within) {
      new Job(within, 'provisioning', {
        ...pod,
        ...provisioning,
        ...mongosh,
        resources: provisioning.resources ?? SHELL_RESOURCES,
        podLabels,
        podAnnotations,
        args: ['--eval', PROVISION],
        env: [
          host,
          ...asRoot,
          ...asUsers,
          ...SHELL_ENV,
        ],
        // Without the namespace, so that the Job has the same name in all.
        checksum: sha256([credentials.name, '\n', auth.rootPassword?.orDefault('') ?? '', '\n', passwords?.join(',') ?? '']),
        writablePaths: ['/tmp'],
      });
    }
    this.backup = new Backup(this, 'backup', {
      ...pod,
      enabled: props.backup !== undefined,
      ...props.backup,
      resources: props.backup?.resources ?? BACKUP_RESOURCES,
      podLabels,
      podAnnotations,
      dump: ['sh', '-c', ...secured.items([DUMP], [DUMP_WITHOUT_LOGIN])],
      extension: '.archive.gz',
      variables: [host, ...secured.items(asRoot)],
      writablePaths: ['/tmp'],
    });
    new TestPod(this, 'test', {
      ...pod,
      ...mongosh,
      args: ['--eval', LOG_IN],
      env: [host, ...asUsers, ...SHELL_ENV],
      volumes: [{ name: 'tmp', emptyDir: {} }],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    });
  }

  /** Connection string for clients in the cluster, without user and password: `mongodb://service.namespace:27017`. */
  public get url(): string {
    return `mongodb://${this.service.host}:${this.service.port()}`;
  }

  private check(props: MongoDbProps, secured: Condition, users: Condition): void {
    const { auth: { usernames = [], databases = [], passwords, ...auth } = {} } = props;
    const [userCount, databaseCount] = [usernames, databases].map(list => listOf(list).length());
    const [usersName, databasesName] = [nameOfProp('auth.usernames', usernames), nameOfProp('auth.databases', databases)];
    refuseWhen(this, Condition.of(userCount.isNot(databaseCount)),
      `${usersName} and ${databasesName} have ${userCount} and ${databaseCount} items: set a database for each user, in the order of the users`);
    refuseWhen(this, users.and(secured.not()),
      `${usersName} is set, and ${nameOfProp('auth.enabled', auth.enabled)} is false, so no user can log in: remove the users, or set it to true`);
    if (passwords) {
      const count = passwords.length();
      refuseWhen(this, Condition.of(passwords).and(Condition.of(count.isNot(userCount))),
        `${usersName} and ${nameOfProp('auth.passwords', passwords)} have ${userCount} and ${count} items: set a password for each user, in the order of the users, or none and create the Secret`);
      refuseWhen(this, Condition.of(count.isGreaterThan(1)).and(Condition.of(passwords.join(',').split(',').length().isNot(count))),
        `${nameOfProp('auth.passwords', passwords)} has a password with a comma, and commas separate the passwords in the Secret: choose another password`);
    }
    // No name of a database has a slash.
    const lower = listOf(databases).join('/').lower().split('/');
    for (const name of OWN_DATABASES) {
      refuseWhen(this, Condition.of(lower.has(name)), `${databasesName} has "${name}", in upper or lower case, which is a database of the server itself: choose another one`);
    }
    const distinct = listOf(databases).uniq();
    refuseWhen(this, users.and(Condition.of(distinct.join('/').lower().split('/').uniq().length().isNot(distinct.length()))),
      `${databasesName} has two databases whose names differ only in case, which MongoDB refuses: ${distinct.join(', ')}`);
    const user = listOf(usernames).loop('username');
    const database = listOf(databases).loop('database');
    // No name of a database has a slash.
    const pairs = user.join(database.join(database.index.is(user.index).ifTrue(`${database.item.asString()}/${user.item.string().toJson()}`), '\n'), '\n').split('\n');
    refuseWhen(this, users.and(Condition.of(pairs.uniq().length().isNot(pairs.length()))),
      `${usersName} has the same user twice for one database in ${databasesName}, whose password would be the last one: remove one of the two`);
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], `[\\[,]"(--(${OWN_ARGS.join('|')})["=]|-f)`),
      `${nameOfProp('extraArgs', props.extraArgs)}: remove ${enumerate(OWN_ARGS.map(argument => `--${argument}`))}, which the chart sets or which a single server cannot have`);
  }
}

function listOf(list: readonly string[]): ListExpression {
  return new ListExpression(toNode(list));
}
