import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { CronJobProps } from './cron-job-props';
import { checkRestartPolicy, jobSpecOf } from './job';
import { CRON_JOB } from './job-values';
import { Workload } from './workload';
import { WorkloadKind } from './workload-props';
import { ifFilled } from '../if-filled';
import { withDefaults } from '../part';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A CronJob. Its pods have the security contexts of a `Workload`.
 *
 * Both outputs refuse the restart policy `Always`. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob extends Workload {
  /**
   * The documented values, for `values.group('cronJob', …)`; those of its pods are `Workload.values()`.
   */
  public static scheduleValues(overrides: FieldOverrides = {}): ItemShape {
    return CRON_JOB.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: CronJobProps) {
    props = partProps('CronJobProps', scope, id, props, CRON_JOB);
    const {
      schedule, timeZone, concurrencyPolicy, suspend, startingDeadlineSeconds, successfulJobsHistoryLimit, failedJobsHistoryLimit,
      backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, ...workload
    } = withDefaults(CRON_JOB, props, 'concurrencyPolicy', 'suspend', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit');
    super(scope, id, {
      ...workload,
      kind: WorkloadKind.CRON_JOB,
      spec: {
        schedule,
        timeZone: ifFilled(timeZone),
        concurrencyPolicy,
        suspend,
        startingDeadlineSeconds: ifFilled(startingDeadlineSeconds),
        successfulJobsHistoryLimit,
        failedJobsHistoryLimit,
        jobTemplate: { spec: jobSpecOf(props) },
        ...props.spec,
      },
    });
    checkRestartPolicy(this, props.restartPolicy, 'CronJob');
  }
}
