import { AnyExpression } from './any-expression';
import { BooleanExpression, Expression } from './expression';
import { call } from './functions';
import { ListExpression } from './list-expression';
import { literal } from './literal';
import { StringExpression } from './string-expression';
import { toNode } from './to-node';

/**
 * Functions of several expressions. Arguments are literals or expressions.
 *
 * @see https://helm.sh/docs/chart_template_guide/function_list/
 */
export class Fn {
  /**
   * The first text that is not empty, or the last.
   *
   * @param texts two or more texts or string expressions.
   */
  public static coalesce(...texts: any[]): StringExpression {
    return new StringExpression(call('coalesce', texts.map(text => (text instanceof Expression ? text._node : toNode(text)))));
  }

  /**
   * One of two, by a condition. To leave a place out, use `ifTrue()`.
   *
   * @param condition any expression.
   * @param then what it is when the condition is truthy.
   * @param otherwise what it is when the condition is not.
   */
  public static ternary(condition: Expression, then: any, otherwise: any): AnyExpression {
    return new AnyExpression(call('ternary', [toNode(then), toNode(otherwise), condition.isTruthy()._node]));
  }

  /**
   * A text made after a format.
   *
   * @param format text with `%s` for texts, `%d` for integers, `%q` for quoted texts, with widths as `%05d` or `%-10s`.
   * @param args what the verbs stand for.
   */
  public static printf(format: string, ...args: any[]): StringExpression {
    return new StringExpression(call('printf', [literal(format), ...args.map(toNode)]));
  }

  /**
   * True when all conditions are truthy.
   *
   * @param conditions one or more expressions.
   */
  public static all(...conditions: Expression[]): BooleanExpression {
    return conditions.slice(1).reduce((all: BooleanExpression, one) => all.and(one), conditions[0].isTruthy());
  }

  /**
   * True when some condition is truthy.
   *
   * @param conditions one or more expressions.
   */
  public static any(...conditions: Expression[]): BooleanExpression {
    return conditions.slice(1).reduce((any: BooleanExpression, one) => any.or(one), conditions[0].isTruthy());
  }

  /**
   * A list of literals and expressions of one kind, for the functions of lists. In a manifest, write the list.
   *
   * @param items what is in the list.
   */
  public static list(...items: any[]): ListExpression {
    return new ListExpression(call('list', items.map(toNode)));
  }

  /**
   * The integers from 0 to below an end, to loop over.
   *
   * @param end an integer or a number expression, at most 10000.
   */
  public static until(end: any): ListExpression {
    return new ListExpression(call('until', [toNode(end)]));
  }

  private constructor() {
  }
}
