import { labelOf } from '../../expr/node/label';
import { Node, Part } from '../../expr/node/node';
import { childrenOf } from '../../expr/node/children';
import { entryOf, partsOf } from '../../expr/node/parts';
import { Document } from '../../manifest/model/model';

const POLICY = ['annotations', 'helm.sh/resource-policy'];

/**
 * Whether Helm leaves the object where it is when the release goes: the values that decide, of which there may be none;
 * undefined when it does not.
 *
 * @internal
 */
export function keptBy(document: Document): string[] | undefined {
  const metadata = entryOf(document.body, 'metadata');
  return metadata && decidedBy(metadata, POLICY);
}

/** The values that decide whether a map has an entry, of the innermost condition around it; undefined when it never has. */
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

/** The paths of the values that an expression reads; of an item of a loop, what is read of it. @internal */
export function valuesIn(node: Node): string[] {
  const paths = node.kind === 'value' || (node.kind === 'item' && node.path.length > 0) ? [labelOf(node)] : childrenOf(node).flatMap(valuesIn);
  return [...new Set(paths)];
}
