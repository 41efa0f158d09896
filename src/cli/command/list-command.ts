import { Command } from 'commander';
import { ChartFlags, chartsOf } from '../app/charts';
import { Io } from '../console/io';
import { once } from './option';
import { style } from '../console/style';

/** `list`: the charts. @internal */
export function listCommand(root: Command, io: Io): void {
  const command = root.command('list')
    .summary('print the charts')
    .description('Print the charts, with their chart versions, app versions and environments.');
  once(command, '-o, --output <format>', 'output format, table or json (default: "table")', ['table', 'json'])
    .addHelpText('after', `
Examples:
  cdk8s-mlops list
  cdk8s-mlops list -o json | jq -r '.[].name'`)
    .action(() => list(command.optsWithGlobals(), io));
}

function list(flags: ChartFlags & { readonly output?: string }, io: Io): void {
  const charts = chartsOf(flags, io).map(({ model }) => {
    const { metadata: { name, version, appVersion, description }, environments } = model();
    return { name, version, appVersion, description, environments: Object.keys(environments) };
  });
  if (flags.output === 'json') {
    io.out.write(`${JSON.stringify(charts, undefined, 2)}\n`);
    return;
  }
  const { bold } = style(io.out);
  const rows = charts.map(c => [c.name, c.version, c.appVersion, c.environments.join(', ') || '-', c.description]);
  const [head, ...lines] = table([['NAME', 'VERSION', 'APP VERSION', 'ENVIRONMENTS', 'DESCRIPTION'], ...rows]);
  io.out.write([bold(head), ...lines, ''].join('\n'));
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}
