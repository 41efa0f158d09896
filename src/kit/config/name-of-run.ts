import { createHash } from 'crypto';
import { Construct } from 'constructs';
import { fingerprint } from './fingerprint';
import { componentLabel, namedText, releaseChartOf } from '../release-chart-of';
import { AnyExpression } from '../../expr/expression/any-expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { toNode } from '../../expr/expression/to-node';
import { Tokens } from '../../expr/token/tokens';

/** Enough to tell what one release ever runs apart. */
const HASH = 8;

/**
 * The name of what runs again when it changes: that of the release, what tells the construct from others of the chart, and a
 * hash of all that is run.
 *
 * The versions of the chart belong to it, since another one may write something else, and so do the labels and annotations
 * that all pods have.
 *
 * @param props all that is run.
 * @internal
 */
export function nameOfRun(construct: Construct, props: { readonly [name: string]: any }): string {
  const chart = releaseChartOf(construct);
  const { builtIns: { chartVersion, appVersion }, _standard: { common } } = chart;
  // Nothing but the name has it. A prop that the construct does not know is in the name too, and has no other effect: it is refused.
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
