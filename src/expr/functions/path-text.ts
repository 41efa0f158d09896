import { asText, concat } from './concat';
import { labelOf } from '../node/label';
import { literal } from '../node/literal';
import { ItemNode, KeyNode, Node, ValueNode } from '../node/node';
import { INDEX } from '../node/type';

/** The path of a value in messages; for an item, with its key or index. @internal */
export function pathText(node: ValueNode | Pick<ItemNode, 'kind' | 'loop' | 'path'>): Node {
  if (node.kind === 'value') {
    return literal(labelOf(node));
  }
  const { loop, path } = node;
  const over = loop.over.kind === 'item' ? pathText(loop.over) : literal(labelOf(loop.over));
  const { type } = loop.over;
  const key: KeyNode = { kind: 'key', loop, type: type.kind === 'map' ? type.keys : INDEX };
  const at = type.kind === 'map' ? [over, literal('.'), key] : [over, literal('['), asText(key), literal(']')];
  return concat([...at, literal(path.map(name => `.${name}`).join(''))]);
}
