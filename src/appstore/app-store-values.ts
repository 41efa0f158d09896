import { AppStoreProps, AppStoreVolume } from './app-store-props';
import { DATABASE, DATABASE_USERS } from './database';
import { TLS_SECRETS } from './hosts';
import { NAMESPACES } from './namespaces';
import { BUCKET, OBJECT_STORE_ACCOUNTS } from './object-store';
import { BACKEND_SECRET, MINIO_USERS_SECRET } from './secrets';
import { addressOf, dsnOf, fullNameOf, ServiceAddress, SERVICES } from './services';
import { UPLOAD_LIMIT_GIB } from './upload-limit';
import { mergeSources } from '../values/read/merge';

/** The chart of Knative. @internal */
export const KNATIVE = 'aas-knative-backend-private';

/** Values by the names of the charts. @internal */
export interface ValuesOfCharts {
  readonly [chart: string]: any;
}

/**
 * What the charts are told of each other.
 *
 * @param files the values in files, which this overrides, and which may change names and ports.
 * @internal
 */
export function valuesOfAppStore(props: AppStoreProps, files: ValuesOfCharts): ValuesOfCharts {
  const { hosts, tls = true, database = DATABASE, bucket = BUCKET, inferenceServices = 'emissary', credentials } = props;
  const { ingressClassName: className = 'nginx' } = props;
  const gateways = gatewaysOf(props);
  const urlOf = (host: string): string => `${tls ? 'https' : 'http'}://${host}`;
  const certificates = (host: keyof typeof TLS_SECRETS): any[] => (tls ? [{ secretName: props.tlsSecrets?.[host] ?? TLS_SECRETS[host], hosts: [hosts[host]] }] : []);
  const ingress = (host: 'web' | 'api'): any => ({
    enabled: true, className, hosts: [{ host: hosts[host], paths: [{ path: '/', pathType: 'Prefix' }] }], tls: certificates(host),
  });
  const { root, user, backend } = OBJECT_STORE_ACCOUNTS;
  const secretOf = (given: string | undefined, existingSecret: string, existingSecretKey: string): any =>
    (given === undefined ? { existingSecret, existingSecretKey } : { secretKey: given });
  const { secrets = {} } = props;
  const existing = (name: string | undefined): any => (name === undefined ? {} : { existingSecret: name });
  const resultOf = (chart: string, follows: any = {}): any => mergeSources([files[chart] ?? {}, follows, props.values?.[chart] ?? {}]);
  const serviceOf = ({ name, port }: ServiceAddress): ServiceAddress => ({ name: fullNameOf(name, resultOf(name)), port: resultOf(name).service?.port ?? port });
  const backendValues = resultOf('aas-backend', existing(secrets.backend));
  const backendSecret = backendValues.existingSecret || fullNameOf(BACKEND_SECRET.name, backendValues);
  const domain = props.inferenceDomain ?? files['aas-backend']?.env?.PROD_IE_DOMAIN;

  return {
    'namespaces': {
      names: { appStore: props.namespace ?? NAMESPACES.appStore, inferenceEngine: props.inferenceNamespace ?? NAMESPACES.inferenceEngine },
      gateways: { emissary: gateways.includes('emissary'), knative: gateways.includes('knative'), ingressNginx: props.ingressController ?? false },
    },
    'ingress-nginx': { controller: { ingressClassResource: { name: className } } },
    'mongodb': {
      auth: {
        usernames: [DATABASE_USERS.backend],
        databases: [database],
        ...existing(secrets.mongoDb),
        ...credentials && { rootPassword: credentials.mongoDbRoot, passwords: [credentials.mongoDb] },
      },
      ...persistence(props.mongoDbVolume),
    },
    'minio': {
      ...existing(secrets.minio),
      ...credentials && { rootUser: root, rootPassword: credentials.minioRoot },
      users: [{ accessKey: user, ...secretOf(credentials?.minioUser, secrets.minioUsers ?? MINIO_USERS_SECRET.name, MINIO_USERS_SECRET.user), policy: 'readwrite' }],
      svcaccts: [{ accessKey: backend, ...secretOf(credentials?.minio, backendSecret, 'PROD_MINIO_API_SECRET_KEY'), user }],
      // Browsers get signed URLs, and plain ones in older pages.
      buckets: [{ name: bucket, policy: 'download' }],
      ingress: { enabled: true, ingressClassName: className, hosts: [hosts.storage], tls: certificates('storage') },
      ...persistence(props.minioVolume),
    },
    // It serves Mappings of the back end, and no Ingresses.
    'emissary-ingress': { ingressClassResource: { enabled: false } },
    // Without a domain, the back end makes host names of sslip.io from the address of the gateway.
    [KNATIVE]: domain ? { domain: { enabled: true, name: `${domain}`.replace(/:\d+$/, '') }, defaultDomain: { enabled: false } } : { domain: { enabled: false }, defaultDomain: { enabled: true } },
    'aas-frontend': {
      env: { VUE_APP_BACKEND_URL: urlOf(hosts.api) },
      ingress: ingress('web'),
    },
    'aas-backend': {
      ...existing(secrets.backend),
      env: {
        PROD_FRONTEND_HOST: JSON.stringify([urlOf(hosts.web)]),
        PROD_SECURE_COOKIES: tls,
        PROD_MONGO_DSN: dsnOf(serviceOf(SERVICES.mongodb)),
        PROD_DB_NAME: database,
        PROD_MINIO_DSN: addressOf(serviceOf(SERVICES.minio)),
        PROD_MINIO_BUCKET_NAME: bucket,
        PROD_MINIO_API_HOST: urlOf(hosts.storage),
        PROD_MAX_UPLOAD_SIZE_GB: props.uploadLimitGib ?? UPLOAD_LIMIT_GIB,
        PROD_IE_NAMESPACE: props.inferenceNamespace ?? NAMESPACES.inferenceEngine,
        PROD_IE_SERVICE_TYPE: inferenceServices,
        ...domain !== undefined && { PROD_IE_DOMAIN: domain },
        ...credentials && {
          PROD_SECRET_KEY: credentials.signingKey,
          PROD_MONGO_USERNAME: DATABASE_USERS.backend,
          PROD_MONGO_PASSWORD: credentials.mongoDb,
          PROD_MINIO_API_ACCESS_KEY: backend,
          PROD_MINIO_API_SECRET_KEY: credentials.minio,
          PROD_FIRST_SUPERUSER_ID: 'admin',
          PROD_FIRST_SUPERUSER_PASSWORD: credentials.administrator,
        },
      },
      inferenceServiceBackend: { emissary: gateways.includes('emissary'), knative: gateways.includes('knative') },
      ingress: ingress('api'),
    },
  };
}

/** What all charts with images have. @internal */
export function imageValuesOf({ imageRegistry, imagePullSecrets }: AppStoreProps): any {
  const global = {
    ...imageRegistry !== undefined && { imageRegistry },
    ...imagePullSecrets !== undefined && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) },
  };
  return Object.keys(global).length === 0 ? {} : { global };
}

/** The kinds of inference services that there are. @internal */
export function gatewaysOf({ inferenceServices = 'emissary', gateways = [inferenceServices] }: AppStoreProps): readonly string[] {
  return gateways;
}

function persistence({ size, storageClass }: AppStoreVolume = {}): any {
  const asked = { ...size !== undefined && { size }, ...storageClass !== undefined && { storageClass } };
  return Object.keys(asked).length === 0 ? {} : { persistence: asked };
}
