import { App } from 'cdk8s';
import { Command } from 'commander';
import { DocumentedDeployments } from '../documented-deployments';
import { ReleaseChart } from '../chart/release-chart';
import { releaseCharts } from '../output/carrier-check';
import { readValuesFile, release } from '../plain/release';
import { render } from '../plain/render';
import { writeYaml } from '../plain/write-yaml';
import { mergeSources } from '../values/merge';
import { readYaml } from '../values/read-yaml';
import { Refusal } from '../values/refusal';
import { applySet } from '../values/set';
import { Json } from '../values/shape';

interface RenderOptions {
  readonly values: string[];
  readonly set: string[];
  readonly release?: string;
  readonly namespace?: string;
  readonly env?: string;
  readonly isUpgrade?: boolean;
  readonly kubeVersion?: string;
  readonly apiVersions: string[];
}

/** `render`: the plain YAML of one release. @internal */
export function renderCommand(): Command {
  return new Command('render')
    .description('print the plain YAML of a release, for kubectl apply -f -')
    .argument('<chart>', `one of the charts: ${chartNames().join(', ')}`)
    .option('-f, --values <file>', 'a values file, or - for standard input; may be given several times, the last wins', collect, [])
    .option('--set <path=value>', 'values, as with helm; may be given several times', collect, [])
    .option('--release <name>', 'the name of the release (default: the name of the chart)')
    .option('-n, --namespace <name>', 'the namespace of the release (default: "default")')
    .option('--env <name>', 'an environment of the chart; its values come before those of the files')
    .option('--is-upgrade', 'render an upgrade, not an installation')
    .option('--kube-version <X.Y.Z>', 'the version of Kubernetes to render for (default: "1.32.0")')
    .option('--api-versions <versions>', 'API versions that the cluster knows too, with commas between; may be given several times', collectList, [])
    .addHelpText('after', `
Examples:
  cdk8s-mlops render aim-server --release aim --namespace ml | kubectl apply -f -
  cdk8s-mlops render aim-server --env production -f mine.yaml --set ingress.host=aim.example.org`)
    .action((chart: string, options: RenderOptions) => {
      process.stdout.write(renderChart(chart, options));
    });
}

function renderChart(name: string, options: RenderOptions): string {
  const chart = findChart(name);
  const sources: Json[] = [
    ...options.env === undefined ? [] : [readYaml(chart._environments.textOf(options.env), chart._environments.fileOf(options.env))],
    ...options.values.map(readValuesFile),
  ];
  const values = options.set.reduce<Json>((merged, set) => applySet(merged as { [key: string]: Json }, set, 'set'), mergeSources(sources));
  const model = chart._model();
  return writeYaml(render(model, release({
    name: options.release ?? model.release.name,
    namespace: options.namespace ?? model.release.namespace,
    isUpgrade: options.isUpgrade,
    kubernetesVersion: options.kubeVersion,
    apiVersions: options.apiVersions,
    values: [values],
  })));
}

function findChart(name: string): ReleaseChart {
  const chart = charts().find(c => c._props.name === name);
  if (!chart) {
    throw new Refusal('chart-unknown', `there is no chart "${name}": there are ${chartNames().join(', ')}`);
  }
  return chart;
}

function charts(): ReleaseChart[] {
  const app = new App();
  new DocumentedDeployments().define(app);
  return releaseCharts(app);
}

function chartNames(): string[] {
  return charts().map(c => c._props.name);
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function collectList(value: string, before: string[]): string[] {
  return [...before, ...value.split(',').filter(v => v !== '')];
}
