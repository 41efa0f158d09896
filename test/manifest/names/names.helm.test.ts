import { cpSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmPackage, helmTemplate } from '../../support/helm';
import { parseManifests } from '../../support/go-yaml';
import { writeFiles } from '../../support/scratch';
import { configMap, SmallChart } from '../../support/small-chart';
import { DocumentedDeployments } from '../../../src';

const LABEL = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

describe('the labels of a release', () => {
  const name = 'a-chart-with-a-rather-long-name';
  const version = '2.1.13-SNAPSHOT-20260126-0957+ba14b1c07afe';
  const expected = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': 'mine',
    'app.kubernetes.io/version': 'feature_login',
    'helm.sh/chart': `${name}-2.1.13-SNAPSHOT-20260126-0957_b`,
  };

  it.each(HELMS)('are valid whatever version helm $name packages', helm => {
    const both = new BothOutputs(new SmallChart(c => configMap(c, 'config'), { name }));
    const labelsOf = (...args: string[]) => (parseManifests(helmTemplate(helm, helmPackage(helm, both.folder, args).file!, { releaseName: 'mine' }).stdout) as any[])[0].metadata.labels;
    expect(labelsOf('--version', version, '--app-version', 'feature/login')).toEqual(expected);
    for (const given of ['-', 'v1..', 'a b', 'Ü', 'x'.repeat(80), '1.0.0+a/b@c']) {
      expect(labelsOf('--version', version, '--app-version', given)['app.kubernetes.io/version']).toMatch(new RegExp(`^$|${LABEL.source}`));
    }
    expect(labelsOf('--version', '0.0.0-0123456789-0123456789--.x')['helm.sh/chart']).toMatch(LABEL);
  });

  it('are the same in plain YAML, whatever the props of the chart are', async () => {
    const chart = new SmallChart(c => configMap(c, 'config'), { name, version, appVersion: 'feature/login', releaseName: 'mine' });
    expect(chart.toJson()[0].metadata.labels).toEqual(expected);
    const both = new BothOutputs(chart);
    await both.agree({ name: 'mine' });
    expect(both.tally).toMatchObject({ rendered: 1 });
  });
});

describe('the name of an alias', () => {
  it.each(HELMS)('begins the names of objects with helm $name, and is refused if it is not valid', helm => {
    const { folder } = new BothOutputs(new SmallChart(c => configMap(c, 'config')));
    const template = (alias: string) => {
      const parent = writeFiles({ 'Chart.yaml': `apiVersion: v2\nname: parent\nversion: 0.1.0\ndependencies:\n  - { name: small, version: 0.1.0, alias: ${alias} }\n` });
      cpSync(folder, join(parent, 'charts/small'), { recursive: true });
      return helmTemplate(helm, parent, { releaseName: 'mine' });
    };
    expect((parseManifests(template('second').stdout) as any[])[0].metadata.name).toBe('mine-second-config');
    expect(template('Second_One').stderr).toContain('the full name "mine-Second_One" cannot begin a name: choose another release name or alias of the chart, with lower-case letters, digits and "-"');
  });
});

describe('names that are too long', () => {
  const both = new BothOutputs(new DocumentedDeployments()._define(new App(), 'aim-server'));

  it('are truncated to the same names by both outputs, and end in no hyphen', async () => {
    const release = { name: 'a'.repeat(53), files: [{ nameOverride: 'abcdefg--zzz', ui: { enabled: true }, clientConfig: { enabled: true } }] };
    const names = (both.plain(release) as any[]).map(o => o.metadata.name);
    expect(names.filter(name => name.endsWith('-') || name.length > 63)).toEqual([]);
    expect(new Set(names.map(name => name.slice(-9)))).toContain('-aac23d7d');
    await both.agree(release, { ...release, name: `r${'-x'.repeat(26)}` }, { ...release, name: `${'a'.repeat(51)}-b` });
    expect(both.tally).toMatchObject({ rendered: 3 });
  });
});
