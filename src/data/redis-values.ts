import {
  REDIS_BACKUP_RESOURCES, REDIS_CLIENT_RESOURCES, REDIS_EXPORTER_RESOURCES, REDIS_GRACE, REDIS_PASSWORD, REDIS_PORTS, REDIS_PROBES, REDIS_RESOURCES, REDIS_SECURITY, REDIS_SERVICE,
} from './redis-defaults';
import { RedisAuthOptions } from './redis-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Backup } from '../kit/workload/backup';
import { Job } from '../kit/workload/job';
import { StatefulSet } from '../kit/workload/stateful-set';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const AUTH = ItemShape.object('Access control. Without a password here, the pods wait for a Secret; the notes of the release have the command that creates it.')
  .boolean('enabled', { default: true, description: 'Require a password. Otherwise, everybody who can connect can read and write everything.' })
  .secret('password', { optional: true, description: 'Password of the user `default`, and of the nodes of a cluster among themselves. Before a change, the servers have to take the new one too: the notes of the release have the commands.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with the password. If empty, a Secret with the full name of the release is used, which the chart creates from the password set here. Servers read it when they start: to change the password, see the notes of the release.',
  })
  .string('existingSecretPasswordKey', { default: REDIS_PASSWORD, pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: 'Key of the password in `existingSecret`.' })
  .string('usersSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with further users, under the key `users.acl`: lines such as `user ann on >password ~cache:* +@read`. After a change, restart the pods.',
  })
  ._readBy((group: AnyExpression): RedisAuthOptions => ({
    ...group._propsOf(['password']),
    // It stays a value, for the Secret.
    password: group.string('password'),
  }), ['password']);

const CREATION = ItemShape.object('Job that creates the cluster, and adds new nodes to it. It runs again when their number changes, and leaves a cluster that is there as it is.')
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the Job again, such as after a node has lost its volume.' })
  .include(Job.values())
  .fragment('resources', { type: 'ResourceRequirements', default: REDIS_CLIENT_RESOURCES, description: 'Resource requests and limits of the Job.' });

const CLUSTER = ItemShape.object('Cluster, with the mode `cluster`. Clients have to support clusters: others are told where a key is, and nothing else.')
  .integer('masters', {
    default: 3, minimum: 3, maximum: 100,
    description: 'Masters, among which the slots of the keys are divided. Masters that are added have no slots until you move some to them. Before you remove any, move their slots away: the Job fails otherwise.',
  })
  .integer('replicasPerMaster', { default: 1, minimum: 0, maximum: 5, description: 'Replicas of each master. Without any, the slots of a master are unavailable while its pod restarts.' })
  .integer('nodeTimeoutMilliseconds', { default: 5000, minimum: 1000, maximum: 600000, description: 'Milliseconds without an answer after which a node counts as failed.' })
  .oneOf('preferredEndpointType', { values: ['ip', 'hostname'], description: 'What clients that ask for a key of another node are sent to; `hostname` only if all clients support it.' })
  .boolean('requireFullCoverage', { default: true, description: 'Refuse all commands while a part of the slots has no master.' })
  .group('creation', CREATION);

const METRICS = ItemShape.object('Metrics for Prometheus, by an exporter beside each server.')
  .boolean('enabled', { description: 'Add the exporter to the pods, and a Service for its metrics.' })
  .fragment('resources', { type: 'ResourceRequirements', default: REDIS_EXPORTER_RESOURCES, description: 'Resource requests and limits of the exporter.' })
  .group('serviceMonitor', ServiceMonitor.values());

const BACKUP = Backup.values({ description: 'Backups on a schedule, of a server that stands alone: RDB files.' })
  .fragment('resources', { type: 'ResourceRequirements', default: REDIS_BACKUP_RESOURCES, description: 'Resource requests and limits of the backups. To restore one takes as much memory as the server has.' });

