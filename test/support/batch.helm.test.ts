import { renderBatch } from './batch';
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

test.each(HELMS)('helm $name renders a batch as it renders each alone', async helm => {
  const alone = await renderAll(VALUES.map(values => ({ helm, chart, options: { values: [values] } })));
  const fine = VALUES.filter((_, i) => alone[i].ok);
  expect(fine.length).toBeGreaterThan(4);
  // All that can be rendered go through one process; one that fails in a template sends all through processes of their own.
  for (const values of [fine, VALUES]) {
    const expected = values.map(value => alone[VALUES.indexOf(value)]);
    const batch = await renderBatch(helm, chart, values);
    expect(batch.map(r => ({ ok: r.ok, documents: documents(r.stdout) }))).toEqual(expected.map(r => ({ ok: r.ok, documents: documents(r.stdout) })));
  }
});

function documents(text: string): string[] {
  return text.split(/^---\n/m).map(document => document.trim()).filter(document => document !== '').sort();
}
