import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** A duration of the Gateway API, or empty. */
const DURATION = { pattern: '^(([0-9]{1,5}(h|m|s|ms)){1,4})?$', patternDescription: 'a duration such as `30s` or `1h30m`, or empty', maxLength: 32 };

/** The documented values of a route of the Gateway API. @internal */
export const GATEWAY_ROUTE = ItemShape.object('Gateway API route.')
  .boolean('enabled', { description: 'Create a route. Requires the Gateway API in the cluster.' })
  .list('parentRefs', {
    items: ItemShape.object()
      .string('group', { default: 'gateway.networking.k8s.io', pattern: Pattern.OPTIONAL_DNS_NAME, description: 'API group of the parent; empty for a Service.' })
      .string('kind', { default: 'Gateway', pattern: '^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$', patternDescription: 'a kind such as `Gateway`', description: 'Kind of the parent.' })
      .string('name', { required: true, pattern: Pattern.DNS_NAME, description: 'Name of the Gateway.' })
      .string('namespace', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Namespace of the Gateway; defaults to that of the release.' })
      .string('sectionName', { optional: true, pattern: Pattern.DNS_NAME, description: 'Name of the listener; defaults to all that match.' })
      .integer('port', { optional: true, minimum: 1, maximum: 65535, description: 'Port of the listener; defaults to any.' })
      ._documentedAs('ParentReference'),
    unique: true,
    examples: [[{ name: 'public', namespace: 'gateways', sectionName: 'https' }]],
    description: 'Gateways that the route attaches to. They must allow routes from the namespace of the release.',
  })
  .list('hostnames', {
    items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
    maxItems: 16,
    description: 'Host names; empty for those of the listeners. Must be unique among releases.',
  })
  .group('timeouts', ItemShape.object('Timeouts of an HTTPRoute, such as `30s` or `1h30m`; `0s` disables a timeout, empty uses that of the Gateway.')
    .string('request', { ...DURATION, description: 'Timeout of a whole request, including WebSocket connections.' })
    .string('backendRequest', { ...DURATION, description: 'Timeout of a request from the Gateway to the Service; at most `request`.' }))
  .fragment('annotations', { type: 'Annotations', description: 'Route annotations.' });
