import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/** What the Gateway API takes for a duration, or nothing. */
const DURATION = { pattern: '^(([0-9]{1,5}(h|m|s|ms)){1,4})?$', maxLength: 32 };

/** The documented values of a route of the Gateway API. @internal */
export const GATEWAY_ROUTE = ItemShape.object('The way in from outside the cluster by a Gateway of the Gateway API.')
  .boolean('enabled', { description: 'Whether there is a route. The cluster has to know the Gateway API.' })
  .list('parentRefs', {
    items: ItemShape.object()
      .string('name', { required: true, pattern: Pattern.DNS_NAME, description: 'Name of the Gateway.' })
      .string('namespace', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Its namespace, when it is another one.' })
      .string('sectionName', { optional: true, pattern: Pattern.DNS_NAME, description: 'Name of its listener; without it, all that fit.' })
      .integer('port', { optional: true, minimum: 1, maximum: 65535, description: 'Port of the listener; without it, any.' }),
    examples: [[{ name: 'public', namespace: 'gateways', sectionName: 'https' }]],
    description: 'Gateways that the route belongs to, which have to let it in.',
  })
  .list('hostnames', {
    items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
    maxItems: 16,
    description: 'Host names that it answers; empty means those of the Gateway. Each release needs its own.',
  })
  .group('timeouts', ItemShape.object('How long things may take, such as `30s` or `1h30m`; `0s` means as long as they like, empty what the Gateway is set to.')
    .string('request', { ...DURATION, description: 'A request as a whole, a WebSocket included. Only with HTTP.' })
    .string('backendRequest', { ...DURATION, description: 'A request of the Gateway to the Service; at most `request`. Only with HTTP.' }))
  .fragment('annotations', { kind: FragmentKind.STRINGS, description: 'Annotations of the route.' });
