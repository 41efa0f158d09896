import { Construct } from 'constructs';
import {
  CERTS_PATH, METRICS_PATH, MINIO_CLIENT_VERSION, MINIO_MOUNT_PATH, MINIO_PORTS, MINIO_PROBES, MINIO_REPOSITORIES, MINIO_RESOURCES, MINIO_SECURITY, MINIO_VERSION, TRUSTED_PATH,
} from './minio-defaults';
import { MinioConsoleIngressOptions, MinioIngressOptions, MinioProps } from './minio-props';
import { accessKeysOf, jsonOf, MinioProvisioning } from './minio-provisioning';
import { MINIO } from './minio-values';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { ServiceAccount } from '../kit/access/service-account';
import { asExpression, Condition, firstFilled, hasKey, jsonMatches, textOf } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { ifFilled, isGiven } from '../kit/if-filled';
import { GatewayRoute } from '../kit/network/gateway-route';
import { GatewayRouteOptions } from '../kit/network/gateway-route-props';
import { Ingress } from '../kit/network/ingress';
import { IngressOptions } from '../kit/network/ingress-props';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { ServiceOptions, ServicePort } from '../kit/network/service-props';
import { partProps, propsOf } from '../kit/part-props';
import { componentLabel, nameOfProp, pathOr, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Volume } from '../kit/storage/volume';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const NGINX = 'nginx.ingress.kubernetes.io';
/** Variables that the chart sets, and what takes their place for users: without it, `environment` would override them. */
const OWN_VARIABLES = {
  MINIO_ROOT_USER: 'set rootUser, or the Secret of the root user',
  MINIO_ROOT_PASSWORD: 'set rootPassword, or the Secret of the root user',
  MINIO_PROMETHEUS_AUTH_TYPE: 'set metrics.serviceMonitor.public',
};
const OWN_ARGS = '[\\[,]"--?(address|console-address|certs-dir|S)["=]';

/**
 * A MinIO server with one volume: a Deployment with one pod, its volume, a Service, an Ingress and a route of the Gateway API for the
 * S3 API and for the console, a Secret with the root user, and a Job that makes policies, users, service accounts and buckets.
 *
 * There is one pod, with the update strategy `Recreate`, since only one server can have the volume.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://min.io/docs/minio/linux/index.html
 */
export class Minio extends Construct {
  /**
   * The documented values, for `values.group('', …)`, without images and the root user: `values.image('image', …)` and
   * `kit.Credentials.values()`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return MINIO.adapt(overrides);
  }

  /** The Service of the S3 API. */
  public readonly service: Service;

  /** The Service of the console. */
  public readonly consoleService: Service;

  /** The root user. */
  public readonly credentials: Credentials;

  /** Name of the Job; undefined if there is nothing to make. */
  public readonly jobName?: string;

  private readonly secured: Condition;

