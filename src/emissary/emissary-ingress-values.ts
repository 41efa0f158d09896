import { EMISSARY_AGENT } from './emissary-agent-values';
import { AUTOSCALING_METRICS, EMISSARY_POD_SECURITY, EMISSARY_PORTS, EMISSARY_PROBES, EMISSARY_RESOURCES, MODULE_CONFIG, SERVICE_PORTS } from './emissary-ingress-defaults';
import { EmissaryIngressProps } from './emissary-ingress-props';
import { GATEWAY } from './emissary-names';
import { AnyExpression } from '../expr/expression/any-expression';
import { ServiceAccount } from '../kit/access/service-account';
import { SERVICE_SETTINGS } from '../kit/network/service-values';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodSecurity } from '../kit/workload/pod-security';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const PORT = { minimum: 1, maximum: 65535 };
const MAX_PODS = 1000;
const TEXT = { maxLength: 1000 };

/** What becomes other props. */
const READ_HERE = [
  'replicaCount', 'env', 'ambassadorConfig', 'service', 'resolvers', 'ingressClassResource', 'scope', 'rbac', 'serviceAccount', 'metrics', 'agent', 'docker', 'security',
];

const ENV = ItemShape.object('Environment variables of the program, by name. Those that are named here have a type, and objects and permissions follow some of them; any other can be added.')
  .string('AMBASSADOR_ID', {
    pattern: '^[-._a-zA-Z0-9]*$', patternDescription: 'letters, digits, `-`, `.` and `_`, or empty', maxLength: 253,
    description: 'Id of the installation, which reads only objects that name it in `ambassador_id`; those of the chart do. Empty for `default`.',
  })
  .string('SCOUT_DISABLE', {
    ...TEXT, default: '1', acceptsIntegers: true, description: '`1` keeps the program from reporting its version and the features in use to its makers; `0` lets it.',
  })
  .string('AMBASSADOR_KNATIVE_SUPPORT', { ...TEXT, acceptsBooleans: true, description: 'With `true`, the program serves Ingresses of Knative, and may read them; empty for not.' })
  .string('AMBASSADOR_UPDATE_MAPPING_STATUS', { ...TEXT, acceptsBooleans: true, description: 'With `true`, the program writes the status of mappings, and may; empty for not.' })
  .string('AMBASSADOR_DRAIN_TIME', { ...TEXT, acceptsIntegers: true, description: 'Seconds that Envoy gives open connections before it ends; empty for the default of the program, 600.' })
  .string('STATSD_ENABLED', { ...TEXT, acceptsBooleans: true, description: 'With `true`, Envoy sends statistics to `STATSD_HOST`; empty for not.' })
  .string('STATSD_HOST', { ...TEXT, description: 'Host that receives statistics; empty for the default of the program, `statsd-sink`.' })
  .withOtherKeys({
    items: ItemShape.ofString({ multiline: true, description: 'A value.' }),
    keyPattern: '^[A-Z_][A-Z0-9_]*$',
    keyPatternDescription: 'the name of a variable in capital letters, digits and `_`; others can be in `envRaw`',
    description: 'Variables that the chart does not know. Numbers and booleans are quoted.',
  });

const SERVICE_PORT = ItemShape.object()
  .string('name', {
    required: true, pattern: '^([a-z]|[a-z][a-z0-9]|[a-z][a-z0-9]*(-[a-z0-9]+)*)$', patternDescription: 'lower-case letters, digits and single `-`, starting with a letter', maxLength: 15,
    description: 'Name of the port.',
  })
  .integer('port', { ...PORT, required: true, description: 'Port of the Service.' })
  .integer('targetPort', { ...PORT, required: true, description: 'Port of the pods: that of a `Listener` or a `TCPMapping`.' })
  .oneOf('protocol', { values: ['TCP', 'UDP'], description: 'Protocol.' })
  .integer('nodePort', { minimum: 0, maximum: 65535, description: 'Node port; 0 for a port that Kubernetes chooses.' })
  .integer('hostPort', { minimum: 0, maximum: 65535, description: 'Port of the node that leads to the pod on it, which only the Pod Security Standard `privileged` allows; 0 for none.' });

