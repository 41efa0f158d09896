import { join } from 'path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { databaseClients } from './appstore/database';
import { NAMESPACES } from './appstore/namespaces';
import { ReleaseChart } from './chart/release-chart';
import { claimedVolumes, volumeValuesOf } from './kit/storage/claimed-volumes';
import { ReleaseOptions } from './manifest/source/release-chart-props';
import { DEMO_NAMESPACES } from './mlflow/names';
import { localVolumes } from './mlflow/local-volumes';
import { IDeployments } from './output/deployments';
import { packageRoot } from './package';

/** The charts by name, each loaded on demand. */
const CHARTS = {
  'aim-server': () => (require('./aim/aim-server-chart') as typeof import('./aim/aim-server-chart')).AimServerChart,
  'aim-client': () => (require('./aim/aim-client-chart') as typeof import('./aim/aim-client-chart')).AimClientChart,
  'aas-backend': () => (require('./appstore/aas-backend-chart') as typeof import('./appstore/aas-backend-chart')).AasBackendChart,
  'aas-frontend': () => (require('./appstore/aas-frontend-chart') as typeof import('./appstore/aas-frontend-chart')).AasFrontendChart,
  'aas-knative-backend': () => (require('./knative/operator/operated-knative-serving-chart') as typeof import('./knative/operator/operated-knative-serving-chart')).OperatedKnativeServingChart,
  'aas-knative-backend-private': () => (require('./knative/knative-serving-chart') as typeof import('./knative/knative-serving-chart')).KnativeServingChart,
  'arl-cluster': () => (require('./dask/arl-cluster-chart') as typeof import('./dask/arl-cluster-chart')).ArlClusterChart,
  'demo': () => (require('./mlflow/demo-chart') as typeof import('./mlflow/demo-chart')).DemoChart,
  'emissary-crds': () => (require('./emissary/emissary-crds-chart') as typeof import('./emissary/emissary-crds-chart')).EmissaryCrdsChart,
  'emissary-ingress': () => (require('./emissary/emissary-ingress-chart') as typeof import('./emissary/emissary-ingress-chart')).EmissaryIngressChart,
  'experiment-project': () => (require('./experiments/experiment-project-chart') as typeof import('./experiments/experiment-project-chart')).ExperimentProjectChart,
  'experiment': () => (require('./experiments/experiment-chart') as typeof import('./experiments/experiment-chart')).ExperimentChart,
  'ingress-nginx': () => (require('./ingress-nginx/ingress-nginx-chart') as typeof import('./ingress-nginx/ingress-nginx-chart')).IngressNginxChart,
  'minio': () => (require('./data/minio-chart') as typeof import('./data/minio-chart')).MinioChart,
  'mongodb': () => (require('./data/mongo-db-chart') as typeof import('./data/mongo-db-chart')).MongoDbChart,
  'redis': () => (require('./data/redis-chart') as typeof import('./data/redis-chart')).RedisChart,
};

/** What there is as plain YAML only, by name. */
const MANIFESTS = {
  'demo-namespaces': () => (require('./mlflow/demo-namespaces-chart') as typeof import('./mlflow/demo-namespaces-chart')).DemoNamespacesChart,
  'local-storage': () => (require('./mlflow/local-storage-chart') as typeof import('./mlflow/local-storage-chart')).LocalStorageChart,
  'mlflow-volume-claim': () => (require('./mlflow/mlflow-volume-claim-chart') as typeof import('./mlflow/mlflow-volume-claim-chart')).MlflowVolumeClaimChart,
  namespaces: () => (require('./appstore/namespaces-chart') as typeof import('./appstore/namespaces-chart')).NamespacesChart,
  storage: () => (require('./appstore/storage-chart') as typeof import('./appstore/storage-chart')).StorageChart,
};

type ChartName = keyof typeof CHARTS;
type ManifestName = keyof typeof MANIFESTS;

/** What the charts of the AI Appstore know of each other. */
const PROPS: { readonly [name in ChartName | ManifestName]?: object } = {
  'aas-knative-backend': { releaseName: 'knative-serving', releaseNamespace: NAMESPACES.inferenceEngine },
  'demo': { releaseNamespace: DEMO_NAMESPACES.demo },
  'local-storage': { _derived: localVolumesOf },
  'ingress-nginx': { releaseNamespace: NAMESPACES.ingressNginx },
  'aas-knative-backend-private': { releaseName: 'knative-serving', releaseNamespace: NAMESPACES.inferenceEngine },
  minio: { releaseNamespace: NAMESPACES.appStore },
  mongodb: { releaseNamespace: NAMESPACES.appStore, clients: databaseClients() },
  redis: { releaseNamespace: DEMO_NAMESPACES.redis },
  storage: { _derived: volumesOf },
};

/** The charts whose claims the volumes of `storage` are for. */
const CLAIMANTS: readonly ChartName[] = ['mongodb', 'minio'];

/** Values of the volumes that follow from the claims, as the environment has them. */
function volumesOf(environment: string): any {
  return Object.fromEntries(CLAIMANTS.map(name => [name, volumeValuesOf(objectsOf(name, environment))]));
}

/** Values of the volumes of one machine: one for each claim of the class that has no provisioner. */
function localVolumesOf(environment: string): any {
  const mlflow = (['mlflow-volume-claim', 'demo'] as const).flatMap(name => objectsOf(name, environment));
  return localVolumes({ mlflow: claimedVolumes(mlflow), redisai: claimedVolumes(objectsOf('redis', environment)) });
}

function objectsOf(name: ChartName | ManifestName, environment: string): any[] {
  return new DocumentedDeployments()._define(new App(), name, { environment }).toJson();
}

/**
 * The documented deployments of this library, with their environments.
 */
export class DocumentedDeployments implements IDeployments {
  /** The names of the charts. @internal */
  public static readonly _names = Object.keys(CHARTS) as ChartName[];

  /** The names of what is no Helm chart. @internal */
  public static readonly _manifests = Object.keys(MANIFESTS) as ManifestName[];

  public define(scope: Construct): void {
    const charts = new Map([...DocumentedDeployments._names, ...DocumentedDeployments._manifests].map(name => [name, this._define(scope, name)] as const));
    const { LocalDevelopment } = require('./mlflow/local/local-development') as typeof import('./mlflow/local/local-development');
    new LocalDevelopment(scope, 'demo-on-one-machine', { chart: charts.get('demo')! });
  }

  /** Creates one of them. @internal */
  public _define(scope: Construct, name: ChartName | ManifestName, props: ReleaseOptions = {}): ReleaseChart {
    const Chart = { ...CHARTS, ...MANIFESTS }[name]();
    return new Chart(scope, name, { ...PROPS[name], environments: join(packageRoot(), 'app', 'environments'), licenseFile: join(packageRoot(), 'LICENSE'), ...props });
  }
}
