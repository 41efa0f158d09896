import { toNode } from '../expr/expression/to-node';
import { Tokens } from '../expr/token/tokens';
import { ItemShape } from '../values/declare/item-shape';
import { isPlainObject } from '../values/plain-data';
import { propName } from '../values/prop-name';
import { Refusal } from '../values/refusal';
import { isSurelyValid } from '../values/schema/is-surely-valid';
import { schemaOf } from '../values/schema/schema';
import { validateValues } from '../values/schema/validate';
import { Field, ObjectShape, Shape, ValuesShape } from '../values/shape';

/**
 * Refuses literal props that the values of the part would be refused for (`check-failed`), with the same words. Fragments of
 * Kubernetes are not checked: the types of cdk8s are.
 *
 * @param fields the fields of the values.
 * @param where what messages begin with.
 * @internal
 */
export function checkLiterals(fields: ItemShape, props: object, where: string): void {
  const { _shape: shape } = fields;
  checkFields(shape.kind === 'object' ? shape.fields : {}, props, `${where}: `);
}

function checkFields(fields: { readonly [name: string]: Field }, props: object, before: string): void {
  for (const [name, field] of Object.entries(fields)) {
    const prop = field.prop ?? propName(name);
    const given = (props as any)[prop];
    // An empty string means none, which the part itself refuses where it needs one.
    if (given === undefined || given === null || given === '') {
      continue;
    }
    const { shape } = field;
    if (shape.kind === 'object') {
      checkObject(shape, given, `${before}${prop}.`);
    } else if (shape.kind === 'list' && shape.items.kind === 'object') {
      const { items } = shape;
      (Array.isArray(given) ? given : []).forEach((item, i) => checkObject(items, item, `${before}${prop}[${i}].`));
    } else if (isScalar(shape) || (shape.kind === 'list' || shape.kind === 'map') && isScalar(shape.items)) {
      checkLiteral(field, prop, given, before);
    }
  }
}

function checkObject({ fields }: ObjectShape, given: any, before: string): void {
  if (isPlainObject(given)) {
    checkFields(fields, given, before);
  }
}

function checkLiteral(field: Field, prop: string, given: any, before: string): void {
  // It may be a token, of which nothing is known here.
  const node = Tokens.peek(() => toNode(given));
  if (node.kind === 'literal') {
    const [schema, values] = [schemaOf(shapeOf(field, prop)), { [prop]: node.value }];
    const text = JSON.stringify(node.value);
    const valid = known.get(field) ?? new Set<string>();
    // Asked first, and once, since a chart is built several times: to compile a schema for each field would take longer than the rest.
    if (valid.has(text) || isSurelyValid(schema, values)) {
      known.set(field, valid.add(text));
      return;
    }
    try {
      validateValues(schema, values);
    } catch (error) {
      throw new Refusal('check-failed', `${before}${(error as Error).message.replace(/^invalid values: /, '')}`);
    }
  }
}

function isScalar({ kind }: Shape): boolean {
  return ['string', 'integer', 'number', 'boolean', 'enum', 'quantity', 'intOrString'].includes(kind);
}

/** Literals that are valid, as JSON. */
const known = new WeakMap<Field, Set<string>>();

const shapes = new WeakMap<Field, ValuesShape>();

function shapeOf(field: Field, prop: string): ValuesShape {
  let shape = shapes.get(field);
  if (shape === undefined) {
    shape = { kind: 'object', fields: { [prop]: { shape: field.shape, description: field.description, required: true } } };
    shapes.set(field, shape);
  }
  return shape;
}
