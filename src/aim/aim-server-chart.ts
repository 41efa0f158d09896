import { Construct } from 'constructs';
import { AimServer } from './aim-server';
import { addServerNotes } from './aim-server-notes';
import { declareUi } from './aim-ui-values';
import { ABOUT, AIM_VERSION, EXAMPLE_HOST, EXAMPLE_TLS_SECRET, PROBES, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { StringExpression } from '../expr/expression/string-expression';
import { ExposureValues } from '../kit/network/exposure-values';
import { NetworkPolicyValues } from '../kit/network/network-policy-values';
import { ProbeValues } from '../kit/workload/probe-values';
import { VolumeValues } from '../kit/storage/volume-values';
import { WorkloadValues } from '../kit/workload/workload-values';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { Pattern } from '../values/pattern';

/**
 * A release of Aim's tracking server.
 */
export interface AimServerChartProps extends ReleaseOptions {
  /**
   * A folder with a folder for each environment, in which `aim-server.yaml` holds the values of that environment.
   *
   * @default - no environments
   */
  readonly environments?: string;
}

/**
 * Aim's tracking server as a chart: `AimServer`, with a value for what differs from one installation to the next.
 *
 * The names are those of Aim's documentation when the release is called `aim-server`, as it is by default.
 */
export class AimServerChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: AimServerChartProps = {}) {
    super(scope, id, {
      name: 'aim-server',
      version: '0.1.0',
      appVersion: AIM_VERSION,
      description: 'Aim remote tracking: one place where experiments of many machines are recorded.',
      ...ABOUT,
      nameOverrides: true,
      prerequisites: [
        'A StorageClass that makes volumes, unless `persistence.existingClaim` names one that is there or `persistence.enabled` is false',
        'For the Ingress: [ingress-nginx](https://kubernetes.github.io/ingress-nginx/), a name in DNS for `ingress.host`, which no other release answers, '
        + 'and the Secret `ingress.tlsSecret` of the type `kubernetes.io/tls` with its certificate; or `ingress.enabled: false`',
        'For `gateway.enabled` and `ui.gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that lets the routes in; '
        + 'with `server.tlsSecret` a [BackendTLSPolicy](https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/) for the Service too',
        'For `server.tlsSecret`: the Secret, with a certificate for the names that clients use',
      ],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'aimstack/aim', description: 'Aim, with its command `aim` on the path' });
    const protocol = v.oneOf('protocol', {
      values: ['http', 'grpc'],
      description: 'What server and clients speak, which the image decides: `http` for Aim 3.19.0 and later, `grpc` for 3.17.0 to 3.18.1. '
        + 'Probes, Service, Ingress and route follow.',
    });

    v.describe('server', 'The server.');
    const basePath = v.string('server.basePath', {
      pattern: Pattern.OPTIONAL_URL_PATH,
      examples: ['/rt'],
      description: 'Path that all paths of the server begin with. Only with the protocol `http`.',
    });
    const port = v.integer('server.port', {
      default: SERVER_PORT, minimum: 1024, maximum: 65535, description: 'Port that the server listens on; ports below 1024 are for root.',
    });
    const logLevel = v.oneOf('server.logLevel', {
      values: ['critical', 'error', 'warning', 'info', 'debug'], default: 'warning', description: 'How much the server logs.',
    });
    const tlsSecret = v.string('server.tlsSecret', {
      pattern: Pattern.OPTIONAL_DNS_NAME,
      description: 'Secret of the type `kubernetes.io/tls` with which TLS ends in the server and its user interface; empty means that they speak without TLS. '
        + 'The certificate has to be for the names that clients use, inside of the cluster too, and is read when the pod starts.',
    });
    const extraArgs = v.list('server.extraArgs', { description: 'More arguments of `aim server`, not those that other values are for.' });

