import { EXAMPLE_UI_HOST, UI_PORT, UI_RESOURCES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of the user interface. @internal */
export const AIM_UI = ItemShape.object('The user interface, in a container beside the server.')
  .boolean('enabled', { description: 'Whether there is one. It asks nobody for a password.' })
  .integer('port', { default: UI_PORT, minimum: 1024, maximum: 65535, description: 'Port that it listens on; ports below 1024 are for root.' })
  .integer('workers', { default: 2, minimum: 1, maximum: 64, description: 'How many processes answer. Each needs about 150Mi of memory.' })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/ui'], description: 'Path that all its paths begin with.' })
  .boolean('readOnly', {
    default: true,
    description: 'Whether its users can only look; otherwise everybody who reaches it can rename, archive and delete runs. Has to be false with the protocol `grpc`.',
  })
  .fragment('resources', { default: UI_RESOURCES, description: 'Resources of its container.' })
  .include(Exposure.values({
    service: { ports: [{ name: 'ui', port: 80 }], description: 'The Service in front of it.' },
    ingress: {
      description: 'The way in from outside the cluster by an Ingress of its own; the annotations are those of ingress-nginx.',
      defaults: { className: 'nginx', host: EXAMPLE_UI_HOST },
      descriptions: {
        enabled: 'Whether it can be reached from outside the cluster by an Ingress, when it is enabled.',
        host: 'Host name that the Ingress answers, below `ui.basePath`. It may be that of the server when the base paths differ.',
        annotations: 'Annotations of the Ingress. They win over those of the chart: `ssl-redirect`, `proxy-read-timeout` and, with `server.tlsSecret`, '
          + '`backend-protocol`, each behind `nginx.ingress.kubernetes.io/`.',
      },
      examples: { annotations: { 'nginx.ingress.kubernetes.io/auth-type': 'basic', 'nginx.ingress.kubernetes.io/auth-secret': 'aim-users' } },
    },
    gateway: {
      description: 'The way in from outside the cluster by a Gateway of the Gateway API: an HTTPRoute, when it is enabled.',
      defaults: { timeouts: { request: '0s' } },
    },
  }));
