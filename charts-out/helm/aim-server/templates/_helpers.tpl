{{/* Name of the chart in names and labels. */}}
{{- define "aim-server.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Name of this release, of which those of its objects are made; at most 63 characters. */}}
{{- define "aim-server.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "aim-server.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "aim-server.name" .) | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{/* Labels of this release that select its pods; with a component label they never change after the first install. */}}
{{- define "aim-server.selectorLabels" -}}
app.kubernetes.io/name: {{ include "aim-server.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aim-server.labels" -}}
{{ include "aim-server.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "aim-server.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Fails when a name is there twice. */}}
{{- define "aim-server.distinct" -}}
{{- range $i, $name := .names }}
{{- if has $name (slice $.names 0 $i) }}
{{- fail (printf $.message $name) }}
{{- end }}
{{- end }}
{{- end -}}
