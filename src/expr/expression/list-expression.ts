import { AnyExpression } from './any-expression';
import { CollectionExpression } from './collection-expression';
import { BooleanExpression, orEmpty, requirePresent } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { StringExpression } from './string-expression';
import { toNode } from './to-node';

/**
 * A list: a declared list, or the result of a function.
 *
 * @see https://masterminds.github.io/sprig/lists.html
 */
export class ListExpression extends CollectionExpression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /** An optional list, or an empty list if it is not set. Rejected for a list that is always present (`value-always-present`). */
  public orEmpty(): ListExpression {
    return new ListExpression(orEmpty(this._node));
  }

  /**
   * The items joined to a string.
   *
   * @param separator the separator.
   */
  public join(separator: string): StringExpression {
    return new StringExpression(call('join', [literal(separator), requirePresent(this._node)]));
  }

  /**
   * Whether an item equals the given one.
   *
   * @param item a literal or an expression of the type of the items.
   */
  public has(item: any): BooleanExpression {
    return new BooleanExpression(call('has', [toNode(item), requirePresent(this._node)]));
  }

  /** The first item. Rejected for a list that can be empty (`function-not-exact`): declare `minItems`. */
  public first(): AnyExpression {
    return new AnyExpression(call('first', [requirePresent(this._node)]));
  }

  /** The last item. Rejected for a list that can be empty (`function-not-exact`): declare `minItems`. */
  public last(): AnyExpression {
    return new AnyExpression(call('last', [requirePresent(this._node)]));
  }

  /** All items except the first. */
  public rest(): ListExpression {
    return new ListExpression(call('rest', [requirePresent(this._node)]));
  }

  /** All items except the last. */
  public initial(): ListExpression {
    return new ListExpression(call('initial', [requirePresent(this._node)]));
  }

  /** The items in reverse order. */
  public reverse(): ListExpression {
    return new ListExpression(call('reverse', [requirePresent(this._node)]));
  }

  /** The non-empty items. */
  public compact(): ListExpression {
    return new ListExpression(call('compact', [requirePresent(this._node)]));
  }

  /**
   * The items except the given ones. Rejected for lists of numbers (`function-not-exact`).
   *
   * @param items literals or expressions of the type of the items.
   */
  public without(...items: any[]): ListExpression {
    return new ListExpression(call('without', [requirePresent(this._node), ...items.map(toNode)]));
  }

  /**
   * The items, followed by another item.
   *
   * @param item a literal or an expression of the type of the items.
   */
  public append(item: any): ListExpression {
    return new ListExpression(call('append', [requirePresent(this._node), toNode(item)]));
  }

  /**
   * Another item, followed by the items.
   *
   * @param item a literal or an expression of the type of the items.
   */
  public prepend(item: any): ListExpression {
    return new ListExpression(call('prepend', [requirePresent(this._node), toNode(item)]));
  }

  /**
   * A random sample of the items, in their order: those with the least hashes of seed and item. It is the same in both outputs, and
   * another item in the list replaces at most one of them. Of equal items, all are in it or none.
   *
   * @param count the number of items, an integer or a number expression from 0.
   * @param seed a string, or an expression of one: another one is another sample.
   */
  public sample(count: any, seed: any): ListExpression {
    return new ListExpression(call('sample', [toNode(count), toNode(seed), requirePresent(this._node)]));
  }

  /**
   * The maps of the list, each with those entries of another map whose keys it does not have. Rejected for lists of other items
   * (`argument-type`).
   *
   * @param others a map or a map expression.
   */
  public completedBy(others: any): ListExpression {
    return new ListExpression(call('complete', [toNode(others), requirePresent(this._node)]));
  }

  /** The items in byte order. Only for lists of strings, otherwise rejected (`function-not-exact`). */
  public sorted(): ListExpression {
    return new ListExpression(call('sortAlpha', [requirePresent(this._node)]));
  }

  /** The items without duplicates. Rejected for lists of numbers, lists and maps (`function-not-exact`). */
  public uniq(): ListExpression {
    return new ListExpression(call('uniq', [requirePresent(this._node)]));
  }

  /**
   * The items of this list, followed by those of another.
   *
   * @param other a list or a list expression.
   */
  public concat(other: any): ListExpression {
    return new ListExpression(call('concat', [requirePresent(this._node), toNode(other)]));
  }
}
