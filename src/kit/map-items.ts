import { AnyExpression } from '../expr/expression/any-expression';
import { itemOf, keyOf, loopOver } from '../expr/expression/loop';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { listOf } from '../expr/node/collections';
import { Node, Part } from '../expr/node/node';
import { mapParts, spread } from '../expr/node/parts';

/**
 * List items for the entries of a map of strings, which is in the code of the chart or from values.
 *
 * @param map the map, or an expression for it.
 * @param convert the item for an entry.
 * @param keyName the name of the variable for keys from values.
 * @internal
 */
export function mapItems(map: { readonly [key: string]: string }, convert: (key: StringExpression, value: StringExpression) => any, keyName = 'name'): any[] {
  const element = (key: Node, value: Node): Part => ({ kind: 'element', value: toNode(convert(new StringExpression(key), new StringExpression(value))) });
  const parts = mapParts(spread(toNode(map)), (leaf): Part[] => {
    if (leaf.kind === 'entry') {
      return [element(leaf.key, leaf.value)];
    }
    const loop = loopOver(leaf.value, 'value', keyName);
    return [{ kind: 'each', loop, body: [element(keyOf(loop), itemOf(loop))] }];
  });
  return parts.length === 0 ? [] : [...new AnyExpression(listOf(parts)).asAny()];
}
