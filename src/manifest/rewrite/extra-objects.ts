import { ChartSource } from '../source/chart-source';
import { namesInOrder } from '../names/names-in-order';
import { Check, Document, Scope } from '../model/model';
import { OF_NAMES } from '../model/of-names';
import { nameOf, namespaceOf } from '../names/named-objects';
import { nested } from '../scope/scope';
import { definedClusterScoped } from './definitions';
import { clusterScopedKinds } from './namespace';
import { AnyExpression } from '../../expr/expression/any-expression';
import { call } from '../../expr/functions/functions';
import { sameNode } from '../../expr/node/equal';
import { literal } from '../../expr/node/literal';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { include } from '../../expr/expression/named';
import { Loop, Node } from '../../expr/node/node';
import { concat } from '../../expr/functions/concat';
import { mapOf } from '../../expr/node/collections';
import { wordLines } from '../../values/word-lines';

/** The name of the objects in messages. */
const KIND = 'Extra objects';

/**
 * The extra objects from values: each a document, rendered as it is; namespaced objects without a namespace get that of the
 * release.
 *
 * @internal
 */
export class ExtraObjects {
  /** Refuses objects that the chart already has, and duplicates. */
  public static checks(extra: readonly ExtraObjects[], own: readonly Document[]): Check[] {
    if (extra.length === 0) {
      return [];
    }
    const [{ chart: { builtIns: { namespace: { _node: release } } } }] = extra;
    return [{
      kind: 'distinct',
      helper: { name: 'checkExtraObjects', description: 'Extra objects: fails if two of them are the same, or one is among those of the chart.' },
      about: OF_NAMES,
      scopes: [],
      texts: namesInOrder([
        ...own.map(d => nested(d.scopes, { kind: 'element', value: identityOf(d, release) })),
        ...extra.map(e => nested(e.scopes, { kind: 'element', value: e.identity() })),
      ]),
      message: literal(`two objects are both "%s": choose another name in ${extra.map(e => e.path).join(' or ')}`),
    }];
  }

  public readonly document: Document;
  /** Where Helm would look for hooks. */
  public readonly annotations: Node;
  private readonly loop: Loop;
  private readonly item: AnyExpression;
  private readonly isClusterScoped: Node;

  constructor(private readonly chart: ChartSource, private readonly list: Node) {
    this.loop = loopOver(list, 'object');
    this.item = new AnyExpression(itemOf(this.loop));
    this.annotations = this.item.map('metadata.annotations')._node;
    this.isClusterScoped = call('has', [this.field('kind'), call('splitList', [literal(' '), call('replace', [literal('\n'), literal(' '), kindsWithoutNamespace(chart)])])]);
    this.document = {
      path: `${chart.node.path}/${this.path}`, file: 'extra-objects.yaml', apiVersion: 'v1', kind: KIND, about: OF_NAMES, scopes: this.scopes, body: this.body(), hooks: [],
    };
  }

  /** The identity of an object: group, kind and name, and the namespace unless it is that of the release. */
  private identity(): Node {
    const release = this.chart.builtIns.namespace._node;
    const group = call('first', [call('splitList', [literal('/'), this.field('apiVersion')])]);
    return concat([group, literal('/'), this.field('kind'), literal(' '), foreign(call('default', [release, this.field('metadata.namespace')]), release), this.field('metadata.name')]);
  }

  private body(): Node {
    const given = this.chart.builtIns.namespace._node;
    const lacksNamespace = call('and', [call('not', [call('hasKey', [this.metadata, literal('namespace')])]), call('not', [this.isClusterScoped])]);
    const metadata = mapOf([
      { kind: 'entry', key: literal('name'), value: this.field('metadata.name') },
      { kind: 'when', condition: lacksNamespace, then: [{ kind: 'entry', key: literal('namespace'), value: given }], otherwise: [] },
      { kind: 'splice', value: call('omit', [this.metadata, literal('name')]) },
    ]);
    return mapOf([
      { kind: 'entry', key: literal('apiVersion'), value: this.field('apiVersion') },
      { kind: 'entry', key: literal('kind'), value: this.field('kind') },
      { kind: 'entry', key: literal('metadata'), value: metadata },
      { kind: 'splice', value: call('omit', [this.item._node, ...['apiVersion', 'kind', 'metadata'].map(literal)]) },
    ]);
  }

  private get path(): string {
    return this.list.kind === 'value' ? this.list.path.join('.') : '';
  }

  private get scopes(): Scope[] {
    return [{ kind: 'each', loop: this.loop }];
  }

  private get metadata(): Node {
    return this.item.map('metadata')._node;
  }

  private field(path: string): Node {
    return this.item.string(path)._node;
  }
}

function identityOf(document: Document, release: Node): Node {
  const namespace = namespaceOf(document);
  return concat([
    literal(`${document.apiVersion.split('/')[0]}/${document.kind} `), ...namespace && !sameNode(namespace, release) ? [foreign(namespace, release)] : [], nameOf(document),
  ]);
}

/** The prefix of a name: the namespace, unless it is that of the release. */
function foreign(namespace: Node, release: Node): Node {
  const [own, other] = [release, namespace].map(node => concat([node, literal('/')]));
  return call('trimPrefix', [own, other]);
}

const HELPER = 'kindsWithoutNamespace';

function kindsWithoutNamespace(chart: ChartSource): Node {
  const owner = chart.values._owner;
  const known = owner.helpers.get(HELPER);
  return known ? { kind: 'include', helper: known, type: known.body.type }
    : include(owner, HELPER, 'Kinds of objects that have no namespace.', literal(wordLines(clusterScopedKinds(chart, definedClusterScoped(chart))).join('\n')));
}
