import { Construct } from 'constructs';
import { CERTGEN_RESOURCES, IMAGES, LINUX, REVIEW_PATH } from './ingress-nginx-defaults';
import { AdmissionWebhookOptions } from './ingress-nginx-props';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, textOf } from '../kit/condition';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { propsOf } from '../kit/part-props';
import { nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { ValidatingWebhookConfiguration } from '../kit/webhook/validating-webhook-configuration';
import { WebhookCertificate } from '../kit/webhook/webhook-certificate';
import { Job } from '../kit/workload/job';

const VOLUME = 'webhook-cert';
const FOLDER = '/usr/local/certificates';

/** Keys that kube-webhook-certgen gives the Secret. */
const CERTGEN_KEYS = { certificate: 'cert', key: 'key' };

/** @internal */
export interface AdmissionWebhookProps extends AdmissionWebhookOptions {
  readonly selector: { [key: string]: string };
  readonly serviceName: string;
  readonly imagePullSecrets: k8s.LocalObjectReference[];
  readonly rbac: any;
}

/**
 * The webhook of the controller: its Service, its certificate, the webhook configuration, and a Job that makes the certificate if nothing else does.
 *
 * @internal
 */
export class AdmissionWebhook extends Construct {
  /** The volume with the certificate. */
  public readonly volume: any;

  private readonly certificate: WebhookCertificate;
  private readonly configuration: ValidatingWebhookConfiguration;

  constructor(scope: Construct, id: string, props: AdmissionWebhookProps) {
    super(scope, id);
    const { patch = {}, service = {}, failurePolicy = 'Ignore', selector, serviceName, imagePullSecrets } = props;
    const labels = { 'app.kubernetes.io/component': 'admission-webhook' };
    const { name } = new Service(this, 'service', {
      name: serviceName, selector, labels, annotations: service.annotations, ports: [{ name: 'https-webhook', port: service.servicePort ?? 443, targetPort: 'webhook', appProtocol: 'https' }],
    });
    const secretName = releaseChartOf(this)._nameOf(this);
    const certificate = new WebhookCertificate(this, 'certificate', {
      certManager: props.certManager, existingSecret: props.existingSecret, caBundle: props.caBundle, selfManaged: patch.enabled ?? true, services: [name], secretName, labels,
    });
    const bySelf = certificate.isSelfManaged;
    const webhook = new ValidatingWebhookConfiguration(this, 'default', {
      certificate,
      labels,
      annotations: props.annotations,
      webhooks: [{
        name: 'validate.nginx.ingress.kubernetes.io',
        service: { name, port: service.servicePort ?? 443, path: REVIEW_PATH },
        rules: [{ operations: ['CREATE', 'UPDATE'], apiGroups: ['networking.k8s.io'], apiVersions: ['v1'], resources: ['ingresses'] }],
        failurePolicy,
        timeoutSeconds: props.timeoutSeconds,
        namespaceSelector: props.namespaceSelector,
        objectSelector: props.objectSelector,
      }],
    });
    this.certificate = certificate;
    this.configuration = webhook;
    refuseWhen(this, bySelf.and(Condition.of(textOf(failurePolicy).is('Fail'))),
      `${nameOfProp('failurePolicy', failurePolicy)} is "Fail", and a Job makes the certificate, so that every Ingress of the cluster would be refused until it has run: `
      + `set it to "Ignore", or set ${nameOfProp('certManager.enabled', props.certManager?.enabled)} to true, or ${nameOfProp('existingSecret', props.existingSecret)}`);

    const { certificate: file, key } = CERTGEN_KEYS;
    this.volume = {
      name: VOLUME,
      secret: { secretName: certificate.secretName, items: [{ key: bySelf.chooseString(file, 'tls.crt'), path: file }, { key: bySelf.chooseString(key, 'tls.key'), path: key }] },
    };
    const within = bySelf.scope(this, 'self-managed');
    if (within) {
      this.addJob(within, props, { name, secretName, webhook: webhook.name, labels, imagePullSecrets });
    }
  }

  /** Where the container has the volume. */
  public get mount(): any {
    return { name: VOLUME, mountPath: FOLDER, readOnly: true };
  }

  /** Adds notes on what is written at run time. */
  public addNotes(): void {
    this.certificate.addNotes([this.configuration.runtimeFields()]);
  }

  /** Arguments of the controller. */
  public static arguments(port: number): string[] {
    return [`--validating-webhook=:${port}`, `--validating-webhook-certificate=${FOLDER}/${CERTGEN_KEYS.certificate}`, `--validating-webhook-key=${FOLDER}/${CERTGEN_KEYS.key}`];
  }

  private addJob(within: Construct, { patch = {}, rbac }: AdmissionWebhookProps, { name, secretName, webhook, labels, imagePullSecrets }: any): void {
    const account = new ServiceAccount(within, 'serviceaccount', {
      rbac,
      labels,
      rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [secretName], verbs: ['get'] }, { apiGroups: [''], resources: ['secrets'], verbs: ['create'] }],
      clusterRules: [{ apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], resourceNames: [webhook], verbs: ['get', 'update'] }],
    });
    const namespace = '$(POD_NAMESPACE)';
    const env = [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }];
    const { image = imageOf('certgen'), imagePullSecrets: own = [], ...others } = patch;
    new Job(within, 'certificate', {
      ...propsOf('JobProps', others),
      image,
      imagePullSecrets: [...imagePullSecrets, ...own],
      component: 'admission-webhook',
      containerName: 'patch',
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      resources: patch.resources ?? CERTGEN_RESOURCES,
      nodeSelector: patch.nodeSelector ?? LINUX,
      security: { uid: 65532 },
      env,
      initContainers: [{ name: 'create', args: ['create', `--host=${name},${name}.${namespace}.svc`, `--namespace=${namespace}`, `--secret-name=${secretName}`], env }],
      args: ['patch', `--webhook-name=${webhook}`, `--namespace=${namespace}`, '--patch-mutating=false', `--secret-name=${secretName}`],
    });
  }
}

/** The image of a program, for constructs outside of the chart. @internal */
export function imageOf(program: 'controller' | 'certgen' | 'defaultBackend'): string {
  return `${IMAGES.registry}/${IMAGES[program].repository}:${IMAGES[program].tag}`;
}
