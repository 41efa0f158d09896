import { AimConnectionProps } from './aim-connection-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A program that tracks its runs with an Aim server. Strings can be tokens.
 *
 * By default it has no resource requests and limits, since only its author knows what it needs, and runs as user and group
 * 10001 with a writable root file system.
 */
export interface AimClientProps extends WorkloadOptions, CommandOptions, AimConnectionProps {
  /**
   * Image reference: a program with the Aim SDK, compatible with the version of the server.
   *
   * @default "my-super-aim-client", the example of Aim's documentation
   */
  readonly image?: string;

  /**
   * Kind of the workload: `Job`, which runs it to completion and retries in another pod if a node fails, or `Pod`, as in the
   * documentation of Aim.
   *
   * @default "Job"
   */
  readonly kind?: string;

  /**
   * Any string: a new one runs the program again without another change.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * Number of retries of a Job, from 0.
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
   * Seconds after which a finished Job is deleted; 0 means never. Helm creates a deleted Job again at the next upgrade, which
   * runs the program again.
   *
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;

  /**
   * Restart policy: `Never`, `OnFailure` or `Always`, which both outputs refuse for a Job.
   *
   * @default "OnFailure"
   */
  readonly restartPolicy?: string;
}
