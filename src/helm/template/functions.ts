import type { Root } from './action';
import { Code, command, pipe } from './code';
import { assign, call as callOf } from '../../expr/functions/functions';
import { FunctionName } from '../../expr/node/function-name';
import { goLiteral, goText } from './go-literal';
import { ListHelper } from './list-helpers';
import { literal } from '../../expr/node/literal';
import { CallNode, Node } from '../../expr/node/node';
import { terms } from '../../expr/functions/implication';
import { FormatPlace, parseFormat } from '../../expr/functions/printf';
import { minItemsOf } from '../../expr/functions/result-types';
import { SIGNATURES } from '../../expr/functions/signatures';
import { isNeverEmpty } from '../../expr/node/type';

/**
 * How an argument has to arrive:
 *
 * - `nil`: as it is, also when it is absent, which is nil
 * - `any`: as it is; a scalar that is absent as an empty one
 * - `value`: as it is; a list or map that is absent as an empty one
 * - `scalar`: an integer as `int64`, anything else as it is
 * - `int64`: an integer of a type that Go counts with; a literal and what `gives` one are that already
 * - `int`: as Go's `int`, which parameters of Go functions are; a literal is that already
 * - `float64`: a number as `float64`; a literal with a point or an exponent is that already
 * - `condition`: only whether it is truthy counts, so that `truthy` prints as its argument
 *
 * @internal
 */
export type Cast = 'any' | 'nil' | 'value' | 'scalar' | 'int64' | 'int' | 'float64' | 'condition';

/** How a function is printed. @internal */
export interface HelmFunction {
  /** The name in Helm. */
  readonly name: string;
  /** The cast of each parameter. */
  readonly casts: readonly Cast[];
  /** Whether the last argument is piped. */
  readonly pipe?: boolean;
  /** The Go type of a result that is an integer and needs no cast. */
  readonly gives?: 'int' | 'int64';
  /** For calls other than the name with its arguments. */
  readonly print?: (call: CallNode, printing: Printing) => Code;
}

/** How the pieces of a call are printed. @internal */
export interface Printing {
  /** An expression that becomes an argument. */
  operand(node: Node, cast: Cast): Code;
  /** An expression that comes before a `|`; without it nothing is piped. */
  pipeline?(node: Node, cast: Cast): Code;
  /** The call is the condition of an `if`, or only its truthiness counts. */
  readonly condition?: boolean;
  /** The root context: empty, or `$` within a loop. */
  readonly root?: Root;
  /** The name of the named template of a function that Helm does not have. */
  helper(fn: ListHelper): string;
}

/** A call as the template writes it, without the braces. @internal */
export function printCall(call: CallNode, printing: Printing): Code {
  const row = FUNCTIONS[call.fn];
  return row.print ? row.print(call, printing) : apply(row.name, call.args, castsOf(call), printing, row.pipe);
}

/**
 * Helm's functions, as they are printed. In the order of `FunctionName`.
 *
 * @internal
 */
