import { commandLine } from './command-line';
import { processIo } from './console/io';
import { run } from './run';

run(() => {
  process.exitCode = commandLine(process.argv.slice(2), processIo());
});
