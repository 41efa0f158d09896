import { literal } from './literal';
import { CallNode, LeafPart, Loop, Node, Part } from './node';

/** The parts of a map; those of a literal are literals. @internal */
export function partsOf(map: Node): readonly Part[] {
  return map.kind === 'map' || map.kind === 'list' ? map.parts
    : map.kind === 'literal' && Array.isArray(map.value) ? map.value.map(v => ({ kind: 'element', value: literal(v) }))
      : map.kind === 'literal' && typeof map.value === 'object' && map.value !== null
        ? Object.entries(map.value).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }))
        : [];
}

/** The parts of a map or list that is spread into another: its parts, or itself if it comes from values. @internal */
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

/** The key of an entry, if it is a literal. @internal */
export function keyOf(part: Part): string | undefined {
  return part.kind === 'entry' && part.key.kind === 'literal' ? String(part.key.value) : undefined;
}

/** All leaf parts, in any condition and loop. @internal */
export function leavesOf(parts: readonly Part[]): LeafPart[] {
  return parts.flatMap(part => (part.kind === 'when' ? leavesOf([...part.then, ...part.otherwise]) : part.kind === 'each' ? leavesOf(part.body) : [part]));
}

/**
 * The parts with changed leaf parts, in the same conditions and loops. Conditions and loops that become empty are omitted.
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

/** The only element of a list. @internal */
export function onlyElement([part, ...others]: readonly Part[]): Node | undefined {
  return part?.kind === 'element' && others.length === 0 ? part.value : undefined;
}

/** Whether it is the key of a loop over a map, which is distinct for each item. @internal */
export function isMapKey(node: Node | undefined, loop: Loop): boolean {
  return node?.kind === 'key' && node.loop === loop && loop.over.type.kind === 'map';
}

/** The value under a literal key of a map. @internal */
export function entryOf(map: Node | undefined, key: string): Node | undefined {
  const entry = map && partsOf(map).find(p => keyOf(p) === key);
  return entry?.kind === 'entry' ? entry.value : undefined;
}

/** Whether a string joins a list in the code of the chart, with loops and conditions. @internal */
export function isWrittenText(node: Node): node is CallNode {
  return node.kind === 'call' && node.fn === 'join' && node.args[1].kind === 'list' && node.args[1].parts.some(p => p.kind !== 'element');
}

/** The possible items of a list in the code of the chart; undefined if another list is spread into it. @internal */
export function writtenItems(parts: readonly Part[]): Node[] | undefined {
  const leaves = leavesOf(parts);
  return leaves.every(leaf => leaf.kind === 'element') ? leaves.map(({ value }) => value) : undefined;
}

/** Whether the field is omitted under some condition. @internal */
export function mayBeLeftOut(node: Node): boolean {
  return node.kind === 'choose' && (!node.otherwise || mayBeLeftOut(node.then) || mayBeLeftOut(node.otherwise));
}

/** Converts a conditional value to a conditional part. @internal */
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
