import { Part } from '../expr/node';

/**
 * The order in which people write the fields of Kubernetes objects, so that a template reads like one of theirs. cdk8s
 * sorts them by the alphabet; those that are not here stay so, behind.
 */
const ORDER = [
  'apiVersion', 'kind', 'metadata', 'name', 'generateName', 'namespace', 'labels', 'annotations',
  'type', 'data', 'stringData', 'spec',
  'replicas', 'minReplicas', 'maxReplicas', 'schedule', 'selector', 'scaleTargetRef', 'strategy', 'updateStrategy', 'template',
  'image', 'imagePullPolicy', 'command', 'args', 'workingDir', 'ports', 'envFrom', 'env', 'value', 'valueFrom', 'resources',
  'startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle', 'volumeMounts',
  'imagePullSecrets', 'serviceAccountName', 'automountServiceAccountToken', 'nodeSelector', 'affinity', 'tolerations',
  'topologySpreadConstraints', 'priorityClassName', 'terminationGracePeriodSeconds', 'securityContext', 'restartPolicy',
  'initContainers', 'containers', 'volumes', 'volumeClaimTemplates',
  'port', 'targetPort', 'containerPort', 'protocol', 'appProtocol', 'nodePort',
  'ingressClassName', 'rules', 'host', 'http', 'paths', 'path', 'pathType', 'backend', 'service', 'number', 'tls', 'hosts', 'secretName',
  'mountPath', 'subPath', 'readOnly',
];

const RANK = new Map(ORDER.map((key, i) => [key, i]));

/** Maps whose keys are the user's: nothing to know about them. */
const FREE = new Set(['data', 'stringData', 'binaryData', 'labels', 'annotations', 'matchLabels', 'nodeSelector']);

/** @internal */
export function orderParts(parts: readonly Part[]): Part[] {
  const rank = (part: Part): number => {
    const key = keyOfPart(part);
    return key === undefined ? ORDER.length + 1 : RANK.get(key) ?? ORDER.length;
  };
  return parts.map((part, i) => ({ part, i })).sort((a, b) => rank(a.part) - rank(b.part) || a.i - b.i).map(({ part }) => part);
}

/** Whether the map under the key has fields of Kubernetes. @internal */
export function hasKnownFields(key: string | undefined): boolean {
  return key === undefined || !FREE.has(key);
}

function keyOfPart(part: Part): string | undefined {
  switch (part.kind) {
    case 'entry':
      return part.key.kind === 'literal' ? String(part.key.value) : undefined;
    case 'when':
      return [...part.then, ...part.otherwise].map(keyOfPart).find(k => k !== undefined);
    default:
      return undefined;
  }
}

/** The same for data. @internal */
export function orderKeys(keys: readonly string[]): string[] {
  const rank = (key: string): number => RANK.get(key) ?? ORDER.length;
  return keys.map((key, i) => ({ key, i })).sort((a, b) => rank(a.key) - rank(b.key) || a.i - b.i).map(({ key }) => key);
}
