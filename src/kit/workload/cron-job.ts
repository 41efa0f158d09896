import { Construct } from 'constructs';
import { CronJobProps } from './cron-job-props';
import { checkRestartPolicy, jobSpecOf } from './job';
import { Workload } from './workload';
import { WorkloadKind } from './workload-props';
import { ifFilled } from '../if-filled';

/**
 * Jobs at set times. Their pods are hardened as those of every `Workload`.
 *
 * Both outputs refuse the restart policy `Always`. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob extends Workload {
  constructor(scope: Construct, id: string, props: CronJobProps) {
    const {
      schedule, timeZone, concurrencyPolicy = 'Forbid', suspend = false, startingDeadlineSeconds = 0, successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1,
      backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, ...workload
    } = props;
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
