import { isAbsolute } from 'path';
import { Command, Option } from 'commander';
import { ChartFlags, documentedChart } from '../app/charts';
import { Io } from '../console/io';
import { once, several } from './option';
import { addReleaseOptions, ReleaseFlags, releaseFromFlags, warn } from './release-options';
import { writeFolder } from '../files/write-folder';
import { isInstalled } from '../../manifest/model/hooks';
import type { MrunnerRun } from '../../experiments/mrunner/mrunner-run';
import type { RemoteContext } from '../../experiments/mrunner/remote-context';
import { Release } from '../../plain/release';
import { renderEverything, valuesOf } from '../../plain/render';
import { mergeSources } from '../../values/read/merge';
import { Refusal } from '../../values/refusal';

interface ExperimentFlags extends ReleaseFlags, ChartFlags {
  readonly context?: string;
  readonly mrunnerConfig?: string;
  readonly config?: string;
  readonly image?: string;
  readonly tags: readonly string[];
  readonly neptuneSecret?: string;
  readonly project?: boolean;
  readonly helm?: boolean;
  readonly outputDir?: string;
}

const RUN = 'experiment';
const PROJECT = 'experiment-project';

/** The resource of TPUs on GKE; the labels of their nodes, and values of the chart that select some. */
const GKE_TPU = 'google.com/tpu';
const GKE_TPU_NODES = {
  'cloud.google.com/gke-tpu-accelerator': 'tpu.accelerator=tpu-v5-lite-podslice',
  'cloud.google.com/gke-tpu-topology': 'tpu.topology=1x1',
};

/** Options of mrunner that have no meaning here, and what to do instead. */
const OF_MRUNNER: { readonly [flag: string]: string } = {
  base_image: 'the image is built elsewhere, so a base image has no effect: build the image, and set --image',
  requirements: 'the image is built elsewhere, so requirements have no effect: install them in the image, and set --image',
  requirements_file: 'the image is built elsewhere, so requirements have no effect: install them in the image, and set --image',
  neptune: 'the experiment file has another option: set --config, as the documentation of mrunner does',
  spec: 'a specification in Python can only be run by mrunner: write a YAML file, and set --config',
};

/** `experiment`: a run as mrunner starts it. @internal */
export function experimentCommand(root: Command, io: Io): void {
  const command = root.command('experiment')
    .summary('print the manifests of a run as mrunner starts it')
    .description('Print the manifests of a run of an experiment, of a remote context and an experiment file of mrunner, for kubectl apply -f -. With --project, print those of its project instead, which its runs share: the namespace and the storage.')
    .argument('[program...]', 'the program, and its arguments behind another --; without it, that of the experiment file or of the image')
    .usage('[options] -- [program] -- [arguments...]');
  once(command, '--context <context>', 'remote context: the path of its file, or its name in the configuration of mrunner (default: the current one there)');
  once(command, '--mrunner-config <file>', 'configuration of mrunner (default: that of the user)');
  once(command, '--config <file>', 'experiment file, such as neptune.yaml, or - for standard input');
  once(command, '--image <image>', 'image with the program, with a tag or digest; or these alone, such as :1.0, of the image that mrunner would name (default: that of the experiment file)');
  several(command, '--tags <tag>', 'tag of the run, in addition to those of the files; can be repeated');
  once(command, '--neptune-secret <name>', 'Secret with the credentials of Neptune (default: "neptune")');
  command.option('--project', 'print the objects of the project in place of those of the run; the values are those of the chart experiment-project');
  command.option('--helm', 'print values for the chart, of the same objects, in place of the objects');
  once(command, '--output-dir <folder>', 'write each object, or the values, to a file in this folder, which must hold nothing else, instead of printing them');
  addReleaseOptions(command, 'the name of the experiment, or with --project the namespace of the project', 'that of the project, or with --project "default"');
  Object.keys(OF_MRUNNER).forEach(flag => command.addOption(new Option(`--${flag} <value>`).hideHelp()));
  command.addHelpText('after', `
Values of the chart experiment, such as -f more.yaml or --set run=2, override
those of the files. Parameters of the experiment file are arguments
--name=value; with --set paramStyle=env, they are variables.

Examples:
  cdk8s-mlops experiment --project --context rl.yaml --config neptune.yaml -f storage.yaml | kubectl apply -f -
  cdk8s-mlops experiment --context rl.yaml --config neptune.yaml --image :1.0 -- experiment1.py -- --epochs 3
  cdk8s-mlops experiment --context rl.yaml --config neptune.yaml --image :1.0 --helm -- experiment1.py > run.yaml`)
    .action((words: string[]) => experiment(programWords(words, root.args), command.optsWithGlobals(), io));
}

