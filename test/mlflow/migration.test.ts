import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { MIGRATE } from '../../src/mlflow/migration';

/** Functions of MLflow that print their names. */
const UTILS = `
class Engine:
    def begin(self): return self
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def execute(self, _): pass
def create_sqlalchemy_engine_with_retry(uri): return Engine()
def _initialize_tables(engine): print("initialize")
def _upgrade_db(engine): print("upgrade")
`;

const LOGINS = {
  'mlflow/server/auth/config.py': 'class Config: database_uri = "users"\ndef read_auth_config(): return Config',
  'mlflow/server/auth/db/utils.py': 'def migrate(engine, revision): print("migrate", revision)',
};

const folders: string[] = [];

afterAll(() => folders.forEach(folder => fs.rmSync(folder, { recursive: true })));

/** Runs the program with modules that stand for a version of MLflow. */
function migrate(modules: { [file: string]: string }, env: { [name: string]: string } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mlflow-'));
  folders.push(folder);
  for (const [file, text] of Object.entries({ 'sqlalchemy.py': 'text = str', 'mlflow/version.py': 'VERSION = "3.0.1"', ...modules })) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const { status, stdout, stderr } = spawnSync('python3', ['-c', MIGRATE], { encoding: 'utf8', env: { PATH: process.env.PATH, PYTHONPATH: folder, MLFLOW_BACKEND_STORE_URI: 'db', ...env } });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

const withUtils = (more: string) => ({ 'mlflow/store/db/utils.py': `${UTILS}${more}` });
const isEmpty = (empty: boolean) => withUtils(`def _is_empty_database(engine): return ${empty ? 'True' : 'False'}`);
const HAS = 'The database has the tables of this version';

test('an empty database gets its tables, and another one those of this version', () => {
  expect(migrate(isEmpty(true))).toMatchObject({ status: 0, lines: ['initialize', HAS] });
  expect(migrate(isEmpty(false))).toMatchObject({ status: 0, lines: ['upgrade', HAS] });
});

test('the tables of the users come with logins', () => {
  expect(migrate({ ...isEmpty(false), ...LOGINS }, { MLFLOW_AUTH_CONFIG_PATH: '/etc/x.ini' })).toMatchObject({ status: 0, lines: ['upgrade', 'migrate head', HAS] });
});

test('a version of MLflow without one of the functions is named, with the version that has them', () => {
  const told = (function_: string) => new RegExp(`^The tables are made by functions of MLflow 3\\.17\\.2, and the image has 3\\.0\\.1: .*${function_}.*Set the image of MLflow to one of version 3\\.17\\.2$`);
  const older = migrate(withUtils(''));
  expect([older.status, older.stderr.trim()]).toEqual([1, expect.stringMatching(told('_is_empty_database'))]);
  const withoutLogins = migrate(isEmpty(true), { MLFLOW_AUTH_CONFIG_PATH: '/etc/x.ini' });
  expect([withoutLogins.status, withoutLogins.stderr.trim(), withoutLogins.lines]).toEqual([1, expect.stringMatching(told('mlflow\\.server')), ['']]);
});
