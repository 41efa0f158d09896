import { Command } from 'commander';
import { Io } from '../console/io';
import { list, once, several } from './option';
import { instead } from '../console/instead';
import { Model } from '../../manifest/model/model';
import { Release, release } from '../../plain/release';
import { noticesOf } from '../../plain/render';
import { mergeSources } from '../../values/read/merge';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';
import { applySet, flagOf, SetKind } from '../../values/read/set';
import { Json } from '../../values/shape';

/** Where values come from. @internal */
export interface ValueFlags {
  readonly env?: string;
  readonly values: readonly string[];
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setFile: readonly string[];
  readonly setLiteral: readonly string[];
}

/** A release, as a user of Helm describes it. @internal */
export interface ReleaseFlags extends ValueFlags {
  readonly release?: string;
  readonly namespace?: string;
  readonly isUpgrade?: boolean;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
}

/** @internal */
export function addValueOptions(command: Command): Command {
  once(command, '--env <name>', 'an environment of the chart; its values come before those of the files');
  list(command, '-f, --values <file>', 'a file of values, or - for standard input; may be given several times, or several with commas, and the last wins');
  several(command, '--set <path=value>', 'values, such as a.b=1,c[0]=x,d={y,z}; may be given several times');
  several(command, '--set-string <path=value>', 'the same, and every value is a text');
  several(command, '--set-json <path=json>', 'the same, and every value is JSON');
  several(command, '--set-file <path=file>', 'the same, and every value is the text of a file');
  return several(command, '--set-literal <path=text>', 'one value, the text as it stands');
}

/** @internal */
export function addReleaseOptions(command: Command): Command {
  once(command, '--release <name>', 'the name of the release (default: the name of the chart)');
  once(command, '-n, --namespace <name>', 'the namespace of the release (default: "default")');
  addValueOptions(command);
  command.option('--is-upgrade', 'render an upgrade, not an installation');
  once(command, '--kube-version <X.Y.Z>', 'the version of Kubernetes to render for (default: "1.32.0")');
  return list(command, '-a, --api-versions <versions>', 'API versions that the cluster knows too; may be given several times, or several with commas');
}

/** What all that gives values has in common, for the help. @internal */
export const VALUES_HELP = `
Values are those that Helm would have: the defaults of the chart, then --env,
then the files in their order, then --set-json, --set, --set-string, --set-file
and --set-literal, whatever their order on the command line. They are checked
against the schema of the chart.`;

/** @internal */
export function withoutValues(flags: ReleaseFlags): ReleaseFlags {
  return { ...flags, env: undefined, values: [], setJson: [], set: [], setString: [], setFile: [], setLiteral: [] };
}

/** The files and texts, as Helm is told of them; not the environment, which is a file of the chart. @internal */
export function valueArguments(flags: ValueFlags): string[] {
  return [
    ...flags.values.map(file => `--values=${file}`),
    ...SETS.flatMap(([kind, of]) => of(flags).map(text => `${flagOf(kind)}=${text}`)),
  ];
}

// The order in which Helm applies them.
const SETS: ReadonlyArray<readonly [SetKind, (flags: ValueFlags) => readonly string[]]> = [
  ['json', flags => flags.setJson],
  ['set', flags => flags.set],
  ['string', flags => flags.setString],
  ['file', flags => flags.setFile],
  ['literal', flags => flags.setLiteral],
];

/** Whether any values are given. @internal */
export function givesValues(flags: ValueFlags): boolean {
  return flags.env !== undefined || flags.values.length > 0 || SETS.some(([, of]) => of(flags).length > 0);
}

/** The values that a user gives, without the defaults of the chart. @internal */
export function valuesFromFlags(flags: ValueFlags, model: Model, io: Io): Json {
  const merged = mergeSources([
    ...flags.env === undefined ? [] : [environment(model, flags.env)],
    ...flags.values.map(file => readYaml(io.read(file, 'the values file'), file === '-' ? 'standard input' : file)),
  ]);
  return SETS.reduce<Json>((values, [kind, of]) =>
    of(flags).reduce<Json>((before, text) => applySet(before, text, kind, file => io.read(file, 'the file')), values), merged);
}

/** @internal */
export function releaseFromFlags(flags: ReleaseFlags, model: Model, io: Io): Release {
  return release({
    name: flags.release ?? model.release.name,
    namespace: flags.namespace ?? model.release.namespace,
    isUpgrade: flags.isUpgrade,
    kubernetesVersion: flags.kubeVersion,
    apiVersions: flags.apiVersions.filter(version => version !== ''),
    values: [valuesFromFlags(flags, model, io)],
  });
}

/** Says which deprecated values a release uses. @internal */
export function warn(model: Model, of: Release, io: Io): void {
  noticesOf(model, of).forEach(notice => io.err.write(`${notice}\n`));
}

/** The release of which only the values matter. @internal */
export function valuesRelease(flags: ValueFlags, model: Model, io: Io): Release {
  return releaseFromFlags({ ...flags, apiVersions: [] }, model, io);
}

function environment(model: Model, name: string): Json {
  const names = Object.keys(model.environments);
  if (!names.includes(name)) {
    throw new Refusal('environment-unknown', `the chart ${model.metadata.name} has no environment "${name}"${instead(name, names)}`);
  }
  return model.environments[name].values;
}
