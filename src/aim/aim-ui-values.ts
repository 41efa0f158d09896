import { EXAMPLE_UI_HOST, UI_PORT, UI_RESOURCES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of the user interface. @internal */
export const AIM_UI = ItemShape.object('Aim UI, in a container next to the server.')
  .boolean('enabled', { description: 'Run the UI. It has no authentication. It also writes the index that queries of the SDK read, from Aim 3.28 on.' })
  .integer('port', { default: UI_PORT, minimum: 1024, maximum: 65535, description: 'Container port of the UI.' })
  .integer('workers', { default: 2, minimum: 1, maximum: 64, description: 'Number of worker processes; each needs about 150Mi of memory.' })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/ui'], description: 'Base path of the UI.' })
  .boolean('readOnly', {
    default: true,
    description: 'Make the UI read-only; otherwise all its users can rename, archive and delete runs. Must be false with the protocol `grpc`.',
  })
  .fragment('resources', { type: 'ResourceRequirements', default: UI_RESOURCES, description: 'Resource requests and limits of the UI.' })
  .include(Exposure.values({
    service: { ports: [{ name: 'ui', port: 80 }], description: 'Service of the UI.' },
    ingress: {
      description: 'Ingress of the UI, with annotations for ingress-nginx.',
      defaults: { className: 'nginx', host: EXAMPLE_UI_HOST },
      descriptions: {
        enabled: 'Create an Ingress, if the UI is enabled.',
        host: 'Host name; the path is `ui.basePath`. May be that of the server if the base paths differ.',
        annotations: 'Ingress annotations. They override those of the chart, which have the prefix `nginx.ingress.kubernetes.io/`: `ssl-redirect`, '
          + '`proxy-read-timeout`, `proxy-body-size` and, with `server.tlsSecret`, `backend-protocol`.',
      },
      examples: { annotations: { 'nginx.ingress.kubernetes.io/auth-type': 'basic', 'nginx.ingress.kubernetes.io/auth-secret': 'aim-users' } },
    },
    gateway: {
      description: 'Gateway API route of the UI: an HTTPRoute, if the UI is enabled.',
      defaults: { timeouts: { request: '0s' } },
    },
  }));
