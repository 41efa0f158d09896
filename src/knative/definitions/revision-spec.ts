import { CONTAINER, PULL_SECRETS, VOLUME } from './container';
import { MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

/** Fields of a pod that are refused unless a feature in `config-features` allows them. */
function gated(feature: string): { readonly description: string } {
  return { description: `Needs the feature kubernetes.podspec-${feature}.` };
}

const OPEN = StructuralSchema.ofOpenObject();

/** What a Revision runs. @internal */
export const REVISION_SPEC = StructuralSchema.object()
  .list('containers', { required: true, items: CONTAINER, description: 'The container that gets the requests, and others beside it without a port.' })
  .list('initContainers', { items: OPEN, ...gated('init-containers') })
  .integer('containerConcurrency', { format: 'int64', description: 'Requests that a pod handles at once; 0 for any number.' })
  .integer('timeoutSeconds', { format: 'int64', description: 'How long a request may take.' })
  .integer('responseStartTimeoutSeconds', { format: 'int64', description: 'How long it may take until the response begins.' })
  .integer('idleTimeoutSeconds', { format: 'int64', description: 'How long a request may go without a byte.' })
  .string('serviceAccountName')
  .boolean('automountServiceAccountToken')
  .list('imagePullSecrets', PULL_SECRETS)
  .boolean('enableServiceLinks')
  .list('volumes', { items: VOLUME })
  .openObject('securityContext', gated('securitycontext'))
  .openObject('nodeSelector', { ...gated('nodeselector'), mapType: MapType.ATOMIC })
  .openObject('affinity', gated('affinity'))
  .list('tolerations', { items: OPEN, ...gated('tolerations') })
  .list('topologySpreadConstraints', { items: OPEN, ...gated('topologyspreadconstraints') })
  .string('schedulerName', gated('schedulername'))
  .string('priorityClassName', gated('priorityclassname'))
  .string('runtimeClassName', gated('runtimeclassname'))
  .string('dnsPolicy', gated('dnspolicy'))
  .openObject('dnsConfig', gated('dnsconfig'))
  .list('hostAliases', { items: OPEN, ...gated('hostaliases') });

const METADATA = StructuralSchema.object()
  .string('name', { description: 'Name of the Revision, which begins with that of the Configuration and a hyphen; otherwise one is generated.' })
  .string('namespace')
  .map('labels')
  .map('annotations', { description: 'Among them those of the autoscaler, such as autoscaling.knative.dev/min-scale.' })
  .list('finalizers');

/** From what Revisions are made. @internal */
export const REVISION_TEMPLATE = StructuralSchema.object()
  .nested('template', {
    description: 'What the next Revision is made of. A change of it makes one.',
    fields: StructuralSchema.object()
      .nested('metadata', { fields: METADATA, preserveUnknownFields: true })
      .nested('spec', { fields: REVISION_SPEC }),
  });
