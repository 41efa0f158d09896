import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { CI_VALUES_FILE } from '../../../src/helm/files/ci-values';
import { isMap } from '../../../src/values/json-map';
import { mergeSources } from '../../../src/values/read/merge';
import { JsonSchema } from '../../../src/values/schema/schema-definitions';
import { Json } from '../../../src/values/shape';
import { Fields } from '../../../src/values/declare/fields';
import { schemaOf } from '../../../src/values/schema/schema';

/** What an editor or a checker of YAML sees: the schema, and one file of the user's, without the defaults. */
const CHARTS = path.join(__dirname, '../../../charts-out/helm');

function read(chart: string, file: string): string {
  return fs.readFileSync(path.join(CHARTS, chart, file), 'utf8');
}

function schemaFor(chart: string): JsonSchema {
  return JSON.parse(read(chart, 'values.schema.json'));
}

function errors(schema: JsonSchema, values: Json): Json[] {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  return validate(values) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const FILES = fs.readdirSync(CHARTS).flatMap(chart => fs.readdirSync(path.join(CHARTS, chart)).filter(file => /^values\..*yaml$/.test(file)).map(file => [chart, file]));

test.each(FILES)('the schema of %s finds no error in %s alone, other than required values in the defaults', (chart, file) => {
  const values = parse(read(chart, file));
  const required = file === 'values.yaml' ? parse(read(chart, CI_VALUES_FILE)) ?? {} : {};
  expect(errors(schemaFor(chart), mergeSources([values, required]))).toEqual([]);
});

test('the schema of a chart finds nothing but real errors in a file of a few lines', () => {
  const small = 'image:\n  tag: 3.29.1\ningress:\n  host: aim.example.org\n  tlsSecret:\nui:\n  enabled: true\n';
  expect(errors(schemaFor('aim-server'), parse(small))).toEqual(['/ingress/tlsSecret must be string']);
  expect(errors(schemaFor('aim-server'), parse(`${small}service:\n  prot: 80\n`.replace('  tlsSecret:\n', '')))).toEqual(['/service must NOT have additional properties']);
  expect(errors(schemaFor('aim-server'), parse(small.replace('tlsSecret:', 'clusterIssuer:')))).toEqual([]);
});

test('a rule across values holds for what a file leaves out as for the defaults', () => {
  const description = 'd';
  const schema = schemaOf({
    kind: 'object',
    fields: { mode: Fields.oneOf('mode', { description, values: ['a', 'b'], default: 'a' }), host: Fields.string('host', { description, default: 'x' }), text: Fields.string('text', { description }) },
    rules: [
      { kind: 'needs', terms: [{ path: ['text'] }, { path: ['host'] }] },
      { kind: 'needs', terms: [{ path: ['text'] }, { path: ['mode'], equals: 'a' }] },
      { kind: 'conflicts', terms: [{ path: ['text'] }, { path: ['mode'], equals: 'b' }] },
    ],
  });
  expect(errors(schema, { text: 'x' })).toEqual([]);
  expect(errors(schema, { text: null, host: '' })).toEqual([]);
  expect(errors(schema, { text: 'x', host: '' })).toHaveLength(2);
  expect(errors(schema, { text: 'x', mode: 'b' })).toHaveLength(4);
});

test.each(fs.readdirSync(CHARTS))('an editor shows the description of each value of %s, and no other', chart => {
  const schema = schemaFor(chart);
  expect(schema.title).toBeUndefined();
  expect(Object.entries(schema.definitions as JsonSchema).filter(([, definition]) => ['title', 'description'].some(key => key in (definition as JsonSchema)))).toEqual([]);
  expect(withoutDescription(schema)).toEqual([]);
});

/** The values that have no description, or one beside a `$ref`, where draft-07 does not see it. */
function withoutDescription({ properties, additionalProperties }: JsonSchema, prefix = ''): string[] {
  return additionalProperties !== false && prefix !== '' ? [] : Object.entries(isMap(properties) ? properties : {}).flatMap(([name, value]) => {
    const node = value as JsonSchema;
    return [...typeof node.description === 'string' && node.$ref === undefined ? [] : [prefix + name], ...withoutDescription(node, `${prefix}${name}.`)];
  });
}
