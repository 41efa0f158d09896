import { spawnSync } from 'child_process';
import * as path from 'path';
import { commandLine } from '../../src/cli/command-line';
import { Io } from '../../src/cli/console/io';
import { scratch } from './scratch';

export const BIN = path.join(__dirname, '../../bin/cdk8s-mlops');

/** What the command left behind. */
export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** @default - an empty folder, in which the charts are the documented ones */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** As on a terminal. */
  readonly colors?: boolean;
}

/** Something that collects what a command writes. */
export function recordingIo(options: CliOptions = {}): { readonly io: Io; readonly written: { stdout: string; stderr: string } } {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({ colors: options.colors ?? false, write: (text: string) => void (written[name] += text) });
  const io = new Io(sink('stdout'), sink('stderr'), options.cwd ?? scratch(), options.env ?? process.env, () => options.input ?? '');
  return { io, written };
}

/** Runs the command within this process. */
export function cli(args: readonly string[], options: CliOptions = {}): CliResult {
  const { io, written } = recordingIo(options);
  return { status: commandLine(args, io), ...written };
}

/** Runs the command as a user does. */
export function cliProcess(args: readonly string[], options: Omit<CliOptions, 'colors'> = {}): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8', cwd: options.cwd ?? scratch(), env: options.env ?? process.env, input: options.input ?? '',
  });
  return { status, stdout, stderr };
}
