import * as path from 'path';
import { App } from 'cdk8s';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { filesOf } from '../../src/output/charts-out';
import { release } from '../../src/plain/release';
import { renderEverything, renderNotes } from '../../src/plain/render';
import { Json } from '../../src/values/shape';
import { writeFiles } from '../support/scratch';

/** A release of a chart that ships. */
export interface RenderedRelease {
  /** All objects, with the pods of `helm test`. */
  readonly objects: any[];
  readonly notes: string;
}

export interface RenderedOptions {
  /** @default - the name of the chart */
  readonly name?: string;
  /** @default 'default' */
  readonly namespace?: string;
  /** The environment whose values those of `values` override. @default - none */
  readonly environment?: string;
}

/** A release of a chart as both outputs have it: Helm renders the same objects. */
export function rendered(chart: string, values: Json = {}, { name = chart, namespace = 'default', environment }: RenderedOptions = {}): RenderedRelease {
  const model = new DocumentedDeployments()._define(new App(), chart as any)._model();
  const own = environment === undefined ? [] : [model.environments[environment].values];
  const of = release({ name, namespace, values: [...own, values] });
  return { objects: renderEverything(model, of).flatMap(({ objects }) => objects as any[]), notes: renderNotes(model, of) };
}

/** The folder of a chart that ships, for Helm. */
export function chartFolder(chart: string): string {
  return path.join(writeFiles(Object.fromEntries(filesOf([new DocumentedDeployments()._define(new App(), chart as any)]))), 'helm', chart);
}
