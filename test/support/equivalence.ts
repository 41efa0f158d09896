import * as fc from 'fast-check';
import { ArbitraryReleases, plainly, ReleaseCase } from './arbitrary-release';
import { Batch } from './batch';
import { tryParseAllManifests } from './go-yaml';
import { Helm, HELMS, HelmOptions, HelmResult, renderAll } from './helm';
import { most, sample, scaled, SEED, USUAL } from './runs';
import { scratch, writeFiles } from './scratch';
import { chartFiles } from '../../src/helm/chart';
import { printNotes } from '../../src/helm/template/template';
import { Model } from '../../src/manifest/model/model';
import { ReleaseChart } from '../../src';
import { firstDifference } from '../../src/values/difference';
import { Release, release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { writeYaml } from '../../src/plain/write-yaml';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

/**
 * Generated releases come in rounds. In each, the first are anywhere, with several files and `--set`, and each is rendered
 * by a process of its own. The others are in one place and have one file, so that they share processes.
 */
const ROUND = 20;
const ALONE = 2;

/** A release costs as much as its templates are long: of charts with more than so many characters, fewer are generated. */
const LONG = 100_000;

/** Shrinking asks Helm again and again. */
const SHRINK_FOR = 90_000;

/** A chart on disk, and its model: both outputs of it can be made. */
export class BothOutputs {
  public readonly model: Model;
  public readonly folder: string;
  /** Of the sets of values that were tried, how many both outputs rendered and how many both refused. */
  public readonly tally = { rendered: 0, refused: 0, invalid: 0 };
  private readonly batch: Batch;
  private readonly templatesLength: number;
  private generator?: ArbitraryReleases;

  constructor(chart: ReleaseChart) {
    this.model = chart._model();
    const ci = this.model.ciValues === undefined ? [] : [this.model.ciValues];
    const defaults = render(this.model, release({ name: this.model.metadata.name, values: ci }));
    const files = chartFiles(this.model, defaults);
    this.templatesLength = [...files].filter(([name]) => /^(templates|crds)\//.test(name)).reduce((sum, [, text]) => sum + text.length, 0);
    this.folder = writeFiles(Object.fromEntries(files));
    this.batch = new Batch(this.folder);
  }

  /** Fails unless Helm 3, Helm 4 and plain mode render the same objects, or all refuse. */
  public async agree(...given: readonly ReleaseCase[]): Promise<void> {
    const failure = (await this.failures(given, [])).find(f => f !== undefined);
    if (failure) {
      throw failure;
    }
  }

  /** The same for many sets of values, each in one file, which share processes. */
  public async agreeTogether(...given: readonly ReleaseCase[]): Promise<void> {
    for (let start = 0; start < given.length; start += ROUND) {
      const failure = (await this.failures([], given.slice(start, start + ROUND))).find(f => f !== undefined);
      if (failure) {
        throw failure;
      }
    }
  }

  /**
   * Runs `agree` for generated releases; the seed is printed, a failure is shrunk to the least that still fails.
   *
   * @param count how many, for the usual `RUNS` and a chart that is not long.
   */
  public async agreeOnGenerated(count = USUAL * Math.min(1, LONG / this.templatesLength)): Promise<void> {
    const runs = scaled(count);
    if (process.env.FAILURE !== undefined) {
      return this.shrink(process.env.FAILURE);
    }
    const before = { ...this.tally };
    for (let start = 0; start < runs; start += ROUND) {
      const cases = Array.from({ length: Math.min(ROUND, runs - start) }, (_, i) => fc.sample(this.arbitraryAt(start + i), { seed: SEED, path: String(start + i), numRuns: 1 })[0]);
      const failures = await this.failures(cases.slice(0, ALONE), cases.slice(ALONE));
      const at = failures.findIndex(f => f !== undefined);
      if (at >= 0) {
        await this.shrink(String(start + at));
        throw failures[at];
      }
    }
    const [rendered, refused, invalid] = (['rendered', 'refused', 'invalid'] as const).map(kind => this.tally[kind] - before[kind]);
    const share = refused / runs;
    process.stdout.write(`${this.model.metadata.name}: SEED=${SEED}, ${rendered} sets of values rendered, ${refused} refused by both (${Math.round(100 * share)}%), ${invalid} of them by the schema\n`);
    if (invalid > most(0.5, runs)) {
      throw new Error('most of the generated values do not pass the schema, so that little is compared');
    }
  }

  /** Generated releases, so many for the usual `RUNS`. */
  public samples(count: number): ReleaseCase[] {
    return sample(this.arbitrary.any, count);
  }

  /** Fails unless the notes that Helm would print after an installation are those of plain mode. */
  public async agreeOnNotes(...given: readonly ReleaseCase[]): Promise<void> {
    // Helm trims them where it prints them.
    const trimmed = (text: string): string => (text.trim() === '' ? '' : `${text.trim()}\n`);
    const notes = printNotes(this.model);
    if (notes === undefined) {
      throw new Error(`the chart ${this.model.metadata.name} has no notes`);
    }
    // No command renders notes without a cluster on both versions, so a template does; in base64, past all readers.
    const folder = scratch();
    const files = Object.fromEntries(chartFiles(this.model, []));
    writeFiles(Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('templates/') || name === 'templates/_helpers.tpl')), folder);
    // Plain mode has no notes for values that lack something, as Helm has none when a template fails.
    const checkMissing = `"${this.model.metadata.name}.checkMissing"`;
    const asksForMissing = files['templates/_helpers.tpl']?.includes(`define ${checkMissing}`) ? `{{- include ${checkMissing} . }}\n` : '';
    writeFiles({
      'templates/_notes.tpl': `{{ define "the.notes" }}${notes}{{ end }}`,
      'templates/notes.yaml': `${asksForMissing}notes: {{ include "the.notes" . | b64enc }}\n`,
    }, folder);
    for (const one of given) {
      const expected = this.plainly(one, renderNotes);
      const results = await renderAll(HELMS.map(helm => ({ helm, chart: folder, options: helmOptions(one) })));
      for (const { ok, stdout, stderr } of results) {
        const actual = ok ? trimmed(Buffer.from(/^notes: (\S*)$/m.exec(stdout)![1], 'base64').toString()) : stderr;
        expect({ release: one, notes: expected instanceof Refusal ? ok : actual }).toEqual({ release: one, notes: expected instanceof Refusal ? false : expected });
      }
    }
  }

  /** The objects, or the refusal. */
  public plain(given: ReleaseCase): Json[] | Refusal {
    return this.plainly(given, render);
  }

  private plainly<T>(given: ReleaseCase, body: (model: Model, r: Release) => T): T | Refusal {
    try {
      return plainly(this.model, given, body);
    } catch (e) {
      if (e instanceof Refusal) {
        return e;
      }
      throw e;
    }
  }

  /** What is wrong with each, if anything. */
  private async failures(alone: readonly ReleaseCase[], together: readonly ReleaseCase[]): Promise<Array<Error | undefined>> {
    const given = [...alone, ...together];
    const plain = given.map(one => this.orError(() => this.plainly(one, everything)));
    const results = await Promise.all(HELMS.map(async helm => [
      ...await this.renderAlone(helm, alone), ...await this.renderTogether(helm, together, plain.slice(alone.length)),
    ]));
    const read = tryParseAllManifests([
      ...plain.map(objects => (Array.isArray(objects) ? writeYaml(objects) : '')),
      ...results.flat().map(result => (result.ok ? result.stdout : '')),
    ]);
    return given.map((_, i) => {
      const objects = plain[i];
      const failure = this.orError(() => {
        if (objects instanceof Error && !(objects instanceof Refusal)) {
          throw objects;
        }
        HELMS.forEach((helm, h) => compare(helm, results[h][i], read[(h + 1) * given.length + i], objects, read[i]));
      });
      if (!failure) {
        this.tally[objects instanceof Refusal ? 'refused' : 'rendered']++;
        this.tally.invalid += objects instanceof Refusal && objects.refusal.startsWith('values-') ? 1 : 0;
      }
      return failure instanceof Error ? failure : undefined;
    });
  }

  private renderAlone(helm: Helm, given: readonly ReleaseCase[]): Promise<HelmResult[]> {
    return renderAll(given.map(one => ({ helm, chart: this.folder, options: helmOptions(one) })));
  }

  /** Those that plain mode renders in one process, and what the schema refuses in another. */
  private async renderTogether(helm: Helm, given: readonly ReleaseCase[], plain: ReadonlyArray<Json[] | Error>): Promise<HelmResult[]> {
    const results: HelmResult[] = [];
    const among = (isWanted: (objects: Json[] | Error) => boolean): number[] => given.map((_, i) => i).filter(i => isWanted(plain[i]));
    const [rendered, refused] = [among(Array.isArray), among(isRefusedBySchema)];
    const valuesOf = (indices: readonly number[]): Json[] => indices.map(i => given[i].files![0]);
    if (rendered.length > 1) {
      const batch = await this.batch.render(helm, valuesOf(rendered), placeOf(given[0]));
      batch?.forEach((result, i) => { results[rendered[i]] = result; });
    }
    if (refused.length > 1) {
      const bySchema = await this.batch.refusedBySchema(helm, valuesOf(refused), placeOf(given[0]));
      refused.filter((_, i) => bySchema.has(i)).forEach(i => { results[i] = { ok: false, stdout: '', stderr: 'values don\'t meet the specifications of the schema' }; });
    }
    // What Helm did not do as plain mode did is tried alone, for what it says.
    const left = given.map((_, i) => i).filter(i => results[i] === undefined);
    (await this.renderAlone(helm, left.map(i => given[i]))).forEach((result, i) => { results[left[i]] = result; });
    return results;
  }

  private orError<T>(body: () => T): T | Error {
    try {
      return body();
    } catch (e) {
      return e as Error;
    }
  }

  private get arbitrary(): ArbitraryReleases {
    return this.generator ??= new ArbitraryReleases(this.model);
  }

  /** What the release at an index is one of. */
  private arbitraryAt(index: number): fc.Arbitrary<ReleaseCase> {
    const round = Math.floor(index / ROUND);
    return index % ROUND < ALONE ? this.arbitrary.any : this.arbitrary.at(fc.sample(this.arbitrary.place, { seed: SEED, path: String(round), numRuns: 1 })[0]);
  }

  private async shrink(at: string): Promise<void> {
    const property = fc.asyncProperty(this.arbitraryAt(Number(at.split(':')[0])), given => this.agree(given));
    const result = await fc.check(property, { seed: SEED, path: at, numRuns: 1, interruptAfterTimeLimit: SHRINK_FOR });
    if (result.failed && result.counterexample) {
      const [least, error] = await this.withoutPlace(result.counterexample[0], result.errorInstance as Error);
      throw new Error([
        error.message,
        'for the release:',
        writeYaml([JSON.parse(JSON.stringify(least))]).trimEnd(),
        `again: SEED=${SEED} FAILURE=${result.counterexamplePath} npx jest test/equivalence -t '${this.model.metadata.name}'`,
      ].join('\n'));
    }
  }

  /** Releases that share a process have their place in common, so that it is not shrunk with their values. */
  private async withoutPlace(given: ReleaseCase, error: Error): Promise<[least: ReleaseCase, error: Error]> {
    let found: [ReleaseCase, Error] = [given, error];
    for (const key of ['name', 'namespace', 'isUpgrade', 'kubernetesVersion', 'apiVersions'] as const) {
      const without = { ...found[0], [key]: undefined };
      await this.agree(without).catch((e: Error) => { found = [without, e]; });
    }
    return found;
  }
}

