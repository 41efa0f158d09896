import * as fs from 'fs';
import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { ForEach, ReleaseChart, When } from '../../src';
import { ShopChart } from '../fixtures/adopted';
import { scratch } from '../support/scratch';

const props = { name: 'shop', version: '0.1.0', description: 'A shop.' };

function release(props_: Partial<ConstructorParameters<typeof ReleaseChart>[2]> = {}, app = Testing.app()): ReleaseChart {
  return new ReleaseChart(app, 'shop', { ...props, ...props_ });
}

function named(scope: Construct, name?: string): Chart {
  const chart = new Chart(scope, 'plain');
  new ApiObject(chart, 'thing', { apiVersion: 'v1', kind: 'ConfigMap', ...name === undefined ? {} : { metadata: { name } } });
  return chart;
}

describe('a chart without values in a chart with values', () => {
  test('has the names that it would have alone, with the release name instead of path and hash', () => {
    const chart = release({ releaseName: 'mine' });
    named(chart);
    expect(chart.toJson().map(o => o.metadata.name)).toEqual(['mine-shop-plain-thing']);
  });

  test('is as it was when it is alone', () => {
    release();
    const alone = Testing.synth(new ShopChart(Testing.app(), 'shop'));
    expect(alone.find(o => o.kind === 'Ingress').metadata.name).toMatch(/^shop-ingress-c[0-9a-f]{7}$/);
    expect(JSON.stringify(alone)).not.toContain('helm.sh/chart');
  });

  test.each([
    YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FILE_PER_APP, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ])('is written once by cdk8s, output type %s', yamlOutputType => {
    const app = new App({ outdir: scratch(), yamlOutputType });
    named(release({}, app));
    app.synth();
    const files = (fs.readdirSync(app.outdir, { recursive: true }) as string[]).filter(file => file.endsWith('.yaml'));
    expect(files).toHaveLength(1);
    expect(fs.readFileSync(`${app.outdir}/${files[0]}`, 'utf8')).toMatch(/name: shop-plain-thing/);
  });

  test('refuses a name that was written by hand, unless the release wants it', () => {
    const refused = release();
    named(refused, 'always');
    expect(() => refused.toJson()).toThrow(/^shop\/plain\/thing: the ConfigMap has the fixed name "always", .*fixedNames: \['always'\]/);
    const accepted = release({ fixedNames: ['always'] });
    named(accepted, 'always');
    expect(accepted.toJson()[0].metadata.name).toBe('always');
  });

  test('can exist under a condition and in a loop', () => {
    const chart = release();
    const on = chart.values.boolean('enabled', { default: false, description: 'Whether it is there.' });
    const teams = chart.values.map('teams', { default: { red: 'a', blue: 'b' }, description: 'Teams.' });
    named(new When(chart, 'when', { condition: on }));
    const each = new ForEach(chart, 'each', { over: teams });
    new ApiObject(named(each), 'held', { apiVersion: 'example.org/v1', kind: 'Held', spec: { team: each.item.string().asString() } });
    expect(chart.toJson().map(o => `${o.kind} ${o.metadata.name}`)).toEqual(expect.arrayContaining(['ConfigMap shop-blue-plain-thing', 'ConfigMap shop-red-plain-thing']));
    expect(chart.toJson()).toHaveLength(4);
  });
});
