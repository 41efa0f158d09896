import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { KUBERNETES } from './cluster';
import { scratch, writeFiles } from '../support/scratch';
import { ReleaseChart } from '../../src';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { CI_VALUES_FILE } from '../../src/helm/files/ci-values';
import { Model } from '../../src/manifest/model/model';
import { releaseCharts } from '../../src/output/token-check';
import { filesOf } from '../../src/output/charts-out';
import { release } from '../../src/plain/release';
import { render } from '../../src/plain/render';
import { readYaml } from '../../src/values/read/read-yaml';
import { Json } from '../../src/values/shape';

/** What the API server of the tests knows beside Kubernetes. */
const API_VERSIONS = ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1/HTTPRoute', 'gateway.networking.k8s.io/v1/GRPCRoute', 'monitoring.coreos.com/v1'];

/** The Pod Security Standards of charts whose images cannot keep to `restricted`. */
const LEVELS: { readonly [chart: string]: string } = { 'aas-backend': 'baseline', 'ingress-nginx': 'privileged' };

/** Charts that a cluster has once, whose objects have the same names in every release: they have tests of their own. */
const ONCE = ['aas-knative-backend', 'aas-knative-backend-private', 'emissary-crds', 'emissary-ingress', 'experiment-project', 'ingress-nginx'];

/** Charts that a namespace has once: the documents name their objects. */
const ONCE_PER_NAMESPACE = ['demo', 'redis'];

/** A documented chart as it is shipped. */
export interface DocumentedChart {
  readonly name: string;
  readonly folder: string;
  readonly model: Model;
  /** The Pod Security Standard that its pods meet. */
  readonly level: string;
  /** Whether a namespace can have one release only. */
  readonly oncePerNamespace: boolean;
  /** Values to install it with: what it needs when it has required values, and each environment. */
  readonly installations: ReadonlyArray<readonly [what: string, valuesFiles: readonly string[]]>;
}

export function documentedCharts(): DocumentedChart[] {
  const app = new App();
  new DocumentedDeployments().define(app);
  return shipped(releaseCharts(app).filter(chart => !chart._props.plainOnly));
}

function shipped(charts: readonly ReleaseChart[]): DocumentedChart[] {
  const folder = writeFiles(Object.fromEntries(filesOf(charts)));
  return charts.map(chart => {
    const model = chart._model();
    const own = path.join(folder, 'helm', model.metadata.name);
    return {
      name: model.metadata.name,
      folder: own,
      model,
      level: LEVELS[model.metadata.name] ?? 'restricted',
      oncePerNamespace: ONCE_PER_NAMESPACE.includes(model.metadata.name),
      installations: [
        ['defaults', [path.join(own, CI_VALUES_FILE)]],
        ...Object.keys(model.environments).map(name => [name, [path.join(own, `values.${name}.yaml`)]] as const),
      ],
    };
  });
}

/** Those that a cluster can have more than once. */
export function repeatableCharts(): DocumentedChart[] {
  return documentedCharts().filter(({ name }) => !ONCE.includes(name));
}

/** One of them, without the time that the others take. */
export function documentedChart(name: typeof DocumentedDeployments._names[number]): DocumentedChart {
  return shipped([new DocumentedDeployments()._define(new App(), name)])[0];
}

/** The plain objects of a release on the API server of the tests. */
export function plainObjects(chart: DocumentedChart, name: string, namespace: string, valuesFiles: readonly string[], values: Json = {}): any[] {
  return render(chart.model, release({
    name,
    namespace,
    kubernetesVersion: `${KUBERNETES}.0`,
    apiVersions: API_VERSIONS,
    values: [...valuesFiles.map(file => readYaml(fs.readFileSync(file, 'utf8'), file)), values],
  })) as any[];
}

/** The definitions of a chart, wherever it has them. */
export function definitionsOf(chart: DocumentedChart): any[] {
  const folder = path.join(chart.folder, 'crds');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return [
    ...files.map(file => readYaml(fs.readFileSync(path.join(folder, file), 'utf8'), file)),
    ...plainObjects(chart, chart.name, 'default', chart.installations[0][1]).filter(({ kind }) => kind === 'CustomResourceDefinition'),
  ];
}

/** Values in a file. */
export function valuesFile(values: Json): string {
  return path.join(writeFiles({ 'values.json': `${JSON.stringify(values)}\n` }, scratch()), 'values.json');
}

/** Values files as Helm is given them. */
export function valuesFlags(files: readonly string[]): string[] {
  return files.flatMap(file => ['--values', file]);
}
