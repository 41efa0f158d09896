import { ApiObject } from 'cdk8s';
import { classOf, isPlainObject, isUnion } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';

/**
 * Refuses keys of a manifest that cdk8s silently drops: it copies maps key by key, and `__proto__` is a special key in
 * JavaScript. Refuses unions where no types read them.
 *
 * @internal
 */
export function checkLostKeys(object: ApiObject, typed: boolean): void {
  visit((object as unknown as { readonly props: unknown }).props, typed, new Set());
}

/** Refuses an `IntOrString` and its like in an object without types: cdk8s would write the map that holds its value. @internal */
export function checkUnion(union: { readonly value: unknown }, where: string, typed: boolean): void {
  if (!typed) {
    throw new Refusal('not-data', `${where}: got ${classOf(union)}, which only level-1 constructs read: use what is in it, ${JSON.stringify(union.value)}`);
  }
}

function visit(data: unknown, typed: boolean, seen: Set<object>): void {
  if (isUnion(data)) {
    checkUnion(data, 'the manifest', typed);
  }
  if ((!Array.isArray(data) && !isPlainObject(data)) || seen.has(data)) {
    return;
  }
  seen.add(data);
  if (Object.prototype.hasOwnProperty.call(data, '__proto__')) {
    throw new Refusal('not-data', 'a manifest has the key "__proto__", which cdk8s drops: choose another key, or take it from a map of the values');
  }
  Object.values(data).forEach(value => visit(value, typed, seen));
}

/** The error of cdk8s for a map with the key `constructor`. @internal */
export function explainLostKey(message: string): string {
  return message.replace(/^can't render non-simple object of type 'undefined'.*$/s,
    'a manifest has the key "constructor", which cdk8s takes for something else: choose another key, or let it come from a map of the values');
}
