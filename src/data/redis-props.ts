import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';
import { k8s } from '../kit/k8s';
import { Resources } from '../kit/resources';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { ServiceOptions } from '../kit/network/service-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { BackupOptions } from '../kit/workload/backup-props';
import { JobOptions } from '../kit/workload/job-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { ClaimTemplateOptions } from '../kit/workload/stateful-set-props';
import { WorkloadOptions } from '../kit/workload/workload-props';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * Who may log in to Redis. Strings can be tokens.
 */
export interface RedisAuthOptions {
  /**
   * Require a password: true, false or an expression. Otherwise a password, an existing Secret and a Secret with users are refused.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Password of the user `default`, and of the nodes of a cluster among themselves: an optional secret,
   * `values.secret('auth.password', { optional: true, … })`. Servers read it when they start. Before a change, they have to take the new one
   * too, or the restart of a cluster stops at its first pod: the notes of `RedisChart` have the commands.
   *
   * @default - the key `redis-password` of the Secret
   */
  readonly password?: StringExpression;

  /**
   * Name of an existing Secret with the password; empty means a Secret named after the release. The chart creates it if the values have
   * the password; otherwise users create it.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Key of the password in the existing Secret.
   *
   * @default "redis-password"
   */
  readonly existingSecretPasswordKey?: string;

  /**
   * Name of an existing Secret with further users, under the key `users.acl`: lines such as `user ann on >password ~cache:* +@read`. A
   * server does not start with a line of another form, or with one for the user `default`.
   *
   * @default - none
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
   */
  readonly usersSecret?: string;
}

/**
 * The Job that creates a cluster of Redis, and adds new nodes to it.
 */
export interface RedisCreationOptions extends JobOptions {
  /**
   * Any string: a new one runs the Job again, such as after a node has lost its volume.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * Resource requests and limits of the Job.
   *
   * @default - requests 50m CPU and 32Mi memory, with a memory limit of 128Mi
   */
  readonly resources?: Resources;
}

/**
 * A cluster of Redis. Numbers and strings can be tokens.
 */
export interface RedisClusterOptions {
  /**
   * Number of masters, from 3: the slots are divided among them. More masters are added without slots, which are moved by hand; with
   * fewer, the Job fails, and says what to do.
   *
   * @default 3
   */
  readonly masters?: number;

  /**
   * Number of replicas of each master, from 0. More replicas are added by the Job.
   *
   * @default 1
   */
  readonly replicasPerMaster?: number;

  /**
   * Milliseconds without an answer after which a node counts as failed, from 1000.
   *
   * @default 5000
   */
  readonly nodeTimeoutMilliseconds?: number;

  /**
   * What clients that ask for a key of another node are sent to: `ip`, or `hostname`, which all of them have to support.
   *
   * @default "ip"
   */
  readonly preferredEndpointType?: string;

  /**
   * Refuse all commands while a part of the slots has no master: true, false or an expression.
   *
   * @default true
   */
  readonly requireFullCoverage?: boolean | BooleanExpression;

  /**
   * The Job that creates the cluster.
   *
   * @default - the defaults of a Job
   */
  readonly creation?: RedisCreationOptions;
}

/**
 * An exporter of metrics beside each server.
 */
export interface RedisMetricsOptions {
  /**
   * Add the exporter to the pods: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Image reference of the exporter.
   *
   * @default "oliver006/redis_exporter:v1.82.0"
   */
  readonly image?: string;

  /**
   * Image pull policy of the exporter: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Resource requests and limits of the exporter.
   *
   * @default - requests 20m CPU and 32Mi memory, with a memory limit of 128Mi
   */
  readonly resources?: Resources;

