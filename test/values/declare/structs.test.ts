import { readFileSync } from 'node:fs';
import { App } from 'cdk8s';
import { STRUCTS_FILE, StructParameter, structParameters, structsFile } from '../../support/structs';
import { SmallChart } from '../../support/small-chart';
import * as mlops from '../../../src';
import { isPlainObject } from '../../../src/values/plain-data';
import { Refusal } from '../../../src/values/refusal';
import { STRUCTS } from '../../../src/values/declare/structs';

const { ChartsOut, Fn, ForEach, ItemShape, kit, ReleaseChart, TokenCheck, When } = mlops;
const description = 'What it is for.';

/** Interfaces that the library gives, and takes from nobody, or only in a list that is a parameter. */
const RETURNED = ['ImageProps', 'RuntimeFields'];

test('the table of options is what the interfaces say', () => {
  // Otherwise: npx tsx test/support/write-structs.ts
  expect(readFileSync(STRUCTS_FILE, 'utf8')).toBe(structsFile());
});

/** The classes of the library and of its submodules. */
const PUBLIC: { [name: string]: any } = Object.assign({}, ...Object.values(mlops).filter(member => typeof member === 'object'), mlops);

/** What a subclass passes on to `ReleaseChart` may have more: only what is surely misspelt is refused. */
const isExtensible = (name: string): boolean => name.endsWith('Chart') && name !== 'ReleaseChart';

/** Everything public that takes options, from the sources. */
const ALL = structParameters(Object.keys(STRUCTS));
const TAKERS = ALL.filter(taker => !isExtensible(taker.class))
  .map(taker => [[taker.class, taker.method].filter(Boolean).join('.'), taker] as const);

/** Calls it with options. */
function give({ class: name, method, isStatic, index }: StructParameter, options: any): void {
  const found = PUBLIC[name];
  const before = Array.from({ length: index }, () => 'a');
  new SmallChart(c => {
    const instances: { [name: string]: () => any } = {
      Values: () => c.values,
      ItemShape: () => ItemShape.object(),
      StructuralSchema: () => kit.StructuralSchema.object(),
      Database: () => new kit.Database(c, 'it', { host: 'a', port: 1, name: 'a', user: 'a' } as any),
    };
    if (method !== undefined) {
      (isStatic ? found : instances[name]())[method](...before, options);
    } else if (name === 'ChartsOut') {
      new ChartsOut({ deployments: { define: () => undefined }, ...options }).synth();
    } else if (name === 'ReleaseChart') {
      new ReleaseChart(new App(), 'small', isPlainObject(options) ? { name: 'small', version: '0.1.0', description, ...options } : options);
    } else if (index === 0) {
      new found(options);
    } else {
      new found(c, 'it', options);
    }
  }, {}, new App());
}

test('much is tried', () => {
  expect(TAKERS.length).toBeGreaterThan(80);
});

test.each(TAKERS)('%s refuses an unknown option by its name', (_, taker) => {
  expect(() => give(taker, { ...'description' in STRUCTS[taker.struct] && { description }, zzzUnknown: 1 })).toThrow(/: unknown option "zzzUnknown"/);
});

test.each(TAKERS)('%s refuses what is no object of options', (_, taker) => {
  for (const options of ['text', 5, ['a']]) {
    expect(() => give(taker, options)).toThrow(Refusal);
  }
});

test.each(TAKERS.filter(([, { struct }]) => Object.keys(STRUCTS[struct]).some(option => !option.endsWith('?'))))('%s refuses that a required option is missing', (_, taker) => {
  if (!['ReleaseChart', 'ChartsOut'].includes(taker.class)) {
    expect(() => give(taker, {})).toThrow(/is missing, expected |has no description/);
    expect(() => give(taker, undefined)).toThrow(/options are missing, expected |has no description/);
  }
});

test('every interface of options is taken, alone, within another or as a part of one, or is only returned', () => {
  const taken = new Set<string>();
  const take = (struct: string): void => {
    if (!taken.has(struct)) {
      taken.add(struct);
      Object.values(STRUCTS[struct]).map(type => type.replace(/(\[\]|\{\})$/, '')).filter(type => type in STRUCTS).forEach(take);
    }
  };
  ALL.forEach(({ struct }) => take(struct));
  const isPartOf = (struct: string, whole: string): boolean => Object.keys(STRUCTS[struct]).every(option => option in STRUCTS[whole]);
  expect(Object.keys(STRUCTS).filter(struct => ![...taken].some(whole => isPartOf(struct, whole)))).toEqual(RETURNED);
});

