import { argument, Code, command, fieldOf, operandCode, pipe } from './code';
import { Cast, FUNCTIONS, printCall, Printing, withoutNot } from './functions';
import { goLiteral, goText } from './go-literal';
import { rawCode, rawIsText } from './raw-text';
import type { TextHelpers } from './text-helpers';
import { sameNode } from '../../expr/node/equal';
import { call } from '../../expr/functions/functions';
import { ItemNode, Kind, Loop, Node, Part } from '../../expr/node/node';
import { isWrittenText } from '../../expr/node/parts';
import { emptyOf, isNeverEmpty, isNumeric, isScalar, isStructure, StringType } from '../../expr/node/type';
import { isEmptyCollection, Json } from '../../values/shape';
import { follows } from '../../expr/functions/implication';

/** The prefix of `.Values`: nothing, `$` where the dot is rebound, or the root argument of a text helper. */
export type Root = '' | '$' | '$.root';

/** The position of an expression in a template. @internal */
export interface Place {
  readonly chart: string;
  readonly root: Root;
  /** The dot, within a `with`. */
  readonly dot?: Node;
  /** The enclosing conditions, which need not be tested again. */
  readonly known?: Node;
  readonly variables: ReadonlyMap<Loop, Variables>;
  /** Whether texts go straight to the output, where Helm deletes what Go prints for nil. */
  readonly isOutput?: boolean;
  /** The key of the entry. */
  readonly at?: string;
  /** The helpers for texts that need several lines. */
  readonly texts: TextHelpers;
}

/** The position within a condition. @internal */
export function where(condition: Node, place: Place): Place {
  return { ...place, known: place.known ? call('and', [place.known, condition]) : condition };
}

/** Whether a condition is known to be true there. @internal */
export function holds(condition: Node, { known }: Place): boolean {
  return known !== undefined && follows(condition, known);
}

