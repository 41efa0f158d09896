import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';

/** A list item for each text of a list that is known, or that the values will give. @internal */
export function itemForEach(list: any, itemName: string, body: (item: string) => any): any[] {
  if (Array.isArray(list) && list.every(item => typeof item === 'string')) {
    return list.map(body);
  }
  const loop = new ListExpression(toNode(list)).loop(itemName);
  return [...loop.items(body(loop.item.asString()))];
}
