import { ApiObject, Chart } from 'cdk8s';
import { releaseAround } from '../manifest/scope/release-around';

let done = false;

/**
 * Makes charts without values part of the chart with values that they are created in, whatever class they have: the
 * release renders their objects, and names that they generate begin with the name of the release.
 *
 * Objects ask the nearest chart for their names while they are made, when nobody else can answer for a class that cannot
 * be edited. So the answers of cdk8s's `Chart` are given here; outside of charts with values they are as they were.
 *
 * @internal
 */
export function adoptCharts(): void {
  if (done) {
    return;
  }
  done = true;
  const { generateObjectName, toJson } = Chart.prototype;
  Chart.prototype.generateObjectName = function (this: Chart, object: ApiObject): string {
    return releaseAround(this)?.generateObjectName(object) ?? generateObjectName.call(this, object);
  };
  Chart.prototype.toJson = function (this: Chart): any[] {
    return releaseAround(this) ? [] : toJson.call(this);
  };
}