/** The position within a construct that rebinds the dot. @internal */
export function innerPlace(place: Place, dot?: Node): Place {
  const ofDollar = (code: string): string => code.replace(/(^|[( ])\./g, '$1$.');
  const variables = new Map([...place.variables].map(([loop, { item, key }]) => [loop, { item: ofDollar(item), key: ofDollar(key) }]));
  return { ...place, root: place.root || '$', dot, variables };
}

/** @internal */
export interface Variables {
  readonly item: string;
  readonly key: string;
}

/** The code between `{{` and `}}`. @internal */
export function action(node: Node, place: Place): string {
  return codeOf(node, place).text;
}

/** The same, for output that becomes text anyway. @internal */
export function textAction(node: Node, place: Place): string {
  return textCodeOf(node, place).text;
}

/** The same in the middle of a text. @internal */
export function inlineAction(node: Node, place: Place): string {
  return (place.isOutput && node.type.kind === 'string' && !isNumeric(node.type) ? asItIs(node, place) : textCodeOf(node, place)).text;
}

/** The argument of `with` or `range`. What is absent is nil there, which is empty. @internal */
export function subjectOf(node: Node, place: Place): string {
  return asItIs(node, place).text;
}

/** The argument of `if`. @internal */
export function condition(node: Node, place: Place): string {
  return conditionOf(node, place).text;
}

/** The opening action of a conditional block. @internal */
export function asking(node: Node, place: Place, word: 'if' | 'else if' = 'if'): { readonly word: string; readonly code: Code } {
  return { word, code: conditionOf(node, place) };
}

/** An expression as an argument. @internal */
export function operand(node: Node, cast: Cast, place: Place): string {
  return argument(codeFor(node, cast, place));
}

/** The same as code. @internal */
export function codeFor(node: Node, cast: Cast, place: Place): Code {
  return withCast(node, cast, place);
}

/** An expression as code. @internal */
export function codeOf(node: Node, place: Place): Code {
  const code = textCodeOf(node, place);
  return isNumber(node) && !isDot(node, place) ? command(mayBeAbsent(node) ? TEXT_OR_NOTHING : 'toString', code) : code;
}

/** The same, for a result that becomes text anyway. @internal */
export function textCodeOf(node: Node, place: Place): Code {
  const code = heldCode(node, place);
  if (holdsOther(node, place)) {
    return command('include', goText(place.texts.string(node.type as StringType)), code);
  }
  return mayBeNilScalar(node) && !isDot(node, place) && !holds(call('truthy', [node]), place)
    ? pipe(code, command('default', goLiteral(emptyOf(node.type) as Json))) : code;
}

/** The same, where nil does as well as what is empty. @internal */
export function asItIs(node: Node, place: Place): Code {
  if (node.kind === 'call' && node.fn === 'default' && !isDot(node, place)) {
    const [otherwise, value] = node.args;
    return pipe(asItIs(value, place), command('default', asItIs(otherwise, place)));
  }
  // The number 0 would be empty, as text it is not.
  return isNumber(node) || holdsOther(node, place) ? codeOf(node, place) : heldCode(node, place);
}

/** What Helm holds for an expression: nil if it is absent, and maybe a number for a string. */
function heldCode(node: Node, place: Place): Code {
  return isDot(node, place) ? DOT : (NODES[node.kind] as Printer<Node>)(node, place);
}

const DOT = operandCode('.');

/** Whether Helm may hold an integer or a boolean for a string. The dot is what the subject of `with` gave. */
function holdsOther(node: Node, place: Place): boolean {
  return node.kind === 'value' && isScalar(node.type) && !isDot(node, place);
}

/** Whether Helm may have a number for a string expression. */
function isNumber(node: Node): boolean {
  return isNumeric(node.type) && (node.kind === 'value' || node.kind === 'item' || (node.kind === 'call' && ['first', 'last', 'get', 'dig'].includes(node.fn)));
}

/** Helm's `toString` of nil is a string; `cat` omits nil. */
const TEXT_OR_NOTHING = 'cat';

function mayBeAbsent(node: Node): boolean {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'optional';
}

function conditionOf(node: Node, place: Place): Code {
  if (node.kind === 'call' && node.fn === 'truthy') {
    return asItIs(node.args[0], place);
  }
  if (node.kind === 'present' && isNeverEmpty(node.of.type)) {
    return asItIs(node.of, place);
  }
  return node.kind === 'call' && !isDot(node, place) ? printCall(node, printing(place, true)) : asItIs(node, place);
}

type Printer<N> = (node: N, place: Place) => Code;

/** The back end for Helm: every kind of node as template code. `src/plain/evaluate.ts` is the other, in the same order. */
const NODES: { readonly [K in Kind]: Printer<Extract<Node, { kind: K }>> } = {
  literal: ({ value }) => goLiteral(value),
  value: ({ path }, place) => fieldOf(values(place), ...path),
  item: (node, place) => item(node, place),
  key: ({ loop }, { variables }) => operandCode(variables.get(loop)!.key),
  builtin: ({ name }, { root }) => operandCode(`${root}.${name}`),
  concat: ({ parts }, place) => {
    const format = parts.map(p => (p.kind === 'literal' ? String(p.value).replace(/%/g, '%%') : '%s')).join('');
    return command('printf', goText(format), ...parts.filter(p => p.kind !== 'literal').map(p => codeOf(p, place)));
  },
  call: (node, place) => isWrittenText(node) ? place.texts.include(node, place) : printCall(node, printing(place, false)),
  name: ({ text, maxLength }, place) => pipe(codeOf(text, place), command('include', goText(place.texts.name(maxLength)))),
  include: ({ helper }, { chart, root }) => command('include', goText(`${chart}.${helper.name}`), operandCode(root || '.')),
  // Null is as good as no key, which only the kind tells.
  present: ({ of }, place) => command('not', isNeverEmpty(of.type) ? command('empty', asItIs(of, place)) : command('kindIs', goText('invalid'), heldCode(of, place))),
  choose: (node, place) => {
    // Within the condition itself, the choice is made.
    if (holds(node.condition, place)) {
      return withCast(node.then, 'value', place);
    }
    const [then, otherwise, asked] = withoutNot([node.then, node.otherwise!, node.condition]);
    return command('ternary', withCast(then, 'value', place), withCast(otherwise, 'value', place), codeOf(asked, place));
  },
  raw: (node, place) => rawCode(node, place) ?? fromText(place.texts.include(node, place), node),
  map: ({ parts }, place) => command('dict', ...parts.flatMap(p => entry(p, place))),
  list: ({ parts }, place) => command('list', ...parts.map(p => element(p, place))),
};

function values({ root }: Place): Code {
  return operandCode(`${root}.Values`);
}

/** The result of a helper is a string. */
function fromText(included: Code, { type }: Node): Code {
  switch (type.kind) {
    case 'integer':
      return pipe(included, command('int64'));
    case 'number':
      return pipe(included, command('float64'));
    case 'boolean':
      return command('eq', included, goText('true'));
    default:
      return included;
  }
}

/** Defaults of fields of items are not in values.yaml, so they are in the template. */
function item(node: ItemNode, place: Place): Code {
  const { loop, path, default: otherwise, absent, type } = node;
  const variable = operandCode(place.variables.get(loop)!.item);
  const dig = (value: Code): Code => command('dig', ...path.map(goText), value, variable);
  if (path.length === 0) {
    return variable;
  }
  if (otherwise !== undefined && !(absent && isEmptyCollection(otherwise) && path.length === 1)) {
    return dig(place.texts.otherwise(otherwise, node, place));
  }
  if (path.length === 1 || absent === undefined || node.isWithinGiven || mayBeNilScalar(node)) {
    return fieldOf(variable, ...path); // what has to be given is there, and so is what it is in
  }
  return absent === 'empty' ? dig(command(type.kind === 'list' ? 'list' : 'dict'))
    : fieldOf(groupOf(node, path.slice(0, -1), place), path[path.length - 1]);
}

/** A group of fields within an item, empty where it is not given. */
function groupOf({ loop }: ItemNode, path: readonly string[], { variables }: Place): Code {
  const variable = operandCode(variables.get(loop)!.item);
  return path.length > 0 ? command('dig', ...path.map(goText), command('dict'), variable) : variable;
}

function printing(place: Place, isCondition: boolean): Printing {
  return {
    operand: (node, cast) => withCast(node, cast, place),
    pipeline: (node, cast) => withCast(node, cast, place, true),
    condition: isCondition,
    root: place.root,
    helper: fn => place.texts.list(fn),
  };
}

function withCast(node: Node, cast: Cast, place: Place, first = false): Code {
  const code = (): Code => codeOf(node, place);
  const convert = (name: string): Code => (first ? pipe(asItIs(node, place), command(name)) : command(name, asItIs(node, place)));
  switch (cast) {
    case 'any':
      return code();
    case 'nil':
      return asItIs(node, place);
    case 'condition':
      return conditionOf(node, place);
    case 'value':
      return mayBeNil(node) && !isDot(node, place) ? pipe(code(), command('default', command(node.type.kind === 'list' ? 'list' : 'dict'))) : code();
    case 'scalar':
      return node.type.kind === 'integer' && !isGoInteger(node) ? convert('int64') : code();
    case 'int64':
      return isGoInteger(node) ? code() : convert('int64');
    case 'int':
      return isGoInteger(node, 'int') ? code() : convert('int');
    case 'float64':
      return node.kind === 'literal' && /[.e]/.test(String(node.value)) ? code() : convert('float64');
  }
}

/** An integer that has a Go type of integers, not the float64 of a values file. @internal */
export function isGoInteger(node: Node, type?: 'int'): boolean {
  switch (node.kind) {
    case 'literal':
      return true;
    case 'key':
      return true;
    case 'raw':
      return rawIsText(node) && type === undefined;
    case 'call': {
      const { gives } = FUNCTIONS[node.fn];
      return gives !== undefined && (type === undefined || gives === type);
    }
    default:
      return false;
  }
}

function mayBeNilScalar(node: Node): boolean {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'empty' && !isStructure(node.type);
}

/** A collection that may be nil. */
function mayBeNil(node: Node): boolean {
  return (node.kind === 'value' || (node.kind === 'item' && (node.path.length === 1 || node.isWithinGiven === true) && (node.default === undefined || isEmptyCollection(node.default))))
    && node.absent === 'empty' && isStructure(node.type);
}

function isDot(node: Node, place: Place): boolean {
  return place.dot !== undefined && node.kind !== 'literal' && sameNode(node, place.dot);
}

function entry(part: Part, place: Place): Code[] {
  if (part.kind !== 'entry') {
    throw new Error(`a part of the kind ${part.kind} cannot be in an argument`);
  }
  return [codeOf(part.key, place), withCast(part.value, 'value', place)];
}

function element(part: Part, place: Place): Code {
  if (part.kind !== 'element') {
    throw new Error(`a part of the kind ${part.kind} cannot be in an argument`);
  }
  return withCast(part.value, 'value', place);
}
