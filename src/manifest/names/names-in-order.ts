import { listOf } from '../../expr/node/collections';
import { ListNode, Part } from '../../expr/node/node';

/**
 * Names of which no two may be the same: first those that are known, then those that the chart gives under a condition,
 * then those of loops. So a template says all that the chart gives itself in one place.
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
