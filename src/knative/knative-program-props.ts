import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A program of Knative: a Deployment. Strings and numbers can be tokens.
 */
export interface KnativeProgramOptions extends WorkloadOptions {
  /**
   * Number of pods, unless a HorizontalPodAutoscaler decides.
   *
   * @default 1
   */
  readonly replicas?: number;
}

/**
 * A program of Knative that answers requests, and has to be there during the drain of a node.
 */
export interface KnativeServerOptions extends KnativeProgramOptions {
  /**
   * HorizontalPodAutoscaler.
   *
   * @default - that of the construct
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget. A fifth of the pods may be away, rounded up: a single pod can be evicted, too.
   *
   * @default - at most 20% of the pods are unavailable
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;
}
