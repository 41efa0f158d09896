import { CRON_JOB, JOB } from './job-values';
import { Volume } from '../storage/volume';
import { ItemShape } from '../../values/declare/item-shape';

/** The documented values of backups. @internal */
export const BACKUP = ItemShape.object('Backups on a schedule, in files named after the time. They are deleted after newer ones only.')
  .boolean('enabled', { description: 'Make backups, with a CronJob.' })
  .include(CRON_JOB.adapt({ only: ['schedule', 'timeZone', 'suspend'], descriptions: { schedule: 'Schedule of the backups.' } }))
  .integer('retention', { default: 7, minimum: 1, maximum: 1000, description: 'Number of backups to keep.' })
  .group('persistence', Volume.values({ content: 'backups', omit: ['enabled'] }))
  .include(JOB.adapt({ descriptions: { ttlSecondsAfterFinished: 'Seconds after which a finished Job is deleted; 0 to keep it.' } }));
