import { BooleanExpression } from '../expr/expression/expression';

/**
 * A path of a host. Strings can be tokens.
 */
export interface WebIngressPath {
  /**
   * The path, such as `/`. A regular expression of ingress-nginx, such as the documented one for everything, gets the path type
   * `ImplementationSpecific`, since current controllers refuse it with another.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Path type: `Prefix`, `Exact` or `ImplementationSpecific`.
   *
   * @default "Prefix"
   */
  readonly pathType?: string;
}

/**
 * A host of an Ingress and its paths. Strings can be tokens.
 */
export interface WebIngressHost {
  /** Host name, such as `web.appstore.ai`. */
  readonly host: string;

  /**
   * Paths; all forward to the Service of the program.
   *
   * @default - `/`
   */
  readonly paths?: WebIngressPath[];
}

/**
 * The certificate of hosts. Strings can be tokens.
 */
export interface WebIngressTls {
  /** Name of the Secret of type `kubernetes.io/tls`. */
  readonly secretName: string;

  /** Host names, which the certificate is for. */
  readonly hosts: string[];
}

/**
 * Options of an Ingress with hosts, paths and certificates in lists, as in the charts of `helm create`.
 */
export interface WebIngressOptions {
  /**
   * Create the Ingress: true, false or an expression.
   *
   * @default - true if there are hosts
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the IngressClass; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly className?: string;

  /**
   * The hosts. Both outputs refuse an Ingress without a host.
   *
   * @default - no Ingress
   */
  readonly hosts?: WebIngressHost[];

  /**
   * The certificates of the hosts.
   *
   * @default - no TLS
   */
  readonly tls?: WebIngressTls[];

  /**
   * Annotations: a map of strings, or a token of one. They override those of the program.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