    const persistence = VolumeValues.declare(v, 'persistence', { content: 'runs', accessModesNote: 'There is one pod, so one node is enough.' });
    const exposure = ExposureValues.declare(v, '', {
      service: { ports: [{ name: 'aim', port: 80 }], description: 'The Service in front of the server.' },
      ingress: {
        description: 'The way in from outside the cluster by an Ingress; the annotations are those of ingress-nginx.',
        enabled: true,
        enabledDescription: 'Whether the server can be reached from outside the cluster by an Ingress. It asks nobody for a password.',
        className: 'nginx',
        host: EXAMPLE_HOST,
        hostDescription: 'Host name that the Ingress answers, below `server.basePath`. Each release needs its own.',
        tlsSecret: EXAMPLE_TLS_SECRET,
        annotationsDescription: 'Annotations of the Ingress. They win over those of the chart: `ssl-redirect`; with `http` `proxy-read-timeout` and `proxy-send-timeout`; '
          + 'with `grpc` `backend-protocol` and `proxy-body-size`, each behind `nginx.ingress.kubernetes.io/`.',
        annotationsExample: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '7200' },
      },
      gateway: {
        description: 'The way in from outside the cluster by a Gateway of the Gateway API: an HTTPRoute or a GRPCRoute, as `protocol` says.',
        requestTimeout: '0s',
      },
    });
    const networkPolicy = NetworkPolicyValues.declare(v, 'networkPolicy');
    const ui = declareUi(v);
    const clientConfig = v.boolean('clientConfig.enabled', { description: 'Whether there is one.' });
    v.describe('clientConfig', 'A ConfigMap with `AIM_REPO`, the address of the server, for `envFrom` of pods in the namespace of the release.');

    v.describe('probes', 'How patient Kubernetes is with the server, and with its user interface.');
    const probes = {
      startupProbe: ProbeValues.declare(v, 'probes.startup', { ...PROBES.startup, description: 'Until it counts as started.' }),
      readinessProbe: ProbeValues.declare(v, 'probes.readiness', { ...PROBES.readiness, successThreshold: 1, description: 'Until it gets no requests.' }),
      livenessProbe: ProbeValues.declare(v, 'probes.liveness', {
        ...PROBES.liveness, description: 'Until it is restarted. Work on the storage keeps it from answering for a while.',
      }),
    };
    const workload = WorkloadValues.declare(v, '', {
      subject: 'the server',
      resources: SERVER_RESOURCES,
      security: SERVER_SECURITY,
      notes: { podSecurityContext: 'Another `runAsUser` later cannot read what the one before wrote.', securityContext: 'The server writes to its volume only.' },
      examples: { extraEnv: [{ name: '__AIM_RT_MAX_MESSAGE_SIZE__', value: '33554432' }] },
    });

    const server = new AimServer(this, 'default', {
      ...image.asProps(),
      ...probes,
      ...workload,
      protocol: protocol.asString(),
      port: port.asNumber(),
      basePath: basePath.asString(),
      logLevel: logLevel.asString(),
      extraArgs: extraArgs.asAny(),
      tlsSecret: tlsSecret.asString(),
      ui,
      clientConfig,
      persistence,
      ...exposure,
      networkPolicy,
    });

    checkVersion(this, protocol);
    addServerNotes(this, server);
  }
}

/** The tags of Aim's own images say what they speak; those of others may mean anything. */
function checkVersion(chart: ReleaseChart, protocol: StringExpression): void {
  const { values } = chart;
  const tag = values.get('image.tag').string().orDefault(chart.builtIns.appVersion);
  const known = [values.get('image.repository').string().matches('(^|/)aimstack/aim$'), values.get('image.digest').isEmpty()];
  chart.requires(Fn.all(protocol.is('http'), ...known, tag.matches('^3\\.([0-9]|1[0-8])(\\.|$)')).not(),
    `protocol is "http", and Aim ${tag} speaks gRPC: set protocol to "grpc", or image.tag to 3.19.0 or later`);
  chart.requires(Fn.all(protocol.is('grpc'), ...known, tag.matches('^3\\.1[78](\\.|$)').not()).not(),
    `protocol is "grpc", and Aim ${tag} is not one of 3.17.0 to 3.18.1: set protocol to "http", or image.tag to 3.18.1`);
}
