/**
 * How often the kubelet asks, and how patient it is. Numbers may be those that stand for expressions.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 */
export interface ProbeOptions {
  /**
   * Seconds from one question to the next, from 1.
   *
   * @default - that of Kubernetes, 10, or what the part says that the probe is of
   */
  readonly periodSeconds?: number;

  /**
   * Seconds to wait for an answer, from 1.
   *
   * @default - that of Kubernetes, 1, or what the part says that the probe is of
   */
  readonly timeoutSeconds?: number;

  /**
   * Questions in a row without a good answer until the kubelet acts, from 1.
   *
   * @default - that of Kubernetes, 3, or what the part says that the probe is of
   */
  readonly failureThreshold?: number;
}

/**
 * A question that the kubelet asks a container.
 */
export interface ProbeProps extends ProbeOptions {
  /**
   * How it is asked, as Kubernetes has it: a map with one of `httpGet`, `grpc`, `tcpSocket` and `exec`, or what stands for
   * one. Other fields of a probe, such as `initialDelaySeconds`, go beside it.
   */
  readonly handler: any;
}
