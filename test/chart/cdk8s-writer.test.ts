import * as fs from 'fs';
import * as path from 'path';
import { App, Testing, YamlOutputType } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ForEach, ReleaseChart, When } from '../../src';
import { scratch } from '../support/scratch';

const description = 'What it is for.';

describe('cdk8s itself renders a chart with values', () => {
  class Loops extends ReleaseChart {
    constructor(scope: Construct, id: string) {
      super(scope, id, { name: 'loops', version: '1.0.0', description });
      const groups = this.values.map('groups', { description, default: { a: '1', b: '2' } });
      const each = new ForEach(this, 'each', { over: groups });
      new k8s.KubeConfigMap(each, 'config', { data: { x: each.item.string().asString() } });
      new k8s.KubeConfigMap(new When(this, 'never', { condition: this.values.boolean('more', { description }) }), 'more', {});
    }
  }

  it.each([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['c.k8s.yaml']],
    [YamlOutputType.FILE_PER_RESOURCE, ['ConfigMap.loops-a-config.k8s.yaml', 'ConfigMap.loops-b-config.k8s.yaml']],
    [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, ['c/ConfigMap.loops-a-config.k8s.yaml', 'c/ConfigMap.loops-b-config.k8s.yaml']],
  ])('with the output type %s', (yamlOutputType, expected) => {
    const app = new App({ outdir: scratch(), yamlOutputType });
    new Loops(app, 'c');
    app.synth();
    app.synth(); // the second time finds what the first left
    const files = fs.readdirSync(app.outdir, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
      .map(f => path.relative(app.outdir, path.join(f.parentPath, f.name))).sort();
    expect(files).toEqual(expected);
    expect(files.map(f => fs.readFileSync(path.join(app.outdir, f), 'utf8')).join('')).toMatch(/x: "1"[^]*x: "2"/);
  });

  it('with the record of construct paths', () => {
    const app = new App({ outdir: scratch(), recordConstructMetadata: true });
    new Loops(app, 'c');
    app.synth();
    expect(Object.keys(JSON.parse(fs.readFileSync(path.join(app.outdir, 'construct-metadata.json'), 'utf8')).resources)).toEqual(['loops-a-config', 'loops-b-config']);
  });

  it('as one text, and under Testing', () => {
    const app = new App();
    new Loops(app, 'c');
    expect(app.synthYaml()).toContain('name: loops-b-config');
    expect(Testing.synth(new Loops(Testing.chart(), 'c')).map((o: any) => o.metadata.name)).toEqual(['loops-a-config', 'loops-b-config']);
  });
});
