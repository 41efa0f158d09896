import { sameNode } from '../expr/equal';
import { Node, Part, WhenPart } from '../expr/node';

/**
 * Neighbours of which one is there just when the other is not, as one part with an `else`.
 *
 * @internal
 */
export function withAlternatives(parts: readonly Part[]): readonly Part[] {
  return parts.reduce<Part[]>((done, part) => {
    const last = done.pop();
    const both = last && alternatives(conditional(last), conditional(part));
    return both ? [...done, both] : [...done, ...last ? [last] : [], part];
  }, []);
}

function alternatives(a: WhenPart | undefined, b: WhenPart | undefined): WhenPart | undefined {
  if (!a || !b) {
    return undefined;
  }
  const [without, notWith] = [negated(a.condition), negated(b.condition)];
  return notWith && sameNode(notWith, a.condition) ? { ...a, otherwise: b.then }
    : without && sameNode(without, b.condition) ? { ...b, otherwise: a.then } : undefined;
}

/** The part as what is there under a condition and else nothing; undefined where it is not that. */
function conditional(part: Part): WhenPart | undefined {
  if (part.kind === 'when') {
    return part.otherwise.length === 0 && part.then.length > 0 ? part : undefined;
  }
  if (part.kind !== 'entry' && part.kind !== 'element') {
    return undefined;
  }
  const { value } = part;
  return value.kind === 'choose' && !value.otherwise ? { kind: 'when', condition: value.condition, then: [{ ...part, value: value.then }], otherwise: [] } : undefined;
}

function negated(node: Node): Node | undefined {
  return node.kind === 'call' && node.fn === 'not' ? node.args[0] : undefined;
}
