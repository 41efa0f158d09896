import { AnyExpression } from './any-expression';
import { BooleanExpression } from './expression';
import { labelOf } from '../node/label';
import { Node } from '../node/node';
import { Refusal } from '../../values/refusal';

/**
 * A declared group of values: its fields one by one, or all of them as props.
 *
 * A group is not a value: rendering it or testing whether it is empty is rejected (`value-undeclared`). To render it as a
 * whole, declare it with `values.object()`.
 */
export class Group extends AnyExpression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /** @internal */
  public get _present(): Node {
    throw this.refusal();
  }

  public isTruthy(): BooleanExpression {
    throw this.refusal();
  }

  private refusal(): Refusal {
    const name = labelOf(this._node) || 'the top of the values';
    return new Refusal('value-undeclared', `${name} is a group of values, not a value: use its fields with get('…'), or all of them with asProps(); to render it as a whole, declare it with values.object()`);
  }
}
