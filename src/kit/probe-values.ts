import { ProbeOptions } from './probe-props';
import { Values } from '../expr/values';

/**
 * A probe as the chart's author proposes it.
 */
export interface ProbeDefaults {
  /** What happens and when, such as `Until it gets no requests.` */
  readonly description: string;

  /**
   * Seconds from one question to the next.
   *
   * @default 10
   */
  readonly periodSeconds?: number;

  /**
   * Seconds to wait for an answer.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;

  /**
   * Questions in a row without a good answer.
   *
   * @default 3
   */
  readonly failureThreshold?: number;
}

/**
 * The documented values of a probe: `periodSeconds`, `timeoutSeconds` and `failureThreshold`.
 */
export class ProbeValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `probes.startup`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: ProbeDefaults): ProbeOptions {
    values._propose(path, defaults.description);
    const integer = (name: string, value: number, description: string) =>
      values.integer(`${path}.${name}`, { default: value, minimum: 1, maximum: 3600, description }).asNumber();
    return {
      periodSeconds: integer('periodSeconds', defaults.periodSeconds ?? 10, 'Seconds from one question to the next.'),
      timeoutSeconds: integer('timeoutSeconds', defaults.timeoutSeconds ?? 5, 'Seconds to wait for an answer.'),
      failureThreshold: integer('failureThreshold', defaults.failureThreshold ?? 3, 'Questions in a row without a good answer.'),
    };
  }
}
