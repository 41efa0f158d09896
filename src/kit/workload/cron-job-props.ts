import { JobOptions } from './job-props';
import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a CronJob that users of a chart set in the values, besides those of its pods.
 */
export interface CronJobOptions extends JobOptions {
  /** Schedule: five cron fields, such as `0 3 * * *`, or a macro such as `@daily`. */
  readonly schedule: string;

  /**
   * Time zone of the schedule, such as `Europe/Berlin`; empty means the time zone of the control plane.
   *
   * @default - the time zone of the control plane
   */
  readonly timeZone?: string;

  /**
   * Concurrency policy if a Job is still running: `Allow` starts another, `Forbid` skips it, `Replace` replaces the running Job.
   *
   * @default "Forbid"
   */
  readonly concurrencyPolicy?: string;

  /**
   * Suspend the schedule: true, false or an expression.
   *
   * @default false
   */
  readonly suspend?: boolean | BooleanExpression;

  /**
   * Deadline in seconds for a Job that misses its time; 0 means none.
   *
   * @default 0
   */
  readonly startingDeadlineSeconds?: number;

  /**
   * Number of successful Jobs to keep.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * Number of failed Jobs to keep.
   *
   * @default 1
   */
  readonly failedJobsHistoryLimit?: number;
}

/**
 * A CronJob.
 */
export interface CronJobProps extends WorkloadProps, CronJobOptions {
}