describe('a chart', () => {
  class Extended extends ReleaseChart {
    public constructor(props: any) {
      super(new App(), 'small', { name: 'small', version: '0.1.0', description, ...props });
    }
  }

  test.each<[object, string]>([
    [{ nameOverides: true }, 'unknown option "nameOverides", did you mean "nameOverrides"?'],
    [{ nameOverride: true }, 'unknown option "nameOverride", did you mean "nameOverrides"?'],
    [{ appversion: '1' }, 'unknown option "appversion", did you mean "appVersion"?'],
    [{ kubeVerison: '>=1.27.0' }, 'unknown option "kubeVerison", did you mean "kubeVersion"?'],
    [{ maintainer: [{ name: 'jane' }] }, 'unknown option "maintainer", did you mean "maintainers"?'],
    [{ commonMetadata: 'yes' }, 'commonMetadata: got a string ("yes"), expected a boolean'],
    [{ maintainers: 'jane' }, 'maintainers: got a string ("jane"), expected a list'],
    [{ maintainers: [{ name: 'jane', mail: 'a@b.c' }] }, 'maintainers[0]: unknown option "mail", did you mean "email"?'],
    [{ labels: 'a' }, 'labels: got a string ("a"), expected a map'],
    [{ crds: 'folders' }, 'crds: got a string ("folders"), expected one of "folder", "templates"'],
  ])('refuses %j, and so does a subclass', (props, message) => {
    expect(() => new ReleaseChart(new App(), 'small', { name: 'small', version: '0.1.0', description, ...props })).toThrow(`small: ${message}`);
    expect(() => new Extended(props)).toThrow(`small: ${message}`);
  });

  test.each<object>([
    { host: 'a.example' }, { license: 'MIT' }, { app: 'web' }, { label: 'web' }, { source: 'a' }, { link: 'a' }, { labels: { a: 'b' }, label: { a: 'b' } }, { resources: { limits: {} } },
    { containers: ['a'] }, { session: 'a' }, { replicas: 3 }, { image: 'a' }, { keyword: undefined },
  ])('takes %j, which a subclass adds', props => {
    expect(() => new Extended(props)).not.toThrow();
  });
});

test.each<[string, () => unknown, string]>([
  ['a typo', () => new SmallChart(c => new kit.Workload(c, 'web', { image: 'a', imgaePullPolicy: 'Always' } as any)), 'small/web: unknown option "imgaePullPolicy", did you mean "imagePullPolicy"?'],
  ['another type', () => new SmallChart(c => new kit.Workload(c, 'web', { image: 'a', podLabels: 'b' } as any)), 'small/web: podLabels: got a string ("b"), expected a map'],
  ['no content of a volume', () => kit.Volume.values({} as any), 'Volume.values(): the option "content" is missing, expected a string'],
  ['values of a part without options', () => (kit.Service.values as any)(), 'Service.values(): the options are missing, expected ports'],
  ['a typo in what adapts fields', () => kit.Ingress.values({ omits: [] } as any), 'adapt(): unknown option "omits", did you mean "omit"?'],
  ['a typo in a shape', () => ItemShape.object().adapt({ default: {} } as any), 'adapt(): unknown option "default", did you mean "defaults"?'],
  ['a typo of a condition', () => new SmallChart(c => new When(c, 'it', { conditon: 1 } as any)), 'small/it: unknown option "conditon", did you mean "condition"?'],
  ['no condition', () => new SmallChart(c => new When(c, 'it', {} as any)), 'small/it: the option "condition" is missing, expected an expression'],
  ['a literal in place of a declared value', () => new SmallChart(c => new mlops.data.MongoDb(c, 'it', { auth: { rootPassword: 'secret' } } as any)), 'small/it: auth: rootPassword: got a string ("secret"), expected an expression, such as a declared value'],
  ['nothing to loop over', () => new SmallChart(c => new ForEach(c, 'it', {} as any)), 'small/it: the option "over" is missing, expected an expression'],
  ['no repository of an image', () => new SmallChart(c => c.values.image('image', { description } as any)), 'small: image: the option "repository" is missing, expected a string'],
  ['a kind that there is not', () => new SmallChart(c => new kit.Workload(c, 'it', { image: 'a', kind: 'Deploy' } as any)), 'small/it: kind: got a string ("Deploy"), expected one of "Deployment", '],
  ['a raw template without its value', () => Fn.raw({ template: '{{ 1 }}' } as any), 'Fn.raw(): the option "plain" is missing, expected a value'],
  ['a limit of another type', () => new SmallChart(c => c.values.integer('a', { description, minimum: '1' } as any)), 'small: a: minimum: got a string ("1"), expected a number'],
  ['a value without a path', () => new SmallChart(c => (c.values as any).string({ description })), 'small: {"description":"What it is for."} is not a value path'],
  ['a field without a name', () => (ItemShape.object() as any).string({ description }), 'is not a value path'],
  ['a group of no fields', () => new SmallChart(c => (c.values as any).group('a')), 'expected an ItemShape'],
  ['a field that is a group of no fields', () => (ItemShape.object('A.') as any).group('a'), 'expected an ItemShape'],
  ['no shape that is included', () => (ItemShape.object() as any).include({ a: 1 }), 'got {"a":1}, expected an ItemShape'],
  ['a list in place of strings', () => (ItemShape as any).ofEnum(['a']), 'ItemShape.ofEnum(): values[0]: got a list, expected a string'],
  ['a check of no deployments', () => (TokenCheck as any).run(), 'deployments has no method define'],
  ['a typo for ChartsOut', () => new ChartsOut({ deployments: { define: () => undefined }, directry: 'out' } as any).synth(), 'ChartsOut: unknown option "directry", did you mean "directory"?'],
])('%s is refused', (_, body, message) => {
  expect(body).toThrow(message);
});
