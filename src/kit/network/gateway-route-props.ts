import { Service } from './service';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * How long requests of an HTTPRoute may take.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-timeouts/
 */
export interface GatewayRouteTimeouts {
  /**
   * How long a request may take as a whole, such as `10s`; `0s` means as long as it likes, as a WebSocket needs, empty
   * means what the Gateway is set to. A GRPCRoute has no timeouts.
   *
   * @default - what the Gateway is set to
   */
  readonly request?: string;

  /**
   * How long the Gateway waits for the Service, such as `10s`; at most `request`. Empty means what the Gateway is
   * set to.
   *
   * @default - what the Gateway is set to
   */
  readonly backendRequest?: string;
}

/**
 * A Gateway that a route belongs to.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
export interface ParentReference {
  /** The name of the Gateway. */
  readonly name: string;

  /**
   * The namespace of the Gateway.
   *
   * @default - that of the release
   */
  readonly namespace?: string;

  /**
   * The name of a listener.
   *
   * @default - all listeners that accept the route
   */
  readonly sectionName?: string;

  /**
   * The port of the listener.
   *
   * @default - any
   */
  readonly port?: number;
}

/**
 * What differs from one installation of a route of the Gateway API to the next.
 */
export interface GatewayRouteOptions {
  /**
   * Whether there is a route: true, false or an expression.
   *
   * @default - true when a Gateway is given
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The Gateways that the route belongs to, each with `name` and if need be `namespace`, `sectionName` and `port`: a list, or
   * what stands for one. Both outputs refuse a route without one.
   *
   * @default - no route
   */
  readonly parentRefs?: ParentReference[];

  /**
   * The host names that it answers, with or without `*.` in front: a list of strings, or a token of one. An HTTPRoute
   * and a GRPCRoute may not share one.
   *
   * @default - those of the Gateway
   */
  readonly hostnames?: string[];

  /**
   * How long requests may take. A GRPCRoute has no timeouts.
   *
   * @default - what the Gateway is set to
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
 * A route of the Gateway API and the Service behind it. Strings can be tokens.
 */
export interface GatewayRouteProps extends GatewayRouteOptions {
  /** The Service that answers. */
  readonly service: Service;

  /**
   * The name of its port.
   *
   * @default - the first
   */
  readonly port?: string;

  /**
   * What is spoken: `http`, with WebSockets, becomes an HTTPRoute, `grpc` a GRPCRoute.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * The path that the requests begin with; empty means `/`. Only with `http`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Labels in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
