import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { ClusterRole, ClusterRoleBinding, ClusterRoleProps, Condition, Role, RoleBinding, RoleBindingProps, RoleProps, ServiceAccount } from '../../../src/kit';

const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
const subjects = [{ kind: 'ServiceAccount', name: 'mine', namespace: 'other' }];
const objects = (make: (chart: SmallChart) => unknown, release: { releaseName?: string; releaseNamespace?: string } = {}): any[] => new SmallChart(c => void make(c), release).toJson();
const names = (all: any[]) => all.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace ?? ''}/${name}`);

describe('a Role', () => {
  it('is in the namespace of the release, without a binding unless it has subjects', () => {
    expect(objects(c => new Role(c, 'reader', { rules }))).toMatchObject([{ kind: 'Role', metadata: { name: 'small-reader', namespace: 'default' }, rules }]);
    expect(objects(c => new Role(c, 'reader', { rules, subjects, labels: { a: 'b' }, annotations: { c: 'd' } }))).toMatchObject([
      { kind: 'Role', metadata: { name: 'small-reader', labels: { a: 'b' }, annotations: { c: 'd' } } },
      { kind: 'RoleBinding', metadata: { name: 'small-reader', namespace: 'default', labels: { a: 'b' }, annotations: { c: 'd' } }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'small-reader' }, subjects },
    ]);
  });

  it('of another namespace shares no name with that of the same release in another namespace', () => {
    const ofRelease = (releaseNamespace: string) => names(objects(c => new Role(c, 'reader', { namespace: 'batch', rules, subjects }), { releaseName: 'same', releaseNamespace }));
    expect(['one', 'two'].map(ofRelease)).toEqual(['one', 'two'].map(ns => [`Role batch/${ns}.same-small-reader`, `RoleBinding batch/${ns}.same-small-reader`]));
  });

  it('is bound to a ServiceAccount of the chart, in the namespace of the release', () => {
    const all = objects(c => new Role(c, 'reader', { namespace: 'batch', rules, subjects: [new ServiceAccount(c, 'account', { name: 'mine' }).subject] }), { releaseNamespace: 'apps' });
    expect(all.find(o => o.kind === 'RoleBinding')).toMatchObject({ metadata: { namespace: 'batch' }, subjects: [{ kind: 'ServiceAccount', name: 'mine', namespace: 'apps' }] });
  });

  it('is not bound to nobody', () => {
    expect(() => objects(c => new Role(c, 'reader', { rules, subjects: [] }))).toThrow('small/reader/enabled/binding: subjects is empty, so nobody would have the permissions: name a subject');
  });

  it('has rules, a namespace and a condition from values', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const v = c.values;
      const [writes, namespace, enabled] = [v.boolean('writes', { description: 'Whether.' }), v.string('namespace', { default: 'batch', minLength: 1, description: 'Where.' }), v.boolean('enabled', { default: true, description: 'Whether.' })];
      new Role(c, 'reader', { enabled, namespace: namespace.asString(), subjects, rules: [...rules, ...Condition.of(writes).items([{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }])] });
      c.holder(namespace);
    }));
    await both.agree({}, { sets: ['writes=true', 'namespace=jobs'] }, { sets: ['enabled=false'] });
    const [role, binding] = both.plain({ sets: ['writes=true', 'namespace=jobs'] }) as any[];
    expect(role.rules).toHaveLength(2);
    expect([role, binding].map(o => o.metadata.namespace)).toEqual(['jobs', 'jobs']);
    expect((both.plain({ sets: ['enabled=false'] }) as any[]).map(o => o.kind)).toEqual(['Held']);
  });

  it('is not created if it is not enabled', () => {
    expect(objects(c => [new Role(c, 'a', { enabled: false, rules, subjects }), new ClusterRole(c, 'b', { enabled: false, rules, subjects }), c.holder(1)]).map(o => o.kind)).toEqual(['Held']);
  });

  it.each<[string, RoleProps['rules'], RegExp]>([
    ['without verbs', [{ apiGroups: [''], resources: ['pods'], verbs: [] }], /small\/reader: rules\[0\].verbs is missing/],
    ['without a group', [...rules, { resources: ['pods'], verbs: ['get'] }], /rules\[1\].apiGroups is missing, which a rule needs: \[''\] is the core group/],
    ['with a key in the singular', [{ apiGroups: [''], resource: ['pods'], verbs: ['get'] } as any], /rules\[0\]: unknown key "resource", did you mean "resources"\?/],
    ['with an unknown key', [{ ...rules[0], actions: ['get'] } as any], /rules\[0\]: unknown key "actions", expected one of apiGroups, resources, resourceNames, verbs, nonResourceUrLs/],
    ['without resources', [{ apiGroups: [''], verbs: ['get'] }], /rules\[0\].resources is missing/],
    ['for paths', [{ nonResourceUrLs: ['/metrics'], verbs: ['get'] }], /rules\[0\].nonResourceUrLs is set, which a Role cannot have: use a ClusterRole/],
  ])('refuses a rule %s', (_, given, message) => {
    expect(() => objects(c => new Role(c, 'reader', { rules: given }))).toThrow(message);
  });
});

describe('a ClusterRole', () => {
  const made = (props: ClusterRoleProps, release = {}) => objects(c => new ClusterRole(c, 'reader', props), release);

  it('has a name that a release in another namespace does not share, and is bound in all namespaces to its subjects', () => {
    expect(names(made({ rules, subjects }, { releaseName: 'same', releaseNamespace: 'one' }))).toEqual(['ClusterRole /one.same-small-reader', 'ClusterRoleBinding /one.same-small-reader']);
    expect(made({ rules: [{ nonResourceUrLs: ['/metrics'], verbs: ['get'] }], name: 'metrics' })).toMatchObject([{ kind: 'ClusterRole', metadata: { name: 'metrics' }, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }]);
  });

  it('adds its rules to those of the roles for users', () => {
    expect(made({ rules, aggregateTo: ['view', 'edit'] })[0].metadata.labels).toMatchObject({ 'rbac.authorization.k8s.io/aggregate-to-view': 'true', 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' });
  });

  it('has the rules of other roles, which the cluster writes', () => {
    const [role] = made({ aggregates: [{ 'example.org/part-of': 'jobs' }] });
    expect(role).toMatchObject({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'example.org/part-of': 'jobs' } }] } });
    expect(role).not.toHaveProperty('rules');
  });

  it.each<[ClusterRoleProps, string]>([
    [{}, 'rules and aggregates are both missing: set one of them'],
    [{ rules, aggregates: [{ a: 'b' }] }, 'rules and aggregates are both set: remove the rules'],
    [{ rules: [{ apiGroups: [''], resources: ['pods'], nonResourceUrLs: ['/'], verbs: ['get'] }] }, 'rules[0].nonResourceUrLs is set beside resources: make two rules of it'],
  ])('refuses %j', (props, message) => {
    expect(() => made(props)).toThrow(message);
  });
});

describe('a binding', () => {
  const made = (props: Partial<RoleBindingProps>) => objects(c => new RoleBinding(c, 'bound', { subjects, ...props }), { releaseNamespace: 'apps' });

  it('gives the permissions of a Role or a ClusterRole in one namespace', () => {
    expect(made({ clusterRole: 'view', namespace: 'batch' })).toMatchObject([{ kind: 'RoleBinding', metadata: { name: 'apps.small-bound', namespace: 'batch' }, roleRef: { kind: 'ClusterRole', name: 'view' }, subjects }]);
    expect(made({ role: 'reader' })).toMatchObject([{ metadata: { name: 'small-bound', namespace: 'apps' }, roleRef: { kind: 'Role', name: 'reader' } }]);
  });

  it('of a ClusterRole gives its permissions in all namespaces', () => {
    expect(objects(c => new ClusterRoleBinding(c, 'bound', { clusterRole: 'system:auth-delegator', subjects }), { releaseNamespace: 'apps' }))
      .toMatchObject([{ kind: 'ClusterRoleBinding', metadata: { name: 'apps.small-bound' }, roleRef: { kind: 'ClusterRole', name: 'system:auth-delegator' }, subjects }]);
  });

  it('refuses both kinds of roles, and neither', () => {
    expect(() => made({})).toThrow('small/bound: role and clusterRole are both missing: set one of them');
    expect(() => made({ role: 'a', clusterRole: 'b' })).toThrow('small/bound: role and clusterRole are both set: remove one of them');
  });
});
