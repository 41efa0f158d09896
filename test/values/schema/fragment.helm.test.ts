import * as fc from 'fast-check';
import { Helm, HELMS, helmTemplate } from '../../support/helm';
import { fewest, sample, SEED } from '../../support/runs';
import { writeFiles } from '../../support/scratch';
import { schemaOf } from '../../../src/values/schema/schema';
import { Json, ObjectShape } from '../../../src/values/shape';
import { validateValues } from '../../../src/values/schema/validate';

/**
 * Which of the values `toYaml | nindent` does not give back: before other lines, and at the end of a document, from
 * which Helm trims white space.
 */
function lostByToYaml(helm: Helm, values: readonly Json[]): Json[] {
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.0.0\n',
    'values.json': JSON.stringify(values),
    'templates/check.yaml': [
      '{{- $lost := list }}',
      '{{- range $i, $value := .Files.Get "values.json" | fromJsonArray }}',
      '{{- $inside := printf "in:\\n  at:%s\\n  end: 1\\n" (toYaml $value | nindent 8) }}',
      '{{- $last := printf "%s\\n" (printf "at:%s" (toYaml $value | nindent 2) | trim) }}',
      '{{- $want := toJson $value }}',
      '{{- if or (ne $want (dig "in" "at" "" (fromYaml $inside) | toJson)) (ne $want (toJson (fromYaml $last).at)) }}{{ $lost = append $lost $i }}{{ end }}',
      '{{- end }}',
      'lost: {{ toJson $lost }}',
      '',
    ].join('\n'),
  });
  const { ok, stdout, stderr } = helmTemplate(helm, chart);
  if (!ok) {
    throw new Error(stderr);
  }
  return (JSON.parse(/^lost: (.*)$/m.exec(stdout)![1]) as number[]).map(i => values[i]);
}

const ROOT: ObjectShape = { kind: 'object', fields: { at: { shape: { kind: 'raw', of: 'map' }, description: 'A fragment.' } } };

function isAccepted(value: Json): boolean {
  try {
    validateValues(schemaOf(ROOT), { at: value });
    return true;
  } catch {
    return false;
  }
}

const piece = fc.constantFrom(
  '\n', '\n', '\n\n', '\t', ' ', ' ', '  ', 'a', 'word', '#', ' #', ': ', ':', '-', '- ', '---', '...', '?', '|', '>', '&a', '*a', '!', '!!str ', '%', '@',
  '`', '"', '\'', '\\', '\\n', '{', '}', '[', ']', ',', '{{', '}}', '<<', '=', '~', 'null', 'yes', '1', '0x1', '1e3', '.5', '12:30', '2001-01-01', '\u00a0',
  '\u3000', '\u2003', 'é', '\u{1f600}', '\ufffd', '\ue000', '\u{e0001}', '\u{1fffe}', '\u200b', '\u00ad', 'x'.repeat(90), 'word '.repeat(30), '0123456789'.repeat(15),
);
const text = fc.array(piece, { maxLength: 7 }).map(pieces => pieces.join(''));
const scalar = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.double({ noNaN: true, min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 1, arbitrary: fc.boolean() },
);
const fragment = fc.letrec<{ any: Json }>(tie => ({
  any: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(text, tie('any'), { maxKeys: 3 })),
})).any;
const map = fc.dictionary(text, fragment, { minKeys: 1, maxKeys: 2 });

test.each(HELMS)(`helm $name gives every fragment back that the schema accepts (SEED=${SEED})`, helm => {
  const maps = sample(map, 6000);
  const accepted = maps.filter(isAccepted);
  expect(accepted.length).toBeGreaterThan(fewest(0.4, maps.length));
  const size = 3000; // of which Helm 4 still takes the file
  for (let start = 0; start < accepted.length; start += size) {
    expect(lostByToYaml(helm, accepted.slice(start, start + size))).toEqual([]);
  }
});

// Without these the schema would refuse more than it has to.
test.each(HELMS)('helm $name loses each kind of fragment that the schema refuses', helm => {
  const refused: Json[] = [
    ...['\n', 'a\n\n', 'a\u00a0', 'a\u3000', 'a\u2003\n', 'a\nb\u00a0', '\x7f', '\x80', 'a\ufffe', '\u2028a\nb'].map(end => ({ k: end })),
    { '<<': { a: 1 } },
  ];
  expect(refused.filter(isAccepted)).toEqual([]);
  expect(lostByToYaml(helm, refused)).toEqual(refused);
  // These it would give back; control characters are refused everywhere.
  expect([{ k: '\x07' }, { k: '\ufeff' }, { k: '\r' }].filter(isAccepted)).toEqual([]);
});
