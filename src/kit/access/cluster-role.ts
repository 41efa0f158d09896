import { Construct } from 'constructs';
import { partProps, propsOf } from '../part-props';
import { checkRules, metadataOf, RBAC_GROUP, scopeOf } from './access';
import { ClusterRoleBinding } from './cluster-role-binding';
import { ClusterRoleProps } from './role-props';
import { k8s } from '../k8s';
import { Refusal } from '../../values/refusal';

/**
 * A ClusterRole, and its binding for all namespaces; for some namespaces only, use `RoleBinding`.
 *
 * Its name includes the namespace of the release, so that releases in different namespaces do not share it. Rejected outside of a
 * `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class ClusterRole extends Construct {
  /** Name of the ClusterRole and of its binding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    props = partProps('ClusterRoleProps', scope, id, props);
    super(scope, id);
    const { rules, aggregates, aggregateTo = [], subjects, labels } = props;
    if ((rules === undefined) === (aggregates === undefined)) {
      throw new Refusal('check-failed', `${this.node.path}: rules and aggregates are ${rules === undefined ? 'both missing: set one of them' : 'both set: remove the rules, which those of the aggregated roles would replace'}`);
    }
    checkRules(this, rules, true);
    const aggregated = Object.fromEntries(aggregateTo.map(role => [`${RBAC_GROUP}/aggregate-to-${role}`, 'true']));
    const metadata = metadataOf(this, { ...props, labels: aggregateTo.length > 0 ? { ...labels, ...aggregated } : labels }, null);
    this.name = metadata.name;
    const within = scopeOf(this, { ...props, name: this.name });
    if (within) {
      new k8s.KubeClusterRole(within, 'resource', {
        metadata, rules, aggregationRule: aggregates && { clusterRoleSelectors: aggregates.map(matchLabels => ({ matchLabels })) },
      });
      if (subjects) {
        new ClusterRoleBinding(within, 'binding', { ...propsOf('AccessOptions', props), enabled: true, name: this.name, clusterRole: this.name, subjects });
      }
    }
  }
}
