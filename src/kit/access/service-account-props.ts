import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a ServiceAccount to the next.
 */
export interface ServiceAccountOptions {
  /**
   * Whether the ServiceAccount is created: true, false or an expression. Otherwise it must be there.
   *
   * @default true
   */
  readonly create?: boolean | BooleanExpression;

  /**
   * The name of the ServiceAccount; empty means one of the name of the release when it is created, otherwise that of the
   * namespace, `default`.
   *
   * @default - one of the name of the release
   */
  readonly name?: string;

  /**
   * Annotations of the ServiceAccount, such as those of workload identity: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether the roles are created and bound: true, false or an expression. Clusters whose administrators grant rights
   * themselves need none.
   *
   * @default true
   */
  readonly rbac?: boolean | BooleanExpression;
}

/**
 * A ServiceAccount, and what its pods may do.
 */
export interface ServiceAccountProps extends ServiceAccountOptions {
  /**
   * What the pods may do in the namespace of the release: the `rules` of a Role, or what stands for them.
   *
   * @default - nothing
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
   */
  readonly rules?: k8s.PolicyRule[];

  /**
   * What the pods may do in all namespaces, and with what belongs to none: the `rules` of a ClusterRole, or what stands for
   * them.
   *
   * @default - nothing
   */
  readonly clusterRules?: k8s.PolicyRule[];

  /**
   * Labels of the objects in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
