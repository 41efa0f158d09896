import type { Validator } from '@cfworker/json-schema';
import { JsonSchema } from './schema-definitions';
import { Json } from '../shape';

/**
 * Whether values certainly satisfy a schema. It interprets the schema; ajv compiles it first, which takes longer than the
 * rest of a rendering.
 *
 * If false, the values may be invalid, or beyond the limits of the interpreter.
 *
 * @internal
 */
export function isSurelyValid(schema: JsonSchema, values: Json): boolean {
  try {
    return validatorOf(schema).validate(values).valid;
  } catch {
    // It fails for keys with a lone surrogate, and for very deep values.
    return false;
  }
}

const validators = new WeakMap<JsonSchema, Validator>();

/** Loaded on demand, so that commands without validation start faster. */
function validatorOf(schema: JsonSchema): Validator {
  let validator = validators.get(schema);
  if (validator === undefined) {
    const library = require('@cfworker/json-schema') as typeof import('@cfworker/json-schema');
    // It modifies its argument.
    validator = new library.Validator(structuredClone(schema), '7');
    validators.set(schema, validator);
  }
  return validator;
}
