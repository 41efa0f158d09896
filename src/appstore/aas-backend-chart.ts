import { Construct } from 'constructs';
import { AasBackend } from './aas-backend';
import { addBackendNotes } from './aas-backend-notes';
import { ABOUT, APP_STORE_VERSION } from './about';
import { NAMESPACES } from './namespaces';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of the back end of the AI Appstore: `AasBackend` and its values.
 *
 * Values are those of the documented chart, so its values files work here too. Names are those of its documentation if the release is
 * named `aas-backend`, as by default.
 */
export class AasBackendChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aas-backend',
      version: '0.1.0',
      appVersion: APP_STORE_VERSION,
      description: 'Back end of the AI Appstore: the API that the front end uses, and the inference services that it creates.',
      ...ABOUT,
      releaseNamespace: NAMESPACES.appStore,
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'An image of the back end that all nodes can pull: `image.repository` and `image.tag`. It runs as root, so the namespace of the release has the Pod Security Standard `baseline` at most',
        'A Secret with the confidential variables, unless they are in `env`; the notes of the release have the command that creates it',
        'MongoDB, chart `mongodb`, with the user in the database `env.PROD_DB_NAME`; and an object store, chart `minio`, unless `env.PROD_MINIO_DSN` is empty',
        'The namespace `env.PROD_IE_NAMESPACE`, in which the chart creates a Role',
        'For `inferenceServiceBackend.emissary`: Emissary with its CustomResourceDefinitions, and its namespace `emissary`. For `inferenceServiceBackend.knative`: Knative with Kourier, and the namespace `kourier-system`',
        'A load balancer for the gateway of inference services, with an IP address; or `env.PROD_IE_DOMAIN`',
        'For `ingress.enabled`: an Ingress controller, and a DNS name for each host',
        'For `gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the route',
      ],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'aas-backend', description: 'Image of the back end, with Python in the `PATH`' });
    const group = v.group('', AasBackend.values());
    // As other pages of the documentation name them.
    v.deprecate('env.CLEARML_API_SECRET', { replacement: 'env.CLEARML_API_SECRET_KEY' });
    v.deprecate('env.CLEARML_API_KEY', { replacement: 'env.CLEARML_API_ACCESS_KEY' });
    v.deprecate('imagePullSecrets', { replacement: 'image.pullSecrets' });
    const backend = new AasBackend(this, 'default', { ...image.asProps(), ...group.asProps() });

    this.addExtraObjects();
    addBackendNotes(this, backend);
  }
}
