import { GatewayRouteOptions } from './gateway-route-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/** What the Gateway API takes for a duration, or nothing. */
const DURATION = '^(([0-9]{1,5}(h|m|s|ms)){1,4})?$';

/**
 * The values of a route as the chart's author proposes them.
 */
export interface GatewayRouteDefaults {
  /** @default false */
  readonly enabled?: boolean;

  /** @default - those of the Gateway */
  readonly hostnames?: string[];

  /**
   * How long a request may take as a whole.
   *
   * @default - what the Gateway is set to
   */
  readonly requestTimeout?: string;

  /**
   * How long the Gateway waits for the Service.
   *
   * @default - what the Gateway is set to
   */
  readonly backendRequestTimeout?: string;

  /**
   * What the route is for.
   *
   * @default "The way in from outside the cluster by a Gateway of the Gateway API."
   */
  readonly description?: string;
}

/**
 * The documented values of a route of the Gateway API: `enabled`, `parentRefs`, `hostnames`, `timeouts` and `annotations`.
 */
export class GatewayRouteValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `gateway`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: GatewayRouteDefaults = {}): GatewayRouteOptions {
    values._propose(path, defaults.description ?? 'The way in from outside the cluster by a Gateway of the Gateway API.');
    const enabled = values.boolean(`${path}.enabled`, { default: defaults.enabled ?? false, description: 'Whether there is a route. The cluster has to know the Gateway API.' });
    const parentRefs = values.list(`${path}.parentRefs`, {
      items: ItemShape.object()
        .string('name', { required: true, pattern: Pattern.DNS_NAME, description: 'Name of the Gateway.' })
        .string('namespace', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Its namespace, when it is another one.' })
        .string('sectionName', { optional: true, pattern: Pattern.DNS_NAME, description: 'Name of its listener; without it, all that fit.' })
        .integer('port', { optional: true, minimum: 1, maximum: 65535, description: 'Port of the listener; without it, any.' }),
      examples: [[{ name: 'public', namespace: 'gateways', sectionName: 'https' }]],
      description: 'Gateways that the route belongs to, which have to let it in.',
    });
    const hostnames = values.list(`${path}.hostnames`, {
      default: defaults.hostnames,
      items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
      maxItems: 16,
      description: 'Host names that it answers; empty means those of the Gateway. Each release needs its own.',
    });
    values._propose(`${path}.timeouts`, 'How long things may take, such as `30s` or `1h30m`; `0s` means as long as they like, empty what the Gateway is set to.');
    const timeout = (name: string, description: string, value?: string) =>
      values.string(`${path}.timeouts.${name}`, { default: value, pattern: DURATION, maxLength: 32, description }).asString();
    return {
      enabled,
      parentRefs: parentRefs.asAny(),
      hostnames: hostnames.asAny(),
      requestTimeout: timeout('request', 'A request as a whole, a WebSocket included. Only with HTTP.', defaults.requestTimeout),
      backendRequestTimeout: timeout('backendRequest', 'A request of the Gateway to the Service; at most `request`. Only with HTTP.', defaults.backendRequestTimeout),
      annotations: values.fragment(`${path}.annotations`, { kind: FragmentKind.STRINGS, description: 'Annotations of the route.' }).asAny(),
    };
  }
}
