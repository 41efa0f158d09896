import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a HorizontalPodAutoscaler to the next.
 */
export interface HorizontalPodAutoscalerOptions {
  /**
   * Whether there is a HorizontalPodAutoscaler: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The least number of pods, from 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * The largest number of pods. Both outputs refuse fewer than `minReplicas`.
   *
   * @default 10
   */
  readonly maxReplicas?: number;

  /**
   * The use of CPU in percent of what the pods request that it keeps to; 0 means that CPU does not count.
   *
   * @default 80
   */
  readonly targetCpuUtilizationPercentage?: number;

  /**
   * The use of memory in percent of what the pods request that it keeps to; 0 means that memory does not count.
   *
   * @default 0
   */
  readonly targetMemoryUtilizationPercentage?: number;

  /**
   * More metrics: a list as in `spec.metrics`, or a token of one.
   *
   * @default - none
   */
  readonly metrics?: { [field: string]: any }[];

  /**
   * How fast it acts: a map as in `spec.behavior`, or a token of one.
   *
   * @default - that of Kubernetes
   */
  readonly behavior?: { [field: string]: any };
}

/**
 * A HorizontalPodAutoscaler and the workload that it is for. Both outputs refuse one without any metric.
 */
export interface HorizontalPodAutoscalerProps extends HorizontalPodAutoscalerOptions {
  /**
   * The kind of the workload: `Deployment` or `StatefulSet`.
   *
   * @default "Deployment"
   */
  readonly targetKind?: string;

  /** The name of the workload. Its `replicas` must be left out: see `HorizontalPodAutoscaler.replicas()`. */
  readonly targetName: string;

  /**
   * Labels of the HorizontalPodAutoscaler in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
