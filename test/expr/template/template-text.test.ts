import { SmallChart } from '../../support/small-chart';
import { Fn } from '../../../src';
import { segmentsOf } from '../../../src/expr/template/template-text';
import { valuePathsOf } from '../../../src/expr/template/template-values';

test.each([
  ['{{ if .Values.on }}a', 'a block without an {{ end }}'],
  ['{{ end }}', 'an {{ end }} without a block'],
  ['{{ break }}', 'a {{ break }} without a {{ range }} of its own'],
  ['{{ range .Values.list }}a{{ else }}{{ continue }}{{ end }}', 'a {{ continue }} without a {{ range }} of its own'],
  ['{{ $name }}', 'uses $name, which it does not declare'],
  ['{{ $name := $name }}', 'uses $name, which it does not declare'],
  ['{{ with $x := .Values.a }}{{ $x }}{{ end }}{{ $x }}', 'uses $x, which it does not declare'],
  ['{{ $_ := set .Values "a" 1 }}', 'changes values that other templates read'],
  ['{{ $_ := unset ($.Values.labels) "a" }}', 'changes values that other templates read'],
  ['{{ $_ := merge .Values.labels (dict "a" 1) }}', 'the template \"{{ $_ := merge .Values.labels (dict \\\"a\\\" 1) }}\" changes values that other templates read: copy them first, as in merge (deepCopy .Values.labels)'],
  ['{{ mergeOverwrite $ (dict "a" 1) }}', 'changes values that other templates read'],
  ['{{ mustMergeOverwrite (.Values.labels | default dict) (dict "a" 1) | toJson }}', 'changes values that other templates read'],
  ['{{ merge (default dict .Values.labels) (dict "a" 1) }}', 'changes values that other templates read'],
  ['{{ $_ := set (index .Values "labels") "a" 1 }}', 'changes values that other templates read'],
  ['{{ $labels := .Values.labels }}{{ $_ := set $labels "a" 1 }}', 'changes values that other templates read'],
  ['{{ range $i, $x := .Values.list }}{{ $_ := set $x "a" 1 }}{{ end }}', 'changes values that other templates read'],
])('%s is refused: it is incomplete, or does what a raw template must not do', (template, why) => {
  expect(() => segmentsOf(template)).toThrow(why);
});

test.each([
  '{{ range $i, $x := .Values.list }}{{ if eq $i 1 }}{{ break }}{{ end }}{{ $x }}{{ end }}',
  '{{ $n := 1 }}{{ if .Values.on }}{{ $n = 2 }}{{ end }}{{ $n }}{{ $.Release.Name }}',
  '{{ with $x := .Values.a }}{{ $x }}{{ else with $y := .Values.b }}{{ $y }}{{ end }}',
  '{{ $d := dict }}{{ $_ := set $d "a" (printf "$x") }}{{ $copy := set (deepCopy .Values.labels) "a" "b" }}{{ toYaml $copy }}',
  '{{ $all := merge (dict "a" 1) .Values.labels }}{{ $_ := set $all "b" 1 }}{{ mergeOverwrite (deepCopy .Values) $all | toJson }}',
  '{{ $x := .Values.labels }}{{ $x := dict }}{{ $_ := set $x "a" 1 }}',
])('%s is valid for Helm', template => {
  expect(() => segmentsOf(template)).not.toThrow();
});

test.each<[string, string[][]]>([
  ['{{ .Values.a.b }}{{ $.Values.c }}{{ $x := dict }}{{ $x.Values.d }}{{ (dict).Values.e }}', [['a', 'b'], ['c']]],
  ['{{ index .Values "a" "b" }}{{ index $.Values.a `b.c/d` $.Release.Name }}', [['a', 'b'], ['a', 'b.c/d'], ['a']]],
  ['{{ get .Values "a" }}{{ if hasKey .Values.a "b" }}{{ get (.Values.a | default dict) "c" }}{{ end }}', [['a'], ['a', 'b'], ['a'], ['a', 'c'], ['a']]],
  ['{{ dig "a" "b" "none" .Values }}{{ dig "a" (list) .Values.b }}{{ .Values.c | dig "d" "none" | quote }}{{ .Values.c | dig "d" (dict) }}', [['a', 'b'], ['b', 'a'], ['b'], ['c'], ['c', 'd'], ['c'], ['c', 'd']]],
  ['{{ printf "%s" "index .Values \\"a\\"" }}{{ index (list 1) 0 }}{{ get (dict) "a" }}', []],
])('of the values %s reads what its functions name, too', (template, paths) => {
  expect(valuePathsOf(template)).toEqual(paths);
});

test.each(['{{ .Values.nope }}', '{{ index .Values "nope" }}', '{{ get .Values "nope" }}', '{{ dig "nope" "" .Values }}'])('%s is refused where the value was never declared', template => {
  const chart = new SmallChart(c => c.holder(Fn.raw({ template, plain: 'a' }).asString()));
  expect(() => chart.toJson()).toThrow(expect.objectContaining({ refusal: 'value-undeclared', message: expect.stringContaining('the template reads .Values.nope, and nope is not declared') }));
});
