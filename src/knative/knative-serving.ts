import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { KnativeDefinitions } from './definitions/knative-definitions';
import { KnativeAccess } from './knative-access';
import { KnativeConfig } from './knative-config';
import { KnativeDefaultDomain } from './knative-default-domain';
import { KNATIVE_IMAGES } from './knative-images';
import { KNATIVE_NAMESPACES, KNATIVE_VERSION } from './knative-names';
import { KnativePods, KnativeProgram } from './knative-program';
import { KnativeServingProps } from './knative-serving-props';
import { KNATIVE_SERVING, RESOURCES } from './knative-serving-values';
import { KnativeWebhooks } from './knative-webhooks';
import { Kourier } from './kourier';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, textOf } from '../kit/condition';
import { partProps } from '../kit/part-props';
import { nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const METRICS = [{ name: 'metrics', port: 9090 }, { name: 'profiling', port: 8008 }];
const METRICS_OF_SERVICE = [{ name: 'http-metrics', port: 9090, targetPort: 'metrics' }, { name: 'http-profiling', port: 8008, targetPort: 'profiling' }];
const WEBHOOK = { name: 'https-webhook', port: 8443 };
const WEBHOOK_OF_SERVICE = { name: 'https-webhook', port: 443, targetPort: 'https-webhook' };

const POD_IP = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

/** What the names of metrics begin with. */
const METRICS_DOMAINS = { data: 'knative.dev/internal/serving', control: 'knative.dev/serving' };

/** Environment variables of all programs. */
function envOf(metricsDomain: string) {
  return [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'SYSTEM_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'CONFIG_LOGGING_NAME', value: 'config-logging' },
    { name: 'CONFIG_OBSERVABILITY_NAME', value: 'config-observability' },
    { name: 'METRICS_DOMAIN', value: metricsDomain },
  ];
}

/** A probe that the programs tell from requests by its header. */
function probed(port: number | string, program: string, scheme?: string) {
  return { httpGet: { path: '/', port, ...scheme && { scheme }, httpHeaders: [{ name: 'k-kubelet-probe', value: program }] } };
}

/** Probes of both webhooks. Requests fail as long as a webhook is not ready, so it is asked each second. */
const WEBHOOK_PROBES = {
  readinessProbe: { handler: probed(WEBHOOK.name, 'webhook', 'HTTPS'), periodSeconds: 1 },
  livenessProbe: { handler: probed(WEBHOOK.name, 'webhook', 'HTTPS'), periodSeconds: 1, failureThreshold: 6, initialDelaySeconds: 20 },
};

/**
 * Knative Serving with its gateway Kourier, in the namespaces `knative-serving` and `kourier-system`, which must exist: definitions, roles,
 * webhooks, settings and programs.
 *
 * Names are those by which the programs and their clients know each other, so a cluster has one. Rejected outside of a `ReleaseChart`.
 *
 * @see https://knative.dev/v1.8-docs/serving/
 */
export class KnativeServing extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the images: `values.imageReference('baseImages.queue', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return KNATIVE_SERVING.adapt(overrides);
  }

  /** The gateway. */
  public readonly kourier: Kourier;

  private readonly webhooks: KnativeWebhooks;

  constructor(scope: Construct, id: string, props: KnativeServingProps = {}) {
    props = partProps('KnativeServingProps', scope, id, props);
    super(scope, id);
    const { images = {}, domain = {}, defaultDomain, config = {}, imagePullPolicy, imagePullSecrets = [], activator = {}, autoscaler = {}, controller = {}, domainMapping = {}, domainMappingWebhook = {}, webhook = {} } = props;
    const { serving: namespace } = KNATIVE_NAMESPACES;
    const { name: domainName = 'knative.example.com' } = domain;
    const hasDomain = Condition.of(domain.enabled ?? false);
    refuseWhen(this, hasDomain.and(Condition.of(textOf(domainName).matches(Pattern.DNS_NAME)).not()),
      `${nameOfProp('domain.name', domain.name)} is "${domainName}", which is no DNS name such as knative.example.com: set it, or disable the domain`);
    const asksForDomain = Condition.of(defaultDomain?.enabled ?? defaultDomain !== undefined);
    const findsDomain = asksForDomain.and(hasDomain.not());
    const imageOf = (key: keyof typeof images) => images[key] ?? KNATIVE_IMAGES[key].default;

    const account = new ServiceAccount(this, 'serviceaccount', { name: 'controller', namespace });
    const kourier = this.kourier = new Kourier(this, 'kourier', { imagePullPolicy, imagePullSecrets, ...props.kourier });
    const settings = new KnativeConfig(this, 'default', { config, queue: imageOf('queue'), domain: { enabled: hasDomain, name: domainName }, findsDomain: asksForDomain });
    new KnativeAccess(this, 'access', { namespace, controller: account.subject, kourier: kourier.subject, internalEncryption: settings.internalEncryption.value });
    this.webhooks = new KnativeWebhooks(this, 'webhooks', { namespace });
    new KnativeDefinitions(this, 'definitions', { version: KNATIVE_VERSION });
    // Programs that load images on nodes ahead of time read it.
    new ApiObject(this, 'queue-proxy', {
      apiVersion: 'caching.internal.knative.dev/v1alpha1',
      kind: 'Image',
      metadata: { name: 'queue-proxy', namespace, labels: { 'app.kubernetes.io/component': 'queue-proxy' } },
      spec: { image: imageOf('queue') },
    });

    const pods: KnativePods = { namespace, imagePullPolicy, imagePullSecrets, serviceAccountName: account.name };
    new KnativeProgram(this, 'activator', {
      name: 'activator',
      containerName: 'activator',
      image: imageOf('activator'),
      pods,
      options: activator,
      resources: RESOURCES.activator,
      // More memory for fewer collections: what it does most is to pass on bytes.
      env: [{ name: 'GOGC', value: '500' }, POD_IP, ...envOf(METRICS_DOMAINS.data)],
      ports: [...METRICS, { name: 'http1', port: 8012 }, { name: 'h2c', port: 8013 }],
      // The last port is there only with `internal-encryption` of config-network.
      service: { name: 'activator-service', ports: [...METRICS_OF_SERVICE, { name: 'http', port: 80, targetPort: 'http1' }, { name: 'http2', port: 81, targetPort: 'h2c' }, { name: 'https', port: 443, targetPort: 8112 }] },
      readinessProbe: { handler: probed('http1', 'activator'), periodSeconds: 5, failureThreshold: 5 },
      livenessProbe: { handler: probed('http1', 'activator'), periodSeconds: 10, failureThreshold: 12, initialDelaySeconds: 15 },
      safeToEvict: false,
      // As long as a request may take, `max-revision-timeout-seconds` of config-defaults.
      terminationGracePeriodSeconds: 600,
      autoscaling: { enabled: true, maxReplicas: 20 },
    });
    new KnativeProgram(this, 'autoscaler', {
      name: 'autoscaler',
      containerName: 'autoscaler',
      image: imageOf('autoscaler'),
      pods,
      options: autoscaler,
      resources: RESOURCES.autoscaler,
      env: [POD_IP, ...envOf(METRICS_DOMAINS.control)],
      ports: [...METRICS, { name: 'websocket', port: 8080 }],
      service: { name: 'autoscaler', ports: [...METRICS_OF_SERVICE, { name: 'http', port: 8080, targetPort: 'websocket' }] },
      readinessProbe: { handler: probed('websocket', 'autoscaler') },
      livenessProbe: { handler: probed('websocket', 'autoscaler'), failureThreshold: 6 },
      safeToEvict: false,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } },
    });
    new KnativeProgram(this, 'controller', {
      name: 'controller',
      containerName: 'controller',
      image: imageOf('controller'),
      pods,
      options: controller,
      resources: RESOURCES.controller,
      env: envOf(METRICS_DOMAINS.data),
      ports: METRICS,
      service: { name: 'controller', ports: METRICS_OF_SERVICE },
      safeToEvict: true,
    });
    new KnativeProgram(this, 'domain-mapping', {
      name: 'domain-mapping',
      containerName: 'domain-mapping',
      image: imageOf('domainMapping'),
      pods,
      options: domainMapping,
      resources: RESOURCES.domainMapping,
      env: envOf(METRICS_DOMAINS.control),
      ports: METRICS,
      safeToEvict: true,
    });
    new KnativeProgram(this, 'domainmapping-webhook', {
      name: 'domainmapping-webhook',
      containerName: 'domainmapping-webhook',
      image: imageOf('domainMappingWebhook'),
      pods,
      options: domainMappingWebhook,
      resources: RESOURCES.webhook,
      env: [...envOf(METRICS_DOMAINS.control), { name: 'WEBHOOK_PORT', value: String(WEBHOOK.port) }],
      ports: [...METRICS, WEBHOOK],
      service: { name: 'domainmapping-webhook', ports: [...METRICS_OF_SERVICE, WEBHOOK_OF_SERVICE] },
      ...WEBHOOK_PROBES,
      safeToEvict: false,
      terminationGracePeriodSeconds: 300,
    });
    new KnativeProgram(this, 'webhook', {
      name: 'webhook',
      containerName: 'webhook',
      image: imageOf('webhook'),
      pods,
      options: webhook,
      resources: RESOURCES.webhook,
      env: [...envOf(METRICS_DOMAINS.data), { name: 'WEBHOOK_NAME', value: 'webhook' }, { name: 'WEBHOOK_PORT', value: String(WEBHOOK.port) }],
      ports: [...METRICS, WEBHOOK],
      service: { name: 'webhook', ports: [...METRICS_OF_SERVICE, WEBHOOK_OF_SERVICE] },
      ...WEBHOOK_PROBES,
      safeToEvict: false,
      terminationGracePeriodSeconds: 300,
      autoscaling: { enabled: true, maxReplicas: 5 },
    });
    const within = findsDomain.scope(this, 'finds-domain');
    if (within) {
      new KnativeDefaultDomain(within, 'default-domain', imageOf('defaultDomain'), pods, { ...defaultDomain });
    }
  }

  /** Adds notes on the fields that the programs write, which tools that compare objects have to ignore. */
  public addNotes(): void {
    this.webhooks.addNotes();
  }
}
