import { createHash } from 'crypto';
import { byBytes } from './byte-order';
import { goFormat, goQuote, goText, SPACE } from './go-text';
import { goHtmlJson, goJson, goPrettyJson } from './json-text';
import { satisfies } from './version';
import { FunctionName } from '../expr/node/function-name';
import { parseFormat } from '../expr/functions/printf';
import { Type } from '../expr/node/type';
import { parseConstraint, parseVersion } from '../expr/functions/version-constraint';
import { portableRegExp } from '../values/schema/portable-pattern';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

/**
 * The result of a function for arguments of accepted types. An optional argument that is not set is null. Refuses with
 * `function-failed` where Helm fails.
 *
 * @internal
 */
export type PlainFunction = (args: any[], types: readonly Type[], context: FunctionContext) => Json;

/** The cluster, for functions. @internal */
export interface FunctionContext {
  /** Such as `networking.k8s.io/v1` or `networking.k8s.io/v1/Ingress`. */
  readonly apiVersions: readonly string[];
}

/**
 * Whether an argument decides the call, so that Helm does not evaluate later arguments, which could fail.
 *
 * @internal
 */
export function decides(fn: FunctionName, arg: Json): boolean {
  return (fn === 'and' && arg === false) || (fn === 'or' && arg === true);
}

/**
 * The functions of Helm, with exactly their results. In the order of `FunctionName`.
 *
 * @see https://masterminds.github.io/sprig/ and https://pkg.go.dev/text/template
 * @internal
 */
