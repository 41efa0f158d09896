import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { emissaryRules } from './emissary-access';
import { EmissaryAgent } from './emissary-agent';
import {
  AUTOSCALING_METRICS, CONFIG_PATH, EMISSARY_API, EMISSARY_POD_SECURITY, EMISSARY_PORTS, EMISSARY_PROBES, EMISSARY_REPOSITORY, EMISSARY_RESOURCES, HOME, LISTENER_PORTS, MODULE_CONFIG, POD_LABELS_PATH, WRITABLE_PATHS,
} from './emissary-ingress-defaults';
import { EMISSARY_VERSION } from './emissary-names';
import { EmissaryIngressProps, EmissaryResolverOptions, EmissarySettings } from './emissary-ingress-props';
import { EMISSARY_INGRESS } from './emissary-ingress-values';
import { EmissaryService } from './emissary-service';
import { Fn } from '../expr/expression/fn';
import { MapExpression } from '../expr/expression/map-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, asExpression, hasKey, textOf } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { ifFilled } from '../kit/if-filled';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { componentLabel, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { DownwardFiles } from '../kit/workload/downward-files';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const ADMIN = 'admin';
const CONFIG_FILE = 'ambassador-config.yaml';
const POD_INFO = 'ambassador-pod-info';

/** What Emissary answers to the programs that watch it. */
const CHECK = { alive: '/ambassador/v0/check_alive', ready: '/ambassador/v0/check_ready' };

/**
 * Emissary, an API gateway: a Deployment, its Service with the name `emissary-ingress`, a Service of its administration, and the objects of
 * its own kinds that it needs to serve anything; its permissions; optionally autoscaling, a ServiceMonitor, and the agent of Ambassador
 * Cloud.
 *
 * The definitions of its kinds are in the chart `emissary-crds`, which is installed before.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://emissary-ingress.dev/docs/3.9/
 */
