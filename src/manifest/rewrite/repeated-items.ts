import { hasNamedItems } from '../names/named-items';
import { call } from '../../expr/functions/functions';
import { follows, negate } from '../../expr/functions/implication';
import { sameNode } from '../../expr/node/equal';
import { Node, Part } from '../../expr/node/node';
import { keyOf, mapParts } from '../../expr/node/parts';

/**
 * An object without repeated lists from values in lists of named items, such as `global.imagePullSecrets` in a pod with two
 * images: all items would be duplicates.
 *
 * @internal
 */
export function withoutRepeatedItems(node: Node): Node {
  switch (node.kind) {
    case 'map':
    case 'list':
      return {
        ...node,
        parts: mapParts(node.parts, part => [part.kind === 'splice' ? part : {
          ...part, value: withoutRepeatedItems(hasNamedItems(keyOf(part)) ? once(part.value) : part.value),
        }]),
      };
    case 'choose':
      return { ...node, then: withoutRepeatedItems(node.then), otherwise: node.otherwise && withoutRepeatedItems(node.otherwise) };
    default:
      return node;
  }
}

function once(list: Node): Node {
  if (list.kind === 'choose') {
    return { ...list, then: once(list.then), otherwise: list.otherwise && once(list.otherwise) };
  }
  if (list.kind !== 'list') {
    return list;
  }
  const there: Node[] = [];
  const visit = (parts: readonly Part[], conditions: readonly Node[]): Part[] => parts.flatMap((part): Part[] => {
    if (part.kind === 'when') {
      const then = visit(part.then, [...conditions, part.condition]);
      const otherwise = visit(part.otherwise, [...conditions, negate(part.condition)]);
      return then.length + otherwise.length > 0 ? [{ ...part, then, otherwise }] : [];
    }
    if (part.kind !== 'splice') {
      return [part];
    }
    const { value } = part;
    if (there.some(other => sameNode(other, value))) {
      return [];
    }
    // Conditions that are implied by a non-empty list do not matter.
    const filled = call('truthy', [value]);
    if (conditions.every(condition => follows(condition, filled))) {
      there.push(value);
    }
    return [part];
  });
  return { ...list, parts: visit(list.parts, []) };
}
