import { fixture } from '../../fixtures';
import { BothOutputs } from '../../support/equivalence';

const object = (kind: string, name: string, more: object = {}, metadata: object = {}, apiVersion = 'v1') => ({ apiVersion, kind, metadata: { name, ...metadata }, ...more });

describe('objects that the values hold', () => {
  const both = new BothOutputs(fixture('extra'));
  const given = (...extraObjects: object[]): any => ({ files: [{ extraObjects }] });
  const extra = (...objects: object[]) => (both.plain(given(...objects)) as any[]).slice(3);

  test('are rendered as they are, with the namespace of the release if they are namespaced and have none', async () => {
    const objects = [
      object('ConfigMap', 'mine', { data: { n: '1', 'x.y': 'a\nb\n' } }),
      object('ConfigMap', 'mine', { data: {} }, { namespace: 'other', labels: { on: 'yes' }, annotations: { a: '1' }, finalizers: ['x'] }),
      object('Namespace', 'mine'),
      object('ClusterIssuer', 'mine', { spec: { acme: { port: 443, list: [1, 'a', { b: null === null }] } } }, {}, 'cert-manager.io/v1'),
      object('Issuer', 'mine', { spec: {} }, {}, 'cert-manager.io/v1'),
      object('ClusterRole', 'system:mine', { rules: [] }, {}, 'rbac.authorization.k8s.io/v1'),
      object('Service', 'mine', {}, {}, 'serving.knative.dev/v1'),
      object('Service', 'mine'),
    ];
    expect(extra(...objects).map(o => [o.kind, o.metadata.namespace])).toEqual([
      ['ConfigMap', 'default'], ['ConfigMap', 'other'], ['Namespace', undefined], ['ClusterIssuer', undefined], ['Issuer', 'default'],
      ['ClusterRole', undefined], ['Service', 'default'], ['Service', 'default'],
    ]);
    expect(extra(objects[1])).toEqual([objects[1]]);
    await both.agree(given(...objects), given(), { sets: ['extraObjects[0].apiVersion=v1', 'extraObjects[0].kind=Secret', 'extraObjects[0].metadata.name=x'] });
  });

  test.each([
    ['of the chart', 'v1/ConfigMap r-extra-config', [object('ConfigMap', 'r-extra-config')]],
    ['of a loop of the chart', 'v1/Secret r-extra-a', [object('Secret', 'r-extra-a')]],
    ['of the chart, in another namespace that is its own', 'v1/ConfigMap r-extra-config', [object('ConfigMap', 'r-extra-config', {}, { namespace: 'default' })]],
    ['of the chart that has no namespace', 'storage.k8s.io/StorageClass r-extra-class', [object('StorageClass', 'r-extra-class', {}, {}, 'storage.k8s.io/v1')]],
    ['given twice', 'v1/Pod a', [object('Pod', 'a'), object('Pod', 'a')]],
    ['given twice, in another namespace', 'v1/Pod other/a', [object('Pod', 'a', {}, { namespace: 'other' }), object('Pod', 'a', {}, { namespace: 'other' })]],
    ['given twice, in two versions', 'networking.k8s.io/Ingress a', [object('Ingress', 'a', {}, {}, 'networking.k8s.io/v1'), object('Ingress', 'a', {}, {}, 'networking.k8s.io/v1beta1')]],
  ])('are refused by both when they are %s', async (_, name, objects) => {
    const refused = given(...objects);
    expect(both.plain(refused)).toMatchObject({ message: `two objects are both "${name}": choose another name in extraObjects` });
    await both.agree(refused);
  });

  test('are refused by the schema without a name, a kind or a version, and as hooks', async () => {
    const wrong = [
      { apiVersion: 'v1', kind: 'Pod' }, { apiVersion: 'v1', metadata: { name: 'a' } }, { kind: 'Pod', metadata: { name: 'a' } }, { apiVersion: 'v1', kind: 'Pod', metadata: {} },
      object('pod', 'a'), object('Pod', ''), object('Pod', 'a', {}, { annotations: { 'helm.sh/hook': 'pre-install' } }), object('Pod', 'a', {}, { annotations: { a: 1 } }),
    ];
    const before = both.tally.invalid;
    await both.agree(...wrong.map(one => given(one)));
    expect(both.tally.invalid - before).toBe(wrong.length);
  });
});
