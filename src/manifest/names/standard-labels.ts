import { Node, Part } from '../../expr/node/node';
import { keyOf, partsOf } from '../../expr/node/parts';

/**
 * The parts that add a named map to a map of labels: the named map, or, if some of its keys are set already, the other
 * entries one by one.
 *
 * @internal
 */
export function labelParts(given: readonly Part[], named: Node): Part[] {
  const keys = new Set(given.map(keyOf).filter(key => key !== undefined));
  const parts = partsOfNamed(named);
  const isGiven = (part: Part): boolean => keys.has(keyOf(part) ?? '');
  return parts.some(isGiven) ? parts.filter(p => !isGiven(p)) : [{ kind: 'splice', value: named }];
}

/** The parts of a named map and of the named maps in it. @internal */
export function partsOfNamed(named: Node): Part[] {
  return named.kind !== 'include' ? [] : partsOf(named.helper.body).flatMap(p =>
    (p.kind === 'splice' && p.value.kind === 'include' ? partsOfNamed(p.value) : [p]));
}
