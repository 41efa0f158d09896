import { ApiObject, Chart } from 'cdk8s';
import { releaseAround } from '../manifest/scope/release-around';

let done = false;

/**
 * Makes cdk8s charts of any class part of the `ReleaseChart` that they are created in: it renders their objects, and their
 * generated names begin with the release name.
 *
 * An object gets its name from the nearest chart when it is created, and the class of that chart cannot be changed. So
 * methods of `Chart` in cdk8s are replaced; outside of a `ReleaseChart` they work as before.
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
