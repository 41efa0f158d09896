import { k8s } from '../k8s';

/**
 * Timing and thresholds of a probe. Numbers can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 */
export interface ProbeOptions {
  /**
   * Seconds from the start of the container to the first probe; 0 means none. For a slow start, prefer a startup probe.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Seconds between probes, from 1.
   *
   * @default - the default of the construct, or that of Kubernetes, 10
   */
  readonly periodSeconds?: number;

  /**
   * Timeout of a probe in seconds, from 1.
   *
   * @default - the default of the construct, or that of Kubernetes, 1
   */
  readonly timeoutSeconds?: number;

  /**
   * Consecutive failures after which the probe has failed, from 1.
   *
   * @default - the default of the construct, or that of Kubernetes, 3
   */
  readonly failureThreshold?: number;

  /**
   * Consecutive successes after which a readiness probe succeeds again, from 1. Must be 1 for startup and liveness probes.
   *
   * @default - the default of Kubernetes, 1
   */
  readonly successThreshold?: number;
}

/**
 * Timing and thresholds of the probes of a program.
 */
export interface ProbesOptions {
  /**
   * Startup probe.
   *
   * @default - the default of the construct
   */
  readonly startup?: ProbeOptions;

  /**
   * Readiness probe.
   *
   * @default - the default of the construct
   */
  readonly readiness?: ProbeOptions;

  /**
   * Liveness probe.
   *
   * @default - the default of the construct
   */
  readonly liveness?: ProbeOptions;
}

/**
 * An HTTP probe: a status from 200 to 399 is a success.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-http-request
 */
export interface HttpProbe {
  /** Path, such as `/healthz`. */
  readonly path: string;

  /** Port number, or the name of a container port. */
  readonly port: number | string;

  /**
   * `HTTP`, or `HTTPS`, which accepts any certificate.
   *
   * @default "HTTP"
   */
  readonly scheme?: string;

  /**
   * Request headers, each with `name` and `value`.
   *
   * @default - none
   */
  readonly httpHeaders?: k8s.HttpHeader[];
}

/**
 * A probe with the gRPC health checking protocol, without TLS.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbe {
  /** Port number. */
  readonly port: number;

  /**
   * Service name in the health check request.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * A probe that opens a TCP connection.
 */
export interface TcpProbe {
  /** Port number, or the name of a container port. */
  readonly port: number | string;
}

/**
 * A probe that runs a command in the container: exit code 0 is a success.
 */
export interface ExecProbe {
  /** Command and arguments, run without a shell. */
  readonly command: string[];
}

/**
 * Handler of a probe: exactly one of `httpGet`, `grpc`, `tcpSocket` and `exec`.
 */
export interface ProbeHandler {
  /**
   * HTTP probe.
   *
   * @default - none
   */
  readonly httpGet?: HttpProbe;

  /**
   * gRPC probe.
   *
   * @default - none
   */
  readonly grpc?: GrpcProbe;

  /**
   * TCP probe.
   *
   * @default - none
   */
  readonly tcpSocket?: TcpProbe;

  /**
   * Command.
   *
   * @default - none
   */
  readonly exec?: ExecProbe;

  /**
   * Termination grace period of the pod after a failed probe, in seconds.
   *
   * @default - the termination grace period of the pod
   */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * A probe of a container.
 */
export interface ProbeProps extends ProbeOptions {
  /** Handler. One with none of the four is rejected (`check-failed`). */
  readonly handler: ProbeHandler;
}
