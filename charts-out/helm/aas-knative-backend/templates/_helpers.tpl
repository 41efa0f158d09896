{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aas-knative-backend.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aas-knative-backend.labels" -}}
{{ include "aas-knative-backend.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Configuration of a client of the registry, with the credentials. */}}
{{- define "aas-knative-backend.base-registry.dockerConfig" -}}
{"auths": { {{ .Values.baseImageCredentials.registry | default "" | toRawJson }}:{"username":{{ .Values.baseImageCredentials.username | default "" | toRawJson }},"password":{{ .Values.baseImageCredentials.password | default "" | toRawJson }},"auth":"{{ printf "%s:%s" (.Values.baseImageCredentials.username | default "") (.Values.baseImageCredentials.password | default "") | b64enc }}"}}}
{{- end -}}

{{/* Configuration of a client of the registry, with the credentials. */}}
{{- define "aas-knative-backend.user-registry.dockerConfig" -}}
{"auths": { {{ .Values.imageCredentials.registry | default "" | toRawJson }}:{"username":{{ .Values.imageCredentials.username | default "" | toRawJson }},"password":{{ .Values.imageCredentials.password | default "" | toRawJson }},"auth":"{{ printf "%s:%s" (.Values.imageCredentials.username | default "") (.Values.imageCredentials.password | default "") | b64enc }}"}}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.queue.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.queue | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.queue | default "") "" }}
{{- else -}}
{{ .Values.baseImages.queue | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.activator.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.activator | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.activator | default "") "" }}
{{- else -}}
{{ .Values.baseImages.activator | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.autoscaler.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.autoscaler | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.autoscaler | default "") "" }}
{{- else -}}
{{ .Values.baseImages.autoscaler | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.controller.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.controller | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.controller | default "") "" }}
{{- else -}}
{{ .Values.baseImages.controller | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.domainMapping.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.domainMapping | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.domainMapping | default "") "" }}
{{- else -}}
{{ .Values.baseImages.domainMapping | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.domainMappingWebhook.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.domainMappingWebhook | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.domainMappingWebhook | default "") "" }}
{{- else -}}
{{ .Values.baseImages.domainMappingWebhook | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.webhook.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.webhook | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.webhook | default "") "" }}
{{- else -}}
{{ .Values.baseImages.webhook | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.kourierNet.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.kourierNet | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.kourierNet | default "") "" }}
{{- else -}}
{{ .Values.baseImages.kourierNet | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.kourierGateway.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.kourierGateway | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.kourierGateway | default "") "" }}
{{- else -}}
{{ .Values.baseImages.kourierGateway | default "" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend.baseImages.defaultDomain.image" -}}
{{- if and .Values.global.imageRegistry (ne (.Values.baseImages.defaultDomain | default "") "") -}}
{{ .Values.global.imageRegistry }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" (.Values.baseImages.defaultDomain | default "") "" }}
{{- else -}}
{{ .Values.baseImages.defaultDomain | default "" }}
{{- end -}}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aas-knative-backend.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aas-knative-backend.valuesWithDefaults" -}}
domain config controllerCustomCerts kourier baseImages global baseImageCredentials imageCredentials
domain.name=""
controllerCustomCerts.type
kourier.serviceType
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aas-knative-backend.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aas-knative-backend.valuesWithDefaults" .) -1 }}
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
{{- define "aas-knative-backend.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aas-knative-backend.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aas-knative-backend.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* BaseImages: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "aas-knative-backend.checkBaseImages" -}}
{{- if not (or (not (contains "@" ((get .values .name) | default ""))) (regexMatch "@sha256:[0-9a-f]{64}$" ((get .values .name) | default ""))) }}
  {{- fail (printf "%s.%s is \"%s\", which has no digest of 64 hexadecimal digits behind \"@sha256:\". For a tag, write \"%s\"" .path .name
      ((get .values .name) | default "") (regexReplaceAll "(:[^:@/]*)?@sha256:" ((get .values .name) | default "") ":")) }}
{{- end }}
{{- end -}}

{{/* RegistryCredentials: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "aas-knative-backend.checkRegistryCredentials" -}}
{{- if and (or .values.registry .values.username (.values.password | default "")) (not (and .values.registry .values.username (.values.password | default ""))) }}
  {{- fail (printf "%s.registry, %s.username, %s.password: some are set and others are empty, which is no login: set all three, or none" .path .path .path) }}
{{- else if and (or .values.registry .values.username (.values.password | default "")) .values.existingSecret }}
  {{- fail (printf "%s.existingSecret is set together with credentials: remove one of them" .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aas-knative-backend.checkExtraObjects" -}}
{{- $names := list (and .Values.baseImageCredentials.registry (ne .Release.Namespace "knative-serving") "v1/Secret knative-base-registry-secret")
    (and .Values.baseImageCredentials.registry
        (printf "v1/Secret %sknative-base-registry-secret" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.imageCredentials.registry "v1/Secret ie-registry-secret")
    (printf "operator.knative.dev/KnativeServing %sknative-serving" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aas-knative-backend.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
