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

  /** An optional map, or an empty one when it is absent. Rejected for a map that always is there (`value-always-present`). */
  public orEmpty(): MapExpression {
    return new MapExpression(orEmpty(this._node));
  }

  /**
   * Whether there is an entry with the key.
   *
   * @param key a string or a string expression.
   */
  public hasKey(key: any): BooleanExpression {
    return new BooleanExpression(call('hasKey', [requirePresent(this._node), toNode(key)]));
  }

  /**
   * What stands at a path within the map.
   *
   * @param path keys, with dots between them.
   * @param otherwise what it is when there is nothing; 0, false and empty strings that are there are kept.
   */
  public dig(path: string, otherwise: any): AnyExpression {
    return new AnyExpression(call('dig', [...path.split('.').map(literal), toNode(otherwise), requirePresent(this._node)]));
  }

  /** The keys in the order of their bytes. */
  public keys(): ListExpression {
    return new ListExpression(call('keys', [requirePresent(this._node)]));
  }

  /**
   * The entries but for some.
   *
   * @param keys the keys to leave out.
   */
  public omit(...keys: string[]): MapExpression {
    return new MapExpression(call('omit', [requirePresent(this._node), ...keys.map(literal)]));
  }

  /**
   * Some of the entries.
   *
   * @param keys the keys to keep.
   */
  public pick(...keys: string[]): MapExpression {
    return new MapExpression(call('pick', [requirePresent(this._node), ...keys.map(literal)]));
  }

  /**
   * The entries of both maps of strings; where both have a key, the entry of this one.
   *
   * @param other a map or a map expression.
   */
  public merge(other: any): MapExpression {
    return new MapExpression(call('merge', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * The entries of both maps of strings; where both have a key, the entry of the other.
   *
   * @param other a map or a map expression.
   */
  public mergeOverwrite(other: any): MapExpression {
    return new MapExpression(call('mergeOverwrite', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * What stands under a key of a map of strings, or an empty string.
   *
   * @param key a string or a string expression.
   */
  public get(key: any): AnyExpression {
    return new AnyExpression(call('get', [requirePresent(this._node), toNode(key)]));
  }
}
