/**
 * What differs from one installation of a PodDisruptionBudget to the next.
 */
export interface PodDisruptionBudgetOptions {
  /**
   * Whether there is a PodDisruptionBudget: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: any;

  /**
   * How many pods may be missing: a number, or a text such as `50%`.
   *
   * @default 1
   */
  readonly maxUnavailable?: any;

  /**
   * How many pods have to be left, instead of `maxUnavailable`: a number, or a text such as `50%`; 0 or an empty text
   * means that `maxUnavailable` counts.
   *
   * @default - `maxUnavailable` counts
   */
  readonly minAvailable?: any;
}

/**
 * A PodDisruptionBudget and the pods that it is for.
 */
export interface PodDisruptionBudgetProps extends PodDisruptionBudgetOptions {
  /** The labels of the pods: a map of texts, or what stands for one. */
  readonly selector: any;

  /**
   * Labels of the PodDisruptionBudget beside those of the release: a map of texts, or what stands for one.
   *
   * @default - none
   */
  readonly labels?: any;
}