/** What Helm prints is compared as a whole: plain YAML is what is left of it without the hooks of other moments. */
function everything(model: Model, of: Release): Json[] {
  return renderEverything(model, of).flatMap(({ objects }) => objects);
}

function isRefusedBySchema(objects: Json[] | Error): boolean {
  return objects instanceof Refusal && objects.refusal === 'values-invalid';
}

function helmOptions(given: ReleaseCase): HelmOptions {
  return {
    ...placeOf(given),
    values: given.files,
    set: given.sets,
  };
}

function placeOf({ name, namespace, isUpgrade, kubernetesVersion, apiVersions }: ReleaseCase): HelmOptions {
  return { releaseName: name ?? 'r', namespace: namespace ?? 'default', isUpgrade, kubeVersion: kubernetesVersion ?? '1.31.0', apiVersions, includeCrds: true };
}

function compare({ name }: Helm, result: HelmResult, objects: Json[] | Error, plain: Json[] | Refusal, written: Json[] | Error): void {
  if (plain instanceof Refusal) {
    if (result.ok) {
      throw new Error(`helm ${name} renders what plain mode refuses: ${plain.message}`);
    }
    compareRefusals(name, result.stderr, plain);
    return;
  }
  if (!result.ok) {
    throw new Error(`helm ${name} refuses what plain mode renders: ${result.stderr}`);
  }
  // Our own writer, through the same reader: what we wrote is what we meant.
  if (written instanceof Error) {
    throw written;
  }
  const misread = firstDifference(plain, written);
  if (misread) {
    throw new Error(`plain YAML does not read back at ${misread.path}: meant ${JSON.stringify(misread.expected)}, read ${JSON.stringify(misread.actual)}`);
  }
  if (objects instanceof Error) {
    throw objects;
  }
  const difference = firstDifference(byId(written), byId(objects));
  if (difference) {
    throw new Error(`helm ${name} differs at ${difference.path}: plain ${JSON.stringify(difference.expected)}, helm ${JSON.stringify(difference.actual)}`);
  }
}

