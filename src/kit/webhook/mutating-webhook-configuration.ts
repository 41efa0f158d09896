import { Construct } from 'constructs';
import { RuntimeFields } from './runtime-fields';
import { CA_BUNDLE, checkWebhooks, fieldsOfWebhooks, metadataOfWebhooks, webhookOf } from './webhook';
import { MutatingWebhookConfigurationProps } from './webhook-configuration-props';
import { scopeOf } from '../access/access';
import { k8s } from '../k8s';
import { partProps } from '../part-props';

/**
 * A MutatingWebhookConfiguration: webhooks that may change objects before they are stored.
 *
 * The object is cluster-scoped: its name includes the namespace of the release, so that two releases do not share it, unless it is given.
 *
 * Rejected are rules and names that the API server would reject (`check-failed`), and a configuration outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
export class MutatingWebhookConfiguration extends Construct {
  /** Name of the MutatingWebhookConfiguration. */
  public readonly name: string;

  private readonly count: number;

  constructor(scope: Construct, id: string, props: MutatingWebhookConfigurationProps) {
    props = partProps('MutatingWebhookConfigurationProps', scope, id, props);
    super(scope, id);
    const { webhooks, certificate, ...options } = props;
    checkWebhooks(this, webhooks);
    this.count = webhooks.length;
    const metadata = metadataOfWebhooks(this, props);
    this.name = metadata.name;
    const within = scopeOf(this, { ...options, name: this.name });
    if (within) {
      new k8s.KubeMutatingWebhookConfiguration(within, 'resource', { metadata, webhooks: webhooks.map(webhook => ({ ...webhookOf(this, props, webhook), reinvocationPolicy: webhook.reinvocationPolicy ?? 'Never' })) });
    }
  }

  /**
   * The fields that are written at run time, for `addNotes()` of a `WebhookCertificate`.
   *
   * @param fields the fields of each webhook, as JSON pointers without the first slash: `rules`, `namespaceSelector`. @default ["clientConfig/caBundle"]
   */
  public runtimeFields(fields: string[] = [CA_BUNDLE]): RuntimeFields {
    return fieldsOfWebhooks('MutatingWebhookConfiguration', this.name, this.count, fields);
  }
}
