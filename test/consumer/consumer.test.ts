import * as fs from 'fs';
import { builtinModules, createRequire } from 'module';
import * as path from 'path';
import { Project } from './project';
import { isRelative, linksOf } from '../docs/links';
import { parseManifests } from '../support/go-yaml';
import { HELMS, HelmOptions, helmTemplate } from '../support/helm';
import { scratch } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');
const CHARTS = ['aim-server', 'aim-client'];

/** Where npm installs the package for somebody else, and what they can do with it. */
describe('in the project of a stranger', () => {
  let typescript: Project;
  let javascript: Project;
  let empty: Project;

  beforeAll(() => {
    typescript = Project.install(scratch(), { 'main.ts': exampleOfReadme() });
    javascript = typescript.beside(scratch(), {
      'package.json': '{ "name": "plain-javascript", "private": true }\n',
      'cdk8s.yaml': 'language: typescript\napp: node main.mjs\n',
      'values.yaml': 'greeting: "0o7: {{ yes }}"\nlimit: 2000000000\n',
      'main.mjs': fs.readFileSync(path.join(__dirname, 'main.mjs'), 'utf8'),
    });
    javascript.bin('cdk8s', 'synth');
    empty = typescript.beside(scratch(), {});
  }, 600_000);

  describe('of TypeScript', () => {
    it('the example of the README compiles with the settings of `cdk8s init`', () => {
      typescript.run('npm', 'run', 'compile');
      expect(typescript.read('main.js')).toContain('require("cdk8s-mlops")');
    });

    it('`cdk8s synth` writes both outputs, and they are the same objects', () => {
      typescript.run('npm', 'run', 'synth');
      expectSame(typescript, 'notebook', typescript.read('charts-out/yaml/notebook.yaml'));
    });
  });

  describe('of JavaScript modules', () => {
    it.each(['greeter', ...CHARTS])('`cdk8s synth` writes both outputs of %s, and they are the same objects', chart => {
      expectSame(javascript, chart, javascript.read(`charts-out/yaml/${chart}.yaml`));
    });

    it('a chart in an ordinary app renders values as helm does', () => {
      const valuesFiles = [path.join(javascript.folder, 'values.yaml')];
      expectSame(javascript, 'greeter', javascript.read('ordinary/greeter.k8s.yaml'), { releaseName: 'mine', namespace: 'ml', valuesFiles });
    });

    it.each(CHARTS)('%s becomes the same output as in the repository, environments included', chart => {
      const here = path.join(ROOT, 'charts-out/helm', chart);
      for (const file of fs.readdirSync(here).filter(name => name.endsWith('.yaml'))) {
        expect(javascript.read(`charts-out/helm/${chart}/${file}`)).toBe(fs.readFileSync(path.join(here, file), 'utf8'));
      }
    });
  });

  describe('the command', () => {
    it.each(CHARTS)('renders %s as helm does', chart => {
      const set = chart === 'aim-server' ? ['ingress.host=aim.example.org'] : [];
      const plain = empty.bin('cdk8s-mlops', 'render', chart, '--release', 'mine', '--namespace', 'ml', '--kube-version', '1.31.0', ...set.flatMap(s => ['--set', s]));
      expectSame(javascript, chart, plain, { releaseName: 'mine', namespace: 'ml', set });
    });

    it('renders the charts of the app that cdk8s.yaml names', () => {
      const set = ['service.port=9000'];
      const plain = typescript.bin('cdk8s-mlops', 'render', 'notebook', '--release', 'mine', '--kube-version', '1.31.0', ...set.flatMap(s => ['--set', s]));
      expect(plain).toContain('port: 9000');
      expectSame(typescript, 'notebook', plain, { releaseName: 'mine', set });
    });

    it('knows its version', () => {
      expect(empty.bin('cdk8s-mlops', '--version').trim()).toBe(JSON.parse(typescript.read('node_modules/cdk8s-mlops/package.json')).version);
    });
  });

  describe('the package', () => {
    it('holds the compiled library, the command and the environments, and nothing else', () => {
      expect(fs.readdirSync(typescript.installed).sort()).toEqual(['.jsii', 'LICENSE', 'README.md', 'app', 'bin', 'lib', 'node_modules', 'package.json']);
      expect(fs.readdirSync(path.join(typescript.installed, 'app'))).toEqual(['environments']);
      expect(new Set(filesIn(path.join(typescript.installed, 'lib')).map(file => file.replace(/^.*?(\.d\.ts|\.js)$/, '$1')))).toEqual(new Set(['.d.ts', '.js']));
    });

    it('has a README with links only to files of the package or online pages', () => {
      const links = linksOf(typescript.read('node_modules/cdk8s-mlops/README.md'));
      expect(links.length).toBeGreaterThan(10);
      expect(links.filter(isRelative).filter(link => !fs.existsSync(path.join(typescript.installed, link.replace(/#.*$/, ''))))).toEqual([]);
    });

    it('is compiled from the current sources', () => {
      const compiled = filesIn(path.join(typescript.installed, 'lib')).filter(file => file.endsWith('.js')).map(file => file.replace(/\.js$/, '.ts'));
      const sources = ['src', 'imports'].flatMap(folder => filesIn(path.join(ROOT, folder)).map(file => path.join(folder, file))).filter(file => file.endsWith('.ts'));
      // Older than the sources: `npm run build`.
      expect(compiled.sort()).toEqual(sources.sort());
    });

    it('requires only its own modules and declared dependencies', () => {
      const own = JSON.parse(typescript.read('node_modules/cdk8s-mlops/package.json'));
      const lib = path.join(typescript.installed, 'lib');
      const declared = [...Object.keys(own.dependencies), ...Object.keys(own.peerDependencies)];
      const missing = filesIn(lib).filter(file => file.endsWith('.js')).flatMap(file => {
        const found = fs.readFileSync(path.join(lib, file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g);
        return [...found].map(([, name]) => name).filter(name => !resolves(name, path.join(lib, file), declared)).map(name => `${file}: ${name}`);
      });
      expect(missing).toEqual([]);
    });

    it('bundles dependencies that are not peers', () => {
      const own = JSON.parse(typescript.read('node_modules/cdk8s-mlops/package.json'));
      for (const name of Object.keys(own.dependencies)) {
        expect(fs.existsSync(path.join(typescript.installed, 'node_modules', name, 'package.json'))).toBe(true);
      }
    });
  });
});

/** For the release that the plain YAML is of, unless the options say which. */
function expectSame(project: Project, chart: string, plain: string, options: HelmOptions = {}): void {
  const objects = byId(parseManifests(plain));
  const [{ metadata }] = Object.values(objects);
  const release = { releaseName: metadata.labels['app.kubernetes.io/instance'], namespace: metadata.namespace };
  for (const helm of HELMS) {
    const { ok, stdout, stderr } = helmTemplate(helm, path.join(project.folder, 'charts-out/helm', chart), { ...release, skipTests: true, ...options });
    expect({ ok, stderr: ok ? '' : stderr }).toEqual({ ok: true, stderr: '' });
    expect(byId(parseManifests(stdout))).toEqual(objects);
  }
}

function byId(objects: readonly any[]): { readonly [id: string]: any } {
  return Object.fromEntries(objects.map(o => [`${o.kind} ${o.metadata.namespace}/${o.metadata.name}`, o]));
}

function exampleOfReadme(): string {
  return /<!-- \w+: main\.ts -->\n```ts\n([\s\S]*?)```/.exec(fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8'))![1];
}

function filesIn(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile()).map(f => path.relative(folder, path.join(f.parentPath, f.name)));
}

/** Other packages have to be declared: what lies beside this one by accident does not count. */
function resolves(name: string, from: string, declared: readonly string[]): boolean {
  const isOurs = name.startsWith('.') || declared.some(d => name === d || name.startsWith(`${d}/`));
  if (!isOurs) {
    return builtinModules.includes(name.replace(/^node:/, ''));
  }
  try {
    createRequire(from).resolve(name);
    return true;
  } catch {
    return false;
  }
}
