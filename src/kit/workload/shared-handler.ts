import { Construct } from 'constructs';
import { ProbeProps } from './probe-props';
import { releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { isFilled } from '../../expr/functions/filled';
import { MapExpression } from '../../expr/expression/map-expression';
import { mapOf } from '../../expr/node/collections';
import { Node, Part } from '../../expr/node/node';
import { sameNode } from '../../expr/node/equal';
import { ownerOf } from '../../expr/node/owner';
import { partsOf } from '../../expr/node/parts';
import { scopesOf } from '../../manifest/scope/scope';
import { hasPieceOfToken } from '../../expr/token/token';

/** The probes of a container. @internal */
export interface Probes {
  readonly startupProbe?: ProbeProps;
  readonly livenessProbe?: ProbeProps;
  readonly readinessProbe?: ProbeProps;
}

/**
 * The probes of a container. If they share a handler with values in it, the handler becomes a named template. In a loop it
 * stays inline, since named templates have no access to the item. @param component the component of the container. @default
 * - that of the construct
 * @internal
 */
export function withSharedHandler(construct: Construct, probes: Probes, component?: string): Probes {
  const chart = releaseChartOf(construct);
  if (scopesOf(chart, construct).some(scope => scope.kind === 'each')) {
    return probes;
  }
  const given = Object.entries(probes).filter((entry): entry is [string, ProbeProps] => entry[1]?.handler !== undefined);
  const [first, ...others] = given.map(([, { handler }]) => mapOf(partsOfChoice(toNode({ ...handler }))));
  if (others.length === 0 || !others.every(other => sameNode(first, other)) || !canHaveName(first)) {
    return probes;
  }
  const name = component ?? chart.componentOf(construct);
  const helper = `${name}.probe`;
  if (hasPieceOfToken(name) || chart._hasNamed(helper)) {
    return probes;
  }
  const handler = chart.defineMap(helper, `Handler of the probes of ${name}.`, new MapExpression(first)).asAny();
  return Object.fromEntries(given.map(([probe, props]) => [probe, { ...props, handler: { ...handler } }]));
}

/** A choice of maps, as one map with conditional parts. */
function partsOfChoice(node: Node): readonly Part[] {
  return node.kind !== 'choose' ? partsOf(node)
    : [{ kind: 'when', condition: node.condition, then: partsOfChoice(node.then), otherwise: node.otherwise ? partsOfChoice(node.otherwise) : [] }];
}

/** Whether it has expressions, and is rendered whatever their values. */
function canHaveName(node: Node): boolean {
  return ownerOf(node) !== undefined && isFilled(partsOf(node)) === true;
}
