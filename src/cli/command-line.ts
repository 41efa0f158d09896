import { CommanderError } from 'commander';
import { Io } from './console/io';
import { program } from './program';
import { style } from './console/style';
import { Refusal } from '../values/refusal';

/** The exit code of a refused command. */
const REFUSED = 1;

/**
 * Runs the command and returns its exit code. For bad input, it prints one message without a stack trace, and writes
 * nothing.
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
      // The message has been printed.
      return e.exitCode === 0 ? 0 : REFUSED;
    }
    if (e instanceof Refusal) {
      io.err.write(`${style(io.err).red(`error[${e.refusal}]:`)} ${e.message}\n`);
      return e.refusal === 'helm-missing' ? 2 : REFUSED;
    }
    throw e;
  }
}
