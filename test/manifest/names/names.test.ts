import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ForEach, ItemShape, When } from '../../../src';
import { configMap, objectsOf } from '../../support/small-chart';

describe('names', () => {
  it('are the release and the chart, or the release alone when it holds the name of the chart', () => {
    expect(objectsOf(c => configMap(c, 'configmap'), { releaseName: 'mine' })[0].metadata.name).toBe('mine-small');
    expect(objectsOf(c => configMap(c, 'configmap'), { releaseName: 'my-small-one' })[0].metadata.name).toBe('my-small-one');
  });

  it('hold the ids on the path but for those of scopes', () => {
    const names = objectsOf(c => {
      const on = c.values.boolean('active', { default: true, description: 'Whether.' });
      const scope = new When(new Construct(c, 'part'), 'whatever', { condition: on });
      configMap(scope, 'config');
      configMap(scope.otherwise, 'other');
    }).map(o => o.metadata.name);
    expect(names).toEqual(['small-part-config']);
  });

  it('hold the key of a loop, and keep it for the longest release name', () => {
    const names = objectsOf(c => {
      const groups = c.values.map('groups', { default: { a: {}, b: {} }, description: 'Groups.', items: ItemShape.object().string('x', { description: 'X.' }) });
      const each = new ForEach(c, 'each', { over: groups });
      configMap(each, 'config', { x: each.item.string('x').asString() });
    }, { releaseName: 'r'.repeat(53) }).map(o => o.metadata.name);
    // `-<key>-config` keeps 28 characters: a dash, 20 of the key, and the id.
    expect(names).toEqual([`${'r'.repeat(35)}-a-config`, `${'r'.repeat(35)}-b-config`]);
  });

  it('are refused when two objects of a kind have the same', () => {
    expect(() => objectsOf(c => {
      configMap(c, 'configmap');
      configMap(c, 'ConfigMap');
    })).toThrow('small/configmap and small/ConfigMap are ConfigMap objects of the same name: change the id of one, or set its metadata.name');
  });

  it('may be the same under conditions that exclude each other', () => {
    const kinds = objectsOf(c => {
      const on = new When(c, 'on', { condition: c.values.boolean('active', { description: 'Whether.' }) });
      configMap(on, 'config', { is: 'on' });
      configMap(on.otherwise, 'config', { is: 'off' });
    });
    expect(kinds.map(o => o.data.is)).toEqual(['off']);
  });

  it('are refused by both outputs when a Service could not have them', () => {
    expect(() => objectsOf(c => new k8s.KubeService(c, 'service', { spec: { ports: [{ port: 80 }] } }), { releaseName: '1st' }))
      .toThrow('the release name 1st cannot begin the name of a Service: use lower-case letters, digits and "-", beginning with a letter');
  });
});

describe('names that the author builds', () => {
  it('are refused when a long release name makes them too long', () => {
    expect(() => objectsOf(c => new k8s.KubeService(c, 'cache', { metadata: { name: `${c.fullname}-cache` } }))).toThrow(
      'small/cache: metadata.name may have 69 characters, expected at most 63 for a Service: leave the name out and read it from the object, or make it with nameWith()');
  });

  it('are the names of objects with the id', () => {
    const [service] = objectsOf(c => new k8s.KubeService(c, 'cache', { spec: { externalName: c.nameWith('cache') } }), { releaseName: 'r'.repeat(53) });
    expect(service.spec.externalName).toBe(service.metadata.name);
  });
});
