import * as fs from 'fs';
import * as path from 'path';
import { Helm, helmTemplateAsync, HelmOptions, HelmResult } from './helm';
import { scratch, writeFiles } from './scratch';
import { JsonSchema } from '../../src/values/schema/schema-definitions';
import { Json } from '../../src/values/shape';

/**
 * Renders one chart with many values in one process: what a process costs is its start, and the schema that it compiles.
 *
 * Each set of values goes to a copy of the chart, as a subchart of a subchart of its own, so that the copy keeps its
 * name. The parent has the schema of all, which is compiled once. What differs from rendering it alone, and so is for
 * charts that do not look at it: the path in `.Template`, `.Chart.IsRoot`, and that `.Values.global` is always there.
 */
export class Batch {
  private readonly name: string;
  private readonly schema?: JsonSchema;
  private readonly parents = new Map<string, string>();

  constructor(private readonly chart: string) {
    this.name = /^name: *["']?([^"'\n]+?)["']? *$/m.exec(fs.readFileSync(path.join(chart, 'Chart.yaml'), 'utf8'))![1];
    const schema = path.join(chart, 'values.schema.json');
    this.schema = fs.existsSync(schema) ? JSON.parse(fs.readFileSync(schema, 'utf8')) : undefined;
  }

  /**
   * What is rendered for each set of values, or nothing when Helm refuses one of them.
   *
   * @param values what the user gives: one map for each rendering, all files and `--set` in it.
   */
  public async render(helm: Helm, values: readonly Json[], options: HelmOptions = {}): Promise<HelmResult[] | undefined> {
    const { ok, stdout, stderr } = await this.run(helm, this.parent(values.length, 'all'), values, options);
    if (!ok) {
      return undefined;
    }
    const texts = values.map(() => '');
    for (const document of stdout.split(/^(?=---\n# Source: )/m)) {
      const match = /^---\n# Source: all\/charts\/case(\d+)\/charts\//.exec(document);
      if (match !== null) {
        texts[Number(match[1])] += document.replace(match[0], '---\n# Source: ');
      }
    }
    return texts.map(text => ({ ok: true, stdout: text, stderr }));
  }

  /** Which sets of values the schema refuses, as far as Helm says: Helm 4 does not say where it refuses a key. */
  public async refusedBySchema(helm: Helm, values: readonly Json[], options: HelmOptions = {}): Promise<ReadonlySet<number>> {
    const { ok, stderr } = await this.run(helm, this.parent(values.length, 'values'), values, options);
    const refused = new Set([...stderr.matchAll(/^- (?:at '\/)?case(\d+)\b/gm)].map(match => Number(match[1])));
    if (!ok && refused.size === 0 && !/^- at '':/m.test(stderr)) {
      throw new Error(stderr);
    }
    return refused;
  }

  private run(helm: Helm, parent: string, values: readonly Json[], options: HelmOptions): Promise<HelmResult> {
    return helmTemplateAsync(helm, parent, { ...options, values: [Object.fromEntries(values.map((value, i) => [`case${i}`, { [this.name]: value }]))] });
  }

  /** A parent of so many copies: of whole ones, or of those with values alone. */
  private parent(size: number, copied: 'all' | 'values'): string {
    const key = `${size} ${copied}`;
    const parent = this.parents.get(key) ?? this.parentOf(size, file => copied === 'all' || /^(Chart|values)\.yaml$/.test(file));
    this.parents.set(key, parent);
    return parent;
  }

  private parentOf(size: number, isWanted: (file: string) => boolean): string {
    const parent = writeFiles({
      'Chart.yaml': 'apiVersion: v2\nname: all\nversion: 0.0.0\n',
      'templates/none.yaml': '',
      ...this.schema === undefined ? {} : { 'values.schema.json': JSON.stringify(schemaOfAll(this.schema, this.name, size)) },
    }, scratch());
    const files = fs.readdirSync(this.chart, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      .map(entry => path.relative(this.chart, path.join(entry.parentPath, entry.name))).filter(file => file !== 'values.schema.json' && isWanted(file));
    for (let i = 0; i < size; i++) {
      const wrapper = path.join(parent, 'charts', `case${i}`);
      writeFiles({ 'Chart.yaml': `apiVersion: v2\nname: case${i}\nversion: 0.0.0\n` }, wrapper);
      for (const file of files) {
        const copy = path.join(wrapper, 'charts', this.name, file);
        fs.mkdirSync(path.dirname(copy), { recursive: true });
        fs.linkSync(path.join(this.chart, file), copy);
      }
    }
    return parent;
  }
}

/** The schema of a parent whose subcharts' subcharts have this schema, which is compiled once. */
function schemaOfAll(schema: JsonSchema, name: string, size: number): JsonSchema {
  const { $schema, definitions, ...one } = schema as { [key: string]: Json } & { definitions?: { [key: string]: Json } };
  const wrapped = { type: 'object', required: [name], properties: { [name]: { $ref: '#/definitions/theChart' } } };
  return {
    ...$schema === undefined ? {} : { $schema },
    definitions: { ...definitions, theChart: one },
    properties: Object.fromEntries(Array.from({ length: size }, (_, i) => [`case${i}`, wrapped])),
  } as JsonSchema;
}
