import { labelOf } from '../../expr/node/label';
import { Node, Part } from '../../expr/node/node';
import { childrenOf } from '../../expr/node/children';
import { entryOf, partsOf } from '../../expr/node/parts';
import { Document } from '../../manifest/model/model';

const POLICY = ['annotations', 'helm.sh/resource-policy'];

/**
 * Whether Helm keeps the object on uninstallation (`helm.sh/resource-policy: keep`): the paths of the values that decide
 * it, possibly none; undefined if it does not.
 *
 * @internal
 */
export function keptBy(document: Document): string[] | undefined {
  const metadata = entryOf(document.body, 'metadata');
  return metadata && decidedBy(metadata, POLICY);
}

/**
 * Whether Kubernetes keeps claims that it has made for the pods of the object.
 *
 * @internal
 */
export function keepsClaims({ kind, body }: Document): boolean {
  const spec = kind === 'StatefulSet' ? entryOf(body, 'spec') : undefined;
  return spec !== undefined && decidedBy(spec, ['volumeClaimTemplates']) !== undefined && decidedBy(spec, ['persistentVolumeClaimRetentionPolicy']) === undefined;
}

/** The values in the innermost condition of a map entry; undefined if there is no such entry. */
function decidedBy(map: Node, path: readonly string[]): string[] | undefined {
  return map.kind === 'choose' ? under(map.condition, decidedBy(map.then, path) ?? (map.otherwise && decidedBy(map.otherwise, path)))
    : first(partsOf(map), part => decidedByPart(part, path));
}

function decidedByPart(part: Part, [key, ...rest]: readonly string[]): string[] | undefined {
  switch (part.kind) {
    case 'entry':
      return part.key.kind !== 'literal' || part.key.value !== key ? undefined : rest.length === 0 ? [] : decidedBy(part.value, rest);
    case 'when':
      return under(part.condition, first([...part.then, ...part.otherwise], inner => decidedByPart(inner, [key, ...rest])));
    default:
      return undefined;
  }
}

function under(condition: Node, inner: string[] | undefined): string[] | undefined {
  return inner?.length === 0 ? valuesIn(condition) : inner;
}

function first(parts: readonly Part[], find: (part: Part) => string[] | undefined): string[] | undefined {
  return parts.map(find).find(found => found !== undefined);
}

/** The paths of the values that an expression reads; for items of a loop, the paths within the item. @internal */
export function valuesIn(node: Node): string[] {
  const paths = node.kind === 'value' || (node.kind === 'item' && node.path.length > 0) ? [labelOf(node)] : childrenOf(node).flatMap(valuesIn);
  return [...new Set(paths)];
}
