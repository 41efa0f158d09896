import { PostgresRootCertificateOptions } from '../data/postgres-props';
import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';
import { DatabaseProps } from '../kit/config/database-props';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { ServiceOptions } from '../kit/network/service-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { Resources } from '../kit/resources';
import { VolumeOptions } from '../kit/storage/volume-props';
import { CronJobOptions } from '../kit/workload/cron-job-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * The PostgreSQL database of an MLflow server. Strings and numbers can be tokens.
 */
export interface MlflowDatabaseOptions extends DatabaseProps {
  /**
   * How the connection is encrypted: `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`. The last two need `sslRootCert`, or
   * the path of a file in the variable `PGSSLROOTCERT`: both outputs refuse them without.
   *
   * @default "prefer"
   * @see https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
   */
  readonly sslMode?: string;

  /**
   * Certificates of the authorities by which `verify-ca` and `verify-full` check the server.
   *
   * @default - none
   */
  readonly sslRootCert?: PostgresRootCertificateOptions;
}

/**
 * A bucket of Amazon S3, or of another server with its API, such as MinIO. Strings can be tokens.
 */
export interface MlflowS3Options {
  /**
   * Name of the bucket, which must exist. Both outputs refuse an empty one with the store `s3`.
   *
   * @default - none
   */
  readonly bucket?: string;

  /**
   * Prefix of the artifacts in the bucket, without slashes at its ends; empty means none.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * URL of the server, such as `http://minio:9000`; empty means Amazon S3.
   *
   * @default - Amazon S3
   */
  readonly endpointUrl?: string;

  /**
   * Region.
   *
   * @default "us-east-1"
   */
  readonly region?: string;

  /**
   * Access key: an optional secret, `values.secret('s3.accessKeyId', { optional: true, … })`.
   *
   * @default - the key of the Secret
   */
  readonly accessKeyId?: StringExpression;

  /**
   * Key of the access key in `existingSecret`.
   *
   * @default "accessKeyId"
   */
  readonly accessKeyIdKey?: string;

  /**
   * Secret key: an optional secret.
   *
   * @default - the key of the Secret
   */
  readonly secretAccessKey?: StringExpression;

  /**
   * Key of the secret key in `existingSecret`.
   *
   * @default "secretAccessKey"
   */
  readonly secretAccessKeyKey?: string;

  /**
   * Name of an existing Secret with both; empty means a Secret named after the release, which the chart creates if the values have both.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;
}

/**
 * A bucket of Google Cloud Storage. Strings can be tokens.
 */
export interface MlflowGcsOptions {
  /**
   * Name of the bucket, which must exist. Both outputs refuse an empty one with the store `gcs`.
   *
   * @default - none
   */
  readonly bucket?: string;

  /**
   * Prefix of the artifacts in the bucket, without slashes at its ends; empty means none.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Name of an existing Secret with the key file of a service account.
   *
   * @default "demo-storage-cred"
   */
  readonly existingSecret?: string;

  /**
   * Key of the file in that Secret.
   *
   * @default "project-123.json"
   */
  readonly secretKey?: string;
}

/**
 * Where an MLflow server stores artifacts. Strings can be tokens.
 */
export interface MlflowArtifactsOptions {
  /**
   * The store: `volume`, `s3` or `gcs`.
   *
   * @default "volume"
   */
  readonly store?: string;

  /**
   * Whether clients read and write artifacts through the server, which then alone needs access to the store: true, false or an expression.
   * Otherwise they need access of their own, which both outputs refuse for a volume. An experiment keeps what it was created with, and the server
   * has the artifacts of those before still.
   *
   * @default true
   */
  readonly proxied?: boolean | BooleanExpression;

  /**
   * Where the access to a bucket comes from: `secret`, or `serviceAccount` for the identity that a cloud gives to the ServiceAccount.
   *
   * @default "secret"
   */
  readonly credentials?: string;

  /**
   * The bucket for the store `s3`.
   *
   * @default - none
   */
  readonly s3?: MlflowS3Options;

  /**
   * The bucket for the store `gcs`.
   *
   * @default - none
   */
  readonly gcs?: MlflowGcsOptions;

  /**
   * The volume for the store `volume`.
   *
   * @default - a PersistentVolumeClaim of 10Gi, which `helm uninstall` keeps
   */
  readonly persistence?: VolumeOptions;
}

/**
 * Logins of an MLflow server, with users and permissions in a database. Strings can be tokens.
 *
 * @see https://mlflow.org/docs/latest/self-hosting/security/basic-http-auth/
 */
export interface MlflowAuthOptions {
  /**
   * Require a login: true, false or an expression. Both outputs refuse passwords without it.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the administrator, who is created at the first start.
   *
   * @default "admin"
   */
  readonly adminUsername?: string;

  /**
   * Password of the administrator, at least 12 characters: an optional secret, `values.secret('auth.adminPassword', { optional: true, … })`.
   * Effective at the first start.
   *
   * @default - the key of the Secret
   */
  readonly adminPassword?: StringExpression;

  /**
   * Key of that password in `existingSecret`.
   *
   * @default "adminPassword"
   */
  readonly adminPasswordKey?: string;

  /**
   * Key that signs forms of the user interface: an optional secret. It is the same for all pods.
   *
   * @default - the key of the Secret
   */
  readonly flaskSecretKey?: StringExpression;

