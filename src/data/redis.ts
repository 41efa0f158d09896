import { Construct } from 'constructs';
import {
  REDIS_BACKUP_RESOURCES, REDIS_CLIENT_RESOURCES, REDIS_EXPORTER, REDIS_EXPORTER_RESOURCES, REDIS_GRACE, REDIS_PASSWORD, REDIS_PATHS, REDIS_PORTS, REDIS_PROBES, REDIS_RESOURCES, REDIS_SECURITY, REDIS_SERVICE, REDIS_VERSION,
} from './redis-defaults';
import { RedisProps } from './redis-props';
import { ALIVE, CREATE_CLUSTER, DUMP, HAND_OVER, READY, RESTORE, START, TEST } from './redis-scripts';
import { REDIS } from './redis-values';
import { ListExpression } from '../expr/expression/list-expression';
import { NumberExpression } from '../expr/expression/number-expression';
import { toNode } from '../expr/expression/to-node';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, jsonMatches, textOf } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { Credentials } from '../kit/config/credentials';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { partProps, propsOf } from '../kit/part-props';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Backup } from '../kit/workload/backup';
import { Job } from '../kit/workload/job';
import { PodSecurity } from '../kit/workload/pod-security';
import { StatefulSet } from '../kit/workload/stateful-set';
import { TestPod } from '../kit/workload/test-pod';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { enumerate } from '../values/enumerate';

const PORT = 'redis';

/** Settings that the construct decides, or that would be in a ConfigMap and are secret. */
const OWN_SETTINGS = [
  'requirepass', 'masterauth', 'masteruser', 'user', 'aclfile', 'include', 'dir', 'port', 'bind', 'protected-mode', 'unixsocket', 'daemonize', 'pidfile', 'logfile', 'maxmemory', 'maxmemory-policy', 'appendonly',
  'loadmodule', 'rename-command', 'cluster-enabled', 'cluster-config-file', 'cluster-node-timeout', 'cluster-port', 'cluster-announce-ip', 'cluster-announce-port', 'cluster-announce-bus-port',
  'cluster-announce-hostname', 'cluster-preferred-endpoint-type', 'cluster-require-full-coverage', 'replicaof', 'slaveof',
];

/**
 * A Redis server, or a cluster of them: a StatefulSet with a volume for each pod, its Service `redisai-clusterip`, and a NetworkPolicy; for a
 * cluster a Job that creates it and a PodDisruptionBudget; optionally metrics and backups; and a pod for `helm test`.
 *
 * The password is in a Secret. Each server writes it to a file in memory when it starts, so that neither a ConfigMap nor the list of processes has
 * it.
 *
 * The nodes of a cluster find each other again when all pods have new addresses. Before a master ends, one of its replicas takes over. The Job
 * creates the cluster when all nodes answer, and adds those of more replicas; its name ends in a hash of what it runs.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/scaling/
 */