export class EmissaryIngress extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the images: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return EMISSARY_INGRESS.adapt(overrides);
  }

  /** Name of the Service, which the load balancer leads to. */
  public readonly serviceName: string;

  /** The Service of the administration, with the ports `ambassador-admin` and `ambassador-snapshot`. */
  public readonly adminService: Service;

  /** The Service of the gateway. @internal */
  public readonly _gateway: EmissaryService;

  /** Name of the Secret with the token of the agent, if there is one. */
  public readonly agentTokenName: string;

  constructor(scope: Construct, id: string, props: EmissaryIngressProps = {}) {
    props = partProps('EmissaryIngressProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { settings = {}, autoscaling = { enabled: false }, adminService = {}, agent = { enabled: false }, serviceMonitor = { enabled: false }, serviceAccount = {}, service, configuration = '' } = props;
    const admin = Condition.of(adminService.create ?? true);
    const hasAgent = Condition.of(agent.enabled ?? true);
    const single = Condition.of(props.singleNamespace ?? false);
    const ingresses = Condition.of(props.ingressClass?.enabled ?? true);
    this.check(props, admin, hasAgent);

    const component = componentLabel(this, 'gateway');
    const labels = { 'app.kubernetes.io/component': component };
    const rules = emissaryRules({
      singleNamespace: single,
      ingresses,
      knative: isTrue(settings.knativeSupport),
      mappingStatus: isTrue(settings.updateMappingStatus),
      secrets: Condition.of(props.readsSecrets ?? false),
      agent: hasAgent,
    });
    const account = new ServiceAccount(this, 'serviceaccount', {
      defaultName: chart.fullname.asString(), ...serviceAccount, labels, rules: single.items(rules), clusterRules: single.not().items(rules),
    });

    const selector = chart.selectorLabels(component);
    const gateway = this._gateway = new EmissaryService(this, 'service', { ...service, selector, labels });
    this.serviceName = gateway.name;
    const adminScope = admin.scope(this, 'with-admin') ?? this;
    this.adminService = new Service(adminScope, 'admin', {
      type: adminService.type ?? 'ClusterIP',
      annotations: adminService.annotations,
      selector,
      labels: { ...labels, service: 'ambassador-admin' },
      ports: [
        { name: 'ambassador-admin', port: adminService.port ?? EMISSARY_PORTS.admin, targetPort: ADMIN },
        { name: 'ambassador-snapshot', port: adminService.snapshotPort ?? EMISSARY_PORTS.snapshot, targetPort: EMISSARY_PORTS.snapshot },
      ],
    });

    const agentScope = hasAgent.scope(this, 'with-agent');
    const sender = agentScope && new EmissaryAgent(agentScope, 'agent', {
      ...agent, enabled: true, adminService: this.adminService, imagePullSecrets: agent.imagePullSecrets ?? props.imagePullSecrets,
    });
    this.agentTokenName = sender?.tokenName ?? '';

    const configured = Condition.of(configuration);
    const configScope = configured.scope(this, 'configured');
    const config = configScope && new ConfigFiles(configScope, 'file-config', { files: { [CONFIG_FILE]: configuration }, labels });
    const podInfo = DownwardFiles.of({ fields: { labels: 'metadata.labels' } });
    const common = { ...propsOf('WorkloadProps', props), serviceAccount: undefined, image: props.image ?? `${EMISSARY_REPOSITORY}:${EMISSARY_VERSION}`, podSecurityContext: props.podSecurityContext ?? EMISSARY_POD_SECURITY };
    const probe = (path: string) => ({ handler: { httpGet: { path, port: ADMIN } } });
    const workload = new Workload(this, 'deployment', {
      ...common,
      component,
      serviceAccountName: account.name,
      automountServiceAccountToken: props.automountServiceAccountToken ?? true,
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 3),
      containerName: 'emissary-ingress',
      resources: props.resources ?? EMISSARY_RESOURCES,
      // As a whole: of its parts, only the last is certain.
      ports: asExpression([...gateway.containerPorts, { name: ADMIN, port: EMISSARY_PORTS.admin }]).asAny(),
      checksum: config && configured.choose(config.checksum),
      env: [
        { name: 'AMBASSADOR_NAMESPACE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } } },
        { name: 'HOST_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } } },
        // That of the user in the image may be on the root file system.
        { name: 'HOME', value: HOME },
        ...single.items([{ name: 'AMBASSADOR_SINGLE_NAMESPACE', value: 'YES' }]),
        ...variablesOf(settings),
        ...hasAgent.items(sender ? [
          { name: 'AMBASSADOR_GRPC_METRICS_SINK', value: sender.metricsSink },
          { name: 'AGENT_CONFIG_RESOURCE_NAME', value: sender.tokenName },
        ] : []),
      ],
      livenessProbe: { ...probe(CHECK.alive), ...EMISSARY_PROBES.liveness, ...props.livenessProbe },
      readinessProbe: { ...probe(CHECK.ready), ...EMISSARY_PROBES.readiness, ...props.readinessProbe },
      writablePaths: WRITABLE_PATHS,
      volumes: [podInfo.asVolume(POD_INFO), ...configured.items(config ? [config.asVolume('ambassador-config')] : [])],
      volumeMounts: [
        { name: POD_INFO, mountPath: POD_LABELS_PATH, readOnly: true },
        ...configured.items([{ name: 'ambassador-config', mountPath: CONFIG_PATH, readOnly: true }]),
      ],
    });

    this.objects(props, labels);
    new HorizontalPodAutoscaler(this, 'autoscaler', {
      ...autoscaling, minReplicas: autoscaling.minReplicas ?? 2, maxReplicas: autoscaling.maxReplicas ?? 5, metrics: autoscaling.metrics ?? AUTOSCALING_METRICS,
      targetCpuUtilizationPercentage: autoscaling.targetCpuUtilizationPercentage ?? 0, targetName: workload.name, labels,
    });
    const budget = props.podDisruptionBudget ?? {};
    const budgeted = Condition.of(budget).scope(this, 'budgeted');
    if (budgeted) {
      const path = nameOfProp('podDisruptionBudget', props.podDisruptionBudget);
      refuseWhen(budgeted, hasKey(budget, 'minAvailable').and(hasKey(budget, 'maxUnavailable')), `${path} has minAvailable and maxUnavailable, of which a PodDisruptionBudget has one: remove one of the two`);
      this.checkEviction(budgeted, props, autoscaling);
      new ApiObject(budgeted, 'poddisruptionbudget', {
        apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { labels }, spec: { ...budget, selector: { matchLabels: workload.selector } },
      });
    }
    new ServiceMonitor(adminScope, 'servicemonitor', { ...serviceMonitor, service: this.adminService, port: 'ambassador-admin' });
    new TestPod(adminScope, 'test', {
      ...propsOf('TestPodProps', common),
      serviceAccountName: account.name,
      containerName: 'ready',
      command: ['curl', '--fail', '--silent', '--show-error'],
      args: [`http://${this.adminService.name}:${this.adminService.port('ambassador-admin')}${CHECK.ready}`],
    });
  }

  /** The objects of the kinds of Emissary, and the IngressClass. */
  private objects(props: EmissaryIngressProps, labels: { [key: string]: string }): void {
    const { module = MODULE_CONFIG, ingressClass = {}, settings: { ambassadorId = '' } = {} } = props;
    const hasId = Condition.of(ambassadorId);
    const ofId = hasId.entries({ ambassador_id: [ambassadorId] });
    const listening = Condition.of(props.createDefaultListeners ?? true).scope(this, 'listening');
    for (const protocol of listening ? ['https', 'http'] as const : []) {
      new ApiObject(listening!, `${protocol}-listener`, {
        apiVersion: EMISSARY_API,
        kind: 'Listener',
        metadata: { labels },
        spec: { ...ofId, port: LISTENER_PORTS[protocol], protocol: protocol.toUpperCase(), securityModel: 'XFP', hostBinding: { namespace: { from: 'ALL' } } },
      });
    }
    const configured = Condition.of(module).scope(this, 'with-module');
    if (configured) {
      // Emissary reads the one with this name.
      new ApiObject(configured, 'module', { apiVersion: EMISSARY_API, kind: 'Module', metadata: { name: 'ambassador', labels }, spec: { ...ofId, config: module } });
    }
    this.resolver('KubernetesEndpointResolver', 'endpoint', props.endpointResolver, labels, ofId);
    this.resolver('ConsulResolver', 'consul-dc1', props.consulResolver, labels, ofId);

    const { enabled = true, name = 'ambassador', isDefault = false, controller = 'getambassador.io/ingress-controller' } = ingressClass;
    const within = Condition.of(enabled).scope(this, 'with-ingresses');
    if (within) {
      new k8s.KubeIngressClass(within, 'ingressclass', {
        metadata: {
          name,
          labels,
          annotations: ifFilled({
            ...hasId.entries({ 'getambassador.io/ambassador-id': ambassadorId }),
            ...Condition.of(isDefault).entries({ 'ingressclass.kubernetes.io/is-default-class': 'true' }),
          }),
        },
        spec: { controller },
      });
    }
  }

  private resolver(kind: string, defaultName: string, { create = false, name = defaultName, spec = {} }: EmissaryResolverOptions = {}, labels: { [key: string]: string }, ofId: any): void {
    const within = Condition.of(create).scope(this, `with-${defaultName}`);
    if (within) {
      new ApiObject(within, 'resolver', { apiVersion: EMISSARY_API, kind, metadata: { name, labels }, spec: { ...ofId, ...spec } });
    } else {
      [name, spec].forEach(toNode);
    }
  }

  /** A budget that lets no pod go would stop the drain of a node, and with it the upgrade of a cluster. Percentages between are not checked. */
  private checkEviction(budgeted: Construct, { podDisruptionBudget: budget = {}, replicas = 3 }: EmissaryIngressProps, autoscaling: HorizontalPodAutoscalerOptions): void {
    const path = nameOfProp('podDisruptionBudget', budget);
    const field = (name: string): StringExpression => hasKey(budget, name).value === false ? textOf('') : new MapExpression(toNode(budget)).pick(name).toJson();
    const least = field('minAvailable');
    const advice = 'lower minAvailable, or use maxUnavailable';
    refuseWhen(budgeted, Condition.of(field('maxUnavailable').matches(':(0|"0%")[}]$')), `${path} has a maxUnavailable of 0, so that no pod could ever be evicted: raise it`);
    refuseWhen(budgeted, Condition.of(least.is('{"minAvailable":"100%"}')), `${path} has a minAvailable of 100%, so that no pod could ever be evicted: ${advice}`);
    const scaled = Condition.of(autoscaling.enabled ?? true);
    const minimum = autoscaling.minReplicas ?? 2;
    for (const { when, name, count } of [
      { when: scaled, name: nameOfProp('autoscaling.minReplicas', minimum), count: minimum },
      { when: scaled.not(), name: nameOfProp('replicas', replicas), count: replicas },
    ]) {
      const smaller = Fn.until(count).loop('smaller');
      const isSmaller = textOf(smaller.join(`{"minAvailable":${smaller.item.integer()}}`, ' ').asString()).contains(least);
      refuseWhen(budgeted, when.and(Condition.of(least.matches(':[1-9][0-9]*[}]$'))).and(Condition.of(isSmaller).not()),
        `${path} has a minAvailable of no less than ${name}, which is ${count}, so that no pod could be evicted: ${advice}`);
    }
  }

  /** Refuses what would do nothing. */
  private check(props: EmissaryIngressProps, admin: Condition, hasAgent: Condition): void {
    const create = nameOfProp('adminService.create', props.adminService?.create);
    const { serviceMonitor = { enabled: false }, agent } = props;
    refuseWhen(this, Condition.of(serviceMonitor.enabled ?? true).and(admin.not()),
      `${nameOfProp('serviceMonitor.enabled', serviceMonitor.enabled)} is true, and ${create} is false, so there is no Service with metrics: set ${create} to true`);
    refuseWhen(this, hasAgent.and(admin.not()),
      `${nameOfProp('agent.enabled', agent?.enabled)} is true, and ${create} is false, so the agent could read nothing: set ${create} to true`);
  }
}

/** Whether the program reads a variable as true. */
function isTrue(given = ''): Condition {
  return Condition.of(textOf(given).matches('^[tT][rR][uU][eE]$'));
}

function variablesOf(settings: EmissarySettings): any[] {
  const { ambassadorId, scoutDisable = '1', knativeSupport, updateMappingStatus, drainTime, statsdEnabled, statsdHost } = settings;
  return Object.entries({
    AMBASSADOR_ID: ambassadorId,
    SCOUT_DISABLE: scoutDisable,
    AMBASSADOR_KNATIVE_SUPPORT: knativeSupport,
    AMBASSADOR_UPDATE_MAPPING_STATUS: updateMappingStatus,
    AMBASSADOR_DRAIN_TIME: drainTime,
    STATSD_ENABLED: statsdEnabled,
    STATSD_HOST: statsdHost,
  }).flatMap(([name, value = '']) => Condition.of(value).items([{ name, value }]));
}
