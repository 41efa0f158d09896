import * as kplus from 'cdk8s-plus-27';
import { ForEach, ItemShape } from '../../../src';
import { objectsOf, SmallChart } from '../../support/small-chart';

describe('the pods of cdk8s-plus', () => {
  function twoGroups(chart: SmallChart): void {
    const groups = chart.values.map('groups', { default: { a: {}, b: {} }, description: 'Groups.', items: ItemShape.object().string('image', { default: 'x', description: 'Image.' }) });
    const each = new ForEach(chart, 'each', { over: groups });
    const deployment = new kplus.Deployment(each, 'worker', { containers: [{ image: each.item.string('image').asString(), portNumber: 80 }] });
    deployment.exposeViaService({ ports: [{ port: 80 }] });
  }

  const selectors = (objects: any[]): any[] => objects.map(o => o.spec.selector.matchLabels ?? o.spec.selector);

  it('are selected by the release, the path and the key', () => {
    const found = selectors(objectsOf(twoGroups, { releaseName: 'one' }));
    expect(found).toHaveLength(4);
    expect(found).toContainEqual({ 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'one', 'app.kubernetes.io/component': 'a-worker' });
    expect(JSON.stringify(found)).not.toContain('cdk8s.io/metadata.addr');
  });

  it('of two releases are never selected together', () => {
    const [one, two] = ['one', 'two'].map(releaseName => selectors(objectsOf(twoGroups, { releaseName })).map(s => JSON.stringify(s)));
    expect(one.filter(s => two.includes(s))).toEqual([]);
  });
});
