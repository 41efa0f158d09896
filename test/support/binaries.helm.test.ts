import { parseManifests, parseYaml } from './go-yaml';
import { HELMS, helmLint, helmPackage, helmTemplate, renderAll } from './helm';
import { writeFiles } from './scratch';

const chart = writeFiles({
  'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\nicon: https://example.org/icon.png\n',
  'values.yaml': 'a: 1\n',
  'templates/all.yaml': [
    'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: all', 'data:', '  values: {{ toJson .Values | quote }}',
    '  release: {{ .Release.Name }} {{ .Release.Namespace }}', '---', '# nothing', '',
  ].join('\n'),
});

describe.each(HELMS)('helm $name', helm => {
  test('renders values of files, of data and of --set', () => {
    const { ok, stdout } = helmTemplate(helm, chart, { values: [{ b: '\u{1f600}é' }], set: ['c=x'], releaseName: 'r', namespace: 'n' });
    expect(ok).toBe(true);
    expect(parseManifests(stdout, helm)).toEqual([{
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'all' },
      data: { values: '{"a":1,"b":"\u{1f600}é","c":"x"}', release: 'r n' },
    }]);
  });

  test('renders many in the order of the jobs', async () => {
    const results = await renderAll([0, 1, 2, 3, 4].map(a => ({ helm, chart, options: { values: [{ a }] } })));
    expect(results.map(r => /\{\\"a\\":(\d)/.exec(r.stdout)![1])).toEqual(['0', '1', '2', '3', '4']);
  });

  test('lints and packs', () => {
    expect(helmLint(helm, chart)).toMatchObject({ ok: true });
    expect(helmPackage(helm, chart).file).toMatch(/c-1\.0\.0\.tgz$/);
  });

  test('reads YAML as Go does, and tells errors from data', () => {
    expect(parseYaml(['a: 0777\nb: yes', '- 1', '', '# nothing', 'Error: x', '{', '5', 'a: "<no value>\\x7f"'], helm)).toEqual([
      { value: { a: 511, b: true } },
      { value: [1] },
      { value: {} },
      { value: {} },
      { value: { Error: 'x' } },
      { error: expect.stringMatching(/^error converting YAML to JSON/) },
      { error: expect.stringMatching(/^error unmarshaling JSON/) },
      { value: { a: '<no value>\x7f' } },
    ]);
  });

  test('reports what Go rejects in a manifest', () => {
    expect(() => parseManifests('a: 1\n---\nb: [', helm)).toThrow("Go's YAML reader refuses a manifest");
  });
});
