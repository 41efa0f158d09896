import { AimUiOptions } from './aim-ui-options';
import { EXAMPLE_UI_HOST, UI_PORT, UI_RESOURCES } from './defaults';
import { Values } from '../expr/expression/values';
import { ExposureValues } from '../kit/network/exposure-values';
import { Pattern } from '../values/pattern';

/**
 * Declares the values of the user interface.
 *
 * @internal
 */
export function declareUi(v: Values): AimUiOptions {
  v.describe('ui', 'The user interface, in a container beside the server.');
  return {
    enabled: v.boolean('ui.enabled', { description: 'Whether there is one. It asks nobody for a password.' }),
    port: v.integer('ui.port', { default: UI_PORT, minimum: 1024, maximum: 65535, description: 'Port that it listens on; ports below 1024 are for root.' }).asNumber(),
    workers: v.integer('ui.workers', { default: 2, minimum: 1, maximum: 64, description: 'How many processes answer. Each needs about 150Mi of memory.' }).asNumber(),
    basePath: v.string('ui.basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/ui'], description: 'Path that all its paths begin with.' }).asString(),
    readOnly: v.boolean('ui.readOnly', {
      default: true,
      description: 'Whether its users can only look; otherwise everybody who reaches it can rename, archive and delete runs. Has to be false with the protocol `grpc`.',
    }),
    resources: v.fragment('ui.resources', { default: UI_RESOURCES, description: 'Resources of its container.' }).asAny(),
    ...ExposureValues.declare(v, 'ui', {
      service: { ports: [{ name: 'ui', port: 80 }], description: 'The Service in front of it.' },
      ingress: {
        description: 'The way in from outside the cluster by an Ingress of its own; the annotations are those of ingress-nginx.',
        enabledDescription: 'Whether it can be reached from outside the cluster by an Ingress, when it is enabled.',
        className: 'nginx',
        host: EXAMPLE_UI_HOST,
        hostDescription: 'Host name that the Ingress answers, below `ui.basePath`. It may be that of the server when the base paths differ.',
        annotationsDescription: 'Annotations of the Ingress. They win over those of the chart: `ssl-redirect`, `proxy-read-timeout` and, with `server.tlsSecret`, '
          + '`backend-protocol`, each behind `nginx.ingress.kubernetes.io/`.',
        annotationsExample: { 'nginx.ingress.kubernetes.io/auth-type': 'basic', 'nginx.ingress.kubernetes.io/auth-secret': 'aim-users' },
      },
      gateway: { description: 'The way in from outside the cluster by a Gateway of the Gateway API: an HTTPRoute, when it is enabled.', requestTimeout: '0s' },
    }),
  };
}
