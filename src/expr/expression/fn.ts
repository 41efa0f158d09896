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
import { checkStruct } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';

/**
 * A raw template, and its value in plain YAML.
 */
export interface RawProps {
  /** The template: one action, or text with actions. */
  readonly template: string;

  /** The value in plain YAML: an expression, or data with expressions. Its type (string, integer, list …) is the type of the result. */
  readonly plain: any;
}

/**
 * Functions of several expressions. Arguments are literals or expressions.
 *
 * @see https://helm.sh/docs/chart_template_guide/function_list/
 */
export class Fn {
  /**
   * The first non-empty string, or the last.
   *
   * @param texts two or more strings or string expressions.
   */
  public static coalesce(...texts: any[]): StringExpression {
    return new StringExpression(call('coalesce', texts.map(text => (text instanceof Expression ? text._node : toNode(text)))));
  }

  /**
   * One of two values, depending on a condition. To omit a field, use `ifTrue()`.
   *
   * @param condition any expression.
   * @param then the result if the condition is truthy.
   * @param otherwise the result if it is not.
   */
  public static ternary(condition: Expression, then: any, otherwise: any): AnyExpression {
    return new AnyExpression(call('ternary', [toNode(then), toNode(otherwise), requireExpression(condition, 'ternary: the condition', 'use ?:').isTruthy()._node]));
  }

  /**
   * A formatted string.
   *
   * @param format a string with `%s` for strings, `%d` for integers, `%q` for quoted strings, optionally with a width:
   * `%05d`, `%-10s`.
   * @param args the arguments of the verbs.
   */
  public static printf(format: string, ...args: any[]): StringExpression {
    return new StringExpression(call('printf', [literal(format), ...args.map(toNode)]));
  }

  /**
   * True if all conditions are truthy.
   *
   * @param conditions one or more expressions.
   */
  public static all(...conditions: Expression[]): BooleanExpression {
    return truths('all', conditions).reduce((all, one) => all.and(one));
  }

  /**
   * True if at least one condition is truthy.
   *
   * @param conditions one or more expressions.
   */
  public static any(...conditions: Expression[]): BooleanExpression {
    return truths('any', conditions).reduce((any, one) => any.or(one));
  }

  /**
   * A list of literals and expressions of one type, to call list functions on. In a manifest, write a TypeScript array.
   *
   * @param items the items.
   */
  public static list(...items: any[]): ListExpression {
    return new ListExpression(call('list', items.map(toNode)));
  }

  /**
   * The items of a list, joined to a string. A list in the code of the chart may have items under a condition and from
   * loops:
   * `Fn.join(',', ['fixed', ...host.items(host.key.asString()), ...debug.ifTrue(['verbose'])])`.
   *
   * @param separator the separator.
   * @param items a list of strings, numbers or booleans, or a list expression.
   */
  public static join(separator: string, items: any): StringExpression {
    return new StringExpression(call('join', [literal(separator), textsOf(toNode(items))]));
  }

  /**
   * The integers from 0 up to, but not including, an end, for loops.
   *
   * @param end an integer or a number expression, at most 10000.
   */
  public static until(end: any): ListExpression {
    return new ListExpression(call('until', [toNode(end)]));
  }

  /**
   * A raw template, for what expressions cannot express, and its value in plain YAML.
   *
   * ```ts
   * Fn.raw({ template: `{{ ${title} | snakecase }}`, plain: slug }).asString()
   * ```
   *
   * Expressions in the template become references to their values, in loops too; outside of braces they are rendered
   * without quotes. `.Values.a.b` works too. The dot and `$` are the top-level context of a template.
   *
   * A string or number result is quoted or cast as needed. A list or object result is YAML lines, which are indented as
   * needed; `nindent` in them is relative to their first column.
   *
   * The library cannot check that template and value are equal: `cdk8s-mlops verify` compares them with a real Helm, for
   * the defaults, the environments and the `ciValues` of the chart.
   *
   * Rejected: unclosed braces and blocks, functions that depend on randomness, the time or the cluster, and functions that
   * modify the values (`raw-template`), undeclared values (`value-undeclared`), and lists or objects as arguments of
   * functions and in loops (`structure-as-argument`).
   */
  public static raw(props: RawProps): AnyExpression {
    checkStruct('RawProps', props, 'Fn.raw()');
    return new AnyExpression(rawNode(props.template, props.plain));
  }

  private constructor() {
  }
}

function truths(fn: string, conditions: readonly Expression[]): BooleanExpression[] {
  if (conditions.length === 0) {
    throw new Refusal('argument-type', `${fn}: got no condition, expected one or more expressions`);
  }
  return conditions.map(one => requireExpression(one, `${fn}: a condition`, `use ${fn === 'all' ? '&&' : '||'}`).isTruthy());
}

/** A list in the code of the chart, with its items as strings. */
function textsOf(list: Node): Node {
  const written = list.kind === 'list' || (list.kind === 'literal' && Array.isArray(list.value));
  return written ? listOf(mapParts(partsOf(list), part => [part.kind === 'element' ? { ...part, value: asText(part.value) } : part])) : list;
}
