import { AnyExpression } from '../expr/expression/any-expression';
import { MapExpression } from '../expr/expression/map-expression';
import { toNode } from '../expr/expression/to-node';
import { mapOf } from '../expr/node/collections';
import { Part } from '../expr/node/node';
import { keyOf, mapParts, spread } from '../expr/node/parts';

/** The entries of a map, in the code of the chart or from values, without that of a key. @internal */
export function withoutKey(map: any, key: string): any {
  return new AnyExpression(mapOf(mapParts(spread(toNode(map)), (leaf): Part[] => {
    switch (leaf.kind) {
      case 'entry':
        return keyOf(leaf) === key ? [] : [leaf];
      case 'splice':
        return [{ kind: 'splice', value: new MapExpression(leaf.value).omit(key)._node }];
      default:
        return [leaf];
    }
  }))).asAny();
}
