import { commandLine } from './command-line';
import { processIo } from './io';
import { run } from './run';

run(() => {
  process.exitCode = commandLine(process.argv.slice(2), processIo());
});
