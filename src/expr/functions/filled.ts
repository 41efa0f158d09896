import { call } from '../../expr/functions/functions';
import { either, follows } from '../../expr/functions/implication';
import { labelOf } from '../../expr/node/label';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { nodesOfPart } from '../node/children';
import { Refusal } from '../../values/refusal';

/**
 * Whether a map or list in the code of the chart is non-empty: `true` if it always is, otherwise a condition.
 *
 * An empty map or list is rendered as `{}` or `[]`, so the template must test for it. This is not possible for a loop with
 * a conditional body.
 *
 * Raw templates are assumed to be non-empty.
 *
 * @internal
 */
export function isFilled(parts: readonly Part[]): Node | true {
  // First, since behind one of these a loop need not be asked.
  if (parts.some(({ kind }) => kind === 'entry' || kind === 'element')) {
    return true;
  }
  const conditions: Node[] = [];
  for (const part of parts) {
    const condition = partIsFilled(part);
    if (condition === true) {
      return true;
    }
    if (condition) {
      conditions.push(condition);
    }
  }
  return conditions.length === 0 ? NEVER : conditions.length === 1 ? conditions[0] : either(conditions.flatMap(ofMerged));
}

/** The condition that one of several merged maps is non-empty, which is more readable next to other conditions. */
function ofMerged(condition: Node): readonly Node[] {
  return condition.kind === 'call' && condition.fn === 'truthy' ? mergedMaps(condition.args[0]).map(map => call('truthy', [map])) : [condition];
}

/** The maps of a merge; the result has the keys of each. */
function mergedMaps(map: Node): readonly Node[] {
  return map.kind === 'call' && (map.fn === 'merge' || map.fn === 'mergeOverwrite') ? map.args.flatMap(mergedMaps) : [map];
}

/** @internal */
export const NEVER: Node = literal(false);

/** Refuses maps and lists of a manifest that cannot be tested for being empty. @internal */
export function checkFilled(node: Node): void {
  switch (node.kind) {
    case 'map':
    case 'list':
      isFilled(node.parts);
      node.parts.flatMap(nodesOfPart).forEach(checkFilled);
      break;
    case 'choose':
      [node.then, ...node.otherwise ? [node.otherwise] : []].forEach(checkFilled);
      break;
    case 'include':
      checkFilled(node.helper.body);
      break;
  }
}

/** The condition under which a part is non-empty; `true` for always, undefined for never. @internal */
export function partIsFilled(part: Part): Node | true | undefined {
  switch (part.kind) {
    case 'entry':
    case 'element':
      return true;
    case 'splice':
      return part.value.kind === 'include' || part.value.kind === 'raw' || (part.value.type.kind === 'list' && part.value.type.minItems > 0) || call('truthy', [part.value]);
    case 'when': {
      const not = call('not', [part.condition]);
      const then = under(part.condition, isFilled(part.then));
      const otherwise = under(not, isFilled(part.otherwise));
      if (then === part.condition && otherwise === not) {
        return true;
      }
      return then && otherwise ? call('or', [then, otherwise]) : then ?? otherwise;
    }
    case 'each': {
      const body = isFilled(part.body);
      if (body === NEVER) {
        return undefined;
      }
      if (body !== true) {
        throw new Refusal('may-be-empty',
          `the loop over ${labelOf(part.loop.over)} renders items only under a condition, and nothing else is certain to be in the list or map: ` +
          'add an item that is always there, put a condition around the whole, or loop over a value without unwanted items');
      }
      return (part.loop.over.type.kind === 'list' && part.loop.over.type.minItems > 0) || call('truthy', [part.loop.over]);
    }
  }
}

function under(condition: Node, filled: Node | true): Node | undefined {
  return filled === true ? condition : filled === NEVER ? undefined : follows(filled, condition) ? condition : call('and', [condition, filled]);
}
