import { BROWSER_HOST, HOST, OPTIONAL_PORT } from './address-patterns';
import { BACKEND_URL } from './backend-url';
import { DATABASE, DATABASE_USERS } from './database';
import { HOSTS } from './hosts';
import { NAMESPACES } from './namespaces';
import { BUCKET, OBJECT_STORE_ACCOUNTS } from './object-store';
import { addressOf, MONGO_DSN, SERVICES } from './services';
import { UPLOAD_LIMIT_GIB } from './upload-limit';
import { AasBackendSecrets, AasBackendSettings } from './aas-backend-props';
import { BUCKET_NAME } from '../data/minio-defaults';
import { EnumOptions, StringOptions } from '../values/declare/options';
import { Pattern } from '../values/pattern';

/** A setting of the program, which is an environment variable. @internal */
export interface Setting {
  /** Its name, without the prefix that depends on the configuration of the program. */
  readonly name: string;
  readonly prop: keyof AasBackendSettings;
  /** Whether the ClearML SDK reads it, which knows no prefix. */
  readonly isOfSdk?: boolean;
  readonly options: StringOptions | EnumOptions;
}

/** A confidential setting. @internal */
export interface SecretSetting extends Omit<Setting, 'prop' | 'options'> {
  readonly prop: keyof AasBackendSecrets;
  readonly description: string;
  /** Shell word for the value in the notes. */
  readonly example?: string;
  /** The program works without it, in part. */
  readonly optional?: boolean;
  /** The other one of a pair. */
  readonly pair?: string;
}

/** The prefix in the names of values, and of keys of Secrets, whatever the configuration of the program is. */
const PREFIX = 'PROD_';

/** The name of a value, and of the key of a Secret. @internal */
export function keyOf({ name, isOfSdk }: Pick<Setting, 'name' | 'isOfSdk'>): string {
  return isOfSdk ? name : `${PREFIX}${name}`;
}

/** As browsers send it: without a path, and without upper-case letters. */
const ORIGIN = `"https?://${BROWSER_HOST}${OPTIONAL_PORT}"`;
const GAP = '[ \\n\\t]*';

/** What pydantic reads as a boolean. */
const BOOLEAN = {
  acceptsBooleans: true,
  default: 'false',
  pattern: '^([01]|[tT]([rR][uU][eE])?|[fF]([aA][lL][sS][eE])?|[yY]([eE][sS])?|[nN][oO]?|[oO][nN]|[oO][fF][fF])$',
  patternDescription: '`true` or `false`',
};

const OPTIONAL_URL = {
  pattern: `^(https?://${HOST}${OPTIONAL_PORT}(/[-._~a-zA-Z0-9]+)*/?)?$`,
  patternDescription: 'a URL of `http` or `https` such as `https://app.clear.ml`, or empty',
  maxLength: 2048,
};