export const FUNCTIONS: Record<FunctionName, PlainFunction> = {
  // logic
  and: args => args.every(Boolean),
  or: args => args.some(Boolean),
  not: ([x]) => !x,
  truthy: ([x]) => !isEmpty(x),
  empty: ([x]) => isEmpty(x),
  eq: ([x, ...others]) => others.some(other => x === other),
  ne: ([a, b]) => a !== b,
  lt: ([a, b]) => compare(a, b) < 0,
  le: ([a, b]) => compare(a, b) <= 0,
  gt: ([a, b]) => compare(a, b) > 0,
  ge: ([a, b]) => compare(a, b) >= 0,
  ternary: ([a, b, condition]) => (condition ? a : b),
  default: ([d, x]) => (isEmpty(x) ? d : x),
  coalesce: args => args.find(x => !isEmpty(x)) ?? args[args.length - 1],
  // questions
  hasKey: ([map, key]) => hasOwn(map, key),
  // Helm compares integers as strings; the item is cast first, which converts -0 to 0.
  has: ([item, list]) => list.some((x: Json) => goText(x) === toText(item)),
  contains: ([part, s]) => s.includes(part),
  hasPrefix: ([prefix, s]) => s.startsWith(prefix),
  hasSuffix: ([suffix, s]) => s.endsWith(suffix),
  regexMatch: ([pattern, s]) => portableRegExp(pattern).test(s),
  kindIs: ([kind, x]) => kindOf(x) === kind,
  // text
  quote: ([x]) => goQuote(toText(x)),
  squote: ([x]) => `'${toText(x)}'`,
  trim: ([s]) => trimmed(s, SPACE),
  trimAll: ([chars, s]) => trimmed(s, [...chars as string].map(c => `\\u{${c.codePointAt(0)!.toString(16)}}`).join('')),
  trimPrefix: ([prefix, s]) => (s.startsWith(prefix) ? s.slice(prefix.length) : s),
  trimSuffix: ([suffix, s]) => (s.endsWith(suffix) ? s.slice(0, s.length - suffix.length) : s),
  lower: ([s]) => s.toLowerCase(),
  upper: ([s]) => s.toUpperCase(),
  title: ([s]) => s.replace(/(?<![0-9A-Za-z_])[a-z]/g, (c: string) => c.toUpperCase()),
  trunc: ([n, s]) => (n < 0 ? s.slice(Math.max(0, s.length + n)) : s.slice(0, n)),
  substr: ([start, end, s]) => (end < 0 ? s.slice(start) : s.slice(start, end)),
  nospace: ([s]) => s.replace(/[ \t\n]/g, ''),
  replace: ([old, by, s]) => s.split(old).join(by),
  regexReplaceAll: ([pattern, s, by]) => s.replace(portableRegExp(pattern, 'g'), () => by),
  repeat: ([n, s]) => s.repeat(n),
  indent: ([n, s]) => indented(n, s),
  nindent: ([n, s]) => `\n${indented(n, s)}`,
  printf: ([format, ...args]) => goFormat(parseFormat(format), args),
  join: ([sep, list]) => list.map(goText).join(sep),
  splitList: ([sep, s]) => s.split(sep),
  toString: ([x], [type]) => (type.kind === 'number' ? goJson(x) : toText(x)),
  atoi: ([s]) => Number(s),
  b64enc: ([s]) => Buffer.from(s).toString('base64'),
  urlquery: ([s]) => encodeURIComponent(s).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+'),
  sha1sum: ([s]) => createHash('sha1').update(s).digest('hex'),
  sha256sum: ([s]) => createHash('sha256').update(s).digest('hex'),
  sha512sum: ([s]) => createHash('sha512').update(s).digest('hex'),
  adler32sum: ([s]) => String(adler32(Buffer.from(s))),
  toJson: ([x]) => goHtmlJson(x),
  toRawJson: ([x]) => goJson(x),
  toPrettyJson: ([x]) => goPrettyJson(x),
  // maps
  dict: args => Object.fromEntries(args.flatMap((key, i) => (i % 2 ? [] : [[key, args[i + 1]]]))),
  get: ([map, key]) => (hasOwn(map, key) ? map[key] : ''),
  dig: args => dig(args.slice(0, -2), args[args.length - 2], args[args.length - 1]),
  keys: ([map]) => Object.keys(map).sort(byBytes),
  pick: ([map, ...keys]) => entriesOf(map, key => keys.includes(key)),
  omit: ([map, ...keys]) => entriesOf(map, key => !keys.includes(key)),
  merge: maps => maps.reduce((all, map) => withEntries(all, entriesOf(map, key => !hasOwn(all, key) || all[key] === '')), {}),
  mergeOverwrite: maps => maps.reduce(withEntries, {}),
  product: ([most, map]) => product(most, map),
  // lists
  list: args => args,
  first: ([list]) => list[0],
  last: ([list]) => list[list.length - 1],
  rest: ([list]) => list.slice(1),
  initial: ([list]) => list.slice(0, -1),
  append: ([list, x]) => [...list, x],
  prepend: ([list, x]) => [x, ...list],
  concat: lists => lists.flat(),
  reverse: ([list]) => [...list].reverse(),
  sortAlpha: ([list]) => [...list].sort(byBytes),
  uniq: ([list]) => [...new Set<Json>(list)],
  without: ([list, ...items]) => list.filter((x: Json) => !items.includes(x)),
  compact: ([list]) => list.filter((x: Json) => !isEmpty(x)),
  sample: ([n, seed, list]) => sample(n, seed, list),
  complete: ([others, list]) => list.map((map: { [key: string]: Json }) => withEntries(entriesOf(others, key => !hasOwn(map, key)), map)),
  fromJsonArray: ([, list]) => list,
  len: ([x]) => (typeof x === 'string' ? Buffer.byteLength(x) : Object.keys(x).length),
  until: ([n]) => Array.from({ length: n }, (_, i) => i),
  // numbers
  add: args => args.reduce((a, b) => a + b, 0),
  sub: ([a, b]) => a - b + 0,
  mul: args => args.reduce((a, b) => a * b) + 0,
  // A quotient of large integers could be rounded up; without the remainder it is exact.
  div: ([a, b]) => (a - a % b) / b + 0,
  mod: ([a, b]) => a % b + 0,
  max: args => Math.max(...args) + 0,
  min: args => Math.min(...args) + 0,
  floor: ([x]) => Math.floor(x) + 0,
  ceil: ([x]) => Math.ceil(x) + 0,
  round: ([x, digits]) => rounded(x, digits),
  int: ([x]) => Math.trunc(x) + 0,
  int64: ([x]) => Math.trunc(x) + 0,
  float64: ([x]) => x,
  // cluster
  semverCompare: ([constraint, version]) => {
    const parsed = parseVersion(version);
    if (!parsed) {
      throw new Refusal('function-failed', `semverCompare: ${JSON.stringify(version)} is not a version, expected a string such as "1.29.3"`);
    }
    return satisfies(parseConstraint(constraint), parsed);
  },
  apiVersionsHas: ([name], _, { apiVersions }) => apiVersions.includes(name),
};

