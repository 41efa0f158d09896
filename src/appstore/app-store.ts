import { existsSync } from 'fs';
import { join } from 'path';
import { Construct } from 'constructs';
import { AasBackendChart } from './aas-backend-chart';
import { AasFrontendChart } from './aas-frontend-chart';
import { BROWSER_HOST } from './address-patterns';
import { AppStoreProps, AppStoreVolume } from './app-store-props';
import { gatewaysOf, imageValuesOf, KNATIVE, valuesOfAppStore } from './app-store-values';
import { volumeValuesOf } from '../kit/storage/claimed-volumes';
import { databaseClients } from './database';
import { NAMESPACES } from './namespaces';
import { NamespacesChart } from './namespaces-chart';
import { nameOf } from './services';
import { disagreement } from './shared-values';
import { StorageChart } from './storage-chart';
import { UPLOAD_LIMIT_GIB } from './upload-limit';
import { ReleaseChart } from '../chart/release-chart';
import { MinioChart } from '../data/minio-chart';
import { MongoDbChart } from '../data/mongo-db-chart';
import { EmissaryCrdsChart } from '../emissary/emissary-crds-chart';
import { EmissaryIngressChart } from '../emissary/emissary-ingress-chart';
import { IngressNginxChart } from '../ingress-nginx/ingress-nginx-chart';
import { KnativeServingChart } from '../knative/knative-serving-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { readValuesFile } from '../manifest/source/release-of-props';
import { checkStruct } from '../values/declare/check-struct';
import { isMap } from '../values/json-map';
import { Refusal } from '../values/refusal';
import { mergeSources } from '../values/read/merge';

const IS_HOST = new RegExp(`^${BROWSER_HOST}$`);
const STORAGE = 'storage';
const CHARTS = ['namespaces', STORAGE, 'ingress-nginx', 'mongodb', 'minio', 'emissary-crds', 'emissary-ingress', KNATIVE, 'aas-frontend', 'aas-backend'];

/** What has no images. */
const WITHOUT_IMAGES = ['namespaces', STORAGE];

const GATEWAYS = ['emissary', 'knative'];

/**
 * A whole AI Appstore, whose charts fit together: addresses, names of databases, buckets and Secrets, hosts, origins and limits are said
 * once, and each chart gets its part.
 *
 * ```ts
 * const hosts = { web: 'web.example.org', api: 'api.example.org', storage: 'storage.example.org' };
 * new ChartsOut({ deployments: { define: scope => { new appstore.AppStore(scope, 'app-store', { hosts }); } } }).synth();
 * ```
 */
export class AppStore extends Construct {
  /** The namespaces, which are applied first. */
  public readonly namespaces: ReleaseChart;

  /** The PersistentVolumes, if a volume has a path. */
  public readonly storage?: ReleaseChart;

  /** The Ingress controller, if one is asked for. */
  public readonly ingressNginx?: ReleaseChart;

  /** The database server. */
  public readonly mongoDb: ReleaseChart;

  /** The object store. */
  public readonly minio: ReleaseChart;

  /** The definitions of Emissary and their conversion webhook, if there are inference services behind it. */
  public readonly emissaryCrds?: ReleaseChart;

  /** Emissary, if there are inference services behind it. */
  public readonly emissaryIngress?: ReleaseChart;

  /** Knative Serving and its gateway, if there are inference services of it. */
  public readonly knativeServing?: ReleaseChart;

  /** The front end. */
  public readonly frontend: ReleaseChart;

  /** The back end. */
  public readonly backend: ReleaseChart;

