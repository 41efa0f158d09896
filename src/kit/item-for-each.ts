import { AnyExpression } from '../expr/expression/any-expression';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { asStructureToken } from '../expr/token/structure-token';

/** A list item for each string of a list, which is a literal or comes from values. @internal */
export function itemForEach(list: any, itemName: string, body: (item: string) => any): any[] {
  if (Array.isArray(list) && list.every(item => typeof item === 'string')) {
    return list.map(body);
  }
  const loop = new ListExpression(toNode(list)).loop(itemName);
  return [...loop.items(body(loop.item.asString()))];
}

/**
 * A list item for each object of a list, which is in the code of the chart or comes from values.
 *
 * @param read the fields of an item from values, those that are used alone.
 * @internal
 */
export function objectForEach<T>(list: any, itemName: string, read: (item: AnyExpression) => T, body: (item: T) => any): any[] {
  if (Array.isArray(list) && !list.some(item => asStructureToken(item))) {
    return list.map(body);
  }
  const loop = new ListExpression(toNode(list)).loop(itemName);
  return [...loop.items(body(read(loop.item)))];
}

/**
 * A string of a text for each object of a list, which is in the code of the chart or comes from values.
 *
 * @param read the fields of an item from values, as getters where not all are used.
 * @internal
 */
export function textForEach<T>(list: any, itemName: string, read: (item: AnyExpression) => T, text: (item: T) => string, separator: string): string {
  if (Array.isArray(list) && !list.some(item => asStructureToken(item))) {
    return list.map(text).join(separator);
  }
  const loop = new ListExpression(toNode(list)).loop(itemName);
  return loop.join(text(read(loop.item)), separator).asString();
}
