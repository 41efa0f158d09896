import { BooleanExpression, Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { FunctionName } from '../node/function-name';
import { labelOf } from '../node/label';
import { toNode } from './to-node';
import { Tokens } from '../token/tokens';

/**
 * A number: a declared integer or number, a length, or what arithmetic makes of them.
 *
 * Arithmetic is on integers, as Helm's is. Rejected when a result could leave ±(2^53−1) (`function-not-exact`): declare
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
   * The expression in place of a number.
   *
   * The result is a number that stands for the expression: `x + 1` is refused when the chart is synthesised, use
   * `plus(1)`.
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
   * The whole part of the quotient. Rejected when the divisor could be 0 (`function-not-exact`).
   *
   * @param other a number or a number expression.
   */
  public dividedBy(other: any): NumberExpression {
    return this.compute('div', other);
  }

  /**
   * What is left over by `dividedBy()`; it has the sign of this number.
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

  /** The largest integer that is not above it. */
  public floor(): NumberExpression {
    return new NumberExpression(call('floor', [requirePresent(this._node)]));
  }

  /** The smallest integer that is not below it. */
  public ceil(): NumberExpression {
    return new NumberExpression(call('ceil', [requirePresent(this._node)]));
  }

  /**
   * Rounded to some digits behind the point. Rejected for numbers that may be negative (`function-not-exact`).
   *
   * @param digits how many, from 0 to 15.
   */
  public round(digits: number): NumberExpression {
    return new NumberExpression(call('round', [requirePresent(this._node), toNode(digits)]));
  }

  /** Without what is behind the point. */
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
