import { Node } from '../node/node';

/**
 * A token, which stands for an expression while constructs run: a string token, a number token, or a structure token.
 * `Tokens` has all tokens that were returned.
 *
 * @internal
 */
export interface Token {
  /** Unique in the process, so that tokens of different charts are distinct. */
  readonly id: number;
  /** Its sequence number, from 1. */
  readonly sequence: number;
  readonly form: 'string' | 'number' | 'structure';
  readonly node: Node;
  /** The name of the expression in messages, such as `ingress.host`. */
  readonly label: string;
  /** Number of times that it was found in a manifest or in another expression. */
  arrivals: number;
  /** Number of times that it was returned: equal expressions have the same string or number token, since code compares them. */
  handedOut: number;
  /** The construct in whose manifest it was found. */
  foundIn?: string;
  /** Those that it was handed out with, as the props of a group of values. */
  readonly props: Set<Token>[];
}

// Rare brackets that are readable in error messages of other libraries.
const OPEN = '\u2983';
const CLOSE = '\u2984';
const DOT = '\u00b7';
// Ids have no capital letters; they are matched to recognise tokens that were converted to upper case.
const STRING_TOKEN = /\u2983([^\u2983\u2984]*)\u00b7([0-9a-zA-Z]+)\u2984/g;

/** Names are limited to 63 characters; a string token has to fit with a prefix. */
const LABEL_LENGTH = 24;

/** The token as a string, such as `⦃ingress.host·1a⦄`, also for a structure token in a string. @internal */
export function stringTokenOf(token: Token): string {
  const label = token.label.length > LABEL_LENGTH ? `${token.label.slice(0, LABEL_LENGTH - 1)}…` : token.label;
  return `${OPEN}${label}${DOT}${token.id.toString(36)}${CLOSE}`;
}

/** Whether the string contains a fragment of a string token. @internal */
export function hasPieceOfToken(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE);
}

/** A token within a string. @internal */
export interface FoundToken {
  readonly index: number;
  readonly text: string;
  readonly id: number;
}

/** Tokens in a string, string tokens and formatted number tokens, in order. @internal */
export function findTokens(text: string): FoundToken[] {
  return [...findStringTokens(text), ...findNumberTokens(text)].sort((a, b) => a.index - b.index);
}

/** Complete string tokens in a string, in order. @internal */
export function findStringTokens(text: string): FoundToken[] {
  return [...text.matchAll(STRING_TOKEN)].map(m => ({ index: m.index, text: m[0], id: parseInt(m[2], 36) }));
}

// A number token is a safe integer from a range that manifests do not use. Its lowest bits are a checksum, so that the
// result of arithmetic is not mistaken for a token.
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

/** Whether the number is in the range of tokens, or beyond the exact integers of a float64. @internal */
export function isTokenNumber(n: number): boolean {
  return Math.abs(n) >= BASE;
}

/** The id of a number token; undefined if it was used in arithmetic. @internal */
export function idOfNumber(n: number): number | undefined {
  if (!Number.isSafeInteger(n) || n < BASE) {
    return undefined;
  }
  const id = Math.floor((n - BASE) / 2 ** CHECK_BITS);
  return (n - BASE) % 2 ** CHECK_BITS === checksum(id) ? id : undefined;
}

/** Number tokens that were formatted into a string. */
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
