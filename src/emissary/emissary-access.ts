import { EMISSARY_KINDS } from './kinds/emissary-kinds';
import { EMISSARY_GROUP } from './emissary-names';
import { Condition } from '../kit/condition';

/** The plurals of the kinds of Emissary. */
const PLURALS = EMISSARY_KINDS.map(({ kind }) => `${kind.toLowerCase()}s`);

const READ = ['get', 'list', 'watch'];
const KNATIVE = 'networking.internal.knative.dev';

/** What the permissions of Emissary depend on. @internal */
export interface EmissaryNeeds {
  /** Whether it reads the objects of one namespace only. */
  readonly singleNamespace: Condition;
  /** Whether it serves Ingresses. */
  readonly ingresses: Condition;
  /** Whether it serves Ingresses of Knative. */
  readonly knative: Condition;
  /** Whether it writes the status of mappings. */
  readonly mappingStatus: Condition;
  /** Whether it reads certificates. */
  readonly secrets: Condition;
  /** Whether there is an agent, which wants its ConfigMap in the snapshot. */
  readonly agent: Condition;
}

/**
 * The rules that Emissary needs. What it may not list it takes as empty, and works without: it creates and deletes nothing, and reads no
 * definitions of custom resources.
 *
 * @internal
 */
export function emissaryRules({ singleNamespace, ingresses, knative, mappingStatus, secrets, agent }: EmissaryNeeds): any[] {
  return [
    { apiGroups: [EMISSARY_GROUP], resources: PLURALS, verbs: READ },
    { apiGroups: [''], resources: ['services', 'endpoints'], verbs: READ },
    ...mappingStatus.items([{ apiGroups: [EMISSARY_GROUP], resources: ['mappings/status'], verbs: ['update'] }]),
    ...secrets.items([{ apiGroups: [''], resources: ['secrets'], verbs: READ }]),
    ...agent.items([{ apiGroups: [''], resources: ['configmaps'], verbs: READ }]),
    ...ingresses.items([
      { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: READ },
      { apiGroups: ['networking.k8s.io'], resources: ['ingresses/status'], verbs: ['update'] },
    ]),
    // Those are of no namespace, and not read in one.
    ...ingresses.and(singleNamespace.not()).items([{ apiGroups: ['networking.k8s.io'], resources: ['ingressclasses'], verbs: READ }]),
    ...knative.items([
      { apiGroups: [KNATIVE], resources: ['ingresses', 'clusteringresses'], verbs: READ },
      { apiGroups: [KNATIVE], resources: ['ingresses/status', 'clusteringresses/status'], verbs: ['update'] },
    ]),
  ];
}
