import { Construct } from 'constructs';
import { normalisedName } from './names';
import { PROJECT } from './project-defaults';
import { ProjectAccessOptions, ProjectNetworkPolicyOptions, ProjectProps } from './project-props';
import { DEFAULT_REQUEST, PROJECT_VALUES } from './project-values';
import { RBAC_GROUP } from '../kit/access/access';
import { Role } from '../kit/access/role';
import { Condition, firstFilled, hasKey, textOf } from '../kit/condition';
import { isGiven } from '../kit/if-filled';
import { itemForEach, objectForEach } from '../kit/item-for-each';
import { k8s } from '../kit/k8s';
import { egressRule } from '../kit/network/network-policy';
import { partProps } from '../kit/part-props';
import { LimitRange } from '../kit/policy/limit-range';
import { ResourceQuota } from '../kit/policy/resource-quota';
import { isOneOf, namedText, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { toNode } from '../expr/expression/to-node';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const LEVEL = 'pod-security.kubernetes.io';
const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What running and watching experiments takes. Claims and quotas are those of the project, so they are read alone. */
const RULES: readonly k8s.PolicyRule[] = [
  { apiGroups: ['batch'], resources: ['jobs'], verbs: WRITE },
  { apiGroups: [''], resources: ['pods'], verbs: WRITE },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get', 'list'] },
  { apiGroups: [''], resources: ['pods/attach', 'pods/exec', 'pods/portforward'], verbs: ['get', 'create'] },
  { apiGroups: [''], resources: ['configmaps', 'services', 'serviceaccounts'], verbs: WRITE },
  { apiGroups: [''], resources: ['persistentvolumeclaims', 'resourcequotas', 'limitranges', 'events', 'replicationcontrollers'], verbs: READ },
  { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: READ },
  // `kubectl get all` asks for them too.
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'], verbs: READ },
  { apiGroups: ['batch'], resources: ['cronjobs'], verbs: READ },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: READ },
];

/**
 * A project: the namespace of its experiments with a Pod Security level, and what they may use: a ResourceQuota, a LimitRange, a NetworkPolicy, and a
 * Role for those who run experiments.
 *
 * ```ts
 * const project = new experiments.Project(this, 'project', {
 *   name: 'Image Search',
 *   quota: { hard: { 'requests.cpu': '64', 'requests.nvidia.com/gpu': 8 } },
 *   access: { groups: ['data-science'] },
 * });
 * // In the namespace image-search:
 * new experiments.SharedStorage(this, 'storage', { namespace: project.namespace });
 * ```
 *
 * Both outputs refuse a quota for CPU or memory by which pods would be refused with an event alone, since no LimitRange gives them a request or a limit.
 * Rejected outside of a `ReleaseChart`.
 */
export class Project extends Construct {
  /**
   * The documented values, for `values.group('project', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return PROJECT_VALUES.adapt(overrides);
  }

  /** The namespace of the project: its name in the form that Kubernetes accepts. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, props: ProjectProps = {}) {
    props = partProps('ProjectProps', scope, id, props, PROJECT_VALUES);
    super(scope, id);
    const { name = PROJECT, quota = {}, limitRange = { defaultRequest: DEFAULT_REQUEST }, networkPolicy, access = {} } = props;
    const chart = releaseChartOf(this);
    this.namespace = namedText(this, 'namespace', 'Namespace of the project.', textOf(chart.fitName(normalisedName(name)))).asString();
    // It may be rendered nowhere, which is no error.
    toNode(this.namespace);
    this.addNamespace(props, name);
    this.checkQuota(props);
    new ResourceQuota(this, 'quota', { ...quota, namespace: this.namespace });
    new LimitRange(this, 'limits', { ...limitRange, namespace: this.namespace });
    if (networkPolicy) {
      this.addNetworkPolicy(networkPolicy);
    }
    this.addRole(access);
  }

  /** The namespace, unless the release is in it: then it exists. */
  private addNamespace(props: ProjectProps, name: string): void {
    const { create = true, labels, annotations, podSecurity = {} } = props;
    const wanted = Condition.of(create);
    refuseWhen(this, wanted.and(Condition.of(textOf(this.namespace).matches('^(default|kube-[-a-z0-9]*)$'))),
      `${nameOfProp('name', props.name)} is "${name}", and the namespace ${this.namespace} is one of Kubernetes itself: choose another name`);
    const created = wanted.and(Condition.of(releaseChartOf(this).builtIns.namespace.isNot(textOf(this.namespace)))).scope(this, 'created');
    const levels = (['enforce', 'warn', 'audit'] as const).map(when => [when, podSecurity[when] ?? 'restricted'] as const);
    for (const [when, level] of levels) {
      if (!isOneOf(level, 'restricted', 'baseline', 'privileged')) {
        refuseWhen(this, Condition.of(textOf(level).matches('^(restricted|baseline|privileged)$')).not(),
          `${nameOfProp(`podSecurity.${when}`, podSecurity[when])}: got "${level}", expected "restricted", "baseline" or "privileged"`);
      }
    }
    if (created) {
      new k8s.KubeNamespace(created, 'namespace', {
        metadata: {
          name: this.namespace,
          labels: { ...labels, ...Object.fromEntries(levels.map(([when, level]) => [`${LEVEL}/${when}`, level])) },
          annotations: { ...annotations, 'helm.sh/resource-policy': 'keep' },
        },
      });
    }
  }

