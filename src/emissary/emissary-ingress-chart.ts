import { Construct } from 'constructs';
import { EmissaryIngress } from './emissary-ingress';
import { AGENT_IMAGE, EMISSARY_REPOSITORY } from './emissary-ingress-defaults';
import { addEmissaryNotes } from './emissary-ingress-notes';
import { APIEXT, EMISSARY_SYSTEM, EMISSARY_VERSION, GATEWAY } from './emissary-names';
import { ReleaseChart } from '../chart/release-chart';
import { Condition } from '../kit/condition';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of Emissary: `EmissaryIngress` and its values.
 *
 * Values are those of the chart that the documentation of the AI Appstore installs, so its values files work here too. The Service is
 * `emissary-ingress` whatever the release is called.
 */
export class EmissaryIngressChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'emissary-ingress',
      version: '0.1.0',
      appVersion: EMISSARY_VERSION,
      description: 'Emissary, an API gateway: the way to the inference services of the AI Appstore.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://emissary-ingress.dev',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/emissary-ingress/emissary'],
      keywords: ['emissary', 'api-gateway', 'ingress', 'envoy'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Emissary', url: 'https://emissary-ingress.dev/docs/3.9/' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'networking', 'artifacthub.io/license': 'Apache-2.0' },
      releaseNamespace: GATEWAY.namespace,
      nameOverrides: true,
      commonMetadata: true,
      // The Service; the IngressClass and the Module. The first two can have other names.
      fixedNames: [GATEWAY.service, 'ambassador'],
      prerequisites: [
        'The CustomResourceDefinitions of Emissary and their conversion webhook, chart `emissary-crds`, and the webhook must be ready, or the installation fails: '
        + `\`kubectl wait --namespace ${EMISSARY_SYSTEM} --for=condition=Available deployment/${APIEXT.name} --timeout=5m\``,
        `For the AI Appstore: the namespace \`${GATEWAY.namespace}\`, in which its back end looks up the Service \`${GATEWAY.service}\``,
        'A load balancer, such as [MetalLB](https://metallb.universe.tf/) or that of a cloud. Without one, the Service gets no address, and the back end of the AI Appstore cannot make URLs '
        + 'unless its `env.PROD_IE_DOMAIN` is set',
        'For TLS: `rbac.secrets`, and a `Host` with a certificate',
        'For `metrics.serviceMonitor.enabled`: the [Prometheus operator](https://prometheus-operator.dev/)',
        'The pods meet the Pod Security Standard `restricted`, with a read-only root file system. For the release that the AI Appstore documents: `image.tag=3.4.0`',
      ],
      ...props,
    });
    const v = this.values;
    const image = v.image('image', { repository: EMISSARY_REPOSITORY, description: 'Image of Emissary' });
    const agent = v.image('agent.image', { ...AGENT_IMAGE, description: 'Image of the agent' });
    const group = v.group('', EmissaryIngress.values());
    const { agent: agentProps, ...options } = group.asProps();
    v.deprecate('imagePullSecrets', { replacement: 'image.pullSecrets' });
    v.deprecate('securityContext', { replacement: 'security.podSecurityContext' });
    v.needs('docker.useImagePullSecret', 'docker.imagePullSecretName', 'It is the name of the secret');
    const credentials = Condition.of(v.get('docker.useImagePullSecret').boolean()).items([{ name: v.get('docker.imagePullSecretName').string().asString() }]);
    const emissary = new EmissaryIngress(this, 'default', {
      ...options,
      image: image.reference.asString(),
      imagePullPolicy: image.pullPolicy.asString(),
      imagePullSecrets: [...image.asPullSecrets(), ...credentials],
      agent: {
        ...agentProps,
        image: agent.reference.asString(),
        imagePullPolicy: agent.pullPolicy.asString(),
        imagePullSecrets: [...agent.asPullSecrets(), ...credentials],
      },
    });

    this.addExtraObjects();
    addEmissaryNotes(this, emissary);
  }
}
