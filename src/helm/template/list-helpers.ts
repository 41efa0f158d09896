/** A function that Helm does not have, as a named template that writes a list as JSON. @internal */
export type ListHelper = 'product' | 'sample' | 'complete';

/** @internal */
export function printListHelper(helper: ListHelper, name: string): string {
  return [...HELPERS[helper](name), ''].join('\n');
}

const HELPERS: { readonly [helper in ListHelper]: (name: string) => string[] } = {
  // The maps are texts on the way, since merging would change what is in them.
  product: name => [
    '{{/* All maps with one item of each list, as a JSON list, and no more than the greatest number. */}}',
    `{{- define ${name} -}}`,
    '{{- $maps := list "" -}}',
    '{{- range $key, $values := .lists -}}',
    '{{- $more := list -}}',
    '{{- range $map := $maps -}}',
    '{{- range $value := $values -}}',
    '{{- if ge (len $more) $.most }}{{ break }}{{ end -}}',
    '{{- $more = printf "%s%s:%s" (empty $map | ternary "" (printf "%s," $map)) (toJson $key) (toJson $value) | append $more -}}',
    '{{- end -}}',
    '{{- end -}}',
    '{{- $maps = $more -}}',
    '{{- end -}}',
    '{{- $texts := list -}}',
    '{{- range $map := $maps }}{{ $texts = printf "{%s}" $map | append $texts }}{{ end -}}',
    '[{{ join "," $texts }}]',
    '{{- end -}}',
  ],
  sample: name => [
    '{{/* The items of a list with the least hashes, as a JSON list. */}}',
    `{{- define ${name} -}}`,
    '{{- $hashes := list -}}',
    '{{- range $item := .items }}{{ $hashes = printf "%s\\n%s" $.seed (toJson $item) | sha256sum | append $hashes }}{{ end -}}',
    '{{- $chosen := dict -}}',
    '{{- range $hash := sortAlpha $hashes -}}',
    '{{- if lt (len $chosen) $.count }}{{ $_ := set $chosen $hash true }}{{ end -}}',
    '{{- end -}}',
    '{{- $texts := list -}}',
    '{{- range $i, $item := .items -}}',
    '{{- if hasKey $chosen (index $hashes $i) }}{{ $texts = toJson $item | append $texts }}{{ end -}}',
    '{{- end -}}',
    '[{{ join "," $texts }}]',
    '{{- end -}}',
  ],
  complete: name => [
    '{{/* The maps of a list, each with the other entries that it does not have, as a JSON list. */}}',
    `{{- define ${name} -}}`,
    '{{- $maps := list -}}',
    '{{- range $item := .items -}}',
    '{{- $texts := list -}}',
    '{{- range $key, $value := $.others -}}',
    '{{- if not (hasKey $item $key) }}{{ $texts = printf "%s:%s" (toJson $key) (toJson $value) | append $texts }}{{ end -}}',
    '{{- end -}}',
    '{{- range $key, $value := $item }}{{ $texts = printf "%s:%s" (toJson $key) (toJson $value) | append $texts }}{{ end -}}',
    '{{- $maps = join "," $texts | printf "{%s}" | append $maps -}}',
    '{{- end -}}',
    '[{{ join "," $maps }}]',
    '{{- end -}}',
  ],
};
