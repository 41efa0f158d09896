import * as fc from 'fast-check';
import { EXAMPLE, group, modelOf } from './example-model';
import { explain } from '../../../src/helm/files/value-doc';
import { valuesYaml } from '../../../src/helm/files/values-yaml';
import { yamlFlow, yamlText } from '../../../src/helm/files/yaml-text';
import { Model } from '../../../src/manifest/model/model';
import { defaultsOf } from '../../../src/values/read/defaults';
import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { FragmentKind } from '../../../src/values/declare/options';
import { Pattern } from '../../../src/values/pattern';
import { Field, Json } from '../../../src/values/shape';
import { parseYaml } from '../../support/go-yaml';
import { Helm, HELMS, helmTemplate } from '../../support/helm';
import { HOSTILE } from '../../support/hostile';
import { writeFiles } from '../../support/scratch';

/** What Helm holds as values when the user gives none. */
function valuesIn(helm: Helm, text: string): Json {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': text,
    'templates/values.yaml': 'values: {{ toJson .Values | b64enc }}\n',
  });
  const { ok, stdout, stderr } = helmTemplate(helm, chart);
  if (!ok) {
    throw new Error(stderr);
  }
  return JSON.parse(Buffer.from(/^values: (\S*)$/m.exec(stdout)![1], 'base64').toString('utf8'));
}

const string = (text: string, description = 'A text.') => Fields.string('x', { default: text, multiline: true, description });

/** Every hostile text as a value, next to others, in every place that a value can have. */
function hostile(): Model {
  const fields: { [name: string]: Field } = {};
  HOSTILE.forEach((text, i) => {
    fields[`top${i}`] = string(text);
  });
  fields.group = group('', Object.fromEntries(HOSTILE.map((text, i) => [`inner${i}`, string(text)])));
  fields.outer = group('', { inner: group('', { list: Fields.list('x', { default: [...HOSTILE], description: 'Texts.' }) }) });
  fields.lists = Fields.fragment('x', { kind: FragmentKind.LIST, default: HOSTILE.map(text => [[text, text]]), description: 'Texts.' });
  fields.map = Fields.fragment('x', { default: Object.fromEntries(HOSTILE.map((text, i) => [`key${i}`, text])), description: 'Texts.' });
  fields.keys = Fields.fragment('x', {
    // Helm merges maps by key, and YAML has no key longer than 1024 characters without a question mark before it.
    default: Object.fromEntries(HOSTILE.filter(text => text.length < 500).map((text, i) => [text, i])), description: 'Keys.',
  });
  fields.objects = Fields.list('x', {
    default: HOSTILE.map(text => ({ name: text, value: { a: [text], b: { [text.slice(0, 200)]: text } } })),
    items: ItemShape.object(), description: 'Objects.',
  });
  return modelOf(fields);
}

const PLACES = 8;

/** Every hostile text in one of the places where a comment is made of it. */
function talkative(place: number): Model {
  return modelOf(Object.fromEntries(HOSTILE.map((text, i): [string, Field] => [`v${i}`, [
    () => string('x', `A${text}`),
    () => string('x', `${text}${text} A\n\n${text}`),
    () => group(text, { inner: string('x', `${text}.`) }),
    () => Fields.oneOf('x', { values: ['x', text], description: 'One.' }),
    () => Fields.string('x', { optional: true, description: 'Text.', examples: [text, text] }),
    () => Fields.string('x', { default: 'x', description: 'Text.', examples: [text] }),
    () => Fields.fragment('x', { default: {}, description: 'A map.', examples: [{ [text.slice(0, 200)]: [text] }] }),
    () => Fields.map('x', { description: 'A map.', keyPattern: text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), items: ItemShape.object().string('a', { default: text, description: `a${text}` }) }),
  ][place]()])));
}

describe.each(HELMS)('helm $name reads from values.yaml', helm => {
  test('a value of each kind', () => {
    expect(valuesIn(helm, valuesYaml(EXAMPLE))).toEqual(defaultsOf(EXAMPLE.values));
  });

  test('every hostile string, in every position', () => {
    const model = hostile();
    const values = valuesIn(helm, valuesYaml(model));
    expect(Object.keys(model.values.fields).length).toBeGreaterThan(100);
    expect(values).toEqual(defaultsOf(model.values));
  });

  test('no values from comments', () => {
    for (let place = 0; place < PLACES; place++) {
      const model = talkative(place);
      expect(valuesIn(helm, valuesYaml(model))).toEqual(defaultsOf(model.values));
    }
  });

  test('numbers at their limits', () => {
    const numbers = [0, -0, 1, -1, 999_999, 1_000_000, 2 ** 31, 2 ** 53 - 1, 1 - 2 ** 53, 0.1, -0.5, 1e-7, 1.5e-10, 123456789.125, 5e-324];
    const model = modelOf(Object.fromEntries(numbers.map((n, i) => [`n${i}`, Fields.number('n', { default: n, description: 'A number.' })])));
    expect(valuesIn(helm, valuesYaml(model))).toEqual(defaultsOf(model.values));
  });

  test('groups without content as empty maps', () => {
    const model = modelOf({
      a: group('', { b: Fields.secret('b', { description: 'Secret.' }) }),
      c: group('', { d: group('', { e: Fields.string('e', { optional: true, description: 'Text.' }) }) }),
      f: group('', {}),
    });
    expect(valuesIn(helm, valuesYaml(model))).toEqual({ a: {}, c: { d: {} }, f: {} });
  });

  test('no values at all', () => {
    expect(valuesIn(helm, valuesYaml(modelOf({})))).toEqual({});
  });
});

