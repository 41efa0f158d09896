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

/** What the program is told. */
const PROGRAM = ItemShape.object('The server.')
  .string('basePath', {
    pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/rt'], description: 'Path that all paths of the server begin with. Only with the protocol `http`.',
  })
  .integer('port', { default: SERVER_PORT, minimum: 1024, maximum: 65535, description: 'Port that the server listens on; ports below 1024 are for root.' })
  .oneOf('logLevel', { values: ['critical', 'error', 'warning', 'info', 'debug'], default: 'warning', description: 'How much the server logs.' })
  .string('tlsSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME,
    description: 'Secret of the type `kubernetes.io/tls` with which TLS ends in the server and its user interface; empty means that they speak without TLS. '
      + 'The certificate has to be for the names that clients use, inside of the cluster too, and is read when the pod starts.',
  })
  .list('extraArgs', { description: 'More arguments of `aim server`, not those that other values are for.' });

const PROBE_VALUES = ItemShape.object('How patient Kubernetes is with the server, and with its user interface.')
  .group('startup', Workload.probeValues({ defaults: PROBES.startup, description: 'Until it counts as started.' }))
  .group('readiness', Workload.probeValues({ defaults: { ...PROBES.readiness, successThreshold: 1 }, description: 'Until it gets no requests.' }))
  .group('liveness', Workload.probeValues({
    defaults: PROBES.liveness, description: 'Until it is restarted. Work on the storage keeps it from answering for a while.',
  }));

/** The documented values of a server. @internal */
export const AIM_SERVER = ItemShape.object('The tracking server.')
  .oneOf('protocol', {
    values: ['http', 'grpc'],
    description: 'What server and clients speak, which the image decides: `http` for Aim 3.19.0 and later, `grpc` for 3.17.0 to 3.18.1. '
      + 'Probes, Service, Ingress and route follow.',
  })
  .group('server', PROGRAM)
  .group('persistence', Volume.values({ content: 'runs', notes: { accessModes: 'There is one pod, so one node is enough.' } }))
  .include(Exposure.values({
    service: { ports: [{ name: 'aim', port: 80 }], description: 'The Service in front of the server.' },
    ingress: {
      description: 'The way in from outside the cluster by an Ingress; the annotations are those of ingress-nginx.',
      defaults: { enabled: true, className: 'nginx', host: EXAMPLE_HOST, tlsSecret: EXAMPLE_TLS_SECRET },
      descriptions: {
        enabled: 'Whether the server can be reached from outside the cluster by an Ingress. It asks nobody for a password.',
        host: 'Host name that the Ingress answers, below `server.basePath`. Each release needs its own.',
        annotations: 'Annotations of the Ingress. They win over those of the chart: `ssl-redirect`; with `http` `proxy-read-timeout` and `proxy-send-timeout`; '
          + 'with `grpc` `backend-protocol` and `proxy-body-size`, each behind `nginx.ingress.kubernetes.io/`.',
      },
      examples: { annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '7200' } },
    },
    gateway: {
      description: 'The way in from outside the cluster by a Gateway of the Gateway API: an HTTPRoute or a GRPCRoute, as `protocol` says.',
      // A connection may stay for as long as a run takes.
      defaults: { timeouts: { request: '0s' } },
    },
  }))
  .group('networkPolicy', NetworkPolicy.values())
  .group('ui', AIM_UI)
  .group('clientConfig', ItemShape.object('A ConfigMap with `AIM_REPO`, the address of the server, for `envFrom` of pods in the namespace of the release.')
    .boolean('enabled', { description: 'Whether there is one.' }))
  .group('probes', PROBE_VALUES)
  .include(Workload.values({
    subject: 'the server',
    security: SERVER_SECURITY,
    defaults: { resources: SERVER_RESOURCES },
    notes: { podSecurityContext: 'Another `runAsUser` later cannot read what the one before wrote.', securityContext: 'The server writes to its volume only.' },
    examples: { extraEnv: [{ name: '__AIM_RT_MAX_MESSAGE_SIZE__', value: '33554432' }] },
  }))
  ._readBy((group: AnyExpression): AimServerProps => ({
    ...group._propsOf(['server', 'clientConfig', 'probes']),
    ...group.get('server').asProps(),
    clientConfig: group.boolean('clientConfig.enabled'),
    startupProbe: group.get('probes.startup').asProps(),
    readinessProbe: group.get('probes.readiness').asProps(),
    livenessProbe: group.get('probes.liveness').asProps(),
  }));
