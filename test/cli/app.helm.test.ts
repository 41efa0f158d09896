import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { appFolder, CHART, runs } from '../support/app-folder';
import { cli, cliProcess } from '../support/cli';
import { parseManifests } from '../support/go-yaml';
import { HELMS } from '../support/helm';

const MAINS = {
  'chart.ts': CHART,
  'synth.ts': `
import { App } from 'cdk8s';
import { Shop } from './chart';
console.log('what an app prints is no output of the command');
const app = new App({ outdir: 'my-own-folder', recordConstructMetadata: true });
new Shop(app, 'one', { values: { pages: 5 } });
new Shop(app, 'two', { releaseName: 'two' });
app.synth();
`,
  'out.ts': `
import { ChartsOut } from 'cdk8s-mlops';
import { Shop } from './chart';
new ChartsOut({ deployments: { define: scope => { new Shop(scope, 'shop', { environments: 'environments' }); } } }).synth();
`,
  'nested.ts': `
import { App, Chart, YamlOutputType } from 'cdk8s';
import { Shop } from './chart';
for (const outdir of ['a', 'b']) {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  new Shop(new Chart(app, 'around'), 'shop', { releaseNamespace: outdir });
  app.synth();
}
`,
  'adopted.ts': `
import { ApiObject, App, Chart } from 'cdk8s';
import { ReleaseChart } from 'cdk8s-mlops';
const app = new App();
const release = new ReleaseChart(app, 'web', { name: 'web', version: '0.1.0', description: 'A web server.' });
new ApiObject(new Chart(release, 'of-a-library'), 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });
app.synth();
`,
  'two.ts': `
import { App } from 'cdk8s';
import { Shop } from './chart';
const app = new App();
new Shop(app, 'one');
new Shop(app, 'two', { version: '2.0.0' });
app.synth();
`,
  'unused.ts': `
import { App } from 'cdk8s';
import { Shop } from './chart';
const app = new App();
new Shop(app, 'one').values.string('unused', { description: 'Nothing.' });
app.synth();
`,
  'careless.ts': `
import { App } from 'cdk8s';
import { Shop } from './chart';
new Shop(new App(), 'one').values.string('undescribed', {} as any);
`,
  'environments/production/shop.yaml': 'pages: 9\n',
};

const names = (folder: string): string[] => fs.readdirSync(folder).sort();

describe('a release of the app with values', () => {
  const release = "{ environments: 'environments', environment: 'production', releaseName: 'mine', valuesFiles: ['mine.yaml'], values: { init: 'quay.io/shop/init:8' } }";
  const cwd = appFolder({
    ...MAINS,
    'mine.yaml': 'pages: 6\n',
    'app.ts': `
import { App } from 'cdk8s';
import { ChartsOut } from 'cdk8s-mlops';
import { Shop } from './chart';
if (process.env.OUT) {
  new ChartsOut({ deployments: { define: scope => { new Shop(scope, 'shop', ${release}); } } }).synth();
} else {
  const app = new App();
  new Shop(app, 'other', { environments: 'environments', values: { pages: 2 } });
  new Shop(app, 'shop', ${release});
  app.synth();
}
`,
  }, runs('app.ts'));
  const byApp = (out: string): void => void execFileSync(process.execPath, ['--require', 'tsx/cjs', 'app.ts'], { cwd, env: { ...process.env, OUT: out } });
  const read = (file: string): any[] => parseManifests(fs.readFileSync(path.join(cwd, file), 'utf8')) as any[];
  const byKind = (objects: any[]): any => Object.fromEntries(objects.map(o => [`${o.kind} ${o.metadata.name}`, o]));

  it('is the same from app.synth(), ChartsOut and render', () => {
    byApp('');
    const bySynth = byKind(read('dist/shop.k8s.yaml'));
    expect([bySynth['ConfigMap mine-shop-config'].data.pages, bySynth['Pod mine-shop'].spec.initContainers[0].image]).toEqual(['6', 'quay.io/shop/init:8']);
    const rendered = cli(['render', 'shop', '--release', 'mine'], { cwd });
    expect(rendered).toMatchObject({ status: 0, stderr: '' });
    expect(byKind(parseManifests(rendered.stdout) as any[])).toEqual(bySynth);
    byApp('yes');
    expect(byKind(read('charts-out/yaml/shop.yaml'))).toEqual(bySynth);
    expect(byKind(read('charts-out/yaml/production/shop.yaml'))).toEqual(bySynth);
    expect(fs.readFileSync(path.join(cwd, 'charts-out/helm/shop/values.yaml'), 'utf8')).toContain('pages: 3');
    expect(fs.readFileSync(path.join(cwd, 'charts-out/helm/shop/README.md'), 'utf8')).toContain('The objects as plain YAML, for the release `mine` in the namespace `default` with values of its own');
  }, 120_000);

  it('has the values of the app below those of the command line, and another release of it has its own', () => {
    const pages = (...args: string[]): string => (parseManifests(cli(['render', 'shop', ...args], { cwd }).stdout) as any[]).find(o => o.kind === 'ConfigMap').data.pages;
    expect([pages('--release', 'mine', '--set', 'pages=9'), pages('--release', 'mine'), pages()]).toEqual(['9', '6', '2']);
  });

  it.each(HELMS.map(helm => [helm.name, helm] as const))('is compared with the output of helm %s for the same values', (_, helm) => {
    const verified = cli(['verify', 'shop', '--release', 'mine', '--set', 'pages=9'], { cwd, env: { ...process.env, HELM_BIN: helm.bin } });
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    expect(verified.stdout).toMatch(/same {2}defaults[^]*same {2}values of the app[^]*same {2}given values/);
  });
});