  constructor(scope: Construct, id: string, props: AppStoreProps) {
    checkStruct('AppStoreProps', props, [scope.node.path, id].filter(Boolean).join('/'));
    super(scope, id);
    this.check(props);
    const files = Object.fromEntries(CHARTS.map(chart => [chart, mergeSources(filesOf(props, chart).map(readValuesFile))]));
    const follows = valuesOfAppStore(props, files);
    const contradiction = disagreement(props, files, follows);
    if (contradiction !== undefined) {
      this.refuse(contradiction);
    }
    const valuesOf = (chart: string): ReleaseOptions => ({
      valuesFiles: filesOf(props, chart),
      values: mergeSources([WITHOUT_IMAGES.includes(chart) ? {} : imageValuesOf(props), follows[chart] ?? {}, props.values?.[chart] ?? {}]),
    });
    const valuesOfBackend = mergeSources([files['aas-backend'], props.values?.['aas-backend'] ?? {}]);
    const optionsOf = (chart: string): ReleaseOptions => ({ releaseNamespace: props.namespace ?? NAMESPACES.appStore, ...valuesOf(chart) });
    const { ingressController = false } = props;
    this.namespaces = new NamespacesChart(this, 'namespaces', { ...optionsOf('namespaces'), ...ingressController && { values: this.levels(valuesOf('namespaces').values) } });
    if (ingressController) {
      this.ingressNginx = new IngressNginxChart(this, 'ingress-nginx', { releaseNamespace: NAMESPACES.ingressNginx, ...valuesOf('ingress-nginx') });
    }
    this.mongoDb = new MongoDbChart(this, 'mongodb', { clients: databaseClients(nameOf('aas-backend', valuesOfBackend)), ...optionsOf('mongodb') });
    this.minio = new MinioChart(this, 'minio', optionsOf('minio'));
    if (gatewaysOf(props).includes('emissary')) {
      this.emissaryCrds = new EmissaryCrdsChart(this, 'emissary-crds', valuesOf('emissary-crds'));
      this.emissaryIngress = new EmissaryIngressChart(this, 'emissary-ingress', valuesOf('emissary-ingress'));
    }
    if (gatewaysOf(props).includes('knative')) {
      const releaseNamespace = props.inferenceNamespace ?? NAMESPACES.inferenceEngine;
      this.knativeServing = new KnativeServingChart(this, KNATIVE, { releaseName: 'knative-serving', releaseNamespace, ...valuesOf(KNATIVE) });
    }
    this.frontend = new AasFrontendChart(this, 'aas-frontend', optionsOf('aas-frontend'));
    this.backend = new AasBackendChart(this, 'aas-backend', optionsOf('aas-backend'));
    if (props.mongoDbVolume?.path !== undefined || props.minioVolume?.path !== undefined || filesOf(props, STORAGE).length > 0) {
      this.storage = new StorageChart(this, STORAGE, { ...optionsOf(STORAGE), values: this.volumes(props) });
    }
  }

  /** The level of the Ingress controller follows from its pods, which are known once all values are. */
  private levels(values: any): any {
    const controller = (): ReleaseChart => this.ingressNginx!;
    return {
      ...values,
      get podSecurity() {
        return { ingressNginx: usesHostNetwork(controller().toJson()) ? 'privileged' : 'restricted', ...values.podSecurity };
      },
    };
  }

  /** The volumes follow from the claims, which are known once all values are. */
  private volumes(props: AppStoreProps): any {
    const { mongoDb, minio } = this;
    const valuesOf = (chart: ReleaseChart, name: string, volume: AppStoreVolume = {}): any => mergeSources([
      // A chart that does not know where its volume is leaves it to the cluster.
      { enabled: volume.path !== undefined || filesOf(props, STORAGE).length > 0 },
      volumeValuesOf(chart.toJson()),
      volume.path === undefined ? {} : { type: volume.nodes === undefined ? 'hostPath' : 'local', path: volume.path, nodes: volume.nodes ?? [] },
      props.values?.[STORAGE]?.[name] ?? {},
    ]);
    return {
      get mongodb() {
        return valuesOf(mongoDb, 'mongodb', props.mongoDbVolume);
      },
      get minio() {
        return valuesOf(minio, 'minio', props.minioVolume);
      },
    };
  }

  private refuse(message: string): never {
    throw new Refusal('check-failed', `${this.node.path}: ${message}`);
  }

