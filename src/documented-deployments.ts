import { join } from 'path';
import { Construct } from 'constructs';
import { SERVICES } from './appstore/services';
import { ReleaseChart } from './chart/release-chart';
import { IDeployments } from './output/deployments';
import { packageRoot } from './package';

/** The charts by name, each loaded on demand. */
const CHARTS = {
  'aim-server': () => (require('./aim/aim-server-chart') as typeof import('./aim/aim-server-chart')).AimServerChart,
  'aim-client': () => (require('./aim/aim-client-chart') as typeof import('./aim/aim-client-chart')).AimClientChart,
  'aas-frontend': () => (require('./appstore/aas-frontend-chart') as typeof import('./appstore/aas-frontend-chart')).AasFrontendChart,
  'arl-cluster': () => (require('./dask/arl-cluster-chart') as typeof import('./dask/arl-cluster-chart')).ArlClusterChart,
  'minio': () => (require('./data/minio-chart') as typeof import('./data/minio-chart')).MinioChart,
  'mongodb': () => (require('./data/mongo-db-chart') as typeof import('./data/mongo-db-chart')).MongoDbChart,
};

/** What the charts of the AI Appstore know of each other. */
const PROPS: { readonly [name in keyof typeof CHARTS]?: object } = {
  mongodb: { clients: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': SERVICES.backend.name } } }] },
};

/**
 * The documented deployments of this library, with their environments.
 */
export class DocumentedDeployments implements IDeployments {
  /** The names of the charts. @internal */
  public static readonly _names = Object.keys(CHARTS) as (keyof typeof CHARTS)[];

  public define(scope: Construct): void {
    DocumentedDeployments._names.forEach(name => this._define(scope, name));
  }

  /** Creates one of the charts. @internal */
  public _define(scope: Construct, name: keyof typeof CHARTS): ReleaseChart {
    const Chart = CHARTS[name]();
    return new Chart(scope, name, { ...PROPS[name], environments: join(packageRoot(), 'app', 'environments'), licenseFile: join(packageRoot(), 'LICENSE') });
  }
}
