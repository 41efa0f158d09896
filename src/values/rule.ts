import { enumerate } from './enumerate';
import { isMap } from './merge';
import { JsonSchema } from './schema-definitions';
import { Field, Json, ObjectShape, Rule, Shape, Term, ValuesShape } from './shape';

/**
 * What a rule says, as people read it in messages, in the schema and in the chart's README.
 *
 * @param code how paths and what they equal are shown.
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
    needs: () => `${statement(second, 'has to be')} when ${statement(first, 'is')}`,
    conflicts: () => `${statement(second, 'cannot be')} when ${statement(first, 'is')}`,
    exactlyOneOf: () => several('exactly', 'has to'),
    atMostOneOf: () => several('at most', 'can'),
    atLeastOneOf: () => several('at least', 'has to'),
  }[kind]();
  return reason === undefined ? sentence : `${sentence}: ${reason}`;
}

/** Whether the schema sees all that the rule is about: not what is given under a deprecated path, nor what is hidden from values.yaml. @internal */
export function isSeenBySchema(root: ObjectShape, { terms }: Rule): boolean {
  return terms.every(({ path }) => !fieldAt(root, path)?.replaces);
}

/** The rules that values do not keep: those that expressions read, with all defaults. @internal */
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

/** The rule as a schema of all values. @internal */
export function schemaOfRule(root: ObjectShape, { kind, terms }: Rule): JsonSchema {
  const holds = (term: Term): JsonSchema => below(term.path, whenSet(shapeAt(root, term.path), term), true);
  const fails = (term: Term): JsonSchema => below(term.path, whenNotSet(shapeAt(root, term.path), term), false);
  const [first, second] = terms;
  const atLeast = { anyOf: terms.map(holds) };
  const atMost = terms.slice(0, -1).map((term, i) => ({ if: holds(term), then: allOf(terms.slice(i + 1).map(fails)) }));
  switch (kind) {
    case 'needs':
      return { if: holds(first), then: holds(second) };
    case 'conflicts':
      return { if: holds(first), then: fails(second) };
    case 'atLeastOneOf':
      return atLeast;
    case 'atMostOneOf':
      return allOf(atMost);
    case 'exactlyOneOf':
      return { allOf: [atLeast, ...atMost] };
  }
}

/** That something, or nothing but what a schema says, is at a path. @internal */
export function below(path: readonly string[], schema: JsonSchema, present: boolean): JsonSchema {
  return path.reduceRight<JsonSchema>((inner, name) => ({ properties: { [name]: inner }, ...present ? { required: [name] } : {} }), schema);
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
  }
}

function whenNotSet(shape: Shape, { equals }: Term): JsonSchema {
  if (equals !== undefined) {
    return { not: equalTo(equals) };
  }
  switch (shape.kind) {
    case 'string':
    case 'enum':
      return { maxLength: 0 };
    case 'integer':
    case 'number':
      return equalTo(0);
    case 'boolean':
      return { const: false };
    case 'list':
      return { maxItems: 0 };
    case 'raw':
      return shape.of === 'list' ? { maxItems: 0 } : { maxProperties: 0 };
    case 'map':
    case 'object':
      return { maxProperties: 0 };
    case 'quantity':
      return { not: {} };
  }
}

/** Numbers by their bounds: how they are written in JSON is none of the schema's business. */
function equalTo(value: string | number | boolean): JsonSchema {
  return typeof value === 'number' ? { minimum: value, maximum: value } : { const: value };
}

function allOf(schemas: JsonSchema[]): JsonSchema {
  return schemas.length === 1 ? schemas[0] : { allOf: schemas };
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
