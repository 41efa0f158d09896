import { Builtins } from '../expr/builtins';
import { choose } from '../expr/expression';
import { call } from '../expr/functions';
import { literal } from '../expr/literal';
import { include } from '../expr/named';
import { Node } from '../expr/node';
import { Owner } from '../expr/owner';
import { concat } from '../expr/text';
import { mapOf } from '../expr/to-node';

const MAX_NAME = 63;

/**
 * The three expressions that every chart has, as `helm create` proposes them.
 *
 * The label `app.kubernetes.io/managed-by` is left to Helm, which adds what it needs when it installs.
 *
 * @internal
 */
export class StandardNames {
  /** Name that all names of the release begin with. */
  public readonly fullname: Node;
  /** Labels that select the pods of the release. */
  public readonly selectorLabels: Node;
  /** Labels of every object. */
  public readonly labels: Node;

  constructor(owner: Owner, builtins: Builtins) {
    const release = builtins.releaseName._node;
    const chart = builtins.chartName._node;
    const cut = (name: Node): Node => call('trimSuffix', [literal('-'), call('trunc', [literal(MAX_NAME), name])]);

    this.fullname = include(owner, 'fullname', 'Name of every object of this release; at most 63 characters.', choose(
      call('contains', [chart, release]),
      release,
      cut(concat([release, literal('-'), chart])),
    ));
    this.selectorLabels = include(owner, 'selectorLabels',
      'Labels of this release that select its pods; with a component label they never change after the first install.', mapOf([
        // Not the known name: a chart that is part of another one may be called something else there, to be there twice.
        { kind: 'entry', key: literal('app.kubernetes.io/name'), value: chart },
        { kind: 'entry', key: literal('app.kubernetes.io/instance'), value: release },
      ]));
    const valid = (version: Node): Node => call('replace', [literal('+'), literal('_'), version]);
    this.labels = include(owner, 'labels', 'Labels of every object.', mapOf([
      { kind: 'splice', value: this.selectorLabels },
      { kind: 'entry', key: literal('app.kubernetes.io/version'), value: valid(builtins.appVersion._node) },
      { kind: 'entry', key: literal('helm.sh/chart'), value: valid(concat([chart, literal('-'), builtins.chartVersion._node])) },
    ]));
  }
}
