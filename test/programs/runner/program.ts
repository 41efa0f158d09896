import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import { exitCode, signal } from './commands';

/** A program that runs as the first process of a container. */
export class Program {
  /**
   * Starts it.
   *
   * @param argv a command line that writes on file descriptor 3 the number of the process, then that the program starts
   * @throws an Error when the container could not be built
   */
  static async start(argv: readonly string[], log: string): Promise<Program> {
    const file = fs.openSync(log, 'a');
    const child = spawn(argv[0], argv.slice(1), { stdio: ['ignore', file, file, 'pipe'], env: { PATH: process.env.PATH } });
    fs.closeSync(file);
    const ended = new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve(exitCode(code, signal)));
    });
    let said = '';
    const started = new Promise<void>(resolve => (child.stdio[3] as NodeJS.ReadableStream).on('data', chunk => {
      said += chunk;
      if (said.includes('started')) {
        resolve();
      }
    }));
    const code = await Promise.race([started, ended]);
    if (!said.includes('started')) {
      throw new Error(`the container could not be built (${code}): ${fs.readFileSync(log, 'utf8').slice(-2000)}`);
    }
    return new Program(child, Number(said.split('\n')[0]), ended);
  }

  readonly began = performance.now();
  exitCode: number | undefined;

  private constructor(private readonly child: ChildProcess, readonly pid: number, readonly ended: Promise<number>) {
    void ended.then(code => (this.exitCode = code));
  }

  get running(): boolean {
    return this.exitCode === undefined;
  }

  /** Since it started, in seconds. */
  get age(): number {
    return (performance.now() - this.began) / 1000;
  }

  signal(name: NodeJS.Signals): void {
    if (this.running) {
      signal(this.pid, name);
    }
  }

  /** Kills it with all that it started. */
  kill(): void {
    this.signal('SIGKILL');
    this.child.kill('SIGKILL');
  }
}
