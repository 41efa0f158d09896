import * as fs from 'fs';
import * as path from 'path';
import { Helm, HelmOptions, HelmResult, helmTemplate, renderAll } from './helm';
import { scratch, writeFiles } from './scratch';
import { Json } from '../../src/values/shape';

/**
 * Renders one chart with many values in a few processes: what one process costs is mostly its start.
 *
 * Each set of values goes to a copy of the chart, as a subchart of a subchart of its own, so that the copy keeps its
 * name. What differs from rendering it alone, and so is for charts that do not look at it: the path in
 * `.Template`, `.Chart.IsRoot`, and that `.Values.global` is always there.
 *
 * @param values what the user gives: one map for each rendering, all files and `--set` in it.
 */
export async function renderBatch(helm: Helm, chart: string, values: readonly Json[], options: HelmOptions = {}): Promise<HelmResult[]> {
  const refused = refusedBySchema(helm, chart, values, options);
  const left = values.map((_, i) => i).filter(i => !refused.has(i));
  const rendered = renderCopies(helm, chart, left.map(i => values[i]), options)
    // One that fails lets all fail, so each is tried alone.
    ?? await renderAll(left.map(i => ({ helm, chart, options: { ...options, values: [values[i]] } })));
  return values.map((_, i) => (refused.has(i)
    ? { ok: false, stdout: '', stderr: 'Error: values don\'t meet the specifications of the schema' }
    : rendered[left.indexOf(i)]));
}

/** Which values the schema of the chart refuses. Without templates each copy may have a name of its own in the message. */
export function refusedBySchema(helm: Helm, chart: string, values: readonly Json[], options: HelmOptions = {}): Set<number> {
  const parent = parentChart();
  const schema = path.join(chart, 'values.schema.json');
  if (!fs.existsSync(schema)) {
    return new Set();
  }
  values.forEach((_, i) => {
    const copy = path.join(parent, 'charts', `case${i}`);
    writeFiles({ 'Chart.yaml': `apiVersion: v2\nname: case${i}\nversion: 0.0.0\n` }, copy);
    fs.copyFileSync(path.join(chart, 'values.yaml'), path.join(copy, 'values.yaml'));
    fs.copyFileSync(schema, path.join(copy, 'values.schema.json'));
  });
  const { ok, stderr } = helmTemplate(helm, parent, { ...options, showOnly: [], values: [named(values, value => value)] });
  const refused = new Set([...stderr.matchAll(/case(\d+)(?=:\n)/g)].map(match => Number(match[1])));
  if (!ok && refused.size === 0) {
    throw new Error(stderr);
  }
  return refused;
}

function renderCopies(helm: Helm, chart: string, values: readonly Json[], options: HelmOptions): HelmResult[] | undefined {
  const parent = parentChart();
  const name = /^name: *["']?([^"'\n]+?)["']? *$/m.exec(fs.readFileSync(path.join(chart, 'Chart.yaml'), 'utf8'))![1];
  values.forEach((_, i) => {
    const wrapper = path.join(parent, 'charts', `case${i}`);
    writeFiles({ 'Chart.yaml': `apiVersion: v2\nname: case${i}\nversion: 0.0.0\n` }, wrapper);
    fs.cpSync(chart, path.join(wrapper, 'charts', name), { recursive: true });
  });
  const { ok, stdout, stderr } = helmTemplate(helm, parent, { ...options, values: [named(values, value => ({ [name]: value }))] });
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

function parentChart(): string {
  return writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: all\nversion: 0.0.0\n', 'templates/none.yaml': '' }, scratch());
}

function named(values: readonly Json[], wrap: (value: Json) => Json): Json {
  return Object.fromEntries(values.map((value, i) => [`case${i}`, wrap(value)]));
}
