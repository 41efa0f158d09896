import { valuesIn } from './kept';
import { code } from './prose';
import { ItemNode, Node, ValueNode } from '../../expr/node/node';
import { walk } from '../../expr/node/children';
import { entryOf } from '../../expr/node/parts';
import { isTest } from '../../manifest/model/hooks';
import { Document, Model } from '../../manifest/model/model';
import { evaluate } from '../../plain/evaluate';
import { release } from '../../plain/release';
import { enumerate } from '../../values/enumerate';
import { defaultsOf } from '../../values/read/defaults';
import { mergeValues } from '../../values/read/merge';
import { Json } from '../../values/shape';

/**
 * How many releases a namespace and a cluster can have, as the names of the objects say.
 *
 * @internal
 */
export function howManyReleases(model: Model): string {
  const installed = model.documents.filter(d => !isTest(d));
  const inCluster = installed.filter(d => areOne(d, model, ['a', 'x'], ['b', 'y']));
  const inNamespace = installed.filter(d => !inCluster.includes(d) && areOne(d, model, ['a', 'x'], ['b', 'x']));
  const said = [...restriction('cluster', inCluster), ...inCluster.some(d => deciding(d).length === 0) ? [] : restriction('namespace', inNamespace)];
  return said.length > 0 ? said.join(' ') : 'Several releases can share a namespace.';
}

/** What the objects that two releases would share forbid. */
function restriction(place: string, shared: readonly Document[]): string[] {
  return shared.length === 0 ? [] : shared.some(d => deciding(d).length === 0)
    ? [`Install it once in a ${place}: some objects have the same names whatever the release is called.`]
    : [`Two releases in a ${place} need different values of ${enumerate([...new Set(distinguishing(shared))].map(code))}.`];
}

/** The values by which objects of two releases are others: those that decide on all of them, if there are any. */
function distinguishing(shared: readonly Document[]): string[] {
  const [first, ...others] = shared.map(deciding);
  const common = first.filter(path => others.every(paths => paths.includes(path)));
  return common.length > 0 ? common : shared.flatMap(deciding);
}

/** The values that the name and the namespace of an object depend on. */
function deciding(document: Document): string[] {
  return ['name', 'namespace'].flatMap(key => {
    const node = metadataOf(document, key);
    return node ? valuesIn(node) : [];
  });
}

type NameAndNamespace = readonly [name: string, namespace: string];

/** Whether an object of two releases is the same one. */
function areOne(document: Document, model: Model, ...releases: readonly [NameAndNamespace, NameAndNamespace]): boolean {
  if (document.inCrds) {
    // Helm leaves a definition that is there to whoever has installed it.
    return false;
  }
  const [one, other] = releases.map(([name, namespace]) => identity(document, model, name, namespace));
  return one !== undefined && one === other;
}

function identity(document: Document, model: Model, name: string, namespace: string): string | undefined {
  const [inNamespace, called] = ['namespace', 'name'].map(key => {
    const node = metadataOf(document, key);
    return node && byDefault(node, document, model, { name, namespace });
  });
  return called && `${inNamespace ?? ''}/${called}`;
}

function metadataOf({ body }: Document, key: string): Node | undefined {
  return entryOf(entryOf(body, 'metadata'), key);
}

/**
 * What an expression in the metadata of an object gives with the default values and what the conditions of the object enable; `<key>` is that of an
 * item. Undefined if the defaults do not decide it.
 *
 * @internal
 */
export function dataByDefault(node: Node, { scopes }: Document, { metadata, values }: Model, of: { readonly name: string; readonly namespace?: string }): Json | undefined {
  const enabled = scopes.flatMap(scope => (scope.kind === 'when' ? booleansIn(scope.condition) : []));
  const given = mergeValues(defaultsOf(values), enabled.flatMap(one => (one.kind === 'value' ? [at(one.path)] : [])));
  const loops = new Map(scopes.flatMap(scope => (scope.kind !== 'each' ? []
    : [[scope.loop, { item: mergeValues({}, enabled.flatMap(one => (one.kind === 'item' && one.loop === scope.loop ? [at(one.path)] : []))), key: '<key>' }] as const])));
  try {
    return evaluate(node, { values: given, release: release(of), chart: metadata, loops });
  } catch (error) {
    // The defaults give nothing that is valid.
    return undefined;
  }
}

/** The same for a string, which is not empty. @internal */
export function byDefault(...args: Parameters<typeof dataByDefault>): string | undefined {
  return String(dataByDefault(...args) ?? '') || undefined;
}

/** The values and fields of items in a condition that are true or false. */
function booleansIn(condition: Node): (ValueNode | ItemNode)[] {
  const found: (ValueNode | ItemNode)[] = [];
  walk(condition, node => { (node.kind === 'value' || node.kind === 'item') && node.type.kind === 'boolean' && found.push(node); });
  return found;
}

/** A value that is true, at its path. */
function at(path: readonly string[]): Json {
  return path.reduceRight<Json>((inner, name) => ({ [name]: inner }), true);
}
