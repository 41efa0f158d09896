import { Json, ObjectShape, Shape } from '../values/shape';

/** Values that differ from the defaults wherever that is easy; truthy where the default is not, and the other way round. @internal */
export function otherValues(root: ObjectShape): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(root.fields).flatMap(([name, field]): [string, Json][] => {
    const value = field.shape.kind === 'object' ? otherValues(field.shape) : other(field.shape, field.default);
    return value === undefined ? [] : [[name, value]];
  }));
}

function other(shape: Shape, given: Json | undefined): Json | undefined {
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
      // What JSON, YAML and shells would have to escape, so that code which escapes is seen.
      return shape.pattern === undefined ? `${given ?? ''}"'\\` : given;
    default:
      return given;
  }
}
