import { Service } from './service';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Timeouts of an HTTPRoute.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-timeouts/
 */
export interface GatewayRouteTimeouts {
  /**
   * Timeout of a request, such as `10s`; `0s` means none, as WebSockets need; empty means the default of the Gateway. A
   * GRPCRoute has no timeouts.
   *
   * @default - the default of the Gateway
   */
  readonly request?: string;

  /**
   * Timeout of a request from the Gateway to the Service, such as `10s`, at most `request`; empty means the default of the
   * Gateway.
   *
   * @default - the default of the Gateway
   */
  readonly backendRequest?: string;
}

/**
 * A Gateway that a route attaches to.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
export interface ParentReference {
  /**
   * API group of the parent; empty for a Service.
   *
   * @default "gateway.networking.k8s.io"
   */
  readonly group?: string;

  /**
   * Kind of the parent, such as `Gateway`, `ListenerSet` or `Service`.
   *
   * @default "Gateway"
   */
  readonly kind?: string;

  /** Name of the Gateway. */
  readonly name: string;

  /**
   * Namespace of the Gateway.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Name of a listener.
   *
   * @default - all listeners that accept the route
   */
  readonly sectionName?: string;

  /**
   * Port of a listener.
   *
   * @default - any port
   */
  readonly port?: number;
}

/**
 * Options of an HTTPRoute or GRPCRoute that users of a chart set in the values.
 */
export interface GatewayRouteOptions {
  /**
   * Create the route: true, false or an expression.
   *
   * @default - true if there is a Gateway
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Gateways that the route attaches to, each with a `name` and optionally `group`, `kind`, `namespace`, `sectionName` and `port`: a list, or a
   * token of one. Both outputs refuse a route without a Gateway, and the schema of the values a list with equal items; a list in the code
   * of the chart is refused (`check-failed`) where two references differ in neither `sectionName` nor `port`. The API server also refuses what the
   * schema cannot see: two references of the values, of which one has a default written out.
   *
   * @default - no route
   */
  readonly parentRefs?: ParentReference[];

  /**
   * Host names of the route, optionally with a leading `*.`: a list of strings, or a token of one. An HTTPRoute and a GRPCRoute
   * must not share a host name.
   *
   * @default - the host names of the Gateway
   */
  readonly hostnames?: string[];

  /**
   * Timeouts. A GRPCRoute has none.
   *
   * @default - the defaults of the Gateway
   */
  readonly timeouts?: GatewayRouteTimeouts;

  /**
   * Annotations of the route: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * An HTTPRoute or GRPCRoute, and the Service that it forwards to. Strings can be tokens.
 */
export interface GatewayRouteProps extends GatewayRouteOptions {
  /** Service that the route forwards to. */
  readonly service: Service;

  /**
   * Name of a port of the Service.
   *
   * @default - the first port
   */
  readonly port?: string;

  /**
   * Protocol: `http`, including WebSockets, for an HTTPRoute, or `grpc` for a GRPCRoute.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * Path prefix of the requests; empty means `/`. Only for `http`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Host that the Service receives in place of that of the request: a name without a port, which the Gateway API does not know; empty
   * means that of the request. Only for `http`, with a Gateway that has the feature `HTTPRouteHostRewrite`.
   *
   * @default - the host of the request
   * @see https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
   */
  readonly upstreamHostname?: string;

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
