import { Node, Part } from '../../expr/node/node';
import { mapParts, keyOf } from '../../expr/node/parts';
import { Json } from '../../values/shape';

/**
 * The usual order of the fields of Kubernetes objects, so that a template reads like a handwritten one. Other fields follow
 * in alphabetical order.
 */
const ORDER = [
  'group', 'apiGroup', 'apiVersion', 'kind', 'metadata', 'name', 'generateName', 'namespace', 'sectionName', 'labels', 'annotations',
  'type', 'clusterIP', 'data', 'stringData', 'spec',
  'scaleTargetRef', 'serviceName', 'replicas', 'revisionHistoryLimit', 'podManagementPolicy', 'parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'minReadySeconds', 'minReplicas', 'maxReplicas', 'metrics', 'behavior',
  'schedule', 'timeZone', 'suspend', 'concurrencyPolicy', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'jobTemplate',
  'podSelector', 'policyTypes', 'ingress', 'egress', 'from', 'to', 'minAvailable', 'maxUnavailable', 'selector', 'strategy', 'updateStrategy', 'template',
  'image', 'imagePullPolicy', 'command', 'args', 'workingDir', 'ports', 'envFrom', 'env', 'value', 'valueFrom', 'capacity', 'accessModes', 'storageClassName', 'volumeName', 'persistentVolumeReclaimPolicy', 'claimRef', 'apiGroups', 'resources', 'resourceNames', 'verbs',
  'startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle', 'volumeMounts',
  'httpGet', 'grpc', 'tcpSocket', 'exec', 'initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'failureThreshold',
  'imagePullSecrets', 'serviceAccountName', 'automountServiceAccountToken', 'enableServiceLinks', 'hostNetwork', 'hostAliases', 'dnsPolicy', 'dnsConfig', 'runtimeClassName', 'nodeSelector', 'affinity', 'tolerations',
  'topologySpreadConstraints', 'priorityClassName', 'terminationGracePeriodSeconds', 'securityContext', 'restartPolicy',
  'initContainers', 'containers', 'volumes', 'persistentVolumeClaimRetentionPolicy', 'volumeClaimTemplates',
  'ingressClassName', 'parentRefs', 'hostnames', 'rules', 'matches', 'filters', 'backendRefs', 'timeouts', 'request', 'backendRequest', 'host', 'http', 'paths', 'key', 'path', 'pathType',
  'endpoints', 'server', 'port', 'interval', 'scrapeTimeout', 'targetPort', 'containerPort', 'protocol', 'appProtocol', 'nodePort', 'backend', 'service', 'number', 'tls', 'hosts', 'secretName',
  'mountPath', 'subPath', 'readOnly',
];

const RANK = new Map(ORDER.map((key, i) => [key, i]));

/** Maps with free keys. */
const FREE = new Set(['data', 'stringData', 'binaryData', 'labels', 'annotations', 'matchLabels', 'nodeSelector']);

/** A manifest with the fields of its maps in that order. @internal */
export function orderFields(node: Node): Node {
  return order(node, true);
}

function order(node: Node, known: boolean): Node {
  switch (node.kind) {
    case 'map': {
      const parts = orderParts(node.parts);
      // A named map comes before the entries that are added to it.
      const [named, others] = [parts.filter(isNamed), parts.filter(p => !isNamed(p))];
      return { ...node, parts: [...named, ...sorted(others, firstKey, known)] };
    }
    case 'list':
      return { ...node, parts: orderParts(node.parts) };
    case 'literal':
      return { ...node, value: orderData(node.value, known) };
    default:
      return node;
  }
}

function isNamed(part: Part): boolean {
  return part.kind === 'splice' && part.value.kind === 'include';
}

function orderParts(parts: readonly Part[]): Part[] {
  return mapParts(parts, part => [part.kind === 'splice' ? part : { ...part, value: order(part.value, !FREE.has(keyOf(part) ?? '')) }]);
}

function orderData(value: Json, known: boolean): Json {
  if (Array.isArray(value)) {
    return value.map(v => orderData(v, true));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([k, v]): [string, Json] => [k, orderData(v, !FREE.has(k))]);
  return Object.fromEntries(sorted(entries, ([k]) => k, known));
}

function sorted<T>(items: readonly T[], keyOf: (item: T) => string | undefined, known: boolean): T[] {
  const rank = (key: string | undefined): number => (key === undefined ? ORDER.length + 1 : known ? RANK.get(key) ?? ORDER.length : 0);
  return items.map(item => ({ item, key: keyOf(item) }))
    .sort((a, b) => rank(a.key) - rank(b.key) || compare(a.key ?? '', b.key ?? ''))
    .map(({ item }) => item);
}

/** Without a locale, which would make the output depend on the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A condition has the position of its first key, a loop comes last. */
function firstKey(part: Part): string | undefined {
  return part.kind === 'when' ? [...part.then, ...part.otherwise].map(firstKey).find(k => k !== undefined) : keyOf(part);
}
