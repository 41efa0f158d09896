import { sameNode } from '../../expr/node/equal';
import { EachPart, Node, Part, WhenPart } from '../../expr/node/node';
import { entryOf, isMapKey, onlyElement } from '../../expr/node/parts';
import { call } from '../../expr/functions/functions';
import { terms } from '../../expr/functions/implication';

/**
 * A list in which the entries of a map override items: an item A is there unless the map has the key A, and then comes an
 * item for each key. That no two items have the same name is the same as that no two have among the items, overridden or not,
 * and the others, and no two among the keys and the others: where the item A is overridden, the key A stands for it. So it is
 * asked in two lists, of which none asks for each item whether it is overridden. Any other list is asked as it is.
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
