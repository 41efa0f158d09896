import { KnativeConfigOptions } from './knative-config-props';
import { ItemShape } from '../values/declare/item-shape';

/** What each map is for, and keys that many clusters need, with their defaults where they have some. */
const MAPS: { readonly [key in keyof Required<KnativeConfigOptions>]: { readonly description: string; readonly example: { readonly [key: string]: string } } } = {
  autoscaler: {
    description: 'Autoscaling: `config-autoscaler`.',
    example: { 'enable-scale-to-zero': 'true', 'scale-to-zero-grace-period': '30s', 'stable-window': '60s', 'container-concurrency-target-default': '100', 'initial-scale': '1', 'min-scale': '0', 'max-scale': '0' },
  },
  defaults: {
    description: 'What Services have that they do not set: `config-defaults`.',
    example: { 'revision-timeout-seconds': '300', 'max-revision-timeout-seconds': '600', 'revision-cpu-request': '400m', 'revision-memory-request': '100M', 'container-concurrency': '0' },
  },
  deployment: {
    description: 'Deployments of Services: `config-deployment`, without the image of the sidecar, which is `baseImages.queue`. A registry that the controller cannot reach belongs into `registries-skipping-tag-resolving`.',
    example: { 'registries-skipping-tag-resolving': 'kind.local,ko.local,dev.local', 'progress-deadline': '600s', 'queue-sidecar-cpu-request': '25m', 'queue-sidecar-memory-limit': '800Mi' },
  },
  features: {
    description: 'Features: `config-features`, each `enabled`, `disabled` or `allowed`.',
    example: { 'kubernetes.podspec-nodeselector': 'enabled', 'kubernetes.podspec-tolerations': 'enabled', 'kubernetes.podspec-affinity': 'enabled', 'kubernetes.podspec-persistent-volume-claim': 'enabled' },
  },
  gc: {
    description: 'When old Revisions are deleted: `config-gc`.',
    example: { 'retain-since-create-time': '48h', 'retain-since-last-active-time': '15h', 'min-non-active-revisions': '20', 'max-non-active-revisions': '1000' },
  },
  kourier: {
    description: 'The gateway: `config-kourier`.',
    example: { 'enable-service-access-logging': 'true', 'enable-proxy-protocol': 'false', 'stream-idle-timeout': '0s' },
  },
  leaderElection: {
    description: 'Leader election: `config-leader-election`.',
    example: { 'lease-duration': '60s', 'renew-deadline': '40s', 'retry-period': '10s', 'buckets': '1' },
  },
  logging: {
    description: 'Logs of the programs: `config-logging`.',
    example: { 'loglevel.controller': 'info', 'loglevel.activator': 'info', 'loglevel.queueproxy': 'info' },
  },
  network: {
    description: 'Host names, certificates and protocols: `config-network`, without the class of Ingresses, which is that of Kourier.',
    example: { 'domain-template': '{{.Name}}.{{.Namespace}}.{{.Domain}}', 'default-external-scheme': 'http', 'http-protocol': 'enabled', 'rollout-duration': '0' },
  },
  observability: {
    description: 'Metrics, logs of requests and profiles: `config-observability`.',
    example: { 'metrics.backend-destination': 'prometheus', 'logging.enable-request-log': 'false', 'profiling.enable': 'false' },
  },
  tracing: {
    description: 'Traces of requests: `config-tracing`.',
    example: { 'backend': 'none', 'sample-rate': '0.1' },
  },
};

const TEXT = ItemShape.ofString({ multiline: true, maxLength: 65536, description: 'The text under the key.' });

/** The documented values of the ConfigMaps. @internal */
export const KNATIVE_CONFIG = Object.entries(MAPS).reduce((shape, [key, { description, example }]) => shape.map(key, {
  items: TEXT,
  keyPattern: '^[a-zA-Z0-9][-._a-zA-Z0-9]*$',
  keyPatternDescription: 'a key of the ConfigMap, such as `min-scale`',
  examples: [example],
  description,
}), ItemShape.object('Settings of Knative, by ConfigMap: what differs from the defaults of the programs, which the examples show. A change takes effect without a restart.'));
