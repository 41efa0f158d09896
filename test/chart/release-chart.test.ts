import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ForEach, ItemShape, ReleaseChart, ReleaseOptions, When } from '../../src';
import { writeFiles } from '../support/scratch';

class Small extends ReleaseChart {
  constructor(scope: Construct, id: string, build: (chart: Small) => void, options: Partial<ReleaseOptions> & { environments?: string; clusterScopedKinds?: string[] } = {}) {
    super(scope, id, { name: 'small', version: '1.2.3', appVersion: '4.5.6+build', description: 'A chart for tests.', ...options });
    build(this);
  }
}

function render(build: (chart: Small) => void, options: ConstructorParameters<typeof Small>[3] = {}): any[] {
  return new Small(new App(), 'small', build, options).toJson();
}

function configMap(scope: Construct, id: string, data: any = { a: 'b' }): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });
}

function greeting(chart: Small): void {
  const text = chart.values.string('greeting', { default: 'hello', description: 'What it says.' });
  const more = chart.values.map('more', { default: { a: '1', b: '2' }, description: 'More.' });
  configMap(chart, 'configmap', { text: text.asString(), ...more.asAny() });
}

describe('the values of a release', () => {
  it('are the defaults when none are given', () => {
    expect(render(greeting)[0].data).toEqual({ text: 'hello', a: '1', b: '2' });
  });

  it('come from the environment, then from files, then from the props', () => {
    const folder = writeFiles({ 'production/small.yaml': 'greeting: env\nmore: {env: "1"}\n', 'one.yaml': 'greeting: one\nmore: {one: "1"}\n', 'two.yaml': 'more: {b: null}\n' });
    const options = { environments: folder, environment: 'production', valuesFiles: [path.join(folder, 'one.yaml'), path.join(folder, 'two.yaml')] };
    expect(render(greeting, options)[0].data).toEqual({ text: 'one', a: '1', env: '1', one: '1' });
    expect(render(greeting, { ...options, values: { greeting: 'props' } })[0].data.text).toBe('props');
  });

  it('are refused with the path when the schema does not accept them', () => {
    expect(() => render(greeting, { values: { greeting: 5 } })).toThrow(/greeting/);
    expect(() => render(greeting, { values: { greting: 'x' } })).toThrow(/greting.*greeting/s);
  });
});

describe('names', () => {
  it('are the release and the chart, or the release alone when it holds the name of the chart', () => {
    expect(render(c => configMap(c, 'configmap'), { releaseName: 'mine' })[0].metadata.name).toBe('mine-small');
    expect(render(c => configMap(c, 'configmap'), { releaseName: 'my-small-one' })[0].metadata.name).toBe('my-small-one');
  });

  it('hold the ids on the path but for those of scopes', () => {
    const names = render(c => {
      const on = c.values.boolean('active', { default: true, description: 'Whether.' });
      const scope = new When(new Construct(c, 'part'), 'whatever', { condition: on });
      configMap(scope, 'config');
      configMap(scope.otherwise, 'other');
    }).map(o => o.metadata.name);
    expect(names).toEqual(['small-part-config']);
  });

  it('hold the key of a loop, and keep it for the longest release name', () => {
    const names = render(c => {
      const groups = c.values.map('groups', { default: { a: {}, b: {} }, description: 'Groups.', items: ItemShape.object().string('x', { description: 'X.' }) });
      const each = new ForEach(c, 'each', { over: groups });
      configMap(each, 'config', { x: each.item.string('x').asString() });
    }, { releaseName: 'r'.repeat(53) }).map(o => o.metadata.name);
    // `-<key>-config` keeps 28 characters: a dash, 20 of the key, and the id.
    expect(names).toEqual([`${'r'.repeat(35)}-a-config`, `${'r'.repeat(35)}-b-config`]);
  });

  it('are refused when two objects of a kind have the same', () => {
    expect(() => render(c => {
      configMap(c, 'configmap');
      configMap(c, 'ConfigMap');
    })).toThrow('small/configmap and small/ConfigMap are both the ConfigMap of the same name: give one of them another id, or a metadata.name');
  });

  it('may be the same under conditions that exclude each other', () => {
    const kinds = render(c => {
      const on = new When(c, 'on', { condition: c.values.boolean('active', { description: 'Whether.' }) });
      configMap(on, 'config', { is: 'on' });
      configMap(on.otherwise, 'config', { is: 'off' });
    });
    expect(kinds.map(o => o.data.is)).toEqual(['off']);
  });

  it('are refused by both outputs when a Service could not have them', () => {
    expect(() => render(c => new k8s.KubeService(c, 'service', { spec: { ports: [{ port: 80 }] } }), { releaseName: '1st' }))
      .toThrow('the release name 1st cannot begin the name of a Service: use lower-case letters, digits and "-", beginning with a letter');
  });
});

