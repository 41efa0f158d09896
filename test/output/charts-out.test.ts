import * as fs from 'fs';
import * as path from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ChartsOut, IDeployments, ReleaseChart } from '../../src';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { differenceOf } from '../../src/output/write-files';
import { outputOf } from '../../src/output/charts-out';
import { scratch, writeFiles } from '../support/scratch';
import { SmallChart } from '../support/small-chart';

class OneConfigMap extends ReleaseChart {
  constructor(scope: Construct, id: string, name: string, use = true) {
    super(scope, id, { name, version: '1.0.0', description: 'A ConfigMap.' });
    const greeting = this.values.string('greeting', { default: 'hello', description: 'What it says.' });
    new k8s.KubeConfigMap(this, 'configmap', { data: use ? { greeting: greeting.asString() } : {} });
  }
}

function deployments(define: (scope: Construct) => void): IDeployments {
  return { define };
}

function write(directory: string, define: (scope: Construct) => void): void {
  process.env.CDK8S_OUTDIR = scratch();
  new ChartsOut({ directory, deployments: deployments(define) }).synth();
}

function filesIn(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
    .map(f => path.relative(folder, path.join(f.parentPath, f.name))).sort();
}

describe('the committed charts-out', () => {
  it('is the current output of the documented deployments', () => {
    const app = new App();
    new DocumentedDeployments().define(app);
    const difference = differenceOf(path.join(__dirname, '../../charts-out'), outputOf(app));
    expect(difference).toEqual({ added: [], changed: [], removed: [] });
  });

  it('is the same when it is written twice', () => {
    const [first, second] = [new App(), new App()].map(app => {
      new DocumentedDeployments().define(app);
      return outputOf(app);
    });
    expect([...second]).toEqual([...first]);
  });
});

