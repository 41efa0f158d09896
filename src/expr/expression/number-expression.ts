import { BooleanExpression, Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { FunctionName } from '../node/function-name';
import { labelOf } from '../node/label';
import { toNode } from './to-node';
import { Tokens } from '../token/tokens';

/**
 * A number: a declared integer or number, a length, or the result of arithmetic.
 *
 * Arithmetic is on integers, as in Helm. Rejected if a result could exceed ±(2^53−1) (`function-not-exact`): declare
 * `minimum` and `maximum` of the values.
 *
 * @see https://masterminds.github.io/sprig/math.html
 */
export class NumberExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /**
   * The expression as a number token. `x + 1` is refused at synthesis: use `plus(1)`.
   */
  public asNumber(): number {
    return Tokens.number(requirePresent(this._node), labelOf(this._node));
  }

  /** @param other a number or a number expression. */
  public plus(other: any): NumberExpression {
    return this.compute('add', other);
  }

  /** @param other a number or a number expression. */
  public minus(other: any): NumberExpression {
    return this.compute('sub', other);
  }

  /** @param other a number or a number expression. */
  public times(other: any): NumberExpression {
    return this.compute('mul', other);
  }

  /**
   * The quotient without its fraction. Rejected if the divisor could be 0 (`function-not-exact`).
   *
   * @param other a number or a number expression.
   */
  public dividedBy(other: any): NumberExpression {
    return this.compute('div', other);
  }

  /**
   * The remainder of `dividedBy()`, with the sign of this number.
   *
   * @param other a number or a number expression.
   */
  public modulo(other: any): NumberExpression {
    return this.compute('mod', other);
  }

  /**
   * The larger of the two.
   *
   * @param other a number or a number expression.
   */
  public atLeast(other: any): NumberExpression {
    return this.compute('max', other);
  }

  /**
   * The smaller of the two.
   *
   * @param other a number or a number expression.
   */
  public atMost(other: any): NumberExpression {
    return this.compute('min', other);
  }

  /** @param other a number or a number expression. */
  public isLessThan(other: any): BooleanExpression {
    return this.compare('lt', other);
  }

  /** @param other a number or a number expression. */
  public isAtMost(other: any): BooleanExpression {
    return this.compare('le', other);
  }

  /** @param other a number or a number expression. */
  public isGreaterThan(other: any): BooleanExpression {
    return this.compare('gt', other);
  }

  /** @param other a number or a number expression. */
  public isAtLeast(other: any): BooleanExpression {
    return this.compare('ge', other);
  }

  /** The largest integer that is not greater. */
  public floor(): NumberExpression {
    return new NumberExpression(call('floor', [requirePresent(this._node)]));
  }

  /** The smallest integer that is not less. */
  public ceil(): NumberExpression {
    return new NumberExpression(call('ceil', [requirePresent(this._node)]));
  }

  /**
   * Rounded to a number of decimal places. Rejected for numbers that can be negative (`function-not-exact`).
   *
   * @param digits the number of decimal places, from 0 to 15.
   */
  public round(digits: number): NumberExpression {
    return new NumberExpression(call('round', [requirePresent(this._node), toNode(digits)]));
  }

  /** Without its fraction. */
  public truncated(): NumberExpression {
    return new NumberExpression(call('int64', [requirePresent(this._node)]));
  }

  private compute(fn: FunctionName, other: any): NumberExpression {
    return new NumberExpression(call(fn, [requirePresent(this._node), toNode(other)]));
  }

  private compare(fn: FunctionName, other: any): BooleanExpression {
    return new BooleanExpression(call(fn, [requirePresent(this._node), toNode(other)]));
  }
}
