import { ApiObject, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { TokenCheck } from '../../../src';
import { refusalOf } from '../../support/calls';
import { objectsOf, SmallChart } from '../../support/small-chart';

const description = 'What it is for.';
const text = (c: SmallChart) => c.values.string('text', { description, default: 'a' });
const number = (c: SmallChart) => c.values.integer('number', { description, default: 1 });
const map = (c: SmallChart) => c.values.fragment('map', { description, default: { replicas: 3 } });

/** A Deployment whose spec is what is given, however wrong. */
function deployment(chart: SmallChart, spec: any, props: any = {}): ApiObject {
  return new k8s.KubeDeployment(chart, 'app', { spec, ...props });
}

function pod(chart: SmallChart, spec: any = { containers: [{ name: 'a', image: 'b' }], initContainers: [{ name: 'a', image: 'b' }] }): ApiObject {
  return new k8s.KubePod(chart, 'pod', { spec });
}

describe('fields that the types of cdk8s would drop are refused', () => {
  it.each<[string, (chart: SmallChart) => void, string]>([
    ['a number in a patch where they take an object of a class', c => deployment(c, {}).addJsonPatch(JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge: 1 } })),
      'small/app: spec.strategy.rollingUpdate.maxSurge: got 1, which KubeDeployment takes as an object of a class only: use IntOrString.fromNumber(1), or Quantity.fromNumber(1) for an amount of a resource'],
    ['a string there', c => deployment(c, { strategy: { rollingUpdate: { maxUnavailable: '25%' } } }),
      'small/app: spec.strategy.rollingUpdate.maxUnavailable: got "25%", which KubeDeployment takes as an object of a class only: use IntOrString.fromString("25%"), or'],
    ['a quantity in a map', c => pod(c, { containers: [{ name: 'a', resources: { limits: { cpu: '1' } } }] }),
      'small/pod: spec.containers[0].resources.limits.cpu: got "1", which KubePod takes as an object of a class only: use IntOrString.fromString("1"), or Quantity.fromString("1")'],
    ['an expression there', c => deployment(c, { strategy: { rollingUpdate: { maxSurge: number(c).asNumber() } } }),
      'small/app: spec.strategy.rollingUpdate.maxSurge: got number, which KubeDeployment takes as an object of a class only: use IntOrString.fromNumber(number)'],
    ['a field that a newer Kubernetes has', c => pod(c).addJsonPatch(JsonPatch.add('/spec/initContainers/0/restartPolicy', 'Always')),
      'small/pod: spec.initContainers[0].restartPolicy: got "Always", which KubePod drops, since its types have no such field: correct the name (did you mean "resizePolicy"?), use newer types (cdk8s-plus-34, or cdk8s import), or write the object as an ApiObject'],
    ['an expression in it', c => pod(c).addJsonPatch(JsonPatch.add('/spec/initContainers/0/restartPolicy', text(c).asString())),
      'small/pod: spec.initContainers[0].restartPolicy: got "${text}", which KubePod drops'],
    ['a structure in it', c => pod(c).addJsonPatch(JsonPatch.add('/spec/resizePolicies', map(c).asAny())), 'small/pod: spec.resizePolicies: got map, which KubePod drops'],
    ['a misspelt field', c => deployment(c, { replica: 3 }), 'small/app: spec.replica: got 3, which KubeDeployment drops, since its types have no such field: correct the name (did you mean "replicas"?'],
    ['a field of another type', c => deployment(c, { template: { spec: { containers: [{ name: 'a', hostNetwork: true }] } } }), 'small/app: spec.template.spec.containers[0].hostNetwork: got true, which KubeDeployment drops'],
    ['the spelling of Kubernetes where theirs is another one', c => new k8s.KubeService(c, 'service', {}).addJsonPatch(JsonPatch.add('/spec', { clusterIP: 'None' })),
      'small/service: spec.clusterIP: got "None", which KubeService calls clusterIp: use that name'],
    ['a field beside spec', c => deployment(c, {}, { specs: {} }), 'small/app: specs: got a map, which KubeDeployment drops, since its types have no such field: correct the name (did you mean "spec"?'],
    ['a field of the metadata', c => deployment(c, {}, { metadata: { label: { a: 'b' } } }), 'small/app: metadata.label: got a map, which KubeDeployment drops, since its types have no such field: correct the name (did you mean "labels"?'],
    ['another apiVersion', c => deployment(c, {}).addJsonPatch(JsonPatch.replace('/apiVersion', 'apps/v2')), 'small/app: apiVersion: got "apps/v2", expected'],
    ['an empty map of a field that is not there', c => deployment(c, { other: {} }), 'small/app: spec.other: got a map, which KubeDeployment drops'],
    ['a string in place of a map of strings', c => pod(c, { containers: [], nodeSelector: 'gpu' }), 'small/pod: spec.nodeSelector: got "gpu", expected a map'],
    ['a string in place of a struct', c => pod(c, { containers: [], affinity: 'gpu' }), 'small/pod: spec.affinity: got "gpu", expected a map'],
    ['a list in place of a map', c => pod(c, { containers: [], nodeSelector: ['gpu'] }), 'small/pod: spec.nodeSelector: got a list, expected a map'],
    ['a map in place of a list', c => pod(c, { containers: { name: 'a' } }), 'small/pod: spec.containers: got a map, expected a list'],
    ['a string in place of a list', c => pod(c, { containers: [{ name: 'a' }, { name: 'b', args: 'serve' }] }), 'small/pod: spec.containers[1].args: got "serve", expected a list'],
    ['entries of a value spread into what they read field by field', c => deployment(c, { ...map(c).asAny(), paused: true }),
      'small/app: spec: got map, spread into a map of which KubeDeployment reads the fields that it knows: give it the whole map'],
    ['what is patched into a level-2 construct', c => ApiObject.of(new kplus.Deployment(c, 'app', { containers: [{ image: 'a' }] }))
      .addJsonPatch(JsonPatch.add('/spec/template/spec/resources', { limits: { cpu: '1' } })), 'small/app/Resource: spec.template.spec.resources: got a map, which KubeDeployment drops'],
  ])('%s', (_, body, message) => {
    const refusal = refusalOf(() => objectsOf(body));
    expect([refusal.refusal, refusal.message]).toEqual(['field-dropped', expect.stringContaining(message)]);
  });

  it('also if a user class has a toJson() after that of the types', () => {
    class Mine extends k8s.KubePod {
      public toJson(): any {
        return { ...super.toJson(), status: { phase: 'Pending' } };
      }
    }
    expect(objectsOf(c => new Mine(c, 'pod', { spec: { containers: [] } }))[0].status).toEqual({ phase: 'Pending' });
    expect(refusalOf(() => objectsOf(c => new Mine(c, 'pod', { spec: { container: [] } as any }))).refusal).toBe('field-dropped');
  });
});

