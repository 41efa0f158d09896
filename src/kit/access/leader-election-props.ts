import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Permissions of programs that elect a leader among their pods.
 */
export interface LeaderElectionProps {
  /** Names of the Leases, as the program has them, such as the value of its `--election-id`. */
  readonly leases: string[];

  /** Those who elect, such as `subject` of a `ServiceAccount`. */
  readonly subjects: k8s.Subject[];

  /**
   * Namespace of the Leases, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Whether ConfigMaps of these names are permitted too: true, false or an expression. Only old programs elect with them.
   *
   * @default false
   */
  readonly configMaps?: boolean | BooleanExpression;

  /**
   * Create the objects: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the Role and of its binding.
   *
   * @default - that of a `Role`
   */
  readonly name?: string;

  /**
   * Extra labels of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
