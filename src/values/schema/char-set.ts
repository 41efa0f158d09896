const ASCII = 128;
const BITS = Array.from({ length: ASCII }, (_, code) => 1n << BigInt(code));
const BEYOND = 1n << BigInt(ASCII);

/**
 * A set of characters: each ASCII character by itself, all others together.
 * Fine enough to know whether a string can break out of quotes, lines or markup.
 *
 * @internal
 */
export class CharSet {
  public static readonly NONE = new CharSet(0n);
  public static readonly ALL = new CharSet((BEYOND << 1n) - 1n);
  public static readonly DIGITS = CharSet.range(0x30, 0x39);
  public static readonly LOWER_CASE = CharSet.range(0x61, 0x7a);
  public static readonly UPPER_CASE = CharSet.range(0x41, 0x5a);
  public static readonly WORD = CharSet.DIGITS.union(CharSet.LOWER_CASE).union(CharSet.UPPER_CASE).union(CharSet.of('_'));
  public static readonly CONTROL = CharSet.range(0x00, 0x1f).union(CharSet.range(0x7f, 0x7f));
  public static readonly PRINTABLE_ASCII = CharSet.range(0x20, 0x7e);
  /** The characters of a single-line string: no control characters. */
  public static readonly LINE = CharSet.ALL.without(CharSet.CONTROL);
  /** The characters of a multi-line string. */
  public static readonly TEXT = CharSet.LINE.union(CharSet.of('\n\t'));
  /** DNS-1123 labels. */
  public static readonly DNS_LABEL = CharSet.LOWER_CASE.union(CharSet.DIGITS).union(CharSet.of('-'));

  public static of(text: string): CharSet {
    let bits = 0n;
    // Each half of a surrogate pair is beyond ASCII, as the character is.
    for (let i = 0; i < text.length; i++) {
      bits |= bit(text.charCodeAt(i));
    }
    return new CharSet(bits);
  }

  /** Both ends belong to it. */
  public static range(from: number, to: number): CharSet {
    let bits = to >= ASCII ? BEYOND : 0n;
    for (let code = from; code <= Math.min(to, ASCII - 1); code++) {
      bits |= bit(code);
    }
    return new CharSet(bits);
  }

  /** The inverse of `toJSON`. */
  public static fromJSON(text: string): CharSet {
    return new CharSet(BigInt(`0x${text}`));
  }

  private constructor(private readonly bits: bigint) {
  }

  public toJSON(): string {
    return this.bits.toString(16);
  }

  public union(other: CharSet): CharSet {
    return new CharSet(this.bits | other.bits);
  }

  public intersection(other: CharSet): CharSet {
    return new CharSet(this.bits & other.bits);
  }

  public without(other: CharSet): CharSet {
    return new CharSet(this.bits & ~other.bits);
  }

  public intersects(other: CharSet): boolean {
    return (this.bits & other.bits) !== 0n;
  }

  /** Whether every character of this set is in the other. */
  public isWithin(other: CharSet): boolean {
    return (this.bits & ~other.bits) === 0n;
  }

  public hasAnyOf(text: string): boolean {
    return this.intersects(CharSet.of(text));
  }

  public get isAscii(): boolean {
    return (this.bits & BEYOND) === 0n;
  }
}

function bit(code: number): bigint {
  return code < ASCII ? BITS[code] : BEYOND;
}
