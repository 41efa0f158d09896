import { App } from 'cdk8s';
import { UPGRADES } from '../cluster/upgrades';
import { DocumentedDeployments } from '../../src';
import { helmChart } from '../../src/output/helm-chart';
import { releaseOf } from '../../src/plain/release';
import { renderEverything } from '../../src/plain/render';

const model = new DocumentedDeployments()._define(new App(), 'demo')._model();

/** The objects of the environments, and of releases that together have all that the chart can have, by the files of their templates. */
const rendered = [
  ...[undefined, ...Object.keys(model.environments)].map(environment => releaseOf(model, environment)),
  ...UPGRADES.demo.map(values => ({ ...releaseOf(model), values: [values] })),
].flatMap(release => renderEverything(model, release)).flatMap(({ file, hooks, objects }) => objects.map((object: any) => ({ file, isTest: hooks.includes('test'), object })));

/** `[app-name]-[resource-type]`, with a word between them where an app has several objects of a kind. */
function partsOf(file: string, object: any): { readonly app: string; readonly between: string } | undefined {
  const app = appOf(object);
  const rest = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  const kind = object.kind.toLowerCase();
  return rest === `${app}-${kind}` ? { app, between: '' } : rest.startsWith(`${app}-`) && rest.endsWith(`-${kind}`) ? { app, between: rest.slice(app.length + 1, -kind.length - 1) } : undefined;
}

/** The labels of a ServiceMonitor are those by which Prometheus finds it, so its app is the one that it selects. */
function appOf({ kind, metadata, spec }: any): string {
  return kind === 'ServiceMonitor' ? spec.selector.matchLabels['app.kubernetes.io/component'] : metadata.labels.app;
}

describe('the documented naming conventions', () => {
  it('names each template after its app and the kind of its object', () => {
    const objects = rendered.filter(({ isTest }) => !isTest);
    expect(objects.filter(({ file, object }) => partsOf(file, object) === undefined).map(({ file, object }) => [file, object.kind, appOf(object)])).toEqual([]);
  });

  it('has the documented names of Deployments and their Services', () => {
    const names = new Set(rendered.map(({ file }) => file));
    expect([...names]).toEqual(expect.arrayContaining(['mlflow-deployment.yaml', 'mlflow-service.yaml', 'serving-deployment.yaml', 'serving-service.yaml', 'service-deployment.yaml']));
    expect(Object.keys(Object.fromEntries(helmChart(model)))).toEqual(expect.arrayContaining(['templates/mlflow-deployment.yaml', 'templates/mlflow-service.yaml']));
  });

  it('labels each object and its pods with the app', () => {
    const labelsOf = ({ metadata, spec }: any): any[] => [metadata, spec?.template?.metadata, spec?.jobTemplate?.spec.template.metadata].flatMap(({ labels } = {}) => labels ?? []);
    const wrong = rendered.filter(({ isTest, object }) => !isTest && object.kind !== 'ServiceMonitor').filter(({ object }) => labelsOf(object).some(labels => labels.app !== object.metadata.labels.app || !`-${labels['app.kubernetes.io/component']}-`.includes(`-${labels.app}-`)));
    expect(wrong.map(({ file, object }) => [file, labelsOf(object)])).toEqual([]);
  });

  it('has no template of another name, whatever values it takes to render it', () => {
    const files = model.documents.filter(({ hooks, file }) => !hooks.includes('test') && file !== 'extra-objects.yaml').map(({ file }) => file);
    expect(files.filter(file => !/^(mlflow|serving|service|model-training|apm|postgres)(-[a-z0-9-]+)?-[a-z]+\.yaml$/.test(file))).toEqual([]);
  });
});
