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

/** A name with which the name of any object can begin, or empty. */
const OVERRIDE = '^([a-z]([-a-z0-9]*[a-z0-9])?)?$';
const OVERRIDE_DESCRIPTION = 'lower-case letters, digits and `-`, starting with a letter and not ending with `-`, or empty';
const MAX_NAME_OVERRIDE = 40;

/**
 * The expressions that every chart has, as `helm create` proposes them.
 *
 * The label `app.kubernetes.io/managed-by` is left to Helm, which adds what it needs when it installs.
 *
 * @internal
 */
export class StandardNames {
  /** Name that all names of the release begin with. */
  public readonly fullname: Node;
  /** Whether that is a string of the user's, in which the release need not be. */
  public readonly isOverridden?: Node;
  /** Labels that select the pods of the release. */
  public readonly selectorLabels: Node;
  /** Labels of every object. */
  public readonly labels: Node;
  /** Labels and annotations of all objects and pods that the values hold; those labels are among `labels`. */
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
        // Not the known name: a chart that is part of another one may be called something else there, to be there twice.
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
