import { Expression } from '../expr/expression/expression';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { walk } from '../expr/node/children';
import { Node } from '../expr/node/node';
import { ownerOf } from '../expr/node/owner';
import { ANY, stringType } from '../expr/node/type';
import { Tokens } from '../expr/token/tokens';
import { evaluate, NOWHERE } from '../plain/evaluate';
import { CharSet } from '../values/schema/char-set';
import { Json } from '../values/shape';

/** What an expression is, if it depends on no value; nothing in a check of tokens, where values stand for expressions. @internal */
export function knownData({ _node: node }: Expression): Json | undefined {
  return Tokens.areValues || ownerOf(node) || hasItem(node) ? undefined : evaluate(node, NOWHERE);
}

/** Whether it depends on the item of a loop, such as one over data in the code of a chart. */
function hasItem(node: Node): boolean {
  let found = false;
  walk(node, ({ kind }) => {
    found ||= kind === 'item' || kind === 'key';
  });
  return found;
}

/** A list of maps whose entries may have any type; what is in the code of a chart has the types of its entries otherwise. @internal */
export function listOfMaps(list: any): ListExpression {
  const node = toNode(list);
  return new ListExpression(node.kind === 'literal' && Array.isArray(node.value)
    ? Object.freeze({ ...node, type: { kind: 'list', items: { kind: 'map', keys: stringType(CharSet.LINE), items: ANY }, minItems: node.value.length } }) : node);
}