function experiment(words: readonly string[], flags: ExperimentFlags, io: Io): void {
  checkFlags(words, flags);
  const context = contextOf(flags, io);
  const run = runOf(context, words, flags, io);
  const model = documentedChart(flags.project ? PROJECT : RUN);
  const ofRun = flags.project ? { name: run.namespace, namespace: 'default', values: [run._projectValues] } : { name: run.name, namespace: run.namespace, values: [run._values] };
  const release = releaseFromFlags(flags, { ...model, release: ofRun, otherReleases: [] }, io);
  // Values that the chart refuses are not printed either.
  const objects = renderEverything(model, release).filter(r => isInstalled(r, release.isUpgrade)).flatMap(r => r.objects);
  if (flags.helm) {
    const text = valuesText(model.metadata.name, release);
    put(text, () => new Map([['values.yaml', text]]), flags, io);
  } else {
    const { writeYaml } = require('../../plain/write-yaml') as typeof import('../../plain/write-yaml');
    const { filesOf } = require('../files/object-files') as typeof import('../files/object-files');
    put(writeYaml(objects), () => filesOf(objects, false), flags, io);
  }
  warn(model, release, io);
  if (context._hasCredentials) {
    io.err.write(`registry_username and registry_password of the context ${context.name} are not read: the image is pushed elsewhere; to pull it, make a Secret and set image.pullSecrets\n`);
  }
  if (flags.project) {
    tellStorage(valuesOf(model, release), io);
  } else {
    tellNeeds(release, run, objects as any[], io);
    tellNodes(objects as any[], io);
  }
}

/** The program and its arguments. A word before both `--` would be the program, such as a second tag. */
function programWords(words: string[], all: readonly string[]): readonly string[] {
  const first = all.indexOf('--');
  const behind = first < 0 ? [] : all.slice(first + 1);
  const before = words.slice(0, words.length - behind.length);
  if (first >= 0 && before.length > 0 && behind.includes('--')) {
    throw new Refusal('option-misused', `got ${before.map(word => JSON.stringify(word)).join(' ')} before the first --, and the program is between both: remove it; each tag has a --tags of its own`);
  }
  return words;
}

/** Prints the text, or writes the files. */
function put(text: string, files: () => ReadonlyMap<string, string>, flags: ExperimentFlags, io: Io): void {
  if (flags.outputDir === undefined) {
    io.out.write(text);
  } else {
    writeFolder(flags.outputDir, files(), io);
  }
}