export class Redis extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the images:
   *
   * ```ts
   * const image = values.image('image', { repository: 'redis', description: 'Official image of Redis' });
   * const exporter = values.image('metrics.image', { repository: 'oliver006/redis_exporter', description: 'Image of the exporter' });
   * const { metrics, ...options } = values.group('', Redis.values()).asProps();
   * new Redis(this, 'redis', {
   *   ...options,
   *   image: image.reference.asString(),
   *   imagePullPolicy: image.pullPolicy.asString(),
   *   imagePullSecrets: image.asPullSecrets(exporter),
   *   metrics: { ...metrics, image: exporter.reference.asString(), imagePullPolicy: exporter.pullPolicy.asString() },
   * });
   * ```
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return REDIS.adapt(overrides);
  }

  /** The Service, with the port `redis`. */
  public readonly service: Service;

  /** The password: `redis-password`. `addNotes()` of it adds the command that creates the Secret to the notes, unless the chart creates it. */
  public readonly credentials: Credentials;

  /** The backups, if there can be any. */
  public readonly backup: Backup;

  /** Name of the headless Service, below which each pod has a DNS name: `<pod>.<name>`. */
  public readonly headlessName: string;

  /** Name of the StatefulSet, whose pods are `<name>-0`, `<name>-1` and so on. */
  public readonly statefulSetName: string;

  constructor(scope: Construct, id: string, props: RedisProps = {}) {
    props = partProps('RedisProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { mode = 'standalone', auth = {}, cluster = {}, metrics = { enabled: false }, persistence = {}, modules = [], creation = {} } = { ...props, creation: props.cluster?.creation };
    const { masters = 3, replicasPerMaster = 1, nodeTimeoutMilliseconds = 5000 } = cluster;
    const clustered = Condition.of(textOf(mode).is('cluster'));
    const spread = props.topologySpreadConstraints ?? [];
    const secured = Condition.of(auth.enabled ?? true);
    const measured = Condition.of(metrics.enabled ?? true);
    const users = Condition.of(auth.usersSecret ?? '');
    this.check(props, { clustered, secured });

    const component = componentLabel(this, 'redis');
    const labels = { 'app.kubernetes.io/component': component };
    const credentials = this.credentials = new Credentials(this, 'secret', {
      enabled: secured.value,
      existingSecret: auth.existingSecret,
      labels,
      entries: [{ name: REDIS_PASSWORD, key: auth.existingSecretPasswordKey, value: auth.password }],
    });
    // Without a login, nothing reads it.
    const password = (variable: string) => secured.items([credentials.asEnv(variable, REDIS_PASSWORD)]);
    const asMode = { name: 'REDIS_MODE', value: mode };
    const config = new ConfigFiles(this, 'config', { files: { 'redis.conf': this.configuration(props, clustered) }, labels });
    const common = { ...propsOf('WorkloadProps', props), image: props.image ?? `redis:${REDIS_VERSION}`, security: REDIS_SECURITY };
    const { serviceAccount } = props;
    const account = serviceAccount && new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, labels }).name;
    const serviceAccountName = account ?? props.serviceAccountName;
    const selector = chart.selectorLabels(component);
    const servers = new StatefulSet(this, 'resource', {
      ...common,
      serviceAccount: undefined,
      serviceAccountName,
      component,
      containerName: 'redis',
      replicas: clustered.choose(nodesOf(masters, replicasPerMaster), 1),
      // No node of a cluster is of use alone.
      podManagementPolicy: 'Parallel',
      command: ['sh', '-c', START, 'redis'],
      args: [`${REDIS_PATHS.config}/redis.conf`],
      ports: [{ name: PORT, port: REDIS_PORTS.redis }],
      env: [
        asMode,
        ...password('REDISCLI_AUTH'),
        { name: 'MEMORY_LIMIT', valueFrom: { resourceFieldRef: { containerName: 'redis', resource: 'limits.memory', divisor: '1' } } as any },
        { name: 'MAXMEMORY_PERCENT', value: `${props.maxmemoryPercent ?? 70}` },
        ...clustered.items([
          { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
          { name: 'CLUSTER_NODE_TIMEOUT', value: `${nodeTimeoutMilliseconds}` },
        ]),
      ],
      checksum: config.checksum,
      resources: props.resources ?? REDIS_RESOURCES,
      startupProbe: { handler: { exec: { command: ALIVE } }, ...REDIS_PROBES.startup, ...props.startupProbe },
      readinessProbe: { handler: { exec: { command: ['sh', '-c', READY] } }, ...REDIS_PROBES.readiness, ...props.readinessProbe },
      livenessProbe: { handler: { exec: { command: ALIVE } }, ...REDIS_PROBES.liveness, ...props.livenessProbe },
      lifecycle: clustered.choose({ preStop: { exec: { command: ['sh', '-c', HAND_OVER] } } }),
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? REDIS_GRACE,
      topologySpreadConstraints: [
        // Kubernetes takes a topology key and what to do about it only once.
        ...clustered.and(Condition.of(spread).not()).items([{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selector } }]),
        ...spread,
      ],
      claims: [{ name: 'data', mountPath: REDIS_PATHS.data, ...persistence, size: persistence.size ?? '8Gi' }],
      volumes: [
        config.asVolume('config'),
        { name: 'access', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
        ...users.items([{ name: 'users', secret: { secretName: auth.usersSecret } }]),
      ],
      volumeMounts: [
        { name: 'config', mountPath: REDIS_PATHS.config, readOnly: true },
        { name: 'access', mountPath: REDIS_PATHS.access },
        ...users.items([{ name: 'users', mountPath: REDIS_PATHS.users, readOnly: true }]),
      ],
      extraContainers: [
        ...measured.items([{
          name: 'exporter',
          image: metrics.image ?? `${REDIS_EXPORTER.repository}:${REDIS_EXPORTER.tag}`,
          imagePullPolicy: metrics.imagePullPolicy,
          securityContext: PodSecurity.securityContext(),
          resources: metrics.resources ?? REDIS_EXPORTER_RESOURCES,
          ports: [{ name: 'metrics', containerPort: REDIS_PORTS.metrics }],
          env: [{ name: 'REDIS_ADDR', value: `redis://localhost:${REDIS_PORTS.redis}` }, ...password('REDIS_PASSWORD')],
        }]),
        ...props.extraContainers ?? [],
      ],
    });
    this.statefulSetName = servers.name;
    this.headlessName = servers.service.name;
    const service = this.service = new Service(this, 'service', {
      name: REDIS_SERVICE, ...props.service, ports: props.service?.ports ?? [{ name: PORT, port: REDIS_PORTS.redis }], selector: servers.selector, labels,
    });
    new NetworkPolicy(this, 'networkpolicy', {
      ...props.networkPolicy,
      selector: servers.selector,
      ports: [
        { port: REDIS_PORTS.redis },
        { port: REDIS_PORTS.bus, when: clustered.value, releaseOnly: true },
        { port: REDIS_PORTS.metrics, when: measured.value },
      ],
      labels,
    });
    const withMetrics = measured.scope(this, 'with-metrics');
    if (withMetrics) {
      const exported = new Service(withMetrics, 'metrics', { selector: servers.selector, labels: { 'app.kubernetes.io/component': `${component}-metrics` }, ports: [{ name: 'metrics', port: REDIS_PORTS.metrics }] });
      new ServiceMonitor(withMetrics, 'servicemonitor', { enabled: false, ...metrics.serviceMonitor, service: exported });
    }

    const { imagePullPolicy, imagePullSecrets, podLabels, podAnnotations, podSecurityContext, securityContext, nodeSelector, tolerations, priorityClassName, runtimeClassName } = props;
    const pod = { image: common.image, imagePullPolicy, imagePullSecrets, podSecurityContext, securityContext, security: REDIS_SECURITY, serviceAccountName, nodeSelector, tolerations, priorityClassName, runtimeClassName };
    const address = [{ name: 'REDIS_HOST', value: service.name }, { name: 'REDIS_PORT', value: `${service.port()}` }, ...password('REDISCLI_AUTH')];
    const asCluster = clustered.scope(this, 'as-cluster');
    if (asCluster) {
      new PodDisruptionBudget(asCluster, 'poddisruptionbudget', { ...props.podDisruptionBudget, selector: servers.selector, labels });
      new Job(asCluster, 'cluster', {
        ...pod,
        ...creation,
        resources: creation.resources ?? REDIS_CLIENT_RESOURCES,
        podLabels,
        podAnnotations,
        containerName: 'redis-cli',
        command: ['sh', '-c', CREATE_CLUSTER],
        env: [
          { name: 'NODE_NAME', value: servers.name },
          { name: 'NODE_SERVICE', value: servers.service.name },
          { name: 'CLUSTER_MASTERS', value: `${masters}` },
          { name: 'CLUSTER_REPLICAS', value: `${replicasPerMaster}` },
          ...password('REDISCLI_AUTH'),
        ],
      });
    }
    this.backup = new Backup(this, 'backup', {
      ...pod,
      enabled: props.backup !== undefined,
      ...props.backup,
      resources: props.backup?.resources ?? REDIS_BACKUP_RESOURCES,
      podLabels,
      podAnnotations,
      dump: ['sh', '-c', DUMP],
      restore: RESTORE,
      extension: '.rdb',
      variables: [
        ...address,
        { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
        // Without its module, no server reads the data of a module.
        ...Condition.of(modules).items([{ name: 'REDIS_MODULES', value: modulesIn(modules) }]),
      ],
      writablePaths: ['/tmp'],
    });
    new TestPod(this, 'test', {
      ...pod,
      containerName: 'redis-cli',
      command: ['sh', '-c', TEST],
      env: [asMode, ...address],
    });
  }

  /** URL for clients in the cluster, without password: `redis://service.namespace:6379`. */
  public get url(): string {
    return `redis://${this.service.host}:${this.service.port()}`;
  }

  private configuration({ cluster = {}, persistence = {}, maxmemoryPolicy = 'noeviction', modules = [], extraConfig = [] }: RedisProps, clustered: Condition): string {
    const yes = (given: any) => Condition.of(given ?? true).chooseString('yes', 'no');
    const lines = (text: string, condition: any) => Condition.of(condition).chooseString(text, '');
    return [
      // Written at the start: the password and the users.
      `include ${REDIS_PATHS.access}/access.conf\n`,
      `dir ${REDIS_PATHS.data}\n`,
      `appendonly ${yes(persistence.enabled)}\n`,
      // All of it is in the append-only file.
      'save ""\n',
      `maxmemory-policy ${maxmemoryPolicy}\n`,
      clustered.chooseString([
        'cluster-enabled yes',
        'cluster-config-file nodes.conf',
        `cluster-node-timeout ${cluster.nodeTimeoutMilliseconds ?? 5000}`,
        `cluster-preferred-endpoint-type ${cluster.preferredEndpointType ?? 'ip'}`,
        `cluster-require-full-coverage ${yes(cluster.requireFullCoverage)}`,
        '',
      ].join('\n'), ''),
      lines(`${modulesIn(modules)}\n`, modules),
      lines(`${listOf(extraConfig).join('\n')}\n`, extraConfig),
    ].join('');
  }

  private check(props: RedisProps, { clustered, secured }: { readonly clustered: Condition; readonly secured: Condition }): void {
    const { mode = 'standalone', auth = {}, cluster = {}, persistence = {}, backup = { enabled: false }, metrics = { enabled: false }, extraConfig = [] } = props;
    const modeName = nameOfProp('mode', props.mode);
    if (!isOneOf(mode, 'standalone', 'cluster')) {
      refuseWhen(this, clustered.or(Condition.of(textOf(mode).is('standalone'))).not(), `${modeName}: got "${mode}", expected "standalone" or "cluster"`);
    }
    refuseWhen(this, Condition.of(new NumberExpression(toNode(cluster.masters ?? 3)).isLessThan(3)),
      `${nameOfProp('cluster.masters', cluster.masters)}: got ${cluster.masters ?? 3}, expected at least 3: with fewer, no majority is left to replace one`);
    refuseWhen(this, clustered.and(Condition.of(persistence.enabled ?? true).not()),
      `${modeName} is "cluster", and ${nameOfProp('persistence.enabled', persistence.enabled)} is false: a node without its volume is not the same node any more: set it to true`);
    refuseWhen(this, clustered.and(Condition.of(persistence.existingClaim ?? '')),
      `${modeName} is "cluster", and ${nameOfProp('persistence.existingClaim', persistence.existingClaim)} is "${persistence.existingClaim ?? ''}", which all nodes would share: remove it, so that each has a claim of its own`);
    refuseWhen(this, clustered.and(Condition.of(backup.enabled ?? true)),
      `${modeName} is "cluster", and ${nameOfProp('backup.enabled', backup.enabled)} is true: a file has the keys of one server: take snapshots of the volumes of a cluster instead`);
    refuseWhen(this, Condition.of(auth.usersSecret ?? '').and(secured.not()),
      `${nameOfProp('auth.usersSecret', auth.usersSecret)} is "${auth.usersSecret ?? ''}", and ${nameOfProp('auth.enabled', auth.enabled)} is false, so everybody can do everything: remove it, or set ${nameOfProp('auth.enabled', auth.enabled)} to true`);
    const { serviceMonitor } = metrics;
    refuseWhen(this, Condition.of(serviceMonitor === undefined ? false : serviceMonitor.enabled ?? true).and(Condition.of(metrics.enabled ?? true).not()),
      `${nameOfProp('metrics.serviceMonitor.enabled', serviceMonitor?.enabled)} is true, and ${nameOfProp('metrics.enabled', metrics.enabled)} is false, so there are no metrics: set both, or neither`);
    refuseWhen(this, jsonMatches(extraConfig, `[\\[,]"(${OWN_SETTINGS.join('|')}) `),
      `${nameOfProp('extraConfig', extraConfig)}: remove ${enumerate(OWN_SETTINGS)}, which the chart sets or which do not work in a pod`);
  }
}

function nodesOf(masters: number, replicas: number): any {
  return new NumberExpression(toNode(masters)).times(new NumberExpression(toNode(replicas)).plus(1)).asNumber();
}

/** The settings that load modules. */
function modulesIn(modules: readonly string[]): string {
  const module = listOf(modules).loop('module');
  return module.join(`loadmodule ${module.item.string().asString()}`, '\n').toString();
}

function listOf(list: readonly string[]): ListExpression {
  return new ListExpression(toNode(list));
}
