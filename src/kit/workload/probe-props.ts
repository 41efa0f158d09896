import { k8s } from '../k8s';

/**
 * How often the kubelet asks, and how patient it is. Numbers can be tokens.
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
 * How patient the kubelet is with a program.
 */
export interface ProbesOptions {
  /**
   * Until it counts as started.
   *
   * @default - that of the program
   */
  readonly startup?: ProbeOptions;

  /**
   * Until it gets no requests.
   *
   * @default - that of the program
   */
  readonly readiness?: ProbeOptions;

  /**
   * Until it is restarted.
   *
   * @default - that of the program
   */
  readonly liveness?: ProbeOptions;
}

/**
 * A probe by HTTP: an answer from 200 to 399 is a good one.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-http-request
 */
export interface HttpProbe {
  /** The path, such as `/healthz`. */
  readonly path: string;

  /** The number of the port, or the name that the container gives it. */
  readonly port: number | string;

  /**
   * `HTTP`, or `HTTPS`, for which any certificate will do.
   *
   * @default "HTTP"
   */
  readonly scheme?: string;

  /**
   * Headers of the request, each with `name` and `value`.
   *
   * @default - none
   */
  readonly httpHeaders?: k8s.HttpHeader[];
}

/**
 * A probe by the health protocol of gRPC, without TLS.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbe {
  /** The number of the port. */
  readonly port: number;

  /**
   * The service that is asked for.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * A probe that opens a TCP connection.
 */
export interface TcpProbe {
  /** The number of the port, or the name that the container gives it. */
  readonly port: number | string;
}

/**
 * A probe that runs a command in the container: exit code 0 is a good answer.
 */
export interface ExecProbe {
  /** The command and its arguments. No shell runs it. */
  readonly command: string[];
}

/**
 * How the kubelet asks: one of `httpGet`, `grpc`, `tcpSocket` and `exec`.
 */
export interface ProbeHandler {
  /** @default - not by HTTP */
  readonly httpGet?: HttpProbe;

  /** @default - not by gRPC */
  readonly grpc?: GrpcProbe;

  /** @default - not by a TCP connection */
  readonly tcpSocket?: TcpProbe;

  /** @default - not by a command */
  readonly exec?: ExecProbe;

  /**
   * Seconds that the pod gets to stop in after the probe has failed.
   *
   * @default - those of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * A question that the kubelet asks a container.
 */
export interface ProbeProps extends ProbeOptions {
  /** How it is asked. Rejected is a handler without any of the four (`check-failed`). */
  readonly handler: ProbeHandler;
}
