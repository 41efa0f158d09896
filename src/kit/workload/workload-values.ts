import { ARGUMENT } from './argument';
import { PodSecurity, PodSecurityOptions } from './pod-security';
import { replacesPods, WorkloadKind } from './workload-props';
import { SERVICE_ACCOUNT } from '../access/service-account-values';
import { ENV_VAR_NAME } from '../../values/kubernetes/env-var-name';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { PROBE } from './probe-values';
import { VOLUME_PROPS } from '../storage/volume-values';
import { ItemShape } from '../../values/declare/item-shape';
import { ListOptions, StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * Adaptation of the values of a workload to a chart.
 */
export interface WorkloadValuesOptions extends FieldOverrides {
  /**
   * The program in the pods, for descriptions such as `Resource requests and limits of the server.`
   *
   * @default "the container"
   */
  readonly subject?: string;

  /**
   * Kind of the workload. Jobs, CronJobs and Pods have neither revisions nor an update strategy.
   *
   * @default WorkloadKind.DEPLOYMENT
   */
  readonly kind?: WorkloadKind;

  /**
   * Whether the program has `writablePaths`: then there is a value `scratchVolume` for their volumes.
   *
   * @default false
   */
  readonly hasScratch?: boolean;

  /**
   * Whether users may override the command and the arguments of the container, with `command` and `args`.
   *
   * @default false
   */
  readonly overridesCommand?: boolean;

  /**
   * Whether users may set the hooks of the container, with `lifecycle`.
   *
   * @default false
   */
  readonly hasLifecycle?: boolean;

  /**
   * What the program needs beyond the Pod Security Standard `restricted`, for the defaults of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}

const HOST_ALIAS = ItemShape.object()
  .string('ip', { required: true, pattern: '^[0-9a-fA-F.:]+$', patternDescription: 'an IPv4 or IPv6 address', maxLength: 45, description: 'Address of the host.' })
  .list('hostnames', { items: ItemShape.ofString({ pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'A host name.' }), description: 'Host names of the address.' });

const CONTAINER_PORT = ItemShape.object()
  .string('name', { optional: true, pattern: Pattern.DNS_LABEL, maxLength: 15, description: 'Name of the port.' })
  .integer('containerPort', { required: true, minimum: 1, maximum: 65535, description: 'Container port.' })
  .oneOf('protocol', { values: ['TCP', 'UDP', 'SCTP'], description: 'Protocol.' });

/** A sidecar container. */
const SIDECAR = ItemShape.object()
  .string('name', { required: true, pattern: Pattern.DNS_LABEL, description: 'Name of the container.' })
  .string('image', { required: true, minLength: 1, description: 'Image reference.' })
  .oneOf('imagePullPolicy', { optional: true, values: ['Always', 'IfNotPresent', 'Never'], description: 'Image pull policy.' })
  .list('command', { items: ARGUMENT, description: 'Command; empty for that of the image.' })
  .list('args', { items: ARGUMENT, description: 'Arguments; empty for those of the image.' })
  .list('env', { items: ItemShape.ofEnvVar(), description: 'Environment variables.' })
  .list('ports', { items: CONTAINER_PORT, description: 'Ports.' })
  .fragment('resources', { type: 'ResourceRequirements', description: 'Resource requests and limits.' })
  .list('volumeMounts', { items: ItemShape.ofVolumeMount(), description: 'Volume mounts.' })
  .fragment('securityContext', { type: 'SecurityContext', default: PodSecurity.securityContext(), description: 'Security context.' });

/** How pods are replaced, by what runs them. */
const STRATEGIES: { readonly [kind: string]: string } = {
  [WorkloadKind.DEPLOYMENT]: 'DeploymentStrategy',
  [WorkloadKind.STATEFUL_SET]: 'StatefulSetUpdateStrategy',
  [WorkloadKind.DAEMON_SET]: 'DaemonSetUpdateStrategy',
};

/** The documented values of a workload. @internal */
export function workloadValues({ subject = 'the container', security, kind = WorkloadKind.DEPLOYMENT, hasScratch = false, overridesCommand = false, hasLifecycle = false, ...overrides }: WorkloadValuesOptions): ItemShape {
  const named = (description: string): StringOptions => ({ pattern: Pattern.OPTIONAL_DNS_NAME, description });
  const list = (items: ItemShape, description: string, ...examples: any[]): ListOptions => ({ items, description, examples });
  const fragments = (type: string, description: string, ...examples: any[]): ListOptions => list(ItemShape.ofFragment({ type, description }), description, ...examples);
  const ends = replacesPods(kind) ? '' : ' The pod finishes only when they do.';

  return ItemShape.object()
    .fragment('resources', { type: 'ResourceRequirements', description: `Resource requests and limits of ${subject}.` })
    .fragment('podLabels', { type: 'Labels', description: `Extra labels for the pods of ${subject}.` })
    .fragment('podAnnotations', { type: 'Annotations', description: `Extra annotations for the pods of ${subject}.` })
    .group('serviceAccount', SERVICE_ACCOUNT.adapt({ defaults: { create: false }, description: `ServiceAccount for the pods of ${subject}.` }))
    .boolean('automountServiceAccountToken', { description: 'Mount the ServiceAccount token, for programs that use the Kubernetes API.' })
    .fragment('podSecurityContext', { type: 'PodSecurityContext', description: 'Pod security context.', default: PodSecurity.podSecurityContext(security) })
    .fragment('securityContext', { type: 'SecurityContext', description: 'Container security context.', default: PodSecurity.securityContext(security) })
    .fragment('nodeSelector', { type: 'Labels', description: 'Node labels for pod assignment.' })
    .list('tolerations', fragments('Toleration', 'Tolerations for pod assignment.'))
    .fragment('affinity', { type: 'Affinity', description: 'Node and pod affinity for pod assignment.' })
    .list('topologySpreadConstraints', fragments('TopologySpreadConstraint', 'Topology spread constraints for pod assignment.',
      [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { 'app.kubernetes.io/instance': 'my-release' } } }]))
    .string('priorityClassName', named('PriorityClass of the pods; empty for the default of the cluster.'))
    .string('runtimeClassName', named('RuntimeClass of the pods; empty for the default of the cluster.'))
    .integer('terminationGracePeriodSeconds', { default: 30, minimum: 0, maximum: 86400, description: 'Termination grace period, in seconds.' })
    .fragment('lifecycle', {
      type: 'Lifecycle', examples: [{ preStop: { exec: { command: ['sleep', '10'] } } }],
      description: `Hooks after the start and before the end of ${subject}. The time of \`preStop\` is part of \`terminationGracePeriodSeconds\`.`,
    })
    .list('hostAliases', list(HOST_ALIAS, 'Entries of `/etc/hosts` in the pods.', [{ ip: '192.0.2.10', hostnames: ['registry.example.org'] }]))
    .fragment('dnsConfig', { type: 'PodDNSConfig', description: 'Pod DNS configuration, merged with that of the cluster.', examples: [{ options: [{ name: 'ndots', value: '2' }] }] })
    .integer('revisionHistoryLimit', { default: 10, minimum: 0, maximum: 1000, description: 'Number of old revisions to keep for rollbacks.' })
    .fragment('strategy', {
      type: STRATEGIES[kind],
      description: 'Update strategy; empty for the default of Kubernetes, a rolling update.',
      // No example if the chart sets a strategy, since it would contradict it.
      examples: overrides.defaults?.strategy === undefined ? [{ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }] : [],
    })
    .list('command', { items: ARGUMENT, description: `Overrides the command of ${subject}.` })
    .list('args', { items: ARGUMENT, description: `Overrides all arguments of ${subject}.` })
    .map('environment', {
      keyPattern: ENV_VAR_NAME.pattern, keyPatternDescription: ENV_VAR_NAME.patternDescription, items: ItemShape.ofString({ multiline: true, description: 'Value of the variable.' }),
      examples: [{ TZ: 'Europe/Berlin' }], description: `Environment variables for ${subject}, by name. They take precedence over those of the chart.`,
    })
    .list('extraEnv', list(ItemShape.ofEnvVar(), `Extra environment variables for ${subject}.`))
    .list('extraEnvFrom', fragments('EnvFromSource', `ConfigMaps and Secrets with extra environment variables for ${subject}.`, [{ secretRef: { name: 'credentials' } }]))
    .list('extraVolumes', list(ItemShape.ofVolume(), 'Extra volumes for the pods.', [{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } }]))
    .list('extraVolumeMounts', list(ItemShape.ofVolumeMount(), `Extra volume mounts for ${subject}.`, [{ name: 'data', mountPath: '/data' }]))
    .list('extraInitContainers', list(ItemShape.ofContainer(), 'Extra init containers for the pods.'))
    .list('extraContainers', list(ItemShape.ofContainer(), `Extra containers for the pods, without defaults of the chart.${ends}`))
    .list('sidecars', {
      items: SIDECAR, examples: [[{ name: 'exporter', image: 'prom/statsd-exporter:v0.28.0' }]],
      description: `Sidecar containers for the pods. They have the container security context of the Pod Security Standard \`restricted\` and a read-only root file system, unless they set a security context of their own.${ends}`,
    })
    .fragment('scratchVolume', { type: 'EmptyDirVolumeSource', description: `Settings of the \`emptyDir\` volumes for temporary files of ${subject}.`, examples: [{ sizeLimit: '1Gi' }] })
    .adapt({ rename: { environment: 'env' }, omit: [...replacesPods(kind) ? [] : ['revisionHistoryLimit', 'strategy'], ...hasScratch ? [] : ['scratchVolume'], ...overridesCommand ? [] : ['command', 'args'], ...hasLifecycle ? [] : ['lifecycle']] })
    .adapt(overrides);
}

/** What literal props of a workload are checked by, besides what it checks itself. @internal */
export const WORKLOAD_PROPS = workloadValues({ hasScratch: true, overridesCommand: true, hasLifecycle: true })
  .group('startupProbe', PROBE)
  .group('readinessProbe', PROBE)
  .group('livenessProbe', PROBE)
  .list('claims', { items: VOLUME_PROPS, description: 'Claims.' });
