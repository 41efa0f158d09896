import { WebIngressOptions } from './web-ingress-props';
import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';
import { GatewayRouteOptions } from '../kit/network/gateway-route-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceOptions } from '../kit/network/service-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * Settings of the program, as its environment variables have them: all are strings, or tokens of them. An empty one is not set.
 */
export interface AasBackendSettings {
  /**
   * Origins of the front end: a JSON list such as `["https://web.appstore.ai"]`.
   *
   * @default '["http://web.appstore.ai"]'
   */
  readonly frontendHost?: string;

  /**
   * Send cookies over HTTPS only: `true` or `false`.
   *
   * @default "false"
   */
  readonly secureCookies?: string;

  /**
   * Algorithm that signs tokens: `HS256`, `HS384` or `HS512`.
   *
   * @default "HS256"
   */
  readonly algorithm?: string;

  /**
   * URL of MongoDB, without user and password.
   *
   * @default "mongodb://mongodb"
   */
  readonly mongoDsn?: string;

  /**
   * Database, which is the `authSource` of the user, too.
   *
   * @default "appStoreProdDB"
   */
  readonly dbName?: string;

  /**
   * Greatest upload, in GiB: from 1 to 4 digits.
   *
   * @default "10"
   */
  readonly maxUploadSizeGb?: string;

  /**
   * Namespace of the inference services.
   *
   * @default "inference-engine"
   */
  readonly ieNamespace?: string;

  /**
   * Kind of new inference services: `emissary` or `knative`.
   *
   * @default "emissary"
   */
  readonly ieServiceType?: string;

  /**
   * Scheme of the URLs of inference services: `http` or `https`.
   *
   * @default "http"
   */
  readonly ieDefaultProtocol?: string;

  /**
   * Host of the URLs of inference services, without a scheme.
   *
   * @default - the address of the load balancer of the gateway
   */
  readonly ieDomain?: string;

  /**
   * Read for other kinds of inference services only.
   *
   * @default - not set
   */
  readonly ieIngressName?: string;

  /**
   * Read for other kinds of inference services only.
   *
   * @default - not set
   */
  readonly ieIngressNamespace?: string;

  /**
   * Address of the object store in the cluster, `host:port`; empty for none.
   *
   * @default "minio:9000"
   */
  readonly minioDsn?: string;

  /**
   * Bucket.
   *
   * @default "model-zoo"
   */
  readonly minioBucketName?: string;

  /**
   * Connect to the object store with TLS: `true` or `false`.
   *
   * @default "false"
   */
  readonly minioTls?: string;

  /**
   * URL of the object store as browsers reach it.
   *
   * @default "http://storage.appstore.ai"
   */
  readonly minioApiHost?: string;

  /**
   * URL of the web server of ClearML.
   *
   * @default - the default of ClearML
   */
  readonly clearMlWebHost?: string;

  /**
   * URL of the API server of ClearML.
   *
   * @default - the default of ClearML
   */
  readonly clearMlApiHost?: string;

  /**
   * URL of the file server of ClearML.
   *
   * @default - the default of ClearML
   */
  readonly clearMlFilesHost?: string;

  /**
   * Path of another configuration file of ClearML.
   *
   * @default - the default of ClearML
   */
  readonly clearMlConfigFile?: string;

  /**
   * URL of the API server of another cluster.
   *
   * @default - that of this cluster
   */
  readonly k8sHost?: string;
}

/**
 * Confidential settings from the values: optional secrets, `values.secret('secretKey', { optional: true, … })`. Both outputs refuse only some
 * of those that the program needs, one without the other of a pair, and any together with an existing Secret.
 */
export interface AasBackendSecrets {
  /**
   * Key that signs tokens.
   *
   * @default - the key `PROD_SECRET_KEY` of the Secret
   */
  readonly secretKey?: StringExpression;

  /**
   * User of the database.
   *
   * @default - the key `PROD_MONGO_USERNAME` of the Secret
   */
  readonly mongoUsername?: StringExpression;

  /**
   * Password of the user of the database.
   *
   * @default - the key `PROD_MONGO_PASSWORD` of the Secret
   */
  readonly mongoPassword?: StringExpression;

  /**
   * Access key of the object store.
   *
   * @default - the key `PROD_MINIO_API_ACCESS_KEY` of the Secret
   */
  readonly minioApiAccessKey?: StringExpression;

