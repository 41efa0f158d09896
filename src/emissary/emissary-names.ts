/** The version of Emissary that the charts are made for. @internal */
export const EMISSARY_VERSION = '3.9.1';

/** API group of all kinds of Emissary. @internal */
export const EMISSARY_GROUP = 'getambassador.io';

/** The namespace of the conversion webhook, which its definitions name. @internal */
export const EMISSARY_SYSTEM = 'emissary-system';

/** Where the back end of the AI Appstore looks up the load balancer of the gateway, which is fixed in its program. @internal */
export const GATEWAY = { namespace: 'emissary', service: 'emissary-ingress' } as const;

/** What the program of the conversion webhook has fixed, and what its definitions name. @internal */
export const APIEXT = {
  /** Name of its objects, and of its Service, which is its argument. */
  name: 'emissary-apiext',
  /** Port of the Service, which the program writes into the definitions. */
  port: 443,
  /** Path of the webhook, which it writes there too. */
  path: '/webhooks/crd-convert',
  /** The Secret of its certificate authority, which it creates at its first start. */
  secret: 'emissary-ingress-webhook-ca',
} as const;
