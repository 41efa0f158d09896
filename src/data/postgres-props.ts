import { BooleanExpression } from '../expr/expression/expression';
import { Database } from '../kit/config/database';
import { DatabaseOptions } from '../kit/config/database-props';
import { Resources } from '../kit/resources';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceOptions } from '../kit/network/service-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { BackupOptions } from '../kit/workload/backup-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * Certificates of authorities: a file in the PEM format, of a Secret or a ConfigMap. Both outputs refuse both. Strings can be tokens.
 *
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html#LIBQ-SSL-CERTIFICATES
 */
export interface PostgresRootCertificateOptions {
  /**
   * Name of an existing Secret with the file; empty means none.
   *
   * @default - none
   */
  readonly existingSecret?: string;

  /**
   * Name of an existing ConfigMap with the file; empty means none.
   *
   * @default - none
   */
  readonly existingConfigMap?: string;

  /**
   * Key of the file.
   *
   * @default "ca.crt"
   */
  readonly key?: string;
}

/**
 * The database of a program, with its user: in the server of the chart, or in one elsewhere.
 *
 * `user`, `password` and `name` are effective when the server of the chart first starts: later changes are to be made in the database too.
 */
export interface PostgresDatabaseOptions extends DatabaseOptions {
  /**
   * Encryption of connections to a server elsewhere, as `sslmode` of libpq: `disable`, `allow`, `prefer`, `require`, `verify-ca` or
   * `verify-full`. The last two need `sslRootCert`, or the path of a file in the variable `PGSSLROOTCERT`: both outputs refuse them without.
   * The server of the chart has no TLS: both outputs refuse the last three for it.
   *
   * @default "prefer"
   */
  readonly sslMode?: string;

  /**
   * Certificates of the authorities by which `verify-ca` and `verify-full` check a server elsewhere.
   *
   * @default - none
   */
  readonly sslRootCert?: PostgresRootCertificateOptions;
}

/**
 * Backups of a database: archives of `pg_dump`, for `pg_restore`.
 */
export interface PostgresBackupOptions extends BackupOptions {
  /**
   * Resource requests and limits of the backups.
   *
   * @default - requests 100m CPU and 64Mi memory, with a memory limit of 256Mi
   */
  readonly resources?: Resources;
}

/**
 * A PostgreSQL database. Strings and numbers can be tokens.
 *
 * By default the server requests 250m CPU and 256Mi memory, with a memory limit of 1Gi, and runs as user and group 999, as the official
 * image on Debian has them, which own the volume.
 *
 * The Service has the port `postgresql`, 5432 by default.
 */
export interface PostgresProps extends WorkloadOptions {
  /**
   * Install the server: true, false or an expression. Otherwise the host of the database is required.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Image reference: the official image of PostgreSQL, with the commands `postgres`, `docker-ensure-initdb.sh`, `psql`, `pg_isready`,
   * `pg_dump` and `pg_restore` on the PATH. Backups of a server elsewhere need an image of its version, or of a later one.
   *
   * @default "postgres:17.11"
   */
  readonly image?: string;

  /**
   * The database and its user.
   *
   * @default - that of `connection`, which is required then
   */
  readonly database?: PostgresDatabaseOptions;

  /**
   * The connection of the program that uses the database, instead of `database`. Its `bundled` is this server: `enabled`, the name of
   * `serviceName` and the port.
   *
   * @default - one of `database`
   */
  readonly connection?: Database;

  /**
   * Encryption of connections to a server elsewhere, with `connection`.
   *
   * @default - that of `database`
   */
  readonly sslMode?: string;

  /**
   * Certificates of the authorities by which `verify-ca` and `verify-full` check a server elsewhere, with `connection`.
   *
   * @default - those of `database`
   */
  readonly sslRootCert?: PostgresRootCertificateOptions;

  /**
   * Name of the Service. A literal one is among the `fixedNames` of the chart.
   *
   * @default - a name derived from the release name
   */
  readonly serviceName?: string;

  /**
   * Parameters of the server, such as `max_connections`, by name: a map of strings, or a token of one. Those that the construct sets are
   * rejected: `data_directory`, `config_file`, `hba_file`, `ident_file`, `listen_addresses`, `port` and `unix_socket_directories`
   * (`check-failed`).
   *
   * @default - none
   * @see https://www.postgresql.org/docs/17/runtime-config.html
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Backups on a schedule.
   *
   * @default - none
   */
  readonly backup?: PostgresBackupOptions;

  /**
   * The volume of the server.
   *
   * @default - a PersistentVolumeClaim of 8Gi, which `helm uninstall` keeps
   */
  readonly persistence?: VolumeOptions;

  /**
   * Name of the PersistentVolumeClaim that the chart creates. A literal one is among the `fixedNames` of the chart.
   *
   * @default - a name derived from the release name
   */
  readonly claimName?: string;

  /**
   * The Service.
   *
   * @default - the type `ClusterIP`
   */
  readonly service?: ServiceOptions;

  /**
   * NetworkPolicy: ingress to the port of the server from the pods of the release and the peers in `from`, egress to DNS and the pods of
   * the release only.
   *
   * @default - enabled, with the pods of the release
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Startup probe: the server answers, be it that it takes no connections yet.
   *
   * @default - every 5 seconds, at most 60 failures
   */
  readonly startupProbe?: ProbeOptions;

  /**
   * Readiness probe: the server takes connections.
   *
   * @default - every 10 seconds, at most 3 failures
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * Liveness probe: as the startup probe, so the recovery after an unclean end may take as long as it needs.
   *
   * @default - every 10 seconds, timeout 10 seconds, at most 6 failures
   */
  readonly livenessProbe?: ProbeOptions;
}
