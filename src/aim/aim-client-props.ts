import { AimConnectionProps } from './aim-connection-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A program that tracks its runs at an Aim server. Strings can be tokens; a property that takes
 * anything says what.
 *
 * Unless something else is said, it has no resources, since nobody but its author knows what the program needs, and runs as
 * user and group 10001 with a root file system that it can write to.
 */
export interface AimClientProps extends WorkloadOptions, CommandOptions, AimConnectionProps {
  /**
   * The reference of the image: a program with Aim's SDK, of the same line of versions as the server.
   *
   * @default "my-super-aim-client", the example of Aim's documentation
   */
  readonly image?: string;

  /**
   * What the program runs in: `Job`, which runs it to its end and tries again in another pod when a node fails, or `Pod`, as
   * in Aim's documentation.
   *
   * @default "Job"
   */
  readonly kind?: string;

  /**
   * A string of your own: another one runs the program again, though nothing else has changed.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * How often a Job tries again, from 0.
   *
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which a Job is ended, whatever it does; 0 means never.
   *
   * @default 0
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * Seconds after its end in which a Job is deleted; 0 means never. Helm makes one that is gone anew at the next upgrade,
   * which runs the program again.
   *
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;

  /**
   * What happens when the program ends: `Never`, `OnFailure` or `Always`, which both outputs refuse for a Job.
   *
   * @default "OnFailure"
   */
  readonly restartPolicy?: string;
}
