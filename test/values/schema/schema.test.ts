import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { schemaOf, schemaText } from '../../../src/values/schema/schema';
import { JsonSchema } from '../../../src/values/schema/schema-definitions';
import { Field, ObjectShape } from '../../../src/values/shape';

const description = 'What it is for.';

function schema(fields: { readonly [name: string]: Field }): any {
  return schemaOf({ kind: 'object', fields });
}

function group(fields: { readonly [name: string]: Field }): Field {
  return { shape: { kind: 'object', fields }, description };
}

test('a schema reads like a handwritten one, in a readable order', () => {
  expect(schemaText(schema({
  replicas: Fields.integer('replicas', { description: 'How many pods run.', default: 2, minimum: 0, maximum: 9, examples: [3] }),
  ingress: group({ host: Fields.string('host', { description: 'The name that users type.', default: 'aim.example.org', maxLength: 253 }) })
}))).toMatchInlineSnapshot(`
"{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "replicas": {
      "description": "How many pods run.",
      "type": "integer",
      "minimum": 0,
      "maximum": 9,
      "default": 2,
      "examples": [3]
    },
    "ingress": {
      "description": "What it is for.",
      "type": "object",
      "properties": {
        "host": {
          "description": "The name that users type.",
          "type": "string",
          "maxLength": 253,
          "not": { "$ref": "#/definitions/unfitLine" },
          "default": "aim.example.org"
        }
      },
      "additionalProperties": false
    },
    "global": {
      "description": "Values shared by a chart and its subcharts.",
      "type": "object",
      "propertyNames": { "$ref": "#/definitions/anyKey" },
      "additionalProperties": { "$ref": "#/definitions/anything" }
    },
    "tags": {
      "description": "Tags that enable or disable subcharts, when this chart is a subchart.",
      "type": "object",
      "propertyNames": { "$ref": "#/definitions/anyKey" },
      "additionalProperties": { "$ref": "#/definitions/anything" }
    },
    "enabled": {
      "description": "Enables this chart, when it is a subchart.",
      "type": "boolean"
    }
  },
  "additionalProperties": false,
  "definitions": {
    "unfitLine": {
      "$comment": "Not allowed in a single-line string: control characters, line breaks, and \\"<no value>\\", which Helm deletes.",
      "type": "string",
      "pattern": "[\\\\x00-\\\\x1f\\\\x7f-\\\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|<no value>"
    },
    "unfitString": {
      "$comment": "Not allowed in a string: control characters other than tabs and line feeds, and \\"<no value>\\", which Helm deletes.",
      "type": "string",
      "pattern": "[\\\\x00-\\\\x08\\\\x0b-\\\\x1f\\\\x7f-\\\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|<no value>"
    },
    "anything": {
      "$comment": "Values of other charts: anything without control characters.",
      "not": { "$ref": "#/definitions/unfitString" },
      "propertyNames": { "$ref": "#/definitions/anyKey" },
      "additionalProperties": { "$ref": "#/definitions/anything" },
      "items": { "$ref": "#/definitions/anything" }
    },
    "anyKey": {
      "$comment": "A key in the values of other charts.",
      "type": "string",
      "not": { "$ref": "#/definitions/unfitString" }
    }
  }
}
"
`);
});

test('required is only what has no default, since what a user gives is a part of values.yaml', () => {
  expect(schema({
    group: group({}),
    withDefault: Fields.string('a', { description }),
    required: Fields.string('a', { description, required: true }),
    optional: Fields.string('a', { description, optional: true }),
    secret: Fields.secret('a', { description }),
    optionalSecret: Fields.secret('a', { description, optional: true }),
    list: Fields.list('a', { description }),
    map: Fields.map('a', { description }),
    fragment: Fields.fragment('a', { description }),
    requiredList: Fields.list('a', { description, required: true }),
  }).required).toEqual(['required', 'secret', 'requiredList']);
});

test('null is accepted where it leaves a value out: of what is optional, or empty by default', () => {
  const accepted = (fields: { [name: string]: any }) => Object.keys(fields).filter(name => [schema({ a: group(fields) }).properties.a.properties[name].type].flat().includes('null'));
  const fields = {
    empty: Fields.string('a', { description }),
    filled: Fields.string('a', { description, default: 'x' }),
    optional: Fields.string('a', { description, optional: true }),
    needed: Fields.string('a', { description, required: true }),
    zero: Fields.integer('a', { description, default: 0 }),
    two: Fields.integer('a', { description, default: 2 }),
    off: Fields.boolean('a', { description }),
    on: Fields.boolean('a', { description, default: true }),
    oneOf: Fields.oneOf('a', { description, values: ['', 'a'], default: '' }),
    list: Fields.list('a', { description }),
    map: Fields.map('a', { description }),
    fragment: Fields.fragment('a', { description, default: { a: 1 } }),
  };
  expect(accepted(fields)).toEqual(['empty', 'optional', 'zero', 'off', 'oneOf', 'list', 'map']);
});

