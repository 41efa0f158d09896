import { ARTIFACTS_PATH, GARBAGE_COLLECTION_RESOURCES, MLFLOW_PROBES, MLFLOW_RESOURCES, MLFLOW_SECURITY, MLFLOW_SERVICE_PORT, POSTGRES_PORT } from './mlflow-defaults';
import { MlflowAuthOptions, MlflowS3Options, MlflowServerProps } from './mlflow-server-props';
import { DEMO_NAMES } from './names';
import { POSTGRES_ROOT_CERTIFICATE } from '../data/postgres-root-certificate';
import { AnyExpression } from '../expr/expression/any-expression';
import { Database } from '../kit/config/database';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Volume } from '../kit/storage/volume';
import { CronJob } from '../kit/workload/cron-job';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/**
 * Adaptation of the values of an MLflow server to a chart.
 */
export interface MlflowServerValuesOptions extends FieldOverrides {
  /**
   * What installs a database of the chart, as users write it: `postgres.enabled`.
   *
   * @default - the chart has none, and the host of the database is required
   */
  readonly bundledDatabase?: string;
}

const MAX_PODS = 100;
const BUCKET = { pattern: '^([a-z0-9][-._a-z0-9]+[a-z0-9])?$', patternDescription: 'three or more lower-case letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or empty', maxLength: 222 };
const PREFIX = { pattern: '^([-._a-zA-Z0-9]+(/[-._a-zA-Z0-9]+)*)?$', patternDescription: 'a path without slashes at its ends, or empty', description: 'Prefix of the artifacts in the bucket.' };
const HOST = {
  pattern: '^[-.:*a-zA-Z0-9\\[\\]]+$', patternDescription: 'a host such as `mlflow.example.org`, with a port or `*` where requests have one', maxLength: 253,
};
const ORIGIN = { pattern: '^https?://[-.:*a-zA-Z0-9\\[\\]]+$', patternDescription: 'an origin such as `https://mlflow.example.org`', maxLength: 260 };

