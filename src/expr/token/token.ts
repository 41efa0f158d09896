import { Node } from '../node/node';

/**
 * How an expression travels through code that knows nothing of it: as a string, as a number, or as a structured
 * placeholder. See `Tokens` for who remembers what was handed out.
 *
 * @internal
 */
export interface Token {
  /** Unique in the process, so that a token of one chart is never taken for that of another. */
  readonly id: number;
  /** Its place among all that were handed out, from 1. */
  readonly sequence: number;
  readonly form: 'string' | 'number' | 'structure';
  readonly node: Node;
  /** What a person recognises the expression by, such as `ingress.host`. */
  readonly label: string;
  /** How often it was found in a manifest or in another expression. */
  arrivals: number;
  /** How often it was asked for: the same text or number stands for the same expression, since code compares them. */
  handedOut: number;
}

// Rare brackets that still look like something to a reader of somebody else's error message.
const OPEN = '\u2983';
const CLOSE = '\u2984';
const DOT = '\u00b7';
// Capital letters are none of ours; with them, a text in capital letters is seen to be one.
const MARKER = /\u2983([^\u2983\u2984]*)\u00b7([0-9a-zA-Z]+)\u2984/g;

/** Kubernetes cuts names at 63 characters; a marker has to fit with room for a prefix. */
const LABEL_LENGTH = 24;

/** @internal */
export function markerOf(token: Token): string {
  const label = token.label.length > LABEL_LENGTH ? `${token.label.slice(0, LABEL_LENGTH - 1)}…` : token.label;
  return `${OPEN}${label}${DOT}${token.id.toString(36)}${CLOSE}`;
}

/** Whether any piece of a marker is in the text. @internal */
export function hasMarkerCharacter(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE);
}

/** @internal */
export interface FoundMarker {
  readonly index: number;
  readonly text: string;
  readonly id: number;
}

/** Whole markers in a text, in order. Pieces are what is left over. @internal */
export function findMarkers(text: string): FoundMarker[] {
  return [...text.matchAll(MARKER)].map(m => ({ index: m.index, text: m[0], id: parseInt(m[2], 36) }));
}

// A number token is a safe integer from a range that no manifest has a use for. Its lowest bits are a checksum, so
// that a sum, a product or a rounding of it is seen to be none of ours.
const CHECK_BITS = 12;
const ID_BITS = 28;
const RANGE = 2 ** (ID_BITS + CHECK_BITS);
/** @internal */
export const MAX_TOKEN_ID = 2 ** ID_BITS - 2;
const BASE = 2 ** 53 - RANGE;
const DIGITS = 16;

/** @internal */
export function numberOf(token: Token): number {
  return BASE + token.id * 2 ** CHECK_BITS + checksum(token.id);
}

/** Whether the number lies where only tokens do, or beyond what a float64 holds exactly. @internal */
export function isTokenNumber(n: number): boolean {
  return Math.abs(n) >= BASE;
}

/** The id of the token that the number carries; undefined when it was computed with. @internal */
export function idOfNumber(n: number): number | undefined {
  if (!Number.isSafeInteger(n) || n < BASE) {
    return undefined;
  }
  const id = Math.floor((n - BASE) / 2 ** CHECK_BITS);
  return (n - BASE) % 2 ** CHECK_BITS === checksum(id) ? id : undefined;
}

/** Number tokens that were printed into a text. @internal */
export function findNumbers(text: string): FoundMarker[] {
  const found: FoundMarker[] = [];
  for (const run of text.matchAll(/[0-9]{16,}/g)) {
    for (let i = 0; i + DIGITS <= run[0].length;) {
      const digits = run[0].slice(i, i + DIGITS);
      const id = idOfNumber(Number(digits));
      if (id === undefined) {
        i++;
      } else {
        found.push({ index: run.index + i, text: digits, id });
        i += DIGITS;
      }
    }
  }
  return found;
}

function checksum(id: number): number {
  // A multiplicative hash; any neighbour of a token fails it with a probability of 4095 in 4096.
  return Number((BigInt(id) * 0x9e3779b97f4a7c15n >> 32n) & 0xfffn);
}
