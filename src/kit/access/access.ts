import { Construct } from 'constructs';
import { AccessOptions } from './role-props';
import { Condition } from '../condition';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { asStructureToken } from '../../expr/token/structure-token';
import { closest } from '../../values/closest';
import { isToken } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';

/** API group of roles and bindings. @internal */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

const KEYS_OF_RULE = ['apiGroups', 'resources', 'resourceNames', 'verbs', 'nonResourceUrLs'];

/**
 * Metadata of a role or a binding.
 *
 * @param namespace its namespace; `null` for a cluster-scoped object.
 * @internal
 */
export function metadataOf(construct: Construct, { name, labels, annotations }: AccessOptions, namespace?: string | null): k8s.ObjectMeta & { readonly name: string } {
  const chart = releaseChartOf(construct);
  const ownName = () => (namespace === undefined ? chart._nameOf(construct) : `${chart.builtIns.namespace}.${chart._nameOf(construct)}`);
  return {
    name: name ?? ownName(),
    ...typeof namespace === 'string' && { namespace },
    labels,
    annotations: ifFilled(annotations),
  };
}

/**
 * The scope of the objects, if they are enabled.
 *
 * @param props may be rendered nowhere, which is no error.
 * @internal
 */
export function scopeOf(construct: Construct, props: AccessOptions): Construct | undefined {
  const within = Condition.of(props.enabled ?? true).scope(construct, 'enabled');
  if (!within) {
    Object.values(props).filter(prop => prop !== undefined).forEach(toNode);
  }
  return within;
}

/** Refuses rules that the API server would reject. Rules from values are not seen. @internal */
export function checkRules(construct: Construct, rules: any, isOfCluster: boolean): void {
  const refuse = (problem: string): never => {
    throw new Refusal('check-failed', `${construct.node.path}: ${problem}`);
  };
  const isEmpty = (list: unknown) => list === undefined || (Array.isArray(list) && list.length === 0);
  for (const [i, rule] of (Array.isArray(rules) ? rules : []).entries()) {
    if (asStructureToken(rule)) {
      continue; // under a condition, or from values
    }
    const unknown = Object.keys(rule).find(key => !KEYS_OF_RULE.includes(key) && !isToken(key));
    if (unknown !== undefined) {
      const meant = closest(unknown, KEYS_OF_RULE);
      refuse(`rules[${i}]: unknown key "${unknown}", ${meant === undefined ? `expected one of ${KEYS_OF_RULE.join(', ')}` : `did you mean "${meant}"?`}`);
    }
    const { apiGroups, resources, verbs, resourceNames, nonResourceUrLs } = rule as Partial<k8s.PolicyRule>;
    const missing = isEmpty(verbs) ? 'verbs' : !isEmpty(nonResourceUrLs) ? undefined : isEmpty(apiGroups) ? 'apiGroups' : isEmpty(resources) ? 'resources' : undefined;
    if (missing !== undefined) {
      refuse(`rules[${i}].${missing} is missing, which a rule needs${missing === 'apiGroups' ? ': [\'\'] is the core group' : ''}`);
    }
    if (!isEmpty(nonResourceUrLs) && (!isOfCluster || !isEmpty(resources) || !isEmpty(apiGroups) || !isEmpty(resourceNames))) {
      refuse(`rules[${i}].nonResourceUrLs ${isOfCluster ? 'is set beside resources: make two rules of it' : 'is set, which a Role cannot have: use a ClusterRole'}`);
    }
  }
}

/** Refuses a binding of nobody, which would be without effect. Subjects from values are not seen. @internal */
export function checkSubjects(construct: Construct, subjects: any): void {
  if (Array.isArray(subjects) && subjects.length === 0) {
    throw new Refusal('check-failed', `${construct.node.path}: subjects is empty, so nobody would have the permissions: name a subject, such as that of a ServiceAccount`);
  }
}
