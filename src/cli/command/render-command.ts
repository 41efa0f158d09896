import { Command } from 'commander';
import { ChartFlags, chartOf } from '../app/charts';
import { checkTokens } from '../app/check-tokens';
import { mergeSources } from '../../values/read/merge';
import { Io } from '../console/io';
import { once, several } from './option';
import { addReleaseOptions, ReleaseFlags, releaseFromFlags, VALUES_HELP, warn } from './release-options';
import { shown } from './show-only';
import { writeFolder } from '../files/write-folder';
import { isAppliedFirst } from '../../manifest/model/applied-first';
import { isInstalled, isTest } from '../../manifest/model/hooks';
import { Rendered, renderEverything } from '../../plain/render';
import { enumerate } from '../../values/enumerate';
import { Refusal } from '../../values/refusal';

interface RenderFlags extends ReleaseFlags, ChartFlags {
  readonly showOnly: readonly string[];
  readonly outputDir?: string;
  readonly kustomization?: boolean;
  readonly includeCrds?: boolean;
}

/** `render`: the plain YAML of one release. @internal */
export function renderCommand(root: Command, io: Io): void {
  const command = root.command('render')
    .summary('print the plain YAML of a release')
    .description('Print the plain YAML of a release for kubectl apply -f -: the objects that helm template renders for the same values, without hooks for other moments than the installation, or the upgrade with --is-upgrade.')
    .argument('<chart>', 'name of a chart, see list');
  addReleaseOptions(command);
  several(command, '-s, --show-only <template>', 'print only the objects of this template, such as templates/*-service.yaml; can be repeated');
  once(command, '--output-dir <folder>', 'write each object to a file in this folder, which must hold nothing else, instead of printing them');
  command.option('--include-crds', 'include the CustomResourceDefinitions of crds/, first; apply them before the rest');
  command.option('--kustomization', 'also write a kustomization.yaml that lists the files')
    .addHelpText('after', `${VALUES_HELP}

The folder of --output-dir is replaced as a whole: files of objects that no
longer exist are removed, and an error leaves the folder unchanged.

Examples:
  cdk8s-mlops render aim-server --release aim --namespace ml | kubectl apply -f -
  cdk8s-mlops render aim-server --env production -f mine.yaml --set ingress.host=aim.example.org
  sops --decrypt secret.yaml | cdk8s-mlops render aim-server -f mine.yaml -f -
  cdk8s-mlops render aim-server --show-only templates/aim-server-service.yaml
  cdk8s-mlops render aim-server --output-dir deploy/aim --kustomization`)
    .action((name: string) => render(name, command.optsWithGlobals(), io));
}

function render(name: string, flags: RenderFlags, io: Io): void {
  if (flags.kustomization && flags.outputDir === undefined) {
    throw new Refusal('option-misused', '--kustomization needs --output-dir, whose files it lists: set both');
  }
  const model = chartOf(name, flags, io);
  const release = releaseFromFlags(flags, model, io);
  const everything = renderEverything(model, release);
  checkTokens([model], flags, io, mergeSources(release.values));
  const rendered = everything.filter(r => isInstalled(r, release.isUpgrade) && (flags.includeCrds || !r.inCrds));
  const objects = (flags.showOnly.length > 0 ? shown(model, rendered, flags.showOnly) : rendered).flatMap(r => r.objects);
  warn(model, release, io);
  if (flags.showOnly.length === 0) {
    everything.filter(r => !rendered.includes(r) && !isTest(r)).forEach(r => tellLeftOut(r, io));
    const first = new Set(model.documents.filter(d => !d.inCrds && isAppliedFirst(d, model.documents)).map(d => d.path));
    (rendered.filter(({ path }) => first.has(path)).flatMap(r => r.objects) as any[]).forEach(({ kind, metadata }) =>
      io.err.write(`${kind} ${metadata.name} is printed with objects of its kind: apply it before them, since kubectl looks up all kinds first\n`));
  }
  if (flags.outputDir !== undefined) {
    const { filesOf } = require('../files/object-files') as typeof import('../files/object-files');
    writeFolder(flags.outputDir, filesOf(objects, flags.kustomization ?? false), io);
    return;
  }
  const { writeYaml } = require('../../plain/write-yaml') as typeof import('../../plain/write-yaml');
  io.out.write(writeYaml(objects));
}

/** Lists what plain YAML omits: hooks must be run by other means, definitions applied before. */
function tellLeftOut({ objects, hooks, inCrds }: Rendered, io: Io): void {
  const why = inCrds ? 'apply it first, see --include-crds' : `a hook for ${enumerate(hooks)}${hooks.some(hook => hook.endsWith('-upgrade')) ? ', see --is-upgrade' : ''}`;
  (objects as any[]).forEach(({ kind, metadata }) => io.err.write(`${kind} ${metadata.name} is left out: ${why}\n`));
}
