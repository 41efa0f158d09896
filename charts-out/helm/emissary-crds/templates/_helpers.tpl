{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "emissary-crds.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "emissary-crds.labels" -}}
{{ include "emissary-crds.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "emissary-crds.apiext_image.image" -}}
{{- with .Values.global.imageRegistry | default .Values.apiext_image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.apiext_image.repository "" }}{{ else }}{{ .Values.apiext_image.repository }}{{ end }}
{{- with .Values.apiext_image.digest }}@{{ . }}{{ else }}:{{ include "emissary-crds.string" .Values.apiext_image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "emissary-crds.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "emissary-crds.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "emissary-crds.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "emissary-crds.valuesWithDefaults" -}}
global apiext_image createNamespace replicas podDisruptionBudget probes resources podSecurityContext securityContext terminationGracePeriodSeconds
revisionHistoryLimit
apiext_image.repository apiext_image.pullPolicy
podDisruptionBudget.enabled podDisruptionBudget.maxUnavailable podDisruptionBudget.minAvailable
probes.startup probes.readiness probes.liveness
probes.startup.periodSeconds probes.startup.timeoutSeconds probes.startup.failureThreshold
probes.readiness.periodSeconds probes.readiness.timeoutSeconds probes.readiness.failureThreshold probes.readiness.successThreshold
probes.liveness.periodSeconds probes.liveness.timeoutSeconds probes.liveness.failureThreshold
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "emissary-crds.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "emissary-crds.valuesWithDefaults" .) -1 }}
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
{{- define "emissary-crds.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "emissary-crds.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "emissary-crds.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "emissary-crds.checkPod" -}}
{{- include "emissary-crds.distinctItems" (dict "of" "imagePullSecrets" "field" "name"
    "lists" (list .values.global.imagePullSecrets .values.apiext_image.pullSecrets) "in" "global.imagePullSecrets or apiext_image.pullSecrets") }}
{{- include "emissary-crds.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha)
    "lists" (list .values.extraEnv) "in" "env or extraEnv") }}
{{- include "emissary-crds.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list .values.extraVolumeMounts) "in" "extraVolumeMounts") }}
{{- include "emissary-crds.distinctItems" (dict "of" "volumes" "field" "name" "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "emissary-crds.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "emissary-crds.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "emissary-crds.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "emissary-crds.checkExtraObjects" -}}
{{- $names := list "apiextensions.k8s.io/CustomResourceDefinition authservices.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition consulresolvers.getambassador.io" "apiextensions.k8s.io/CustomResourceDefinition devportals.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition hosts.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition kubernetesendpointresolvers.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition kubernetesserviceresolvers.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition listeners.getambassador.io" "apiextensions.k8s.io/CustomResourceDefinition logservices.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition mappings.getambassador.io" "apiextensions.k8s.io/CustomResourceDefinition modules.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition ratelimitservices.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition tcpmappings.getambassador.io" "apiextensions.k8s.io/CustomResourceDefinition tlscontexts.getambassador.io"
    "apiextensions.k8s.io/CustomResourceDefinition tracingservices.getambassador.io" "rbac.authorization.k8s.io/ClusterRole emissary-apiext"
    "rbac.authorization.k8s.io/ClusterRoleBinding emissary-apiext"
    (and .Values.createNamespace (ne .Release.Namespace "emissary-system") "v1/Namespace emissary-system")
    (and .Values.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace))))
    (printf "v1/ServiceAccount %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/Role %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "rbac.authorization.k8s.io/RoleBinding %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "v1/Service %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace)))
    (printf "apps/Deployment %semissary-apiext" ("emissary-system/" | trimPrefix (printf "%s/" .Release.Namespace))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "emissary-crds.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
