import { AnyExpression } from '../expr/expression/any-expression';
import { itemOf, keyOf, loopOver } from '../expr/expression/loop';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { listOf } from '../expr/node/collections';
import { Node, Part } from '../expr/node/node';
import { leaveOut, mapParts, spread } from '../expr/node/parts';

/**
 * List items for the entries of a map of strings, which is in the code of the chart or from values.
 *
 * @param map the map, or an expression for it.
 * @param convert the item for an entry.
 * @param keyName the name of the variable for keys from values.
 * @internal
 */
export function mapItems(map: { readonly [key: string]: string }, convert: (key: StringExpression, value: StringExpression) => any, keyName = 'name'): any[] {
  return entryItems(map, (key, value) => convert(key, new StringExpression(value._node)), 'value', keyName);
}

/**
 * The same for a map of any values. An item that a condition leaves out is none.
 *
 * @param itemName the name of the variable for values from values.
 * @internal
 */
export function entryItems(map: { readonly [key: string]: any }, convert: (key: StringExpression, value: AnyExpression) => any, itemName = 'value', keyName = 'name'): any[] {
  const body = (key: Node, value: Node): Part[] => leaveOut(toNode(convert(new StringExpression(key), new AnyExpression(value))), item => ({ kind: 'element', value: item }));
  const parts = mapParts(spread(toNode(map)), (leaf): Part[] => {
    if (leaf.kind === 'entry') {
      return body(leaf.key, leaf.value);
    }
    const loop = loopOver(leaf.value, itemName, keyName);
    return [{ kind: 'each', loop, body: body(keyOf(loop), itemOf(loop)) }];
  });
  return parts.length === 0 ? [] : [...new AnyExpression(listOf(parts)).asAny()];
}
