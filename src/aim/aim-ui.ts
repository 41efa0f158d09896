import { Construct } from 'constructs';
import { propsOf } from '../kit/part-props';
import { AimUiOptions } from './aim-ui-options';
import { CONNECT_HTTP } from './connect';
import { ENDS_AT_SIGINT, MOUNT_PATH, NGINX, REPOSITORY_MOUNT, UI_PORT, UI_RESOURCES } from './defaults';
import { Tls } from './tls';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { Condition, asExpression, textOf } from '../kit/condition';
import { Exposure } from '../kit/network/exposure';
import { GatewayRouteOptions } from '../kit/network/gateway-route-props';
import { ifFilled } from '../kit/if-filled';
import { IngressOptions } from '../kit/network/ingress-props';
import { imageOf, probeOf } from '../kit/workload/pod-spec';
import { withSharedHandler } from '../kit/workload/shared-handler';
import { ProbeOptions } from '../kit/workload/probe-props';
import { nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { TestPod } from '../kit/workload/test-pod';
import { TestPodProps } from '../kit/workload/test-pod-props';
import { Workload } from '../kit/workload/workload';

const PORT = 'ui';

/**
 * An empty host is all addresses of IPv4 and IPv6 that the pod has for a single process, and those of IPv4 for several. To these, `::` is all,
 * unless the kernel has no IPv6. The last host counts.
 */
const UP_WITH_SEVERAL = `python -c 'import socket, sys; sys.exit(not socket.has_dualstack_ipv6())' && set -- "$@" --host=::; exec aim up "$@"`;

/**
 * The parts of the server that its user interface needs.
 *
 * @internal
 */
export interface AimUiServer {
  readonly common: Omit<TestPodProps, 'command'>;
  readonly grpc: Condition;
  readonly port: number;
  readonly basePath: string;
  readonly logLevel: string;
  readonly tls: Tls;
  readonly ingress?: IngressOptions;
  readonly gateway?: GatewayRouteOptions;
  readonly probes: { readonly startup: ProbeOptions; readonly readiness: ProbeOptions; readonly liveness: ProbeOptions };
}

/**
 * The user interface of an Aim server: a container in its pod, since two pods cannot always mount one volume, with its own
 * Service, Ingress and route. The Ingress is separate because its annotations differ from those of the server.
 *
 * @internal
 */
export class AimUi extends Construct {
  public readonly enabled: Condition;
  public readonly port: number;
  private readonly basePath: string;

  constructor(scope: Construct, id: string, private readonly server: AimUiServer, private readonly props: AimUiOptions = { enabled: false }) {
    super(scope, id);
    this.enabled = Condition.of(props.enabled ?? true);
    this.port = props.port ?? UI_PORT;
    this.basePath = props.basePath ?? '';
  }

  /** The container, an item of the extra containers of the server. */
  public get containers(): any[] {
    const { common, tls, logLevel, probes } = this.server;
    const handler = { httpGet: tls.httpGet(`${this.basePath}/api/projects/`, PORT) };
    const asked = withSharedHandler(this, {
      startupProbe: { handler, ...probes.startup }, livenessProbe: { handler, ...probes.liveness }, readinessProbe: { handler, ...probes.readiness },
    });
    const workers = this.props.workers ?? 2;
    return this.enabled.items([{
      name: 'aim-ui',
      ...imageOf(common),
      command: Condition.of(asExpression(workers).is(1)).choose(['aim', 'up'], ['sh', '-c', UP_WITH_SEVERAL, 'aim-ui']),
      args: [
        '--host=',
        `--port=${this.port}`,
        `--repo=${MOUNT_PATH}`,
        `--workers=${workers}`,
        ...Condition.of(this.basePath).items([`--base-path=${this.basePath}`]),
        ...this.readOnly.items(['--read-only']),
        ...tls.args,
        `--log-level=${logLevel}`,
      ],
      ports: [{ name: PORT, containerPort: this.port }],
      resources: ifFilled(this.props.resources ?? UI_RESOURCES),
      startupProbe: probeOf(asked.startupProbe),
      livenessProbe: probeOf(asked.livenessProbe),
      readinessProbe: probeOf(asked.readinessProbe),
      lifecycle: ENDS_AT_SIGINT,
      volumeMounts: [REPOSITORY_MOUNT, ...tls.volumeMounts],
    }]);
  }

  /**
   * Service, Ingress and route, if the user interface is enabled.
   *
   * @param workload the workload of its pod.
   * @param appLabels labels of the objects.
   */
  public expose(workload: Workload, appLabels: { app: string }): Exposure | undefined {
    const within = this.enabled.scope(this, 'enabled');
    if (!within) {
      return undefined;
    }
    const { props, basePath } = this;
    const { common, tls } = this.server;
    const labels = { ...appLabels, 'app.kubernetes.io/component': releaseChartOf(this).componentOf(this) };
    this.check(within);

    const exposure = new Exposure(within, 'default', {
      service: props.service,
      ingress: { className: 'nginx', ...props.ingress },
      gateway: { ...props.gateway, timeouts: { request: '0s', ...props.gateway?.timeouts } },
      selector: workload.selector,
      ports: [{ name: PORT, port: 80, targetPort: this.port, appProtocol: tls.scheme }],
      path: basePath,
      scheme: tls.scheme,
      labels,
      ingressAnnotations: {
        [`${NGINX}/ssl-redirect`]: 'true',
        // A search over many runs is slow.
        [`${NGINX}/proxy-read-timeout`]: '3600',
        [`${NGINX}/proxy-body-size`]: '0',
        [`${NGINX}/backend-protocol`]: tls.condition.choose('HTTPS'),
      },
    });
    const { service } = exposure;
    new TestPod(within, 'test', {
      ...propsOf('TestPodProps', common),
      serviceAccountName: workload.serviceAccountName,
      containerName: 'connect',
      command: ['python', '-c'],
      args: [CONNECT_HTTP, `${tls.scheme}://${service.name}:${service.port()}${basePath}/api/projects/`, ...tls.connectArgs],
      volumes: tls.certificateVolumes,
      volumeMounts: tls.volumeMounts,
    });
    return exposure;
  }

  private get readOnly(): Condition {
    return Condition.of(this.props.readOnly ?? true);
  }

  private check(within: Construct): void {
    const { props: { ingress, gateway, readOnly, ...props }, server, basePath } = this;
    const enabled = (way?: { enabled?: any }, given?: any) => Condition.of(way?.enabled ?? given !== undefined);
    refuseWhen(within, server.grpc.and(this.readOnly),
      `${nameOfProp('readOnly', readOnly)} is true, which requires Aim 3.19.0 and the protocol "http": set it to false, and restrict access to users who may change runs`);
    refuseWhen(within, Condition.of(asExpression(this.port).is(server.port)),
      `${nameOfProp('port', props.port)} and the port of the server are both ${this.port}: the ports of a pod must be distinct`);

    const samePath = Condition.of(textOf(basePath).is(server.basePath));
    const sameHost = Condition.of(textOf(ingress?.host ?? '').is(server.ingress?.host ?? ''));
    refuseWhen(within, enabled(ingress, ingress?.host).and(enabled(server.ingress, server.ingress?.host)).and(sameHost).and(samePath),
      `${nameOfProp('ingress.host', ingress?.host)} is "${ingress?.host}", which is the host of the server: choose another host, or set ${nameOfProp('basePath', props.basePath)}`);

    const hosts = (way?: GatewayRouteOptions) => new ListExpression(toNode(way?.hostnames ?? [])).join(',');
    const sameHosts = Condition.of(hosts(gateway).is(hosts(server.gateway)));
    refuseWhen(within, enabled(gateway, gateway?.parentRefs).and(enabled(server.gateway, server.gateway?.parentRefs)).and(sameHosts).and(server.grpc.or(samePath)),
      `${nameOfProp('gateway.hostnames', gateway?.hostnames)} are those of the route of the server: choose others`);
  }
}
