import * as fc from 'fast-check';
import { BothOutputs, RUNS } from '../support/equivalence';
import { SEED } from '../support/runs';
import { SmallChart } from '../support/small-chart';
import { BooleanExpression } from '../../src';

/** A condition: one of the flags, or what is made of such. */
type Asked = number | { readonly not: Asked } | { readonly and: readonly [Asked, Asked] } | { readonly or: readonly [Asked, Asked] };

/** What a list or map is made of: something, an inner list or map, or parts under a condition, whose `else` may be empty. */
type Part = { readonly list: readonly Part[] } | { readonly map: readonly Part[] } | { readonly asked: Asked; readonly then: readonly Part[]; readonly otherwise: readonly Part[] } | null;

const FLAGS = ['first', 'second', 'third'];

const { parts } = fc.letrec<{ asked: Asked; part: Part; parts: Part[] }>(tie => ({
  asked: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.nat(FLAGS.length - 1),
    fc.record({ not: tie('asked') }),
    fc.record({ and: fc.tuple(tie('asked'), tie('asked')) }),
    fc.record({ or: fc.tuple(tie('asked'), tie('asked')) }),
  ),
  part: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.record({ asked: tie('asked'), then: tie('parts'), otherwise: fc.oneof(fc.constant([]), tie('parts')) }),
    fc.record({ list: tie('parts') }),
    fc.record({ map: tie('parts') }),
  ),
  parts: fc.oneof(
    { weight: 3, arbitrary: fc.array(tie('part'), { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.tuple(tie('asked'), tie('asked'), tie('asked')).map(alternatives) },
  ),
}));

/** Neighbours that exclude each other, the last of which is there when no other is, or some of those times. */
function alternatives([a, b, last]: readonly [Asked, Asked, Asked]): Part[] {
  return [a, { and: [{ not: a }, b] } as Asked, { and: [{ not: a }, last === 0 ? { not: b } : last] } as Asked]
    .map(asked => ({ asked, then: [null], otherwise: [] }));
}

/** A chart with all of them, each item and entry of its own. */
class ConditionsChart extends SmallChart {
  constructor(trees: readonly Part[][]) {
    super(c => {
      const flags = FLAGS.map(name => c.values.boolean(name, { description: 'Something.' }));
      const asked = (of: Asked): BooleanExpression => (typeof of === 'number' ? flags[of]
        : 'not' in of ? asked(of.not).not()
          : 'and' in of ? asked(of.and[0]).and(asked(of.and[1])) : asked(of.or[0]).or(asked(of.or[1])));
      let count = 0;
      const value = (part: Part): any => (part === null ? count++ : 'list' in part ? list(part.list) : map((part as { map: Part[] }).map));
      const list = (of: readonly Part[]): any[] => of.flatMap(part => (part !== null && 'asked' in part
        ? [...asked(part.asked).ifTrue(list(part.then), part.otherwise.length ? list(part.otherwise) : undefined)] : [value(part)]));
      const map = (of: readonly Part[]): any => of.reduce<any>((made, part) => (part !== null && 'asked' in part
        ? { ...made, ...asked(part.asked).ifTrue(map(part.then), part.otherwise.length ? map(part.otherwise) : undefined) } : { ...made, [`k${count++}`]: value(part) }), {});
      c.holder({ flags: flags.map(flag => flag.asAny()), ...Object.fromEntries(trees.flatMap((tree, i) => [[`list${i}`, list(tree)], [`map${i}`, map(tree)]])) });
    });
  }
}

const EVERY = Array.from({ length: 2 ** FLAGS.length }, (_, bits) => ({ files: [Object.fromEntries(FLAGS.map((name, i) => [name, (bits >> i) % 2 === 1]))] }));

test(`conditions in each other and beside each other come out the same, whatever holds (SEED=${SEED})`, async () => {
  const both = new BothOutputs(new ConditionsChart(fc.sample(parts, { seed: SEED, numRuns: Math.ceil(RUNS / 5) })));
  await both.agree(...EVERY);
  expect(both.tally).toMatchObject({ rendered: EVERY.length, refused: 0 });
});
