import { ItemShape } from '../../values/declare/item-shape';

const SECONDS = { minimum: 0, maximum: 31536000 };

/** The documented values of a Job. @internal */
export const JOB = ItemShape.object('The Job.')
  .integer('backoffLimit', { default: 6, minimum: 0, maximum: 1000, description: 'Number of retries.' })
  .integer('activeDeadlineSeconds', { ...SECONDS, description: 'Seconds after which the Job is terminated; 0 for no limit.' })
  .integer('ttlSecondsAfterFinished', {
    ...SECONDS, description: 'Seconds after which a finished Job is deleted; 0 to keep it. A deleted Job is created again by the next upgrade, and runs again.',
  });

/** Fields of a cron schedule: lists of numbers or names, ranges and steps. */
const FIELDS = ['[0-5]?[0-9]', '[01]?[0-9]|2[0-3]', '0?[1-9]|[12][0-9]|3[01]', `0?[1-9]|1[0-2]|${names('jan feb mar apr may jun jul aug sep oct nov dec')}`, `0?[0-6]|${names('sun mon tue wed thu fri sat')}`]
  .map(one => `([*?]|${one})([-,]([*?]|${one})|/[1-9][0-9]{0,3})*`);

/** Names in capital or small letters. */
function names(all: string): string {
  return all.split(' ').map(name => [...name].map(letter => `[${letter.toUpperCase()}${letter}]`).join('')).join('|');
}

/** The documented values of a CronJob. @internal */
export const CRON_JOB = ItemShape.object('The CronJob.')
  .string('schedule', {
    default: '@daily',
    pattern: `^(@(yearly|annually|monthly|weekly|daily|midnight|hourly|every ([0-9]{1,5}[hms]){1,3})|${FIELDS.join(' ')})$`,
    patternDescription: 'a cron schedule such as `0 3 * * *` or `@daily`: minute (0-59), hour (0-23), day of the month (1-31), month (1-12 or JAN-DEC) and day of the week (0-6 or SUN-SAT)',
    description: 'Schedule of the Jobs.',
  })
  .string('timeZone', {
    // The API server knows the others. It refuses `Local`, which is a time zone of programs in Go.
    pattern: '^(Libya|[A-KM-Z][-+A-Za-z0-9]*|[A-Z][A-Za-z]*(/[A-Z][-+_A-Za-z0-9]*)+)?$', patternDescription: 'a name of the time zone database such as `Europe/Berlin` or `UTC`, or empty',
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
