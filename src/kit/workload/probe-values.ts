import { ProbeOptions } from './probe-props';
import { Values } from '../../expr/expression/values';

/**
 * A probe as the chart's author proposes it.
 */
export interface ProbeDefaults {
  /** What happens and when, such as `Until it gets no requests.` */
  readonly description: string;

  /**
   * Seconds after the container has started until the first question.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

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

  /**
   * Good answers in a row until the pod gets requests again, for a probe of readiness.
   *
   * @default - there is no such value, as startup and liveness take one answer
   */
  readonly successThreshold?: number;
}

/**
 * The documented values of a probe: `initialDelaySeconds`, `periodSeconds`, `timeoutSeconds` and `failureThreshold`; for a
 * probe of readiness `successThreshold`, too.
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
    const integer = (name: string, value: number, description: string, minimum = 1) =>
      values.integer(`${path}.${name}`, { default: value, minimum, maximum: 3600, description }).asNumber();
    const { successThreshold } = defaults;
    return {
      initialDelaySeconds: integer('initialDelaySeconds', defaults.initialDelaySeconds ?? 0, 'Seconds after the container has started until the first question.', 0),
      periodSeconds: integer('periodSeconds', defaults.periodSeconds ?? 10, 'Seconds from one question to the next.'),
      timeoutSeconds: integer('timeoutSeconds', defaults.timeoutSeconds ?? 5, 'Seconds to wait for an answer.'),
      failureThreshold: integer('failureThreshold', defaults.failureThreshold ?? 3, 'Questions in a row without a good answer.'),
      ...successThreshold === undefined ? {} : { successThreshold: integer('successThreshold', successThreshold, 'Good answers in a row until it gets requests again.') },
    };
  }
}
