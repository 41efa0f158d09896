import { Document, isCollection, isMap, isScalar, isSeq, Node, Scalar } from 'yaml';
import { Json } from '../../values/shape';

/** Comments by the path of what they are above: `['services', 'minio']`, or `['ports', 0]`. @internal */
export type Comments = ReadonlyArray<readonly [path: ReadonlyArray<string | number>, text: string]>;

/**
 * YAML with comments, for files that people read and change.
 *
 * @param head the comment at its beginning.
 * @internal
 */
export function commentedYaml(data: Json, head: string, comments: Comments): string {
  // Programs in Go read words such as `no` as YAML 1.1 has them.
  const document = new Document(data, { schema: 'yaml-1.1', aliasDuplicateObjects: false });
  for (const [path, text] of comments) {
    commented(document.contents, path).commentBefore = text.split('\n').map(line => ` ${line}`).join('\n');
  }
  spaced(document.contents);
  const top = head.split('\n').map(line => `#${line === '' ? '' : ` ${line}`}\n`).join('');
  return `${top}\n${document.toString({ lineWidth: 0 })}`;
}

/** What a comment belongs to: the key of an entry, or an item. */
function commented(root: unknown, path: ReadonlyArray<string | number>): Node {
  const [around, last] = [path.slice(0, -1), path[path.length - 1]];
  const parent = around.length === 0 ? root : isMap(root) || isSeq(root) ? root.getIn(around, true) : undefined;
  const found = isMap(parent) ? parent.items.map(({ key }) => key).find((key): key is Scalar => isScalar(key) && key.value === last)
    : isSeq(parent) ? parent.items[last as number] : undefined;
  if (found === undefined) {
    throw new Error(`there is nothing to comment at ${path.join('.')}`);
  }
  return found as Node;
}

/** Lists and maps stand apart, and so do maps within a map. */
function spaced(root: unknown): void {
  for (const { key, value } of isMap(root) ? root.items : []) {
    isScalar(key) && (key.spaceBefore = isCollection(value));
    (isMap(value) ? value.items : []).slice(1).forEach(({ key: inner, value: part }) => isScalar(inner) && (inner.spaceBefore = isMap(part) && part.items.length > 1));
  }
}
