import { AnyExpression } from './any-expression';
import { CollectionExpression } from './collection-expression';
import { BooleanExpression, orEmpty, requirePresent } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { ListExpression } from './list-expression';
import { toNode } from './to-node';

/**
 * A map: a declared map or a fragment of Kubernetes YAML.
 *
 * @see https://masterminds.github.io/sprig/dicts.html
 */
export class MapExpression extends CollectionExpression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /** An optional map, or an empty map if it is not set. Rejected for a map that is always present (`value-always-present`). */
  public orEmpty(): MapExpression {
    return new MapExpression(orEmpty(this._node));
  }

  /**
   * Whether the map has the key.
   *
   * @param key a string or a string expression.
   */
  public hasKey(key: any): BooleanExpression {
    return new BooleanExpression(call('hasKey', [requirePresent(this._node), toNode(key)]));
  }

  /**
   * The value at a path within the map.
   *
   * @param path keys, separated by dots.
   * @param otherwise the result if there is no value; 0, false and empty strings are values.
   */
  public dig(path: string, otherwise: any): AnyExpression {
    return new AnyExpression(call('dig', [...(typeof path === 'string' ? path.split('.') : [path]).map(literal), toNode(otherwise), requirePresent(this._node)]));
  }

  /** The keys in byte order. */
  public keys(): ListExpression {
    return new ListExpression(call('keys', [requirePresent(this._node)]));
  }

  /**
   * The entries without the given keys.
   *
   * @param keys the keys to omit.
   */
  public omit(...keys: string[]): MapExpression {
    return new MapExpression(call('omit', [requirePresent(this._node), ...keys.map(literal)]));
  }

  /**
   * The entries with the given keys.
   *
   * @param keys the keys to keep.
   */
  public pick(...keys: string[]): MapExpression {
    return new MapExpression(call('pick', [requirePresent(this._node), ...keys.map(literal)]));
  }

  /**
   * All combinations of the items of a map of lists: a list of maps, each with the keys of this map and one item of each list. The last
   * key changes first; an empty map has one combination, which is empty.
   *
   * ```ts
   * new ForEach(this, 'runs', { over: grid.product(1000), itemName: 'parameters' });
   * ```
   *
   * @param most the greatest number of combinations: of more, these are the first.
   */
  public product(most: number): ListExpression {
    return new ListExpression(call('product', [literal(most), requirePresent(this._node)]));
  }

  /**
   * The entries of two maps of strings; entries of this map override those of the other.
   *
   * @param other a map or a map expression.
   */
  public merge(other: any): MapExpression {
    return new MapExpression(call('merge', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * The entries of two maps of strings; entries of the other map override those of this one.
   *
   * @param other a map or a map expression.
   */
  public mergeOverwrite(other: any): MapExpression {
    return new MapExpression(call('mergeOverwrite', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * The value of a key in a map of strings, or an empty string.
   *
   * @param key a string or a string expression.
   */
  public get(key: any): AnyExpression {
    return new AnyExpression(call('get', [requirePresent(this._node), toNode(key)]));
  }
}
