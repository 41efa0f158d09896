import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AdmissionWebhook, imageOf } from './admission-webhook';
import { argumentsOf } from './command-line';
import { DefaultBackend } from './default-backend';
import {
  CLASS, CONTROLLER_GRACE_PERIOD, CONTROLLER_LIFECYCLE, CONTROLLER_POD_SECURITY, CONTROLLER_PROBES, CONTROLLER_RESOURCES, CONTROLLER_SECURITY, LINUX, STATUS_PORT,
} from './ingress-nginx-defaults';
import { IngressClassOptions, IngressNginxControllerOptions, IngressNginxProps, IngressNginxServiceOptions, PortsOptions, ScopeOptions } from './ingress-nginx-props';
import { INGRESS_NGINX } from './ingress-nginx-values';
import { ListExpression } from '../expr/expression/list-expression';
import { MapExpression } from '../expr/expression/map-expression';
import { NumberExpression } from '../expr/expression/number-expression';
import { toNode } from '../expr/expression/to-node';
import { LeaderElection } from '../kit/access/leader-election';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, asExpression, firstFilled, hasKey, textOf } from '../kit/condition';
import { ifFilled } from '../kit/if-filled';
import { k8s } from '../kit/k8s';
import { mapItems } from '../kit/map-items';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { ServicePort } from '../kit/network/service-props';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { withoutKey } from '../kit/without-key';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/** Options that the construct sets, and the value that does it. */
const OWN_OPTIONS: { readonly [option: string]: string } = {
  'configmap': 'controller.config',
  'controller-class': 'controller.ingressClassResource.controllerValue',
  'default-backend-service': 'defaultBackend',
  'election-id': 'controller.electionID',
  'http-port': 'controller.containerPort.http',
  'https-port': 'controller.containerPort.https',
  'ingress-class': 'controller.ingressClass',
  'publish-service': 'controller.publishService',
  'tcp-services-configmap': 'tcp',
  'udp-services-configmap': 'udp',
  'validating-webhook': 'controller.admissionWebhooks',
  'validating-webhook-certificate': 'controller.admissionWebhooks',
  'validating-webhook-key': 'controller.admissionWebhooks',
};

/** Options that the construct relies on, and for which there is no value. */
const FIXED_OPTIONS: { readonly [option: string]: string } = {
  'healthz-port': `the probes of the pods ask port ${STATUS_PORT}`,
};

const SNIPPETS = 'allow-snippet-annotations';
const NAMESPACE = '$(POD_NAMESPACE)';
const RULES = {
  list: ['list', 'watch'],
  read: ['get', 'list', 'watch'],
};

const rule = (group: string, resources: string[], verbs: string[]): k8s.PolicyRule => ({ apiGroups: [group], resources, verbs });

/** What the controller reads in all namespaces, and writes. */
const CLUSTER_RULES = [
  rule('', ['configmaps', 'endpoints', 'namespaces', 'pods', 'secrets'], RULES.list),
  rule('', ['nodes', 'services'], RULES.read),
  rule('coordination.k8s.io', ['leases'], RULES.list),
  rule('networking.k8s.io', ['ingresses', 'ingressclasses'], RULES.read),
  rule('networking.k8s.io', ['ingresses/status'], ['update']),
  rule('discovery.k8s.io', ['endpointslices'], RULES.read),
  rule('', ['events'], ['create', 'patch']),
];

/** What it reads in its own namespace beside that. */
const OWN_RULES = [rule('', ['configmaps', 'namespaces', 'pods', 'secrets'], ['get'])];

/**
 * ingress-nginx: a controller that configures nginx for the Ingresses of a class, its Services, its IngressClass, and a webhook that refuses Ingresses which
 * it could not read.
 *
 * The project ended in March 2026, and fixes no faults any more. The way on is the Gateway API, for which all charts of this library that have an Ingress have a route.
 *
 * The webhook never refuses what it cannot review, unless that is asked for: see `AdmissionWebhookOptions.failurePolicy`. Nothing depends on Helm hooks: a Job makes the certificate of
 * the webhook, and the pods wait for it.
 *
 * Two releases in a cluster need different names of their IngressClass; all other names are derived from the release. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.github.io/ingress-nginx/
 */
export class IngressNginx extends Construct {
  /**
   * The documented values, for `values.group('', …)`, without the images: `values.image('controller.image', …)`,
   * `values.image('controller.admissionWebhooks.patch.image', …)` and `values.image('defaultBackend.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return INGRESS_NGINX.adapt(overrides);
  }

  /** Name of the Service that clients connect to. */
  public readonly serviceName: string;

