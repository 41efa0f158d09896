{{/* Name of the chart in names and labels. */}}
{{- define "redis.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "redis.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "redis.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "redis.name" .) | include "redis.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "redis.selectorLabels" -}}
app.kubernetes.io/name: {{ include "redis.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "redis.labels" -}}
{{ include "redis.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "redis.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "redis.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* The file redis.conf. */}}
{{- define "redis.config.redis-conf" -}}
include /run/redis/access.conf
dir /data
appendonly {{ if .Values.persistence.enabled }}yes{{ else }}no{{ end }}
save ""
maxmemory-policy {{ .Values.maxmemoryPolicy }}
{{ if eq .Values.mode "cluster" }}cluster-enabled yes
cluster-config-file nodes.conf
cluster-node-timeout {{ .Values.cluster.nodeTimeoutMilliseconds }}
cluster-preferred-endpoint-type {{ .Values.cluster.preferredEndpointType }}
cluster-require-full-coverage {{ if .Values.cluster.requireFullCoverage }}yes{{ else }}no{{ end }}
{{ end }}
{{- with .Values.modules }}{{ include "redis.modulesList" $ }}
{{ end }}
{{- with .Values.extraConfig }}{{ . | join "\n" }}
{{ end }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "redis.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "redis.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "redis.secret.secretName" -}}
{{ .Values.auth.existingSecret | default (include "redis.fullname" .) }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "redis.metrics.image" -}}
{{- with .Values.global.imageRegistry | default .Values.metrics.image.registry }}{{ . }}/{{ end }}
{{- .Values.metrics.image.repository }}
{{- with .Values.metrics.image.digest }}@{{ . }}{{ else }}:{{ include "redis.string" .Values.metrics.image.tag | default "v1.82.0" }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "redis.cluster.run" -}}
chartName: {{ include "redis.name" . | toJson }}
command: ["sh","-c","set -eu\ncount=\"$((CLUSTER_MASTERS * (1 + CLUSTER_REPLICAS)))\"\nhost() {\n  echo \"$NODE_NAME-$1.$NODE_SERVICE\"\n}\nask() {\n  asked=\"$(host \"$1\")\"\n  shift\n  timeout 10 redis-cli -e -h \"$asked\" \"$@\"\n}\nfail() {\n  echo \"$1\" \u003e\u00262\n  exit 1\n}\n# Waits for what the other arguments say, for at most five minutes.\nwait_for() {\n  waited_for=\"$1\"\n  shift\n  left=600\n  until \"$@\"; do\n    left=\"$((left - 1))\"\n    if [ \"$((left % 20))\" -eq 0 ]; then\n      echo \"waiting for $waited_for\"\n    fi\n    if [ \"$left\" -le 0 ]; then\n      return 1\n    fi\n    sleep 0.5\n  done\n}\nanswers() {\n  answer=\"$(timeout 5 redis-cli -h \"$(host \"$1\")\" ping 2\u003e\u00261)\" || true\n  case \"$answer\" in\n    PONG) return 0 ;;\n    NOAUTH* | WRONGPASS* | *AUTH\\ failed*) fail \"$(host \"$1\") refuses the password of the Secret: the notes of the release say how the password is changed\" ;;\n    *) return 1 ;;\n  esac\n}\nis_ok() {\n  ask \"$1\" cluster info | tr -d '\\r' | awk -F : -v count=\"$count\" '{ is[$1] = $2 } END { exit is[\"cluster_state\"] != \"ok\" || is[\"cluster_known_nodes\"] \u003c count + 0 }'\n}\nis_complete() {\n  ask \"$1\" cluster nodes | awk -v count=\"$count\" '{ nodes++ } $3 ~ /master/ \u0026\u0026 NF \u003c 9 { idle++ } END { exit nodes != count || idle \u003e 0 }'\n}\nall() {\n  checked=0\n  while [ \"$checked\" -lt \"$count\" ]; do\n    \"$1\" \"$checked\" || return 1\n    checked=\"$((checked + 1))\"\n  done\n}\nhas_slots() {\n  ask \"$1\" cluster nodes | awk '$3 ~ /myself/ \u0026\u0026 NF \u003e= 9 { found = 1 } END { exit !found }'\n}\nis_master() {\n  ask \"$1\" cluster nodes | awk '$3 ~ /myself/ \u0026\u0026 $3 ~ /master/ { found = 1 } END { exit !found }'\n}\nfollows() {\n  [ \"$(ask \"$1\" role | sed -n 1p)\" = slave ] \u0026\u0026 ask \"$1\" info replication | grep -q '^master_link_status:up'\n}\nknows() {\n  ask \"$seed\" cluster nodes | awk -v id=\"$1\" '$1 == id \u0026\u0026 $3 !~ /handshake/ { found = 1 } END { exit !found }'\n}\n\nnode=0\nwhile [ \"$node\" -lt \"$count\" ]; do\n  wait_for \"$(host \"$node\")\" answers \"$node\" || fail \"$(host \"$node\") does not answer: $answer\"\n  node=\"$((node + 1))\"\ndone\n\nif all is_ok \u0026\u0026 is_complete 0; then\n  echo \"there is a cluster of $count nodes\"\n  exit 0\nfi\n\n# A node that knows where all slots are is one of a cluster.\nseed=\nnode=0\nwhile [ \"$node\" -lt \"$count\" ] \u0026\u0026 [ -z \"$seed\" ]; do\n  if ask \"$node\" cluster info | grep -q '^cluster_slots_assigned:16384'; then\n    seed=\"$node\"\n  fi\n  node=\"$((node + 1))\"\ndone\n\nif [ -z \"$seed\" ]; then\n  seed=0\n  node=0\n  while [ \"$node\" -lt \"$CLUSTER_MASTERS\" ]; do\n    first=\"$((node * 16384 / CLUSTER_MASTERS))\"\n    last=\"$(((node + 1) * 16384 / CLUSTER_MASTERS - 1))\"\n    if ! has_slots \"$node\"; then\n      if [ \"$(ask \"$node\" dbsize)\" != 0 ]; then\n        fail \"$(host \"$node\") has data, and is in no cluster: a cluster begins with empty volumes\"\n      fi\n      ask \"$node\" cluster set-config-epoch \"$((node + 1))\" \u003e /dev/null || true\n      ask \"$node\" cluster addslotsrange \"$first\" \"$last\" \u003e /dev/null\n      echo \"$(host \"$node\") has the slots from $first to $last\"\n    fi\n    node=\"$((node + 1))\"\n  done\nelse\n  echo \"there is a cluster, which $(host \"$seed\") is in\"\n  more=\"$(ask \"$seed\" cluster nodes | awk -v count=\"$count\" '\n    { host = $2; sub(/^[^,]*,/, \"\", host); sub(/[.].*/, \"\", host); number = host; sub(/.*-/, \"\", number) }\n    number + 0 \u003e= count { print host }' | sort)\"\n  if [ -n \"$more\" ]; then\n    fail \"the cluster has nodes that the values do not have any more: $(echo $more). Set cluster.masters and cluster.replicasPerMaster back, move their slots away, remove them with redis-cli --cluster del-node, and then change the values.\"\n  fi\nfi\n\nnode=0\nwhile [ \"$node\" -lt \"$count\" ]; do\n  id=\"$(ask \"$node\" cluster myid)\"\n  if ! knows \"$id\"; then\n    if [ \"$(ask \"$node\" dbsize)\" != 0 ] \u0026\u0026 ! has_slots \"$node\"; then\n      fail \"$(host \"$node\") has data, and is in no cluster: a cluster begins with empty volumes\"\n    fi\n    address=\"$(getent hosts \"$(host \"$node\")\" | awk 'NR == 1 { print $1 }')\"\n    ask \"$seed\" cluster meet \"$address\" 6379 \u003e /dev/null\n    echo \"$(host \"$seed\") meets $(host \"$node\")\"\n  fi\n  node=\"$((node + 1))\"\ndone\nknows_all() {\n  ask \"$1\" cluster nodes | awk -v count=\"$count\" '$3 !~ /handshake/ { found++ } END { exit found \u003c count }'\n}\nwait_for \"the nodes to know each other\" all knows_all || fail \"the nodes do not know each other: do they reach each other at the ports 6379 and 16379?\"\n\n# Those without slots follow the master with the fewest replicas, in turn, so that on three nodes of Kubernetes a replica is likely to be elsewhere than its master.\nnode=0\nwhile [ \"$node\" -lt \"$count\" ]; do\n  id=\"$(ask \"$node\" cluster myid)\"\n  if is_master \"$node\" \u0026\u0026 ! has_slots \"$node\"; then\n    masters=\"$(ask \"$seed\" cluster nodes | awk '$3 ~ /master/ \u0026\u0026 $3 !~ /fail/ \u0026\u0026 NF \u003e= 9 { n++ } END { print n + 0 }')\"\n    if [ \"$((masters + ${spare:-0}))\" -lt \"$CLUSTER_MASTERS\" ]; then\n      spare=\"$((${spare:-0} + 1))\"\n      spares=\"${spares:-} $id\"\n      echo \"$(host \"$node\") is a master without slots\"\n    else\n      master=\"$(ask \"$seed\" cluster nodes | sort -t , -k 2 | awk -v turn=\"$((node + 1))\" -v spares=\" ${spares:-} \" '\n        $3 ~ /master/ \u0026\u0026 $3 !~ /fail/ \u0026\u0026 (NF \u003e= 9 || index(spares, \" \" $1 \" \")) { ids[n++] = $1 }\n        $3 ~ /slave/ { replicas[$4]++ }\n        END {\n          for (i = 0; i \u003c n; i++) {\n            id = ids[(i + turn) % n]\n            if (best == \"\" || replicas[id] + 0 \u003c replicas[best] + 0) best = id\n          }\n          print best\n        }')\"\n      ask \"$node\" cluster replicate \"$master\" \u003e /dev/null\n      echo \"$(host \"$node\") is a replica of $master\"\n      wait_for \"$(host \"$node\") to follow its master\" follows \"$node\" || fail \"$(host \"$node\") does not follow its master\"\n      seen_as_replica() {\n        ask \"$seed\" cluster nodes | awk -v id=\"$id\" '$1 == id \u0026\u0026 $3 ~ /slave/ { found = 1 } END { exit !found }'\n      }\n      wait_for \"$(host \"$node\") to be known as a replica\" seen_as_replica || fail \"$(host \"$node\") is not known as a replica\"\n    fi\n  fi\n  node=\"$((node + 1))\"\ndone\n\nwait_for \"cluster_state:ok\" all is_ok || fail \"the cluster is not ok: $(ask \"$seed\" cluster nodes)\"\nif [ -n \"${spares:-}\" ]; then\n  echo \"there are masters without slots: move slots to them with redis-cli --cluster rebalance $(host \"$seed\"):6379 --cluster-use-empty-masters\"\nfi\nask \"$seed\" cluster nodes\n"]
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
containerName: "redis-cli"
env: {{ concat (list (dict "name" "NODE_NAME" "value" (include "redis.fullname" . | include "redis.max52")) (dict "name" "NODE_SERVICE" "value" (printf "%s-headless" (include "redis.fullname" .) | include "redis.max63")) (dict "name" "CLUSTER_MASTERS" "value" (.Values.cluster.masters | int64 | toString)) (dict "name" "CLUSTER_REPLICAS" "value" (.Values.cluster.replicasPerMaster | int64 | toString))) (.Values.auth.enabled | ternary (list (dict "name" "REDISCLI_AUTH" "valueFrom" (dict "secretKeyRef" (dict "name" (include "redis.secret.secretName" .) "key" (empty .Values.auth.existingSecret | ternary "redis-password" .Values.auth.existingSecretPasswordKey))))) list) | toJson }}
image: {{ include "redis.image" . | toJson }}
imagePullPolicy: {{ .Values.image.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.image.pullSecrets .Values.metrics.image.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.image.pullSecrets | default list) (.Values.metrics.image.pullSecrets | default list) | default list | toJson }}{{ end }}
nodeSelector: {{ .Values.nodeSelector | default dict | toJson }}
podAnnotations: {{ .Values.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.priorityClassName | default "" | toJson }}
resources: {{ .Values.cluster.creation.resources | default dict | toJson }}
run: {{ include "redis.string" .Values.cluster.creation.run | toJson }}
runtimeClassName: {{ .Values.runtimeClassName | default "" | toJson }}
security: {"ownsVolumes":true,"uid":999}
securityContext: {{ .Values.securityContext | default dict | toJson }}
serviceAccountName: {{ include "redis.serviceaccount.serviceAccountName" . | toJson }}
tolerations: {{ .Values.tolerations | default list | toJson }}
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "redis.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "redis.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "redis.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* The string as a name of at most 52 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "redis.max52" -}}
{{- if gt (len .) 52 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 43 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* A list in one text, made of modules. */}}
{{- define "redis.modulesList" -}}
{{- $texts := list }}
{{- range $module := .Values.modules }}
  {{- $texts = append $texts (printf "loadmodule %s" $module) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "redis.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "redis.valuesWithDefaults" -}}
global image mode auth cluster maxmemoryPercent maxmemoryPolicy persistence service networkPolicy podDisruptionBudget metrics backup startupProbe readinessProbe
livenessProbe resources serviceAccount podSecurityContext securityContext terminationGracePeriodSeconds revisionHistoryLimit external
image.repository image.pullPolicy
auth.enabled auth.existingSecretPasswordKey
cluster.masters cluster.replicasPerMaster cluster.nodeTimeoutMilliseconds cluster.preferredEndpointType cluster.requireFullCoverage cluster.creation
cluster.creation.backoffLimit cluster.creation.resources
persistence.enabled persistence.size persistence.accessModes
service.type service.port service.name
networkPolicy.enabled
podDisruptionBudget.enabled podDisruptionBudget.maxUnavailable podDisruptionBudget.minAvailable
metrics.resources metrics.serviceMonitor metrics.image
metrics.image.repository metrics.image.tag="" metrics.image.pullPolicy
backup.schedule backup.retention backup.persistence backup.backoffLimit backup.resources
backup.persistence.size backup.persistence.accessModes backup.persistence.keep
startupProbe.periodSeconds startupProbe.timeoutSeconds startupProbe.failureThreshold
readinessProbe.periodSeconds readinessProbe.timeoutSeconds readinessProbe.failureThreshold readinessProbe.successThreshold
livenessProbe.periodSeconds livenessProbe.timeoutSeconds livenessProbe.failureThreshold
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "redis.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "redis.valuesWithDefaults" .) -1 }}
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
{{- define "redis.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "redis.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "redis.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes the "values". */}}
{{- define "redis.checkService" -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$" .values.name) }}
  {{- fail (printf "the name \"%s\" is not one of a Service: use lower-case letters, digits and \"-\", beginning with a letter, at most 63 characters"
      .values.name) }}
{{- end }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "redis.checkPod" -}}
{{- include "redis.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "redis.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" "env or extraEnv") }}
{{- include "redis.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "redis.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "redis.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "redis.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "redis.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "redis.checkExtraObjects" -}}
{{- $names := list (and (not .Values.external.host) .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "redis.fullname" .)))
    (and (not .Values.external.host) (eq .Values.mode "cluster") .Values.podDisruptionBudget.enabled
        (printf "policy/PodDisruptionBudget %s" (include "redis.fullname" .)))
    (and (not .Values.external.host) .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "redis.serviceaccount.serviceAccountName" .)))
    (and (not .Values.external.host) .Values.auth.password (printf "v1/Secret %s" (include "redis.fullname" .)))
    (and (not .Values.external.host) (printf "v1/ConfigMap %s" (printf "%s-config" (include "redis.fullname" .) | include "redis.max63")))
    (and (not .Values.external.host) .Values.backup.enabled (not .Values.backup.persistence.existingClaim)
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-backup" (include "redis.fullname" .) | include "redis.max63")))
    (and (not .Values.external.host) (printf "v1/Service %s" (printf "%s-headless" (include "redis.fullname" .) | include "redis.max63")))
    (and (not .Values.external.host) (printf "v1/Service %s" .Values.service.name))
    (and (not .Values.external.host) .Values.metrics.enabled (printf "v1/Service %s" (printf "%s-metrics" (include "redis.fullname" .) | include "redis.max63")))
    (and .Values.external.host (printf "v1/Service %s" .Values.service.name))
    (and (not .Values.external.host) (printf "v1/Pod %s" (printf "%s-test" (include "redis.fullname" .) | include "redis.max63")))
    (and (not .Values.external.host) (printf "apps/StatefulSet %s" (include "redis.fullname" . | include "redis.max52")))
    (and (not .Values.external.host) (eq .Values.mode "cluster")
        (printf "batch/Job %s" (printf "%s-cluster-%s" (include "redis.fullname" .) (include "redis.cluster.run" . | sha256sum | trunc 8) | include "redis.max63")))
    (and (not .Values.external.host) .Values.backup.enabled (printf "batch/CronJob %s" (printf "%s-backup" (include "redis.fullname" .) | include "redis.max52")))
    (and (not .Values.external.host) .Values.metrics.enabled .Values.metrics.serviceMonitor.enabled
        (printf "monitoring.coreos.com/ServiceMonitor %s" (include "redis.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "redis.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
