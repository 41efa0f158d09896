{{/* Name of the chart in names and labels. */}}
{{- define "arl-cluster.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "arl-cluster.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "arl-cluster.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "arl-cluster.name" .) | include "arl-cluster.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "arl-cluster.selectorLabels" -}}
app.kubernetes.io/name: {{ include "arl-cluster.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "arl-cluster.labels" -}}
{{ include "arl-cluster.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount of scheduler. */}}
{{- define "arl-cluster.scheduler-deployment.serviceAccountName" -}}
{{- if .Values.daskscheduler.serviceAccount.create -}}
{{ .Values.daskscheduler.serviceAccount.name | default (printf "%s-scheduler" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- else -}}
{{ .Values.daskscheduler.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of worker. */}}
{{- define "arl-cluster.worker-deployment.serviceAccountName" -}}
{{- if .Values.worker.serviceAccount.create -}}
{{ .Values.worker.serviceAccount.name | default (printf "%s-worker" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- else -}}
{{ .Values.worker.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the ServiceAccount of notebook. */}}
{{- define "arl-cluster.notebook.serviceAccountName" -}}
{{- if or .Values.notebook.serviceAccount.create (and .Values.notebook.mayScaleWorkers (not .Values.notebook.serviceAccount.name)) -}}
{{ .Values.notebook.serviceAccount.name | default (printf "%s-notebook" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- else -}}
{{ .Values.notebook.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Name of the Deployment of dask-worker. */}}
{{- define "arl-cluster.worker.name" -}}
{{ .Values.worker.name | default (printf "dask-worker-%s" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- end -}}

{{/* Name of the Deployment of dask-scheduler. */}}
{{- define "arl-cluster.daskscheduler.name" -}}
{{ .Values.daskscheduler.name | default (printf "dask-scheduler-%s" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- end -}}

{{/* Name of the Deployment of notebook. */}}
{{- define "arl-cluster.notebook.name" -}}
{{ .Values.notebook.name | default (printf "notebook-%s" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "arl-cluster.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "arl-cluster.string" .Values.image.tag | default "latest" }}{{ end }}
{{- end -}}

{{/* Handler of the probes of scheduler. */}}
{{- define "arl-cluster.scheduler.probe" -}}
httpGet:
  path: "{{ .Values.daskscheduler.dashboardPrefix | default "" }}/health"
  port: bokeh
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "arl-cluster.notebook.secretName" -}}
{{ .Values.jupyter.existingSecret | default (printf "%s-notebook-credentials" (include "arl-cluster.fullname" .) | include "arl-cluster.max63") }}
{{- end -}}

{{/* URL of the dashboard: by its Ingress, or in the cluster. */}}
{{- define "arl-cluster.daskscheduler.dashboard" -}}
{{- if .Values.daskscheduler.ingress.enabled -}}
{{ if .Values.daskscheduler.ingress.tlsSecret }}https{{ else }}http{{ end }}://{{ .Values.daskscheduler.ingress.host }}{{ .Values.daskscheduler.dashboardPrefix | default "" }}/status
{{- else -}}
http://{{ include "arl-cluster.daskscheduler.name" . }}.{{ .Release.Namespace }}:{{ .Values.daskscheduler.service.bokeh.port }}{{ .Values.daskscheduler.dashboardPrefix | default "" }}/status
{{- end -}}
{{- end -}}

{{/* Handler of the probes of notebook. */}}
{{- define "arl-cluster.notebook.probe" -}}
httpGet:
  path: "{{ .Values.notebook.basePath | default "" }}/api"
  port: jupyter
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "arl-cluster.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "arl-cluster.notebook.given" -}}
{{- if .Values.jupyter.password }}, jupyter.password{{ end }}
{{- if .Values.jupyter.token }}, jupyter.token{{ end }}
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "arl-cluster.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "arl-cluster.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "arl-cluster.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Default of podSecurityContext for items that have none. */}}
{{- define "arl-cluster.defaultPodSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
{{- end -}}

{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}
{{- define "arl-cluster.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
  {{- $values := dict }}
  {{- $_ := set $values "resources" (dict "limits" (dict "cpu" "500m" "memory" "512Mi")) }}
  {{- if .Values.image.pullSecret }}
    {{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" (list (dict "name" .Values.image.pullSecret))))) }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.image.secrets) }}
    {{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "image" (dict "pullSecrets" .Values.image.secrets))) }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.resource) }}
    {{- include "arl-cluster.mergeValues" (dict "into" $values "from" (dict "resources" .Values.resource)) }}
  {{- end }}
  {{- include "arl-cluster.mergeValues" (dict "into" $values "from" .Values) }}
  {{- $_ := set . "GivenValues" .Values }}
  {{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "arl-cluster.mergeValues" -}}
{{- range $key, $value := .from }}
  {{- if kindIs "map" $value }}
    {{- if not (kindIs "map" (get $.into $key)) }}
      {{- $_ := set $.into $key dict }}
    {{- end }}
    {{- include "arl-cluster.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
  {{- else if kindIs "invalid" $value }}
    {{- $_ := unset $.into $key }}
  {{- else }}
    {{- $_ := set $.into $key $value }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "arl-cluster.valuesWithDefaults" -}}
global image networkPolicy packages data nfs daskscheduler worker notebook jupyter
image.repository image.tag="" image.pullPolicy
data.size data.accessModes data.keep
nfs.path
daskscheduler.resources daskscheduler.serviceAccount daskscheduler.podSecurityContext daskscheduler.securityContext daskscheduler.terminationGracePeriodSeconds
daskscheduler.revisionHistoryLimit daskscheduler.strategy daskscheduler.probes daskscheduler.service daskscheduler.ingress daskscheduler.gateway
daskscheduler.serviceMonitor
daskscheduler.probes.startup daskscheduler.probes.readiness daskscheduler.probes.liveness
daskscheduler.probes.startup.periodSeconds daskscheduler.probes.startup.timeoutSeconds daskscheduler.probes.startup.failureThreshold
daskscheduler.probes.readiness.periodSeconds daskscheduler.probes.readiness.timeoutSeconds daskscheduler.probes.readiness.failureThreshold
daskscheduler.probes.readiness.successThreshold
daskscheduler.probes.liveness.periodSeconds daskscheduler.probes.liveness.timeoutSeconds daskscheduler.probes.liveness.failureThreshold
daskscheduler.service.type daskscheduler.service.scheduler daskscheduler.service.bokeh
daskscheduler.service.scheduler.port
daskscheduler.service.bokeh.port
daskscheduler.ingress.host
daskscheduler.gateway.timeouts
worker.replicaCount worker.serviceAccount worker.podSecurityContext worker.securityContext worker.terminationGracePeriodSeconds worker.revisionHistoryLimit
worker.probes worker.autoscaling worker.podDisruptionBudget worker.memoryLimit
worker.probes.startup worker.probes.readiness worker.probes.liveness
worker.probes.startup.periodSeconds worker.probes.startup.timeoutSeconds worker.probes.startup.failureThreshold
worker.probes.readiness.periodSeconds worker.probes.readiness.timeoutSeconds worker.probes.readiness.failureThreshold worker.probes.readiness.successThreshold
worker.probes.liveness.periodSeconds worker.probes.liveness.timeoutSeconds worker.probes.liveness.failureThreshold
worker.autoscaling.minReplicas worker.autoscaling.maxReplicas worker.autoscaling.targetCPUUtilizationPercentage
worker.podDisruptionBudget.maxUnavailable worker.podDisruptionBudget.minAvailable
notebook.resources notebook.serviceAccount notebook.podSecurityContext notebook.securityContext notebook.terminationGracePeriodSeconds
notebook.revisionHistoryLimit notebook.strategy notebook.probes notebook.service notebook.ingress notebook.gateway notebook.persistence
notebook.probes.startup notebook.probes.readiness notebook.probes.liveness
notebook.probes.startup.periodSeconds notebook.probes.startup.timeoutSeconds notebook.probes.startup.failureThreshold
notebook.probes.readiness.periodSeconds notebook.probes.readiness.timeoutSeconds notebook.probes.readiness.failureThreshold
notebook.probes.readiness.successThreshold
notebook.probes.liveness.periodSeconds notebook.probes.liveness.timeoutSeconds notebook.probes.liveness.failureThreshold
notebook.service.type notebook.service.jupyter
notebook.service.jupyter.port
notebook.ingress.host
notebook.gateway.timeouts
notebook.gateway.timeouts.request=""
notebook.persistence.size notebook.persistence.accessModes notebook.persistence.keep
jupyter.auth jupyter.passwordKey jupyter.tokenKey
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "arl-cluster.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "arl-cluster.valuesWithDefaults" .) -1 }}
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
{{- define "arl-cluster.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "arl-cluster.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "arl-cluster.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}
{{- define "arl-cluster.checkRequests" -}}
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
{{- define "arl-cluster.checkPod" -}}
{{- include "arl-cluster.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" (printf "%s.extraEnv" .path)) }}
{{- include "arl-cluster.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" (printf "%s.env or %s.extraEnv" .path .path)) }}
{{- include "arl-cluster.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" (printf "%s.extraVolumeMounts" .path)) }}
{{- include "arl-cluster.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes)
    "in" (printf "%s.extraVolumes" .path)) }}
{{- include "arl-cluster.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars)
    "in" (printf "%s.extraInitContainers, %s.extraContainers or %s.sidecars" .path .path .path)) }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "arl-cluster.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env)
      "in" (printf "%s.sidecars[%s].env" $.path ($index | toString))) }}
  {{- include "arl-cluster.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "%s.sidecars[%s].volumeMounts" $.path ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "arl-cluster.checkServiceNodePort" -}}
{{- if and (eq .values.type "ClusterIP") (get .values .name).nodePort }}
  {{- fail (printf "%s.%s.nodePort is %s, and %s.type is \"ClusterIP\", which has no node ports: change the type, or set the node port to 0" .path .name
      ((get .values .name).nodePort | int64 | toString) .path) }}
{{- end }}
{{- end -}}

{{/* Exposure: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "arl-cluster.checkExposure" -}}
{{- if and .values.service.loadBalancerClass (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%s.service.loadBalancerClass requires the type \"LoadBalancer\", and %s.service.type is \"%s\": leave it empty, or change the type" .path
      .path .values.service.type) }}
{{- else if and .values.service.loadBalancerSourceRanges (not (eq .values.service.type "LoadBalancer")) }}
  {{- fail (printf "%s.service.loadBalancerSourceRanges requires the type \"LoadBalancer\", and %s.service.type is \"%s\": leave it empty, or change the type"
      .path .path .values.service.type) }}
{{- else if and .values.service.externalTrafficPolicy (eq .values.service.type "ClusterIP") }}
  {{- fail (printf
      "%s.service.externalTrafficPolicy requires the type \"NodePort\" or \"LoadBalancer\", and %s.service.type is \"ClusterIP\": leave it empty, or change the type"
      .path .path) }}
{{- end }}
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

{{/* DaskWorkers: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "arl-cluster.checkDaskWorkers" -}}
{{- if regexMatch
    "[\\[,]\"--(host|interface|listen-address|contact-address|worker-port|nanny-port|no-nanny|dashboard-address|no-dashboard|bokeh-port|memory-limit|nthreads|nworkers|nprocs|name|local-directory|resources|death-timeout)[\"=]"
    (.values.extraArgs | default list | toJson) }}
  {{- fail (printf "%s.extraArgs has an argument that the chart sets (address, ports, memory, threads, name, local directory, resources): remove it" .path) }}
{{- end }}
{{- end -}}

{{/* HorizontalPodAutoscaler: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "arl-cluster.checkHorizontalPodAutoscaler" -}}
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

{{/* Credentials: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "arl-cluster.checkCredentials" -}}
{{- if and (get .values .name) (not (eq .values.auth .name)) }}
  {{- fail (printf "%s.%s is set but not used with this %s.auth: remove it, or change %s.auth" .path .name .path .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "arl-cluster.checkExtraObjects" -}}
{{- $names := list
    (and .Values.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-scheduler" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-worker" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.networkPolicy.enabled
        (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-notebook" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.worker.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s" (printf "%s-worker" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.daskscheduler.serviceAccount.create (printf "v1/ServiceAccount %s" (include "arl-cluster.scheduler-deployment.serviceAccountName" .)))
    (and .Values.worker.serviceAccount.create (printf "v1/ServiceAccount %s" (include "arl-cluster.worker-deployment.serviceAccountName" .)))
    (and (or .Values.notebook.serviceAccount.create (and .Values.notebook.mayScaleWorkers (not .Values.notebook.serviceAccount.name)))
        (printf "v1/ServiceAccount %s" (include "arl-cluster.notebook.serviceAccountName" .)))
    (and (or .Values.jupyter.password .Values.jupyter.token)
        (printf "v1/Secret %s" (printf "%s-notebook-credentials" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (printf "v1/ConfigMap %s" (printf "%s-notebook-config" (include "arl-cluster.fullname" .) | include "arl-cluster.max63"))
    (and (or .Values.nfs.server .Values.data.enabled) (not .Values.data.existingClaim) (not (and .Values.nfs.server .Values.nfs.inline)) .Values.nfs.server
        (printf "v1/PersistentVolume %s.%s" .Release.Namespace (printf "%s-data" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and (or .Values.nfs.server .Values.data.enabled) (not .Values.data.existingClaim) (not (and .Values.nfs.server .Values.nfs.inline))
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-data" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.notebook.persistence.enabled (not .Values.notebook.persistence.existingClaim)
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-notebook-work" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.notebook.mayScaleWorkers
        (printf "rbac.authorization.k8s.io/Role %s" (printf "%s-notebook" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.notebook.mayScaleWorkers
        (printf "rbac.authorization.k8s.io/RoleBinding %s" (printf "%s-notebook" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (printf "v1/Service %s" (include "arl-cluster.daskscheduler.name" .)) (printf "v1/Service %s" (include "arl-cluster.notebook.name" .))
    (printf "v1/Pod %s" (printf "%s-scheduler-test" (include "arl-cluster.fullname" .) | include "arl-cluster.max63"))
    (printf "apps/Deployment %s" (include "arl-cluster.daskscheduler.name" .)) (printf "apps/Deployment %s" (include "arl-cluster.worker.name" .))
    (printf "apps/Deployment %s" (include "arl-cluster.notebook.name" .))
    (and .Values.worker.autoscaling.enabled
        (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-worker-autoscaler" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.daskscheduler.ingress.enabled
        (printf "networking.k8s.io/Ingress %s" (printf "%s-scheduler" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.notebook.ingress.enabled
        (printf "networking.k8s.io/Ingress %s" (printf "%s-notebook" (include "arl-cluster.fullname" .) | include "arl-cluster.max63")))
    (and .Values.daskscheduler.gateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "arl-cluster.daskscheduler.name" .)))
    (and .Values.notebook.gateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "arl-cluster.notebook.name" .)))
    (and .Values.daskscheduler.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (printf "%s-scheduler" (include "arl-cluster.fullname" .) | include "arl-cluster.max63"))) }}
{{- range $name, $group := .Values.worker.groups }}
  {{- $names = append $names
      (and $.Values.networkPolicy.enabled
          (printf "networking.k8s.io/NetworkPolicy %s" (printf "%s-%s-worker" (include "arl-cluster.fullname" $) $name | include "arl-cluster.max63"))) }}
  {{- $names = append $names
      (and (dig "podDisruptionBudget" "enabled" false $group)
          (printf "policy/PodDisruptionBudget %s" (printf "%s-%s-worker" (include "arl-cluster.fullname" $) $name | include "arl-cluster.max63"))) }}
  {{- $names = append $names
      (and (dig "serviceAccount" "create" false $group)
          (printf "v1/ServiceAccount %s" (dig "serviceAccount" "name" "" $group | default (printf "%s-%s-worker" (include "arl-cluster.fullname" $) $name | include "arl-cluster.max63")))) }}
  {{- $names = append $names (printf "apps/Deployment %s" (printf "dask-worker-%s-%s" (include "arl-cluster.fullname" $) $name | include "arl-cluster.max63")) }}
  {{- $names = append $names
      (and (dig "autoscaling" "enabled" false $group)
          (printf "autoscaling/HorizontalPodAutoscaler %s" (printf "%s-%s-worker-autoscaler" (include "arl-cluster.fullname" $) $name | include "arl-cluster.max63"))) }}
{{- end }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "arl-cluster.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
