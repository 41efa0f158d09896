import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Command } from 'commander';
import { ChartFlags, chartOf, chartsOf } from '../app/charts';
import { checkTokens } from '../app/check-tokens';
import { compareObjects } from '../verify/compare-objects';
import { Helm } from '../verify/helm';
import { counted } from '../../values/counted';
import { Io } from '../console/io';
import { putFiles } from '../files/put-files';
import { addReleaseOptions, givesValues, ReleaseFlags, releaseFromFlags, releaseOfApp, valueArguments, withoutValues } from './release-options';
import { style } from '../console/style';
import { isInstalled } from '../../manifest/model/hooks';
import { Model } from '../../manifest/model/model';
import { Release } from '../../plain/release';
import { Rendered, renderEverything } from '../../plain/render';
import { mergeSources } from '../../values/read/merge';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

type VerifyFlags = ReleaseFlags & ChartFlags;

/** `verify`: compares both outputs through a real Helm. @internal */
export function verifyCommand(root: Command, io: Io): void {
  const command = root.command('verify')
    .summary('compare the plain YAML with the output of Helm')
    .description('Compare the plain YAML with what the installed Helm renders of the chart, hooks and tests included: for the default values, the values '
      + 'of each environment, those of ci/, those of the app, and the given values. When both refuse the values, they are the same.')
    .argument('[chart]', 'name of a chart, see list (default: all charts)');
  addReleaseOptions(command)
    .addHelpText('after', `
Helm is the program that HELM_BIN names, or else helm on the PATH: version 3
or 4.

Exit codes:
  0  both are the same, objects or refusals
  1  they differ, or something was refused before they could be compared
  2  there is no Helm

Examples:
  cdk8s-mlops verify
  cdk8s-mlops verify aim-server -f mine.yaml --set ingress.host=aim.example.org
  HELM_BIN=./helm-v4 cdk8s-mlops verify aim-server`)
    .action((name: string | undefined) => verify(name, command.optsWithGlobals(), io));
}

/** A set of values to compare both outputs with. */
interface Case {
  readonly label: string;
  readonly release: Release;
  /** A values file of the chart. */
  readonly file?: string;
  /** Those of the app, which come behind the file. */
  readonly own?: Json;
  /** The arguments of Helm for other values. */
  readonly args?: readonly string[];
}

