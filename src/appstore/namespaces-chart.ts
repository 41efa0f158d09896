import { Construct } from 'constructs';
import { ABOUT, APP_STORE_VERSION } from './about';
import { NAMESPACES } from './namespaces';
import { GATEWAY_NAMESPACES, NAMES, POD_SECURITY } from './namespaces-values';
import { ReleaseChart } from '../chart/release-chart';
import { POD_SECURITY_LABEL } from '../kit/access/pod-security-level';
import { k8s } from '../kit/k8s';
import { When } from '../manifest/scope/when';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

type Key = keyof typeof NAMESPACES;

/** The gateway that a namespace is of. */
const GATEWAY_OF: { readonly [namespace in Key]?: string } = { kourier: 'knative', knativeServing: 'knative', emissary: 'emissary', ingressNginx: 'ingressNginx' };

/** The documented labels, by which Knative finds its parts and leaves others alone. */
const LABELS: { readonly [namespace in Key]?: { [label: string]: string } } = {
  appStore: { 'webhooks.knative.dev/exclude': 'true' },
  kourier: {
    'networking.knative.dev/ingress-provider': 'kourier',
    'app.kubernetes.io/name': 'knative-serving',
    'app.kubernetes.io/component': 'net-kourier',
    'app.kubernetes.io/version': '1.8.1',
  },
  knativeServing: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/version': '1.8.3' },
};

/**
 * The namespaces of the AI Appstore, with the documented labels and the Pod Security level that their pods need: plain YAML only, which
 * is applied before everything else. The chart `emissary-crds` creates `emissary-system` itself, since an object of two releases breaks
 * both.
 */
export class NamespacesChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'namespaces',
      version: '0.1.0',
      appVersion: APP_STORE_VERSION,
      description: 'Namespaces of the AI Appstore and of the gateways for its inference services.',
      ...ABOUT,
      plainOnly: true,
      ...props,
    });
    const levels = this.values.group('podSecurity', POD_SECURITY);
    const names = this.values.group('names', NAMES);
    const gateways = this.values.group('gateways', GATEWAY_NAMESPACES);
    for (const [key, id] of Object.entries(NAMESPACES) as Array<[Key, string]>) {
      const gateway = GATEWAY_OF[key];
      new k8s.KubeNamespace(gateway === undefined ? this : new When(this, key, { condition: gateways.boolean(gateway) }), id, {
        metadata: {
          name: key === 'appStore' || key === 'inferenceEngine' ? names.string(key).asString() : id,
          labels: { ...LABELS[key], [POD_SECURITY_LABEL]: levels.string(key).asString() },
        },
      });
    }
  }

  /** None but the documented ones: those of a release would take their place. */
  public get labels(): { [name: string]: string } {
    return {};
  }
}
