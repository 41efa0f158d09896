import { APIEXT_PROBES, APIEXT_RESOURCES, APIEXT_SECURITY } from './emissary-apiext-defaults';
import { EMISSARY_SYSTEM } from './emissary-names';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** The documented values of the conversion webhook. @internal */
export const EMISSARY_APIEXT = ItemShape.object('Conversion webhook of Emissary.')
  .boolean('createNamespace', {
    default: true,
    description: `Create the namespace \`${EMISSARY_SYSTEM}\`, where the webhook is, whatever the namespace of the release. A release in that namespace never creates it; set it to false, too, if something else has created it.`,
  })
  .integer('replicas', { default: 3, minimum: 0, maximum: 100, description: 'Number of pods. While there is none, Emissary cannot read its objects.' })
  .group('podDisruptionBudget', PodDisruptionBudget.values({ defaults: { enabled: true } }))
  .group('probes', Workload.probesValues(APIEXT_PROBES))
  .include(Workload.values({
    subject: 'the webhook',
    security: APIEXT_SECURITY,
    defaults: { resources: APIEXT_RESOURCES },
    notes: {
      podSecurityContext: 'User 8888 is that of the image.',
      topologySpreadConstraints: 'If empty, pods prefer different nodes.',
    },
    // Its ServiceAccount has a fixed name, and it always uses the API.
    omit: ['serviceAccount', 'automountServiceAccountToken'],
    examples: { extraEnv: [{ name: 'APIEXT_LOGLEVEL', value: 'debug' }] },
  }));
