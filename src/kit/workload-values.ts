import { PodSecurity, PodSecurityOptions } from './pod-security';
import { WorkloadOptions } from './workload-props';
import { Values } from '../expr/values';
import { ItemShape } from '../values/item-shape';
import { FragmentKind, ValueOptions } from '../values/options';
import { Pattern } from '../values/pattern';
import { Refusal } from '../values/refusal';

/**
 * The values of a workload as the chart's author proposes them.
 */
export interface WorkloadDefaults {
  /**
   * What runs in the pods, as in `Resources of the server.`
   *
   * @default "the container"
   */
  readonly subject?: string;

  /**
   * Resources of the containers.
   *
   * @default - none
   */
  readonly resources?: { [key: string]: any };

  /**
   * What the program needs beyond the least, for the default of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;

  /**
   * Seconds that the pods have to end in.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Sentences behind the description of a value, by its name: `{ securityContext: 'The server writes to its volume only.' }`.
   *
   * @default - none
   */
  readonly notes?: { [value: string]: string };

  /**
   * Values that a user might give, by the name of the value: `{ extraEnv: [{ name: 'SEED', value: '42' }] }`.
   *
   * @default - those that fit any workload
   */
  readonly examples?: { [value: string]: any };
}

/** What differs from one workload to the next: what all of them have is a matter of the image and of the workload. */
const EXAMPLES: { readonly [value: string]: any } = {
  extraEnvFrom: [{ secretRef: { name: 'credentials' } }],
  extraVolumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data', readOnly: true } }],
  extraVolumeMounts: [{ name: 'data', mountPath: '/data' }],
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }],
};

/**
 * The documented values of a workload: resources, labels and annotations of its pods, who they run as, where they run, and
 * what is added to them.
 */
export class WorkloadValues {
  /**
   * Declares the values.
   *
   * Rejected are notes and examples of values that there are not (`value-undeclared`).
   *
   * @param values the values of the chart.
   * @param path where they are, such as `worker`; an empty text for the top.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: WorkloadDefaults = {}): WorkloadOptions {
    const { subject = 'the container', notes = {}, examples = {}, security } = defaults;
    const declared = new Set<string>();
    const at = (name: string) => (declared.add(name), path === '' ? name : `${path}.${name}`);
    const about = (name: string, description: string): ValueOptions => {
      const example = { ...EXAMPLES, ...examples }[name];
      return { description: [description, notes[name]].filter(text => text).join(' '), examples: example === undefined ? [] : [example] };
    };
    const map = (name: string, description: string, value?: any) =>
      values.fragment(at(name), { ...about(name, description), default: value }).asAny();
    const texts = (name: string, description: string) =>
      values.fragment(at(name), { ...about(name, description), kind: FragmentKind.STRINGS }).asAny();
    const list = (name: string, items: ItemShape, description: string) => values.list(at(name), { ...about(name, description), items }).asAny();
    const name = (value: string, description: string) =>
      values.string(at(value), { ...about(value, description), pattern: Pattern.OPTIONAL_DNS_NAME }).asString();

    const options: WorkloadOptions = {
      resources: map('resources', `Resources of ${subject}.`, defaults.resources),
      podLabels: texts('podLabels', `Labels of the pods of ${subject}.`),
      podAnnotations: texts('podAnnotations', `Annotations of the pods of ${subject}.`),
      serviceAccountName: name('serviceAccountName', `ServiceAccount of the pods of ${subject}; empty means that of the namespace.`),
      automountServiceAccountToken: values.boolean(at('automountServiceAccountToken'),
        about('automountServiceAccountToken', 'Whether the token of the ServiceAccount is mounted, for what talks to the API server.')),
      podSecurityContext: map('podSecurityContext', 'Security context of the pods.', PodSecurity.podSecurityContext(security)),
      securityContext: map('securityContext', 'Security context of the containers.', PodSecurity.securityContext(security)),
      nodeSelector: texts('nodeSelector', 'Labels of the nodes that the pods ask for.'),
      tolerations: list('tolerations', ItemShape.ofFragment({ description: 'A toleration.' }), 'Taints of nodes that the pods tolerate.'),
      affinity: map('affinity', 'Preferences among nodes.'),
      topologySpreadConstraints: list('topologySpreadConstraints', ItemShape.ofFragment({ description: 'A constraint.' }), 'How the pods spread over nodes and zones.'),
      priorityClassName: name('priorityClassName', 'PriorityClass of the pods; empty means that of the cluster.'),
      runtimeClassName: name('runtimeClassName', 'RuntimeClass of the pods; empty means that of the cluster.'),
      terminationGracePeriodSeconds: values.integer(at('terminationGracePeriodSeconds'), {
        ...about('terminationGracePeriodSeconds', 'Seconds that the pods have to end in before they are killed.'),
        default: defaults.terminationGracePeriodSeconds ?? 30,
        minimum: 0,
        maximum: 86400,
      }).asNumber(),
      extraEnv: list('extraEnv', ItemShape.ofEnvVar(), `More environment variables of ${subject}.`),
      extraEnvFrom: list('extraEnvFrom', ItemShape.ofFragment({ description: 'A source.' }), `ConfigMaps and Secrets whose entries become environment variables of ${subject}.`),
      extraVolumes: list('extraVolumes', ItemShape.ofVolume(), 'More volumes of the pods.'),
      extraVolumeMounts: list('extraVolumeMounts', ItemShape.ofVolumeMount(), `Where ${subject} finds them.`),
      extraInitContainers: list('extraInitContainers', ItemShape.ofContainer(), `More containers that run to their end before ${subject} starts.`),
      extraContainers: list('extraContainers', ItemShape.ofContainer(), `More containers beside ${subject}.`),
    };
    const unknown = [...Object.keys(notes), ...Object.keys(examples)].find(value => !declared.has(value));
    if (unknown !== undefined) {
      throw new Refusal('value-undeclared', `a note or an example is given for ${unknown}, and a workload has no such value: there are ${[...declared].join(', ')}`);
    }
    return options;
  }
}
