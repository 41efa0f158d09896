import { Construct } from 'constructs';
import {
  POSTGRES_BACKUP_RESOURCES, POSTGRES_FOLDER, POSTGRES_GRACE, POSTGRES_MOUNT_PATH, POSTGRES_OWN_DATABASES, POSTGRES_OWN_PARAMETERS, POSTGRES_PORT, POSTGRES_PROBES, POSTGRES_RESOURCES,
  POSTGRES_SCRIPTS_PATH, POSTGRES_SECURITY, POSTGRES_VERSION, SUPERUSER,
} from './postgres-defaults';
import { PostgresDatabaseOptions, PostgresProps } from './postgres-props';
import { CREATE_DATABASE, INITIALIZE, POSTGRES_ALIVE, POSTGRES_DUMP, POSTGRES_LOG_IN, POSTGRES_READY, POSTGRES_RESTORE } from './postgres-scripts';
import { PostgresRootCertificate } from './postgres-root-certificate';
import { POSTGRES } from './postgres-values';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, hasKey, textOf } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { Database } from '../kit/config/database';
import { givenName } from '../kit/given-name';
import { mapItems } from '../kit/map-items';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { componentLabel, nameOfProp, noteWhen, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Volume } from '../kit/storage/volume';
import { Backup } from '../kit/workload/backup';
import { StatefulSet } from '../kit/workload/stateful-set';
import { TestPod } from '../kit/workload/test-pod';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { Refusal } from '../values/refusal';

const PORT = 'postgresql';
const VOLUME = 'data';
const SCRIPTS = 'scripts';
const SHARED_MEMORY = 'shared-memory';

/**
 * A PostgreSQL database: in a server of the chart, or in one elsewhere. The server is a StatefulSet with one pod, its volume, Services and a
 * NetworkPolicy. There can be backups of the database, wherever it is, and there is a pod for `helm test`.
 *
 * The user of the database owns it, and is no administrator. The administrator `postgres` has no password: it can log in by the socket in
 * the container only.
 *
 * An init container creates user and database at the first start, and renames their folder only when it is complete, so an interrupted
 * first start begins anew. User, password and database of the values have no effect on a volume that has databases.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://www.postgresql.org/docs/17/
 */
export class Postgres extends Construct {
  /**
   * The documented values, for `values.group('postgres', …)`, without the image: `values.image('postgres.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return POSTGRES.adapt(overrides);
  }

  /** The connection, with the Secret of the password. */
  public readonly database: Database;

  /** The Service, with the port `postgresql`, if there can be a server. */
  public readonly service?: Service;

  /** The backups, if there can be any. */
  public readonly backup: Backup;

  private readonly sslMode: string;
  private readonly authority: PostgresRootCertificate;
  private readonly ownsDatabase: boolean;
  private readonly server?: string;
  private readonly installed: Condition;
  private readonly persistent: Condition;
  private readonly backedUp: Condition;

