import { Command } from 'commander';
import { experimentCommand } from './command/experiment-command';
import { imagesCommand } from './command/images-command';
import { Io } from './console/io';
import { listCommand } from './command/list-command';
import { notesCommand } from './command/notes-command';
import { once } from './command/option';
import { renderCommand } from './command/render-command';
import { schemaCommand } from './command/schema-command';
import { style } from './console/style';
import { valuesCommand } from './command/values-command';
import { verifyCommand } from './command/verify-command';
import { packageVersion } from '../package';

/** The command line. @internal */
export function program(io: Io): Command {
  const root = new Command('cdk8s-mlops');
  root
    .description('Kubernetes deployments as plain YAML and as Helm charts that render the same objects.\n\n'
      + 'In a folder with a cdk8s.yaml, the charts are those of its app; elsewhere, the documented deployments of this package.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: text => `\u001b[1m${text}\u001b[22m`,
      // Descriptions say what the defaults are; an empty list says nothing.
      optionDescription: ({ description }) => description,
    })
    .configureOutput({
      writeOut: text => io.out.write(text),
      writeErr: text => io.err.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, style(io.err).red('error:'))),
      getOutHasColors: () => io.out.colors,
      getErrHasColors: () => io.err.colors,
    })
    .addHelpText('after', `
Examples:
  cdk8s-mlops list
  cdk8s-mlops render aim-server --release aim --namespace ml | kubectl apply -f -
  cdk8s-mlops verify
  cdk8s-mlops --app 'node main.js' list

Exit codes:
  0  success
  1  refused, and nothing was written; verify: or the outputs differ
  2  verify found no Helm`);
  once(root, '--app <command>', 'run this app instead of the one in cdk8s.yaml; its output files are not written');
  for (const add of [listCommand, renderCommand, notesCommand, imagesCommand, valuesCommand, schemaCommand, verifyCommand, experimentCommand]) {
    add(root, io);
  }
  // Errors end with a reference to the help.
  for (const command of [root, ...root.commands]) {
    const path = command === root ? '' : `${command.name()} `;
    const others = command.registeredArguments.some(argument => argument.variadic) ? '; those of the program are behind --' : '';
    command.showHelpAfterError(`(cdk8s-mlops ${path}--help lists the options${others})`);
  }
  return root;
}
