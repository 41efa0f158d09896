import { k8s } from '../kit/k8s';
import { JobOptions } from '../kit/workload/job-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A Job that trains a model and registers it in MLflow. Strings and numbers can be tokens.
 *
 * By default it requests 500m CPU and 1Gi memory, with a memory limit of 4Gi.
 */
export interface ModelTrainingProps extends WorkloadOptions, CommandOptions, JobOptions {
  /** Image reference: the program that trains. Both outputs refuse an empty one. */
  readonly image: string;

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
   * Further variables of the program, such as those of an `ElasticApm`.
   *
   * @default - none
   */
  readonly programEnv?: k8s.EnvVar[];

  /**
   * Name of the registered model, in the variable `MODEL`; empty means no variable.
   *
   * @default - no variable
   */
  readonly model?: string;

  /**
   * Name of the Job, before the hash of what it runs.
   *
   * @default "model-training-job"
   */
  readonly jobName?: string;

  /**
   * Any string: a new one runs the Job again.
   *
   * @default - none
   */
  readonly run?: string;
}
