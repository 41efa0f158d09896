import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a ServiceAccount that users of a chart set in the values.
 */
export interface ServiceAccountOptions {
  /**
   * Create the ServiceAccount: true, false or an expression. Otherwise it must exist.
   *
   * @default true
   */
  readonly create?: boolean | BooleanExpression;

  /**
   * Name of the ServiceAccount; empty means a name derived from the release name if it is created, otherwise `default`.
   *
   * @default - a name derived from the release name
   */
  readonly name?: string;

  /**
   * Annotations of the ServiceAccount, such as those of workload identity: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Create the roles and their bindings: true, false or an expression. Not needed if cluster administrators grant the
   * permissions.
   *
   * @default true
   */
  readonly rbac?: boolean | BooleanExpression;
}

/**
 * A ServiceAccount and its permissions.
 */
export interface ServiceAccountProps extends ServiceAccountOptions {
  /**
   * Permissions in the namespace of the ServiceAccount: a list as in `rules` of a Role, or a token of one.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
   */
  readonly rules?: k8s.PolicyRule[];

  /**
   * Permissions in all namespaces and for cluster-scoped objects: a list as in `rules` of a ClusterRole, or a token of one.
   *
   * @default - none
   */
  readonly clusterRules?: k8s.PolicyRule[];

  /**
   * The name of the objects if `name` is empty.
   *
   * @default - the generated name
   */
  readonly defaultName?: string;

  /**
   * Namespace of the ServiceAccount, which must exist.
   * Two releases in different namespaces generate the same names: set a name that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Image pull secrets of the pods that have none of their own: a list as in `imagePullSecrets` of a ServiceAccount, or a token of one.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * Extra labels of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
