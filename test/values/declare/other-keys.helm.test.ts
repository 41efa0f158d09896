import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { ItemShape } from '../../../src';
import { schemaOf } from '../../../src/values/schema/schema';
import { chartReadme } from '../../../src/helm/files/readme';
import { valuesYaml } from '../../../src/helm/files/values-yaml';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { Json } from '../../../src/values/shape';

const description = 'Others, as they are.';
const KEYS = { description, keyPattern: '^[A-Za-z_][A-Za-z0-9_]*$', keyPatternDescription: 'the name of a variable' };
const env = () => ItemShape.object('Variables of the program.')
  .string('LEVEL', { default: 'info', description: 'Log level.' })
  .boolean('DEBUG', { description: 'Debug mode.' })
  .secret('TOKEN', { optional: true, description: 'The token.' })
  .withOtherKeys(KEYS);

describe('a group of values with other keys', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const group = c.values.group('env', env());
    c.values.deprecate('env.KEY', { replacement: 'env.TOKEN' });
    const others = group.otherKeys();
    const loop = others.loop('text');
    c.holder({
      level: group.string('LEVEL'), debug: group.boolean('DEBUG'), token: group.string('TOKEN').ifPresent(), others: others.asAny(),
      data: { ...loop.entries(loop.key.asString(), loop.item.string()) }, list: [...loop.items({ name: loop.key, value: loop.item.string() })], has: others.isTruthy(),
    }, 'held');
  }));
  const held = (values: Json) => (render(both.model, release({ name: 'release', values: [values] })) as any)[0].spec;

  it('has those that are neither its fields nor their deprecated names', async () => {
    const given: Json = { env: { LEVEL: 'debug', KEY: 'secret', HTTP_PROXY: 'http://proxy', a: '', B: 'true' } };
    await both.agree({}, { files: [given] }, { sets: ['env.HTTP_PROXY=http://proxy', 'env.DEBUG=true'] }, { files: [given, { env: { B: 'other' } }] });
    expect(held(given)).toMatchObject({ level: 'debug', token: 'secret', has: true });
    expect(held(given).others).toEqual({ HTTP_PROXY: 'http://proxy', a: '', B: 'true' });
    expect(held({})).toMatchObject({ has: false });
  });

  it('refuses what is no such entry, in both outputs', async () => {
    const given: Json[] = [{ HTTP_PORT: 80 }, { B: true }, { B: null }, { 'a-b': 'x' }, { B: ['x'] }, { LEVEL: 1 }, { '1': 'x' }, { B: 'a\nb' }];
    await both.agree(...given.map(e => ({ files: [{ env: e }] })));
    expect(() => held({ env: { HTTP_PORT: 80 } })).toThrow('invalid values: env.HTTP_PORT: got a number (80), expected a string: quote it, or use --set-string');
    expect(() => held({ env: { 'a-b': 'x' } })).toThrow('invalid values: env.a-b: got the key "a-b", expected the name of a variable');
  });

  it('is the same for generated values', () => both.agreeOnGenerated());

  it('is documented', () => {
    const text = 'Other keys: Others, as they are. Each key: the name of a variable, at most 253 characters.';
    expect(valuesYaml(both.model)).toContain(`# Variables of the program.\n# ${text}\nenv:\n`);
    expect(chartReadme(both.model)).toContain(text);
    expect((schemaOf(both.model.values) as any).properties.env.additionalProperties).toMatchObject({ description, type: 'string' });
  });
});

describe('other keys are refused', () => {
  it.each<[string, (c: SmallChart) => any, string]>([
    ['in items', c => c.values.list('all', { description, items: env() }).asAny(), 'all has other keys than its fields, which only a group of values can have'],
    ['in an object that is rendered as a whole', c => c.values.object('all', { description, fields: env() }).asAny(), 'all has other keys than its fields, which only a group of values can have'],
    ['with a field that is no such key', c => c.values.group('env', ItemShape.object('It.').string('level', { description }).withOtherKeys({ ...KEYS, keyPattern: '^[A-Z]+$' })), 'the field "level" is not a key that the pattern ^[A-Z]+$ accepts'],
    ['where there are none', c => c.values.group('env', ItemShape.object('It.').string('level', { description })).otherKeys().asAny(), 'env has no other keys than its fields: declare them with withOtherKeys()'],
    ['before a deprecated path among them', c => {
      const group = c.values.group('env', env());
      const others = group.otherKeys().asAny();
      c.values.deprecate('env.KEY', { replacement: 'env.TOKEN' });
      return [others, group.string('LEVEL'), group.boolean('DEBUG'), group.string('TOKEN').ifPresent()];
    }, 'env.KEY was declared after the other keys of env were read: declare it before otherKeys()'],
  ])('%s', (_, make, message) => {
    const chart = () => new SmallChart(c => c.holder(make(c)));
    expect(() => chart().toJson()).toThrow(message);
  });
});
