import * as fc from 'fast-check';
import { ofType, shapeOfType } from '../../../src/values/kubernetes/type-shape';
import { Field, Json, ObjectShape, Shape } from '../../../src/values/shape';

const HOSTILE = [
  '', ' ', 'a', 'yes', 'null', '1e3', '0x1', '12:30', '~', '<<', 'a b', 'Ünïcode', '\u{1f600}', '\t', '\n', 'a\nb', 'a\n', 'a\n\n', '\n\n', 'a ',
  'a\u00a0', 'a\u3000\n', '\u2003', '\u2028', 'a\u2029b', '\x85', '\x7f', '\x00', '\x1b[0m', '\ufeff', '\ufffe', '\uffff', '\ufffd', '\u{1fffe}',
  '<no value>', 'x<no value>y', '<no  value>', '{{ .Values }}', '#', ': ', '- ', '\r', '\r\n', '500m', '1.5Gi', '1e400', '.5', '5.', '-1',
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 6 }), fc.stringMatching(/^[a-z0-9-]{0,8}$/));

const number = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(0.5, 1e-3, 1e-4, 0.00099, 999999, 999999.5, 1e6, 1e7, 2 ** 53 - 1, 2 ** 53, 1 - 2 ** 53, 1e21, 1e-7, 123456.75),
);

const name = fc.constantFrom('a', 'b', 'host', 'x1', 'constructor', 'toString', 'hasOwnProperty', 'length', 'global', 'enabled');

const key = fc.oneof(name, text);

/** Any data, null and hostile text included. */
export const anything: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3 }),
  ),
})).json;

const bounds = fc.tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 0, max: 9 })).map(([minimum, size]) => ({ minimum, maximum: minimum + size }));
const patterns = fc.constantFrom('^[a-z]*$', '^(a|b).*$', '[0-9]', '^.{1,3}$', '^[^a]*$', '^\\w+$', '\\.', '^[\\x20-\\x7e]*$');
const reserved = fc.option(fc.constant(['a', 'host']), { nil: undefined });

export const arbitraryShape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape; object: Shape; field: Field }>(tie => ({
  shape: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant('string' as const), pattern: patterns, multiline: fc.boolean() }, { requiredKeys: ['kind'] }),
    fc.record({ kind: fc.constant('string' as const), minLength: fc.integer({ min: 0, max: 2 }), maxLength: fc.integer({ min: 2, max: 5 }), secret: fc.boolean() }),
    fc.record({ kind: fc.constant('string' as const), acceptsIntegers: fc.boolean(), acceptsBooleans: fc.boolean(), minLength: fc.integer({ min: 0, max: 1 }), maxLength: fc.integer({ min: 5, max: 17 }) }, { requiredKeys: ['kind'] }),
    fc.constant<Shape>({ kind: 'enum', values: ['a', 'yes', '1e3'] }),
    bounds.map(b => ({ kind: 'integer' as const, ...b })),
    bounds.map(b => ({ kind: 'number' as const, ...b })),
    fc.constant<Shape>({ kind: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    fc.constant<Shape>({ kind: 'boolean' }),
    fc.constant<Shape>({ kind: 'quantity' }),
    fc.constant<Shape>({ kind: 'quantity', bytes: true }),
    fc.constant<Shape>({ kind: 'intOrString', minimum: 0, maximum: 9, pattern: '^[0-9]+%$' }),
    fc.constantFrom('EnvVar', 'Labels', 'NetworkPolicyPeer', 'ResourceRequirements', 'Toleration').map(ofType),
    fc.record({ kind: fc.constant('raw' as const), of: fc.constantFrom('map', 'list', 'strings', 'any'), reserved }),
    fc.record({ kind: fc.constant('list' as const), items: tie('shape'), minItems: fc.integer({ min: 0, max: 1 }), maxItems: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('map' as const), items: tie('shape'), keys: fc.record({ pattern: patterns, maxLength: fc.integer({ min: 2, max: 5 }), reserved }) }),
    tie('object'),
  ) as fc.Arbitrary<Shape>,
  object: fc.dictionary(name, tie('field'), { maxKeys: 4 }).map(fields => ({ kind: 'object' as const, fields })),
  field: fc.tuple(tie('shape'), fc.constantFrom('default', 'required', 'optional')).map(([shape, presence]): Field => ({
    shape,
    description: 'What it is for.',
    default: presence === 'default' && shape.kind !== 'object' ? 'something' : undefined,
    required: presence === 'required',
    optional: presence === 'optional',
  })),
})).shape;