describe('an app whose code looks at an expression', () => {
  const app = (condition: string): string => appFolder({
    'app.ts': `
import { ApiObject, App } from 'cdk8s';
import { ReleaseChart } from 'cdk8s-mlops';
const app = new App();
const chart = new ReleaseChart(app, 'small', { name: 'small', version: '0.1.0', description: 'A chart.' });
const level = chart.values.oneOf('level', { values: ['info', 'debug'], description: 'The level.' });
const replicas = chart.values.integer('replicas', { default: 2, minimum: 0, description: 'Number of pods.' });
chart.addExtraObjects();
new ApiObject(chart, 'object', { apiVersion: 'example.org/v1', kind: 'Held', spec: { level: level.asString(), replicas: replicas.asNumber(), verbose: ${condition} ? 'yes' : 'no' } });
app.synth();
`,
  }, runs('app.ts'));
  const LOOKS = app("level.asString() === 'debug'");

  it('is refused by verify, as ChartsOut does', () => {
    expect(cli(['verify'], { cwd: LOOKS })).toMatchObject({ status: 1, stderr: expect.stringContaining(
      'error[token-inspected]: small/object: at [0].spec.verbose is "no" with expressions and "yes" with the values themselves: something looks at an expression as if it were the value') });
    expect(cli(['verify'], { cwd: app('String(level).length > 12') })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^error\[token-inspected\]: small\/object/) });
  }, 120_000);

  it('is refused by render for the values with which it gives something else, and only for those', () => {
    expect(cli(['render', 'small', '--set', 'level=debug'], { cwd: LOOKS })).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('error[token-inspected]: small/object: at [0].spec.verbose is "no"') });
    expect(cli(['render', 'small'], { cwd: LOOKS })).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);

  it.each(HELMS.map(helm => [helm.name, helm] as const))('and one whose code does not is the same with helm %s', (_, helm) => {
    expect(cli(['verify'], { cwd: app('true'), env: { ...process.env, HELM_BIN: helm.bin } })).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);
});