  /**
   * ServiceMonitor for the metrics.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;
}

/**
 * Backups of a Redis server: RDB files.
 */
export interface RedisBackupOptions extends BackupOptions {
  /**
   * Resource requests and limits of the backups. To restore one takes as much memory as the server has.
   *
   * @default - requests 50m CPU and 32Mi memory, with a memory limit of 512Mi
   */
  readonly resources?: Resources;
}

/**
 * The Service of Redis. Strings and numbers can be tokens.
 */
export interface RedisServiceOptions extends ServiceOptions {
  /**
   * Name of the Service. Another one in the same namespace needs another name.
   *
   * @default "redisai-clusterip"
   */
  readonly name?: string;
}

/**
 * A Redis server, or a cluster of them. Strings and numbers can be tokens.
 *
 * By default a pod requests 100m CPU and 256Mi memory, with a memory limit of 512Mi, and runs as user and group 999, as the official image
 * has them, which own the volume.
 *
 * The Service has the port `redis`, 6379 by default.
 */
export interface RedisProps extends WorkloadOptions {
  /**
   * Image reference: an image with the commands `redis-server` and `redis-cli` on the PATH, and with a shell, `awk`, `getent`, `grep`, `od` and
   * `sed`. A cluster needs version 7.0 at least.
   *
   * @default "redis:7.2.15"
   */
  readonly image?: string;

  /**
   * `standalone`, one server, or `cluster`, several masters that share the keys, with replicas.
   *
   * @default "standalone"
   */
  readonly mode?: string;

  /**
   * Who may log in.
   *
   * @default - with a password, which is in a Secret
   */
  readonly auth?: RedisAuthOptions;

  /**
   * The cluster, with the mode `cluster`.
   *
   * @default - three masters, with one replica each
   */
  readonly cluster?: RedisClusterOptions;

  /**
   * What a server may store, as percentage of the memory limit of its container, up to 90: `maxmemory`. The rest is for buffers, and for what
   * changes while the data is written to the volume. 0 means no `maxmemory`.
   *
   * @default 70
   */
  readonly maxmemoryPercent?: number;

  /**
   * What happens when there is no memory left: `noeviction`, which refuses writes, or `allkeys-lru`, `allkeys-lfu`, `allkeys-random`,
   * `volatile-lru`, `volatile-lfu`, `volatile-random` or `volatile-ttl`.
   *
   * @default "noeviction"
   */
  readonly maxmemoryPolicy?: string;

  /**
   * Modules to load, by their absolute paths in the image, with arguments: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly modules?: string[];

  /**
   * Extra lines of `redis.conf`, such as `appendfsync always`: a list of strings, or a token of one. Settings that the construct decides are
   * rejected (`check-failed`).
   *
   * @default - none
   */
  readonly extraConfig?: string[];

  /**
   * The volume of each server, mounted at `/data`. A cluster needs volumes, one for each pod.
   *
   * @default - a PersistentVolumeClaim of 8Gi for each pod
   */
  readonly persistence?: ClaimTemplateOptions;

  /**
   * The Service.
   *
   * @default - the name `redisai-clusterip` and the type `ClusterIP`
   */
  readonly service?: RedisServiceOptions;

  /**
   * NetworkPolicy: ingress to the ports of the server and of the metrics, and among the nodes of a cluster to theirs; egress to DNS and the
   * pods of the release only.
   *
   * @default - enabled, with all sources
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * PodDisruptionBudget of a cluster.
   *
   * @default - at most one unavailable pod
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * Metrics for Prometheus.
   *
   * @default - none
   */
  readonly metrics?: RedisMetricsOptions;

  /**
   * Backups on a schedule, of a server that stands alone: RDB files.
   *
   * @default - none
   */
  readonly backup?: RedisBackupOptions;

  /**
   * Startup probe: the server answers.
   *
   * @default - every 2 seconds, timeout 5 seconds, at most 60 failures
   */
  readonly startupProbe?: ProbeOptions;

  /**
   * Readiness probe: the server takes commands with the password, and a replica has the data of its master.
   *
   * @default - every 5 seconds, timeout 5 seconds, at most 3 failures
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * Liveness probe: the server answers.
   *
   * @default - every 10 seconds, timeout 10 seconds, at most 6 failures
   */
  readonly livenessProbe?: ProbeOptions;
}

/**
 * A chart of Redis.
 */
export interface RedisChartProps extends ReleaseOptions {
  /**
   * Peers that may connect by default, in addition to the pods of the release: a list as in `from` of a NetworkPolicy. It is the default of
   * the value `networkPolicy.from`.
   *
   * @default - all
   */
  readonly clients?: k8s.NetworkPolicyPeer[];
}
