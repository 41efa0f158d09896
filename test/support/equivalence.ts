import * as fc from 'fast-check';
import { arbitraryRelease, plainly, ReleaseCase } from './arbitrary-release';
import { tryParseAllManifests } from './go-yaml';
import { Helm, HELMS, HelmOptions, HelmResult, renderAll } from './helm';
import { jsonText } from './json-text';
import { SEED } from './runs';
import { scratch, writeFiles } from './scratch';
import { chartFiles } from '../../src/helm/chart';
import { printNotes } from '../../src/helm/template/template';
import { Model } from '../../src/manifest/model/model';
import { ReleaseChart } from '../../src';
import { firstDifference } from '../../src/output/difference';
import { Release, release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';
import { writeYaml } from '../../src/plain/write-yaml';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

/** How many generated sets of values each chart is rendered with. */
export const RUNS = Number(process.env.RUNS ?? 300);

/** As many releases as are rendered before Go reads what came out; one process reads them all. */
const BATCH = 25;

/** Below it, a share says little. */
const ENOUGH = 100;

/** Shrinking asks Helm again and again. */
const SHRINK_FOR = 90_000;

/** A chart on disk, and its model: both outputs of it can be made. */
export class BothOutputs {
  public readonly model: Model;
  public readonly folder: string;
  /** Of the sets of values that were tried, how many both outputs rendered and how many both refused. */
  public readonly tally = { rendered: 0, refused: 0, invalid: 0 };

  constructor(chart: ReleaseChart) {
    this.model = chart._model();
    const ci = this.model.ciValues === undefined ? [] : [this.model.ciValues];
    const defaults = render(this.model, release({ name: this.model.metadata.name, values: ci }));
    this.folder = writeFiles(Object.fromEntries(chartFiles(this.model, defaults)));
  }

  /** Fails unless Helm 3, Helm 4 and plain mode render the same objects, or all refuse. */
  public async agree(...given: readonly ReleaseCase[]): Promise<void> {
    const failure = (await this.failures(given)).find(f => f !== undefined);
    if (failure) {
      throw failure;
    }
  }

  /** Runs `agree` for generated releases; the seed is printed, a failure is shrunk to the least that still fails. */
  public async agreeOnGenerated(runs = RUNS): Promise<void> {
    const seed = SEED;
    const arbitrary = arbitraryRelease(this.model);
    if (process.env.FAILURE !== undefined) {
      return this.shrink(arbitrary, seed, process.env.FAILURE);
    }
    const cases = fc.sample(arbitrary, { seed, numRuns: runs });
    const before = { ...this.tally };
    for (let i = 0; i < cases.length; i += BATCH) {
      const failures = await this.failures(cases.slice(i, i + BATCH));
      const at = failures.findIndex(f => f !== undefined);
      if (at >= 0) {
        await this.shrink(arbitrary, seed, String(i + at));
        throw failures[at];
      }
    }
    const [rendered, refused, invalid] = (['rendered', 'refused', 'invalid'] as const).map(kind => this.tally[kind] - before[kind]);
    const share = refused / cases.length;
    process.stdout.write(`${this.model.metadata.name}: SEED=${seed}, ${rendered} sets of values rendered, ${refused} refused by both (${Math.round(100 * share)}%), ${invalid} of them by the schema\n`);
    if (invalid / cases.length > 0.5 && runs >= ENOUGH) {
      throw new Error('most of the generated values do not pass the schema, so that little is compared');
    }
  }

  /** Generated releases. */
  public samples(count: number): ReleaseCase[] {
    return fc.sample(arbitraryRelease(this.model), { seed: SEED, numRuns: count });
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
    writeFiles({
      'templates/_notes.tpl': `{{ define "the.notes" }}${notes}{{ end }}`,
      'templates/notes.yaml': 'notes: {{ include "the.notes" . | b64enc }}\n',
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
  private async failures(given: readonly ReleaseCase[]): Promise<Array<Error | undefined>> {
    const plain = given.map(one => this.orError(() => this.plain(one)));
    const results = await renderAll(given.flatMap(one => HELMS.map(helm => ({ helm, chart: this.folder, options: helmOptions(one) }))));
    const texts = plain.map(objects => (Array.isArray(objects) ? writeYaml(objects) : ''));
    const read = tryParseAllManifests([...results.map(r => (r.ok ? r.stdout : '')), ...texts]);
    return given.map((_, i) => {
      const objects = plain[i];
      const failure = this.orError(() => {
        if (objects instanceof Error && !(objects instanceof Refusal)) {
          throw objects;
        }
        HELMS.forEach((helm, h) => {
          const at = i * HELMS.length + h;
          compare(helm, results[at], read[at], objects, read[results.length + i]);
        });
      });
      if (!failure) {
        this.tally[objects instanceof Refusal ? 'refused' : 'rendered']++;
        this.tally.invalid += objects instanceof Refusal && objects.refusal.startsWith('values-') ? 1 : 0;
      }
      return failure instanceof Error ? failure : undefined;
    });
  }

  private orError<T>(body: () => T): T | Error {
    try {
      return body();
    } catch (e) {
      return e as Error;
    }
  }

  private async shrink(arbitrary: fc.Arbitrary<ReleaseCase>, seed: number, at: string): Promise<void> {
    const property = fc.asyncProperty(arbitrary, given => this.agree(given));
    const result = await fc.check(property, { seed, path: at, numRuns: 1, interruptAfterTimeLimit: SHRINK_FOR });
    if (result.failed && result.counterexample) {
      const error = result.errorInstance as Error;
      throw new Error([
        error.message,
        'for the release:',
        writeYaml([JSON.parse(JSON.stringify(result.counterexample[0]))]).trimEnd(),
        `again: SEED=${seed} FAILURE=${result.counterexamplePath} npx jest test/equivalence -t '${this.model.metadata.name}'`,
      ].join('\n'));
    }
  }
}

function helmOptions(given: ReleaseCase): HelmOptions {
  return {
    valuesFiles: (given.files ?? []).map(values => `${writeFiles({ 'values.json': jsonText(values) })}/values.json`),
    set: given.sets,
    releaseName: given.name ?? 'r',
    namespace: given.namespace ?? 'default',
    isUpgrade: given.isUpgrade,
    kubeVersion: given.kubernetesVersion ?? '1.31.0',
    apiVersions: given.apiVersions,
    skipTests: true,
  };
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
  if (refusal === 'check-failed' && !stderr.includes(message)) {
    throw new Error(`plain mode and helm ${helm} refuse for different reasons\n${why}`);
  }
  if (refusal !== 'function-failed' && !ON_PURPOSE.some(pattern => pattern.test(stderr))) {
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