/** What a run needs, and does not make: other runs of the project need it too. */
function tellNeeds({ namespace }: Release, run: MrunnerRun, objects: readonly any[], io: Io): void {
  const claims = objects.flatMap(({ spec }) => spec?.template?.spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
  io.err.write(`needs the namespace ${namespace}${[...new Set(claims)].map(claim => ` with the claim ${claim}`).join('')}: --project prints them\n`);
  const secret = run._neptuneSecret;
  if (secret !== undefined) {
    io.err.write(`needs the Secret ${secret} there, with the credentials of Neptune; without Neptune, set neptune: false in the context\n`);
  }
}

/** A claim of the default class waits without a word where the volumes of that have one writer. */
function tellStorage({ storage: { enabled, mode, storageClass, claim } }: any, io: Io): void {
  if (enabled && mode === 'storageClass' && storageClass === '') {
    io.err.write(`the claim ${claim} is of the default StorageClass, and stays Pending unless its volumes have many writers, which is rare: set storage.storageClass, or another storage.mode, with --set or -f\n`);
  }
}

/** GKE makes TPUs usable for pods alone that select their nodes. */
function tellNodes(objects: readonly any[], io: Io): void {
  const pods = objects.flatMap(({ spec }) => spec?.template?.spec ?? []).filter(({ containers }) => containers.some((container: any) => GKE_TPU in (container.resources?.limits ?? {})));
  const missing = Object.entries(GKE_TPU_NODES).filter(([label]) => pods.some(({ nodeSelector = {} }) => !(label in nodeSelector))).map(([, value]) => value);
  if (missing.length > 0) {
    io.err.write(`on GKE, pods with TPUs wait unless they select nodes by their type and topology: set those of yours, such as --set ${missing.join(',')}\n`);
  }
}

function valuesText(chart: string, release: Release): string {
  const { yamlText } = require('../../helm/files/yaml-text') as typeof import('../../helm/files/yaml-text');
  return `# Values of the chart ${chart}, for the release ${release.name} in the namespace ${release.namespace}.\n${yamlText(mergeSources(release.values))}`;
}

function checkFlags(words: readonly string[], flags: ExperimentFlags): void {
  const refuse = (message: string): never => {
    throw new Refusal('option-misused', message);
  };
  Object.entries(OF_MRUNNER).forEach(([flag, message]) => flag in flags && refuse(`--${flag}: ${message}`));
  if (flags.app !== undefined) {
    refuse('--app has no effect, since experiments have a chart of the library: remove it');
  }
  if (flags.config === undefined) {
    refuse('--config is missing: set it to the experiment file, such as neptune.yaml');
  }
  if (flags.project) {
    const ofRun = [...words.length > 0 ? ['the program'] : [], ...flags.image === undefined ? [] : ['--image'], ...flags.tags.length > 0 ? ['--tags'] : [], ...flags.neptuneSecret === undefined ? [] : ['--neptune-secret']];
    if (ofRun.length > 0) {
      refuse(`--project prints the objects that all runs share, so ${ofRun.join(', ')} would have no effect: remove one of them`);
    }
  }
}

/** A path, or a name in the configuration of mrunner. */
function contextOf({ context, mrunnerConfig }: ExperimentFlags, io: Io): RemoteContext {
  const { RemoteContext: Contexts } = require('../../experiments/mrunner/remote-context') as typeof import('../../experiments/mrunner/remote-context');
  if (context === undefined || !(isAbsolute(context) || /[\\/]|\.ya?ml$/i.test(context) || context === '-')) {
    return Contexts._configured(context, mrunnerConfig, path => io.read(path, 'the configuration of mrunner'), io.env);
  }
  if (mrunnerConfig !== undefined) {
    throw new Refusal('option-misused', `--mrunner-config has no effect, since the context ${context} is a file of its own: remove one of them`);
  }
  return Contexts._fromText(io.read(context, 'the context file'), context, `the context file ${context}`);
}

function runOf(context: RemoteContext, words: readonly string[], flags: ExperimentFlags, io: Io): MrunnerRun {
  const { ExperimentFile } = require('../../experiments/mrunner/experiment-file') as typeof import('../../experiments/mrunner/experiment-file');
  const { MrunnerRun: Runs } = require('../../experiments/mrunner/mrunner-run') as typeof import('../../experiments/mrunner/mrunner-run');
  const config = flags.config!;
  const hasScript = words.length > 0 && words[0] !== '--';
  if (hasScript && words[0].trim() === '') {
    throw new Refusal('option-misused', `the program behind -- is ${JSON.stringify(words[0])}: name it, or leave it out for that of the experiment file or of the image`);
  }
  const args = hasScript ? words.slice(1) : words;
  return new Runs({
    context,
    experiment: ExperimentFile._read(config, () => io.read(config, 'the experiment file')),
    image: flags.image,
    script: hasScript ? words[0] : undefined,
    // The one that mrunner has between the program and its arguments.
    args: args[0] === '--' ? args.slice(1) : [...args],
    tags: [...flags.tags],
    neptuneSecret: flags.neptuneSecret,
  });
}
