import { Refusal } from '../values/refusal';

/**
 * Runs a program for people: bad input is answered with one message and exit code 1, never with a stack trace.
 *
 * @internal
 */
export function run(program: () => void): void {
  // Whoever reads the output may have read enough, as `head` does.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE') {
      process.stderr.write(`error: the output cannot be written: ${e.message}\n`);
    }
    process.exit(e.code === 'EPIPE' ? 0 : 1);
  });
  try {
    program();
  } catch (e) {
    if (!(e instanceof Refusal)) {
      throw e;
    }
    process.stderr.write(`error: ${e.message}\n`);
    process.exitCode = 1;
  }
}
