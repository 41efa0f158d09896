import { isMap } from '../json-map';
import { fieldInRaw } from '../kubernetes/type-shape';
import { DEFINITIONS, isShared, JsonSchema, refer } from './schema-definitions';
import { Json, Shape } from '../shape';

/**
 * A schema that accepts null for the keys of a default, so that null removes them.
 *
 * Helm itself does that for defaults in values.yaml, and keeps null where there is no default.
 *
 * @param schemaOf the schema of a shape without null; without references, if keys are added to it.
 * @internal
 */
export function nullableWhere(otherwise: Json | undefined, shape: Shape, schemaOf: (shape: Shape, isWrittenOut: boolean) => JsonSchema): JsonSchema {
  if (!isMap(otherwise)) {
    return schemaOf(shape, false);
  }
  const properties = Object.fromEntries(Object.entries(otherwise).flatMap(([key, value]): [string, JsonSchema][] => {
    const below = shapeBelow(shape, key);
    return below === undefined ? [] : [[key, orNull(nullableWhere(value, below, schemaOf))]];
  }));
  const schema = schemaOf(shape, Object.keys(properties).length > 0);
  if (Object.keys(properties).length === 0) {
    return schema;
  }
  const { $comment, ...fragment } = DEFINITIONS.fragment;
  const whole = shape.kind === 'raw' && shape.of === 'any' ? fragment as unknown as JsonSchema : schema;
  return { ...whole, properties: { ...whole.properties as JsonSchema, ...properties } };
}

/** The end of the name of a definition that accepts null, too. @internal */
export const OR_NULL = 'OrNull';

/**
 * The schema, and null. A type of Kubernetes then has a definition of its own: of an alternative, Helm prints what is wrong with either.
 *
 * @internal
 */
export function orNull(schema: JsonSchema): JsonSchema {
  const name = typeOf(schema);
  if (name !== undefined) {
    return { ...schema, allOf: [refer(`${name}${OR_NULL}`)] };
  }
  return schema.type !== undefined
    ? { ...schema, type: [schema.type, 'null'].flat(), ...Array.isArray(schema.enum) && { enum: [...schema.enum, null] } }
    : { anyOf: [{ type: 'null' }, schema] };
}

/** The name of the type of Kubernetes that a schema refers to, if it says no more than that, and which keys there cannot be. */
function typeOf({ allOf, propertyNames, ...others }: JsonSchema): string | undefined {
  const [only] = Array.isArray(allOf) && allOf.length === 1 && Object.keys(others).length === 0 ? allOf : [];
  const name = isMap(only) && typeof only.$ref === 'string' ? only.$ref.replace('#/definitions/', '') : undefined;
  return name === undefined || isShared(name) ? undefined : name;
}

/** The shape at a key; undefined if null cannot remove it. */
function shapeBelow(shape: Shape, key: string): Shape | undefined {
  switch (shape.kind) {
    case 'map':
      return shape.items;
    case 'object':
      return shape.fields[key].required ? undefined : shape.fields[key].shape;
    case 'raw': {
      const field = fieldInRaw(shape, key);
      return field?.required ? undefined : field?.shape;
    }
    default:
      return undefined;
  }
}
