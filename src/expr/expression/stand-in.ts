import type { Expression } from './expression';
import { labelOf } from '../node/label';
import { Node } from '../node/node';
import { asStructureToken } from '../token/structure-token';
import { Tokens } from '../token/tokens';

/**
 * What code that knows nothing of expressions finds in one that is used as it is, without `asAny()` and its like: what the
 * token would give. Spread into a map it has its entries and into a list its elements, JSON is its mark, and arithmetic sees
 * its number token.
 *
 * Its data is none of what code enumerates, so that no internals are written.
 *
 * @internal
 */
export function standIn(expression: Expression, node: Node): void {
  const { key, read } = Tokens.entries(node, labelOf(node));
  Object.defineProperties(expression, {
    _node: { value: node },
    [key]: { enumerable: true, get: () => expression._present && read() },
  });
}

/** The methods that languages and libraries ask for by themselves. @internal */
export const STAND_IN: PropertyDescriptorMap & ThisType<Expression> = {
  /** JSON patches write their values as JSON; the mark is what becomes the token again. */
  toJSON: {
    value() {
      const placed = this.asAny();
      return asStructureToken(placed) ? String(placed) : placed;
    },
  },
  [Symbol.iterator]: {
    value() {
      return this.asAny()[Symbol.iterator]();
    },
  },
  [Symbol.toPrimitive]: {
    value(hint: string) {
      const { kind } = this._node.type;
      return hint !== 'string' && (kind === 'integer' || kind === 'number') ? Tokens.number(this._present, labelOf(this._node)) : this.toString();
    },
  },
};
