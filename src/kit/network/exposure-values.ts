import { GATEWAY_ROUTE } from './gateway-route-values';
import { INGRESS } from './ingress-values';
import { serviceValues, ServiceValuesOptions } from './service-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * Adaptation of the values of an `Exposure` to a chart.
 */
export interface ExposureValuesOptions {
  /** The Service, with the names and numbers of its ports. */
  readonly service: ServiceValuesOptions;

  /**
   * The Ingress.
   *
   * @default - the values of an Ingress
   */
  readonly ingress?: FieldOverrides;

  /**
   * The route of the Gateway API.
   *
   * @default - the values of a route
   */
  readonly gateway?: FieldOverrides;
}

/** The documented values of an `Exposure`. @internal */
export function exposureValues({ service, ingress = {}, gateway = {} }: ExposureValuesOptions): ItemShape {
  return ItemShape.object()
    .group('service', serviceValues(service))
    .group('ingress', INGRESS.adapt(ingress))
    .group('gateway', GATEWAY_ROUTE.adapt(gateway));
}
