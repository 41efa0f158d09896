import { Command } from 'commander';
import { Io } from '../console/io';
import { list, once, several } from './option';
import { instead } from '../console/instead';
import { Model, ReleaseOfModel } from '../../manifest/model/model';
import { Release, release, releaseOf } from '../../plain/release';
import { noticesOf } from '../../plain/render';
import { mergeSources } from '../../values/read/merge';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';
import { applySet, flagOf, SetKind } from '../../values/read/set';
import { Json } from '../../values/shape';

/** Flags for values. @internal */
export interface ValueFlags {
  readonly env?: string;
  readonly values: readonly string[];
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setFile: readonly string[];
  readonly setLiteral: readonly string[];
}

/** Flags for a release, as in Helm. @internal */
export interface ReleaseFlags extends ValueFlags {
  readonly release?: string;
  readonly namespace?: string;
  readonly isUpgrade?: boolean;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
}

/** @internal */
export function addValueOptions(command: Command): Command {
  once(command, '--env <name>', 'environment of the chart, whose values the values files override');
  list(command, '-f, --values <file>', 'values file, or - for standard input; can be repeated or comma-separated, the last one takes precedence');
  several(command, '--set <path=value>', 'set values, such as a.b=1,c[0]=x,d={y,z}; can be repeated');
  several(command, '--set-string <path=value>', 'set string values, such as a.b=1; can be repeated');
  several(command, '--set-json <path=json>', 'set JSON values, such as a={"b":1}; can be repeated');
  several(command, '--set-file <path=file>', 'set values to the contents of files; can be repeated');
  return several(command, '--set-literal <path=string>', 'set a value to a literal string; can be repeated');
}

/**
 * @param name what the release is called by default.
 * @param namespace where it is by default.
 * @internal
 */
export function addReleaseOptions(command: Command, name = 'the name of the chart', namespace = '"default"'): Command {
  once(command, '--release <name>', `release name (default: ${name})`);
  once(command, '-n, --namespace <name>', `namespace of the release (default: ${namespace})`);
  addValueOptions(command);
  command.option('--is-upgrade', 'set .Release.IsUpgrade instead of .Release.IsInstall');
  once(command, '--kube-version <X.Y.Z>', 'Kubernetes version for .Capabilities.KubeVersion (default: "1.32.0")');
  return list(command, '-a, --api-versions <versions>', 'additional API versions for .Capabilities.APIVersions; can be repeated or comma-separated');
}

/** Help for the options with values. @internal */
export const VALUES_HELP = `
Values are merged as Helm does: the defaults of the chart, --env, those that
the app gives the chart in its props, the values files in their order, then
--set-json, --set, --set-string, --set-file and --set-literal, whatever their
order on the command line. They are validated against the schema
of the chart.`;

/** @internal */
export function withoutValues(flags: ReleaseFlags): ReleaseFlags {
  return { ...flags, env: undefined, values: [], setJson: [], set: [], setString: [], setFile: [], setLiteral: [] };
}

/** The arguments of Helm for the values, without the environment, which is a file of the chart. @internal */
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

/** Whether there are any values. @internal */
export function givesValues(flags: ValueFlags): boolean {
  return flags.env !== undefined || flags.values.length > 0 || SETS.some(([, of]) => of(flags).length > 0);
}

/** The values that a user gives behind those of the app, without the defaults of the chart. @internal */
export function valuesFromFlags(flags: ValueFlags, io: Io, before: readonly Json[]): Json {
  const merged = mergeSources([
    ...before,
    ...flags.values.map(file => readYaml(io.read(file, 'the values file'), file === '-' ? 'standard input' : file)),
  ]);
  return SETS.reduce<Json>((values, [kind, of]) =>
    of(flags).reduce<Json>((before, text) => applySet(before, text, kind, file => io.read(file, 'the file')), values), merged);
}

/** @internal */
export function releaseFromFlags(flags: ReleaseFlags, model: Model, io: Io): Release {
  const ofApp = releaseOfApp(flags, model);
  const { values } = releaseOf({ ...model, release: ofApp }, flags.env === undefined ? undefined : environmentOf(model, flags.env));
  return release({
    name: flags.release ?? ofApp.name,
    namespace: flags.namespace ?? ofApp.namespace,
    isUpgrade: flags.isUpgrade ?? ofApp.isUpgrade,
    kubernetesVersion: flags.kubeVersion ?? ofApp.kubernetesVersion,
    apiVersions: [...ofApp.apiVersions ?? [], ...flags.apiVersions.filter(version => version !== '')],
    values: [valuesFromFlags(flags, io, values)],
  });
}

/** Warns about the deprecated values of a release. @internal */
export function warn(model: Model, of: Release, io: Io): void {
  noticesOf(model, of).forEach(notice => io.err.write(`${notice}\n`));
}

/** A release for commands that only need its values. @internal */
export function valuesRelease(flags: ValueFlags, model: Model, io: Io): Release {
  return releaseFromFlags({ ...flags, apiVersions: [] }, model, io);
}

/** The release of the app that is meant: one that an app installs several times is told apart by its name. @internal */
export function releaseOfApp(flags: ReleaseFlags, { release: first, otherReleases = [] }: Model): ReleaseOfModel {
  return otherReleases.find(({ name }) => name === flags.release) ?? first;
}

/** Refuses an environment that the chart does not have. */
function environmentOf(model: Model, name: string): string {
  const names = Object.keys(model.environments);
  if (!names.includes(name)) {
    throw new Refusal('environment-unknown', `the chart ${model.metadata.name} has no environment "${name}"${instead(name, names)}`);
  }
  return name;
}
