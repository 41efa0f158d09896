import { NAME } from './names';
import { PROJECT } from './project-defaults';
import { NetworkPolicy } from '../kit/network/network-policy';
import { LimitRange } from '../kit/policy/limit-range';
import { ResourceQuota } from '../kit/policy/resource-quota';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';
import { OPTIONAL_NAMESPACE } from '../values/pattern-description';

const LEVELS = ['restricted', 'baseline', 'privileged'];

/** The default requests of containers. @internal */
export const DEFAULT_REQUEST = { cpu: '500m', memory: '1Gi' };

const POD_SECURITY = ItemShape.object('Pod Security levels of the namespace, which are its labels.')
  .oneOf('enforce', { values: LEVELS, description: 'Pods that do not meet this level are refused. A Job is accepted all the same: an event says why it has no pods.' })
  .oneOf('warn', { values: LEVELS, description: 'Whoever creates a Job or a pod that does not meet this level gets a warning.' })
  .oneOf('audit', { values: LEVELS, description: 'Pods that do not meet this level are noted in the audit log.' });

const NETWORK_POLICY = ItemShape.object('NetworkPolicy for all pods of the project. Takes effect if the network plugin of the cluster enforces it.')
  .boolean('enabled', { description: 'Let only pods of the project, and the peers in `from`, connect to the pods.' })
  .list('from', NetworkPolicy.peers('Peers that may connect, in addition to the pods of the project.'))
  .include(NetworkPolicy.values({
    only: ['egress'], descriptions: { egress: 'What the pods may connect to, in addition to DNS and the pods of the project; empty for everything.' },
  }));

const ACCESS = ItemShape.object('Those who may run experiments in the project: they get a Role with Jobs, pods and their logs, ConfigMaps, Services and ServiceAccounts, and see claims, quotas and events. Without anybody, there is no Role.')
  .list('users', { items: ItemShape.ofString({ minLength: 1, description: 'Name of a user.' }), examples: [['ann@example.org']], description: 'Users, as the API server knows them.' })
  .list('groups', { items: ItemShape.ofString({ minLength: 1, description: 'Name of a group.' }), examples: [['data-science']], description: 'Groups of users.' })
  .list('serviceAccounts', {
    items: ItemShape.object()
      .string('name', { required: true, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Name of the ServiceAccount.' })
      .string('namespace', { ...OPTIONAL_NAMESPACE, description: 'Namespace of the ServiceAccount; empty for that of the project.' }),
    examples: [[{ name: 'pipeline', namespace: 'ci' }]],
    description: 'ServiceAccounts, such as those of pipelines.',
  })
  .boolean('secrets', { description: 'Also let them read and write Secrets, in which Helm stores releases. Whoever can create pods can mount the Secrets of the namespace anyway.' })
  .list('rules', {
    items: ItemShape.ofFragment({ type: 'PolicyRule', description: 'A rule of a Role.' }),
    examples: [[{ apiGroups: ['kueue.x-k8s.io'], resources: ['workloads'], verbs: ['get', 'list', 'watch'] }]],
    description: 'Extra rules of the Role.',
  });

/** The documented values of a project. @internal */
export const PROJECT_VALUES = ItemShape.object('The project: a namespace, and what experiments in it may use.')
  .string('name', {
    ...NAME, default: PROJECT,
    description: 'Name of the project. The namespace has it in lower case, with hyphens for spaces and `.,_-`: `My Project` becomes `my-project`.',
  })
  .boolean('create', { default: true, description: 'Create the namespace, unless the release is in it. It is kept on `helm uninstall`, with all that is in it.' })
  .fragment('labels', { type: 'Labels', description: 'Extra labels of the namespace.' })
  .fragment('annotations', { type: 'Annotations', description: 'Annotations of the namespace.' })
  .group('podSecurity', POD_SECURITY)
  .group('quota', ResourceQuota.values({ defaults: { enabled: true } }))
  .group('limitRange', LimitRange.values({ defaults: { enabled: true, defaultRequest: DEFAULT_REQUEST } }))
  .group('networkPolicy', NETWORK_POLICY)
  .group('access', ACCESS);
