import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { FragmentKind } from '../../../src/values/declare/options';
import { schemaOf } from '../../../src/values/schema/schema';
import { Json, ObjectShape } from '../../../src/values/shape';
import { validateValues } from '../../../src/values/schema/validate';

const description = 'What it is for.';

const SHAPE: ObjectShape = {
  kind: 'object',
  fields: {
    name: Fields.string('a', { description, default: 'x', pattern: '^[a-z]+$', patternDescription: '`a` to `z`', maxLength: 5 }),
    text: Fields.string('a', { description, multiline: true }),
    port: Fields.integer('a', { description, default: 1, minimum: 1, maximum: 65535 }),
    count: Fields.integer('a', { description }),
    memory: Fields.quantity('a', { description, default: '1Gi' }),
    kind: Fields.oneOf('a', { description, values: ['grpc', 'http'] }),
    token: Fields.secret('a', { description, minLength: 8 }),
    ingress: { description, shape: { kind: 'object', fields: { host: Fields.string('a', { description }), tls: Fields.boolean('a', { description }) } } },
    list: Fields.list('a', { description, maxItems: 2, items: ItemShape.object().string('name', { description, required: true }) }),
    workers: Fields.map('a', { description, items: ItemShape.object().integer('replicas', { description, default: 1, minimum: 0 }) }),
    resources: Fields.fragment('a', { description }),
    labels: Fields.fragment('a', { description, kind: FragmentKind.STRINGS }),
    constructor: Fields.string('a', { description }),
  },
};

const GOOD = {
  name: 'x', text: 'a\n\tb', port: 80, count: 0, memory: '1Gi', kind: 'grpc', token: 'long enough', ingress: { host: '', tls: false }, constructor: '',
};

function problems(values: Json): string {
  try {
    validateValues(schemaOf(SHAPE), values);
    return '';
  } catch (error) {
    expect(error).toMatchObject({ refusal: 'values-invalid' });
    return (error as Error).message;
  }
}

test('values that satisfy the schema are accepted', () => {
  expect(problems({
    ...GOOD,
    list: [{ name: 'a' }],
    workers: { 'gpu': { replicas: 0 }, 'cpu-1': {} },
    resources: { limits: { memory: '1Gi', cpu: 1.5 } },
    labels: { 'example.org/team': 'ml' },
    global: { anything: null },
  })).toBe('');
});

