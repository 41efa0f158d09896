import { join } from 'path';
import { Construct } from 'constructs';
import { AimClientChart } from './aim/aim-client-chart';
import { AimServerChart } from './aim/aim-server-chart';
import { ReleaseChart } from './chart/release-chart';
import { ArlClusterChart } from './dask/arl-cluster-chart';
import { IDeployments } from './output/deployments';
import { packageRoot } from './package';

/** By the names of the charts. */
const CHARTS = {
  'aim-server': AimServerChart,
  'aim-client': AimClientChart,
  'arl-cluster': ArlClusterChart,
};

/**
 * The deployments that are documented and ship with this library, each with its environments.
 */
export class DocumentedDeployments implements IDeployments {
  /** The names of the charts. @internal */
  public static readonly _names = Object.keys(CHARTS) as (keyof typeof CHARTS)[];

  public define(scope: Construct): void {
    DocumentedDeployments._names.forEach(name => this._define(scope, name));
  }

  /** Creates one of the charts. @internal */
  public _define(scope: Construct, name: keyof typeof CHARTS): ReleaseChart {
    return new CHARTS[name](scope, name, { environments: join(packageRoot(), 'app', 'environments') });
  }
}
