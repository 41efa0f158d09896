import { sameNode } from '../../expr/node/equal';
import { call } from '../../expr/functions/functions';
import { mayFail } from '../../expr/node/may-fail';
import { Node, Part, WhenPart } from '../../expr/node/node';
import { follows, terms } from '../../expr/functions/implication';

/**
 * Neighbours of which just one is there, as one part with an `else`.
 *
 * @internal
 */
export function withAlternatives(parts: readonly Part[]): readonly Part[] {
  return inPairs(inChains(parts));
}

function inChains(parts: readonly Part[]): readonly Part[] {
  const chained: Part[] = [];
  for (let i = 0; i < parts.length;) {
    const chain = chainAt(parts, i);
    chained.push(chain?.part ?? parts[i]);
    i += chain?.length ?? 1;
  }
  return chained;
}

/**
 * Three or more of which each excludes those before it, and the last is there when none of them is. Behind an `else` a
 * condition is not always asked, so none may fail.
 */
function chainAt(parts: readonly Part[], start: number): { readonly part: Part; readonly length: number } | undefined {
  const chain: WhenPart[] = [];
  for (const part of parts.slice(start)) {
    const next = conditional(part);
    if (!next || mayFail(next.condition) || !chain.every(({ condition }) => excludes(condition, next.condition))) {
      return undefined;
    }
    const left = terms('and', next.condition).filter(term => !chain.some(({ condition }) => followsFromLack(term, condition)));
    if (left.length === 0) {
      return chain.length < 2 ? undefined : {
        part: chain.reduceRight<readonly Part[]>((otherwise, one) => [{ ...one, otherwise }], next.then)[0],
        length: chain.length + 1,
      };
    }
    chain.push(left.length === terms('and', next.condition).length ? next : { ...next, condition: left.length > 1 ? call('and', left) : left[0] });
  }
  return undefined;
}

/** Whether two conditions never hold together, as far as can be seen. */
function excludes(a: Node, b: Node): boolean {
  const denies = (one: Node, other: Node): boolean => terms('and', one).some(term => {
    const without = negated(term);
    return without !== undefined && follows(without, other);
  });
  return denies(a, b) || denies(b, a);
}

/** Whether a condition holds wherever the other does not. */
function followsFromLack(condition: Node, lacking: Node): boolean {
  const [without, notWith] = [negated(condition), negated(lacking)];
  return (without !== undefined && follows(lacking, without)) || (notWith !== undefined && follows(condition, notWith));
}

function inPairs(parts: readonly Part[]): readonly Part[] {
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
