{{/* Name of the chart in names and labels. */}}
{{- define "experiment.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "experiment.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "experiment.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "experiment.name" .) | include "experiment.max63" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "experiment.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "experiment.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "experiment.selectorLabels" -}}
app.kubernetes.io/name: {{ include "experiment.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "experiment.labels" -}}
{{ include "experiment.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "experiment.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "experiment.string" .Values.image.tag | default "3.13-slim" }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "experiment.run" -}}
affinity: {{ .Values.affinity | default dict | toJson }}
args: {{ .Values.args | default list | toJson }}
automountServiceAccountToken: {{ .Values.automountServiceAccountToken | default false | toJson }}
chartName: {{ include "experiment.name" . | toJson }}
command: {{ .Values.command | default list | toJson }}
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
compute: {{ dict "when 0" (not (empty (cat .Values.resources.cpu)) | ternary (dict "cpu" (cat .Values.resources.cpu | default "") | toJson) "{}") "when 1" (not (empty (cat .Values.resources.memory)) | ternary (dict "memory" (cat .Values.resources.memory | default "") | toJson) "{}") "gpu" (.Values.resources.gpu | default 0) "tpu" (.Values.resources.tpu | default 0) "when 4" (not (empty (cat .Values.resources.ephemeralStorage)) | ternary (dict "ephemeralStorage" (cat .Values.resources.ephemeralStorage | default "") | toJson) "{}") | toJson }}
distributed: {{ dict "nodes" .Values.distributed.nodes "processesPerNode" (include "experiment.string" .Values.distributed.processesPerNode) "port" .Values.distributed.port "rendezvous" .Values.distributed.rendezvous | toJson }}
dnsConfig: {{ .Values.dnsConfig | default dict | toJson }}
environment: {{ .Values.env | default dict | toJson }}
extraContainers: {{ .Values.extraContainers | default list | toJson }}
extraEnv: {{ .Values.extraEnv | default list | toJson }}
extraEnvFrom: {{ .Values.extraEnvFrom | default list | toJson }}
extraInitContainers: {{ .Values.extraInitContainers | default list | toJson }}
extraVolumeMounts: {{ .Values.extraVolumeMounts | default list | toJson }}
extraVolumes: {{ .Values.extraVolumes | default list | toJson }}
gpu: {{ dict "resource" .Values.gpu.resource "product" (.Values.gpu.product | default "") "accelerator" (.Values.gpu.accelerator | default "") | toJson }}
hostAliases: {{ .Values.hostAliases | default list | toJson }}
image: {{ include "experiment.image" . | toJson }}
imagePullPolicy: {{ .Values.image.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.image.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.image.pullSecrets | default list) | default list | toJson }}{{ end }}
job: {{ dict "restartPolicy" .Values.job.restartPolicy "when 1" (not (kindIs "invalid" .Values.job.podFailurePolicy) | ternary (dict "podFailurePolicy" (.Values.job.podFailurePolicy | default dict) | toJson) "{}") | toJson }}
nodeSelector: {{ .Values.nodeSelector | default dict | toJson }}
paramStyle: {{ .Values.paramStyle | toJson }}
podAnnotations: {{ .Values.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.priorityClassName | default "" | toJson }}
queue: {{ dict "name" (.Values.queue.name | default "") "priorityClass" (.Values.queue.priorityClass | default "") | toJson }}
run: {{ include "experiment.string" .Values.run | toJson }}
runtimeClassName: {{ .Values.runtimeClassName | default "" | toJson }}
secretEnv: {{ .Values.secretEnv | default dict | toJson }}
securityContext: {{ .Values.securityContext | default dict | toJson }}
serviceAccountName: {{ include "experiment.serviceaccount.serviceAccountName" . | toJson }}
{{- if cat .Values.sharedMemory }}
sharedMemory: {{ cat .Values.sharedMemory | default "" | toJson }}{{ end }}
sidecars: {{ .Values.sidecars | default list | toJson }}
storage: {{ dict "existingClaim" .Values.storage.existingClaim "mountPath" .Values.storage.mountPath "subPath" (.Values.storage.subPath | default "") | toJson }}
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds | toJson }}
tolerations: {{ .Values.tolerations | default list | toJson }}
topologySpreadConstraints: {{ .Values.topologySpreadConstraints | default list | toJson }}
tpu: {{ dict "resource" .Values.tpu.resource "accelerator" (.Values.tpu.accelerator | default "") "topology" (.Values.tpu.topology | default "") | toJson }}
tracking: {{ dict "aim" (dict "repo" (.Values.tracking.aim.repo | default "") "protocol" .Values.tracking.aim.protocol "caSecret" (.Values.tracking.aim.caSecret | default "") "caKey" .Values.tracking.aim.caKey) "mlflow" (dict "trackingUri" (.Values.tracking.mlflow.trackingUri | default "") "experimentName" (.Values.tracking.mlflow.experimentName | default "") "existingSecret" (.Values.tracking.mlflow.existingSecret | default "")) "neptune" (dict "project" (.Values.tracking.neptune.project | default "") "existingSecret" (.Values.tracking.neptune.existingSecret | default "") "apiTokenKey" .Values.tracking.neptune.apiTokenKey) | toJson }}
{{- end -}}

