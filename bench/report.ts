import { execFileSync } from 'child_process';
import * as os from 'os';
import { Cost, Output } from './many-objects';
import { HELMS } from '../test/support/helm';

/** A comparison; milliseconds. */
export interface Row {
  /** Ours; the other. */
  readonly what: string;
  readonly ours: number;
  readonly other: number;
  /** How many times as long ours takes. */
  readonly ratio: number;
  readonly aim: { readonly most: number };
}

export type Costs = Readonly<Record<Output, readonly Cost[]>>;

/** What `docs/benchmarks.md` says. */
export function report(rows: readonly Row[], costs: Costs, versions: readonly string[]): string {
  return `# Benchmarks

For those who want to know what the library costs. Written by \`npm run bench\`, which measures everything in one run: what is compared runs in turn, and
the ratios are medians. Below 1 is faster than what it is compared with.

${table(['Ours; compared with', 'Ours', 'Other', 'Ratio', 'Aim'], rows.map(row => [
    row.what, milliseconds(row.ours), milliseconds(row.other), row.ratio.toPrecision(2), `at most ${row.aim.most}${row.ratio > row.aim.most ? ', missed' : ''}`]))}
## Many objects

A chart of ConfigMaps, each with labels, a text from a value and a number of its own; one process for each cell, its time without the start and its memory
at the peak. "cdk8s alone" has the same objects as literals; what it needs is part of all others. "Plain YAML" is \`App.synth()\` of a chart with values, which compiles
the chart twice: cdk8s validates it, then asks for its objects. "Checked" is what \`ChartsOut\` does: it builds the chart again with other tokens, and two builds are in
memory at a time.

${table(['Objects', ...OUTPUTS.map(([, title]) => title)], costs.cdk8s.map(({ objects }, i) => [
    objects.toLocaleString('en'), ...OUTPUTS.map(([output]) => cost(costs[output][i]))]))}
Times as long as cdk8s alone; below it what each object more costs, from the first row to the last:

${table(['Objects', ...OUTPUTS.map(([, title]) => title)], [
    ...costs.cdk8s.map(({ objects, seconds }, i) => [objects.toLocaleString('en'), ...OUTPUTS.map(([output]) => `× ${(costs[output][i].seconds / seconds).toPrecision(2)}`)]),
    ['each more', ...OUTPUTS.map(([output]) => growth(costs[output]))]])}
## Where it was measured

${table(['', ''], [
    ['Processor', `${os.cpus()[0].model.trim()}, ${os.availableParallelism()} cores`],
    ['Memory', `${Math.round(os.totalmem() / 2 ** 30)} GiB`],
    ['System', `${os.type()} ${os.arch()}`],
    ['Node', process.version],
    ...HELMS.map(helm => [`Helm ${helm.name}`, execFileSync(helm.bin, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' })]),
    ...versions.map(version => version.split(' ')),
  ])}`;
}

const OUTPUTS: readonly [Output, string][] = [
  ['cdk8s', 'cdk8s alone'], ['plain', 'plain YAML'], ['both', 'both outputs'], ['checked', 'both outputs, checked'],
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`).join('');
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}

function cost({ seconds, megabytes }: Cost): string {
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s, ${Math.round(megabytes)} MiB`;
}

function growth(costs: readonly Cost[]): string {
  const [first, last] = [costs[0], costs[costs.length - 1]];
  const more = Math.max(last.objects - first.objects, 1);
  return `${(1e3 * (last.seconds - first.seconds) / more).toFixed(2)} ms, ${(1024 * (last.megabytes - first.megabytes) / more).toFixed(1)} KiB`;
}