  constructor(scope: Construct, id: string, props: MinioProps = {}) {
    props = partProps('MinioProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { client = {}, persistence, serviceMonitor = {}, tls = {}, trustedCertsSecret = '', mountPath = MINIO_MOUNT_PATH, bucketRoot = '' } = props;
    const labels = { app: 'minio', release: chart.builtIns.releaseName.asString() };
    const component = componentLabel(this, 'server');
    const secured = this.secured = Condition.of(tls.enabled ?? false);
    this.check(props);

    const { entries, existingSecret } = props.credentials ?? { entries: [{ name: 'rootUser' }, { name: 'rootPassword' }] };
    const credentials = this.credentials = new Credentials(this, 'secret', { existingSecret, entries, labels });
    const volume = new Volume(this, 'default', { ...propsOf('VolumeProps', { ...persistence }), labels });
    const account = props.serviceAccountName ?? new ServiceAccount(this, 'serviceaccount', {
      create: false, ...props.serviceAccount, defaultName: chart.nameWith('sa'), labels,
    }).name;
    const pods = { ...propsOf('WorkloadProps', props), serviceAccount: undefined, serviceAccountName: account, labels, security: MINIO_SECURITY };

    const { certSecret = '', publicCrt = 'public.crt', privateKey = 'private.key' } = tls;
    const certificate = [{ key: publicCrt, path: 'public.crt' }, { key: privateKey, path: 'private.key' }, { key: publicCrt, path: 'CAs/public.crt' }];
    const trusts = Condition.of(trustedCertsSecret);
    const server = new Workload(this, 'deployment', {
      ...pods,
      image: props.image ?? `${MINIO_REPOSITORIES.server}:${MINIO_VERSION}`,
      component,
      containerName: 'minio',
      replicas: 1,
      strategy: props.strategy ?? { type: 'Recreate' },
      command: ['minio'],
      args: [
        'server',
        firstFilled(bucketRoot, mountPath),
        ...secured.items([`--certs-dir=${CERTS_PATH}`]),
        `--address=:${MINIO_PORTS.http}`,
        `--console-address=:${MINIO_PORTS.console}`,
        ...props.extraArgs ?? [],
      ],
      ports: [{ name: 'http', port: MINIO_PORTS.http }, { name: 'http-console', port: MINIO_PORTS.console }],
      env: [
        credentials.asEnv('MINIO_ROOT_USER', 'rootUser'),
        credentials.asEnv('MINIO_ROOT_PASSWORD', 'rootPassword'),
        { name: 'MINIO_PROMETHEUS_AUTH_TYPE', value: Condition.of(serviceMonitor.public ?? false).chooseString('public', 'jwt') },
        ...this.consoleUrl(props.consoleIngress),
        // It would ask a host on the internet at each start.
        { name: 'MINIO_UPDATE', value: 'off' },
        { name: 'HOME', value: '/tmp' },
        ...trusts.items([{ name: 'SSL_CERT_DIR', value: TRUSTED_PATH }]),
      ],
      checksum: credentials.checksum,
      resources: props.resources ?? MINIO_RESOURCES,
      ...this.probes(props),
      volumes: [
        volume.asVolume('export'),
        ...secured.items([{ name: 'certs', secret: { secretName: certSecret, items: certificate } }]),
        ...trusts.items([{ name: 'trusted', secret: { secretName: trustedCertsSecret } }]),
      ],
      volumeMounts: [
        { name: 'export', mountPath, subPath: ifFilled(persistence?.subPath) },
        ...secured.items([{ name: 'certs', mountPath: CERTS_PATH, readOnly: true }]),
        ...trusts.items([{ name: 'trusted', mountPath: TRUSTED_PATH, readOnly: true }]),
      ],
      writablePaths: ['/tmp'],
    });

    const { selector } = server;
    const ownLabels = { ...labels, 'app.kubernetes.io/component': component };
    this.service = new Service(this, 'service', {
      ...this.serviceOf('http', 'http', MINIO_PORTS.http, props.service), selector, labels: { ...ownLabels, monitoring: 'true' },
    });
    const console = new Construct(this, 'console');
    this.consoleService = new Service(console, 'service', {
      ...this.serviceOf('http', 'http-console', MINIO_PORTS.console, props.consoleService), selector, labels: ownLabels,
    });
    const backend = { [`${NGINX}/backend-protocol`]: secured.choose('HTTPS') };
    this.ingress(this, this.service, props.ingress, labels, {
      ...backend,
      [`${NGINX}/upstream-vhost`]: this.upstreamVhost(props.ingress),
      // Uploads are of any size, and the server has limits of its own.
      [`${NGINX}/proxy-body-size`]: '0',
    });
    this.ingress(console, this.consoleService, props.consoleIngress, labels, { ...backend, [`${NGINX}/proxy-body-size`]: '0' });
    const withoutTimeout = { request: '0s' };
    const { path, upstreamVhost, ...route } = props.gateway ?? {};
    new GatewayRoute(this, 'gateway', { ...route, timeouts: { ...withoutTimeout, ...route.timeouts }, service: this.service, path, upstreamHostname: upstreamVhost, labels });
    new GatewayRoute(console, 'gateway', { ...props.consoleGateway, timeouts: { ...withoutTimeout, ...props.consoleGateway?.timeouts }, service: this.consoleService, labels });
    this.checkRoutes(props);
    new NetworkPolicy(this, 'networkpolicy', {
      enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector, ports: [{ port: MINIO_PORTS.http }, { port: MINIO_PORTS.console }], labels,
    });
    this.monitor(props);

    const image = client.image ?? `${MINIO_REPOSITORIES.client}:${MINIO_CLIENT_VERSION}`;
    const { imagePullPolicy, imagePullSecrets } = client;
    const { nodeSelector, tolerations, priorityClassName, runtimeClassName, hostAliases, dnsConfig, podSecurityContext, securityContext } = props;
    const placement = {
      image, imagePullPolicy, imagePullSecrets, serviceAccountName: account,
      nodeSelector, tolerations, priorityClassName, runtimeClassName, hostAliases, dnsConfig, podSecurityContext, securityContext,
    };
    const trusted = [
      ...secured.items([{ secret: { name: certSecret, items: [{ key: publicCrt, path: 'server.crt' }] } }]),
      ...trusts.items([{ secret: { name: trustedCertsSecret } }]),
    ];
    const mayTrust = isGiven(trusted);
    const { policies, users, svcaccts, buckets } = props;
    this.jobName = new MinioProvisioning(this, 'provisioning', {
      ...placement, ...props.provisioning, url: this.url, credentials, trusted, policies, users, svcaccts, buckets, labels,
    }).jobName;
    new TestPod(this, 'test', {
      ...placement,
      security: MINIO_SECURITY,
      containerName: 'ready',
      command: ['mc'],
      args: ['ready', 'minio'],
      env: [{ name: 'MC_HOST_minio', value: this.url }, { name: 'MC_CONFIG_DIR', value: '/tmp/mc' }, ...mayTrust.items([{ name: 'SSL_CERT_DIR', value: TRUSTED_PATH }])],
      volumes: [{ name: 'tmp', emptyDir: {} }, ...mayTrust.items([{ name: 'trusted', projected: { sources: trusted } }])],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...mayTrust.items([{ name: 'trusted', mountPath: TRUSTED_PATH, readOnly: true }])],
    });
  }

