import { PodDisruptionBudgetOptions } from './pod-disruption-budget-props';
import { Values } from '../../expr/expression/values';

/**
 * The values of a PodDisruptionBudget as the chart's author proposes them.
 */
export interface PodDisruptionBudgetDefaults {
  /** @default false */
  readonly enabled?: boolean;

  /** @default 1 */
  readonly maxUnavailable?: number;

  /** @default - `maxUnavailable` counts */
  readonly minAvailable?: number;
}

/**
 * The documented values of a PodDisruptionBudget: `enabled`, `maxUnavailable` and `minAvailable`.
 */
export class PodDisruptionBudgetValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `podDisruptionBudget`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: PodDisruptionBudgetDefaults = {}): PodDisruptionBudgetOptions {
    values._propose(path, 'How many pods may be missing while nodes are drained.');
    const count = { minimum: 0, maximum: 9999 };
    return {
      enabled: values.boolean(`${path}.enabled`, { default: defaults.enabled ?? false, description: 'Whether there is a PodDisruptionBudget.' }),
      maxUnavailable: values.integer(`${path}.maxUnavailable`, {
        ...count, default: defaults.maxUnavailable ?? 1, description: 'Pods that may be missing.',
      }).asNumber(),
      minAvailable: values.integer(`${path}.minAvailable`, {
        ...count, default: defaults.minAvailable ?? 0, description: 'Pods that have to be left; 0 means that `maxUnavailable` counts.',
      }).asNumber(),
    };
  }
}
