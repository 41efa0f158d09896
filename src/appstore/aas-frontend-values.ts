import { HOSTS } from './hosts';
import { SERVICES } from './services';
import { BACKEND_URL } from './backend-url';
import { webIngressValues } from './web-ingress-values';
import { AasFrontendProps } from './aas-frontend-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { GatewayRoute } from '../kit/network/gateway-route';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** An unprivileged user, a read-only root file system, and port 80. @internal */
export const FRONTEND_SECURITY = { listensOnLowPort: true };

/** A web server for static files. @internal */
export const FRONTEND_RESOURCES = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { memory: '512Mi' },
};

/** Timing of the probes. @internal */
export const FRONTEND_PROBES = {
  startup: { periodSeconds: 2, failureThreshold: 60 },
};

const MAX_PODS = 100;

/** The documented values of a front end. @internal */
export const AAS_FRONTEND = ItemShape.object('Front end of the AI Appstore.')
  .integer('replicaCount', { default: 1, minimum: 0, maximum: MAX_PODS, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
  .group('env', ItemShape.object('Settings of the program.')
    .string('VUE_APP_BACKEND_URL', {
      ...BACKEND_URL,
      required: true,
      examples: [`https://${HOSTS.production.api}`],
      description: 'URL of the back end as browsers reach it, with its scheme and without a trailing slash. The host of the back end is in the values of `aas-backend`.',
    }))
  .group('service', Service.values({ ports: [{ name: 'http', port: SERVICES.frontend.port }] }))
  .group('ingress', webIngressValues(HOSTS.production.web))
  .group('gateway', GatewayRoute.values({ description: 'Gateway API route: an HTTPRoute.' }))
  .group('autoscaling', HorizontalPodAutoscaler.values({ defaults: { maxReplicas: MAX_PODS } }))
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .group('networkPolicy', NetworkPolicy.values({ notes: { egress: 'The front end needs none: browsers request the back end.' } }))
  .group('probes', Workload.probesValues(FRONTEND_PROBES))
  .include(Workload.values({
    subject: 'the front end',
    security: FRONTEND_SECURITY,
    omit: ['env'],
    defaults: { resources: FRONTEND_RESOURCES, serviceAccount: { create: true } },
    notes: {
      podSecurityContext: 'If an image can only run as root: `runAsNonRoot: false`, `runAsUser: 0`, `runAsGroup: 0`. The Pod Security Standard `baseline` allows that.',
      securityContext: 'The program writes to `/app/dist` and `/tmp`, which are volumes.',
    },
  }))
  ._readBy((group: AnyExpression): AasFrontendProps => ({
    ...group._propsOf(['replicaCount', 'env']),
    replicas: group.integer('replicaCount').asNumber(),
    backendUrl: group.string('env.VUE_APP_BACKEND_URL').asString(),
  }), ['replicaCount', 'env']);
