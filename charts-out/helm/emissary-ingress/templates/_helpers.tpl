{{/* Name of the chart in names and labels. */}}
{{- define "emissary-ingress.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "emissary-ingress.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "emissary-ingress.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "emissary-ingress.name" .) | include "emissary-ingress.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "emissary-ingress.selectorLabels" -}}
app.kubernetes.io/name: {{ include "emissary-ingress.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "emissary-ingress.labels" -}}
{{ include "emissary-ingress.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "emissary-ingress.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "emissary-ingress.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* The file ambassador-config.yaml. */}}
{{- define "emissary-ingress.file-config.ambassador-config-yaml" -}}
{{ .Values.ambassadorConfig | default "" }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "emissary-ingress.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.image.repository "" }}{{ else }}{{ .Values.image.repository }}{{ end }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "emissary-ingress.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "emissary-ingress.agent.image" -}}
{{- with .Values.global.imageRegistry | default .Values.agent.image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.agent.image.repository "" }}{{ else }}{{ .Values.agent.image.repository }}{{ end }}
{{- with .Values.agent.image.digest }}@{{ . }}{{ else }}:{{ include "emissary-ingress.string" .Values.agent.image.tag | default "1.0.3" }}{{ end }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "emissary-ingress.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Protocols and numbers of the ports of the Service. */}}
{{- define "emissary-ingress.service.portNumbers" -}}
{{- $texts := list }}
{{- range $port := .Values.service.ports }}
  {{- $texts = append $texts (printf "%s %s" (dig "protocol" "TCP" $port) ($port.port | int64 | toString)) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* Node ports of the ports of the Service. */}}
{{- define "emissary-ingress.service.nodePorts" -}}
{{- $texts := list }}
{{- range $port := .Values.service.ports }}
  {{- $texts = append $texts (dig "nodePort" 0 $port | int64 | toString) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* Ports of the pods that the ports of the Service lead to. */}}
{{- define "emissary-ingress.service.targetPorts" -}}
{{- $texts := list }}
{{- range $port := .Values.service.ports }}
  {{- $texts = append $texts ($port.targetPort | int64 | toString) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* The string, or the digits of the integer or the word of the boolean that `--set` made of it. */}}
{{- define "emissary-ingress.string" -}}
{{- if or (kindIs "string" .) (kindIs "bool" .) }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "emissary-ingress.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Lines, made of service.ports. */}}
{{- define "emissary-ingress.portsLines" -}}
{{- $texts := list }}
{{- range $other := $.root.Values.service.ports }}
  {{- $texts = append $texts (and (eq (int64 $other.targetPort) (int64 $.port.targetPort)) (eq (dig "protocol" "TCP" $other) (dig "protocol" "TCP" $.port)) | ternary (printf "%s " $other.name) "") }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* A list in one text, made of autoscaling.minReplicas. */}}
{{- define "emissary-ingress.minReplicasList" -}}
{{- $texts := list }}
{{- range $smaller := until (int .Values.autoscaling.minReplicas) }}
  {{- $texts = append $texts (printf "{\"minAvailable\":%s}" ($smaller | int64 | toString)) }}
{{- end }}
{{- join " " $texts }}
{{- end -}}

{{/* A list in one text, made of replicaCount. */}}
{{- define "emissary-ingress.replicaCountList" -}}
{{- $texts := list }}
{{- range $smaller := until (int .Values.replicaCount) }}
  {{- $texts = append $texts (printf "{\"minAvailable\":%s}" ($smaller | int64 | toString)) }}
{{- end }}
{{- join " " $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "emissary-ingress.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}
{{- define "emissary-ingress.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
  {{- $values := dict }}
  {{- $_ := set $values "security" (dict "podSecurityContext" (dict "runAsNonRoot" true "runAsUser" 8888 "seccompProfile" (dict "type" "RuntimeDefault"))) }}
  {{- if not (kindIs "invalid" .Values.securityContext) }}
    {{- include "emissary-ingress.mergeValues" (dict "into" $values "from" (dict "security" (dict "podSecurityContext" .Values.securityContext))) }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.imagePullSecrets) }}
    {{- include "emissary-ingress.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" .Values.imagePullSecrets))) }}
  {{- end }}
  {{- include "emissary-ingress.mergeValues" (dict "into" $values "from" .Values) }}
  {{- $_ := set . "GivenValues" .Values }}
  {{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "emissary-ingress.mergeValues" -}}
{{- range $key, $value := .from }}
  {{- if kindIs "map" $value }}
    {{- if not (kindIs "map" (get $.into $key)) }}
      {{- $_ := set $.into $key dict }}
    {{- end }}
    {{- include "emissary-ingress.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
  {{- else if kindIs "invalid" $value }}
    {{- $_ := unset $.into $key }}
  {{- else }}
    {{- $_ := set $.into $key $value }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "emissary-ingress.valuesWithDefaults" -}}
global image agent replicaCount env service adminService createDefaultListeners module resolvers ingressClassResource scope rbac autoscaling metrics docker
livenessProbe readinessProbe security resources serviceAccount automountServiceAccountToken terminationGracePeriodSeconds revisionHistoryLimit
image.repository image.pullPolicy
agent.image agent.rpcAddress agent.reportDiagnostics agent.createArgoRBAC agent.resources agent.podSecurityContext agent.containerSecurityContext
agent.image.repository agent.image.tag="" agent.image.pullPolicy
env.SCOUT_DISABLE=""
service.nameOverride service.type service.ports
adminService.create adminService.type adminService.port adminService.snapshotPort
resolvers.endpoint resolvers.consul
resolvers.endpoint.name
resolvers.consul.name
ingressClassResource.enabled ingressClassResource.name ingressClassResource.controllerValue
rbac.create
autoscaling.minReplicas autoscaling.maxReplicas autoscaling.metrics=[]
metrics.serviceMonitor
livenessProbe.initialDelaySeconds livenessProbe.periodSeconds livenessProbe.timeoutSeconds livenessProbe.failureThreshold
readinessProbe.initialDelaySeconds readinessProbe.periodSeconds readinessProbe.timeoutSeconds readinessProbe.failureThreshold readinessProbe.successThreshold
security.containerSecurityContext
serviceAccount.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "emissary-ingress.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "emissary-ingress.valuesWithDefaults" .) -1 }}
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
{{- define "emissary-ingress.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "emissary-ingress.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "emissary-ingress.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "emissary-ingress.checkPod" -}}
{{- include "emissary-ingress.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.envRaw) "in" "envRaw") }}
{{- include "emissary-ingress.distinctItems" (dict "of" "env" "field" "name"
    "given" (keys (omit .values.env "AMBASSADOR_ID" "SCOUT_DISABLE" "AMBASSADOR_KNATIVE_SUPPORT" "AMBASSADOR_UPDATE_MAPPING_STATUS" "AMBASSADOR_DRAIN_TIME" "STATSD_ENABLED" "STATSD_HOST") | sortAlpha)
    "lists" (list .values.envRaw) "in" "env or envRaw") }}
{{- include "emissary-ingress.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.volumeMounts)
    "in" "volumeMounts") }}
{{- include "emissary-ingress.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.volumes) "in" "volumes") }}
{{- include "emissary-ingress.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.initContainers .values.sidecarContainers .values.sidecars) "in" "initContainers, sidecarContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "emissary-ingress.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "emissary-ingress.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* EmissaryService: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "emissary-ingress.checkEmissaryService" -}}
{{- if and (get .values .name) (not (eq .values.type "LoadBalancer")) }}
  {{- fail (printf "%s.%s requires the type \"LoadBalancer\", and %s.type is \"%s\": leave it empty, or change the type" .path .name .path .values.type) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "emissary-ingress.checkExtraObjects" -}}
{{- $names := list (and .Values.podDisruptionBudget (printf "policy/PodDisruptionBudget %s" (include "emissary-ingress.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "emissary-ingress.serviceaccount.serviceAccountName" .)))
    (and .Values.agent.enabled (printf "v1/ServiceAccount %s" (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.agent.enabled .Values.agent.cloudConnectToken
        (printf "v1/Secret %s" (printf "%s-agent-cloud-token" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.ambassadorConfig (printf "v1/ConfigMap %s" (printf "%s-file-config" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.rbac.create (not .Values.scope.singleNamespace)
        (printf "rbac.authorization.k8s.io/ClusterRole %s.%s" .Release.Namespace (include "emissary-ingress.fullname" .)))
    (and .Values.agent.enabled .Values.rbac.create
        (printf "rbac.authorization.k8s.io/ClusterRole %s.%s" .Release.Namespace (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.rbac.create (not .Values.scope.singleNamespace)
        (printf "rbac.authorization.k8s.io/ClusterRoleBinding %s.%s" .Release.Namespace (include "emissary-ingress.fullname" .)))
    (and .Values.agent.enabled .Values.rbac.create
        (printf "rbac.authorization.k8s.io/ClusterRoleBinding %s.%s" .Release.Namespace (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.rbac.create .Values.scope.singleNamespace (printf "rbac.authorization.k8s.io/Role %s" (include "emissary-ingress.fullname" .)))
    (and .Values.agent.enabled .Values.rbac.create
        (printf "rbac.authorization.k8s.io/Role %s" (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.rbac.create .Values.scope.singleNamespace (printf "rbac.authorization.k8s.io/RoleBinding %s" (include "emissary-ingress.fullname" .)))
    (and .Values.agent.enabled .Values.rbac.create
        (printf "rbac.authorization.k8s.io/RoleBinding %s" (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (printf "v1/Service %s" .Values.service.nameOverride)
    (and .Values.adminService.create (printf "v1/Service %s" (printf "%s-admin" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.agent.enabled (printf "v1/Service %s" (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.adminService.create (printf "v1/Pod %s" (printf "%s-test" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.agent.enabled (printf "apps/Deployment %s" (printf "%s-agent" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (printf "apps/Deployment %s" (include "emissary-ingress.fullname" .))
    (and .Values.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-autoscaler" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.ingressClassResource.enabled (printf "networking.k8s.io/IngressClass %s" .Values.ingressClassResource.name))
    (and .Values.resolvers.consul.create (printf "getambassador.io/ConsulResolver %s" .Values.resolvers.consul.name))
    (and .Values.resolvers.endpoint.create (printf "getambassador.io/KubernetesEndpointResolver %s" .Values.resolvers.endpoint.name))
    (and .Values.createDefaultListeners
        (printf "getambassador.io/Listener %s" (printf "%s-https-listener" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.createDefaultListeners
        (printf "getambassador.io/Listener %s" (printf "%s-http-listener" (include "emissary-ingress.fullname" .) | include "emissary-ingress.max63")))
    (and .Values.module "getambassador.io/Module ambassador")
    (and .Values.adminService.create .Values.metrics.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (include "emissary-ingress.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "emissary-ingress.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
