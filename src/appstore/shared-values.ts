import { AppStoreProps } from './app-store-props';
import { KNATIVE, ValuesOfCharts } from './app-store-values';
import { GATEWAY } from '../emissary/emissary-names';
import { isMap } from '../values/json-map';

/** A value of one chart that other charts depend on. */
interface SharedValue {
  readonly chart: string;
  readonly path: string;
  /** What changes it for all charts. */
  readonly instead: string;
}

const option = (name: string) => `the option ${name}`;
const address = (chart: string) => `fullnameOverride or service.port of ${chart}`;

const SHARED: readonly SharedValue[] = [
  { chart: 'aas-backend', path: 'env.PROD_DB_NAME', instead: option('database') },
  { chart: 'aas-backend', path: 'env.PROD_MINIO_BUCKET_NAME', instead: option('bucket') },
  { chart: 'aas-backend', path: 'env.PROD_IE_NAMESPACE', instead: option('inferenceNamespace') },
  { chart: 'aas-backend', path: 'env.PROD_IE_SERVICE_TYPE', instead: option('inferenceServices') },
  { chart: 'aas-backend', path: 'env.PROD_IE_DOMAIN', instead: option('inferenceDomain') },
  { chart: 'aas-backend', path: 'env.PROD_MONGO_DSN', instead: address('mongodb') },
  { chart: 'aas-backend', path: 'env.PROD_MINIO_DSN', instead: address('minio') },
  { chart: 'aas-backend', path: 'inferenceServiceBackend.emissary', instead: option('gateways') },
  { chart: 'aas-backend', path: 'inferenceServiceBackend.knative', instead: option('gateways') },
  { chart: 'aas-frontend', path: 'env.VUE_APP_BACKEND_URL', instead: option('hosts.api') },
  { chart: KNATIVE, path: 'domain.enabled', instead: option('inferenceDomain') },
  { chart: KNATIVE, path: 'domain.name', instead: option('inferenceDomain') },
  { chart: KNATIVE, path: 'defaultDomain.enabled', instead: option('inferenceDomain') },
];

/** Lists of one chart, of whose items other charts need one: others may be added. */
const LISTS: ReadonlyArray<SharedValue & { readonly isNeeded: (item: any, needed: any) => boolean }> = [
  { chart: 'mongodb', path: 'auth.databases', instead: option('database'), isNeeded: (item, needed) => item === needed },
  { chart: 'minio', path: 'buckets', instead: option('bucket'), isNeeded: (item, needed) => item?.name === needed.name },
  {
    chart: 'minio', path: 'svcaccts', instead: `${option('credentials')} or secrets`,
    isNeeded: (item, needed) => ['accessKey', 'secretKey', 'existingSecret', 'existingSecretKey'].every(key => (item?.[key] || undefined) === needed[key]),
  },
  { chart: 'minio', path: 'ingress.hosts', instead: option('hosts.storage'), isNeeded: (item, needed) => item === needed },
];

/**
 * What is wrong with values that are for one chart, and that contradict what others are told.
 *
 * @param follows what the charts are told of each other, which overrides the files, and which `values` override.
 * @internal
 */
export function disagreement({ values = {}, inferenceDomain }: AppStoreProps, files: ValuesOfCharts, follows: ValuesOfCharts): string | undefined {
  for (const { chart, path, instead } of SHARED) {
    if (valueAt(values[chart], path) !== undefined) {
      return `values: ${path} of ${chart} is for one chart only: set ${instead}, which all charts follow`;
    }
  }
  for (const { chart, path, instead, isNeeded } of LISTS) {
    const [given, [needed]] = [valueAt(values[chart], path), valueAt(follows[chart], path)];
    if (Array.isArray(given) && !given.some(item => isNeeded(item, needed))) {
      return `values: ${path} of ${chart} lacks ${JSON.stringify(needed, withoutSecrets)}, which the back end uses: add it, or set ${instead}, which all charts follow`;
    }
  }
  return originOf(values, follows) ?? gatewayOf(values, files, inferenceDomain);
}

/** Origins are a text with a list, which may have others beside the front end. */
function originOf(values: ValuesOfCharts, follows: ValuesOfCharts): string | undefined {
  const path = 'env.PROD_FRONTEND_HOST';
  const [given, needed] = [values, follows].map(of => valueAt(of['aas-backend'], path));
  const origin = JSON.stringify(JSON.parse(needed)[0]);
  return given === undefined || `${given}`.includes(origin) ? undefined
    : `values: ${path} of aas-backend lacks ${origin}, the origin of the front end: add it, or set the option hosts.web, which all charts follow`;
}

/** The back end looks up the Service of Emissary by its name, unless it has a host name. */
function gatewayOf(values: ValuesOfCharts, files: ValuesOfCharts, inferenceDomain: string | undefined): string | undefined {
  const [chart, path] = ['emissary-ingress', 'service.nameOverride'];
  const given = valueAt(values[chart], path) ?? valueAt(files[chart], path);
  return given === undefined || given === GATEWAY.service || inferenceDomain !== undefined ? undefined
    : `${path} of ${chart} is ${JSON.stringify(given)}, and the back end looks up the Service ${GATEWAY.service}: remove it from values and valuesFolder, or set the option inferenceDomain`;
}

function withoutSecrets(key: string, value: any): any {
  return key === 'secretKey' ? '…' : value;
}

function valueAt(values: any, path: string): any {
  return path.split('.').reduce((value, key) => (isMap(value) ? value[key] : undefined), values);
}
