import { execFileSync } from 'child_process';
import * as os from 'os';
import { Cost, Output } from './many-objects';
import { HELMS } from '../test/support/helm';

/** A comparison; milliseconds. */
export interface Row {
  /** What the library does; what it is compared with. */
  readonly what: string;
  readonly ours: number;
  readonly other: number;
  /** The time of the library divided by the other. */
  readonly ratio: number;
  readonly aim: { readonly most: number };
}

export type Costs = Readonly<Record<Output, readonly Cost[]>>;

/** The text of `docs/benchmarks.md`. */
export function report(rows: readonly Row[], costs: Costs, versions: readonly string[]): string {
  return `# Benchmarks

What the library costs. \`npm run bench\` writes this page, with all measurements from one run: the two sides of a comparison run alternately, and each ratio is a median.
A ratio below 1 means that the library is faster.

${table(['Library; compared with', 'Library', 'Other', 'Ratio', 'Target'], rows.map(row => [
    row.what, milliseconds(row.ours), milliseconds(row.other), row.ratio.toPrecision(2), `at most ${row.aim.most}${row.ratio > row.aim.most ? ', missed' : ''}`]))}
## Many objects

A chart of ConfigMaps, each with labels, a string from a value, and its own number. Each cell is one process: its time after start-up, and its peak memory. "cdk8s alone" has
the same objects as literals; its cost is part of the other columns. "Plain YAML" is \`App.synth()\` of a chart with values. It compiles the chart twice, since cdk8s first validates
it and then gets its objects. "Checked" is \`ChartsOut\`: it builds the chart again with other tokens, and keeps two builds in memory.

${table(['Objects', ...OUTPUTS.map(([, title]) => title)], costs.cdk8s.map(({ objects }, i) => [
    objects.toLocaleString('en'), ...OUTPUTS.map(([output]) => cost(costs[output][i]))]))}
Time relative to cdk8s alone, and the cost of each further object, between the first row and the last:

${table(['Objects', ...OUTPUTS.map(([, title]) => title)], [
    ...costs.cdk8s.map(({ objects, seconds }, i) => [objects.toLocaleString('en'), ...OUTPUTS.map(([output]) => `× ${(costs[output][i].seconds / seconds).toPrecision(2)}`)]),
    ['each further object', ...OUTPUTS.map(([output]) => growth(costs[output]))]])}
## Environment

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
