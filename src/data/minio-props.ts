import { MinioAccountsOptions, MinioProvisioningOptions } from './minio-provisioning-props';
import { BooleanExpression } from '../expr/expression/expression';
import { CredentialsOptions } from '../kit/config/credentials-props';
import { GatewayRouteOptions } from '../kit/network/gateway-route-props';
import { IngressOptions } from '../kit/network/ingress-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { ServiceOptions } from '../kit/network/service-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * The image of the client, `mc`.
 */
export interface MinioClientOptions {
  /**
   * Image reference: `mc`, a shell and `cat`.
   *
   * @default "quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z"
   */
  readonly image?: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets: a list as in `imagePullSecrets` of a pod.
   *
   * @default - none
   */
  readonly imagePullSecrets?: { [field: string]: any }[];
}

/**
 * TLS of the server itself. Strings can be tokens.
 */
export interface MinioTlsOptions {
  /**
   * Serve HTTPS: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the Secret with the certificate and its key. The certificate must be valid for the name of the Service, and for other
   * names that clients use.
   *
   * @default - none, which is refused with TLS
   */
  readonly certSecret?: string;

  /**
   * Key of the certificate in the Secret.
   *
   * @default "public.crt"
   */
  readonly publicCrt?: string;

  /**
   * Key of the private key in the Secret.
   *
   * @default "private.key"
   */
  readonly privateKey?: string;
}

/**
 * The volume of the objects.
 */
export interface MinioVolumeOptions extends VolumeOptions {
  /**
   * Directory of the volume to mount; empty means the whole volume.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/**
 * The Ingress of the S3 API.
 */
export interface MinioIngressOptions extends IngressOptions {
  /**
   * Path prefix. S3 clients expect `/`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * The `Host` header that the server receives, which signatures cover: empty means Service and port, `service:port`, so that URLs
   * that a program signs for the Service work through the Ingress; `-` means that of the request, for clients that sign for the host
   * of the Ingress.
   *
   * @default - Service and port
   */
  readonly upstreamVhost?: string;
}

/**
 * The route of the S3 API: an HTTPRoute. By default, its requests have no time-out, as uploads need.
 *
 * The server receives the host of the request, for which clients sign: URLs that a program signs for the Service do not work through the
 * route, unless `upstreamVhost` is the name of the Service.
 */
export interface MinioGatewayOptions extends GatewayRouteOptions {
  /**
   * Path prefix: `/`, which S3 clients expect, or that of a bucket, to let in requests of this bucket only.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * The `Host` header that the server receives, which signatures cover: a name without a port, since a route knows none; empty means that
   * of the request. The name of the Service makes URLs work that a program signs for it, and is refused while its port is another one than
   * that which clients leave out: 80, or 443 with TLS.
   *
   * @default - the host of the request
   */
  readonly upstreamVhost?: string;
}

/**
 * The Ingress of the console.
 */
export interface MinioConsoleIngressOptions extends IngressOptions {
  /**
   * Path prefix.
   *
   * @default "/"
   */
  readonly path?: string;
}

/**
 * The ServiceMonitor, and who may read metrics.
 */
export interface MinioMonitorOptions extends ServiceMonitorOptions {
  /**
   * Serve metrics without authentication, to everybody who can reach the S3 API: true, false or an expression.
   *
   * @default false
   */
  readonly public?: boolean | BooleanExpression;

  /**
   * Name of a Secret with a bearer token for metrics, in the key `token`. `mc admin prometheus generate` makes one.
   *
   * @default - none: Prometheus can read metrics only if they are public
   */
  readonly tokenSecret?: string;
}

/**
 * A MinIO server. Strings and numbers can be tokens.
 *
 * By default it requests 100m CPU and 512Mi memory, with a memory limit of 2Gi, and runs as user and group 1000, which own the
 * volume.
 *
 * The Service has the port `http`, 9000 by default, and that of the console the port `console`, 9001. A node port has no effect with other types than
 * `NodePort`.
 */
export interface MinioProps extends WorkloadOptions, MinioAccountsOptions {
  /**
   * Image reference of the server.
   *
   * @default "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z"
   */
  readonly image?: string;

  /**
   * The client, of the Job and of the test.
   *
   * @default - the release that belongs to that of the server
   */
  readonly client?: MinioClientOptions;

  /**
   * The root user: entries `rootUser` and `rootPassword`.
   *
   * @default - a Secret with the name of the release, which users create
   */
  readonly credentials?: CredentialsOptions;

  /**
   * Mount path of the volume.
   *
   * @default "/export"
   */
  readonly mountPath?: string;

  /**
   * Directory of the buckets, within `mountPath`; empty means `mountPath`.
   *
   * @default - `mountPath`
   */
  readonly bucketRoot?: string;

  /**
   * Extra arguments of `minio server`: a list of strings. Those that the construct sets are refused: addresses and the directory of
   * certificates.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * TLS of the server.
   *
   * @default - none
   */
  readonly tls?: MinioTlsOptions;

  /**
   * Name of a Secret with certificates of CAs that the server trusts, such as that of an identity provider, and that the Job trusts for
   * the server; empty means none.
   *
   * @default - those of the image
   */
  readonly trustedCertsSecret?: string;

  /**
   * The volume of the objects.
   *
   * @default - a PersistentVolumeClaim of 10Gi
   */
  readonly persistence?: MinioVolumeOptions;

  /**
   * The Service of the S3 API.
   *
   * @default - type `ClusterIP`, port 9000
   */
  readonly service?: ServiceOptions;

  /**
   * The Ingress of the S3 API. It has the class `nginx` by default.
   *
   * @default - none
   */
  readonly ingress?: MinioIngressOptions;

  /**
   * The route of the S3 API. With TLS of the server, its Gateway needs a BackendTLSPolicy for the Service.
   *
   * @default - none
   */
  readonly gateway?: MinioGatewayOptions;

  /**
   * The Service of the console.
   *
   * @default - type `ClusterIP`, port 9001
   */
  readonly consoleService?: ServiceOptions;

  /**
   * The Ingress of the console. It has the class `nginx` by default.
   *
   * @default - none
   */
  readonly consoleIngress?: MinioConsoleIngressOptions;

  /**
   * The route of the console: an HTTPRoute for the path `/`, by default without a time-out. On the Gateway of the S3 API, it needs host
   * names of its own, and an Ingress of the console beside it the path `/`.
   *
   * @default - none
   */
  readonly consoleGateway?: GatewayRouteOptions;

  /**
   * Metrics.
   *
   * @default - with authentication, and no ServiceMonitor
   */
  readonly serviceMonitor?: MinioMonitorOptions;

  /**
   * NetworkPolicy; `from` are peers that may connect to the S3 API and the console.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - a startup of 5 minutes
   */
  readonly probes?: ProbesOptions;

  /**
   * The Job that makes policies, users, service accounts and buckets.
   *
   * @default - that of `MinioProvisioning`
   */
  readonly provisioning?: MinioProvisioningOptions;
}
