{{/* Name of the chart in names and labels. */}}
{{- define "minio.name" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end -}}

{{/* Full name of the release, from which the names of its objects are made; at most 63 characters. */}}
{{- define "minio.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains (include "minio.name" .) .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "minio.name" .) | include "minio.max63" }}
{{- end -}}
{{- end -}}

{{/* Labels that select the pods of the release, together with a component label; immutable after the first install. */}}
{{- define "minio.selectorLabels" -}}
app.kubernetes.io/name: {{ include "minio.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "minio.labels" -}}
{{ include "minio.selectorLabels" . }}
app.kubernetes.io/version: {{ regexReplaceAll "[^-_.A-Za-z0-9]" .Chart.AppVersion "_" | trunc 63 | trimAll "-_." | quote }}
helm.sh/chart: {{ regexReplaceAll "[^-_.A-Za-z0-9]" (printf "%s-%s" .Chart.Name .Chart.Version) "_" | trunc 63 | trimAll "-_." | quote }}
{{- with .Values.commonLabels }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end -}}

{{/* Name of the ServiceAccount. */}}
{{- define "minio.serviceaccount.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (printf "%s-sa" (include "minio.fullname" .) | include "minio.max63") }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end -}}

{{/* The file buckets. */}}
{{- define "minio.configmap.buckets" -}}
{{- $texts := list }}
{{- range $bucket := .Values.buckets }}
  {{- $texts = append $texts (printf "%s %s %s %s %s\n" $bucket.name (dig "policy" "none" $bucket) (not (kindIs "invalid" $bucket.versioning) | ternary ($bucket.versioning | default false | ternary "true" "false") "-") (dig "objectlocking" false $bucket | ternary "true" "false") (dig "purge" false $bucket | ternary "true" "false")) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* The file policies. */}}
{{- define "minio.configmap.policies" -}}
{{- $texts := list }}
{{- range $policy := .Values.policies }}
  {{- $texts = append $texts (printf "%s {\"Version\":\"2012-10-17\",\"Statement\":[%s]}\n" $policy.name (include "minio.statementsList" (dict "root" $ "policy" $policy))) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* The file svcaccts. */}}
{{- define "minio.configmap.svcaccts" -}}
{{- $texts := list }}
{{- range $account := .Values.svcaccts }}
  {{- $texts = append $texts (printf "%s %s %s\n" $account.accessKey $account.user (empty (dig "policy" "statements" list $account) | ternary "" (printf "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}" (include "minio.policyStatementsList" (dict "root" $ "account" $account))))) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* The file users. */}}
{{- define "minio.configmap.users" -}}
{{- $texts := list }}
{{- range $user := .Values.users }}
  {{- $texts = append $texts (printf "%s %s\n" $user.accessKey (dig "policy" "" $user)) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "minio.mcImage.image" -}}
{{- with .Values.global.imageRegistry | default .Values.mcImage.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.mcImage.repository "" }}{{ else }}{{ .Values.mcImage.repository }}{{ end }}
{{- with .Values.mcImage.digest }}@{{ . }}{{ else }}:{{ include "minio.string" .Values.mcImage.tag | default "RELEASE.2025-08-13T08-35-41Z" }}{{ end }}
{{- end -}}

{{/* Name of the Secret with the credentials. */}}
{{- define "minio.secret.secretName" -}}
{{ .Values.existingSecret | default (include "minio.fullname" .) }}
{{- end -}}

{{/* Image reference: registry/repository:tag, or @digest. */}}
{{- define "minio.image" -}}
{{- with .Values.global.imageRegistry | default .Values.image.registry }}{{ . }}/{{ regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $.Values.image.repository "" }}{{ else }}{{ .Values.image.repository }}{{ end }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ include "minio.string" .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end -}}

{{/* What cannot change in a pod: the name holds a hash of it, so a change runs the program again. */}}
{{- define "minio.provisioning.run" -}}
chartName: {{ include "minio.name" . | toJson }}
checksum: {{ printf "%s%s%s%s" (printf "provision.sh\n93aa623dbdf1ac8964343bfe014c1e0cba91e4ae14a75421c36fb474c9007558policies\n%susers\n%ssvcaccts\n%sbuckets\n%s" (include "minio.configmap.policies" . | sha256sum) (include "minio.configmap.users" . | sha256sum) (include "minio.configmap.svcaccts" . | sha256sum) (include "minio.configmap.buckets" . | sha256sum) | sha256sum) (printf "%s\nrootUser=%s\nrootPassword=%s" (include "minio.secret.secretName" .) (.Values.rootUser | default "") (.Values.rootPassword | default "") | sha256sum) (.Values.users | default list | toRawJson) (.Values.svcaccts | default list | toRawJson) | sha256sum | toJson }}
command: ["sh","/etc/minio-provisioning/provision.sh"]
commonAnnotations: {{ .Values.commonAnnotations | default dict | toJson }}
commonLabels: {{ .Values.commonLabels | default dict | toJson }}
containerName: "mc"
dnsConfig: {{ .Values.dnsConfig | default dict | toJson }}
env: {{ concat (list (dict "name" "MINIO_URL" "value" (printf "%s://%s:%s" (.Values.tls.enabled | default false | ternary "https" "http") (include "minio.fullname" .) (include "minio.string" .Values.service.port | atoi | toString))) (dict "name" "ROOT_USER_KEY" "value" (empty .Values.existingSecret | ternary "rootUser" .Values.rootUserKey)) (dict "name" "ROOT_WORD_KEY" "value" (empty .Values.existingSecret | ternary "rootPassword" .Values.rootPasswordKey)) (dict "name" "HOME" "value" "/tmp")) (or .Values.tls.enabled (not (empty .Values.trustedCertsSecret)) | ternary (list (dict "name" "SSL_CERT_DIR" "value" "/etc/minio/trusted")) list) | toJson }}
hostAliases: {{ .Values.hostAliases | default list | toJson }}
image: {{ include "minio.mcImage.image" . | toJson }}
imagePullPolicy: {{ .Values.mcImage.pullPolicy | toJson }}
{{- if or .Values.global.imagePullSecrets .Values.mcImage.pullSecrets }}
imagePullSecrets: {{ concat (.Values.global.imagePullSecrets | default list) (.Values.mcImage.pullSecrets | default list) | default list | toJson }}{{ end }}
labels: {{ dict "app" "minio" "release" .Release.Name | toJson }}
nodeSelector: {{ .Values.nodeSelector | default dict | toJson }}
podLayout: 1
{{- if .Values.securityContext.enabled }}
podSecurityContext: {{ dict "when 0" (empty .Values.securityContext.runAsUser | ternary "{}" "{\"runAsNonRoot\":true}") "runAsUser" .Values.securityContext.runAsUser "runAsGroup" .Values.securityContext.runAsGroup "fsGroup" .Values.securityContext.fsGroup "fsGroupChangePolicy" .Values.securityContext.fsGroupChangePolicy "seccompProfile" (dict "type" "RuntimeDefault") | toJson }}{{ end }}
priorityClassName: {{ .Values.priorityClassName | default "" | toJson }}
resources: {{ .Values.provisioning.resources | default dict | toJson }}
run: {{ include "minio.string" .Values.provisioning.run | toJson }}
runtimeClassName: {{ .Values.runtimeClassName | default "" | toJson }}
security: {"ownsVolumes":true,"uid":1000}
securityContext: {{ .Values.containerSecurityContext | default dict | toJson }}
serviceAccountName: {{ include "minio.serviceaccount.serviceAccountName" . | toJson }}
tolerations: {{ .Values.tolerations | default list | toJson }}
volumeMounts: {{ concat (list (dict "name" "lists" "mountPath" "/etc/minio-provisioning" "readOnly" true) (dict "name" "secrets" "mountPath" "/run/secrets/minio" "readOnly" true)) (or .Values.tls.enabled (not (empty .Values.trustedCertsSecret)) | ternary (list (dict "name" "trusted" "mountPath" "/etc/minio/trusted" "readOnly" true)) list) | toJson }}
volumes: {{ concat (list (dict "name" "lists" "configMap" (dict "name" (printf "%s-provisioning" (include "minio.fullname" .) | include "minio.max63"))) (dict "name" "secrets" "projected" (dict "sources" (concat (list (dict "secret" (dict "name" (include "minio.secret.secretName" .) "items" (list (dict "key" (empty .Values.existingSecret | ternary "rootUser" .Values.rootUserKey) "path" "owner/rootUser") (dict "key" (empty .Values.existingSecret | ternary "rootPassword" .Values.rootPasswordKey) "path" "owner/rootPassword"))))) (or (not (empty (include "minio.usersLines" .))) (not (empty (include "minio.svcacctsLines" .))) | ternary (list (dict "secret" (dict "name" (printf "%s-provisioning" (include "minio.fullname" .) | include "minio.max63") "items" (list (dict "key" "keys" "path" "keys"))))) list) (list (include "minio.usersList2" .) (include "minio.svcacctsList2" .)))))) (or .Values.tls.enabled (not (empty .Values.trustedCertsSecret)) | ternary (list (dict "name" "trusted" "projected" (dict "sources" (concat (.Values.tls.enabled | default false | ternary (list (dict "secret" (dict "name" (.Values.tls.certSecret | default "") "items" (list (dict "key" .Values.tls.publicCrt "path" "server.crt"))))) list) (empty .Values.trustedCertsSecret | ternary list (list (dict "secret" (dict "name" (.Values.trustedCertsSecret | default ""))))) | default list)))) list) | toJson }}
writablePaths: ["/tmp"]
{{- end -}}

{{/* Kinds of objects that have no namespace. */}}
{{- define "minio.kindsWithoutNamespace" -}}
APIService AdminNetworkPolicy AdmissionCheck BaselineAdminNetworkPolicy CSIDriver CSINode CertificateSigningRequest CiliumClusterwideNetworkPolicy
ClusterAnalysisTemplate ClusterCleanupPolicy ClusterExternalSecret ClusterIssuer ClusterPolicy ClusterPushSecret ClusterQueue ClusterRole ClusterRoleBinding
ClusterSecretStore ClusterServingRuntime ClusterStorageContainer ClusterTrustBundle ClusterWorkflowTemplate CustomResourceDefinition DeviceClass DeviceTaintRule
EC2NodeClass FlowSchema GatewayClass GlobalNetworkPolicy GlobalNetworkSet IPAddress IngressClass MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
MutatingWebhookConfiguration NVIDIADriver Namespace Node NodeClaim NodePool PersistentVolume PriorityClass PriorityLevelConfiguration ResourceFlavor
ResourceSlice RuntimeClass SecurityContextConstraints ServiceCIDR StorageClass ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
ValidatingWebhookConfiguration VolumeAttachment VolumeAttributesClass VolumeSnapshotClass VolumeSnapshotContent WorkloadPriorityClass
{{- end -}}

{{/* Paths of the credentials in the values, each after a comma. */}}
{{- define "minio.secret.given" -}}
{{- if .Values.rootUser }}, rootUser{{ end }}
{{- if .Values.rootPassword }}, rootPassword{{ end }}
{{- end -}}

{{/* Paths of the credentials that the values lack, each after a comma. */}}
{{- define "minio.secret.missing" -}}
{{- if not .Values.rootUser }}, rootUser{{ end }}
{{- if not .Values.rootPassword }}, rootPassword{{ end }}
{{- end -}}

{{/* The string, or the digits of the integer that `--set` made of it. */}}
{{- define "minio.string" -}}
{{- if kindIs "string" . }}{{ . }}{{ else if not (kindIs "invalid" .) }}{{ int64 . }}{{ end }}
{{- end -}}

{{/* The string as a name of at most 63 characters: a longer one is truncated and ends in a hash of the whole. */}}
{{- define "minio.max63" -}}
{{- if gt (len .) 63 -}}
{{ regexReplaceAll "[-_.]+$" (trunc 54 .) "" }}-{{ sha256sum . | trunc 8 }}
{{- else -}}
{{ . }}
{{- end -}}
{{- end -}}

{{/* Lines, made of users. */}}
{{- define "minio.usersLines" -}}
{{- $texts := list }}
{{- range $account := .Values.users }}
  {{- if $account.secretKey }}
    {{- $texts = append $texts (printf "%s %s\n" $account.accessKey ($account.secretKey | default "")) }}
  {{- end }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of svcaccts. */}}
{{- define "minio.svcacctsLines" -}}
{{- $texts := list }}
{{- range $account := .Values.svcaccts }}
  {{- if $account.secretKey }}
    {{- $texts = append $texts (printf "%s %s\n" $account.accessKey ($account.secretKey | default "")) }}
  {{- end }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of users. */}}
{{- define "minio.usersLines2" -}}
{{- $texts := list }}
{{- range $item := .Values.users }}
  {{- $texts = append $texts (printf "%s " $item.accessKey) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of svcaccts. */}}
{{- define "minio.svcacctsLines2" -}}
{{- $texts := list }}
{{- range $item := .Values.svcaccts }}
  {{- $texts = append $texts (printf "%s " $item.accessKey) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of policies[].statements[].conditions. */}}
{{- define "minio.conditionsLines" -}}
{{- $texts := list }}
{{- range $condition := $.statement.conditions }}
  {{- $texts = append $texts (include "minio.policiesStatementsConditionsLines" (dict "root" $.root "condition" $condition)) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of svcaccts[].policy.statements[].conditions. */}}
{{- define "minio.statementsConditionsLines" -}}
{{- $texts := list }}
{{- range $condition := $.statement.conditions }}
  {{- $texts = append $texts (include "minio.policyStatementsConditionsLines" (dict "root" $.root "condition" $condition)) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of policies. */}}
{{- define "minio.policiesLines" -}}
{{- $texts := list }}
{{- range $item := .Values.policies }}
  {{- $texts = append $texts (printf "%s " $item.name) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of buckets. */}}
{{- define "minio.bucketsLines" -}}
{{- $texts := list }}
{{- range $item := .Values.buckets }}
  {{- $texts = append $texts (printf "%s " $item.name) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* A list in one text, made of ingress.hosts. */}}
{{- define "minio.hostsList" -}}
{{- $texts := list }}
{{- range $host := .Values.ingress.hosts }}
  {{- $texts = append $texts (printf "  %s://%s%s" (empty $.Values.ingress.tls | ternary "http" "https") $host $.Values.ingress.path) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of gateway.hostnames. */}}
{{- define "minio.hostnamesList" -}}
{{- $texts := list }}
{{- range $host := .Values.gateway.hostnames }}
  {{- $texts = append $texts (printf "  %s%s" $host $.Values.gateway.path) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of consoleGateway.hostnames. */}}
{{- define "minio.consoleGatewayHostnamesList" -}}
{{- $texts := list }}
{{- range $host := .Values.consoleGateway.hostnames }}
  {{- $texts = append $texts (printf "  %s/" $host) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of consoleIngress.hosts. */}}
{{- define "minio.consoleIngressHostsList" -}}
{{- $texts := list }}
{{- range $host := .Values.consoleIngress.hosts }}
  {{- $texts = append $texts (printf "  %s://%s%s" (empty $.Values.consoleIngress.tls | ternary "http" "https") $host $.Values.consoleIngress.path) }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of users. */}}
{{- define "minio.usersList" -}}
{{- $texts := list }}
{{- range $account := .Values.users }}
  {{- if dig "existingSecret" "" $account }}
    {{- $texts = append $texts (printf "  kubectl create secret generic %s --namespace %s --from-literal=%s=\"$(openssl rand -hex 16)\"" (dig "existingSecret" "" $account) $.Release.Namespace (dig "existingSecretKey" "" $account)) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of svcaccts. */}}
{{- define "minio.svcacctsList" -}}
{{- $texts := list }}
{{- range $account := .Values.svcaccts }}
  {{- if dig "existingSecret" "" $account }}
    {{- $texts = append $texts (printf "  kubectl get secret %s --namespace %s -o go-template=\"{{index .data \\\"%s\\\" | base64decode}}\"" (dig "existingSecret" "" $account) $.Release.Namespace (dig "existingSecretKey" "" $account)) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of policies[].statements. */}}
{{- define "minio.statementsList" -}}
{{- $texts := list }}
{{- range $statement := $.policy.statements }}
  {{- $texts = append $texts (printf "{\"Effect\":\"Allow\",\"Action\":%s%s%s}" ($statement.actions | toRawJson) (empty $statement.resources | ternary "" (printf ",\"Resource\":%s" ($statement.resources | default list | toRawJson))) (empty $statement.conditions | ternary "" (printf ",\"Condition\":{%s}" (include "minio.conditionsList" (dict "root" $.root "statement" $statement))))) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of svcaccts[].policy.statements. */}}
{{- define "minio.policyStatementsList" -}}
{{- $texts := list }}
{{- range $statement := dig "policy" "statements" list $.account }}
  {{- $texts = append $texts (printf "{\"Effect\":\"Allow\",\"Action\":%s%s%s}" ($statement.actions | toRawJson) (empty $statement.resources | ternary "" (printf ",\"Resource\":%s" ($statement.resources | default list | toRawJson))) (empty $statement.conditions | ternary "" (printf ",\"Condition\":{%s}" (include "minio.statementsConditionsList" (dict "root" $.root "statement" $statement))))) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of users. */}}
{{- define "minio.usersList2" -}}
{{- $texts := list }}
{{- range $account := .Values.users }}
  {{- if dig "existingSecret" "" $account }}
    {{- $texts = append $texts (dict "secret" (dict "name" (dig "existingSecret" "" $account) "items" (list (dict "key" (dig "existingSecretKey" "" $account) "path" (printf "existing/%s" $account.accessKey)))) | toJson) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* A list in one text, made of svcaccts. */}}
{{- define "minio.svcacctsList2" -}}
{{- $texts := list }}
{{- range $account := .Values.svcaccts }}
  {{- if dig "existingSecret" "" $account }}
    {{- $texts = append $texts (dict "secret" (dict "name" (dig "existingSecret" "" $account) "items" (list (dict "key" (dig "existingSecretKey" "" $account) "path" (printf "existing/%s" $account.accessKey)))) | toJson) }}
  {{- end }}
{{- end }}
{{- join "\n" $texts }}
{{- end -}}

{{/* Lines, made of policies[].statements[].conditions[]. */}}
{{- define "minio.policiesStatementsConditionsLines" -}}
{{- $texts := list }}
{{- range $name, $members := $.condition }}
  {{- $texts = append $texts (printf "%s " $name) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* Lines, made of svcaccts[].policy.statements[].conditions[]. */}}
{{- define "minio.policyStatementsConditionsLines" -}}
{{- $texts := list }}
{{- range $name, $members := $.condition }}
  {{- $texts = append $texts (printf "%s " $name) }}
{{- end }}
{{- join "" $texts }}
{{- end -}}

{{/* A list in one text, made of policies[].statements[].conditions. */}}
{{- define "minio.conditionsList" -}}
{{- $texts := list }}
{{- range $condition := $.statement.conditions }}
  {{- $texts = append $texts (include "minio.policiesStatementsConditionsList" (dict "root" $.root "condition" $condition)) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of svcaccts[].policy.statements[].conditions. */}}
{{- define "minio.statementsConditionsList" -}}
{{- $texts := list }}
{{- range $condition := $.statement.conditions }}
  {{- $texts = append $texts (include "minio.policyStatementsConditionsList" (dict "root" $.root "condition" $condition)) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of policies[].statements[].conditions[]. */}}
{{- define "minio.policiesStatementsConditionsList" -}}
{{- $texts := list }}
{{- range $name, $members := $.condition }}
  {{- $texts = append $texts (printf "\"%s\":{%s}" $name ($members | replace "\n" " ")) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* A list in one text, made of svcaccts[].policy.statements[].conditions[]. */}}
{{- define "minio.policyStatementsConditionsList" -}}
{{- $texts := list }}
{{- range $name, $members := $.condition }}
  {{- $texts = append $texts (printf "\"%s\":{%s}" $name ($members | replace "\n" " ")) }}
{{- end }}
{{- join "," $texts }}
{{- end -}}

{{/* Default of securityContext for items that have none. */}}
{{- define "minio.defaultSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
{{- end -}}

{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}
{{- define "minio.resolveValues" -}}
{{- if not (hasKey . "GivenValues") }}
  {{- $values := dict }}
  {{- $_ := set $values "persistence" (dict "accessModes" (list "ReadWriteOnce")) }}
  {{- if .Values.persistence.accessMode }}
    {{- include "minio.mergeValues" (dict "into" $values "from" (dict "persistence" (dict "accessModes" (list .Values.persistence.accessMode)))) }}
  {{- end }}
  {{- include "minio.mergeValues" (dict "into" $values "from" .Values) }}
  {{- $_ := set . "GivenValues" .Values }}
  {{- $_ := set . "Values" $values }}
{{- end }}
{{- end -}}

{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}
{{- define "minio.mergeValues" -}}
{{- range $key, $value := .from }}
  {{- if kindIs "map" $value }}
    {{- if not (kindIs "map" (get $.into $key)) }}
      {{- $_ := set $.into $key dict }}
    {{- end }}
    {{- include "minio.mergeValues" (dict "into" (get $.into $key) "from" $value) }}
  {{- else if kindIs "invalid" $value }}
    {{- $_ := unset $.into $key }}
  {{- else }}
    {{- $_ := set $.into $key $value }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}
{{- define "minio.valuesWithDefaults" -}}
mode replicas global image mcImage rootUserKey rootPasswordKey provisioning persistence service ingress gateway consoleService consoleIngress consoleGateway tls
mountPath metrics networkPolicy probes securityContext resources serviceAccount containerSecurityContext terminationGracePeriodSeconds revisionHistoryLimit
strategy
image.repository image.pullPolicy
mcImage.repository mcImage.tag="" mcImage.pullPolicy
provisioning.resources provisioning.backoffLimit
persistence.enabled persistence.size persistence.keep
service.type service.port service.nodePort
ingress.ingressClassName="" ingress.hosts ingress.path
gateway.timeouts gateway.path
gateway.timeouts.request=""
consoleService.type consoleService.port consoleService.nodePort
consoleIngress.ingressClassName="" consoleIngress.hosts consoleIngress.path
consoleGateway.timeouts
consoleGateway.timeouts.request=""
tls.publicCrt tls.privateKey
metrics.serviceMonitor
probes.startup probes.readiness probes.liveness
probes.startup.periodSeconds probes.startup.timeoutSeconds probes.startup.failureThreshold
probes.readiness.periodSeconds probes.readiness.timeoutSeconds probes.readiness.failureThreshold probes.readiness.successThreshold
probes.liveness.periodSeconds probes.liveness.timeoutSeconds probes.liveness.failureThreshold
securityContext.enabled securityContext.runAsUser securityContext.runAsGroup securityContext.fsGroup securityContext.fsGroupChangePolicy
serviceAccount.create
{{- end -}}

{{/* Fails if one of them is missing. */}}
{{- define "minio.checkMissing" -}}
{{- $missing := list }}
{{- range regexSplit "\\s+" (include "minio.valuesWithDefaults" .) -1 }}
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
{{- define "minio.distinct" -}}
{{- range $i, $name := .names }}
  {{- if has $name (slice $.names 0 $i) }}
    {{- fail (replace "%s" $name $.message) }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}
{{- define "minio.distinctItems" -}}
{{- $names := .given | default list | compact }}
{{- range .lists }}
  {{- range . }}
    {{- $names = append $names (get . $.field) }}
  {{- end }}
{{- end }}
{{- $message := printf "two items of %s have the %s \"%%s\": choose another in %s" .of .field .in }}
{{- include "minio.distinct" (dict "names" $names "message" $message) }}
{{- end -}}

{{/* Pod: fails if two items of a list have the same name. Takes the "values" and the names that the chart gives in each list. */}}
{{- define "minio.checkPod" -}}
{{- include "minio.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .values.global.imagePullSecrets .values.image.pullSecrets)
    "in" "global.imagePullSecrets or image.pullSecrets") }}
{{- include "minio.distinctItems" (dict "of" "env" "field" "name" "given" .env "lists" (list .values.extraEnv) "in" "extraEnv") }}
{{- include "minio.distinctItems" (dict "of" "env" "field" "name" "given" (keys (.values.environment | default dict) | sortAlpha)
    "lists" (list .values.extraEnv) "in" "environment or extraEnv") }}
{{- include "minio.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "given" .volumeMounts "lists" (list .values.extraVolumeMounts)
    "in" "extraVolumeMounts") }}
{{- include "minio.distinctItems" (dict "of" "volumes" "field" "name" "given" .volumes "lists" (list .values.extraVolumes) "in" "extraVolumes") }}
{{- include "minio.distinctItems" (dict "of" "containers" "field" "name" "given" .containers
    "lists" (list .values.extraInitContainers .values.extraContainers .values.sidecars) "in" "extraInitContainers, extraContainers or sidecars") }}
{{- range $index, $sidecar := .values.sidecars }}
  {{- include "minio.distinctItems" (dict "of" "env" "field" "name" "lists" (list $sidecar.env) "in" (printf "sidecars[%s].env" ($index | toString))) }}
  {{- include "minio.distinctItems" (dict "of" "volumeMounts" "field" "mountPath" "lists" (list $sidecar.volumeMounts)
      "in" (printf "sidecars[%s].volumeMounts" ($index | toString))) }}
{{- end }}
{{- end -}}

{{/* Volume: fails on values that exclude each other. Takes their "path", the "values" and the "name" of a field. */}}
{{- define "minio.checkVolumeEnabled" -}}
{{- if and (get .values .name) (not .values.enabled) }}
  {{- fail (printf "%s.enabled is false, so %s.%s \"%s\" is not mounted: change one of the two" .path .path .name (get .values .name)) }}
{{- end }}
{{- end -}}

{{/* Service: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "minio.checkService" -}}
{{- if and .values.loadBalancerClass (not (eq .values.type "LoadBalancer")) }}
  {{- fail (printf "%s.loadBalancerClass requires the type \"LoadBalancer\", and %s.type is \"%s\": leave it empty, or change the type" .path .path .values.type) }}
{{- else if and .values.loadBalancerSourceRanges (not (eq .values.type "LoadBalancer")) }}
  {{- fail (printf "%s.loadBalancerSourceRanges requires the type \"LoadBalancer\", and %s.type is \"%s\": leave it empty, or change the type" .path .path
      .values.type) }}
{{- else if and .values.externalTrafficPolicy (eq .values.type "ClusterIP") }}
  {{- fail (printf "%s.externalTrafficPolicy requires the type \"NodePort\" or \"LoadBalancer\", and %s.type is \"ClusterIP\": leave it empty, or change the type"
      .path .path) }}
{{- end }}
{{- end -}}

{{/* Ingress: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "minio.checkIngress" -}}
{{- if and .values.enabled (not .values.hosts) }}
  {{- fail (printf "%s.hosts is empty: an Ingress needs a host name" .path) }}
{{- end }}
{{- end -}}

{{/* GatewayRoute: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "minio.checkGatewayRoute" -}}
{{- if and .values.enabled (not .values.parentRefs) }}
  {{- fail (printf "%s.parentRefs is empty: set the Gateway that the route attaches to" .path) }}
{{- end }}
{{- end -}}

{{/* MinioProvisioning: fails on values that exclude each other. Takes their "path" and the "values". */}}
{{- define "minio.checkMinioProvisioning" -}}
{{- if and .values.existingSecretKey (not .values.existingSecret) }}
  {{- fail (printf "%s.existingSecretKey is set, and %s.existingSecret is missing: set both, or neither" .path .path) }}
{{- else if and .values.existingSecret (not .values.existingSecretKey) }}
  {{- fail (printf "%s.existingSecretKey is missing: set the key of the secret key in %s.existingSecret" .path .path) }}
{{- end }}
{{- end -}}

{{/* Extra objects: fails if two of them are the same, or one is among those of the chart. */}}
{{- define "minio.checkExtraObjects" -}}
{{- $names := list (and .Values.networkPolicy.enabled (printf "networking.k8s.io/NetworkPolicy %s" (include "minio.fullname" .)))
    (and .Values.serviceAccount.create (printf "v1/ServiceAccount %s" (include "minio.serviceaccount.serviceAccountName" .)))
    (and .Values.rootUser .Values.rootPassword (printf "v1/Secret %s" (include "minio.fullname" .)))
    (and (or .Values.users .Values.svcaccts .Values.policies .Values.buckets) (or (include "minio.usersLines" .) (include "minio.svcacctsLines" .))
        (printf "v1/Secret %s" (printf "%s-provisioning" (include "minio.fullname" .) | include "minio.max63")))
    (and (or .Values.users .Values.svcaccts .Values.policies .Values.buckets)
        (printf "v1/ConfigMap %s" (printf "%s-provisioning" (include "minio.fullname" .) | include "minio.max63")))
    (and .Values.persistence.enabled (not .Values.persistence.existingClaim) (printf "v1/PersistentVolumeClaim %s" (include "minio.fullname" .)))
    (printf "v1/Service %s" (include "minio.fullname" .)) (printf "v1/Service %s" (printf "%s-console" (include "minio.fullname" .) | include "minio.max63"))
    (printf "v1/Pod %s" (printf "%s-test" (include "minio.fullname" .) | include "minio.max63")) (printf "apps/Deployment %s" (include "minio.fullname" .))
    (and (or .Values.users .Values.svcaccts .Values.policies .Values.buckets)
        (printf "batch/Job %s" (printf "%s-provisioning-%s" (include "minio.fullname" .) (include "minio.provisioning.run" . | sha256sum | trunc 8) | include "minio.max63")))
    (and .Values.consoleIngress.enabled (printf "networking.k8s.io/Ingress %s" (printf "%s-console" (include "minio.fullname" .) | include "minio.max63")))
    (and .Values.ingress.enabled (printf "networking.k8s.io/Ingress %s" (include "minio.fullname" .)))
    (and .Values.consoleGateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (printf "%s-console" (include "minio.fullname" .) | include "minio.max63")))
    (and .Values.gateway.enabled (printf "gateway.networking.k8s.io/HTTPRoute %s" (include "minio.fullname" .)))
    (and .Values.metrics.serviceMonitor.enabled (printf "monitoring.coreos.com/ServiceMonitor %s" (include "minio.fullname" .))) }}
{{- range $object := .Values.extraObjects }}
  {{- $names = append $names
      (printf "%s/%s %s%s" ($object.apiVersion | splitList "/" | first) $object.kind
          (printf "%s/" ((dig "metadata" dict $object).namespace | default $.Release.Namespace) | trimPrefix (printf "%s/" $.Release.Namespace)) $object.metadata.name) }}
{{- end }}
{{- include "minio.distinct" (dict "names" (compact $names) "message" "two objects are both \"%s\": choose another name in extraObjects") }}
{{- end -}}
