import { Refusal } from '../values/refusal';

/**
 * Runs a program for people: bad input is answered with one message and exit code 1, never with a stack trace.
 *
 * @internal
 */
export function run(program: () => void): void {
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