export const FUNCTIONS: Record<FunctionName, HelmFunction> = {
  // logic
  and: { name: 'and', casts: ['nil'], print: (call, p) => logic('and', call, p) },
  or: { name: 'or', casts: ['nil'], print: (call, p) => logic('or', call, p) },
  not: { name: 'not', casts: ['condition'], print: ({ args: [x] }, p) =>
    x.kind === 'present' && !isNeverEmpty(x.of.type) ? apply('kindIs', [literal('invalid'), x.of], ['any', 'nil'], p) : apply('not', [x], ['condition'], p) },
  truthy: { name: 'not', casts: ['nil'], print: ({ args: [x] }, p) => (p.condition ? p.operand(x, 'nil') : command('not', command('empty', p.operand(x, 'nil')))) },
  empty: { name: 'empty', casts: ['nil'] },
  eq: { name: 'eq', casts: ['scalar', 'scalar'], print: comparison },
  ne: { name: 'ne', casts: ['scalar', 'scalar'], print: comparison },
  lt: { name: 'lt', casts: ['scalar', 'scalar'], print: comparison },
  le: { name: 'le', casts: ['scalar', 'scalar'], print: comparison },
  gt: { name: 'gt', casts: ['scalar', 'scalar'], print: comparison },
  ge: { name: 'ge', casts: ['scalar', 'scalar'], print: comparison },
  ternary: { name: 'ternary', casts: ['value', 'value', 'any'], pipe: true, print: (call, p) => apply('ternary', withoutNot(call.args), ['value', 'value', 'any'], p, true) },
  default: { name: 'default', casts: ['value', 'nil'], pipe: true },
  coalesce: { name: 'coalesce', casts: ['nil', 'value'], print: coalesce },
  // questions
  hasKey: { name: 'hasKey', casts: ['value', 'any'] },
  has: { name: 'has', casts: ['any', 'any'], print: has },
  contains: { name: 'contains', casts: ['any', 'any'] },
  hasPrefix: { name: 'hasPrefix', casts: ['any', 'any'] },
  hasSuffix: { name: 'hasSuffix', casts: ['any', 'any'] },
  regexMatch: { name: 'regexMatch', casts: ['any', 'any'] },
  kindIs: { name: 'kindIs', casts: ['any', 'value'] },
  // text
  quote: { name: 'quote', casts: ['scalar'], pipe: true },
  squote: { name: 'squote', casts: ['scalar'], pipe: true },
  trim: { name: 'trim', casts: ['any'], pipe: true },
  trimAll: { name: 'trimAll', casts: ['any', 'any'], pipe: true },
  trimPrefix: { name: 'trimPrefix', casts: ['any', 'any'], pipe: true },
  trimSuffix: { name: 'trimSuffix', casts: ['any', 'any'], pipe: true },
  lower: { name: 'lower', casts: ['any'], pipe: true },
  upper: { name: 'upper', casts: ['any'], pipe: true },
  title: { name: 'title', casts: ['any'], pipe: true },
  trunc: { name: 'trunc', casts: ['int', 'any'], pipe: true },
  substr: { name: 'substr', casts: ['int', 'int', 'any'], pipe: true },
  nospace: { name: 'nospace', casts: ['any'], pipe: true },
  replace: { name: 'replace', casts: ['any', 'any', 'any'], pipe: true },
  regexReplaceAll: { name: 'regexReplaceAll', casts: ['any', 'any', 'any'] },
  repeat: { name: 'repeat', casts: ['int', 'any'], pipe: true },
  indent: { name: 'indent', casts: ['int', 'any'], pipe: true },
  nindent: { name: 'nindent', casts: ['int', 'any'], pipe: true },
  printf: { name: 'printf', casts: ['any', 'any'], print: printf },
  join: { name: 'join', casts: ['any', 'any'], pipe: true },
  splitList: { name: 'splitList', casts: ['any', 'any'], pipe: true },
  // The JSON of a number is its shortest form; Go's own formatting uses an exponent from a million.
  toString: { name: 'toString', casts: ['scalar'], print: (call, p) =>
    apply(call.args[0].type.kind === 'number' ? 'toJson' : 'toString', call.args, ['scalar'], p, true) },
  atoi: { name: 'atoi', casts: ['any'], pipe: true, gives: 'int' },
  b64enc: { name: 'b64enc', casts: ['any'], pipe: true },
  urlquery: { name: 'urlquery', casts: ['any'], pipe: true },
  sha1sum: { name: 'sha1sum', casts: ['any'], pipe: true },
  sha256sum: { name: 'sha256sum', casts: ['any'], pipe: true },
  sha512sum: { name: 'sha512sum', casts: ['any'], pipe: true },
  adler32sum: { name: 'adler32sum', casts: ['any'], pipe: true },
  toJson: { name: 'toJson', casts: ['value'], pipe: true },
  toRawJson: { name: 'toRawJson', casts: ['value'], pipe: true },
  toPrettyJson: { name: 'toPrettyJson', casts: ['value'], pipe: true },
  // maps
  dict: { name: 'dict', casts: ['value'] },
  get: { name: 'get', casts: ['value', 'any'] },
  dig: { name: 'dig', casts: ['any', 'value', 'value'] },
  keys: { name: 'keys', casts: ['value'], print: (call, p) => pipe(apply('keys', call.args, ['value'], p), command('sortAlpha')) },
  pick: { name: 'pick', casts: ['value', 'any'] },
  omit: { name: 'omit', casts: ['value', 'any'] },
  merge: { name: 'merge', casts: ['value'], print: intoNewMap },
  mergeOverwrite: { name: 'mergeOverwrite', casts: ['value'], print: intoNewMap },
  product: { name: 'product', casts: ['int', 'value'], print: (call, p) => included('product', ['most', 'lists'], call, p) },
  // lists
  list: { name: 'list', casts: ['value'] },
  first: { name: 'first', casts: ['value'], pipe: true },
  last: { name: 'last', casts: ['value'], pipe: true },
  rest: { name: 'rest', casts: ['value'], print: neverNil },
  initial: { name: 'initial', casts: ['value'], print: neverNil },
  append: { name: 'append', casts: ['value', 'value'] },
  prepend: { name: 'prepend', casts: ['value', 'value'] },
  concat: { name: 'concat', casts: ['value'], print: neverNil },
  reverse: { name: 'reverse', casts: ['value'], pipe: true },
  sortAlpha: { name: 'sortAlpha', casts: ['value'], pipe: true },
  uniq: { name: 'uniq', casts: ['value'], pipe: true },
  without: { name: 'without', casts: ['value', 'any'] },
  compact: { name: 'compact', casts: ['value'], pipe: true },
  sample: { name: 'sample', casts: ['int', 'any', 'value'], print: (call, p) => included('sample', ['count', 'seed', 'items'], call, p) },
  complete: { name: 'complete', casts: ['value', 'value'], print: (call, p) => included('complete', ['others', 'items'], call, p) },
  fromJsonArray: { name: 'fromJsonArray', casts: ['any', 'value'], print: ({ args: [json] }, p) => pipe((p.pipeline ?? p.operand)(json, 'any'), command('fromJsonArray')) },
  len: { name: 'len', casts: ['value'], gives: 'int' },
  until: { name: 'until', casts: ['int'] },
  // numbers
  add: { name: 'add', casts: ['any'], gives: 'int64' },
  sub: { name: 'sub', casts: ['any', 'any'], gives: 'int64' },
  mul: { name: 'mul', casts: ['any'], gives: 'int64' },
  div: { name: 'div', casts: ['any', 'any'], gives: 'int64' },
  mod: { name: 'mod', casts: ['any', 'any'], gives: 'int64' },
  max: { name: 'max', casts: ['any'], gives: 'int64' },
  min: { name: 'min', casts: ['any'], gives: 'int64' },
  floor: { name: 'floor', casts: ['any'], gives: 'int64', print: (call, p) => pipe(apply('floor', call.args, ['any'], p), command('int64')) },
  ceil: { name: 'ceil', casts: ['any'], gives: 'int64', print: (call, p) => pipe(apply('ceil', call.args, ['any'], p), command('int64')) },
  round: { name: 'round', casts: ['any', 'int'] },
  int: { name: 'int', casts: ['any'], pipe: true, gives: 'int' },
  int64: { name: 'int64', casts: ['any'], pipe: true, gives: 'int64' },
  float64: { name: 'float64', casts: ['any'], pipe: true },
  // cluster
  semverCompare: { name: 'semverCompare', casts: ['any', 'any'] },
  apiVersionsHas: { name: '.Capabilities.APIVersions.Has', casts: ['any'], print: (call, p) =>
    apply(`${p.root ?? ''}.Capabilities.APIVersions.Has`, call.args, ['any'], p) },
};