  private check(props: AppStoreProps): void {
    const { hosts, tls = true, tlsSecrets, inferenceServices = 'emissary', uploadLimitGib = UPLOAD_LIMIT_GIB, mongoDbVolume, minioVolume, credentials, secrets, valuesFolder, values = {} } = props;
    const refuse = (message: string): never => this.refuse(message);
    const names = Object.entries(hosts) as Array<[string, string]>;
    for (const [i, [name, host]] of names.entries()) {
      if (!IS_HOST.test(host)) {
        refuse(`hosts.${name}: got "${host}", expected a host name in lower case without a scheme, such as web.example.org`);
      }
      const same = names.slice(0, i).find(([, other]) => other === host);
      if (same !== undefined) {
        refuse(`hosts.${same[0]} and hosts.${name} are both "${host}", and the paths of both begin with /: give each a host name of its own`);
      }
    }
    if (tlsSecrets !== undefined && !tls) {
      refuse('tlsSecrets is set, and tls is false: remove one of the two');
    }
    if (secrets !== undefined && credentials !== undefined) {
      refuse('credentials and secrets are both set: remove one of the two');
    }
    if (!Number.isInteger(uploadLimitGib) || uploadLimitGib < 1 || uploadLimitGib > 9999) {
      refuse(`uploadLimitGib: got ${uploadLimitGib}, expected an integer from 1 to 9999`);
    }
    if (valuesFolder !== undefined && !CHARTS.some(chart => filesOf(props, chart).length > 0)) {
      refuse(`valuesFolder: ${existsSync(valuesFolder) ? `"${valuesFolder}" has none of the files ${CHARTS.map(chart => `${chart}.yaml`).join(', ')}` : `"${valuesFolder}" does not exist`}: `
        + 'set the path of a directory with values files, relative to the working directory');
    }
    if (inferenceServices !== 'emissary' && inferenceServices !== 'knative') {
      refuse(`inferenceServices: got "${inferenceServices}", expected "emissary" or "knative"`);
    }
    for (const [i, gateway] of gatewaysOf(props).entries()) {
      if (!GATEWAYS.includes(gateway)) {
        refuse(`gateways[${i}]: got "${gateway}", expected "emissary" or "knative"`);
      }
    }
    if (!gatewaysOf(props).includes(inferenceServices)) {
      refuse(`gateways is ${JSON.stringify(gatewaysOf(props))}, without "${inferenceServices}", which inferenceServices is: add it, or change inferenceServices`);
    }
    for (const [name, volume] of Object.entries({ mongoDbVolume, minioVolume })) {
      if (volume?.nodes?.length === 0) {
        refuse(`${name}.nodes is empty: name the nodes that have the directory, or leave it out`);
      }
      if (volume?.nodes !== undefined && volume.path === undefined) {
        refuse(`${name}.nodes is set, and ${name}.path is missing: set the path of the directory on the nodes`);
      }
    }
    for (const [chart, given] of Object.entries(values)) {
      if (!isMap(given)) {
        refuse(`values: ${chart}: got ${JSON.stringify(given)}, expected a map`);
      }
    }
    const unknown = Object.keys(values).find(chart => !CHARTS.includes(chart));
    if (unknown !== undefined) {
      refuse(`values: unknown chart "${unknown}", expected one of ${CHARTS.join(', ')}`);
    }
  }
}

function filesOf({ valuesFolder }: AppStoreProps, chart: string): string[] {
  const file = valuesFolder === undefined ? undefined : join(valuesFolder, `${chart}.yaml`);
  return file !== undefined && existsSync(file) ? [file] : [];
}

/** Whether pods have ports of their nodes, which only the level `privileged` allows. */
function usesHostNetwork(objects: readonly any[]): boolean {
  return objects.flatMap(({ spec }) => spec?.template?.spec ?? []).some(({ hostNetwork, containers }) => hostNetwork || containers.some(({ ports = [] }: any) => ports.some(({ hostPort }: any) => hostPort !== undefined)));
}
