import { PodSecurity, PodSecurityOptions } from './pod-security';
import { ApiTypeName } from '../../values/declare/api-types';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind, FragmentOptions, ListOptions, StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * How the author of a chart adapts the values of a workload.
 */
export interface WorkloadValuesOptions extends FieldOverrides {
  /**
   * What runs in the pods, for the descriptions, as in `Resource requests and limits of the server.`
   *
   * @default "the container"
   */
  readonly subject?: string;

  /**
   * What the program needs beyond the Pod Security Standard `restricted`, for the defaults of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}

/** The documented values of a workload. @internal */
export function workloadValues({ subject = 'the container', security, ...overrides }: WorkloadValuesOptions): ItemShape {
  const strings = (description: string): FragmentOptions => ({ kind: FragmentKind.STRINGS, description });
  const named = (description: string): StringOptions => ({ pattern: Pattern.OPTIONAL_DNS_NAME, description });
  const list = (items: ItemShape, description: string, ...examples: any[]): ListOptions => ({ items, description, examples });
  const fragments = (type: ApiTypeName, description: string, ...examples: any[]): ListOptions => list(ItemShape.ofFragment({ description })._documentedAs(type), description, ...examples);

  return ItemShape.object()
    .fragment('resources', { description: `Resource requests and limits of ${subject}.` })
    .fragment('podLabels', strings(`Extra labels for the pods of ${subject}.`))
    .fragment('podAnnotations', strings(`Extra annotations for the pods of ${subject}.`))
    .string('serviceAccountName', named(`ServiceAccount for the pods of ${subject}; empty for the default ServiceAccount of the namespace.`))
    .boolean('automountServiceAccountToken', { description: 'Mount the ServiceAccount token, for programs that use the Kubernetes API.' })
    .fragment('podSecurityContext', { description: 'Pod security context.', default: PodSecurity.podSecurityContext(security) })
    .fragment('securityContext', { description: 'Container security context.', default: PodSecurity.securityContext(security) })
    .fragment('nodeSelector', strings('Node labels for pod assignment.'))
    .list('tolerations', fragments('Toleration', 'Tolerations for pod assignment.'))
    .fragment('affinity', { description: 'Node and pod affinity for pod assignment.' })
    .list('topologySpreadConstraints', fragments('TopologySpreadConstraint', 'Topology spread constraints for pod assignment.',
      [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }]))
    .string('priorityClassName', named('PriorityClass of the pods; empty for the default of the cluster.'))
    .string('runtimeClassName', named('RuntimeClass of the pods; empty for the default of the cluster.'))
    .integer('terminationGracePeriodSeconds', { default: 30, minimum: 0, maximum: 86400, description: 'Termination grace period, in seconds.' })
    .list('extraEnv', list(ItemShape.ofEnvVar(), `Extra environment variables for ${subject}.`))
    .list('extraEnvFrom', fragments('EnvFromSource', `ConfigMaps and Secrets with extra environment variables for ${subject}.`, [{ secretRef: { name: 'credentials' } }]))
    .list('extraVolumes', list(ItemShape.ofVolume(), 'Extra volumes for the pods.', [{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } }]))
    .list('extraVolumeMounts', list(ItemShape.ofVolumeMount(), `Extra volume mounts for ${subject}.`, [{ name: 'data', mountPath: '/data' }]))
    .list('extraInitContainers', list(ItemShape.ofContainer(), 'Extra init containers for the pods.'))
    .list('extraContainers', list(ItemShape.ofContainer(), 'Extra sidecar containers for the pods.'))
    .adapt(overrides);
}
