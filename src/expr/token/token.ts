import { Node } from '../node/node';

/**
 * What stands for an expression while constructs run, which know nothing of expressions. It has one of three forms: a
 * string token, a number token, or a structure token. See `Tokens` for who remembers what was handed out.
 *
 * @internal
 */
export interface Token {
  /** Unique in the process, so that a token of one chart is never taken for that of another. */
  readonly id: number;
  /** Its place among all that were made, from 1. */
  readonly sequence: number;
  readonly form: 'string' | 'number' | 'structure';
  readonly node: Node;
  /** What a person recognises the expression by, such as `ingress.host`. */
  readonly label: string;
  /** How often it was found in a manifest or in another expression. */
  arrivals: number;
  /** How often it was asked for: the same string or number stands for the same expression, since code compares them. */
  handedOut: number;
  /** The construct in whose manifest it was found. */
  foundIn?: string;
  /** Those that it was handed out with, as the props of a group of values. */
  readonly props: Set<Token>[];
}

// Rare brackets that still look like something to a reader of somebody else's error message.
const OPEN = '\u2983';
const CLOSE = '\u2984';
const DOT = '\u00b7';
// Capital letters are none of ours; with them, a string in capital letters is seen to be one.
const STRING_TOKEN = /\u2983([^\u2983\u2984]*)\u00b7([0-9a-zA-Z]+)\u2984/g;

/** Kubernetes cuts names at 63 characters; a string token has to fit with room for a prefix. */
const LABEL_LENGTH = 24;

/** The token as a string, such as `⦃ingress.host·1a⦄`; a structure token is written so where it becomes text. @internal */
export function stringTokenOf(token: Token): string {
  const label = token.label.length > LABEL_LENGTH ? `${token.label.slice(0, LABEL_LENGTH - 1)}…` : token.label;
  return `${OPEN}${label}${DOT}${token.id.toString(36)}${CLOSE}`;
}

/** Whether any piece of a string token is in the string. @internal */
export function hasPieceOfToken(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE);
}

/** A token within a string. @internal */
export interface FoundToken {
  readonly index: number;
  readonly text: string;
  readonly id: number;
}

/** Tokens in a string, as strings and as numbers that were printed into it, in order. @internal */
export function findTokens(text: string): FoundToken[] {
  return [...findStringTokens(text), ...findNumberTokens(text)].sort((a, b) => a.index - b.index);
}

/** Whole string tokens in a string, in order. Pieces are what is left over. @internal */
export function findStringTokens(text: string): FoundToken[] {
  return [...text.matchAll(STRING_TOKEN)].map(m => ({ index: m.index, text: m[0], id: parseInt(m[2], 36) }));
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

/** The token as a number. @internal */
export function numberTokenOf(token: Token): number {
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

/** Number tokens that were printed into a string. */
function findNumberTokens(text: string): FoundToken[] {
  const found: FoundToken[] = [];
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
