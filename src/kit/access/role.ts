import { Construct } from 'constructs';
import { partProps, propsOf } from '../part-props';
import { checkRules, metadataOf, scopeOf } from './access';
import { RoleBinding } from './role-binding';
import { RoleProps } from './role-props';
import { k8s } from '../k8s';

/**
 * A Role, in the namespace of the release or in another one, and its binding.
 *
 * ```ts
 * new kit.Role(this, 'jobs', {
 *   namespace: 'batch',
 *   rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'list', 'create'] }],
 *   subjects: [account.subject],
 * });
 * ```
 *
 * In another namespace, the name includes that of the release, so that releases in different namespaces do not share it.
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Role extends Construct {
  /** Name of the Role and of its binding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: RoleProps) {
    props = partProps('RoleProps', scope, id, props);
    super(scope, id);
    const { rules, namespace, subjects } = props;
    checkRules(this, rules, false);
    const metadata = metadataOf(this, props, namespace);
    this.name = metadata.name;
    const within = scopeOf(this, { ...props, name: this.name });
    if (within) {
      new k8s.KubeRole(within, 'resource', { metadata, rules });
      if (subjects) {
        new RoleBinding(within, 'binding', { ...propsOf('AccessOptions', props), enabled: true, name: this.name, namespace, role: this.name, subjects });
      }
    }
  }
}