describe('what no manifest can hold is refused', () => {
  const patched = (value: any, path = '/spec/a') => (c: SmallChart) => c.holder({}).addJsonPatch(JsonPatch.add(path, value));
  it.each<[string, (chart: SmallChart) => void, string]>([
    ['null in a patch of an object with types', c => deployment(c, {}).addJsonPatch(JsonPatch.add('/spec/strategy', null)),
      'small/app: the JSON patch "add" of /spec/strategy: got null: leave the field out, or take it away with JsonPatch.remove()'],
    ['null in a patch', patched({ b: [null] }), 'small/held: the JSON patch "add" of /spec/a: got null'],
    ['a function in a patch', patched({ b: () => 1 }), 'small/held: the JSON patch "add" of /spec/a: got a function, expected'],
    ['NaN in a patch', patched([NaN]), 'small/held: the JSON patch "add" of /spec/a: got NaN, expected'],
    ['a patch where there is no parent', patched(1, '/spec/a/b/c'), 'small/held: the JSON patch "add" of /spec/a/b/c: the object has nothing at the parent of that path: add that first'],
    ['a patch whose path has no "/" before it', patched(1, 'spec.priority'), 'small/held: the JSON patch "add" of spec.priority: the path of a JSON patch begins with "/": use "/spec/priority"'],
    ['a patch of an object with types whose path has no "/" before it', c => deployment(c, {}).addJsonPatch(JsonPatch.add('spec/paused', true)),
      'small/app: the JSON patch "add" of spec/paused: the path of a JSON patch begins with "/": use "/spec/paused"'],
    ['a patch that moves from a path without "/" before it', c => c.holder({ a: 1 }).addJsonPatch(JsonPatch.move('spec/a', '/spec/b')), 'the JSON patch "move" of spec/a: the path of a JSON patch begins with "/"'],
    ['a patch whose test fails', c => c.holder({ a: 1 }).addJsonPatch(JsonPatch.test('/spec/a', 2)), 'small/held: the JSON patch "test" of /spec/a: Test operation failed'],
    ['a union in a patch of an object without types', patched({ port: k8s.IntOrString.fromNumber(80) }), 'got an object of the class IntOrString, which only level-1 constructs read: use what is in it, 80'],
    ['a union in an object without types', c => c.holder({ port: k8s.Quantity.fromString('1Gi') }), 'small/held: the manifest: got an object of the class Quantity, which only level-1 constructs read: use what is in it, "1Gi"'],
    ['a Size in a place under a condition', c => c.holder(c.values.boolean('flag', { description }).ifTrue({ size: Size.gibibytes(1) })), '"size": got an object of the class Size, expected'],
    ['a Map in a list of a loop', c => c.holder([...c.values.list('list', { description }).loop().items(new Map([['a', 1]]))]), 'the value: got an object of the class Map, expected'],
  ])('%s', (_, body, message) => {
    const refusal = refusalOf(() => objectsOf(body));
    expect([refusal.refusal, refusal.message]).toEqual(['not-data', expect.stringContaining(message)]);
  });

  it.each<[string, (token: any, chart: SmallChart) => void]>([
    ['code sets a field of it', token => { token.a = 1; }],
    ['code takes a field away', token => { delete token.a; }],
    ['a patch adds a field to it', (token, c) => c.holder({ a: token }).addJsonPatch(JsonPatch.add('/spec/a/b', 1))],
    ['a patch adds an item to it', (token, c) => c.holder({ a: token }).addJsonPatch(JsonPatch.add('/spec/a/-', 1))],
  ])('a change of what is not known: %s', (_, change) => {
    const refusal = refusalOf(() => objectsOf(c => change(map(c).asAny(), c)));
    expect([refusal.refusal, refusal.message]).toEqual(['token-misplaced', expect.stringContaining('map is not known yet, and code changes it: write a map or list that has it in it')]);
  });
});

