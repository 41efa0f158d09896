import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { checkSubjects, metadataOf, RBAC_GROUP, scopeOf } from './access';
import { ClusterRoleBindingProps } from './role-props';
import { k8s } from '../k8s';

/**
 * A ClusterRoleBinding: the permissions of a ClusterRole in all namespaces.
 *
 * Its name includes the namespace of the release, so that releases in different namespaces do not share it. The role of a
 * binding cannot be changed: a binding with another role needs another name. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export class ClusterRoleBinding extends Construct {
  /** Name of the ClusterRoleBinding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ClusterRoleBindingProps) {
    props = partProps('ClusterRoleBindingProps', scope, id, props);
    super(scope, id);
    const { clusterRole, subjects } = props;
    checkSubjects(this, subjects);
    const metadata = metadataOf(this, props, null);
    this.name = metadata.name;
    const within = scopeOf(this, { ...props, name: this.name });
    if (within) {
      new k8s.KubeClusterRoleBinding(within, 'resource', { metadata, roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: clusterRole }, subjects });
    }
  }
}
