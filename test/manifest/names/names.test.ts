import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ForEach, ItemShape, When } from '../../../src';
import { configMap, objectsOf, SmallChart } from '../../support/small-chart';

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

  it('hold the key of a loop, however long it may be, and are truncated only if they are too long', () => {
    const names = (releaseName: string) => objectsOf(c => {
      const keys = { default: { a: {}, b: {} }, description: 'Groups.', keyMaxLength: 60, items: ItemShape.object().string('x', { description: 'X.' }) };
      const each = new ForEach(c, 'each', { over: c.values.map('groups', keys) });
      configMap(each, 'config', { x: each.item.string('x').asString() });
    }, { releaseName }).map(o => o.metadata.name);
    const [fits, tooLong] = ['r'.repeat(48), 'r'.repeat(49)];
    expect(names(fits)).toEqual([`${fits}-small-a-config`, `${fits}-small-b-config`]);
    expect(names(tooLong)).toEqual([`${tooLong}-smal-ef11f04d`, `${tooLong}-smal-d42997c8`]);
  });

  it('are truncated before a hash of the whole, with a single hyphen between', () => {
    const name = (releaseName: string, id: string) => objectsOf(c => configMap(c, id), { releaseName })[0].metadata.name;
    expect(name('r'.repeat(47), 'config-map-a')).toBe(`${'r'.repeat(47)}-small-d4e9445a`);
    expect(name('r'.repeat(48), 'config-map-a')).toBe(`${'r'.repeat(48)}-small-32e2a71e`);
  });

  it('leave room for what a StatefulSet and a CronJob put behind them', () => {
    const objects = objectsOf(c => {
      new ApiObject(c, 'database', { apiVersion: 'apps/v1', kind: 'StatefulSet' });
      new ApiObject(c, 'backup', { apiVersion: 'batch/v1', kind: 'CronJob' });
    }, { releaseName: 'r'.repeat(53) });
    expect(objects.map(o => o.metadata.name)).toEqual([`${'r'.repeat(43)}-602d985d`, `${'r'.repeat(43)}-fe15bc25`]);
  });

  it('are truncated in the label of their component too', () => {
    const component = () => objectsOf(c => {
      const each = new ForEach(c, 'each', { over: c.values.map('groups', { default: { ['k'.repeat(60)]: 'x' }, description: 'Groups.', keyMaxLength: 60 }) });
      const part = new Construct(each, 'part');
      configMap(part, 'config', { of: c.componentOf(part), x: each.item.string().asString() });
    })[0].data.of;
    expect(component()).toBe(`${'k'.repeat(54)}-6a0112a6`);
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
      .toThrow('the full name "1st-small" cannot begin the name of a Service: choose another release name or alias of the chart, with lower-case letters, digits and "-", beginning with a letter');
  });
});

describe('names that the author builds', () => {
  it('are refused when a long release name makes them too long', () => {
    expect(() => objectsOf(c => new k8s.KubeService(c, 'cache', { metadata: { name: `${c.fullname}-cache` } }))).toThrow(
      'small/cache: metadata.name may have 69 characters, expected at most 63 for a Service: leave the name out and read it from the object, or make it with fitName(…)');
  });

  it('are refused with the length that they may have', () => {
    expect(() => objectsOf(c => new ApiObject(c, 'database', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: c.nameWith('database') } }))).toThrow('or make it with fitName(…, 52)');
  });

  it('are refused if a literal is too long for the kind', () => {
    const build = (length: number) => (c: SmallChart) => new ApiObject(c, 'database', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'd'.repeat(length) } });
    expect(() => objectsOf(build(53))).toThrow('small/database: metadata.name has 53 characters, expected at most 52 for a StatefulSet');
    expect(objectsOf(build(52))).toHaveLength(1);
  });

  it('fit with any prefix, and are the same wherever the same text is', () => {
    const named = (releaseName: string) => {
      const [{ metadata: { name }, spec }] = objectsOf(c => c.holder(c.fitName(`cache-${c.fullname}`, 24), 'held', { name: c.fitName(`cache-${c.fullname}`, 24) }), { releaseName });
      expect(spec).toBe(name);
      return name;
    };
    expect(named('mine')).toBe('cache-mine-small');
    expect(named('forecast-demand-blue')).toBe('cache-forecast-fc994a3f');
    expect(named('forecast-demand-green')).toBe('cache-forecast-f9fc2658');
    expect(new SmallChart(() => undefined).fitName('x'.repeat(70))).toBe(`${'x'.repeat(54)}-c71bd109`);
  });

  it.each([[15], [16.5], [Infinity]])('are not truncated to %p characters', maxLength => {
    expect(() => objectsOf(c => c.holder(c.fitName('a', maxLength)))).toThrow(`small: fitName: maxLength: got ${maxLength}, expected an integer of at least 16`);
  });

  it.each<[string, string, boolean]>([
    ['^[A-Za-z]+$', 'Abc', false], ['^[-a-z]+$', 'abc-', false], ['^[-a-z]+$', 'abc', true], ['^[-a-z.]+$', 'abc.', false], ['^[a-z]+$', 'abc', true],
  ])('of a value with the pattern %s are checked: %s', (pattern, given, isName) => {
    const build = (c: SmallChart) => {
      const own = c.values.string('own', { default: 'abc', pattern, maxLength: 20, description: 'Own.' });
      c.holder({}, 'held', { name: c.nameWith(own.asString()) });
    };
    const [name] = [`small-${given}`];
    if (isName) {
      expect(objectsOf(build, { values: { own: given } })[0].metadata.name).toBe(name);
    } else {
      expect(() => objectsOf(build, { values: { own: given } })).toThrow(`the name "${name}" is not one of a Held: use lower-case letters, digits and "-" or "."`);
    }
  });

  it('of keys are checked where the keys need not be names', () => {
    const build = (c: SmallChart) => {
      const each = new ForEach(c, 'each', { over: c.values.map('map', { description: 'Map.', keyPattern: '^[A-Za-z]+$' }) });
      c.holder(each.item.string().asString(), 'part', undefined, each);
    };
    expect(() => objectsOf(build, { values: { map: { Upper: 'x' } } })).toThrow('the name "small-Upper-part" is not one of a Held');
    expect(objectsOf(build, { values: { map: { lower: 'x' } } })).toHaveLength(1);
  });

  it('are the names of objects with the id', () => {
    const [service] = objectsOf(c => new k8s.KubeService(c, 'cache', { spec: { externalName: c.nameWith('cache') } }), { releaseName: 'r'.repeat(53) });
    expect(service.spec.externalName).toBe(service.metadata.name);
  });
});

describe('files of templates', () => {
  const filesOf = (appFiles?: boolean): string[] => new SmallChart(c => {
    configMap(new Construct(c, 'tracking'), 'configmap');
    configMap(new Construct(c, 'tracking-more'), 'options');
    configMap(c, 'configmap');
  }, { appFiles })._model().documents.map(({ file }) => file).sort();

  it('begin with the name of the chart', () => {
    expect(filesOf()).toEqual(['small-configmap.yaml', 'small-tracking-configmap.yaml', 'small-tracking-more-options-configmap.yaml']);
  });

  it('begin with the app, in a chart of several', () => {
    expect(filesOf(true)).toEqual(['configmap.yaml', 'tracking-configmap.yaml', 'tracking-more-options-configmap.yaml']);
  });
});
