{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "aas-knative-backend-private.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "aas-knative-backend-private.labels" -}}
{{ include "aas-knative-backend-private.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Configuration of a client of the registry, with the credentials. */}}
{{- define "aas-knative-backend-private.base-registry.dockerConfig" -}}
{"auths": { {{ .Values.baseImageCredentials.registry | default "" | toRawJson }}:{"username":{{ .Values.baseImageCredentials.username | default "" | toRawJson }},"password":{{ .Values.baseImageCredentials.password | default "" | toRawJson }},"auth":"{{ printf "%s:%s" (.Values.baseImageCredentials.username | default "") (.Values.baseImageCredentials.password | default "") | b64enc }}"}}}
{{- end -}}

{{/* Configuration of a client of the registry, with the credentials. */}}
{{- define "aas-knative-backend-private.user-registry.dockerConfig" -}}
{"auths": { {{ .Values.imageCredentials.registry | default "" | toRawJson }}:{"username":{{ .Values.imageCredentials.username | default "" | toRawJson }},"password":{{ .Values.imageCredentials.password | default "" | toRawJson }},"auth":"{{ printf "%s:%s" (.Values.imageCredentials.username | default "") (.Values.imageCredentials.password | default "") | b64enc }}"}}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.queue.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.queue "" }}
{{- else -}}
{{ .Values.baseImages.queue }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.kourierNet.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.kourierNet "" }}
{{- else -}}
{{ .Values.baseImages.kourierNet }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.kourierGateway.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.kourierGateway "" }}
{{- else -}}
{{ .Values.baseImages.kourierGateway }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.activator.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.activator "" }}
{{- else -}}
{{ .Values.baseImages.activator }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.autoscaler.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.autoscaler "" }}
{{- else -}}
{{ .Values.baseImages.autoscaler }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.controller.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.controller "" }}
{{- else -}}
{{ .Values.baseImages.controller }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.domainMapping.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.domainMapping "" }}
{{- else -}}
{{ .Values.baseImages.domainMapping }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.domainMappingWebhook.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.domainMappingWebhook "" }}
{{- else -}}
{{ .Values.baseImages.domainMappingWebhook }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.webhook.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.webhook "" }}
{{- else -}}
{{ .Values.baseImages.webhook }}
{{- end -}}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "aas-knative-backend-private.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | include "aas-knative-backend-private.max63" }}
{{- end -}}
{{- end -}}

