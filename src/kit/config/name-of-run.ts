import { createHash } from 'crypto';
import { Construct } from 'constructs';
import { fingerprint } from './fingerprint';
import { componentLabel, namedText, releaseChartOf } from '../release-chart-of';
import { AnyExpression } from '../../expr/expression/any-expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { toNode } from '../../expr/expression/to-node';
import { Tokens } from '../../expr/token/tokens';

/** Enough to distinguish all runs of a release. */
const HASH = 8;

/**
 * The name of a Job or pod that runs again after a change: the release name, the ids of the construct path, and a hash of
 * the props.
 *
 * The hash includes the versions of the chart, which may render other pods, and the common labels and annotations.
 *
 * @param props the props to hash.
 * @internal
 */
export function nameOfRun(construct: Construct, props: { readonly [name: string]: any }): string {
  const chart = releaseChartOf(construct);
  const { builtIns: { chartVersion, appVersion }, _standard: { common } } = chart;
  // `run` has no effect but on the name. A prop that the construct does not know would be in the name, without another
  // effect: it is refused.
  const run = props.run === undefined ? undefined : new AnyExpression(toNode(props.run));
  const content = new StringExpression(Tokens.peek(() => fingerprint({
    ...props, run, chartVersion, appVersion,
    ...common && { commonLabels: new AnyExpression(common.labels), commonAnnotations: new AnyExpression(common.annotations) },
  })));
  const { _node: node } = content;
  const own = componentLabel(construct, '').replace(/^-/, '');
  const hash = node.kind === 'literal' ? createHash('sha256').update(String(node.value)).digest('hex').slice(0, HASH)
    : namedText(construct, 'run', 'Everything that runs again when it changes: the name holds a hash of it.', content.asString()).sha256sum().trunc(HASH).asString();
  return chart.nameWith(own === '' ? hash : `${own}-${hash}`);
}
