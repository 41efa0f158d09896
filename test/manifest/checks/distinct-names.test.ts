import { ApiObject } from 'cdk8s';
import { ForEach, ItemShape, When } from '../../../src';
import { configMap, objectsOf, SmallChart } from '../../support/small-chart';

describe('names that meet only for some values', () => {
  const clash = (name: string): string => `two objects of the kind ConfigMap are called "${name}": choose other keys or names`;

  it('are refused across the conditions of two items', () => {
    const build = (chart: SmallChart): void => {
      const items = chart.values.map('items', { description: 'Items.', items: ItemShape.object().boolean('use', { description: 'Which.' }) });
      const each = new ForEach(chart, 'each', { over: items });
      const use = new When(each, 'use', { condition: each.item.boolean('use') });
      configMap(use, 'config-map');
      configMap(use.otherwise, 'b');
    };
    expect(() => objectsOf(build, { values: { items: { 'k': { use: false }, 'k-b': { use: true } } } })).toThrow(clash('small-k-b'));
    expect(objectsOf(build, { values: { items: { k: { use: false }, l: { use: true } } } })).toHaveLength(2);
  });

  it('are not checked if no value makes them equal', () => {
    const build = (chart: SmallChart): void => {
      configMap(chart, 'test');
      new ApiObject(chart, 'run', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: chart.nameWith(chart.values.string('of', { description: 'Of.' }).sha256sum().trunc(8).asString()) } });
    };
    expect(new SmallChart(build)._model().checks.filter(check => check.kind === 'distinct')).toEqual([]);
  });

  it('are refused if anything but the key varies', () => {
    const build = (chart: SmallChart): void => {
      const items = chart.values.map('items', { description: 'Items.', items: ItemShape.object().string('end', { description: 'End.', pattern: '^[a-z]*$' }) });
      const each = new ForEach(chart, 'each', { over: items });
      new ApiObject(each, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${each.key}${each.item.string('end')}` } });
    };
    expect(() => objectsOf(build, { values: { items: { a: { end: 'bc' }, ab: { end: 'c' } } } })).toThrow(clash('abc'));
  });

  it('are refused when a namespace from a value is that of the release', () => {
    const build = (chart: SmallChart): void => {
      const where = chart.values.string('where', { default: 'elsewhere', pattern: '^[a-z]+$', description: 'Namespace.' });
      new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fixed', namespace: where.asString() } });
      new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fixed' } });
    };
    expect(() => objectsOf(build, { values: { where: 'default' } })).toThrow(clash('default/fixed'));
    expect(objectsOf(build)).toHaveLength(2);
  });
});

describe('names of items that end with a word', () => {
  const checked = (id: string): boolean => new SmallChart(chart => {
    const each = new ForEach(chart, 'each', { over: chart.values.map('items', { items: ItemShape.object(), description: 'Items.' }) });
    configMap(each, 'worker');
    configMap(chart, id);
  })._model().checks.some(check => check.kind === 'distinct');

  it('are not checked against a name that does not end with it', () => {
    expect(['scheduler', 'worker', 'gpu-worker'].map(checked)).toEqual([false, false, true]);
  });
});

describe('names that end in different characters', () => {
  const checked = (end: string): boolean => {
    const chart = new SmallChart(c => {
      const name = c.values.string('name', { default: 'a', minLength: 1, pattern: '^[a-z]+$', description: 'A name.' });
      new ApiObject(c, 'one', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${name}-${name.sha256sum().trunc(8)}` } });
      new ApiObject(c, 'two', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${name}${end}` } });
    });
    return chart._model().checks.some(check => check.kind === 'distinct');
  };

  it('are not asked for, as they cannot meet', () => {
    expect(['-test', '-e', 'z'].map(checked)).toEqual([false, true, false]);
  });
});
