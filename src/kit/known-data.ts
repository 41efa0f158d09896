import { Expression } from '../expr/expression/expression';
import { ownerOf } from '../expr/node/owner';
import { Tokens } from '../expr/token/tokens';
import { evaluate, NOWHERE } from '../plain/evaluate';
import { Json } from '../values/shape';

/** What an expression is, if it depends on no value; nothing in a check of tokens, where values stand for expressions. @internal */
export function knownData({ _node: node }: Expression): Json | undefined {
  return Tokens.areValues || ownerOf(node) ? undefined : evaluate(node, NOWHERE);
}
