import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { DEFINITION, isDefinedBy } from '../model/applied-first';
import { Document } from '../model/model';
import { partsOfNamed } from '../names/standard-labels';
import { ChartSource } from '../source/chart-source';
import { CrdPlacement } from '../source/crd-placement';
import { childrenOf } from '../../expr/node/children';
import { mapOf, replaceEntry } from '../../expr/node/collections';
import { sameNode } from '../../expr/node/equal';
import { labelOf } from '../../expr/node/label';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { toNode } from '../../expr/expression/to-node';
import { entryOf, keyOf, partsOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

const KIND = DEFINITION;

/** Whether an object is a CustomResourceDefinition that goes into the folder `crds/` of the chart. @internal */
export function isInCrds({ kind }: { readonly kind: string }, chart: ChartSource): boolean {
  return kind === KIND && (chart._props.crds ?? CrdPlacement.FOLDER) === CrdPlacement.FOLDER;
}

/**
 * The body of a CustomResourceDefinition: without the labels of the release in `crds/`, whose files are no templates and
 * outlive releases; kept by Helm among the templates, since all objects of its kind would go with it.
 *
 * @internal
 */
export function definitionBody(body: Node, kind: string, chart: ChartSource): Node {
  if (kind !== KIND) {
    return body;
  }
  return isInCrds({ kind }, chart) ? withoutLabels(body, chart._standard.labels) : kept(body);
}

function withoutLabels(body: Node, labels: Node): Node {
  const ofRelease = partsOfNamed(labels);
  const isOwn = (part: Part): boolean => !(part.kind === 'splice' && sameNode(part.value, labels))
    && !(part.kind === 'entry' && ofRelease.some(p => p.kind === 'entry' && keyOf(p) === keyOf(part) && sameNode(p.value, part.value)));
  return replaceEntry(body, 'metadata', metadata => {
    const own = spread(entryOf(metadata, 'labels') ?? mapOf([])).filter(isOwn);
    return mapOf(partsOf(metadata).flatMap(p => (keyOf(p) !== 'labels' ? [p] : own.length > 0 ? [{ kind: 'entry' as const, key: literal('labels'), value: mapOf(own) }] : [])));
  });
}

function kept(body: Node): Node {
  const policy = 'helm.sh/resource-policy';
  return replaceEntry(body, 'metadata', metadata => {
    const annotations = spread(entryOf(metadata, 'annotations') ?? mapOf([]));
    return annotations.some(p => keyOf(p) === policy) ? metadata : mapOf([
      ...partsOf(metadata).filter(p => keyOf(p) !== 'annotations'),
      { kind: 'entry', key: literal('annotations'), value: mapOf([{ kind: 'entry', key: literal(policy), value: literal('keep') }, ...annotations]) },
    ]);
  });
}

/** Refuses what no file of `crds/` can hold, and objects that would be installed together with the definition of their kind. @internal */
export function checkDefinitions(documents: readonly Document[]): void {
  for (const { path, scopes, body } of documents.filter(d => d.inCrds)) {
    const found = scopes.length > 0 ? 'is under a condition or in a loop' : `contains ${expressionIn(body)}`;
    if (scopes.length > 0 || expressionIn(body) !== undefined) {
      throw new Refusal('crd-template', `${path}: the ${KIND} ${found}, and the files of crds/ are no templates: write it without, or set crds: CrdPlacement.TEMPLATES in the props of the chart`);
    }
  }
  const among = documents.filter(d => d.kind === KIND && !d.inCrds);
  for (const document of documents) {
    const { path, kind, hooks } = document;
    const definition = among.find(d => isDefinedBy(document, d));
    const isLater = hooks.length > 0 && !hooks.some(hook => hook === 'pre-install' || hook === 'pre-upgrade');
    if (definition && !isLater) {
      throw new Refusal('crd-order', `${path}: the ${kind} and its ${KIND} (${definition.path}) are templates of one chart, so that the first installation fails with "no matches for kind": ` +
        'set crds: CrdPlacement.FOLDER in the props of the chart, or make the object a hook for post-install and post-upgrade, and install the chart with --wait');
    }
  }
}

function expressionIn(node: Node): string | undefined {
  return node.kind !== 'literal' && node.kind !== 'map' && node.kind !== 'list' ? labelOf(node)
    : [...partsOf(node).filter(p => p.kind === 'when' || p.kind === 'each' || p.kind === 'splice').map(() => 'a condition, a loop or a map of the values'), ...childrenOf(node).map(expressionIn)]
      .find(found => found !== undefined);
}

/** The kinds that definitions within a construct say are cluster-scoped, as `Kind.group`. @internal */
export function definedClusterScoped(within: IConstruct): Set<string> {
  return new Set(within.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c) && c.kind === KIND).flatMap(object => {
    const spec = entryOf(nodeOf(object), 'spec');
    const [group, kind] = [entryOf(spec, 'group'), entryOf(entryOf(spec, 'names'), 'kind')].map(textOf);
    return textOf(entryOf(spec, 'scope')) === 'Cluster' && kind !== undefined ? [`${kind}.${group}`] : [];
  }));
}

/** Expressions in it are rendered elsewhere. What is wrong with it is said where that happens. */
function nodeOf(object: ApiObject): Node {
  try {
    return toNode(object.toJson());
  } catch {
    return mapOf([]);
  }
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}