describe('rendered fields are not refused', () => {
  it('objects of the classes, in props and patches', () => {
    const [app] = objectsOf(c => deployment(c, { strategy: { rollingUpdate: { maxSurge: k8s.IntOrString.fromString('25%') } } })
      .addJsonPatch(JsonPatch.add('/spec/strategy/rollingUpdate/maxUnavailable', k8s.IntOrString.fromNumber(number(c).asNumber()))));
    expect(app.spec.strategy).toEqual({ rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } });
  });

  it('objects of the classes in a place under a condition, as Kubernetes has them', () => {
    const [service, held] = objectsOf(c => {
      const ports = c.values.boolean('flag', { description, default: true }).ifTrue([{ port: 80, targetPort: k8s.IntOrString.fromString('http') }]);
      new k8s.KubeService(c, 'service', { spec: { ports } });
      c.holder(ports);
    });
    expect([service.spec.ports, held.spec]).toEqual([[{ port: 80, targetPort: 'http' }], [{ port: 80, targetPort: 'http' }]]);
  });

  it('fields that they rename', () => {
    const objects = objectsOf(c => {
      new k8s.KubeService(c, 'service', { spec: { clusterIp: 'None', externalIPs: ['10.0.0.1'], loadBalancerIp: text(c).asString() } });
      new k8s.KubeClusterRole(c, 'role', { metadata: { name: 'small' }, rules: [{ verbs: ['get'], nonResourceUrLs: ['/healthz'] }] });
    }, { fixedNames: ['small'] });
    expect(objects.map(o => o.spec ?? o.rules)).toEqual(expect.arrayContaining([
      { clusterIP: 'None', externalIPs: ['10.0.0.1'], loadBalancerIP: 'a' }, [{ verbs: ['get'], nonResourceURLs: ['/healthz'] }],
    ]));
  });

  it('nothing, where a patch or a prop says so', () => {
    const [app] = objectsOf(c => deployment(c, { replicas: null, paused: undefined, minReadySeconds: 1 }).addJsonPatch(JsonPatch.remove('/spec/minReadySeconds')));
    expect(app.spec).toEqual({});
  });

  it('every field of an object without types', () => {
    const [held] = objectsOf(c => c.holder({ a: 1 }).addJsonPatch(JsonPatch.add('/spec/b', { c: [number(c).asNumber(), map(c).asAny()] })));
    expect(held.spec).toEqual({ a: 1, b: { c: [1, { replicas: 3 }] } });
  });

  it('the values themselves, in the form of Kubernetes, when the chart is checked with them', () => {
    expect(() => TokenCheck.run({
      define: scope => {
        new SmallChart(c => pod(c, {
          containers: [{ name: 'a', image: 'b', resources: c.values.fragment('resources', { description, default: { limits: { cpu: '1' } } }).asAny() }],
          tolerations: [...c.values.fragmentList('tolerations', { description, default: [{ operator: 'Exists' }] }).asAny()],
        }), {}, scope);
      },
    })).not.toThrow();
  });

  it('a field called value, of a union, of a struct, and whole', () => {
    const [hpa] = objectsOf(c => {
      const quantity = c.values.string('quantity', { description, default: '5' });
      const target = c.values.fragment('target', { description, default: { type: 'Value', value: '1' } });
      const metrics = c.values.fragmentList('metrics', { description, default: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }] });
      new k8s.KubeHorizontalPodAutoscalerV2(c, 'hpa', {
        spec: {
          maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'x' },
          metrics: [
            { type: 'Resource', resource: { name: 'memory', target: { value: quantity.asAny() } as any } },
            { type: 'Resource', resource: { name: 'disk', target: target.asAny() } },
            ...metrics.asAny(),
          ],
        },
      });
    });
    expect(hpa.spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'memory', target: { value: '5' } } },
      { type: 'Resource', resource: { name: 'disk', target: { type: 'Value', value: '1' } } },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } },
    ]);
  });

  it('items of a loop in an object of level 1', () => {
    const [p] = objectsOf(c => {
      const each = c.values.map('env', { description, default: { a: 'b' } }).loop();
      pod(c, { containers: [{ name: 'a', image: 'b', env: [{ name: 'X', value: 'y' }, ...each.items({ name: each.key.asString(), value: each.item.asString() })] }] });
    });
    expect(p.spec.containers[0].env).toEqual([{ name: 'X', value: 'y' }, { name: 'a', value: 'b' }]);
  });
});
