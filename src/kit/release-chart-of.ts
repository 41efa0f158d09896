import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition } from './condition';
import { ReleaseChart } from '../chart/release-chart';
import { call } from '../expr/functions/functions';
import { sameNode } from '../expr/node/equal';
import { BooleanExpression } from '../expr/expression/expression';
import { labelOf } from '../expr/node/label';
import { ownerOf } from '../expr/node/owner';
import { ListExpression } from '../expr/expression/list-expression';
import { literal } from '../expr/node/literal';
import { pathText } from '../expr/functions/path-text';
import { Node } from '../expr/node/node';
import { walk } from '../expr/node/children';
import { StringExpression } from '../expr/expression/string-expression';
import { uncut } from '../expr/functions/name-within';
import { toNode } from '../expr/expression/to-node';
import { Tokens } from '../expr/token/tokens';
import { follows, terms } from '../expr/functions/implication';
import { scopesOf } from '../manifest/scope/scope';
import { evaluate, NOWHERE } from '../plain/evaluate';
import { Refusal } from '../values/refusal';

/** The `ReleaseChart` of a construct. @internal */
export function releaseChartOf(construct: Construct): ReleaseChart {
  const chart = Chart.of(construct);
  if (!(chart instanceof ReleaseChart)) {
    throw new Refusal('release-chart-missing',
      `${construct.node.path}: ${construct.constructor.name} must be in a ReleaseChart, got ${chart.constructor.name}: its names and labels come from the release`);
  }
  return chart;
}

/**
 * The component label of the pods of a construct: the component, then what distinguishes the construct within the chart,
 * including keys of loops. It is unique, so selectors never overlap.
 *
 * @internal
 */
export function componentLabel(construct: Construct, what: string): string {
  const own = releaseChartOf(construct).componentOf(construct);
  return /^(resource|default)$/.test(own) ? what
    : own === what || endsWith(own, `-${what}`) ? own : releaseChartOf(construct).fitName(`${what}-${own}`);
}

/** Whether a string that may hold keys of loops ends with a literal. */
function endsWith(text: string, end: string): boolean {
  const node = uncut(toNode(text));
  const last = node.kind === 'concat' ? node.parts[node.parts.length - 1] : node;
  return last.kind === 'literal' && String(last.value).endsWith(end);
}

/**
 * A string that is used several times, as a named template. Within a loop it stays inline, since it may depend on the item.
 *
 * @param what the role of the string in the construct, such as `secretName`.
 * @internal
 */
export function namedText(construct: Construct, what: string, description: string, text: any): StringExpression {
  const chart = releaseChartOf(construct);
  if (scopesOf(chart, construct).some(scope => scope.kind === 'each')) {
    return new StringExpression(toNode(text));
  }
  const own = componentLabel(construct, '').slice(1);
  return chart.defineString(own === '' ? what : `${own}.${what}`, description, text);
}

/**
 * The same for a list.
 *
 * @internal
 */
export function namedList(construct: Construct, what: string, description: string, list: ListExpression): ListExpression {
  const chart = releaseChartOf(construct);
  const own = componentLabel(construct, '').slice(1);
  return scopesOf(chart, construct).some(scope => scope.kind === 'each') ? list : chart.defineList(own === '' ? what : `${own}.${what}`, description, list);
}

/**
 * Both outputs refuse to render if the condition is true and the construct exists. A known condition of a construct that
 * always exists is refused at synthesis.
 *
 * @internal
 */
export function refuseWhen(construct: Construct, condition: Condition, message: string): void {
  const { value } = condition;
  const chart = releaseChartOf(construct);
  // Expressions of the message may be rendered nowhere else, which is no error.
  const text = toNode(message);
  // Values that stand for expressions may be refused together, which says nothing about the chart.
  if (value === true && !Tokens.areValues && scopesOf(chart, construct).length === 0) {
    throw new Refusal('check-failed', `${construct.node.path}: ${ownerOf(text) ? message : evaluate(text, NOWHERE)}`);
  }
  if (canHold(condition)) {
    chart.requires(typeof value === 'boolean' ? new BooleanExpression(literal(false)) : value.not(), message, construct);
  }
}

/** Whether a construct exists: the conditions of the scopes around it. @internal */
export function existsWhen(construct: Construct): Condition {
  return scopesOf(releaseChartOf(construct), construct)
    .reduce((all, scope) => (scope.kind === 'when' ? all.and(Condition.of(new BooleanExpression(scope.condition))) : all), Condition.of(true));
}

/** Adds a paragraph to the notes if the condition is true. @internal */
export function noteWhen(notes: ReleaseChart['notes'], { value }: Condition, text: string): void {
  if (value === true) {
    notes.add(text);
  } else if (value !== false) {
    notes.addWhen(value, text);
  }
}

/** Whether values may make a condition true. @internal */
export function canHold({ value }: Condition): boolean {
  return value === true || (value !== false && !isNever(value._node));
}

/** Whether the node is `a and not b` where a implies b, or requires one value to equal two literals. */
function isNever(node: Node): boolean {
  const all = terms('and', node).flatMap(term => (term.kind === 'call' && term.fn === 'not' ? terms('or', term.args[0]).map(one => call('not', [one])) : [term]));
  // `a`, `b`, and not both of them.
  const isContrary = (term: Node): boolean => term.kind === 'call' && term.fn === 'not' && terms('and', term.args[0]).every(one => all.some(other => sameNode(one, other)));
  return all.some(isContrary) || all.some(a => all.some(b => (b.kind === 'call' && b.fn === 'not' && follows(b.args[0], a)) || isOther(a, b)));
}

/** Whether both compare the same value, with different literals. */
function isOther(a: Node, b: Node): boolean {
  const [x, y] = [a, b].map(node => (node.kind === 'call' && node.fn === 'eq' && node.args[1].kind === 'literal' ? node.args : undefined));
  return x !== undefined && y !== undefined && sameNode(x[0], y[0]) && !sameNode(x[1], y[1]);
}

/** The name of a prop in messages: the path of the value that it comes from, or the name of the prop. @internal */
export function nameOfProp(name: string, given: any): string {
  const node = given === undefined ? undefined : ifPresent(toNode(given));
  const found: Node[] = [];
  if (node) {
    walk(node, at => (at.kind === 'value' || (at.kind === 'item' && at.path.length > 0)) && (at === node || (at.type.kind === 'boolean' && node.type.kind === 'boolean')) && found.push(at));
  }
  // Not before, since each path is a token that has to be rendered.
  return found.length === 1 ? pathOf(found[0]) : name;
}

/** What an optional value is if it is set. */
function ifPresent(node: Node): Node {
  return node.kind === 'choose' && node.condition.kind === 'present' && !node.otherwise ? node.then : node;
}

/** The path of a value that may be absent, in messages, or a name. @internal */
export function pathOr(name: string, value?: StringExpression): string {
  return value?._node.kind === 'value' || value?._node.kind === 'call' ? labelOf(value._node) : name;
}

/** Whether a prop is exactly a declared value or a field of an item: `asProps()` passes it to every workload that shares the values. @internal */
export function isValue(given: any): boolean {
  const { kind } = toNode(given);
  return Tokens.areValues || kind === 'value' || kind === 'item';
}

function pathOf(node: Node): string {
  return node.kind === 'item' ? new StringExpression(pathText(node)).asString() : labelOf(node);
}

/** Whether a literal string, or each value of an enum, is one of these. @internal */
export function isOneOf(given: string, ...texts: string[]): boolean {
  const { type } = toNode(given);
  return type.kind === 'string' && (type.oneOf?.every(text => texts.includes(text)) ?? false);
}