  /**
   * Secret key of the object store.
   *
   * @default - the key `PROD_MINIO_API_SECRET_KEY` of the Secret
   */
  readonly minioApiSecretKey?: StringExpression;

  /**
   * First administrator.
   *
   * @default - the key `PROD_FIRST_SUPERUSER_ID` of the Secret, if it has it
   */
  readonly firstSuperuserId?: StringExpression;

  /**
   * Password of the first administrator.
   *
   * @default - the key `PROD_FIRST_SUPERUSER_PASSWORD` of the Secret, if it has it
   */
  readonly firstSuperuserPassword?: StringExpression;

  /**
   * Access key of ClearML.
   *
   * @default - the key `CLEARML_API_ACCESS_KEY` of the Secret, if it has it
   */
  readonly clearMlApiAccessKey?: StringExpression;

  /**
   * Secret key of ClearML.
   *
   * @default - the key `CLEARML_API_SECRET_KEY` of the Secret, if it has it
   */
  readonly clearMlApiSecretKey?: StringExpression;

  /**
   * Token for the API server of another cluster.
   *
   * @default - the key `PROD_K8S_API_KEY` of the Secret, if it has it
   */
  readonly k8sApiKey?: StringExpression;
}

/**
 * A gateway of inference services.
 */
export interface AasBackendGateway {
  /** Whether users can create inference services of this kind: true, false or an expression. */
  readonly enabled: boolean | BooleanExpression;

  /**
   * Namespace of the gateway, where the program looks up its Service.
   *
   * @default - `emissary` or `kourier-system`
   */
  readonly namespace?: string;
}

/**
 * A back end of the AI Appstore. Strings and numbers can be tokens.
 *
 * By default it requests 250m CPU and 1Gi memory, with a memory limit of 4Gi. The image runs as root, and no other user is known to work: the
 * container runs as the user of the image, without capabilities and privilege escalation, with the seccomp profile `RuntimeDefault` and a
 * writable root file system, which the Pod Security Standard `baseline` accepts. `podSecurityContext` and `securityContext` change that.
 *
 * The Service has the port `http`, 8080 by default.
 */
export interface AasBackendProps extends WorkloadOptions {
  /**
   * Image reference: the back end.
   *
   * @default "aas-backend:1.1.0"
   */
  readonly image?: string;

  /**
   * Configuration of the program: `prod`, `dev`, `stg` or `test`, which is the prefix of its environment variables, too.
   *
   * @default "prod"
   */
  readonly configuration?: string;

  /**
   * Settings of the program.
   *
   * @default - the defaults of the settings
   */
  readonly settings?: AasBackendSettings;

  /**
   * Confidential settings from the values.
   *
   * @default - none: they are in a Secret that users create
   */
  readonly secrets?: AasBackendSecrets;

  /**
   * Name of an existing Secret with the confidential settings, such as `PROD_SECRET_KEY`; empty means a Secret named after the release. The
   * chart creates it if the values have them; otherwise users create it.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Environment variables that are no settings, which may be confidential: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly variables?: { [name: string]: string };

  /**
   * Certificates of the authorities that the program trusts, in PEM format: they replace the public ones. Empty means the public ones.
   *
   * @default - the public ones
   */
  readonly caCertificates?: string;

  /**
   * Inference services behind Emissary.
   *
   * @default - enabled
   */
  readonly emissary?: AasBackendGateway;

  /**
   * Inference services of Knative.
   *
   * @default - not enabled
   */
  readonly knative?: AasBackendGateway;

  /**
   * Host name of the Emissary `Host`; `*` for all, empty for no `Host`.
   *
   * @default "*"
   */
  readonly emissaryHostname?: string;

  /**
   * Port of the container, which the image determines.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Number of pods, unless `autoscaling` is enabled.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The Service.
   *
   * @default - type `ClusterIP`
   */
  readonly service?: ServiceOptions;

  /**
   * The Ingress, with annotations for ingress-nginx.
   *
   * @default - none
   */
  readonly ingress?: WebIngressOptions;

  /**
   * The route of the Gateway API.
   *
   * @default - none
   */
  readonly gateway?: GatewayRouteOptions;

  /**
   * The HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * The PodDisruptionBudget.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * The NetworkPolicy. The program connects to MongoDB, the object store, ClearML and the API server.
   *
   * @default - none
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - every 10 seconds; five minutes for the start
   */
  readonly probes?: ProbesOptions;
}