{{/* Image reference, with the registry of global.imageRegistry if there is one. */}}
{{- define "aas-knative-backend-private.baseImages.defaultDomain.image" -}}
{{- with .Values.global.imageRegistry -}}
{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.baseImages.defaultDomain "" }}
{{- else -}}
{{ .Values.baseImages.defaultDomain }}
{{- end -}}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "aas-knative-backend-private.default-domain.run" -}}
args: {{ list (printf "-magic-dns=%s" .Values.defaultDomain.magicDNS) | toJson }}
automountServiceAccountToken: true
chartName: {{ .Chart.Name | toJson }}
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
containerName: "default-domain"
env: [{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},{"name":"SYSTEM_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}}]
image: {{ include "aas-knative-backend-private.baseImages.defaultDomain.image" . | toJson }}
imagePullPolicy: {{ .Values.imagePullPolicy | toJson }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (or (not (empty .Values.baseImageCredentials.existingSecret)) (not (empty .Values.baseImageCredentials.registry)) | ternary (list (dict "name" (.Values.baseImageCredentials.existingSecret | default "knative-base-registry-secret"))) list) | default list | toJson }}
labels: {"app":"default-domain"}
livenessProbe: {"failureThreshold":6,"handler":{"httpGet":{"path":"/","port":"http"}}}
namespace: "knative-serving"
podAnnotations: {"sidecar.istio.io/inject":"false"}
podLayout: 1
ports: [{"name":"http","port":8080}]
readinessProbe: {"handler":{"httpGet":{"path":"/","port":"http"}}}
resources: {{ .Values.defaultDomain.resources | default dict | toJson }}
restartPolicy: "Never"
security: {"uid":65532}
serviceAccountName: "controller"
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "aas-knative-backend-private.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterDomainClaim ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole
ClusterRoleBinding ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition
DeviceClass DeviceTaintRule EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy
MutatingAdmissionPolicyBinding MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass
PriorityLevelConfiguration ResourceFlavor ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy
ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent
WorkloadPriorityClass
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "aas-knative-backend-private.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "aas-knative-backend-private.valuesWithDefaults" -}}
domain defaultDomain baseImages global imagePullPolicy baseImageCredentials imageCredentials defaultServiceAccount config activator autoscaler controller
domainMapping domainMappingWebhook webhook kourier
domain.name=""
defaultDomain.magicDNS defaultDomain.resources defaultDomain.backoffLimit defaultDomain.ttlSecondsAfterFinished
baseImages.queue baseImages.activator baseImages.autoscaler baseImages.controller baseImages.domainMapping baseImages.domainMappingWebhook baseImages.webhook
baseImages.defaultDomain baseImages.kourierNet baseImages.kourierGateway
activator.replicas activator.resources activator.autoscaling activator.podDisruptionBudget
activator.autoscaling.enabled activator.autoscaling.minReplicas activator.autoscaling.maxReplicas activator.autoscaling.targetCPUUtilizationPercentage
activator.podDisruptionBudget.enabled activator.podDisruptionBudget.maxUnavailable activator.podDisruptionBudget.minAvailable
autoscaler.replicas autoscaler.resources
controller.replicas controller.resources
domainMapping.replicas domainMapping.resources
domainMappingWebhook.replicas domainMappingWebhook.resources
webhook.replicas webhook.resources webhook.autoscaling webhook.podDisruptionBudget
webhook.autoscaling.enabled webhook.autoscaling.minReplicas webhook.autoscaling.maxReplicas webhook.autoscaling.targetCPUUtilizationPercentage
webhook.podDisruptionBudget.enabled webhook.podDisruptionBudget.maxUnavailable webhook.podDisruptionBudget.minAvailable
kourier.controller kourier.gateway
kourier.controller.replicas kourier.controller.resources
kourier.gateway.replicas kourier.gateway.resources kourier.gateway.autoscaling kourier.gateway.podDisruptionBudget kourier.gateway.service
kourier.gateway.autoscaling.minReplicas kourier.gateway.autoscaling.maxReplicas kourier.gateway.autoscaling.targetCPUUtilizationPercentage
kourier.gateway.podDisruptionBudget.enabled kourier.gateway.podDisruptionBudget.maxUnavailable kourier.gateway.podDisruptionBudget.minAvailable
kourier.gateway.service.type kourier.gateway.service.http2 kourier.gateway.service.https
kourier.gateway.service.http2.port
kourier.gateway.service.https.port
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "aas-knative-backend-private.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "aas-knative-backend-private.valuesWithDefaults" .) -1 }}
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
{{- define "aas-knative-backend-private.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "aas-knative-backend-private.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "aas-knative-backend-private.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "aas-knative-backend-private.checkRequests" -}}
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

{{/* ServiceAccount: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "aas-knative-backend-private.checkServiceAccount" -}}
{{- include "aas-knative-backend-private.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "given" .imagePullSecrets
    "lists" (list .values.imagePullSecrets) "in" (printf "%s.imagePullSecrets" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "aas-knative-backend-private.checkPod" -}}
{{- include "aas-knative-backend-private.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv)
    "in" (printf "%s.extraEnv" .path)) }}
{{- end -}}

{{/* KnativeProgram: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "aas-knative-backend-private.checkKnativeProgram" -}}
{{- if and .values.podDisruptionBudget.enabled (dig "podDisruptionBudget" "minAvailable" dict .values) .values.autoscaling.enabled
    (eq (int64 .values.autoscaling.minReplicas) 1) }}
  {{- fail (printf
      "%s.podDisruptionBudget.minAvailable is set, and %s.autoscaling.minReplicas is 1, so that a single pod could never be evicted: raise %s.autoscaling.minReplicas, or use maxUnavailable"
      .path .path .path) }}
{{- else if and .values.podDisruptionBudget.enabled (dig "podDisruptionBudget" "minAvailable" dict .values) (not .values.autoscaling.enabled)
    (eq (int64 .values.replicas) 1) }}
  {{- fail (printf
      "%s.podDisruptionBudget.minAvailable is set, and %s.replicas is 1, so that the pod could never be evicted: raise %s.replicas, or use maxUnavailable" .path
      .path .path) }}
{{- end }}
{{- end -}}

{{/* HorizontalPodAutoscaler: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "aas-knative-backend-private.checkHorizontalPodAutoscaler" -}}
{{- if .values.enabled }}
  {{- if gt (int64 .values.minReplicas) (int64 .values.maxReplicas) }}
    {{- fail (printf "%s.minReplicas is %s and greater than %s.maxReplicas, %s: lower the first, or raise the second" .path (.values.minReplicas | int64 | toString)
        .path (.values.maxReplicas | int64 | toString)) }}
  {{- else if not (or .values.targetCPUUtilizationPercentage .values.targetMemoryUtilizationPercentage) }}
    {{- fail (printf "%s.targetCPUUtilizationPercentage and %s.targetMemoryUtilizationPercentage are 0, and metrics is empty: set at least one target" .path .path) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "aas-knative-backend-private.checkServiceNodePort" -}}
{{- if and (eq .values.type "ClusterIP") (get .values .name).nodePort }}
  {{- fail (printf "%s.%s.nodePort is %s, and %s.type is \"ClusterIP\", which has no node ports: change the type, or set the node port to 0" .path .name
      ((get .values .name).nodePort | int64 | toString) .path) }}
{{- end }}
{{- end -}}

{{/* BaseImages: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "aas-knative-backend-private.checkBaseImages" -}}
{{- if not (or (not (contains "@" (get .values .name))) (regexMatch "@sha256:[0-9a-f]{64}$" (get .values .name))) }}
  {{- fail (printf "%s.%s is \"%s\", which has no digest of 64 hexadecimal digits behind \"@sha256:\". For a tag, write \"%s\"" .path .name (get .values .name)
      (regexReplaceAll "(:[^:@/]*)?@sha256:" (get .values .name) ":")) }}
{{- end }}
{{- end -}}

{{/* RegistryCredentials: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "aas-knative-backend-private.checkRegistryCredentials" -}}
{{- if and (or .values.registry .values.username (.values.password | default "")) (not (and .values.registry .values.username (.values.password | default ""))) }}
  {{- fail (printf "%s.registry, %s.username, %s.password: some are set and others are empty, which is no login: set all three, or none" .path .path .path) }}
{{- else if and (or .values.registry .values.username (.values.password | default "")) .values.existingSecret }}
  {{- fail (printf "%s.existingSecret is set together with credentials: remove one of them" .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "aas-knative-backend-private.checkExtraObjects" -}}
{{- $names := list "apiextensions.k8s.io/CustomResourceDefinition services.serving.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition configurations.serving.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition revisions.serving.knative.dev" "apiextensions.k8s.io/CustomResourceDefinition routes.serving.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition domainmappings.serving.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition ingresses.networking.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition serverlessservices.networking.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition certificates.networking.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition clusterdomainclaims.networking.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition podautoscalers.autoscaling.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition metrics.autoscaling.internal.knative.dev"
    "apiextensions.k8s.io/CustomResourceDefinition images.caching.internal.knative.dev" "rbac.authorization.k8s.io/ClusterRole knative-serving-core"
    "rbac.authorization.k8s.io/ClusterRole knative-serving-admin" "rbac.authorization.k8s.io/ClusterRole knative-serving-addressable-resolver"
    "rbac.authorization.k8s.io/ClusterRole knative-serving-aggregated-addressable-resolver"
    "rbac.authorization.k8s.io/ClusterRole knative-serving-podspecable-binding" "rbac.authorization.k8s.io/ClusterRole knative-serving-namespaced-admin"
    "rbac.authorization.k8s.io/ClusterRole knative-serving-namespaced-edit" "rbac.authorization.k8s.io/ClusterRole knative-serving-namespaced-view"
    "rbac.authorization.k8s.io/ClusterRole net-kourier" "rbac.authorization.k8s.io/ClusterRoleBinding knative-serving-controller-admin"
    "rbac.authorization.k8s.io/ClusterRoleBinding knative-serving-controller-addressable-resolver" "rbac.authorization.k8s.io/ClusterRoleBinding net-kourier"
    "admissionregistration.k8s.io/MutatingWebhookConfiguration webhook.serving.knative.dev"
    "admissionregistration.k8s.io/MutatingWebhookConfiguration webhook.domainmapping.serving.knative.dev"
    "admissionregistration.k8s.io/ValidatingWebhookConfiguration validation.webhook.serving.knative.dev"
    "admissionregistration.k8s.io/ValidatingWebhookConfiguration validation.webhook.domainmapping.serving.knative.dev"
    "admissionregistration.k8s.io/ValidatingWebhookConfiguration config.webhook.serving.knative.dev"
    (and .Values.kourier.gateway.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s3scale-kourier-gateway-pdb" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.activator.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %sactivator-pdb" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.webhook.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %swebhook-pdb" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (printf "v1/ServiceAccount %scontroller" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ServiceAccount %snet-kourier" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (and .Values.defaultServiceAccount.create "v1/ServiceAccount default")
    (and .Values.baseImageCredentials.registry (ne .Release.Namespace "knative-serving") (ne .Release.Namespace "kourier-system")
        "v1/Secret knative-base-registry-secret")
    (and .Values.baseImageCredentials.registry
        (printf "v1/Secret %sknative-base-registry-secret" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.baseImageCredentials.registry
        (printf "v1/Secret %sknative-base-registry-secret" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.imageCredentials.registry "v1/Secret ie-registry-secret")
    (printf "v1/Secret %swebhook-certs" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Secret %sdomainmapping-webhook-certs" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Secret %sserving-certs-ctrl-ca" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Secret %sknative-serving-certs" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %skourier-bootstrap" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-autoscaler" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-defaults" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-deployment" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-domain" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-features" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-gc" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-kourier" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-leader-election" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-logging" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-network" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-observability" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/ConfigMap %sconfig-tracing" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/Role %sknative-serving-core" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/Role %snet-kourier" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/RoleBinding %sknative-serving-core" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/RoleBinding %snet-kourier" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %snet-kourier-controller" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %skourier" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %skourier-internal" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %sactivator-service" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %sautoscaler" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %scontroller" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %sdomainmapping-webhook" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %swebhook" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (and .Values.defaultDomain.enabled (not .Values.domain.enabled)
        (printf "v1/Service %sdefault-domain-service" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (printf "apps/Deployment %snet-kourier-controller" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %s3scale-kourier-gateway" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %sactivator" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %sautoscaler" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %scontroller" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %sdomain-mapping" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %sdomainmapping-webhook" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %swebhook" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (and .Values.kourier.gateway.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s3scale-kourier-gateway" ("kourier-system/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.activator.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %sactivator" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.webhook.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %swebhook" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (and .Values.defaultDomain.enabled (not .Values.domain.enabled)
        (printf "batch/Job %s%s" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace)) (printf "%s-default-domain-%s" (include "aas-knative-backend-private.fullname" .) (include "aas-knative-backend-private.default-domain.run" . | sha256sum | trunc 8) | include "aas-knative-backend-private.max63")))
    (printf "caching.internal.knative.dev/Image %squeue-proxy" ("knative-serving/" | trimPrefix (printf "%s/" .Release.Namespace))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "aas-knative-backend-private.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
