import { Construct } from 'constructs';
import { OperatedKnativeServing } from './operated-knative-serving';
import { addOperatedKnativeServingNotes } from './operated-knative-serving-notes';
import { ReleaseChart } from '../../chart/release-chart';
import { ImageReference } from '../../expr/expression/image-reference';
import { RegistryCredentials } from '../../kit/config/registry-credentials';
import { ReleaseOptions } from '../../manifest/source/release-chart-props';
import { KNATIVE_IMAGES } from '../knative-images';
import { KNATIVE_NAMESPACES, KNATIVE_VERSION } from '../knative-names';
import { addPullSecretNotes } from '../knative-serving-notes';

/**
 * A chart of Knative Serving and Kourier for clusters with the Knative Operator: `OperatedKnativeServing` and its values.
 *
 * Values are those of the chart of the AI Appstore, and of `KnativeServingChart`, so their values files work here too, unless they configure the
 * programs, which are those of the operator.
 */
export class OperatedKnativeServingChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aas-knative-backend',
      version: '0.1.0',
      appVersion: KNATIVE_VERSION,
      description: 'Knative Serving with its gateway Kourier, by the Knative Operator, for inference services of the AI Appstore.',
      kubeVersion: '>=1.23.0-0',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://knative.dev',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/knative/operator'],
      keywords: ['knative', 'operator', 'serverless', 'kourier', 'inference'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Knative Operator 1.8', url: 'https://knative.dev/v1.8-docs/install/operator/knative-with-operators/' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'networking', 'artifacthub.io/license': 'Apache-2.0' },
      commonMetadata: true,
      fixedNames: ['knative-serving', 'knative-base-registry-secret', 'ie-registry-secret'],
      prerequisites: [
        'The Knative Operator 1.8 with its CustomResourceDefinitions, which this chart does not install. Its manifest puts it into the namespace `default`; for one of its own, such as `knative-operator`, '
        + 'change the namespace of its objects, of the subjects of its bindings, and of the Service in `spec.conversion` of its definitions',
        `The namespace \`${KNATIVE_NAMESPACES.serving}\`, in which everything is whatever the namespace of the release is; no other Knative Serving in the cluster`,
        'A load balancer for the Service `kourier`, unless `kourier.serviceType` is `NodePort` or `ClusterIP`',
        'For `domain.enabled`: DNS names of the domain that lead to the load balancer',
        'In clusters without internet access: all images of `baseImages`, and the image of the operator, in a registry of the cluster',
      ],
      ...props,
    });
    const v = this.values;
    const group = v.group('', OperatedKnativeServing.values());
    v.describe('baseImages', 'Images of Knative, each as the whole reference; those that are empty are those of the operator. They should be of the version that it installs.');
    const images = Object.fromEntries(Object.entries(KNATIVE_IMAGES).map(([key, { description }]) => [key, v.imageReference(`baseImages.${key}`, { description: key === 'defaultDomain' ? 'The Job of a default domain, if the operator has one' : description })])) as { [key in keyof typeof KNATIVE_IMAGES]: ImageReference };
    const forPrograms = new RegistryCredentials(this, 'base-registry', {
      ...v.group('baseImageCredentials', RegistryCredentials.values({
        description: 'Credentials for the registry of `baseImages`. Each namespace whose pods have these images gets a Secret of them.',
        descriptions: { existingSecret: `Existing Secret of the type \`kubernetes.io/dockerconfigjson\` instead. It has to be in the namespace \`${KNATIVE_NAMESPACES.serving}\` and that of the release.` },
      })).asProps(),
      name: 'knative-base-registry-secret',
      namespaces: [KNATIVE_NAMESPACES.serving],
    });
    const forUsers = new RegistryCredentials(this, 'user-registry', {
      ...v.group('imageCredentials', RegistryCredentials.values({
        description: 'Credentials for the registry of the images of users. The namespace of the release gets a Secret of them.',
        descriptions: { existingSecret: 'Existing Secret of the type `kubernetes.io/dockerconfigjson` in the namespace of the release instead.' },
      })).asProps(),
      name: 'ie-registry-secret',
    });
    new OperatedKnativeServing(this, 'default', {
      ...group.asProps(),
      images: Object.fromEntries(Object.entries(images).map(([key, { reference }]) => [key, reference.asString()])),
      imagePullSecrets: [...v.get('global.imagePullSecrets').list().asAny(), ...forPrograms.asPullSecrets()],
    });
    this.addExtraObjects();
    addOperatedKnativeServingNotes(this, images);
    addPullSecretNotes(this, forPrograms, forUsers);
  }
}
