import { SmallChart } from '../../support/small-chart';
import { CronJob, CronJobProps } from '../../../src/kit';

function spec(props: Partial<CronJobProps>): any {
  return new SmallChart(c => void new CronJob(c, 'report', { image: 'example/a:1', schedule: '0 3 * * *', ...props })).toJson()[0].spec;
}

describe('a CronJob', () => {
  it('begins no Job while another one runs, and keeps some that ended', () => {
    expect(spec({})).toMatchObject({ schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1, jobTemplate: { spec: { backoffLimit: 6 } } });
    for (const field of ['timeZone', 'startingDeadlineSeconds']) {
      expect(spec({ timeZone: '', startingDeadlineSeconds: 0 })).not.toHaveProperty(field);
    }
  });

  it('says when and how it is told', () => {
    const given = { timeZone: 'Europe/Berlin', concurrencyPolicy: 'Replace', suspend: true, startingDeadlineSeconds: 60, successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 0 };
    expect(spec({ ...given, backoffLimit: 0, activeDeadlineSeconds: 5, ttlSecondsAfterFinished: 6 })).toMatchObject({ ...given, jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 5, ttlSecondsAfterFinished: 6 } } });
  });

  it('runs to its end', () => {
    expect(spec({}).jobTemplate.spec.template.spec.restartPolicy).toBe('OnFailure');
    expect(() => spec({ restartPolicy: 'Always' })).toThrow('restartPolicy is "Always", which a CronJob does not support');
  });
});
