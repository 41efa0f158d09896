import { Node, Part } from '../../expr/node/node';
import { mapParts, keyOf } from '../../expr/node/parts';
import { Json } from '../../values/shape';

/** Which fields come first, and which fields are maps with free keys. */
interface Order {
  readonly rank: ReadonlyMap<string, number>;
  readonly free: ReadonlySet<string>;
}

function orderOf(fields: readonly string[], free: readonly string[]): Order {
  return { rank: new Map(fields.map((key, i) => [key, i])), free: new Set(free) };
}

/**
 * The usual order of the fields of Kubernetes objects, so that a template reads like a handwritten one. Other fields follow
 * in alphabetical order.
 */
const USUAL = orderOf([
  'group', 'apiGroup', 'apiVersion', 'kind', 'metadata', 'name', 'generateName', 'namespace', 'sectionName', 'labels', 'annotations',
  'type', 'clusterIP', 'data', 'stringData', 'spec',
  'scaleTargetRef', 'serviceName', 'replicas', 'revisionHistoryLimit', 'podManagementPolicy', 'completionMode', 'parallelism', 'completions', 'backoffLimit', 'backoffLimitPerIndex', 'maxFailedIndexes', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'minReadySeconds', 'minReplicas', 'maxReplicas', 'metrics', 'behavior',
  'schedule', 'timeZone', 'suspend', 'podFailurePolicy', 'concurrencyPolicy', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'jobTemplate',
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
], ['data', 'stringData', 'binaryData', 'labels', 'annotations', 'matchLabels', 'nodeSelector']);

/** That of a definition: what is short before what is long. Its schemas are full of names that mean something else elsewhere. */
const OF_DEFINITIONS = orderOf([
  'apiVersion', 'group', 'names', 'kind', 'plural', 'singular', 'listKind', 'shortNames', 'categories', 'scope', 'conversion', 'strategy', 'webhook', 'clientConfig', 'service', 'caBundle',
  'conversionReviewVersions', 'preserveUnknownFields', 'metadata', 'name', 'namespace', 'labels', 'annotations', 'spec', 'served', 'storage', 'deprecated', 'deprecationWarning', 'subresources', 'status', 'scale', 'additionalPrinterColumns', 'schema',
  'versions', 'description', 'type', 'format', 'nullable', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems',
  'minProperties', 'maxProperties', 'default', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource', 'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys', 'x-kubernetes-map-type', 'required', 'oneOf', 'anyOf', 'allOf', 'not', 'items', 'additionalProperties', 'properties', 'jsonPath', 'priority',
], ['labels', 'annotations', 'properties', 'default']);

/** A manifest with the fields of its maps in that order. @internal */
export function orderFields(node: Node, kind: string): Node {
  return order(node, true, kind === 'CustomResourceDefinition' ? OF_DEFINITIONS : USUAL);
}

function order(node: Node, known: boolean, by: Order): Node {
  switch (node.kind) {
    case 'map': {
      const parts = orderParts(node.parts, known, by);
      // A named map comes before the entries that are added to it.
      const [named, others] = [parts.filter(isNamed), parts.filter(p => !isNamed(p))];
      return { ...node, parts: [...named, ...sorted(others, firstKey, known, by)] };
    }
    case 'list':
      return { ...node, parts: orderParts(node.parts, true, by) };
    case 'literal':
      return { ...node, value: orderData(node.value, known, by) };
    default:
      return node;
  }
}

function isNamed(part: Part): boolean {
  return part.kind === 'splice' && part.value.kind === 'include';
}

function orderParts(parts: readonly Part[], known: boolean, by: Order): Part[] {
  return mapParts(parts, part => [part.kind === 'splice' ? part : { ...part, value: order(part.value, !known || !by.free.has(keyOf(part) ?? ''), by) }]);
}

function orderData(value: Json, known: boolean, by: Order): Json {
  if (Array.isArray(value)) {
    return value.map(v => orderData(v, true, by));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([k, v]): [string, Json] => [k, orderData(v, !known || !by.free.has(k), by)]);
  return Object.fromEntries(sorted(entries, ([k]) => k, known, by));
}

function sorted<T>(items: readonly T[], keyOf: (item: T) => string | undefined, known: boolean, { rank: ranks }: Order): T[] {
  const rank = (key: string | undefined): number => (key === undefined ? ranks.size + 1 : known ? ranks.get(key) ?? ranks.size : 0);
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
