import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { INITIALIZE } from '../../src/data/postgres-scripts';

describe('the program of the first start', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
    fs.mkdirSync(path.join(folder, 'volume'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Runs it with a shell, with a program in place of that of the image. */
  function run(ensure = 'echo 17 > "$PGDATA/PG_VERSION"') {
    fs.writeFileSync(path.join(folder, 'docker-ensure-initdb.sh'), `#!/bin/sh\nset -eu\nmkdir "$PGDATA"\n${ensure}\n`, { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env.PATH}`, PGDATA: path.join(folder, 'volume', 'pgdata'), PG_MAJOR: '17' };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', INITIALIZE], { env, encoding: 'utf8' });
    return { status, stdout, stderr, files: fs.readdirSync(path.join(folder, 'volume')).sort() };
  }

  const write = (...parts: string[]) => {
    const file = path.join(folder, 'volume', ...parts);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '16\n');
  };

  it('makes the folder of the databases, beside what a new file system has', () => {
    fs.mkdirSync(path.join(folder, 'volume', 'lost+found'));
    expect(run()).toMatchObject({ status: 0, files: ['lost+found', 'pgdata'] });
    expect(run('false')).toMatchObject({ status: 0, stdout: expect.stringContaining('user, password and database remain as they are'), files: ['lost+found', 'pgdata'] });
  });

  it('begins anew after one that failed or was interrupted', () => {
    expect(run('echo 17 > "$PGDATA/PG_VERSION"; exit 3')).toMatchObject({ status: 3, files: ['pgdata.new'] });
    expect(run()).toMatchObject({ status: 0, files: ['pgdata'] });
  });

  it('refuses databases of another version, and leaves them alone', () => {
    write('pgdata', 'PG_VERSION');
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('are of PostgreSQL 16, and the image has PostgreSQL 17: set image.tag to a tag of 16'), files: ['pgdata'] });
  });

  it('refuses databases at the root of the volume, which would be forgotten beside new ones', () => {
    write('PG_VERSION');
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('move all of it into its folder pgdata'), files: ['PG_VERSION'] });
  });

  it('refuses a folder with something else in it', () => {
    write('pgdata', 'notes.txt');
    expect(run()).toMatchObject({ status: 1, files: ['pgdata', 'pgdata.new'] });
  });
});
