import { readFileSync } from 'node:fs';
import { App } from 'cdk8s';
import { STRUCTS_FILE, structsFile } from '../../support/structs';
import { SmallChart } from '../../support/small-chart';
import { aim, ChartsOut, dask, ItemShape, kit } from '../../../src';
import { STRUCTS } from '../../../src/values/declare/structs';

test('the table of options is what the interfaces say', () => {
  // Otherwise: npx tsx test/support/write-structs.ts
  expect(readFileSync(STRUCTS_FILE, 'utf8')).toBe(structsFile());
});

/** Every class of a part, by its name. */
const PARTS = Object.entries({ ...kit, ...aim, ...dask } as { [name: string]: any }).filter(([name]) => `${name}Props` in STRUCTS);

test('all parts are tried', () => {
  expect(PARTS.length).toBeGreaterThan(25);
});

describe.each(PARTS)('the props of %s', (name, part) => {
  const make = (props: any) => () => new SmallChart(c => new part(c, 'it', props), {}, new App());
  const required = Object.keys(STRUCTS[`${name}Props`]).filter(option => !option.endsWith('?'));

  it('refuse one that is unknown', () => {
    expect(make({ zzzUnknown: 1 })).toThrow(/^small\/it: unknown option "zzzUnknown", expected one of /);
  });

  it('refuse that one is missing', () => {
    if (required.length > 0) {
      expect(make({})).toThrow(/^small\/it: the option ".*" is missing, expected /);
      expect(make(undefined)).toThrow(/^small\/it: the options are missing, expected /);
    }
  });
});

test.each<[string, () => unknown, string]>([
  ['a typo', () => new SmallChart(c => new kit.Workload(c, 'web', { image: 'a', imgaePullPolicy: 'Always' } as any)), 'small/web: unknown option "imgaePullPolicy", did you mean "imagePullPolicy"?'],
  ['another type', () => new SmallChart(c => new kit.Workload(c, 'web', { image: 'a', podLabels: 'b' } as any)), 'small/web: podLabels: got a string ("b"), expected a map'],
  ['no content of a volume', () => kit.Volume.values({} as any), 'Volume.values(): the option "content" is missing, expected a string'],
  ['values of a part without options', () => (kit.Service.values as any)(), 'Service.values(): the options are missing, expected ports'],
  ['a typo in what adapts fields', () => kit.Ingress.values({ omits: [] } as any), 'adapt(): unknown option "omits", did you mean "omit"?'],
  ['a typo in a shape', () => ItemShape.object().adapt({ default: {} } as any), 'adapt(): unknown option "default", did you mean "defaults"?'],
  ['a typo for ChartsOut', () => new ChartsOut({ deployments: { define: () => undefined }, directry: 'out' } as any).synth(), 'ChartsOut: unknown option "directry", did you mean "directory"?'],
])('%s is refused', (_, body, message) => {
  expect(body).toThrow(message);
});