describe('metadata', () => {
  it('has the labels of the release', () => {
    expect(render(c => configMap(c, 'configmap'), { releaseName: 'mine' })[0].metadata.labels).toEqual({
      'app.kubernetes.io/name': 'small',
      'app.kubernetes.io/instance': 'mine',
      'app.kubernetes.io/version': '4.5.6_build',
      'helm.sh/chart': 'small-1.2.3',
    });
  });

  it('has the namespace of the release, but for kinds that have none', () => {
    const objects = render(c => {
      configMap(c, 'configmap');
      new k8s.KubeClusterRole(c, 'role', {});
      new ApiObject(c, 'issuer', { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' });
    }, { releaseNamespace: 'ml', clusterScopedKinds: ['ClusterIssuer'] });
    expect(Object.fromEntries(objects.map(o => [o.kind, o.metadata.namespace]))).toEqual({ ConfigMap: 'ml', ClusterRole: undefined, ClusterIssuer: undefined });
  });
});

describe('the pods of cdk8s-plus', () => {
  function twoGroups(chart: Small): void {
    const groups = chart.values.map('groups', { default: { a: {}, b: {} }, description: 'Groups.', items: ItemShape.object().string('image', { default: 'x', description: 'Image.' }) });
    const each = new ForEach(chart, 'each', { over: groups });
    const deployment = new kplus.Deployment(each, 'worker', { containers: [{ image: each.item.string('image').asString(), portNumber: 80 }] });
    deployment.exposeViaService({ ports: [{ port: 80 }] });
  }

  const selectors = (objects: any[]): any[] => objects.map(o => o.spec.selector.matchLabels ?? o.spec.selector);

  it('are selected by the release, the path and the key', () => {
    const found = selectors(render(twoGroups, { releaseName: 'one' }));
    expect(found).toHaveLength(4);
    expect(found).toContainEqual({ 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'one', 'app.kubernetes.io/component': 'a-worker' });
    expect(JSON.stringify(found)).not.toContain('cdk8s.io/metadata.addr');
  });

  it('of two releases are never selected together', () => {
    const [one, two] = ['one', 'two'].map(releaseName => selectors(render(twoGroups, { releaseName })).map(s => JSON.stringify(s)));
    expect(one.filter(s => two.includes(s))).toEqual([]);
  });
});

describe('ReleaseChart', () => {
  it('is told from other charts by instanceof', () => {
    const app = new App();
    expect(new Chart(app, 'plain') instanceof ReleaseChart).toBe(false);
    const small = new Small(app, 'small', c => configMap(c, 'configmap'));
    expect([small instanceof ReleaseChart, small instanceof Small, small instanceof Chart]).toEqual([true, true, true]);
  });
});

describe('labels of pods', () => {
  it('cross to other languages as the texts that they are, and arrive with those that were added', () => {
    const across = <T>(labels: T): T => {
      expect(Object.values(labels as object).map(text => typeof text)).toEqual(expect.not.arrayContaining(['function', 'object']));
      return JSON.parse(JSON.stringify(labels));
    };
    const [{ metadata, spec }] = render(c => new k8s.KubeDeployment(c, 'web', {
      metadata: { labels: { ...across(c.labels), tier: 'front' } },
      spec: {
        selector: { matchLabels: across(c.selectorLabels()) },
        template: { metadata: { labels: across(c.labels) }, spec: { containers: [{ name: 'web', image: 'web' }] } },
      },
    }));
    expect(metadata.labels).toEqual({ ...spec.template.metadata.labels, tier: 'front' });
    expect(spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small' });
  });

  it('may be those of the release and of a component together', () => {
    const [deployment] = render(c => new k8s.KubeDeployment(c, 'web', {
      spec: {
        selector: { matchLabels: c.selectorLabels('web') },
        template: { metadata: { labels: { ...c.labels, ...c.selectorLabels('web') } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
      },
    }));
    expect(deployment.spec.template.metadata.labels).toEqual(expect.objectContaining(deployment.spec.selector.matchLabels));
  });

  it('are refused when they come twice', () => {
    expect(() => render(c => configMap(c, 'configmap').metadata.addLabel('app.kubernetes.io/name', 'other'))).toThrow(
      'small/configmap: the key "app.kubernetes.io/name" comes twice in one map: leave it out in one of the places, of which a named map such as the labels may be one');
  });
});

describe('names that the author builds', () => {
  it('are refused when a long release name makes them too long', () => {
    expect(() => render(c => new k8s.KubeService(c, 'cache', { metadata: { name: `${c.fullname}-cache` } }))).toThrow(
      'small/cache: metadata.name may have 69 characters, and a Service at most 63: leave the name out and read it from the object, or build it with nameWith()');
  });

  it('are what objects with the id are called', () => {
    const [service] = render(c => new k8s.KubeService(c, 'cache', { spec: { externalName: c.nameWith('cache') } }), { releaseName: 'r'.repeat(53) });
    expect(service.spec.externalName).toBe(service.metadata.name);
  });
});

describe('names that meet only for some values', () => {
  const clash = (name: string): string => `two objects of the kind ConfigMap are called "${name}": choose other keys or names`;

  it('are refused across the conditions of two items', () => {
    const build = (chart: Small): void => {
      const items = chart.values.map('items', { description: 'Items.', items: ItemShape.object().boolean('use', { description: 'Which.' }) });
      const each = new ForEach(chart, 'each', { over: items });
      const use = new When(each, 'use', { condition: each.item.boolean('use') });
      configMap(use, 'config-map');
      configMap(use.otherwise, 'b');
    };
    expect(() => render(build, { values: { items: { 'k': { use: false }, 'k-b': { use: true } } } })).toThrow(clash('small-k-b'));
    expect(render(build, { values: { items: { k: { use: false }, l: { use: true } } } })).toHaveLength(2);
  });

  it('are refused when something beside the key varies', () => {
    const build = (chart: Small): void => {
      const items = chart.values.map('items', { description: 'Items.', items: ItemShape.object().string('end', { description: 'End.', pattern: '^[a-z]*$' }) });
      const each = new ForEach(chart, 'each', { over: items });
      new ApiObject(each, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${each.key}${each.item.string('end')}` } });
    };
    expect(() => render(build, { values: { items: { a: { end: 'bc' }, ab: { end: 'c' } } } })).toThrow(clash('abc'));
  });

  it('are refused when a namespace from a value is that of the release', () => {
    const build = (chart: Small): void => {
      const where = chart.values.string('where', { default: 'elsewhere', pattern: '^[a-z]+$', description: 'Namespace.' });
      new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fixed', namespace: where.asString() } });
      new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fixed' } });
    };
    expect(() => render(build, { values: { where: 'default' } })).toThrow(clash('default/fixed'));
    expect(render(build)).toHaveLength(2);
  });
});
