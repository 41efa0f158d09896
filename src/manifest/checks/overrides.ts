import { sameNode } from '../../expr/node/equal';
import { EachPart, Node, Part, WhenPart } from '../../expr/node/node';
import { entryOf, isMapKey, onlyElement } from '../../expr/node/parts';
import { call } from '../../expr/functions/functions';
import { terms } from '../../expr/functions/implication';

/**
 * Splits a list in which the entries of a map override items: an item A is rendered unless the map has the key A, followed
 * by an item for each key. Its names are distinct if they are distinct among the items (overridden or not) and the others,
 * and among the keys and the others, since the key A replaces the item A. So two lists are checked, neither of which tests
 * whether items are overridden. Any other list is returned unchanged.
 *
 * @internal
 */
export function overridesApart(parts: readonly Part[], field: string): readonly (readonly Part[])[] {
  const byKey = parts.filter((part): part is EachPart => part.kind === 'each' && isMapKey(entryOf(onlyElement(part.body), field), part.loop));
  if (byKey.length !== 1) {
    return [parts];
  }
  const [{ loop: { over } }] = byKey;
  const overridden: Part[] = [];
  const others = withOverridden(parts, over, field, part => {
    overridden.push(part);
    return [];
  });
  return overridden.length === 0 ? [parts] : [withOverridden(parts, over, field, part => [part]).filter(part => !byKey.includes(part as EachPart)), others];
}

/** The parts, with those that the map overrides changed. */
function withOverridden(parts: readonly Part[], map: Node, field: string, change: (part: Part) => readonly Part[]): Part[] {
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind !== 'when') {
      return [part];
    }
    const always = unlessOverridden(part, map, field);
    if (always) {
      return change(always);
    }
    const [then, otherwise] = [part.then, part.otherwise].map(branch => withOverridden(branch, map, field, change));
    return then.length + otherwise.length > 0 ? [{ ...part, then, otherwise }] : [];
  });
}

/** An item that is there unless the map has its name, without that condition. */
function unlessOverridden({ condition, then, otherwise }: WhenPart, map: Node, field: string): Part | undefined {
  const name = otherwise.length ? undefined : entryOf(onlyElement(then), field);
  const asked = terms('and', condition);
  const left = name?.kind === 'literal' ? asked.filter(term => !sameNode(term, call('not', [call('hasKey', [map, name])]))) : asked;
  return left.length === asked.length ? undefined
    : left.length === 0 ? then[0] : { kind: 'when', condition: left.length > 1 ? call('and', left) : left[0], then, otherwise: [] };
}
