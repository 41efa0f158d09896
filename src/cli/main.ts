import { program } from './program';
import { Refusal } from '../values/refusal';

/** Bad input is answered with one message, never with a stack trace. */
function main(): void {
  try {
    program().parse();
  } catch (e) {
    if (!(e instanceof Refusal)) {
      throw e;
    }
    process.stderr.write(`error: ${e.message}\n`);
    process.exitCode = 1;
  }
}

main();
