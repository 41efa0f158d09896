import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';

/** A list item for each string of a list, which is a literal or comes from values. @internal */
export function itemForEach(list: any, itemName: string, body: (item: string) => any): any[] {
  if (Array.isArray(list) && list.every(item => typeof item === 'string')) {
    return list.map(body);
  }
  const loop = new ListExpression(toNode(list)).loop(itemName);
  return [...loop.items(body(loop.item.asString()))];
}
