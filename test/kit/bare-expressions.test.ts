import { objectsOf, SmallChart } from '../support/small-chart';
import { aim, dask, Expression, FragmentKind, ItemShape, kit } from '../../src';
import { Ingress, Service, Workload, WorkloadKind } from '../../src/kit';
import { partProps } from '../../src/kit/part-props';
import { STRUCTS } from '../../src/values/declare/structs';

const description = 'What it is for.';

/** Props of a workload, each from a value. */
const PROPS: { [prop: string]: (c: SmallChart) => any } = {
  podLabels: c => c.values.map('labels', { description, default: { a: 'b' } }),
  podAnnotations: c => c.values.fragment('annotations', { description, kind: FragmentKind.STRINGS, default: { a: 'b' } }),
  nodeSelector: c => c.values.fragment('selector', { description, kind: FragmentKind.STRINGS, default: { a: 'b' } }),
  resources: c => c.values.fragment('resources', { description, default: { limits: { cpu: '1' } } }),
  extraEnv: c => c.values.list('env', { description, items: ItemShape.ofEnvVar(), default: [{ name: 'A', value: 'b' }] }),
  environment: c => c.values.map('environment', { description, default: { A: 'b' }, keyPattern: '^[A-Z]+$' }),
  command: c => c.values.list('command', { description, default: ['a'] }),
  args: c => c.values.list('args', { description, default: ['a'] }),
  tolerations: c => c.values.fragmentList('tolerations', { description, default: [{ operator: 'Exists' }] }),
  extraVolumes: c => c.values.list('volumes', { description, items: ItemShape.ofVolume(), default: [{ name: 'a', emptyDir: {} }] }),
  priorityClassName: c => c.values.string('priority', { description, default: 'high' }),
  terminationGracePeriodSeconds: c => c.values.integer('grace', { description, default: 5 }),
  replicas: c => c.values.integer('replicas', { description, default: 3, minimum: 0 }),
  image: c => c.values.string('image', { description, default: 'nginx:1', minLength: 1 }),
};

test.each(Object.keys(PROPS))('%s of a workload takes an expression as it is, like what asAny() returns', prop => {
  const rendered = (placed: (e: any) => any): any => objectsOf(c => new Workload(c, 'web', { kind: WorkloadKind.DEPLOYMENT, image: 'a', [prop]: placed(PROPS[prop](c)) }));
  expect(rendered(e => e)).toEqual(rendered(e => e.asAny()));
});

test('annotations of an Ingress and of a Service take an expression as it is', () => {
  const objects = objectsOf(c => {
    const annotations = c.values.fragment('annotations', { description, kind: FragmentKind.STRINGS, default: { a: 'b' } }) as any;
    const service = new Service(c, 'service', { ports: [{ name: 'http', port: 80 }], selector: c.selectorLabels('web'), annotations });
    new Ingress(c, 'ingress', { paths: [{ path: '/', service, port: 'http' }], host: 'a.example', annotations });
  });
  expect(objects.map(o => o.metadata.annotations)).toEqual([{ a: 'b' }, { a: 'b' }]);
});

/** A value of the type of an option, and its default. */
function valueOf(c: SmallChart, path: string, type: string): [any, unknown] {
  return type === 'number' ? [c.values.integer(path, { description, default: 3 }), 3]
    : type === 'string' || type.startsWith('"') ? [c.values.string(path, { description, default: 'a' }), 'a']
      : type.endsWith('[]') ? [c.values.fragmentList(path, { description, default: [{ a: 'b' }] }), [{ a: 'b' }]]
        : [c.values.fragment(path, { description, default: { a: 'b' } }), { a: 'b' }];
}

const STRUCTS_OF_PARTS = Object.keys({ ...kit, ...aim, ...dask }).map(name => `${name}Props`).filter(struct => struct in STRUCTS);

test.each(STRUCTS_OF_PARTS)('each of the %s is what an expression in its place gives', struct => {
  const expected: { [name: string]: unknown } = {};
  const [{ spec }] = objectsOf(c => {
    const props: { [name: string]: any } = {};
    // Those of other types are conditions, expressions and constructs, which each part reads as they are.
    for (const [option, type] of Object.entries(STRUCTS[struct]).filter(([, kind]) => !['other', 'expression'].includes(kind))) {
      const name = option.replace('?', '');
      [props[name], expected[name]] = valueOf(c, name, type);
    }
    const required = Object.fromEntries(Object.keys(STRUCTS[struct]).filter(option => !option.endsWith('?') && !(option in props)).map(option => [option, 'given']));
    const read: any = partProps(struct, c, 'it', { ...required, ...props });
    // A part spreads, sorts and merges what it gets.
    Object.keys(props).forEach(name => expect(read[name]).not.toBeInstanceOf(Expression));
    c.holder(Object.fromEntries(Object.keys(props).map(name => [name, read[name]])));
  });
  expect(spec).toEqual(expected);
});
