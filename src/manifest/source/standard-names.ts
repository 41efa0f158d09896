import { CommonMetadata } from './common-metadata';
import { BuiltIns } from '../../expr/expression/built-ins';
import { choose } from '../../expr/expression/expression';
import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { include } from '../../expr/expression/named';
import { Node } from '../../expr/node/node';
import { Owner } from '../../expr/node/owner';
import { concat } from '../../expr/functions/concat';
import { mapOf } from '../../expr/node/collections';
import { Values } from '../../expr/expression/values';
import { ReleaseChartProps } from './release-chart-props';

const MAX_NAME = 63;

/** A prefix that is valid for the name of any object, or empty. */
const OVERRIDE = '^([a-z]([-a-z0-9]*[a-z0-9])?)?$';
const OVERRIDE_DESCRIPTION = 'lower-case letters, digits and `-`, starting with a letter and not ending with `-`, or empty';
const MAX_NAME_OVERRIDE = 40;

/**
 * The named templates of every chart, as in `helm create`.
 *
 * The label `app.kubernetes.io/managed-by` is not included: Helm adds it on installation.
 *
 * @internal
 */
export class StandardNames {
  /** The full name of the release, which all names begin with. */
  public readonly fullname: Node;
  /** Whether users have overridden it, so that it need not contain the release name. */
  public readonly isOverridden?: Node;
  /** Labels that select the pods of the release. */
  public readonly selectorLabels: Node;
  /** Labels of every object. */
  public readonly labels: Node;
  /** Common labels and annotations from values; the labels are included in `labels`. */
  public readonly common?: CommonMetadata;

  constructor(owner: Owner, builtIns: BuiltIns, values: Values, { nameOverrides, commonMetadata }: ReleaseChartProps) {
    const release = builtIns.releaseName._node;
    const cut = (name: Node): Node => call('trimSuffix', [literal('-'), call('trunc', [literal(MAX_NAME), name])]);
    const chart = builtIns.chartName._node;
    const override = nameOverrides ? overridesOf(values) : undefined;
    this.common = commonMetadata ? CommonMetadata.declare(values) : undefined;
    const name = override ? include(owner, 'name', 'Name of the chart in names and labels.', call('default', [chart, override.name])) : chart;

    const generated = choose(call('contains', [name, release]), release, cut(concat([release, literal('-'), name])));
    this.isOverridden = override && call('truthy', [override.fullname]);
    this.fullname = include(owner, 'fullname', 'Full name of the release, from which the names of its objects are made; at most 63 characters.',
      override ? choose(this.isOverridden!, override.fullname, generated) : generated);
    this.selectorLabels = include(owner, 'selectorLabels',
      'Labels that select the pods of the release, together with a component label; immutable after the first install.', mapOf([
        // Not the literal name: a subchart can have an alias.
        { kind: 'entry', key: literal('app.kubernetes.io/name'), value: name },
        { kind: 'entry', key: literal('app.kubernetes.io/instance'), value: release },
      ]));
    const valid = (version: Node): Node => call('replace', [literal('+'), literal('_'), version]);
    this.labels = include(owner, 'labels', 'Labels of every object.', mapOf([
      { kind: 'splice', value: this.selectorLabels },
      { kind: 'entry', key: literal('app.kubernetes.io/version'), value: valid(builtIns.appVersion._node) },
      { kind: 'entry', key: literal('helm.sh/chart'), value: valid(concat([chart, literal('-'), builtIns.chartVersion._node])) },
      ...this.common ? [{ kind: 'splice' as const, value: this.common.labels }] : [],
    ]));
  }
}

function overridesOf(values: Values): { name: Node; fullname: Node } {
  const name = values.string('nameOverride', {
    default: '', pattern: OVERRIDE, patternDescription: OVERRIDE_DESCRIPTION, maxLength: MAX_NAME_OVERRIDE,
    description: 'Overrides the chart name in object names and labels. It is part of the selectors, so it cannot change after the first install.',
  });
  const fullname = values.string('fullnameOverride', {
    default: '', pattern: OVERRIDE, patternDescription: OVERRIDE_DESCRIPTION, maxLength: MAX_NAME,
    description: 'Overrides the full name, from which all object names are made. Must be unique among the releases in a namespace.',
  });
  return { name: name._node, fullname: fullname._node };
}
