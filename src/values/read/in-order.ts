import { isMap, JsonMap } from '../json-map';
import { Field, Json, ObjectShape } from '../shape';

/**
 * Values in the order of values.yaml, so that users can compare them. Lists and maps whose empty default is not in values.yaml,
 * because they have deprecated paths, are included.
 *
 * @internal
 */
export function inOrder(root: ObjectShape, values: JsonMap): JsonMap {
  const ordered = new Map(Object.entries(root.fields).flatMap(([name, field]): [string, Json][] => {
    const value = Object.prototype.hasOwnProperty.call(values, name) ? values[name] : hiddenEmpty(field);
    return value === undefined ? [] : [[name, field.shape.kind === 'object' && isMap(value) ? inOrder(field.shape, value) : value]];
  }));
  return Object.fromEntries(new Map([...ordered, ...Object.entries(values).filter(([name]) => !ordered.has(name))]));
}

function hiddenEmpty({ replaces, default: otherwise }: Field): Json | undefined {
  return replaces && typeof otherwise === 'object' && Object.keys(otherwise as object).length === 0 ? otherwise : undefined;
}
