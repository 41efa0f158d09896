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
    name: Fields.string('a', { description, default: 'x', pattern: '^[a-z]+$', maxLength: 5 }),
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
  [{ name: 'ABC' }, 'name: "ABC" given, accepted is a text of at most 5 characters that matches ^[a-z]+$'],
  [{ text: 'a\x07' }, 'text: "a\\u0007" given, accepted is a text without U+0007'],
  [{ port: 1.5 }, 'port: 1.5 given, accepted is an integer from 1 to 65535'],
  [{ port: '80' }, 'port: "80" given, accepted is an integer from 1 to 65535'],
  [{ count: 'many' }, 'count: "many" given, accepted is an integer'],
  [{ count: 2 ** 53 }, 'count: 9007199254740992 given, accepted is an integer from -9007199254740991 to 9007199254740991'],
  [{ memory: '1 GB' }, 'memory: "1 GB" given, accepted is a quantity such as 500m, 1.5 or 512Mi'],
  [{ memory: 1e6 }, 'memory: 1000000 given, accepted is a quantity such as 500m, 1.5 or 512Mi'],
  [{ kind: 'tcp' }, 'kind: "tcp" given, accepted is one of "grpc", "http"'],
  [{ token: 'short' }, 'token: accepted is a text of at least 8 characters'],
  [{ token: ['s3cret'] }, 'token: accepted is a text of at least 8 characters'],
  [{ ingress: { tls: false } }, 'ingress.host: missing, accepted is a text of one line'],
  [{ ingress: { host: 'a\x85b', tls: false } }, 'ingress.host: "a\\u0085b" given, accepted is a text without U+0085'],
  [{ ingress: { host: 'a\nb<no value>', tls: false } }, 'ingress.host: "a\\nb<no value>" given, accepted is a text of one line, without "<no value>"'],
  [{ ingress: { host: 'a\tb\n', tls: false } }, 'ingress.host: "a\\tb\\n" given, accepted is a text of one line, without tabs'],
  [{ ingress: { host: '', tls: null } }, 'ingress.tls: null given, accepted is true or false'],
  [{ ingress: null }, 'ingress: null given, accepted is a map'],
  [{ ingress: { host: '', tls: false, hots: 'x' } }, 'ingress.hots: unknown key, did you mean "host"?'],
  [{ ingress: { host: '', tls: false, certificate: 'x' } }, 'ingress.certificate: unknown key, there are host, tls'],
  [{ prot: 1 }, 'prot: unknown key, did you mean "port"?'],
  [{ ing: {} }, 'ing: unknown key, did you mean "ingress"?'],
  [{ toString: 'x' }, 'toString: unknown key, there are name, text, port, count, memory, kind, token, ingress, list, workers, resources, labels, constructor'],
  [{ list: [{ name: 'a' }, {}] }, 'list[1].name: missing, accepted is a text of one line'],
  [{ list: [{ name: 'a\u3000' }] }, 'list[0].name: "a\u3000" given, accepted is a text that does not end in U+3000'],
  [{ resources: { a: ['b\n\n'] } }, 'resources.a[0]: "b\\n\\n" given, accepted is a text that does not end in an empty line'],
  [{ token: 'long enough\x07' }, 'token: accepted is a text without U+0007'],
  [{ list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, 'list: a list of 3 given, accepted is a list of at most 2 items'],
  [{ workers: { GPU: {} } }, 'workers.GPU: the key "GPU" given, accepted is a key of at most 20 characters that is a DNS label such as gpu-1: lower-case letters, digits and "-"'],
  [{ workers: { gpu: { replicas: -1 } } }, 'workers.gpu.replicas: -1 given, accepted is an integer from 0'],
  [{ workers: [] }, 'workers: a list of 0 given, accepted is a map'],
  [{ resources: { a: [{ b: null }] } }, 'resources.a[0].b: null given, accepted is Kubernetes YAML without null'],
  [{ resources: { a: 2 ** 60 } }, 'resources.a: 1152921504606847000 given, accepted is a number from -9007199254740991 to 9007199254740991'],
  [{ resources: { '<<': {} } }, 'resources."<<": the key "<<" given, accepted is a key of one line without control characters other than "<<"'],
  [{ labels: { 'example.org/x': 1 } }, 'labels."example.org/x": 1 given, accepted is a text'],
])('values-invalid: %j', (values, problem) => {
  expect(problems({ ...GOOD, ...values as object })).toBe(`the values are not accepted: ${problem}`);
});

test('values-invalid: every problem is told, and none twice', () => {
  expect(problems({ ...GOOD, name: 'ABCDEFG', port: 0, workers: { 'A': { replica: 1 } }, constructor: 1 }).split('\n')).toEqual([
    'the values are not accepted:',
    '  name: "ABCDEFG" given, accepted is a text of at most 5 characters that matches ^[a-z]+$',
    '  port: 0 given, accepted is an integer from 1 to 65535',
    '  workers.A: the key "A" given, accepted is a key of at most 20 characters that is a DNS label such as gpu-1: lower-case letters, digits and "-"',
    '  workers.A.replica: unknown key, did you mean "replicas"?',
    '  constructor: 1 given, accepted is a text of one line',
  ]);
});

test('a secret is never shown', () => {
  expect(problems({ ...GOOD, token: 'hush\x00' })).not.toContain('hush');
});

test('values-invalid: values are a map', () => {
  expect(problems([])).toBe('the values are not accepted: the values: a list of 0 given, accepted is a map');
});
