{{/* Namespace of the project. */}}
{{- define "experiment-project.namespace" -}}
{{ regexReplaceAll "[ .,_-]+" .Values.project.name "-" | trimAll "-" | lower | include "experiment-project.max63" }}
{{- end -}}

{{/* Name of the chart in names and labels. */}}
{{- define "experiment-project.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "experiment-project.selectorLabels" -}}
app.kubernetes.io/name: {{ include "experiment-project.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Namespace of the NFS server. */}}
{{- define "experiment-project.storage.serverNamespace" -}}
{{ .Values.storage.nfsServer.namespace | default (printf "%s-nfs" (include "experiment-project.namespace" .) | include "experiment-project.max63") }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "experiment-project.labels" -}}
{{ include "experiment-project.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "experiment-project.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "experiment-project.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "experiment-project.name" .) | include "experiment-project.max63" }}
{{- end -}}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "experiment-project.storage.nfsServer.image" -}}
{{- with .Values.global.imageRegistry | default .Values.storage.nfsServer.image.registry }}{{ . }}/{{ end }}
{{- .Values.storage.nfsServer.image.repository }}
{{- with .Values.storage.nfsServer.image.digest }}@{{ . }}{{ else }}:{{ include "experiment-project.string" .Values.storage.nfsServer.image.tag | default "12" }}{{ end }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "experiment-project.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "experiment-project.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "experiment-project.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "experiment-project.valuesWithDefaults" -}}
project storage global
project.name project.create project.podSecurity project.quota project.limitRange project.networkPolicy project.access
project.podSecurity.enforce project.podSecurity.warn project.podSecurity.audit
project.quota.enabled
project.limitRange.enabled project.limitRange.defaultRequest
storage.enabled storage.mode storage.claim storage.size storage.keep storage.nfs storage.csi storage.nfsServer
storage.nfs.path
storage.csi.driver
storage.nfsServer.resources storage.nfsServer.createNamespace storage.nfsServer.group storage.nfsServer.image
storage.nfsServer.image.repository storage.nfsServer.image.tag="" storage.nfsServer.image.pullPolicy
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "experiment-project.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "experiment-project.valuesWithDefaults" .) -1 }}
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
{{- define "experiment-project.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "experiment-project.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "experiment-project.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* SharedStorage: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "experiment-project.checkSharedStorageMode" -}}
{{- if and .values.enabled (not (eq .values.mode .name)) (get .values .name) }}
  {{- fail (printf "%s.mode is \"%s\", and %s.%s is \"%s\", which only the mode \"%s\" has: remove it, or change the mode" .path .values.mode .path .name
      (get .values .name) .name) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "experiment-project.checkExtraObjects" -}}
{{- $names := list
    (and .Values.project.create (ne .Release.Namespace (include "experiment-project.namespace" .))
        (printf "v1/Namespace %s" (include "experiment-project.namespace" .)))
    (and .Values.storage.enabled (eq .Values.storage.mode "nfsServer") .Values.storage.nfsServer.createNamespace
        (ne .Release.Namespace (include "experiment-project.storage.serverNamespace" .))
        (ne (include "experiment-project.storage.serverNamespace" .) (include "experiment-project.namespace" .))
        (printf "v1/Namespace %s" (include "experiment-project.storage.serverNamespace" .)))
    (and .Values.project.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) (include "experiment-project.fullname" .)))
    (and .Values.project.quota.enabled .Values.project.quota.hard
        (printf "v1/ResourceQuota %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) (printf "%s-quota" (include "experiment-project.fullname" .) | include "experiment-project.max63")))
    (and .Values.project.limitRange.enabled
        (or .Values.project.limitRange.default .Values.project.limitRange.defaultRequest .Values.project.limitRange.min .Values.project.limitRange.max)
        (printf "v1/LimitRange %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) (printf "%s-limits" (include "experiment-project.fullname" .) | include "experiment-project.max63")))
    (and .Values.storage.enabled (or (eq .Values.storage.mode "nfs") (eq .Values.storage.mode "nfsServer"))
        (printf "v1/PersistentVolume pvc-nfs-%s" (include "experiment-project.namespace" .)))
    (and .Values.storage.enabled (eq .Values.storage.mode "nfsServer")
        (printf "v1/PersistentVolumeClaim %sstorage" (printf "%s/" (include "experiment-project.storage.serverNamespace" .) | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.storage.enabled (not (eq .Values.storage.mode "existingClaim"))
        (printf "v1/PersistentVolumeClaim %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) .Values.storage.claim))
    (and (or .Values.project.access.users .Values.project.access.groups .Values.project.access.serviceAccounts)
        (printf "rbac.authorization.k8s.io/Role %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) (printf "%s-access" (include "experiment-project.fullname" .) | include "experiment-project.max63")))
    (and (or .Values.project.access.users .Values.project.access.groups .Values.project.access.serviceAccounts)
        (printf "rbac.authorization.k8s.io/RoleBinding %s%s" (printf "%s/" (include "experiment-project.namespace" .) | trimPrefix (printf "%s/" .Release.Namespace)) (printf "%s-access" (include "experiment-project.fullname" .) | include "experiment-project.max63")))
    (and .Values.storage.enabled (eq .Values.storage.mode "nfsServer")
        (printf "v1/Service %snfs-server" (printf "%s/" (include "experiment-project.storage.serverNamespace" .) | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.storage.enabled (eq .Values.storage.mode "nfsServer")
        (printf "apps/Deployment %snfs-server" (printf "%s/" (include "experiment-project.storage.serverNamespace" .) | trimPrefix (printf "%s/" .Release.Namespace)))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "experiment-project.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
