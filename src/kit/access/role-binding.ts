import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { checkSubjects, metadataOf, RBAC_GROUP, scopeOf } from './access';
import { RoleBindingProps } from './role-props';
import { k8s } from '../k8s';
import { Refusal } from '../../values/refusal';

/**
 * A RoleBinding: the permissions of a Role or of a ClusterRole in one namespace, that of the release or another one.
 *
 * ```ts
 * for (const namespace of ['emissary', 'kourier-system']) {
 *   new kit.RoleBinding(this, namespace, { clusterRole: reader.name, namespace, subjects: [account.subject] });
 * }
 * ```
 *
 * In another namespace, the name includes that of the release, so that releases in different namespaces do not share it. The
 * role of a binding cannot be changed: a binding with another role needs another name.
 *
 * Rejected are both `role` and `clusterRole`, and neither (`check-failed`), and a binding outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export class RoleBinding extends Construct {
  /** Name of the RoleBinding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    props = partProps('RoleBindingProps', scope, id, props);
    super(scope, id);
    const { role, clusterRole, subjects, namespace } = props;
    if ((role === undefined) === (clusterRole === undefined)) {
      throw new Refusal('check-failed', `${this.node.path}: role and clusterRole are ${role === undefined ? 'both missing: set one of them' : 'both set: remove one of them'}`);
    }
    checkSubjects(this, subjects);
    const metadata = metadataOf(this, props, namespace);
    this.name = metadata.name;
    const within = scopeOf(this, { ...props, name: this.name });
    if (within) {
      const [kind, name] = role === undefined ? ['ClusterRole', clusterRole!] : ['Role', role];
      new k8s.KubeRoleBinding(within, 'resource', { metadata, roleRef: { apiGroup: RBAC_GROUP, kind, name }, subjects });
    }
  }
}
