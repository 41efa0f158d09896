/**
 * Compares strings by UTF-8 bytes, as Go does; JavaScript compares UTF-16 units.
 *
 * @internal
 */
export function byBytes(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [m, n] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (m !== n) {
      return rank(m) - rank(n);
    }
  }
  return a.length - b.length;
}

/** Surrogates encode characters beyond U+FFFF, so they sort after the units from U+E000. */
function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
