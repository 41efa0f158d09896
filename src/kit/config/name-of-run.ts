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

/** To be incremented when this library renders other pods for the same props: a Job of an earlier version could not be upgraded. */
const POD_LAYOUT = 1;

/** Props of what can change while a Job exists, and of what Deployments have and Jobs do not. */
const NOT_HASHED = ['annotations', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'parallelism', 'revisionHistoryLimit', 'strategy'];

/**
 * The name of a Job or pod that runs again after a change: the release name, the ids of the construct path, and a hash of
 * what is immutable.
 *
 * The hash includes the name of the chart and the common labels and annotations, which pods have. It does not include the
 * versions of the chart, which are in no pod.
 *
 * @param props the props to hash.
 * @param base what stands before the hash; without it, the release name and the ids.
 * @internal
 */
export function nameOfRun(construct: Construct, { serviceAccount, ...given }: { readonly [name: string]: any }, base?: string): string {
  const chart = releaseChartOf(construct);
  const { common, name: chartName } = chart._standard;
  // `run` has no effect but on the name. A prop that the construct does not know would be in the name, without another
  // effect: it is refused.
  const run = given.run === undefined ? undefined : new AnyExpression(toNode(given.run));
  const content = new StringExpression(Tokens.peek(() => fingerprint({
    ...serviceAccount === undefined ? {} : { serviceAccountName: serviceAccount.name, createServiceAccount: serviceAccount.create },
    ...Object.fromEntries(Object.entries(given).filter(([name]) => !NOT_HASHED.includes(name))),
    run,
    chartName: new AnyExpression(chartName),
    podLayout: POD_LAYOUT,
    ...common && { commonLabels: new AnyExpression(common.labels), commonAnnotations: new AnyExpression(common.annotations) },
  })));
  const { _node: node } = content;
  const own = componentLabel(construct, '').replace(/^-/, '');
  const hash = node.kind === 'literal' ? createHash('sha256').update(String(node.value)).digest('hex').slice(0, HASH)
    : namedText(construct, 'run', 'What cannot change in a pod: the name holds a hash of it, so a change runs the program again.', content.asString()).sha256sum().trunc(HASH).asString();
  if (base !== undefined) {
    return chart.fitName(`${base}-${hash}`);
  }
  return chart.nameWith(own === '' ? hash : `${own}-${hash}`);
}
