import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AimServerProps } from './aim-server-props';
import { AIM_VERSION, PROBES, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Condition, firstFilled, hasKey, jsonMatches, textOf } from '../kit/condition';
import { ProbeOptions } from '../kit/probe-props';
import { componentLabel, isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { TestPod } from '../kit/test-pod';
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
 * Kubernetes, and a pod for `helm test`.
 *
 * There is one pod, replaced and not doubled: runs that are being written live in its memory. A client that loses it
 * keeps what it has to say, and comes back.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html
 */
export class AimServer extends Construct {
  /** The name of the Service. */
  public readonly serviceName: string;

  private readonly chart: ReleaseChart;
  private readonly servicePort: number;
  private readonly basePath: string;

  constructor(scope: Construct, id: string, props: AimServerProps = {}) {
    super(scope, id);
    this.chart = releaseChartOf(this);
    const protocol = props.protocol ?? 'http';
    const http = Condition.of(textOf(protocol).is('http'));
    const grpc = Condition.of(textOf(protocol).is('grpc'));
    const port = props.port ?? SERVER_PORT;
    const servicePort = this.servicePort = props.servicePort ?? 80;
    const basePath = this.basePath = props.basePath ?? '';
    this.check(props, protocol, http, grpc);

    const component = componentLabel(this, 'server');
    const labels = { 'app': 'aim-server', 'app.kubernetes.io/component': component };
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
      volumes: [{ name: VOLUME, ...this.volume(props, labels) }],
    });

    const service = new k8s.KubeService(this, 'service', {
      metadata: { labels, annotations: props.serviceAnnotations },
      spec: {
        type: props.serviceType ?? 'ClusterIP',
        selector: server.selector,
        ports: [{
          name: PORT,
          port: servicePort,
          targetPort: k8s.IntOrString.fromNumber(port),
          protocol: 'TCP',
          appProtocol: http.choose('kubernetes.io/ws', 'kubernetes.io/h2c'),
        }],
      },
    });
    this.serviceName = service.name;
    this.addIngress(props, labels, http, grpc, service.name, servicePort);

    const target = `${service.name}:${servicePort}`;
    new TestPod(this, 'test', {
      ...common,
      containerName: 'connect',
      command: ['python', '-c'],
      args: http.choose([CONNECT_HTTP, `http://${target}${basePath}/status/`], [CONNECT_GRPC, target]),
    });
  }

  /** What a client in the cluster tracks to, as in `aim.Run(repo=…)`: `aim://service.namespace:port/base`. */
  public get repo(): string {
    return `aim://${this.serviceName}.${this.chart.builtins.namespace}:${this.servicePort}${this.basePath}`;
  }

  /** What fits together by itself but not with the rest. */
  private check(props: AimServerProps, protocol: string, http: Condition, grpc: Condition): void {
    const { tlsSecret = '', existingClaim = '' } = props;
    const name = (prop: keyof AimServerProps) => nameOfProp(prop, props[prop]);
    const ingress = this.hasIngress(props);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(this, http.or(grpc).not(), `${name('protocol')} is "${protocol}"; accepted are "http" and "grpc"`);
    }
    refuseWhen(this, grpc.and(Condition.of(this.basePath)),
      `${name('basePath')} is "${this.basePath}", and gRPC has no base path: leave it empty, or set ${name('protocol')} to "http"`);
    refuseWhen(this, ingress.and(grpc).and(Condition.of(tlsSecret).not()),
      `${name('tlsSecret')} is empty, and ingress-nginx offers gRPC with TLS only: name the Secret of the certificate`);
    refuseWhen(this, ingress.and(Condition.of(props.host ?? '').not()), `${name('host')} is empty: an Ingress needs the host name that it answers`);
    refuseWhen(this, Condition.of(existingClaim).and(Condition.of(props.persistent ?? true).not()),
      `${name('existingClaim')} is "${existingClaim}", and ${name('persistent')} is false: no volume would be mounted`);
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], '[\\[,]"(--(host|port|repo|base-path|log-level|dev|workers|yes)["=]|-[hpwy])'),
      `${name('extraArgs')} has one of --host, --port, --repo, --base-path, --log-level, --dev, --workers and --yes, which the chart sets or which lose runs: `
      + 'leave it out, other values are for it');
  }

  private hasIngress(props: AimServerProps): Condition {
    return Condition.of(props.ingress ?? props.host !== undefined);
  }

  /** The volume of the repository, and the claim for it unless there is one. */
  private volume(props: AimServerProps, labels: { [name: string]: string }): any {
    const persistent = Condition.of(props.persistent ?? true);
    const existing = Condition.of(props.existingClaim ?? '');
    const scope = persistent.and(existing.not()).scope(this, 'own-claim');
    const { storageClass = '', claimAnnotations: annotations = {} } = props;
    const keep = Condition.of(props.keepClaim ?? true);
    const claim = scope && new k8s.KubePersistentVolumeClaim(scope, 'persistentvolumeclaim', {
      metadata: {
        labels,
        annotations: keep.or(Condition.of(annotations)).choose({ ...keep.entries({ 'helm.sh/resource-policy': 'keep' }), ...annotations }),
      },
      spec: {
        accessModes: props.accessModes ?? ['ReadWriteOnce'],
        storageClassName: Condition.of(storageClass).choose(storageClass),
        resources: { requests: { storage: k8s.Quantity.fromString(props.storageSize ?? '10Gi') } },
      },
    });
    const claimName = firstFilled(props.existingClaim ?? '', claim?.name ?? '');
    return persistent.entries({ persistentVolumeClaim: { claimName } }, { emptyDir: {} });
  }

  private addIngress(props: AimServerProps, labels: { [name: string]: string }, http: Condition, grpc: Condition, serviceName: string, servicePort: number): void {
    const scope = this.hasIngress(props).scope(this, 'outside');
    if (!scope) {
      return;
    }
    const { host = '', ingressClass = 'nginx', tlsSecret = '', ingressAnnotations = {} } = props;
    const unlessGiven = (name: string, value: string, when: Condition = Condition.of(true)) =>
      ({ [`${NGINX}/${name}`]: when.and(hasKey(ingressAnnotations, `${NGINX}/${name}`).not()).choose(value) });
    new k8s.KubeIngress(scope, 'ingress', {
      metadata: {
        labels,
        annotations: {
          ...unlessGiven('ssl-redirect', 'true'),
          // One connection for as long as a run takes.
          ...unlessGiven('proxy-read-timeout', '3600', http),
          ...unlessGiven('proxy-send-timeout', '3600', http),
          ...unlessGiven('backend-protocol', 'GRPC', grpc),
          // A tracked image is one message.
          ...unlessGiven('proxy-body-size', '0', grpc),
          ...ingressAnnotations,
        },
      },
      spec: {
        ingressClassName: Condition.of(ingressClass).choose(ingressClass),
        rules: [{
          host,
          http: {
            paths: [{
              path: firstFilled(this.basePath, '/'),
              pathType: 'Prefix',
              backend: { service: { name: serviceName, port: { number: servicePort } } },
            }],
          },
        }],
        tls: Condition.of(tlsSecret).choose([{ hosts: [host], secretName: tlsSecret }]),
      },
    });
  }
}
