import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition } from './condition';
import { ReleaseChart } from '../chart/release-chart';
import { BooleanExpression } from '../expr/expression';
import { literal } from '../expr/literal';
import { toNode } from '../expr/to-node';
import { scopesOf } from '../manifest/scope';
import { Refusal } from '../values/refusal';

/** The chart around a construct, which names objects and knows the release. @internal */
export function releaseChartOf(construct: Construct): ReleaseChart {
  const chart = Chart.of(construct);
  if (!(chart instanceof ReleaseChart)) {
    throw new Refusal('release-chart-missing',
      `${construct.node.path}: ${construct.constructor.name} needs a ReleaseChart around it, found ${chart.constructor.name}: its names and labels come from the release`);
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
 * Both outputs refuse to render when the condition holds, where the construct exists at all. What is known and always
 * there is refused at once.
 *
 * @internal
 */
export function refuseWhen(construct: Construct, condition: Condition, message: string): void {
  const { value } = condition;
  const chart = releaseChartOf(construct);
  if (value === true && scopesOf(chart, construct).length === 0) {
    throw new Refusal('check-failed', `${construct.node.path}: ${message}`);
  }
  if (value !== false) {
    chart.requires(value === true ? new BooleanExpression(literal(false)) : value.not(), message, construct);
  }
}

/** What a person knows a prop by: the value that it comes from, or its own name. @internal */
export function nameOfProp(name: string, given: any): string {
  const node = given === undefined ? undefined : toNode(given);
  return node?.kind === 'value' ? node.path.join('.') : name;
}

/** Whether a text that is known, or declared as one of a few, is one of these. @internal */
export function isOneOf(given: string, ...texts: string[]): boolean {
  const { type } = toNode(given);
  return type.kind === 'string' && (type.oneOf?.every(text => texts.includes(text)) ?? false);
}