{{/* The parameters of each run. */}}
{{- define "experiment.sets" -}}
{{ include "experiment.complete" (dict "others" (.Values.params | default dict) "items" (empty .Values.sweep.sample | ternary (empty .Values.sweep.sets | ternary (include "experiment.product" (dict "most" 10001 "lists" (.Values.sweep.grid | default dict)) | fromJsonArray) (.Values.sweep.sets | default list)) (include "experiment.sample" (dict "count" (int .Values.sweep.sample) "seed" (include "experiment.string" .Values.sweep.seed) "items" (empty .Values.sweep.sets | ternary (include "experiment.product" (dict "most" 10001 "lists" (.Values.sweep.grid | default dict)) | fromJsonArray) (.Values.sweep.sets | default list))) | fromJsonArray))) | fromJsonArray | toJson }}
{{- end -}}

{{/* Name of the Indexed Job and its ConfigMap. */}}
{{- define "experiment.indexedName" -}}
{{ printf "%s-%s" (include "experiment.fullname" .) (printf "%s\nsets: %s\nbackoffLimitPerIndex: %s\nlauncherImage: %s" (include "experiment.run" .) (include "experiment.sets" . | fromJsonArray | toRawJson) (.Values.sweep.backoffLimitPerIndex | int64 | toString) .Values.sweep.launcherImage | sha256sum | trunc 8) | include "experiment.max57" }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "experiment.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "experiment.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "experiment.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* The string as a name of at most 57 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "experiment.max57" -}}
{{- if gt (len .) 57 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 48 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* The maps of a list, each with the other entries that it does not have, as a JSON list. */}}
{{- define "experiment.complete" -}}
[{{ range $i, $item := .items }}{{ if $i }},{{ end }}{
{{- $comma := "" -}}
{{- range $key, $value := $.others -}}
{{- if not (hasKey $item $key) -}}
{{ $comma }}{{ toJson $key }}:{{ toJson $value }}
{{- $comma = "," -}}
{{- end -}}
{{- end -}}
{{- range $key, $value := $item -}}
{{ $comma }}{{ toJson $key }}:{{ toJson $value }}
{{- $comma = "," -}}
{{- end -}}
}{{ end }}]
{{- end -}}

{{/* All maps with one item of each list, as a JSON list, and no more than the greatest number: the index of a map gives that of each item. */}}
{{- define "experiment.product" -}}
{{- $steps := dict -}}
{{- $count := 1 -}}
{{- range $key := keys .lists | sortAlpha | reverse -}}
{{- $_ := set $steps $key $count -}}
{{- $count = get $.lists $key | len | mul $count | min $.most -}}
{{- end -}}
[{{ range $i := until (int $count) }}{{ if $i }},{{ end }}{
{{- $comma := "" -}}
{{- range $key, $values := $.lists -}}
{{ $comma }}{{ toJson $key }}:{{ mod (div $i (get $steps $key)) (len $values) | int | index $values | toJson }}
{{- $comma = "," -}}
{{- end -}}
}{{ end }}]
{{- end -}}

{{/* The items of a list with the least hashes, as a JSON list. */}}
{{- define "experiment.sample" -}}
{{- $hashes := dict -}}
{{- range $item := .items }}{{ $_ := set $hashes (printf "%s\n%s" $.seed (toJson $item) | sha256sum) true }}{{ end -}}
{{- $chosen := dict -}}
{{- range $i, $hash := keys $hashes | sortAlpha -}}
{{- if ge $i $.count }}{{ break }}{{ end -}}
{{- $_ := set $chosen $hash true -}}
{{- end -}}
{{- $comma := "" -}}
[{{ range $item := .items -}}
{{- if hasKey $chosen (printf "%s\n%s" $.seed (toJson $item) | sha256sum) -}}
{{ $comma }}{{ toJson $item }}
{{- $comma = "," -}}
{{- end -}}
{{- end }}]
{{- end -}}

{{/* Lines, made of sets[]. */}}
{{- define "experiment.setsLines" -}}
{{- $texts := list }}
{{- range $name, $value := $.set }}
  {{- $texts = append $texts (printf "set -- \"$@\" '--%s=%s'\n" $name (kindIs "string" $value | ternary $value ($value | toRawJson) | replace "'" "'\\''")) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of sets[]. */}}
{{- define "experiment.dataSetsLines" -}}
{{- $texts := list }}
{{- range $name, $value := $.set }}
  {{- $texts = append $texts (printf "set -- '%s=%s' \"$@\"\n" $name (kindIs "string" $value | ternary $value ($value | toRawJson) | replace "'" "'\\''")) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* A list in one text, made of sets[]. */}}
{{- define "experiment.setsList" -}}
{{- $texts := list }}
{{- range $name, $value := $.set }}
  {{- $texts = append $texts (printf "\"%s\":%s" $name ($value | toRawJson)) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* Lines, made of sets. */}}
{{- define "experiment.setsLines2" -}}
{{- $texts := list }}
{{- range $set := include "experiment.sets" . | fromJsonArray }}
  {{- $texts = append $texts (eq $.Values.paramStyle "args" | ternary (include "experiment.setsLines" (dict "root" $ "set" $set)) (include "experiment.dataSetsLines" (dict "root" $ "set" $set))) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "experiment.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "experiment.valuesWithDefaults" -}}
global image paramStyle resources gpu tpu storage job queue tracking distributed serviceAccount podSecurityContext securityContext terminationGracePeriodSeconds
sweep
image.repository image.tag="" image.pullPolicy
gpu.resource
tpu.resource
storage.existingClaim="" storage.mountPath
job.ttlSecondsAfterFinished job.restartPolicy
tracking.aim tracking.mlflow tracking.neptune
tracking.aim.protocol tracking.aim.caKey
tracking.neptune.apiTokenKey
distributed.nodes distributed.processesPerNode distributed.port distributed.rendezvous
sweep.seed="" sweep.mode sweep.parallelism sweep.maxFailedIndexes sweep.launcherImage=""
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "experiment.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "experiment.valuesWithDefaults" .) -1 }}
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
{{- define "experiment.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "experiment.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "experiment.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values". */}}
{{- define "experiment.checkPodImagePullSecrets" -}}
{{- include "experiment.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "experiment.checkPod" -}}
{{- include "experiment.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "experiment.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "experiment.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "experiment.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "experiment.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Sweep: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "experiment.checkSweep" -}}
{{- if and .values.sets .values.grid }}
  {{- fail (printf "%s.sets and %s.grid are both set: remove one of them" .path .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "experiment.checkExtraObjects" -}}
{{- $names := list (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "experiment.serviceaccount.serviceAccountName" .)))
    (and (not (eq .Values.sweep.mode "jobs")) (printf "v1/ConfigMap %s" (include "experiment.indexedName" .)))
    (and (gt (int64 .Values.distributed.nodes) 1) (printf "v1/Service %s" (printf "%s-nodes" (include "experiment.fullname" .) | include "experiment.max63")))
    (and (not (eq .Values.sweep.mode "jobs")) (printf "batch/Job %s" (include "experiment.indexedName" .))) }}
{{- if eq .Values.sweep.mode "jobs" }}
  {{- range $set := include "experiment.sets" . | fromJsonArray }}
    {{- $names = append $names
        (printf "batch/Job %s"
            (printf "%s-%s" (include "experiment.fullname" $) (printf "%s\nset: %s" (include "experiment.run" $) ($set | toRawJson) | sha256sum | trunc 8) | include "experiment.max57")) }}
  {{- end }}
{{- end }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "experiment.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
