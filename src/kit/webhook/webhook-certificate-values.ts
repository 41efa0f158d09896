import { ItemShape } from '../../values/declare/item-shape';
import { StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/** Certificates in PEM format, one after the other, or nothing. @internal */
export const CERTIFICATES = '^(-----BEGIN CERTIFICATE-----\\n([A-Za-z0-9+/=]{1,76}\\n)+-----END CERTIFICATE-----(\\n)*)*$';

/** @internal */
export const CERTIFICATES_DESCRIPTION = 'certificates in PEM format, from `-----BEGIN CERTIFICATE-----` to `-----END CERTIFICATE-----`, or empty';

const duration = (description: string): StringOptions => ({
  pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$', patternDescription: 'a duration such as `2160h` or `1h30m`, or empty', maxLength: 32, description,
});

/** The documented values of cert-manager. @internal */
export const CERT_MANAGER = ItemShape.object('Certificate from cert-manager.')
  .boolean('enabled', { description: 'Let cert-manager issue the certificate, and write its authority into the webhook configurations. Needs cert-manager, with its cainjector, in the cluster.' })
  .string('issuer', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Name of the issuer; empty for an `Issuer` of the chart, with which the certificate signs itself.' })
  .oneOf('issuerKind', { values: ['Issuer', 'ClusterIssuer'], description: 'Kind of `issuer`.' })
  .string('duration', duration('Validity of the certificate, such as `8760h`; empty for the default of cert-manager.'))
  .string('renewBefore', duration('How long before its end the certificate is renewed; empty for the default of cert-manager.'));

/** The documented values of the certificate of a webhook. @internal */
export const WEBHOOK_CERTIFICATE = ItemShape.object('Certificate of the webhook.')
  .group('certManager', CERT_MANAGER)
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing Secret of type `kubernetes.io/tls` with the certificate. Needs `caBundle`.',
  })
  .string('caBundle', {
    multiline: true, pattern: CERTIFICATES, patternDescription: CERTIFICATES_DESCRIPTION,
    description: 'Certificates of the authority that issued the certificate in `existingSecret`, in PEM format, for `--set-file`.',
  });