const SERVICE = ItemShape.object('Service of the gateway.')
  .string('nameOverride', {
    default: GATEWAY.service, pattern: Pattern.DNS_LABEL, maxLength: 63,
    description: `Name of the Service, whatever the release is called: the back end of the AI Appstore looks up \`${GATEWAY.service}\` in the namespace \`${GATEWAY.namespace}\`. A second release in the same namespace needs another name.`,
  })
  .oneOf('type', { values: ['LoadBalancer', 'NodePort', 'ClusterIP'], description: 'Service type. The back end of the AI Appstore needs `LoadBalancer`, unless its `env.PROD_IE_DOMAIN` is set.' })
  .list('ports', { default: SERVICE_PORTS, minItems: 1, items: SERVICE_PORT, description: 'Ports.' })
  .string('loadBalancerIP', {
    pattern: '^[0-9a-fA-F.:]*$', patternDescription: 'an IP address, or empty', maxLength: 45, description: 'IP address that the load balancer is asked for, for the type `LoadBalancer`; empty for any.',
  })
  .include(SERVICE_SETTINGS);

const ADMIN_SERVICE = ItemShape.object('Service of the administration: diagnostics, metrics and a snapshot of the configuration.')
  .boolean('create', { default: true, description: 'Create the Service.' })
  .oneOf('type', { values: ['ClusterIP', 'NodePort', 'LoadBalancer'], description: 'Service type. Diagnostics should not be reachable from outside of the cluster.' })
  .integer('port', { ...PORT, default: EMISSARY_PORTS.admin, description: 'Port of diagnostics and metrics.' })
  .integer('snapshotPort', { ...PORT, default: EMISSARY_PORTS.snapshot, description: 'Port of the snapshot.' })
  .fragment('annotations', { type: 'Annotations', description: 'Service annotations.' });

