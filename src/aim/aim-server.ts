import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps, propsOf } from '../kit/part-props';
import { AimServerProps } from './aim-server-props';
import { AimUi } from './aim-ui';
import { CONNECT_GRPC, CONNECT_HTTP } from './connect';
import { AIM_VERSION, ENDS_AT_SIGINT, MOUNT_PATH, NGINX, PROBES, REPOSITORY_MOUNT, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { Tls } from './tls';
import { Condition, jsonMatches, listOr, textOf } from '../kit/condition';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { ProbeOptions } from '../kit/workload/probe-props';
import { componentLabel, isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { TestPod } from '../kit/workload/test-pod';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { AIM_SERVER } from './aim-server-values';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'aim';

/**
 * An Aim remote tracking server: a Deployment with one pod, its volume, a Service and an Ingress, as in the documentation
 * of Aim; optionally a user interface, a route of the Gateway API, a NetworkPolicy and a ConfigMap for clients; and a pod
 * for `helm test`.
 *
 * There is one pod, with the update strategy `Recreate`, since open runs are in its memory. Clients that lose the
 * connection buffer their data and reconnect.
 *
 * The server and its user interface listen at all addresses of IPv4 and IPv6 that the pod has.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html
 */
export class AimServer extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return AIM_SERVER.adapt(overrides);
  }

  /** Protocol of clients and server: `http` or `grpc`. */
  public readonly protocol: string;

  /** Service, Ingress and route of the server. */
  public readonly exposure: Exposure;

  /** Service, Ingress and route of the user interface, if there can be one. */
  public readonly uiExposure?: Exposure;

  /** Name of the ConfigMap for clients, if there can be one. */
  public readonly clientConfigName?: string;

  private readonly basePath: string;

  constructor(scope: Construct, id: string, props: AimServerProps = {}) {
    props = partProps('AimServerProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    const protocol = props.protocol ?? 'http';
    const http = Condition.of(textOf(protocol).is('http'));
    const grpc = Condition.of(textOf(protocol).is('grpc'));
    const port = props.port ?? SERVER_PORT;
    const basePath = this.basePath = props.basePath ?? '';
    this.protocol = protocol;
    this.check(props, protocol, http, grpc);

    const component = componentLabel(this, 'server');
    const labels = { 'app': 'aim-server', 'app.kubernetes.io/component': component };
    const volume = new Volume(this, 'default', { ...props.persistence, labels });
    const common = {
      ...propsOf('WorkloadProps', props),
      image: props.image ?? `aimstack/aim:${AIM_VERSION}`,
      labels: { app: labels.app },
      security: SERVER_SECURITY,
    };
    const tls = new Tls(props.tlsSecret ?? '');
    const probes = {
      startup: { ...PROBES.startup, ...props.startupProbe },
      liveness: { ...PROBES.liveness, ...props.livenessProbe },
      readiness: { ...PROBES.readiness, ...props.readinessProbe },
    };
    const probe = (timing: ProbeOptions) => ({
      // gRPC probes do not support TLS.
      handler: http.entries({ httpGet: tls.httpGet(`${basePath}/status/`, PORT) }, tls.condition.entries({ tcpSocket: { port: PORT } }, { grpc: { port } })),
      ...timing,
    });
    const { logLevel = 'warning' } = props;
    const { ingress, gateway } = props;
    const ui = new AimUi(this, 'ui', { common, grpc, port, basePath, logLevel, tls, ingress, gateway, probes }, props.ui);
    const server = new Workload(this, 'deployment', {
      ...common,
      component,
      replicas: 1,
      strategy: props.strategy ?? { type: 'Recreate' },
      initContainers: [
        {
          name: 'init-repository',
          // Older versions have no --skip-if-exists. Their server creates the repository itself, unless the user interface
          // could do so at the same time.
          command: http.choose(['aim', 'init'], ['sh', '-c']),
          args: http.choose([`--repo=${MOUNT_PATH}`, '--skip-if-exists'], [`test -e ${MOUNT_PATH}/.aim || aim init --repo=${MOUNT_PATH}`]),
          when: http.or(ui.enabled).value,
        },
      ],
      containerName: 'aim-server',
      command: listOr(props.command, ['aim', 'server']),
      args: listOr(props.args, [
        // With --yes, later versions delete runs that they cannot read.
        ...grpc.items(['--yes']),
        // All addresses of IPv4 and IPv6 that the pod has: gRPC takes this for both, and asyncio an empty one.
        `--host=${grpc.chooseString('0.0.0.0', '')}`,
        `--port=${port}`,
        `--repo=${MOUNT_PATH}`,
        ...Condition.of(basePath).items([`--base-path=${basePath}`]),
        ...tls.args,
        `--log-level=${logLevel}`,
        ...props.extraArgs ?? [],
      ]),
      ports: [{ name: PORT, port }],
      resources: props.resources ?? SERVER_RESOURCES,
      startupProbe: probe(probes.startup),
      livenessProbe: probe(probes.liveness),
      readinessProbe: probe(probes.readiness),
      lifecycle: ENDS_AT_SIGINT,
      volumeMounts: [REPOSITORY_MOUNT],
      // Init containers do not need the private key.
      extraVolumeMounts: [...tls.volumeMounts, ...props.extraVolumeMounts ?? []],
      volumes: [volume.asVolume(REPOSITORY_MOUNT.name), ...tls.volumes],
      extraContainers: [...ui.containers, ...props.extraContainers ?? []],
    });

    const { service } = this.exposure = new Exposure(this, 'resource', {
      service: props.service,
      ingress: { className: 'nginx', ...ingress },
      // A connection lasts as long as a run.
      gateway: { ...gateway, timeouts: { request: '0s', ...gateway?.timeouts } },
      selector: server.selector,
      ports: [{ name: PORT, port: 80, targetPort: port, appProtocol: appProtocol(http, tls) }],
      path: basePath,
      protocol,
      scheme: tls.scheme,
      labels,
      ingressAnnotations: {
        [`${NGINX}/ssl-redirect`]: 'true',
        [`${NGINX}/proxy-read-timeout`]: http.choose('3600'),
        [`${NGINX}/proxy-send-timeout`]: http.choose('3600'),
        [`${NGINX}/backend-protocol`]: grpc.or(tls.condition).choose(grpc.choose(tls.condition.choose('GRPCS', 'GRPC'), 'HTTPS')),
        // A tracked image is a single message, of any size.
        [`${NGINX}/proxy-body-size`]: grpc.choose('0'),
      },
    });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: server.selector, ports: [{ port }, { port: ui.port, when: ui.enabled.value }], labels });
    this.uiExposure = ui.expose(server, { app: labels.app });
    this.clientConfigName = this.clientConfig(props, { app: labels.app });

    const target = `${service.name}:${service.port()}`;
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', common),
      serviceAccountName: server.serviceAccountName,
      containerName: 'connect',
      command: ['python', '-c'],
      args: http.choose(
        [CONNECT_HTTP, `${tls.scheme}://${target}${basePath}/status/`, ...tls.connectArgs],
        [CONNECT_GRPC, target, ...tls.connectArgs],
      ),
      volumes: tls.certificateVolumes,
      volumeMounts: tls.volumeMounts,
    });
  }

  /** URL for clients in the cluster, for `aim.Run(repo=…)`: `aim://service.namespace:port/base`. */
  public get repo(): string {
    const { service } = this.exposure;
    return `aim://${service.host}:${service.port()}${this.basePath}`;
  }

  /** The ConfigMap for `envFrom` of clients in the namespace. */
  private clientConfig({ clientConfig }: AimServerProps, labels: { app: string }): string | undefined {
    const within = Condition.of(clientConfig ?? false).scope(this, 'client-config');
    return within && new ApiObject(within, 'client', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels: { ...labels, 'app.kubernetes.io/component': 'client' } },
      data: { AIM_REPO: this.repo },
    }).name;
  }

  /** Refuses settings that exclude each other. */
  private check(props: AimServerProps, protocol: string, http: Condition, grpc: Condition): void {
    const { ingress } = props;
    const name = (prop: keyof AimServerProps) => nameOfProp(prop, props[prop]);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(this, http.or(grpc).not(), `${name('protocol')}: got "${protocol}", expected "http" or "grpc"`);
    }
    refuseWhen(this, grpc.and(Condition.of(this.basePath)),
      `${name('basePath')} is "${this.basePath}", and gRPC has no base path: leave it empty, or set ${name('protocol')} to "http"`);
    refuseWhen(this, Condition.of(ingress?.enabled ?? ingress?.host !== undefined).and(grpc).and(Condition.of(ingress?.tlsSecret ?? '').not()),
      `${nameOfProp('ingress.tlsSecret', ingress?.tlsSecret)} is empty, and ingress-nginx supports gRPC only with TLS: set the Secret of the certificate`);
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], '[\\[,]"(--(host|port|repo|base-path|log-level|ssl-keyfile|ssl-certfile|dev|workers|yes)["=]|-[hpwy])'),
      `${name('extraArgs')}: remove --host, --port, --repo, --base-path, --log-level, --ssl-*, --dev, --workers and --yes, which the chart sets or forbids`);
  }
}

/** The `appProtocol` for Gateways and service meshes. There is none for gRPC over TLS, so it is that of HTTP over TLS. */
function appProtocol(http: Condition, { condition }: Tls): string {
  return http.choose(condition.choose('kubernetes.io/wss', 'kubernetes.io/ws'), condition.choose('https', 'kubernetes.io/h2c'));
}
