import { PodSecurity, PodSecurityOptions } from './pod-security';
import { WorkloadOptions } from './workload-props';
import { AnyExpression } from '../../expr/expression/any-expression';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { BooleanOptions, FragmentKind, FragmentOptions, IntegerOptions, ListOptions, StringOptions, ValueOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';
import { Refusal } from '../../values/refusal';

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
   * Names of values that are left out, since they are declared elsewhere: `['nodeSelector', 'tolerations']`.
   *
   * @default - none
   */
  readonly omit?: string[];

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

/** Those that fit any workload. */
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
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    return optionsOf(valuesOf(defaults).map(value => {
      switch (value.kind) {
        case 'name':
          return [value.name, values.string(at(value.name), { ...value.options, pattern: Pattern.OPTIONAL_DNS_NAME }).asString()];
        case 'flag':
          return [value.name, values.boolean(at(value.name), value.options)];
        case 'seconds':
          return [value.name, values.integer(at(value.name), { ...value.options, ...SECONDS }).asNumber()];
        case 'fragment':
          return [value.name, values.fragment(at(value.name), value.options).asAny()];
        case 'list':
          return [value.name, values.list(at(value.name), value.options).asAny()];
      }
    }));
  }

  /**
   * Declares the values for each item of a map or list, such as groups of workers; `ofItem()` reads them.
   *
   * @param items what the items have besides.
   * @param defaults what the values are.
   */
  public static declareItems(items: ItemShape, defaults: WorkloadDefaults = {}): ItemShape {
    return valuesOf(defaults).reduce((shape, value) => {
      switch (value.kind) {
        case 'name':
          return shape.string(value.name, { ...value.options, pattern: Pattern.OPTIONAL_DNS_NAME });
        case 'flag':
          return shape.boolean(value.name, value.options);
        case 'seconds':
          return shape.integer(value.name, { ...value.options, ...SECONDS });
        case 'fragment':
          return shape.fragment(value.name, value.options);
        case 'list':
          return shape.list(value.name, value.options);
      }
    }, items);
  }

  /**
   * The values of an item that `declareItems()` declared.
   *
   * @param item the item of a `ForEach`.
   * @param defaults those of `declareItems()`.
   */
  public static ofItem(item: AnyExpression, defaults: WorkloadDefaults = {}): WorkloadOptions {
    return optionsOf(valuesOf(defaults).map(({ name, kind }) => {
      switch (kind) {
        case 'name':
          return [name, item.string(name).asString()];
        case 'flag':
          return [name, item.boolean(name)];
        case 'seconds':
          return [name, item.integer(name).asNumber()];
        case 'fragment':
          return [name, item.map(name).asAny()];
        case 'list':
          return [name, item.list(name).asAny()];
      }
    }));
  }
}

const SECONDS = { minimum: 0, maximum: 86400 };

/** A value as it is declared, wherever that is. */
type Value =
  | { readonly kind: 'name'; readonly name: keyof WorkloadOptions; readonly options: StringOptions }
  | { readonly kind: 'flag'; readonly name: keyof WorkloadOptions; readonly options: BooleanOptions }
  | { readonly kind: 'seconds'; readonly name: keyof WorkloadOptions; readonly options: IntegerOptions }
  | { readonly kind: 'fragment'; readonly name: keyof WorkloadOptions; readonly options: FragmentOptions }
  | { readonly kind: 'list'; readonly name: keyof WorkloadOptions; readonly options: ListOptions };

function valuesOf({ subject = 'the container', omit = [], notes = {}, examples = {}, security, ...defaults }: WorkloadDefaults): Value[] {
  const about = (name: string, description: string): ValueOptions => {
    const example = { ...EXAMPLES, ...examples }[name];
    return { description: [description, notes[name]].filter(text => text).join(' '), examples: example === undefined ? [] : [example] };
  };
  const map = (name: keyof WorkloadOptions, description: string, value?: any): Value =>
    ({ kind: 'fragment', name, options: { ...about(name, description), default: value } });
  const texts = (name: keyof WorkloadOptions, description: string): Value =>
    ({ kind: 'fragment', name, options: { ...about(name, description), kind: FragmentKind.STRINGS } });
  const list = (name: keyof WorkloadOptions, items: ItemShape, description: string): Value =>
    ({ kind: 'list', name, options: { ...about(name, description), items } });
  const named = (name: keyof WorkloadOptions, description: string): Value => ({ kind: 'name', name, options: about(name, description) });

  const values: Value[] = [
    map('resources', `Resources of ${subject}.`, defaults.resources),
    texts('podLabels', `Labels of the pods of ${subject}.`),
    texts('podAnnotations', `Annotations of the pods of ${subject}.`),
    named('serviceAccountName', `ServiceAccount of the pods of ${subject}; empty means that of the namespace.`),
    { kind: 'flag', name: 'automountServiceAccountToken', options: about('automountServiceAccountToken', 'Whether the token of the ServiceAccount is mounted, for what talks to the API server.') },
    map('podSecurityContext', 'Security context of the pods.', PodSecurity.podSecurityContext(security)),
    map('securityContext', 'Security context of the containers.', PodSecurity.securityContext(security)),
    texts('nodeSelector', 'Labels of the nodes that the pods ask for.'),
    list('tolerations', ItemShape.ofFragment({ description: 'A toleration.' }), 'Taints of nodes that the pods tolerate.'),
    map('affinity', 'Preferences among nodes.'),
    list('topologySpreadConstraints', ItemShape.ofFragment({ description: 'A constraint.' }), 'How the pods spread over nodes and zones.'),
    named('priorityClassName', 'PriorityClass of the pods; empty means that of the cluster.'),
    named('runtimeClassName', 'RuntimeClass of the pods; empty means that of the cluster.'),
    {
      kind: 'seconds',
      name: 'terminationGracePeriodSeconds',
      options: { ...about('terminationGracePeriodSeconds', 'Seconds that the pods have to end in before they are killed.'), default: defaults.terminationGracePeriodSeconds ?? 30 },
    },
    list('extraEnv', ItemShape.ofEnvVar(), `More environment variables of ${subject}.`),
    list('extraEnvFrom', ItemShape.ofFragment({ description: 'A source.' }), `ConfigMaps and Secrets whose entries become environment variables of ${subject}.`),
    list('extraVolumes', ItemShape.ofVolume(), 'More volumes of the pods.'),
    list('extraVolumeMounts', ItemShape.ofVolumeMount(), `Mounts of volumes for ${subject}.`),
    list('extraInitContainers', ItemShape.ofContainer(), `More containers that run to their end, before ${subject}.`),
    list('extraContainers', ItemShape.ofContainer(), `More containers beside ${subject}.`),
  ];
  const unknown = [...omit, ...Object.keys(notes), ...Object.keys(examples)].find(name => !values.some(value => value.name === name));
  if (unknown !== undefined) {
    throw new Refusal('value-undeclared', `something is said of ${unknown}, and a workload has no such value: there are ${values.map(value => value.name).join(', ')}`);
  }
  return values.filter(({ name }) => !omit.includes(name));
}

function optionsOf(entries: ReadonlyArray<readonly [keyof WorkloadOptions, any]>): WorkloadOptions {
  return Object.fromEntries(entries);
}