function verify(name: string | undefined, flags: VerifyFlags, io: Io): void {
  if (name === undefined && givesValues(flags)) {
    throw new Refusal('option-misused', 'values need the name of a chart: add it');
  }
  const models = name === undefined ? chartsOf(flags, io).map(({ model }) => model()) : [chartOf(name, flags, io)];
  checkTokens(models, flags, io);
  const cases = models.map(model => [model, casesOf(model, flags, io)] as const);
  const helm = Helm.find(io);
  const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-mlops-'));
  try {
    const report = cases.flatMap(([model, all]) => [
      style(io.out).bold(`${model.metadata.name}, Helm ${helm.version}`),
      ...verifyChart(model, all, flags, helm, scratch, io),
    ]);
    io.out.write(`${report.join('\n')}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function casesOf(model: Model, flags: VerifyFlags, io: Io): Case[] {
  const { environmentFile } = require('../../helm/files/environment-values') as typeof import('../../helm/files/environment-values');
  const { CI_VALUES_FILE } = require('../../helm/files/ci-values') as typeof import('../../helm/files/ci-values');
  const plain = { ...releaseFromFlags(withoutValues(flags), model, io), values: [] };
  const ofApp = releaseOfApp(flags, model);
  const own = ofApp.values.length === 0 ? {} : { own: mergeSources(ofApp.values) };
  const fileOf = (environment?: string) => (environment === undefined ? undefined : environmentFile(environment));
  return [
    { label: 'defaults', release: plain },
    ...Object.entries(model.environments).map(([environment, { values }]): Case => (
      { label: `environment ${environment}`, release: { ...plain, values: [values] }, file: environmentFile(environment) })),
    ...model.ciValues === undefined ? [] : [
      { label: CI_VALUES_FILE, release: { ...plain, values: [model.ciValues] }, file: CI_VALUES_FILE }],
    ...ofApp.values.length === 0 && ofApp.environment === undefined ? [] : [{
      label: 'values of the app', release: releaseFromFlags(withoutValues(flags), model, io), file: fileOf(ofApp.environment), ...own,
    }],
    ...!givesValues(flags) ? [] : [{
      label: 'given values', release: releaseFromFlags(flags, model, io), file: fileOf(flags.env ?? ofApp.environment), ...own, args: valueArguments(flags),
    }],
  ];
}

function verifyChart(model: Model, cases: readonly Case[], flags: VerifyFlags, helm: Helm, scratch: string, io: Io): string[] {
  const { helmChart } = require('../../output/helm-chart') as typeof import('../../output/helm-chart');
  const folder = putFiles(join(mkdtempSync(join(scratch, 'chart-')), model.metadata.name), helmChart(model));
  const { green, red } = style(io.out);
  return cases.flatMap(one => {
    const args = [
      '--include-crds', `--namespace=${one.release.namespace}`, `--kube-version=${one.release.kubeVersion}`,
      ...[...releaseOfApp(flags, model).apiVersions ?? [], ...flags.apiVersions].filter(version => version !== '').map(version => `--api-versions=${version}`),
      ...one.release.isUpgrade ? ['--is-upgrade'] : [],
      ...one.file === undefined ? [] : [`--values=${join(folder, one.file)}`],
      ...one.own === undefined ? [] : [`--values=${join(putFiles(mkdtempSync(join(scratch, 'values-')), new Map([['values.json', `${JSON.stringify(one.own)}\n`]])), 'values.json')}`],
      ...one.args ?? [],
    ];
    const { ok, told } = outcome(model, one.release, () => helm.template(folder, one.release.name, args), manifests => helm.read(manifests, scratch));
    if (!ok) {
      io.exitCode = 1;
    }
    const [first, ...rest] = told;
    return [`  ${ok ? green('same') : red('differs')}  ${one.label}: ${first}`, ...rest.map(line => `      ${line}`)];
  });
}

interface Outcome {
  readonly ok: boolean;
  readonly told: readonly string[];
}

const MAX_DIFFERENCES = 20;

/** The objects of the plain YAML, and hooks that only Helm runs. */
function compared(rendered: readonly Rendered[], { isUpgrade }: Release): string {
  const [plain, hooks] = [true, false].map(wanted => rendered.filter(r => isInstalled(r, isUpgrade) === wanted).reduce((sum, r) => sum + r.objects.length, 0));
  return `${counted(plain, 'object')}${hooks > 0 ? ` and ${counted(hooks, 'hook')} that only Helm runs` : ''}`;
}

function outcome(model: Model, release: Release, template: () => ReturnType<Helm['template']>, read: (manifests: string) => Json[]): Outcome {
  const { writeYaml } = require('../../plain/write-yaml') as typeof import('../../plain/write-yaml');
  const plain = renderedOrRefusal(model, release);
  const { ok, stdout, stderr } = template();
  if (plain instanceof Refusal) {
    return ok ? { ok: false, told: ['the plain YAML refuses the values, and Helm does not:', ...plain.message.split('\n')] }
      : { ok: true, told: [`both refuse: ${plain.message.split('\n').map(line => line.trim()).join(' ')}`] };
  }
  if (!ok) {
    return { ok: false, told: ['Helm refuses the values, and the plain YAML does not:', ...stderr.trim().split('\n')] };
  }
  let differences: string[];
  try {
    differences = compareObjects(read(writeYaml(plain.flatMap(r => r.objects))), read(stdout));
  } catch (e) {
    return { ok: false, told: ['Helm cannot read an object:', ...(e as Error).message.split('\n')] };
  }
  const more = differences.length - MAX_DIFFERENCES;
  return differences.length === 0 ? { ok: true, told: [compared(plain, release)] } : {
    ok: false,
    told: [counted(differences.length, 'difference'),
      ...differences.slice(0, MAX_DIFFERENCES), ...more > 0 ? [`and ${more} more`] : []],
  };
}

function renderedOrRefusal(model: Model, release: Release): Rendered[] | Refusal {
  try {
    return renderEverything(model, release);
  } catch (e) {
    if (e instanceof Refusal) {
      return e;
    }
    throw e;
  }
}
