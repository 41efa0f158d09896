import { Command } from 'commander';
import { ChartFlags, chartOf } from '../app/charts';
import { Io } from '../console/io';
import { schemaOf, schemaText } from '../../values/schema/schema';

/** `schema`: what values are accepted. @internal */
export function schemaCommand(root: Command, io: Io): void {
  const command = root.command('schema')
    .summary('print the JSON Schema of the values of a chart')
    .description('Print the values.schema.json of a chart, the JSON Schema (draft-07) of its values.')
    .argument('<chart>', 'name of a chart, see list');
  command
    .addHelpText('after', `
Examples:
  cdk8s-mlops schema aim-server > aim-server.schema.json

Editors with the YAML language server check a file with it that begins with
  # yaml-language-server: $schema=aim-server.schema.json`)
    .action((name: string) =>
      io.out.write(schemaText(schemaOf(chartOf(name, command.optsWithGlobals<ChartFlags>(), io).values))));
}