/** @internal */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'FRONTEND_HOST', prop: 'frontendHost', options: {
      default: `["http://${HOSTS.production.web}"]`,
      multiline: true,
      pattern: `^${GAP}\\[${GAP}(${ORIGIN}${GAP}(,${GAP}${ORIGIN}${GAP})*)?\\]${GAP}$`,
      patternDescription: 'a JSON list of origins such as `["https://web.appstore.ai"]`, each with a scheme and without a path or a trailing slash',
      description: 'Origins of the front end, from which browsers may request the back end.',
    },
  },
  { name: 'SECURE_COOKIES', prop: 'secureCookies', options: { ...BOOLEAN, description: 'Send cookies over HTTPS only. Needs HTTPS for the front end and the back end.' } },
  { name: 'ALGORITHM', prop: 'algorithm', options: { values: ['HS256', 'HS384', 'HS512'], description: 'Algorithm that signs tokens.' } },
  {
    name: 'MONGO_DSN', prop: 'mongoDsn', options: {
      default: MONGO_DSN,
      pattern: `^mongodb://${HOST}${OPTIONAL_PORT}(/[-_a-zA-Z0-9]*)?([?][-._~%=&/a-zA-Z0-9]*)?$`,
      patternDescription: 'a URL such as `mongodb://mongodb` or `mongodb://mongodb:27017`, with `mongodb://` and without user and password',
      maxLength: 2048,
      description: 'URL of MongoDB. User and password have variables of their own.',
    },
  },
  {
    name: 'DB_NAME', prop: 'dbName', options: {
      default: DATABASE, pattern: '^[-_+=@~!#%^&a-zA-Z0-9]+$', patternDescription: 'letters, digits and the characters `-_+=@~!#%^&`', maxLength: 63,
      description: 'Database, which is the `authSource` of the user, too.',
    },
  },
  {
    name: 'MAX_UPLOAD_SIZE_GB', prop: 'maxUploadSizeGb', options: {
      default: String(UPLOAD_LIMIT_GIB), acceptsIntegers: true, pattern: '^[0-9]+$', patternDescription: 'an integer', maxLength: 4,
      description: 'Greatest upload, in GiB. The Ingress takes bodies of this size and a little more.',
    },
  },
  { name: 'IE_NAMESPACE', prop: 'ieNamespace', options: { default: NAMESPACES.inferenceEngine, pattern: Pattern.DNS_LABEL, maxLength: 63, description: 'Namespace of the inference services that users create. It must exist.' } },
  { name: 'IE_SERVICE_TYPE', prop: 'ieServiceType', options: { values: ['emissary', 'knative'], description: 'Kind of new inference services. It must be enabled in `inferenceServiceBackend`.' } },
  { name: 'IE_DEFAULT_PROTOCOL', prop: 'ieDefaultProtocol', options: { values: ['http', 'https'], description: 'Scheme of the URLs of inference services; `https` only if the gateway has a certificate.' } },
  {
    name: 'IE_DOMAIN', prop: 'ieDomain', options: {
      pattern: `^(${HOST}${OPTIONAL_PORT})?$`, patternDescription: 'a host name such as `inference.appstore.ai`, without a scheme, or empty', maxLength: 253,
      description: 'Host of the URLs of inference services; empty for the address of the load balancer of the gateway. Set it if that has a host name instead of an IP address, and without access to sslip.io.',
    },
  },
  { name: 'IE_INGRESS_NAME', prop: 'ieIngressName', options: { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Read for other kinds of inference services only, of which the program has none.' } },
  { name: 'IE_INGRESS_NAMESPACE', prop: 'ieIngressNamespace', options: { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Likewise.' } },
  {
    name: 'MINIO_DSN', prop: 'minioDsn', options: {
      default: addressOf(SERVICES.minio),
      pattern: `^(${HOST}${OPTIONAL_PORT})?$`, patternDescription: 'a host and a port such as `minio:9000`, without a scheme, or empty', maxLength: 253,
      description: 'Address of the object store in the cluster; empty for none.',
    },
  },
  {
    name: 'MINIO_BUCKET_NAME', prop: 'minioBucketName', options: {
      default: BUCKET, ...BUCKET_NAME,
      description: 'Bucket. The program creates it if it does not exist.',
    },
  },
  { name: 'MINIO_TLS', prop: 'minioTls', options: { ...BOOLEAN, description: 'Connect to the object store with TLS.' } },
  {
    name: 'MINIO_API_HOST', prop: 'minioApiHost', options: {
      ...BACKEND_URL,
      default: `http://${HOSTS.production.storage}`,
      pattern: `^(${BACKEND_URL.pattern!.slice(1, -1)})?$`,
      patternDescription: 'a URL of `http` or `https` without a trailing slash, such as `https://storage.appstore.ai`, or empty',
      description: 'URL of the object store as browsers reach it.',
    },
  },
  { name: 'CLEARML_WEB_HOST', prop: 'clearMlWebHost', isOfSdk: true, options: { ...OPTIONAL_URL, description: 'URL of the web server of ClearML.' } },
  { name: 'CLEARML_API_HOST', prop: 'clearMlApiHost', isOfSdk: true, options: { ...OPTIONAL_URL, description: 'URL of the API server of ClearML.' } },
  { name: 'CLEARML_FILES_HOST', prop: 'clearMlFilesHost', isOfSdk: true, options: { ...OPTIONAL_URL, description: 'URL of the file server of ClearML.' } },
  {
    name: 'CLEARML_CONFIG_FILE', prop: 'clearMlConfigFile', options: {
      pattern: '^((/[-._a-zA-Z0-9]+)+)?$', patternDescription: 'an absolute path, or empty', maxLength: 4096,
      description: 'Another configuration file of ClearML, from `extraVolumeMounts`.',
    },
  },
  {
    name: 'K8S_HOST', prop: 'k8sHost', options: { ...OPTIONAL_URL, patternDescription: 'a URL of `http` or `https`, or empty', description: 'API server of another cluster; empty for that of this one.' },
  },
];

/** @internal */
export const SECRET_SETTINGS: readonly SecretSetting[] = [
  { name: 'SECRET_KEY', prop: 'secretKey', example: '"$(openssl rand -hex 32)"', description: 'Key that signs tokens, such as 32 random bytes in hexadecimal digits. A new one logs everybody out.' },
  { name: 'MONGO_USERNAME', prop: 'mongoUsername', example: DATABASE_USERS.backend, description: 'User of the database.' },
  { name: 'MONGO_PASSWORD', prop: 'mongoPassword', example: '"${MONGO_PASSWORD:?}"', description: 'Password of the user of the database.' },
  { name: 'MINIO_API_ACCESS_KEY', prop: 'minioApiAccessKey', example: OBJECT_STORE_ACCOUNTS.backend, description: 'Access key of the object store; needed if `PROD_MINIO_DSN` is set.' },
  { name: 'MINIO_API_SECRET_KEY', prop: 'minioApiSecretKey', example: '"${MINIO_SECRET_KEY:?}"', description: 'Secret key of the object store; needed if `PROD_MINIO_DSN` is set.' },
  {
    name: 'FIRST_SUPERUSER_ID', prop: 'firstSuperuserId', optional: true, pair: 'FIRST_SUPERUSER_PASSWORD', example: 'admin',
    description: 'First administrator, whom the program creates when it starts, unless he exists.',
  },
  {
    name: 'FIRST_SUPERUSER_PASSWORD', prop: 'firstSuperuserPassword', optional: true, pair: 'FIRST_SUPERUSER_ID', example: '"${ADMIN_PASSWORD:?}"',
    description: 'Password of the first administrator. A later change has no effect.',
  },
  { name: 'CLEARML_API_ACCESS_KEY', prop: 'clearMlApiAccessKey', isOfSdk: true, optional: true, pair: 'CLEARML_API_SECRET_KEY', description: 'Access key of ClearML.' },
  { name: 'CLEARML_API_SECRET_KEY', prop: 'clearMlApiSecretKey', isOfSdk: true, optional: true, pair: 'CLEARML_API_ACCESS_KEY', description: 'Secret key of ClearML.' },
  { name: 'K8S_API_KEY', prop: 'k8sApiKey', optional: true, description: 'Token for `PROD_K8S_HOST`.' },
];

/** The default of a setting. @internal */
export function defaultOf({ options }: Setting): string {
  return options.default ?? ('values' in options ? options.values[0] : '');
}
