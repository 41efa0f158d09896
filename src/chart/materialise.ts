import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { checkForWriter } from './cdk8s-writer';
import type { ReleaseChart } from './release-chart';
import { Refusal } from '../values/refusal';

const done = new WeakSet<ReleaseChart>();

/**
 * Called by cdk8s before it writes anything: renders the chart, so that what is wrong with it is said while nothing is
 * written.
 *
 * One output type of cdk8s, a file for each resource in a folder for each chart, goes round `Chart.toJson()` and asks
 * every object itself, which cannot say that it exists twice or not at all. For that type the tree is replaced by what
 * it renders to.
 *
 * @internal
 */
export function materialise(chart: ReleaseChart): string[] {
  if (done.has(chart)) {
    return [];
  }
  try {
    const objects = chart.toJson();
    checkForWriter(objects);
    const root = chart.node.root;
    if (root instanceof App && root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) {
      replaceChildren(chart, objects);
    }
    return [];
  } catch (e) {
    if (e instanceof Refusal) {
      return [e.message];
    }
    throw e;
  }
}

function replaceChildren(chart: ReleaseChart, objects: readonly any[]): void {
  for (const child of chart.node.children.filter(c => !Chart.isChart(c))) {
    chart.node.tryRemoveChild(child.node.id);
  }
  done.add(chart);
  chart._rendered = [...objects];
  objects.forEach((object, i) => new Rendered(chart, `rendered-${i}`, object));
}

/** An object as it is, without the labels and the name that the chart would give it. */
class Rendered extends ApiObject {
  constructor(chart: ReleaseChart, id: string, private readonly json: any) {
    super(chart, id, { apiVersion: json.apiVersion, kind: json.kind, metadata: { name: json.metadata.name } });
  }

  public toJson(): any {
    return this.json;
  }
}