/** The cast of each argument of a call. @internal */
export function castsOf(call: CallNode): readonly Cast[] {
  const { casts } = FUNCTIONS[call.fn];
  return assign(SIGNATURES[call.fn].params.map((param, i) => ({ ...param, cast: casts[i] })), call.args).map(({ cast }) => cast);
}

function apply(name: string, args: readonly Node[], casts: readonly Cast[], p: Printing, piped = false): Code {
  const last = args.length - 1;
  return piped && p.pipeline
    ? pipe(p.pipeline(args[last], casts[last]), command(name, ...args.slice(0, -1).map((arg, i) => p.operand(arg, casts[i]))))
    : command(name, ...args.map((arg, i) => p.operand(arg, casts[i])));
}

/**
 * The arguments of Helm's `ternary`, which needs a boolean: instead of `not (empty …)`, the condition is `empty`, and the
 * results are swapped.
 *
 * @internal
 */
export function withoutNot(args: readonly Node[]): readonly Node[] {
  const [then, otherwise, asked] = args;
  return asked.kind === 'call' && asked.fn === 'truthy' ? [otherwise, then, callOf('empty', asked.args)] : args;
}

/**
 * Both are variadic, so nested calls of the same function are flattened. The result is one of the operands, which may be nil unless only
 * its truthiness counts: of `or` the last one, of `and` any.
 */
