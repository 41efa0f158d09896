import { Cast, FUNCTIONS, printCall, withoutNot } from './functions';
import { goLiteral, goString } from './go-literal';
import { rawCode, rawIsText } from './raw-text';
import type { TextHelpers } from './text-helpers';
import { sameNode } from '../../expr/node/equal';
import { call } from '../../expr/functions/functions';
import { ItemNode, Kind, Loop, Node, Part } from '../../expr/node/node';
import { isWrittenText } from '../../expr/node/parts';
import { isNumeric } from '../../expr/node/type';
import { follows } from '../../expr/functions/implication';

/** What comes before `.Values`: nothing, `$` where the dot means something else, or what a helper of texts is given. */
export type Root = '' | '$' | '$.root';

/** Where in a template an expression stands. @internal */
export interface Place {
  readonly chart: string;
  readonly root: Root;
  /** What the dot means within a `with`. */
  readonly dot?: Node;
  /** What was asked around it, so that it need not be asked again. */
  readonly known?: Node;
  readonly variables: ReadonlyMap<Loop, Variables>;
  /** Where texts that take several lines to make are put. */
  readonly texts: TextHelpers;
}

/** The place where a condition holds. @internal */
export function where(condition: Node, place: Place): Place {
  return { ...place, known: place.known ? call('and', [place.known, condition]) : condition };
}

/** Whether a condition is known to hold there. @internal */
export function holds(condition: Node, { known }: Place): boolean {
  return known !== undefined && follows(condition, known);
}

/** The place within something that changes what the dot means. @internal */
export function within(place: Place, dot?: Node): Place {
  return { ...place, root: place.root || '$', dot };
}

/** @internal */
export interface Variables {
  readonly item: string;
  readonly key: string;
}

/** What stands between `{{` and `}}`. @internal */
export function action(node: Node, place: Place): string {
  if (isDot(node, place)) {
    return '.';
  }
  return isNumber(node) ? `${mayBeAbsent(node) ? TEXT_OR_NOTHING : 'toString'} ${parenthesised(printed(node, place), node)}` : printed(node, place);
}

/** The same, where what is printed becomes text anyway. @internal */
export function textAction(node: Node, place: Place): string {
  return isDot(node, place) ? '.' : printed(node, place);
}

function printed(node: Node, place: Place): string {
  return (NODES[node.kind] as Printer<Node>)(node, place);
}

/** Whether Helm may hold a number where the expression is a text. */
function isNumber(node: Node): boolean {
  return isNumeric(node.type) && (node.kind === 'value' || node.kind === 'item' || (node.kind === 'call' && ['first', 'last', 'get', 'dig'].includes(node.fn)));
}

/** Helm's `toString` of nil is a text, its `cat` leaves nil out. */
const TEXT_OR_NOTHING = 'cat';

function mayBeAbsent(node: Node): boolean {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'optional';
}

/** What stands behind `if`. @internal */
export function condition(node: Node, place: Place): string {
  if (node.kind === 'call' && node.fn === 'truthy') {
    return action(node.args[0], place);
  }
  return node.kind === 'call' && !isDot(node, place) ? printCall(node, printing(place, true)) : action(node, place);
}

type Printer<N> = (node: N, place: Place) => string;

/** The other back end: what every kind of node is in a template. `src/plain/evaluate.ts` is the first, in the same order. */
const NODES: { readonly [K in Kind]: Printer<Extract<Node, { kind: K }>> } = {
  literal: ({ value }) => goLiteral(value),
  value: ({ path }, { root }) => `${root}.Values.${path.join('.')}`,
  item: (node, place) => item(node, place),
  key: ({ loop }, { variables }) => variables.get(loop)!.key,
  builtin: ({ name }, { root }) => `${root}.${name}`,
  concat: ({ parts }, place) => {
    const format = parts.map(p => (p.kind === 'literal' ? String(p.value).replace(/%/g, '%%') : '%s')).join('');
    return ['printf', goString(format), ...parts.filter(p => p.kind !== 'literal').map(p => operand(p, 'any', place))].join(' ');
  },
  call: (node, place) => isWrittenText(node) ? place.texts.include(node, place) : printCall(node, printing(place, false)),
  include: ({ helper }, { chart, root }) => `include ${goString(`${chart}.${helper.name}`)} ${root || '.'}`,
  present: ({ of }, place) => {
    const name = of.path[of.path.length - 1];
    const parent = of.path.slice(0, -1);
    if (of.kind === 'value') {
      return `hasKey ${[`${place.root}.Values`, ...parent].join('.')} ${goString(name)}`;
    }
    const variable = place.variables.get(of.loop)!.item;
    return `hasKey ${parent.length ? `(dig ${parent.map(goString).join(' ')} dict ${variable})` : variable} ${goString(name)}`;
  },
  choose: (node, place) => {
    const [then, otherwise, asked] = withoutNot([node.then, node.otherwise!, node.condition]);
    return `ternary ${operand(then, 'value', place)} ${operand(otherwise, 'value', place)} ${operand(asked, 'any', place)}`;
  },
  raw: (node, place) => rawCode(node, place) ?? fromText(place.texts.include(node, place), node),
  map: ({ parts }, place) => ['dict', ...parts.flatMap(p => entry(p, place))].join(' '),
  list: ({ parts }, place) => ['list', ...parts.map(p => element(p, place))].join(' '),
};

