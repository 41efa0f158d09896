/** The known name that was probably meant: close enough, or the only one with this prefix, or with nearly all of it, such as replicaCount for replicas. @internal */
export function closest(name: string, known: readonly string[]): string | undefined {
  const begin = (length: number) => known.filter(candidate => candidate.toLowerCase().startsWith(name.toLowerCase().slice(0, length)));
  const [longer, alike] = [name.length >= 3 ? begin(name.length) : [], name.length >= 6 ? begin(name.length - 1) : []];
  return misspelt(name, known) ?? [longer, alike].find(found => found.length === 1)?.[0];
}

/** The known name that differs in a few characters. @internal */
export function misspelt(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  const ranked = known
    .map(candidate => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked.length > 0 && ranked[0].distance <= limit ? ranked[0].candidate : undefined;
}

/** The Damerau-Levenshtein distance: characters added, removed, replaced or swapped with their neighbour. */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? rows[i - 2][j - 2] + 1 : Infinity,
      );
    }
  }
  return rows[a.length][b.length];
}
