import { Construct } from 'constructs';
import { IngressNginx } from './ingress-nginx';
import { CLASS, IMAGES, INGRESS_NGINX_VERSION } from './ingress-nginx-defaults';
import { addIngressNginxNotes } from './ingress-nginx-notes';
import { INGRESS_NGINX_README } from './ingress-nginx-readme';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of ingress-nginx: `IngressNginx` and its values.
 *
 * Values and names are those of the chart that the documentation of the AI Appstore installs, so its values files work here too; the image is the last one
 * that the project published.
 */
export class IngressNginxChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'ingress-nginx',
      version: '0.1.0',
      appVersion: INGRESS_NGINX_VERSION,
      description: 'ingress-nginx, the controller for Ingresses with nginx. The project ended in March 2026.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://kubernetes.github.io/ingress-nginx/',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/kubernetes/ingress-nginx'],
      keywords: ['ingress', 'nginx', 'ingress-nginx'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'ingress-nginx', url: 'https://kubernetes.github.io/ingress-nginx/' }, { name: 'Its end', url: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'networking', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      // Ingresses of all charts name it, so that a second release is the exception.
      fixedNames: [CLASS.name],
      prerequisites: [
        'A reason to install it: the project ended in March 2026, and publishes no fixes of security faults any more. A cluster that has another controller, or a controller of the Gateway API, does not need it: '
        + 'every chart of this library that has an Ingress has `gateway` values for a route of the same program, as `minio` has `consoleGateway` for its console',
        'A namespace of its own, such as `ingress-nginx`. Its Pod Security Standard may be `restricted`; with `controller.hostPort.enabled` or `controller.hostNetwork` it is `privileged`',
        'No other IngressClass `nginx` in the cluster, or another name in `controller.ingressClassResource.name`: `kubectl get ingressclass` shows those that there are',
        'A provider of load balancers, such as that of a cloud or MetalLB, unless `controller.service.type` is `NodePort`',
        'cert-manager with its cainjector, if `controller.admissionWebhooks.certManager.enabled` is set',
      ],
      readme: INGRESS_NGINX_README,
      ...props,
    });
    const v = this.values;
    const { registry, controller, certgen, defaultBackend } = IMAGES;
    const repositoryField = 'image';
    const group = v.group('', IngressNginx.values());
    const image = v.image('controller.image', { registry, repositoryField, ...controller, description: 'Image of the controller' });
    const patchImage = v.image('controller.admissionWebhooks.patch.image', { registry, repositoryField, ...certgen, description: 'Image of kube-webhook-certgen, for the Job that makes the certificate of the webhook' });
    const backendImage = v.image('defaultBackend.image', { registry, repositoryField, ...defaultBackend, description: 'Image of the default backend' });
    const props_ = group.asProps();
    const nginx = new IngressNginx(this, 'default', {
      ...props_,
      controller: { ...props_.controller, ...image.asProps(), admissionWebhooks: { ...props_.controller.admissionWebhooks, patch: { ...props_.controller.admissionWebhooks.patch, ...patchImage.asProps() } } },
      defaultBackend: { ...props_.defaultBackend, ...backendImage.asProps() },
    });
    this.addExtraObjects();
    addIngressNginxNotes(this, nginx);
  }
}
