import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind, StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

const issuer = (kind: string): StringOptions => ({
  pattern: Pattern.OPTIONAL_DNS_NAME, description: `${kind} of cert-manager that makes the certificate and puts it into \`tlsSecret\`; empty means none.`,
});

/** The documented values of an Ingress. @internal */
export const INGRESS = ItemShape.object('The way in from outside the cluster by an Ingress.')
  .boolean('enabled', { description: 'Whether there is an Ingress.' })
  .string('className', { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'IngressClass; empty means the default of the cluster.' })
  .string('host', {
    default: 'example.org', pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name that the Ingress answers. Each release needs its own.',
  })
  .list('extraHosts', {
    items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
    description: 'More host names that it answers in the same way, with or without `*.` in front.',
  })
  .string('tlsSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Secret of the type `kubernetes.io/tls` with the certificate of the host; empty means no TLS.',
  })
  .string('clusterIssuer', issuer('ClusterIssuer'))
  .string('issuer', issuer('Issuer'))
  .fragment('annotations', { kind: FragmentKind.STRINGS, description: 'Annotations of the Ingress.' });