  /** URL of the S3 API for clients in the namespace: `http://service:port`. */
  public get url(): string {
    return `${this.secured.chooseString('https', 'http')}://${this.service.name}:${this.service.port()}`;
  }

  private serviceOf(name: string, targetPort: string, port: number, { ports = [], ...options }: ServiceOptions = {}): ServiceOptions {
    const [given]: ServicePort[] = [...ports, { name, port }];
    const { nodePort } = given;
    // As documented: other types have none, and it has a default.
    const nodePorts = Condition.of(textOf(options.type ?? 'ClusterIP').is('NodePort'));
    return { ...options, ports: [{ ...given, name, targetPort, nodePort: nodePort === undefined ? undefined : nodePorts.choose(nodePort) }] };
  }

  private ingress(scope: Construct, service: Service, options: MinioIngressOptions = {}, labels: any, annotations: { [key: string]: any }): void {
    const { path, upstreamVhost, ...ingress } = options;
    new Ingress(scope, 'ingress', { className: 'nginx', ...ingress, paths: [{ path, service }], labels, ownAnnotations: annotations });
  }

  /** The host that a program in the namespace signs for: without the port that is the default of its scheme. */
  private upstreamVhost({ upstreamVhost = '' }: MinioIngressOptions = {}): any {
    const { name } = this.service;
    const own = this.hasUsualPort.chooseString(name, `${name}:${this.service.port()}`);
    return Condition.of(textOf(upstreamVhost).is('-')).not().choose(firstFilled(upstreamVhost, own));
  }

  /** Whether clients leave out the port of the Service: it is the default of its scheme. */
  private get hasUsualPort(): Condition {
    const port = asExpression(this.service.port());
    return Condition.of(port.is(80)).and(this.secured.not()).or(Condition.of(port.is(443)).and(this.secured));
  }

  /** Refuses routes of which one could not do what it says. */
  private checkRoutes({ gateway = {}, consoleGateway = {}, consoleIngress = {} }: MinioProps): void {
    const exists = ({ enabled, parentRefs }: GatewayRouteOptions) => Condition.of(enabled ?? parentRefs !== undefined);
    const { path = '', upstreamVhost = '' } = gateway;
    const { name } = this.service;
    refuseWhen(this, exists(gateway).and(Condition.of(textOf(upstreamVhost).is(name))).and(this.hasUsualPort.not()),
      `${nameOfProp('gateway.upstreamVhost', upstreamVhost)} is "${name}", the Service, whose port is ${this.service.port()}: clients sign for a host with this port, and a route knows none: `
      + `set ${nameOfProp('service.port', this.service.port())} to the port that clients leave out, ${this.secured.chooseString('443', '80')}, or leave ${nameOfProp('gateway.upstreamVhost', upstreamVhost)} empty`);
    const same = (key: 'hostnames' | 'parentRefs') => Condition.of(textOf(jsonOf(gateway[key] ?? [])).is(jsonOf(consoleGateway[key] ?? [])));
    refuseWhen(this, exists(gateway).and(exists(consoleGateway)).and(Condition.of(textOf(firstFilled(path, '/')).is('/'))).and(same('hostnames')).and(same('parentRefs')),
      `${nameOfProp('consoleGateway.hostnames', consoleGateway.hostnames)} are those of the route of the S3 API on the same Gateway: choose others`);
    refuseWhen(this, exists(consoleGateway).and(hasIngress(consoleIngress)).and(Condition.of(textOf(consoleIngress.path ?? '/').is('/')).not()),
      `${nameOfProp('consoleIngress.path', consoleIngress.path)} is "${consoleIngress.path}", which the console has at each of its hosts, and its route has the path "/": set it to "/", or remove one of the two`);
  }

