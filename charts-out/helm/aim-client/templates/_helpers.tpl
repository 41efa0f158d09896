{{/* Name of the chart in names and labels. */}}
{{- define "aim-client.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "aim-client.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "aim-client.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "aim-client.name" .) | include "aim-client.max63" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "aim-client.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "aim-client.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aim-client.selectorLabels" -}}
app.kubernetes.io/name: {{ include "aim-client.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aim-client.labels" -}}
{{ include "aim-client.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "aim-client.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "aim-client.string" .Values.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "aim-client.run" -}}
affinity: {{ .Values.affinity | default dict | toJson }}
args: {{ .Values.args | default list | toJson }}
automountServiceAccountToken: {{ .Values.automountServiceAccountToken | default false | toJson }}
caKey: {{ .Values.caKey | toJson }}
caSecret: {{ .Values.caSecret | toJson }}
chartName: {{ include "aim-client.name" . | toJson }}
command: {{ .Values.command | default list | toJson }}
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
dnsConfig: {{ .Values.dnsConfig | default dict | toJson }}
environment: {{ .Values.env | default dict | toJson }}
extraContainers: {{ .Values.extraContainers | default list | toJson }}
extraEnv: {{ .Values.extraEnv | default list | toJson }}
extraEnvFrom: {{ .Values.extraEnvFrom | default list | toJson }}
extraInitContainers: {{ .Values.extraInitContainers | default list | toJson }}
extraVolumeMounts: {{ .Values.extraVolumeMounts | default list | toJson }}
extraVolumes: {{ .Values.extraVolumes | default list | toJson }}
hostAliases: {{ .Values.hostAliases | default list | toJson }}
image: {{ include "aim-client.image" . | toJson }}
imagePullPolicy: {{ .Values.image.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.image.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.image.pullSecrets | default list) | default list | toJson }}{{ end }}
kind: {{ .Values.kind | toJson }}
nodeSelector: {{ .Values.nodeSelector | default dict | toJson }}
podAnnotations: {{ .Values.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.priorityClassName | default "" | toJson }}
protocol: {{ .Values.protocol | toJson }}
repo: {{ printf "aim://%s:%s%s" .Values.server.host (.Values.server.port | int64 | toString) (.Values.server.basePath | default "") | toJson }}
resources: {{ .Values.resources | default dict | toJson }}
restartPolicy: {{ .Values.restartPolicy | toJson }}
run: {{ include "aim-client.string" .Values.run | toJson }}
runtimeClassName: {{ .Values.runtimeClassName | default "" | toJson }}
securityContext: {{ .Values.securityContext | default dict | toJson }}
serviceAccountName: {{ include "aim-client.serviceaccount.serviceAccountName" . | toJson }}
sidecars: {{ .Values.sidecars | default list | toJson }}
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds | toJson }}
tolerations: {{ .Values.tolerations | default list | toJson }}
topologySpreadConstraints: {{ .Values.topologySpreadConstraints | default list | toJson }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aim-client.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "aim-client.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "aim-client.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "aim-client.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aim-client.valuesWithDefaults" -}}
global image protocol server caSecret="" caKey kind job restartPolicy serviceAccount podSecurityContext securityContext terminationGracePeriodSeconds
image.repository image.tag="" image.pullPolicy
server.host server.port
job.backoffLimit
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aim-client.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aim-client.valuesWithDefaults" .) -1 }}
  {{- $names := splitList "=" . | first | splitList "." }}
  {{- $group := $.Values }}
  {{- range initial $names }}
    {{- $group = get ($group | default dict) . }}
  {{- end }}
  {{- if and (kindIs "map" $group) (not (hasKey $group (last $names))) }}
    {{- $missing = append $missing (regexReplaceAll "=(.+)" . " (set it to ${1} for none)") }}
  {{- end }}
{{- end }}
{{- with $missing }}
  {{- fail (printf
      "%s: got null or nothing, expected a value: in values, leave the key out instead of setting it to null; with the values of an older version of the chart, upgrade with --reset-then-reuse-values instead of --reuse-values"
      (join ", " .)) }}
{{- end }}
{{- end -}}

{{/* Fails with the "message" if two of the "names" are equal. */}}
{{- define "aim-client.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aim-client.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aim-client.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "aim-client.checkPod" -}}
{{- include "aim-client.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "aim-client.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "aim-client.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" "env or extraEnv") }}
{{- include "aim-client.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "aim-client.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "aim-client.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "aim-client.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "aim-client.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aim-client.checkExtraObjects" -}}
{{- $names := list (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "aim-client.serviceaccount.serviceAccountName" .)))
    (and (eq .Values.kind "Pod")
        (printf "v1/Pod %s" (printf "%s-%s" (include "aim-client.fullname" .) (include "aim-client.run" . | sha256sum | trunc 8) | include "aim-client.max63")))
    (printf "v1/Pod %s" (printf "%s-test" (include "aim-client.fullname" .) | include "aim-client.max63"))
    (and (eq .Values.kind "Job")
        (printf "batch/Job %s" (printf "%s-%s" (include "aim-client.fullname" .) (include "aim-client.run" . | sha256sum | trunc 8) | include "aim-client.max63"))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aim-client.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
