import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { appFolder, CHART, runs } from '../support/app-folder';
import { BIN, cli, cliProcess } from '../support/cli';
import { HELMS, helmTemplate } from '../support/helm';
import { writeFiles } from '../support/scratch';
import { spawnSync } from 'child_process';

const ROOT = path.join(__dirname, '../..');
const generated = (chart: string, file: string): string => fs.readFileSync(path.join(ROOT, 'charts-out/helm', chart, file), 'utf8');

function said(...args: string[]): string {
  const { status, stdout, stderr } = cli(args);
  expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
  return stdout;
}

const listed: any[] = JSON.parse(cli(['list', '-o', 'json']).stdout);
/** Charts, and what is plain YAML only. */
const names: string[] = listed.map(chart => chart.name);
const charts = names.filter(name => fs.existsSync(path.join(ROOT, 'charts-out/helm', name)));

describe('cdk8s-mlops list', () => {
  it('has the charts that are documented, with their environments', () => {
    expect(names).toEqual(expect.arrayContaining(fs.readdirSync(path.join(ROOT, 'charts-out/helm'))));
    for (const { name, ...chart } of listed.filter(({ name }) => charts.includes(name))) {
      const { version, appVersion, description } = parse(generated(name, 'Chart.yaml'));
      const environments = fs.readdirSync(path.join(ROOT, 'app/environments')).filter(e => fs.existsSync(path.join(ROOT, 'app/environments', e, `${name}.yaml`)));
      expect(chart).toEqual({ version, appVersion, description, environments });
    }
  });

  it('prints a table that lines up', () => {
    const [head, ...rows] = said('list').trimEnd().split('\n');
    expect(head).toMatch(/^NAME +VERSION +APP VERSION +ENVIRONMENTS +DESCRIPTION$/);
    expect(rows.map(row => row.split(' ')[0])).toEqual(names);
    for (const column of ['VERSION', 'APP VERSION', 'ENVIRONMENTS', 'DESCRIPTION']) {
      rows.forEach(row => expect(row.slice(head.indexOf(column) - 2, head.indexOf(column) + 1)).toMatch(/^ {2}\S$/));
    }
  });
});

test('plain YAML without a Helm chart is listed, rendered with values, and compared all the same', () => {
  expect(names.filter(name => !charts.includes(name))).toEqual(['demo-namespaces', 'local-storage', 'mlflow-volume-claim', 'namespaces', 'storage']);
  expect(said('render', 'storage', '--env', 'production', '--set', 'minio.enabled=false')).toContain('name: aas-mongodb-pv');
  expect(said('values', 'namespaces')).toContain('podSecurity:');
});

