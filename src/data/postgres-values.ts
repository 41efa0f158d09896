import { POSTGRES_BACKUP_RESOURCES, POSTGRES_GRACE, POSTGRES_PORT, POSTGRES_PROBES, POSTGRES_RESOURCES, POSTGRES_SECURITY } from './postgres-defaults';
import { POSTGRES_ROOT_CERTIFICATE } from './postgres-root-certificate';
import { Database } from '../kit/config/database';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { Volume } from '../kit/storage/volume';
import { Backup } from '../kit/workload/backup';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';

const FIRST_START = 'Effective at the first start only: after that, change it in the database too.';

const DATABASE = Database.connectionValues({
  port: POSTGRES_PORT,
  name: 'app',
  bundled: 'enabled',
  description: 'The database: in the server of the chart, or in one elsewhere.',
  descriptions: {
    host: 'Host of a server elsewhere, with `enabled` set to false; empty for that of the chart.',
    port: 'Port of a server elsewhere.',
    user: 'User that owns the database. In the server of the chart, it is no administrator.',
    password: 'Password of the user. The chart puts it into a Secret.',
  },
  notes: { name: FIRST_START, user: FIRST_START, password: FIRST_START },
})
  .oneOf('sslMode', {
    values: ['prefer', 'disable', 'allow', 'require', 'verify-ca', 'verify-full'],
    description: 'Encryption of connections to a server elsewhere, as `sslmode` of libpq. The last two need `sslRootCert`, or the path of a file in the variable `PGSSLROOTCERT`. The server of the chart has no TLS.',
  })
  .group('sslRootCert', POSTGRES_ROOT_CERTIFICATE);

const BACKUP = Backup.values({ description: 'Backups on a schedule: archives of `pg_dump` with the database, which `pg_restore` reads.' })
  .fragment('resources', { type: 'ResourceRequirements', default: POSTGRES_BACKUP_RESOURCES, description: 'Resource requests and limits of the backups.' });

/** The documented values of a database. @internal */
export const POSTGRES = ItemShape.object('PostgreSQL.')
  .boolean('enabled', { default: true, description: 'Install a PostgreSQL server. Otherwise `database.host` is required.' })
  .group('database', DATABASE)
  .map('parameters', {
    keyPattern: '^[a-z][a-z0-9_.]*$', keyPatternDescription: 'the name of a parameter, in lower case', items: ItemShape.ofString({ description: 'Value of the parameter, quoted.' }),
    examples: [{ max_connections: '200', shared_buffers: '256MB' }],
    description: 'Parameters of the server, other than those that the chart sets. A change restarts it.',
  })
  .group('persistence', Volume.values({
    content: 'databases', offersLocal: true, offersVolumeName: true, defaults: { size: '8Gi' }, notes: { accessModes: 'The server has one pod, so `ReadWriteOnce` is enough.' },
  }))
  .group('service', Service.values({ ports: [{ name: 'postgresql', port: POSTGRES_PORT }], description: 'Service of the server.' }))
  .group('networkPolicy', NetworkPolicy.values({
    defaults: { enabled: true }, descriptions: { from: 'Peers that may connect, in addition to the pods of the release; empty for none.' },
  }))
  .group('backup', BACKUP)
  .group('startupProbe', Workload.probeValues({ defaults: POSTGRES_PROBES.startup, description: 'Startup probe: the server answers, be it that it takes no connections yet.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: { ...POSTGRES_PROBES.readiness, successThreshold: 1 }, description: 'Readiness probe: the server takes connections.' }))
  .group('livenessProbe', Workload.probeValues({ defaults: POSTGRES_PROBES.liveness, description: 'Liveness probe: the server answers. While it repeats its journal after an unclean end, it does.' }))
  .include(Workload.values({
    kind: WorkloadKind.STATEFUL_SET,
    subject: 'the server',
    security: POSTGRES_SECURITY,
    hasScratch: true,
    defaults: { resources: POSTGRES_RESOURCES, terminationGracePeriodSeconds: POSTGRES_GRACE },
    notes: {
      podSecurityContext: 'User and group 999 are those of the official image on Debian; on Alpine, they are 70.',
      securityContext: 'The server writes to its volume, to `/tmp`, `/var/run/postgresql` and `/dev/shm`.',
      terminationGracePeriodSeconds: 'The server is stopped with SIGINT, the stop signal of the image: it ends all sessions and writes what is in memory to disk.',
    },
    descriptions: {
      extraEnv: 'Extra environment variables for the server; without one here, for backups of that elsewhere, and for `helm test`.',
      extraVolumes: 'Extra volumes for the pods of the server; without one here, for backups of that elsewhere, and for `helm test`.',
      extraVolumeMounts: 'Extra volume mounts for the server; without one here, for backups of that elsewhere, and for `helm test`.',
    },
    omit: ['strategy'],
    examples: { extraEnv: [{ name: 'TZ', value: 'Europe/Berlin' }] },
  }));
