/**
 * How often the kubelet asks, and how patient it is. Numbers may be those that stand for expressions.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 */
export interface ProbeOptions {
  /**
   * Seconds after the container has started until the first question; 0 means at once. A startup probe tells a slow start
   * better.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

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

  /**
   * Good answers in a row until the pod gets requests again, from 1. Refused with another number than 1 for probes that are
   * not of readiness.
   *
   * @default - that of Kubernetes, 1
   */
  readonly successThreshold?: number;
}

/**
 * A question that the kubelet asks a container.
 */
export interface ProbeProps extends ProbeOptions {
  /**
   * How it is asked, as Kubernetes has it: a map with one of `httpGet`, `grpc`, `tcpSocket` and `exec`, or what stands for
   * one. Other fields of a probe, such as `terminationGracePeriodSeconds`, go beside it.
   */
  readonly handler: any;
}
