import {
  CERTGEN_RESOURCES, CLASS, CONTROLLER_GRACE_PERIOD, CONTROLLER_LIFECYCLE, CONTROLLER_POD_SECURITY, CONTROLLER_PROBES, CONTROLLER_RESOURCES, CONTROLLER_SECURITY,
  DEFAULT_BACKEND_RESOURCES, LINUX, STATUS_PORT,
} from './ingress-nginx-defaults';
import { IngressNginxProps } from './ingress-nginx-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { ServiceAccount } from '../kit/access/service-account';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { WebhookCertificate } from '../kit/webhook/webhook-certificate';
import { Job } from '../kit/workload/job';
import { PodSecurity } from '../kit/workload/pod-security';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';
import { IntegerOptions, MapOptions } from '../values/declare/options';
import { Pattern } from '../values/pattern';

const port = (fallback: number, description: string): IntegerOptions => ({ default: fallback, minimum: 1, maximum: 65535, description });
const nodePort = (name: string): IntegerOptions => ({ minimum: 0, maximum: 65535, description: `Node port of \`${name}\`; 0 for one that Kubernetes chooses.` });
const IP = { pattern: Pattern.OPTIONAL_IP_ADDRESS, maxLength: 45 };
const OPTIONAL_NAME = { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253 };

const loadBalancer = (shape: ItemShape): ItemShape => shape
  .fragment('annotations', { type: 'Annotations', description: 'Annotations of the Service, such as those that the provider of the load balancer reads.' })
  .string('loadBalancerIP', { ...IP, description: 'Address that the load balancer gets, if its provider supports that; empty for one that it chooses.' })
  .list('loadBalancerSourceRanges', {
    items: ItemShape.ofString({ pattern: Pattern.CIDR, description: 'A CIDR block.' }), examples: [['192.0.2.0/24']], description: 'CIDR blocks that may use the load balancer; empty for all.',
  })
  .oneOf('externalTrafficPolicy', { values: ['', 'Cluster', 'Local'], description: 'External traffic policy; `Local` preserves the address of clients, and uses only nodes with a pod. Empty for `Cluster`.' });

const SERVICE = loadBalancer(ItemShape.object('Service that clients connect to.')
  .oneOf('type', { values: ['LoadBalancer', 'NodePort', 'ClusterIP'], description: 'Service type. `LoadBalancer` needs a provider of load balancers in the cluster.' })
  .group('external', ItemShape.object('The Service for clients outside of the network of the cluster.').boolean('enabled', { default: true, description: 'Create it.' }))
  .group('ports', ItemShape.object('Ports of the Service.').integer('http', port(80, 'Port for HTTP.')).integer('https', port(443, 'Port for HTTPS.')))
  .group('targetPorts', ItemShape.object('Ports of the pods that requests go to.')
    .oneOf('http', { values: ['http', 'https'], description: 'Port of the pods for HTTP.' })
    .oneOf('https', { values: ['https', 'http'], description: 'Port of the pods for HTTPS; `http` if the load balancer ends TLS.' }))
  .group('nodePorts', ItemShape.object('Node ports, for the types `NodePort` and `LoadBalancer`.').integer('http', nodePort('http')).integer('https', nodePort('https')))
  .string('loadBalancerClass', { pattern: Pattern.OPTIONAL_QUALIFIED_NAME, description: 'Load balancer class; empty for the default of the cluster.' })
  .list('externalIPs', { items: ItemShape.ofString({ ...IP, minLength: 1, description: 'An address.' }), description: 'Addresses of nodes at which the Service is available too.' })
  .oneOf('ipFamilyPolicy', { values: ['', 'SingleStack', 'PreferDualStack', 'RequireDualStack'], description: 'IPv4 and IPv6; empty for the default of the cluster.' })
  .list('ipFamilies', { items: ItemShape.ofEnum('IPv4', 'IPv6'), description: 'IP families; empty for those of the cluster.' }))
  .group('internal', loadBalancer(ItemShape.object('A second load balancer, for clients of the internal network. Which annotations it needs depends on its provider.')
    .boolean('enabled', { description: 'Create the Service.' })));