  /** Refuses a quota by which pods without requests or limits would be refused: the Job that wants them only has an event then. */
  private checkQuota({ quota = {}, limitRange = { defaultRequest: DEFAULT_REQUEST } }: ProjectProps): void {
    const { hard = {} } = quota;
    const given = Condition.of(limitRange.enabled ?? true);
    const counts = Condition.of(quota.enabled ?? true);
    const { default: limits = {}, defaultRequest = {}, min = {}, max = {} } = limitRange;
    const has = (resource: string, ...maps: any[]) => given.and(maps.map(map => hasKey(map, resource)).reduce((one, other) => one.or(other)));
    const name = nameOfProp('quota.hard', quota.hard);
    for (const resource of ['cpu', 'memory']) {
      const [limited, requested] = [has(resource, limits, max), has(resource, limits, max, min, defaultRequest)];
      for (const key of [`requests.${resource}`, resource]) {
        refuseWhen(this, counts.and(hasKey(hard, key)).and(requested.not()),
          `${name} has "${key}", and the LimitRange gives containers no request for ${resource}, so pods without one would be refused with an event alone: set ${resource} in ${nameOfProp('limitRange.defaultRequest', limitRange.defaultRequest)}`);
      }
      refuseWhen(this, counts.and(hasKey(hard, `limits.${resource}`)).and(limited.not()),
        `${name} has "limits.${resource}", and the LimitRange gives containers no limit for ${resource}, so pods without one would be refused with an event alone: set ${resource} in ${nameOfProp('limitRange.default', limitRange.default)}`);
    }
  }

  private addNetworkPolicy({ enabled = true, from = [], egress = [] }: ProjectNetworkPolicyOptions): void {
    const within = Condition.of(enabled).scope(this, 'networked');
    if (within) {
      const project = { podSelector: {} };
      const few = isGiven(egress);
      new k8s.KubeNetworkPolicy(within, 'network-policy', {
        metadata: { namespace: this.namespace },
        spec: {
          podSelector: {},
          policyTypes: ['Ingress', ...few.items(['Egress'])],
          ingress: [{ from: [project, ...from] }],
          egress: few.choose([
            { ports: [{ port: k8s.IntOrString.fromNumber(53), protocol: 'UDP' }, { port: k8s.IntOrString.fromNumber(53), protocol: 'TCP' }] },
            { to: [project] },
            ...[...egress].map(egressRule),
          ]),
        },
      });
    }
  }

  private addRole({ users = [], groups = [], serviceAccounts = [], secrets = false, rules = [] }: ProjectAccessOptions): void {
    const name = releaseChartOf(this).nameWith('access');
    new Role(this, 'access', {
      enabled: isGiven(users).or(isGiven(groups)).or(isGiven(serviceAccounts)).value,
      name,
      namespace: this.namespace,
      rules: [...RULES, ...Condition.of(secrets).items([{ apiGroups: [''], resources: ['secrets'], verbs: WRITE }]), ...rules],
      subjects: [
        ...itemForEach(users, 'user', user => ({ kind: 'User', name: user, apiGroup: RBAC_GROUP })),
        ...itemForEach(groups, 'group', group => ({ kind: 'Group', name: group, apiGroup: RBAC_GROUP })),
        ...objectForEach(serviceAccounts, 'serviceAccount', item => ({ name: item.string('name').asString(), namespace: item.string('namespace').asString() }),
          account => ({ kind: 'ServiceAccount', name: account.name, namespace: firstFilled(account.namespace ?? '', this.namespace) })),
      ],
    });
  }
}
