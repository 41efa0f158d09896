import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { Line } from '../../chart/hand-over';
import type { StandIns } from '../../chart/stand-ins';
import { Io } from '../console/io';
import { Model } from '../../manifest/model/model';
import { Refusal } from '../../values/refusal';

/** The configuration file with the command of the app. @internal */
export const CONFIG_FILE = 'cdk8s.yaml';

/** The command that runs the app of the directory. @internal */
export function appOf(io: Io): string {
  const { parse } = require('yaml') as typeof import('yaml');
  const refuse = (why: string): never => {
    throw new Refusal('app-config', `${join(io.cwd, CONFIG_FILE)} ${why}`);
  };
  let config: any;
  try {
    config = parse(readFileSync(join(io.cwd, CONFIG_FILE), 'utf8'), { logLevel: 'error' });
  } catch (e) {
    return refuse(`cannot be read: ${(e as Error).message.split('\n')[0].replace(/[.:]+$/, '')}`);
  }
  const app = config?.app;
  return typeof app === 'string' && app.trim() !== '' ? app
    : refuse('has no app command: add a line such as "app: node main.js", or set --app');
}

/**
 * The charts of an app, which runs in a child process and writes nothing to the user's directory.
 *
 * @internal
 */
export function modelsOf(command: string, io: Io): Model[] {
  const { modelFromText } = require('../../manifest/model/model-text') as typeof import('../../manifest/model/model-text');
  const { lines, stderr } = run(command, io);
  if (lines.length === 0) {
    throw new Refusal('app-empty', `the app "${command}" created no ReleaseChart: create one, and call app.synth() or use ChartsOut`);
  }
  io.err.write(stderr);
  return distinct(lines.map(({ model }) => modelFromText(model!)));
}

/**
 * What the charts of an app are with other stand-ins for expressions, of each list with the first with which they can be built.
 *
 * @internal
 */
export function builtWith(anyOf: readonly StandIns[], command: string, io: Io): readonly Line[] {
  let error: unknown;
  for (const standIns of anyOf) {
    try {
      return run(command, io, standIns).lines;
    } catch (e) {
      error = e;
    }
  }
  throw error;
}

function run(command: string, io: Io, standIns?: StandIns): { readonly lines: readonly Line[]; readonly stderr: string } {
  const { HandOver } = require('../../chart/hand-over') as typeof import('../../chart/hand-over');
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mlops-'));
  const [file, asked] = ['models', 'stand-ins'].map(name => join(folder, name));
  try {
    if (standIns !== undefined) {
      writeFileSync(asked, JSON.stringify(standIns));
    }
    const env = { ...io.env, ...HandOver.environment(file, join(folder, 'out'), standIns === undefined ? undefined : asked) };
    // Standard input is for values; standard output of the app is not part of the output.
    const { status, signal, stderr, error } = spawnSync(command, { shell: true, cwd: io.cwd, env, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 2 ** 30, encoding: 'utf8' });
    const lines = existsSync(file) ? HandOver.read(file) : [];
    if (error || status !== 0) {
      const end = error ? error.message : signal ? `signal ${signal}` : `exit code ${status}`;
      const told = messageIn(stderr ?? '');
      throw new Refusal('app-failed', `the app failed (${end})${told === '' ? '' : `: ${told}`}\nRun it to see where: ${command}`);
    }
    return { lines, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each chart once; an app may install one several times. */
function distinct(models: readonly Model[]): Model[] {
  const { helmChart } = require('../../output/helm-chart') as typeof import('../../output/helm-chart');
  const byName = new Map<string, Model>();
  for (const model of models) {
    const { name } = model.metadata;
    const other = byName.get(name);
    const files = (of: Model): string => JSON.stringify([...helmChart({ ...of, release: model.release })]);
    if (other && files(other) !== files(model)) {
      throw new Refusal('chart-duplicate', `the app creates two different charts named ${name}: rename one of them`);
    }
    byName.set(name, other ? { ...other, otherReleases: [...other.otherReleases ?? [], model.release] } : model);
  }
  return [...byName.values()];
}

const MAX_LINES = 20;

/** The error message of an interpreter without its stack trace, or the last lines of other output. */
function messageIn(stderr: string): string {
  const lines = stderr.split(/\r?\n/).map(line => line.trimEnd());
  const start = lines.reduce((last, line, i) => (/^(?:Uncaught )?(?:[\w.$]*(?:Error|Exception)|Refusal)\b.*:/.test(line) ? i : last), -1);
  const told = start < 0 ? lines.filter(line => line !== '').slice(-3) : lines.slice(start);
  const end = told.findIndex(line => /^\s+at .+|^Node\.js v\d/.test(line));
  return told.slice(0, end < 0 ? MAX_LINES : Math.min(end, MAX_LINES)).join('\n').trimEnd().replace(/ \{$/, '')
    .replace(/^(?:Uncaught )?(?:Refusal (?=\[)|Error: )/, '').replace(/^(\[[a-z0-9-]+\]): /, '$1 ');
}
