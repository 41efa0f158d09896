import { JsonPatch } from 'cdk8s';
import { checkUnion } from './lost-keys';
import { asStructureToken, fieldRead, isFieldOfAuthor } from '../../expr/token/structure-token';
import { classOf, isPlainObject, isUnion } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';

const EXPECTED = 'expected a string, a number, a boolean, a list, a map or an expression';

/**
 * Refuses in a JSON patch what cdk8s would not write as it is: the private fields of class instances, and what JSON does not have. A path
 * without its first "/" is refused too, which cdk8s would apply to another field.
 *
 * @param typed whether the object has types, which read unions.
 * @internal
 */
export function checkPatchValue(patch: JsonPatch, typed: boolean): void {
  const { op, path, from, value } = patch._toJson();
  for (const pointer of [path, from]) {
    if (typeof pointer === 'string' && pointer !== '' && !pointer.startsWith('/')) {
      throw new Refusal('not-data', `the JSON patch "${op}" of ${pointer}: the path of a JSON patch begins with "/": use ${JSON.stringify(`/${pointer.split('.').join('/')}`)}`);
    }
  }
  check(value, `the JSON patch "${op}" of ${path}`, typed, []);
}

function check(value: any, where: string, typed: boolean, around: readonly object[]): void {
  const refuse = (what: string): never => {
    throw new Refusal('not-data', `${where}: got ${what}, ${EXPECTED}`);
  };
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : refuse(String(value));
    case 'function': {
      const structure = asStructureToken(value);
      if (structure && isFieldOfAuthor(structure)) {
        throw fieldRead(structure, where);
      }
      return structure ? undefined : refuse('a function');
    }
    case 'bigint':
    case 'symbol':
      return refuse(`a ${typeof value}`);
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) {
    throw new Refusal('not-data', `${where}: got null: leave the field out, or take it away with JsonPatch.remove()`);
  }
  // Objects with toJSON(), such as expressions, serialize themselves.
  if (typeof value.toJSON === 'function') {
    return;
  }
  if (around.includes(value)) {
    refuse('a circular reference');
  }
  if (isUnion(value)) {
    return checkUnion(value, where, typed);
  }
  if (!Array.isArray(value) && !isPlainObject(value)) {
    refuse(classOf(value));
  }
  Object.values(value).forEach(inner => check(inner, where, typed, [...around, value]));
}
