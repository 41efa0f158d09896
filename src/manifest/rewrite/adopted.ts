import { ApiObject } from 'cdk8s';
import { ADDRESS } from './address-labels';
import { ChartSource } from '../source/chart-source';
import { Document } from '../model/model';
import { labelParts } from '../names/standard-labels';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, partsOf, spread } from '../../expr/node/parts';
import { listOf, mapOf } from '../../expr/node/collections';
import { Refusal } from '../../values/refusal';

const INSTANCE = 'app.kubernetes.io/instance';

/** Kinds whose names follow from their content, so that a cluster has only one. */
const NAMED_BY_CONTENT = new Set(['CustomResourceDefinition', 'APIService']);

/** An object of a cdk8s chart without values, and its manifest. @internal */
export interface Adopted {
  readonly object: ApiObject;
  readonly body: Node;
}

/**
 * The objects of charts without values, adapted to a release: with its labels, and with the release label in pod labels and
 * in selectors of objects of the chart. Other selectors are unchanged.
 *
 * @internal
 */
export function adopt(adopted: readonly Adopted[], chart: ChartSource): Map<ApiObject, Node> {
  const own = adopted.flatMap(({ body }) => labelsIn(body));
  return new Map(adopted.map(({ object, body }) => [object, new Adoption(chart, own).object(object.kind, body)]));
}

/**
 * Refuses handwritten names in charts without values, unless they are in `fixedNames` (`name-fixed`).
 *
 * @internal
 */
export function checkNames(documents: readonly Document[], chart: ChartSource): void {
  const adopted = new Set(chart.node.findAll().filter(c => ApiObject.isApiObject(c) && c.chart !== chart).map(c => c.node.path));
  for (const { path, kind, body } of documents.filter(d => adopted.has(d.path) && !NAMED_BY_CONTENT.has(d.kind))) {
    const name = entryOf(entryOf(body, 'metadata'), 'name');
    if (name?.kind === 'literal' && !(chart._props.fixedNames ?? []).includes(String(name.value))) {
      throw new Refusal('name-fixed',
        `${path}: the ${kind} has the fixed name "${name.value}", which is the same in every release: leave metadata.name out, or set ` +
        `fixedNames: ['${name.value}'] in the props of the ReleaseChart, if a namespace never has two releases`);
    }
  }
}

class Adoption {
  private readonly instance: Part;

  constructor(private readonly chart: ChartSource, private readonly own: readonly Labels[]) {
    this.instance = { kind: 'entry', key: literal(INSTANCE), value: chart.builtIns.releaseName._node };
  }

  public object(kind: string, body: Node): Node {
    return mapOf(partsOf(body).map((part): Part => {
      switch (keyOf(part)) {
        case 'metadata':
          return withValue(part, metadata => this.labelled(metadata, kind === 'Pod'));
        case 'spec':
          return withValue(part, spec => this.within(kind === 'Service' ? under(spec, 'selector', s => this.selector(s)) : spec));
        default:
          return part;
      }
    }));
  }

  /** The labels of an object. */
  private labelled(metadata: Node, isPod: boolean): Node {
    const [release, given] = [this.chart._standard.labels, this.chart._props.labels ?? {}];
    const parts = spread(entryOf(metadata, 'labels') ?? mapOf([])).filter(p => keyOf(p) !== INSTANCE);
    const isAddressed = isPod && parts.some(p => keyOf(p) === ADDRESS);
    const all = labelParts(parts, release);
    const extra = Object.entries(given).filter(([key]) => !parts.some(p => keyOf(p) === key))
      .map(([key, value]): Part => ({ kind: 'entry', key: literal(key), value: literal(value) }));
    return withEntry(metadata, 'labels', mapOf([...isAddressed ? [] : all, ...extra, ...parts]));
  }

  /** Pod templates and selectors, wherever they are. */
  private within(node: Node): Node {
    const inside = (part: Part): Part => {
      switch (part.kind) {
        case 'entry': {
          const key = keyOf(part);
          if (key === 'matchLabels') {
            return { ...part, value: this.selector(part.value) };
          }
          return { ...part, value: this.within(key === 'template' && isPodTemplate(part.value) ? this.template(part.value) : part.value) };
        }
        case 'element':
          return { ...part, value: this.within(part.value) };
        default:
          return part;
      }
    };
    const parts = partsOf(node).map(inside);
    return parts.length === 0 ? node : node.kind === 'list' || (node.kind === 'literal' && Array.isArray(node.value)) ? listOf(parts) : mapOf(parts);
  }

  private template(template: Node): Node {
    const metadata = entryOf(template, 'metadata') ?? mapOf([]);
    const labels = spread(entryOf(metadata, 'labels') ?? mapOf([]));
    return withEntry(template, 'metadata', withEntry(metadata, 'labels', this.withInstance(labels)));
  }

  private selector(selector: Node): Node {
    const wanted = literalsOf(selector);
    const isOwn = Object.keys(wanted).length > 0 && this.own.some(labels => Object.entries(wanted).every(([key, value]) => labels[key] === value));
    return isOwn ? this.withInstance(spread(selector)) : selector;
  }

  /** Addresses are replaced later, with labels that include the release. */
  private withInstance(labels: readonly Part[]): Node {
    return labels.some(p => keyOf(p) === ADDRESS) ? mapOf([...labels]) : mapOf([...labels.filter(p => keyOf(p) !== INSTANCE), this.instance]);
  }
}

type Labels = { readonly [key: string]: unknown };

/** All maps of labels in an object: its own, and those of its pods. */
function labelsIn(node: Node): Labels[] {
  return partsOf(node).flatMap((part): Labels[] => {
    if (part.kind !== 'entry' && part.kind !== 'element') {
      return [];
    }
    const labels = keyOf(part) === 'metadata' ? entryOf(part.value, 'labels') : undefined;
    return [...labels ? [literalsOf(labels)] : [], ...labelsIn(part.value)];
  });
}

function literalsOf(map: Node): Labels {
  return Object.fromEntries(partsOf(map).flatMap(p => (p.kind === 'entry' && p.key.kind === 'literal'
    ? [[p.key.value, p.value.kind === 'literal' ? p.value.value : undefined]] : [])));
}

function isPodTemplate(node: Node): boolean {
  return entryOf(entryOf(node, 'spec'), 'containers') !== undefined;
}

function withValue(part: Part, change: (value: Node) => Node): Part {
  return part.kind === 'entry' ? { ...part, value: change(part.value) } : part;
}

function under(map: Node, key: string, change: (value: Node) => Node): Node {
  return mapOf(partsOf(map).map(part => (keyOf(part) === key ? withValue(part, change) : part)));
}

function withEntry(map: Node, key: string, value: Node): Node {
  const parts = partsOf(map);
  return parts.some(p => keyOf(p) === key) ? under(map, key, () => value) : mapOf([...parts, { kind: 'entry', key: literal(key), value }]);
}
