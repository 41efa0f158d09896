/**
 * The types of the Kubernetes API: their fields, `!` behind those that are required, with the type of each. Those of lists end in
 * `[]`, those of maps in `{}`; `A|B` is one of these strings. `npm run kubernetes-types` writes this file.
 *
 * @internal
 */
export const KUBERNETES_TYPES: { readonly [type: string]: string } = {
  AWSElasticBlockStoreVolumeSource: 'fsType: string, partition: int32, readOnly: boolean, volumeID!: string',
  Affinity: 'nodeAffinity: NodeAffinity, podAffinity: PodAffinity, podAntiAffinity: PodAntiAffinity',
  AggregationRule: 'clusterRoleSelectors: LabelSelector[]',
  AppArmorProfile: 'localhostProfile: string, type!: Localhost|RuntimeDefault|Unconfined',
  AzureDiskVolumeSource: 'cachingMode: None|ReadOnly|ReadWrite, diskName!: string, diskURI!: string, fsType: string, kind: Dedicated|Managed|Shared, '
    + 'readOnly: boolean',
  AzureFilePersistentVolumeSource: 'readOnly: boolean, secretName!: string, secretNamespace: string, shareName!: string',
  AzureFileVolumeSource: 'readOnly: boolean, secretName!: string, shareName!: string',
  CSIPersistentVolumeSource: 'controllerExpandSecretRef: SecretReference, controllerPublishSecretRef: SecretReference, driver!: string, fsType: string, '
    + 'nodeExpandSecretRef: SecretReference, nodePublishSecretRef: SecretReference, nodeStageSecretRef: SecretReference, readOnly: boolean, '
    + 'volumeAttributes: string{}, volumeHandle!: string',
  CSIVolumeSource: 'driver!: string, fsType: string, nodePublishSecretRef: LocalObjectReference, readOnly: boolean, volumeAttributes: string{}',
  Capabilities: 'add: string[], drop: string[]',
  CephFSPersistentVolumeSource: 'monitors!: string[], path: string, readOnly: boolean, secretFile: string, secretRef: SecretReference, user: string',
  CephFSVolumeSource: 'monitors!: string[], path: string, readOnly: boolean, secretFile: string, secretRef: LocalObjectReference, user: string',
  CinderPersistentVolumeSource: 'fsType: string, readOnly: boolean, secretRef: SecretReference, volumeID!: string',
  CinderVolumeSource: 'fsType: string, readOnly: boolean, secretRef: LocalObjectReference, volumeID!: string',
  ClientIPConfig: 'timeoutSeconds: int32',
  ClusterRole: 'aggregationRule: AggregationRule, metadata: ObjectMeta, rules: PolicyRule[]',
  ClusterRoleBinding: 'metadata: ObjectMeta, roleRef!: RoleRef, subjects: Subject[]',
  ClusterTrustBundleProjection: 'labelSelector: LabelSelector, name: string, optional: boolean, path!: string, signerName: string',
  ConfigMap: 'binaryData: string{}, data: string{}, immutable: boolean, metadata: ObjectMeta',
  ConfigMapEnvSource: 'name: string, optional: boolean',
  ConfigMapKeySelector: 'key!: string, name: string, optional: boolean',
  ConfigMapProjection: 'items: KeyToPath[], name: string, optional: boolean',
  ConfigMapVolumeSource: 'defaultMode: int32, items: KeyToPath[], name: string, optional: boolean',
  Container: 'args: string[], command: string[], env: EnvVar[], envFrom: EnvFromSource[], image: string, '
    + 'imagePullPolicy: Always|IfNotPresent|Never, lifecycle: Lifecycle, livenessProbe: Probe, name!: string, ports: ContainerPort[], '
    + 'readinessProbe: Probe, resizePolicy: ContainerResizePolicy[], resources: ResourceRequirements, restartPolicy: string, '
    + 'securityContext: SecurityContext, startupProbe: Probe, stdin: boolean, stdinOnce: boolean, terminationMessagePath: string, '
    + 'terminationMessagePolicy: FallbackToLogsOnError|File, tty: boolean, volumeDevices: VolumeDevice[], volumeMounts: VolumeMount[], '
    + 'workingDir: string',
  ContainerPort: 'containerPort!: int32, hostIP: string, hostPort: int32, name: string, protocol: SCTP|TCP|UDP',
  ContainerResizePolicy: 'resourceName!: string, restartPolicy!: string',
  ContainerResourceMetricSource: 'container!: string, name!: string, target!: MetricTarget',
  CronJob: 'metadata: ObjectMeta, spec: CronJobSpec',
  CronJobSpec: 'concurrencyPolicy: Allow|Forbid|Replace, failedJobsHistoryLimit: int32, jobTemplate!: JobTemplateSpec, schedule!: string, '
    + 'startingDeadlineSeconds: int64, successfulJobsHistoryLimit: int32, suspend: boolean, timeZone: string',
  CrossVersionObjectReference: 'apiVersion: string, kind!: string, name!: string',
  DaemonSet: 'metadata: ObjectMeta, spec: DaemonSetSpec',
  DaemonSetSpec: 'minReadySeconds: int32, revisionHistoryLimit: int32, selector!: LabelSelector, template!: PodTemplateSpec, '
    + 'updateStrategy: DaemonSetUpdateStrategy',
  DaemonSetUpdateStrategy: 'rollingUpdate: RollingUpdateDaemonSet, type: OnDelete|RollingUpdate',
  Deployment: 'metadata: ObjectMeta, spec: DeploymentSpec',
  DeploymentSpec: 'minReadySeconds: int32, paused: boolean, progressDeadlineSeconds: int32, replicas: int32, revisionHistoryLimit: int32, '
    + 'selector!: LabelSelector, strategy: DeploymentStrategy, template!: PodTemplateSpec',
  DeploymentStrategy: 'rollingUpdate: RollingUpdateDeployment, type: Recreate|RollingUpdate',
  DownwardAPIProjection: 'items: DownwardAPIVolumeFile[]',
  DownwardAPIVolumeFile: 'fieldRef: ObjectFieldSelector, mode: int32, path!: string, resourceFieldRef: ResourceFieldSelector',
  DownwardAPIVolumeSource: 'defaultMode: int32, items: DownwardAPIVolumeFile[]',
  EmptyDirVolumeSource: 'medium: string, sizeLimit: quantity',
  EnvFromSource: 'configMapRef: ConfigMapEnvSource, prefix: string, secretRef: SecretEnvSource',
  EnvVar: 'name!: string, value: string, valueFrom: EnvVarSource',
  EnvVarSource: 'configMapKeyRef: ConfigMapKeySelector, fieldRef: ObjectFieldSelector, resourceFieldRef: ResourceFieldSelector, '
    + 'secretKeyRef: SecretKeySelector',
  EphemeralContainer: 'args: string[], command: string[], env: EnvVar[], envFrom: EnvFromSource[], image: string, '
    + 'imagePullPolicy: Always|IfNotPresent|Never, lifecycle: Lifecycle, livenessProbe: Probe, name!: string, ports: ContainerPort[], '
    + 'readinessProbe: Probe, resizePolicy: ContainerResizePolicy[], resources: ResourceRequirements, restartPolicy: string, '
    + 'securityContext: SecurityContext, startupProbe: Probe, stdin: boolean, stdinOnce: boolean, targetContainerName: string, '
    + 'terminationMessagePath: string, terminationMessagePolicy: FallbackToLogsOnError|File, tty: boolean, volumeDevices: VolumeDevice[], '
    + 'volumeMounts: VolumeMount[], workingDir: string',
  EphemeralVolumeSource: 'volumeClaimTemplate: PersistentVolumeClaimTemplate',
  ExecAction: 'command: string[]',
  ExternalMetricSource: 'metric!: MetricIdentifier, target!: MetricTarget',
  FCVolumeSource: 'fsType: string, lun: int32, readOnly: boolean, targetWWNs: string[], wwids: string[]',
  FlexPersistentVolumeSource: 'driver!: string, fsType: string, options: string{}, readOnly: boolean, secretRef: SecretReference',
  FlexVolumeSource: 'driver!: string, fsType: string, options: string{}, readOnly: boolean, secretRef: LocalObjectReference',
  FlockerVolumeSource: 'datasetName: string, datasetUUID: string',
  GCEPersistentDiskVolumeSource: 'fsType: string, partition: int32, pdName!: string, readOnly: boolean',
  GRPCAction: 'port!: int32, service: string',
  GitRepoVolumeSource: 'directory: string, repository!: string, revision: string',
  GlusterfsPersistentVolumeSource: 'endpoints!: string, endpointsNamespace: string, path!: string, readOnly: boolean',
  GlusterfsVolumeSource: 'endpoints!: string, path!: string, readOnly: boolean',
  HPAScalingPolicy: 'periodSeconds!: int32, type!: string, value!: int32',
  HPAScalingRules: 'policies: HPAScalingPolicy[], selectPolicy: string, stabilizationWindowSeconds: int32, tolerance: quantity',
  HTTPGetAction: 'host: string, httpHeaders: HTTPHeader[], path: string, port!: intOrString, scheme: HTTP|HTTPS',
  HTTPHeader: 'name!: string, value!: string',
  HTTPIngressPath: 'backend!: IngressBackend, path: string, pathType!: Exact|ImplementationSpecific|Prefix',
  HTTPIngressRuleValue: 'paths!: HTTPIngressPath[]',
  HorizontalPodAutoscaler: 'metadata: ObjectMeta, spec: HorizontalPodAutoscalerSpec',
  HorizontalPodAutoscalerBehavior: 'scaleDown: HPAScalingRules, scaleUp: HPAScalingRules',
  HorizontalPodAutoscalerSpec: 'behavior: HorizontalPodAutoscalerBehavior, maxReplicas!: int32, metrics: MetricSpec[], minReplicas: int32, '
    + 'scaleTargetRef!: CrossVersionObjectReference',
  HostAlias: 'hostnames: string[], ip!: string',
  HostPathVolumeSource: 'path!: string, type: |BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket',
  IPBlock: 'cidr!: string, except: string[]',
  ISCSIPersistentVolumeSource: 'chapAuthDiscovery: boolean, chapAuthSession: boolean, fsType: string, initiatorName: string, iqn!: string, iscsiInterface: string, '
    + 'lun!: int32, portals: string[], readOnly: boolean, secretRef: SecretReference, targetPortal!: string',
  ISCSIVolumeSource: 'chapAuthDiscovery: boolean, chapAuthSession: boolean, fsType: string, initiatorName: string, iqn!: string, iscsiInterface: string, '
    + 'lun!: int32, portals: string[], readOnly: boolean, secretRef: LocalObjectReference, targetPortal!: string',
  ImageVolumeSource: 'pullPolicy: Always|IfNotPresent|Never, reference: string',
  Ingress: 'metadata: ObjectMeta, spec: IngressSpec',
  IngressBackend: 'resource: TypedLocalObjectReference, service: IngressServiceBackend',
  IngressClass: 'metadata: ObjectMeta, spec: IngressClassSpec',
  IngressClassParametersReference: 'apiGroup: string, kind!: string, name!: string, namespace: string, scope: string',
  IngressClassSpec: 'controller: string, parameters: IngressClassParametersReference',
  IngressRule: 'host: string, http: HTTPIngressRuleValue',
  IngressServiceBackend: 'name!: string, port: ServiceBackendPort',
  IngressSpec: 'defaultBackend: IngressBackend, ingressClassName: string, rules: IngressRule[], tls: IngressTLS[]',
  IngressTLS: 'hosts: string[], secretName: string',
  Job: 'metadata: ObjectMeta, spec: JobSpec',
  JobSpec: 'activeDeadlineSeconds: int64, backoffLimit: int32, backoffLimitPerIndex: int32, completionMode: Indexed|NonIndexed, '
    + 'completions: int32, managedBy: string, manualSelector: boolean, maxFailedIndexes: int32, parallelism: int32, '
    + 'podFailurePolicy: PodFailurePolicy, podReplacementPolicy: Failed|TerminatingOrFailed, selector: LabelSelector, '
    + 'successPolicy: SuccessPolicy, suspend: boolean, template!: PodTemplateSpec, ttlSecondsAfterFinished: int32',
  JobTemplateSpec: 'metadata: ObjectMeta, spec: JobSpec',
  KeyToPath: 'key!: string, mode: int32, path!: string',
  LabelSelector: 'matchExpressions: LabelSelectorRequirement[], matchLabels: string{}',
  LabelSelectorRequirement: 'key!: string, operator!: string, values: string[]',
  Lifecycle: 'postStart: LifecycleHandler, preStop: LifecycleHandler, stopSignal: string',
  LifecycleHandler: 'exec: ExecAction, httpGet: HTTPGetAction, sleep: SleepAction, tcpSocket: TCPSocketAction',
  LimitRange: 'metadata: ObjectMeta, spec: LimitRangeSpec',
  LimitRangeItem: 'default: quantity{}, defaultRequest: quantity{}, max: quantity{}, maxLimitRequestRatio: quantity{}, min: quantity{}, type!: string',
  LimitRangeSpec: 'limits!: LimitRangeItem[]',
  LocalObjectReference: 'name: string',
  LocalVolumeSource: 'fsType: string, path!: string',
  ManagedFieldsEntry: 'apiVersion: string, fieldsType: string, fieldsV1: any, manager: string, operation: string, subresource: string, time: string',
  MetricIdentifier: 'name!: string, selector: LabelSelector',
  MetricSpec: 'containerResource: ContainerResourceMetricSource, external: ExternalMetricSource, object: ObjectMetricSource, '
    + 'pods: PodsMetricSource, resource: ResourceMetricSource, type!: string',
  MetricTarget: 'averageUtilization: int32, averageValue: quantity, type!: string, value: quantity',
  NFSVolumeSource: 'path!: string, readOnly: boolean, server!: string',
  Namespace: 'metadata: ObjectMeta, spec: NamespaceSpec',
  NamespaceSpec: 'finalizers: string[]',
  NetworkPolicy: 'metadata: ObjectMeta, spec: NetworkPolicySpec',
  NetworkPolicyEgressRule: 'ports: NetworkPolicyPort[], to: NetworkPolicyPeer[]',
  NetworkPolicyIngressRule: 'from: NetworkPolicyPeer[], ports: NetworkPolicyPort[]',
  NetworkPolicyPeer: 'ipBlock: IPBlock, namespaceSelector: LabelSelector, podSelector: LabelSelector',
  NetworkPolicyPort: 'endPort: int32, port: intOrString, protocol: SCTP|TCP|UDP',
  NetworkPolicySpec: 'egress: NetworkPolicyEgressRule[], ingress: NetworkPolicyIngressRule[], podSelector!: LabelSelector, policyTypes: Egress|Ingress[]',
  NodeAffinity: 'preferredDuringSchedulingIgnoredDuringExecution: PreferredSchedulingTerm[], '
    + 'requiredDuringSchedulingIgnoredDuringExecution: NodeSelector',
  NodeSelector: 'nodeSelectorTerms!: NodeSelectorTerm[]',
  NodeSelectorRequirement: 'key!: string, operator!: DoesNotExist|Exists|Gt|In|Lt|NotIn, values: string[]',
  NodeSelectorTerm: 'matchExpressions: NodeSelectorRequirement[], matchFields: NodeSelectorRequirement[]',
  ObjectFieldSelector: 'apiVersion: string, fieldPath!: string',
  ObjectMeta: 'annotations: string{}, creationTimestamp: string, deletionGracePeriodSeconds: int64, deletionTimestamp: string, '
    + 'finalizers: string[], generateName: string, generation: int64, labels: string{}, managedFields: ManagedFieldsEntry[], name: string, '
    + 'namespace: string, ownerReferences: OwnerReference[], resourceVersion: string, selfLink: string, uid: string',
  ObjectMetricSource: 'describedObject!: CrossVersionObjectReference, metric!: MetricIdentifier, target!: MetricTarget',
  ObjectReference: 'apiVersion: string, fieldPath: string, kind: string, name: string, namespace: string, resourceVersion: string, uid: string',
  OwnerReference: 'apiVersion!: string, blockOwnerDeletion: boolean, controller: boolean, kind!: string, name!: string, uid!: string',
  PersistentVolume: 'metadata: ObjectMeta, spec: PersistentVolumeSpec',
  PersistentVolumeClaim: 'metadata: ObjectMeta, spec: PersistentVolumeClaimSpec',
  PersistentVolumeClaimSpec: 'accessModes: ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod[], dataSource: TypedLocalObjectReference, '
    + 'dataSourceRef: TypedObjectReference, resources: VolumeResourceRequirements, selector: LabelSelector, storageClassName: string, '
    + 'volumeAttributesClassName: string, volumeMode: Block|Filesystem, volumeName: string',
  PersistentVolumeClaimTemplate: 'metadata: ObjectMeta, spec!: PersistentVolumeClaimSpec',
  PersistentVolumeClaimVolumeSource: 'claimName!: string, readOnly: boolean',
  PersistentVolumeSpec: 'accessModes: ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod[], awsElasticBlockStore: AWSElasticBlockStoreVolumeSource, '
    + 'azureDisk: AzureDiskVolumeSource, azureFile: AzureFilePersistentVolumeSource, capacity: quantity{}, '
    + 'cephfs: CephFSPersistentVolumeSource, cinder: CinderPersistentVolumeSource, claimRef: ObjectReference, '
    + 'csi: CSIPersistentVolumeSource, fc: FCVolumeSource, flexVolume: FlexPersistentVolumeSource, flocker: FlockerVolumeSource, '
    + 'gcePersistentDisk: GCEPersistentDiskVolumeSource, glusterfs: GlusterfsPersistentVolumeSource, hostPath: HostPathVolumeSource, '
    + 'iscsi: ISCSIPersistentVolumeSource, local: LocalVolumeSource, mountOptions: string[], nfs: NFSVolumeSource, '
    + 'nodeAffinity: VolumeNodeAffinity, persistentVolumeReclaimPolicy: Delete|Recycle|Retain, '
    + 'photonPersistentDisk: PhotonPersistentDiskVolumeSource, portworxVolume: PortworxVolumeSource, quobyte: QuobyteVolumeSource, '
    + 'rbd: RBDPersistentVolumeSource, scaleIO: ScaleIOPersistentVolumeSource, storageClassName: string, '
    + 'storageos: StorageOSPersistentVolumeSource, volumeAttributesClassName: string, volumeMode: Block|Filesystem, '
    + 'vsphereVolume: VsphereVirtualDiskVolumeSource',
  PhotonPersistentDiskVolumeSource: 'fsType: string, pdID!: string',
  Pod: 'metadata: ObjectMeta, spec: PodSpec',
  PodAffinity: 'preferredDuringSchedulingIgnoredDuringExecution: WeightedPodAffinityTerm[], '
    + 'requiredDuringSchedulingIgnoredDuringExecution: PodAffinityTerm[]',
  PodAffinityTerm: 'labelSelector: LabelSelector, matchLabelKeys: string[], mismatchLabelKeys: string[], namespaceSelector: LabelSelector, '
    + 'namespaces: string[], topologyKey!: string',
  PodAntiAffinity: 'preferredDuringSchedulingIgnoredDuringExecution: WeightedPodAffinityTerm[], '
    + 'requiredDuringSchedulingIgnoredDuringExecution: PodAffinityTerm[]',
  PodDNSConfig: 'nameservers: string[], options: PodDNSConfigOption[], searches: string[]',
  PodDNSConfigOption: 'name: string, value: string',
  PodDisruptionBudget: 'metadata: ObjectMeta, spec: PodDisruptionBudgetSpec',
  PodDisruptionBudgetSpec: 'maxUnavailable: intOrString, minAvailable: intOrString, selector: LabelSelector, '
    + 'unhealthyPodEvictionPolicy: AlwaysAllow|IfHealthyBudget',
  PodFailurePolicy: 'rules!: PodFailurePolicyRule[]',
  PodFailurePolicyOnExitCodesRequirement: 'containerName: string, operator!: In|NotIn, values!: int32[]',
  PodFailurePolicyOnPodConditionsPattern: 'status!: string, type!: string',
  PodFailurePolicyRule: 'action!: Count|FailIndex|FailJob|Ignore, onExitCodes: PodFailurePolicyOnExitCodesRequirement, '
    + 'onPodConditions: PodFailurePolicyOnPodConditionsPattern[]',
  PodOS: 'name!: string',
  PodReadinessGate: 'conditionType!: string',
  PodResourceClaim: 'name!: string, resourceClaimName: string, resourceClaimTemplateName: string',
  PodSchedulingGate: 'name!: string',
  PodSecurityContext: 'appArmorProfile: AppArmorProfile, fsGroup: int64, fsGroupChangePolicy: Always|OnRootMismatch, runAsGroup: int64, '
    + 'runAsNonRoot: boolean, runAsUser: int64, seLinuxChangePolicy: string, seLinuxOptions: SELinuxOptions, '
    + 'seccompProfile: SeccompProfile, supplementalGroups: int64[], supplementalGroupsPolicy: Merge|Strict, sysctls: Sysctl[], '
    + 'windowsOptions: WindowsSecurityContextOptions',
  PodSpec: 'activeDeadlineSeconds: int64, affinity: Affinity, automountServiceAccountToken: boolean, containers!: Container[], '
    + 'dnsConfig: PodDNSConfig, dnsPolicy: ClusterFirst|ClusterFirstWithHostNet|Default|None, enableServiceLinks: boolean, '
    + 'ephemeralContainers: EphemeralContainer[], hostAliases: HostAlias[], hostIPC: boolean, hostNetwork: boolean, hostPID: boolean, '
    + 'hostUsers: boolean, hostname: string, imagePullSecrets: LocalObjectReference[], initContainers: Container[], nodeName: string, '
    + 'nodeSelector: string{}, os: PodOS, overhead: quantity{}, preemptionPolicy: Never|PreemptLowerPriority, priority: int32, '
    + 'priorityClassName: string, readinessGates: PodReadinessGate[], resourceClaims: PodResourceClaim[], resources: ResourceRequirements, '
    + 'restartPolicy: Always|Never|OnFailure, runtimeClassName: string, schedulerName: string, schedulingGates: PodSchedulingGate[], '
    + 'securityContext: PodSecurityContext, serviceAccount: string, serviceAccountName: string, setHostnameAsFQDN: boolean, '
    + 'shareProcessNamespace: boolean, subdomain: string, terminationGracePeriodSeconds: int64, tolerations: Toleration[], '
    + 'topologySpreadConstraints: TopologySpreadConstraint[], volumes: Volume[]',
  PodTemplateSpec: 'metadata: ObjectMeta, spec: PodSpec',
  PodsMetricSource: 'metric!: MetricIdentifier, target!: MetricTarget',
  PolicyRule: 'apiGroups: string[], nonResourceURLs: string[], resourceNames: string[], resources: string[], verbs!: string[]',
  PortworxVolumeSource: 'fsType: string, readOnly: boolean, volumeID!: string',
  PreferredSchedulingTerm: 'preference!: NodeSelectorTerm, weight!: int32',
  PriorityClass: 'description: string, globalDefault: boolean, metadata: ObjectMeta, preemptionPolicy: Never|PreemptLowerPriority, value!: int32',
  Probe: 'exec: ExecAction, failureThreshold: int32, grpc: GRPCAction, httpGet: HTTPGetAction, initialDelaySeconds: int32, '
    + 'periodSeconds: int32, successThreshold: int32, tcpSocket: TCPSocketAction, terminationGracePeriodSeconds: int64, '
    + 'timeoutSeconds: int32',
  ProjectedVolumeSource: 'defaultMode: int32, sources: VolumeProjection[]',
  QuobyteVolumeSource: 'group: string, readOnly: boolean, registry!: string, tenant: string, user: string, volume!: string',
  RBDPersistentVolumeSource: 'fsType: string, image!: string, keyring: string, monitors!: string[], pool: string, readOnly: boolean, secretRef: SecretReference, '
    + 'user: string',
  RBDVolumeSource: 'fsType: string, image!: string, keyring: string, monitors!: string[], pool: string, readOnly: boolean, '
    + 'secretRef: LocalObjectReference, user: string',
  ReplicaSet: 'metadata: ObjectMeta, spec: ReplicaSetSpec',
  ReplicaSetSpec: 'minReadySeconds: int32, replicas: int32, selector!: LabelSelector, template: PodTemplateSpec',
  ResourceClaim: 'name!: string, request: string',
  ResourceFieldSelector: 'containerName: string, divisor: quantity, resource!: string',
  ResourceMetricSource: 'name!: string, target!: MetricTarget',
  ResourceQuota: 'metadata: ObjectMeta, spec: ResourceQuotaSpec',
  ResourceQuotaSpec: 'hard: quantity{}, scopeSelector: ScopeSelector, '
    + 'scopes: BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass[]',
  ResourceRequirements: 'claims: ResourceClaim[], limits: quantity{}, requests: quantity{}',
  Role: 'metadata: ObjectMeta, rules: PolicyRule[]',
  RoleBinding: 'metadata: ObjectMeta, roleRef!: RoleRef, subjects: Subject[]',
  RoleRef: 'apiGroup!: string, kind!: string, name!: string',
  RollingUpdateDaemonSet: 'maxSurge: intOrString, maxUnavailable: intOrString',
  RollingUpdateDeployment: 'maxSurge: intOrString, maxUnavailable: intOrString',
  RollingUpdateStatefulSetStrategy: 'maxUnavailable: intOrString, partition: int32',
  SELinuxOptions: 'level: string, role: string, type: string, user: string',
  ScaleIOPersistentVolumeSource: 'fsType: string, gateway!: string, protectionDomain: string, readOnly: boolean, secretRef!: SecretReference, sslEnabled: boolean, '
    + 'storageMode: string, storagePool: string, system!: string, volumeName: string',
  ScaleIOVolumeSource: 'fsType: string, gateway!: string, protectionDomain: string, readOnly: boolean, secretRef!: LocalObjectReference, '
    + 'sslEnabled: boolean, storageMode: string, storagePool: string, system!: string, volumeName: string',
  ScopeSelector: 'matchExpressions: ScopedResourceSelectorRequirement[]',
  ScopedResourceSelectorRequirement: 'operator!: DoesNotExist|Exists|In|NotIn, '
    + 'scopeName!: BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass, '
    + 'values: string[]',
  SeccompProfile: 'localhostProfile: string, type!: Localhost|RuntimeDefault|Unconfined',
  Secret: 'data: string{}, immutable: boolean, metadata: ObjectMeta, stringData: string{}, type: string',
  SecretEnvSource: 'name: string, optional: boolean',
  SecretKeySelector: 'key!: string, name: string, optional: boolean',
  SecretProjection: 'items: KeyToPath[], name: string, optional: boolean',
  SecretReference: 'name: string, namespace: string',
  SecretVolumeSource: 'defaultMode: int32, items: KeyToPath[], optional: boolean, secretName: string',
  SecurityContext: 'allowPrivilegeEscalation: boolean, appArmorProfile: AppArmorProfile, capabilities: Capabilities, privileged: boolean, '
    + 'procMount: Default|Unmasked, readOnlyRootFilesystem: boolean, runAsGroup: int64, runAsNonRoot: boolean, runAsUser: int64, '
    + 'seLinuxOptions: SELinuxOptions, seccompProfile: SeccompProfile, windowsOptions: WindowsSecurityContextOptions',
  Service: 'metadata: ObjectMeta, spec: ServiceSpec',
  ServiceAccount: 'automountServiceAccountToken: boolean, imagePullSecrets: LocalObjectReference[], metadata: ObjectMeta, secrets: ObjectReference[]',
  ServiceAccountTokenProjection: 'audience: string, expirationSeconds: int64, path!: string',
  ServiceBackendPort: 'name: string, number: int32',
  ServicePort: 'appProtocol: string, name: string, nodePort: int32, port!: int32, protocol: SCTP|TCP|UDP, targetPort: intOrString',
  ServiceSpec: 'allocateLoadBalancerNodePorts: boolean, clusterIP: string, clusterIPs: string[], externalIPs: string[], externalName: string, '
    + 'externalTrafficPolicy: Cluster|Local, healthCheckNodePort: int32, internalTrafficPolicy: Cluster|Local, ipFamilies: |IPv4|IPv6[], '
    + 'ipFamilyPolicy: PreferDualStack|RequireDualStack|SingleStack, loadBalancerClass: string, loadBalancerIP: string, '
    + 'loadBalancerSourceRanges: string[], ports: ServicePort[], publishNotReadyAddresses: boolean, selector: string{}, '
    + 'sessionAffinity: ClientIP|None, sessionAffinityConfig: SessionAffinityConfig, trafficDistribution: string, '
    + 'type: ClusterIP|ExternalName|LoadBalancer|NodePort',
  SessionAffinityConfig: 'clientIP: ClientIPConfig',
  SleepAction: 'seconds!: int64',
  StatefulSet: 'metadata: ObjectMeta, spec: StatefulSetSpec',
  StatefulSetOrdinals: 'start: int32',
  StatefulSetPersistentVolumeClaimRetentionPolicy: 'whenDeleted: string, whenScaled: string',
  StatefulSetSpec: 'minReadySeconds: int32, ordinals: StatefulSetOrdinals, '
    + 'persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy, podManagementPolicy: OrderedReady|Parallel, '
    + 'replicas: int32, revisionHistoryLimit: int32, selector!: LabelSelector, serviceName: string, template!: PodTemplateSpec, '
    + 'updateStrategy: StatefulSetUpdateStrategy, '
    + 'volumeClaimTemplates: { "apiVersion"?: string; "kind"?: string; "metadata"?: IIoK8sApimachineryPkgApisMetaV1ObjectMeta; "spec"?: IIoK8sApiCoreV1PersistentVolumeClaimSpec; "status"?: IIoK8sApiCoreV1PersistentVolumeClaimStatus; }[]',
  StatefulSetUpdateStrategy: 'rollingUpdate: RollingUpdateStatefulSetStrategy, type: OnDelete|RollingUpdate',
  StorageClass: 'allowVolumeExpansion: boolean, allowedTopologies: TopologySelectorTerm[], metadata: ObjectMeta, mountOptions: string[], '
    + 'parameters: string{}, provisioner!: string, reclaimPolicy: Delete|Recycle|Retain, volumeBindingMode: Immediate|WaitForFirstConsumer',
  StorageOSPersistentVolumeSource: 'fsType: string, readOnly: boolean, secretRef: ObjectReference, volumeName: string, volumeNamespace: string',
  StorageOSVolumeSource: 'fsType: string, readOnly: boolean, secretRef: LocalObjectReference, volumeName: string, volumeNamespace: string',
  Subject: 'apiGroup: string, kind!: string, name!: string, namespace: string',
  SuccessPolicy: 'rules!: SuccessPolicyRule[]',
  SuccessPolicyRule: 'succeededCount: int32, succeededIndexes: string',
  Sysctl: 'name!: string, value!: string',
  TCPSocketAction: 'host: string, port!: intOrString',
  Toleration: 'effect: NoExecute|NoSchedule|PreferNoSchedule, key: string, operator: Equal|Exists, tolerationSeconds: int64, value: string',
  TopologySelectorLabelRequirement: 'key!: string, values!: string[]',
  TopologySelectorTerm: 'matchLabelExpressions: TopologySelectorLabelRequirement[]',
  TopologySpreadConstraint: 'labelSelector: LabelSelector, matchLabelKeys: string[], maxSkew!: int32, minDomains: int32, nodeAffinityPolicy: Honor|Ignore, '
    + 'nodeTaintsPolicy: Honor|Ignore, topologyKey!: string, whenUnsatisfiable!: DoNotSchedule|ScheduleAnyway',
  TypedLocalObjectReference: 'apiGroup: string, kind!: string, name!: string',
  TypedObjectReference: 'apiGroup: string, kind!: string, name!: string, namespace: string',
  Volume: 'awsElasticBlockStore: AWSElasticBlockStoreVolumeSource, azureDisk: AzureDiskVolumeSource, azureFile: AzureFileVolumeSource, '
    + 'cephfs: CephFSVolumeSource, cinder: CinderVolumeSource, configMap: ConfigMapVolumeSource, csi: CSIVolumeSource, '
    + 'downwardAPI: DownwardAPIVolumeSource, emptyDir: EmptyDirVolumeSource, ephemeral: EphemeralVolumeSource, fc: FCVolumeSource, '
    + 'flexVolume: FlexVolumeSource, flocker: FlockerVolumeSource, gcePersistentDisk: GCEPersistentDiskVolumeSource, '
    + 'gitRepo: GitRepoVolumeSource, glusterfs: GlusterfsVolumeSource, hostPath: HostPathVolumeSource, image: ImageVolumeSource, '
    + 'iscsi: ISCSIVolumeSource, name!: string, nfs: NFSVolumeSource, persistentVolumeClaim: PersistentVolumeClaimVolumeSource, '
    + 'photonPersistentDisk: PhotonPersistentDiskVolumeSource, portworxVolume: PortworxVolumeSource, projected: ProjectedVolumeSource, '
    + 'quobyte: QuobyteVolumeSource, rbd: RBDVolumeSource, scaleIO: ScaleIOVolumeSource, secret: SecretVolumeSource, '
    + 'storageos: StorageOSVolumeSource, vsphereVolume: VsphereVirtualDiskVolumeSource',
  VolumeDevice: 'devicePath!: string, name!: string',
  VolumeMount: 'mountPath!: string, mountPropagation: Bidirectional|HostToContainer|None, name!: string, readOnly: boolean, '
    + 'recursiveReadOnly: string, subPath: string, subPathExpr: string',
  VolumeNodeAffinity: 'required: NodeSelector',
  VolumeProjection: 'clusterTrustBundle: ClusterTrustBundleProjection, configMap: ConfigMapProjection, downwardAPI: DownwardAPIProjection, '
    + 'secret: SecretProjection, serviceAccountToken: ServiceAccountTokenProjection',
  VolumeResourceRequirements: 'limits: quantity{}, requests: quantity{}',
  VsphereVirtualDiskVolumeSource: 'fsType: string, storagePolicyID: string, storagePolicyName: string, volumePath!: string',
  WeightedPodAffinityTerm: 'podAffinityTerm!: PodAffinityTerm, weight!: int32',
  WindowsSecurityContextOptions: 'gmsaCredentialSpec: string, gmsaCredentialSpecName: string, hostProcess: boolean, runAsUserName: string',
};

/** The kinds of objects, each with the type of its name, by API version. @internal */
export const KUBERNETES_KINDS: { readonly [apiVersion: string]: readonly string[] } = {
  'v1': ['ConfigMap', 'LimitRange', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['StorageClass'],
};
