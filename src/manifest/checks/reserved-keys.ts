import { pathOf } from './usage';
import { sameNode } from '../../expr/node/equal';
import { labelOf } from '../../expr/node/label';
import { Node, Part } from '../../expr/node/node';
import { walk } from '../../expr/node/children';
import { keyOf, partsOf } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';
import { Field, ObjectShape, Shape } from '../../values/shape';

/**
 * The keys that maps of the values must not have, because the chart sets them where it renders the map.
 *
 * A duplicate key would be lost in one output and refused in another. If the schema cannot exclude it, the chart is
 * refused.
 *
 * @internal
 */
export class ReservedKeys {
  private readonly reserved = new Map<string, Set<string>>();

  /** Refuses keys that could be duplicate in a map of the expression. */
  public collect(root: Node): void {
    walk(root, node => {
      if (node.kind === 'map') {
        reserveIn(node.parts, this.reserved);
      }
    });
  }

  /** Excludes a key from a map of values. Refuses a computed map, unless it omits the key. */
  public reserve(map: Node, key: string): void {
    for (const part of openMap(map).filter(p => couldBe(p, key))) {
      const path = pathOf(part.keys);
      if (path === undefined) {
        throw new Refusal('keys-may-clash', `${labelOf(part.keys)} may contain the key "${key}", which only the chart may set: remove it with omit("${key}")`);
      }
      this.reserved.set(path, new Set([...this.reserved.get(path) ?? [], key]));
    }
  }

  /** The values, without the reserved keys. */
  public applyTo(values: ObjectShape): ObjectShape {
    return this.reserved.size ? reserve(values, '', this.reserved) as ObjectShape : values;
  }
}

function reserveIn(parts: readonly Part[], reserved: Map<string, Set<string>>): void {
  const keys = fixedKeys(parts);
  const fixed = new Set(keys);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined && !parts.some(p => p.kind === 'when')) {
    throw new Refusal('keys-may-clash',
      `duplicate key "${twice}": remove it in one place, which may be a helper such as the labels`);
  }
  const open = openParts(parts);
  for (const [i, part] of open.entries()) {
    for (const other of open.slice(i + 1)) {
      if (!disjoint(part, other)) {
        throw new Refusal('keys-may-clash',
          `${labelOf(part.keys)} and ${labelOf(other.keys)} are spread into one map, and their keys may be equal: ` +
          'merge them with merge() or mergeOverwrite(), or give the keys of one a prefix');
      }
    }
    const clashing = [...fixed].filter(key => couldBe(part, key) && !givesWay(parts, key, part.keys));
    if (clashing.length === 0) {
      continue;
    }
    const path = part.prefix === '' ? pathOf(part.keys) : undefined;
    if (path === undefined) {
      throw new Refusal('keys-may-clash',
        `${labelOf(part.keys)} may add the key ${clashing.map(k => JSON.stringify(k)).join(' or ')}, which the map already has: ` +
        'give the keys a prefix, or remove these keys with omit()');
    }
    reserved.set(path, new Set([...reserved.get(path) ?? [], ...clashing]));
  }
}

interface OpenPart {
  /** The map with the keys. */
  readonly keys: Node;
  /** The prefix of every key. */
  readonly prefix: string;
  /** The keys that the map omits. */
  readonly without: readonly string[];
  /** The merged map, if several maps are merged first. */
  readonly merged?: Node;
  /** Its conditions. */
  readonly under?: readonly Branch[];
}

interface Branch {
  readonly when: Part;
  readonly holds: boolean;
}

function openParts(parts: readonly Part[]): OpenPart[] {
  return parts.flatMap((part): OpenPart[] => {
    switch (part.kind) {
      case 'splice':
        return openMap(part.value);
      case 'when':
        return [true, false].flatMap(holds => openParts(holds ? part.then : part.otherwise)
          .map(open => ({ ...open, under: [...open.under ?? [], { when: part, holds }] })));
      case 'each':
        return part.body.flatMap(p => {
          if (p.kind !== 'entry' || p.key.kind === 'literal') {
            return openParts([p]);
          }
          const first = p.key.kind === 'concat' ? p.key.parts[0] : p.key;
          return [{ keys: part.loop.over, prefix: first.kind === 'literal' ? String(first.value) : '', without: [] }];
        });
      default:
        return [];
    }
  });
}

