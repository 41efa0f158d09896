import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Names } from 'cdk8s';
import { TokenCheck, releaseCharts } from './token-check';
import { IDeployments } from './deployments';
import { defaultRelease, helmChart } from './helm-chart';
import { isComplete } from '../helm/files/ci-values';
import { writeFiles } from './write-files';
import { HandOver } from '../chart/hand-over';
import { ReleaseChart } from '../chart/release-chart';
import { atPath } from '../expr/node/owner';
import { releaseAround } from '../manifest/scope/release-around';
import { release } from '../plain/release';
import { render } from '../plain/render';
import { writeYaml } from '../plain/write-yaml';
import { Refusal } from '../values/refusal';

/**
 * Where the charts go.
 */
export interface ChartsOutProps {
  /** What creates the charts. It is run several times, to find code that looks at expressions. */
  readonly deployments: IDeployments;

  /**
   * The folder that holds the output and nothing else. Not the output folder of cdk8s, which empties its own before the
   * app runs.
   *
   * @default "charts-out"
   */
  readonly directory?: string;
}

/**
 * Both outputs of an app's charts, in one folder:
 *
 * - `helm/<chart>/`: the chart, for `helm install`;
 * - `yaml/<chart>.yaml`: its objects with the default values, for `kubectl apply -f`; not for a chart with required values;
 * - `yaml/<environment>/<chart>.yaml`: the same for each environment, in a file for each component where the chart says so.
 *
 * Everything is checked before anything is written, and the folder is replaced as a whole: a synthesis that fails leaves
 * the output of the last one. Files of charts that no longer exist go.
 */
export class ChartsOut {
  private readonly props: ChartsOutProps;

  constructor(props: ChartsOutProps) {
    this.props = props;
  }

  /**
   * Writes the folder, and what cdk8s expects of an app: its own output, in the folder that it says.
   */
  public synth(): void {
    if (typeof this.props?.deployments?.define !== 'function') {
      throw new Refusal('chart-missing', 'deployments has no method define: pass { deployments: { define: scope => { new MyChart(scope, \'mine\'); } } }');
    }
    if (!HandOver.isAsked) {
      TokenCheck.run(this.props.deployments);
    }
    const app = new App();
    this.props.deployments.define(app);
    if (app.charts.length === 0) {
      throw new Refusal('chart-missing', 'deployments.define() created no chart: create charts in the scope that it gets');
    }
    if (HandOver.isAsked) {
      releaseCharts(app).forEach(chart => HandOver.give(() => chart._model()));
      return;
    }
    const files = filesOf(releaseCharts(app));
    const plain = ownOutputOf(app);
    writeFiles(this.props.directory ?? 'charts-out', files);
    mkdirSync(app.outdir, { recursive: true });
    plain.forEach((text, file) => writeFileSync(join(app.outdir, file), text));
  }
}

/** What cdk8s would write of the app, with a writer whose YAML Kubernetes reads as it was meant. */
function ownOutputOf(app: App): Map<string, string> {
  const errors = app.node.findAll().filter(c => !(c instanceof ReleaseChart)).flatMap(c => c.node.validate().map(e => `${c.node.path}: ${e}`));
  if (errors.length) {
    throw new Refusal('chart-invalid', errors.join('\n'));
  }
  // A chart without values within one that has them is part of that.
  const rendered = app.charts.filter(chart => (chart instanceof ReleaseChart ? !lacksValues(chart) : releaseAround(chart) === undefined));
  return new Map(rendered.map(chart => [`${Names.toDnsLabel(chart)}${app.outputFileExtension}`, writeYaml(chart.toJson())]));
}

/** Whether values are required, and the app says nothing of a release that has them: it is there for others to install. */
function lacksValues(chart: ReleaseChart): boolean {
  const { values, valuesFiles, environment } = chart._props;
  return values === undefined && valuesFiles === undefined && environment === undefined && !isComplete(chart._model());
}

/** Everything that the charts become, by path. @internal */
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
    const defaults = atPath(chart.node.path, () => render(model, defaultRelease(model)));
    // Values that were made up for tests are nothing to apply.
    if (isComplete(model)) {
      files.set(`yaml/${name}.yaml`, writeYaml(defaults));
    }
    for (const [environment, { values }] of Object.entries(model.environments)) {
      const objects = atPath(
        `${chart.node.path}, environment ${environment} (${chart._environments.fileOf(environment)})`,
        () => render(model, release({ ...model.release, values: [values] })));
      const parts = chart._props.componentFiles?.includes(environment) ? byComponent(name, objects) : new Map([[name, objects]]);
      for (const [file, part] of parts) {
        const path = `yaml/${environment}/${file}.yaml`;
        if (files.has(path)) {
          throw new Refusal('chart-duplicate', `${chart.node.path}: ${path} is written by another chart: rename one of them, or remove its componentFiles`);
        }
        files.set(path, writeYaml(part));
      }
    }
    for (const [path, text] of helmChart(model)) {
      files.set(`helm/${name}/${path}`, text);
    }
  }
  return files;
}

/** Objects by the file that they are in: that of their component, or of the chart. */
function byComponent(chart: string, objects: readonly any[]): Map<string, any[]> {
  const parts = new Map<string, any[]>();
  for (const object of objects) {
    const component = object.metadata.labels?.['app.kubernetes.io/component'];
    const file = component === undefined ? chart : `${chart}-${component}`;
    parts.set(file, [...parts.get(file) ?? [], object]);
  }
  return parts;
}
