import { JsonPatch } from 'cdk8s';
import { isPlainObject } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';

/** Refuses objects of classes in a JSON patch: cdk8s would write what they hold, which is nobody's business. @internal */
export function checkPatchValue(patch: JsonPatch): void {
  const { op, path, value } = patch._toJson();
  check(value, `the JSON patch "${op}" of ${path}`, []);
}

function check(value: any, where: string, around: readonly object[]): void {
  // What has a toJSON() says itself what it is, as expressions do.
  if (typeof value !== 'object' || value === null || typeof value.toJSON === 'function') {
    return;
  }
  if (around.includes(value)) {
    throw new Refusal('not-data', `${where}: got a circular reference, expected a string, a number, a boolean, a list or a map`);
  }
  // IntOrString, Quantity and other unions of types hold their value, which the typed constructs read.
  if (!Array.isArray(value) && !isPlainObject(value) && Object.keys(value).join() !== 'value') {
    throw new Refusal('not-data', `${where}: got an object of the class ${value.constructor?.name}, expected a string, a number, a boolean, a list, a map or an expression`);
  }
  Object.values(value).forEach(inner => check(inner, where, [...around, value]));
}