describe.each(charts)('the files of the chart %s', name => {
  it('are what values, schema and images print', () => {
    // The line for editors is right beside the schema alone.
    expect(said('values', name)).toBe(generated(name, 'values.yaml').replace(/^# yaml-language-server: .*\n\n/, ''));
    expect(said('schema', name)).toBe(generated(name, 'values.schema.json'));
    const annotation = parse(generated(name, 'Chart.yaml')).annotations?.['artifacthub.io/images'];
    const required = ['-f', path.join(ROOT, 'charts-out/helm', name, 'ci/default-values.yaml')];
    const images: string[] = JSON.parse(said('images', name, ...required, '-o', 'json'));
    expect(images).toEqual(annotation === undefined ? [] : parse(annotation).map((entry: any) => entry.image));
    expect(said('images', name, ...required)).toBe(images.map(image => `${image}\n`).join(''));
  });
});

describe('cdk8s-mlops images', () => {
  it('has the images of init containers, hooks and tests, as the annotation of the chart', () => {
    const cwd = appFolder({ 'chart.ts': CHART, 'out.ts': `
import { ChartsOut } from 'cdk8s-mlops';
import { Shop } from './chart';
new ChartsOut({ deployments: { define: scope => { new Shop(scope, 'shop'); } } }).synth();
` }, runs('out.ts'));
    spawnSync(process.execPath, ['--require', 'tsx/cjs', 'out.ts'], { cwd, env: { ...process.env, CDK8S_OUTDIR: path.join(cwd, 'dist') } });
    const chart = parse(fs.readFileSync(path.join(cwd, 'charts-out/helm/shop/Chart.yaml'), 'utf8'));
    const images = JSON.parse(cli(['images', 'shop', '-o', 'json'], { cwd }).stdout);
    expect(images).toEqual(['init', 'web', 'hook', 'test'].map(image => `quay.io/shop/${image}:7`));
    expect(parse(chart.annotations['artifacthub.io/images']).map((entry: any) => entry.image)).toEqual(images);
  });
});

describe('cdk8s-mlops values', () => {
  it('prints them in the order of values.yaml, those with deprecated paths and empty defaults too', () => {
    const text = said('values', 'arl-cluster', '--set', 'enabled=true');
    const order = (yaml: string): string[] => [...yaml.matchAll(/^(?:# )?([a-z]\w*):(?! .*# required)/gm)].map(match => match[1]);
    expect(order(text)).toEqual([...order(generated('arl-cluster', 'values.yaml')), 'enabled']);
    expect(parse(text).image.pullSecrets).toEqual([]);
  });

  it('prints the values that hold when some are given, as Helm has them', () => {
    const chart = path.join(ROOT, 'charts-out/helm/aim-server');
    const printer = writeFiles({
      'Chart.yaml': 'apiVersion: v2\nname: aim-server\nversion: 0.0.0\n',
      'values.yaml': generated('aim-server', 'values.yaml'),
      'templates/values.yaml': '{{ toJson .Values }}\n',
    });
    const args = ['--set', 'service.port=81', '--set-json', 'nodeSelector={"a": "b"}'];
    const helm = helmTemplate(HELMS[0], printer, { valuesFiles: [path.join(chart, 'values.production.yaml')], args });
    expect(parse(said('values', 'aim-server', '--env', 'production', ...args))).toEqual(parse(helm.stdout));
  });
});

describe('cdk8s-mlops notes', () => {
  it('prints the same as Helm', () => {
    const notes = said('notes', 'aim-server', '--release', 'mine', '--namespace', 'ml', '--set', 'ingress.host=aim.example.org');
    expect(notes).toContain('aim://mine-aim-server.ml:80');
    expect(notes).toContain('aim://aim.example.org:443');
    expect(notes).not.toMatch(/\{\{|⦃/);
  });
});

describe('the help', () => {
  const commands = ['list', 'render', 'notes', 'images', 'values', 'schema', 'verify', 'experiment'];
  const files = {
    'mine.yaml': 'service: {port: 81}\n',
    'rl.yaml': 'name: rl\ntype: kubernetes\nstorage: /storage\nregistry_url: https://registry.example.org\nneptune: false\n',
    'neptune.yaml': 'name: experiment1\n',
    'storage.yaml': 'storage: {mode: nfsServer, nfsServer: {clusterIP: 10.96.0.250}}\n',
  };

  it('has every command and the exit codes', () => {
    const help = said('--help');
    commands.forEach(command => expect(help).toMatch(new RegExp(`^  ${command} `, 'm')));
    expect(help).toMatch(/^Exit codes:\n {2}0 .*\n {2}1 /m);
    expect(cli(['help', 'render']).stdout).toBe(said('render', '--help'));
  });

  it.each(commands)('of %s has examples, which work', command => {
    const help = said(command, '--help');
    const examples = [.../^ {2}(?:.*\| |HELM_BIN=\S+ )?cdk8s-mlops (.*)$/gm[Symbol.matchAll](help.slice(help.indexOf('Examples:')))].map(([, args]) => args);
    expect(examples.length).toBeGreaterThanOrEqual(1);
    const cwd = writeFiles(files);
    for (const example of examples) {
      const args = example.replace(/ [|>] .*/, '').split(' ');
      const { status, stderr } = cli(args, { cwd, input: '{}', env: { ...process.env, HELM_BIN: HELMS[1].bin } });
      expect({ example, status, stderr: stderr.replace(/^(deploy|needs the namespace ).*\n/, '') }).toEqual({ example, status: 0, stderr: '' });
    }
  });

  it('fits a terminal of 80 columns', () => {
    for (const args of [['--help'], ...commands.map(command => [command, '--help'])]) {
      const tooLong = said(...args).split('\n').filter(line => line.length > 80 && !/^ {2}(sops.*\| |HELM_BIN=.*)?cdk8s-mlops /.test(line));
      expect(tooLong).toEqual([]);
    }
  });

  it('and the README have the same commands and options, and the examples of both work', () => {
    const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const section = /^## The command\n[^]*?(?=^## )/m.exec(readme)![0];
    expect([...section.matchAll(/^\| `(\w+)/gm)].map(([, command]) => command)).toEqual(commands);
    const options = ['render', 'verify', 'experiment'].map(command => said(command, '--help')).join('\n');
    for (const [option] of section.matchAll(/(?<!-)--[a-z][a-z-]+/g)) {
      expect(options).toContain(option);
    }
    const cwd = writeFiles(files);
    const examples = [...readme.matchAll(/^npx cdk8s-mlops (.*?)(?: [|<>] .*)?$/gm)].map(([, args]) => args);
    expect(examples.length).toBeGreaterThanOrEqual(4);
    for (const example of examples) {
      const { status } = cli(example.split(' '), { cwd, input: '{}', env: { ...process.env, HELM_BIN: HELMS[0].bin } });
      expect({ example, status }).toEqual({ example, status: 0 });
    }
  });

  it('is not needed for the version', () => {
    expect(said('--version')).toBe(`${JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version}\n`);
  });
});

describe('colours', () => {
  const ESCAPE = /\u001b\[/;

  it('are on a terminal', () => {
    expect(cli(['list'], { colors: true }).stdout).toMatch(ESCAPE);
    expect(cli(['render', 'nothing'], { colors: true }).stderr).toMatch(ESCAPE);
    expect(cli(['render', '--wrong'], { colors: true }).stderr).toMatch(ESCAPE);
    expect(cli(['--help'], { colors: true }).stdout).toMatch(ESCAPE);
    expect(cli(['render', 'aim-server'], { colors: true }).stdout).not.toMatch(ESCAPE);
  });

  it('are not in a pipe', () => {
    expect(cli(['list']).stdout).not.toMatch(ESCAPE);
    expect(cliProcess(['--help']).stdout).not.toMatch(ESCAPE);
    expect(cliProcess(['render', '--wrong']).stderr).not.toMatch(ESCAPE);
  });

  const onTerminal = (env: NodeJS.ProcessEnv): string =>
    spawnSync('script', ['--quiet', '--command', `"${process.execPath}" "${BIN}" --help`, '/dev/null'], { encoding: 'utf8', env }).stdout;
  const { NO_COLOR, FORCE_COLOR, CI, ...plain } = process.env;

  (process.platform === 'linux' ? it : it.skip)('are left out for NO_COLOR, and on a terminal that has none', () => {
    expect(onTerminal({ ...plain, TERM: 'xterm-256color' })).toMatch(ESCAPE);
    expect(onTerminal({ ...plain, TERM: 'xterm-256color', NO_COLOR: '1' })).not.toMatch(ESCAPE);
    expect(onTerminal({ ...plain, TERM: 'dumb' })).not.toMatch(ESCAPE);
  });
});
