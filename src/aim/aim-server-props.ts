import { AimUiOptions } from './aim-ui-options';
import { BooleanExpression } from '../expr/expression/expression';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * An Aim tracking server. Strings and numbers can be tokens.
 *
 * By default it requests 100m CPU and 256Mi memory, with a memory limit of 1Gi, and runs as user and group 10001, which own the
 * volume: after a change of the user, the server cannot read its files. The test pod is scheduled to the same nodes.
 *
 * The Service has the port `aim`, 80 by default. The Ingress has the class `nginx` and annotations for ingress-nginx; with
 * gRPC it needs `tlsSecret`, since ingress-nginx supports gRPC only with TLS. The route is an HTTPRoute or a GRPCRoute,
 * depending on the protocol, without request timeouts.
 */
export interface AimServerProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /**
   * Image reference: Aim, with the command `aim` on the PATH.
   *
   * @default "aimstack/aim:3.29.1"
   */
  readonly image?: string;

  /**
   * Protocol of clients and server: `http` (HTTP and WebSocket, Aim 3.19.0 and later) or `grpc` (Aim 3.17.0 to 3.18.1). It must
   * match the version of Aim in the image. It determines the probes, the annotations of the Ingress, the command of the
   * container and the `appProtocol` of the Service.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * Port of the container, from 1024, since the server does not run as root.
   *
   * @default 53800
   */
  readonly port?: number;

  /**
   * Path prefix of the server, such as `/rt`, with a leading slash and no trailing slash. Rejected with gRPC, whose paths are
   * fixed.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * Log level: `critical`, `error`, `warning`, `info` or `debug`.
   *
   * @default "warning"
   */
  readonly logLevel?: string;

  /**
   * Extra arguments of `aim server`: a list of strings, or a token of one. Arguments with props of their own are rejected
   * (`--host`, `--port`, `--repo`, `--base-path`, `--log-level`, `--ssl-keyfile`, `--ssl-certfile`), and so are `--dev`, which reloads, `--workers`, since clients
   * must reach the process that has their runs, and `--yes`, with which some versions delete runs.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Name of a Secret of type `kubernetes.io/tls`, for TLS in the server and in its user interface; empty means no TLS. The
   * certificate must be valid for the names that clients use, also inside the cluster. It is read when the pod starts. Probes,
   * Service, Ingress and the test pod use TLS too; behind a route of the Gateway API the Service needs a BackendTLSPolicy.
   *
   * @default - no TLS; the Ingress terminates its own TLS
   */
  readonly tlsSecret?: string;

  /**
   * The user interface, in a container of the same pod.
   *
   * @default - none
   */
  readonly ui?: AimUiOptions;

  /**
   * Create a ConfigMap with `AIM_REPO`, the URL of the server, for `envFrom` of pods in the same namespace: true, false or an
   * expression. For pods in TypeScript, use `AimConnection`.
   *
   * @default false
   */
  readonly clientConfig?: boolean | BooleanExpression;

  /**
   * The volume of the runs. There is one pod, so `ReadWriteOnce` is sufficient.
   *
   * @default - a PersistentVolumeClaim of 10Gi, which `helm uninstall` keeps
   */
  readonly persistence?: VolumeOptions;

  /**
   * NetworkPolicy: ingress to the port of the server, egress to DNS and the pods of the release only.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Startup probe.
   *
   * @default - every 2 seconds, at most 60 failures
   */
  readonly startupProbe?: ProbeOptions;

  /**
   * Readiness probe.
   *
   * @default - every 10 seconds, timeout 10 seconds, at most 3 failures
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * Liveness probe. The server does not respond during maintenance of its storage, so allow some failures.
   *
   * @default - every 10 seconds, timeout 10 seconds, at most 6 failures
   */
  readonly livenessProbe?: ProbeOptions;
}