function openMap(node: Node): OpenPart[] {
  switch (node.kind) {
    case 'include':
      return node.helper.body.kind === 'map' ? openParts(node.helper.body.parts) : [];
    case 'raw':
      return openMap(node.plain);
    case 'map':
      return openParts(node.parts);
    case 'literal':
      return [];
    case 'call':
      if (node.fn === 'omit') {
        return [{ keys: node.args[0], prefix: '', without: node.args.slice(1).map(a => (a.kind === 'literal' ? String(a.value) : '')) }];
      }
      if ((node.fn === 'merge' || node.fn === 'mergeOverwrite') && node.args.every(map => pathOf(map) !== undefined)) {
        return node.args.map(keys => ({ keys, prefix: '', without: [], merged: node }));
      }
  }
  return [{ keys: node, prefix: '', without: [] }];
}

function fixedKeys(parts: readonly Part[]): string[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'entry':
        return keyOf(part) ?? [];
      case 'splice':
        return part.value.kind === 'include' ? fixedKeys(partsOf(part.value.helper.body)) : part.value.kind === 'raw' ? fixedKeys(partsOf(part.value.plain)) : [];
      case 'when':
        return [...fixedKeys(part.then), ...fixedKeys(part.otherwise)];
      default:
        return [];
    }
  });
}

function couldBe(part: OpenPart, key: string): boolean {
  return key.startsWith(part.prefix) && !part.without.includes(key);
}

/** Whether the chart sets the key only if the map does not have it. */
function givesWay(parts: readonly Part[], key: string, map: Node): boolean {
  const entries = parts.filter(p => fixedKeys([p]).includes(key));
  return entries.every(p => p.kind === 'when' && p.otherwise.length === 0 && asksFor(p.condition, key, map)
    || p.kind === 'when' && [...p.then, ...p.otherwise].filter(inner => fixedKeys([inner]).includes(key)).every(inner => givesWay([inner], key, map)));
}

function asksFor(condition: Node, key: string, map: Node): boolean {
  if (condition.kind === 'call' && condition.fn === 'and') {
    return condition.args.some(arg => asksFor(arg, key, map));
  }
  const [asked] = condition.kind === 'call' && condition.fn === 'not' ? condition.args : [];
  return asked?.kind === 'call' && asked.fn === 'hasKey' && sameNode(asked.args[0], map)
    && asked.args[1].kind === 'literal' && asked.args[1].value === key;
}

function disjoint(a: OpenPart, b: OpenPart): boolean {
  return (!a.prefix.startsWith(b.prefix) && !b.prefix.startsWith(a.prefix))
    || (a.merged !== undefined && a.merged === b.merged)
    || (a.under ?? []).some(one => (b.under ?? []).some(other => one.when === other.when && one.holds !== other.holds));
}

function reserve(shape: Shape, path: string, reserved: ReadonlyMap<string, ReadonlySet<string>>): Shape {
  const keys = reserved.get(path);
  switch (shape.kind) {
    case 'object':
      return { ...shape, fields: reserveFields(shape.fields, path, reserved) };
    case 'list':
      return { ...shape, items: reserve(shape.items, `${path}[]`, reserved) };
    case 'map':
      return {
        ...shape,
        items: reserve(shape.items, `${path}[]`, reserved),
        keys: keys ? { ...shape.keys, reserved: [...keys].sort() } : shape.keys,
      };
    case 'raw':
      return {
        ...shape,
        ...shape.fields && { fields: reserveFields(shape.fields, path, reserved) },
        ...keys && { reserved: [...keys].sort() },
      };
    default:
      return shape;
  }
}

function reserveFields(fields: { readonly [name: string]: Field }, path: string, reserved: ReadonlyMap<string, ReadonlySet<string>>): { [name: string]: Field } {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) =>
    [name, { ...field, shape: reserve(field.shape, path === '' ? name : `${path}.${name}`, reserved) }]));
}
