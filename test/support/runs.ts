import * as fc from 'fast-check';

/** How tests generate: `SEED` repeats a run, `RUNS` says how much is tried (300 is the usual amount). */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const FACTOR = Number(process.env.RUNS ?? 300) / 300;

/** For tests that compare whole batches with another program: their titles show the seed. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns: Math.ceil(count * FACTOR) });
}
