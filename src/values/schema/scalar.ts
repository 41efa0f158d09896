import { expectationOf } from './expectation';
import { portableRegExp } from './portable-pattern';
import { schemaOfShape } from './schema';
import { DEFINITIONS, JsonSchema } from './schema-definitions';
import { greatestOf, Json, Shape } from '../shape';

/** Whether a scalar is what the shape accepts; data that has no shape always is. @internal */
export function isOfShape(value: Json, shape: Shape): boolean {
  switch (shape.kind) {
    case 'string': {
      if (typeof value === 'number') {
        return shape.acceptsIntegers === true && Number.isSafeInteger(value) && value >= 0 && value <= greatestOf(shape);
      }
      if (typeof value === 'boolean') {
        return shape.acceptsBooleans === true;
      }
      const length = typeof value === 'string' ? [...value].length : 0;
      return typeof value === 'string' && (shape.pattern === undefined || portableRegExp(shape.pattern).test(value))
        && length >= (shape.minLength ?? 0) && length <= (shape.maxLength ?? Infinity);
    }
    case 'enum':
      return shape.values.includes(value as string);
    case 'integer':
    case 'number':
      return typeof value === 'number' && (shape.kind === 'number' || Number.isInteger(value)) && value >= shape.minimum && value <= shape.maximum;
    case 'boolean':
      return typeof value === 'boolean';
    case 'quantity':
      return typeof value === 'number' ? shape.negative === true || value >= 0 : typeof value === 'string' && (shape.negative ? SIGNED : UNSIGNED).test(value);
    case 'intOrString':
      return typeof value === 'string' ? isOfShape(value, { kind: 'string', pattern: shape.pattern }) : isOfShape(value, { ...shape, kind: 'integer' });
    case 'raw':
      return shape.of === 'any' || shape.of === 'json';
    default:
      return false;
  }
}

const [UNSIGNED, SIGNED] = [DEFINITIONS.quantity, DEFINITIONS.signedQuantity].map(({ anyOf }) => new RegExp(anyOf[0].pattern));

/** What the shape accepts, in words: `an integer from 0 to 10`. @internal */
export function expectationOfShape(shape: Shape, value?: Json): string {
  return shape.kind === 'raw' ? `a ${shape.of === 'list' ? 'list' : 'map'}` : expectationOf({ definitions: DEFINITIONS as unknown as JsonSchema }, schemaOfShape(shape), { value });
}
