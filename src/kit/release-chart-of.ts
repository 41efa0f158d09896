import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition } from './condition';
import { ReleaseChart } from '../chart/release-chart';
import { call } from '../expr/functions/functions';
import { sameNode } from '../expr/node/equal';
import { BooleanExpression } from '../expr/expression/expression';
import { labelOf } from '../expr/node/label';
import { literal } from '../expr/node/literal';
import { pathText } from '../expr/functions/path-text';
import { Node } from '../expr/node/node';
import { walk } from '../expr/node/children';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { Tokens } from '../expr/token/tokens';
import { follows, terms } from '../expr/functions/implication';
import { scopesOf } from '../manifest/scope/scope';
import { Refusal } from '../values/refusal';

/** The chart around a construct, which names objects and knows the release. @internal */
export function releaseChartOf(construct: Construct): ReleaseChart {
  const chart = Chart.of(construct);
  if (!(chart instanceof ReleaseChart)) {
    throw new Refusal('release-chart-missing',
      `${construct.node.path}: ${construct.constructor.name} must be in a ReleaseChart, got ${chart.constructor.name}: its names and labels come from the release`);
  }
  return chart;
}

/**
 * The component label of a construct's pods: what they are, then what tells this construct from others in the chart, the
 * keys of loops included. Two constructs never have the same, so their selectors never meet.
 *
 * @internal
 */
export function componentLabel(construct: Construct, what: string): string {
  const own = releaseChartOf(construct).componentOf(construct);
  return /^(resource|default)$/.test(own) || own === what ? what : `${what}-${own}`;
}

/**
 * A string that is written often, with a name in the template. Within a loop it may depend on the item, so that it cannot have
 * one.
 *
 * @param what what it is to the construct, such as `secretName`.
 * @internal
 */
export function namedText(construct: Construct, what: string, description: string, text: any): StringExpression {
  const chart = releaseChartOf(construct);
  if (scopesOf(chart, construct).some(scope => scope.kind === 'each')) {
    return new StringExpression(toNode(text));
  }
  const own = componentLabel(construct, '').slice(1);
  return chart.defineText(own === '' ? what : `${own}.${what}`, description, text);
}

/**
 * Both outputs refuse to render when the condition holds, where the construct exists at all. What is known and always
 * there is refused at once.
 *
 * @internal
 */
export function refuseWhen(construct: Construct, condition: Condition, message: string): void {
  const { value } = condition;
  const chart = releaseChartOf(construct);
  // There may be no place for what the message tells, which is no mistake.
  toNode(message);
  if (value === true && scopesOf(chart, construct).length === 0) {
    throw new Refusal('check-failed', `${construct.node.path}: ${message}`);
  }
  if (value !== false && !(value !== true && isNever(value._node))) {
    chart.requires(value === true ? new BooleanExpression(literal(false)) : value.not(), message, construct);
  }
}

/** Whether `a and not b`, where b holds wherever a does, or one value would have to be two. */
function isNever(node: Node): boolean {
  const all = terms('and', node).flatMap(term => (term.kind === 'call' && term.fn === 'not' ? terms('or', term.args[0]).map(one => call('not', [one])) : [term]));
  // `a`, `b`, and not both of them.
  const isContrary = (term: Node): boolean => term.kind === 'call' && term.fn === 'not' && terms('and', term.args[0]).every(one => all.some(other => sameNode(one, other)));
  return all.some(isContrary) || all.some(a => all.some(b => (b.kind === 'call' && b.fn === 'not' && follows(b.args[0], a)) || isOther(a, b)));
}

/** Whether both ask what a value is, and do not mean the same. */
function isOther(a: Node, b: Node): boolean {
  const [x, y] = [a, b].map(node => (node.kind === 'call' && node.fn === 'eq' && node.args[1].kind === 'literal' ? node.args : undefined));
  return x !== undefined && y !== undefined && sameNode(x[0], y[0]) && !sameNode(x[1], y[1]);
}

/** What a person knows a prop by: the value that it comes from, the only one that is switched on or off, or its own name. @internal */
export function nameOfProp(name: string, given: any): string {
  const node = given === undefined ? undefined : toNode(given);
  const paths: string[] = [];
  if (node) {
    walk(node, at => (at.kind === 'value' || (at.kind === 'item' && at.path.length > 0)) && (at === node || (at.type.kind === 'boolean' && node.type.kind === 'boolean')) && paths.push(pathOf(at)));
  }
  return paths.length === 1 ? paths[0] : name;
}

/** Whether a prop is a declared value, or a field of an item, as it is: `asProps()` gives it to every workload that shares the values. @internal */
export function isValue(given: any): boolean {
  const { kind } = toNode(given);
  return Tokens.areValues || kind === 'value' || kind === 'item';
}

function pathOf(node: Node): string {
  return node.kind === 'item' ? new StringExpression(pathText(node)).asString() : labelOf(node);
}

/** Whether a string that is known, or declared as one of a few, is one of these. @internal */
export function isOneOf(given: string, ...texts: string[]): boolean {
  const { type } = toNode(given);
  return type.kind === 'string' && (type.oneOf?.every(text => texts.includes(text)) ?? false);
}