function logic(name: 'and' | 'or', call: CallNode, p: Printing): Code {
  const args = terms(name, call);
  const printed = apply(name, args, args.map(() => (p.condition ? 'condition' : 'nil')), p);
  const results = name === 'or' ? args.slice(-1) : args;
  return p.condition || !results.some(mayBeNil) ? printed : pipe(printed, command('default', goLiteral(false)));
}

/** What is printed as it is, and nil where it is absent; other calls have a result. */
function mayBeNil(node: Node): boolean {
  switch (node.kind) {
    case 'value':
    case 'item':
      return node.absent !== undefined;
    case 'call':
      return node.fn === 'default' && mayBeNil(node.args[0]);
    default:
      return false;
  }
}

/** Helm compares only values of the same type. */
function comparison(call: CallNode, p: Printing): Code {
  const cast = call.args.some(arg => arg.type.kind === 'number') ? 'float64' : 'scalar';
  return apply(call.fn, call.args, call.args.map(() => cast), p);
}

/** Helm's `coalesce` returns nil if all are empty; the result should be the last one. */
function coalesce({ args }: CallNode, p: Printing): Code {
  const others = args.slice(0, -1);
  const last = args[args.length - 1];
  if (others.length === 1) {
    return apply('default', [last, ...others], ['value', 'nil'], p, true);
  }
  return isNeverEmpty(last.type)
    ? apply('coalesce', args, args.map(() => 'nil'), p)
    : pipe(apply('coalesce', others, others.map(() => 'nil'), p), command('default', p.operand(last, 'value')));
}

/** Helm modifies the first map, so it is a new one. */
function intoNewMap({ fn, args }: CallNode, p: Printing): Code {
  return command(fn, command('dict'), ...args.map(arg => p.operand(arg, 'value')));
}

/** Integers in a list have various Go types, so they are compared as strings. */
function has({ args: [item, list] }: CallNode, p: Printing): Code {
  return item.type.kind === 'integer'
    ? command('has', command('toString', p.operand(item, 'int64')), command('toStrings', p.operand(list, 'any')))
    : apply('has', [item, list], ['any', 'any'], p);
}

function printf({ args: [format, ...args] }: CallNode, p: Printing): Code {
  const places = parseFormat((format as Extract<Node, { kind: 'literal' }>).value as string)
    .filter((piece): piece is FormatPlace => typeof piece !== 'string');
  return apply('printf', [format, ...args], ['any', ...places.map(({ verb }) => (verb === 'f' ? 'float64' : 'scalar') as Cast)], p);
}

/** For empty lists, these return nil, which would be rendered as `null`. */
function neverNil(call: CallNode, p: Printing): Code {
  const printed = apply(call.fn, call.args, castsOf(call), p);
  return call.args.every(list => minItemsOf(list) === 0) ? pipe(printed, command('default', command('list'))) : printed;
}

/** A named template that writes a list as JSON, with its arguments by name. */
function included(helper: ListHelper, names: readonly string[], call: CallNode, p: Printing): Code {
  const casts = castsOf(call);
  const args = call.args.flatMap((arg, i) => [goText(names[i]), p.operand(arg, casts[i])]);
  return pipe(command('include', goText(p.helper(helper)), command('dict', ...args)), command('fromJsonArray'));
}
