import { literal } from './literal';
import { CallNode, LeafPart, Loop, Node, Part } from './node';

/** What a map is made of; one that is data has entries of data. @internal */
export function partsOf(map: Node): readonly Part[] {
  return map.kind === 'map' || map.kind === 'list' ? map.parts
    : map.kind === 'literal' && Array.isArray(map.value) ? map.value.map(v => ({ kind: 'element', value: literal(v) }))
      : map.kind === 'literal' && typeof map.value === 'object' && map.value !== null
        ? Object.entries(map.value).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }))
        : [];
}

/** What a map or list gives to the one that it is spread into: its parts, or itself where the values hold it. @internal */
export function spread(value: Node): Part[] {
  switch (value.kind) {
    case 'choose': {
      const [then, otherwise] = [spread(value.then), value.otherwise ? spread(value.otherwise) : []];
      return then.length + otherwise.length > 0 ? [Object.freeze({ kind: 'when', condition: value.condition, then, otherwise })] : [];
    }
    case 'map':
    case 'list':
      return [...value.parts];
    case 'literal':
      if (typeof value.value === 'object') {
        return [...partsOf(value)];
      }
  }
  return [Object.freeze({ kind: 'splice', value })];
}

/** The key of an entry, where it is known. @internal */
export function keyOf(part: Part): string | undefined {
  return part.kind === 'entry' && part.key.kind === 'literal' ? String(part.key.value) : undefined;
}

/** What the parts give under any condition and in any loop. @internal */
export function leavesOf(parts: readonly Part[]): LeafPart[] {
  return parts.flatMap(part => (part.kind === 'when' ? leavesOf([...part.then, ...part.otherwise]) : part.kind === 'each' ? leavesOf(part.body) : [part]));
}

/**
 * The parts with what they give changed, under the same conditions and in the same loops. A condition or loop in which
 * nothing is left is left out.
 *
 * @internal
 */
export function mapParts(parts: readonly Part[], change: (leaf: LeafPart) => readonly Part[]): Part[] {
  return parts.flatMap((part): readonly Part[] => {
    switch (part.kind) {
      case 'when': {
        const [then, otherwise] = [mapParts(part.then, change), mapParts(part.otherwise, change)];
        return then.length + otherwise.length > 0 ? [{ ...part, then, otherwise }] : [];
      }
      case 'each': {
        const body = mapParts(part.body, change);
        return body.length > 0 ? [{ ...part, body }] : [];
      }
      default:
        return change(part);
    }
  });
}

/** The element of a list that has no other parts. @internal */
export function onlyElement([part, ...others]: readonly Part[]): Node | undefined {
  return part?.kind === 'element' && others.length === 0 ? part.value : undefined;
}

/** Whether it is the key that a loop over a map is at: no two items of such a loop have the same. @internal */
export function isMapKey(node: Node | undefined, loop: Loop): boolean {
  return node?.kind === 'key' && node.loop === loop && loop.over.type.kind === 'map';
}

/** The value under a literal key of a map. @internal */
export function entryOf(map: Node | undefined, key: string): Node | undefined {
  const entry = map && partsOf(map).find(p => keyOf(p) === key);
  return entry?.kind === 'entry' ? entry.value : undefined;
}

/** Whether a string joins a list that is written in the chart, with loops and conditions in it. @internal */
export function isWrittenText(node: Node): node is CallNode {
  return node.kind === 'call' && node.fn === 'join' && node.args[1].kind === 'list' && node.args[1].parts.some(p => p.kind !== 'element');
}

/** What an item of a written list can be; undefined when another list is spread into it. @internal */
export function writtenItems(parts: readonly Part[]): Node[] | undefined {
  const leaves = leavesOf(parts);
  return leaves.every(leaf => leaf.kind === 'element') ? leaves.map(({ value }) => value) : undefined;
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
