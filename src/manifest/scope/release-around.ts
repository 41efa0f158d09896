import { IConstruct } from 'constructs';
import { ChartSource } from '../source/chart-source';

/** Also known to another copy of this library. */
const RELEASE_CHART = Symbol.for('cdk8s-mlops.ReleaseChart');

/** Makes a construct a chart with values. @internal */
export function markRelease(chart: IConstruct): void {
  Object.defineProperty(chart, RELEASE_CHART, { value: true });
}

/** Whether something is a chart with values. @internal */
export function isRelease(x: unknown): x is ChartSource {
  return typeof x === 'object' && x !== null && RELEASE_CHART in x;
}

/** The chart with values that a construct belongs to: itself, or the nearest around it. @internal */
export function releaseAround(construct: IConstruct): ChartSource | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    if (isRelease(at)) {
      return at;
    }
  }
  return undefined;
}