  constructor(scope: Construct, id: string, props: PostgresProps) {
    props = partProps('PostgresProps', scope, id, props);
    super(scope, id);
    const { sslMode: ownSslMode, sslRootCert: ownRootCert, ...own } = props.database ?? {} as PostgresDatabaseOptions;
    const { sslMode = ownSslMode ?? '', sslRootCert = ownRootCert, parameters = {} } = props;
    const installed = this.installed = Condition.of(props.enabled ?? true);
    const authority = this.authority = new PostgresRootCertificate(sslRootCert, installed.not());
    this.sslMode = sslMode;
    this.ownsDatabase = props.connection === undefined;
    this.persistent = Condition.of(props.persistence?.enabled ?? true);
    this.backedUp = Condition.of(props.backup === undefined ? false : props.backup.enabled ?? true);

    const component = componentLabel(this, 'postgres');
    // The convention of the documentation of the MLflow demo, whose files are named after the app too.
    const app = { app: 'postgres' };
    const labels = { ...app, 'app.kubernetes.io/component': component };
    const within = installed.scope(this, 'installed');
    const service = this.service = within && new Service(within, 'service', {
      ...props.service,
      ...givenName({ name: props.serviceName }),
      ports: props.service?.ports ?? [{ name: PORT, port: POSTGRES_PORT }],
      selector: { ...releaseChartOf(this).selectorLabels(component), ...app },
      labels,
    });
    if ((props.database === undefined) === (props.connection === undefined)) {
      throw new Refusal('check-failed', `${this.node.path}: ${props.database ? 'database and connection are both set: remove one of them' : 'database is missing: set it, or connection'}`);
    }
    this.checkConnection(props);
    const database = this.database = props.connection ?? new Database(this, 'secret', {
      port: POSTGRES_PORT, ...own, bundled: service && { enabled: installed.value, host: service.host, port: service.port() }, labels,
    });
    this.check(props);
    authority.check(this, { given: props.sslMode ?? ownSslMode, value: sslMode }, { extraEnv: props.extraEnv });

    const { serviceAccount } = props;
    const account = serviceAccount && new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, labels }).name;
    const common = {
      ...propsOf('WorkloadProps', props),
      image: props.image ?? `postgres:${POSTGRES_VERSION}`,
      serviceAccount: undefined,
      serviceAccountName: account ?? props.serviceAccountName,
      security: POSTGRES_SECURITY,
    };
    if (within) {
      const scripts = new ConfigFiles(within, 'scripts', { labels, files: { 'create-database.sql': CREATE_DATABASE } });
      const volume = new Volume(within, 'default', { size: '8Gi', ...props.persistence, claimName: props.claimName, labels });
      const folder = { name: 'PGDATA', value: `${POSTGRES_MOUNT_PATH}/${POSTGRES_FOLDER}` };
      const alive = { exec: { command: ['sh', '-c', POSTGRES_ALIVE] } };
      const server = new StatefulSet(within, 'resource', {
        ...common,
        component,
        labels: app,
        containerName: 'postgres',
        replicas: 1,
        // With OrderedReady, a pod that never becomes ready would not be replaced by that of the next release.
        podManagementPolicy: 'Parallel',
        initContainers: [{
          name: 'initialize',
          command: ['sh', '-c', INITIALIZE],
          env: [
            folder,
            // By default, everybody who reaches the container by `kubectl port-forward` could log in without a password. The order of this locale does not change with the libraries of the image.
            { name: 'POSTGRES_INITDB_ARGS', value: '--auth-host=scram-sha-256 --data-checksums --encoding=UTF8 --locale=C.UTF-8' },
            { name: 'POSTGRES_USER', value: SUPERUSER },
            database.asEnv('POSTGRES_PASSWORD', 'password'),
            ...database.asEnvVars({ name: 'DATABASE_NAME', user: 'DATABASE_USER' }),
          ],
        }],
        args: ['postgres', ...mapItems(parameters, (name, value) => `--${name}=${value}`, 'parameter')],
        ports: [{ name: PORT, port: POSTGRES_PORT }],
        env: [folder],
        resources: props.resources ?? POSTGRES_RESOURCES,
        startupProbe: { handler: alive, ...POSTGRES_PROBES.startup, ...props.startupProbe },
        readinessProbe: { handler: { exec: { command: POSTGRES_READY } }, ...POSTGRES_PROBES.readiness, ...props.readinessProbe },
        livenessProbe: { handler: alive, ...POSTGRES_PROBES.liveness, ...props.livenessProbe },
        terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? POSTGRES_GRACE,
        // Parallel queries need more shared memory than the 64 MiB that a container has.
        volumes: [volume.asVolume(VOLUME), scripts.asVolume(SCRIPTS), { name: SHARED_MEMORY, emptyDir: { medium: 'Memory' } }],
        volumeMounts: [
          { name: VOLUME, mountPath: POSTGRES_MOUNT_PATH },
          { name: SCRIPTS, mountPath: POSTGRES_SCRIPTS_PATH, readOnly: true },
          { name: SHARED_MEMORY, mountPath: '/dev/shm' },
        ],
        writablePaths: ['/tmp', '/var/run/postgresql'],
      });
      this.server = server.name;
      new NetworkPolicy(within, 'networkpolicy', { ...props.networkPolicy, releaseOnly: true, selector: server.selector, ports: [{ port: POSTGRES_PORT }], labels });
    }

    const { imagePullPolicy, imagePullSecrets, podLabels, podAnnotations, podSecurityContext, securityContext, nodeSelector, tolerations, priorityClassName, runtimeClassName } = props;
    const pod = {
      image: common.image, imagePullPolicy, imagePullSecrets, podSecurityContext, securityContext, security: POSTGRES_SECURITY, serviceAccountName: common.serviceAccountName,
      nodeSelector, tolerations, priorityClassName, runtimeClassName,
    };
    // Volumes of the server of the chart may be on its node only.
    const elsewhere = (items: readonly any[] | undefined): any[] => (items === undefined ? [] : installed.not().items([...items]));
    const client = [...database.asEnvVars({ host: 'PGHOST', port: 'PGPORT', name: 'PGDATABASE' }), ...this.asEnv()];
    this.backup = new Backup(this, 'backup', {
      ...pod,
      labels: app,
      enabled: props.backup !== undefined,
      ...props.backup,
      resources: props.backup?.resources ?? POSTGRES_BACKUP_RESOURCES,
      podLabels,
      podAnnotations,
      extraEnv: elsewhere(props.extraEnv),
      extraVolumes: [...authority.volumes, ...elsewhere(props.extraVolumes)],
      extraVolumeMounts: [...authority.volumeMounts, ...elsewhere(props.extraVolumeMounts)],
      dump: POSTGRES_DUMP,
      restore: POSTGRES_RESTORE,
      extension: '.dump',
      variables: client,
      writablePaths: ['/tmp'],
    });
    new TestPod(this, 'test', {
      ...pod, labels: app, containerName: 'psql', command: ['sh', '-c', POSTGRES_LOG_IN], env: [...client, ...elsewhere(props.extraEnv)],
      volumes: [...authority.volumes, ...elsewhere(props.extraVolumes)], volumeMounts: [...authority.volumeMounts, ...elsewhere(props.extraVolumeMounts)],
    });
  }

  /**
   * The URL of the database without user and password, which libpq takes from the variables of `asEnv()`: no character of a password has
   * to be encoded, and no list of processes shows it.
   *
   * @param scheme the URL scheme: `postgresql`, or `postgresql+psycopg2` for SQLAlchemy.
   */
  public url(scheme: string): string {
    return `${scheme}://${this.database.host}:${this.database.port}/${this.database.databaseName}`;
  }

  /**
   * Environment variables of libpq, which psql, psycopg2 and psycopg use: `PGUSER`, `PGPASSWORD`, and for a server elsewhere `PGSSLMODE` and
   * `PGSSLROOTCERT`, a file of `clientVolumes`.
   */
  public asEnv(): any[] {
    return [
      ...this.database.asEnvVars({ user: 'PGUSER', password: 'PGPASSWORD' }),
      ...this.installed.not().and(Condition.of(this.sslMode)).items([{ name: 'PGSSLMODE', value: this.sslMode }]),
      ...this.authority.env,
    ];
  }

  /** Volumes of programs that have the variables of `asEnv()`: the certificates of the authorities, if there are any. */
  public get clientVolumes(): any[] {
    return this.authority.volumes;
  }

  /** Their mounts. */
  public get clientVolumeMounts(): any[] {
    return this.authority.volumeMounts;
  }

  /**
   * Adds to the notes of the release how to create the Secret, how to connect, how to change the password, and how to restore a backup.
   */
  public addNotes(): void {
    const { notes, builtIns: { namespace } } = releaseChartOf(this);
    const { database, backup } = this;
    if (this.ownsDatabase) {
      database.addNotes();
    }
    const { name } = database;
    if (this.server) {
      const shell = `kubectl exec --namespace ${namespace} --stdin --tty statefulset/${this.server} --container postgres -- psql --username=${SUPERUSER}`;
      noteWhen(notes, this.installed, `
The database ${database.databaseName} is at ${database.host}:${database.port}. The administrator, who needs no password in the container:

  ${shell}

User, password and database of the values are those of the first start. To change the password, change it in the database first, by
\\password ${database.user} in the shell above, and then in the Secret ${name} or the values.`);
    }
    noteWhen(notes, this.backedUp, `
Backups of the database ${database.databaseName} are in the claim ${backup.claimName}. To make one now:

  kubectl create job --namespace ${namespace} --from=cronjob/${backup.name} ${backup.name}-now

Its log has the name of the file. To replace the database with that of a file, once nothing uses it any more:

  ${backup.restoreCommand('2030-01-31T030000Z.dump')}`);
    noteWhen(notes, this.installed.and(this.persistent.not()), 'WARNING: the databases are not persistent: they are lost with the pod.');
  }

  private checkConnection({ connection, serviceName }: PostgresProps): void {
    const host = connection?._bundledElsewhere(serviceName);
    if (host !== undefined) {
      throw new Refusal('check-failed', `${this.node.path}: host of bundled in connection is "${host}", and serviceName is ${serviceName === undefined ? 'missing' : `"${serviceName}"`}, so the program would not find this server: set serviceName to "${host.split('.')[0]}"`);
    }
  }

  private check({ parameters = {}, sslMode, database }: PostgresProps): void {
    const { user, databaseName: name } = this.database;
    const refuse = (condition: Condition, message: string): void => refuseWhen(this, this.installed.and(condition), message);
    refuse(Condition.of(textOf(user).matches(`^(${SUPERUSER}|pg_.*|public|none)$`)),
      `${nameOfProp('database.user', user)} is "${user}", which PostgreSQL has for itself: choose another one`);
    for (const own of POSTGRES_OWN_DATABASES) {
      refuse(Condition.of(textOf(name).is(own)), `${nameOfProp('database.name', name)} is "${own}", a database of the server itself: choose another one`);
    }
    for (const own of POSTGRES_OWN_PARAMETERS) {
      refuse(hasKey(parameters, own), `${nameOfProp('parameters', parameters)} has ${own}, which the chart sets: remove it`);
    }
    refuse(Condition.of(textOf(this.sslMode).matches('^(require|verify-ca|verify-full)$')),
      `${nameOfProp('database.sslMode', sslMode ?? database?.sslMode)} is "${this.sslMode}", and the server of the chart has no TLS: set it to "prefer", or use a server elsewhere`);
  }
}
