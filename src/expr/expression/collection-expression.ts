import { Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { Loop } from './loop';
import { NumberExpression } from './number-expression';
import { StringExpression } from './string-expression';

/**
 * Methods of lists and maps.
 */
export abstract class CollectionExpression extends Expression {
  /**
   * A loop over the items, or over the entries in the order of their keys, for list items and map entries in a manifest.
   * For objects, use `ForEach`.
   *
   * @param name the variable for an item in the template. @default - the last part of the value path, in the singular
   */
  public loop(name?: string): Loop {
    return Loop._over(this._node, name);
  }

  /** Number of items or entries. */
  public length(): NumberExpression {
    return new NumberExpression(call('len', [requirePresent(this._node)]));
  }

  /** As JSON, with `<`, `>` and `&` escaped and keys in byte order. */
  public toJson(): StringExpression {
    return new StringExpression(call('toJson', [requirePresent(this._node)]));
  }

  /** As JSON without unnecessary escapes. */
  public toRawJson(): StringExpression {
    return new StringExpression(call('toRawJson', [requirePresent(this._node)]));
  }

  /** As indented JSON. */
  public toPrettyJson(): StringExpression {
    return new StringExpression(call('toPrettyJson', [requirePresent(this._node)]));
  }
}
