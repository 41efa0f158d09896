import { Construct } from 'constructs';
import { CERTIFICATE_SECRETS, WEBHOOKS } from './knative-access-rules';
import { WEBHOOK_RULES } from './knative-webhooks-rules';
import { k8s } from '../kit/k8s';

/** The Services of the webhooks, whose names are fixed in the programs. @internal */
export const WEBHOOK_SERVICES = { webhook: 'webhook', domainMapping: 'domainmapping-webhook' } as const;

/** The components whose ConfigMaps are validated: values of the label `app.kubernetes.io/component`. @internal */
export const VALIDATED_COMPONENTS = ['autoscaler', 'controller', 'logging', 'networking', 'observability', 'tracing'];

const COMPONENT = 'app.kubernetes.io/component';

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
 * with all that the programs write but `caBundle` and the owner. Names are fixed in the programs.
 *
 * @internal
 */
export class KnativeWebhooks extends Construct {
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

    const clientConfig = (service: string, path: string) => ({ service: { name: service, namespace, path, port: 443 } });
    const common = { admissionReviewVersions: ['v1', 'v1beta1'], failurePolicy: 'Fail', sideEffects: 'None', matchPolicy: 'Equivalent', timeoutSeconds: 10 };
    const notExcluded = { matchExpressions: [{ key: 'webhooks.knative.dev/exclude', operator: 'DoesNotExist' }] };
    const services = [
      { service: WEBHOOK_SERVICES.webhook, its: ofWebhook, defaulting: 'defaulting', validation: 'validation' },
      { service: WEBHOOK_SERVICES.domainMapping, its: ofDomainMapping, defaulting: 'domainMappingDefaulting', validation: 'domainMappingValidation' },
    ] as const;
    for (const { service, its, defaulting, validation } of services) {
      const mutating = WEBHOOKS[defaulting];
      new k8s.KubeMutatingWebhookConfiguration(this, mutating, {
        metadata: { name: mutating, labels: its },
        webhooks: [{ name: mutating, ...common, clientConfig: clientConfig(service, '/defaulting'), rules: WEBHOOK_RULES[defaulting], namespaceSelector: notExcluded, objectSelector: {}, reinvocationPolicy: 'IfNeeded' }],
      });
      const validating = WEBHOOKS[validation];
      new k8s.KubeValidatingWebhookConfiguration(this, validating, {
        metadata: { name: validating, labels: its },
        webhooks: [{ name: validating, ...common, clientConfig: clientConfig(service, '/resource-validation'), rules: WEBHOOK_RULES[validation], namespaceSelector: notExcluded, objectSelector: {} }],
      });
    }
    new k8s.KubeValidatingWebhookConfiguration(this, WEBHOOKS.config, {
      metadata: { name: WEBHOOKS.config, labels: ofWebhook },
      webhooks: [{
        name: WEBHOOKS.config,
        ...common,
        clientConfig: clientConfig(WEBHOOK_SERVICES.webhook, '/config-validation'),
        rules: WEBHOOK_RULES.config,
        namespaceSelector: {},
        objectSelector: {
          matchExpressions: [
            { key: 'app.kubernetes.io/name', operator: 'In', values: ['knative-serving'] },
            { key: COMPONENT, operator: 'In', values: VALIDATED_COMPONENTS },
          ],
        },
      }],
    });
  }
}
