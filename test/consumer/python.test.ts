import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parseManifests } from '../support/go-yaml';
import { HELMS, helmTemplate } from '../support/helm';
import { scratch } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');

/** The library from another language of jsii: what crosses are texts, numbers, labels and scopes; structure tokens do not. */
describe('in Python', () => {
  const project = scratch();
  const python = path.join(project, 'venv/bin/python');

  beforeAll(() => {
    const wheels = scratch();
    run(process.execPath, require.resolve('jsii-pacmak/bin/jsii-pacmak'), '--target', 'python', '--outdir', wheels, ROOT);
    run('python3', '-m', 'venv', 'venv');
    const [wheel] = fs.readdirSync(path.join(wheels, 'python')).filter(file => file.endsWith('.whl'));
    run(python, '-m', 'pip', 'install', '--quiet', path.join(wheels, 'python', wheel));
    for (const file of ['app.py', 'bare.py']) {
      fs.copyFileSync(path.join(__dirname, file), path.join(project, file));
    }
    run(python, 'app.py');
  }, 600_000);

  it.each(HELMS.map(helm => [helm.name, helm] as const))('both outputs of a chart are the same objects with helm %s', (_, helm) => {
    const { ok, stdout } = helmTemplate(helm, path.join(project, 'charts-out/helm/notebook'), { releaseName: 'notebook', namespace: 'default' });
    expect(ok).toBe(true);
    const objects = parseManifests(fs.readFileSync(path.join(project, 'charts-out/yaml/notebook.yaml'), 'utf8'));
    expect(objects.map((o: any) => o.kind).sort()).toEqual(['Deployment', 'Service']);
    expect(parseManifests(stdout)).toEqual(expect.arrayContaining(objects));
  });

  it('values are values of the template', () => {
    expect(fs.readFileSync(path.join(project, 'charts-out/helm/notebook/templates/notebook-deployment.yaml'), 'utf8')).toContain('containerPort: {{ .Values.port }}');
  });

  describe('an expression without as_string(), as_any() and the like', () => {
    const bare = (argument: string): string => {
      const { stdout, stderr } = spawnSync(python, ['bare.py', argument], { cwd: project, encoding: 'utf8', env: environment() });
      return `${stdout}${stderr}`;
    };

    it('is refused in a text', () => {
      expect(bare('text')).toMatch(/\[object-as-text\] bare\/config: "http:.*StringExpression object at .* in Python as_string\(\)/);
    });

    it.each(['resources', 'node_selector', 'args', 'tolerations', 'host_network'])('is refused by Python as %s of a typed construct', argument => {
      expect(bare(argument)).toMatch(new RegExp(`TypeError: type of argument ${argument} must be one of .* got cdk8s_mlops\\.\\w+Expression instead`));
    });

    it('arrives in a JSON patch', () => {
      expect(bare('patch')).toBe('');
      expect(fs.readFileSync(path.join(project, 'dist/bare.k8s.yaml'), 'utf8')).toContain('hostNetwork: true');
    });
  });

  function run(command: string, ...args: string[]): void {
    execFileSync(command, args, { cwd: project, stdio: 'pipe', env: environment() });
  }

  function environment(): NodeJS.ProcessEnv {
    return { ...process.env, CDK8S_OUTDIR: path.join(project, 'dist'), JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  }
});
