import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { KNATIVE_IMAGES } from './knative-images';
import { KNATIVE_NAMESPACES, KOURIER_SERVICES } from './knative-names';
import { KnativeProgram } from './knative-program';
import { ADMIN_SOCKET, KOURIER_BOOTSTRAP, STATS_PORT, XDS_PORT } from './kourier-bootstrap';
import { KourierProps } from './kourier-props';
import { GATEWAY_RESOURCES, KOURIER, KOURIER_CONTROLLER_RESOURCES } from './kourier-values';
import { ServiceAccount } from '../kit/access/service-account';
import { ConfigFiles } from '../kit/config/config-files';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { partProps } from '../kit/part-props';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const CONTROLLER = KOURIER_SERVICES.controller;
const GATEWAY = '3scale-kourier-gateway';
const BOOTSTRAP_PATH = '/etc/kourier';
const BOOTSTRAP_FILE = 'envoy-bootstrap.yaml';

/** Ports of the gateway, by which the controller knows its listeners. */
const PORTS = { http: 8080, httpInternal: 8081, https: 8443, httpsInternal: 8444, httpProbe: 8090, httpsProbe: 9443 };

/**
 * Kourier, the gateway of Knative Serving: its controller in the namespace `knative-serving`, and Envoy in the namespace `kourier-system`, with
 * the Service `kourier` for clients outside of the cluster. Both namespaces must exist.
 *
 * Names are those that Knative and clients of the gateway know, so a cluster has one. Rejected outside of a `ReleaseChart`.
 *
 * @see https://github.com/knative-extensions/net-kourier/tree/knative-v1.8.1
 */
export class Kourier extends Construct {
  /**
   * The documented values, for `values.group('kourier', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return KOURIER.adapt(overrides);
  }

  /** The Service for clients outside of the cluster, with the ports `http2` and `https`. */
  public readonly service: Service;

  private readonly account: ServiceAccount;

  constructor(scope: Construct, id: string, props: KourierProps = {}) {
    props = partProps('KourierProps', scope, id, props);
    super(scope, id);
    const { images = {}, controller = {}, gateway = {}, imagePullPolicy, imagePullSecrets = [] } = props;
    const component = { 'networking.knative.dev/ingress-provider': 'kourier' };
    const common = { imagePullPolicy, imagePullSecrets };
    this.account = new ServiceAccount(this, 'serviceaccount', { name: 'net-kourier', namespace: KNATIVE_NAMESPACES.serving, labels: component });
    new KnativeProgram(this, 'controller', {
      name: CONTROLLER,
      image: images.controller ?? KNATIVE_IMAGES.kourierNet.default,
      pods: { ...common, namespace: KNATIVE_NAMESPACES.serving, serviceAccountName: this.account.name },
      options: controller,
      resources: KOURIER_CONTROLLER_RESOURCES,
      containerName: 'controller',
      env: [
        { name: 'SYSTEM_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
        { name: 'KOURIER_GATEWAY_NAMESPACE', value: KNATIVE_NAMESPACES.kourier },
        { name: 'CERTS_SECRET_NAMESPACE', value: '' },
        { name: 'CERTS_SECRET_NAME', value: '' },
        { name: 'ENABLE_SECRET_INFORMER_FILTERING_BY_CERT_UID', value: 'false' },
        { name: 'METRICS_DOMAIN', value: 'knative.dev/samples' },
      ],
      ports: [{ name: 'http2-xds', port: XDS_PORT }],
      service: { name: CONTROLLER, ports: [{ name: 'grpc-xds', port: XDS_PORT, targetPort: 'http2-xds' }] },
      // Answers for the address that it is asked for.
      readinessProbe: { handler: { exec: { command: ['/ko-app/kourier', `-probe-addr=:${XDS_PORT}`] } }, timeoutSeconds: 5 },
    });

    const bootstrap = new ConfigFiles(this, 'bootstrap', {
      name: 'kourier-bootstrap', namespace: KNATIVE_NAMESPACES.kourier, files: { [BOOTSTRAP_FILE]: stringify(KOURIER_BOOTSTRAP, { aliasDuplicateObjects: false }) },
    });
    const envoy = new KnativeProgram(this, 'gateway', {
      name: GATEWAY,
      image: images.gateway ?? KNATIVE_IMAGES.kourierGateway.default,
      pods: { ...common, namespace: KNATIVE_NAMESPACES.kourier },
      options: gateway,
      resources: GATEWAY_RESOURCES,
      containerName: 'kourier-gateway',
      ports: [
        { name: 'http2-external', port: PORTS.http },
        { name: 'http2-internal', port: PORTS.httpInternal },
        { name: 'https-external', port: PORTS.https },
        { name: 'http-probe', port: PORTS.httpProbe },
        { name: 'https-probe', port: PORTS.httpsProbe },
        { name: 'stats', port: STATS_PORT },
      ],
      readinessProbe: {
        handler: { httpGet: { path: '/ready', port: PORTS.httpInternal, httpHeaders: [{ name: 'Host', value: 'internalkourier' }] } },
        initialDelaySeconds: 10,
        periodSeconds: 5,
      },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      autoscaling: { enabled: false, maxReplicas: 10 },
      more: {
        automountServiceAccountToken: false,
        command: ['/usr/local/bin/envoy'],
        args: ['--base-id', '1', '--config-path', `${BOOTSTRAP_PATH}/${BOOTSTRAP_FILE}`, '--log-level', 'info'],
        lifecycle: {
          // Clients finish their requests, and load balancers look elsewhere.
          preStop: { exec: { command: ['/bin/sh', '-c', `curl --silent --request POST --unix-socket ${ADMIN_SOCKET} http://localhost/healthcheck/fail; sleep 15`] } },
        },
        checksum: bootstrap.checksum,
        volumes: [bootstrap.asVolume('bootstrap')],
        volumeMounts: [{ name: 'bootstrap', mountPath: BOOTSTRAP_PATH, readOnly: true }],
        // The socket of the administration.
        writablePaths: ['/tmp'],
        // The user `nobody` of the image.
        security: { uid: 65534 },
      },
    });
    const services = { namespace: KNATIVE_NAMESPACES.kourier, selector: envoy.selector, labels: component };
    this.service = new Service(this, 'service', {
      type: 'LoadBalancer',
      ...gateway.service,
      ...services,
      name: KOURIER_SERVICES.external,
      ports: [['http2', 80, PORTS.http], ['https', 443, PORTS.https]].map(([name, port, targetPort]) => ({
        name: String(name), port: Number(port), ...gateway.service?.ports?.find(given => given.name === name), targetPort,
      })),
    });
    new Service(this, 'internal', {
      ...services,
      name: KOURIER_SERVICES.internal,
      // The second one is there only with `cluster-cert-secret` of config-kourier.
      ports: [{ name: 'http2', port: 80, targetPort: PORTS.httpInternal }, { name: 'https', port: 443, targetPort: PORTS.httpsInternal }],
    });
  }

  /** The ServiceAccount of the controller as a subject of roles and bindings. */
  public get subject(): k8s.Subject {
    return this.account.subject;
  }
}
