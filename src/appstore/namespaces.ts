import { GATEWAY } from '../emissary/emissary-names';

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
  kourier: 'kourier-system',
  /** The control plane of Knative. */
  knativeServing: 'knative-serving',
  /** The gateway of Emissary; the chart of its definitions creates that of the conversion webhook itself. */
  emissary: GATEWAY.namespace,
} as const;
