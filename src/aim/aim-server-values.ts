import { AimServerProps } from './aim-server-props';
import { AIM_UI } from './aim-ui-values';
import { EXAMPLE_HOST, EXAMPLE_TLS_SECRET, PROBES, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { AnyExpression } from '../expr/expression/any-expression';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The options of the program. */
const PROGRAM = ItemShape.object('Aim server.')
  .string('basePath', {
    pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/rt'], description: 'Base path of the server; only with the protocol `http`.',
  })
  .integer('port', { default: SERVER_PORT, minimum: 1024, maximum: 65535, description: 'Container port of the server.' })
  .oneOf('logLevel', { values: ['critical', 'error', 'warning', 'info', 'debug'], default: 'warning', description: 'Log level.' })
  .string('tlsSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME,
    description: 'Secret of type `kubernetes.io/tls` for TLS termination in the server and the UI; empty to disable TLS there. '
      + 'The certificate must be valid for all names that clients use, also in the cluster, and is read when the pod starts.',
  })
  .list('extraArgs', { description: 'Extra arguments of `aim server`, other than those that the chart sets.' });

const PROBE_VALUES = ItemShape.object('Probes of the server and the UI.')
  .group('startup', Workload.probeValues({ defaults: PROBES.startup, description: 'Startup probe.' }))
  .group('readiness', Workload.probeValues({ defaults: { ...PROBES.readiness, successThreshold: 1 }, description: 'Readiness probe.' }))
  .group('liveness', Workload.probeValues({
    defaults: PROBES.liveness, description: 'Liveness probe. The server may not respond for a while when it writes to storage.',
  }));

/** The documented values of a server. @internal */
export const AIM_SERVER = ItemShape.object('Aim remote tracking server.')
  .oneOf('protocol', {
    values: ['http', 'grpc'],
    description: 'Tracking protocol, which depends on the image: `http` for Aim 3.19.0 and later, `grpc` for 3.17.0 to 3.18.1. '
      + 'Sets up the probes, Service, Ingress and route accordingly.',
  })
  .group('server', PROGRAM)
  .group('persistence', Volume.values({ content: 'runs', notes: { accessModes: 'The server has one pod, so `ReadWriteOnce` is enough.' } }))
  .include(Exposure.values({
    service: { ports: [{ name: 'aim', port: 80 }], description: 'Service of the server.' },
    ingress: {
      description: 'Ingress of the server, with annotations for ingress-nginx.',
      defaults: { enabled: true, className: 'nginx', host: EXAMPLE_HOST, tlsSecret: EXAMPLE_TLS_SECRET },
      descriptions: {
        enabled: 'Create an Ingress. The server has no authentication.',
        host: 'Host name; the path is `server.basePath`. Must be unique among releases.',
        annotations: 'Ingress annotations. They override those of the chart, which have the prefix `nginx.ingress.kubernetes.io/`: `ssl-redirect`; with `http` '
          + '`proxy-read-timeout` and `proxy-send-timeout`; with `grpc` `proxy-body-size`; with `grpc` or `server.tlsSecret` `backend-protocol`. '
          + 'Also for those of other controllers, such as `cert-manager.io/cluster-issuer`.',
      },
      examples: { annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '7200' } },
    },
    gateway: {
      description: 'Gateway API route of the server: an HTTPRoute or a GRPCRoute, by `protocol`.',
      // A connection lasts as long as a run.
      defaults: { timeouts: { request: '0s' } },
    },
  }))
  .group('networkPolicy', NetworkPolicy.values())
  .group('ui', AIM_UI)
  .group('clientConfig', ItemShape.object('ConfigMap with `AIM_REPO`, the address of the server, for `envFrom` of pods in the namespace of the release.')
    .boolean('enabled', { description: 'Create the ConfigMap.' }))
  .group('probes', PROBE_VALUES)
  .include(Workload.values({
    subject: 'the server',
    security: SERVER_SECURITY,
    overridesCommand: true,
    defaults: { resources: SERVER_RESOURCES, strategy: { type: 'Recreate' } },
    notes: { podSecurityContext: 'After a change of `runAsUser`, existing files may not be readable.', securityContext: 'The server writes to its volume only.' },
    descriptions: { strategy: 'Update strategy. `Recreate` stops the server before a new one starts, since only one can write to the volume.' },
    examples: { extraEnv: [{ name: 'PYTHONUNBUFFERED', value: '1' }] },
  }))
  ._readBy((group: AnyExpression): AimServerProps => ({
    ...group._propsOf(['server', 'clientConfig', 'probes']),
    ...group.get('server').asProps(),
    clientConfig: group.boolean('clientConfig.enabled'),
    startupProbe: group.get('probes.startup').asProps(),
    readinessProbe: group.get('probes.readiness').asProps(),
    livenessProbe: group.get('probes.liveness').asProps(),
  }), ['server', 'clientConfig', 'probes']);