  /** Where the server sends browsers that open the S3 API. */
  private consoleUrl(ingress: MinioConsoleIngressOptions = {}): any[] {
    const { host = '', hosts, tls, tlsSecret = '', path = '/' } = ingress;
    const first = hosts === undefined ? host : Array.isArray(hosts) ? hosts[0] ?? '' : new ListExpression(toNode(hosts)).first().string().asString();
    const scheme = (tls === undefined ? Condition.of(tlsSecret) : Condition.of(tls)).chooseString('https', 'http');
    return hasIngress(ingress).items([{ name: 'MINIO_BROWSER_REDIRECT_URL', value: `${scheme}://${first}${textOf(path).trimSuffix('/')}` }]);
  }

  private probes({ probes = {} }: MinioProps) {
    const handler = (path: string) => ({ httpGet: { path, port: 'http', scheme: this.secured.choose('HTTPS') } });
    return {
      startupProbe: { handler: handler('/minio/health/live'), ...MINIO_PROBES.startup, ...probes.startup },
      readinessProbe: { handler: handler('/minio/health/ready'), ...MINIO_PROBES.readiness, ...probes.readiness },
      livenessProbe: { handler: handler('/minio/health/live'), ...MINIO_PROBES.liveness, ...probes.liveness },
    };
  }

  private monitor({ serviceMonitor = {} }: MinioProps): void {
    const { public: isPublic, tokenSecret = '', ...monitor } = serviceMonitor;
    new ServiceMonitor(this, 'servicemonitor', {
      enabled: serviceMonitor.enabled ?? false,
      ...monitor,
      service: this.service,
      path: METRICS_PATH,
      endpoint: {
        // Prometheus finds pods by their addresses, which no certificate has.
        ...this.secured.entries({ scheme: 'https', tlsConfig: { insecureSkipVerify: true } }),
        ...Condition.of(tokenSecret).entries({ authorization: { credentials: { name: tokenSecret, key: 'token' } } }),
      },
    });
  }

  /** Refuses settings that exclude each other. */
  private check({ tls = {}, extraArgs = [], serviceMonitor = {}, mountPath = MINIO_MOUNT_PATH, bucketRoot = '', environment = {}, users = [], svcaccts = [], credentials }: MinioProps): void {
    for (const [variable, instead] of Object.entries(OWN_VARIABLES)) {
      refuseWhen(this, hasKey(environment, variable), `${nameOfProp('environment', environment)} has ${variable}, which the chart sets: remove it, and ${instead}`);
    }
    const root = credentials?.entries.find(({ name }) => name === 'rootUser')?.value?.orDefault('');
    if (root) {
      for (const [name, list] of Object.entries({ users, svcaccts })) {
        refuseWhen(this, Condition.of(root).and(Condition.of(accessKeysOf(list).has(root))),
          `${nameOfProp(name, list)} has the access key of the root user, which MinIO has already: choose another one, or another ${pathOr('rootUser', root)}`);
      }
    }
    refuseWhen(this, Condition.of(bucketRoot).and(Condition.of(textOf(`${bucketRoot}/`).hasPrefix(`${textOf(mountPath).trimSuffix('/')}/`)).not()),
      `${nameOfProp('bucketRoot', bucketRoot)} is "${bucketRoot}", which is not within ${nameOfProp('mountPath', mountPath)}, "${mountPath}", where the volume is: set a directory within it, or leave it empty`);
    refuseWhen(this, this.secured.and(Condition.of(tls.certSecret ?? '').not()),
      `${nameOfProp('tls.certSecret', tls.certSecret)} is empty, and ${nameOfProp('tls.enabled', tls.enabled)} is true: set the name of the Secret with the certificate`);
    refuseWhen(this, jsonMatches(extraArgs, OWN_ARGS), `${nameOfProp('extraArgs', extraArgs)}: remove --address, --console-address and --certs-dir, which the chart sets`);
    refuseWhen(this, Condition.of(serviceMonitor.enabled ?? false).and(Condition.of(serviceMonitor.public ?? false).not()).and(Condition.of(serviceMonitor.tokenSecret ?? '').not()),
      `${nameOfProp('serviceMonitor.tokenSecret', serviceMonitor.tokenSecret)} is empty, and metrics need a token: set the name of the Secret with it, or set ${nameOfProp('serviceMonitor.public', serviceMonitor.public)} to true`);
  }
}

/** Whether there is an Ingress. */
function hasIngress({ enabled, host, hosts }: IngressOptions): Condition {
  return Condition.of(enabled ?? (host !== undefined || hosts !== undefined));
}
