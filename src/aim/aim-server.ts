import { Construct } from 'constructs';
import { AimServerProps } from './aim-server-props';
import { AIM_VERSION, PROBES, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { Condition, jsonMatches, textOf } from '../kit/condition';
import { GatewayRoute } from '../kit/gateway-route';
import { Ingress } from '../kit/ingress';
import { NetworkPolicy } from '../kit/network-policy';
import { ProbeOptions } from '../kit/probe-props';
import { componentLabel, isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Service } from '../kit/service';
import { TestPod } from '../kit/test-pod';
import { Volume } from '../kit/volume';
import { Workload } from '../kit/workload';

/** The folder that holds the repository `.aim`. Aim replaces that one as a whole, so the volume cannot be it. */
const MOUNT_PATH = '/aim';
const VOLUME = 'repository';
const PORT = 'aim';

const NGINX = 'nginx.ingress.kubernetes.io';

// Both wait for a server whose image is still pulled.
const CONNECT_HTTP = `import sys, time, urllib.request
end = time.monotonic() + 180
while True:
    try:
        urllib.request.urlopen(sys.argv[1], timeout=10)
        break
    except OSError as error:
        print(error, flush=True)
        if time.monotonic() > end:
            raise
        time.sleep(2)
`;
const CONNECT_GRPC = `import sys, grpc
grpc.channel_ready_future(grpc.insecure_channel(sys.argv[1])).result(timeout=180)
`;

/**
 * Aim's remote tracking server: a Deployment of one pod, its volume, a Service and an Ingress, as Aim documents it for
 * Kubernetes; a route of the Gateway API and a NetworkPolicy where they are asked for; and a pod for `helm test`.
 *
 * There is one pod, replaced and not doubled: runs that are being written live in its memory. A client that loses it
 * keeps what it has to say, and comes back.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html
 */
export class AimServer extends Construct {
  private readonly service: Service;
  private readonly basePath: string;

  constructor(scope: Construct, id: string, props: AimServerProps = {}) {
    super(scope, id);
    releaseChartOf(this);
    const protocol = props.protocol ?? 'http';
    const http = Condition.of(textOf(protocol).is('http'));
    const grpc = Condition.of(textOf(protocol).is('grpc'));
    const port = props.port ?? SERVER_PORT;
    const basePath = this.basePath = props.basePath ?? '';
    this.check(props, protocol, http, grpc);

    const component = componentLabel(this, 'server');
    const labels = { 'app': 'aim-server', 'app.kubernetes.io/component': component };
    const volume = new Volume(this, 'default', { ...props.persistence, labels });
    const common = {
      ...props,
      image: props.image ?? `aimstack/aim:${AIM_VERSION}`,
      labels: { app: labels.app },
      security: SERVER_SECURITY,
    };
    const probe = (timing: ProbeOptions) => ({
      handler: http.entries({ httpGet: { path: `${basePath}/status/`, port: PORT } }, { grpc: { port } }),
      ...timing,
    });
    const server = new Workload(this, 'deployment', {
      ...common,
      component,
      replicas: 1,
      spec: { strategy: { type: 'Recreate' } },
      // Older versions know no --skip-if-exists, and make the repository when the server starts.
      initContainers: [{ name: 'init-repository', command: ['aim', 'init'], args: [`--repo=${MOUNT_PATH}`, '--skip-if-exists'], when: http.value }],
      containerName: 'aim-server',
      command: ['aim', 'server'],
      args: [
        // Later versions take it for leave to erase what they cannot read.
        ...grpc.items(['--yes']),
        '--host=0.0.0.0',
        `--port=${port}`,
        `--repo=${MOUNT_PATH}`,
        ...Condition.of(basePath).items([`--base-path=${basePath}`]),
        `--log-level=${props.logLevel ?? 'warning'}`,
        ...props.extraArgs ?? [],
      ],
      ports: [{ name: PORT, port }],
      resources: props.resources ?? SERVER_RESOURCES,
      startupProbe: probe({ ...PROBES.startup, ...props.startupProbe }),
      livenessProbe: probe({ ...PROBES.liveness, ...props.livenessProbe }),
      readinessProbe: probe({ ...PROBES.readiness, ...props.readinessProbe }),
      // Python as the first process ignores SIGTERM; at SIGINT it ends within a second.
      lifecycle: { preStop: { exec: { command: ['sh', '-c', 'kill -INT 1'] } } },
      volumeMounts: [{ name: VOLUME, mountPath: MOUNT_PATH }],
      volumes: [volume.asVolume(VOLUME)],
    });

    const { ports: [servicePort], ...options } = props.service ?? { ports: [{ name: PORT, port: 80 }] };
    const service = this.service = new Service(this, 'service', {
      ...options,
      selector: server.selector,
      labels,
      ports: [{ ...servicePort, name: PORT, targetPort: port, appProtocol: http.choose('kubernetes.io/ws', 'kubernetes.io/h2c') }],
    });
    new Ingress(this, 'ingress', {
      className: 'nginx',
      ...props.ingress,
      paths: [{ path: basePath, service }],
      labels,
      ownAnnotations: {
        [`${NGINX}/ssl-redirect`]: 'true',
        // One connection for as long as a run takes.
        [`${NGINX}/proxy-read-timeout`]: http.choose('3600'),
        [`${NGINX}/proxy-send-timeout`]: http.choose('3600'),
        [`${NGINX}/backend-protocol`]: grpc.choose('GRPC'),
        // A tracked image is one message.
        [`${NGINX}/proxy-body-size`]: grpc.choose('0'),
      },
    });
    // A connection may stay for as long as a run takes here too.
    new GatewayRoute(this, 'gateway', { requestTimeout: '0s', ...props.gateway, service, protocol, path: basePath, labels });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: server.selector, ports: [{ port }], labels });

    const target = `${service.name}:${service.port()}`;
    new TestPod(this, 'test', {
      ...common,
      containerName: 'connect',
      command: ['python', '-c'],
      args: http.choose([CONNECT_HTTP, `http://${target}${basePath}/status/`], [CONNECT_GRPC, target]),
    });
  }

  /** The name of the Service. */
  public get serviceName(): string {
    return this.service.name;
  }

  /** What a client in the cluster tracks to, as in `aim.Run(repo=…)`: `aim://service.namespace:port/base`. */
  public get repo(): string {
    return `aim://${this.service.host}:${this.service.port()}${this.basePath}`;
  }

  /** What fits together by itself but not with the rest. */
  private check(props: AimServerProps, protocol: string, http: Condition, grpc: Condition): void {
    const { ingress } = props;
    const name = (prop: keyof AimServerProps) => nameOfProp(prop, props[prop]);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(this, http.or(grpc).not(), `${name('protocol')} is "${protocol}"; accepted are "http" and "grpc"`);
    }
    refuseWhen(this, grpc.and(Condition.of(this.basePath)),
      `${name('basePath')} is "${this.basePath}", and gRPC has no base path: leave it empty, or set ${name('protocol')} to "http"`);
    refuseWhen(this, Condition.of(ingress?.enabled ?? ingress?.host !== undefined).and(grpc).and(Condition.of(ingress?.tlsSecret ?? '').not()),
      `${nameOfProp('ingress.tlsSecret', ingress?.tlsSecret)} is empty, and ingress-nginx offers gRPC with TLS only: name the Secret of the certificate`);
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], '[\\[,]"(--(host|port|repo|base-path|log-level|dev|workers|yes)["=]|-[hpwy])'),
      `${name('extraArgs')} has one of --host, --port, --repo, --base-path, --log-level, --dev, --workers and --yes, which the chart sets or which lose runs: `
      + 'leave it out, other values are for it');
  }
}
