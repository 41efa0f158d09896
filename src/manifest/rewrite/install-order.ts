import { Document } from '../model/model';

/**
 * The installation order of Helm, also of `helm template`.
 *
 * @see https://github.com/helm/helm/blob/v3.17.2/pkg/release/util/kind_sorter.go
 */
const ORDER = [
  'PriorityClass', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PodSecurityPolicy', 'PodDisruptionBudget', 'ServiceAccount',
  'Secret', 'SecretList', 'ConfigMap', 'StorageClass', 'PersistentVolume', 'PersistentVolumeClaim', 'CustomResourceDefinition', 'ClusterRole',
  'ClusterRoleList', 'ClusterRoleBinding', 'ClusterRoleBindingList', 'Role', 'RoleList', 'RoleBinding', 'RoleBindingList', 'Service',
  'DaemonSet', 'Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'HorizontalPodAutoscaler', 'StatefulSet', 'Job', 'CronJob',
  'IngressClass', 'Ingress', 'APIService',
];

const RANK = new Map(ORDER.map((kind, i) => [kind, i]));

/** First what is in `crds/`. Kinds that Helm does not know come last, in alphabetical order; within a kind, the order of the chart is kept. @internal */
export function bySameOrder(a: Document, b: Document): number {
  if (a.inCrds !== b.inCrds) {
    return a.inCrds ? -1 : 1;
  }
  const [x, y] = [RANK.get(a.kind) ?? ORDER.length, RANK.get(b.kind) ?? ORDER.length];
  return x - y || (x === ORDER.length && a.kind !== b.kind ? (a.kind < b.kind ? -1 : 1) : 0);
}
