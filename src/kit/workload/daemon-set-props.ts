import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A pod on every node.
 */
export interface DaemonSetProps extends WorkloadProps {
  /**
   * Whether nodes with taints get a pod too, whatever the taints are: true, false or an expression.
   *
   * @default false
   */
  readonly tolerateAll?: boolean | BooleanExpression;

  /**
   * Whether the pods have the network of their node: true, false or an expression. Their ports are ports of the node then,
   * and they still resolve the names of Services. The Pod Security Standard `restricted` forbids it.
   *
   * @default false
   */
  readonly hostNetwork?: boolean | BooleanExpression;

  /**
   * How many pods may be missing while they are replaced: a number, or a string such as `10%`.
   *
   * @default - 1, which is that of Kubernetes
   */
  readonly maxUnavailable?: number | string;
}
