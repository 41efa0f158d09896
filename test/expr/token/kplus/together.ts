import * as path from 'path';
import { chartFiles } from '../../../../src/helm/chart';
import { Model } from '../../../../src/manifest/model/model';
import { Json } from '../../../../src/values/shape';
import { parseAllManifests } from '../../../support/go-yaml';
import { Helm, helmTemplate } from '../../../support/helm';
import { scratch, writeFiles } from '../../../support/scratch';

/**
 * Many charts in one folder, as subcharts of a parent: one process of Helm renders them all, each with its own values.
 *
 * The name of the release is that of every chart, so that the names of their objects are those of the charts.
 */
export class Together {
  private readonly folder = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: all\nversion: 0.0.0\n' }, scratch());

  constructor(private readonly models: readonly Model[]) {
    models.forEach(model => writeFiles(Object.fromEntries(chartFiles(model, [])), path.join(this.folder, 'charts', model.metadata.name)));
  }

  /** The objects of each chart, as Go reads what Helm prints. */
  public render(helm: Helm, values: readonly Json[], releaseName: string): Json[][] {
    const { ok, stdout, stderr } = helmTemplate(helm, this.folder, {
      releaseName, values: [Object.fromEntries(this.models.map((model, i) => [model.metadata.name, values[i]]))],
    });
    if (!ok) {
      throw new Error(stderr);
    }
    const texts = new Map<string, string>();
    for (const document of stdout.split(/^(?=---\n# Source: )/m)) {
      const name = /^---\n# Source: all\/charts\/([^/]+)\//.exec(document)?.[1] ?? '';
      texts.set(name, (texts.get(name) ?? '') + document);
    }
    return parseAllManifests(this.models.map(model => texts.get(model.metadata.name) ?? ''));
  }
}
