import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { deployment } from './constructs';
import { Cases, flag, instead, mapOf, name, patch, path, structs, string, stringListOf } from '../case';

const binding = (s: Construct, subject: kplus.ISubject) => new kplus.RoleBinding(s, 'binding', { role: kplus.Role.fromRoleName(s, 'role', 'reader') }).addSubjects(subject);
const clusterRole = (s: Construct, props: kplus.ClusterRoleProps = {}) => new kplus.ClusterRole(s, 'role', props);
const verbs = stringListOf(['get', 'list'], ['create']);

export const RBAC: Cases = {
  'ServiceAccountProps.automountToken': flag((s, x) => new kplus.ServiceAccount(s, 'account', { automountToken: x })),
  'ServiceAccount.fromServiceAccountName(name)': name((s, x) => deployment(s, { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(s, 'account', x) })),
  'FromServiceAccountNameOptions.namespaceName': name((s, x) => binding(s, kplus.ServiceAccount.fromServiceAccountName(s, 'account', 'a', { namespaceName: x }))),
  'User.fromName(name)': string((s, x) => binding(s, kplus.User.fromName(s, 'user', x))),
  'Group.fromName(name)': string((s, x) => binding(s, kplus.Group.fromName(s, 'group', x))),
  'Role.allow(verbs)': verbs((s, x) => new kplus.Role(s, 'role').allow(x, kplus.ApiResource.PODS)),
  'RolePolicyRule.verbs': verbs((s, x) => new kplus.Role(s, 'role', { rules: [{ verbs: x, resources: [kplus.ApiResource.PODS] }] })),
  'RoleProps.rules': structs('Role', '/rules', [{ verbs: ['get'], resources: [kplus.ApiResource.PODS] }], [{ verbs: ['list'], resources: [kplus.ApiResource.SECRETS] }])(
    (s, x) => new kplus.Role(s, 'role', { rules: x }))
    .refused('token-misplaced', patch('Role', '/rules')),
  'Role.fromRoleName(name)': name((s, x) => new kplus.RoleBinding(s, 'binding', { role: kplus.Role.fromRoleName(s, 'role', x) })),
  'ClusterRole.fromClusterRoleName(name)': name((s, x) => new kplus.RoleBinding(s, 'binding', { role: kplus.ClusterRole.fromClusterRoleName(s, 'role', x) })),
  'ClusterRole.allow(verbs)': verbs((s, x) => clusterRole(s).allow(x, kplus.ApiResource.NODES)),
  'ClusterRolePolicyRule.verbs': verbs((s, x) => clusterRole(s, { rules: [{ verbs: x, endpoints: [kplus.ApiResource.NODES] }] })),
  'ClusterRoleProps.rules': structs('ClusterRole', '/rules', [{ verbs: ['get'], endpoints: [kplus.ApiResource.NODES] }], [{ verbs: ['list'], endpoints: [kplus.ApiResource.NODES] }])(
    (s, x) => clusterRole(s, { rules: x }))
    .refused('token-misplaced', patch('ClusterRole', '/rules')),
  'ClusterRoleProps.aggregationLabels': mapOf({ a: 'true' }, { 'b.c': 'true' })((s, x) => clusterRole(s, { aggregationLabels: x })),
  'ClusterRole.aggregate(key)': name((s, x) => clusterRole(s).aggregate(x, 'true'))
    .refused('token-as-key', instead('the whole map as a value: `new ClusterRole(…, { aggregationLabels: x.asAny() })`', (s, x) => clusterRole(s, { aggregationLabels: x.asAny() }), { given: mapOf({ 'alpha': 'true' }, { 'b-2': 'true' }, { 'no': 'true' }).given })),
  'ClusterRole.aggregate(value)': string((s, x) => clusterRole(s).aggregate('a', x)),
  'ClusterRole.bindInNamespace(namespace)': name((s, x) => clusterRole(s).bindInNamespace(x, kplus.User.fromName(s, 'user', 'a')))
    .refused('name-id', instead('`new RoleBinding(…, { metadata: { namespace: x }, role })`', (s, x) =>
      new kplus.RoleBinding(s, 'binding', { metadata: { namespace: x.asString() }, role: clusterRole(s) }).addSubjects(kplus.User.fromName(s, 'user', 'a')), { otherConstructs: true })),
  'NonApiResource.of(url)': path((s, x) => clusterRole(s).allow(['get'], kplus.NonApiResource.of(x))),
  'ApiResourceOptions.apiGroup': string((s, x) => new kplus.Role(s, 'role').allow(['get'], kplus.ApiResource.custom({ apiGroup: x, resourceType: 'a' }))),
  'ApiResourceOptions.resourceType': string((s, x) => new kplus.Role(s, 'role').allow(['get'], kplus.ApiResource.custom({ apiGroup: 'a', resourceType: x }))),
};
