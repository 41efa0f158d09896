import { HALF_CHARACTER } from '../half-character';
import { Json } from '../shape';

// White space as Go defines it.
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Reads the argument of `--set` from left to right. @internal */
export class TextReader {
  private readonly chars: readonly string[];
  private at = 0;

  /** @param escapes whether a backslash takes the next character as it is. */
  constructor(text: string, private readonly escapes: boolean) {
    this.chars = [...text];
  }

  /** The text before the first of the stops, which is consumed; `stop` is undefined at the end of the text. */
  public until(stops: string): { readonly text: string; readonly stop?: string } {
    let text = '';
    while (this.at < this.chars.length) {
      const char = this.chars[this.at++];
      if (stops.includes(char)) {
        return { text, stop: char };
      }
      // A backslash that ends the text is dropped.
      text += this.escapes && char === '\\' ? this.chars[this.at++] ?? '' : char;
    }
    return { text };
  }

  public rest(): string {
    const text = this.ahead();
    this.at = this.chars.length;
    return text;
  }

  /** What is still to come; it is not consumed. */
  public ahead(): string {
    return this.chars.slice(this.at).join('');
  }

  public advance(units: number): void {
    this.at += [...this.ahead().slice(0, units)].length;
  }

  public get atEnd(): boolean {
    return this.at >= this.chars.length;
  }

  /** Consumes the character if it comes next. */
  public skip(char: string): boolean {
    const comes = this.chars[this.at] === char;
    this.at += comes ? 1 : 0;
    return comes;
  }

  /** Consumes white space and one comma; true when the value was empty. */
  public skipEmpty(): boolean {
    while (!this.atEnd && SPACE.test(this.chars[this.at])) {
      this.at++;
    }
    return this.atEnd || this.skip(',');
  }
}

/** @internal */
export interface JsonPrefix {
  readonly value: Json;
  /** In UTF-16 units. */
  readonly length: number;
}

// A dot or an exponent must be followed by digits.
const NUMBER = /^-?(?:0|[1-9][0-9]*(?![0-9]))(?:\.[0-9]+(?![0-9])|(?!\.))(?:[eE][-+]?[0-9]+|(?![eE]))/;
const SCALAR = /^(?:true|false|null|"(?:[^"\\]|\\[^])*")/;

/** The JSON value at the beginning of a text, whatever follows. @internal */
export function jsonPrefix(text: string): JsonPrefix {
  const start = /^[ \t\r\n]*/.exec(text)![0].length;
  const body = text.slice(start);
  const found = /^[[{]/.test(body) ? balanced(body) : (SCALAR.exec(body) ?? NUMBER.exec(body))?.[0];
  if (found === undefined) {
    throw new SyntaxError(`expected JSON at "${body}"`);
  }
  const value = JSON.parse(found, (key, below) => {
    if (typeof below === 'number' && !Number.isFinite(below)) {
      throw new SyntaxError(`"${found}" contains a number that is too large`);
    }
    // In a file, -0 is 0, and -0.0 is refused.
    if (Object.is(below, -0)) {
      throw new SyntaxError(`"${found}" is or contains a negative zero, which Helm renders as -0 or as 0: write 0`);
    }
    // Written as an escape; Go would replace it with U+FFFD.
    if (HALF_CHARACTER.test(key) || typeof below === 'string' && HALF_CHARACTER.test(below)) {
      throw new SyntaxError(`"${found}" contains a lone surrogate`);
    }
    return below;
  });
  return { value, length: start + found.length };
}

/** The text up to the bracket that closes the first one. */
function balanced(text: string): string | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[^])*"|[[\]{}]/g)) {
    depth += /^[[{]/.test(token) ? 1 : /^[\]}]/.test(token) ? -1 : 0;
    if (depth === 0) {
      return text.slice(0, index + 1);
    }
  }
  return undefined;
}
