import { execFileSync, spawn } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { missing, UNSHARE } from './namespaces';
import { needsCluster, programsOf, sourcesNamedIn } from './needs';
import { PinnedProgram } from './pinned-program';
import { KUBERNETES } from '../cluster/cluster';
import { build } from '../cluster/programs';

/** Exit code when this machine cannot make pods, so that CI can tell it from a failed test. */
const NO_NAMESPACES = 3;

const JEST = [process.execPath, path.join(path.dirname(require.resolve('jest/package.json')), 'bin', 'jest.js'), '--config', path.join(__dirname, 'jest.config.js')];

/** The first process takes leave of those that nobody waits for: the namespaces of a container stay as long as one is left. */
const INIT = ['/bin/sh', path.join(__dirname, 'runner', 'wait.sh')];

/** A network that has just been made has no loopback. */
const WITH_LOOPBACK = ['/bin/sh', '-c', 'ip link set lo up && exec "$@"', '--'];

/** Installs what the scenarios need that jest is told to run, then runs them where there is no network. */
async function main(args: readonly string[]): Promise<number> {
  const lacking = missing();
  if (lacking.length > 0) {
    process.stderr.write(`real programs run in namespaces of their own, and this machine lacks:\n${lacking.map(what => `  - ${what}\n`).join('')}`);
    return NO_NAMESPACES;
  }
  const { run, left } = selected(args);
  left.forEach(file => process.stderr.write(`left out, as ${largeOf(file)} is large: npm run test:programs -- ${path.relative(__dirname, file)}\n`));
  new Set(run.flatMap(programsOf)).forEach(name => new PinnedProgram(name).install());
  new Map(run.flatMap(sourcesNamedIn).map(named => [named.join(), named])).forEach(([program, module]) => new PinnedProgram(program).sources(module));
  if (run.some(needsCluster)) {
    build(KUBERNETES);
  }

  // What pods leave behind lies in one folder.
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-mlops-programs-'));
  try {
    return await inside([...JEST, ...args, ...left.flatMap(file => ['--testPathIgnorePatterns', literally(file)])], temporary);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** The files that jest would run: those with a large program only when all of them have one, since they were asked for then. */
function selected(args: readonly string[]): { readonly run: readonly string[]; readonly left: readonly string[] } {
  // With these, jest writes the list into the report.
  const about = args.filter((arg, i) => !/^--(json$|outputFile\b)/.test(arg) && args[i - 1] !== '--outputFile');
  const [command, ...rest] = [...JEST, ...about, '--listTests'];
  const files = execFileSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).split('\n').filter(line => path.isAbsolute(line));
  const large = files.filter(file => largeOf(file) !== undefined);
  return large.length === files.length ? { run: files, left: [] } : { run: files.filter(file => !large.includes(file)), left: large };
}

function largeOf(file: string): string | undefined {
  return programsOf(file).find(name => new PinnedProgram(name).large);
}

/** Runs a command in namespaces that end with it, and with this process. */
function inside(command: readonly string[], temporary: string): Promise<number> {
  const [first, ...rest] = ['setpriv', '--pdeathsig', 'KILL', ...UNSHARE, ...INIT, ...WITH_LOOPBACK, ...command];
  const child = spawn(first, rest, { stdio: 'inherit', env: { ...process.env, TMPDIR: temporary } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill('SIGKILL'));
  }
  // A shell that is killed tells nobody.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGKILL'), 500).unref();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal!]));
  });
}

function literally(file: string): string {
  return file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
}, error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
