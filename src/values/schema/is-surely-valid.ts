import type { Validator } from '@cfworker/json-schema';
import { JsonSchema } from './schema-definitions';
import { Json } from '../shape';

/**
 * Whether values certainly satisfy a schema. It interprets the schema, where ajv first compiles it, which takes longer than all the
 * rest of a rendering.
 *
 * False is no verdict: the values may be invalid, or too much for the interpreter.
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

/** Loaded with the first check, so that commands that check nothing start without it. */
function validatorOf(schema: JsonSchema): Validator {
  let validator = validators.get(schema);
  if (validator === undefined) {
    const library = require('@cfworker/json-schema') as typeof import('@cfworker/json-schema');
    // It changes the schema that it is given.
    validator = new library.Validator(structuredClone(schema), '7');
    validators.set(schema, validator);
  }
  return validator;
}
