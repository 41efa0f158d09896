import { Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { Loop } from './loop';
import { NumberExpression } from './number-expression';
import { StringExpression } from './string-expression';

/**
 * What lists and maps have in common.
 */
export abstract class CollectionExpression extends Expression {
  /**
   * A loop over the items, or over the entries in the order of their keys, for list items and map entries within a
   * manifest. For whole objects use `ForEach`.
   *
   * @param name what the template calls an item. @default - the last part of the value's path, in the singular
   */
  public loop(name?: string): Loop {
    return Loop._over(this._node, name);
  }

  /** How many items or entries there are. */
  public length(): NumberExpression {
    return new NumberExpression(call('len', [requirePresent(this._node)]));
  }

  /** As JSON, with `<`, `>` and `&` escaped and keys in the order of their bytes. */
  public toJson(): StringExpression {
    return new StringExpression(call('toJson', [requirePresent(this._node)]));
  }

  /** As JSON with nothing escaped that need not be. */
  public toRawJson(): StringExpression {
    return new StringExpression(call('toRawJson', [requirePresent(this._node)]));
  }

  /** As JSON on several lines. */
  public toPrettyJson(): StringExpression {
    return new StringExpression(call('toPrettyJson', [requirePresent(this._node)]));
  }
}
