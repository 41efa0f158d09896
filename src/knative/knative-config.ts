import { Construct } from 'constructs';
import { KnativeConfigOptions } from './knative-config-props';
import { KNATIVE_NAMESPACES, KOURIER_CLASS } from './knative-names';
import { computedEntry } from '../kit/computed-entry';
import { Condition, textUnder } from '../kit/condition';
import { ifFilled } from '../kit/if-filled';
import { k8s } from '../kit/k8s';

/** A ConfigMap that programs of Knative read. @internal */
export interface KnativeConfigMap {
  /** Name of the ConfigMap. */
  readonly name: string;
  /** Its component, by which the webhook knows that it has to validate it. */
  readonly component: string;
}

/** The ConfigMaps by their keys in the values. The programs do not start without them. @internal */
export const CONFIG_MAPS = {
  autoscaler: { name: 'config-autoscaler', component: 'autoscaler' },
  defaults: { name: 'config-defaults', component: 'controller' },
  deployment: { name: 'config-deployment', component: 'controller' },
  domain: { name: 'config-domain', component: 'controller' },
  features: { name: 'config-features', component: 'controller' },
  gc: { name: 'config-gc', component: 'controller' },
  kourier: { name: 'config-kourier', component: 'net-kourier' },
  leaderElection: { name: 'config-leader-election', component: 'controller' },
  logging: { name: 'config-logging', component: 'logging' },
  network: { name: 'config-network', component: 'networking' },
  observability: { name: 'config-observability', component: 'observability' },
  tracing: { name: 'config-tracing', component: 'tracing' },
} as const satisfies { readonly [key in keyof Required<KnativeConfigOptions> | 'domain']: KnativeConfigMap };

/** @internal */
export interface KnativeConfigProps {
  readonly config: KnativeConfigOptions;
  /** The image of the sidecar of user pods. */
  readonly queue: string;
  /** The domain of all Services, and whether it is used. */
  readonly domain: { readonly enabled: Condition; readonly name: string };
  /** Whether a Job adds the domain of the load balancer, unless there is a domain. */
  readonly findsDomain: Condition;
}

/** A Route that is visible in the cluster only has this domain anyway. Without any entry, the Job that adds one would end with a panic. */
const CLUSTER_LOCAL = { 'svc.cluster.local': 'selector:\n  networking.knative.dev/visibility: cluster-local\n' };

/** The default of the programs. Without anything in this ConfigMap, they would show no metrics. */
const SHOWN_METRICS = { 'metrics.backend-destination': 'prometheus' };

/**
 * The ConfigMaps of Knative: only what differs from the defaults of the programs.
 *
 * @internal
 */
export class KnativeConfig extends Construct {
  /** Whether traffic within the cluster is encrypted. */
  public readonly internalEncryption: Condition;

  constructor(scope: Construct, id: string, { config, queue, domain, findsDomain }: KnativeConfigProps) {
    super(scope, id);
    const own: { readonly [key in keyof typeof CONFIG_MAPS]?: any } = {
      deployment: { 'queue-sidecar-image': queue },
      domain: { ...domain.enabled.entries({ ...computedEntry(domain.name, '') }, { ...findsDomain.entries(CLUSTER_LOCAL) }) },
      network: { 'ingress-class': KOURIER_CLASS },
    };
    const { observability = SHOWN_METRICS } = config;
    const settings: { readonly [key: string]: any } = { ...config, observability: Condition.of(observability).choose(observability, SHOWN_METRICS) };
    for (const [key, { name, component }] of Object.entries(CONFIG_MAPS)) {
      new k8s.KubeConfigMap(this, name, {
        metadata: { name, namespace: KNATIVE_NAMESPACES.serving, labels: { 'app.kubernetes.io/component': component } },
        data: ifFilled({ ...own[key as keyof typeof CONFIG_MAPS], ...settings[key] }),
      });
    }
    this.internalEncryption = Condition.of(textUnder(config.network ?? {}, 'internal-encryption').matches('^([tT]rue|TRUE|[tT1])$'));
  }
}
