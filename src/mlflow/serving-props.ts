import { RedisConnectionOptions } from './redis-connection-props';
import { BooleanExpression } from '../expr/expression/expression';
import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { Resources } from '../kit/resources';
import { CronJobOptions } from '../kit/workload/cron-job-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A registered model of MLflow, and the version of it. Strings can be tokens.
 */
export interface ServingModelOptions {
  /** Name of the registered model. */
  readonly name: string;

  /**
   * Alias of the version. Both outputs refuse those that MLflow has for itself: `latest`, and `v` with a number.
   *
   * @default "production"
   */
  readonly alias?: string;

  /**
   * Stage of the version, such as `Production`, instead of `alias`, for registries that still use stages; empty means none.
   *
   * @default - none
   */
  readonly stage?: string;
}

/**
 * The RedisAI server in the pods of the backend `redisai`.
 */
export interface ModelsCacheOptions {
  /**
   * Image reference.
   *
   * @default "redislabs/redisai:1.2.7-cpu-bionic"
   */
  readonly image?: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default "IfNotPresent"
   */
  readonly imagePullPolicy?: string;

  /**
   * Resource requests and limits.
   *
   * @default - requests 100m CPU and 256Mi memory, with a memory limit of 1Gi
   */
  readonly resources?: Resources;
}

/**
 * A CronJob that replaces the pods when the alias or stage has another version.
 */
export interface ServingReloadOptions extends CronJobOptions {
  /**
   * Create the CronJob: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Resource requests and limits.
   *
   * @default - requests 50m CPU and 256Mi memory, with a memory limit of 512Mi
   */
  readonly resources?: Resources;
}

/**
 * A server of a model. Strings and numbers can be tokens.
 *
 * By default it requests 250m CPU and 512Mi memory, with a memory limit of 2Gi.
 *
 * The Service has the port `http`, 80 by default.
 */
export interface ServingProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /**
   * What serves the model: `pyfunc`, the scoring server of MLflow, or `redisai`, a program of your own with RedisAI beside it.
   *
   * @default "pyfunc"
   */
  readonly backend?: string;

  /**
   * Image reference: for `pyfunc` one with MLflow 3 and the libraries of the model, for `redisai` that of the program, which is required there.
   *
   * @default - that of `mlflowImage`
   */
  readonly image?: string;

  /**
   * Image with MLflow, for the CronJob and the test.
   *
   * @default "ghcr.io/mlflow/mlflow:v3.17.2-full"
   */
  readonly mlflowImage?: string;

  /**
   * Its pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - `imagePullPolicy`
   */
  readonly mlflowImagePullPolicy?: string;

  /** The model. */
  readonly model: ServingModelOptions;

  /**
   * Variables of clients of MLflow: its address in `MLFLOW_TRACKING_URI`, and access to the store of artifacts where it is needed. A list, such as
   * `clientEnv` of an `MlflowServer`.
   */
  readonly clientEnv: k8s.EnvVar[];

  /**
   * Volumes of clients of MLflow: a list, such as `clientVolumes` of an `MlflowServer`.
   *
   * @default - none
   */
  readonly clientVolumes?: { [field: string]: any }[];

  /**
   * Their mounts.
   *
   * @default - none
   */
  readonly clientVolumeMounts?: k8s.VolumeMount[];

  /**
   * Further variables of the program of the backend `redisai`, such as those of an `ElasticApm`.
   *
   * @default - none
   */
  readonly programEnv?: k8s.EnvVar[];

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

  /**
   * Number of pods, unless `autoscaling` is enabled.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Processes in each pod that predict, each with the model in its memory. Only for `pyfunc`.
   *
   * @default 1
   */
  readonly workers?: number;

  /**
   * Path that the probes of the backend `redisai` ask for; empty means that they connect to the port.
   *
   * @default - none
   */
  readonly healthPath?: string;

  /**
   * A RedisAI server elsewhere, instead of the one in the pods. Only for `redisai`.
   *
   * @default - the one in the pods
   */
  readonly redis?: RedisConnectionOptions;

  /**
   * The RedisAI server in the pods. Only for `redisai`.
   *
   * @default - the last release of RedisAI
   */
  readonly modelsCache?: ModelsCacheOptions;

  /**
   * CronJob that replaces the pods when the model has another version.
   *
   * @default - none
   */
  readonly reload?: ServingReloadOptions;

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
   * one without rules if there is a Redis server elsewhere.
   *
   * @default - none
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Probes: of `/ping` for `pyfunc`, of `healthPath` for `redisai`.
   *
   * @default - their timing is for a model that loads within five minutes
   */
  readonly probes?: ProbesOptions;
}
