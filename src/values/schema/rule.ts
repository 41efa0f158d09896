import { enumerate } from '../enumerate';
import { isMap } from '../json-map';
import { JsonSchema } from './schema-definitions';
import { Field, Json, ObjectShape, Rule, Shape, Term, ValuesShape } from '../shape';

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

/** Whether the schema sees all values of the rule: not values at deprecated paths, nor defaults that are not in values.yaml. @internal */
export function isSeenBySchema(root: ObjectShape, { terms }: Rule): boolean {
  return terms.every(({ path }) => !fieldAt(root, path)?.replaces);
}

/** The rules that values violate; the values are those that expressions read, with all defaults. @internal */
export function brokenRules(root: ValuesShape, values: Json): Rule[] {
  const holds = (term: Term): boolean => {
    const value = term.path.reduce<Json | undefined>((at, name) => (isMap(at) && Object.prototype.hasOwnProperty.call(at, name) ? at[name] : undefined), values);
    return term.equals !== undefined ? value === term.equals
      : shapeAt(root, term.path).kind === 'quantity' ? value !== undefined
        : typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
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
  const holds = terms.map(term => below(term.path, whenSet(shapeAt(root, term.path), term)));
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
    return equalTo(equals);
  }
  switch (shape.kind) {
    case 'string':
    case 'enum':
      return { minLength: 1 };
    case 'integer':
    case 'number':
      return { not: equalTo(0) };
    case 'boolean':
      return { const: true };
    case 'list':
      return { minItems: 1 };
    case 'raw':
      return shape.of === 'list' ? { minItems: 1 } : { minProperties: 1 };
    case 'map':
    case 'object':
      return { minProperties: 1 };
    case 'quantity':
      return {};
    case 'intOrString':
      return { not: { enum: [0, ''] } };
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
