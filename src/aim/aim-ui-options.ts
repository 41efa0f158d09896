import { GatewayRouteOptions } from '../kit/gateway-route-props';
import { IngressOptions } from '../kit/ingress-props';
import { ServiceOptions } from '../kit/service-props';

/**
 * The user interface of Aim in the pod of the server. Texts and numbers may be those that stand for expressions; a property
 * that takes anything says what.
 */
export interface AimUiOptions {
  /**
   * Whether there is one: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: any;

  /**
   * The port that the container listens on, from 1024; another one than that of the server.
   *
   * @default 43800
   */
  readonly port?: number;

  /**
   * How many processes answer.
   *
   * @default 2
   */
  readonly workers?: number;

  /**
   * The path that all its paths begin with, such as `/ui`: a slash in front, none behind.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * Whether its users can only look: true, false or an expression. Otherwise everybody who reaches it can rename, archive
   * and delete runs. Rejected with gRPC, whose versions of Aim know no such mode.
   *
   * @default true
   */
  readonly readOnly?: any;

  /**
   * Resources of its container.
   *
   * @default - 100m CPU and 512Mi memory, a limit of 2Gi memory
   */
  readonly resources?: any;

  /**
   * The Service in front of it, with one port.
   *
   * @default - port 80, inside of the cluster
   */
  readonly service?: ServiceOptions;

  /**
   * Its Ingress: with a host of its own, or with that of the server and a base path. It asks nobody for a password.
   *
   * @default - no Ingress; where there is one, of the class `nginx`
   */
  readonly ingress?: IngressOptions;

  /**
   * Its HTTPRoute.
   *
   * @default - no route; where there is one, requests take as long as they like
   */
  readonly gateway?: GatewayRouteOptions;
}
