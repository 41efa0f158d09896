import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a PodDisruptionBudget to the next.
 */
export interface PodDisruptionBudgetOptions {
  /**
   * Whether there is a PodDisruptionBudget: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Maximum number of unavailable pods: a number, or a string such as `50%`.
   *
   * @default 1
   */
  readonly maxUnavailable?: number | string;

  /**
   * Minimum number of available pods, instead of `maxUnavailable`: a number, or a string such as `50%`; 0 or an empty string
   * means that `maxUnavailable` counts.
   *
   * @default - `maxUnavailable` counts
   */
  readonly minAvailable?: number | string;

  /**
   * When pods that are not ready can be evicted: `IfHealthyBudget` or `AlwaysAllow`, so that a node with a broken pod can be
   * drained; empty means `IfHealthyBudget`.
   *
   * @default - that of Kubernetes, `IfHealthyBudget`
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
   */
  readonly unhealthyPodEvictionPolicy?: string;
}

/**
 * A PodDisruptionBudget and the pods that it is for.
 */
export interface PodDisruptionBudgetProps extends PodDisruptionBudgetOptions {
  /** The labels of the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * Labels of the PodDisruptionBudget in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
