import { CharSet } from '../../values/schema/char-set';
import { Node } from '../node/node';
import { literalStringType, stringType, StringType } from '../node/type';
import { needKind, quoted, textOf } from './result-types';
import { Refusal } from '../../values/refusal';
import { counted } from '../../values/counted';

/**
 * A parsed `printf` format: literal text and verbs.
 *
 * @see https://pkg.go.dev/fmt
 * @internal
 */
export type FormatPiece = string | FormatPlace;

/** @internal */
export interface FormatPlace {
  readonly verb: Verb;
  /** `-`: pad on the right. */
  readonly left: boolean;
  /** `0`: pad with zeros after the sign. */
  readonly zeros: boolean;
  /** `+`: a sign for every number. */
  readonly sign: boolean;
  readonly width: number;
  readonly precision?: number;
}

/** @internal */
export type Verb = keyof typeof VERBS;

/** The types of each verb, and its flags among `-0+`, width and precision. */
const VERBS = {
  s: { kinds: ['string'], flags: '-', precision: true },
  q: { kinds: ['string'], flags: '', precision: false },
  v: { kinds: ['string', 'integer', 'boolean'], flags: '-', precision: false },
  t: { kinds: ['boolean'], flags: '-', precision: false },
  d: { kinds: ['integer'], flags: '-0+', precision: false },
  x: { kinds: ['integer'], flags: '-0', precision: false },
  X: { kinds: ['integer'], flags: '-0', precision: false },
  o: { kinds: ['integer'], flags: '-0', precision: false },
  b: { kinds: ['integer'], flags: '-0', precision: false },
  f: { kinds: ['integer', 'number'], flags: '-0+', precision: true },
} as const;

const MAX_WIDTH = 1000;
const MAX_PRECISION = 100;
/** Length of the largest integer in binary, with a sign. */
const LONGEST_INTEGER = 54;
/** Length of the largest float64 in decimal, with a sign and a point. */
const LONGEST_FLOAT = 311;

/** Refuses formats with surprising results in Go, or with results that depend on its version. @internal */
export function parseFormat(format: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  let end = 0;
  for (const match of format.matchAll(/%(?:%|([-+0 #]*)([0-9]*)(?:\.([0-9]*))?(.?))/gsu)) {
    const [all, flags, width, precision, verb] = match;
    pieces.push(format.slice(end, match.index) + (all === '%%' ? '%' : ''));
    end = match.index + all.length;
    if (all !== '%%') {
      pieces.push(placeOf(format, all, flags, width, precision, verb));
    }
  }
  pieces.push(format.slice(end));
  return pieces.filter(piece => piece !== '');
}

/** The type of the result; refuses arguments that a verb does not accept. @internal */
export function typeOfFormat(pieces: readonly FormatPiece[], args: readonly Node[]): StringType {
  const places = pieces.filter((piece): piece is FormatPlace => typeof piece !== 'string');
  if (places.length !== args.length) {
    throw new Refusal('argument-type', `the format has ${counted(places.length, 'verb')} for ${counted(args.length, 'argument')}: use as many arguments as verbs`);
  }
  const rest = [...args];
  const types = pieces.map(piece => (typeof piece === 'string' ? literalStringType(piece) : typeOfPlace(piece, rest.shift()!)));
  const chars = types.reduce((all, type) => all.union(type.chars), CharSet.NONE);
  const [minLength, maxLength] = [types.map(t => t.minLength), types.map(t => t.maxLength)].map(ns => ns.reduce((a, b) => a + b, 0));
  return stringType(chars, minLength, maxLength);
}

function placeOf(format: string, all: string, flags: string, width: string, precision: string | undefined, verb: string): FormatPlace {
  const refuse = (why: string) => new Refusal('function-not-exact', `the format ${JSON.stringify(format)} has ${all}: ${why}`);
  if (!Object.keys(VERBS).includes(verb)) {
    throw refuse(`expected one of ${Object.keys(VERBS).map(v => `%${v}`).join(', ')} and %%`);
  }
  const known = VERBS[verb as Verb];
  for (const flag of flags) {
    if (!known.flags.includes(flag)) {
      throw refuse(`"${flag}" is not accepted before ${verb}`);
    }
  }
  if (flags.includes('-') && flags.includes('0')) {
    throw refuse('Go versions disagree about "-" together with "0"');
  }
  if ((width !== '' && verb === 'q') || (precision !== undefined && !known.precision)) {
    throw refuse(`a ${verb === 'q' ? 'width' : 'precision'} is not accepted before ${verb}`);
  }
  if (Number(width) > MAX_WIDTH || Number(precision ?? 0) > MAX_PRECISION) {
    throw refuse(`expected a width of at most ${MAX_WIDTH} and a precision of at most ${MAX_PRECISION}`);
  }
  return Object.freeze({
    verb: verb as Verb,
    left: flags.includes('-'),
    zeros: flags.includes('0'),
    sign: flags.includes('+'),
    width: Number(width),
    ...(precision !== undefined && { precision: Number(precision) }),
  });
}

function typeOfPlace({ verb, width, precision = Infinity, sign, zeros }: FormatPlace, arg: Node): StringType {
  const { kinds } = VERBS[verb];
  needKind(arg, `the argument of %${verb}`, kinds, arg.type.kind === 'number' ? ': use %.2f or another precision, or toString and %s' : '');
  const { chars, minLength, maxLength } = bodyOf(verb, arg);
  const padding = CharSet.of(`${width > 0 ? zeros ? '0' : ' ' : ''}${sign ? '+-' : ''}`);
  return stringType(chars.union(padding), Math.max(width, Math.min(minLength, precision)),
    Math.max(width, verb === 's' ? Math.min(maxLength, precision) : maxLength + (sign ? 1 : 0)));
}

function bodyOf(verb: Verb, arg: Node): StringType {
  switch (verb) {
    case 'q':
      return quoted(textOf(arg.type));
    case 'x':
    case 'X':
    case 'o':
    case 'b':
      return stringType(CharSet.of('0123456789abcdefABCDEF-'), 1, LONGEST_INTEGER);
    case 'f':
      return stringType(CharSet.of('0123456789.-'), 1, LONGEST_FLOAT + MAX_PRECISION);
    default:
      return textOf(arg.type);
  }
}
