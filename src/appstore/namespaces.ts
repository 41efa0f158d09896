import { GATEWAY } from '../emissary/emissary-names';
import { KNATIVE_NAMESPACES } from '../knative/knative-names';

/**
 * The namespaces of the AI Appstore, with their documented names. Those of the gateways are fixed in the program of the back end, which
 * looks up their Services there.
 *
 * @internal
 */
export const NAMESPACES = {
  /** Back end, front end, MongoDB and MinIO. */
  appStore: 'ai-appstore',
  /** The inference services that users create. */
  inferenceEngine: 'inference-engine',
  /** The gateway of Knative. */
  kourier: KNATIVE_NAMESPACES.kourier,
  /** The control plane of Knative. */
  knativeServing: KNATIVE_NAMESPACES.serving,
  /** The gateway of Emissary; the chart of its definitions creates that of the conversion webhook itself. */
  emissary: GATEWAY.namespace,
  /** The Ingress controller, which many clusters have already. */
  ingressNginx: 'ingress-nginx',
} as const;
