import { GatewayRouteOptions } from './gateway-route-props';
import { IngressOptions } from './ingress-props';
import { ServiceOptions, ServicePort } from './service-props';

/**
 * What differs from one installation of the ways to a program to the next.
 */
export interface ExposureOptions {
  /**
   * The Service. Its ports are those of the program, as far as they are not given here under the same names.
   *
   * @default - ClusterIP, with the ports of the program
   */
  readonly service?: ServiceOptions;

  /**
   * The way in from outside the cluster by an Ingress.
   *
   * @default - none
   */
  readonly ingress?: IngressOptions;

  /**
   * The way in from outside the cluster by a Gateway.
   *
   * @default - none
   */
  readonly gateway?: GatewayRouteOptions;
}

/**
 * The ways to a program. Strings and numbers can be tokens.
 */
export interface ExposureProps extends ExposureOptions {
  /** The labels of the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /** The ports of the program, at least one, as the Service has them. */
  readonly ports: ServicePort[];

  /**
   * The name of the port that Ingress and Gateway lead to.
   *
   * @default - the first
   */
  readonly port?: string;

  /**
   * The path that all paths of the program begin with: a slash in front, none behind; empty means none.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * What is spoken at the port: `http`, with WebSockets, or `grpc`, by which the route of the Gateway is made.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * What the URL of the Service begins with: `http`, or `https` where TLS ends in the pods.
   *
   * @default "http"
   */
  readonly scheme?: string;

  /**
   * The name of the Service and of the route.
   *
   * @default - the name of the release and the ids on the path
   */
  readonly name?: string;

  /**
   * Labels of the objects in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations that the program needs of the Ingress, each unless `ingress.annotations` has its key: a map of strings, of
   * which some may be left out under a condition.
   *
   * @default - none
   */
  readonly ingressAnnotations?: { [key: string]: any };
}
