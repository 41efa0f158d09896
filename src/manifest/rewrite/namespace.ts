import { groupOf } from '../model/api-group';
import { ChartSource } from '../source/chart-source';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, partsOf } from '../../expr/node/parts';
import { listOf, mapOf, replaceEntry } from '../../expr/node/collections';

/** Cluster-scoped kinds of Kubernetes, by group. */
const CLUSTER_SCOPED: Record<string, readonly string[]> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'authentication.k8s.io': ['SelfSubjectReview', 'TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'networking.k8s.io': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
};

/** Cluster-scoped kinds of other projects, by group; no other project has a namespaced kind of the name. */
const OF_OTHERS: Record<string, readonly string[]> = {
  'argoproj.io': ['ClusterAnalysisTemplate', 'ClusterWorkflowTemplate'],
  'cert-manager.io': ['ClusterIssuer'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy'],
  'external-secrets.io': ['ClusterExternalSecret', 'ClusterPushSecret', 'ClusterSecretStore'],
  'karpenter.k8s.aws': ['EC2NodeClass'],
  'karpenter.sh': ['NodeClaim', 'NodePool'],
  'kueue.x-k8s.io': ['AdmissionCheck', 'ClusterQueue', 'ResourceFlavor', 'WorkloadPriorityClass'],
  'kyverno.io': ['ClusterCleanupPolicy', 'ClusterPolicy'],
  'nvidia.com': ['ClusterPolicy', 'NVIDIADriver'],
  'policy.networking.k8s.io': ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'],
  'projectcalico.org': ['GlobalNetworkPolicy', 'GlobalNetworkSet'],
  'crd.projectcalico.org': ['GlobalNetworkPolicy', 'GlobalNetworkSet'],
  'security.openshift.io': ['SecurityContextConstraints'],
  'serving.kserve.io': ['ClusterServingRuntime', 'ClusterStorageContainer'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
};

/** The cluster-scoped kinds: those of Kubernetes, common ones of other projects, those that are defined, and those that the chart declares. @internal */
export function clusterScopedKinds(chart: ChartSource, defined: ReadonlySet<string>): string[] {
  const known = [CLUSTER_SCOPED, OF_OTHERS].flatMap(groups => Object.values(groups).flat()).filter(kind => !/Review$|^ComponentStatus$/.test(kind));
  return [...new Set([...known, ...[...defined].map(kind => kind.split('.')[0]), ...chart._props.clusterScopedKinds ?? []])].sort();
}

/** @internal */
export function isClusterScoped(kind: string, apiVersion: string, chart: ChartSource, defined: ReadonlySet<string>): boolean {
  const group = groupOf(apiVersion);
  return defined.has(`${kind}.${group}`) || [CLUSTER_SCOPED, OF_OTHERS].some(groups => groups[group]?.includes(kind)) || (chart._props.clusterScopedKinds ?? []).includes(kind);
}

/** Sets the namespace of namespaced objects, so that `helm template | kubectl apply` and plain YAML use the same namespace. @internal */
export function withNamespace(given: Node, kind: string, apiVersion: string, chart: ChartSource, defined: ReadonlySet<string>): Node {
  const body = isBinding(kind, apiVersion) ? replaceEntry(given, 'subjects', subjects => withAccounts(subjects, chart)) : given;
  if (isClusterScoped(kind, apiVersion, chart, defined)) {
    return body;
  }
  return replaceEntry(body, 'metadata', metadata => {
    const parts = partsOf(metadata);
    return parts.some(p => keyOf(p) === 'namespace') ? metadata
      : mapOf([...parts, { kind: 'entry', key: literal('namespace'), value: chart.builtIns.namespace._node }]);
  });
}

function isBinding(kind: string, apiVersion: string): boolean {
  return apiVersion.startsWith('rbac.authorization.k8s.io/') && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}

/** A ServiceAccount in the subjects of a binding needs its namespace, which level-2 constructs do not set. */
function withAccounts(subjects: Node, chart: ChartSource): Node {
  return subjects.kind !== 'list' && subjects.kind !== 'literal' ? subjects : listOf(partsOf(subjects).map((part): Part => {
    const isAccount = part.kind === 'element' && isText(entryOf(part.value, 'kind'), 'ServiceAccount') && entryOf(part.value, 'namespace') === undefined;
    return isAccount ? { ...part, value: mapOf([...partsOf(part.value), { kind: 'entry', key: literal('namespace'), value: chart.builtIns.namespace._node }]) } : part;
  }));
}

function isText(node: Node | undefined, text: string): boolean {
  return node?.kind === 'literal' && node.value === text;
}
