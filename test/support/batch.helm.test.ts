import { Batch } from './batch';
import { HELMS, renderAll } from './helm';
import { writeFiles } from './scratch';
import { Json } from '../../src/values/shape';

const chart = writeFiles({
  'Chart.yaml': 'apiVersion: v2\nname: batched\nversion: 1.0.0\n',
  'values.yaml': 'a: 1\ngroup: {b: x, c: y}\nmap: {}\n',
  'values.schema.json': JSON.stringify({ type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }),
  'templates/_helpers.tpl': '{{- define "name" }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}',
  'templates/two.yaml': [
    'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: {{ include "name" . }}', 'data:', '  values: {{ toJson (omit .Values "global") | quote }}', '---',
    'apiVersion: v1', 'kind: Secret', 'metadata:', '  name: {{ required "no b" .Values.group.b }}', '',
  ].join('\n'),
});

const VALUES: Json[] = [
  {}, { a: 2 }, { group: { b: null, c: 'z' } }, { group: null }, { map: { k: null, __proto__: 1 } }, { a: 'x' }, { group: { b: 'q', d: [1, { e: null }] } }, { a: null },
  { global: { x: 1 } }, { new: null },
];

describe.each(HELMS)('helm $name', helm => {
  const batch = new Batch(chart);

  test('renders a batch as it renders each alone', async () => {
    const alone = await renderAll(VALUES.map(values => ({ helm, chart, options: { values: [values] } })));
    const rendered = VALUES.map((_, i) => i).filter(i => alone[i].ok);
    expect(rendered.length).toBeGreaterThan(4);
    const together = await batch.render(helm, rendered.map(i => VALUES[i]));
    expect(together?.map(({ stdout }) => documents(stdout))).toEqual(rendered.map(i => documents(alone[i].stdout)));
  });

  test.each([['the schema', { a: 'x' }], ['a template', { group: { b: null } }]])('renders nothing when %s refuses one', async (_, refused) => {
    expect(await batch.render(helm, [{}, refused])).toBeUndefined();
  });

  test('says which the schema refuses', async () => {
    const refused = await batch.refusedBySchema(helm, VALUES);
    expect(VALUES.filter((_, i) => refused.has(i))).toEqual([{ a: 'x' }, { a: null }]);
    expect((await batch.refusedBySchema(helm, [{}, { a: 2 }])).size).toBe(0);
  });
});

function documents(text: string): string[] {
  return text.split(/^---\n/m).map(document => document.trim()).filter(document => document !== '').sort();
}
