import { WorkloadProps } from './workload-props';

/**
 * Options of a Job that users of a chart set in the values, besides those of its pods.
 */
export interface JobOptions {
  /**
   * Number of retries, from 0.
   *
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which a running Job is terminated; 0 means never.
   *
   * @default 0
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * Seconds after which a finished Job is deleted; 0 means never. Helm creates a deleted Job again at the next upgrade, and
   * Argo CD and Flux at the next sync.
   *
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * A Job that runs again after each change of its pod template.
 */
export interface JobProps extends WorkloadProps, JobOptions {
  /**
   * Any string: a new one runs the Job again without another change.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * The name before the hash, for a Job that is known by a name of its own: two releases in one namespace may share it.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly baseName?: string;

  /**
   * Number of pods that must succeed.
   *
   * @default - the default of Kubernetes, 1
   */
  readonly completions?: number;

  /**
   * Maximum number of pods that run at the same time.
   *
   * @default - the default of Kubernetes, 1
   */
  readonly parallelism?: number;
}
