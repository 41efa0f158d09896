import { MongoDbAuthOptions, MongoDbProps } from './mongo-db-props';
import { BACKUP_RESOURCES, MONGODB_PORT, MONGODB_PROBES, MONGODB_RESOURCES, MONGODB_SECRET_KEYS, MONGODB_SECURITY, MOUNT_PATH, SHELL_RESOURCES } from './mongo-db-defaults';
import { AnyExpression } from '../expr/expression/any-expression';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { Volume } from '../kit/storage/volume';
import { Backup } from '../kit/workload/backup';
import { Job } from '../kit/workload/job';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const { rootPassword, passwords } = MONGODB_SECRET_KEYS;

const AUTH = ItemShape.object('Access control. Without passwords here, the pods wait for a Secret; the notes of the release have the command that creates it.')
  .boolean('enabled', { default: true, description: 'Require a login. Otherwise, everybody who can connect can read and write everything.' })
  .string('rootUser', { default: 'root', minLength: 1, description: 'Name of the administrator, in the database `admin`. Effective at the first start only.' })
  .secret('rootPassword', {
    optional: true,
    description: 'Password of the administrator. Effective at the first start only: change it in the database first, otherwise the Job that creates the users fails.',
  })
  .list('usernames', {
    items: ItemShape.ofString({ minLength: 1, description: 'Name of a user.' }), examples: [['aasDbServiceAcct']],
    description: 'Names of further users. A Job creates them, and updates them after changes; it deletes none.',
  })
  .list('passwords', {
    items: ItemShape.ofSecret({ description: 'Password of a user.' }),
    description: 'Passwords of the users, in their order. If there are several users, passwords have no commas.',
  })
  .list('databases', {
    items: ItemShape.ofString({
      pattern: '^[-_+=@~!#%^&a-zA-Z0-9]+$', patternDescription: 'letters, digits and the characters `-_+=@~!#%^&`', maxLength: 63, description: 'Name of a database.',
    }),
    examples: [['appStoreProdDB']],
    description: 'Database of each user, in their order. The user is created in it, so it is the `authSource` of clients, and has the role `readWrite` on it.',
  })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: `Existing Secret with the passwords: \`${rootPassword}\`, and, if there are users, \`${passwords}\` with commas between them. `
      + 'If empty, a Secret with the full name of the release is used, which the chart creates from the passwords set here.',
  })
  ._readBy((group: AnyExpression): MongoDbAuthOptions => ({
    ...group._propsOf(['rootPassword', 'passwords']),
    // They stay values, for the Secret.
    rootPassword: group.string('rootPassword'),
    passwords: group.list('passwords'),
  }), ['rootPassword', 'passwords']);

const PERSISTENCE = ItemShape.object('Persistent storage for the databases.')
  .include(Volume.values({
    content: 'databases',
    omit: ['keep'],
    offersLocal: true,
    defaults: { size: '8Gi' },
    notes: { accessModes: 'The server has one pod, so `ReadWriteOnce` is enough.' },
  }))
  .string('mountPath', {
    default: MOUNT_PATH, pattern: '^(/[-._a-zA-Z0-9]+)+$', patternDescription: 'an absolute path without trailing slash',
    description: 'Mount path of the volume. The databases are in `data/db` below it, where the chart of Bitnami has them too.',
  })
  .oneOf('resourcePolicy', {
    values: ['keep', ''], description: 'Keep the claim, and with it the databases, on `helm uninstall`; empty to delete it. A new release of the same name reuses it.',
  });

const PROVISIONING = ItemShape.object('Job that creates and updates the users. It runs again when users or passwords in the values change.')
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the Job again, such as after a change of the passwords in a Secret of your own.' })
  .include(Job.values())
  .fragment('resources', { type: 'ResourceRequirements', default: SHELL_RESOURCES, description: 'Resource requests and limits of the Job.' });

const BACKUP = Backup.values({ description: 'Backups on a schedule: archives of `mongodump` with all databases, which `mongorestore --gzip --archive=<file>` reads.' })
  .fragment('resources', { type: 'ResourceRequirements', default: BACKUP_RESOURCES, description: 'Resource requests and limits of the backups.' });

/** The documented values of a server. @internal */
export const MONGO_DB = ItemShape.object('MongoDB server.')
  .group('auth', AUTH)
  .group('persistence', PERSISTENCE)
  .group('service', Service.values({ ports: [{ name: 'mongodb', port: MONGODB_PORT }], description: 'Service of the server.' }))
  .group('networkPolicy', NetworkPolicy.values({
    defaults: { enabled: true },
    notes: { from: 'A client that is selected by the label `app.kubernetes.io/name`, as the back end of the AI Appstore is, has another one with a `nameOverride` of its chart.' },
  }))
  .group('provisioning', PROVISIONING)
  .group('backup', BACKUP)
  .list('extraArgs', { examples: [['--wiredTigerCacheSizeGB=0.5']], description: 'Extra arguments of `mongod`, other than those that the chart sets.' })
  .group('startupProbe', Workload.probeValues({ defaults: MONGODB_PROBES.startup, description: 'Startup probe: a connection to the port, on which the server does not listen at its first start, while it creates the administrator.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: { ...MONGODB_PROBES.readiness, successThreshold: 1 }, description: 'Readiness probe: the server says that it takes writes.' }))
  .group('livenessProbe', Workload.probeValues({ defaults: MONGODB_PROBES.liveness, description: 'Liveness probe: a connection to the port.' }))
  .include(Workload.values({
    kind: WorkloadKind.STATEFUL_SET,
    subject: 'the server',
    security: MONGODB_SECURITY,
    hasScratch: true,
    defaults: { resources: MONGODB_RESOURCES, terminationGracePeriodSeconds: 60 },
    notes: {
      resources: 'The cache of the server is half of the memory limit above 1Gi, and at least 256Mi.',
      podSecurityContext: 'User and group 999 are those of the official image.',
      securityContext: 'The server writes to its volume and to `/tmp`.',
    },
    omit: ['strategy'],
    examples: { extraEnv: [{ name: 'TZ', value: 'Europe/Berlin' }] },
  }))
  ._readBy((group: AnyExpression): MongoDbProps => ({
    ...group._propsOf(['persistence']),
    persistence: { ...group.get('persistence').asProps(['resourcePolicy', 'mountPath']), keep: group.string('persistence.resourcePolicy').is('keep') },
    mountPath: group.string('persistence.mountPath').asString(),
  }), ['persistence']);
