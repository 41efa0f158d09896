/** What a comparison found: milliseconds of each, and how many times as long the first took. */
export interface Comparison {
  readonly ours: number;
  readonly other: number;
  readonly ratio: number;
}

/**
 * Runs two things in turn, so that whatever else the machine does hits both, and takes the median of the ratios.
 *
 * @param pairs how often, after one run of each that does not count.
 */
export function compare(pairs: number, ours: () => void, other: () => void): Comparison {
  const taken = Array.from({ length: pairs + 1 }, () => ({ ours: millisecondsOf(ours), other: millisecondsOf(other) })).slice(1);
  return {
    ours: median(taken.map(t => t.ours)),
    other: median(taken.map(t => t.other)),
    ratio: median(taken.map(t => t.ours / t.other)),
  };
}

function millisecondsOf(body: () => void): number {
  const start = performance.now();
  body();
  return performance.now() - start;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