const PATCH = ItemShape.object('The Job that makes the certificate of the webhook, and writes its authority into the webhook configuration. It runs once, and again when its pod changes.')
  .boolean('enabled', { default: true, description: 'Make the certificate with a Job, unless `certManager.enabled` or `existingSecret` is set.' })
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the Job again, such as after the Secret was deleted.' })
  .include(Job.values())
  .include(Workload.values({
    kind: WorkloadKind.JOB, only: ['resources', 'podLabels', 'podAnnotations', 'nodeSelector', 'tolerations', 'priorityClassName', 'podSecurityContext', 'securityContext'], subject: 'the Job',
    defaults: { resources: CERTGEN_RESOURCES, nodeSelector: LINUX, podSecurityContext: PodSecurity.podSecurityContext({ uid: 65532 }) },
  }));

const ADMISSION_WEBHOOKS = ItemShape.object('Webhook by which the controller refuses Ingresses that it could not read.')
  .boolean('enabled', { default: true, description: 'Let the controller review Ingresses before the API server stores them.' })
  .oneOf('failurePolicy', {
    values: ['Ignore', 'Fail'],
    description: 'What happens to Ingresses while the controller cannot be reached: `Ignore` admits them, `Fail` refuses all of the cluster, also before the controller has started. '
      + '`Fail` is only accepted with `certManager` or `existingSecret`.',
  })
  .integer('timeoutSeconds', { default: 10, minimum: 1, maximum: 30, description: 'Seconds that the API server waits for an answer.' })
  .integer('port', { ...port(8443, 'Port of the pods for the webhook.'), minimum: 1024 })
  .fragment('namespaceSelector', { type: 'LabelSelector', description: 'Labels of the namespaces whose Ingresses are reviewed; empty for all.' })
  .fragment('objectSelector', { type: 'LabelSelector', description: 'Labels of the Ingresses that are reviewed; empty for all.' })
  .fragment('annotations', { type: 'Annotations', description: 'Annotations of the webhook configuration.' })
  .group('service', ItemShape.object('Service of the webhook.')
    .integer('servicePort', port(443, 'Port of the Service.'))
    .fragment('annotations', { type: 'Annotations', description: 'Annotations of the Service.' }))
  .include(WebhookCertificate.values())
  .group('patch', PATCH);

const METRICS = ItemShape.object('Metrics for Prometheus.')
  .boolean('enabled', { description: 'Count requests, and create a Service for the metrics.' })
  .group('service', ItemShape.object('Service of the metrics.')
    .integer('servicePort', port(STATUS_PORT, 'Port of the Service.'))
    .fragment('annotations', { type: 'Annotations', description: 'Annotations of the Service.' }))
  .group('serviceMonitor', ServiceMonitor.values({ defaults: { interval: '30s' }, descriptions: { enabled: 'Create a ServiceMonitor, if `metrics.enabled` is set. Requires the Prometheus Operator in the cluster.' } })
    .adapt({ rename: { labels: 'additionalLabels', interval: 'scrapeInterval' } }));

