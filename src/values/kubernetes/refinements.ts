import { ENV_VAR_NAME } from './env-var-name';
import { INT_OR_STRINGS } from './int-or-string';
import { Pattern } from '../pattern';
import { MAX_INT32 } from '../plain-integer';
import { ObjectShape, Shape } from '../shape';

/** What Kubernetes asks of a type beyond the types of its fields. */
interface Refinement extends Pick<ObjectShape, 'barred' | 'exclusive' | 'filled' | 'single'> {
  readonly fields?: { readonly [name: string]: Shape };
  /** Fields that the definitions say to be optional. */
  readonly required?: readonly string[];
}

const LABELS: Shape = { kind: 'raw', of: 'strings', apiType: { name: 'Labels' } };
const ANNOTATIONS: Shape = { kind: 'raw', of: 'strings', apiType: { name: 'Annotations' } };
const DNS_LABEL: Shape = { kind: 'string', pattern: Pattern.DNS_LABEL };
const DNS_NAME: Shape = { kind: 'string', pattern: Pattern.DNS_NAME };
const FILLED: Shape = { kind: 'string', minLength: 1 };
const PORT: Shape = { kind: 'integer', minimum: 1, maximum: 65535 };
const { intOrPercent: PERCENTAGE, portOrName: PORT_OR_NAME } = INT_OR_STRINGS;
/** A user or a group. */
const ID: Shape = { kind: 'integer', minimum: 0, maximum: MAX_INT32 };
const CIDR: Shape = { kind: 'string', pattern: Pattern.CIDR };
const KEY_OF: Refinement = { fields: { name: DNS_NAME, key: { kind: 'string', pattern: Pattern.FILE_NAME } }, required: ['name'] };

/** @internal */
export const REFINEMENTS: { readonly [type: string]: Refinement } = {
  ConfigMapKeySelector: KEY_OF,
  Container: { fields: { name: DNS_LABEL, image: FILLED }, required: ['image'] },
  ContainerPort: { fields: { containerPort: PORT, hostPort: PORT } },
  DeploymentStrategy: { barred: [{ field: 'rollingUpdate', when: 'type', is: 'Recreate' }] },
  EnvVar: { fields: { name: { kind: 'string', ...ENV_VAR_NAME } }, exclusive: [['value', 'valueFrom']] },
  EnvVarSource: { single: true },
  HTTPGetAction: { fields: { port: PORT_OR_NAME } },
  IPBlock: { fields: { cidr: CIDR, except: { kind: 'list', items: CIDR } } },
  LabelSelector: { fields: { matchLabels: LABELS } },
  LabelSelectorRequirement: { fields: { operator: { kind: 'enum', values: ['In', 'NotIn', 'Exists', 'DoesNotExist'] } } },
  MetricSpec: { fields: { type: { kind: 'enum', values: ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'] } } },
  NetworkPolicyPeer: { filled: true, exclusive: [['ipBlock', 'podSelector', 'namespaceSelector']] },
  NetworkPolicyPort: { fields: { port: PORT_OR_NAME } },
  ObjectFieldSelector: { fields: { fieldPath: FILLED } },
  ObjectMeta: { fields: { labels: LABELS, annotations: ANNOTATIONS } },
  PodDisruptionBudgetSpec: { fields: { maxUnavailable: PERCENTAGE, minAvailable: PERCENTAGE } },
  PodSecurityContext: { fields: { fsGroup: ID, runAsGroup: ID, runAsUser: ID, supplementalGroups: { kind: 'list', items: ID } } },
  PodSpec: { fields: { nodeSelector: LABELS } },
  ResourceFieldSelector: { fields: { resource: FILLED } },
  RollingUpdateDaemonSet: { fields: { maxSurge: PERCENTAGE, maxUnavailable: PERCENTAGE } },
  RollingUpdateDeployment: { fields: { maxSurge: PERCENTAGE, maxUnavailable: PERCENTAGE } },
  RollingUpdateStatefulSetStrategy: { fields: { maxUnavailable: PERCENTAGE } },
  SecretKeySelector: KEY_OF,
  SecurityContext: { fields: { runAsGroup: ID, runAsUser: ID } },
  ServicePort: { fields: { targetPort: PORT_OR_NAME } },
  // DaemonSets may have both.
  StatefulSetUpdateStrategy: { barred: [{ field: 'rollingUpdate', when: 'type', is: 'OnDelete' }] },
  TCPSocketAction: { fields: { port: PORT_OR_NAME } },
  Volume: { fields: { name: DNS_LABEL } },
  VolumeMount: { fields: { name: DNS_LABEL, mountPath: { kind: 'string', pattern: '^[^:]+$', patternDescription: 'a path without `:`' } } },
};