export const arbitraryRoot = fc.dictionary(name, fc.tuple(arbitraryShape, fc.constantFrom('default', 'required', 'optional')), { minKeys: 1, maxKeys: 4 })
  .map((fields): ObjectShape => ({
    kind: 'object',
    fields: Object.fromEntries(Object.entries(fields).map(([field, [shape, presence]]) => [field, {
      shape,
      description: 'What it is for.',
      default: presence === 'default' && shape.kind !== 'object' ? 'something' : undefined,
      required: presence === 'required',
      optional: presence === 'optional',
    }])),
  }));

/** Values of a shape: most of them right, some wrong in a place or two. */
export function valuesOf(shape: Shape): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 14, arbitrary: rightValuesOf(shape) }, { weight: 1, arbitrary: anything });
}

function rightValuesOf(shape: Shape): fc.Arbitrary<Json> {
  switch (shape.kind) {
    case 'string': {
      const pattern = shape.pattern === undefined ? [] : [fc.stringMatching(new RegExp(shape.pattern, 'u'), { maxLength: 6 })];
      return fc.oneof(...pattern, ...pattern, fc.string({ minLength: shape.minLength, maxLength: shape.maxLength ?? 5 }), text);
    }
    case 'enum':
      return fc.constantFrom(...shape.values);
    case 'integer':
      return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: Math.max(-9, shape.minimum), max: Math.min(9, shape.maximum) }) }, { weight: 1, arbitrary: number });
    case 'number':
      return fc.oneof(fc.double({ min: shape.minimum, max: shape.maximum, noNaN: true }).map(n => n + 0), number);
    case 'boolean':
      return fc.boolean();
    case 'quantity':
      return fc.oneof(fc.constantFrom('500m', '1.5Gi', '1', '1e3', '-2', '.5', '5.', '1E', '1e', 'Gi', '1 Gi', '', '0.0Gi', '+0.01', '0e3', '1u', '.0'), number);
    case 'intOrString':
      return fc.oneof(fc.constantFrom<Json>('50%', '5', '', 'http', 3), number);
    case 'list':
      return fc.array(valuesOf(shape.items), { minLength: shape.minItems, maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.oneof(fc.stringMatching(new RegExp(shape.keys.pattern, 'u'), shape.keys.maxLength < 64 ? { maxLength: 4 } : {}), key), valuesOf(shape.items), { maxKeys: 3 });
    case 'object': {
      const fields = Object.entries(shape.fields).map(([field, { shape: below }]) =>
        fc.oneof({ weight: 12, arbitrary: valuesOf(below) }, { weight: 1, arbitrary: fc.constant(undefined) }).map(value => [field, value] as const));
      return fc.tuple(fc.tuple(...fields), fc.oneof({ weight: 15, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(key, anything, { maxKeys: 1 }) }))
        .map(([entries, more]) => Object.fromEntries([...entries.filter(([, value]) => value !== undefined), ...Object.entries(more)]) as Json);
    }
    case 'raw': {
      const type = shape.apiType && shapeOfType(shape.apiType.name);
      return type ? rightValuesOf(type) : { any: anything, json: anything, map: fc.dictionary(key, anything, { maxKeys: 2 }), list: fc.array(anything, { maxLength: 2 }), strings: fc.dictionary(key, text, { maxKeys: 3 }) }[shape.of];
    }
  }
}
