import { literal } from './literal';
import { Node, Part } from './node';
import { mapOf } from './to-node';

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
