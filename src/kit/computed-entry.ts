import { AnyExpression } from '../expr/expression/any-expression';
import { toNode } from '../expr/expression/to-node';
import { mapOf } from '../expr/node/collections';

/**
 * A map with a single entry whose key is known only with the values. It may not stand beside other entries, whose keys could be equal.
 *
 * @internal
 */
export function computedEntry(key: string, value: any): any {
  return new AnyExpression(mapOf([{ kind: 'entry', key: toNode(key), value: toNode(value) }])).asAny();
}
