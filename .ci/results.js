// What the suites of .ci/run said, by their reports: SUITE.json of jest, SUITE.status with the exit code, and the same of
// SUITE-again for the files that failed at first.
//
//   node results.js failed FOLDER SUITE   the files of it that failed, a line each
//   node results.js summary FOLDER        "N passed, N failed", with exit code 1 for a failure
const fs = require('fs');
const path = require('path');

/** Exit code of the tests with real programs where the machine lacks namespaces. */
const LEFT_OUT = 3;

/** The files of a suite with the outcomes of their tests; `undefined` without a report. */
function filesOf(folder, suite) {
  const report = path.join(folder, `${suite}.json`);
  if (!fs.existsSync(report)) {
    return undefined;
  }
  return new Map(JSON.parse(fs.readFileSync(report, 'utf8')).testResults.map(({ name, status, assertionResults }) => {
    const passed = assertionResults.filter(one => one.status === 'passed').length;
    const failed = assertionResults.filter(one => one.status === 'failed').length;
    // A file that could not be run has no failed test.
    return [name, { passed, failed: status === 'failed' ? Math.max(1, failed) : failed }];
  }));
}

function statusOf(folder, suite) {
  const file = path.join(folder, `${suite}.status`);
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 1;
}

function failedIn(files) {
  return [...files ?? []].filter(([, { failed }]) => failed > 0).map(([name]) => name);
}

/** How many tests passed and failed in a suite: those of a file that ran again, as they were then. */
function countsOf(folder, suite) {
  const first = filesOf(folder, suite);
  if (first === undefined) {
    return { passed: 0, failed: 1 };
  }
  const again = filesOf(folder, `${suite}-again`) ?? new Map();
  for (const name of failedIn(first)) {
    if (again.get(name)?.failed === 0) {
      console.log(`failed at first, and passed again: ${path.relative(process.cwd(), name)}`);
    }
  }
  const counts = { passed: 0, failed: 0 };
  for (const { passed, failed } of new Map([...first, ...again]).values()) {
    counts.passed += passed;
    counts.failed += failed;
  }
  const status = statusOf(folder, again.size > 0 ? `${suite}-again` : suite);
  return counts.failed === 0 && (status !== 0 || counts.passed === 0) ? { ...counts, failed: 1 } : counts;
}

function summary(folder) {
  const counts = { passed: 0, failed: 0 };
  for (const suite of ['tests', 'cluster', 'programs']) {
    if (suite === 'programs' && statusOf(folder, suite) === LEFT_OUT) {
      console.log('the tests with real programs are left out: see above what this machine lacks');
      continue;
    }
    const { passed, failed } = countsOf(folder, suite);
    counts.passed += passed;
    counts.failed += failed;
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

const [command, folder, suite] = process.argv.slice(2);
if (command === 'failed') {
  process.stdout.write(failedIn(filesOf(folder, suite)).map(name => `${name}\n`).join(''));
} else {
  process.exitCode = summary(folder);
}
