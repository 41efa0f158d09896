{{/* Name of the chart in names and labels. */}}
{{- define "aas-backend.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "aas-backend.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "aas-backend.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "aas-backend.name" .) | include "aas-backend.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aas-backend.selectorLabels" -}}
app.kubernetes.io/name: {{ include "aas-backend.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aas-backend.labels" -}}
{{ include "aas-backend.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "aas-backend.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "aas-backend.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Prefix of the environment variables that the program reads. */}}
{{- define "aas-backend.prefix" -}}
{{- .Values.environment | upper }}_
{{- end -}}

{{/* The file ca.crt. */}}
{{- define "aas-backend.certificates.ca-crt" -}}
{{ .Values.certs.CA_CERT | default "" }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "aas-backend.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "aas-backend.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "aas-backend.secret.secretName" -}}
{{ .Values.existingSecret | default (include "aas-backend.fullname" .) }}
{{- end -}}

{{/* What the program reads when it starts. The pods hold a hash of it, so a change replaces them. */}}
{{- define "aas-backend.configuration" -}}
CLEARML_API_ACCESS_KEY: {{ .Values.env.CLEARML_API_ACCESS_KEY | default "" | toJson }}
CLEARML_API_HOST: {{ .Values.env.CLEARML_API_HOST | default "" | toJson }}
CLEARML_API_SECRET_KEY: {{ .Values.env.CLEARML_API_SECRET_KEY | default "" | toJson }}
CLEARML_FILES_HOST: {{ .Values.env.CLEARML_FILES_HOST | default "" | toJson }}
CLEARML_WEB_HOST: {{ .Values.env.CLEARML_WEB_HOST | default "" | toJson }}
ENV_STATE: {{ .Values.environment | toJson }}
PROD_ALGORITHM: {{ .Values.env.PROD_ALGORITHM | toJson }}
PROD_CLEARML_CONFIG_FILE: {{ .Values.env.PROD_CLEARML_CONFIG_FILE | default "" | toJson }}
PROD_DB_NAME: {{ .Values.env.PROD_DB_NAME | toJson }}
PROD_FIRST_SUPERUSER_ID: {{ .Values.env.PROD_FIRST_SUPERUSER_ID | default "" | toJson }}
PROD_FIRST_SUPERUSER_PASSWORD: {{ .Values.env.PROD_FIRST_SUPERUSER_PASSWORD | default "" | toJson }}
PROD_FRONTEND_HOST: {{ .Values.env.PROD_FRONTEND_HOST | toJson }}
PROD_IE_DEFAULT_PROTOCOL: {{ .Values.env.PROD_IE_DEFAULT_PROTOCOL | toJson }}
PROD_IE_DOMAIN: {{ .Values.env.PROD_IE_DOMAIN | default "" | toJson }}
PROD_IE_INGRESS_NAME: {{ .Values.env.PROD_IE_INGRESS_NAME | default "" | toJson }}
PROD_IE_INGRESS_NAMESPACE: {{ .Values.env.PROD_IE_INGRESS_NAMESPACE | default "" | toJson }}
PROD_IE_NAMESPACE: {{ .Values.env.PROD_IE_NAMESPACE | toJson }}
PROD_IE_SERVICE_TYPE: {{ .Values.env.PROD_IE_SERVICE_TYPE | toJson }}
PROD_K8S_API_KEY: {{ .Values.env.PROD_K8S_API_KEY | default "" | toJson }}
PROD_K8S_HOST: {{ .Values.env.PROD_K8S_HOST | default "" | toJson }}
PROD_MAX_UPLOAD_SIZE_GB: {{ include "aas-backend.string" .Values.env.PROD_MAX_UPLOAD_SIZE_GB | toJson }}
PROD_MINIO_API_ACCESS_KEY: {{ .Values.env.PROD_MINIO_API_ACCESS_KEY | default "" | toJson }}
PROD_MINIO_API_HOST: {{ .Values.env.PROD_MINIO_API_HOST | toJson }}
PROD_MINIO_API_SECRET_KEY: {{ .Values.env.PROD_MINIO_API_SECRET_KEY | default "" | toJson }}
PROD_MINIO_BUCKET_NAME: {{ .Values.env.PROD_MINIO_BUCKET_NAME | toJson }}
PROD_MINIO_DSN: {{ .Values.env.PROD_MINIO_DSN | toJson }}
PROD_MINIO_TLS: {{ include "aas-backend.string" .Values.env.PROD_MINIO_TLS | toJson }}
PROD_MONGO_DSN: {{ .Values.env.PROD_MONGO_DSN | toJson }}
PROD_MONGO_PASSWORD: {{ .Values.env.PROD_MONGO_PASSWORD | default "" | toJson }}
PROD_MONGO_USERNAME: {{ .Values.env.PROD_MONGO_USERNAME | default "" | toJson }}
PROD_SECRET_KEY: {{ .Values.env.PROD_SECRET_KEY | default "" | toJson }}
PROD_SECURE_COOKIES: {{ include "aas-backend.string" .Values.env.PROD_SECURE_COOKIES | toJson }}
caCertificates: {{ .Values.certs.CA_CERT | default "" | toJson }}
secret: {{ include "aas-backend.secret.secretName" . | toJson }}
variables: {{ omit .Values.env "PROD_FRONTEND_HOST" "PROD_SECURE_COOKIES" "PROD_ALGORITHM" "PROD_MONGO_DSN" "PROD_DB_NAME" "PROD_MAX_UPLOAD_SIZE_GB" "PROD_IE_NAMESPACE" "PROD_IE_SERVICE_TYPE" "PROD_IE_DEFAULT_PROTOCOL" "PROD_IE_DOMAIN" "PROD_IE_INGRESS_NAME" "PROD_IE_INGRESS_NAMESPACE" "PROD_MINIO_DSN" "PROD_MINIO_BUCKET_NAME" "PROD_MINIO_TLS" "PROD_MINIO_API_HOST" "CLEARML_WEB_HOST" "CLEARML_API_HOST" "CLEARML_FILES_HOST" "PROD_CLEARML_CONFIG_FILE" "PROD_K8S_HOST" "PROD_SECRET_KEY" "PROD_MONGO_USERNAME" "PROD_MONGO_PASSWORD" "PROD_MINIO_API_ACCESS_KEY" "PROD_MINIO_API_SECRET_KEY" "PROD_FIRST_SUPERUSER_ID" "PROD_FIRST_SUPERUSER_PASSWORD" "CLEARML_API_ACCESS_KEY" "CLEARML_API_SECRET_KEY" "PROD_K8S_API_KEY" "CLEARML_API_SECRET" "CLEARML_API_KEY" | toJson }}
{{- end -}}

{{/* Names of the variables that are no settings. */}}
{{- define "aas-backend.otherVariables" -}}
{{ keys (omit .Values.env "PROD_FRONTEND_HOST" "PROD_SECURE_COOKIES" "PROD_ALGORITHM" "PROD_MONGO_DSN" "PROD_DB_NAME" "PROD_MAX_UPLOAD_SIZE_GB" "PROD_IE_NAMESPACE" "PROD_IE_SERVICE_TYPE" "PROD_IE_DEFAULT_PROTOCOL" "PROD_IE_DOMAIN" "PROD_IE_INGRESS_NAME" "PROD_IE_INGRESS_NAMESPACE" "PROD_MINIO_DSN" "PROD_MINIO_BUCKET_NAME" "PROD_MINIO_TLS" "PROD_MINIO_API_HOST" "CLEARML_WEB_HOST" "CLEARML_API_HOST" "CLEARML_FILES_HOST" "PROD_CLEARML_CONFIG_FILE" "PROD_K8S_HOST" "PROD_SECRET_KEY" "PROD_MONGO_USERNAME" "PROD_MONGO_PASSWORD" "PROD_MINIO_API_ACCESS_KEY" "PROD_MINIO_API_SECRET_KEY" "PROD_FIRST_SUPERUSER_ID" "PROD_FIRST_SUPERUSER_PASSWORD" "CLEARML_API_ACCESS_KEY" "CLEARML_API_SECRET_KEY" "PROD_K8S_API_KEY" "CLEARML_API_SECRET" "CLEARML_API_KEY") | sortAlpha | join "," }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aas-backend.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "aas-backend.secret.given" -}}
{{- if .Values.env.PROD_SECRET_KEY }}, env.PROD_SECRET_KEY{{ end }}
{{- if .Values.env.PROD_MONGO_USERNAME }}, env.PROD_MONGO_USERNAME{{ end }}
{{- if .Values.env.PROD_MONGO_PASSWORD }}, env.PROD_MONGO_PASSWORD{{ end }}
{{- if .Values.env.PROD_MINIO_API_ACCESS_KEY }}, env.PROD_MINIO_API_ACCESS_KEY{{ end }}
{{- if .Values.env.PROD_MINIO_API_SECRET_KEY }}, env.PROD_MINIO_API_SECRET_KEY{{ end }}
{{- if .Values.env.PROD_FIRST_SUPERUSER_ID }}, env.PROD_FIRST_SUPERUSER_ID{{ end }}
{{- if .Values.env.PROD_FIRST_SUPERUSER_PASSWORD }}, env.PROD_FIRST_SUPERUSER_PASSWORD{{ end }}
{{- if .Values.env.CLEARML_API_ACCESS_KEY }}, env.CLEARML_API_ACCESS_KEY{{ end }}
{{- if .Values.env.CLEARML_API_SECRET_KEY }}, env.CLEARML_API_SECRET_KEY{{ end }}
{{- if .Values.env.PROD_K8S_API_KEY }}, env.PROD_K8S_API_KEY{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "aas-backend.secret.missing" -}}
{{- if not .Values.env.PROD_SECRET_KEY }}, env.PROD_SECRET_KEY{{ end }}
{{- if not .Values.env.PROD_MONGO_USERNAME }}, env.PROD_MONGO_USERNAME{{ end }}
{{- if not .Values.env.PROD_MONGO_PASSWORD }}, env.PROD_MONGO_PASSWORD{{ end }}
{{- if and .Values.env.PROD_MINIO_DSN (not .Values.env.PROD_MINIO_API_ACCESS_KEY) }}, env.PROD_MINIO_API_ACCESS_KEY{{ end }}
{{- if and .Values.env.PROD_MINIO_DSN (not .Values.env.PROD_MINIO_API_SECRET_KEY) }}, env.PROD_MINIO_API_SECRET_KEY{{ end }}
{{- end -}}

{{/* The string, or the digits of the integer or the word of the boolean that `--set` made of it. */}}
{{- define "aas-backend.string" -}}
{{- if or (kindIs "string" .) (kindIs "bool" .) }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "aas-backend.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Lines, made of ingress.hosts. */}}
{{- define "aas-backend.hostsLines" -}}
{{- $texts := list }}
{{- range $host := .Values.ingress.hosts }}
  {{- $texts = append $texts (printf "  %s://%s/\n" (empty $.Values.ingress.tls | ternary "http" "https") $host.host) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of ingress.tls. */}}
{{- define "aas-backend.tlsLines" -}}
{{- $texts := list }}
{{- range $certificate := .Values.ingress.tls }}
  {{- $texts = append $texts (printf "  kubectl create secret tls %s --namespace %s --cert=tls.crt --key=tls.key\n" $certificate.secretName $.Release.Namespace) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "aas-backend.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}
{{- define "aas-backend.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
  {{- $values := dict }}
  {{- if not (kindIs "invalid" .Values.imagePullSecrets) }}
    {{- include "aas-backend.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" .Values.imagePullSecrets))) }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.env.CLEARML_API_KEY) }}
    {{- include "aas-backend.mergeValues" (dict "into" $values "from" (dict "env" (dict "CLEARML_API_ACCESS_KEY" .Values.env.CLEARML_API_KEY))) }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.env.CLEARML_API_SECRET) }}
    {{- include "aas-backend.mergeValues" (dict "into" $values "from" (dict "env" (dict "CLEARML_API_SECRET_KEY" .Values.env.CLEARML_API_SECRET))) }}
  {{- end }}
  {{- include "aas-backend.mergeValues" (dict "into" $values "from" .Values) }}
  {{- $_ := set . "GivenValues" .Values }}
  {{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "aas-backend.mergeValues" -}}
{{- range $key, $value := .from }}
  {{- if kindIs "map" $value }}
    {{- if not (kindIs "map" (get $.into $key)) }}
      {{- $_ := set $.into $key dict }}
    {{- end }}
    {{- include "aas-backend.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
  {{- else if kindIs "invalid" $value }}
    {{- $_ := unset $.into $key }}
  {{- else }}
    {{- $_ := set $.into $key $value }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aas-backend.valuesWithDefaults" -}}
global image replicaCount environment env certs inferenceServiceBackend gatewayNamespaces emissaryHost rbac service ingress gateway autoscaling
podDisruptionBudget networkPolicy startupProbe readinessProbe livenessProbe probe resources serviceAccount automountServiceAccountToken podSecurityContext
securityContext terminationGracePeriodSeconds revisionHistoryLimit
image.repository image.pullPolicy
env.PROD_FRONTEND_HOST env.PROD_SECURE_COOKIES env.PROD_ALGORITHM env.PROD_MONGO_DSN env.PROD_DB_NAME env.PROD_MAX_UPLOAD_SIZE_GB env.PROD_IE_NAMESPACE
env.PROD_IE_SERVICE_TYPE env.PROD_IE_DEFAULT_PROTOCOL env.PROD_MINIO_DSN="" env.PROD_MINIO_BUCKET_NAME env.PROD_MINIO_TLS env.PROD_MINIO_API_HOST=""
inferenceServiceBackend.emissary
gatewayNamespaces.emissary gatewayNamespaces.knative
emissaryHost.hostname=""
rbac.create
service.type service.port
ingress.hosts=[]
gateway.timeouts
gateway.timeouts.request=""
autoscaling.minReplicas autoscaling.maxReplicas autoscaling.targetCPUUtilizationPercentage
podDisruptionBudget.maxUnavailable podDisruptionBudget.minAvailable
startupProbe.periodSeconds startupProbe.timeoutSeconds startupProbe.failureThreshold
readinessProbe.periodSeconds readinessProbe.timeoutSeconds readinessProbe.failureThreshold readinessProbe.successThreshold
livenessProbe.periodSeconds livenessProbe.timeoutSeconds livenessProbe.failureThreshold
probe.containerPort
serviceAccount.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aas-backend.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aas-backend.valuesWithDefaults" .) -1 }}
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
{{- define "aas-backend.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aas-backend.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aas-backend.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "aas-backend.checkRequests" -}}
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
{{- define "aas-backend.checkPod" -}}
{{- include "aas-backend.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "aas-backend.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "aas-backend.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "aas-backend.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "aas-backend.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "aas-backend.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "aas-backend.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Credentials: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "aas-backend.checkCredentials" -}}
{{- if and (get .values .name) (not .values.PROD_MINIO_DSN) }}
  {{- fail (printf "%s.%s is set but not used with this %s.PROD_MINIO_DSN: remove it, or change %s.PROD_MINIO_DSN" .path .name .path .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aas-backend.checkExtraObjects" -}}
{{- $names := list (and .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "aas-backend.fullname" .)))
    (and .Values.podDisruptionBudget.enabled (printf "policy/PodDisruptionBudget %s" (include "aas-backend.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "aas-backend.serviceaccount.serviceAccountName" .)))
    (and .Values.env.PROD_SECRET_KEY .Values.env.PROD_MONGO_USERNAME .Values.env.PROD_MONGO_PASSWORD (printf "v1/Secret %s" (include "aas-backend.fullname" .)))
    (and (include "aas-backend.otherVariables" .) (printf "v1/Secret %s" (printf "%s-variables" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (printf "v1/ConfigMap %s" (printf "%s-config" (include "aas-backend.fullname" .) | include "aas-backend.max63"))
    (and .Values.certs.CA_CERT (printf "v1/ConfigMap %s" (printf "%s-certificates" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create
        (printf "rbac.authorization.k8s.io/Role %s%s.%s" (printf "%s/" .Values.env.PROD_IE_NAMESPACE | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-inference" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create (not .Values.env.PROD_IE_DOMAIN) .Values.inferenceServiceBackend.emissary
        (printf "rbac.authorization.k8s.io/Role %s%s.%s" (printf "%s/" .Values.gatewayNamespaces.emissary | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-emissary-gateway" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create (not .Values.env.PROD_IE_DOMAIN) .Values.inferenceServiceBackend.knative
        (printf "rbac.authorization.k8s.io/Role %s%s.%s" (printf "%s/" .Values.gatewayNamespaces.knative | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-knative-gateway" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create
        (printf "rbac.authorization.k8s.io/RoleBinding %s%s.%s" (printf "%s/" .Values.env.PROD_IE_NAMESPACE | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-inference" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create (not .Values.env.PROD_IE_DOMAIN) .Values.inferenceServiceBackend.emissary
        (printf "rbac.authorization.k8s.io/RoleBinding %s%s.%s" (printf "%s/" .Values.gatewayNamespaces.emissary | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-emissary-gateway" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.rbac.create (not .Values.env.PROD_IE_DOMAIN) .Values.inferenceServiceBackend.knative
        (printf "rbac.authorization.k8s.io/RoleBinding %s%s.%s" (printf "%s/" .Values.gatewayNamespaces.knative | trimPrefix (printf "%s/" .Release.Namespace)) .Release.Namespace (printf "%s-knative-gateway" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (printf "v1/Service %s" (include "aas-backend.fullname" .))
    (printf "v1/Pod %s" (printf "%s-test" (include "aas-backend.fullname" .) | include "aas-backend.max63"))
    (printf "apps/Deployment %s" (include "aas-backend.fullname" .))
    (and .Values.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-autoscaler" (include "aas-backend.fullname" .) | include "aas-backend.max63")))
    (and .Values.ingress.enabled (printf "networking.k8s.io/Ingress %s" (include "aas-backend.fullname" .)))
    (and .Values.gateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "aas-backend.fullname" .)))
    (and .Values.inferenceServiceBackend.emissary .Values.emissaryHost.hostname (printf "getambassador.io/Host %s" (include "aas-backend.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aas-backend.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
