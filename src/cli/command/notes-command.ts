import { Command } from 'commander';
import { ChartFlags, chartOf } from '../app/charts';
import { Io } from '../console/io';
import { addReleaseOptions, ReleaseFlags, releaseFromFlags, VALUES_HELP } from './release-options';
import { renderNotes } from '../../plain/render';

/** `notes`: what Helm would print after the installation. @internal */
export function notesCommand(root: Command, io: Io): void {
  const command = root.command('notes')
    .summary('print the notes of a release')
    .description('Print the notes of a release, as helm install does.')
    .argument('<chart>', 'name of a chart, see list');
  addReleaseOptions(command)
    .addHelpText('after', `${VALUES_HELP}

Examples:
  cdk8s-mlops notes aim-server
  cdk8s-mlops notes aim-server --release aim --namespace ml --set ingress.host=aim.example.org`)
    .action((name: string) => notes(name, command.optsWithGlobals(), io));
}

function notes(name: string, flags: ReleaseFlags & ChartFlags, io: Io): void {
  const model = chartOf(name, flags, io);
  const text = renderNotes(model, releaseFromFlags(flags, model, io));
  if (text === '') {
    io.err.write(`${model.metadata.name} has no notes for these values\n`);
  }
  io.out.write(text);
}
