import { Command } from 'commander';
import { ChartFlags, chartOf } from '../app/charts';
import { Io } from '../console/io';
import { addValueOptions, givesValues, ValueFlags, valuesRelease, VALUES_HELP, warn } from './release-options';
import { valuesOf } from '../../plain/render';
import { inOrder } from '../../values/read/in-order';

/** `values`: what can be configured, or what is. @internal */
export function valuesCommand(root: Command, io: Io): void {
  const command = root.command('values')
    .summary('print the values of a chart')
    .description('Print the values.yaml of a chart: all values with descriptions and defaults. With --env, -f or --set, print the computed values of the release, as helm get values --all does.')
    .argument('<chart>', 'name of a chart, see list');
  addValueOptions(command)
    .addHelpText('after', `${VALUES_HELP}

Examples:
  cdk8s-mlops values aim-server > mine.yaml
  cdk8s-mlops values aim-server --env production --set service.port=80`)
    .action((name: string) => printValues(name, command.optsWithGlobals(), io));
}

function printValues(name: string, flags: ValueFlags & ChartFlags, io: Io): void {
  const model = chartOf(name, flags, io);
  if (givesValues(flags)) {
    const { yamlText } = require('../../helm/files/yaml-text') as typeof import('../../helm/files/yaml-text');
    const release = valuesRelease(flags, model, io);
    const values = valuesOf(model, release);
    warn(model, release, io);
    io.out.write(yamlText(inOrder(model.values, values)));
  } else {
    const { valuesText } = require('../../helm/files/values-yaml') as typeof import('../../helm/files/values-yaml');
    io.out.write(valuesText(model));
  }
}
