import { Construct } from 'constructs';
import { SmallChart } from '../../support/small-chart';
import { ForEach, ItemShape, When } from '../../../src';
import { ServiceAccount, ServiceAccountProps, Workload } from '../../../src/kit';
import { helmChart } from '../../../src/output/helm-chart';

const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];

function objects(props: ServiceAccountProps, { id = 'account', ...release }: { id?: string; releaseName?: string; releaseNamespace?: string } = {}): any[] {
  return new SmallChart(c => c.holder(new ServiceAccount(c, id, props).name), release).toJson();
}

const find = (all: any[], kind: string) => all.find(o => o.kind === kind);

describe('a ServiceAccount', () => {
  it('has no rights and mounts no token unless it is asked for', () => {
    const all = objects({});
    expect(all.map(o => o.kind)).toEqual(['ServiceAccount', 'Held']);
    expect(all[0]).toMatchObject({ metadata: { name: 'small-account', namespace: 'default' }, automountServiceAccountToken: false });
    expect(all[1].spec).toBe('small-account');
  });

  it('has the name of the release where its id says no more than its kind', () => {
    expect(objects({}, { id: 'serviceaccount' })[0].metadata.name).toBe('small');
  });

  it('of a workload is called as the workload', () => {
    const all = new SmallChart(c => new Workload(new Construct(c, 'web'), 'deployment', { image: 'example/a:1', serviceAccount: {} })).toJson();
    expect(all.map(o => `${o.kind} ${o.metadata.name}`)).toEqual(['ServiceAccount small-web', 'Deployment small-web']);
    expect(objects({ defaultName: 'reader', rules }).map(o => o.metadata.name)).toEqual(['reader', 'reader', 'reader', 'small']);
    expect(objects({ defaultName: 'reader', name: 'mine' })[0].metadata.name).toBe('mine');
  });

  it('has a template for its name, which is described by its part of the chart and not by a condition', () => {
    const chart = new SmallChart(c => {
      const part = (id: string, parent: Construct) => new Workload(new Construct(parent, id), 'deployment', { image: 'example/a:1', serviceAccount: c.values.group(`${id}.serviceAccount`, ServiceAccount.values()).asProps() });
      part('web', c);
      part('worker', new When(c, 'with-worker', { condition: c.values.boolean('worker.enabled', { default: true, description: 'Start it.' }) }));
    });
    const helpers = new Map(helmChart(chart._model())).get('templates/_helpers.tpl')!;
    expect([...helpers.matchAll(/Name of the ServiceAccount of (\S+)\./g)].map(([, part]) => part)).toEqual(['web', 'worker']);
  });

  it('is that of the namespace, or one that is there, when it is not created', () => {
    expect(objects({ create: false })).toMatchObject([{ kind: 'Held', spec: 'default' }]);
    expect(objects({ create: false, name: 'theirs' })).toMatchObject([{ kind: 'Held', spec: 'theirs' }]);
    expect(objects({ name: 'mine', annotations: { 'eks.amazonaws.com/role-arn': 'arn' } })[0].metadata).toMatchObject({ name: 'mine', annotations: { 'eks.amazonaws.com/role-arn': 'arn' } });
  });

  it('is bound to a Role of the namespace and to a ClusterRole', () => {
    const all = objects({ name: 'mine', rules, clusterRules: rules, labels: { app: 'a' } });
    const subjects = [{ kind: 'ServiceAccount', name: 'mine', namespace: 'default' }];
    expect(find(all, 'Role')).toMatchObject({ metadata: { name: 'small-account', namespace: 'default', labels: { app: 'a' } }, rules });
    expect(find(all, 'RoleBinding')).toMatchObject({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'small-account' }, subjects });
    expect(find(all, 'ClusterRole')).toMatchObject({ metadata: { name: 'default.small-account' }, rules });
    expect(find(all, 'ClusterRoleBinding')).toMatchObject({ metadata: { name: 'default.small-account' }, roleRef: { kind: 'ClusterRole', name: 'default.small-account' }, subjects });
    expect(objects({ rules, clusterRules: rules, rbac: false }).map(o => o.kind)).toEqual(['ServiceAccount', 'Held']);
  });

  it('shares no name of cluster-scoped objects with a release of the same name in another namespace', () => {
    const names = ['one', 'two'].map(releaseNamespace => find(objects({ clusterRules: rules }, { releaseName: 'same', releaseNamespace }), 'ClusterRole').metadata.name);
    expect(names).toEqual(['one.same-small-account', 'two.same-small-account']);
  });

  it('does not give all pods of the namespace rights', () => {
    for (const props of [{ rules }, { clusterRules: rules }]) {
      expect(() => objects({ ...props, create: false })).toThrow('create is false, and name is empty, so the roles would be bound to the ServiceAccount "default"');
    }
    expect(objects({ rules, create: false, name: 'theirs' }).map(o => o.kind)).toEqual(['Role', 'RoleBinding', 'Held']);
  });

  it('can be one for each entry of a map', () => {
    const [first, second] = new SmallChart(c => {
      const each = new ForEach(c, 'each', { over: c.values.map('groups', { items: ItemShape.object().boolean('create', { default: true, description: 'Whether.' }), default: { a: {}, b: { create: false } }, description: 'Groups.' }) });
      const { name } = new ServiceAccount(each, 'account', { create: each.item.boolean('create') });
      c.holder(name, 'held', undefined, each as any);
    }).toJson().filter(o => o.kind === 'Held');
    expect([first.spec, second.spec]).toEqual(['small-a-account', 'default']);
  });
});
