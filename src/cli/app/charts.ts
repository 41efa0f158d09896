import { existsSync, realpathSync } from 'fs';
import { join } from 'path';
import { CONFIG_FILE, appOf, modelsOf } from './app';
import { Io } from '../console/io';
import { instead } from '../console/instead';
import { Model } from '../../manifest/model/model';
import { packageRoot } from '../../package';
import { closest } from '../../values/closest';
import { Refusal } from '../../values/refusal';

/** Flags of every command. @internal */
export interface ChartFlags {
  readonly app?: string;
}

/** A chart that commands work on. @internal */
export interface ListedChart {
  readonly name: string;
  readonly model: () => Model;
}

/** The charts of the user's app, or, if there is none, the documented deployments. @internal */
export function chartsOf(flags: ChartFlags, io: Io): readonly ListedChart[] {
  const command = commandOf(flags, io);
  return command === undefined ? documented() : modelsOf(command, io).map(model => ({ name: model.metadata.name, model: () => model }));
}

/** The command that runs the user's app; undefined for the documented deployments. @internal */
export function commandOf(flags: ChartFlags, io: Io): string | undefined {
  if (flags.app?.trim() === '') {
    throw new Refusal('option-misused', '--app is empty: set it to the command that runs the app, such as "node main.js"');
  }
  return flags.app ?? (existsSync(join(io.cwd, CONFIG_FILE)) && !isThisPackage(io.cwd) ? appOf(io) : undefined);
}

/** Refuses an unknown chart. @internal */
export function chartOf(name: string, flags: ChartFlags, io: Io): Model {
  const charts = chartsOf(flags, io);
  const names = charts.map(chart => chart.name);
  const found = charts.find(chart => chart.name === name);
  if (!found) {
    const elsewhere = closest(name, names) === undefined && commandOf(flags, io) === undefined
      ? `, which come with the library; for a chart of your app, pass --app, or run the command in the directory of its ${CONFIG_FILE}` : '';
    throw new Refusal('chart-unknown', `no chart "${name}"${instead(name, names)}${elsewhere}`);
  }
  return found.model();
}

/** A documented chart, also in the folder of an app. @internal */
export function documentedChart(name: string): Model {
  return documented().find(chart => chart.name === name)!.model();
}

/** The app of this package's own directory creates the documented deployments, which need no child process. */
function isThisPackage(folder: string): boolean {
  return realpathSync(folder) === realpathSync(packageRoot());
}

let built: readonly ListedChart[] | undefined;

/** Charts are built on demand. */
function documented(): readonly ListedChart[] {
  // Loaded on demand, since they load all of cdk8s.
  const { App } = require('cdk8s') as typeof import('cdk8s');
  const { DocumentedDeployments } = require('../../documented-deployments') as typeof import('../../documented-deployments');
  return built ??= [...DocumentedDeployments._names, ...DocumentedDeployments._manifests].map(name => {
    let model: Model | undefined;
    return { name, model: () => model ??= new DocumentedDeployments()._define(new App(), name)._model() };
  });
}
