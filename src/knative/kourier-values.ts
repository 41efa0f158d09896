import { programValues, serverValues } from './knative-program-values';
import { Service } from '../kit/network/service';
import { ItemShape } from '../values/declare/item-shape';

/** Needs of the controller. @internal */
export const KOURIER_CONTROLLER_RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } };

/** Needs of Envoy with some hundred routes. @internal */
export const GATEWAY_RESOURCES = { requests: { cpu: '200m', memory: '128Mi' }, limits: { memory: '512Mi' } };

const GATEWAY = serverValues('The gateway: Envoy, in the namespace `kourier-system`.', 'the gateway', GATEWAY_RESOURCES, { enabled: false })
  .group('service', Service.values({
    ports: [{ name: 'http2', port: 80 }, { name: 'https', port: 443 }],
    defaults: { type: 'LoadBalancer' },
    description: 'The Service `kourier`, for clients outside of the cluster.',
  }));

/** The documented values of Kourier. @internal */
export const KOURIER = ItemShape.object('Kourier, the gateway of Knative.')
  .group('controller', programValues('The controller, which configures the gateway.', 'the controller', KOURIER_CONTROLLER_RESOURCES))
  .group('gateway', GATEWAY);
