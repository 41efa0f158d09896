import { refusing } from './definition-checks';
import { literalOf } from './literal-of';
import { SchemaProps } from './schema-props';
import { ListType, MapType } from './schema-options';
import { problemOf } from './value-problem';
import { enumerate } from '../../values/enumerate';
import { Refusal } from '../../values/refusal';
import { portableRegExp } from '../../values/schema/portable-pattern';

/** What the API server checks; it takes any other format for no constraint. */
const STRING_FORMATS = [
  'bsonobjectid', 'byte', 'cidr', 'creditcard', 'date', 'date-time', 'datetime', 'duration', 'email', 'hexcolor', 'hostname', 'ipv4', 'ipv6', 'isbn', 'isbn10', 'isbn13', 'mac',
  'password', 'rgbcolor', 'ssn', 'uri', 'uuid', 'uuid3', 'uuid4', 'uuid5',
];
const FORMATS: { readonly [type: string]: readonly string[] } = { string: STRING_FORMATS, integer: ['int32', 'int64'], number: ['float', 'double'] };

/** What the metadata of objects may be restricted to. */
const IN_METADATA = ['name', 'generateName'];

/**
 * Refuses the schema of a version if the API server would.
 *
 * @param path what messages begin with: the construct path and the version.
 * @internal
 */
export function checkSchema(path: string, root: SchemaProps): void {
  const refuse = refusing(path);
  if (root.type !== 'object' || root.additionalProperties || root.nullable) {
    refuse(`the schema is ${root.nullable ? 'nullable' : root.additionalProperties ? 'a map' : root.type ?? 'of any type'}, expected an object: begin with StructuralSchema.object()`);
  }
  const { apiVersion, kind, metadata } = root.properties ?? {};
  if (apiVersion ?? kind) {
    refuse(`the schema has the field ${apiVersion ? 'apiVersion' : 'kind'}, which every object has: leave it out`);
  }
  const wrong = Object.keys(metadata?.properties ?? {}).find(name => !IN_METADATA.includes(name));
  if (wrong !== undefined) {
    refuse(`the schema has the field metadata.${wrong}, which is that of every object: only ${enumerate(IN_METADATA)} may be restricted`);
  }
  checkPart(path, '', root);
}

function checkPart(path: string, at: string, schema: SchemaProps): void {
  const refuse = refusing(at === '' ? path : `${path} ${at.replace(/^\./, '')}`);
  checkConstraints(schema, refuse);
  checkList(schema, refuse);
  if (schema['x-kubernetes-embedded-resource'] && !schema.properties && !schema['x-kubernetes-preserve-unknown-fields']) {
    refuse('it is an embedded resource without fields: declare some, or keep those that are unknown with open()');
  }
  const given = schema.default === undefined ? undefined : literalOf(schema.default);
  const problem = given === undefined ? undefined : problemOf(schema, given);
  if (problem !== undefined) {
    refuse(`the default ${JSON.stringify(given)} is refused: ${problem}`);
  }
  checkAlternatives(schema, schema, '', refuse);
  Object.entries(schema.properties ?? {}).forEach(([name, field]) => checkPart(path, `${at}.${name}`, field));
  [schema.items, schema.additionalProperties].forEach((part, i) => part && checkPart(path, `${at}${i === 0 ? '[]' : '.*'}`, part));
}

type Refuse = (problem: string) => void;

