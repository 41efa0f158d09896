import { AnyExpression } from './any-expression';
import { CollectionExpression } from './collection-expression';
import { BooleanExpression, orEmpty, requirePresent } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { StringExpression } from './string-expression';
import { toNode } from './to-node';

/**
 * A list: a declared list, or what a function makes of one.
 *
 * @see https://masterminds.github.io/sprig/lists.html
 */
export class ListExpression extends CollectionExpression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /** An optional list, or an empty one when it is absent. Rejected for a list that always is there (`value-always-present`). */
  public orEmpty(): ListExpression {
    return new ListExpression(orEmpty(this._node));
  }

  /**
   * The items as one text.
   *
   * @param separator what stands between two items.
   */
  public join(separator: string): StringExpression {
    return new StringExpression(call('join', [literal(separator), requirePresent(this._node)]));
  }

  /**
   * Whether an item equals the given one.
   *
   * @param item a literal or an expression of the kind of the items.
   */
  public has(item: any): BooleanExpression {
    return new BooleanExpression(call('has', [toNode(item), requirePresent(this._node)]));
  }

  /** The first item. Rejected for a list that may be empty (`function-not-exact`): declare `minItems`. */
  public first(): AnyExpression {
    return new AnyExpression(call('first', [requirePresent(this._node)]));
  }

  /** The last item. Rejected for a list that may be empty (`function-not-exact`): declare `minItems`. */
  public last(): AnyExpression {
    return new AnyExpression(call('last', [requirePresent(this._node)]));
  }

  /** All items but the first. */
  public rest(): ListExpression {
    return new ListExpression(call('rest', [requirePresent(this._node)]));
  }

  /** All items but the last. */
  public initial(): ListExpression {
    return new ListExpression(call('initial', [requirePresent(this._node)]));
  }

  /** The items from the last to the first. */
  public reverse(): ListExpression {
    return new ListExpression(call('reverse', [requirePresent(this._node)]));
  }

  /** The items that are not empty. */
  public compact(): ListExpression {
    return new ListExpression(call('compact', [requirePresent(this._node)]));
  }

  /**
   * The items but for some. Rejected for lists of numbers (`function-not-exact`).
   *
   * @param items literals or expressions of the kind of the items.
   */
  public without(...items: any[]): ListExpression {
    return new ListExpression(call('without', [requirePresent(this._node), ...items.map(toNode)]));
  }

  /**
   * The items, then one more.
   *
   * @param item a literal or an expression of the kind of the items.
   */
  public append(item: any): ListExpression {
    return new ListExpression(call('append', [requirePresent(this._node), toNode(item)]));
  }

  /**
   * One more item, then the items.
   *
   * @param item a literal or an expression of the kind of the items.
   */
  public prepend(item: any): ListExpression {
    return new ListExpression(call('prepend', [requirePresent(this._node), toNode(item)]));
  }

  /** The items in the order of their bytes. Rejected for lists of anything but strings (`function-not-exact`). */
  public sorted(): ListExpression {
    return new ListExpression(call('sortAlpha', [requirePresent(this._node)]));
  }

  /** The items, each once. Rejected for lists of numbers and of structures (`function-not-exact`). */
  public uniq(): ListExpression {
    return new ListExpression(call('uniq', [requirePresent(this._node)]));
  }

  /**
   * The items of this list, then those of another.
   *
   * @param other a list or a list expression.
   */
  public concat(other: any): ListExpression {
    return new ListExpression(call('concat', [requirePresent(this._node), toNode(other)]));
  }
}
