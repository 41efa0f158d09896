import { isMap, JsonMap } from '../values/json-map';
import { isNeverEmpty, Json, ObjectShape, Shape } from '../values/shape';

/**
 * Values that differ from the given ones where possible without violating the schema; truthy instead of falsy and vice
 * versa.
 *
 * @param emptied whether lists and maps that can be empty are.
 * @internal
 */
export function otherValues(root: ObjectShape, given: JsonMap, emptied: boolean): JsonMap {
  const others = Object.entries(root.fields).flatMap(([name, { shape }]): [string, Json][] => {
    const before = Object.prototype.hasOwnProperty.call(given, name) ? given[name] : undefined;
    const value = shape.kind === 'object' ? otherValues(shape, isMap(before) ? before : {}, emptied) : other(shape, before, emptied);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries([...Object.entries(given), ...others]);
}

function other(shape: Shape, given: Json | undefined, emptied: boolean): Json | undefined {
  switch (shape.kind) {
    case 'boolean':
      return !given;
    case 'integer': {
      const n = (given ?? Math.min(Math.max(0, shape.minimum), shape.maximum)) as number;
      return n < shape.maximum ? n + 1 : Math.max(n - 1, shape.minimum);
    }
    case 'enum':
      return shape.values.find(v => v !== given) ?? given;
    case 'string':
      // Characters that JSON, YAML and shells escape, to detect code that escapes strings.
      return shape.pattern === undefined ? `${given ?? ''}"'\\` : given;
    case 'list':
    case 'map':
    case 'raw':
      return given === undefined || !emptied || isNeverEmpty(shape) ? given : Array.isArray(given) ? [] : {};
    default:
      return given;
  }
}
