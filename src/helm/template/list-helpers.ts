/** A function that Helm does not have, as a named template that writes a list as JSON. @internal */
export type ListHelper = 'product' | 'sample' | 'complete';

/** @internal */
export function printListHelper(helper: ListHelper, name: string): string {
  return [...HELPERS[helper](name), ''].join('\n');
}

const HELPERS: { readonly [helper in ListHelper]: (name: string) => string[] } = {
  // Nothing is appended to a list, which would copy it each time.
  product: name => [
    '{{/* All maps with one item of each list, as a JSON list, and no more than the greatest number: the index of a map gives that of each item. */}}',
    `{{- define ${name} -}}`,
    '{{- $steps := dict -}}',
    '{{- $count := 1 -}}',
    '{{- range $key := keys .lists | sortAlpha | reverse -}}',
    '{{- $_ := set $steps $key $count -}}',
    '{{- $count = get $.lists $key | len | mul $count | min $.most -}}',
    '{{- end -}}',
    '[{{ range $i := until (int $count) }}{{ if $i }},{{ end }}{',
    '{{- $comma := "" -}}',
    '{{- range $key, $values := $.lists -}}',
    '{{ $comma }}{{ toJson $key }}:{{ mod (div $i (get $steps $key)) (len $values) | int | index $values | toJson }}',
    '{{- $comma = "," -}}',
    '{{- end -}}',
    '}{{ end }}]',
    '{{- end -}}',
  ],
  sample: name => [
    '{{/* The items of a list with the least hashes, as a JSON list. */}}',
    `{{- define ${name} -}}`,
    '{{- $hashes := dict -}}',
    '{{- range $item := .items }}{{ $_ := set $hashes (printf "%s\\n%s" $.seed (toJson $item) | sha256sum) true }}{{ end -}}',
    '{{- $chosen := dict -}}',
    '{{- range $i, $hash := keys $hashes | sortAlpha -}}',
    '{{- if ge $i $.count }}{{ break }}{{ end -}}',
    '{{- $_ := set $chosen $hash true -}}',
    '{{- end -}}',
    '{{- $comma := "" -}}',
    '[{{ range $item := .items -}}',
    '{{- if hasKey $chosen (printf "%s\\n%s" $.seed (toJson $item) | sha256sum) -}}',
    '{{ $comma }}{{ toJson $item }}',
    '{{- $comma = "," -}}',
    '{{- end -}}',
    '{{- end }}]',
    '{{- end -}}',
  ],
  complete: name => [
    '{{/* The maps of a list, each with the other entries that it does not have, as a JSON list. */}}',
    `{{- define ${name} -}}`,
    '[{{ range $i, $item := .items }}{{ if $i }},{{ end }}{',
    '{{- $comma := "" -}}',
    '{{- range $key, $value := $.others -}}',
    '{{- if not (hasKey $item $key) -}}',
    '{{ $comma }}{{ toJson $key }}:{{ toJson $value }}',
    '{{- $comma = "," -}}',
    '{{- end -}}',
    '{{- end -}}',
    '{{- range $key, $value := $item -}}',
    '{{ $comma }}{{ toJson $key }}:{{ toJson $value }}',
    '{{- $comma = "," -}}',
    '{{- end -}}',
    '}{{ end }}]',
    '{{- end -}}',
  ],
};
