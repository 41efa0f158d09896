{{/* Name of the chart in names and labels. */}}
{{- define "arl-cluster.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Name of this release, of which those of its objects are made; at most 63 characters. */}}
{{- define "arl-cluster.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "arl-cluster.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "arl-cluster.name" .) | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{/* Labels of this release that select its pods; with a component label they never change after the first install. */}}
{{- define "arl-cluster.selectorLabels" -}}
app.kubernetes.io/name: {{ include "arl-cluster.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "arl-cluster.labels" -}}
{{ include "arl-cluster.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end -}}

{{/* Name of the objects of dask-worker. */}}
{{- define "arl-cluster.worker.name" -}}
{{ .Values.worker.name | default (printf "dask-worker-%s" (include "arl-cluster.fullname" . | trunc 51 | trimSuffix "-")) }}
{{- end -}}

{{/* Name of the objects of dask-scheduler. */}}
{{- define "arl-cluster.daskscheduler.name" -}}
{{ .Values.daskscheduler.name | default (printf "dask-scheduler-%s" (include "arl-cluster.fullname" . | trunc 48 | trimSuffix "-")) }}
{{- end -}}

{{/* Name of the objects of notebook. */}}
{{- define "arl-cluster.notebook.name" -}}
{{ .Values.notebook.name | default (printf "notebook-%s" (include "arl-cluster.fullname" . | trunc 54 | trimSuffix "-")) }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "arl-cluster.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ .Values.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "arl-cluster.credentials.secretName" -}}
{{ .Values.jupyter.existingSecret | default (printf "%s-notebook-credentials" (include "arl-cluster.fullname" . | trunc 42 | trimSuffix "-")) }}
{{- end -}}

{{/* Reads what is given under deprecated paths as if it were given where it belongs now, below what is given there. */}}
{{- define "arl-cluster.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
{{- $values := dict }}
{{- $_ := set $values "resources" (dict "limits" (dict "cpu" "500m" "memory" "512Mi")) }}
{{- if .Values.image.pullSecret }}
{{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" (list (dict "name" .Values.image.pullSecret))))) }}
{{- end }}
{{- if not (kindIs "invalid" .Values.image.secrets) }}
{{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" .Values.image.secrets))) }}
{{- end }}
{{- if not (kindIs "invalid" .Values.resource) }}
{{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "resources" .Values.resource)) }}
{{- end }}
{{- include "arl-cluster.mergeValues" (dict "into" $values "from" .Values) }}
{{- $_ := set . "GivenValues" .Values }}
{{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges one map into another as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "arl-cluster.mergeValues" -}}
{{- range $key, $value := .from }}
{{- if kindIs "map" $value }}
{{- if not (kindIs "map" (get $.into $key)) }}
{{- $_ := set $.into $key dict }}
{{- end }}
{{- include "arl-cluster.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
{{- else if kindIs "invalid" $value }}
{{- $_ := unset $.into $key }}
{{- else }}
{{- $_ := set $.into $key $value }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Fails when a name is there twice. */}}
{{- define "arl-cluster.distinct" -}}
{{- range $i, $name := .names }}
{{- if has $name (slice $.names 0 $i) }}
{{- fail (printf $.message $name) }}
{{- end }}
{{- end }}
{{- end -}}
