import { AimUiOptions } from './aim-ui-options';
import { BooleanExpression } from '../expr/expression/expression';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * An Aim tracking server. Strings and numbers can be tokens; a property that takes anything
 * says what.
 *
 * Unless something else is said, it requests 100m CPU and 256Mi memory, has a limit of 1Gi memory, and runs as user and
 * group 10001, which own the volume: another user later cannot read the files of the repository. The test pod goes to the
 * same nodes.
 *
 * The Service has the port `aim`, 80 unless something else is said. The Ingress is of the class `nginx`, and its annotations
 * are those of ingress-nginx; with gRPC, which ingress-nginx offers on its TLS port only, it needs `tlsSecret`. The route is
 * an HTTPRoute or a GRPCRoute, as the protocol says, and requests take as long as they like.
 */
export interface AimServerProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /**
   * The reference of the image: Aim with its command `aim` on the path.
   *
   * @default "aimstack/aim:3.29.1"
   */
  readonly image?: string;

  /**
   * What clients and the server speak: `http` (HTTP and WebSocket, Aim 3.19.0 and later) or `grpc` (Aim 3.17.0 to
   * 3.18.1). The two do not mix, so it must be what the image holds. Probes, the annotations of the Ingress, the
   * start of the container and the protocol that the Service announces follow.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * The port that the container listens on, from 1024, since the server does not run as root.
   *
   * @default 53800
   */
  readonly port?: number;

  /**
   * The path that all paths of the server begin with, such as `/rt`: a slash in front, none behind. Rejected with gRPC,
   * whose paths are fixed.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * How much the server logs: `critical`, `error`, `warning`, `info` or `debug`.
   *
   * @default "warning"
   */
  readonly logLevel?: string;

  /**
   * More arguments of `aim server`: a list of strings, or a token of one. Rejected are those that other props are for
   * (`--host`, `--port`, `--repo`, `--base-path`, `--log-level`, `--ssl-keyfile`, `--ssl-certfile`), `--dev`, which reloads, `--workers`, since clients have
   * to come back to the process that holds their runs, and `--yes`, which lets some versions erase runs.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * The Secret of the type `kubernetes.io/tls` with which TLS ends in the server, and in its user interface; empty means
   * that they speak without TLS. The certificate must be for the names that clients use, inside of the cluster too. It is
   * read when the pod starts. Probes, Service, Ingress and the test pod follow; behind a route of the Gateway API the Service
   * needs a BackendTLSPolicy.
   *
   * @default - no TLS; that of the Ingress ends there
   */
  readonly tlsSecret?: string;

  /**
   * The user interface, in a container beside the server.
   *
   * @default - none
   */
  readonly ui?: AimUiOptions;

  /**
   * Whether there is a ConfigMap with `AIM_REPO`, the address of the server, for `envFrom` of the pods of the same namespace:
   * true, false or an expression. For pods in code there is `AimConnection`.
   *
   * @default false
   */
  readonly clientConfig?: boolean | BooleanExpression;

  /**
   * The volume of the runs. There is one pod, so one node is enough.
   *
   * @default - a claim of 10Gi that stays after `helm uninstall`
   */
  readonly persistence?: VolumeOptions;

  /**
   * What the network lets through: the port of the server, and from it nothing but DNS and the pods of the release.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * When the server counts as started.
   *
   * @default - asked every 2 seconds, 60 times
   */
  readonly startupProbe?: ProbeOptions;

  /**
   * When the server gets requests.
   *
   * @default - asked every 10 seconds, 10 seconds to answer, 3 times
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * When the server is restarted. Work on the storage keeps it from answering for a while: be patient.
   *
   * @default - asked every 10 seconds, 10 seconds to answer, 6 times
   */
  readonly livenessProbe?: ProbeOptions;
}
