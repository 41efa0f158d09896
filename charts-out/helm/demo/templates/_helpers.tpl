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

{{/* Name of the ServiceAccount of postgres. */}}
{{- define "demo.postgres.serviceAccountName" -}}
{{- if .Values.postgres.serviceAccount.create -}}
{{ .Values.postgres.serviceAccount.name | default (printf "%s-postgres" (include "demo.fullname" .) | include "demo.max63") }}
{{- else -}}
{{ .Values.postgres.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of serving. */}}
{{- define "demo.serving-deployment.serviceAccountName" -}}
{{- if .Values.serving.serviceAccount.create -}}
{{ .Values.serving.serviceAccount.name | default (printf "%s-serving" (include "demo.fullname" .) | include "demo.max63") }}
{{- else -}}
{{ .Values.serving.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of service. */}}
{{- define "demo.service-deployment.serviceAccountName" -}}
{{- if .Values.service.serviceAccount.create -}}
{{ .Values.service.serviceAccount.name | default (printf "%s-service" (include "demo.fullname" .) | include "demo.max63") }}
{{- else -}}
{{ .Values.service.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of model-training. */}}
{{- define "demo.model-training-job.serviceAccountName" -}}
{{- if .Values.training.serviceAccount.create -}}
{{ .Values.training.serviceAccount.name | default (printf "%s-model-training" (include "demo.fullname" .) | include "demo.max63") }}
{{- else -}}
{{ .Values.training.serviceAccount.name | default "default" }}
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
database_uri = postgresql+psycopg2://{{ include "demo.mlflow.host" . }}:{{ empty .Values.mlflow.database.host | ternary .Values.postgres.service.port .Values.mlflow.database.port }}/{{ .Values.mlflow.auth.database | default .Values.mlflow.database.name }}
admin_username = {{ .Values.mlflow.auth.adminUsername }}
authorization_function = mlflow.server.auth:authenticate_request_basic_auth{{ "\n" }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.mlflow.image" -}}
{{- with .Values.global.imageRegistry | default .Values.mlflow.image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.mlflow.image.repository "" }}{{ else }}{{ .Values.mlflow.image.repository }}{{ end }}
{{- with .Values.mlflow.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.mlflow.image.tag | default "v3.17.2-full" }}{{ end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.postgres.image" -}}
{{- with .Values.global.imageRegistry | default .Values.postgres.image.registry }}{{ . }}/{{ end }}
{{- .Values.postgres.image.repository }}
{{- with .Values.postgres.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.postgres.image.tag | default "17.11" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.mlflow.secretName" -}}
{{ .Values.mlflow.database.existingSecret | default (printf "%s-mlflow-database" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.mlflow-artifacts-s3.secretName" -}}
{{ .Values.mlflow.artifacts.s3.existingSecret | default (printf "%s-mlflow-artifacts-s3" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.mlflow-auth.secretName" -}}
{{ .Values.mlflow.auth.existingSecret | default (printf "%s-mlflow-auth" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Hosts that requests to MLflow may be for. */}}
{{- define "demo.mlflow.allowedHosts" -}}
mlflow,mlflow:*,mlflow.{{ .Release.Namespace }},mlflow.{{ .Release.Namespace }}:*,mlflow.{{ .Release.Namespace }}.svc,mlflow.{{ .Release.Namespace }}.svc:*,mlflow.{{ .Release.Namespace }}.svc.cluster.local,mlflow.{{ .Release.Namespace }}.svc.cluster.local:*,localhost,localhost:*,127.0.0.1,127.0.0.1:*,[::1],[[]::1]:*,0.0.0.0,0.0.0.0:*,10.*,192.168.*,172.16.*,172.17.*,172.18.*,172.19.*,172.20.*,172.21.*,172.22.*,172.23.*,172.24.*,172.25.*,172.26.*,172.27.*,172.28.*,172.29.*,172.30.*,172.31.*,[[]fc*,[[]fd*
{{- if .Values.mlflow.loadBalancer.enabled }},mlflow-loadbalancer-internal,mlflow-loadbalancer-internal:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }},mlflow-loadbalancer-internal.{{ .Release.Namespace }}:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc:*,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc.cluster.local,mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc.cluster.local:*{{ end }}
{{- if .Values.mlflow.ingress.enabled }},{{ .Values.mlflow.ingress.host }},{{ .Values.mlflow.ingress.host }}:*{{ include "demo.extraHostsLines" . }}{{ end }}
{{- if .Values.mlflow.gateway.enabled }}{{ include "demo.hostnamesLines" . }}{{ end }}
{{- include "demo.allowedHostsLines" . }}
{{- end -}}

{{/* Origins of pages that may change something in MLflow. */}}
{{- define "demo.mlflow.allowedOrigins" -}}
http://mlflow
{{- if ne (int64 .Values.mlflow.service.port) 80 }}:{{ .Values.mlflow.service.port }}{{ end }},http://mlflow.{{ .Release.Namespace }}
{{- if ne (int64 .Values.mlflow.service.port) 80 }}:{{ .Values.mlflow.service.port }}{{ end }},http://mlflow.{{ .Release.Namespace }}.svc
{{- if ne (int64 .Values.mlflow.service.port) 80 }}:{{ .Values.mlflow.service.port }}{{ end }},http://mlflow.{{ .Release.Namespace }}.svc.cluster.local
{{- if ne (int64 .Values.mlflow.service.port) 80 }}:{{ .Values.mlflow.service.port }}{{ end }}
{{- if .Values.mlflow.loadBalancer.enabled }},http://mlflow-loadbalancer-internal{{ if ne (int64 .Values.mlflow.loadBalancer.port) 80 }}:{{ .Values.mlflow.loadBalancer.port }}{{ end }},http://mlflow-loadbalancer-internal.{{ .Release.Namespace }}{{ if ne (int64 .Values.mlflow.loadBalancer.port) 80 }}:{{ .Values.mlflow.loadBalancer.port }}{{ end }},http://mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc{{ if ne (int64 .Values.mlflow.loadBalancer.port) 80 }}:{{ .Values.mlflow.loadBalancer.port }}{{ end }},http://mlflow-loadbalancer-internal.{{ .Release.Namespace }}.svc.cluster.local{{ if ne (int64 .Values.mlflow.loadBalancer.port) 80 }}:{{ .Values.mlflow.loadBalancer.port }}{{ end }}{{ end }}
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

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.serving-redis-secret.secretName" -}}
{{ .Values.serving.redis.auth.existingSecret | default (printf "%s-serving-redis" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.serving.image" -}}
{{- with .Values.global.imageRegistry | default .Values.serving.image.registry }}{{ . }}/{{ end }}
{{- .Values.serving.image.repository | default "" }}
{{- with .Values.serving.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.serving.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.apm-secret.secretName" -}}
{{ .Values.apm.existingSecret | default (printf "%s-apm" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Handler of the probes of serving. */}}
{{- define "demo.serving.probe" -}}
{{- if or (eq .Values.serving.backend "pyfunc") .Values.serving.healthPath }}
httpGet:
  path: {{ eq .Values.serving.backend "pyfunc" | ternary "/ping" (.Values.serving.healthPath | default "") | quote }}
  port: http
{{- else }}
tcpSocket:
  port: http
{{- end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.serving.modelsCache.image" -}}
{{- with .Values.global.imageRegistry | default .Values.serving.modelsCache.image.registry }}{{ . }}/{{ end }}
{{- .Values.serving.modelsCache.image.repository }}
{{- with .Values.serving.modelsCache.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.serving.modelsCache.image.tag | default "1.2.7-cpu-bionic" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "demo.service-redis-secret.secretName" -}}
{{ .Values.service.redis.auth.existingSecret | default (printf "%s-service-redis" (include "demo.fullname" .) | include "demo.max63") }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.service.image" -}}
{{- with .Values.global.imageRegistry | default .Values.service.image.registry }}{{ . }}/{{ end }}
{{- .Values.service.image.repository | default "" }}
{{- with .Values.service.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.service.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* Handler of the probes of service. */}}
{{- define "demo.service.probe" -}}
{{- with .Values.service.healthPath }}
httpGet:
  path: {{ . | quote }}
  port: http
{{- else }}
tcpSocket:
  port: http
{{- end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "demo.training.image" -}}
{{- with .Values.global.imageRegistry | default .Values.training.image.registry }}{{ . }}/{{ end }}
{{- .Values.training.image.repository | default "" }}
{{- with .Values.training.image.digest }}@{{ . }}{{ else }}:{{ include "demo.string" .Values.training.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "demo.model-training.run" -}}
affinity: {{ .Values.training.affinity | default dict | toJson }}
args: {{ .Values.training.args | default list | toJson }}
automountServiceAccountToken: {{ .Values.training.automountServiceAccountToken | default false | toJson }}
chartName: {{ include "demo.name" . | toJson }}
command: {{ .Values.training.command | default list | toJson }}
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
containerName: "model-training"
createServiceAccount: {{ .Values.training.serviceAccount.create | default false | toJson }}
dnsConfig: {{ .Values.training.dnsConfig | default dict | toJson }}
env: {{ concat (list (dict "name" "MODEL" "value" .Values.serving.model.name) (dict "name" "MLFLOW_TRACKING_URI" "value" (printf "http://mlflow.%s:%s%s" .Release.Namespace (.Values.mlflow.service.port | int64 | toString) (.Values.mlflow.staticPrefix | default "")))) (.Values.mlflow.artifacts.proxied | ternary list (concat (eq .Values.mlflow.artifacts.store "s3" | ternary (concat (empty .Values.mlflow.artifacts.s3.endpointUrl | ternary list (list (dict "name" "MLFLOW_S3_ENDPOINT_URL" "value" (.Values.mlflow.artifacts.s3.endpointUrl | default "")))) (list (dict "name" "AWS_DEFAULT_REGION" "value" .Values.mlflow.artifacts.s3.region)) (eq .Values.mlflow.artifacts.credentials "secret" | ternary (list (dict "name" "AWS_ACCESS_KEY_ID" "valueFrom" (dict "secretKeyRef" (dict "name" (include "demo.mlflow-artifacts-s3.secretName" .) "key" (empty .Values.mlflow.artifacts.s3.existingSecret | ternary "accessKeyId" .Values.mlflow.artifacts.s3.accessKeyIdKey)))) (dict "name" "AWS_SECRET_ACCESS_KEY" "valueFrom" (dict "secretKeyRef" (dict "name" (include "demo.mlflow-artifacts-s3.secretName" .) "key" (empty .Values.mlflow.artifacts.s3.existingSecret | ternary "secretAccessKey" .Values.mlflow.artifacts.s3.secretAccessKeyKey))))) list)) list) (and (eq .Values.mlflow.artifacts.store "gcs") (eq .Values.mlflow.artifacts.credentials "secret") | ternary (list (dict "name" "GOOGLE_APPLICATION_CREDENTIALS" "value" (printf "/etc/gcs/%s" .Values.mlflow.artifacts.gcs.secretKey))) list) | default list)) (.Values.mlflow.auth.enabled | default false | ternary (empty .Values.mlflow.auth.clientSecret | ternary (list (dict "name" "MLFLOW_TRACKING_USERNAME" "value" .Values.mlflow.auth.adminUsername) (dict "name" "MLFLOW_TRACKING_PASSWORD" "valueFrom" (dict "secretKeyRef" (dict "name" (include "demo.mlflow-auth.secretName" .) "key" (empty .Values.mlflow.auth.existingSecret | ternary "adminPassword" .Values.mlflow.auth.adminPasswordKey))))) (list (dict "name" "MLFLOW_TRACKING_USERNAME" "valueFrom" (dict "secretKeyRef" (dict "name" (.Values.mlflow.auth.clientSecret | default "") "key" "username"))) (dict "name" "MLFLOW_TRACKING_PASSWORD" "valueFrom" (dict "secretKeyRef" (dict "name" (.Values.mlflow.auth.clientSecret | default "") "key" "password"))))) list) (list (dict "name" "HOME" "value" "/tmp")) (.Values.apm.enabled | default false | ternary (concat (list (dict "name" "ELASTIC_APM_ENABLED" "value" "true") (dict "name" "ELASTIC_APM_SERVICE_NAME" "value" "model-training") (dict "name" "ELASTIC_APM_SERVER_URL" "value" (.Values.apm.serverUrl | default ""))) (empty .Values.apm.environment | ternary list (list (dict "name" "ELASTIC_APM_ENVIRONMENT" "value" (.Values.apm.environment | default "")))) (empty (include "demo.string" .Values.apm.serviceVersion) | ternary list (list (dict "name" "ELASTIC_APM_SERVICE_VERSION" "value" (include "demo.string" .Values.apm.serviceVersion)))) (and .Values.apm.enabled .Values.apm.usesSecretToken | default false | ternary (list (dict "name" "ELASTIC_APM_SECRET_TOKEN" "valueFrom" (dict "secretKeyRef" (dict "name" (include "demo.apm-secret.secretName" .) "key" (empty .Values.apm.existingSecret | ternary "secretToken" .Values.apm.secretTokenKey))))) list) (list (dict "name" "KUBERNETES_NODE_NAME" "valueFrom" (dict "fieldRef" (dict "apiVersion" "v1" "fieldPath" "spec.nodeName"))) (dict "name" "KUBERNETES_NAMESPACE" "valueFrom" (dict "fieldRef" (dict "apiVersion" "v1" "fieldPath" "metadata.namespace"))) (dict "name" "KUBERNETES_POD_NAME" "valueFrom" (dict "fieldRef" (dict "apiVersion" "v1" "fieldPath" "metadata.name"))) (dict "name" "KUBERNETES_POD_UID" "valueFrom" (dict "fieldRef" (dict "apiVersion" "v1" "fieldPath" "metadata.uid"))))) (list (dict "name" "ELASTIC_APM_ENABLED" "value" "false"))) | toJson }}
environment: {{ .Values.training.env | default dict | toJson }}
extraContainers: {{ .Values.training.extraContainers | default list | toJson }}
extraEnv: {{ .Values.training.extraEnv | default list | toJson }}
extraEnvFrom: {{ .Values.training.extraEnvFrom | default list | toJson }}
extraInitContainers: {{ .Values.training.extraInitContainers | default list | toJson }}
extraVolumeMounts: {{ .Values.training.extraVolumeMounts | default list | toJson }}
extraVolumes: {{ .Values.training.extraVolumes | default list | toJson }}
hostAliases: {{ .Values.training.hostAliases | default list | toJson }}
image: {{ include "demo.training.image" . | toJson }}
imagePullPolicy: {{ .Values.training.image.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.training.image.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.training.image.pullSecrets | default list) | default list | toJson }}{{ end }}
labels: {"app":"model-training"}
nodeSelector: {{ .Values.training.nodeSelector | default dict | toJson }}
podAnnotations: {{ .Values.training.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.training.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.training.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.training.priorityClassName | default "" | toJson }}
resources: {{ .Values.training.resources | default dict | toJson }}
run: {{ include "demo.string" .Values.training.run | toJson }}
runtimeClassName: {{ .Values.training.runtimeClassName | default "" | toJson }}
scratchVolume: {{ .Values.training.scratchVolume | default dict | toJson }}
securityContext: {{ .Values.training.securityContext | default dict | toJson }}
serviceAccountName: {{ .Values.training.serviceAccount.name | default "" | toJson }}
sidecars: {{ .Values.training.sidecars | default list | toJson }}
terminationGracePeriodSeconds: {{ .Values.training.terminationGracePeriodSeconds | toJson }}
tolerations: {{ .Values.training.tolerations | default list | toJson }}
topologySpreadConstraints: {{ .Values.training.topologySpreadConstraints | default list | toJson }}
volumeMounts: {{ .Values.mlflow.artifacts.proxied | ternary list (and (eq .Values.mlflow.artifacts.store "gcs") (eq .Values.mlflow.artifacts.credentials "secret") | ternary (list (dict "name" "gcs-key" "mountPath" "/etc/gcs" "readOnly" true)) list) | toJson }}
volumes: {{ .Values.mlflow.artifacts.proxied | ternary list (and (eq .Values.mlflow.artifacts.store "gcs") (eq .Values.mlflow.artifacts.credentials "secret") | ternary (list (dict "name" "gcs-key" "secret" (dict "secretName" .Values.mlflow.artifacts.gcs.existingSecret "items" (list (dict "key" .Values.mlflow.artifacts.gcs.secretKey "path" .Values.mlflow.artifacts.gcs.secretKey))))) list) | toJson }}
writablePaths: ["/tmp"]
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
{{- define "demo.mlflow.missing" -}}
{{- if not .Values.mlflow.database.password }}, mlflow.database.password{{ end }}
{{- if and .Values.mlflow.database.userKey .Values.mlflow.database.existingSecret }}, user{{ end }}
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "demo.mlflow-artifacts-s3.given" -}}
{{- if .Values.mlflow.artifacts.s3.accessKeyId }}, mlflow.artifacts.s3.accessKeyId{{ end }}
{{- if .Values.mlflow.artifacts.s3.secretAccessKey }}, mlflow.artifacts.s3.secretAccessKey{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "demo.mlflow-artifacts-s3.missing" -}}
{{- if and (eq .Values.mlflow.artifacts.store "s3") (eq .Values.mlflow.artifacts.credentials "secret") (not .Values.mlflow.artifacts.s3.accessKeyId) }}, mlflow.artifacts.s3.accessKeyId{{ end }}
{{- if and (eq .Values.mlflow.artifacts.store "s3") (eq .Values.mlflow.artifacts.credentials "secret") (not .Values.mlflow.artifacts.s3.secretAccessKey) }}, mlflow.artifacts.s3.secretAccessKey{{ end }}
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "demo.mlflow-auth.given" -}}
{{- if .Values.mlflow.auth.adminPassword }}, mlflow.auth.adminPassword{{ end }}
{{- if .Values.mlflow.auth.flaskSecretKey }}, mlflow.auth.flaskSecretKey{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "demo.mlflow-auth.missing" -}}
{{- if and .Values.mlflow.auth.enabled (not .Values.mlflow.auth.adminPassword) }}, mlflow.auth.adminPassword{{ end }}
{{- if and .Values.mlflow.auth.enabled (not .Values.mlflow.auth.flaskSecretKey) }}, mlflow.auth.flaskSecretKey{{ end }}
{{- end -}}

{{/* Keys of the Secrets that users create: lines such as secret/key=value, where the value is an example for the shell. */}}
{{- define "demo.secretKeys" -}}
{{- $texts := list }}
{{- if not .Values.mlflow.database.password }}
  {{- $texts = append $texts (printf "%s/%s=%s" (include "demo.mlflow.secretName" .) (empty .Values.mlflow.database.existingSecret | ternary "password" .Values.mlflow.database.passwordKey) (empty .Values.mlflow.database.host | ternary "\"$(openssl rand -hex 24)\"" "\"$DATABASE_PASSWORD\"")) }}
  {{- if and .Values.mlflow.database.userKey .Values.mlflow.database.existingSecret }}
    {{- $texts = append $texts (printf "%s/%s=%s" (include "demo.mlflow.secretName" .) (empty .Values.mlflow.database.existingSecret | ternary "user" (.Values.mlflow.database.userKey | default "user")) .Values.mlflow.database.user) }}
  {{- end }}
{{- end }}
{{- if and (eq .Values.mlflow.artifacts.store "s3") (eq .Values.mlflow.artifacts.credentials "secret")
    (not (or .Values.mlflow.artifacts.s3.accessKeyId .Values.mlflow.artifacts.s3.secretAccessKey)) }}
  {{- $texts = append $texts (printf "%s/%s=\"$AWS_ACCESS_KEY_ID\"" (include "demo.mlflow-artifacts-s3.secretName" .) (empty .Values.mlflow.artifacts.s3.existingSecret | ternary "accessKeyId" .Values.mlflow.artifacts.s3.accessKeyIdKey)) }}
  {{- $texts = append $texts (printf "%s/%s=\"$AWS_SECRET_ACCESS_KEY\"" (include "demo.mlflow-artifacts-s3.secretName" .) (empty .Values.mlflow.artifacts.s3.existingSecret | ternary "secretAccessKey" .Values.mlflow.artifacts.s3.secretAccessKeyKey)) }}
{{- end }}
{{- if and .Values.mlflow.auth.enabled (not (or .Values.mlflow.auth.adminPassword .Values.mlflow.auth.flaskSecretKey)) }}
  {{- $texts = append $texts (printf "%s/%s=\"$(openssl rand -hex 24)\"" (include "demo.mlflow-auth.secretName" .) (empty .Values.mlflow.auth.existingSecret | ternary "adminPassword" .Values.mlflow.auth.adminPasswordKey)) }}
  {{- $texts = append $texts (printf "%s/%s=\"$(openssl rand -hex 24)\"" (include "demo.mlflow-auth.secretName" .) (empty .Values.mlflow.auth.existingSecret | ternary "flaskSecretKey" .Values.mlflow.auth.flaskSecretKeyKey)) }}
{{- end }}
{{- if and .Values.serving.enabled (eq .Values.serving.backend "redisai") .Values.serving.redis.host .Values.serving.redis.auth.enabled
    (not .Values.serving.redis.auth.password) }}
  {{- $texts = append $texts (printf "%s/%s=\"$REDIS_PASSWORD\"" (include "demo.serving-redis-secret.secretName" .) (empty .Values.serving.redis.auth.existingSecret | ternary "password" .Values.serving.redis.auth.passwordKey)) }}
{{- end }}
{{- if and .Values.service.enabled .Values.service.redis.host .Values.service.redis.auth.enabled (not .Values.service.redis.auth.password) }}
  {{- $texts = append $texts (printf "%s/%s=\"$REDIS_PASSWORD\"" (include "demo.service-redis-secret.secretName" .) (empty .Values.service.redis.auth.existingSecret | ternary "password" .Values.service.redis.auth.passwordKey)) }}
{{- end }}
{{- if and .Values.apm.enabled .Values.apm.usesSecretToken (not .Values.apm.secretToken) }}
  {{- $texts = append $texts (printf "%s/%s=\"$ELASTIC_APM_SECRET_TOKEN\"" (include "demo.apm-secret.secretName" .) (empty .Values.apm.existingSecret | ternary "secretToken" .Values.apm.secretTokenKey)) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* Names of the Secrets that users create. */}}
{{- define "demo.secretsToCreate" -}}
{{- $texts := list }}
{{- range $line := include "demo.secretKeys" . | splitList "\n" }}
  {{- $texts = append $texts (regexReplaceAll "/.*" $line "") }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* Keys of the Secrets that users create: lines such as secret/key. */}}
{{- define "demo.secretEntries" -}}
{{- $texts := list }}
{{- range $line := include "demo.secretKeys" . | splitList "\n" }}
  {{- $texts = append $texts (regexReplaceAll "=.*" $line "") }}
{{- end }}
{{- join "\n" $texts }}
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

{{/* A list in one text, made of secretsToCreate. */}}
{{- define "demo.secretsToCreateList" -}}
{{- $texts := list }}
{{- range $secret := include "demo.secretsToCreate" . | splitList "\n" | uniq }}
  {{- $texts = append $texts (printf "The pods need the Secret %s in this namespace. To create it, unless it exists:\n\n  kubectl create secret generic %s --namespace %s%s" $secret $secret $.Release.Namespace (include "demo.secretEntriesLines" (dict "root" $ "secret" $secret))) }}
{{- end }}
{{- join "\n\n" $texts }}
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

{{/* Lines, made of secretEntries. */}}
{{- define "demo.secretEntriesLines" -}}
{{- $texts := list }}
{{- range $entry := include "demo.secretEntries" $.root | splitList "\n" | uniq }}
  {{- if hasPrefix (printf "%s/" $.secret) $entry }}
    {{- $texts = append $texts (printf " \\\n    --from-literal=%s=%s" ($entry | trimPrefix (printf "%s/" $.secret)) (include "demo.secretKeysList" (dict "root" $.root "entry" $entry) | splitList "\n" | first)) }}
  {{- end }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* A list in one text, made of secretKeys. */}}
{{- define "demo.secretKeysList" -}}
{{- $texts := list }}
{{- range $line := include "demo.secretKeys" $.root | splitList "\n" }}
  {{- if hasPrefix (printf "%s=" $.entry) $line }}
    {{- $texts = append $texts ($line | trimPrefix (printf "%s=" $.entry)) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
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
global mlflow postgres apm serving service training
mlflow.image mlflow.replicaCount mlflow.workers mlflow.database mlflow.artifacts mlflow.auth mlflow.metrics mlflow.garbageCollection mlflow.service
mlflow.ingress mlflow.gateway mlflow.loadBalancer mlflow.autoscaling mlflow.podDisruptionBudget mlflow.networkPolicy mlflow.probes mlflow.resources
mlflow.serviceAccount mlflow.podSecurityContext mlflow.securityContext mlflow.terminationGracePeriodSeconds mlflow.revisionHistoryLimit
mlflow.image.repository mlflow.image.tag="" mlflow.image.pullPolicy
mlflow.database.port mlflow.database.name mlflow.database.user mlflow.database.passwordKey mlflow.database.sslMode mlflow.database.sslRootCert
mlflow.database.sslRootCert.key
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
mlflow.gateway.timeouts.request=""
mlflow.loadBalancer.type mlflow.loadBalancer.port
mlflow.autoscaling.minReplicas mlflow.autoscaling.maxReplicas mlflow.autoscaling.targetCPUUtilizationPercentage
mlflow.podDisruptionBudget.maxUnavailable mlflow.podDisruptionBudget.minAvailable
mlflow.probes.startup mlflow.probes.readiness mlflow.probes.liveness
mlflow.probes.startup.periodSeconds mlflow.probes.startup.timeoutSeconds mlflow.probes.startup.failureThreshold
mlflow.probes.readiness.periodSeconds mlflow.probes.readiness.timeoutSeconds mlflow.probes.readiness.failureThreshold mlflow.probes.readiness.successThreshold
mlflow.probes.liveness.periodSeconds mlflow.probes.liveness.timeoutSeconds mlflow.probes.liveness.failureThreshold
mlflow.serviceAccount.create
postgres.image postgres.enabled postgres.persistence postgres.service postgres.networkPolicy postgres.backup postgres.startupProbe postgres.readinessProbe
postgres.livenessProbe postgres.resources postgres.serviceAccount postgres.podSecurityContext postgres.securityContext postgres.terminationGracePeriodSeconds
postgres.revisionHistoryLimit
postgres.image.repository postgres.image.tag="" postgres.image.pullPolicy
postgres.persistence.enabled postgres.persistence.size postgres.persistence.accessModes postgres.persistence.keep postgres.persistence.local
postgres.service.type postgres.service.port
postgres.networkPolicy.enabled
postgres.backup.schedule postgres.backup.retention postgres.backup.persistence postgres.backup.backoffLimit postgres.backup.resources
postgres.backup.persistence.size postgres.backup.persistence.accessModes postgres.backup.persistence.keep
postgres.startupProbe.periodSeconds postgres.startupProbe.timeoutSeconds postgres.startupProbe.failureThreshold
postgres.readinessProbe.periodSeconds postgres.readinessProbe.timeoutSeconds postgres.readinessProbe.failureThreshold postgres.readinessProbe.successThreshold
postgres.livenessProbe.periodSeconds postgres.livenessProbe.timeoutSeconds postgres.livenessProbe.failureThreshold
apm.secretTokenKey
serving.enabled serving.image serving.modelsCache serving.backend serving.model serving.replicaCount serving.workers serving.redis serving.reload
serving.service serving.ingress serving.gateway serving.autoscaling serving.podDisruptionBudget serving.networkPolicy serving.probes serving.resources
serving.serviceAccount serving.podSecurityContext serving.securityContext serving.terminationGracePeriodSeconds serving.revisionHistoryLimit
serving.image.tag="" serving.image.pullPolicy
serving.modelsCache.image serving.modelsCache.resources
serving.modelsCache.image.repository serving.modelsCache.image.tag="" serving.modelsCache.image.pullPolicy
serving.model.name serving.model.alias=""
serving.redis.port serving.redis.auth
serving.redis.auth.passwordKey
serving.reload.schedule serving.reload.concurrencyPolicy serving.reload.successfulJobsHistoryLimit serving.reload.failedJobsHistoryLimit
serving.reload.resources
serving.service.type serving.service.port
serving.ingress.host
serving.gateway.timeouts
serving.autoscaling.minReplicas serving.autoscaling.maxReplicas serving.autoscaling.targetCPUUtilizationPercentage
serving.podDisruptionBudget.maxUnavailable serving.podDisruptionBudget.minAvailable
serving.probes.startup serving.probes.readiness serving.probes.liveness
serving.probes.startup.periodSeconds serving.probes.startup.timeoutSeconds serving.probes.startup.failureThreshold
serving.probes.readiness.periodSeconds serving.probes.readiness.timeoutSeconds serving.probes.readiness.failureThreshold
serving.probes.readiness.successThreshold
serving.probes.liveness.periodSeconds serving.probes.liveness.timeoutSeconds serving.probes.liveness.failureThreshold
service.image service.replicaCount service.containerPort service.redis service.service service.ingress service.gateway service.autoscaling
service.podDisruptionBudget service.networkPolicy service.probes service.resources service.serviceAccount service.podSecurityContext service.securityContext
service.terminationGracePeriodSeconds service.revisionHistoryLimit
service.image.tag="" service.image.pullPolicy
service.redis.host="" service.redis.port service.redis.auth
service.redis.auth.passwordKey
service.service.type service.service.port
service.ingress.host
service.gateway.timeouts
service.autoscaling.minReplicas service.autoscaling.maxReplicas service.autoscaling.targetCPUUtilizationPercentage
service.podDisruptionBudget.maxUnavailable service.podDisruptionBudget.minAvailable
service.probes.startup service.probes.readiness service.probes.liveness
service.probes.startup.periodSeconds service.probes.startup.timeoutSeconds service.probes.startup.failureThreshold
service.probes.readiness.periodSeconds service.probes.readiness.timeoutSeconds service.probes.readiness.failureThreshold
service.probes.readiness.successThreshold
service.probes.liveness.periodSeconds service.probes.liveness.timeoutSeconds service.probes.liveness.failureThreshold
training.image training.jobName training.backoffLimit training.resources training.serviceAccount training.podSecurityContext training.securityContext
training.terminationGracePeriodSeconds training.env
training.image.tag="" training.image.pullPolicy
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

{{/* Pod: fails if two items of a list have the same name. Takes their "path" and the "values". */}}
{{- define "demo.checkPodEnvExtraEnv" -}}
{{- include "demo.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" (printf "%s.env or %s.extraEnv" .path .path)) }}
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

{{/* Database: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkDatabase" -}}
{{- if and .values.existingSecret .values.password }}
  {{- fail (printf "the values have %s.password, and %s.existingSecret is \"%s\": remove one of the two" .path .path .values.existingSecret) }}
{{- end }}
{{- end -}}

{{/* Volume: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkVolume" -}}
{{- if and .values.existingClaim (not .values.enabled) }}
  {{- fail (printf "%s.enabled is false, so %s.existingClaim \"%s\" is not mounted: change one of the two" .path .path .values.existingClaim) }}
{{- end }}
{{- end -}}

{{/* Credentials: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkCredentials" -}}
{{- if and (get .values .name) (not .values.enabled) }}
  {{- fail (printf "%s.%s is set but not used with this %s.enabled: remove it, or change %s.enabled" .path .name .path .path) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkExposure" -}}
{{- if and (eq .values.service.type "ClusterIP") .values.service.nodePort }}
  {{- fail (printf "%s.service.nodePort is %s, and %s.service.type is \"ClusterIP\", which has no node ports: change the type, or set the node port to 0" .path
      (.values.service.nodePort | int64 | toString) .path) }}
{{- else if and .values.service.loadBalancerClass (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%s.service.loadBalancerClass requires the type \"LoadBalancer\", and %s.service.type is \"%s\": leave it empty, or change the type" .path
      .path .values.service.type) }}
{{- else if and .values.service.loadBalancerSourceRanges (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%s.service.loadBalancerSourceRanges requires the type \"LoadBalancer\", and %s.service.type is \"%s\": leave it empty, or change the type"
      .path .path .values.service.type) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkExposureExternalTrafficPolicy" -}}
{{- if and .values.service.externalTrafficPolicy (eq .values.service.type "ClusterIP") }}
  {{- fail (printf
      "%s.service.externalTrafficPolicy requires the type \"NodePort\" or \"LoadBalancer\", and %s.service.type is \"ClusterIP\": leave it empty, or change the type"
      .path .path) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkExposureTlsSecret" -}}
{{- if .values.ingress.enabled }}
  {{- if and (or .values.ingress.clusterIssuer .values.ingress.issuer) (not .values.ingress.tlsSecret) }}
    {{- fail (printf "%s.ingress.tlsSecret is empty: set the name of the Secret for the certificate from cert-manager" .path) }}
  {{- else if and .values.ingress.clusterIssuer .values.ingress.issuer }}
    {{- fail (printf "%s.ingress.clusterIssuer and %s.ingress.issuer are both set: remove one of the two" .path .path) }}
  {{- end }}
{{- end }}
{{- if and .values.gateway.enabled (not .values.gateway.parentRefs) }}
  {{- fail (printf "%s.gateway.parentRefs is empty: set the Gateway that the route attaches to" .path) }}
{{- end }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkService" -}}
{{- if and .values.enabled (get .values .name) (not (eq .values.type "LoadBalancer")) }}
  {{- fail (printf "%s.%s requires the type \"LoadBalancer\", and %s.type is \"%s\": leave it empty, or change the type" .path .name .path .values.type) }}
{{- end }}
{{- end -}}

{{/* HorizontalPodAutoscaler: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkHorizontalPodAutoscaler" -}}
{{- if .values.enabled }}
  {{- if gt (int64 .values.minReplicas) (int64 .values.maxReplicas) }}
    {{- fail (printf "%s.minReplicas is %s and greater than %s.maxReplicas, %s: lower the first, or raise the second" .path (.values.minReplicas | int64 | toString)
        .path (.values.maxReplicas | int64 | toString)) }}
  {{- else if not (or .values.targetCPUUtilizationPercentage .values.targetMemoryUtilizationPercentage .values.metrics) }}
    {{- fail (printf "%s.targetCPUUtilizationPercentage and %s.targetMemoryUtilizationPercentage are 0, and %s.metrics is empty: set at least one target" .path
        .path .path) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Serving: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkServing" -}}
{{- if and .values.redis.auth.enabled (not .values.redis.host) }}
  {{- fail (printf "%s.redis.auth.enabled is true, and %s.redis.host is empty, so nothing would log in: set both, or neither" .path .path) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkExposureInternalLoadBalancer" -}}
{{- if and .values.service.internalLoadBalancer (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%s.service.internalLoadBalancer requires the type \"LoadBalancer\", and %s.service.type is \"%s\": leave it empty, or change the type" .path
      .path .values.service.type) }}
{{- end }}
{{- end -}}

{{/* Volume: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkVolumePathPath" -}}
{{- if and (get .values .name) .values.local.path }}
  {{- fail (printf "%s.%s is \"%s\", and %s.local.path is \"%s\": remove one of the two" .path .name (get .values .name) .path .values.local.path) }}
{{- end }}
{{- end -}}

{{/* MlflowArtifacts: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "demo.checkMlflowArtifactsStore" -}}
{{- if and (eq .values.store .name) (not (get .values .name).bucket) }}
  {{- fail (printf "%s.store is \"%s\", and %s.%s.bucket is empty: set the name of the bucket" .path .name .path .name) }}
{{- end }}
{{- end -}}

{{/* MlflowServer: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "demo.checkMlflowServer" -}}
{{- if and .values.existingSecret .values.existingConfigMap }}
  {{- fail (printf "%s.existingSecret and %s.existingConfigMap are both set: leave one of them empty" .path .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "demo.checkExtraObjects" -}}
{{- $names := list "v1/Service mlflow" "apps/Deployment mlflow-deployment"
    (and .Values.mlflow.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.postgres.enabled .Values.postgres.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-postgres" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-serving" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-service" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.podDisruptionBudget.enabled (printf "policy/PodDisruptionBudget %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s" (printf "%s-serving" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s" (printf "%s-service" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.mlflow-deployment.serviceAccountName" .)))
    (and .Values.postgres.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.postgres.serviceAccountName" .)))
    (and .Values.serving.enabled .Values.serving.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.serving-deployment.serviceAccountName" .)))
    (and .Values.serving.enabled .Values.serving.reload.enabled
        (printf "v1/ServiceAccount %s" (printf "%s-serving-reload" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.service-deployment.serviceAccountName" .)))
    (and .Values.training.enabled .Values.training.serviceAccount.create (printf "v1/ServiceAccount %s" (include "demo.model-training-job.serviceAccountName" .)))
    (and .Values.mlflow.database.password (printf "v1/Secret %s" (printf "%s-mlflow-database" (include "demo.fullname" .) | include "demo.max63")))
    (and (or .Values.mlflow.artifacts.s3.accessKeyId .Values.mlflow.artifacts.s3.secretAccessKey)
        (printf "v1/Secret %s" (printf "%s-mlflow-artifacts-s3" (include "demo.fullname" .) | include "demo.max63")))
    (and (or .Values.mlflow.auth.adminPassword .Values.mlflow.auth.flaskSecretKey)
        (printf "v1/Secret %s" (printf "%s-mlflow-auth" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.apm.secretToken (printf "v1/Secret %s" (printf "%s-apm" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.redis.auth.password
        (printf "v1/Secret %s" (printf "%s-serving-redis" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.redis.auth.password
        (printf "v1/Secret %s" (printf "%s-service-redis" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.auth.enabled (printf "v1/ConfigMap %s" (printf "%s-mlflow-auth-config" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.postgres.enabled (printf "v1/ConfigMap %s" (printf "%s-postgres-scripts" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled (eq .Values.serving.backend "pyfunc")
        (printf "v1/ConfigMap %s" (printf "%s-serving-server" (include "demo.fullname" .) | include "demo.max63")))
    (and (eq .Values.mlflow.artifacts.store "volume") .Values.mlflow.artifacts.persistence.enabled (not .Values.mlflow.artifacts.persistence.existingClaim)
        (not (and .Values.mlflow.artifacts.persistence.nfs.server .Values.mlflow.artifacts.persistence.nfs.inline)) .Values.mlflow.artifacts.persistence.nfs.server
        (printf "v1/PersistentVolume %s.%s" .Release.Namespace (printf "%s-mlflow-artifacts" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.postgres.enabled .Values.postgres.persistence.enabled (not .Values.postgres.persistence.existingClaim) .Values.postgres.persistence.local.path
        (printf "v1/PersistentVolume %s.mlflow-postgres-claim" .Release.Namespace))
    (and (eq .Values.mlflow.artifacts.store "volume") .Values.mlflow.artifacts.persistence.enabled (not .Values.mlflow.artifacts.persistence.existingClaim)
        (not (and .Values.mlflow.artifacts.persistence.nfs.server .Values.mlflow.artifacts.persistence.nfs.inline))
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-mlflow-artifacts" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.postgres.enabled .Values.postgres.persistence.enabled (not .Values.postgres.persistence.existingClaim)
        "v1/PersistentVolumeClaim mlflow-postgres-claim")
    (and .Values.postgres.backup.enabled (not .Values.postgres.backup.persistence.existingClaim)
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-postgres-backup" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.reload.enabled
        (printf "rbac.authorization.k8s.io/Role %s" (printf "%s-serving-reload" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.reload.enabled
        (printf "rbac.authorization.k8s.io/RoleBinding %s" (printf "%s-serving-reload" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.loadBalancer.enabled "v1/Service mlflow-loadbalancer-internal") (and .Values.postgres.enabled "v1/Service mlflow-postgres")
    (and .Values.postgres.enabled (printf "v1/Service %s" (printf "%s-postgres-headless" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled "v1/Service serving") (and .Values.service.enabled "v1/Service demo-service")
    (printf "v1/Pod %s" (printf "%s-mlflow-test" (include "demo.fullname" .) | include "demo.max63"))
    (printf "v1/Pod %s" (printf "%s-postgres-test" (include "demo.fullname" .) | include "demo.max63"))
    (and .Values.serving.enabled (printf "v1/Pod %s" (printf "%s-serving-test" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled "apps/Deployment serving-deployment") (and .Values.service.enabled "apps/Deployment service-deployment")
    (and .Values.mlflow.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-mlflow-autoscaler" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-serving-autoscaler" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-service-autoscaler" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.postgres.enabled (printf "apps/StatefulSet %s" (printf "%s-postgres" (include "demo.fullname" .) | include "demo.max52")))
    (and .Values.training.enabled (printf "batch/Job %s-%s" .Values.training.jobName (include "demo.model-training.run" . | sha256sum | trunc 8)))
    (and .Values.mlflow.garbageCollection.enabled (printf "batch/CronJob %s" (printf "%s-mlflow-gc" (include "demo.fullname" .) | include "demo.max52")))
    (and .Values.postgres.backup.enabled (printf "batch/CronJob %s" (printf "%s-postgres-backup" (include "demo.fullname" .) | include "demo.max52")))
    (and .Values.serving.enabled .Values.serving.reload.enabled
        (printf "batch/CronJob %s" (printf "%s-serving-reload" (include "demo.fullname" .) | include "demo.max52")))
    (and .Values.mlflow.ingress.enabled (printf "networking.k8s.io/Ingress %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.serving.enabled .Values.serving.ingress.enabled
        (printf "networking.k8s.io/Ingress %s" (printf "%s-serving" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.service.enabled .Values.service.ingress.enabled
        (printf "networking.k8s.io/Ingress %s" (printf "%s-service" (include "demo.fullname" .) | include "demo.max63")))
    (and .Values.mlflow.gateway.enabled "gateway.networking.k8s.io/HTTPRoute mlflow")
    (and .Values.serving.enabled .Values.serving.gateway.enabled "gateway.networking.k8s.io/HTTPRoute serving")
    (and .Values.service.enabled .Values.service.gateway.enabled "gateway.networking.k8s.io/HTTPRoute demo-service")
    (and .Values.mlflow.metrics.enabled .Values.mlflow.metrics.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (printf "%s-mlflow" (include "demo.fullname" .) | include "demo.max63"))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "demo.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