  /** Name of the IngressClass, for `ingressClassName` of Ingresses. */
  public readonly className: string;

  /** The webhook, if there can be one. @internal */
  public readonly _webhook: AdmissionWebhook | undefined;

  constructor(scope: Construct, id: string, props: IngressNginxProps = {}) {
    props = partProps('IngressNginxProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { controller = {}, defaultBackend = {}, tcp = {}, udp = {}, imagePullSecrets = [] } = props;
    const { service = {}, admissionWebhooks = {}, metrics = {}, publishService = {}, scope: watched = {}, hostPort = {}, ingressClassResource: ingressClass = {} } = controller;
    const rbac = props.serviceAccount?.rbac ?? true;
    this.check(props, controller);

    const component = componentLabel(this, 'controller');
    const labels = { 'app.kubernetes.io/component': component };
    const selector = chart.selectorLabels(component);
    const own = new Construct(this, 'controller');
    const name = chart._nameOf(own);
    const configName = new ApiObject(own, 'configmap', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels },
      data: { ...withoutKey(controller.config ?? {}, SNIPPETS), [SNIPPETS]: Condition.of(controller.allowSnippetAnnotations ?? false).chooseString('true', 'false') },
    }).name;
    const streams = (['tcp', 'udp'] as const).map(protocol => this.addStreams(protocol, protocol === 'tcp' ? tcp : udp, labels));

    const electionId = firstFilled(controller.electionId ?? '', chart._nameOf(new Construct(this, 'leader')));
    const account = new ServiceAccount(this, 'serviceaccount', { ...props.serviceAccount, labels, rules: OWN_RULES, clusterRules: CLUSTER_RULES });
    new LeaderElection(this, 'election', { enabled: rbac, leases: [electionId], subjects: [account.subject], labels });

    this.serviceName = this.addServices(own, service, { selector, labels, streams });
    this.className = ingressClass.name ?? CLASS.name;
    const controllerClass = this.addClass(ingressClass, labels);

    const reviewing = Condition.of(admissionWebhooks.enabled ?? true);
    const withWebhook = reviewing.scope(this, 'reviewing');
    const webhook = this._webhook = withWebhook && new AdmissionWebhook(withWebhook, 'admission', { ...admissionWebhooks, selector, serviceName: chart._nameOf(new Construct(own, 'admission')), imagePullSecrets, rbac });
    const backing = Condition.of(defaultBackend.enabled ?? false);
    const withBackend = backing.scope(this, 'backing');
    const backend = withBackend && new DefaultBackend(withBackend, 'defaultbackend', { ...defaultBackend, imagePullSecrets: [...imagePullSecrets, ...defaultBackend.imagePullSecrets ?? []] });

