import { Construct } from 'constructs';
import { KNATIVE_IMAGES } from './knative-images';
import { KNATIVE_NAMESPACES, KNATIVE_VERSION } from './knative-names';
import { KnativeServing } from './knative-serving';
import { addKnativeServingNotes } from './knative-serving-notes';
import { KNATIVE_SERVING_README } from './knative-serving-readme';
import { ReleaseChart } from '../chart/release-chart';
import { ImageReference } from '../expr/expression/image-reference';
import { RegistryCredentials } from '../kit/config/registry-credentials';
import { ifFilled } from '../kit/if-filled';
import { k8s } from '../kit/k8s';
import { When } from '../manifest/scope/when';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/** The values that users have to know come first. */
const DOMAIN_VALUES = ['domain', 'defaultDomain'];

/**
 * A chart of Knative Serving and Kourier: `KnativeServing` and its values, in the namespaces `knative-serving` and `kourier-system`.
 *
 * Values are those of the chart of the AI Appstore for clusters without internet access, so its values files work here too.
 */
export class KnativeServingChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aas-knative-backend-private',
      version: '0.1.0',
      appVersion: KNATIVE_VERSION,
      description: 'Knative Serving with its gateway Kourier, for inference services of the AI Appstore.',
      // HorizontalPodAutoscalers of version 2; the programs refuse older clusters, too.
      kubeVersion: '>=1.23.0-0',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://knative.dev',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/knative/serving', 'https://github.com/knative-extensions/net-kourier'],
      keywords: ['knative', 'serverless', 'kourier', 'inference'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Knative Serving 1.8', url: 'https://knative.dev/v1.8-docs/serving/' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'networking', 'artifacthub.io/license': 'Apache-2.0' },
      commonMetadata: true,
      readme: KNATIVE_SERVING_README,
      prerequisites: [
        `The namespaces \`${KNATIVE_NAMESPACES.serving}\` and \`${KNATIVE_NAMESPACES.kourier}\`, in which the programs are whatever the namespace of the release is; no other Knative Serving in the cluster`,
        'A load balancer for the Service `kourier`, unless `kourier.gateway.service.type` is `NodePort` or `ClusterIP`',
        'For `domain.enabled`: DNS names of the domain that lead to the load balancer. For `defaultDomain.enabled`: clients with a DNS service on the internet',
        'For `activator.autoscaling.enabled` and `webhook.autoscaling.enabled`: the metrics server. Without it, there is one pod of each',
        'In clusters without internet access: the images of `baseImages` in a registry of the cluster',
      ],
      ...props,
    });
    const v = this.values;
    const ofDomain = v.group('', KnativeServing.values({ only: DOMAIN_VALUES }));
    v.describe('baseImages', 'Images of Knative. Each is the whole reference, so that a registry may have them under other names.');
    const images = Object.fromEntries(Object.entries(KNATIVE_IMAGES).map(([key, image]) => [key, v.imageReference(`baseImages.${key}`, image)])) as { [key in keyof typeof KNATIVE_IMAGES]: ImageReference };
    const imagePullPolicy = v.oneOf('imagePullPolicy', { values: ['IfNotPresent', 'Always', 'Never'], description: 'Image pull policy of the images of Knative.' }).asString();
    const forPrograms = new RegistryCredentials(this, 'base-registry', {
      ...v.group('baseImageCredentials', RegistryCredentials.values({
        description: 'Credentials for the registry of `baseImages`. Each namespace whose pods have these images gets a Secret of them.',
        descriptions: { existingSecret: `Existing Secret of the type \`kubernetes.io/dockerconfigjson\` instead. It has to be in the namespaces \`${KNATIVE_NAMESPACES.serving}\`, \`${KNATIVE_NAMESPACES.kourier}\` and that of the release.` },
      })).asProps(),
      name: 'knative-base-registry-secret',
      namespaces: Object.values(KNATIVE_NAMESPACES),
    });
    const forUsers = new RegistryCredentials(this, 'user-registry', {
      ...v.group('imageCredentials', RegistryCredentials.values({
        description: 'Credentials for the registry of the images of users. The namespace of the release gets a Secret of them.',
        descriptions: { existingSecret: 'Existing Secret of the type `kubernetes.io/dockerconfigjson` in the namespace of the release instead.' },
      })).asProps(),
      name: 'ie-registry-secret',
    });
    const account = v.boolean('defaultServiceAccount.create', {
      description: 'Render the ServiceAccount `default` of the namespace of the release, with the pull secrets that the pods of users need. Each namespace has one, so `helm install` needs `--take-ownership`.',
    });
    v.describe('defaultServiceAccount', 'ServiceAccount of the pods of users.');

    const group = v.group('', KnativeServing.values({ omit: DOMAIN_VALUES }));
    const { kourierNet, kourierGateway, ...ofServing } = images;
    const pullSecrets = v.get('global.imagePullSecrets').list();
    const imagePullSecrets = [...pullSecrets.asAny(), ...forPrograms.asPullSecrets()];
    const { kourier, ...serving } = group.asProps();
    const knative = new KnativeServing(this, 'default', {
      ...ofDomain.asProps(),
      ...serving,
      images: Object.fromEntries(Object.entries(ofServing).map(([key, { reference }]) => [key, reference.asString()])),
      imagePullPolicy,
      imagePullSecrets,
      kourier: { ...kourier, imagePullPolicy, imagePullSecrets, images: { controller: kourierNet.reference.asString(), gateway: kourierGateway.reference.asString() } },
    });
    new k8s.KubeServiceAccount(new When(this, 'own-account', { condition: account }), 'users', {
      metadata: { name: 'default', annotations: { 'helm.sh/resource-policy': 'keep' } },
      imagePullSecrets: ifFilled([...imagePullSecrets, ...forUsers.asPullSecrets()]),
    });
    this.addExtraObjects();
    addKnativeServingNotes(this, forPrograms, forUsers);
    knative.addNotes();
  }
}
