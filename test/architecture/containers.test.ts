import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { release } from '../../src/plain/release';
import { renderEverything, Rendered } from '../../src/plain/render';
import { Json } from '../../src/values/shape';
import { UPGRADES } from '../cluster/upgrades';
import { CONTAINERS } from '../programs/containers';

const STARTS = new Set(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

const SCENARIOS = path.join(__dirname, '..', 'programs');

test('the table of containers has each chart', () => {
  expect(Object.keys(CONTAINERS).sort()).toEqual([...DocumentedDeployments._names].sort());
});

test('the table of upgrades has each chart', () => {
  expect(Object.keys(UPGRADES).sort()).toEqual(Object.keys(CONTAINERS).sort());
});

describe.each(Object.entries(CONTAINERS))('%s', (name, { everything, containers }) => {
  const model = new DocumentedDeployments()._define(new App(), name as any)._model();
  const rendered = [
    ...[{}, ...everything].flatMap(values => renderedWith([model.ciValues ?? {}, values])),
    ...Object.values(model.environments).flatMap(({ values }) => renderedWith([values])),
  ];

  function renderedWith(values: readonly Json[]): Rendered[] {
    return renderEverything(model, release({ name: 'r', values }));
  }

  test('the values of the table create each object that starts containers', () => {
    const created = new Set(rendered.filter(({ objects }) => objects.length > 0).map(document => document.path));
    expect(model.documents.filter(({ kind }) => STARTS.has(kind)).map(document => document.path).filter(of => !created.has(of))).toEqual([]);
  });

  test('each container is run with its real program, or the table says why not', () => {
    const there = [...new Set(rendered.flatMap(document => containersOf(document).map(container => `${relative(document.path)}: ${container}`)))].sort();
    expect({ withoutRow: there.filter(container => !(container in containers)), rowsWithoutContainer: Object.keys(containers).filter(container => !there.includes(container)) })
      .toEqual({ withoutRow: [], rowsWithoutContainer: [] });
  });

  test('the scenarios that the table names are there', () => {
    const files = Object.values(containers).filter((run): run is string => typeof run === 'string');
    expect(files.filter(file => !fs.existsSync(path.join(SCENARIOS, file)))).toEqual([]);
  });

  function relative(of: string): string {
    return of.slice(name.length + 1).replace(/\/resource(?=\/|$)/g, '');
  }
});

/** The names of the containers that the objects of a construct start. */
function containersOf({ objects }: Rendered): string[] {
  return (objects as any[]).map(object => object.kind === 'Pod' ? object.spec : (object.spec?.jobTemplate?.spec ?? object.spec)?.template?.spec)
    .filter(spec => spec?.containers !== undefined).flatMap(spec => [...spec.initContainers ?? [], ...spec.containers]).map(container => container.name);
}
