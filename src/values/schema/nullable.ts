import { isMap } from '../json-map';
import { DEFINITIONS, JsonSchema } from './schema-definitions';
import { Json, Shape } from '../shape';

/**
 * A schema that accepts null for the keys of a default, so that null removes them.
 *
 * Helm itself does that for defaults in values.yaml, and keeps null where there is no default.
 *
 * @param schemaOf the schema of a shape without that.
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

/** The shape under a key; undefined for what null cannot remove. */
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
