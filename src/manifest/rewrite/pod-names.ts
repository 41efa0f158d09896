import { labelOf } from '../../expr/node/label';
import { listOf, mapOf } from '../../expr/node/collections';
import { nameWithin } from '../../expr/functions/name-within';
import { LeafPart, Node } from '../../expr/node/node';
import { keyOf, leavesOf, mapParts, partsOf } from '../../expr/node/parts';
import { isStructure, StringType } from '../../expr/node/type';
import { MAX_LABEL } from '../names/names';
import { Refusal } from '../../values/refusal';

/** Lists in a pod spec whose items have DNS labels as names. */
const LISTS: readonly (string | undefined)[] = ['volumes', 'volumeMounts', 'volumeDevices', 'containers', 'initContainers'];

/**
 * An object whose names of volumes and containers are short enough, such as that of a volume, which a level-2 construct
 * derives from the name of a ConfigMap. The same string is truncated to the same name, so a mount has the name of its volume.
 *
 * @param list the list that the node is an item of, if it is one of these.
 * @internal
 */
export function withFittingNames(node: Node, list?: string): Node {
  // Unchanged nodes keep their identity.
  if (!holdsLongName(node, list)) {
    return node;
  }
  if (node.kind === 'choose') {
    return { ...node, then: withFittingNames(node.then, list), ...node.otherwise && { otherwise: withFittingNames(node.otherwise, list) } };
  }
  const parts = mapParts(partsOf(node), part => [part.kind === 'splice' ? part : {
    ...part, value: isLongName(part, list) ? fitting(part.value, list!) : withFittingNames(part.value, listAt(part, list)),
  }]);
  return node.kind === 'list' ? listOf(parts) : mapOf(parts);
}

function holdsLongName(node: Node, list?: string): boolean {
  switch (node.kind) {
    case 'choose':
      return isStructure(node.type) && [node.then, ...node.otherwise ? [node.otherwise] : []].some(one => holdsLongName(one, list));
    case 'map':
    case 'list':
      return leavesOf(node.parts).some(part => part.kind !== 'splice' && (isLongName(part, list) || holdsLongName(part.value, listAt(part, list))));
    default:
      return false;
  }
}

/** The list that the value of a part is in. */
function listAt(part: LeafPart, list: string | undefined): string | undefined {
  const key = keyOf(part);
  return part.kind === 'element' ? list : LISTS.includes(key) ? key : undefined;
}

/** The length of a name that is a single value is limited by its declaration. */
function isLongName(part: LeafPart, list: string | undefined): boolean {
  return list !== undefined && keyOf(part) === 'name' && part.value.kind === 'concat' && (part.value.type as StringType).maxLength > MAX_LABEL;
}

function fitting(name: Node, list: string): Node {
  if (!(name.type as StringType).chars.isAscii) {
    throw new Refusal('name-too-long',
      `a name in ${list} is made of ${labelOf(name)}, may have more than ${MAX_LABEL} characters and others than those of a name: set a short name, such as { name: 'config' } for a Volume of cdk8s-plus`);
  }
  return nameWithin(MAX_LABEL, name);
}
