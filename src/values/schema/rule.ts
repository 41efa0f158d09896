import { enumerate } from '../enumerate';
import { isMap } from '../json-map';
import { JsonSchema, typesOf } from './schema-definitions';
import { acceptsOthers, Field, Json, ObjectShape, Rule, Shape, Term, ValuesShape } from '../shape';

/**
 * The sentence of a rule, for messages, the schema and the README of the chart. @param code formats paths and their values.
 * @internal
 */
export function sentenceOf(root: ObjectShape, { kind, terms, reason }: Rule, code = (text: string) => text): string {
  const [first, second] = terms;
  const statement = ({ path, equals }: Term, verb: string): string => {
    const isBoolean = shapeAt(root, path).kind === 'boolean';
    return `${code(path.join('.'))} ${verb} ${equals !== undefined ? code(JSON.stringify(equals)) : isBoolean ? code('true') : 'set'}`;
  };
  const several = (how: string, verb: string): string => (terms.every(term => term.equals === undefined)
    ? `${how} one of ${enumerate(terms.map(term => code(term.path.join('.'))))} ${verb} be set`
    : `${how} one of these ${verb} hold: ${terms.map(term => statement(term, 'is')).join(', ')}`);
  const sentence = {
    needs: () => `${statement(second, 'must be')} when ${statement(first, 'is')}`,
    conflicts: () => `${statement(second, 'cannot be')} when ${statement(first, 'is')}`,
    exactlyOneOf: () => several('exactly', 'must'),
    atMostOneOf: () => several('at most', 'can'),
    atLeastOneOf: () => several('at least', 'must'),
  }[kind]();
  return reason === undefined ? sentence : `${sentence}: ${reason}`;
}

/**
 * Whether the schema sees all values of the rule: not those given under a deprecated path, nor those hidden from values.yaml. A
 * collection that is not there may be the default or be removed.
 *
 * @internal
 */
export function isSeenBySchema(root: ObjectShape, { terms }: Rule): boolean {
  return terms.every(({ path }) => {
    const { replaces, shape, default: otherwise } = fieldAt(root, path)!;
    return !replaces && !(['list', 'map', 'raw'].includes(shape.kind) && isFilled(otherwise));
  });
}

/** The rules that values violate; the values are those that expressions read, with all defaults. @internal */
export function brokenRules(root: ValuesShape, values: Json): Rule[] {
  const holds = (term: Term): boolean => {
    const value = term.path.reduce<Json | undefined>((at, name) => (isMap(at) && Object.prototype.hasOwnProperty.call(at, name) ? at[name] : undefined), values);
    return isSet(root, term, value);
  };
  return (root.rules ?? []).filter(({ kind, terms }) => {
    const [first, second] = terms.map(holds);
    const count = terms.filter(holds).length;
    return !{
      needs: !first || second,
      conflicts: !(first && second),
      exactlyOneOf: count === 1,
      atMostOneOf: count <= 1,
      atLeastOneOf: count >= 1,
    }[kind];
  });
}

function isSet(root: ObjectShape, { path, equals }: Term, given: Json | undefined): boolean {
  const value = ['number', 'boolean'].includes(typeof given) && acceptsOthers(shapeAt(root, path)) ? String(given) : given;
  return equals !== undefined ? value === equals
    : shapeAt(root, path).kind === 'quantity' ? value !== undefined && value !== null : isFilled(value);
}

function isFilled(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

/**
 * A schema of the rule that makes validators print its sentence.
 *
 * Validators print neither descriptions nor titles, but names of missing keys: values that violate the rule are required to
 * have a key whose name is the sentence.
 *
 * @internal
 */
export function refusing(broken: JsonSchema, sentence: string): JsonSchema {
  return { description: sentence, if: broken, then: { required: [`the rule (${sentence})`] } };
}

/** The schema of values that violate the rule. @internal */
export function schemaOfBroken(root: ObjectShape, { kind, terms }: Rule): JsonSchema {
  const holds = terms.map(term => {
    const { shape, default: otherwise } = fieldAt(root, term.path)!;
    const set = whenSet(shape, term);
    // What a user leaves out is what values.yaml has.
    return isSet(root, term, otherwise) ? { not: below(term.path, { not: set }) } : below(term.path, set);
  });
  const [first, second] = holds;
  switch (kind) {
    case 'needs':
      return { allOf: [first, { not: second }] };
    case 'conflicts':
      return { allOf: holds };
    case 'atLeastOneOf':
      return { not: { anyOf: holds } };
    case 'atMostOneOf':
      return { anyOf: holds, not: { oneOf: holds } };
    case 'exactlyOneOf':
      return { not: { oneOf: holds } };
  }
}

/** The schema of values in which a path exists and has a schema. @internal */
export function below(path: readonly string[], schema: JsonSchema): JsonSchema {
  return path.reduceRight<JsonSchema>((inner, name) => ({ properties: { [name]: inner }, required: [name] }), schema);
}

function whenSet(shape: Shape, { equals }: Term): JsonSchema {
  if (equals !== undefined) {
    const others = shape.kind !== 'string' ? [] : [
      ...shape.acceptsIntegers && /^(0|[1-9][0-9]*)$/.test(String(equals)) ? [{ type: 'integer', ...equalTo(Number(equals)) }] : [],
      ...shape.acceptsBooleans && /^(true|false)$/.test(String(equals)) ? [equalTo(equals === 'true')] : [],
    ];
    return others.length > 0 ? { anyOf: [equalTo(equals), ...others] } : equalTo(equals);
  }
  switch (shape.kind) {
    case 'string':
    case 'enum':
      return { type: shape.kind === 'string' && acceptsOthers(shape) ? [...typesOf(shape)] : 'string', minLength: 1 };
    case 'integer':
    case 'number':
      return { type: 'number', not: equalTo(0) };
    case 'boolean':
      return { const: true };
    case 'list':
      return { type: 'array', minItems: 1 };
    case 'raw':
      return shape.of === 'list' ? { type: 'array', minItems: 1 } : { type: 'object', minProperties: 1 };
    case 'map':
    case 'object':
      return { type: 'object', minProperties: 1 };
    case 'quantity':
      return { not: { type: 'null' } };
    case 'intOrString':
      return { type: ['integer', 'string'], not: { enum: [0, ''] } };
  }
}

/** Numbers by bounds, for any JSON notation. */
function equalTo(value: string | number | boolean): JsonSchema {
  return typeof value === 'number' ? { minimum: value, maximum: value } : { const: value };
}

function shapeAt(root: ObjectShape, path: readonly string[]): Shape {
  return fieldAt(root, path)!.shape;
}

/** The declared value at a path. @internal */
export function fieldAt(root: ObjectShape, path: readonly string[]): Field | undefined {
  let field: Field | undefined;
  let shape: Shape = root;
  for (const name of path) {
    field = shape.kind === 'object' && Object.prototype.hasOwnProperty.call(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) {
      return undefined;
    }
    shape = field.shape;
  }
  return field;
}
