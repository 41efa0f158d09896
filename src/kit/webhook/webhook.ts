import { Construct } from 'constructs';
import { RuntimeFields } from './runtime-fields';
import { WebhookConfigurationOptions, WebhookProps } from './webhook-configuration-props';
import { metadataOf } from '../access/access';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { asStructureToken } from '../../expr/token/structure-token';
import { Pattern } from '../../values/pattern';
import { Refusal } from '../../values/refusal';

const GROUP = 'admissionregistration.k8s.io';

/** Metadata of a webhook configuration. @internal */
export function metadataOfWebhooks(construct: Construct, options: WebhookConfigurationOptions): k8s.ObjectMeta & { readonly name: string } {
  const { name, labels, annotations, certificate } = options;
  return metadataOf(construct, { name, labels, annotations: { ...annotations, ...certificate.annotations } }, null);
}

/** The fields that validating and mutating webhooks have in common, with the defaults of the API server, which would add them within the list. @internal */
export function webhookOf(construct: Construct, { certificate }: WebhookConfigurationOptions, webhook: WebhookProps): k8s.ValidatingWebhook {
  const { name, service, rules, matchConditions, namespaceSelector = {}, objectSelector = {} } = webhook;
  return {
    name,
    admissionReviewVersions: webhook.admissionReviewVersions ?? ['v1'],
    clientConfig: {
      caBundle: certificate.caBundle,
      service: { name: service.name, namespace: service.namespace ?? releaseChartOf(construct).builtIns.namespace.asString(), port: service.port ?? 443, path: ifFilled(service.path) },
    },
    rules: rules && (Array.isArray(rules) ? rules.map(rule => (asStructureToken(rule) ? rule : { scope: '*', ...rule })) : rules),
    failurePolicy: webhook.failurePolicy ?? 'Fail',
    matchPolicy: webhook.matchPolicy ?? 'Equivalent',
    sideEffects: webhook.sideEffects ?? 'None',
    timeoutSeconds: webhook.timeoutSeconds ?? 10,
    namespaceSelector,
    objectSelector,
    matchConditions,
  };
}

/** Refuses what the API server would reject, as far as it is known at synthesis. @internal */
export function checkWebhooks(construct: Construct, webhooks: readonly WebhookProps[]): void {
  const refuse = (problem: string): never => {
    throw new Refusal('check-failed', `${construct.node.path}: ${problem}`);
  };
  if (!(webhooks?.length > 0)) {
    refuse('webhooks is empty: set at least one');
  }
  const seen = new Map<unknown, number>();
  for (const [i, { name, rules, timeoutSeconds, failurePolicy, matchPolicy, sideEffects }] of webhooks.entries()) {
    const at = `webhooks[${i}]`;
    const known = literalOf(name);
    if (known !== undefined && !(new RegExp(Pattern.DNS_NAME).test(known) && known.split('.').length >= 3)) {
      refuse(`${at}.name: got "${known}", expected a domain with at least three segments, such as validate.example.org`);
    }
    if (known !== undefined && seen.has(known)) {
      refuse(`webhooks[${seen.get(known)}] and ${at} have the same name "${known}": choose another one for one of them`);
    }
    seen.set(known, i);
    for (const [field, given, expected] of [
      ['failurePolicy', failurePolicy, ['Fail', 'Ignore']], ['matchPolicy', matchPolicy, ['Equivalent', 'Exact']], ['sideEffects', sideEffects, ['None', 'NoneOnDryRun']],
    ] as const) {
      const value = literalOf(given);
      if (value !== undefined && !(expected as readonly string[]).includes(value)) {
        refuse(`${at}.${field}: got "${value}", expected ${expected.join(' or ')}`);
      }
    }
    const seconds = literalOf(timeoutSeconds);
    if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 1 && seconds <= 30)) {
      refuse(`${at}.timeoutSeconds: got ${seconds}, expected an integer from 1 to 30`);
    }
    for (const [j, rule] of (Array.isArray(rules) ? rules : []).entries()) {
      const missing = asStructureToken(rule) ? undefined : (['operations', 'apiGroups', 'apiVersions', 'resources'] as const)
        .find(field => rule[field] === undefined || (Array.isArray(rule[field]) && rule[field]!.length === 0));
      if (missing !== undefined) {
        refuse(`${at}.rules[${j}].${missing} is missing, which a rule needs${missing === 'apiGroups' ? ': [\'\'] is the core group' : ''}`);
      }
    }
  }
}

/** Fields of each webhook that are written at run time. @internal */
export function fieldsOfWebhooks(kind: string, name: string, count: number, fields: readonly string[]): RuntimeFields {
  return { group: GROUP, kind, name, pointers: Array.from({ length: count }, (_, i) => fields.map(field => `/webhooks/${i}/${field}`)).flat() };
}

/** @internal */
export const CA_BUNDLE = 'clientConfig/caBundle';

function literalOf<T>(given: T | undefined): T | undefined {
  const node = given === undefined ? undefined : toNode(given);
  return node?.kind === 'literal' ? node.value as T : undefined;
}
