import { JsonPatch } from 'cdk8s';
import { isPlainObject } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';

/** Refuses class instances in a JSON patch: cdk8s would write their private fields. @internal */
export function checkPatchValue(patch: JsonPatch): void {
  const { op, path, value } = patch._toJson();
  check(value, `the JSON patch "${op}" of ${path}`, []);
}

function check(value: any, where: string, around: readonly object[]): void {
  // Objects with toJSON(), such as expressions, serialize themselves.
  if (typeof value !== 'object' || value === null || typeof value.toJSON === 'function') {
    return;
  }
  if (around.includes(value)) {
    throw new Refusal('not-data', `${where}: got a circular reference, expected a string, a number, a boolean, a list or a map`);
  }
  // IntOrString, Quantity and other union types have a value, which the typed constructs read.
  if (!Array.isArray(value) && !isPlainObject(value) && Object.keys(value).join() !== 'value') {
    throw new Refusal('not-data', `${where}: got an object of the class ${value.constructor?.name}, expected a string, a number, a boolean, a list, a map or an expression`);
  }
  Object.values(value).forEach(inner => check(inner, where, [...around, value]));
}