test('an item must have its required fields, at any depth', () => {
  const items = ItemShape.object()
    .string('name', { description, required: true })
    .string('other', { description })
    .nested('needed', { description, fields: ItemShape.object().integer('port', { description, required: true }).string('host', { description }) })
    .nested('spare', { description, fields: ItemShape.object().integer('port', { description }) });
  const item = schema({ list: Fields.list('list', { description, items }) }).properties.list.items;
  expect(item.required).toEqual(['name', 'needed']);
  expect(item.properties.needed.required).toEqual(['port']);
  expect(item.properties.spare.required).toBeUndefined();
});

test('a secret shows neither default nor example', () => {
  expect(schema({ token: Fields.secret('token', { description, examples: ['hush'] }) }).properties.token)
    .toEqual({ description, type: 'string', minLength: 1, not: { $ref: '#/definitions/unfitLine' }, writeOnly: true });
});

test('keys that the chart writes itself are refused', () => {
  const shape: ObjectShape = {
    kind: 'object',
    fields: {
      map: { shape: { kind: 'map', items: { kind: 'boolean' }, keys: { pattern: '^[a-z]+$', maxLength: 9, reserved: ['app'] } }, description },
      raw: { shape: { kind: 'raw', of: 'strings', reserved: ['app'] }, description },
    },
  };
  const { properties } = schemaOf(shape) as any;
  expect(properties.map.propertyNames).toEqual({ pattern: '^[a-z]+$', maxLength: 9, not: { enum: ['app'] } });
  expect(properties.raw.propertyNames).toEqual({ not: { enum: ['app'] }, allOf: [{ $ref: '#/definitions/fragmentKey' }] });
});

test('keys that Helm adds can be declared: global then stays open', () => {
  const { properties } = schema({ global: group({ imageRegistry: Fields.string('a', { description }) }), enabled: Fields.string('a', { description }) });
  expect(properties.global).toMatchObject({ type: 'object', properties: { imageRegistry: { type: ['string', 'null'] } } });
  expect(properties.global.additionalProperties).toEqual({ $ref: '#/definitions/anything' });
  expect(properties.enabled.type).toEqual(['string', 'null']);
});

test('a pattern that excludes control characters by itself says so alone', () => {
  const { tame, wild } = schema({
    tame: Fields.string('a', { description, pattern: '^[a-z]*$' }),
    wild: Fields.string('a', { description, pattern: '^[^a]*$' }),
  }).properties;
  expect(tame).not.toHaveProperty('not');
  expect(wild.not).toEqual({ $ref: '#/definitions/unfitLine' });
});

test('strings in items must not end in whitespace that Helm trims from the end of a document', () => {
  const { list } = schema({ list: Fields.list('a', { description }) }).properties;
  expect(list.items).toEqual({ type: 'string', not: { $ref: '#/definitions/unfitItem' } });
});

test('definitions are those that are used, also by one another', () => {
  expect(Object.keys(schema({ a: Fields.boolean('a', { description }) }).definitions)).toEqual(['unfitString', 'anything', 'anyKey']);
  expect(Object.keys(schema({ a: Fields.fragment('a', { description }) }).definitions))
    .toEqual(['unfitLine', 'unfitString', 'fragment', 'anything', 'anyKey', 'fragmentKey', 'unfitFragment']);
});

test('nothing is next to a $ref, and no keyword is interpreted differently by Helm 3 and 4', () => {
  const { list, map, fragment, quantity } = Fields;
  const visit = (node: unknown): void => {
    if (typeof node === 'object' && node !== null) {
      if ('$ref' in node) {
        expect(Object.keys(node)).toEqual(['$ref']);
      }
      expect(Object.keys(node)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(format|multipleOf|\$defs|const)$/)]));
      Object.values(node as JsonSchema).forEach(visit);
    }
  };
  visit(schema({ a: list('a', { description }), b: map('b', { description }), c: fragment('c', { description }), d: quantity('d', { description, required: true }) }));
});

test('one shape has one schema', () => {
  const shape: ObjectShape = { kind: 'object', fields: {} };
  expect(schemaOf(shape)).toBe(schemaOf(shape));
});
