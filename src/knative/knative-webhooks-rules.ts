import { GROUPS } from './definitions/groups';
import { k8s } from '../kit/k8s';

const WRITTEN = ['CREATE', 'UPDATE'];

/**
 * The rules of resources in the order and form in which the programs write them, with what the API server adds: what is written again is
 * then the same, and nobody else takes hold of the field.
 */
function rulesFor(group: string, version: string, resources: string[], operations: string[]): k8s.RuleWithOperations[] {
  return resources.map(resource => ({ apiGroups: [group], apiVersions: [version], resources: [resource, `${resource}/status`], operations, scope: '*' }));
}

function rulesOfServing(operations: string[]): k8s.RuleWithOperations[] {
  return [
    ...rulesFor(GROUPS.autoscaling, 'v1alpha1', ['metrics', 'podautoscalers'], operations),
    ...rulesFor(GROUPS.networking, 'v1alpha1', ['certificates', 'ingresses', 'serverlessservices'], operations),
    ...rulesFor(GROUPS.serving, 'v1', ['configurations', 'revisions', 'routes', 'services'], operations),
  ];
}

function rulesOfDomainMapping(operations: string[]): k8s.RuleWithOperations[] {
  return ['v1alpha1', 'v1beta1'].flatMap(version => rulesFor(GROUPS.serving, version, ['domainmappings'], operations));
}

/**
 * What each webhook is asked about. That for ConfigMaps has no rules until the program, once it runs, writes them: otherwise nobody could
 * change a ConfigMap of a release whose webhook has never started, and with it the release.
 *
 * @internal
 */
export const WEBHOOK_RULES = {
  defaulting: rulesOfServing(WRITTEN),
  validation: rulesOfServing([...WRITTEN, 'DELETE']),
  domainMappingDefaulting: rulesOfDomainMapping(WRITTEN),
  domainMappingValidation: rulesOfDomainMapping([...WRITTEN, 'DELETE']),
} satisfies { readonly [webhook: string]: k8s.RuleWithOperations[] };
