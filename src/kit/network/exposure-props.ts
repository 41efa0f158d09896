import { GatewayRouteOptions } from './gateway-route-props';
import { IngressOptions } from './ingress-props';
import { ServiceOptions, ServicePort } from './service-props';

/**
 * Options of an `Exposure` that users of a chart set in the values.
 */
export interface ExposureOptions {
  /**
   * The Service. A port here overrides the port of the program with the same name.
   *
   * @default - type `ClusterIP`, with the ports of the program
   */
  readonly service?: ServiceOptions;

  /**
   * The Ingress.
   *
   * @default - none
   */
  readonly ingress?: IngressOptions;

  /**
   * The route of the Gateway API.
   *
   * @default - none
   */
  readonly gateway?: GatewayRouteOptions;
}

/**
 * A Service, and an Ingress and a Gateway API route to it. Strings and numbers can be tokens.
 */
export interface ExposureProps extends ExposureOptions {
  /** Labels that select the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /** Ports of the program, at least one, as ports of the Service. */
  readonly ports: ServicePort[];

  /**
   * Name of the port that Ingress and route forward to.
   *
   * @default - the first port
   */
  readonly port?: string;

  /**
   * Path prefix of the program: with a leading slash and no trailing slash; empty means none.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Protocol of the port: `http`, including WebSockets, for an HTTPRoute, or `grpc` for a GRPCRoute.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * URL scheme of the Service: `http`, or `https` if the pods terminate TLS.
   *
   * @default "http"
   */
  readonly scheme?: string;

  /**
   * Name of the Service and of the route.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Extra labels of the objects: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Ingress annotations that the program needs: a map of strings, with entries that may be conditional. `ingress.annotations`
   * override them.
   *
   * @default - none
   */
  readonly ingressAnnotations?: { [key: string]: any };
}
