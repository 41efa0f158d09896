import { Names } from 'cdk8s';
import { IConstruct } from 'constructs';
import { componentOf } from '../names/names';
import { ChartSource } from '../source/chart-source';
import { labelParts } from '../names/standard-labels';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { listOf, mapOf } from '../../expr/node/collections';
import { mapParts, keyOf } from '../../expr/node/parts';

/** The label by which level-2 constructs of cdk8s-plus select pods. @internal */
export const ADDRESS = 'cdk8s.io/metadata.addr';
const COMPONENT = 'app.kubernetes.io/component';

/**
 * The constructs of a chart by the address that cdk8s-plus labels their pods with.
 *
 * The address is a hash of the construct path: equal for two releases and for all items of a loop, and different as soon as
 * a scope is put around the construct, so it cannot be in a selector.
 *
 * @internal
 */
export class Addresses {
  private constructs?: Map<string, IConstruct>;

  constructor(private readonly chart: ChartSource) {
  }

  public find(address: string): IConstruct | undefined {
    this.constructs ??= new Map(this.chart.node.findAll().map(c => [Names.toLabelValue(c), c]));
    return this.constructs.get(address);
  }
}

/** Replaces addresses with the labels of the release and of the component. @internal */
export function addressLabels(node: Node, chart: ChartSource, addresses: Addresses): Node {
  const inParts = (parts: readonly Part[]): Part[] =>
    mapParts(parts, part => [part.kind === 'splice' ? part : { ...part, value: addressLabels(part.value, chart, addresses) }]);
  switch (node.kind) {
    case 'map':
      return mapOf(replaced(inParts(node.parts), chart, addresses));
    case 'list':
      return listOf(inParts(node.parts));
    case 'literal':
      return mentionsAddress(node.value) ? addressLabels(unfold(node.value), chart, addresses) : node;
    default:
      return node;
  }
}

function replaced(parts: Part[], chart: ChartSource, addresses: Addresses): Part[] {
  const at = parts.findIndex(p => keyOf(p) === ADDRESS);
  const address = at < 0 ? undefined : (parts[at] as Extract<Part, { kind: 'entry' }>).value;
  const construct = address?.kind === 'literal' ? addresses.find(String(address.value)) : undefined;
  if (!construct) {
    return parts;
  }
  const standard = chart._standard;
  const spliced = (helper: Node): boolean => parts.some(p => p.kind === 'splice' && p.value === helper);
  const given = new Set(parts.map(keyOf));
  const labels: Part[] = spliced(standard.labels) || spliced(standard.selectorLabels) ? [] : labelParts(parts, standard.selectorLabels);
  if (!given.has(COMPONENT)) {
    const component = componentOf(chart, construct) ?? literal(construct.node.id.toLowerCase());
    labels.push({ kind: 'entry', key: literal(COMPONENT), value: component });
  }
  return [...parts.slice(0, at), ...labels, ...parts.slice(at + 1)];
}

function mentionsAddress(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && (ADDRESS in value || Object.values(value).some(mentionsAddress));
}

/** Data as a map or list whose parts can be replaced. */
function unfold(value: any): Node {
  if (Array.isArray(value)) {
    const parts = value.map((v): Part => ({ kind: 'element', value: mentionsAddress(v) ? unfold(v) : literal(v) }));
    return { kind: 'list', parts, type: literal(value).type };
  }
  const parts = Object.entries(value).map(([k, v]): Part =>
    ({ kind: 'entry', key: literal(k), value: mentionsAddress(v) ? unfold(v) : literal(v as any) }));
  return { kind: 'map', parts, type: literal(value).type };
}
