import { Construct } from 'constructs';
import { AasFrontend } from './aas-frontend';
import { addFrontendNotes } from './aas-frontend-notes';
import { ABOUT, APP_STORE_VERSION } from './about';
import { HOSTS } from './hosts';
import { NAMESPACES } from './namespaces';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of the front end of the AI Appstore: `AasFrontend` and its values.
 *
 * Values are those of the documented chart, so its values files work here too. Names are those of its documentation if the release is
 * named `aas-frontend`, as by default.
 */
export class AasFrontendChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aas-frontend',
      version: '0.1.0',
      appVersion: APP_STORE_VERSION,
      description: 'Front end of the AI Appstore: the pages that browsers load.',
      ...ABOUT,
      releaseNamespace: NAMESPACES.appStore,
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'An image of the front end that all nodes can pull: `image.repository` and `image.tag`',
        'The back end, chart `aas-backend`, at a host that browsers can reach: `env.VUE_APP_BACKEND_URL`. Its `env.PROD_FRONTEND_HOST` has the URL of this front end',
        'For `ingress.enabled`: an Ingress controller, and a DNS name for each host',
        'For `gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the route',
      ],
      ciValues: { env: { VUE_APP_BACKEND_URL: `https://${HOSTS.production.api}` } },
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'aas-frontend', description: 'Image of the front end, with its pages in `/app/dist`, Node and `cp` in the `PATH`' });
    const frontend = new AasFrontend(this, 'default', { ...image.asProps(), ...v.group('', AasFrontend.values()).asProps() });

    this.addExtraObjects();
    addFrontendNotes(this, frontend);
    v.deprecate('imagePullSecrets', { replacement: 'image.pullSecrets' });
  }
}
