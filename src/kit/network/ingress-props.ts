import { Service } from './service';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A path of an Ingress and the Service that answers it.
 */
export interface IngressPath {
  /**
   * The path; empty means `/`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * How the path is compared: `Prefix`, `Exact` or `ImplementationSpecific`.
   *
   * @default "Prefix"
   */
  readonly pathType?: string;

  /** The Service. */
  readonly service: Service;

  /**
   * The name of its port.
   *
   * @default - the first
   */
  readonly port?: string;
}

/**
 * What differs from one installation of an Ingress to the next.
 */
export interface IngressOptions {
  /**
   * Whether there is an Ingress: true, false or an expression.
   *
   * @default - true when a host is given
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The IngressClass; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly className?: string;

  /**
   * The host name that it answers. Both outputs refuse an Ingress without one.
   *
   * @default - no Ingress
   */
  readonly host?: string;

  /**
   * Extra host names with the same paths: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly extraHosts?: string[];

  /**
   * The Secret of the type `kubernetes.io/tls` with a certificate of all hosts; empty means no TLS.
   *
   * @default - no TLS
   */
  readonly tlsSecret?: string;

  /**
   * The ClusterIssuer of cert-manager that makes the certificate; empty means none. Needs `tlsSecret`.
   *
   * @default - none
   */
  readonly clusterIssuer?: string;

  /**
   * The Issuer of cert-manager, of the same namespace, that makes the certificate; empty means none. Needs `tlsSecret`;
   * refused beside `clusterIssuer`.
   *
   * @default - none
   */
  readonly issuer?: string;

  /**
   * Annotations: a map of strings, or a token of one. They override those of the construct.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * An Ingress and what is behind it. Strings can be tokens.
 */
export interface IngressProps extends IngressOptions {
  /** The paths, at least one. */
  readonly paths: IngressPath[];

  /**
   * Annotations that the part needs, each unless `annotations` has its key: a map of strings, of which some may be left
   * out under a condition.
   *
   * @default - none
   */
  readonly ownAnnotations?: { [key: string]: any };

  /**
   * Labels in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
