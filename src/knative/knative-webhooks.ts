import { Construct } from 'constructs';
import { CERTIFICATE_SECRETS, WEBHOOKS } from './knative-access-rules';
import { WEBHOOK_RULES } from './knative-webhooks-rules';
import { k8s } from '../kit/k8s';
import { releaseChartOf } from '../kit/release-chart-of';
import { MutatingWebhookConfiguration } from '../kit/webhook/mutating-webhook-configuration';
import { ValidatingWebhookConfiguration } from '../kit/webhook/validating-webhook-configuration';
import { WebhookCertificate } from '../kit/webhook/webhook-certificate';

/** The Services of the webhooks, whose names are fixed in the programs. @internal */
export const WEBHOOK_SERVICES = { webhook: 'webhook', domainMapping: 'domainmapping-webhook' } as const;

/** The components whose ConfigMaps are validated: values of the label `app.kubernetes.io/component`. @internal */
export const VALIDATED_COMPONENTS = ['autoscaler', 'controller', 'logging', 'networking', 'observability', 'tracing'];

const COMPONENT = 'app.kubernetes.io/component';

/** Namespaces with the label are left alone, as the programs have it. */
const NOT_EXCLUDED = { matchExpressions: [{ key: 'webhooks.knative.dev/exclude', operator: 'DoesNotExist' }] };

const VALIDATED = { matchExpressions: [{ key: COMPONENT, operator: 'In', values: VALIDATED_COMPONENTS }] };

/** @internal */
export interface KnativeWebhooksProps {
  /** Namespace of the control plane. */
  readonly namespace: string;

  /** Labels of the objects. */
  readonly labels?: { [name: string]: string };
}

/**
 * Webhook configurations of Knative Serving, and the Secrets of its certificates.
 *
 * The programs make the certificates when they start, write them into the Secrets, and the CA into the webhook configurations. They
 * create neither, so both are here: the Secrets without `data`, so that applying them again leaves what is there, and the configurations
 * with all that the programs write but `caBundle`, the owner, and the rules for ConfigMaps. Names are fixed in the programs.
 *
 * @internal
 */
export class KnativeWebhooks extends Construct {
  private readonly certificate: WebhookCertificate;
  private readonly configurations: (MutatingWebhookConfiguration | ValidatingWebhookConfiguration)[] = [];

  constructor(scope: Construct, id: string, { namespace, labels = {} }: KnativeWebhooksProps) {
    super(scope, id);
    const ofWebhook = { ...labels, [COMPONENT]: 'webhook' };
    const ofDomainMapping = { ...labels, [COMPONENT]: 'domain-mapping' };
    const secret = (name: string, its: { [name: string]: string }) => new k8s.KubeSecret(this, name, { metadata: { name, namespace, labels: its }, type: 'Opaque' });
    secret(CERTIFICATE_SECRETS.webhook, ofWebhook);
    secret(CERTIFICATE_SECRETS.domainMappingWebhook, ofDomainMapping);
    secret(CERTIFICATE_SECRETS.authority, labels);
    // The controller finds it by these labels.
    secret(CERTIFICATE_SECRETS.dataPlane, { ...labels, 'serving-certs-ctrl': 'data-plane', 'networking.internal.knative.dev/certificate-uid': 'serving-certs' });

    const services = Object.values(WEBHOOK_SERVICES);
    const certificate = this.certificate = new WebhookCertificate(this, 'certificate', { namespace, services, selfManaged: true, secretName: CERTIFICATE_SECRETS.webhook });
    const configure = (kind: keyof typeof WEBHOOKS, service: string, path: string, selectors: object, mutates = false) => {
      const name = WEBHOOKS[kind];
      const webhook = { name, service: { name: service, namespace, path }, rules: kind === 'config' ? undefined : WEBHOOK_RULES[kind], admissionReviewVersions: ['v1', 'v1beta1'], ...selectors };
      const common = { name, certificate, labels: service === WEBHOOK_SERVICES.webhook ? ofWebhook : ofDomainMapping };
      this.configurations.push(mutates
        ? new MutatingWebhookConfiguration(this, name, { ...common, webhooks: [{ ...webhook, reinvocationPolicy: 'IfNeeded' }] })
        : new ValidatingWebhookConfiguration(this, name, { ...common, webhooks: [webhook] }));
    };
    const { webhook, domainMapping } = WEBHOOK_SERVICES;
    const namespaceSelector = NOT_EXCLUDED;
    configure('defaulting', webhook, '/defaulting', { namespaceSelector }, true);
    configure('domainMappingDefaulting', domainMapping, '/defaulting', { namespaceSelector }, true);
    configure('validation', webhook, '/resource-validation', { namespaceSelector });
    configure('domainMappingValidation', domainMapping, '/resource-validation', { namespaceSelector });
    configure('config', webhook, '/config-validation', { objectSelector: { matchLabels: releaseChartOf(this).selectorLabels(), ...VALIDATED } });
  }

  /** Adds notes on the fields that the programs write, which tools that compare objects have to ignore. */
  public addNotes(): void {
    this.certificate.addNotes(this.configurations.map(configuration => configuration.runtimeFields(configuration.name === WEBHOOKS.config ? ['clientConfig/caBundle', 'rules'] : undefined)));
  }
}
