import * as fc from 'fast-check';
import { BothOutputs } from '../support/equivalence';
import { sample, SEED } from '../support/runs';
import { SmallChart } from '../support/small-chart';
import { BooleanExpression, Fn, When } from '../../src';
import { ConfigText } from '../../src/kit';

/** A condition: whether there is something in one of the values, or what is made of such. */
type Asked = number | { readonly not: Asked } | { readonly and: readonly [Asked, Asked] } | { readonly or: readonly [Asked, Asked] };

/**
 * What a list or map is made of: something, one of the values, what is in it, an inner list or map, or parts under a
 * condition, whose `else` may be empty.
 */
type Part = { readonly value: number } | { readonly spread: number } | { readonly list: readonly Part[] } | { readonly map: readonly Part[] }
  | { readonly asked: Asked; readonly then: readonly Part[]; readonly otherwise: readonly Part[] } | null;

/** Values of several types, and what each is when there is something in it. */
const GIVEN = { flag: true, text: 'a', list: ['b'], map: { c: 'd' } };
const NAMES = Object.keys(GIVEN);

const { parts } = fc.letrec<{ asked: Asked; part: Part; parts: Part[] }>(tie => ({
  asked: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.nat(NAMES.length - 1),
    fc.record({ not: tie('asked') }),
    fc.record({ and: fc.tuple(tie('asked'), tie('asked')) }),
    fc.record({ or: fc.tuple(tie('asked'), tie('asked')) }),
  ),
  part: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.record({ value: fc.nat(NAMES.length - 1) }),
    fc.record({ spread: fc.nat(NAMES.length - 1) }),
    fc.record({ asked: tie('asked'), then: tie('parts'), otherwise: fc.oneof(fc.constant([]), tie('parts')) }),
    // What is asked for and placed, which a template says by `with`.
    fc.tuple(fc.nat(NAMES.length - 1), fc.constantFrom('value', 'spread'), fc.oneof(fc.constant([]), tie('parts')))
      .map(([asked, how, otherwise]) => ({ asked, then: [{ [how]: asked } as unknown as Part], otherwise })),
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
    .map((asked, i) => ({ asked, then: [i === 0 && typeof a === 'number' ? { value: a } : null], otherwise: [] }));
}

/** A chart with all of them, each item and entry of its own. */
class ConditionsChart extends SmallChart {
  constructor(trees: readonly Part[][]) {
    super(c => {
      const { values: v } = c;
      const description = 'Something.';
      const [flag, text, list, map] = [v.boolean('flag', { description }), v.string('text', { description }), v.list('list', { description }), v.map('map', { description })];
      const conditions = [flag, text.isTruthy(), list.isTruthy(), map.isTruthy()];
      const asked = (of: Asked): BooleanExpression => (typeof of === 'number' ? conditions[of]
        : 'not' in of ? asked(of.not).not()
          : 'and' in of ? asked(of.and[0]).and(asked(of.and[1])) : asked(of.or[0]).or(asked(of.or[1])));
      let count = 0;
      const key = (): string => `k${count++}`;
      const one = (part: Part): any => (part === null ? count++
        : 'value' in part ? [flag, text, list, map][part.value].asAny()
          : 'list' in part ? items(part.list) : entries((part as { map: Part[] }).map));
      const items = (of: readonly Part[]): any[] => of.flatMap((part): any[] => (part !== null && 'asked' in part
        ? [...asked(part.asked).ifTrue(items(part.then), part.otherwise.length ? items(part.otherwise) : undefined)]
        : part !== null && 'spread' in part
          ? [() => [...flag.ifTrue(['e'])], () => [text.asString()], () => [...list.asAny()], () => [...map.loop().items(count++)]][part.spread]()
          : [one(part)]));
      const entries = (of: readonly Part[]): any => of.reduce<any>((made, part) => (part !== null && 'asked' in part
        ? { ...made, ...asked(part.asked).ifTrue(entries(part.then), part.otherwise.length ? entries(part.otherwise) : undefined) }
        : part !== null && 'spread' in part ? { ...made, [key()]: items([part]) }
          : { ...made, [key()]: one(part) }), {});
      c.holder({ all: [flag.asAny(), text.asAny(), list.asAny(), map.asAny()], ...Object.fromEntries(trees.flatMap((tree, i) => [[`list${i}`, items(tree)], [`map${i}`, entries(tree)]])) });
    });
  }
}

const EVERY = Array.from({ length: 2 ** NAMES.length }, (_, bits) => ({ files: [Object.fromEntries(Object.entries(GIVEN).filter((__, i) => (bits >> i) % 2 === 1))] }));

test(`conditions in each other and beside each other come out the same, whatever holds (SEED=${SEED})`, async () => {
  const both = new BothOutputs(new ConditionsChart(sample(parts, 60)));
  await both.agree(...EVERY);
  expect(both.tally).toMatchObject({ rendered: EVERY.length, refused: 0 });
});

/** Charts in which one condition fails for some values, and says nothing new where another one holds, or does not. */
const FAILING: Array<[sentence: string, body: (c: SmallChart, on: BooleanExpression, fails: BooleanExpression) => void]> = [
  ['of which one would be behind an else', (c, on, fails) => {
    c.holder({ a: [...on.ifTrue([1]), ...fails.and(on.not()).ifTrue([2]), ...fails.not().and(on.not()).ifTrue([3])] });
  }],
  ['that follows from another', (c, on, fails) => { c.holder({ a: [0, ...fails.or(on).ifTrue([1])] }, 'held', undefined, new When(c, 'when', { condition: on })); }],
  ['that follows from another around it', (c, on, fails) => {
    c.holder({ on: on.asAny() }, 'always');
    c.holder({}, 'held', undefined, new When(new When(c, 'outer', { condition: fails.or(on) }), 'inner', { condition: on }));
  }],
  ['in front of one from which it follows', (c, on, fails) => {
    c.holder({ on: on.asAny() }, 'always');
    c.holder({}, 'held', undefined, new When(new When(c, 'outer', { condition: on }), 'inner', { condition: fails.and(on).or(fails.not().and(on)) }));
  }],
  ['of which a part is known', (c, on, fails) => {
    c.holder({ on: on.asAny() }, 'always');
    c.holder({}, 'held', undefined, new When(new When(c, 'outer', { condition: on.and(fails).not() }), 'inner', { condition: on }));
  }],
];

test.each(FAILING)('a condition that may fail is asked where it was written: one %s', async (_, body) => {
  for (const fails of [(c: SmallChart) => c.values.string('version', { default: '1.0.0', description: 'A version.' }).satisfies('>=1.2'),
    (c: SmallChart) => c.values.fragment('version', { description: 'Anything.' }).dig('a.b', '').isTruthy()]) {
    const both = new BothOutputs(new SmallChart(c => body(c, c.values.boolean('flag', { description: 'Something.' }), fails(c))));
    const given = [true, false].flatMap(flag => ['1.3.0', 'none', { a: 'none' }, { a: { b: 'c' } }].map(version => ({ files: [{ flag, version }] })));
    await both.agree(...given);
    expect(both.tally.rendered).toBeGreaterThan(1);
    expect(both.tally.refused - both.tally.invalid).toBeGreaterThan(0);
  }
});

test('of two strings, both are evaluated in both outputs, in any position', async () => {
  const chart = (body: (c: SmallChart, choice: BooleanExpression, fails: string) => void) => new BothOutputs(new SmallChart(c => {
    const version = c.values.string('version', { default: '1.0.0', description: 'A version.' });
    body(c, c.values.boolean('flag', { description: 'Something.' }), Fn.ternary(version.satisfies('>=1.2'), 'new', 'old').asString());
  }));
  const given = [true, false].flatMap(flag => ['1.3.0', 'none'].map(version => ({ files: [{ flag, version }] })));
  for (const both of [
    chart((c, flag, fails) => c.holder({ a: Fn.ternary(flag, fails, 'none').asString(), b: flag.ifTrue(fails, 'none') })),
    chart((c, flag, fails) => c.holder({ a: `of ${Fn.ternary(flag, fails, 'none')}`, b: Fn.join(',', ['a', flag.ifTrue(fails, 'none')]).asString() })),
    chart((c, flag, fails) => c.holder({ a: c.defineString('choice', 'One of two.', flag.ifTrue(fails, 'none')).asString() })),
    chart((c, flag, fails) => c.holder({ a: c.defineString('choice', 'One of two.', Fn.ternary(flag, fails, 'none').asString()).b64enc().asString() })),
    chart((c, flag, fails) => c.holder({ a: c.defineString('choice', 'One of two.', `of ${Fn.ternary(flag, fails, 'none')}`).asString() })),
  ]) {
    await both.agree(...given);
    expect(both.tally).toMatchObject({ rendered: 2, refused: 2 });
  }
});

test('of two structures that a function takes, both are evaluated in both outputs', async () => {
  const both = new BothOutputs(new SmallChart(c => {
    const version = c.values.string('version', { default: '1.0.0', description: 'A version.' });
    const flag = c.values.boolean('flag', { description: 'Something.' });
    const fails = Fn.ternary(version.satisfies('>=1.2'), 'new', 'old').asString();
    c.holder({ text: ConfigText.json({ k: flag.ifTrue([fails], ['none']), l: flag.ifTrue({ of: fails }, {}) }) });
  }));
  await both.agree(...[true, false].flatMap(flag => ['1.3.0', 'none'].map(version => ({ files: [{ flag, version }] }))));
  expect(both.tally).toMatchObject({ rendered: 2, refused: 2 });
});