function checkConstraints(schema: SchemaProps, refuse: Refuse): void {
  const { type, format, pattern } = schema;
  const values = literalOf(schema.enum);
  if (Array.isArray(values) && (values.length === 0 || new Set(values).size < values.length)) {
    refuse(`enum is ${JSON.stringify(values)}: name each accepted value once`);
  }
  const formats = FORMATS[type ?? ''] ?? [];
  if (format !== undefined && !formats.includes(format)) {
    refuse(`format is ${JSON.stringify(format)}, which the API server does not check: known for ${type ?? 'anything'} are ${enumerate(formats)}`);
  }
  if (pattern !== undefined && literalOf(pattern) !== undefined) {
    try {
      portableRegExp(pattern);
    } catch (error) {
      refuse(error instanceof Refusal ? error.message : String(error));
    }
  }
  for (const [least, most] of [['minLength', 'maxLength'], ['minimum', 'maximum'], ['minItems', 'maxItems'], ['minProperties', 'maxProperties']] as const) {
    const [min, max] = [schema[least], schema[most]];
    if (typeof min === 'number' && typeof max === 'number' && min > max) {
      refuse(`${least} is ${min} and ${most} is ${max}, so that nothing is accepted`);
    }
  }
  for (const [exclusive, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']] as const) {
    if (schema[exclusive] && schema[bound] === undefined) {
      refuse(`${exclusive} is true without a ${bound}: set it too`);
    }
  }
  if (type === 'integer') {
    for (const name of ['minimum', 'maximum'] as const) {
      if (schema[name] !== undefined && !Number.isInteger(schema[name])) {
        refuse(`${name} is ${schema[name]}, expected an integer`);
      }
    }
  }
}

function checkList(schema: SchemaProps, refuse: Refuse): void {
  const keys = schema['x-kubernetes-list-map-keys'];
  const type = schema['x-kubernetes-list-type'];
  if (type === ListType.MAP && (keys ?? []).length === 0) {
    refuse('listType is ListType.MAP without listMapKeys: name the fields by which items are merged');
  }
  if (keys !== undefined && type !== ListType.MAP) {
    refuse('listMapKeys is set, which only lists of ListType.MAP have');
  }
  const { items } = schema;
  if (type === ListType.SET && !isScalar(items) && items?.['x-kubernetes-list-type'] !== ListType.ATOMIC && items?.['x-kubernetes-map-type'] !== MapType.ATOMIC) {
    refuse('listType is ListType.SET, and the items are neither scalars nor atomic');
  }
  if (type === ListType.SET && items?.nullable) {
    refuse('listType is ListType.SET, and the items are nullable');
  }
  for (const key of keys ?? []) {
    const field = items?.properties?.[key];
    if (field === undefined) {
      refuse(`listMapKeys names ${JSON.stringify(key)}, and the items have no such field${items?.properties ? `: known are ${enumerate(Object.keys(items.properties))}` : ''}`);
    } else if (!isScalar(field)) {
      refuse(`listMapKeys names ${JSON.stringify(key)}, which is no scalar`);
    } else if (field.default === undefined && !items!.required?.includes(key)) {
      refuse(`listMapKeys names ${JSON.stringify(key)}, which items may lack: make it required, or give it a default`);
    }
  }
}

function isScalar(schema: SchemaProps | undefined): boolean {
  return schema !== undefined && (schema['x-kubernetes-int-or-string'] || ['string', 'integer', 'number', 'boolean'].includes(schema.type ?? ''));
}

/** What an alternative speaks of has to be declared outside of it. */
function checkAlternatives(schema: SchemaProps, outside: SchemaProps | undefined, at: string, refuse: Refuse): void {
  for (const [combination, alternative] of [...(['oneOf', 'anyOf', 'allOf'] as const).flatMap(name => (schema[name] ?? []).map(one => [name, one] as const)), ...schema.not ? [['not', schema.not] as const] : []]) {
    if (Object.keys(alternative).length === 0) {
      refuse(`an alternative of ${combination} says nothing: make a field of it required, or constrain one`);
    }
    checkAlternative(combination, alternative, outside, at, refuse);
  }
}

function checkAlternative(combination: string, alternative: SchemaProps, outside: SchemaProps | undefined, at: string, refuse: Refuse): void {
  for (const name of new Set([...alternative.required ?? [], ...Object.keys(alternative.properties ?? {})])) {
    const declared = outside?.properties?.[name];
    if (declared === undefined) {
      refuse(`${combination} speaks of ${JSON.stringify(`${at}${name}`)}, which is not declared outside of it${outside?.properties ? `: known are ${enumerate(Object.keys(outside.properties))}` : ''}`);
    }
    const within = alternative.properties?.[name];
    if (within) {
      checkAlternative(combination, within, declared, `${at}${name}.`, refuse);
    }
  }
  if (alternative.items) {
    checkAlternative(combination, alternative.items, outside?.items, `${at}[].`, refuse);
  }
  checkAlternatives(alternative, outside, at, refuse);
}
