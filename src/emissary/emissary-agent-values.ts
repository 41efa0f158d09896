import { AGENT_RESOURCES } from './emissary-ingress-defaults';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** The documented values of the agent, without its image. @internal */
export const EMISSARY_AGENT = ItemShape.object('Agent of Ambassador Cloud. The gateway does not need it; it sends the configuration of the cluster to a service of its makers.')
  .boolean('enabled', { description: 'Create the agent, its Service and its permissions.' })
  .secret('cloudConnectToken', {
    optional: true,
    description: 'Token for Ambassador Cloud, which the chart keeps in a Secret. Without it, the agent sends nothing.',
  })
  .string('rpcAddress', {
    default: 'https://app.getambassador.io/', pattern: '^https?://[-._~%@:/a-zA-Z0-9]+$', patternDescription: 'a URL such as `https://app.getambassador.io/`',
    description: 'URL of Ambassador Cloud.',
  })
  .boolean('reportDiagnostics', { default: true, description: 'Send diagnostics too.' })
  .boolean('createArgoRBAC', { default: true, description: 'Let the agent read Applications of Argo CD, and read and change Rollouts of Argo.' })
  .include(Workload.values({
    subject: 'the agent',
    only: ['resources', 'podSecurityContext', 'securityContext', 'nodeSelector', 'tolerations', 'affinity'],
    rename: { securityContext: 'containerSecurityContext' },
    defaults: { resources: AGENT_RESOURCES },
  }));
