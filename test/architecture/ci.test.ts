import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { scratch } from '../support/scratch';

const ROOT = path.join(__dirname, '..', '..');
const SCRIPT = path.join(ROOT, '.ci', 'results.js');

/** What a suite says: the outcomes of the tests of each file, and its exit code; `none` is a file that could not be run. */
interface Suite {
  readonly status: number;
  readonly files?: { readonly [file: string]: ReadonlyArray<'passed' | 'failed' | 'pending'> | 'none' };
}

const PASSED: Suite = { status: 0, files: { 'a.test.ts': ['passed'] } };

function folder(suites: { readonly [name: string]: Suite }): string {
  const reports = scratch();
  for (const [name, { status, files }] of Object.entries(suites)) {
    fs.writeFileSync(path.join(reports, `${name}.status`), `${status}\n`);
    if (files !== undefined) {
      const testResults = Object.entries(files).map(([file, outcomes]) => ({
        name: path.join(ROOT, file),
        status: outcomes === 'none' || outcomes.includes('failed') ? 'failed' : 'passed',
        assertionResults: outcomes === 'none' ? [] : outcomes.map(outcome => ({ status: outcome })),
      }));
      fs.writeFileSync(path.join(reports, `${name}.json`), JSON.stringify({ testResults }));
    }
  }
  return reports;
}

function results(...args: readonly string[]): { readonly status: number | null; readonly lines: readonly string[] } {
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, ...args], { cwd: ROOT, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter(line => line !== '') };
}

function summary(suites: { readonly [name: string]: Suite }): ReturnType<typeof results> {
  return results('summary', folder({ tests: PASSED, cluster: PASSED, programs: PASSED, ...suites }));
}

test('CI passes when each suite ran, and no test failed', () => {
  expect(summary({ tests: { status: 0, files: { 'a.test.ts': ['passed', 'passed'], 'b.test.ts': ['passed'] } } })).toEqual({ status: 0, lines: ['5 passed, 0 failed'] });
});

test('a file that fails is the one that runs again', () => {
  const reports = folder({ tests: { status: 1, files: { 'a.test.ts': ['passed'], 'b.test.ts': ['passed', 'failed'], 'c.test.ts': 'none' } } });
  expect(results('failed', reports, 'tests').lines).toEqual(['b.test.ts', 'c.test.ts'].map(file => path.join(ROOT, file)));
  expect(results('failed', reports, 'cluster').lines).toEqual([]);
});

test('a file that fails twice is a failure', () => {
  const failing: Suite = { status: 1, files: { 'b.test.ts': ['passed', 'failed'] } };
  expect(summary({ 'tests': { status: 1, files: { 'a.test.ts': ['passed'], ...failing.files } }, 'tests-again': failing })).toEqual({ status: 1, lines: ['4 passed, 1 failed'] });
});

test('a file that passes when it runs again is none, and is told', () => {
  expect(summary({ 'cluster': { status: 1, files: { 'a.test.ts': ['passed'], 'b.test.ts': ['passed', 'failed'] } }, 'cluster-again': { status: 0, files: { 'b.test.ts': ['passed', 'passed'] } } }))
    .toEqual({ status: 0, lines: ['failed at first, and passed again: b.test.ts', '5 passed, 0 failed'] });
});

test('a failure that does not run again stays one', () => {
  expect(summary({ tests: { status: 1, files: { 'a.test.ts': ['failed'], 'b.test.ts': 'none' } } })).toEqual({ status: 1, lines: ['2 passed, 2 failed'] });
});

test.each<[string, Suite]>([
  ['has no report', { status: 1 }],
  ['ran no test', { status: 0, files: {} }],
  ['ends with an error after its tests', { status: 1, files: { 'a.test.ts': ['passed'] } }],
])('a suite that %s is a failure', (_, suite) => {
  expect(summary({ tests: suite })).toMatchObject({ status: 1, lines: [expect.stringMatching(/, 1 failed$/)] });
});

test('real programs are left out where the machine lacks namespaces, and nothing else is', () => {
  expect(summary({ programs: { status: 3 } })).toEqual({ status: 0, lines: [expect.stringContaining('left out'), '2 passed, 0 failed'] });
  expect(summary({ cluster: { status: 3 } }).status).toBe(1);
});
