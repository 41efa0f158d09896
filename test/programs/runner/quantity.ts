const FACTORS: { readonly [suffix: string]: number } = {
  '': 1, 'm': 1e-3, 'k': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'P': 1e15, 'E': 1e18,
  'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40, 'Pi': 2 ** 50, 'Ei': 2 ** 60,
};

/** The number that a quantity of Kubernetes means, such as 1.5Gi or 250m. */
export function quantity(text: string | number): number {
  const match = /^([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)([a-zA-Z]*)$/.exec(String(text));
  if (match === null || !(match[2] in FACTORS)) {
    throw new Error(`not a quantity: ${JSON.stringify(text)}`);
  }
  return Number(match[1]) * FACTORS[match[2]];
}
