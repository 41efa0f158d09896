import { WorkloadProps } from './workload-props';

/**
 * What differs from one installation of a Job to the next, beside its pods.
 */
export interface JobOptions {
  /**
   * How often the Job tries again, from 0.
   *
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which the Job is ended, whatever it does; 0 means never.
   *
   * @default 0
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * Seconds after its end in which the Job is deleted; 0 means never. Helm creates one that is gone again at the next
   * upgrade, and so do Argo CD and Flux when they synchronise.
   *
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;
}

/**
 * Pods that run to their end, once for each change of what they run.
 */
export interface JobProps extends WorkloadProps, JobOptions {
  /**
   * Any string: another one runs the Job again, though nothing else has changed.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * How many pods have to end well.
   *
   * @default - one, which is that of Kubernetes
   */
  readonly completions?: number;

  /**
   * How many pods run at a time.
   *
   * @default - one, which is that of Kubernetes
   */
  readonly parallelism?: number;
}
