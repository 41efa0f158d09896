{{/* Name of the chart in names and labels. */}}
{{- define "ingress-nginx.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "ingress-nginx.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "ingress-nginx.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "ingress-nginx.name" .) | include "ingress-nginx.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "ingress-nginx.selectorLabels" -}}
app.kubernetes.io/name: {{ include "ingress-nginx.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "ingress-nginx.labels" -}}
{{ include "ingress-nginx.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "ingress-nginx.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "ingress-nginx.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "ingress-nginx.controller.image" -}}
{{- with .Values.controller.image.repository }}{{ . }}{{ else }}{{ with .Values.global.imageRegistry | default .Values.controller.image.registry }}{{ . }}/{{ end }}{{ .Values.controller.image.image }}{{ end }}
{{- with .Values.controller.image.digest }}@{{ . }}{{ else }}:{{ include "ingress-nginx.string" .Values.controller.image.tag | default "v1.15.1" }}{{ end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "ingress-nginx.defaultBackend.image" -}}
{{- with .Values.defaultBackend.image.repository }}{{ . }}{{ else }}{{ with .Values.global.imageRegistry | default .Values.defaultBackend.image.registry }}{{ . }}/{{ end }}{{ .Values.defaultBackend.image.image }}{{ end }}
{{- with .Values.defaultBackend.image.digest }}@{{ . }}{{ else }}:{{ include "ingress-nginx.string" .Values.defaultBackend.image.tag | default "1.5" }}{{ end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "ingress-nginx.controller.admissionWebhooks.patch.image" -}}
{{- with .Values.controller.admissionWebhooks.patch.image.repository }}{{ . }}{{ else }}{{ with .Values.global.imageRegistry | default .Values.controller.admissionWebhooks.patch.image.registry }}{{ . }}/{{ end }}{{ .Values.controller.admissionWebhooks.patch.image.image }}{{ end }}
{{- with .Values.controller.admissionWebhooks.patch.image.digest }}@{{ . }}{{ else }}:{{ include "ingress-nginx.string" .Values.controller.admissionWebhooks.patch.image.tag | default "v1.6.9" }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "ingress-nginx.admission-certificate.run" -}}
args: {{ list "patch" (printf "--webhook-name=%s.%s" .Release.Namespace (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")) "--namespace=$(POD_NAMESPACE)" "--patch-mutating=false" (printf "--secret-name=%s" (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")) | toJson }}
automountServiceAccountToken: true
chartName: {{ include "ingress-nginx.name" . | toJson }}
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
component: "admission-webhook"
containerName: "patch"
env: [{"name":"POD_NAMESPACE","valueFrom":{"fieldRef":{"fieldPath":"metadata.namespace"}}}]
image: {{ include "ingress-nginx.controller.admissionWebhooks.patch.image" . | toJson }}
imagePullPolicy: {{ .Values.controller.admissionWebhooks.patch.image.pullPolicy | toJson }}
imagePullSecrets: {{ concat (.Values.imagePullSecrets | default list) (or (not (empty .Values.global.imagePullSecrets)) (not (empty .Values.controller.admissionWebhooks.patch.image.pullSecrets)) | ternary (concat (.Values.global.imagePullSecrets | default list) (.Values.controller.admissionWebhooks.patch.image.pullSecrets | default list) | default list) list) | default list | toJson }}
initContainers: {{ list (dict "name" "create" "args" (list "create" (printf "--host=%s,%s.$(POD_NAMESPACE).svc" (printf "%s-controller-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63") (printf "%s-controller-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")) "--namespace=$(POD_NAMESPACE)" (printf "--secret-name=%s" (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63"))) "env" (list (dict "name" "POD_NAMESPACE" "valueFrom" (dict "fieldRef" (dict "fieldPath" "metadata.namespace"))))) | toJson }}
nodeSelector: {{ .Values.controller.admissionWebhooks.patch.nodeSelector | default dict | toJson }}
podAnnotations: {{ .Values.controller.admissionWebhooks.patch.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.controller.admissionWebhooks.patch.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.controller.admissionWebhooks.patch.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.controller.admissionWebhooks.patch.priorityClassName | default "" | toJson }}
resources: {{ .Values.controller.admissionWebhooks.patch.resources | default dict | toJson }}
run: {{ include "ingress-nginx.string" .Values.controller.admissionWebhooks.patch.run | toJson }}
security: {"uid":65532}
securityContext: {{ .Values.controller.admissionWebhooks.patch.securityContext | default dict | toJson }}
serviceAccountName: {{ printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63" | toJson }}
tolerations: {{ .Values.controller.admissionWebhooks.patch.tolerations | default list | toJson }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "ingress-nginx.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "ingress-nginx.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "ingress-nginx.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "ingress-nginx.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "ingress-nginx.valuesWithDefaults" -}}
controller defaultBackend serviceAccount rbac global
controller.kind controller.replicaCount controller.ingressClassResource controller.containerPort controller.hostPort controller.publishService controller.scope
controller.enableMimalloc controller.service controller.admissionWebhooks controller.metrics controller.autoscaling controller.podDisruptionBudget
controller.livenessProbe controller.readinessProbe controller.resources controller.podSecurityContext controller.containerSecurityContext
controller.nodeSelector controller.terminationGracePeriodSeconds controller.lifecycle controller.revisionHistoryLimit controller.image
controller.ingressClassResource.enabled controller.ingressClassResource.name
controller.containerPort.http controller.containerPort.https
controller.hostPort.ports
controller.hostPort.ports.http controller.hostPort.ports.https
controller.publishService.enabled
controller.service.type controller.service.external controller.service.ports controller.service.targetPorts controller.service.nodePorts
controller.service.internal
controller.service.external.enabled
controller.service.ports.http controller.service.ports.https
controller.service.targetPorts.http controller.service.targetPorts.https
controller.admissionWebhooks.enabled controller.admissionWebhooks.failurePolicy controller.admissionWebhooks.timeoutSeconds controller.admissionWebhooks.port
controller.admissionWebhooks.service controller.admissionWebhooks.certManager controller.admissionWebhooks.patch
controller.admissionWebhooks.service.servicePort
controller.admissionWebhooks.certManager.issuerKind
controller.admissionWebhooks.patch.enabled controller.admissionWebhooks.patch.backoffLimit controller.admissionWebhooks.patch.resources
controller.admissionWebhooks.patch.podSecurityContext controller.admissionWebhooks.patch.securityContext controller.admissionWebhooks.patch.nodeSelector
controller.admissionWebhooks.patch.image
controller.admissionWebhooks.patch.image.registry="" controller.admissionWebhooks.patch.image.image controller.admissionWebhooks.patch.image.tag=""
controller.admissionWebhooks.patch.image.pullPolicy
controller.metrics.service controller.metrics.serviceMonitor
controller.metrics.service.servicePort
controller.metrics.serviceMonitor.scrapeInterval=""
controller.autoscaling.minReplicas controller.autoscaling.maxReplicas controller.autoscaling.targetCPUUtilizationPercentage
controller.autoscaling.targetMemoryUtilizationPercentage
controller.podDisruptionBudget.maxUnavailable controller.podDisruptionBudget.minAvailable
controller.livenessProbe.initialDelaySeconds controller.livenessProbe.periodSeconds controller.livenessProbe.timeoutSeconds
controller.livenessProbe.failureThreshold
controller.readinessProbe.initialDelaySeconds controller.readinessProbe.periodSeconds controller.readinessProbe.timeoutSeconds
controller.readinessProbe.failureThreshold controller.readinessProbe.successThreshold
controller.image.registry="" controller.image.image controller.image.tag="" controller.image.pullPolicy
defaultBackend.replicaCount defaultBackend.port defaultBackend.service defaultBackend.resources defaultBackend.podSecurityContext
defaultBackend.containerSecurityContext defaultBackend.nodeSelector defaultBackend.image
defaultBackend.service.servicePort
defaultBackend.image.registry="" defaultBackend.image.image defaultBackend.image.tag="" defaultBackend.image.pullPolicy
serviceAccount.create
rbac.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "ingress-nginx.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "ingress-nginx.valuesWithDefaults" .) -1 }}
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
{{- define "ingress-nginx.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "ingress-nginx.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "ingress-nginx.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "ingress-nginx.checkRequests" -}}
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
{{- define "ingress-nginx.checkPodEnv" -}}
{{- include "ingress-nginx.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnvs) "in" (printf "%s.extraEnvs" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "ingress-nginx.checkPodVolumeMounts" -}}
{{- include "ingress-nginx.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" (printf "%s.extraVolumeMounts" .path)) }}
{{- include "ingress-nginx.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes)
    "in" (printf "%s.extraVolumes" .path)) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes their "path", the "values" and the names that the chart gives in each list. */}}
{{- define "ingress-nginx.checkPod" -}}
{{- include "ingress-nginx.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars)
    "in" (printf "%s.extraInitContainers, %s.extraContainers or %s.sidecars" .path .path .path)) }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "ingress-nginx.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env)
      "in" (printf "%s.sidecars[%s].env" $.path ($index | toString))) }}
  {{- include "ingress-nginx.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "%s.sidecars[%s].volumeMounts" $.path ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Construct: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "ingress-nginx.checkConstructHttp" -}}
{{- if eq (int64 .values.service.ports.http) (int64 .values.service.ports.https) }}
  {{- fail (printf "%s.service.ports.http and %s.service.ports.https are both %s: the ports of a Service must be distinct" .path .path
      (.values.service.ports.https | int64 | toString)) }}
{{- end }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "ingress-nginx.checkService" -}}
{{- if and .values.external.enabled (get .values .name) (not (eq .values.type "LoadBalancer")) }}
  {{- fail (printf "%s.%s requires the type \"LoadBalancer\", and %s.type is \"%s\": leave it empty, or change the type" .path .name .path .values.type) }}
{{- end }}
{{- end -}}

{{/* Construct: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "ingress-nginx.checkConstruct" -}}
{{- if eq (int64 .values.containerPort.http) (int64 .values.containerPort.https) }}
  {{- fail (printf "%s.containerPort.http and %s.containerPort.https are both %s: the ports of the container must be distinct" .path .path
      (.values.containerPort.https | int64 | toString)) }}
{{- else if and .values.hostPort.enabled .values.hostPort.ports.http .values.hostPort.ports.https
    (eq (int64 .values.hostPort.ports.http) (int64 .values.hostPort.ports.https)) }}
  {{- fail (printf "%s.hostPort.ports.http and %s.hostPort.ports.https are both %s: a port of a node is that of one port of the container, choose another one"
      .path .path (.values.hostPort.ports.https | int64 | toString)) }}
{{- end }}
{{- end -}}

{{/* IngressNginx: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "ingress-nginx.checkIngressNginxEnabled" -}}
{{- if and (eq .values.kind "DaemonSet") (get .values .name).enabled }}
  {{- fail (printf "%s.%s.enabled is true, and %s.kind is \"DaemonSet\", which has a pod on every node: set it to false" .path .name .path) }}
{{- end }}
{{- end -}}

{{/* IngressNginx: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "ingress-nginx.checkIngressNginx" -}}
{{- if eq (int64 (get .values .name)) 10254 }}
  {{- fail (printf "%s.%s is 10254, at which the controller answers the probes: choose another one" .path .name) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "ingress-nginx.checkExtraObjects" -}}
{{- $names := list
    (and (not (eq .Values.controller.kind "DaemonSet")) .Values.controller.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "ingress-nginx.serviceaccount.serviceAccountName" .)))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret)
        (printf "v1/ServiceAccount %s" (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (printf "v1/ConfigMap %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63"))
    (and .Values.tcp (printf "v1/ConfigMap %s" (printf "%s-tcp" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.udp (printf "v1/ConfigMap %s" (printf "%s-udp" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.rbac.create (printf "rbac.authorization.k8s.io/ClusterRole %s.%s" .Release.Namespace (include "ingress-nginx.fullname" .)))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret) .Values.rbac.create
        (printf "rbac.authorization.k8s.io/ClusterRole %s.%s" .Release.Namespace (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.rbac.create (printf "rbac.authorization.k8s.io/ClusterRoleBinding %s.%s" .Release.Namespace (include "ingress-nginx.fullname" .)))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret) .Values.rbac.create
        (printf "rbac.authorization.k8s.io/ClusterRoleBinding %s.%s" .Release.Namespace (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.rbac.create (printf "rbac.authorization.k8s.io/Role %s" (include "ingress-nginx.fullname" .)))
    (and .Values.rbac.create
        (printf "rbac.authorization.k8s.io/Role %s" (printf "%s-election" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret) .Values.rbac.create
        (printf "rbac.authorization.k8s.io/Role %s" (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.rbac.create (printf "rbac.authorization.k8s.io/RoleBinding %s" (include "ingress-nginx.fullname" .)))
    (and .Values.rbac.create
        (printf "rbac.authorization.k8s.io/RoleBinding %s" (printf "%s-election" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret) .Values.rbac.create
        (printf "rbac.authorization.k8s.io/RoleBinding %s" (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.service.external.enabled
        (printf "v1/Service %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.service.internal.enabled
        (printf "v1/Service %s" (printf "%s-controller-internal" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.metrics.enabled
        (printf "v1/Service %s" (printf "%s-controller-metrics" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled
        (printf "v1/Service %s" (printf "%s-controller-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.defaultBackend.enabled (printf "v1/Service %s" (printf "%s-defaultbackend" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and (eq .Values.controller.kind "DaemonSet")
        (printf "apps/DaemonSet %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and (or .Values.controller.service.external.enabled .Values.controller.service.internal.enabled)
        (printf "v1/Pod %s" (printf "%s-test" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and (not (eq .Values.controller.kind "DaemonSet"))
        (printf "apps/Deployment %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.defaultBackend.enabled
        (printf "apps/Deployment %s" (printf "%s-defaultbackend" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and (not (eq .Values.controller.kind "DaemonSet")) .Values.controller.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.patch.enabled
        (not .Values.controller.admissionWebhooks.certManager.enabled) (not .Values.controller.admissionWebhooks.existingSecret)
        (printf "batch/Job %s" (printf "%s-admission-certificate-%s" (include "ingress-nginx.fullname" .) (include "ingress-nginx.admission-certificate.run" . | sha256sum | trunc 8) | include "ingress-nginx.max63")))
    (and .Values.controller.ingressClassResource.enabled (printf "networking.k8s.io/IngressClass %s" .Values.controller.ingressClassResource.name))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.certManager.enabled
        (printf "cert-manager.io/Certificate %s" (printf "%s-admission-certificate" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled .Values.controller.admissionWebhooks.certManager.enabled
        (not .Values.controller.admissionWebhooks.certManager.issuer)
        (printf "cert-manager.io/Issuer %s" (printf "%s-admission-certificate" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.metrics.enabled .Values.controller.metrics.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (printf "%s-controller" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63")))
    (and .Values.controller.admissionWebhooks.enabled
        (printf "admissionregistration.k8s.io/ValidatingWebhookConfiguration %s.%s" .Release.Namespace (printf "%s-admission" (include "ingress-nginx.fullname" .) | include "ingress-nginx.max63"))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "ingress-nginx.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