const S3 = ItemShape.object('Bucket of Amazon S3, or of another server with its API, such as MinIO.')
  .string('bucket', { ...BUCKET, description: 'Name of the bucket, which must exist.' })
  .string('path', PREFIX)
  .string('endpointUrl', {
    pattern: '^(https?://[-.:a-zA-Z0-9\\[\\]]+(/[-._~a-zA-Z0-9]+)*)?$', patternDescription: 'a URL such as `http://minio:9000`, or empty', maxLength: 500,
    description: 'URL of the server; empty for Amazon S3.',
  })
  .string('region', { default: 'us-east-1', pattern: '^[-a-z0-9]+$', patternDescription: 'lower-case letters, digits and `-`', maxLength: 63, description: 'Region.' })
  .secret('accessKeyId', { optional: true, description: 'Access key. The chart puts both keys into a Secret.' })
  .secret('secretAccessKey', { optional: true, description: 'Secret key.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with both keys, instead of those set here. If empty, a Secret of the release is used, which the chart creates if both are set here.',
  })
  .string('accessKeyIdKey', { default: 'accessKeyId', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the access key in `existingSecret`.' })
  .string('secretAccessKeyKey', { default: 'secretAccessKey', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the secret key in `existingSecret`.' })
  // They stay values, for the Secret.
  ._readBy((group: AnyExpression): MlflowS3Options => ({
    ...group._propsOf(['accessKeyId', 'secretAccessKey']),
    accessKeyId: group.string('accessKeyId'),
    secretAccessKey: group.string('secretAccessKey'),
  }), ['accessKeyId', 'secretAccessKey']);

const GCS = ItemShape.object('Bucket of Google Cloud Storage.')
  .string('bucket', { ...BUCKET, description: 'Name of the bucket, which must exist.' })
  .string('path', PREFIX)
  .string('existingSecret', { default: 'demo-storage-cred', pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Existing Secret with the key file of a service account.' })
  .string('secretKey', { default: 'project-123.json', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the file in the Secret.' });

const ARTIFACTS = ItemShape.object('Store of the artifacts.')
  .oneOf('store', { values: ['volume', 's3', 'gcs'], description: 'Where artifacts are stored: on a volume, or in a bucket of `s3` or `gcs`.' })
  .boolean('proxied', {
    default: true,
    description: 'Clients read and write artifacts through the server, and need no access to the store. Otherwise each client needs it, and the variables for it, for experiments that are created from then on: others keep what they were created with.',
  })
  .oneOf('credentials', {
    values: ['secret', 'serviceAccount'],
    description: 'Where the access to a bucket comes from: a Secret, or the identity of the ServiceAccount, such as Workload Identity of GKE, by annotations of `serviceAccount`.',
  })
  .group('s3', S3)
  .group('gcs', GCS)
  .group('persistence', Volume.values({ content: 'artifacts', offersNfs: true, notes: { accessModes: `Several pods need \`ReadWriteMany\`. The volume is mounted at \`${ARTIFACTS_PATH}\`.` } }));

const SSL_MODE = ItemShape.object().oneOf('sslMode', {
  values: ['prefer', 'disable', 'allow', 'require', 'verify-ca', 'verify-full'],
  description: 'Encryption of the connection. The last two need `sslRootCert`, or the path of a file in `env.PGSSLROOTCERT`.',
}).group('sslRootCert', POSTGRES_ROOT_CERTIFICATE);

const LOAD_BALANCER = Service.values({
  offersInternal: true,
  ports: [{ name: 'http', port: MLFLOW_SERVICE_PORT }],
  description: `Second Service with the documented name \`${DEMO_NAMES.mlflowAlias}\`, for clients outside of the cluster or those that know this name.`,
}).boolean('enabled', { description: 'Create the Service.' });

const AUTH = ItemShape.object('Logins, with users and permissions in a database. The program calls them experimental.')
  .boolean('enabled', { description: 'Require a login. Clients then need `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`.' })
  .string('adminUsername', { default: 'admin', pattern: '^[-._@a-zA-Z0-9]+$', patternDescription: 'letters, digits and the characters `-._@`', maxLength: 255, description: 'Name of the administrator, who is created at the first start.' })
  .secret('adminPassword', { optional: true, minLength: 12, description: 'Password of the administrator. Effective at the first start only: change it by the API after that. The chart puts it into a Secret.' })
  .secret('flaskSecretKey', { optional: true, minLength: 16, description: 'Key that signs forms of the user interface, any random string.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with the password and the key, instead of those set here. If empty, a Secret of the release is used, which the chart creates if both are set here.',
  })
  .string('adminPasswordKey', { default: 'adminPassword', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the password in `existingSecret`.' })
  .string('flaskSecretKeyKey', { default: 'flaskSecretKey', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the key for forms in `existingSecret`.' })
  .string('clientSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with the login of the programs of the release and of Prometheus, of the type `kubernetes.io/basic-auth`. If empty, the programs log in as the administrator. Create the user by the API first.',
  })
  .oneOf('defaultPermission', { values: ['READ', 'EDIT', 'MANAGE', 'NO_PERMISSIONS'], description: 'What users may do where nothing else is said.' })
  .string('database', {
    pattern: '^([a-zA-Z_][-_a-zA-Z0-9]*)?$', patternDescription: 'letters, digits, `-` and `_`, starting with a letter or `_`, or empty', maxLength: 63,
    description: 'Name of the database of the users, on the same server and with the same login, which must exist; empty for that of the experiments.',
  })
  // They stay values, for the Secret.
  ._readBy((group: AnyExpression): MlflowAuthOptions => ({
    ...group._propsOf(['adminPassword', 'flaskSecretKey']),
    adminPassword: group.string('adminPassword'),
    flaskSecretKey: group.string('flaskSecretKey'),
  }), ['adminPassword', 'flaskSecretKey']);

const METRICS = ItemShape.object('Metrics for Prometheus, at `/metrics`.')
  .boolean('enabled', { description: 'Serve metrics. They are behind the Ingress too, unless `staticPrefix` is set. With `auth.enabled`, they need a login, that of `auth.clientSecret`.' })
  .group('serviceMonitor', ServiceMonitor.values());

const GARBAGE_COLLECTION = ItemShape.object('CronJob that deletes what was deleted in the user interface or by the API, with its artifacts. Until then, it can be restored.')
  .boolean('enabled', { description: 'Create the CronJob.' })
  .string('olderThan', {
    default: '30d', pattern: '^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$', patternDescription: 'a duration such as `30d` or `12h30m`', minLength: 2, maxLength: 32,
    description: 'How long ago it was deleted.',
  })
  .include(CronJob.scheduleValues({ defaults: { schedule: '30 3 * * *' } }))
  .fragment('resources', { type: 'ResourceRequirements', default: GARBAGE_COLLECTION_RESOURCES, description: 'Resource requests and limits of the Jobs.' });

/** The documented values of a server. @internal */
export function mlflowServerValues({ bundledDatabase, ...overrides }: MlflowServerValuesOptions): ItemShape {
  return ItemShape.object('MLflow tracking server.')
    .integer('replicaCount', { default: 1, minimum: 0, maximum: MAX_PODS, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
    .integer('workers', { default: 2, minimum: 1, maximum: 64, description: 'Worker processes in each pod. Each needs 200 to 300 MiB of memory.' })
    .string('staticPrefix', {
      pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/mlflow'],
      description: 'Path prefix of user interface and API. It is part of the URL that clients use.',
    })
    .list('allowedHosts', {
      items: ItemShape.ofString({ ...HOST, description: 'A host.' }), examples: [['mlflow.example.org', 'mlflow.example.org:*']],
      description: 'Hosts that requests may be for, in addition to those of the Services, the Ingress and the route, to `localhost` and to addresses of private networks. The server answers others with 403.',
    })
    .list('corsAllowedOrigins', {
      items: ItemShape.ofString({ ...ORIGIN, description: 'An origin.' }), examples: [['https://mlflow.example.org']],
      description: 'Origins of pages that may change something, in addition to those of the Services, the Ingress and the route, and to `localhost`. The server answers others with 403: the user interface at the address of a load balancer or of a node needs its origin here, for private addresses too.',
    })
    .list('extraArgs', { description: 'Extra arguments of `mlflow server`, other than those that the chart sets. Those of its HTTP server are one argument, such as `--uvicorn-opts=--timeout-keep-alive 75`, where `--host`, `--port` and `--workers` have no effect.' })
    .group('database', Database.connectionValues({ port: POSTGRES_PORT, name: 'mlflow', bundled: bundledDatabase, description: 'PostgreSQL database of the server.' }).include(SSL_MODE))
    .group('artifacts', ARTIFACTS)
    .group('auth', AUTH)
    .group('metrics', METRICS)
    .group('garbageCollection', GARBAGE_COLLECTION)
    .include(Exposure.values({
      service: { ports: [{ name: 'http', port: MLFLOW_SERVICE_PORT }], description: 'Service of the server.' },
      ingress: {
        defaults: { host: 'mlflow.example.org' },
        description: 'Ingress of the server.',
        descriptions: { annotations: 'Ingress annotations. They override those of the chart, which have the prefix `nginx.ingress.kubernetes.io/`: `proxy-body-size`, `proxy-request-buffering`, `proxy-read-timeout` and `proxy-send-timeout`.' },
      },
      gateway: {
        description: 'Gateway API route of the server: an HTTPRoute.',
        // An artifact is a single request, of any size.
        defaults: { timeouts: { request: '0s' } },
        descriptions: { hostnames: 'Host names of the route. The server answers these hosts only, so set them, or `allowedHosts`.' },
      },
    }))
    .group('loadBalancer', LOAD_BALANCER)
    .group('autoscaling', HorizontalPodAutoscaler.values())
    .group('podDisruptionBudget', PodDisruptionBudget.values())
    .group('networkPolicy', NetworkPolicy.values({ notes: { egress: 'The server needs its database and the store of the artifacts: if one of them is outside of the release, rules are required.' } }))
    .group('probes', Workload.probesValues(MLFLOW_PROBES))
    .include(Workload.values({
      subject: 'the server',
      security: MLFLOW_SECURITY,
      hasScratch: true,
      defaults: { resources: MLFLOW_RESOURCES, serviceAccount: { create: true } },
      notes: {
        securityContext: 'The server writes to `/tmp`, and to the volume of artifacts.',
        scratchVolume: 'Artifacts on their way through the server are in `/tmp`.',
      },
      descriptions: { strategy: 'Update strategy; empty for a rolling update, or for `Recreate` with a volume of artifacts that one node has.' },
    }))
    .adapt(overrides)
    ._readBy((group: AnyExpression): MlflowServerProps => ({
      ...group._propsOf(['replicaCount', 'database']),
      replicas: group.integer('replicaCount').asNumber(),
      database: { ...group.get('database').asProps() },
    }), ['replicaCount', 'database']);
}
