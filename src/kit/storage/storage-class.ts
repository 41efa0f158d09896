import { Condition, textOf } from '../condition';
import { toNode } from '../../expr/expression/to-node';

/**
 * The `storageClassName` of a claim: left out where it is empty, and an empty string for `-`, as in other charts. No name
 * begins with a hyphen.
 *
 * @internal
 */
export function storageClassName(given = ''): any {
  return Condition.of(given).choose(toNode(given).kind === 'literal' ? given.replace(/^-$/, '') : textOf(given).trimPrefix('-').asString());
}
