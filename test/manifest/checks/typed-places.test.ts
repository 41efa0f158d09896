import { ApiObject, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ForEach, FragmentKind, ItemShape, kit } from '../../../src';
import { defaultsOf } from '../../../src/values/read/defaults';
import { mergeValues } from '../../../src/values/read/merge';
import { schemaOf } from '../../../src/values/schema/schema';
import { Json } from '../../../src/values/shape';
import { validateValues } from '../../../src/values/schema/validate';
import { objectsOf, SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

function pod(scope: SmallChart, container: object, spec: object = {}, metadata: object = {}): ApiObject {
  return new ApiObject(scope, 'it', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'main', image: 'app:1', ...container }], ...spec } });
}

const list = (c: SmallChart) => c.values.list('list', { description });
const map = (c: SmallChart) => c.values.map('map', { description });
const number = (c: SmallChart) => c.values.integer('number', { description });

const REFUSED: ReadonlyArray<[what: string, body: (c: SmallChart) => void, problem: string]> = [
  ['a list in a list of strings, which lacks its dots', c => pod(c, { args: ['serve', list(c).asAny()] }),
    'spec.containers[0].args[1]: got list, a list, expected a string: write three dots before it, `...`, to add its items'],
  ['a list in a list of strings of a typed construct',
    c => new k8s.KubePod(c, 'it', { spec: { containers: [{ name: 'main', image: 'app:1', args: ['serve', list(c).asAny()] }] } }),
    'spec.containers[0].args[1]: got list, a list, expected a string: write three dots before it, `...`, to add its items'],
  ['a literal list in a list of strings', c => pod(c, { args: ['serve', ['a']] }), 'spec.containers[0].args[1]: got a list, expected a string: write three dots before it, `...`, to add its items'],
  ['a list of volumes in a list of volumes', c => pod(c, {}, { volumes: [{ name: 'a', emptyDir: {} }, c.values.list('extra', { items: ItemShape.ofVolume(), description }).asAny()] }),
    'spec.volumes[1]: got extra, a list, expected a map: write three dots before it, `...`, to add its items'],
  ['a map as the value of a label', c => pod(c, {}, {}, { labels: { a: map(c).asAny() } }),
    'metadata.labels.a: got map, a map, expected a label value of at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit; or empty'],
  ['a map in the place of a list', c => pod(c, { args: map(c).asAny() }), 'spec.containers[0].args: got map, a map, expected a list'],
  ['a list in the place of a map', c => pod(c, { resources: list(c).asAny() }), 'spec.containers[0].resources: got list, a list, expected a map'],
  ['a list under a condition', c => pod(c, { args: ['serve', list(c).ifNotEmpty()] }), 'spec.containers[0].args[1]: got list, a list, expected a string: write three dots before it, `...`, to add its items'],
  ['a boolean in the place of a string', c => pod(c, { env: [{ name: 'A', value: true }] }), 'spec.containers[0].env[0].value: got true, expected a string: quote it'],
  ['a number token in the place of a string', c => pod(c, { env: [{ name: 'A', value: number(c).asAny() }] }), 'spec.containers[0].env[0].value: got number, an integer, expected a string: use asString()'],
  ['a string in the place of an integer', c => pod(c, { ports: [{ containerPort: '80' }] }), 'spec.containers[0].ports[0].containerPort: got "80", expected an integer from 1 to 65535'],
  ['a misspelt field', c => pod(c, { resources: { limit: { cpu: 1 } } }), 'spec.containers[0].resources: got the field "limit", expected one of ResourceRequirements: did you mean "limits"?'],
  ['a misspelt field that a patch adds', c => pod(c, {}).addJsonPatch(JsonPatch.add('/spec/hostNetwrk', true)), 'spec: got the field "hostNetwrk", expected one of PodSpec: did you mean "hostNetwork"?'],
  ['a quantity that is none', c => pod(c, { resources: { limits: { memory: '512mb' } } }), 'spec.containers[0].resources.limits.memory: got "512mb", expected a quantity such as 500m, 1.5 or 512Mi'],
  ['a word that is none of the choices', c => pod(c, { imagePullPolicy: 'always' }), 'spec.containers[0].imagePullPolicy: got "always", expected one of "Always", "IfNotPresent", "Never"'],
  ['a label with a syntax that Kubernetes does not accept', c => pod(c, {}, {}, { labels: { team: 'a b' } }),
    'metadata.labels.team: got "a b", expected a label value of at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit; or empty'],
];