    const measured = Condition.of(metrics.enabled ?? false);
    const onNodes = Condition.of(hostPort.enabled ?? false);
    const hostNetwork = Condition.of(controller.hostNetwork ?? false);
    const port = ({ http = 80, https = 443 }: PortsOptions = {}): { http: number; https: number } => ({ http, https });
    const [ports, nodePorts] = [port(controller.containerPort), port(hostPort.ports)];
    const listens = (name: 'http' | 'https'): any => ({ name, port: ports[name], hostPort: onNodes.choose(nodePorts[name]) });
    const listensElsewhere = (name: 'http' | 'https', usual: number): any[] => Condition.of(new NumberExpression(toNode(ports[name])).isNot(usual)).items([`--${name}-port=${ports[name]}`]);
    const published = Condition.of(publishService.enabled ?? true);
    const probe = { handler: { httpGet: { path: '/healthz', port: STATUS_PORT } } };
    const podSecurityContext = controller.podSecurityContext ?? CONTROLLER_POD_SECURITY;
    const { kind = 'Deployment', ...ofPods } = controller;
    const pod = {
      ...propsOf('WorkloadProps', ofPods),
      image: controller.image ?? imageOf('controller'),
      imagePullSecrets: [...imagePullSecrets, ...controller.imagePullSecrets ?? []],
      component,
      containerName: 'controller',
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      resources: controller.resources ?? CONTROLLER_RESOURCES,
      nodeSelector: controller.nodeSelector ?? LINUX,
      lifecycle: controller.lifecycle ?? CONTROLLER_LIFECYCLE,
      terminationGracePeriodSeconds: controller.terminationGracePeriodSeconds ?? CONTROLLER_GRACE_PERIOD,
      securityContext: controller.securityContext ?? CONTROLLER_SECURITY,
      // The network of the node has settings of its own, which a pod may not change.
      podSecurityContext: hostNetwork.choose(withoutKey(podSecurityContext, 'sysctls'), podSecurityContext),
      podSpec: hostNetwork.entries({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }),
      spec: { minReadySeconds: ifFilled(controller.minReadySeconds) },
      // A pod that waits for the ports of another one on its node would wait for ever.
      strategy: Condition.of(controller.updateStrategy ?? {}).choose(controller.updateStrategy, onNodes.or(hostNetwork).choose({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } })),
      args: [
        '/nginx-ingress-controller',
        ...backend ? backing.items([`--default-backend-service=${NAMESPACE}/${backend.name}`]) : [],
        ...published.items([`--publish-service=${firstFilled(publishService.pathOverride ?? '', `${NAMESPACE}/${this.serviceName}`)}`]),
        `--election-id=${electionId}`,
        `--controller-class=${controllerClass}`,
        `--ingress-class=${firstFilled(controller.ingressClass ?? '', this.className)}`,
        ...Condition.of(controller.ingressClassByName ?? false).items(['--ingress-class-by-name=true']),
        `--configmap=${NAMESPACE}/${configName}`,
        ...streams.flatMap(({ protocol, any, name }) => any.items([`--${protocol}-services-configmap=${NAMESPACE}/${name}`])),
        ...Condition.of(watched.enabled ?? false).items(
          [`--watch-namespace=${firstFilled(watched.namespace ?? '', NAMESPACE)}`],
          [...Condition.of(watched.namespaceSelector ?? '').items([`--watch-namespace-selector=${watched.namespaceSelector}`])],
        ),
        ...Condition.of(controller.reportNodeInternalIp ?? false).items(['--report-node-internal-ip-address=true']),
        ...reviewing.items(AdmissionWebhook.arguments(admissionWebhooks.port ?? 8443)),
        ...Condition.of(controller.watchIngressWithoutClass ?? false).items(['--watch-ingress-without-class=true']),
        ...measured.items(['--enable-metrics=true']),
        ...listensElsewhere('http', 80),
        ...listensElsewhere('https', 443),
        ...argumentsOf(controller.extraArgs ?? {}),
      ],
      env: [
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
        ...Condition.of(controller.enableMimalloc ?? true).items([{ name: 'LD_PRELOAD', value: '/usr/local/lib/libmimalloc.so' }]),
      ],
      ports: [
        listens('http'),
        listens('https'),
        ...reviewing.items([{ name: 'webhook', port: admissionWebhooks.port ?? 8443 }]),
        ...measured.items([{ name: 'metrics', port: STATUS_PORT }]),
        ...streams.flatMap(({ entries, protocol }) => mapItems(entries, key => ({ name: `${key}-${protocol}`, port: key.toInteger().asNumber(), hostPort: onNodes.choose(key.toInteger().asNumber()), protocol: protocol.toUpperCase() }), 'port')),
      ],
      livenessProbe: { ...probe, ...CONTROLLER_PROBES.liveness, ...controller.livenessProbe },
      readinessProbe: { ...probe, ...CONTROLLER_PROBES.readiness, ...controller.readinessProbe },
      volumes: webhook ? reviewing.items([webhook.volume]) : [],
      volumeMounts: webhook ? reviewing.items([webhook.mount]) : [],
    };
    const everywhere = Condition.of(textOf(kind).is('DaemonSet'));
    const autoscaling = controller.autoscaling ?? { enabled: false };
    const asDeployment = everywhere.not().scope(own, 'as-deployment');
    if (asDeployment) {
      new Workload(asDeployment, 'deployment', { ...pod, name, replicas: HorizontalPodAutoscaler.replicas(autoscaling, controller.replicaCount ?? 1) });
      new HorizontalPodAutoscaler(asDeployment, 'horizontalpodautoscaler', { ...autoscaling, targetName: name, labels });
      new PodDisruptionBudget(asDeployment, 'poddisruptionbudget', { enabled: false, ...controller.podDisruptionBudget, selector, labels });
    }
    const asDaemonSet = everywhere.scope(own, 'as-daemonset');
    if (asDaemonSet) {
      new Workload(asDaemonSet, 'daemonset', { ...pod, name, kind: WorkloadKind.DAEMON_SET });
    }
    const withMetrics = measured.scope(own, 'with-metrics');
    if (withMetrics) {
      const ofMetrics = { 'app.kubernetes.io/component': `${component}-metrics` };
      const status = new Service(withMetrics, 'metrics', { selector, labels: ofMetrics, annotations: metrics.service?.annotations, ports: [{ name: 'metrics', port: metrics.service?.servicePort ?? STATUS_PORT }] });
      new ServiceMonitor(withMetrics, 'servicemonitor', { enabled: false, ...metrics.serviceMonitor, service: status });
    }
    const reached = Condition.of(service.external?.enabled ?? true).or(Condition.of(service.internal?.enabled ?? false)).scope(this, 'reached');
    if (reached) {
      new TestPod(reached, 'test', {
        image: pod.image,
        imagePullPolicy: controller.imagePullPolicy,
        imagePullSecrets: pod.imagePullSecrets,
        nodeSelector: pod.nodeSelector,
        tolerations: controller.tolerations,
        security: { uid: 101 },
        containerName: 'connect',
        command: ['curl', '--fail', '--silent', '--show-error', '--retry', '30', '--retry-all-errors', '--retry-delay', '2', `http://${this.serviceName}:${service.ports?.http ?? 80}/healthz`],
      });
    }
  }

  /** The ConfigMap with the ports of a protocol, if there are any. */
  private addStreams(protocol: 'tcp' | 'udp', entries: { readonly [port: string]: string }, labels: any): Streams {
    const any = Condition.of(entries);
    const at = new Construct(this, protocol);
    const within = any.scope(at, 'any');
    if (within) {
      new ApiObject(within, 'configmap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels }, data: { ...entries } });
    }
    const name = releaseChartOf(this)._nameOf(at);
    // It may be rendered nowhere, which is no error.
    toNode(name);
    return { protocol, entries, any, name };
  }

  /** The Services for clients; returns the name of the one whose address Ingresses have. */
  private addServices(own: Construct, service: IngressNginxServiceOptions, { selector, labels, streams }: { readonly selector: any; readonly labels: any; readonly streams: readonly Streams[] }): string {
    const { ports = {}, targetPorts = {}, nodePorts = {}, external = {}, internal = {} } = service;
    const listens = (name: 'http' | 'https', fallback: number): ServicePort => ({ name, port: ports[name] ?? fallback, targetPort: targetPorts[name] ?? name, appProtocol: name });
    const [http, https] = [listens('http', 80), listens('https', 443)];
    const extraPorts = streams.flatMap(({ entries, protocol }) => mapItems(entries, key => ({
      name: `${key}-${protocol}`, port: key.toInteger().asNumber(), targetPort: `${key}-${protocol}`, protocol: protocol.toUpperCase(),
    }), 'port'));
    const common = { selector, labels, extraPorts };
    const outside = Condition.of(external.enabled ?? true);
    const within = outside.scope(own, 'external');
    if (within) {
      this.checkFamilies(within, service);
      new Service(within, 'service', {
        ...common,
        type: service.type ?? 'LoadBalancer',
        ports: [{ ...http, nodePort: nodePorts.http }, { ...https, nodePort: nodePorts.https }],
        annotations: service.annotations,
        loadBalancerIp: service.loadBalancerIp,
        loadBalancerClass: service.loadBalancerClass,
        loadBalancerSourceRanges: service.loadBalancerSourceRanges,
        externalTrafficPolicy: service.externalTrafficPolicy,
        spec: { externalIPs: ifFilled(service.externalIPs), ipFamilyPolicy: ifFilled(service.ipFamilyPolicy), ipFamilies: ifFilled(service.ipFamilies) },
      });
    }
    const inside = Condition.of(internal.enabled ?? false).scope(own, 'within');
    if (inside) {
      const { annotations, loadBalancerIp, loadBalancerSourceRanges, externalTrafficPolicy } = internal;
      new Service(inside, 'internal', { ...common, type: 'LoadBalancer', ports: [http, https], annotations, loadBalancerIp, loadBalancerSourceRanges, externalTrafficPolicy });
    }
    const chart = releaseChartOf(this);
    return outside.chooseString(chart._nameOf(own), chart._nameOf(new Construct(own, 'internal')));
  }

  /** The IngressClass; returns what its controller calls itself. */
  private addClass({ enabled = true, name = CLASS.name, default: isDefault = false, controllerValue = '' }: IngressClassOptions, labels: any): string {
    const created = Condition.of(enabled);
    const other = created.and(Condition.of(textOf(name).is(CLASS.name)).not());
    const controller = firstFilled(controllerValue, other.chooseString(`${CLASS.controller}-${name}`, CLASS.controller));
    const within = created.scope(this, 'with-class');
    if (within) {
      new ApiObject(within, 'ingressclass', {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name, labels, annotations: ifFilled({ ...Condition.of(isDefault).entries({ 'ingressclass.kubernetes.io/is-default-class': 'true' }) }) },
        spec: { controller },
      });
    }
    return controller;
  }

  private check({ tcp = {} }: IngressNginxProps, controller: IngressNginxControllerOptions): void {
    const { extraArgs = {}, config = {}, metrics = {}, service = {}, publishService = {} } = controller;
    const everywhere = Condition.of(textOf(controller.kind ?? 'Deployment').is('DaemonSet'));
    const kind = nameOfProp('kind', controller.kind);
    for (const [option, value] of Object.entries(OWN_OPTIONS)) {
      refuseWhen(this, hasKey(extraArgs, option), `${nameOfProp('extraArgs', controller.extraArgs)} has ${option}, which ${value} sets: remove it, and set that`);
    }
    for (const [option, reason] of Object.entries(FIXED_OPTIONS)) {
      refuseWhen(this, hasKey(extraArgs, option), `${nameOfProp('extraArgs', controller.extraArgs)} has ${option}, and ${reason}: remove it`);
    }
    this.checkScope(controller.scope ?? {});
    this.checkStrategy(controller.updateStrategy ?? {}, everywhere, kind);
    refuseWhen(this, hasKey(config, SNIPPETS), `${nameOfProp('config', controller.config)} has ${SNIPPETS}: remove it, and set controller.allowSnippetAnnotations`);
    for (const [prop, given] of [['autoscaling.enabled', controller.autoscaling?.enabled], ['podDisruptionBudget.enabled', controller.podDisruptionBudget?.enabled]] as const) {
      refuseWhen(this, everywhere.and(Condition.of(given ?? false)), `${nameOfProp(prop, given)} is true, and ${kind} is "DaemonSet", which has a pod on every node: set it to false`);
    }
    const monitored = metrics.serviceMonitor?.enabled;
    refuseWhen(this, Condition.of(monitored ?? false).and(Condition.of(metrics.enabled ?? false).not()),
      `${nameOfProp('serviceMonitor.enabled', monitored)} is true, and ${nameOfProp('metrics.enabled', metrics.enabled)} is false, so that there are no metrics: set it to true`);
    refuseWhen(this, Condition.of(service.external?.enabled ?? true).or(Condition.of(service.internal?.enabled ?? false)).or(Condition.of(publishService.pathOverride ?? '')).not().and(Condition.of(publishService.enabled ?? true)),
      `${nameOfProp('publishService.enabled', publishService.enabled)} is true, and there is no Service whose address Ingresses could have: set it to false, or set publishService.pathOverride`);
    for (const [name, number] of Object.entries({ http: service.ports?.http ?? 80, https: service.ports?.https ?? 443 })) {
      refuseWhen(this, Condition.of(new MapExpression(toNode(tcp)).hasKey(`${number}`)), `tcp has the port ${number}, which is that of ${name}: choose another one`);
    }
    this.checkPorts(tcp, controller);
  }

  /** Two listeners of a pod on one port: nginx would not start, or the pod would not become ready. */
  private checkPorts(tcp: { readonly [port: string]: string }, { containerPort: { http = 80, https = 443 } = {}, hostPort = {}, hostNetwork = false, admissionWebhooks: { enabled = true, port = 8443 } = {} }: IngressNginxControllerOptions): void {
    const webhook = { path: nameOfProp('admissionWebhooks.port', port), number: port, exists: Condition.of(enabled) };
    const ofNginx = [[nameOfProp('containerPort.http', http), http], [nameOfProp('containerPort.https', https), https]] as const;
    const isOn = (number: number, other: number): Condition => Condition.of(asExpression(number).is(other));
    for (const { path, number, exists } of [...ofNginx.map(([path, number]) => ({ path, number, exists: Condition.of(true) })), webhook]) {
      refuseWhen(this, exists.and(isOn(number, STATUS_PORT)), `${path} is ${STATUS_PORT}, at which the controller answers the probes: choose another one`);
    }
    for (const [path, number] of ofNginx) {
      refuseWhen(this, webhook.exists.and(isOn(number, webhook.number)), `${path} and ${webhook.path} are both ${number}: choose another one for one of them`);
    }
    const streams = new MapExpression(toNode(tcp));
    const isStream = (number: number): Condition => Condition.of(streams.hasKey(`${number}`));
    for (const { path, number, exists } of [...ofNginx.map(([path, number]) => ({ path, number, exists: Condition.of(true) })), webhook]) {
      refuseWhen(this, exists.and(isStream(number)), `tcp has the port ${number}, which is ${path}: choose another one for one of them`);
    }
    refuseWhen(this, isStream(STATUS_PORT), `tcp has the port ${STATUS_PORT}, at which the controller answers the probes: choose another one`);
    const shared = Condition.of(hostNetwork).and(Condition.of(hostPort.enabled ?? false));
    const { http: httpOnNode = 80, https: httpsOnNode = 443 } = hostPort.ports ?? {};
    for (const [index, name, onNode] of [[0, 'http', httpOnNode], [1, 'https', httpsOnNode]] as const) {
      const [path, number] = ofNginx[index];
      refuseWhen(this, shared.and(isOn(number, onNode).not()),
        `${nameOfProp(`hostPort.ports.${name}`, onNode)} is ${onNode}, and ${path} is ${number}, and ${nameOfProp('hostNetwork', hostNetwork)} is true, with which both have to be equal: set both to the same port`);
    }
  }

  /** Refuses what the controller would not get, so that it would read other Ingresses than somebody thinks. */
  private checkScope({ enabled = false, namespace = '', namespaceSelector = '' }: ScopeOptions): void {
    const scoped = Condition.of(enabled);
    const [isScoped, selector, name] = [nameOfProp('scope.enabled', enabled), nameOfProp('scope.namespaceSelector', namespaceSelector), nameOfProp('scope.namespace', namespace)];
    refuseWhen(this, scoped.and(Condition.of(namespaceSelector)), `${selector} is "${namespaceSelector}", and ${isScoped} is true, by which one namespace is read, whatever its labels: leave the selector empty, or set ${isScoped} to false`);
    refuseWhen(this, scoped.not().and(Condition.of(namespace)), `${name} is "${namespace}", and ${isScoped} is false, by which all namespaces are read: set ${isScoped} to true, or leave the namespace empty`);
  }

  /** The API server knows other strategies for each kind. */
  private checkStrategy(strategy: { [field: string]: any }, everywhere: Condition, kind: string): void {
    const path = nameOfProp('updateStrategy', strategy);
    const type = hasKey(strategy, 'type').value === false ? textOf('') : new MapExpression(toNode(strategy)).pick('type').toJson();
    for (const { when, workload, other, own } of [
      { when: everywhere, workload: 'DaemonSet', other: 'Recreate', own: 'OnDelete' },
      { when: everywhere.not(), workload: 'Deployment', other: 'OnDelete', own: 'Recreate' },
    ]) {
      refuseWhen(this, when.and(Condition.of(type.is(`{"type":"${other}"}`))), `${path} has the type "${other}", and ${kind} is "${workload}", which has no such strategy: use "RollingUpdate" or "${own}"`);
    }
  }

  /** Refuses IP families that the API server would refuse. */
  private checkFamilies(within: Construct, { ipFamilies = [], ipFamilyPolicy = '' }: IngressNginxServiceOptions): void {
    const path = nameOfProp('ipFamilies', ipFamilies);
    const families = new ListExpression(toNode(ipFamilies));
    refuseWhen(within, Condition.of(families.uniq().length().isNot(families.length())), `${path} has a family twice: ${families.join(', ')}. Name each once`);
    refuseWhen(within, Condition.of(families.has('IPv4')).and(Condition.of(families.has('IPv6'))).and(Condition.of(textOf(ipFamilyPolicy).is('SingleStack'))),
      `${path} has two families, and ${nameOfProp('ipFamilyPolicy', ipFamilyPolicy)} is "SingleStack", which has one: remove one of the two, or set the policy to "PreferDualStack" or "RequireDualStack"`);
  }
}

interface Streams {
  readonly protocol: 'tcp' | 'udp';
  readonly entries: { readonly [port: string]: string };
  readonly any: Condition;
  /** Name of the ConfigMap. */
  readonly name: string;
}