const CONTROLLER = ItemShape.object('The controller: nginx, and the program that configures it.')
  .oneOf('kind', { values: ['Deployment', 'DaemonSet'], description: 'Kind of the workload: a number of pods, or one on every node.' })
  .integer('replicaCount', { default: 1, minimum: 0, maximum: 1000, description: 'Number of pods of a Deployment, unless `autoscaling.enabled` is set.' })
  .map('config', {
    keyPattern: '^[a-z][-a-z0-9]*$', keyPatternDescription: 'the name of a setting, such as `proxy-body-size`', items: ItemShape.ofString({ multiline: true, description: 'The setting.' }), examples: [{ 'proxy-body-size': '64m', 'use-forwarded-headers': 'true' }],
    description: 'Settings of nginx, as in its ConfigMap: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/',
  })
  .boolean('allowSnippetAnnotations', { description: 'Let annotations of Ingresses add configuration of nginx. Everybody who can create an Ingress could then read every Secret that the controller can read.' })
  .string('electionID', { ...OPTIONAL_NAME, description: 'Name of the Lease with which the pods elect the one that writes the status of Ingresses; empty for the full name of the release and `-leader`.' })
  .group('ingressClassResource', ItemShape.object('IngressClass. A second release in the cluster needs another name.')
    .boolean('enabled', { default: true, description: 'Create the IngressClass.' })
    .string('name', { default: CLASS.name, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Name of the IngressClass.' })
    .boolean('default', { description: 'Make it the class of new Ingresses that name none.' })
    .string('controllerValue', {
      pattern: Pattern.OPTIONAL_PREFIXED_PATH, maxLength: 250,
      description: `Name by which the class says which controller reads its Ingresses. It cannot be changed. Empty for \`${CLASS.controller}\`, followed by \`-\` and the name of the class if that is not \`${CLASS.name}\` and the chart creates it.`,
    }))
  .string('ingressClass', { ...OPTIONAL_NAME, description: 'Value of the old annotation `kubernetes.io/ingress.class` of Ingresses that are read too; empty for the name of the IngressClass.' })
  .boolean('ingressClassByName', { description: 'Also read Ingresses of other IngressClasses whose name is that of this one.' })
  .boolean('watchIngressWithoutClass', { description: 'Also read Ingresses that name no class.' })
  .group('containerPort', ItemShape.object('Ports of the pods, on which nginx listens.').integer('http', port(80, 'Port for HTTP.')).integer('https', port(443, 'Port for HTTPS.')))
  .group('hostPort', ItemShape.object('Ports of the nodes.')
    .boolean('enabled', { description: 'Listen on ports of the nodes too. A namespace with the Pod Security Standard `restricted` or `baseline` refuses such pods.' })
    .group('ports', ItemShape.object('Ports of the nodes.').integer('http', port(80, 'Port for HTTP.')).integer('https', port(443, 'Port for HTTPS.'))))
  .boolean('hostNetwork', {
    description: 'Use the network of the nodes. A namespace with the Pod Security Standard `restricted` or `baseline` refuses such pods. The `sysctls` of `podSecurityContext` are left out then, '
      + 'so that ports below 1024 need `containerSecurityContext.allowPrivilegeEscalation`, or nodes on which every user may listen on them.',
  })
  .boolean('reportNodeInternalIp', { description: 'Write the internal addresses of nodes into the status of Ingresses, if `publishService.enabled` is false.' })
  .group('publishService', ItemShape.object('Address in the status of Ingresses.')
    .boolean('enabled', { default: true, description: 'Write the address of the Service into the status of Ingresses; otherwise those of the nodes with a pod.' })
    .string('pathOverride', { pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z]([-a-z0-9]*[a-z0-9])?)?$', patternDescription: 'a namespace and a Service, such as `ingress-nginx/public`, or empty', description: 'Another Service, with its namespace; empty for that of the chart.' }))
  .group('scope', ItemShape.object('Namespaces whose Ingresses are read.')
    .boolean('enabled', { description: 'Read those of one namespace only.' })
    .string('namespace', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 63, description: 'The namespace, if `enabled` is set; empty for that of the release.' })
    .string('namespaceSelector', { pattern: '^[-._/=!,() a-zA-Z0-9]*$', patternDescription: 'a label selector such as `team=ml`, or empty', description: 'Labels of the namespaces, if `enabled` is not set; empty for all.' }))
  .map('extraArgs', extraArgs('the controller', { 'default-ssl-certificate': 'ingress-nginx/wildcard', 'enable-ssl-passthrough': '' }))
  .boolean('enableMimalloc', { default: true, description: 'Use the memory allocator mimalloc, which the image has.' })
  .integer('minReadySeconds', { minimum: 0, maximum: 599, description: 'Seconds that a pod has to be ready before it counts as available; fewer than the 600 after which a rollout counts as failed.' })
  .group('service', SERVICE)
  .group('admissionWebhooks', ADMISSION_WEBHOOKS)
  .group('metrics', METRICS)
  .group('autoscaling', HorizontalPodAutoscaler.values({ defaults: { maxReplicas: 11, targetCPUUtilizationPercentage: 50, targetMemoryUtilizationPercentage: 50 } }))
  .group('podDisruptionBudget', PodDisruptionBudget.values({ notes: { enabled: 'With a single pod, it would keep nodes from being drained.' } }))
  .group('livenessProbe', Workload.probeValues({ defaults: CONTROLLER_PROBES.liveness, description: 'Liveness probe of the controller.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: CONTROLLER_PROBES.readiness, description: 'Readiness probe of the controller.' }))
  .include(Workload.values({
    subject: 'the controller',
    hasLifecycle: true,
    omit: ['serviceAccount', 'automountServiceAccountToken', 'strategy'],
    defaults: {
      resources: CONTROLLER_RESOURCES, podSecurityContext: CONTROLLER_POD_SECURITY, securityContext: CONTROLLER_SECURITY, nodeSelector: LINUX, lifecycle: CONTROLLER_LIFECYCLE,
      terminationGracePeriodSeconds: CONTROLLER_GRACE_PERIOD,
    },
    notes: {
      podSecurityContext: 'User 101 is that of the image. By the `sysctls`, any user may listen on ports below 1024.',
      securityContext: 'The image needs the capability, and writes to its root file system.',
      lifecycle: '`/wait-shutdown` waits for open connections.',
    },
  }).adapt({ rename: { securityContext: 'containerSecurityContext', extraEnv: 'extraEnvs' } }))
  .fragment('updateStrategy', { description: 'Update strategy of the workload; empty for the default of Kubernetes, or, with ports of the nodes, a rolling update that first ends a pod.', examples: [{ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }] });

const DEFAULT_BACKEND = ItemShape.object('Program that answers requests for unknown hosts and paths, instead of nginx itself.')
  .boolean('enabled', { description: 'Install the default backend.' })
  .integer('replicaCount', { default: 1, minimum: 0, maximum: 1000, description: 'Number of pods.' })
  .integer('port', { ...port(8080, 'Port of the pods.'), minimum: 1024 })
  .map('extraArgs', extraArgs('the default backend'))
  .group('service', ItemShape.object('Service of the default backend.')
    .integer('servicePort', port(80, 'Port of the Service.'))
    .fragment('annotations', { type: 'Annotations', description: 'Annotations of the Service.' }))
  .include(Workload.values({
    subject: 'the default backend', only: ['resources', 'podLabels', 'podAnnotations', 'nodeSelector', 'tolerations', 'affinity', 'priorityClassName', 'podSecurityContext', 'securityContext', 'extraEnv', 'extraVolumes', 'extraVolumeMounts'],
    defaults: { resources: DEFAULT_BACKEND_RESOURCES, nodeSelector: LINUX, podSecurityContext: PodSecurity.podSecurityContext({ uid: 65534 }) },
  }).adapt({ rename: { securityContext: 'containerSecurityContext', extraEnv: 'extraEnvs' } }));

function extraArgs(subject: string, example?: object): MapOptions {
  return {
    keyPattern: '^[a-z][-a-z0-9]*$', keyPatternDescription: 'an option without its dashes', items: ItemShape.ofString({ description: 'Its value; empty for none.' }), examples: example ? [example] : [],
    description: `Extra options of ${subject}, without \`--\`.`,
  };
}

function streams(protocol: string, example: object): MapOptions {
  return {
    keyPattern: '^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$', keyPatternDescription: 'a port from 1 to 65535', keyMaxLength: 5,
    items: ItemShape.ofString({ pattern: '^[-a-z0-9]+/[-a-z0-9]+:[-a-zA-Z0-9]+(:(PROXY)?(:PROXY)?)?$', patternDescription: 'a Service with its namespace and port, such as `default/broker:9000`', description: 'The Service.' }), examples: [example],
    description: `Ports for ${protocol}, each with the Service that its connections go to: namespace, name and port.`,
  };
}

/** The documented values. @internal */
export const INGRESS_NGINX = ItemShape.object('ingress-nginx.')
  .group('controller', CONTROLLER)
  .group('defaultBackend', DEFAULT_BACKEND)
  .map('tcp', streams('TCP', { 9000: 'default/broker:9000' }))
  .map('udp', streams('UDP', { 53: 'kube-system/kube-dns:53' }))
  .group('serviceAccount', ServiceAccount.values())
  .group('rbac', ServiceAccount.rbacValues())
  .list('imagePullSecrets', { items: ItemShape.object().string('name', { required: true, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Name of the Secret.' })._documentedAs('LocalObjectReference'), description: 'Image pull secrets of all pods.', examples: [[{ name: 'registry-credentials' }]] })
  ._readBy((group: AnyExpression): IngressNginxProps => ({
    ...group._propsOf(['serviceAccount', 'rbac']),
    serviceAccount: { ...group.get('serviceAccount').asProps(), rbac: group.boolean('rbac.create') },
  }), ['serviceAccount', 'rbac']);
