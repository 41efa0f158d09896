import * as fc from 'fast-check';

/** How a test generates: `SEED` repeats a run, `RUNS` multiplies how much is tried. */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const FACTOR = Number(process.env.RUNS_FACTOR ?? 1);

/** Values for tests that compare whole batches with another program; the seed is in the title of the failure. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns: Math.ceil(count * FACTOR) });
}
