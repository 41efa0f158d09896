/** The version of Knative Serving that the chart is made for. @internal */
export const KNATIVE_VERSION = '1.8.3';

/** The version of the controller of Kourier. @internal */
export const KOURIER_VERSION = '1.8.1';

/** The version of Envoy in the gateway: the last one of those that this version of Kourier is made for. @internal */
export const ENVOY_VERSION = '1.21.6';

/** The namespaces of Knative, which its documents and clients of the gateway know. They exist before the chart is installed. @internal */
export const KNATIVE_NAMESPACES = {
  /** The control plane. */
  serving: 'knative-serving',
  /** The gateway. */
  kourier: 'kourier-system',
} as const;

/** The names of the Services of Kourier. @internal */
export const KOURIER_SERVICES = {
  /** The gateway for clients outside of the cluster, whose address the back end of the AI Appstore looks up. */
  external: 'kourier',
  /** The gateway for clients in the cluster. */
  internal: 'kourier-internal',
  /** Where the gateway gets its configuration. */
  controller: 'net-kourier-controller',
} as const;

/** The class of the Ingresses of Knative that Kourier serves. @internal */
export const KOURIER_CLASS = 'kourier.ingress.networking.knative.dev';
