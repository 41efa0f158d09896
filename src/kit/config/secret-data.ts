import { AnyExpression } from '../../expr/expression/any-expression';
import { itemOf, keyOf, loopOver } from '../../expr/expression/loop';
import { toNode } from '../../expr/expression/to-node';
import { call } from '../../expr/functions/functions';
import { mapOf } from '../../expr/node/collections';
import { Part } from '../../expr/node/node';
import { mapParts, spread } from '../../expr/node/parts';

/**
 * The `data` of a Secret with the entries of a map of strings, in the code of the chart or from values.
 *
 * Not `stringData`, which the API server stores elsewhere: an entry that is removed from it would stay.
 *
 * @internal
 */
export function secretData(map: { readonly [key: string]: string }): any {
  return new AnyExpression(mapOf(mapParts(spread(toNode(map)), (leaf): Part[] => {
    if (leaf.kind === 'entry') {
      return [{ ...leaf, value: call('b64enc', [leaf.value]) }];
    }
    const loop = loopOver(leaf.value, 'value');
    return [{ kind: 'each', loop, body: [{ kind: 'entry', key: keyOf(loop), value: call('b64enc', [itemOf(loop)]) }] }];
  }))).asAny();
}
