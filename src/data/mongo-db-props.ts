import { BooleanExpression } from '../expr/expression/expression';
import { ListExpression } from '../expr/expression/list-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { k8s } from '../kit/k8s';
import { Resources } from '../kit/resources';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceOptions } from '../kit/network/service-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { BackupOptions } from '../kit/workload/backup-props';
import { JobOptions } from '../kit/workload/job-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * The users of a MongoDB server. Strings can be tokens.
 *
 * Both outputs refuse lists of different lengths, passwords together with an existing Secret, users of the databases of the server
 * itself, and databases whose names differ only in case.
 */
export interface MongoDbAuthOptions {
  /**
   * Require a login: true, false or an expression. Without it, users and passwords are refused.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the administrator, in the database `admin`, who is created at the first start.
   *
   * @default "root"
   */
  readonly rootUser?: string;

  /**
   * Password of the administrator: an optional secret, `values.secret('auth.rootPassword', { optional: true, … })`.
   *
   * @default - the key `mongodb-root-password` of the Secret
   */
  readonly rootPassword?: StringExpression;

  /**
   * Names of further users: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly usernames?: string[];

  /**
   * Their passwords, in the order of the users: a declared list of secrets. With several users, none has a comma.
   *
   * @default - the key `mongodb-passwords` of the Secret, with commas between them
   */
  readonly passwords?: ListExpression;

  /**
   * The databases that they have the role `readWrite` on, and are created in, in the order of the users: a list of strings, or a token of
   * one.
   *
   * @default - none
   */
  readonly databases?: string[];

  /**
   * Name of an existing Secret with the passwords; empty means a Secret named after the release. The chart creates it if the values have
   * the passwords; otherwise users create it.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;
}

/**
 * The Job that creates and updates the users of a MongoDB server.
 */
export interface MongoDbProvisioningOptions extends JobOptions {
  /**
   * Any string: a new one runs the Job again, such as after a change of the passwords in a Secret that the chart does not create.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * Resource requests and limits of the Job.
   *
   * @default - requests 50m CPU and 128Mi memory, with a memory limit of 512Mi
   */
  readonly resources?: Resources;
}

/**
 * Backups of a MongoDB server: archives of `mongodump` with all databases.
 */
export interface MongoDbBackupOptions extends BackupOptions {
  /**
   * Resource requests and limits of the backups.
   *
   * @default - requests 100m CPU and 128Mi memory, with a memory limit of 512Mi
   */
  readonly resources?: Resources;
}

/**
 * A MongoDB server. Strings and numbers can be tokens.
 *
 * By default it requests 250m CPU and 512Mi memory, with a memory limit of 1Gi, which the cache of the server follows from, and runs as
 * user and group 999, as the official image has them, which own the volume.
 *
 * The Service has the port `mongodb`, 27017 by default.
 */
export interface MongoDbProps extends WorkloadOptions {
  /**
   * Image reference: the official image of MongoDB, with the commands `mongod` and `mongosh` on the PATH.
   *
   * @default "mongo:6.0.26"
   */
  readonly image?: string;

  /**
   * The users.
   *
   * @default - an administrator, whose password is in a Secret
   */
  readonly auth?: MongoDbAuthOptions;

  /**
   * The Job that creates and updates the users.
   *
   * @default - the defaults of a Job
   */
  readonly provisioning?: MongoDbProvisioningOptions;

  /**
   * Backups on a schedule, for `mongorestore --gzip --archive=<file>`.
   *
   * @default - none
   */
  readonly backup?: MongoDbBackupOptions;

  /**
   * Extra arguments of `mongod`: a list of strings, or a token of one. Arguments that the construct sets are rejected, and those of replica
   * sets: `--dbpath`, `--auth`, `--noauth`, `--port`, `--bind_ip`, `--bind_ip_all`, `--config`, `--fork`, `--replSet`, `--shardsvr` and
   * `--configsvr` (`check-failed`).
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * The volume of the databases.
   *
   * @default - a PersistentVolumeClaim of 8Gi, which `helm uninstall` keeps
   */
  readonly persistence?: VolumeOptions;

  /**
   * Where the volume is mounted, an absolute path without trailing slash. The databases are in `data/db` below it.
   *
   * @default "/bitnami/mongodb"
   */
  readonly mountPath?: string;

  /**
   * The Service.
   *
   * @default - the type `ClusterIP`
   */
  readonly service?: ServiceOptions;

  /**
   * NetworkPolicy: ingress to the port of the server, egress to DNS and the pods of the release only.
   *
   * @default - enabled, with all sources
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Startup probe: a connection to the port, which succeeds only after the first start, when the server listens on localhost only.
   *
   * @default - every 5 seconds, at most 120 failures
   */
  readonly startupProbe?: ProbeOptions;

  /**
   * Readiness probe: the server says that it takes writes.
   *
   * @default - every 30 seconds, timeout 30 seconds, at most 3 failures
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * Liveness probe: a connection to the port.
   *
   * @default - every 20 seconds, timeout 10 seconds, at most 6 failures
   */
  readonly livenessProbe?: ProbeOptions;
}

/**
 * A chart of a MongoDB server.
 */
export interface MongoDbChartProps extends ReleaseOptions {
  /**
   * Peers that may connect by default, in addition to the pods of the release: a list as in `from` of a NetworkPolicy. It is the default of
   * the value `networkPolicy.from`.
   *
   * @default - all
   */
  readonly clients?: k8s.NetworkPolicyPeer[];
}
