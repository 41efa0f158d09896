{{/* Name of the chart in names and labels. */}}
{{- define "demo.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "demo.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "demo.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "demo.name" .) | include "demo.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "demo.selectorLabels" -}}
app.kubernetes.io/name: {{ include "demo.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "demo.labels" -}}
{{ include "demo.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount of mlflow. */}}
{{- define "demo.mlflow-deployment.serviceAccountName" -}}
{{- if .Values.mlflow.serviceAccount.create -}}
{{ .Values.mlflow.serviceAccount.name | default (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63") }}
{{- else -}}
{{ .Values.mlflow.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Host of the database. */}}
{{- define "demo.mlflow.host" -}}
{{- with .Values.mlflow.database.host -}}
{{ . }}
{{- else -}}
mlflow-postgres
{{- end -}}
{{- end -}}

{{/* The file basic_auth.ini. */}}
{{- define "demo.config.basic-auth-ini" -}}
[mlflow]
default_permission = {{ .Values.mlflow.auth.defaultPermission }}
database_uri = postgresql+psycopg2://{{ include "demo.mlflow.host" . }}:{{ empty .Values.mlflow.database.host | ternary 5432 .Values.mlflow.database.port }}/{{ .Values.mlflow.auth.database | default .Values.mlflow.database.name }}
admin_username = {{ .Values.mlflow.auth.adminUsername }}
authorization_function = mlflow.server.auth:authenticate_request_basic_auth{{ "\n" }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.mlflow.image" -}}
{{- with .Values.global.imageRegistry | default .Values.mlflow.image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.mlflow.image.repository "" }}{{ else }}{{ .Values.mlflow.image.repository }}{{ end }}
{{- with .Values.mlflow.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.mlflow.image.tag | default "v3.17.2-full" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.database.secretName" -}}
{{ .Values.mlflow.database.existingSecret | default (printf "%s-mlflow-database" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.s3.secretName" -}}
{{ .Values.mlflow.artifacts.s3.existingSecret | default (printf "%s-mlflow-artifacts-s3" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.default.secretName" -}}
{{ .Values.mlflow.auth.existingSecret | default (printf "%s-mlflow-auth" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Hosts that requests to MLflow may be for. */}}
{{- define "demo.mlflow.allowedHosts" -}}
mlflow,mlflow:*,mlflow.{{ .Release.Namespace }},mlflow.{{ .Release.Namespace }}:*,mlflow.{{ .Release.Namespace }}.svc,mlflow.{{ .Release.Namespace }}.svc:*,mlflow.{{ .Release.Namespace }}.svc.cluster.local,mlflow.{{ .Release.Namespace }}.svc.cluster.local:*,localhost,localhost:*,127.0.0.1,127.0.0.1:*,[::1],[[]::1]:*,0.0.0.0,0.0.0.0:*,10.*,192.168.*,172.16.*,172.17.*,172.18.*,172.19.*,172.20.*,172.21.*,172.22.*,172.23.*,172.24.*,172.25.*,172.26.*,172.27.*,172.28.*,172.29.*,172.30.*,172.31.*,fc00:*,fd00:*
{{- if .Values.mlflow.loadBalancer.enabled }},mlflow-loadbalancer-internal,mlflow-loadbalancer-internal:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }},mlflow-loadbalancer-internal.{{ .Release.Namespace }}:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc.cluster.local,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc.cluster.local:*{{ end }}
{{- if .Values.mlflow.ingress.enabled }},{{ .Values.mlflow.ingress.host }},{{ .Values.mlflow.ingress.host }}:*{{ include "demo.extraHostsLines" . }}{{ end }}
{{- if .Values.mlflow.gateway.enabled }}{{ include "demo.hostnamesLines" . }}{{ end }}
{{- include "demo.allowedHostsLines" . }}
{{- end -}}

{{/* Origins of pages that may change something in MLflow, each behind a comma. */}}
{{- define "demo.mlflow.allowedOrigins" -}}
{{- if .Values.mlflow.ingress.enabled }},{{ if .Values.mlflow.ingress.tlsSecret }}https{{ else }}http{{ end }}://{{ .Values.mlflow.ingress.host }}{{ include "demo.ingressExtraHostsLines" . }}{{ end }}
{{- if .Values.mlflow.gateway.enabled }}{{ include "demo.gatewayHostnamesLines" . }}{{ end }}
{{- include "demo.corsAllowedOriginsLines" . }}
{{- end -}}

{{/* Where artifacts are stored: a path of the pod, or the URL of a bucket. */}}
{{- define "demo.mlflow-artifacts.location" -}}
{{- if eq .Values.mlflow.artifacts.store "volume" -}}
/mlartifacts
{{- else if eq .Values.mlflow.artifacts.store "s3" -}}
s3://{{ .Values.mlflow.artifacts.s3.bucket | default "" }}{{ with .Values.mlflow.artifacts.s3.path }}/{{ . }}{{ end }}
{{- else -}}
gs://{{ .Values.mlflow.artifacts.gcs.bucket | default "" }}{{ with .Values.mlflow.artifacts.gcs.path }}/{{ . }}{{ end }}
{{- end -}}
{{- end -}}

{{/* Handler of the probes of mlflow. */}}
{{- define "demo.mlflow.probe" -}}
httpGet:
  path: "{{ .Values.mlflow.staticPrefix | default "" }}/health"
  port: http
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "demo.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "demo.database.missing" -}}
{{- if not .Values.mlflow.database.password }}, mlflow.database.password{{ end }}
{{- if and .Values.mlflow.database.userKey .Values.mlflow.database.existingSecret }}, user{{ end }}
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "demo.s3.given" -}}
{{- if .Values.mlflow.artifacts.s3.accessKeyId }}, mlflow.artifacts.s3.accessKeyId{{ end }}
{{- if .Values.mlflow.artifacts.s3.secretAccessKey }}, mlflow.artifacts.s3.secretAccessKey{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "demo.s3.missing" -}}
{{- if and (eq .Values.mlflow.artifacts.store "s3") (eq .Values.mlflow.artifacts.credentials "secret") (not .Values.mlflow.artifacts.s3.accessKeyId) }}, mlflow.artifacts.s3.accessKeyId{{ end }}
{{- if and (eq .Values.mlflow.artifacts.store "s3") (eq .Values.mlflow.artifacts.credentials "secret") (not .Values.mlflow.artifacts.s3.secretAccessKey) }}, mlflow.artifacts.s3.secretAccessKey{{ end }}
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "demo.default.given" -}}
{{- if .Values.mlflow.auth.adminPassword }}, mlflow.auth.adminPassword{{ end }}
{{- if .Values.mlflow.auth.flaskSecretKey }}, mlflow.auth.flaskSecretKey{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "demo.default.missing" -}}
{{- if and .Values.mlflow.auth.enabled (not .Values.mlflow.auth.adminPassword) }}, mlflow.auth.adminPassword{{ end }}
{{- if and .Values.mlflow.auth.enabled (not .Values.mlflow.auth.flaskSecretKey) }}, mlflow.auth.flaskSecretKey{{ end }}
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "demo.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "demo.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* The string as a name of at most 52 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "demo.max52" -}}
{{- if gt (len .) 52 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 43 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Lines, made of mlflow.ingress.extraHosts. */}}
{{- define "demo.extraHostsLines" -}}
{{- $texts := list }}
{{- range $host := .Values.mlflow.ingress.extraHosts }}
  {{- $texts = append $texts (printf ",%s,%s:*" $host $host) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of mlflow.gateway.hostnames. */}}
{{- define "demo.hostnamesLines" -}}
{{- $texts := list }}
{{- range $hostname := .Values.mlflow.gateway.hostnames }}
  {{- $texts = append $texts (printf ",%s,%s:*" $hostname $hostname) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of mlflow.allowedHosts. */}}
{{- define "demo.allowedHostsLines" -}}
{{- $texts := list }}
{{- range $allowed := .Values.mlflow.allowedHosts }}
  {{- $texts = append $texts (printf ",%s" $allowed) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of mlflow.ingress.extraHosts. */}}
{{- define "demo.ingressExtraHostsLines" -}}
{{- $texts := list }}
{{- range $host := .Values.mlflow.ingress.extraHosts }}
  {{- $texts = append $texts (printf ",%s://%s" (empty $.Values.mlflow.ingress.tlsSecret | ternary "http" "https") $host) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of mlflow.gateway.hostnames. */}}
{{- define "demo.gatewayHostnamesLines" -}}
{{- $texts := list }}
{{- range $hostname := .Values.mlflow.gateway.hostnames }}
  {{- $texts = append $texts (printf ",https://%s,http://%s" $hostname $hostname) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of mlflow.corsAllowedOrigins. */}}
{{- define "demo.corsAllowedOriginsLines" -}}
{{- $texts := list }}
{{- range $origin := .Values.mlflow.corsAllowedOrigins }}
  {{- $texts = append $texts (printf ",%s" $origin) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "demo.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "demo.valuesWithDefaults" -}}
postgres global mlflow
postgres.enabled
mlflow.image mlflow.replicaCount mlflow.workers mlflow.database mlflow.artifacts mlflow.auth mlflow.metrics mlflow.garbageCollection mlflow.service
mlflow.ingress mlflow.gateway mlflow.loadBalancer mlflow.autoscaling mlflow.podDisruptionBudget mlflow.networkPolicy mlflow.probes mlflow.resources
mlflow.serviceAccount mlflow.podSecurityContext mlflow.securityContext mlflow.terminationGracePeriodSeconds mlflow.revisionHistoryLimit
mlflow.image.repository mlflow.image.tag="" mlflow.image.pullPolicy
mlflow.database.port mlflow.database.name mlflow.database.user mlflow.database.passwordKey mlflow.database.sslMode
mlflow.artifacts.store mlflow.artifacts.proxied mlflow.artifacts.credentials mlflow.artifacts.s3 mlflow.artifacts.gcs mlflow.artifacts.persistence
mlflow.artifacts.s3.region mlflow.artifacts.s3.accessKeyIdKey mlflow.artifacts.s3.secretAccessKeyKey
mlflow.artifacts.gcs.existingSecret mlflow.artifacts.gcs.secretKey
mlflow.artifacts.persistence.enabled mlflow.artifacts.persistence.size mlflow.artifacts.persistence.accessModes mlflow.artifacts.persistence.keep
mlflow.artifacts.persistence.nfs
mlflow.artifacts.persistence.nfs.path
mlflow.auth.adminUsername mlflow.auth.adminPasswordKey mlflow.auth.flaskSecretKeyKey mlflow.auth.defaultPermission
mlflow.metrics.serviceMonitor
mlflow.garbageCollection.olderThan mlflow.garbageCollection.schedule mlflow.garbageCollection.concurrencyPolicy
mlflow.garbageCollection.successfulJobsHistoryLimit mlflow.garbageCollection.failedJobsHistoryLimit mlflow.garbageCollection.backoffLimit
mlflow.garbageCollection.resources
mlflow.service.type mlflow.service.port
mlflow.ingress.host
mlflow.gateway.timeouts
mlflow.loadBalancer.type mlflow.loadBalancer.port
mlflow.autoscaling.minReplicas mlflow.autoscaling.maxReplicas mlflow.autoscaling.targetCPUUtilizationPercentage
mlflow.podDisruptionBudget.maxUnavailable mlflow.podDisruptionBudget.minAvailable
mlflow.probes.startup mlflow.probes.readiness mlflow.probes.liveness
mlflow.probes.startup.periodSeconds mlflow.probes.startup.timeoutSeconds mlflow.probes.startup.failureThreshold
mlflow.probes.readiness.periodSeconds mlflow.probes.readiness.timeoutSeconds mlflow.probes.readiness.failureThreshold mlflow.probes.readiness.successThreshold
mlflow.probes.liveness.periodSeconds mlflow.probes.liveness.timeoutSeconds mlflow.probes.liveness.failureThreshold
mlflow.serviceAccount.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "demo.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "demo.valuesWithDefaults" .) -1 }}
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
{{- define "demo.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "demo.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "demo.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "demo.checkRequests" -}}
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

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "demo.checkPodEnv" -}}
{{- include "demo.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" (printf "%s.extraEnv" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "demo.checkPodVolumeMounts" -}}
{{- include "demo.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" (printf "%s.extraVolumeMounts" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "demo.checkPodVolumes" -}}
{{- include "demo.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" (printf "%s.extraVolumes" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "demo.checkPod" -}}
{{- include "demo.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars)
    "in" (printf "%s.extraInitContainers, %s.extraContainers or %s.sidecars" .path .path .path)) }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "demo.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "%s.sidecars[%s].env" $.path ($index | toString))) }}
  {{- include "demo.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "%s.sidecars[%s].volumeMounts" $.path ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Credentials: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkCredentials" -}}
{{- if and (get .values .name) (not .values.enabled) }}
  {{- fail (printf "%s.%s is set but not used with this %s.enabled: remove it, or change %s.enabled" .path .name .path .path) }}
{{- end }}
{{- end -}}

{{/* MlflowArtifacts: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkMlflowArtifactsStore" -}}
{{- if and (eq .values.store .name) (not (get .values .name).bucket) }}
  {{- fail (printf "%s.store is \"%s\", and %s.%s.bucket is empty: set the name of the bucket" .path .name .path .name) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "demo.checkExtraObjects" -}}
{{- $names := list "v1/Service mlflow" "apps/Deployment mlflow-deployment"
    (and .Values.mlflow.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.podDisruptionBudget.enabled (printf "policy/PodDisruptionBudget %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.mlflow-deployment.serviceAccountName" .)))
    (and .Values.mlflow.database.password (printf "v1/Secret %s" (printf "%s-mlflow-database" (include "demo.fullname" .) | include "demo.max63")))
    (and (or .Values.mlflow.artifacts.s3.accessKeyId .Values.mlflow.artifacts.s3.secretAccessKey)
        (printf "v1/Secret %s" (printf "%s-mlflow-artifacts-s3" (include "demo.fullname" .) | include "demo.max63")))
    (and (or .Values.mlflow.auth.adminPassword .Values.mlflow.auth.flaskSecretKey)
        (printf "v1/Secret %s" (printf "%s-mlflow-auth" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.auth.enabled (printf "v1/ConfigMap %s" (printf "%s-mlflow-auth-config" (include "demo.fullname" .) | include "demo.max63")))
    (and (eq .Values.mlflow.artifacts.store "volume") .Values.mlflow.artifacts.persistence.enabled (not .Values.mlflow.artifacts.persistence.existingClaim)
        (not (and .Values.mlflow.artifacts.persistence.nfs.server .Values.mlflow.artifacts.persistence.nfs.inline)) .Values.mlflow.artifacts.persistence.nfs.server
        (printf "v1/PersistentVolume %s.%s" .Release.Namespace (printf "%s-mlflow-artifacts" (include "demo.fullname" .) | include "demo.max63")))
    (and (eq .Values.mlflow.artifacts.store "volume") .Values.mlflow.artifacts.persistence.enabled (not .Values.mlflow.artifacts.persistence.existingClaim)
        (not (and .Values.mlflow.artifacts.persistence.nfs.server .Values.mlflow.artifacts.persistence.nfs.inline))
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-mlflow-artifacts" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.loadBalancer.enabled "v1/Service mlflow-loadbalancer-internal")
    (printf "v1/Pod %s" (printf "%s-mlflow-test" (include "demo.fullname" .) | include "demo.max63"))
    (and .Values.mlflow.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-mlflow-autoscaler" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.garbageCollection.enabled (printf "batch/CronJob %s" (printf "%s-mlflow-gc" (include "demo.fullname" .) | include "demo.max52")))
    (and .Values.mlflow.ingress.enabled (printf "networking.k8s.io/Ingress %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.gateway.enabled "gateway.networking.k8s.io/HTTPRoute mlflow")
    (and .Values.mlflow.metrics.enabled .Values.mlflow.metrics.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63"))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "demo.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
