import type { Validator } from '@cfworker/json-schema';
import { JsonSchema } from './schema-definitions';
import { Json } from '../shape';

/**
 * Whether values satisfy a schema beyond doubt. It reads the schema as it goes, where ajv first makes a program of it,
 * which takes longer than all the rest of a rendering.
 *
 * False is no verdict: the values, or what it can do, have to be looked at more closely.
 *
 * @internal
 */
export function isSurelyValid(schema: JsonSchema, values: Json): boolean {
  try {
    return validatorOf(schema).validate(values).valid;
  } catch {
    // It cannot name a key with half of a surrogate pair in it, and very deep values are too deep for it.
    return false;
  }
}

const validators = new WeakMap<JsonSchema, Validator>();

/** Loaded when the first values are checked, so that commands that check none start without it. */
function validatorOf(schema: JsonSchema): Validator {
  let validator = validators.get(schema);
  if (validator === undefined) {
    const library = require('@cfworker/json-schema') as typeof import('@cfworker/json-schema');
    // It writes into the schema that it is given.
    validator = new library.Validator(structuredClone(schema), '7');
    validators.set(schema, validator);
  }
  return validator;
}
