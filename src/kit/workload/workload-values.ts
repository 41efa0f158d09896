import { PodSecurity, PodSecurityOptions } from './pod-security';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind, FragmentOptions, ListOptions, StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * How the author of a chart adapts the values of a workload.
 */
export interface WorkloadValuesOptions extends FieldOverrides {
  /**
   * What runs in the pods, as in `Resources of the server.`
   *
   * @default "the container"
   */
  readonly subject?: string;

  /**
   * What the program needs beyond the least, for the default of the security contexts.
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
  const fragments = (item: string, description: string, ...examples: any[]): ListOptions => list(ItemShape.ofFragment({ description: item }), description, ...examples);

  return ItemShape.object()
    .fragment('resources', { description: `Resources of ${subject}.` })
    .fragment('podLabels', strings(`Labels of the pods of ${subject}.`))
    .fragment('podAnnotations', strings(`Annotations of the pods of ${subject}.`))
    .string('serviceAccountName', named(`ServiceAccount of the pods of ${subject}; empty means that of the namespace.`))
    .boolean('automountServiceAccountToken', { description: 'Whether the token of the ServiceAccount is mounted, for what talks to the API server.' })
    .fragment('podSecurityContext', { description: 'Security context of the pods.', default: PodSecurity.podSecurityContext(security) })
    .fragment('securityContext', { description: 'Security context of the containers.', default: PodSecurity.securityContext(security) })
    .fragment('nodeSelector', strings('Labels of the nodes that the pods ask for.'))
    .list('tolerations', fragments('A toleration.', 'Taints of nodes that the pods tolerate.'))
    .fragment('affinity', { description: 'Preferences among nodes.' })
    .list('topologySpreadConstraints', fragments('A constraint.', 'How the pods spread over nodes and zones.',
      [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }]))
    .string('priorityClassName', named('PriorityClass of the pods; empty means that of the cluster.'))
    .string('runtimeClassName', named('RuntimeClass of the pods; empty means that of the cluster.'))
    .integer('terminationGracePeriodSeconds', { default: 30, minimum: 0, maximum: 86400, description: 'Seconds that the pods have to end in before they are killed.' })
    .list('extraEnv', list(ItemShape.ofEnvVar(), `More environment variables of ${subject}.`))
    .list('extraEnvFrom', fragments('A source.', `ConfigMaps and Secrets whose entries become environment variables of ${subject}.`, [{ secretRef: { name: 'credentials' } }]))
    .list('extraVolumes', list(ItemShape.ofVolume(), 'More volumes of the pods.', [{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } }]))
    .list('extraVolumeMounts', list(ItemShape.ofVolumeMount(), `Mounts of volumes for ${subject}.`, [{ name: 'data', mountPath: '/data' }]))
    .list('extraInitContainers', list(ItemShape.ofContainer(), `More containers that run to their end, before ${subject}.`))
    .list('extraContainers', list(ItemShape.ofContainer(), `More containers beside ${subject}.`))
    .adapt(overrides);
}
