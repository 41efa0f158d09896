import { GROUPS } from './definitions/groups';
import { k8s } from '../kit/k8s';

/** The webhook configurations, whose names are fixed in the programs. @internal */
export const WEBHOOKS = {
  defaulting: 'webhook.serving.knative.dev',
  validation: 'validation.webhook.serving.knative.dev',
  config: 'config.webhook.serving.knative.dev',
  domainMappingDefaulting: 'webhook.domainmapping.serving.knative.dev',
  domainMappingValidation: 'validation.webhook.domainmapping.serving.knative.dev',
} as const;

/** The Secrets of certificates, whose names are fixed in the programs. @internal */
export const CERTIFICATE_SECRETS = {
  webhook: 'webhook-certs',
  domainMappingWebhook: 'domainmapping-webhook-certs',
  authority: 'serving-certs-ctrl-ca',
  dataPlane: 'knative-serving-certs',
} as const;

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];

function rule(group: string, resources: string[], verbs: string[], resourceNames?: string[]): k8s.PolicyRule {
  return { apiGroups: [group], resources, verbs, ...resourceNames && { resourceNames } };
}

/** Resources with what the controllers write of each: its status, and its finalizers as the owner of other objects. */
function controlled(group: string, ...resources: string[]): k8s.PolicyRule {
  return rule(group, resources.flatMap(resource => [resource, `${resource}/status`, `${resource}/finalizers`]), [...READ, ...WRITE]);
}

/** What the programs of Knative Serving do in all namespaces. @internal */
export const CONTROLLER_RULES: readonly k8s.PolicyRule[] = [
  rule('', ['services', 'endpoints'], [...READ, 'create', 'update', 'delete']),
  // Endpoints with addresses of a cluster that restricts them, as OpenShift does.
  rule('', ['endpoints/restricted'], ['create']),
  // To create pods is to try the pod of a Service, with the annotation features.knative.dev/podspec-dryrun.
  rule('', ['pods'], [...READ, 'create']),
  // To find the digest of an image, with the pull secrets of the Service and of its ServiceAccount.
  rule('', ['secrets'], READ),
  rule('', ['serviceaccounts'], ['get']),
  rule('', ['events'], ['create', 'update', 'patch']),
  rule('', ['namespaces'], READ),
  // The namespace of the control plane owns the webhook configurations.
  rule('', ['namespaces/finalizers'], ['update']),
  rule('apps', ['deployments'], [...READ, 'create', 'update', 'patch']),
  rule('coordination.k8s.io', ['leases'], READ),
  rule('admissionregistration.k8s.io', ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'], ['list', 'watch']),
  rule('admissionregistration.k8s.io', ['mutatingwebhookconfigurations'], ['get', 'update', 'patch'], [WEBHOOKS.defaulting, WEBHOOKS.domainMappingDefaulting]),
  rule('admissionregistration.k8s.io', ['validatingwebhookconfigurations'], ['get', 'update', 'patch'], [WEBHOOKS.validation, WEBHOOKS.config, WEBHOOKS.domainMappingValidation]),
  controlled(GROUPS.serving, 'services', 'configurations', 'revisions', 'routes', 'domainmappings'),
  controlled(GROUPS.autoscaling, 'podautoscalers', 'metrics'),
  controlled(GROUPS.networking, 'ingresses', 'serverlessservices', 'certificates', 'clusterdomainclaims'),
  rule(GROUPS.caching, ['images'], [...READ, ...WRITE]),
];

/** What the controller does in all namespaces when it encrypts the traffic within the cluster. @internal */
export const ENCRYPTION_RULES: readonly k8s.PolicyRule[] = [rule('', ['secrets'], ['create', 'update'])];

/** What the programs do in the namespace of the control plane only. @internal */
export const OWN_RULES: readonly k8s.PolicyRule[] = [
  rule('', ['configmaps'], READ),
  // The Job of the default domain writes it.
  rule('', ['configmaps'], ['update'], ['config-domain']),
  rule('', ['secrets'], ['update'], Object.values(CERTIFICATE_SECRETS)),
  rule('coordination.k8s.io', ['leases'], WRITE),
];

/** What the controller of Kourier does in all namespaces. @internal */
export const KOURIER_RULES: readonly k8s.PolicyRule[] = [
  rule('', ['events'], ['create', 'update', 'patch']),
  rule('', ['pods', 'endpoints', 'services', 'secrets'], READ),
  rule('', ['namespaces'], READ),
  rule(GROUPS.networking, ['ingresses'], [...READ, 'patch']),
  rule(GROUPS.networking, ['ingresses/status'], ['update']),
];

/** What the controller of Kourier does in the namespace of the control plane only. @internal */
export const KOURIER_OWN_RULES: readonly k8s.PolicyRule[] = [
  rule('', ['configmaps'], READ),
  rule('coordination.k8s.io', ['leases'], [...READ, ...WRITE]),
];

const INTERNAL = [GROUPS.networking, GROUPS.autoscaling, GROUPS.caching];

/** What users with the ClusterRoles of the cluster may do with objects of Knative in their namespaces. @internal */
export const USER_RULES: { readonly [role in 'admin' | 'edit' | 'view']: k8s.PolicyRule[] } = {
  admin: [rule(GROUPS.serving, ['*'], ['*']), { apiGroups: INTERNAL, resources: ['*'], verbs: READ }],
  edit: [rule(GROUPS.serving, ['*'], WRITE), { apiGroups: INTERNAL, resources: ['*'], verbs: READ }],
  view: [{ apiGroups: [GROUPS.serving, ...INTERNAL], resources: ['*'], verbs: READ }],
};

/** For programs that find what has an address, such as those of Knative Eventing. @internal */
export const ADDRESSABLE_RULES: readonly k8s.PolicyRule[] = [rule(GROUPS.serving, ['routes', 'routes/status', 'services', 'services/status'], READ)];

/** For programs that inject into what has pods. @internal */
export const PODSPECABLE_RULES: readonly k8s.PolicyRule[] = [rule(GROUPS.serving, ['configurations', 'services'], ['list', 'watch', 'patch'])];
