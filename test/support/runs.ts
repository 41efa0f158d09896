import * as fc from 'fast-check';

/** What tests generate follows from it: the `SEED` that a run printed repeats it. */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** How many releases of each chart are rendered. Whatever else is generated is in proportion to it. */
export const USUAL = 300;

const RUNS = Number(process.env.RUNS ?? USUAL);

/** What becomes of a count that is meant for the usual `RUNS`. */
export function scaled(count: number): number {
  return Math.ceil(count * RUNS / USUAL);
}

/** For tests that compare whole batches with another program: their titles show the seed. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns: scaled(count) });
}

/** The fewest of so many that can be a share of them: chance may take some, and may take all of a few. */
export function fewest(share: number, of: number): number {
  return of * share - chance(share, of);
}

/** The most of so many that can be a share of them. */
export function most(share: number, of: number): number {
  return of * share + chance(share, of);
}

/** Four standard deviations: once in thirty thousand times it is more. */
function chance(share: number, of: number): number {
  return 4 * Math.sqrt(of * share * (1 - share));
}
