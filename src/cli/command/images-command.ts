import { Command } from 'commander';
import { ChartFlags, chartOf } from '../app/charts';
import { Io } from '../console/io';
import { once } from './option';
import { addReleaseOptions, ReleaseFlags, releaseFromFlags, VALUES_HELP } from './release-options';
import { renderEverything } from '../../plain/render';

/** `images`: the images of a release. @internal */
export function imagesCommand(root: Command, io: Io): void {
  const command = root.command('images')
    .summary('print the images of a release')
    .description('Print each image of a release once: of containers, init containers, hooks and test pods. With the default values, these are the images in the artifacthub.io/images annotation of the chart.')
    .argument('<chart>', 'name of a chart, see list');
  addReleaseOptions(command);
  once(command, '-o, --output <format>', 'output format, lines or json (default: "lines")', ['lines', 'json'])
    .addHelpText('after', `${VALUES_HELP}

Examples:
  cdk8s-mlops images aim-server
  cdk8s-mlops images aim-server --env production | xargs -n 1 docker pull
  cdk8s-mlops images aim-server --set global.imageRegistry=registry.example.org -o json`)
    .action((name: string) => images(name, command.optsWithGlobals(), io));
}

function images(name: string, flags: ReleaseFlags & ChartFlags & { readonly output?: string }, io: Io): void {
  const { imagesOf } = require('../../helm/chart') as typeof import('../../helm/chart');
  const model = chartOf(name, flags, io);
  const found = imagesOf(renderEverything(model, releaseFromFlags(flags, model, io)).flatMap(({ objects }) => objects));
  io.out.write(flags.output === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : found.map(image => `${image}\n`).join(''));
}
