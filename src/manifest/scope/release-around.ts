import { IConstruct } from 'constructs';
import { ChartSource } from '../source/chart-source';

/** Shared with other copies of this library. */
const RELEASE_CHART = Symbol.for('cdk8s-mlops.ReleaseChart');

/** Marks a construct as a `ReleaseChart`. @internal */
export function markRelease(chart: IConstruct): void {
  Object.defineProperty(chart, RELEASE_CHART, { value: true });
}

/** Whether a value is a `ReleaseChart`. @internal */
export function isRelease(x: unknown): x is ChartSource {
  return typeof x === 'object' && x !== null && RELEASE_CHART in x;
}

/** The `ReleaseChart` of a construct: itself, or the nearest parent. @internal */
export function releaseAround(construct: IConstruct): ChartSource | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    if (isRelease(at)) {
      return at;
    }
  }
  return undefined;
}
