import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Names } from 'cdk8s';
import { TokenCheck, releaseCharts } from './token-check';
import { IDeployments, requireDeployments } from './deployments';
import { defaultRelease, helmChart } from './helm-chart';
import { outputFiles } from './output-file';
import { isComplete } from '../helm/files/ci-values';
import { toldOf, writeFiles } from './write-files';
import { HandOver } from '../chart/hand-over';
import { ReleaseChart } from '../chart/release-chart';
import { atPath } from '../expr/node/owner';
import { releaseAround } from '../manifest/scope/release-around';
import { isAppliedFirst } from '../manifest/model/applied-first';
import { Model } from '../manifest/model/model';
import { releaseOf } from '../plain/release';
import { Rendered, renderDocuments } from '../plain/render';
import { writeYaml } from '../plain/write-yaml';
import { checkStruct } from '../values/declare/check-struct';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

/**
 * Props of `ChartsOut`.
 */
export interface ChartsOutProps {
  /** Creates the charts. It is run several times, to detect code that inspects tokens. */
  readonly deployments: IDeployments;

  /**
   * The output directory, for generated files only. It cannot be the output directory of cdk8s, which cdk8s empties before
   * it runs the app.
   *
   * @default "charts-out"
   */
  readonly directory?: string;
}

/**
 * Writes both outputs of the charts of an app to a directory:
 *
 * - `helm/<chart>/`: the chart, for `helm install`, unless it is `plainOnly`;
 * - `yaml/<chart>.yaml`: its objects with the values of its props, for `kubectl apply -f`; not for a chart with required values that are not given;
 * - `yaml/<chart>-crds.yaml`: the CustomResourceDefinitions of `crds/`, and of objects of the chart, to be applied before it;
 * - `yaml/<environment>/<chart>.yaml`: the same for each environment, split by component for the environments in
 * `componentFiles`;
 * - the files of each `OutputFile`.
 *
 * Everything is checked before anything is written, and the directory is replaced as a whole: a failed synthesis keeps the
 * previous output. Files of removed charts are deleted.
 */
export class ChartsOut {
  private readonly props: ChartsOutProps;

  constructor(props: ChartsOutProps) {
    this.props = props;
  }

