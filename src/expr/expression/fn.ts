import { AnyExpression } from './any-expression';
import { BooleanExpression, Expression } from './expression';
import { call } from '../functions/functions';
import { requireExpression } from './require-expression';
import { ListExpression } from './list-expression';
import { literal } from '../node/literal';
import { Node } from '../node/node';
import { mapParts, partsOf } from '../node/parts';
import { rawNode } from './raw';
import { StringExpression } from './string-expression';
import { asText } from '../functions/concat';
import { toNode } from './to-node';
import { listOf } from '../node/collections';

/**
 * A template, and what it renders to.
 */
export interface RawProps {
  /** The template: one action, or text with actions in it. */
  readonly template: string;

  /** What it renders to: an expression, or data with expressions in it. Its type (string, integer, list …) is that of the whole. */
  readonly plain: any;
}

/**
 * Functions of several expressions. Arguments are literals or expressions.
 *
 * @see https://helm.sh/docs/chart_template_guide/function_list/
 */
export class Fn {
  /**
   * The first string that is not empty, or the last.
   *
   * @param texts two or more strings or string expressions.
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
    return new AnyExpression(call('ternary', [toNode(then), toNode(otherwise), requireExpression(condition, 'ternary: the condition', 'use ?:').isTruthy()._node]));
  }

  /**
   * A formatted string.
   *
   * @param format text with `%s` for strings, `%d` for integers, `%q` for quoted strings, with widths as `%05d` or `%-10s`.
   * @param args the arguments of the verbs.
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
   * True when at least one condition is truthy.
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
   * The items of a list as one string. The list may be written in the chart, with items under a condition and of loops:
   * `Fn.join(',', ['fixed', ...host.items(host.key.asString()), ...debug.ifTrue(['verbose'])])`.
   *
   * @param separator what stands between two items.
   * @param items a list of strings, numbers or booleans, or a list expression.
   */
  public static join(separator: string, items: any): StringExpression {
    return new StringExpression(call('join', [literal(separator), textsOf(toNode(items))]));
  }

  /**
   * The integers from 0 to below an end, to loop over.
   *
   * @param end an integer or a number expression, at most 10000.
   */
  public static until(end: any): ListExpression {
    return new ListExpression(call('until', [toNode(end)]));
  }

  /**
   * A raw template, for what expressions cannot say, and what plain YAML has in its place.
   *
   * ```ts
   * Fn.raw({ template: `{{ ${title} | snakecase }}`, plain: slug }).asString()
   * ```
   *
   * Expressions within the template are the values they stand for, in loops too; outside of braces they are rendered
   * without quotes. `.Values.a.b` may be written as well. The dot and `$` are those at the top of a template.
   *
   * What gives a string or a number is quoted or cast where it stands. What gives a list or an object is lines of YAML, which
   * move to where they stand; an `nindent` in them counts from their own edge.
   *
   * Nobody checks that both say the same: `cdk8s-mlops verify` compares them with a real Helm, for the defaults, the
   * environments and `ciValues` of the chart.
   *
   * Rejected: braces and blocks that do not close, functions that depend on chance, time or the cluster, and those that
   * change the values (`raw-template`), values that were never declared (`value-undeclared`), and lists or objects as
   * arguments of functions and in loops (`structure-as-argument`).
   */
  public static raw(props: RawProps): AnyExpression {
    return new AnyExpression(rawNode(props.template, props.plain));
  }

  private constructor() {
  }
}

/** A list written in the chart, with its items as strings. */
function textsOf(list: Node): Node {
  const written = list.kind === 'list' || (list.kind === 'literal' && Array.isArray(list.value));
  return written ? listOf(mapParts(partsOf(list), part => [part.kind === 'element' ? { ...part, value: asText(part.value) } : part])) : list;
}
