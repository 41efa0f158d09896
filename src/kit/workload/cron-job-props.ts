import { JobOptions } from './job-props';
import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a CronJob to the next, beside its pods.
 */
export interface CronJobOptions extends JobOptions {
  /** When Jobs begin: five fields of cron, such as `0 3 * * *`, or `@daily` and its like. */
  readonly schedule: string;

  /**
   * The time zone of the schedule, such as `Europe/Berlin`; empty means that of the cluster's control plane.
   *
   * @default - that of the control plane
   */
  readonly timeZone?: string;

  /**
   * What happens when a Job is still running: `Allow` begins another one beside it, `Forbid` none, `Replace` ends it.
   *
   * @default "Forbid"
   */
  readonly concurrencyPolicy?: string;

  /**
   * Whether no Jobs begin for now: true, false or an expression.
   *
   * @default false
   */
  readonly suspend?: boolean | BooleanExpression;

  /**
   * Seconds that a Job may begin late; 0 means however late.
   *
   * @default 0
   */
  readonly startingDeadlineSeconds?: number;

  /**
   * How many Jobs that ended well are kept.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many Jobs that failed are kept.
   *
   * @default 1
   */
  readonly failedJobsHistoryLimit?: number;
}

/**
 * Pods that run to their end, at set times.
 */
export interface CronJobProps extends WorkloadProps, CronJobOptions {
}