  /**
   * Key of that key in `existingSecret`.
   *
   * @default "flaskSecretKey"
   */
  readonly flaskSecretKeyKey?: string;

  /**
   * Name of an existing Secret with both; empty means a Secret named after the release, which the chart creates if the values have both.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Name of an existing Secret with the login of the programs of the release and of Prometheus, as one of the type `kubernetes.io/basic-auth`
   * has it: `username` and `password`. Empty means that the programs log in as the administrator. Both outputs refuse a ServiceMonitor
   * without it.
   *
   * @default - the administrator
   */
  readonly clientSecret?: string;

  /**
   * What users may do where nothing else is said: `READ`, `EDIT`, `MANAGE` or `NO_PERMISSIONS`.
   *
   * @default "READ"
   */
  readonly defaultPermission?: string;

  /**
   * Name of the database of the users, on the same server and with the same login, which must exist; empty means that of the experiments.
   *
   * @default - that of the experiments
   */
  readonly database?: string;
}

/**
 * Metrics of an MLflow server, at `/metrics`.
 */
export interface MlflowMetricsOptions {
  /**
   * Serve metrics: true, false or an expression. They are behind the Ingress too, unless there is a prefix, and need a login where `auth` does.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * ServiceMonitor. Both outputs refuse it without metrics.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;
}

/**
 * A CronJob that deletes what was deleted in the user interface or by the API, with its artifacts. Strings and numbers can be tokens.
 *
 * @see https://mlflow.org/docs/latest/api_reference/cli.html#mlflow-gc
 */
export interface MlflowGarbageCollectionOptions extends CronJobOptions {
  /**
   * Create the CronJob: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * How long something was deleted before, such as `30d` or `12h`.
   *
   * @default "30d"
   */
  readonly olderThan?: string;

  /**
   * Resource requests and limits of the pods.
   *
   * @default - requests 100m CPU and 512Mi memory, with a memory limit of 1Gi
   */
  readonly resources?: Resources;
}

/**
 * Another Service of an MLflow server, for clients that know it by another name.
 */
export interface MlflowLoadBalancerOptions extends ServiceOptions {
  /**
   * Create the Service: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the Service.
   *
   * @default "mlflow-loadbalancer-internal"
   */
  readonly name?: string;
}

/**
 * An MLflow tracking server. Strings and numbers can be tokens.
 *
 * By default it requests 250m CPU and 768Mi memory, with a memory limit of 2Gi.
 *
 * The Service has the port `http`, 80 by default.
 */
export interface MlflowServerProps extends WorkloadOptions, ExposureOptions {
  /**
   * Image reference: MLflow with the drivers of PostgreSQL and of the store, and the command `mlflow` on the PATH. The tables are made by
   * functions of the default version, which another one may lack: its pods then do not start, and say so.
   *
   * @default "ghcr.io/mlflow/mlflow:v3.17.2-full"
   */
  readonly image?: string;

  /**
   * Name of the Deployment.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Name of the Service and of the route.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly serviceName?: string;

  /** The database. */
  readonly database: MlflowDatabaseOptions;

  /**
   * Where artifacts are stored.
   *
   * @default - a volume
   */
  readonly artifacts?: MlflowArtifactsOptions;

  /**
   * Number of pods, unless `autoscaling` is enabled. Both outputs refuse several for a volume that one node has.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Number of worker processes in each pod.
   *
   * @default 2
   */
  readonly workers?: number;

  /**
   * Path prefix of user interface and API, such as `/mlflow`, with a leading slash and no trailing slash.
   *
   * @default - none
   */
  readonly staticPrefix?: string;

  /**
   * Host names that requests may be for, in addition to those of the Services, the Ingress and the route, and to addresses of private
   * networks: a list of strings, or a token of one. With a port, the header of the request has it too: `mlflow.example.org:*`.
   *
   * @default - none
   */
  readonly allowedHosts?: string[];

  /**
   * Origins of pages that may change something, in addition to those of the Services, the Ingress and the route, and to this machine: a
   * list of strings such as `https://mlflow.example.org`, or a token of one. The user interface at the address of a load balancer or of a
   * node needs its origin here, for private addresses too.
   *
   * @default - none
   */
  readonly corsAllowedOrigins?: string[];

  /**
   * Extra arguments of `mlflow server`: a list of strings, or a token of one. Arguments with props of their own are rejected
   * (`check-failed`).
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Logins.
   *
   * @default - none: everybody who can connect can read and write everything
   */
  readonly auth?: MlflowAuthOptions;

  /**
   * Metrics.
   *
   * @default - none
   */
  readonly metrics?: MlflowMetricsOptions;

  /**
   * A CronJob for what was deleted.
   *
   * @default - none
   */
  readonly garbageCollection?: MlflowGarbageCollectionOptions;

  /**
   * Another Service with another name.
   *
   * @default - none
   */
  readonly loadBalancer?: MlflowLoadBalancerOptions;

  /**
   * HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * NetworkPolicy: ingress to the port of the server, egress to DNS, the pods of the release, and what its rules allow. Both outputs refuse
   * one without rules if the database or the artifacts are elsewhere.
   *
   * @default - none
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Probes.
   *
   * @default - requests of `/health`, below the prefix
   */
  readonly probes?: ProbesOptions;
}
