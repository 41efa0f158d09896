import { join } from 'path';
import { Construct } from 'constructs';
import { AimClientChart } from './aim/aim-client-chart';
import { AimServerChart } from './aim/aim-server-chart';
import { IDeployments } from './output/deployments';
import { packageRoot } from './package';

/**
 * The deployments that are documented and ship with this library, each with its environments.
 */
export class DocumentedDeployments implements IDeployments {
  public define(scope: Construct): void {
    const environments = join(packageRoot(), 'app', 'environments');
    new AimServerChart(scope, 'aim-server', { environments });
    new AimClientChart(scope, 'aim-client', { environments });
  }
}
