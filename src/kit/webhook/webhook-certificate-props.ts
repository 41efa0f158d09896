import { BooleanExpression } from '../../expr/expression/expression';

/**
 * How cert-manager issues the certificate of a webhook.
 */
export interface WebhookCertManagerOptions {
  /**
   * Let cert-manager issue the certificate, and write its authority into the webhook configurations: true, false or an expression. Needs
   * cert-manager with its cainjector in the cluster.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the issuer; empty for an `Issuer` of the chart, with which the certificate signs itself.
   *
   * @default - an `Issuer` of the chart
   */
  readonly issuer?: string;

  /**
   * Kind of the issuer: `Issuer`, in the namespace of the release, or `ClusterIssuer`. Only effective with `issuer`.
   *
   * @default "Issuer"
   */
  readonly issuerKind?: string;

  /**
   * Validity of the certificate, such as `8760h`; empty means the default of cert-manager, 90 days.
   *
   * @default - the default of cert-manager
   */
  readonly duration?: string;

  /**
   * How long before its end the certificate is renewed, such as `360h`; empty means the default of cert-manager, a third of the validity.
   *
   * @default - the default of cert-manager
   */
  readonly renewBefore?: string;
}

/**
 * Options of the certificate of a webhook that users of a chart set in the values.
 */
export interface WebhookCertificateOptions {
  /**
   * cert-manager. Both outputs refuse it together with `existingSecret` and `caBundle`.
   *
   * @default - no cert-manager
   */
  readonly certManager?: WebhookCertManagerOptions;

  /**
   * Name of an existing Secret of type `kubernetes.io/tls` with the certificate, in the namespace of the release; empty means none. Both
   * outputs refuse it without `caBundle`.
   *
   * @default - none
   */
  readonly existingSecret?: string;

  /**
   * Certificates of the authority that issued the one in `existingSecret`, in PEM format; empty means none. Both outputs refuse it without
   * `existingSecret`, and what has no PEM format.
   *
   * @default - none
   */
  readonly caBundle?: string;
}

/**
 * The certificate of a webhook server.
 */
export interface WebhookCertificateProps extends WebhookCertificateOptions {
  /** Names of the Services of the server, which the certificate is for. */
  readonly services: string[];

  /**
   * Namespace of the Services, of the Secret and of the objects of cert-manager, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Whether the program makes a certificate itself at run time, and writes its authority into the webhook configurations, unless the options
   * choose another way: true, false or an expression. Otherwise, both outputs refuse options without certificate.
   *
   * @default false
   */
  readonly selfManaged?: boolean | BooleanExpression;

  /**
   * Name of the Secret, unless `existingSecret` is set: that of cert-manager, or the one that the program writes itself.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly secretName?: string;

  /**
   * Extra labels of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
