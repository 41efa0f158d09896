import { ENVOY_VERSION, KNATIVE_VERSION, KOURIER_VERSION } from './knative-names';

/** An image of Knative: its key in `baseImages`, and the default. @internal */
export interface KnativeImage {
  /** What the image is for. */
  readonly description: string;
  /** The whole reference. */
  readonly default: string;
}

const REGISTRY = 'gcr.io/knative-releases/knative.dev';

function serving(program: string, digest: string): string {
  return `${REGISTRY}/serving/cmd/${program}:v${KNATIVE_VERSION}@sha256:${digest}`;
}

/** The images by their documented keys. @internal */
export const KNATIVE_IMAGES = {
  queue: {
    description: 'The sidecar of the pods of users',
    default: serving('queue', 'f78383554ed81895ff230217f3e0ce9bf9ff2048d4303cc9fb36342ac3f470b3'),
  },
  activator: {
    description: 'The activator',
    default: serving('activator', '24c6c8de9a6872ca796a13d1e8324a4dd250aacc5094975b60ce235122abb97f'),
  },
  autoscaler: {
    description: 'The autoscaler',
    default: serving('autoscaler', 'f26a8b516112413cbba4244b36202354d1c98ed209301b255c55958213708a78'),
  },
  controller: {
    description: 'The controller',
    default: serving('controller', 'ea48ea2f2433cc7e5c25940e79465ca7226750260faaa1724b95dd8cfac92034'),
  },
  domainMapping: {
    description: 'The controller of DomainMappings',
    default: serving('domain-mapping', '9197c51406208c8f3cc98c2b1f69ed2ba8b88e11cf765616700abecc5dd18350'),
  },
  domainMappingWebhook: {
    description: 'The webhook of DomainMappings',
    default: serving('domain-mapping-webhook', '1b6e7f382c878f8ac168ce36a92f1af4dbdac0f61aae9e73fe899486786a4bbf'),
  },
  webhook: {
    description: 'The webhook',
    default: serving('webhook', 'e271d46b5168e25e9742f6f33a461cfcdc17b2460d4355fff7fe0c71fc1e4378'),
  },
  defaultDomain: {
    description: 'The Job of `defaultDomain`',
    default: serving('default-domain', '7b7b266e3a87e33cc9700e356940714adb11e6df86b6161aba4ad78a8d75228c'),
  },
  kourierNet: {
    description: 'The controller of Kourier',
    default: `${REGISTRY}/net-kourier/cmd/kourier:v${KOURIER_VERSION}@sha256:f7456a7995567eddab4b34c8807f4a11c3a343836b65aa9183f8f47c2a9f3d6e`,
  },
  kourierGateway: {
    description: 'Envoy, for the gateway of Kourier',
    default: `docker.io/envoyproxy/envoy:v${ENVOY_VERSION}`,
  },
} as const satisfies { readonly [key: string]: KnativeImage };
