import { KnativeAccess } from '../../src/knative/knative-access';
import { objectsOf } from '../support/small-chart';

const namespace = 'knative-serving';
const account = (name: string) => ({ kind: 'ServiceAccount', name, namespace });

function accessOf(props: { readonly internalEncryption?: boolean } = {}): any[] {
  return objectsOf(c => void new KnativeAccess(c, 'access', { namespace, controller: account('controller'), kourier: account('net-kourier'), ...props }));
}

const named = (kind: string, name: string, all = accessOf()) => all.find(o => o.kind === kind && o.metadata.name === name);

function mayDo(rules: any[], verb: string, resource: string): boolean {
  return rules.some(r => r.verbs.includes(verb) && r.resources.includes(resource));
}

describe('the roles of Knative Serving', () => {
  const all = accessOf();

  it('have the names that extensions know, and are bound to the ServiceAccounts of the programs', () => {
    const bound = all.filter(o => o.kind.endsWith('Binding')).map(o => [o.kind, o.metadata.name, o.roleRef.kind, o.roleRef.name, o.subjects[0].name]);
    expect(bound).toEqual([
      ['ClusterRoleBinding', 'knative-serving-controller-admin', 'ClusterRole', 'knative-serving-admin', 'controller'],
      ['ClusterRoleBinding', 'knative-serving-controller-addressable-resolver', 'ClusterRole', 'knative-serving-aggregated-addressable-resolver', 'controller'],
      ['ClusterRoleBinding', 'net-kourier', 'ClusterRole', 'net-kourier', 'net-kourier'],
      ['RoleBinding', 'knative-serving-core', 'Role', 'knative-serving-core', 'controller'],
      ['RoleBinding', 'net-kourier', 'Role', 'net-kourier', 'net-kourier'],
    ]);
  });

  it('collect the rules of extensions by label, and add theirs to those of users', () => {
    expect(named('ClusterRole', 'knative-serving-admin')).toMatchObject({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'serving.knative.dev/controller': 'true' } }] } });
    expect(named('ClusterRole', 'knative-serving-core').metadata.labels).toMatchObject({ 'serving.knative.dev/controller': 'true' });
    expect(named('ClusterRole', 'knative-serving-aggregated-addressable-resolver')).toMatchObject({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'duck.knative.dev/addressable': 'true' } }] } });
    expect(named('ClusterRole', 'knative-serving-addressable-resolver').metadata.labels).toMatchObject({ 'duck.knative.dev/addressable': 'true' });
    for (const role of ['admin', 'edit', 'view']) {
      expect(named('ClusterRole', `knative-serving-namespaced-${role}`).metadata.labels).toMatchObject({ [`rbac.authorization.k8s.io/aggregate-to-${role}`]: 'true' });
    }
  });

  it('write Secrets, ConfigMaps and leases in the namespace of the control plane only, and there only those of Knative', () => {
    for (const { rules } of all.filter(o => o.kind === 'ClusterRole' && /core|kourier/.test(o.metadata.name))) {
      for (const resource of ['secrets', 'configmaps', 'leases', 'serviceaccounts', 'customresourcedefinitions']) {
        expect(['create', 'update', 'patch', 'delete'].filter(verb => mayDo(rules, verb, resource))).toEqual([]);
      }
    }
    const { rules } = named('Role', 'knative-serving-core');
    expect(rules.filter((r: any) => r.resourceNames).map((r: any) => [r.resources[0], r.verbs, r.resourceNames])).toEqual([
      ['configmaps', ['update'], ['config-domain']],
      ['secrets', ['update'], ['webhook-certs', 'domainmapping-webhook-certs', 'serving-certs-ctrl-ca', 'knative-serving-certs']],
    ]);
  });

  it('write certificates into all namespaces if traffic within the cluster is encrypted', () => {
    expect(named('ClusterRole', 'knative-serving-core', accessOf({ internalEncryption: true })).rules).toContainEqual({ apiGroups: [''], resources: ['secrets'], verbs: ['create', 'update'] });
  });

  it('have no rules for all resources or verbs, but those that add to the roles of users', () => {
    const wild = all.filter(o => (o.rules ?? []).some((r: any) => [...r.apiGroups, ...r.resources, ...r.verbs].includes('*'))).map(o => o.metadata.name);
    expect(wild).toEqual(['knative-serving-namespaced-admin', 'knative-serving-namespaced-edit', 'knative-serving-namespaced-view']);
  });
});
