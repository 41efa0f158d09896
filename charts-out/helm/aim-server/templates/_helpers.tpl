{{/* Name of the chart in names and labels. */}}
{{- define "aim-server.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "aim-server.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "aim-server.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "aim-server.name" .) | include "aim-server.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aim-server.selectorLabels" -}}
app.kubernetes.io/name: {{ include "aim-server.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aim-server.labels" -}}
{{ include "aim-server.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "aim-server.deployment.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "aim-server.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "aim-server.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "aim-server.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Handler of the probes of server. */}}
{{- define "aim-server.server.probe" -}}
{{- if eq .Values.protocol "http" }}
httpGet:
  path: "{{ .Values.server.basePath | default "" }}/status/"
  port: aim
  {{- if .Values.server.tlsSecret }}
  scheme: HTTPS
  {{- end }}
{{- else if .Values.server.tlsSecret }}
tcpSocket:
  port: aim
{{- else }}
grpc:
  port: {{ .Values.server.port }}
{{- end }}
{{- end -}}

{{/* Handler of the probes of ui. */}}
{{- define "aim-server.ui.probe" -}}
httpGet:
  path: "{{ .Values.ui.basePath | default "" }}/api/projects/"
  port: ui
  {{- if .Values.server.tlsSecret }}
  scheme: HTTPS
  {{- end }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aim-server.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "aim-server.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "aim-server.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "aim-server.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aim-server.valuesWithDefaults" -}}
global image protocol server persistence service ingress gateway networkPolicy ui clientConfig probes resources serviceAccount podSecurityContext
securityContext terminationGracePeriodSeconds revisionHistoryLimit strategy
image.repository image.pullPolicy
server.port server.logLevel
persistence.enabled persistence.size persistence.accessModes persistence.keep
service.type service.port
ingress.enabled ingress.className="" ingress.host ingress.tlsSecret=""
gateway.timeouts
gateway.timeouts.request=""
ui.port ui.workers ui.readOnly ui.resources ui.service ui.ingress ui.gateway
ui.service.type ui.service.port
ui.ingress.className="" ui.ingress.host
ui.gateway.timeouts
ui.gateway.timeouts.request=""
probes.startup probes.readiness probes.liveness
probes.startup.periodSeconds probes.startup.timeoutSeconds probes.startup.failureThreshold
probes.readiness.periodSeconds probes.readiness.timeoutSeconds probes.readiness.failureThreshold probes.readiness.successThreshold
probes.liveness.periodSeconds probes.liveness.timeoutSeconds probes.liveness.failureThreshold
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aim-server.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aim-server.valuesWithDefaults" .) -1 }}
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
{{- define "aim-server.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aim-server.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aim-server.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "aim-server.checkPod" -}}
{{- include "aim-server.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "aim-server.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" "env or extraEnv") }}
{{- include "aim-server.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "aim-server.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "aim-server.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "aim-server.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "aim-server.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "prefix" and the "values". */}}
{{- define "aim-server.checkExposure" -}}
{{- if and (eq .values.service.type "ClusterIP") .values.service.nodePort }}
  {{- fail (printf "%sservice.nodePort is %s, and %sservice.type is \"ClusterIP\", which has no node ports: change the type, or set the node port to 0" .prefix
      (.values.service.nodePort | int64 | toString) .prefix) }}
{{- else if and .values.service.loadBalancerClass (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%sservice.loadBalancerClass requires the type \"LoadBalancer\", and %sservice.type is \"%s\": leave it empty, or change the type" .prefix
      .prefix .values.service.type) }}
{{- else if and .values.service.loadBalancerSourceRanges (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%sservice.loadBalancerSourceRanges requires the type \"LoadBalancer\", and %sservice.type is \"%s\": leave it empty, or change the type"
      .prefix .prefix .values.service.type) }}
{{- else if and .values.service.externalTrafficPolicy (eq .values.service.type "ClusterIP") }}
  {{- fail (printf
      "%sservice.externalTrafficPolicy requires the type \"NodePort\" or \"LoadBalancer\", and %sservice.type is \"ClusterIP\": leave it empty, or change the type"
      .prefix .prefix) }}
{{- end }}
{{- if .values.ingress.enabled }}
  {{- if and (or .values.ingress.clusterIssuer .values.ingress.issuer) (not .values.ingress.tlsSecret) }}
    {{- fail (printf "%singress.tlsSecret is empty: set the name of the Secret for the certificate from cert-manager" .prefix) }}
  {{- else if and .values.ingress.clusterIssuer .values.ingress.issuer }}
    {{- fail (printf "%singress.clusterIssuer and %singress.issuer are both set: remove one of the two" .prefix .prefix) }}
  {{- end }}
{{- end }}
{{- if and .values.gateway.enabled (not .values.gateway.parentRefs) }}
  {{- fail (printf "%sgateway.parentRefs is empty: set the Gateway that the route attaches to" .prefix) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aim-server.checkExtraObjects" -}}
{{- $names := list (and .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "aim-server.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "aim-server.deployment.serviceAccountName" .)))
    (and .Values.clientConfig.enabled (printf "v1/ConfigMap %s" (printf "%s-client" (include "aim-server.fullname" .) | include "aim-server.max63")))
    (and .Values.persistence.enabled (not .Values.persistence.existingClaim) (printf "v1/PersistentVolumeClaim %s" (include "aim-server.fullname" .)))
    (and .Values.ui.enabled (printf "v1/Service %s" (printf "%s-ui" (include "aim-server.fullname" .) | include "aim-server.max63")))
    (printf "v1/Service %s" (include "aim-server.fullname" .))
    (and .Values.ui.enabled (printf "v1/Pod %s" (printf "%s-ui-test" (include "aim-server.fullname" .) | include "aim-server.max63")))
    (printf "v1/Pod %s" (printf "%s-test" (include "aim-server.fullname" .) | include "aim-server.max63"))
    (printf "apps/Deployment %s" (include "aim-server.fullname" .))
    (and .Values.ui.enabled .Values.ui.ingress.enabled
        (printf "networking.k8s.io/Ingress %s" (printf "%s-ui" (include "aim-server.fullname" .) | include "aim-server.max63")))
    (and .Values.ingress.enabled (printf "networking.k8s.io/Ingress %s" (include "aim-server.fullname" .)))
    (and .Values.gateway.enabled (eq .Values.protocol "grpc") (printf "gateway.networking.k8s.io/GRPCRoute %s" (include "aim-server.fullname" .)))
    (and .Values.ui.enabled .Values.ui.gateway.enabled
        (printf "gateway.networking.k8s.io/HTTPRoute %s" (printf "%s-ui" (include "aim-server.fullname" .) | include "aim-server.max63")))
    (and .Values.gateway.enabled (eq .Values.protocol "http") (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "aim-server.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aim-server.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
