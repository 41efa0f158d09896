import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const SEGMENT = '/[-_~a-zA-Z0-9][-._~a-zA-Z0-9]*';
const CHARACTER = '-._~%@+=:,/a-zA-Z0-9';
const OPERATOR = '()*?$^|{}\\[\\]\\\\';

/** What is in a path only if it is a regular expression of ingress-nginx. @internal */
export const OF_REGULAR_EXPRESSION = `[${OPERATOR}]`;

const PATH = ItemShape.object()
  .string('path', {
    default: '/',
    pattern: `^(/|(${SEGMENT})+/?|/[${CHARACTER}${OPERATOR}]*[${OPERATOR}][${CHARACTER}${OPERATOR}]*)$`,
    patternDescription: 'a path such as `/api`, or a regular expression of ingress-nginx such as `/(.*)`',
    description: 'The path. A regular expression gets the path type `ImplementationSpecific`.',
  })
  .oneOf('pathType', { values: ['Prefix', 'Exact', 'ImplementationSpecific'], description: 'Path type.' })
  // The documented templates do not read it either.
  .fragment('backend', { description: 'Has no effect: the path forwards to the Service of the release. Remove it.' });

const HOST = ItemShape.object()
  .string('host', { required: true, pattern: Pattern.HOST, maxLength: 253, description: 'Host name.' })
  .list('paths', { required: true, minItems: 1, items: PATH, description: 'Paths; all forward to the Service of the release.' });

const TLS = ItemShape.object()
  .string('secretName', { required: true, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Secret of type `kubernetes.io/tls`.' })
  .list('hosts', { items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }), description: 'Host names of the certificate.' });

/** The documented values of an Ingress with hosts, paths and certificates in lists, as in the charts of `helm create`. @internal */
export function webIngressValues(host: string, overrides: FieldOverrides = {}): ItemShape {
  return ItemShape.object('Ingress.')
    .boolean('enabled', { description: 'Create an Ingress.' })
    .string('className', { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'IngressClass; empty for the default IngressClass.' })
    .list('hosts', { items: HOST, default: [{ host, paths: [{ path: '/', pathType: 'Prefix' }] }], description: 'Hosts and their paths.' })
    .list('tls', {
      items: TLS, examples: [[{ secretName: 'example-tls', hosts: [host] }]], description: 'Certificates of the hosts; empty to disable TLS.',
    })
    .fragment('annotations', { type: 'Annotations', description: 'Ingress annotations.' })
    .adapt(overrides);
}
