import { listOf } from '../../expr/node/collections';
import { ListNode, Part } from '../../expr/node/node';

/**
 * Names that must be distinct: first known ones, then conditional ones, then those of loops, so that the template has the
 * names of the chart in one place, and each loop once.
 *
 * @internal
 */
export function namesInOrder(parts: readonly Part[]): ListNode {
  const rank = (part: Part): number => (part.kind === 'element' && part.value.kind === 'literal' ? 0 : holdsLoop(part) ? 2 : 1);
  return listOf(inOneLoop([0, 1, 2].flatMap(wanted => parts.filter(part => rank(part) === wanted)))) as ListNode;
}

/** Consecutive parts of the same loop, as one. */
function inOneLoop(parts: readonly Part[]): Part[] {
  return parts.reduce<Part[]>((done, part) => {
    const last = done[done.length - 1];
    return part.kind === 'each' && last?.kind === 'each' && last.loop === part.loop
      ? [...done.slice(0, -1), { ...part, body: [...last.body, ...part.body] }] : [...done, part];
  }, []);
}

function holdsLoop(part: Part): boolean {
  return part.kind === 'each' || part.kind === 'splice' || (part.kind === 'when' && [...part.then, ...part.otherwise].some(holdsLoop));
}
