import { listOf } from '../../expr/node/collections';
import { ListNode, Part } from '../../expr/node/node';

/**
 * Names that must be distinct: first known ones, then conditional ones, then those of loops, so that the template has the
 * names of the chart in one place.
 *
 * @internal
 */
export function namesInOrder(parts: readonly Part[]): ListNode {
  const rank = (part: Part): number => (part.kind === 'element' && part.value.kind === 'literal' ? 0 : holdsLoop(part) ? 2 : 1);
  return listOf([0, 1, 2].flatMap(wanted => parts.filter(part => rank(part) === wanted))) as ListNode;
}

function holdsLoop(part: Part): boolean {
  return part.kind === 'each' || part.kind === 'splice' || (part.kind === 'when' && [...part.then, ...part.otherwise].some(holdsLoop));
}
