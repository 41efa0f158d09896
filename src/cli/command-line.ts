import { CommanderError } from 'commander';
import { Io } from './console/io';
import { program } from './program';
import { style } from './console/style';
import { Refusal } from '../values/refusal';

/** The exit code of a command that was asked for something impossible. */
const REFUSED = 1;

/**
 * Runs the command and gives its exit code. Bad input is answered with one message, never with a stack trace, and nothing
 * was written then.
 *
 * @param args without the name of the command.
 * @internal
 */
export function commandLine(args: readonly string[], io: Io): number {
  try {
    program(io).parse(args, { from: 'user' });
    return io.exitCode;
  } catch (e) {
    if (e instanceof CommanderError) {
      // It was said already.
      return e.exitCode === 0 ? 0 : REFUSED;
    }
    if (e instanceof Refusal) {
      io.err.write(`${style(io.err).red('error:')} ${e.message}\n`);
      return e.refusal === 'helm-missing' ? 2 : REFUSED;
    }
    throw e;
  }
}
