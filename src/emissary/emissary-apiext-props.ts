import { BooleanExpression } from '../expr/expression/expression';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * The conversion webhook of Emissary. Strings and numbers can be tokens.
 *
 * By default it requests 50m CPU and 64Mi memory, with a memory limit of 256Mi, and runs as user 8888, whom its image has.
 */
export interface EmissaryApiextProps extends WorkloadOptions {
  /**
   * Image reference: an image of Emissary, with the program `apiext` on the PATH.
   *
   * @default "docker.io/emissaryingress/emissary:3.9.1"
   */
  readonly image?: string;

  /**
   * Number of pods. Without any, no object of Emissary can be read in another version than it is stored in.
   *
   * @default 3
   */
  readonly replicas?: number;

  /**
   * Create the namespace `emissary-system`, with the Pod Security level `restricted`: true, false or an expression. It is not created by a release that
   * is installed in it.
   *
   * @default true
   */
  readonly createNamespace?: boolean | BooleanExpression;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - two minutes to start; readiness every 3 seconds, liveness every 10
   */
  readonly probes?: ProbesOptions;

  /**
   * PodDisruptionBudget.
   *
   * @default - one pod may be unavailable
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;
}
