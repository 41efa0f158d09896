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

  const chart = (values: any) => new SmallChart(c => void new CronJob(c, 'report', { image: 'example/a:1', ...c.values.group('report', CronJob.scheduleValues()).asProps() }), { values: { report: values } }).toJson();
  const { fields } = CronJob.scheduleValues()._shape as any;
  const refused = (field: string, texts: readonly string[]): string[] => texts.filter(text => !new RegExp(fields[field].shape.pattern, 'u').test(text));

  it('has a schedule that the API server reads', () => {
    const good = [
      '0 3 * * *', '*/15 8-18 * * MON-FRI', '59 23 31 12 6', '00 03 01 01 00', '1,2,30-59/2 * * * *', '0 0 1 jan,Jul *', '0 0 * * Sun,sat', '? * * * ?', '1/5 * * * *', '*/61 * * * *',
      '@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually', '@every 1h30m', '@every 90s',
    ];
    const bad = [
      '', '61 * * * *', '* 24 * * *', '* * 0 * *', '* * 32 * *', '* * * 0 *', '* * * 13 *', '* * * * 7', '* * * Foo *', '* * * MON *', '* * * * JAN', '* * * * SUNDAY', '0 0 L * *', '0 0 * * 5#3',
      '*/0 * * * *', '1- * * * *', '0 3 * *', '0 3 * * * *', 'TZ=UTC 0 3 * * *', 'CRON_TZ=UTC 0 3 * * *', '@reboot', '@Daily', '@every 5', '@every 1d',
    ];
    expect(refused('schedule', good)).toEqual([]);
    expect(refused('schedule', bad)).toEqual(bad);
    expect(() => chart({ schedule: '0 24 * * *' })).toThrow('report.schedule: got "0 24 * * *", expected a cron schedule such as 0 3 * * * or @daily: minute (0-59), hour (0-23)');
  });

  it('has a time zone of the time zone database', () => {
    expect(refused('timeZone', ['', 'UTC', 'Libya', 'EST5EDT', 'GB-Eire', 'W-SU', 'Etc/GMT+1', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', ...Intl.supportedValuesOf('timeZone')])).toEqual([]);
    const bad = ['Local', 'local', 'LOCAL', 'utc', 'europe/berlin', 'Europe/', 'Europe/berlin', '../etc/passwd', '+01:00'];
    expect(refused('timeZone', bad)).toEqual(bad);
    expect(() => chart({ timeZone: 'Local' })).toThrow('report.timeZone: got "Local", expected a name of the time zone database such as Europe/Berlin or UTC, or empty');
  });
});
