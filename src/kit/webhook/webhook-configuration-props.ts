import { WebhookCertificate } from './webhook-certificate';
import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * The Service that the API server sends reviews to.
 */
export interface WebhookService {
  /** Name of the Service. */
  readonly name: string;

  /**
   * Namespace of the Service.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Port of the Service, from 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Path of the webhook, from `/`; empty means `/`.
   *
   * @default - `/`
   */
  readonly path?: string;
}

/**
 * A webhook: which requests the API server asks it about.
 */
export interface WebhookProps {
  /** Name of the webhook, a domain with at least three segments, such as `validate.example.org`. Distinct within a configuration. */
  readonly name: string;

  /** The Service of the webhook server. */
  readonly service: WebhookService;

  /**
   * The requests: a list as in `rules` of a webhook, with items that may be conditional, or a token of one. Rejected is a rule without
   * `operations`, `apiGroups`, `apiVersions` or `resources` (`check-failed`).
   *
   * @default - none: for programs that write the rules at run time
   * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
   */
  readonly rules?: k8s.RuleWithOperations[];

  /**
   * What happens to a request if the webhook cannot be reached: `Fail` refuses it, `Ignore` admits it.
   *
   * @default "Fail"
   */
  readonly failurePolicy?: string;

  /**
   * Whether requests in other versions of an API match: `Equivalent` or `Exact`.
   *
   * @default "Equivalent"
   */
  readonly matchPolicy?: string;

  /**
   * Whether the webhook changes something besides the object: `None`, or `NoneOnDryRun`.
   *
   * @default "None"
   */
  readonly sideEffects?: string;

  /**
   * Seconds that the API server waits for an answer, from 1 to 30.
   *
   * @default 10
   */
  readonly timeoutSeconds?: number;

  /**
   * Labels of the namespaces whose objects are reviewed.
   *
   * @default - all namespaces
   */
  readonly namespaceSelector?: k8s.LabelSelector;

  /**
   * Labels of the objects that are reviewed.
   *
   * @default - all objects
   */
  readonly objectSelector?: k8s.LabelSelector;

  /**
   * Further conditions of requests in CEL: a list. Needs Kubernetes 1.28.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchconditions
   */
  readonly matchConditions?: k8s.MatchCondition[];

  /**
   * Versions of `AdmissionReview` that the server accepts, the preferred one first.
   *
   * @default ["v1"]
   */
  readonly admissionReviewVersions?: string[];
}

/**
 * A webhook that may change objects.
 */
export interface MutatingWebhookProps extends WebhookProps {
  /**
   * Whether it is asked again when another webhook has changed the object: `Never` or `IfNeeded`.
   *
   * @default "Never"
   */
  readonly reinvocationPolicy?: string;
}

/**
 * Options of webhook configurations.
 */
export interface WebhookConfigurationOptions {
  /** The certificate of the webhook server. */
  readonly certificate: WebhookCertificate;

  /**
   * Create the object: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the object.
   *
   * @default - the namespace and the name of the release, and the ids of the construct path, so that two releases do not share it
   */
  readonly name?: string;

  /**
   * Extra labels of the object: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Webhooks that admit or refuse objects.
 */
export interface ValidatingWebhookConfigurationProps extends WebhookConfigurationOptions {
  /** The webhooks. */
  readonly webhooks: WebhookProps[];
}

/**
 * Webhooks that may change objects before they are stored.
 */
export interface MutatingWebhookConfigurationProps extends WebhookConfigurationOptions {
  /** The webhooks. */
  readonly webhooks: MutatingWebhookProps[];
}
