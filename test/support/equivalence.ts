import * as fc from 'fast-check';
import { arbitraryRelease, ReleaseCase } from './arbitrary-release';
import { parseAllManifests } from './go-yaml';
import { HELMS, HelmResult, renderAll } from './helm';
import { jsonText } from './json-text';
import { scratch, writeFiles } from './scratch';
import { chartFiles } from '../../src/helm/chart';
import { Model } from '../../src/manifest/model';
import { ReleaseChart } from '../../src/chart/release-chart';
import { firstDifference } from '../../src/output/difference';
import { release } from '../../src/plain/release';
import { render } from '../../src/plain/render';
import { writeYaml } from '../../src/plain/write-yaml';
import { applySet } from '../../src/values/set';
import { mergeSources } from '../../src/values/merge';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

/** How many generated sets of values each chart is rendered with. */
export const RUNS = Number(process.env.RUNS ?? 300);

/** A chart on disk, and its model: both outputs of it can be made. */
export class BothOutputs {
  public readonly model: Model;
  public readonly folder: string;
  /** Of the sets of values that were tried, how many both outputs rendered and how many both refused. */
  public readonly tally = { rendered: 0, refused: 0 };

  constructor(chart: ReleaseChart) {
    this.model = chart._model();
    this.folder = scratch();
    const defaults = render(this.model, release({ name: this.model.metadata.name, values: this.model.ciValues === undefined ? [] : [this.model.ciValues] }));
    writeFiles(Object.fromEntries(chartFiles(this.model, defaults)), this.folder);
  }

  /** Fails unless Helm 3, Helm 4 and plain mode render the same objects, or all refuse. */
  public async agree(given: ReleaseCase): Promise<void> {
    const plain = this.plain(given);
    const results = await renderAll(HELMS.map(helm => ({ helm, chart: this.folder, options: this.helmOptions(given) })));
    const texts = [...results.map(r => (r.ok ? r.stdout : '')), typeof plain === 'string' ? '' : writeYaml(plain)];
    const read = parseAllManifests(texts);
    results.forEach((result, i) => this.compare(HELMS[i].name, result, read[i], plain, read[read.length - 1]));
    this.tally[typeof plain === 'string' ? 'refused' : 'rendered']++;
  }

  /** Runs `agree` for generated releases; the seed is printed, a failure is shrunk. */
  public async agreeOnGenerated(runs = RUNS): Promise<void> {
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    const name = this.model.metadata.name;
    try {
      await fc.assert(fc.asyncProperty(arbitraryRelease(this.model), given => this.agree(given)), { numRuns: runs, seed, ...path() });
    } finally {
      const { rendered, refused } = this.tally;
      process.stdout.write(`${name}: SEED=${seed}, ${rendered} rendered, ${refused} refused by both (${Math.round(100 * refused / (rendered + refused || 1))}%)\n`);
    }
  }

  /** The objects, or the message of the refusal. */
  public plain(given: ReleaseCase): Json[] | string {
    try {
      const values = (given.sets ?? []).reduce<Json>((merged, set) => applySet(merged as any, set, 'set'), mergeSources(given.files ?? []));
      return render(this.model, release({
        name: given.name ?? 'r',
        namespace: given.namespace,
        isUpgrade: given.isUpgrade,
        kubernetesVersion: given.kubernetesVersion ?? '1.31.0',
        apiVersions: given.apiVersions,
        values: [values],
      }));
    } catch (e) {
      if (e instanceof Refusal) {
        return e.message;
      }
      throw e;
    }
  }

  private helmOptions(given: ReleaseCase) {
    return {
      valuesFiles: (given.files ?? []).map((values, i) => {
        const folder = writeFiles({ [`${i}.yaml`]: jsonText(values) });
        return `${folder}/${i}.yaml`;
      }),
      set: given.sets,
      releaseName: given.name ?? 'r',
      namespace: given.namespace ?? 'default',
      isUpgrade: given.isUpgrade,
      kubeVersion: given.kubernetesVersion ?? '1.31.0',
      apiVersions: given.apiVersions,
      skipTests: true,
    };
  }

  private compare(helm: string, result: HelmResult, objects: Json[], plain: Json[] | string, read: Json[]): void {
    if (result.ok && typeof plain === 'string') {
      throw new Error(`helm ${helm} renders what plain mode refuses: ${plain}`);
    }
    if (!result.ok) {
      if (typeof plain !== 'string') {
        throw new Error(`helm ${helm} refuses what plain mode renders: ${result.stderr}`);
      }
      if (/nil pointer|wrong type|error calling|can't evaluate|executing|panic/i.test(result.stderr) && !/fail|error calling (fail|include)/.test(result.stderr)) {
        throw new Error(`helm ${helm} refuses with an accident of the template: ${result.stderr}`);
      }
      return;
    }
    // Our own writer, through the same reader: what we wrote is what we meant.
    const written = firstDifference(plain, read);
    if (written) {
      throw new Error(`plain YAML does not read back at ${written.path}: meant ${JSON.stringify(written.expected)}, read ${JSON.stringify(written.actual)}`);
    }
    const difference = firstDifference(sorted(read), sorted(objects));
    if (difference) {
      throw new Error(`helm ${helm} differs at ${difference.path}: plain ${JSON.stringify(difference.expected)}, helm ${JSON.stringify(difference.actual)}`);
    }
  }
}

function path(): { path?: string } {
  return process.env.PATH_OF_FAILURE === undefined ? {} : { path: process.env.PATH_OF_FAILURE };
}

function sorted(objects: readonly any[]): { [id: string]: Json } {
  const byId: { [id: string]: Json } = {};
  for (const o of objects) {
    const id = `${o.apiVersion}/${o.kind}/${o.metadata?.namespace}/${o.metadata?.name}`;
    if (id in byId) {
      throw new Error(`${id} comes twice`);
    }
    byId[id] = o;
  }
  return byId;
}
