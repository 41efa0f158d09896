import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of roles and of their bindings.
 */
export interface AccessOptions {
  /**
   * Create the objects: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the objects.
   *
   * @default - the release name and the ids of the construct path; outside of the namespace of the release with that namespace and a dot before
   * it, so that releases in different namespaces do not share it
   */
  readonly name?: string;

  /**
   * Extra labels of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Permissions in one namespace, and those who have them.
 */
export interface RoleProps extends AccessOptions {
  /**
   * Permissions: a list as in `rules` of a Role, with items that may be conditional, or a token of one. Rejected are a rule without `verbs`,
   * `apiGroups` or `resources`, and one with `nonResourceUrLs`, which only a ClusterRole has (`check-failed`).
   *
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
   */
  readonly rules: k8s.PolicyRule[];

  /**
   * Namespace of the Role and of its binding, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Those who have the permissions, such as `subject` of a `ServiceAccount`.
   *
   * @default - none: no RoleBinding
   */
  readonly subjects?: k8s.Subject[];
}

/**
 * Permissions in all namespaces and for cluster-scoped objects, and those who have them.
 */
export interface ClusterRoleProps extends AccessOptions {
  /**
   * Permissions: a list as in `rules` of a ClusterRole, with items that may be conditional, or a token of one. Rejected are a rule without
   * `verbs`, and one with neither `apiGroups` and `resources` nor `nonResourceUrLs` (`check-failed`).
   *
   * @default - those of the roles that it aggregates
   */
  readonly rules?: k8s.PolicyRule[];

  /**
   * Labels of the ClusterRoles whose rules it has: a list of maps of strings, of which a ClusterRole has to match one. The controller of the
   * cluster writes the rules. Rejected together with `rules` (`check-failed`).
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
   */
  readonly aggregates?: { [key: string]: string }[];

  /**
   * The user-facing ClusterRoles that get the rules: `admin`, `edit`, `view`, and those of other programs with a label
   * `rbac.authorization.k8s.io/aggregate-to-NAME`.
   *
   * @default - none
   */
  readonly aggregateTo?: string[];

  /**
   * Those who have the permissions in all namespaces, such as `subject` of a `ServiceAccount`. For some namespaces only, use `RoleBinding`.
   *
   * @default - none: no ClusterRoleBinding
   */
  readonly subjects?: k8s.Subject[];
}

/**
 * Those who have the permissions of a role in one namespace. Set `role` or `clusterRole`.
 */
export interface RoleBindingProps extends AccessOptions {
  /**
   * Name of a Role in the namespace, such as `name` of a `Role`.
   *
   * @default - none
   */
  readonly role?: string;

  /**
   * Name of a ClusterRole, such as `name` of a `ClusterRole`, or `view`.
   *
   * @default - none
   */
  readonly clusterRole?: string;

  /** Those who have the permissions, such as `subject` of a `ServiceAccount`. */
  readonly subjects: k8s.Subject[];

  /**
   * Namespace of the binding, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;
}

/**
 * Those who have the permissions of a ClusterRole in all namespaces.
 */
export interface ClusterRoleBindingProps extends AccessOptions {
  /** Name of a ClusterRole, such as `name` of a `ClusterRole`, or `system:auth-delegator`. */
  readonly clusterRole: string;

  /** Those who have the permissions, such as `subject` of a `ServiceAccount`. */
  readonly subjects: k8s.Subject[];
}