test.each<[values: Json, problem: string]>([
  [{ name: 'ABC' }, 'name: got "ABC", expected a to z, at most 5 characters'],
  [{ text: 'a\x07' }, 'text: got "a\\u0007", expected a string without U+0007'],
  [{ text: 'a\r\nb' }, 'text: got "a\\r\\nb", expected a string without carriage returns (U+000D), which files of Windows have at the ends of lines'],
  [{ list: ['a'] }, 'list[0]: got a string ("a"), expected a map: write {name: "a"}'],
  [{ port: 1.5 }, 'port: got 1.5, expected an integer from 1 to 65535'],
  [{ port: '80' }, 'port: got a string ("80"), expected an integer from 1 to 65535: remove the quotes, or use --set'],
  [{ port: '1.5' }, 'port: got a string ("1.5"), expected an integer from 1 to 65535'],
  [{ count: 'many' }, 'count: got a string ("many"), expected an integer'],
  [{ count: 2 ** 53 }, 'count: got 9007199254740992, expected an integer from -9007199254740991 to 9007199254740991'],
  [{ memory: '1 GB' }, 'memory: got "1 GB", expected a quantity such as 500m, 1.5 or 512Mi'],
  [{ memory: 1e6 }, 'memory: got 1000000, expected a quantity such as 500m, 1.5 or 512Mi: quote it, or use --set-string'],
  [{ kind: 'tcp' }, 'kind: got "tcp", expected one of "grpc", "http"'],
  [{ token: 'short' }, 'token: expected a string of at least 8 characters'],
  [{ token: ['s3cret'] }, 'token: got a list, expected a string of at least 8 characters: quote it, or use --set-literal'],
  [{ token: 12345678 }, 'token: got a number, expected a string of at least 8 characters: quote it, or use --set-string'],
  [{ token: { s3cret: 1 } }, 'token: got a map, expected a string of at least 8 characters'],
  [{ ingress: { host: 'a\x85b', tls: false } }, 'ingress.host: got "a\\u0085b", expected a string without U+0085'],
  [{ ingress: { host: 'a\nb<no value>', tls: false } }, 'ingress.host: got "a\\nb<no value>", expected a string without line breaks or "<no value>"'],
  [{ ingress: { host: 'a\tb\n', tls: false } }, 'ingress.host: got "a\\tb\\n", expected a string without line breaks or tabs'],
  [{ port: null }, 'port: got null, expected an integer from 1 to 65535: leave the key out to use the default'],
  [{ ingress: null }, 'ingress: got null, expected a map: leave the key out'],
  [{ ingress: { host: '', tls: false, hots: 'x' } }, 'ingress.hots: unknown key, did you mean "host"?'],
  [{ ingress: { host: '', tls: false, certificate: 'x' } }, 'ingress.certificate: unknown key, expected one of host, tls'],
  [{ prot: 1 }, 'prot: unknown key, did you mean "port"?'],
  [{ ing: {} }, 'ing: unknown key, did you mean "ingress"?'],
  [{ toString: 'x' }, 'toString: unknown key, expected one of name, text, port, count, memory, kind, token, ingress, list, workers, resources, labels, constructor'],
  [{ list: [{ name: 'a' }, {}] }, 'list[1].name: missing, expected a string'],
  [{ list: [{ name: 'a\u3000' }] }, 'list[0].name: got "a\u3000", expected a string that does not end in U+3000'],
  [{ resources: { a: ['b\n\n'] } }, 'resources.a[0]: got "b\\n\\n", expected a string that does not end in an empty line'],
  [{ token: 'long enough\x07' }, 'token: expected a string without U+0007'],
  [{ list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, 'list: got a list of 3 items, expected a list of at most 2 items'],
  [{ workers: { GPU: {} } }, 'workers.GPU: got the key "GPU", expected a DNS label such as gpu-1: lower-case letters, digits and -, at most 20 characters'],
  [{ workers: { gpu: { replicas: -1 } } }, 'workers.gpu.replicas: got -1, expected an integer from 0'],
  [{ workers: [] }, 'workers: got an empty list, expected a map'],
  [{ resources: { a: [{ b: null }] } }, 'resources.a[0].b: got null, expected a value: leave the key out'],
  [{ resources: { a: 2 ** 60 } }, 'resources.a: got 1152921504606847000, expected a number from -9007199254740991 to 9007199254740991'],
  [{ resources: { '<<': {} } }, 'resources."<<": got the key "<<", expected a key other than "<<"'],
  [{ labels: { 'example.org/x': 1 } }, 'labels."example.org/x": got a number (1), expected a string: quote it, or use --set-string'],
])('values-invalid: %j', (values, problem) => {
  expect(problems({ ...GOOD, ...values as object })).toBe(`invalid values: ${problem}`);
});

test('values-invalid: every problem is told, and none twice', () => {
  expect(problems({ ...GOOD, name: 'ABCDEFG', port: 0, workers: { 'A': { replica: 1 } }, constructor: 1 }).split('\n')).toEqual([
    'invalid values:',
    '  name: got "ABCDEFG", expected a to z, at most 5 characters',
    '  port: got 0, expected an integer from 1 to 65535',
    '  workers.A: got the key "A", expected a DNS label such as gpu-1: lower-case letters, digits and -, at most 20 characters',
    '  workers.A.replica: unknown key, did you mean "replicas"?',
    '  constructor: got a number (1), expected a string: quote it, or use --set-string',
  ]);
});

test('values-invalid: a pattern without words is never shown; an example is', () => {
  const shape = (options: object): ObjectShape => ({ kind: 'object', fields: { code: Fields.string('code', { description, required: true, pattern: '^[A-Z]{2}[0-9]+$', ...options }) } });
  const messageOf = (options: object) => {
    try {
      validateValues(schemaOf(shape(options)), { code: 'x' });
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(messageOf({})).toBe('invalid values: code: got "x", expected a string that matches the pattern in values.schema.json');
  expect(messageOf({ examples: ['AB1'] })).toBe('invalid values: code: got "x", expected a string such as "AB1"');
});

test('value-option: words for a pattern without the pattern', () => {
  expect(() => Fields.string('code', { description, patternDescription: 'digits' })).toThrow('code has the option "patternDescription" without "pattern": set both, or neither');
  expect(() => Fields.map('codes', { description, keyPatternDescription: 'digits' })).toThrow('codes has the option "keyPatternDescription" without "keyPattern": set both, or neither');
});

test('a secret is never shown', () => {
  expect(problems({ ...GOOD, token: 'hush\x00' })).not.toContain('hush');
});

test('values-invalid: values are a map', () => {
  expect(problems([])).toBe('invalid values: (root): got an empty list, expected a map');
});