test.each(REFUSED)('kubernetes-type: %s is refused with the object and the path', (_, body, problem) => {
  expect(() => objectsOf(c => void body(c))).toThrow(expect.objectContaining({ refusal: 'kubernetes-type', message: `small/it: ${problem}` }));
});

test('kubernetes-type: literals in props of the kit are checked, too', () => {
  const workload = (props: object) => () => objectsOf(c => void new kit.Workload(c, 'it', { image: 'app:1', ...props } as any));
  expect(workload({ tolerations: [{ key: 'gpu', value: true }] })).toThrow('spec.template.spec.tolerations[0].value: got true, expected a string: quote it');
  expect(workload({ resources: { limit: { cpu: 1 } } })).toThrow('resources: unknown option "limit", did you mean "limits"?');
  expect(workload({ affinity: { nodeAffinity: [] } })).toThrow('affinity.nodeAffinity: got a list, expected a map');
  expect(workload({ strategy: { type: 'Foo' } })).toThrow('spec.strategy.type: got "Foo", expected one of "Recreate", "RollingUpdate"');
});

test('what has the right type is accepted, spread lists and names of ports included', () => {
  expect(objectsOf(c => void pod(c, {
    args: ['serve', ...list(c).asAny()],
    env: [{ name: 'A', value: number(c).asString() }, ...c.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description }).asAny()],
    resources: { limits: { 'nvidia.com/gpu': 1, 'memory': '1Gi' } },
    readinessProbe: { httpGet: { port: 'http' } },
  }, { tolerations: c.values.fragmentList('tolerations', { description }).asAny() }, { labels: { ...map(c).asAny() } }))).toHaveLength(1);
});

test('a fragment has the type of the place in which it stands', () => {
  const { values } = new SmallChart(c => {
    const v = c.values;
    pod(c, { resources: v.fragment('resources', { description }).asAny() }, {
      tolerations: v.fragmentList('tolerations', { description }).asAny(),
      volumes: [{ name: 'own', emptyDir: {} }, ...v.fragmentList('volumes', { description }).asAny()],
      nodeSelector: v.fragment('nodeSelector', { kind: FragmentKind.STRINGS, description }).asAny(),
      affinity: v.fragment('affinity', { description }).ifNotEmpty(),
    });
    const each = new ForEach(c, 'each', { over: v.map('groups', { items: ItemShape.object().fragment('resources', { description }), description }) });
    new ApiObject(each, 'group', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'main', image: 'app:1', resources: each.item.map('resources').asAny() }] } });
    // Of two types neither, and of what other maps are added to none.
    const several = v.fragment('several', { description }).asAny();
    new ApiObject(c, 'two', { apiVersion: 'v1', kind: 'Pod', spec: { securityContext: several, affinity: several, dnsConfig: { nameservers: [], ...v.fragment('part', { description }).asAny() } } });
  })._model();
  const problem = (given: Json): unknown => {
    try {
      validateValues(schemaOf(values), mergeValues(defaultsOf(values), [given]));
      return undefined;
    } catch (e) {
      return (e as Error).message;
    }
  };
  expect(problem({ resources: { limit: {} } })).toBe('invalid values: resources.limit: unknown key, did you mean "limits"?');
  expect(problem({ tolerations: [{ value: 1 }] })).toBe('invalid values: tolerations[0].value: got a number (1), expected a string: quote it, or use --set-string');
  expect(problem({ volumes: [{ name: 'a', emptydir: {} }] })).toBe('invalid values: volumes[0].emptydir: unknown key, did you mean "emptyDir"?');
  expect(problem({ nodeSelector: { 'a b': 'c' } })).toMatch('nodeSelector."a b": got the key "a b", expected a name such as team');
  expect(problem({ affinity: { nodeAfinity: {} } })).toBe('invalid values: affinity.nodeAfinity: unknown key, did you mean "nodeAffinity"?');
  expect(problem({ groups: { a: { resources: { limits: { cpu: 'x' } } } } })).toBe('invalid values: groups.a.resources.limits.cpu: got "x", expected a quantity such as 500m, 1.5 or 512Mi');
  expect(problem({ several: { a: 1 }, part: { b: [1] } })).toBeUndefined();
});
