import { execFileSync } from 'child_process';
import { EXAMPLE, group, modelOf } from './example-model';
import { chartYaml } from '../../../src/helm/files/chart-yaml';
import { CI_VALUES_FILE, ciValues } from '../../../src/helm/files/ci-values';
import { environmentFile, environmentValues } from '../../../src/helm/files/environment-values';
import { helmignore } from '../../../src/helm/files/helmignore';
import { chartReadme } from '../../../src/helm/files/readme';
import { valuesYaml } from '../../../src/helm/files/values-yaml';
import { Model } from '../../../src/manifest/model/model';
import { Fields } from '../../../src/values/declare/fields';
import { schemaOf } from '../../../src/values/schema/schema';
import { parseYaml } from '../../support/go-yaml';
import { HELMS, helmLint, helmPackage, helmTemplate } from '../../support/helm';
import { writeFiles } from '../../support/scratch';

/** The files of the chart, with templates that say what values they got. */
function chartOf(model: Model, more: { [path: string]: string } = {}): string {
  return writeFiles({
    '.helmignore': helmignore(),
    'Chart.yaml': chartYaml(model, ['quay.io/jupyter/base-notebook:4.4.9']),
    'values.yaml': valuesYaml(model),
    'values.schema.json': JSON.stringify(schemaOf(model.values)),
    'README.md': chartReadme(model),
    ...Object.fromEntries(ciValues(model)),
    ...Object.fromEntries(Object.entries(model.environments).map(([name, e]) => [environmentFile(name), environmentValues(e)])),
    'templates/configmap.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: all\ndata:\n  host: {{ dig "ingress" "host" "none" .Values.AsMap | quote }}\n',
    ...more,
  });
}

const PLAIN = modelOf({ replicas: Fields.integer('replicas', { default: 1, description: 'Pods.' }) });

describe.each(HELMS)('helm $name', helm => {
  test.each([['a value of each kind', EXAMPLE], ['one value', PLAIN], ['no value', modelOf({})]])('accepts a chart with %s without a warning', (_, model) => {
    const chart = chartOf(model);
    const valuesFiles = [`${chart}/${CI_VALUES_FILE}`];
    const lint = helmLint(helm, chart, { valuesFiles, strict: true });
    expect(lint.stdout + lint.stderr).not.toMatch(/WARN|ERROR/i);
    expect(lint).toMatchObject({ ok: true });
    const packed = helmPackage(helm, chart);
    expect(packed).toMatchObject({ ok: true, stderr: '' });
    const rendered = helmTemplate(helm, packed.file!, { valuesFiles });
    expect(rendered).toMatchObject({ ok: true, stderr: '' });
    expect(rendered.stdout).toContain(`host: "${model === EXAMPLE ? 'notebook.test' : 'none'}"`);
  });

  test.each(['development', 'production'])('renders the values of %s', environment => {
    const chart = chartOf(EXAMPLE);
    const { stdout } = helmTemplate(helm, chart, { valuesFiles: [`${chart}/${environmentFile(environment)}`] });
    expect(stdout).toContain(`host: "notebook.${environment === 'production' ? 'example.org' : 'test'}"`);
  });

  test('omits files of tools from the package', () => {
    const chart = chartOf(EXAMPLE, {
      '.git/config': '', '.DS_Store': '', 'templates/.configmap.yaml.swp': '', 'values.yaml.orig': '', '.idea/x.xml': '', 'notebook-0.0.9.tgz': '', 'a~': '',
    });
    const listed = execFileSync('tar', ['-tzf', helmPackage(helm, chart).file!], { encoding: 'utf8' }).trim().split('\n').sort();
    expect(listed).toEqual([
      '.helmignore', 'Chart.yaml', 'README.md', 'templates/configmap.yaml', 'values.development.yaml', 'values.production.yaml', 'values.schema.json', 'values.yaml',
    ].map(path => `notebook/${path}`));
  });
});

describe('the values of an environment', () => {
  const shipped = (text: string) => environmentValues({ text, values: {} });

  test('keep their comments', () => {
    const text = '# Why three: two survive the loss of a node.\nreplicaCount: 3 # not four\n';
    expect(shipped(text)).toBe(text);
  });

  test('lose the comment with the path of the schema', () => {
    expect(shipped('# yaml-language-server: $schema=../../../charts-out/helm/notebook/values.schema.json\n\n# Prod.\na: 1\n')).toBe('# Prod.\na: 1\n');
    expect(shipped('# Prod.\n#yaml-language-server: $schema=x\na: 1\n')).toBe('# Prod.\na: 1\n');
    const within = 'a: |\n  # yaml-language-server: $schema=x\n';
    expect(shipped(within)).toBe(within);
  });

  test('have line breaks of one kind', () => {
    expect(shipped('\ufeff# A\r\na: |\r\n  x\r\n')).toBe('# A\na: |\n  x\n');
  });

  test('say the same as the file of the author', () => {
    const texts = ['a: |+\n  x\n\n\n', 'a: "x\n  y"', '', '\n\n# only comments', '# c\r\na: 1\r\nb: |-\r\n  x\r\n  y\r\n', '  \n# x\n a: 1\n', 'a: |\n  x', '---\na: 1\n'];
    expect(parseYaml(texts.map(shipped))).toEqual(parseYaml(texts));
  });
});

describe('ci-values-missing', () => {
  const secret = Fields.secret('password', { description: 'Password.' });
  const required = { a: group('', { b: Fields.string('b', { required: true, description: 'B.' }), password: secret }) };

  test('a chart with required values has values to be checked with', () => {
    expect(() => ciValues(modelOf(required))).toThrow('the chart notebook cannot be linted: a.b, a.password are required and have no default: ' +
      'set values in ciValues that helm lint and chart tests can use, and nothing confidential');
    expect(() => ciValues(modelOf(required, { ciValues: { a: { b: 'x', password: null } } }))).toThrow('a.password is required and has no default');
    expect(() => ciValues(modelOf(required, { ciValues: { a: [] } }))).toThrow('a.b, a.password are required');
  });

  test('they are shipped when they are complete', () => {
    expect(ciValues(modelOf(required, { ciValues: { a: { b: 'x', password: 'yes' } } })).get(CI_VALUES_FILE)).toBe(
      '# The defaults, with required values for helm lint and chart tests; do not deploy them.\n\na:\n  b: x\n  password: "yes"\n');
  });

  test('a chart whose defaults are complete needs none', () => {
    const items = modelOf({ o: { ...group('', required), optional: true }, l: Fields.list('l', { description: 'L.', minItems: 0 }) });
    for (const model of [items, PLAIN]) {
      expect([...ciValues(model)]).toEqual([[CI_VALUES_FILE, '# The defaults, for helm lint and chart tests.\n']]);
    }
    expect(ciValues({ ...PLAIN, ciValues: { replicas: 2 } }).get(CI_VALUES_FILE)).toContain('replicas: 2');
  });

  test('each environment is checked with its values and the required ones', () => {
    const environment = (replicas: number) => ({ values: { replicas }, text: '' });
    const model = { ...PLAIN, ciValues: { name: 'x', replicas: 1 }, environments: { small: environment(2), large: environment(5) } };
    const files = ciValues(model);
    expect([...files.keys()]).toEqual([CI_VALUES_FILE, 'ci/small-values.yaml', 'ci/large-values.yaml']);
    expect(files.get('ci/large-values.yaml')).toBe('# The environment large, for helm lint and chart tests.\n\nname: x\nreplicas: 5\n');
  });
});
