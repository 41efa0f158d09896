import { issuesUrl } from '../package';
import { Refusal } from '../values/refusal';

/**
 * Runs a program: for bad input, it prints one message and exits with code 1. Stack traces are only printed for errors of
 * this library.
 *
 * @internal
 */
export function run(program: () => void): void {
  // The reader of the output can close it early, as `head` does.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE') {
      process.stderr.write(`error: cannot write the output: ${e.message}\n`);
    }
    process.exit(e.code === 'EPIPE' ? 0 : 1);
  });
  try {
    program();
  } catch (e) {
    process.stderr.write(e instanceof Refusal ? `error[${e.refusal}]: ${e.message}\n`
      : `error: this is a bug, please report it at ${issuesUrl()}\n${e instanceof Error ? e.stack : String(e)}\n`);
    process.exitCode = 1;
  }
}