describe('ChartsOut', () => {
  it('writes a chart and its plain YAML', () => {
    const directory = path.join(scratch(), 'charts-out');
    write(directory, scope => new OneConfigMap(scope, 'one', 'one'));
    expect(filesIn(directory)).toEqual(expect.arrayContaining([
      'helm/one/Chart.yaml', 'helm/one/templates/one-configmap.yaml', 'helm/one/values.schema.json', 'helm/one/values.yaml', 'yaml/one.yaml',
    ]));
  });

  it('writes an environment in a file for each component where the chart says so', () => {
    const directory = path.join(scratch(), 'charts-out');
    const environments = writeFiles({ 'parts/small.yaml': '{}\n', 'whole/small.yaml': '{}\n' });
    const define = (scope: Construct) => {
      new SmallChart(c => {
        ['server', 'client'].forEach(component => c.holder({ component }, component, { labels: { 'app.kubernetes.io/component': component } }));
        c.holder({}, 'shared');
      }, { environments, componentFiles: ['parts'] }, scope);
    };
    write(directory, define);
    expect(filesIn(path.join(directory, 'yaml'))).toEqual(['parts/small-client.yaml', 'parts/small-server.yaml', 'parts/small.yaml', 'small.yaml', 'whole/small.yaml']);
    const namesIn = (file: string) => [...fs.readFileSync(path.join(directory, 'yaml', file), 'utf8').matchAll(/^ {2}name: (.*)$/gm)].map(([, name]) => name);
    expect(['parts/small-client.yaml', 'parts/small.yaml'].map(namesIn)).toEqual([['small-client'], ['small-shared']]);
    expect(() => write(directory, scope => {
      define(scope);
      new SmallChart(c => c.holder({}), { name: 'small-server', environments: writeFiles({ 'parts/small-server.yaml': '{}\n' }) }, new Construct(scope, 'other'));
    })).toThrow('yaml/parts/small-server.yaml is written by another chart');
  });

  it('leaves the last output when a synthesis fails', () => {
    const directory = path.join(scratch(), 'charts-out');
    write(directory, scope => new OneConfigMap(scope, 'one', 'one'));
    const before = filesIn(directory);
    expect(() => write(directory, scope => {
      new OneConfigMap(scope, 'two', 'two');
      new OneConfigMap(scope, 'one', 'one', false);
    })).toThrow('one: the value greeting is declared but not used');
    expect(filesIn(directory)).toEqual(before);
  });

  it('removes the files of a chart that no longer exists', () => {
    const directory = path.join(scratch(), 'charts-out');
    write(directory, scope => new OneConfigMap(scope, 'one', 'one'));
    write(directory, scope => new OneConfigMap(scope, 'two', 'two'));
    expect(filesIn(directory).filter(f => f.includes('one'))).toEqual(['helm/two/templates/two-configmap.yaml'].filter(f => f.includes('one')));
  });

  it('refuses two charts of one name', () => {
    expect(() => write(path.join(scratch(), 'out'), scope => {
      new OneConfigMap(scope, 'a', 'same');
      new OneConfigMap(scope, 'b', 'same');
    })).toThrow('a and b both have the chart name same: rename one of them');
  });

  it('tells what to do about a required value without ciValues', () => {
    expect(() => write(path.join(scratch(), 'out'), scope => {
      new SmallChart(c => c.holder(c.values.secret('auth.password', { description: 'What opens it.' }).asString()), {}, scope);
    })).toThrow(expect.objectContaining({ refusal: 'ci-values-missing', message: expect.stringContaining('auth.password is required and has no default: set values in ciValues') }));
  });

  it('writes a chart with required values, but no plain YAML of it', () => {
    const out = path.join(scratch(), 'out');
    write(out, scope => {
      new SmallChart(c => c.holder(c.values.string('project', { description: 'Who pays.', required: true }).asString()), { ciValues: { project: 'test' } }, scope);
    });
    expect(fs.existsSync(path.join(out, 'helm/small/Chart.yaml'))).toBe(true);
    expect(fs.existsSync(path.join(out, 'yaml'))).toBe(false);
  });

  it('says whose value is used in another chart', () => {
    let foreign = '';
    expect(() => write(path.join(scratch(), 'out'), scope => {
      new SmallChart(c => { foreign = c.values.string('text', { description: 'A text.', default: 'a' }).asString(); c.holder(foreign); }, {}, new Construct(scope, 'a'));
      new SmallChart(c => c.holder(foreign), { name: 'other' }, new Construct(scope, 'b'));
    })).toThrow(expect.objectContaining({ refusal: 'value-foreign', message: expect.stringContaining('text belongs to the chart a/small') }));
  });

  it('writes ordinary charts of cdk8s where cdk8s looks for them', () => {
    write(path.join(scratch(), 'out'), scope => {
      const chart = new Chart(scope, 'ordinary');
      new k8s.KubeConfigMap(chart, 'c', { data: { octal: '0o7' } });
    });
    const outdir = process.env.CDK8S_OUTDIR!;
    expect(fs.readFileSync(path.join(outdir, 'ordinary.k8s.yaml'), 'utf8')).toContain('octal: "0o7"');
  });

  it('says what it wrote, and writes the output of cdk8s only for its command', () => {
    const [folder, cwd, out] = [path.join(scratch(), 'out'), process.cwd(), jest.spyOn(process.stdout, 'write').mockReturnValue(true)];
    const synth = () => new ChartsOut({ directory: folder, deployments: deployments(scope => { new OneConfigMap(scope, 'one', 'one'); }) }).synth();
    const said = () => out.mock.calls.splice(0).map(([text]) => String(text)).join('');
    try {
      process.chdir(scratch());
      delete process.env.CDK8S_OUTDIR;
      synth();
      const files = filesIn(folder).length - 1;
      expect(said()).toBe(`${folder}: ${files} files, ${files} added\n`);
      expect(fs.readdirSync('.')).toEqual([]);
      synth();
      expect(said()).toBe(`${folder}: ${files} files, nothing changed\n`);
      process.env.CDK8S_OUTDIR = 'dist';
      synth();
      expect(said()).toBe(`${folder}: ${files} files, nothing changed\ndist: one.k8s.yaml\n`);
      delete process.env.CDK8S_OUTDIR;
      new ChartsOut({ directory: folder, deployments: deployments(scope => { new OneConfigMap(scope, 'one', 'one'); new Chart(scope, 'ordinary'); }) }).synth();
      expect(said()).toBe(`${folder}: ${files} files, nothing changed\ndist: ordinary.k8s.yaml\n`);
    } finally {
      out.mockRestore();
      process.chdir(cwd);
    }
  });

  it('writes ordinary charts within one with values as a part of that', () => {
    write(path.join(scratch(), 'out'), scope => {
      new SmallChart(c => { new k8s.KubeConfigMap(new Chart(c, 'database'), 'c', { data: { a: 'b' } }); }, {}, scope);
    });
    const outdir = process.env.CDK8S_OUTDIR!;
    expect(fs.readdirSync(outdir)).toEqual(['small.k8s.yaml']);
    expect(fs.readFileSync(path.join(outdir, 'small.k8s.yaml'), 'utf8')).toContain('name: small-database-c');
  });
});

describe('a chart with values in an ordinary app', () => {
  it('renders its defaults under Testing.synth()', () => {
    expect(Testing.synth(new OneConfigMap(Testing.chart(), 'one', 'one'))).toEqual([expect.objectContaining({
      kind: 'ConfigMap', data: { greeting: 'hello' }, metadata: expect.objectContaining({ name: 'one', namespace: 'default' }),
    })]);
  });
});
