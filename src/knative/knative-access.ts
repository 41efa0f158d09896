import { Construct } from 'constructs';
import { KnativeAccessProps } from './knative-access-props';
import { ADDRESSABLE_RULES, CONTROLLER_RULES, ENCRYPTION_RULES, KOURIER_OWN_RULES, KOURIER_RULES, OWN_RULES, PODSPECABLE_RULES, USER_RULES } from './knative-access-rules';
import { ClusterRole } from '../kit/access/cluster-role';
import { ClusterRoleBinding } from '../kit/access/cluster-role-binding';
import { Role } from '../kit/access/role';
import { Condition } from '../kit/condition';

/** The label of roles whose rules the programs of Knative Serving have. */
const OF_CONTROLLER = { 'serving.knative.dev/controller': 'true' };

const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };

const PODSPECABLE = { 'duck.knative.dev/podspecable': 'true' };

/**
 * Roles of Knative Serving and of Kourier, and their bindings.
 *
 * Names and labels are those of Knative, since extensions find the roles by them: what has the label `serving.knative.dev/controller`
 * is added to the rules of the programs. A cluster has one Knative Serving, so no two releases share them.
 *
 * @internal
 */
export class KnativeAccess extends Construct {
  constructor(scope: Construct, id: string, { namespace, controller, kourier, labels = {}, kourierLabels = {}, internalEncryption = false }: KnativeAccessProps) {
    super(scope, id);
    const subjects = [controller];
    new ClusterRole(this, 'core', {
      name: 'knative-serving-core',
      labels: { ...labels, ...OF_CONTROLLER },
      rules: [...CONTROLLER_RULES, ...Condition.of(internalEncryption).items([...ENCRYPTION_RULES])],
    });
    new ClusterRole(this, 'all', { name: 'knative-serving-admin', labels, aggregates: [OF_CONTROLLER] });
    new ClusterRoleBinding(this, 'all-binding', { name: 'knative-serving-controller-admin', labels, clusterRole: 'knative-serving-admin', subjects });
    new Role(this, 'own', { name: 'knative-serving-core', namespace, labels, rules: [...OWN_RULES], subjects });

    new ClusterRole(this, 'addressable', { name: 'knative-serving-addressable-resolver', labels: { ...labels, ...ADDRESSABLE }, rules: [...ADDRESSABLE_RULES] });
    new ClusterRole(this, 'all-addressable', { name: 'knative-serving-aggregated-addressable-resolver', labels, aggregates: [ADDRESSABLE] });
    new ClusterRoleBinding(this, 'addressable-binding', { name: 'knative-serving-controller-addressable-resolver', labels, clusterRole: 'knative-serving-aggregated-addressable-resolver', subjects });
    new ClusterRole(this, 'podspecable', { name: 'knative-serving-podspecable-binding', labels: { ...labels, ...PODSPECABLE }, rules: [...PODSPECABLE_RULES] });
    for (const role of ['admin', 'edit', 'view'] as const) {
      new ClusterRole(this, role, { name: `knative-serving-namespaced-${role}`, labels, rules: USER_RULES[role], aggregateTo: [role] });
    }

    new ClusterRole(this, 'kourier', { name: 'net-kourier', labels: kourierLabels, rules: [...KOURIER_RULES], subjects: [kourier] });
    new Role(this, 'kourier-own', { name: 'net-kourier', namespace, labels: kourierLabels, rules: [...KOURIER_OWN_RULES], subjects: [kourier] });
  }
}