const resolver = (description: string, name: string): ItemShape => ItemShape.object(description)
  .boolean('create', { description: 'Create it.' })
  .string('name', { default: name, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Name, by which mappings choose it.' });

/** The documented values of Emissary. @internal */
export const EMISSARY_INGRESS = ItemShape.object('Emissary.')
  .integer('replicaCount', { default: 3, minimum: 0, maximum: MAX_PODS, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
  .group('env', ENV)
  .group('service', SERVICE)
  .group('adminService', ADMIN_SERVICE)
  .boolean('createDefaultListeners', {
    default: true, description: 'Create a `Listener` for HTTP on port 8080 and one for HTTPS on port 8443, for `Host`s of all namespaces. Without any `Listener`, Emissary serves nothing.',
  })
  .fragment('module', {
    default: MODULE_CONFIG, description: 'Configuration of the `Module` with the name `ambassador`, of which a namespace has one. Empty for no `Module`: remove its keys with null.',
  })
  .group('resolvers', ItemShape.object('Resolvers: how Emissary finds the pods of services.')
    .group('endpoint', resolver('A `KubernetesEndpointResolver`.', 'endpoint'))
    .group('consul', resolver('A `ConsulResolver`.', 'consul-dc1')
      .fragment('spec', { description: 'Fields of its `spec`.', examples: [{ address: 'consul-server.default.svc.cluster.local:8500', datacenter: 'dc1' }] })))
  .group('ingressClassResource', ItemShape.object('IngressClass, by which Ingresses choose Emissary. It is not part of a namespace: a second release needs another name.')
    .boolean('enabled', { default: true, description: 'Create it, and let Emissary read Ingresses and write their status.' })
    .string('name', { default: 'ambassador', pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Name of the IngressClass.' })
    .boolean('default', { description: 'Whether it is the class of Ingresses that name none.' })
    .string('controllerValue', {
      default: 'getambassador.io/ingress-controller', pattern: Pattern.OPTIONAL_PREFIXED_PATH, minLength: 1, maxLength: 250,
      description: 'Name of the controller, which the program expects.',
    }))
  .group('scope', ItemShape.object('What Emissary reads.')
    .boolean('singleNamespace', { description: 'Read the objects of the namespace of the release only. The permissions are a Role then, and no ClusterRole.' }))
  .group('rbac', ServiceAccount.rbacValues()
    .boolean('secrets', { description: 'Let Emissary read Secrets, in all namespaces unless `scope.singleNamespace` is set. `Host` and `TLSContext` with certificates need it; without it, there is no TLS.' }))
  .group('autoscaling', HorizontalPodAutoscaler.values({
    omit: ['targetCPUUtilizationPercentage', 'targetMemoryUtilizationPercentage'],
    defaults: { minReplicas: 2, maxReplicas: 5, metrics: AUTOSCALING_METRICS },
    descriptions: { metrics: 'Metrics.' },
  }))
  .fragment('podDisruptionBudget', {
    type: 'PodDisruptionBudgetSpec', examples: [{ maxUnavailable: 1 }], description: '`spec` of a PodDisruptionBudget, without its `selector`; empty for none.',
  })
  .group('metrics', ItemShape.object('Metrics of Envoy, at `/metrics` of the Service of the administration.')
    .group('serviceMonitor', ServiceMonitor.values({ rename: { labels: 'selector' } })))
  .string('ambassadorConfig', {
    multiline: true, description: 'A file of configuration: YAML of Emissary. The program reads it when it starts, and what it then reads in the cluster takes its place: prefer objects. A change replaces the pods.',
  })
  .group('agent', EMISSARY_AGENT)
  .group('docker', ItemShape.object('Registry credentials for both Deployments, in addition to `image.pullSecrets`.')
    .boolean('useImagePullSecret', { description: 'Use `docker.imagePullSecretName`.' })
    .string('imagePullSecretName', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Name of an image pull secret.' }))
  .group('livenessProbe', Workload.probeValues({ defaults: EMISSARY_PROBES.liveness, description: 'Liveness probe: the program and Envoy run.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: EMISSARY_PROBES.readiness, description: 'Readiness probe: Envoy has a configuration.' }))
  .group('security', ItemShape.object('Security contexts.')
    .fragment('podSecurityContext', {
      type: 'PodSecurityContext', default: EMISSARY_POD_SECURITY, description: 'Pod security context. User 8888 is that of the image, whose files belong to the group of root.',
    })
    .fragment('containerSecurityContext', {
      type: 'SecurityContext', default: PodSecurity.securityContext(), description: 'Container security context. The program writes to `/ambassador` and `/tmp`, which are volumes.',
    }))
  .include(Workload.values({
    subject: 'the gateway',
    hasScratch: true,
    omit: ['env', 'podSecurityContext', 'securityContext'],
    rename: {
      extraEnv: 'envRaw', strategy: 'deploymentStrategy', extraVolumes: 'volumes', extraVolumeMounts: 'volumeMounts', extraInitContainers: 'initContainers', extraContainers: 'sidecarContainers',
    },
    defaults: { resources: EMISSARY_RESOURCES, serviceAccount: { create: true }, automountServiceAccountToken: true },
    notes: {
      automountServiceAccountToken: 'The program needs it to read its configuration.',
      extraEnv: 'A list, not the text of one.',
    },
  }))
  ._readBy((group: AnyExpression): EmissaryIngressProps => {
    const text = (path: string): string => group.string(path).asString();
    return {
      ...group._propsOf(READ_HERE),
      replicas: group.integer('replicaCount').asNumber(),
      settings: {
        ambassadorId: text('env.AMBASSADOR_ID'),
        scoutDisable: text('env.SCOUT_DISABLE'),
        knativeSupport: text('env.AMBASSADOR_KNATIVE_SUPPORT'),
        updateMappingStatus: text('env.AMBASSADOR_UPDATE_MAPPING_STATUS'),
        drainTime: text('env.AMBASSADOR_DRAIN_TIME'),
        statsdEnabled: text('env.STATSD_ENABLED'),
        statsdHost: text('env.STATSD_HOST'),
      },
      environment: group.get('env').otherKeys().asAny(),
      configuration: text('ambassadorConfig'),
      service: { ...group.get('service').asProps(['nameOverride']), name: text('service.nameOverride') },
      endpointResolver: group.get('resolvers.endpoint').asProps(),
      consulResolver: group.get('resolvers.consul').asProps(),
      ingressClass: {
        enabled: group.boolean('ingressClassResource.enabled'),
        name: text('ingressClassResource.name'),
        isDefault: group.boolean('ingressClassResource.default'),
        controller: text('ingressClassResource.controllerValue'),
      },
      singleNamespace: group.boolean('scope.singleNamespace'),
      readsSecrets: group.boolean('rbac.secrets'),
      serviceAccount: { ...group.get('serviceAccount').asProps(), rbac: group.boolean('rbac.create') },
      serviceMonitor: group.get('metrics.serviceMonitor').asProps(),
      agent: { ...group.get('agent').asProps(['cloudConnectToken']), cloudConnectToken: group.string('agent.cloudConnectToken'), rbac: group.boolean('rbac.create') },
      podSecurityContext: group.map('security.podSecurityContext').asAny(),
      securityContext: group.map('security.containerSecurityContext').asAny(),
    };
  }, READ_HERE);
