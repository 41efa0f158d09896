import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a DaemonSet that users of a chart set in the values, besides those of its pods.
 */
export interface DaemonSetOptions {
  /**
   * Tolerate all taints, so that tainted nodes get a pod too: true, false or an expression.
   *
   * @default false
   */
  readonly tolerateAll?: boolean | BooleanExpression;

  /**
   * Use the network of the node: true, false or an expression. Ports of the pods are then ports of the node, and the pods still
   * resolve names of Services. The Pod Security Standard `restricted` does not allow it.
   *
   * @default false
   */
  readonly hostNetwork?: boolean | BooleanExpression;

  /**
   * Maximum number of unavailable pods during an update: a number, or a string such as `10%`. Without effect beside `strategy`.
   *
   * @default 1
   */
  readonly maxUnavailable?: number | string;
}

/**
 * A DaemonSet: a pod on every node.
 */
export interface DaemonSetProps extends WorkloadProps, DaemonSetOptions {
}
