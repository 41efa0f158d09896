import type { ReleaseChart } from './release-chart';
import { literal } from '../expr/literal';
import { Node, Part } from '../expr/node';
import { mapOf } from '../expr/to-node';

/** Kinds of Kubernetes that have no namespace, by group. */
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

/** @internal */
export function isClusterScoped(kind: string, apiVersion: string, chart: ReleaseChart): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return (CLUSTER_SCOPED[group] ?? []).includes(kind) || (chart._props.clusterScopedKinds ?? []).includes(kind);
}

/** Namespaced objects say where they belong, so that `helm template | kubectl apply` and plain YAML land in the same place. @internal */
export function withNamespace(body: Node, kind: string, apiVersion: string, chart: ReleaseChart): Node {
  if (isClusterScoped(kind, apiVersion, chart)) {
    return body;
  }
  return replaceEntry(body, 'metadata', metadata => {
    const parts = partsOf(metadata);
    return parts.some(p => p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === 'namespace') ? metadata
      : mapOf([...parts, { kind: 'entry', key: literal('namespace'), value: chart.builtins.namespace._node }]);
  });
}

/** The map with the value under a key replaced. @internal */
export function replaceEntry(map: Node, key: string, replace: (value: Node) => Node): Node {
  return mapOf(partsOf(map).map(p => (p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === key ? { ...p, value: replace(p.value) } : p)));
}

/** What a map is made of; one that is data has entries of data. @internal */
export function partsOf(map: Node): readonly Part[] {
  return map.kind === 'map' || map.kind === 'list' ? map.parts
    : map.kind === 'literal' && Array.isArray(map.value) ? map.value.map(v => ({ kind: 'element', value: literal(v) }))
      : map.kind === 'literal' && typeof map.value === 'object' && map.value !== null
        ? Object.entries(map.value).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }))
        : [];
}

/** The value under a literal key of a map. @internal */
export function entryOf(map: Node | undefined, key: string): Node | undefined {
  const entry = map && partsOf(map).find(p => p.kind === 'entry' && p.key.kind === 'literal' && p.key.value === key);
  return entry?.kind === 'entry' ? entry.value : undefined;
}
