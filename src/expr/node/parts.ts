import { literal } from './literal';
import { CallNode, Node, Part } from './node';
import { mapOf } from './collections';

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

/** What a map gives to the one that it is spread into: its parts, or the map itself where the values hold it. @internal */
export function spread(map: Node): Part[] {
  return map.kind === 'choose' ? [{ kind: 'when', condition: map.condition, then: spread(map.then), otherwise: map.otherwise ? spread(map.otherwise) : [] }]
    : map.kind === 'map' || map.kind === 'literal' ? [...partsOf(map)] : [{ kind: 'splice', value: map }];
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

/** Whether the node leaves its place out under some condition. @internal */
export function mayBeLeftOut(node: Node): boolean {
  return node.kind === 'choose' && (!node.otherwise || mayBeLeftOut(node.then) || mayBeLeftOut(node.otherwise));
}

/** A place that is left out under a condition becomes a part that exists under it. @internal */
export function leaveOut(value: Node, part: (value: Node) => Part): Part[] {
  if (value.kind === 'choose' && mayBeLeftOut(value)) {
    return [Object.freeze({
      kind: 'when',
      condition: value.condition,
      then: leaveOut(value.then, part),
      otherwise: value.otherwise ? leaveOut(value.otherwise, part) : [],
    })];
  }
  return [Object.freeze(part(value))];
}

/** All entries of a map or elements of a list, as parts of another one. @internal */
export function splice(value: Node): Part[] {
  switch (value.kind) {
    case 'choose':
      return [Object.freeze({
        kind: 'when',
        condition: value.condition,
        then: splice(value.then),
        otherwise: value.otherwise ? splice(value.otherwise) : [],
      })];
    case 'map':
    case 'list':
      return [...value.parts];
    case 'literal':
      if (Array.isArray(value.value)) {
        return value.value.map(v => ({ kind: 'element', value: literal(v) }));
      }
      if (typeof value.value === 'object') {
        return Object.entries(value.value ?? {}).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }));
      }
  }
  return [Object.freeze({ kind: 'splice', value })];
}
