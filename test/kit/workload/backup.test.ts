import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { violations } from '../../support/restricted';
import { SmallChart } from '../../support/small-chart';
import { Backup, BackupProps } from '../../../src/kit';

function objects(props: Partial<BackupProps> = {}): any[] {
  return new SmallChart(c => void new Backup(c, 'backup', { image: 'example/db:1', dump: ['dump', '--all'], extension: '.sql', ...props })).toJson();
}

function container(props: Partial<BackupProps> = {}): any {
  return objects(props).find(o => o.kind === 'CronJob').spec.jobTemplate.spec.template.spec.containers[0];
}

describe('backups', () => {
  it('are made daily to a claim that stays, one at a time', () => {
    const [claim, job] = objects();
    expect([claim.kind, claim.metadata.name, claim.metadata.annotations]).toEqual(['PersistentVolumeClaim', 'small-backup', { 'helm.sh/resource-policy': 'keep' }]);
    expect(job).toMatchObject({ kind: 'CronJob', metadata: { name: 'small-backup' }, spec: { schedule: '@daily', concurrencyPolicy: 'Forbid' } });
    expect(violations(job)).toEqual([]);
  });

  it('have the options of their pods, and their own', () => {
    expect(container({ variables: [{ name: 'A', value: 'b' }], retention: 3 }).env).toEqual([{ name: 'A', value: 'b' }, { name: 'BACKUP_EXTENSION', value: '.sql' }, { name: 'BACKUP_RETENTION', value: '3' }]);
    expect(objects({ persistence: { existingClaim: 'theirs' } }).map(o => o.kind)).toEqual(['CronJob']);
    expect(objects({ enabled: false })).toEqual([]);
  });

  it('are not made at a time that cron does not know', () => {
    expect(() => objects({ schedule: 'every night' })).toThrow('schedule: got "every night", expected a cron schedule such as 0 3 * * * or @daily');
  });

  it.each([0, -1, 1.5])('keep at least one: %s is refused', retention => {
    expect(() => objects({ retention })).toThrow(`retention: got ${retention}, expected an integer from 1`);
  });
});

describe('the program of a backup', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Runs it with a shell, with a command in place of the dump, at a time. */
  function run(dump: string, { at = '2030-01-31T030000Z', retention = 2, restore = undefined as string | undefined, from = '' } = {}) {
    const { command: [shell, option, script, name], env } = container({ retention, restore });
    // The time is that of `date`, and the folder that of the volume.
    const here = script.replace('cd /backup', `cd '${folder}'`).replace('"/backup/', `"${folder}/`).replace('$(date -u +%Y-%m-%dT%H%M%SZ)', at);
    const variables = Object.fromEntries(env.map((e: any) => [e.name, e.value]));
    const { status, stderr, stdout } = spawnSync(shell, [option, here, name, 'sh', '-c', dump], { env: { PATH: process.env.PATH, ...from === '' ? {} : { RESTORE: from }, ...variables }, encoding: 'utf8' });
    return { status, stderr, stdout, files: fs.readdirSync(folder).sort() };
  }

  it('writes a file that is named after the time, which nobody else can read', () => {
    expect(run('echo all')).toMatchObject({ status: 0, stdout: 'wrote 2030-01-31T030000Z.sql\n', files: ['2030-01-31T030000Z.sql'] });
    const file = path.join(folder, '2030-01-31T030000Z.sql');
    expect([fs.readFileSync(file, 'utf8'), fs.statSync(file).mode & 0o777]).toEqual(['all\n', 0o600]);
  });

  it('keeps as many as asked for, the newest, and leaves other files alone', () => {
    fs.writeFileSync(path.join(folder, 'notes.txt'), '');
    const runs = ['2030-01-31T030000Z', '2030-02-01T030000Z', '2030-02-02T030000Z', '2030-02-03T030000Z'].map(at => run('echo all', { at }));
    expect(runs[3]).toMatchObject({ stdout: 'wrote 2030-02-03T030000Z.sql\ndeleted 2030-02-01T030000Z.sql\n', files: ['2030-02-02T030000Z.sql', '2030-02-03T030000Z.sql', 'notes.txt'] });
    expect(run('echo all', { at: '2030-02-04T030000Z', retention: 1 }).files).toEqual(['2030-02-04T030000Z.sql', 'notes.txt']);
  });

  it.each([
    ['fails', 'echo some; exit 3', 3, ''], ['has no output', 'true', 1, 'the backup is empty\n'],
  ])('leaves no backup of a command that %s, and deletes none', (_, dump, status, stderr) => {
    run('echo all');
    const failed = run(dump, { at: '2030-02-01T030000Z', retention: 1 });
    expect(failed).toMatchObject({ status, stderr });
    expect(failed.files.filter(name => name.endsWith('.sql'))).toEqual(['2030-01-31T030000Z.sql']);
    expect(run('echo all', { at: '2030-02-02T030000Z' }).files).toEqual(['2030-01-31T030000Z.sql', '2030-02-02T030000Z.sql']);
  });

  it('restores a file that the variable RESTORE names, and makes no backup then', () => {
    run('echo all', { restore: 'cat' });
    const restored = { restore: 'cat', from: '2030-01-31T030000Z.sql', at: '2030-02-01T030000Z' };
    expect(run('echo other', restored)).toMatchObject({ status: 0, stdout: 'all\nrestored 2030-01-31T030000Z.sql\n', files: ['2030-01-31T030000Z.sql'] });
    expect(run('echo other', { ...restored, restore: 'false' })).toMatchObject({ status: 1, stdout: '' });
    expect(run('echo other', { ...restored, from: 'none.sql' })).toMatchObject({ status: 2, stdout: '', files: ['2030-01-31T030000Z.sql'] });
  });
});
