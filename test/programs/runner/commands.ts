import { spawn } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';

/** How a program ended, as a shell sees it: 128 and the signal when it was killed. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  /** It is killed after so many seconds. */
  readonly timeout?: number;
}

/** Exit code of a program that was killed because its time was over. */
export const TIMED_OUT = -1;

/** So long is read what a program wrote, after its end. */
const DRAIN_MS = 500;

/** Runs a program to its end. */
export function run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0], argv.slice(1), { stdio: 'pipe' });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let timedOut = false;
    const timer = options.timeout === undefined ? undefined : setTimeout(() => afterNews(() => {
      if (child.exitCode === null && child.signalCode === null) {
        timedOut = true;
        // nsenter waits for the program that it has started in a container: killed itself, it would leave that one to nobody.
        const inside = childrenOf(child.pid!);
        (inside.length > 0 ? inside : [child.pid!]).forEach(pid => signal(pid, 'SIGKILL'));
      }
    }), options.timeout * 1000);
    child.stdout.on('data', chunk => output.stdout.push(chunk));
    child.stderr.on('data', chunk => output.stderr.push(chunk));
    child.stdin.on('error', () => undefined); // it may end without having read everything
    child.on('error', reject);
    // What it left in the background may hold its output open for ever.
    child.on('exit', () => setTimeout(() => [child.stdout, child.stderr].forEach(stream => stream.destroy()), DRAIN_MS).unref());
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        exitCode: timedOut ? TIMED_OUT : exitCode(code, signal),
        stdout: Buffer.concat(output.stdout).toString(),
        stderr: Buffer.concat(output.stderr).toString(),
      });
    });
    child.stdin.end(options.input);
  });
}

/** Runs a program that has to succeed. */
export async function sure(argv: readonly string[]): Promise<string> {
  const outcome = await run(argv);
  if (outcome.exitCode !== 0) {
    throw new Error(`${argv.join(' ')}: exit code ${outcome.exitCode}: ${outcome.stderr.trim()}`);
  }
  return outcome.stdout;
}

/** What a shell calls the end of a process. */
export function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + os.constants.signals[signal!];
}

/** Sends a signal to a process that may have ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended
  }
}

/** Runs something after what has come in already: a process that was busy finds its timers before the answers that wait for it. */
export function afterNews(action: () => void): void {
  setImmediate(() => setImmediate(action));
}

/** The processes that one has started and not yet waited for. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(' ').filter(text => text !== '').map(Number) : [];
}
