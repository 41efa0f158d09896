import { Service } from './service';
import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A path of an Ingress and its backend.
 */
export interface IngressPath {
  /**
   * The path; empty means `/`.
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

  /** The Service. */
  readonly service: Service;

  /**
   * Name of a port of the Service.
   *
   * @default - the first port
   */
  readonly port?: string;
}

/**
 * Options of an Ingress that users of a chart set in the values.
 */
export interface IngressOptions {
  /**
   * Create the Ingress: true, false or an expression.
   *
   * @default - true if there is a host
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the IngressClass; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly className?: string;

  /**
   * Host name of the Ingress. Both outputs refuse an Ingress without a host.
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
   * All host names, with the same paths, instead of `host` and `extraHosts`: a list of strings, or a token of one.
   *
   * @default - `host` and `extraHosts`
   */
  readonly hosts?: string[];

  /**
   * Certificates, each with the Secret and the host names that it is for, instead of `tlsSecret`: a list, or a token of one.
   *
   * @default - that of `tlsSecret`
   */
  readonly tls?: k8s.IngressTls[];

  /**
   * Name of a Secret of type `kubernetes.io/tls` with a certificate for all hosts; empty means no TLS.
   *
   * @default - no TLS
   */
  readonly tlsSecret?: string;

  /**
   * Name of the cert-manager ClusterIssuer that issues the certificate; empty means none. Needs `tlsSecret`.
   *
   * @default - none
   */
  readonly clusterIssuer?: string;

  /**
   * Name of the cert-manager Issuer, in the same namespace, that issues the certificate; empty means none. Needs `tlsSecret`;
   * refused together with `clusterIssuer`.
   *
   * @default - none
   */
  readonly issuer?: string;

  /**
   * Annotations: a map of strings, or a token of one. They override `ownAnnotations`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * An Ingress and its backends. Strings can be tokens.
 */
export interface IngressProps extends IngressOptions {
  /** Paths, at least one. */
  readonly paths: IngressPath[];

  /**
   * Annotations that the program needs: a map of strings, with entries that may be conditional. `annotations` override them.
   *
   * @default - none
   */
  readonly ownAnnotations?: { [key: string]: any };

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
