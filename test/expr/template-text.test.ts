import { segmentsOf } from '../../src/expr/template-text';

test.each([
  ['{{ if .Values.on }}a', 'a block without an {{ end }}'],
  ['{{ end }}', 'an {{ end }} without a beginning'],
  ['{{ break }}', 'a {{ break }} without a {{ range }} of its own'],
  ['{{ range .Values.list }}a{{ else }}{{ continue }}{{ end }}', 'a {{ continue }} without a {{ range }} of its own'],
  ['{{ $name }}', 'uses $name, which it did not declare'],
  ['{{ $name := $name }}', 'uses $name, which it did not declare'],
  ['{{ with $x := .Values.a }}{{ $x }}{{ end }}{{ $x }}', 'uses $x, which it did not declare'],
  ['{{ $_ := set .Values "a" 1 }}', 'changes what other templates read'],
  ['{{ $_ := unset ($.Values.labels) "a" }}', 'changes what other templates read'],
])('%s is refused: it has or does what no text can have or do alone', (template, why) => {
  expect(() => segmentsOf(template)).toThrow(why);
});

test.each([
  '{{ range $i, $x := .Values.list }}{{ if eq $i 1 }}{{ break }}{{ end }}{{ $x }}{{ end }}',
  '{{ $n := 1 }}{{ if .Values.on }}{{ $n = 2 }}{{ end }}{{ $n }}{{ $.Release.Name }}',
  '{{ with $x := .Values.a }}{{ $x }}{{ else with $y := .Values.b }}{{ $y }}{{ end }}',
  '{{ $d := dict }}{{ $_ := set $d "a" (printf "$x") }}{{ $copy := set (deepCopy .Values.labels) "a" "b" }}{{ toYaml $copy }}',
])('%s is what Helm reads', template => {
  expect(() => segmentsOf(template)).not.toThrow();
});