/** What a helper gives is a text. */
function fromText(included: string, { type }: Node): string {
  switch (type.kind) {
    case 'integer':
      return `${included} | int64`;
    case 'number':
      return `${included} | float64`;
    case 'boolean':
      return `eq (${included}) "true"`;
    default:
      return included;
  }
}

/** A field of an item has no default in values.yaml, so the template says it. */
function item({ loop, path, default: otherwise, absent, type }: ItemNode, { variables }: Place): string {
  const variable = variables.get(loop)!.item;
  const dig = (value: string): string => `dig ${path.map(goString).join(' ')} ${value} ${variable}`;
  if (path.length === 0) {
    return variable;
  }
  if (otherwise !== undefined && !(absent && isEmptyCollection(otherwise) && path.length === 1)) {
    const text = goLiteral(otherwise);
    return dig(typeof otherwise === 'object' && text.includes(' ') ? `(${text})` : text);
  }
  if (path.length === 1 || absent === undefined) {
    return [variable, ...path].join('.'); // what has to be given is there, and so is what it is in
  }
  const last = path[path.length - 1];
  return absent === 'empty' ? dig(type.kind === 'list' ? 'list' : 'dict')
    : `(dig ${path.slice(0, -1).map(goString).join(' ')} dict ${variable}).${last}`;
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** An expression as an argument. @internal */
export function operand(node: Node, cast: Cast, place: Place): string {
  return parenthesised(withCast(node, cast, place), node);
}

function printing(place: Place, isCondition: boolean) {
  return {
    operand: (node: Node, cast: Cast) => operand(node, cast, place),
    pipeline: (node: Node, cast: Cast) => withCast(node, cast, place, true),
    condition: isCondition,
    root: place.root,
  };
}

function withCast(node: Node, cast: Cast, place: Place, first = false): string {
  const convert = (name: string): string => (first ? `${action(node, place)} | ${name}` : `${name} ${operand(node, 'any', place)}`);
  switch (cast) {
    case 'any':
      return action(node, place);
    case 'condition':
      return condition(node, place);
    case 'value':
      return mayBeNil(node) && !isDot(node, place)
        ? `${action(node, place)} | default ${node.type.kind === 'list' ? 'list' : 'dict'}`
        : action(node, place);
    case 'scalar':
      return node.type.kind === 'integer' && !isGoInteger(node) ? convert('int64') : action(node, place);
    case 'int64':
      return isGoInteger(node) ? action(node, place) : convert('int64');
    case 'int':
      return isGoInteger(node, 'int') ? action(node, place) : convert('int');
    case 'float64':
      return node.kind === 'literal' && /[.e]/.test(String(node.value)) ? action(node, place) : convert('float64');
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

function mayBeNil(node: Node): boolean {
  return (node.kind === 'value' || (node.kind === 'item' && node.path.length === 1 && (node.default === undefined || isEmptyCollection(node.default))))
    && node.absent === 'empty';
}

function isDot(node: Node, place: Place): boolean {
  return place.dot !== undefined && node.kind !== 'literal' && sameNode(node, place.dot);
}

function parenthesised(text: string, node: Node): string {
  return !text.includes(' ') || (node.kind === 'literal' && typeof node.value === 'string') ? text : `(${text})`;
}

function entry(part: Part, place: Place): string[] {
  if (part.kind !== 'entry') {
    throw new Error(`a part of the kind ${part.kind} cannot be in an argument`);
  }
  return [operand(part.key, 'any', place), operand(part.value, 'value', place)];
}

function element(part: Part, place: Place): string {
  if (part.kind !== 'element') {
    throw new Error(`a part of the kind ${part.kind} cannot be in an argument`);
  }
  return operand(part.value, 'value', place);
}
