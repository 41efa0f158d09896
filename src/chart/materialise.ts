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
 * Called by cdk8s before it writes anything: renders the chart, so that errors are reported before anything is written.
 *
 * Two features of cdk8s do not call `Chart.toJson()` but serialize each construct, which is one object, not none or
 * several: the output type with a file for each resource, and the record of construct paths. For these, the constructs are
 * replaced with the rendered objects.
 *
 * @internal
 */
export function materialise(chart: ReleaseChart): string[] {
  if (done.has(chart)) {
    return [];
  }
  try {
    if (HandOver.isAsked) {
      HandOver.give(chart);
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
      return [e.titled];
    }
    throw e;
  }
}

function asksObjects(root: IConstruct): boolean {
  return root instanceof App
    // cdk8s has no public property for whether it records paths.
    && (root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE || (root as any).recordConstructMetadata === true);
}

/** Whether a chart is part of it: cdk8s would write an empty file for that one. */
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

/** An object that is rendered as it is, without labels and name of the chart. */
class RenderedObject extends ApiObject {
  constructor(chart: ReleaseChart, id: string, private readonly json: any) {
    super(chart, id, { apiVersion: json.apiVersion, kind: json.kind, metadata: { name: json.metadata.name } });
  }

  public toJson(): any {
    return this.json;
  }
}
