import { labelOf } from '../node/label';
import { pathPrefix } from '../node/owner';
import { CallNode, Node } from '../node/node';
import { need, needKind, stringOf } from './result-types';
import { SIGNATURES } from './signatures';
import { mayBeLeftOut } from '../node/parts';
import { Type } from '../node/type';
import { Refusal } from '../../values/refusal';
import { FunctionName } from '../node/function-name';
import { counted } from '../../values/counted';

/** The parameters and the result type of a function. @internal */
export interface Signature {
  /** In Helm's order, with the subject last. At most one is `many`. */
  readonly params: readonly Param[];
  /** The type of the result. Refuses calls that the back ends could evaluate differently. */
  readonly result: (args: readonly Node[]) => Type;
}

/** @internal */
export interface Param {
  /** Name of the parameter in messages. */
  readonly name: string;
  readonly kinds: readonly Type['kind'][];
  /** It must be a literal. */
  readonly literal?: boolean;
  /** It must be ASCII: Go counts bytes, and has its own table of letters. */
  readonly ascii?: boolean;
  /** It can be an optional value, since the function handles nil. */
  readonly absent?: boolean;
  /** It takes any number of arguments, at least this number. */
  readonly many?: number;
}

/**
 * A function call as an expression.
 *
 * Refuses arguments of another type (`argument-type`), unchecked optional values (`value-optional`), and arguments for
 * which the results of both back ends could differ (`function-not-exact`).
 *
 * @internal
 */
export function call(fn: FunctionName, args: readonly Node[]): CallNode {
  const { params, result } = SIGNATURES[fn];
  try {
    assign(params, args).forEach((param, i) => checkArgument(param, args[i]));
    return Object.freeze({ kind: 'call', fn, args: Object.freeze([...args]), type: result(args) });
  } catch (e) {
    throw e instanceof Refusal ? new Refusal(e.refusal, `${args.map(pathPrefix).find(path => path !== '') ?? ''}${fn}: ${e.message}`) : e;
  }
}

/**
 * The parameter of each argument.
 *
 * @internal
 */
export function assign<P extends { readonly many?: number }>(params: readonly P[], args: readonly unknown[]): readonly P[] {
  const at = params.findIndex(p => p.many !== undefined);
  const least = at < 0 ? params.length : params.length - 1 + params[at].many!;
  if (args.length < least || (at < 0 && args.length > least)) {
    throw new Refusal('argument-type',
      `got ${counted(args.length, 'argument')}, expected ${at < 0 ? least : `at least ${least}`}`);
  }
  return at < 0 ? params
    : [...params.slice(0, at), ...Array<P>(args.length - params.length + 1).fill(params[at]), ...params.slice(at + 1)];
}

function checkArgument(param: Param, arg: Node): void {
  // A field of a manifest can be omitted, an argument cannot.
  if (param.absent ? mayBeLeftOut(arg) : mayBeNothing(arg)) {
    throw new Refusal('value-optional', `${param.name} ${labelOf(arg)} is optional and may be absent: use orDefault(), or test isPresent() first`);
  }
  needKind(arg, param.name, param.kinds);
  need(!param.literal || arg.kind === 'literal',
    `${param.name} comes from ${labelOf(arg)}, expected a literal`, 'argument-type');
  need(!param.ascii || stringOf(arg).chars.isAscii,
    `${param.name} ${labelOf(arg)} may contain non-ASCII characters, which Go and JavaScript count or change differently: declare a pattern that excludes them, such as ^[ -~]*$`);
}

function mayBeNothing(node: Node): boolean {
  switch (node.kind) {
    case 'value':
    case 'item':
      return node.absent === 'optional';
    case 'choose':
      return mayBeLeftOut(node) || mayBeNothing(node.then) || mayBeNothing(node.otherwise!);
    default:
      return false;
  }
}
