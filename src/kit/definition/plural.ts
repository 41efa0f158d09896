/** The name of a kind in URLs, as most projects form it. @internal */
export function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  return /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}