describe('the charts of the user\'s own app', () => {
  it.each(['synth.ts', 'out.ts', 'nested.ts'])('come from its process, and nothing is written: %s', main => {
    const cwd = appFolder(MAINS, runs(main));
    const before = names(cwd);
    const listed = cli(['list', '-o', 'json'], { cwd });
    expect(listed).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
    expect(JSON.parse(listed.stdout)).toEqual([
      { name: 'shop', version: '1.2.3', appVersion: '7', description: 'A shop.', environments: main === 'out.ts' ? ['production'] : [] },
    ]);
    const rendered = cli(['render', 'shop', '--release', 'mine', '--set', 'pages=8'], { cwd });
    expect(rendered).toMatchObject({ status: 0, stderr: '' });
    const objects = parseManifests(rendered.stdout) as any[];
    expect(objects.map(o => `${o.kind} ${o.metadata.name}`)).toEqual(['ConfigMap mine-shop-config', 'Pod mine-shop', 'Pod mine-shop-hook']);
    expect(objects[0].data.pages).toBe('8');
    expect(names(cwd)).toEqual(before);
  });

  it('may be charts that know nothing of values', () => {
    const { status, stdout, stderr } = cli(['render', 'web', '--release', 'mine'], { cwd: appFolder(MAINS, runs('adopted.ts')) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect((parseManifests(stdout) as any[]).map(o => o.metadata.name)).toEqual([expect.stringMatching(/^mine-web/)]);
  });

  it('are there for every command', () => {
    const cwd = appFolder(MAINS, runs('out.ts'));
    const said = (...args: string[]): string => {
      const { status, stdout, stderr } = cli(args, { cwd, env: { ...process.env, HELM_BIN: HELMS[0].bin } });
      expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
      return stdout;
    };
    expect(said('notes', 'shop', '--env', 'production')).toBe('There are 9 pages.\n');
    expect(said('images', 'shop', '--set-string', 'web.tag=8')).toBe('quay.io/shop/init:7\nquay.io/shop/web:8\nquay.io/shop/hook:7\nquay.io/shop/test:7\n');
    expect(said('values', 'shop')).toMatch(/^(?!# yaml-language-server)[^]*^pages: 3$/m);
    expect(said('values', 'shop', '--env', 'production', '--set-string', 'web.tag=8')).toMatch(/^pages: 9$[^]*^ {2}tag: "8"$/m);
    expect(JSON.parse(said('schema', 'shop')).properties.pages.minimum).toBe(1);
    expect(said('verify')).toMatch(/^shop, Helm v3[^]*same {2}defaults: 3 objects[^]*same {2}environment production: 3 objects/);
  });

  it('are those of --app, also in a directory without cdk8s.yaml', () => {
    const cwd = appFolder(MAINS, runs('nowhere.ts'));
    expect(cli(['notes', 'shop', '--app', runs('out.ts')], { cwd })).toEqual({ status: 0, stderr: '', stdout: 'There are 3 pages.\n' });
    fs.rmSync(path.join(cwd, 'cdk8s.yaml'));
    expect(cli(['--app', runs('out.ts'), 'notes', 'shop'], { cwd }).stdout).toBe('There are 3 pages.\n');
    expect(cli(['list'], { cwd }).stdout).toMatch(/aim-server/);
  });

  it('leave standard input to the values', () => {
    const cwd = appFolder(MAINS, runs('out.ts'));
    expect(cliProcess(['notes', 'shop', '-f', '-'], { cwd, input: 'pages: 11\n' })).toEqual({ status: 0, stderr: '', stdout: 'There are 11 pages.\n' });
  });

  it('refuse values with the same message as the documented deployments', () => {
    const cwd = appFolder(MAINS, runs('out.ts'));
    expect(cli(['render', 'shop', '--set', 'page=8'], { cwd }).stderr).toMatch(/^error\[values-invalid\]: invalid values: page: unknown key, did you mean "pages"\?/);
    expect(cli(['render', 'shp'], { cwd }).stderr).toBe('error[chart-unknown]: no chart "shp", did you mean "shop"?\n');
  });

  it.each([
    ['two.ts', 'error[chart-duplicate]: the app creates two different charts named shop: rename one of them\n'],
    ['unused.ts', 'error[value-unused]: one: the value unused is declared but not used: use what the declaration returned, or remove it\n'],
    ['careless.ts', `error[app-failed]: the app failed (exit code 1): [value-undescribed] one: undescribed has no description: add one, { description: '…' }\nRun it to see where: ${runs('careless.ts')}\n`],
  ])('that are refused are refused with one message: %s', (main, stderr) => {
    const cwd = appFolder(MAINS, runs(main));
    expect(cli(['list'], { cwd })).toEqual({ status: 1, stdout: '', stderr });
  });
});
