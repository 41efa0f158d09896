import { CharSet } from './char-set';
import { DescribedPattern, patternExpectation } from '../pattern-description';
import { charsOfPattern } from './chars-of-pattern';
import { portableRegExp, spelledOut } from './portable-pattern';
import { nullableWhere, OR_NULL, orNull } from './nullable';
import { below, isSeenBySchema, refusing, schemaOfBroken, sentenceOf } from './rule';
import { MAX_INT32, MIN_INT32 } from '../plain-integer';
import { INT_OR_STRINGS } from '../kubernetes/int-or-string';
import { QUALIFIED_NAME } from '../kubernetes/label-syntax';
import { knownFields, shapeOfType, STRING_MAPS } from '../kubernetes/type-shape';
import { sharingParts } from './shared-parts';
import { jsonText } from './json-text';
import { definitionsUsedBy, isShared, JsonSchema, PATTERN_ERROR, refer, typesOf } from './schema-definitions';
import { acceptsOthers, Deprecation, Field, greatestOf, IntegerShape, IntOrStringShape, isEmptyByDefault, isEmptyCollection, isNeverEmpty, Json, KeyShape, ObjectShape, RawShape, Shape, StringShape, ValuesShape } from '../shape';

/**
 * The JSON Schema (draft-07) of the values of a chart, for `values.schema.json` and for the validation for plain YAML.
 *
 * - Closed: a key that is not declared is an error, not a value without effect. The root also admits what Helm itself
 *   puts there: `global` and, from a parent chart, `tags` and `enabled`.
 * - It describes what a user gives, which is a part of values.yaml: only what has no default is required. Whether defaults are missing is
 *   checked when the chart is rendered (`refuseMissing()`).
 * - Null is accepted if it means that a value is omitted: for optional values, and for values, lists, maps and fragments with an empty
 *   default.
 * - The default of a value with deprecated paths is not in values.yaml, so null is accepted to remove it.
 * - Rules across values are at the root, each with its sentence.
 *
 * Restricted to what Helm 3 (gojsonschema), Helm 4 (santhosh-tekuri/jsonschema), ajv and @cfworker/json-schema understand alike: no
 * `format`, no `multipleOf`, nothing beside a `$ref`, patterns within RE2 ∩ ECMAScript.
 *
 * @internal
 */
export function schemaOf(root: ValuesShape): JsonSchema {
  let schema = schemas.get(root);
  if (schema === undefined) {
    schema = makeSchema(root);
    schemas.set(root, schema);
  }
  return schema;
}

// The validation for plain YAML compiles a schema once, so a shape has a single schema.
const schemas = new WeakMap<ObjectShape, JsonSchema>();

function makeSchema(root: ValuesShape): JsonSchema {
  const { type, properties, required, ...rest } = objectSchema(root, 'group');
  const whole = present({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type,
    properties: fromEntries([...Object.entries(properties as JsonSchema), ...Object.entries(addedByHelm(root))]),
    required,
    ...rest,
    allOf: rulesOf(root),
  });
  const { schema, definitions: parts } = sharingParts(whole, name => isShared(name) || definitionOf(name) !== undefined);
  const definitions = definitionsUsedBy(schema, name => parts[name] as JsonSchema ?? definitionOf(name));
  return Object.keys(definitions).length === 0 ? schema : { ...schema, definitions };
}

/** The schema of a value in a list or map. @internal */
export function schemaOfShape(shape: Shape): JsonSchema {
  return shapeSchema(shape, 'item');
}

