import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Helm, HELMS, helmTemplate } from '../../support/helm';
import { HOSTILE } from '../../support/hostile-strings';
import { writeFiles } from '../../support/scratch';
import { Pattern } from '../../../src';
import { portableRegExp, spelledOut } from '../../../src/values/schema/portable-pattern';
import { Json } from '../../../src/values/shape';

const CHARTS = path.join(__dirname, '../../../charts-out/helm');

/** Every pattern of every chart, those of the library, and some with sets that languages see differently. */
const PATTERNS = [...new Set([
  ...fs.readdirSync(CHARTS).flatMap(chart => patternsIn(JSON.parse(fs.readFileSync(path.join(CHARTS, chart, 'values.schema.json'), 'utf8')))),
  ...Object.values(Pattern).filter((pattern): pattern is string => typeof pattern === 'string'),
  ...['^\\d+$', '^[\\w.]+$', '^a.c$', '^\\W\\D$', '^[^\\d]$'].map(spelledOut),
])];

const SAMPLES = [...new Set([
  ...HOSTILE, '٣', 'é', 'a\rc', 'a\u2028c', 'a😀c', 'a', 'a-b', 'a.b.c', '*.example.org', '/a/b', '192.0.2.0/24', '2001:db8::/32', 'sha256:' + 'a'.repeat(64), '1.5Gi', '500m', '-1e3', 'x_1', '<no value>', 'end\u3000',
].filter(text => !text.endsWith('\n')))]; // Python's $ matches before a line feed at the end

function patternsIn(schema: Json): string[] {
  return typeof schema !== 'object' || schema === null ? []
    : Object.entries(schema).flatMap(([key, value]) => (key === 'pattern' && typeof value === 'string' ? [value] : patternsIn(value)));
}

const EXPECTED = PATTERNS.map(pattern => SAMPLES.map(text => portableRegExp(pattern).test(text)));

/** Which samples match which pattern, told apart by their place. */
function differences(matches: boolean[][]): [pattern: string, text: string][] {
  return PATTERNS.flatMap((pattern, p) => SAMPLES.flatMap((text, s): [string, string][] => (matches[p][s] === EXPECTED[p][s] ? [] : [[pattern, text]])));
}

test('JavaScript reads every pattern of a schema with and without the flag u, and matches the same', () => {
  // Without the flag, a character beyond the first plane is two.
  expect(differences(PATTERNS.map(pattern => SAMPLES.map(text => new RegExp(pattern, 'u').test(text))))).toEqual([]);
  expect(differences(PATTERNS.map(pattern => SAMPLES.map(text => new RegExp(pattern, /[\u{10000}-\u{10ffff}]/u.test(text) ? 'u' : '').test(text))))).toEqual([]);
});

test('Python reads every pattern of a schema, and matches the same', () => {
  const script = 'import json, re, sys\npatterns, samples = json.load(sys.stdin)\nprint(json.dumps([[re.search(p, s) is not None for s in samples] for p in patterns]))';
  const { status, stdout, stderr } = spawnSync('python3', ['-W', 'error', '-c', script], { input: JSON.stringify([PATTERNS, SAMPLES]), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(differences(JSON.parse(stdout))).toEqual([]);
});

test.each(HELMS)('Go, in helm $name, reads every pattern of a schema, and matches the same', helm => {
  expect(differences(matchesOfGo(helm))).toEqual([]);
});

function matchesOfGo(helm: Helm): boolean[][] {
  const quoted = (text: string) => JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, char => `\\U${char.codePointAt(0)!.toString(16).padStart(8, '0')}`);
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'templates/a.yaml': `{{- $samples := list ${SAMPLES.map(quoted).join(' ')} }}
{{- $all := list }}
{{- range $pattern := list ${PATTERNS.map(quoted).join(' ')} }}
  {{- $row := list }}
  {{- range $samples }}{{ $row = append $row (mustRegexMatch $pattern .) }}{{ end }}
  {{- $all = append $all $row }}
{{- end }}
all: {{ toJson $all }}
`,
  });
  const { stdout, stderr } = helmTemplate(helm, chart);
  expect(stderr).toBe('');
  return JSON.parse(/^all: (.*)$/m.exec(stdout)![1]);
}
