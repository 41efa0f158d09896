import { ItemShape } from '../../values/declare/item-shape';

const SECONDS = { minimum: 0, maximum: 31536000 };

/** The documented values of a Job. @internal */
export const JOB = ItemShape.object('The Job.')
  .integer('backoffLimit', { default: 6, minimum: 0, maximum: 1000, description: 'Number of retries.' })
  .integer('activeDeadlineSeconds', { ...SECONDS, description: 'Seconds after which the Job is terminated; 0 for no limit.' })
  .integer('ttlSecondsAfterFinished', {
    ...SECONDS, description: 'Seconds after which a finished Job is deleted; 0 to keep it. A deleted Job is created again by the next upgrade, and runs again.',
  });

/** The documented values of a CronJob. @internal */
export const CRON_JOB = ItemShape.object('The CronJob.')
  .string('schedule', {
    default: '@daily',
    pattern: '^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|([-*/,?a-zA-Z0-9]+ ){4}[-*/,?a-zA-Z0-9]+)$',
    patternDescription: 'a cron schedule such as `0 3 * * *` or `@daily`',
    description: 'Schedule of the Jobs.',
  })
  .string('timeZone', {
    pattern: '^([A-Za-z][-+_A-Za-z0-9]*(/[A-Za-z0-9][-+_A-Za-z0-9]*)*)?$', patternDescription: 'a time zone such as `Europe/Berlin`, or empty',
    description: 'Time zone of the schedule; empty for that of the control plane.',
  })
  .boolean('suspend', { description: 'Suspend the schedule.' })
  .oneOf('concurrencyPolicy', {
    values: ['Forbid', 'Allow', 'Replace'], description: 'Concurrency policy, when the last Job is still running: skip the new one, run both, or replace the old one.',
  })
  .integer('startingDeadlineSeconds', { ...SECONDS, description: 'Seconds that a Job may start late; 0 for no limit.' })
  .integer('successfulJobsHistoryLimit', { default: 3, minimum: 0, maximum: 1000, description: 'Number of completed Jobs to keep.' })
  .integer('failedJobsHistoryLimit', { default: 1, minimum: 0, maximum: 1000, description: 'Number of failed Jobs to keep.' })
  .include(JOB);
