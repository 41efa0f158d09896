import { ProbeOptions } from '../kit/probe-props';
import { WorkloadOptions } from '../kit/workload-props';

/**
 * An Aim tracking server. Texts and numbers may be those that stand for expressions; a property that takes anything
 * says what.
 *
 * Unless something else is said, it requests 100m CPU and 256Mi memory, has a limit of 1Gi memory, and runs as user and
 * group 10001, which own the volume: another user later cannot read the files of the repository. The test pod goes to the
 * same nodes.
 */
export interface AimServerProps extends WorkloadOptions {
  /**
   * The reference of the image: Aim with its command `aim` on the path.
   *
   * @default "aimstack/aim:3.29.1"
   */
  readonly image?: string;

  /**
   * What clients and the server speak: `http` (HTTP and WebSocket, Aim 3.19.0 and later) or `grpc` (Aim 3.17.0 to
   * 3.18.1). The two do not mix, so it has to be what the image holds. Probes, the annotations of the Ingress, the
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
   * More arguments of `aim server`: a list of texts, or what stands for one. Rejected are those that other props are for
   * (`--host`, `--port`, `--repo`, `--base-path`, `--log-level`), `--dev`, which reloads, `--workers`, since clients have
   * to come back to the process that holds their runs, and `--yes`, which lets some versions erase runs.
   *
   * @default - none
   */
  readonly extraArgs?: any;

  /**
   * Whether runs outlive the pod: true, false or an expression. Without a volume they are gone with the pod.
   *
   * @default true
   */
  readonly persistent?: any;

  /**
   * The name of a PersistentVolumeClaim that is there already; empty means that one is made. Needs `persistent`.
   *
   * @default - one is made
   */
  readonly existingClaim?: string;

  /**
   * The size of the volume, a quantity.
   *
   * @default "10Gi"
   */
  readonly storageSize?: string;

  /**
   * The StorageClass of the volume; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly storageClass?: string;

  /**
   * How the volume can be mounted: a list of `ReadWriteOnce`, `ReadWriteOncePod` and `ReadWriteMany`, or what stands for
   * one. One node is enough, since there is one pod.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: any;

  /**
   * Annotations of the claim: a map of texts, or what stands for one.
   *
   * @default - none
   */
  readonly claimAnnotations?: any;

  /**
   * Whether `helm uninstall` leaves the claim, and with it the runs: true, false or an expression.
   *
   * @default true
   */
  readonly keepClaim?: any;

  /**
   * The type of the Service: `ClusterIP`, `NodePort` or `LoadBalancer`.
   *
   * @default "ClusterIP"
   */
  readonly serviceType?: string;

  /**
   * The port of the Service.
   *
   * @default 80
   */
  readonly servicePort?: number;

  /**
   * Annotations of the Service: a map of texts, or what stands for one.
   *
   * @default - none
   */
  readonly serviceAnnotations?: any;

  /**
   * Whether there is an Ingress: true, false or an expression.
   *
   * @default - true when a host is given
   */
  readonly ingress?: any;

  /**
   * The IngressClass; empty means the default of the cluster. The annotations are those of ingress-nginx.
   *
   * @default "nginx"
   */
  readonly ingressClass?: string;

  /**
   * The host name that the Ingress answers. Needed when there is an Ingress.
   *
   * @default - no Ingress
   */
  readonly host?: string;

  /**
   * The Secret of the type `kubernetes.io/tls` that the Ingress ends TLS with; empty means no TLS. Needed with gRPC,
   * which ingress-nginx offers on its TLS port only.
   *
   * @default - no TLS
   */
  readonly tlsSecret?: string;

  /**
   * Annotations of the Ingress: a map of texts, or what stands for one. They win over those that are written anyway.
   *
   * @default - none
   */
  readonly ingressAnnotations?: any;

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
