import { CommonMetadata } from './common-metadata';
import { BuiltIns } from '../../expr/expression/built-ins';
import { choose } from '../../expr/expression/expression';
import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { include } from '../../expr/expression/named';
import { Node } from '../../expr/node/node';
import { Owner } from '../../expr/node/owner';
import { concat } from '../../expr/functions/concat';
import { nameWithin } from '../../expr/functions/name-within';
import { mapOf } from '../../expr/node/collections';
import { Values } from '../../expr/expression/values';
import { ReleaseChartProps } from './release-chart-props';
import { OPTIONAL_NAME } from '../../values/pattern-description';

const MAX_NAME = 63;
const MAX_NAME_OVERRIDE = 40;

/**
 * The named templates of every chart, as in `helm create`.
 *
 * The label `app.kubernetes.io/managed-by` is not included: Helm adds it on installation.
 *
 * @internal
 */
export class StandardNames {
  /** The name of the chart, in names and labels. */
  public readonly name: Node;
  /** The full name of the release, which all names begin with. */
  public readonly fullname: Node;
  /** Labels that select the pods of the release. */
  public readonly selectorLabels: Node;
  /** Labels of every object. */
  public readonly labels: Node;
  /** Common labels and annotations from values; the labels are included in `labels`. */
  public readonly common?: CommonMetadata;

  constructor(owner: Owner, builtIns: BuiltIns, values: Values, { nameOverrides, commonMetadata, plainOnly = false }: ReleaseChartProps) {
    const release = builtIns.releaseName._node;
    const chart = builtIns.chartName._node;
    const override = nameOverrides ? overridesOf(values) : undefined;
    this.common = commonMetadata ? CommonMetadata.declare(values) : undefined;
    const name = this.name = override ? include(owner, 'name', 'Name of the chart in names and labels.', call('default', [chart, override.name])) : chart;

    const generated = choose(call('contains', [name, release]), release, nameWithin(MAX_NAME, concat([release, literal('-'), name])));
    this.fullname = include(owner, 'fullname', 'Full name of the release, from which the names of its objects are made; at most 63 characters.',
      override ? choose(call('truthy', [override.fullname]), override.fullname, generated) : generated);
    this.selectorLabels = include(owner, 'selectorLabels',
      'Labels that select the pods of the release, together with a component label; immutable after the first install.', mapOf([
        // Not the literal name: a subchart can have an alias.
        { kind: 'entry', key: literal('app.kubernetes.io/name'), value: name },
        { kind: 'entry', key: literal('app.kubernetes.io/instance'), value: release },
      ]));
    this.labels = include(owner, 'labels', 'Labels of every object.', mapOf([
      { kind: 'splice', value: this.selectorLabels },
      { kind: 'entry', key: literal('app.kubernetes.io/version'), value: labelValue(builtIns.appVersion._node) },
      ...plainOnly ? [] : [{ kind: 'entry' as const, key: literal('helm.sh/chart'), value: labelValue(concat([chart, literal('-'), builtIns.chartVersion._node])) }],
      ...this.common ? [{ kind: 'splice' as const, value: this.common.labels }] : [],
    ]));
  }
}

/** A version as the value of a label; `helm package --version` and `--app-version` can set versions that are not. */
function labelValue(version: Node): Node {
  return call('trimAll', [literal('-_.'), call('trunc', [literal(MAX_NAME), call('regexReplaceAll', [literal('[^-_.A-Za-z0-9]'), version, literal('_')])])]);
}

function overridesOf(values: Values): { name: Node; fullname: Node } {
  const name = values.string('nameOverride', {
    default: '', ...OPTIONAL_NAME, maxLength: MAX_NAME_OVERRIDE,
    description: 'Overrides the chart name in object names and labels. It is part of the selectors, so it cannot change after the first install.',
  });
  const fullname = values.string('fullnameOverride', {
    default: '', ...OPTIONAL_NAME, maxLength: MAX_NAME,
    description: 'Overrides the full name, from which all object names are made. Must be unique among the releases in a namespace.',
  });
  return { name: name._node, fullname: fullname._node };
}
