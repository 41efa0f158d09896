import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a LimitRange that users of a chart set in the values. Maps have quantities of `cpu`, `memory` and `ephemeral-storage`, or are tokens of such maps.
 */
export interface LimitRangeOptions {
  /**
   * Create the LimitRange: true, false or an expression. One that says nothing is not created.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Limits of containers that have none. A container that requests more than the limit that it gets is refused.
   *
   * @default - those of `max`
   */
  readonly default?: { [resource: string]: string | number };

  /**
   * Requests of containers that have neither request nor limit.
   *
   * @default - the default limits, or those of `min`
   */
  readonly defaultRequest?: { [resource: string]: string | number };

  /**
   * The least that a container may request.
   *
   * @default - none
   */
  readonly min?: { [resource: string]: string | number };

  /**
   * The most that the limit of a container may be. Every container has a limit then.
   *
   * @default - none
   */
  readonly max?: { [resource: string]: string | number };
}

/**
 * A LimitRange, and the namespace that it is for.
 */
export interface LimitRangeProps extends LimitRangeOptions {
  /**
   * Name of the LimitRange.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the LimitRange, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels of the LimitRange: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