/** Whether `if`, `default` and `empty` treat a value as empty. */
function isEmpty(x: any): boolean {
  return typeof x === 'object' && x !== null ? Object.keys(x).length === 0 : !x;
}

function hasOwn(map: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(map, key);
}

/** Compares strings by bytes, and numbers numerically. */
function compare(a: any, b: any): number {
  return typeof a === 'string' ? byBytes(a, b) : a - b;
}

function kindOf(x: Json): string {
  return typeof x === 'string' ? 'string' : typeof x === 'boolean' ? 'bool' : Array.isArray(x) ? 'slice'
    : typeof x === 'object' && x !== null ? 'map' : 'other';
}

/** The string of a string, a boolean, or a cast integer. */
function toText(x: any): string {
  return String(typeof x === 'number' ? x + 0 : x);
}

/** Trims the characters of a class at both ends. */
function trimmed(s: string, charClass: string): string {
  return charClass === '' ? s : s.replace(new RegExp(`^[${charClass}]+|[${charClass}]+$`, 'gu'), '');
}

function indented(n: number, s: string): string {
  const margin = ' '.repeat(n);
  return margin + s.split('\n').join(`\n${margin}`);
}

/** @see https://pkg.go.dev/hash/adler32 */
function adler32(bytes: Buffer): number {
  const prime = 65521;
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % prime;
    b = (b + a) % prime;
  }
  return b * 0x10000 + a;
}

function dig(path: string[], otherwise: Json, map: any): Json {
  let found = map;
  for (const [i, key] of path.entries()) {
    if (kindOf(found) !== 'map') {
      throw new Refusal('function-failed',
        `dig: ${path.slice(0, i).join('.')} is not a map, so it has no ${JSON.stringify(key)}`);
    }
    if (!hasOwn(found, key)) {
      return otherwise;
    }
    found = found[key];
  }
  return found;
}

function entriesOf(map: { [key: string]: Json }, keep: (key: string) => boolean): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(map).filter(([key]) => keep(key)));
}

/** Not by spreading into a literal, which does not support the key `__proto__`. */
function withEntries(map: { [key: string]: Json }, more: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries([...Object.entries(map), ...Object.entries(more)]);
}

/** The computation of Sprig, for the same float64. */
function rounded(x: number, digits: number): number {
  const scale = Math.pow(10, digits);
  const scaled = scale * x;
  return (scaled % 1 >= 0.5 ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
}

/** All ways to choose an item of each list, of which the first keys change last; no more than the greatest number. */
function product(most: number, lists: { [key: string]: Json[] }): Json {
  return Object.keys(lists).sort(byBytes).reduce<{ [key: string]: Json }[]>((found, key) => {
    const more: { [key: string]: Json }[] = [];
    for (const chosen of found) {
      for (const value of lists[key].slice(0, most - more.length)) {
        more.push(withEntries(chosen, Object.fromEntries([[key, value]])));
      }
    }
    return more;
  }, [{}]);
}

/** The items with the least hashes, in their order: another item in the list changes at most one of those that are chosen. */
function sample(n: number, seed: string, list: Json[]): Json {
  const hashes = list.map(item => createHash('sha256').update(`${seed}\n${goHtmlJson(item)}`).digest('hex'));
  const chosen = new Set([...new Set(hashes)].sort().slice(0, n));
  return list.filter((_, i) => chosen.has(hashes[i]));
}
