import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a PodDisruptionBudget that users of a chart set in the values.
 */
export interface PodDisruptionBudgetOptions {
  /**
   * Create the PodDisruptionBudget: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Maximum number of unavailable pods: a number, or a string such as `50%`, at most `100%`.
   *
   * @default 1
   */
  readonly maxUnavailable?: number | string;

  /**
   * Minimum number of available pods, instead of `maxUnavailable`: a number, or a string such as `50%`; 0 or an empty string
   * means that `maxUnavailable` applies.
   *
   * @default - `maxUnavailable` applies
   */
  readonly minAvailable?: number | string;

  /**
   * Eviction of pods that are not ready: `IfHealthyBudget`, or `AlwaysAllow`, so that a node with a broken pod can be drained;
   * empty means `IfHealthyBudget`.
   *
   * @default - the default of Kubernetes, `IfHealthyBudget`
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
   */
  readonly unhealthyPodEvictionPolicy?: string;
}

/**
 * A PodDisruptionBudget and the pods that it applies to.
 */
export interface PodDisruptionBudgetProps extends PodDisruptionBudgetOptions {
  /** Labels that select the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * Name of the PodDisruptionBudget.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the PodDisruptionBudget and of the pods, which must exist.
   * Two releases in different namespaces generate the same names: set a `name` that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels of the PodDisruptionBudget: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
