import { ItemShape } from '../../values/declare/item-shape';
import { StringOptions } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

const issuer = (kind: string): StringOptions => ({
  pattern: Pattern.OPTIONAL_DNS_NAME, description: `cert-manager ${kind} that issues the certificate into \`tlsSecret\`; empty for none.`,
});

const HOST = ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' });

/** The documented values of an Ingress. @internal */
export const INGRESS = ItemShape.object('Ingress.')
  .boolean('enabled', { description: 'Create an Ingress.' })
  .string('className', { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'IngressClass; empty for the default IngressClass.' })
  .string('host', {
    default: 'example.org', pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name. Must be unique among releases.',
  })
  .list('extraHosts', {
    items: HOST,
    description: 'Extra host names, with the same paths. Wildcards such as `*.example.org` are supported.',
  })
  .string('tlsSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Secret of type `kubernetes.io/tls` with the certificate of the hosts; empty to disable TLS.',
  })
  .string('clusterIssuer', issuer('ClusterIssuer'))
  .string('issuer', issuer('Issuer'))
  .fragment('annotations', { type: 'Annotations', description: 'Ingress annotations.' });

/** What literal props of an Ingress are checked by: those that no value stands for, too. @internal */
export const INGRESS_PROPS = INGRESS.include(ItemShape.object()
  .list('hosts', { items: HOST, description: 'All host names.' })
  .list('paths', {
    items: ItemShape.object()
      .string('path', { pattern: '^(/[^ \\n\\t]*)?$', patternDescription: 'a path that begins with /', description: 'The path.' })
      .oneOf('pathType', { values: ['Prefix', 'Exact', 'ImplementationSpecific'], description: 'Path type.' }),
    description: 'Paths.',
  }));