  /**
   * Writes the directory, and prints what changed. The output of cdk8s goes to its own directory, `dist`: all charts when
   * its command runs the app, otherwise only charts without values.
   */
  public synth(): void {
    requireDeployments(this.props?.deployments);
    checkStruct('ChartsOutProps', this.props, 'ChartsOut');
    if (!HandOver.isAsked) {
      TokenCheck.run(this.props.deployments);
    }
    const app = new App();
    this.props.deployments.define(app);
    if (app.charts.length === 0) {
      throw new Refusal('chart-missing', 'deployments.define() created no chart: create charts in the scope that it gets');
    }
    if (HandOver.isAsked) {
      releaseCharts(app).forEach(chart => HandOver.give(chart));
      return;
    }
    const files = outputOf(app);
    const folder = this.props.directory ?? 'charts-out';
    const plain = ownOutputOf(app);
    tell(toldOf(folder, files, writeFiles(folder, files)));
    if (isAskedByCdk8s() || plain.size > 0) {
      // The command of cdk8s expects the folder, even if all charts are in charts-out alone.
      mkdirSync(app.outdir, { recursive: true });
    }
    if (plain.size > 0) {
      plain.forEach((text, file) => writeFileSync(join(app.outdir, file), text));
      tell(`${app.outdir}: ${[...plain.keys()].join(', ')}`);
    }
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * The files that cdk8s would write for the app, with the YAML writer of this library: for its command, which looks for them,
 * all; otherwise the charts without values, which are nowhere else.
 */
function ownOutputOf(app: App): Map<string, string> {
  const errors = app.node.findAll().filter(c => !(c instanceof ReleaseChart)).flatMap(c => c.node.validate().map(e => `${c.node.path}: ${e}`));
  if (errors.length) {
    throw new Refusal('chart-invalid', errors.join('\n'));
  }
  // A cdk8s chart within a `ReleaseChart` is part of it.
  const rendered = app.charts.filter(chart => (chart instanceof ReleaseChart ? isAskedByCdk8s() && !lacksValues(chart._model()) : releaseAround(chart) === undefined));
  return new Map(rendered.map(chart => [`${Names.toDnsLabel(chart)}${app.outputFileExtension}`, writeYaml(chart.toJson())]));
}

/** Whether the command of cdk8s runs the app. */
function isAskedByCdk8s(): boolean {
  return process.env.CDK8S_OUTDIR !== undefined;
}

/** Whether the chart has required values and the props set no values for a release: then it is only for others to install. */
function lacksValues(model: Model): boolean {
  return releaseOf(model).values.length === 0 && !isComplete(model);
}

/** All files of the charts of an app, and those beside them, by path. @internal */
export function outputOf(app: App): Map<string, string> {
  const charts = filesOf(releaseCharts(app));
  return new Map([...charts, ...outputFiles(app)]);
}

/** All files of the charts, by path. @internal */
export function filesOf(charts: readonly ReleaseChart[]): Map<string, string> {
  const files = new Map<string, string>();
  const byName = new Map<string, ReleaseChart>();
  for (const chart of charts) {
    const name = chart._props.name;
    const other = byName.get(name);
    if (other) {
      throw new Refusal('chart-duplicate', `${other.node.path} and ${chart.node.path} both have the chart name ${name}: rename one of them`);
    }
    byName.set(name, chart);
    const model = chart._model();
    const put = (path: string, objects: readonly Json[]): void => {
      if (files.has(path)) {
        throw new Refusal('chart-duplicate', `${chart.node.path}: ${path} is written by another chart: rename one of them, or remove its componentFiles`);
      }
      files.set(path, writeYaml(objects));
    };
    const first = new Set(model.documents.filter(d => isAppliedFirst(d, model.documents)).map(d => d.path));
    /** The definitions in a file of their own, since kubectl looks up the kinds of a whole file before it applies it. */
    const putAll = (folder: string, rendered: readonly Rendered[], parts: (objects: readonly Json[]) => Map<string, readonly Json[]>): void => {
      const [crds, objects] = [true, false].map(wanted => rendered.filter(({ path }) => first.has(path) === wanted).flatMap(r => r.objects));
      if (crds.length > 0) {
        put(`yaml/${folder}${name}-crds.yaml`, crds);
      }
      parts(objects).forEach((part, file) => put(`yaml/${folder}${file}.yaml`, part));
    };
    const whole = (objects: readonly Json[]) => new Map([[name, objects]]);
    atPath(chart.node.path, () => renderDocuments(model, defaultRelease(model)));
    // `ciValues` are not meant to be applied to a cluster.
    if (!lacksValues(model)) {
      putAll('', atPath(chart.node.path, () => renderDocuments(model, releaseOf(model))), whole);
    }
    for (const environment of Object.keys(model.environments)) {
      const rendered = atPath(
        `${chart.node.path}, environment ${environment} (${chart._environments.fileOf(environment)})`,
        () => renderDocuments(model, releaseOf(model, environment)));
      putAll(`${environment}/`, rendered, chart._props.componentFiles?.includes(environment) ? objects => byComponent(name, objects) : whole);
    }
    if (!chart._props.plainOnly) {
      helmChart(model).forEach((text, path) => files.set(`helm/${name}/${path}`, text));
    }
  }
  return files;
}

/** Objects by file: that of their component, or of the chart. */
function byComponent(chart: string, objects: readonly any[]): Map<string, any[]> {
  const parts = new Map<string, any[]>();
  for (const object of objects) {
    const component = object.metadata.labels?.['app.kubernetes.io/component'];
    const file = component === undefined ? chart : `${chart}-${component}`;
    parts.set(file, [...parts.get(file) ?? [], object]);
  }
  return parts;
}
