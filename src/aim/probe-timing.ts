/**
 * How often the kubelet asks, and how patient it is. Numbers may be those that stand for expressions.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 */
export interface ProbeTiming {
  /**
   * Seconds from one question to the next, from 1.
   *
   * @default - that of the probe, see there
   */
  readonly periodSeconds?: number;

  /**
   * Seconds to wait for an answer, from 1.
   *
   * @default - that of the probe, see there
   */
  readonly timeoutSeconds?: number;

  /**
   * Questions in a row without a good answer until the kubelet acts, from 1.
   *
   * @default - that of the probe, see there
   */
  readonly failureThreshold?: number;
}
