import { AasBackendProps, AasBackendSecrets, AasBackendSettings } from './aas-backend-props';
import { keyOf, SECRET_SETTINGS, SETTINGS } from './aas-backend-variables';
import { HOSTS } from './hosts';
import { NAMESPACES } from './namespaces';
import { SERVICES } from './services';
import { webIngressValues } from './web-ingress-values';
import { GATEWAY } from '../emissary/emissary-names';
import { AnyExpression } from '../expr/expression/any-expression';
import { ServiceAccount } from '../kit/access/service-account';
import { GatewayRoute } from '../kit/network/gateway-route';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { KOURIER_SERVICES } from '../knative/knative-names';
import { Pattern } from '../values/pattern';

/** The image runs as root, and is not known to work with another user or without writing to its files. @internal */
export const BACKEND_SECURITY = { runsAsImageUser: true, readOnlyRootFilesystem: false };

/** Four workers, each with the libraries of ClearML, MongoDB and Kubernetes. @internal */
export const BACKEND_RESOURCES = {
  requests: { cpu: '250m', memory: '1Gi' },
  limits: { memory: '4Gi' },
};

/** Timing of the probes. A worker waits up to 30 seconds for MongoDB before it gives up. @internal */
export const BACKEND_PROBES = {
  startup: { periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** Where the program looks up the Services of the gateways. @internal */
export const GATEWAYS = {
  emissary: GATEWAY,
  knative: { namespace: NAMESPACES.kourier, service: KOURIER_SERVICES.external },
} as const;

const MAX_PODS = 100;
const HOSTNAME = '^([*]|([*][.])?[a-z0-9]([-.a-z0-9]*[a-z0-9])?)?$';

const withSettings = SETTINGS.reduce((shape, setting) => {
  const { options } = setting;
  return 'values' in options ? shape.oneOf(keyOf(setting), options) : shape.string(keyOf(setting), options);
}, ItemShape.object('Environment variables of the program. The confidential ones are in a Secret, the others in a ConfigMap. With another `environment` than `prod`, '
  + 'the chart replaces the prefix `PROD_` by that of the environment, such as `DEV_`.'));

const ENV = SECRET_SETTINGS.reduce((shape, setting) => shape.secret(keyOf(setting), { optional: true, description: setting.description }), withSettings)
  .withOtherKeys({
    items: ItemShape.ofString({ multiline: true, description: 'A value.' }),
    keyPattern: '^[a-zA-Z_][a-zA-Z0-9_]*$',
    keyPatternDescription: 'the name of an environment variable',
    description: 'Variables that the chart does not know, with the names as given. They may be confidential, so they are in a Secret.',
  });

const GATEWAY_NAMESPACE = { pattern: Pattern.DNS_LABEL, maxLength: 63 };

/** The documented values of a back end. @internal */
export const AAS_BACKEND = ItemShape.object('Back end of the AI Appstore.')
  .integer('replicaCount', { default: 1, minimum: 0, maximum: MAX_PODS, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
  .oneOf('environment', { values: ['prod', 'dev', 'stg', 'test'], description: 'Configuration of the program. It determines the prefix of the variables, such as `PROD_`.' })
  .group('env', ENV)
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: `Existing Secret with the confidential variables, instead of those in \`env\`, under the same names: ${
      SECRET_SETTINGS.map(setting => `\`${keyOf(setting)}\`${setting.optional ? ' (optional)' : ''}`).join(', ')}. `
      + 'If empty, a Secret with the full name of the release is used, which the chart creates from those in `env`. After a change of the Secret, restart the pods.',
  })
  .group('certs', ItemShape.object('Certificates of authorities.')
    .string('CA_CERT', {
      multiline: true,
      pattern: '^([^\\x00]*-----BEGIN (TRUSTED )?CERTIFICATE-----[^\\x00]*)?$',
      patternDescription: 'a file that has `-----BEGIN CERTIFICATE-----`, or empty',
      description: 'Certificates in PEM format, for `--set-file certs.CA_CERT=ca.crt`. They replace the public ones: for public servers, such as that of ClearML, add them to the file.',
    }))
  .group('inferenceServiceBackend', ItemShape.object('Kinds of inference services that users can create. The chart creates the Roles for them. Keep both while services of the other kind exist.')
    .boolean('emissary', { default: true, description: 'Deployments behind Emissary.' })
    .boolean('knative', { description: 'Services of Knative.' }))
  .group('gatewayNamespaces', ItemShape.object('Namespaces where the program looks up the load balancer of a gateway, unless `env.PROD_IE_DOMAIN` is set. They must exist. The program knows only the defaults: another namespace moves the permissions and the notes, not where the program looks.')
    .string('emissary', { ...GATEWAY_NAMESPACE, default: GATEWAYS.emissary.namespace, description: `Namespace of the Service \`${GATEWAYS.emissary.service}\`.` })
    .string('knative', { ...GATEWAY_NAMESPACE, default: GATEWAYS.knative.namespace, description: `Namespace of the Service \`${GATEWAYS.knative.service}\`.` }))
  .group('emissaryHost', ItemShape.object('`Host` of Emissary, if `inferenceServiceBackend.emissary` is set.')
    .string('hostname', {
      default: '*', pattern: HOSTNAME, patternDescription: 'a host name such as `inference.appstore.ai`, `*`, or empty', maxLength: 253,
      description: 'Host name; `*` for all that no other `Host` has, empty for no `Host`.',
    }))
  .group('rbac', ServiceAccount.rbacValues())
  .group('service', Service.values({ ports: [{ name: 'http', port: SERVICES.backend.port }] }))
  .group('ingress', webIngressValues(HOSTS.production.api, {
    description: 'Ingress, with annotations for ingress-nginx.',
    descriptions: {
      annotations: 'Ingress annotations. They override those of the chart, which have the prefix `nginx.ingress.kubernetes.io/`: `proxy-body-size`, which follows `env.PROD_MAX_UPLOAD_SIZE_GB`, '
        + '`proxy-request-buffering`, `proxy-read-timeout` and `proxy-send-timeout`.',
    },
  }))
  .group('gateway', GatewayRoute.values({
    description: 'Gateway API route: an HTTPRoute.',
    // A large upload is slow.
    defaults: { timeouts: { request: '0s' } },
  }))
  .group('autoscaling', HorizontalPodAutoscaler.values())
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .group('networkPolicy', NetworkPolicy.values({ notes: { egress: 'The back end needs MongoDB, the object store, ClearML and the API server of the cluster.' } }))
  .group('startupProbe', Workload.probeValues({ defaults: BACKEND_PROBES.startup, description: 'Startup probe. By default, the program has five minutes.' }))
  .group('readinessProbe', Workload.probeValues({ defaults: { ...BACKEND_PROBES.readiness, successThreshold: 1 }, description: 'Readiness probe.' }))
  .group('livenessProbe', Workload.probeValues({ defaults: BACKEND_PROBES.liveness, description: 'Liveness probe.' }))
  .group('probe', ItemShape.object('Container port.')
    .integer('containerPort', { default: SERVICES.backend.port, minimum: SERVICES.backend.port, maximum: SERVICES.backend.port, description: 'Port of the container, which the image determines.' }))
  .include(Workload.values({
    subject: 'the back end',
    security: BACKEND_SECURITY,
    hasScratch: true,
    omit: ['env'],
    defaults: { resources: BACKEND_RESOURCES, serviceAccount: { create: true }, automountServiceAccountToken: true },
    notes: {
      automountServiceAccountToken: 'The program needs it to create inference services.',
      podSecurityContext: 'The image runs as root, which the Pod Security Standard `baseline` allows. For an image that runs as another user: `runAsNonRoot: true`, `runAsUser` and `runAsGroup`.',
      securityContext: 'For an image that writes to `/tmp` only, add `readOnlyRootFilesystem: true`.',
      scratchVolume: 'Uploads are in `/tmp` until they are complete.',
    },
  }))
  ._readBy((group: AnyExpression): AasBackendProps => {
    const env = group.get('env');
    const text = (path: string): string => group.string(path).asString();
    return {
      ...group._propsOf([
        'replicaCount', 'environment', 'env', 'certs', 'inferenceServiceBackend', 'gatewayNamespaces', 'emissaryHost', 'rbac', 'startupProbe', 'readinessProbe', 'livenessProbe', 'probe',
        'serviceAccount',
      ]),
      replicas: group.integer('replicaCount').asNumber(),
      configuration: text('environment'),
      settings: Object.fromEntries(SETTINGS.map(setting => [setting.prop, env.string(keyOf(setting)).asString()])) as AasBackendSettings,
      secrets: Object.fromEntries(SECRET_SETTINGS.map(setting => [setting.prop, env.string(keyOf(setting))])) as AasBackendSecrets,
      variables: env.otherKeys().asAny(),
      caCertificates: text('certs.CA_CERT'),
      emissary: { enabled: group.boolean('inferenceServiceBackend.emissary'), namespace: text('gatewayNamespaces.emissary') },
      knative: { enabled: group.boolean('inferenceServiceBackend.knative'), namespace: text('gatewayNamespaces.knative') },
      emissaryHostname: text('emissaryHost.hostname'),
      serviceAccount: { ...group.get('serviceAccount').asProps(), rbac: group.boolean('rbac.create') },
      port: group.integer('probe.containerPort').asNumber(),
      probes: Object.fromEntries((['startup', 'readiness', 'liveness'] as const).map(kind => [kind, group.get(`${kind}Probe`).asProps()])),
    };
  }, ['replicaCount', 'environment', 'env', 'certs', 'inferenceServiceBackend', 'gatewayNamespaces', 'emissaryHost', 'rbac', 'startupProbe', 'readinessProbe', 'livenessProbe', 'probe', 'serviceAccount']);
