import { ExposureOptions } from './exposure-props';
import { GatewayRouteDefaults, GatewayRouteValues } from './gateway-route-values';
import { IngressDefaults, IngressValues } from './ingress-values';
import { ServiceDefaults, ServiceValues } from './service-values';
import { Values } from '../../expr/expression/values';

/**
 * The values of the ways to a program as the chart's author proposes them.
 */
export interface ExposureDefaults {
  /** The Service, with the names and numbers of its ports. */
  readonly service: ServiceDefaults;

  /** The Ingress, with its host name. */
  readonly ingress: IngressDefaults;

  /**
   * The route of the Gateway API.
   *
   * @default - those of `GatewayRouteValues`
   */
  readonly gateway?: GatewayRouteDefaults;
}

/**
 * The documented values of the ways to a program: `service`, `ingress` and `gateway`.
 */
export class ExposureValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `ui`; an empty text for the top.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: ExposureDefaults): ExposureOptions {
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    return {
      service: ServiceValues.declare(values, at('service'), defaults.service),
      ingress: IngressValues.declare(values, at('ingress'), defaults.ingress),
      gateway: GatewayRouteValues.declare(values, at('gateway'), defaults.gateway),
    };
  }
}
