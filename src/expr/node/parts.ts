import { literal } from './literal';
import { CallNode, Node, Part } from './node';
import { mapOf } from '../expression/to-node';

/** The map with the value under a key replaced. @internal */
export function replaceEntry(map: Node, key: string, replace: (value: Node) => Node): Node {
  return mapOf(partsOf(map).map(p => (p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === key ? { ...p, value: replace(p.value) } : p)));
}

/** What a map is made of; one that is data has entries of data. @internal */
export function partsOf(map: Node): readonly Part[] {
  return map.kind === 'map' || map.kind === 'list' ? map.parts
    : map.kind === 'literal' && Array.isArray(map.value) ? map.value.map(v => ({ kind: 'element', value: literal(v) }))
      : map.kind === 'literal' && typeof map.value === 'object' && map.value !== null
        ? Object.entries(map.value).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }))
        : [];
}

/** The value under a literal key of a map. @internal */
export function entryOf(map: Node | undefined, key: string): Node | undefined {
  const entry = map && partsOf(map).find(p => p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === key);
  return entry?.kind === 'entry' ? entry.value : undefined;
}

/** Whether a text joins a list that is written in the chart, with loops and conditions in it. @internal */
export function isWrittenText(node: Node): node is CallNode {
  return node.kind === 'call' && node.fn === 'join' && node.args[1].kind === 'list' && node.args[1].parts.some(p => p.kind !== 'element');
}

/** What an item of a written list can be; undefined when another list is spread into it. @internal */
export function itemsOf(parts: readonly Part[]): Node[] | undefined {
  const items: Node[] = [];
  for (const part of parts) {
    const found = part.kind === 'element' ? [part.value]
      : part.kind === 'each' ? itemsOf(part.body)
        : part.kind === 'when' ? itemsOf([...part.then, ...part.otherwise]) : undefined;
    if (!found) {
      return undefined;
    }
    items.push(...found);
  }
  return items;
}
