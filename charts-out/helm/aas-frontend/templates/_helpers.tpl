{{/* Name of the chart in names and labels. */}}
{{- define "aas-frontend.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "aas-frontend.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "aas-frontend.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "aas-frontend.name" .) | include "aas-frontend.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aas-frontend.selectorLabels" -}}
app.kubernetes.io/name: {{ include "aas-frontend.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aas-frontend.labels" -}}
{{ include "aas-frontend.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "aas-frontend.deployment.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "aas-frontend.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "aas-frontend.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "aas-frontend.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aas-frontend.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "aas-frontend.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "aas-frontend.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Lines, made of ingress.hosts. */}}
{{- define "aas-frontend.hostsLines" -}}
{{- $texts := list }}
{{- range $host := .Values.ingress.hosts }}
  {{- $texts = append $texts (printf "  %s://%s/\n" (empty $.Values.ingress.tls | ternary "http" "https") $host.host) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of ingress.tls. */}}
{{- define "aas-frontend.tlsLines" -}}
{{- $texts := list }}
{{- range $certificate := .Values.ingress.tls }}
  {{- $texts = append $texts (printf "  kubectl create secret tls %s --namespace %s --cert=tls.crt --key=tls.key\n" $certificate.secretName $.Release.Namespace) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "aas-frontend.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}
{{- define "aas-frontend.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
  {{- $values := dict }}
  {{- if not (kindIs "invalid" .Values.imagePullSecrets) }}
    {{- include "aas-frontend.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" .Values.imagePullSecrets))) }}
  {{- end }}
  {{- include "aas-frontend.mergeValues" (dict "into" $values "from" .Values) }}
  {{- $_ := set . "GivenValues" .Values }}
  {{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "aas-frontend.mergeValues" -}}
{{- range $key, $value := .from }}
  {{- if kindIs "map" $value }}
    {{- if not (kindIs "map" (get $.into $key)) }}
      {{- $_ := set $.into $key dict }}
    {{- end }}
    {{- include "aas-frontend.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
  {{- else if kindIs "invalid" $value }}
    {{- $_ := unset $.into $key }}
  {{- else }}
    {{- $_ := set $.into $key $value }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aas-frontend.valuesWithDefaults" -}}
global image replicaCount env service ingress gateway autoscaling podDisruptionBudget networkPolicy probes resources serviceAccount podSecurityContext
securityContext terminationGracePeriodSeconds revisionHistoryLimit
image.repository image.pullPolicy
service.type service.port
ingress.hosts=[]
gateway.timeouts
autoscaling.minReplicas autoscaling.maxReplicas autoscaling.targetCPUUtilizationPercentage
podDisruptionBudget.maxUnavailable podDisruptionBudget.minAvailable
probes.startup probes.readiness probes.liveness
probes.startup.periodSeconds probes.startup.timeoutSeconds probes.startup.failureThreshold
probes.readiness.periodSeconds probes.readiness.timeoutSeconds probes.readiness.failureThreshold probes.readiness.successThreshold
probes.liveness.periodSeconds probes.liveness.timeoutSeconds probes.liveness.failureThreshold
serviceAccount.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aas-frontend.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aas-frontend.valuesWithDefaults" .) -1 }}
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
{{- define "aas-frontend.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aas-frontend.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aas-frontend.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "aas-frontend.checkRequests" -}}
{{- range $resource := compact .resources }}
  {{- range compact $.containers }}
    {{- range . }}
      {{- if not (regexMatch (printf "\"(requests|limits)\":\\{[^{}]*\"%s\":" $resource) (.resources | toJson)) }}
        {{- fail (printf
            "the container \"%s\" of the %s requests no %s, of which a HorizontalPodAutoscaler keeps to a percentage: set resources.requests.%s of the container, or scale on another metric"
            .name $.of $resource $resource) }}
      {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "aas-frontend.checkPod" -}}
{{- include "aas-frontend.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "aas-frontend.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "aas-frontend.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "aas-frontend.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "aas-frontend.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "aas-frontend.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "aas-frontend.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aas-frontend.checkExtraObjects" -}}
{{- $names := list (and .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "aas-frontend.fullname" .)))
    (and .Values.podDisruptionBudget.enabled (printf "policy/PodDisruptionBudget %s" (include "aas-frontend.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "aas-frontend.deployment.serviceAccountName" .)))
    (printf "v1/Service %s" (include "aas-frontend.fullname" .))
    (printf "v1/Pod %s" (printf "%s-test" (include "aas-frontend.fullname" .) | include "aas-frontend.max63"))
    (printf "apps/Deployment %s" (include "aas-frontend.fullname" .))
    (and .Values.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-autoscaler" (include "aas-frontend.fullname" .) | include "aas-frontend.max63")))
    (and .Values.ingress.enabled (printf "networking.k8s.io/Ingress %s" (include "aas-frontend.fullname" .)))
    (and .Values.gateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "aas-frontend.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aas-frontend.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
