import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { ClusterRole } from './cluster-role';
import { Role } from './role';
import { ServiceAccountProps } from './service-account-props';
import { RBAC, SERVICE_ACCOUNT } from './service-account-values';
import { pathWithin } from '../../manifest/scope/scope';
import { When } from '../../manifest/scope/when';
import { Condition, firstFilled } from '../condition';
import { ifFilled, isGiven } from '../if-filled';
import { k8s } from '../k8s';
import { namedText, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { ReleaseChart } from '../../chart/release-chart';
import { toNode } from '../../expr/expression/to-node';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A ServiceAccount for pods, with a Role, a ClusterRole and their bindings if there are rules.
 *
 * The ClusterRole and its binding are cluster-scoped: their name includes the namespace, so releases in different
 * namespaces do not share them. Pods mount the ServiceAccount token only with `automountServiceAccountToken` of a
 * `Workload`.
 *
 * Both outputs refuse rules for the ServiceAccount `default`, which all pods of the namespace share.
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends Construct {
  /**
   * The documented values, for `values.group('serviceAccount', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return SERVICE_ACCOUNT.adapt(overrides);
  }

  /**
   * The documented values of the roles, for `values.group('rbac', …)`. The prop `rbac` is their `create`:
   * `rbac: rbac.boolean('create')`.
   */
  public static rbacValues(overrides: FieldOverrides = {}): ItemShape {
    return RBAC.adapt(overrides);
  }

  /** Name of the ServiceAccount, for `serviceAccountName` of a `Workload`. */
  public readonly name: string;

  private readonly chart: ReleaseChart;
  private readonly namespace: string | undefined;

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    props = partProps('ServiceAccountProps', scope, id, props, SERVICE_ACCOUNT);
    super(scope, id);
    this.chart = releaseChartOf(this);
    const { name = '', namespace, labels } = props;
    this.namespace = namespace;
    const create = Condition.of(props.create ?? true);
    const rbac = Condition.of(props.rbac ?? true);
    const own = props.defaultName ?? this.chart._nameOf(this);

    const [ofRelease, ofNamespace] = [firstFilled(name, own), firstFilled(name, 'default')];
    this.name = typeof create.value === 'boolean' ? create.chooseString(ofRelease, ofNamespace)
      : namedText(this, 'serviceAccountName', `Name of the ServiceAccount${partOf(this.chart, this)}.`, create.choose(ofRelease, ofNamespace)).asString();
    const created = create.scope(this, 'created');
    if (created) {
      new k8s.KubeServiceAccount(created, 'resource', {
        metadata: { name: this.name, namespace, labels, annotations: ifFilled(props.annotations) },
        automountServiceAccountToken: false,
        imagePullSecrets: ifFilled(props.imagePullSecrets),
      });
    } else {
      // They may be rendered nowhere, which is no error.
      toNode(props.annotations ?? {});
      toNode(props.imagePullSecrets ?? []);
    }
    const { rules = [], clusterRules = [] } = props;
    const [inNamespace, inCluster] = [rules, clusterRules].map(some => rbac.and(isGiven(some)));
    refuseWhen(this, inNamespace.or(inCluster).and(create.not()).and(Condition.of(name).not()),
      `${nameOfProp('create', props.create)} is false, and ${nameOfProp('name', props.name)} is empty, so the roles would be bound to the ServiceAccount "default", which all pods of the namespace may have: set one of the two`);
    const subjects = [this.subject];
    new Role(this, 'role', { enabled: inNamespace.value, name: own, namespace, labels, rules, subjects });
    new ClusterRole(this, 'cluster-role', { enabled: inCluster.value, name: `${this.chart.builtIns.namespace}.${own}`, labels, rules: clusterRules, subjects });
  }

  /** The ServiceAccount as a subject of roles and bindings. */
  public get subject(): k8s.Subject {
    return { kind: 'ServiceAccount', name: this.name, namespace: this.namespace ?? this.chart.builtIns.namespace.asString() };
  }
}

/** Ids that name a kind, or nothing. */
const NO_PART = /^(default|resource|serviceaccount|deployment|statefulset|daemonset|cronjob|job|pod)$/i;

/** The part of the chart that the ServiceAccount is of, in words. */
function partOf(chart: ReleaseChart, account: Construct): string {
  const [part] = pathWithin(chart, account).filter(part => !(part instanceof When)).map(({ node }) => node.id).filter(id => !NO_PART.test(id));
  return part === undefined ? '' : ` of ${part}`;
}
