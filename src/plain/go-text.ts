import { isPrintable } from './printable';
import { FormatPiece, FormatPlace } from '../expr/functions/printf';
import { Json } from '../values/shape';

/**
 * A string in double quotes, as formatted by `%q` in Go.
 *
 * @see https://pkg.go.dev/strconv#Quote
 * @internal
 */
export function goQuote(text: string): string {
  return `"${[...text].map(quoteChar).join('')}"`;
}

const ESCAPES: Record<string, string> = {
  '"': '\\"', '\\': '\\\\', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v',
};

function quoteChar(char: string): string {
  const code = char.codePointAt(0)!;
  if (ESCAPES[char] !== undefined) {
    return ESCAPES[char];
  }
  const hex = code.toString(16);
  return isPrintable(code) ? char
    : code < 0x20 || code === 0x7f ? `\\x${hex.padStart(2, '0')}`
      : code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Whitespace in Go; that of JavaScript includes U+FEFF and lacks NEL. @internal */
export const SPACE = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/**
 * A scalar as formatted by `%v` in Go. An integer that Helm casts is never -0; one that is not cast can be, and its type
 * keeps it below the limit where a float64 gets an exponent.
 *
 * @internal
 */
export function goText(value: Json): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** @see https://pkg.go.dev/fmt @internal */
export function goFormat(pieces: readonly FormatPiece[], args: readonly Json[]): string {
  const rest = [...args];
  return pieces.map(piece => (typeof piece === 'string' ? piece : place(piece, rest.shift()!))).join('');
}

function place({ verb, left, zeros, sign, width, precision }: FormatPlace, arg: Json): string {
  switch (verb) {
    case 's':
      return pad([...String(arg)].slice(0, precision).join(''), width, left);
    case 'q':
      return goQuote(String(arg));
    case 'v':
    case 't':
      return pad(typeof arg === 'number' ? String(arg + 0) : String(arg), width, left);
    case 'd':
      return padNumber(String(Number(arg) + 0), width, left, zeros, sign);
    case 'x':
      return padNumber(Number(arg).toString(16), width, left, zeros, sign);
    case 'X':
      return padNumber(Number(arg).toString(16).toUpperCase(), width, left, zeros, sign);
    case 'o':
      return padNumber(Number(arg).toString(8), width, left, zeros, sign);
    case 'b':
      return padNumber(Number(arg).toString(2), width, left, zeros, sign);
    case 'f':
      return padNumber(fixed(Number(arg), precision ?? 6), width, left, zeros, sign);
  }
}

function padNumber(text: string, width: number, left: boolean, zeros: boolean, sign: boolean): string {
  const signed = sign && !text.startsWith('-') ? `+${text}` : text;
  if (!zeros) {
    return pad(signed, width, left);
  }
  const mark = /^[-+]?/.exec(signed)![0];
  return mark + signed.slice(mark.length).padStart(width - mark.length, '0');
}

function pad(text: string, width: number, left: boolean): string {
  const spaces = ' '.repeat(Math.max(0, width - [...text].length));
  return left ? text + spaces : spaces + text;
}

/** With a number of decimal places, rounding half to even; `toFixed` rounds half up. */
function fixed(n: number, digits: number): string {
  const [numerator, denominator] = fractionOf(Math.abs(n));
  const scaled = numerator * 10n ** BigInt(digits);
  const [quotient, rest] = [scaled / denominator, scaled % denominator];
  const up = rest * 2n > denominator || (rest * 2n === denominator && quotient % 2n === 1n);
  const text = String(up ? quotient + 1n : quotient).padStart(digits + 1, '0');
  const sign = n < 0 || Object.is(n, -0) ? '-' : '';
  return `${sign}${text.slice(0, text.length - digits)}${digits ? `.${text.slice(-digits)}` : ''}`;
}

/** The exact value of a non-negative float64 as a fraction. */
function fractionOf(n: number): [bigint, bigint] {
  let [numerator, exponent] = [n, 0];
  while (!Number.isInteger(numerator)) {
    // Doubling is exact.
    numerator *= 2;
    exponent++;
  }
  return [BigInt(numerator), 2n ** BigInt(exponent)];
}
