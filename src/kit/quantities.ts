import { AnyExpression } from '../expr/expression/any-expression';
import { itemOf, keyOf, loopOver } from '../expr/expression/loop';
import { toNode } from '../expr/expression/to-node';
import { asText } from '../expr/functions/concat';
import { mapOf } from '../expr/node/collections';
import { Part } from '../expr/node/node';
import { mapParts, spread } from '../expr/node/parts';

/**
 * A map of quantities, in the code of the chart or from values, in which each is a string. The API server stores strings: to a server-side apply, a number
 * is another value than the one that is stored, and so a conflict with who wrote it.
 *
 * @internal
 */
export function quantityTexts(map: any): any {
  const parts = mapParts(spread(toNode(map)), (leaf): Part[] => {
    if (leaf.kind === 'entry') {
      return [{ ...leaf, value: asText(leaf.value) }];
    }
    const loop = loopOver(leaf.value, 'quantity', 'resource');
    return [{ kind: 'each', loop, body: [{ kind: 'entry', key: keyOf(loop), value: asText(itemOf(loop)) }] }];
  });
  return new AnyExpression(mapOf(parts)).asAny();
}
