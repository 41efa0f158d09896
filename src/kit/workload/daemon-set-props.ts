import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A DaemonSet: a pod on every node.
 */
export interface DaemonSetProps extends WorkloadProps {
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
   * Maximum number of unavailable pods during an update: a number, or a string such as `10%`.
   *
   * @default - the default of Kubernetes, 1
   */
  readonly maxUnavailable?: number | string;
}