test('Go reads any string unchanged, as a block and on one line', () => {
  const texts = fc.sample(fc.string({ unit: fc.constantFrom(...' \n\t\r:#-\'"\\|>{}[],&*!?%@`~0aé\x85\u2028😀'), maxLength: 12 }), { numRuns: 3000, seed: 7 });
  const values = texts.map((text, i) => ({ [`k${i}`]: text, list: [text, { text }] }));
  // A block is followed by other lines, as in values.yaml.
  const read = parseYaml(values.map(value => `${yamlText(value)}\n# end\nend: 1\n`));
  expect(read.map(r => r.value)).toEqual(values.map(value => ({ ...value, end: 1 })));
  expect(parseYaml(values.map(value => `a: ${yamlFlow(value)}\nend: 1\n`)).map(r => r.value)).toEqual(values.map(value => ({ a: value, end: 1 })));
  expect(values.every(value => !yamlFlow(value).includes('\n'))).toBe(true);
});

test('repeated parts of the defaults are written twice', () => {
  const shared = { a: 1 };
  expect(yamlText({ x: shared, z: [shared] })).toBe('x:\n  a: 1\nz:\n  - a: 1\n');
});

test('reads like this', () => {
  expect(valuesYaml(EXAMPLE)).toMatchSnapshot();
});

test('no line of comment is longer than 100 characters when its words are short', () => {
  const long = 'Some words that say what the value is for and go on. '.repeat(10);
  const model = modelOf({
    a: Fields.list('a', { description: long, items: ItemShape.object().string('b', { description: long }) }),
    c: group(long, { d: group(long, { e: Fields.string('e', { description: long }) }) }),
  });
  expect(Math.max(...valuesYaml(model).split('\n').map(line => line.length))).toBeLessThanOrEqual(100);
});

test('a secret has neither a default nor an example', () => {
  const text = valuesYaml(EXAMPLE);
  expect(text).toContain('  # password: ""  # required');
  expect(text).not.toContain('swordfish');
  expect(text).not.toContain('hunter2');
});

test('commented values can be uncommented', () => {
  const text = valuesYaml(EXAMPLE).replace('auth: {}', 'auth:').replace(/^( *)# ( *\w+:.*)$/gm, (line, margin, rest) =>
    /^(password|realm|host|storage|database|  host|  port):/.test(rest) ? margin + rest : line);
  expect(parseYaml([text])[0].value).toMatchObject({
    auth: { password: '', realm: '' }, ingress: { host: 'notebook.example.org' }, storage: '10Gi', database: { host: '', port: 5432 },
  });
});

test('an example of a list or map can be uncommented below its key', () => {
  const example = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  const text = valuesYaml(modelOf({
    outer: group('', {
      labels: Fields.fragment('labels', { description: 'Labels.', examples: [{ release: 'prometheus' }] }),
      volumes: Fields.list('volumes', { description: 'Volumes.', items: ItemShape.ofVolume(), examples: [example] }),
    }),
  }));
  expect(parseYaml([text.replace(/: (\[\]|\{\})/g, ':').replace(/# (  .*)/g, '$1')])[0].value).toEqual({ outer: { labels: { release: 'prometheus' }, volumes: example } });
});

test('the fields of items are listed if they are few and no API documents them', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, i) => i).reduce((shape, i) => shape.string(`f${i}`, { description: `Field ${i}.` }), ItemShape.object());
  const text = valuesYaml(modelOf({
    few: Fields.list('few', { description: 'Few.', items: fields(8) }),
    many: Fields.list('many', { description: 'Many.', items: fields(9) }),
    known: Fields.list('known', { description: 'Known.', items: ItemShape.ofContainer() }),
  }));
  expect(text).toContain('# -- Few.\nfew: []\n# Fields of each item:\n#   f0 (string, default ""): Field 0.\n');
  expect(text).toContain('# -- Many.\nmany: []\n# README.md lists the fields of each item.\n');
  expect(text).toContain('# -- Known.\nknown: []\n');
  expect(text).not.toContain('# README.md lists the fields of each item.\n# -- Known.');
});

test('a default that the user may replace by a deprecated path is shown, or else an example', () => {
  const replaced = (field: Field): Field => ({ ...field, replaces: ['old'] });
  expect(valuesYaml(modelOf({
    a: replaced(Fields.list('a', { description: 'A.', examples: [['x']] })),
    b: replaced(Fields.list('b', { description: 'B.', default: ['z'], examples: [['x']] })),
    c: replaced(Fields.list('c', { description: 'C.' })),
  }))).toContain([
    '# A.\n# Also read from the deprecated `old`.\n# a:  # default: []\n#   - x\n',
    '# B.\n# Also read from the deprecated `old`.\n# b:  # default\n#   - z\n',
    '# C.\n# Also read from the deprecated `old`.\n# c: []  # default\n',
  ].join('\n'));
});

test('the constraints of items are one sentence', () => {
  const hosts = Fields.list('hosts', { maxItems: 3, items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host.' }), description: 'Host names.' });
  expect(explain(hosts)).toBe('Host names. At most 3 items. Each item: a host name such as `example.org` or `*.example.org`; from 1 to 253 characters.');
});