/** What Helm says when it refuses on purpose. Anything else is a template that stumbles. */
const BY_SCHEMA = /values don't meet the specifications of the schema/;
const ON_PURPOSE = [BY_SCHEMA, /execution error at \(\S+\/templates\/validate\.yaml:/, /release name/, /chart requires kubeVersion/, /failed parsing --set/];

function compareRefusals(helm: string, stderr: string, { refusal, message }: Refusal): void {
  const why = `plain mode says: ${message}\nhelm ${helm} says: ${stderr}`;
  if (refusal === 'values-invalid' && !BY_SCHEMA.test(stderr)) {
    throw new Error(`the schema refuses the values in plain mode, and not in helm ${helm}\n${why}`);
  }
  if (['check-failed', 'values-missing'].includes(refusal) && !stderr.includes(message)) {
    throw new Error(`plain mode and helm ${helm} refuse for different reasons\n${why}`);
  }
  // Values that are missing are asked for wherever a template comes first.
  if (!['function-failed', 'values-missing'].includes(refusal) && !ON_PURPOSE.some(pattern => pattern.test(stderr))) {
    throw new Error(`helm ${helm} refuses with an accident of the template\n${why}`);
  }
}

function byId(objects: readonly any[]): { [id: string]: Json } {
  const found: { [id: string]: Json } = {};
  for (const o of objects) {
    const id = `${o.apiVersion}/${o.kind}/${o.metadata?.namespace}/${o.metadata?.name}`;
    if (id in found) {
      throw new Error(`${id} comes twice`);
    }
    found[id] = o;
  }
  return found;
}