const SERVICE = Service.values({ ports: [{ name: 'redis', port: REDIS_PORTS.redis }], description: 'Service of Redis.' })
  .string('name', { default: REDIS_SERVICE, pattern: '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$', patternDescription: 'a DNS label that begins with a letter', description: 'Name of the Service. Another release in the same namespace needs another one.' });

/** The documented values of Redis. @internal */
export const REDIS = ItemShape.object('Redis.')
  .oneOf('mode', { values: ['standalone', 'cluster'], description: '`standalone` for one server, `cluster` for several masters that share the keys, with replicas. Each mode has volumes of its own: a pod does not start with one of the other mode.' })
  .group('auth', AUTH)
  .group('cluster', CLUSTER)
  .integer('maxmemoryPercent', {
    default: 70, minimum: 0, maximum: 90,
    description: 'What a server may store, `maxmemory`, as percentage of the memory limit of its container. The rest is for buffers, and for what changes while the data is written to the volume. 0 for no `maxmemory`.',
  })
  .oneOf('maxmemoryPolicy', {
    values: ['noeviction', 'allkeys-lru', 'allkeys-lfu', 'allkeys-random', 'volatile-lru', 'volatile-lfu', 'volatile-random', 'volatile-ttl'],
    description: 'What happens when a server can store no more: `noeviction` refuses writes, others remove keys.',
  })
  .list('modules', {
    items: ItemShape.ofString({ pattern: '^(/[-._a-zA-Z0-9]+)+( [-._:/=,a-zA-Z0-9]+)*$', patternDescription: 'an absolute path, and arguments with spaces before them', description: 'A module.' }),
    examples: [['/usr/lib/redis/modules/redisai.so']],
    description: 'Modules to load, by their paths in the image, with arguments.',
  })
  .list('extraConfig', {
    items: ItemShape.ofString({ pattern: '^[a-z][-a-z0-9]* .*[^ ]$', patternDescription: 'the name of a setting in lower case, a space, and its value', maxLength: 1000, description: 'A line.' }),
    examples: [['appendfsync always', 'notify-keyspace-events Ex']],
    description: 'Extra lines of `redis.conf`, other than those that the chart sets.',
  })
  .group('persistence', StatefulSet.claimValues({
    content: 'data', description: 'Persistent storage: a claim for each pod, which stays when the release is uninstalled. A cluster needs it.', defaults: { size: '8Gi' },
  }))
  .group('service', SERVICE)
  .group('networkPolicy', NetworkPolicy.values({ defaults: { enabled: true } }))
  .group('podDisruptionBudget', PodDisruptionBudget.values({ description: 'PodDisruptionBudget of a cluster, for voluntary disruptions such as node drains.', defaults: { enabled: true } }))
  .group('metrics', METRICS)
  .group('backup', BACKUP)
  .group('startupProbe', Workload.probeValues({ defaults: REDIS_PROBES.startup, description: 'Startup probe: the server answers.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: { ...REDIS_PROBES.readiness, successThreshold: 1 }, description: 'Readiness probe: the server takes commands with the password, and a replica has the data of its master.' }))
  .group('livenessProbe', Workload.probeValues({ defaults: REDIS_PROBES.liveness, description: 'Liveness probe: the server answers.' }))
  .include(Workload.values({
    kind: WorkloadKind.STATEFUL_SET,
    subject: 'the server',
    security: REDIS_SECURITY,
    defaults: { resources: REDIS_RESOURCES, terminationGracePeriodSeconds: REDIS_GRACE },
    notes: {
      resources: 'What it may store follows from the memory limit: see `maxmemoryPercent`.',
      podSecurityContext: 'User and group 999 are those of the official image.',
      securityContext: 'The server writes to its volume only.',
      topologySpreadConstraints: 'If empty, the nodes of a cluster are spread over the nodes of Kubernetes, as far as possible.',
      terminationGracePeriodSeconds: 'A master hands over to a replica within it, and writes everything to its volume.',
    },
    omit: ['strategy'],
    examples: { extraEnv: [{ name: 'TZ', value: 'Europe/Berlin' }] },
  }));
