import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a HorizontalPodAutoscaler that users of a chart set in the values.
 */
export interface HorizontalPodAutoscalerOptions {
  /**
   * Create the HorizontalPodAutoscaler: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Minimum number of pods, from 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Maximum number of pods. Both outputs refuse a number below `minReplicas`.
   *
   * @default 10
   */
  readonly maxReplicas?: number;

  /**
   * Target CPU utilization, percent of requests; 0 disables it.
   *
   * @default 80
   */
  readonly targetCpuUtilizationPercentage?: number;

  /**
   * Target memory utilization, percent of requests; 0 disables it.
   *
   * @default 0
   */
  readonly targetMemoryUtilizationPercentage?: number;

  /**
   * Extra metrics: a list as in `spec.metrics`, or a token of one.
   *
   * @default - none
   */
  readonly metrics?: { [field: string]: any }[];

  /**
   * Scaling behavior: a map as in `spec.behavior`, or a token of one.
   *
   * @default - the default of Kubernetes
   */
  readonly behavior?: { [field: string]: any };
}

/**
 * A HorizontalPodAutoscaler and its target. Both outputs refuse one without metrics.
 */
export interface HorizontalPodAutoscalerProps extends HorizontalPodAutoscalerOptions {
  /**
   * Kind of the target: `Deployment` or `StatefulSet`.
   *
   * @default "Deployment"
   */
  readonly targetKind?: string;

  /**
   * Name of the HorizontalPodAutoscaler.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the HorizontalPodAutoscaler and of its target, which must exist.
   * Two releases in different namespaces generate the same names: set a `name` that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /** Name of the target. Its `replicas` must not be set: see `HorizontalPodAutoscaler.replicas()`. */
  readonly targetName: string;

  /**
   * Extra labels of the HorizontalPodAutoscaler: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
