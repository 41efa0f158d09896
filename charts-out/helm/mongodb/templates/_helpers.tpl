{{/* Name of the chart in names and labels. */}}
{{- define "mongodb.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "mongodb.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "mongodb.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "mongodb.name" .) | include "mongodb.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "mongodb.selectorLabels" -}}
app.kubernetes.io/name: {{ include "mongodb.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "mongodb.labels" -}}
{{ include "mongodb.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "mongodb.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "mongodb.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "mongodb.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ end }}
{{- .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "mongodb.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "mongodb.secret.secretName" -}}
{{ .Values.auth.existingSecret | default (include "mongodb.fullname" .) }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "mongodb.provisioning.run" -}}
args: ["--eval","const { env } = process;\nconst usernames = JSON.parse(env.MONGODB_USERNAMES);\nconst databases = JSON.parse(env.MONGODB_DATABASES);\nconst passwords = usernames.length \u003e 1 ? env.MONGODB_PASSWORDS.split(\",\") : [env.MONGODB_PASSWORDS];\nif (usernames.length \u003e 1 \u0026\u0026 passwords.length !== usernames.length) {\n  throw new Error(`the Secret has ${passwords.length} passwords for ${usernames.length} users: separate them with commas`);\n}\nlet server;\nfor (const end = Date.now() + 300000; server === undefined;) {\n  try {\n    server = connect(`mongodb://${env.MONGODB_HOST}/?serverSelectionTimeoutMS=5000`);\n  } catch (error) {\n    if (Date.now() \u003e end) {\n      throw error;\n    }\n    print(`waiting for ${env.MONGODB_HOST}: ${error.message}`);\n    sleep(2000);\n  }\n}\ntry {\n  server.getSiblingDB(\"admin\").auth(env.MONGODB_ROOT_USERNAME, env.MONGODB_ROOT_PASSWORD);\n} catch (error) {\n  throw new Error(`${env.MONGODB_ROOT_USERNAME} cannot log in (${error.message}): its password is that of the first start, so change it in the database before the Secret`);\n}\nusernames.forEach((username, i) =\u003e {\n  const database = server.getSiblingDB(databases[i]);\n  const user = { pwd: passwords[i], roles: [{ role: \"readWrite\", db: databases[i] }] };\n  if (database.getUser(username)) {\n    database.updateUser(username, user);\n    print(`updated ${username} in ${databases[i]}`);\n  } else {\n    database.createUser({ user: username, ...user });\n    print(`created ${username} in ${databases[i]}`);\n  }\n});\n"]
chartName: {{ include "mongodb.name" . | toJson }}
checksum: {{ printf "%s\n%s\n%s" (include "mongodb.secret.secretName" .) (.Values.auth.rootPassword | default "") (.Values.auth.passwords | join ",") | sha256sum | toJson }}
command: ["mongosh","--nodb","--quiet","--norc"]
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
containerName: "mongosh"
env: {{ concat (list (dict "name" "MONGODB_HOST" "value" (printf "%s:%s" (include "mongodb.fullname" .) (.Values.service.port | int64 | toString))) (dict "name" "MONGODB_ROOT_USERNAME" "value" .Values.auth.rootUser) (dict "name" "MONGODB_ROOT_PASSWORD" "valueFrom" (dict "secretKeyRef" (dict "name" (include "mongodb.secret.secretName" .) "key" "mongodb-root-password"))) (dict "name" "MONGODB_USERNAMES" "value" (.Values.auth.usernames | default list | toRawJson)) (dict "name" "MONGODB_DATABASES" "value" (.Values.auth.databases | default list | toRawJson))) (empty .Values.auth.usernames | ternary list (list (dict "name" "MONGODB_PASSWORDS" "valueFrom" (dict "secretKeyRef" (dict "name" (include "mongodb.secret.secretName" .) "key" "mongodb-passwords"))))) (list (dict "name" "HOME" "value" "/tmp")) | toJson }}
image: {{ include "mongodb.image" . | toJson }}
imagePullPolicy: {{ .Values.image.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.image.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.image.pullSecrets | default list) | default list | toJson }}{{ end }}
nodeSelector: {{ .Values.nodeSelector | default dict | toJson }}
podAnnotations: {{ .Values.podAnnotations | default dict | toJson }}
podLabels: {{ .Values.podLabels | default dict | toJson }}
podLayout: 1
podSecurityContext: {{ .Values.podSecurityContext | default dict | toJson }}
priorityClassName: {{ .Values.priorityClassName | default "" | toJson }}
resources: {{ .Values.provisioning.resources | default dict | toJson }}
run: {{ include "mongodb.string" .Values.provisioning.run | toJson }}
runtimeClassName: {{ .Values.runtimeClassName | default "" | toJson }}
security: {"ownsVolumes":true,"uid":999}
securityContext: {{ .Values.securityContext | default dict | toJson }}
serviceAccountName: {{ include "mongodb.serviceaccount.serviceAccountName" . | toJson }}
tolerations: {{ .Values.tolerations | default list | toJson }}
writablePaths: ["/tmp"]
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "mongodb.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "mongodb.secret.given" -}}
{{- if .Values.auth.rootPassword }}, auth.rootPassword{{ end }}
{{- if .Values.auth.passwords | join "," }}, auth.passwords{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "mongodb.secret.missing" -}}
{{- if and .Values.auth.enabled (not .Values.auth.rootPassword) }}, auth.rootPassword{{ end }}
{{- if and .Values.auth.enabled .Values.auth.usernames (not (.Values.auth.passwords | join ",")) }}, auth.passwords{{ end }}
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "mongodb.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "mongodb.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* The string as a name of at most 52 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "mongodb.max52" -}}
{{- if gt (len .) 52 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 43 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* A list in one text, made of auth.usernames. */}}
{{- define "mongodb.usernamesList" -}}
{{- $texts := list }}
{{- range $index, $username := .Values.auth.usernames }}
  {{- $texts = append $texts (include "mongodb.databasesList" (dict "root" $ "username" $username "index" $index)) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of auth.usernames. */}}
{{- define "mongodb.authUsernamesList" -}}
{{- $texts := list }}
{{- range $username := .Values.auth.usernames }}
  {{- $texts = append $texts "$(openssl rand -hex 24)" }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of auth.databases. */}}
{{- define "mongodb.databasesList" -}}
{{- $texts := list }}
{{- range $index, $database := $.root.Values.auth.databases }}
  {{- if eq $index $.index }}
    {{- $texts = append $texts (printf "%s/%s" $database ($.username | toJson)) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "mongodb.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "mongodb.valuesWithDefaults" -}}
global image architecture auth persistence service networkPolicy provisioning backup startupProbe readinessProbe livenessProbe resources serviceAccount
podSecurityContext securityContext terminationGracePeriodSeconds revisionHistoryLimit
image.repository image.pullPolicy
auth.enabled auth.rootUser
persistence.enabled persistence.size persistence.accessModes persistence.local persistence.mountPath persistence.resourcePolicy=""
service.type service.port
networkPolicy.enabled networkPolicy.from=[]
provisioning.backoffLimit provisioning.resources
backup.schedule backup.retention backup.persistence backup.backoffLimit backup.resources
backup.persistence.size backup.persistence.accessModes backup.persistence.keep
startupProbe.periodSeconds startupProbe.timeoutSeconds startupProbe.failureThreshold
readinessProbe.periodSeconds readinessProbe.timeoutSeconds readinessProbe.failureThreshold readinessProbe.successThreshold
livenessProbe.periodSeconds livenessProbe.timeoutSeconds livenessProbe.failureThreshold
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "mongodb.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "mongodb.valuesWithDefaults" .) -1 }}
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
{{- define "mongodb.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "mongodb.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "mongodb.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "mongodb.checkPod" -}}
{{- include "mongodb.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "mongodb.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "mongodb.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.env | default dict) | sortAlpha) "lists" (list .values.extraEnv)
    "in" "env or extraEnv") }}
{{- include "mongodb.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "mongodb.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "mongodb.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "mongodb.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "mongodb.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "mongodb.checkExtraObjects" -}}
{{- $names := list (and .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "mongodb.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "mongodb.serviceaccount.serviceAccountName" .)))
    (and (or .Values.auth.rootPassword (.Values.auth.passwords | join ",")) (printf "v1/Secret %s" (include "mongodb.fullname" .)))
    (and .Values.persistence.enabled (not .Values.persistence.existingClaim) .Values.persistence.local.path
        (printf "v1/PersistentVolume %s.%s" .Release.Namespace (include "mongodb.fullname" .)))
    (and .Values.persistence.enabled (not .Values.persistence.existingClaim) (printf "v1/PersistentVolumeClaim %s" (include "mongodb.fullname" .)))
    (and .Values.backup.enabled (not .Values.backup.persistence.existingClaim)
        (printf "v1/PersistentVolumeClaim %s" (printf "%s-backup" (include "mongodb.fullname" .) | include "mongodb.max63")))
    (printf "v1/Service %s" (printf "%s-headless" (include "mongodb.fullname" .) | include "mongodb.max63"))
    (printf "v1/Service %s" (include "mongodb.fullname" .)) (printf "v1/Pod %s" (printf "%s-test" (include "mongodb.fullname" .) | include "mongodb.max63"))
    (printf "apps/StatefulSet %s" (include "mongodb.fullname" . | include "mongodb.max52"))
    (and .Values.auth.usernames
        (printf "batch/Job %s" (printf "%s-provisioning-%s" (include "mongodb.fullname" .) (include "mongodb.provisioning.run" . | sha256sum | trunc 8) | include "mongodb.max63")))
    (and .Values.backup.enabled (printf "batch/CronJob %s" (printf "%s-backup" (include "mongodb.fullname" .) | include "mongodb.max52"))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "mongodb.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
