import { isMap } from '../json-map';
import { DEFINITIONS, JsonSchema } from './schema-definitions';
import { Json, Shape } from '../shape';

/**
 * A schema that lets null take away what the default has.
 *
 * Helm itself does that for what is in values.yaml, and leaves null standing where nothing is to be taken away.
 *
 * @param schemaOf what a shape is without that.
 * @internal
 */
export function nullableWhere(otherwise: Json | undefined, shape: Shape, schemaOf: (shape: Shape) => JsonSchema): JsonSchema {
  const schema = schemaOf(shape);
  if (!isMap(otherwise)) {
    return schema;
  }
  const properties = Object.fromEntries(Object.entries(otherwise).flatMap(([key, value]): [string, JsonSchema][] => {
    const below = shapeBelow(shape, key);
    return below === undefined ? [] : [[key, orNull(nullableWhere(value, below, schemaOf))]];
  }));
  if (Object.keys(properties).length === 0) {
    return schema;
  }
  const { description, ...fragment } = DEFINITIONS.fragment;
  const whole = shape.kind === 'raw' && shape.of === 'any' ? fragment as unknown as JsonSchema : schema;
  return { ...whole, properties: { ...whole.properties as JsonSchema, ...properties } };
}

/** The schema, and null. @internal */
export function orNull(schema: JsonSchema): JsonSchema {
  return schema.type !== undefined && schema.enum === undefined
    ? { ...schema, type: [schema.type, 'null'].flat() }
    : { anyOf: [{ type: 'null' }, schema] };
}

/** What is under a key; undefined for what cannot be taken away. */
function shapeBelow(shape: Shape, key: string): Shape | undefined {
  switch (shape.kind) {
    case 'map':
      return shape.items;
    case 'object':
      return shape.fields[key].required ? undefined : shape.fields[key].shape;
    case 'raw': {
      const field = shape.fields && Object.prototype.hasOwnProperty.call(shape.fields, key) ? shape.fields[key] : undefined;
      return shape.of === 'strings' ? { kind: 'string', multiline: true } : field === undefined ? { kind: 'raw', of: 'any' } : field.required ? undefined : field.shape;
    }
    default:
      return undefined;
  }
}
