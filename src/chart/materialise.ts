import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { checkForWriter } from './cdk8s-writer';
import { HandOver } from './hand-over';
import type { ReleaseChart } from './release-chart';
import { isRelease, releaseAround } from '../manifest/scope/release-around';
import { Rendered } from '../plain/render';
import { Refusal } from '../values/refusal';

const done = new WeakSet<ReleaseChart>();

/**
 * Called by cdk8s before it writes anything: renders the chart, so that what is wrong with it is said while nothing is
 * written.
 *
 * Two things in cdk8s go round `Chart.toJson()` and ask every object itself, which cannot say that it exists twice or
 * not at all: the output type that has a file for each resource in a folder for each chart, and the record of construct
 * paths. For them the tree is replaced by what it renders to.
 *
 * @internal
 */
export function materialise(chart: ReleaseChart): string[] {
  if (done.has(chart)) {
    return [];
  }
  try {
    if (HandOver.isAsked) {
      HandOver.give(() => chart._model());
      replaceChildren(chart, []);
      return [];
    }
    const rendered = chart._render();
    checkForWriter(rendered.flatMap(({ objects }) => objects));
    if (asksObjects(chart.node.root) || adopts(chart)) {
      replaceChildren(chart, rendered);
    }
    return [];
  } catch (e) {
    if (e instanceof Refusal) {
      return [e.message];
    }
    throw e;
  }
}

function asksObjects(root: IConstruct): boolean {
  return root instanceof App
    // cdk8s keeps to itself whether it records paths.
    && (root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE || (root as any).recordConstructMetadata === true);
}

/** A chart that is part of it would be written to an empty file. */
function adopts(chart: ReleaseChart): boolean {
  return chart.node.findAll().some(c => Chart.isChart(c) && !isRelease(c) && releaseAround(c) === chart);
}

function replaceChildren(chart: ReleaseChart, rendered: readonly Rendered[]): void {
  for (const child of chart.node.children.filter(c => !isRelease(c))) {
    chart.node.tryRemoveChild(child.node.id);
  }
  done.add(chart);
  chart._rendered = rendered;
  for (const { path, objects } of rendered) {
    const id = path.slice(chart.node.path.length).replace(/\//g, ' ').trim();
    objects.forEach((object, i) => new RenderedObject(chart, objects.length > 1 ? `${id} ${i}` : id, object));
  }
}

/** An object as it is, without the labels and the name that the chart would give it. */
class RenderedObject extends ApiObject {
  constructor(chart: ReleaseChart, id: string, private readonly json: any) {
    super(chart, id, { apiVersion: json.apiVersion, kind: json.kind, metadata: { name: json.metadata.name } });
  }

  public toJson(): any {
    return this.json;
  }
}
