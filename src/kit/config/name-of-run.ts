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
export function nameOfRun(construct: Construct, props: { readonly [name: string]: any }, base?: string): string {
  return nameOfContent(construct, contentOfRun(construct, props), { base });
}

/**
 * What the name of a run holds a hash of.
 *
 * @param props the props to hash.
 * @internal
 */
export function contentOfRun(construct: Construct, { serviceAccount, ...given }: { readonly [name: string]: any }): StringExpression {
  const { common, name: chartName } = releaseChartOf(construct)._standard;
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
  return content._node.kind === 'literal' ? content
    : namedText(construct, 'run', 'What cannot change in a pod: the name holds a hash of it, so a change runs the program again.', content.asString());
}

/**
 * The name of a run of this content, such as that of `contentOfRun()` and what distinguishes one of several runs.
 *
 * @param base what stands before the hash; without it, the release name and the ids.
 * @param maxLength the maximum length of the name; without it, 63.
 * @internal
 */
export function nameOfContent(construct: Construct, content: StringExpression, { base, maxLength }: { readonly base?: string; readonly maxLength?: number } = {}): string {
  const chart = releaseChartOf(construct);
  const { _node: node } = content;
  const own = componentLabel(construct, '').replace(/^-/, '');
  const hash = node.kind === 'literal' ? createHash('sha256').update(String(node.value)).digest('hex').slice(0, HASH)
    : content.sha256sum().trunc(HASH).asString();
  return chart.fitName(`${base ?? (own === '' ? chart.fullname : `${chart.fullname}-${own}`)}-${hash}`, maxLength);
}