/** The text of the file. Characters that an editor would not show are escaped. @internal */
export function schemaText(schema: JsonSchema): string {
  const json = jsonText(schema).replace(
    /[\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffe\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${json}\n`;
}

/**
 * Fields of a group, and of an object that can be rendered as a whole, have defaults from values.yaml; those of an item of
 * a list or map do not.
 */
type Place = 'group' | 'object' | 'item';

/** Other charts declare its content; only characters that no string can contain are refused, as in Helm 3. */
const ANYTHING = { propertyNames: refer('anyKey'), additionalProperties: refer('anything') };

function addedByHelm(root: ObjectShape): JsonSchema {
  const has = (name: string) => Object.prototype.hasOwnProperty.call(root.fields, name);
  const global = has('global') ? fieldSchema(root.fields.global, 'group') : undefined;
  const added: JsonSchema = {};
  if (global === undefined) {
    added.global = { description: 'Values shared by a chart and its subcharts.', type: 'object', ...ANYTHING };
  } else if (global.type === 'object') {
    added.global = root.fields.global.shape.kind === 'object' ? { ...global, ...ANYTHING } : global;
  }
  if (!has('tags')) {
    added.tags = { description: 'Tags that enable or disable subcharts, when this chart is a subchart.', type: 'object', ...ANYTHING };
  }
  if (!has('enabled')) {
    added.enabled = { description: 'Enables this chart, when it is a subchart.', type: 'boolean' };
  }
  return added;
}

/** The rules across values, each with its sentence. */
function rulesOf(root: ValuesShape): JsonSchema[] | undefined {
  const rules = [
    ...requiredAnywhere(root, root, []),
    ...(root.rules ?? []).filter(rule => isSeenBySchema(root, rule)).map(rule => refusing(schemaOfBroken(root, rule), sentenceOf(root, rule))),
  ];
  return rules.length > 0 ? rules : undefined;
}

/** Required values, at their own path or a deprecated one. */
function requiredAnywhere(root: ValuesShape, group: ObjectShape, path: readonly string[]): JsonSchema[] {
  return Object.entries(group.fields).flatMap(([name, field]): JsonSchema[] => {
    const at = [...path, name];
    if (field.shape.kind === 'object') {
      return requiredAnywhere(root, field.shape, at);
    }
    if (!field.replaces || !field.required) {
      return [];
    }
    const deprecations = root.deprecations!.filter(deprecation => at.every((part, i) => part === deprecation.to[i]));
    const nothing = (isItem: boolean): JsonSchema => ({ enum: isItem ? ['', null] : [null] });
    const given = [below(at, {}), ...deprecations.map(deprecation => below(deprecation.from, { not: nothing(deprecation.item !== undefined) }))];
    return [refusing({ not: { anyOf: given } }, `${at.join('.')} is required`)];
  });
}

function fieldSchema(field: Field, place: Place): JsonSchema {
  const secret = field.shape.kind === 'string' && field.shape.secret;
  const { properties, required, additionalProperties, items, ...constraints } = withNull(field, place);
  return bare({
    description: (field.deprecated ? deprecationOf(field.deprecated) : field.description) || undefined,
    deprecated: field.deprecated && true,
    ...constraints,
    default: secret || field.shape.kind === 'object' ? undefined : field.default,
    examples: secret || !field.examples?.length ? undefined : [...field.examples],
    properties,
    required,
    additionalProperties,
    items,
  });
}

function deprecationOf({ replacement, description }: Deprecation): string {
  return `Deprecated, use ${replacement} instead.${description === undefined ? '' : ` ${description}`}`;
}

/** What is given under a deprecated path, and what takes a default away that is not in values.yaml, may be null. */
function withNull(field: Field, place: Place): JsonSchema {
  const { shape, deprecated, replaces, optional } = field;
  const plain = shapeSchema(shape, deprecated?.part ? 'item' : place);
  const below = (given: Json | undefined): JsonSchema => nullableWhere(given, shape, (inner, isWrittenOut) => (
    isWrittenOut && inner.kind === 'raw' ? rawSchema(inner, true) : inner === shape ? plain : shapeSchema(inner, 'item')));
  if (deprecated) {
    return deprecated.item ? { anyOf: [{ enum: ['', null] }, plain] } : orNull(below(deprecated.default));
  }
  if (shape.kind === 'object') {
    return optional ? orNull(plain) : plain;
  }
  if (!mayBeNull(field, place)) {
    return replaces ? below(field.default) : plain;
  }
  return orNull(replaces ? below(field.default) : plain);
}

/** Whether null leaves a value out. Helm removes null only where values.yaml has a default. */
function mayBeNull(field: Field, place: Place): boolean {
  const { shape, required, optional, replaces, default: otherwise } = field;
  const isCollection = ['list', 'map', 'raw'].includes(shape.kind) && !isNeverEmpty(shape);
  // Another default that is in values.yaml would be missing (`refuseMissing()`).
  const isEmpty = isCollection && (replaces !== undefined || otherwise === undefined || isEmptyCollection(otherwise));
  switch (place) {
    case 'group':
      return optional === true || isEmptyByDefault(field) || isEmpty && !required;
    case 'object': // rendered as a whole, with the null that stayed
      return !optional && (isEmptyByDefault(field) || isEmpty && otherwise !== undefined);
    case 'item':
      return false;
  }
}

function shapeSchema(shape: Shape, place: Place): JsonSchema {
  switch (shape.kind) {
    case 'string':
      if (place !== 'group' && shape.multiline && isAnyString(shape)) {
        return { allOf: [refer('fragmentString')] };
      }
      return present({
        type: acceptsOthers(shape) ? [...typesOf(shape)] : 'string',
        ...shape.acceptsIntegers ? { minimum: 0, maximum: greatestOf(shape) } : {},
        minLength: shape.minLength || undefined,
        maxLength: shape.maxLength,
        ...patternSchema(shape),
        not: excludesUnfit(shape.pattern) ? undefined : refer(unfitIn(shape, place)),
        writeOnly: shape.secret || undefined,
      });
    case 'enum':
      return { type: 'string', enum: [...shape.values] };
    case 'integer':
    case 'number':
      return place === 'item' && shape.kind === 'integer' && widthOf(shape) !== undefined ? { allOf: [refer(widthOf(shape)!)] } : { type: shape.kind, minimum: shape.minimum, maximum: shape.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'quantity':
      return { allOf: [refer(shape.negative ? 'signedQuantity' : shape.bytes ? 'bytes' : 'quantity')] };
    case 'intOrString':
      return intOrStringSchema(shape);
    case 'list':
      return present({
        type: 'array',
        minItems: shape.minItems || undefined,
        maxItems: shape.maxItems,
        uniqueItems: shape.unique || undefined,
        items: shape.items.kind === 'raw' && shape.items.of === 'json' ? refer('jsonItem') : bare(shapeSchema(shape.items, 'item')),
        ...shape.alone === undefined ? {} : { if: { contains: { enum: [shape.alone] } }, then: { maxItems: 1 } },
      });
    case 'map':
      return {
        type: 'object',
        propertyNames: keySchema(shape.keys),
        additionalProperties: bare(shapeSchema(shape.items, 'item')),
      };
    case 'object':
      return objectSchema(shape, place === 'group' && shape.whole ? 'object' : place);
    case 'raw':
      return rawSchema(shape);
  }
}

function isAnyString({ minLength, maxLength, pattern, secret }: StringShape): boolean {
  return !minLength && maxLength === undefined && pattern === undefined && !secret;
}

/** Strings within `toYaml` must not end in whitespace that Helm would trim. */
function unfitIn(shape: StringShape, place: Place): 'unfitString' | 'unfitLine' | 'unfitFragment' | 'unfitItem' {
  return place === 'group' ? (shape.multiline ? 'unfitString' : 'unfitLine') : (shape.multiline ? 'unfitFragment' : 'unfitItem');
}

/** Whether the pattern excludes all characters that no string can contain. */
function excludesUnfit(pattern: string | undefined): boolean {
  return pattern !== undefined && charsOfPattern(pattern).isWithin(CharSet.PRINTABLE_ASCII.without(CharSet.of('<')));
}

function objectSchema(shape: ObjectShape, place: Place): JsonSchema {
  const fields = Object.entries(shape.fields);
  const required = fields.filter(([, field]) => place === 'item' || field.shape.kind !== 'object' ? isNeeded(field) : false).map(([name]) => name);
  return present({
    type: 'object',
    properties: fromEntries(fields.map(([name, field]) => [name, fieldSchema(field, place)])),
    required: required.length > 0 ? required : undefined,
    minProperties: shape.filled || shape.single ? 1 : undefined,
    maxProperties: shape.single ? 1 : undefined,
    allOf: combinationsRefusedBy(shape),
    propertyNames: shape.others && keySchema(shape.others.keys),
    additionalProperties: shape.others ? { description: shape.others.description, ...bare(shapeSchema(shape.others.items, 'item')) } : false,
  });
}

/** Fields that cannot be given together, each pair with its sentence. */
function combinationsRefusedBy({ exclusive = [], barred = [] }: ObjectShape): JsonSchema[] | undefined {
  const rules = [
    ...exclusive.flatMap(([name, ...others]) => others.map(other => refusing({ required: [name, other] }, `${name} and ${other} cannot be given together`))),
    ...barred.map(({ field, when, is }) => refusing({ properties: { [when]: { const: is } }, required: [when, field] }, `${field} cannot be given when ${when} is ${JSON.stringify(is)}`)),
  ];
  return rules.length > 0 ? rules : undefined;
}

/** Whether the user has to give a field, for its own sake or for what is below it. */
function isNeeded(field: Field): boolean {
  const isOptional = field.replaces !== undefined || field.deprecated !== undefined || field.optional === true;
  return !isOptional && (field.required === true || isNeverEmpty(field.shape) && field.default === undefined)
    || field.shape.kind === 'object' && Object.values(field.shape.fields).some(isNeeded);
}

/** @param isWrittenOut whether the schema of a type is inlined instead of referenced. */
function rawSchema({ of, apiType, fields, reserved = [] }: RawShape, isWrittenOut = false): JsonSchema {
  const known = knownFields({ kind: 'raw', of, apiType, fields });
  const setsRequired = reserved.some(name => known !== undefined && Object.prototype.hasOwnProperty.call(known, name) && isNeeded(known[name]));
  if (!isWrittenOut && !setsRequired && apiType && fields === undefined && (reserved.length === 0 || !STRING_MAPS.includes(apiType.name)) && definitionOf(apiType.name) !== undefined) {
    return { allOf: [refer(apiType.name)], ...reserved.length > 0 && { propertyNames: { not: { enum: [...reserved] } } } };
  }
  const names = (definition: string): JsonSchema => (reserved.length === 0 ? refer(definition) : { not: { enum: [...reserved] }, allOf: [refer(definition)] });
  switch (of) {
    case 'map': {
      // A field that the chart sets is not of the user, so nobody could give one that is required.
      const given = fromEntries(Object.entries(known ?? {}).filter(([name]) => !reserved.includes(name)));
      const type = apiType && shapeOfType(apiType.name);
      return present({
        ...objectSchema({ ...type, kind: 'object', fields: given }, 'item'),
        ...known === undefined && { properties: undefined },
        ...type === undefined ? { propertyNames: names('fragmentKey'), additionalProperties: refer('fragment') } : {},
      });
    }
    case 'strings':
      return stringsSchema(apiType?.name, names);
    case 'list':
      return { type: 'array', items: refer('fragment') };
    case 'any':
      return { allOf: [refer('fragment')] };
    case 'json':
      return { allOf: [refer('json')] };
  }
}

/**
 * @param type labels and annotations restrict their keys, and labels their values.
 * @param names the schema of keys that have a definition.
 */
function stringsSchema(type: string | undefined, names: (definition: string) => JsonSchema): JsonSchema {
  return {
    type: 'object',
    propertyNames: names(type !== undefined && STRING_MAPS.includes(type) ? 'qualifiedName' : 'fragmentKey'),
    additionalProperties: refer(type === 'Labels' ? 'labelValue' : 'fragmentString'),
  };
}

/** The definition of integers without declared bounds. */
function widthOf({ minimum, maximum }: IntegerShape): 'int32' | 'int64' | undefined {
  return minimum === MIN_INT32 && maximum === MAX_INT32 ? 'int32'
    : minimum === Number.MIN_SAFE_INTEGER && maximum === Number.MAX_SAFE_INTEGER ? 'int64' : undefined;
}

function intOrStringSchema(shape: IntOrStringShape): JsonSchema {
  const { minimum, maximum, ...text } = shape;
  const shared = Object.entries(INT_OR_STRINGS).find(([, known]) => known.minimum === minimum && known.maximum === maximum && (known as IntOrStringShape).pattern === text.pattern);
  return shared ? { allOf: [refer(shared[0])] }
    : present({ type: ['integer', 'string'], minimum, maximum, ...patternSchema(text), not: excludesUnfit(text.pattern) ? undefined : refer('unfitItem') });
}

/** A definition that not all charts share: a Kubernetes type, by name. */
function definitionOf(name: string): JsonSchema | undefined {
  if (name.endsWith(OR_NULL)) {
    return orNull(definitionOf(name.slice(0, -OR_NULL.length))!);
  }
  if (STRING_MAPS.includes(name)) {
    return stringsSchema(name, refer);
  }
  let definition = definitions.get(name);
  const type = definition === undefined ? shapeOfType(name) : undefined;
  if (type !== undefined) {
    definition = objectSchema(type, 'item');
    definitions.set(name, definition);
  }
  return definition;
}

const definitions = new Map<string, JsonSchema>();

/** Without `allOf` if the schema is only a reference. */
function bare(schema: { [key: string]: JsonSchema[string] | undefined }): JsonSchema {
  const { allOf, ...others } = present(schema);
  return Array.isArray(allOf) && allOf.length === 1 && Object.keys(others).length === 0 ? allOf[0] as JsonSchema : present(schema);
}

function keySchema(keys: KeyShape): JsonSchema {
  if (keys.pattern === QUALIFIED_NAME.pattern && !keys.reserved?.length) {
    return refer('qualifiedName');
  }
  const reserved = [...keys.reserved ?? [], ...portableRegExp(keys.pattern).test('<<') ? ['<<'] : []];
  const unfit: JsonSchema[] = [
    // YAML parsers interpret "<<" as a merge key.
    ...reserved.length ? [{ enum: reserved }] : [],
    ...excludesUnfit(keys.pattern) ? [] : [refer('unfitLine')],
  ];
  return present({
    ...patternSchema(keys),
    maxLength: keys.maxLength,
    not: alternatives(unfit),
  });
}

/** With the description of the pattern, for editors and messages. */
function patternSchema(described: DescribedPattern): JsonSchema {
  const words = patternExpectation(described);
  return present({ pattern: described.pattern === undefined ? undefined : spelledOut(described.pattern), patternErrorMessage: words && `${PATTERN_ERROR}${words}` });
}

/** A schema that accepts what one of the schemas accepts. */
function alternatives(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  return schemas.length > 1 ? { anyOf: [...schemas] } : schemas[0];
}

/** Without undefined keys. */
function present(schema: { [key: string]: JsonSchema[string] | undefined }): JsonSchema {
  return fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as JsonSchema;
}

/** `Object.fromEntries` supports the key `__proto__`; an object literal does not. */
const fromEntries: (entries: Array<[string, any]>) => { [key: string]: any } = Object.fromEntries;

