/** The value of a plain scalar; an integer stays exact until it becomes a number. @internal */
export type Resolved = null | boolean | number | bigint | string;

const WORDS = new Map<string, Resolved>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))$/;
// Go reads this as an integer only as a last resort: a sign after the prefix.
const SIGNED_BINARY = /^0b([-+][01]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

/** Resolves a plain scalar by YAML 1.1 as Go's reader does: no sexagesimal numbers, and dates are strings. @internal */
export function resolve(text: string): Resolved {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  if (!/^[-+.0-9]/.test(text)) {
    return text;
  }
  // Underscores are ignored in numbers; one that begins with a dot may have them between digits only.
  if (text.startsWith('.') && /_(?![0-9])|(?<![0-9])_/.test(text)) {
    return text;
  }
  const digits = text.replace(/_/g, '');
  return integer(digits) ?? float(digits) ?? signedBinary(digits) ?? text;
}

function integer(text: string): bigint | undefined {
  const match = INTEGER.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, sign, hex, binary, octal, decimal] = match;
  const size = BigInt(hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : octal !== undefined ? `0o${octal}` : decimal);
  const value = sign === '-' ? -size : size;
  const largest = sign === '' ? UINT64_MAX : INT64_MAX;
  return value >= INT64_MIN && value <= largest ? value : undefined;
}

function float(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function signedBinary(text: string): bigint | undefined {
  const digits = SIGNED_BINARY.exec(text)?.[1];
  if (digits === undefined) {
    return undefined;
  }
  const value = BigInt(`0b${digits.slice(1)}`) * (digits.startsWith('-') ? -1n : 1n);
  return value >= INT64_MIN && value <= INT64_MAX ? value : undefined;
}
