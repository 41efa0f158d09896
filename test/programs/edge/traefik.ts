import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Cluster } from '../../cluster/cluster';
import { scratch } from '../../support/scratch';

/** The Gateway that routes attach to, with the listeners `http` and `https`. */
export const GATEWAY = 'edge';

const ROUTES: { readonly [kind: string]: string } = { HTTPRoute: 'httproutes.gateway.networking.k8s.io', GRPCRoute: 'grpcroutes.gateway.networking.k8s.io' };

/** Where a port of a Service leads to. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface TraefikOptions {
  /** The program. */
  readonly command: string;
  /** The API server that it reads from. */
  readonly cluster: Cluster;
  /** The address that it listens at, on the ports 80 and 443. */
  readonly address: string;
  /** What its time-outs of 60 s are here, in seconds: of reading a request, and of Ingresses without an annotation. */
  readonly minute: number;
}

/**
 * Traefik 3 with two of its providers, on an API server: the one for the Gateway API, and the one that reads Ingresses with
 * the annotations of ingress-nginx.
 *
 * @see https://doc.traefik.io/traefik/reference/install-configuration/providers/kubernetes/kubernetes-gateway/
 * @see https://doc.traefik.io/traefik/reference/install-configuration/providers/kubernetes/kubernetes-ingress-nginx/
 */
export class Traefik {
  public static async start(options: TraefikOptions): Promise<Traefik> {
    const traefik = new Traefik(options);
    await options.cluster.apply(
      { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' } },
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'traefik' }, spec: { controllerName: 'traefik.io/gateway-controller' } },
    );
    return traefik;
  }

  private readonly child: ChildProcess;
  private readonly logFile = path.join(scratch(), 'traefik.log');

  private constructor(private readonly options: TraefikOptions) {
    const { command, cluster, address, minute } = options;
    const output = fs.openSync(this.logFile, 'w');
    this.child = spawn(command, [
      '--global.checknewversion=false', '--global.sendanonymoususage=false', '--log.level=INFO', '--accesslog=true',
      `--entrypoints.web.address=${address}:80`, `--entrypoints.web.transport.respondingtimeouts.readtimeout=${minute}s`,
      `--entrypoints.websecure.address=${address}:443`, `--entrypoints.websecure.transport.respondingtimeouts.readtimeout=${minute}s`,
      '--providers.kubernetesgateway=true', '--providers.kubernetesgateway.throttleduration=200ms',
      '--providers.kubernetesingressnginx=true', '--providers.kubernetesingressnginx.throttleduration=200ms',
      '--providers.kubernetesingressnginx.httpentrypoint=web', '--providers.kubernetesingressnginx.httpsentrypoint=websecure',
      `--providers.kubernetesingressnginx.publishstatusaddress=${address}`,
      `--providers.kubernetesingressnginx.proxyreadtimeout=${minute}`, `--providers.kubernetesingressnginx.proxysendtimeout=${minute}`,
      // Gateways ask for a BackendTLSPolicy, which whoever has them writes.
      '--serverstransport.insecureskipverify=true',
    ], { env: { PATH: process.env.PATH, KUBECONFIG: cluster.kubeconfig }, stdio: ['ignore', output, output] });
    fs.closeSync(output);
  }

  /** What it wrote. */
  public get log(): string {
    return fs.readFileSync(this.logFile, 'utf8');
  }

  /**
   * Stores what it reads of a release, and waits until it has taken over every Ingress and route.
   *
   * @param objects the objects of a release: Services, Secrets, Ingresses and routes are taken.
   * @param endpoints where the port of a Service leads to.
   * @throws an Error with its own words, when it does not accept a route or the backends of one.
   */
  public async serve(namespace: string, objects: readonly any[], endpoints: (service: any, port: any) => readonly Endpoint[]): Promise<void> {
    const of = (...kinds: string[]) => objects.filter(({ kind }) => kinds.includes(kind));
    const services = of('Service');
    const secrets = of('Secret');
    const certificates = secrets.filter(({ type }) => type === 'kubernetes.io/tls').map(({ metadata }) => ({ name: metadata.name }));
    const { cluster } = this.options;
    await cluster.apply(...[...services, ...secrets, ...of('Ingress', ...Object.keys(ROUTES)), ...services.map(service => slice(service, endpoints)), gateway(certificates)]
      .map(object => ({ ...object, metadata: { ...object.metadata, namespace } })));
    await Promise.all([
      ...of(...Object.keys(ROUTES)).map(route => this.until(`the route ${route.metadata.name}`, async () => {
        const { status } = await cluster.get(ROUTES[route.kind], route.metadata.name, '--namespace', namespace);
        const conditions: any[] = (status?.parents ?? []).flatMap((parent: any) => parent.conditions);
        const bad = conditions.filter(condition => condition.status !== 'True').map(({ type, reason, message }) => `${type}: ${reason} ${message}`);
        return conditions.length >= 2 * route.spec.parentRefs.length && bad.length === 0 ? true : bad.join('; ');
      })),
      ...of('Ingress').map(ingress => this.until(`the Ingress ${ingress.metadata.name}`, async () =>
        (await cluster.get('ingresses.networking.k8s.io', ingress.metadata.name, '--namespace', namespace)).status.loadBalancer?.ingress !== undefined || '')),
    ]);
  }

  public stop(): void {
    this.child.kill('SIGKILL');
  }

  /** Waits until something is true. What it is instead is told when it takes too long. */
  private async until(what: string, met: () => Promise<true | string>): Promise<void> {
    const end = Date.now() + 30_000;
    for (let got = await met(); got !== true; got = await met()) {
      if (Date.now() > end || this.child.exitCode !== null) {
        throw new Error(`Traefik does not serve ${what}: ${got}\n${this.log.slice(-4000)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}

function gateway(certificateRefs: readonly object[]): any {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: GATEWAY },
    spec: {
      gatewayClassName: 'traefik',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP' },
        ...certificateRefs.length === 0 ? [] : [{ name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs } }],
      ],
    },
  };
}

/** What a controller would write of the pods behind a Service. */
function slice(service: any, endpoints: (service: any, port: any) => readonly Endpoint[]): any {
  const ports: any[] = service.spec.ports.map((port: any) => ({ port, ends: endpoints(service, port) })).filter(({ ends }: any) => ends.length > 0);
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: service.metadata.name, labels: { 'kubernetes.io/service-name': service.metadata.name } },
    addressType: 'IPv4',
    ports: ports.map(({ port, ends }) => ({ name: port.name, port: ends[0].port, ...port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol } })),
    endpoints: [...new Set(ports.flatMap(({ ends }) => ends.map(({ host }: Endpoint) => host)))].map(host => ({ addresses: [host], conditions: { ready: true } })),
  };
}
