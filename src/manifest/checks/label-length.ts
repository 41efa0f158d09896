import { Node } from '../../expr/node/node';
import { entryOf, leavesOf, keyOf, partsOf } from '../../expr/node/parts';
import { labelOf } from '../../expr/node/label';
import { Refusal } from '../../values/refusal';

/** Lists of a pod whose items have names that are DNS labels. */
const LISTS = new Set(['volumes', 'volumeMounts', 'containers', 'initContainers']);
const MAX_LABEL = 63;

/**
 * Refuses a name within a pod that could be too long for Kubernetes, such as that of a volume, which a level-2 construct
 * derives from the name of a ConfigMap.
 *
 * @internal
 */
export function checkLabels(node: Node): void {
  if (node.kind !== 'map' && node.kind !== 'list') {
    return;
  }
  for (const part of leavesOf(node.parts)) {
    if (part.kind === 'entry' && LISTS.has(keyOf(part) ?? '')) {
      leavesOf(partsOf(part.value)).forEach(item => item.kind === 'element' && checkName(part.key, item.value));
    }
    if (part.kind === 'entry' || part.kind === 'element') {
      checkLabels(part.value);
    }
  }
}

function checkName(list: Node, item: Node): void {
  const name = entryOf(item, 'name');
  // The length of a name that is a single value is limited by its declaration.
  if (name?.kind === 'concat' && name.type.kind === 'string' && name.type.maxLength > MAX_LABEL) {
    throw new Refusal('name-too-long',
      `a name in ${labelOf(list)} is made of ${labelOf(name)} and may have more than ${MAX_LABEL} characters: set a short name, such as { name: 'config' } for a Volume of cdk8s-plus`);
  }
}
