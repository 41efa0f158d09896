import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { Construct } from 'constructs';
import { AimClientChart } from './aim/aim-client-chart';
import { AimServerChart } from './aim/aim-server-chart';
import { IDeployments } from './output/deployments';

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

/** The sources and the compiled library lie at different depths below it. @internal */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return folder;
}
