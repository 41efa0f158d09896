import { issuesUrl } from '../package';
import { Refusal } from '../values/refusal';

/**
 * Runs a program for people: bad input is answered with one message and exit code 1, never with a stack trace, which is
 * for what only this library can put right.
 *
 * @internal
 */
export function run(program: () => void): void {
  // Whoever reads the output may have read enough, as `head` does.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE') {
      process.stderr.write(`error: cannot write the output: ${e.message}\n`);
    }
    process.exit(e.code === 'EPIPE' ? 0 : 1);
  });
  try {
    program();
  } catch (e) {
    process.stderr.write(e instanceof Refusal ? `error: ${e.message}\n`
      : `error: this is a bug, please report it at ${issuesUrl()}\n${e instanceof Error ? e.stack : String(e)}\n`);
    process.exitCode = 1;
  }
}
