import { walk } from '../expr/owner';
import { Node } from '../expr/node';
import { entryOf, partsOf } from '../expr/parts';
import { Document } from '../manifest/model';

const POLICY = 'helm.sh/resource-policy';

/**
 * Whether Helm leaves the object where it is when the release goes: the values that decide, of which there may be none;
 * undefined when it does not.
 *
 * @internal
 */
export function keptBy(document: Document): string[] | undefined {
  const annotations = entryOf(entryOf(document.body, 'metadata'), 'annotations');
  return annotations && conditionsOf(annotations);
}

function conditionsOf(map: Node): string[] | undefined {
  if (map.kind === 'choose') {
    return conditionsOf(map.then) ?? (map.otherwise && conditionsOf(map.otherwise));
  }
  if (entryOf(map, POLICY)) {
    return [];
  }
  for (const part of partsOf(map)) {
    if (part.kind === 'when' && part.then.some(p => p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === POLICY)) {
      return valuesIn(part.condition);
    }
  }
  return undefined;
}

/** The paths of the values that an expression reads. @internal */
export function valuesIn(node: Node): string[] {
  const paths = new Set<string>();
  walk(node, at => at.kind === 'value' && paths.add(at.path.join('.')));
  return [...paths];
}
