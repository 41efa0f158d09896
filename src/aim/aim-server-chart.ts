import { Construct } from 'constructs';
import { AimServer } from './aim-server';
import { ABOUT, AIM_VERSION, EXAMPLE_HOST, EXAMPLE_TLS_SECRET, PROBES, SERVER_PORT, SERVER_RESOURCES, SERVER_SECURITY } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/fn';
import { StringExpression } from '../expr/string-expression';
import { ProbeValues } from '../kit/probe-values';
import { WorkloadValues } from '../kit/workload-values';
import { ReleaseOptions } from '../manifest/release-chart-props';
import { ItemShape } from '../values/item-shape';
import { FragmentKind } from '../values/options';
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
      prerequisites: [
        'A StorageClass that makes volumes, unless `persistence.existingClaim` names one that is there or `persistence.enabled` is false',
        'For the Ingress: [ingress-nginx](https://kubernetes.github.io/ingress-nginx/), a name in DNS for `ingress.host`, which no other release answers, '
        + 'and the Secret `ingress.tlsSecret` of the type `kubernetes.io/tls` with its certificate; or `ingress.enabled: false`',
      ],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'aimstack/aim', description: 'Aim, with its command `aim` on the path' });
    const protocol = v.oneOf('protocol', {
      values: ['http', 'grpc'],
      description: 'What server and clients speak, which the image decides: `http` for Aim 3.19.0 and later, `grpc` for 3.17.0 to 3.18.1. '
        + 'Probes, Ingress and Service follow.',
    });

    v.describe('server', 'The server.');
    const basePath = v.string('server.basePath', {
      pattern: '^(/[-._~a-zA-Z0-9]+)*$',
      examples: ['/rt'],
      description: 'Path that all paths of the server begin with. Only with the protocol `http`.',
    });
    const port = v.integer('server.port', {
      default: SERVER_PORT, minimum: 1024, maximum: 65535, description: 'Port that the server listens on; ports below 1024 are for root.',
    });
    const logLevel = v.oneOf('server.logLevel', {
      values: ['critical', 'error', 'warning', 'info', 'debug'], default: 'warning', description: 'How much the server logs.',
    });
    const extraArgs = v.list('server.extraArgs', { description: 'More arguments of `aim server`, not those that other values are for.' });

    v.describe('persistence', 'The volume of the runs.');
    const persistent = v.boolean('persistence.enabled', { default: true, description: 'Whether runs outlive the pod.' });
    const existingClaim = v.string('persistence.existingClaim', {
      pattern: Pattern.OPTIONAL_DNS_NAME, description: 'PersistentVolumeClaim to use; empty means that the chart makes one, as the next values say.',
    });
    const size = v.quantity('persistence.size', { default: '10Gi', description: 'Size of the volume. It can only grow, where the StorageClass lets it.' });
    const storageClass = v.string('persistence.storageClass', {
      pattern: Pattern.OPTIONAL_DNS_NAME, description: 'StorageClass of the volume; empty means the default of the cluster.',
    });
    const accessModes = v.list('persistence.accessModes', {
      default: ['ReadWriteOnce'],
      items: ItemShape.ofEnum('ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany'),
      minItems: 1,
      description: 'How the volume can be mounted. There is one pod, so one node is enough. Fixed once there is a claim.',
    });
    const keep = v.boolean('persistence.keep', { default: true, description: 'Whether the claim, and with it the runs, stays after `helm uninstall` and after an upgrade that no longer needs it. A release of the same name takes it again.' });
    const claimAnnotations = v.fragment('persistence.annotations', {
      kind: FragmentKind.STRINGS,
      examples: [{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }],
      description: 'Annotations of the claim. `persistence.keep` is understood by Helm only; other tools have their own.',
    });

    v.describe('service', 'The Service in front of the server.');
    const serviceType = v.oneOf('service.type', { values: ['ClusterIP', 'NodePort', 'LoadBalancer'], description: 'Type of the Service.' });
    const servicePort = v.integer('service.port', { default: 80, minimum: 1, maximum: 65535, description: 'Port of the Service.' });
    const serviceAnnotations = v.fragment('service.annotations', { kind: FragmentKind.STRINGS, description: 'Annotations of the Service.' });

    v.describe('ingress', 'The way in from outside the cluster; the annotations are those of ingress-nginx.');
    const ingress = v.boolean('ingress.enabled', { default: true, description: 'Whether the server can be reached from outside the cluster. It asks nobody for a password.' });
    const ingressClass = v.string('ingress.className', {
      default: 'nginx', pattern: Pattern.OPTIONAL_DNS_NAME, description: 'IngressClass; empty means the default of the cluster.',
    });
    const host = v.string('ingress.host', { default: EXAMPLE_HOST, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name that the Ingress answers, below `server.basePath`. Each release needs its own.' });
    const tlsSecret = v.string('ingress.tlsSecret', {
      default: EXAMPLE_TLS_SECRET,
      pattern: Pattern.OPTIONAL_DNS_NAME,
      description: 'Secret of the type `kubernetes.io/tls` with the certificate of the host; empty means no TLS.',
    });
    const ingressAnnotations = v.fragment('ingress.annotations', {
      kind: FragmentKind.STRINGS,
      examples: [{ 'cert-manager.io/cluster-issuer': 'letsencrypt', 'nginx.ingress.kubernetes.io/proxy-read-timeout': '7200' }],
      description: 'Annotations of the Ingress. They win over those of the chart: `ssl-redirect`; with `http` `proxy-read-timeout` and `proxy-send-timeout`; '
        + 'with `grpc` `backend-protocol` and `proxy-body-size`, each behind `nginx.ingress.kubernetes.io/`.',
    });

    v.describe('probes', 'How patient Kubernetes is with the server.');
    const probes = {
      startupProbe: ProbeValues.declare(v, 'probes.startup', { ...PROBES.startup, description: 'Until it counts as started.' }),
      readinessProbe: ProbeValues.declare(v, 'probes.readiness', { ...PROBES.readiness, description: 'Until it gets no requests.' }),
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
      persistent,
      existingClaim: existingClaim.asString(),
      storageSize: size.asString(),
      storageClass: storageClass.asString(),
      accessModes: accessModes.asAny(),
      keepClaim: keep,
      claimAnnotations: claimAnnotations.asAny(),
      serviceType: serviceType.asString(),
      servicePort: servicePort.asNumber(),
      serviceAnnotations: serviceAnnotations.ifNotEmpty(),
      ingress,
      ingressClass: ingressClass.asString(),
      host: host.asString(),
      tlsSecret: tlsSecret.asString(),
      ingressAnnotations: ingressAnnotations.asAny(),
    });

    checkVersion(this, protocol);

    const path = basePath.asString();
    const { namespace } = this.builtins;
    this.notes.add(`
Aim records runs. From a pod of this cluster:

  aim.Run(repo="${server.repo}")`);
    this.notes.addWhen(Fn.all(ingress, protocol.is('http')), `
From everywhere else:

  aim.Run(repo="aim://${host}:${Fn.ternary(tlsSecret.isTruthy(), '443', '80')}${path}")`);
    this.notes.addWhen(Fn.all(ingress, protocol.is('http'), tlsSecret), `
When a private authority has signed the certificate of ${host}, the client needs that of the authority, in both variables:

  export REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt`);
    this.notes.addWhen(Fn.all(ingress, protocol.is('grpc')), `
From everywhere else. The client speaks TLS only when it is given a file with the certificate of ${host} or of its authority, even a public one:

  export __AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/tls.crt
  aim.Run(repo="aim://${host}:443")`);
    this.notes.addWhen(ingress.not(), `
There is no Ingress. From your machine:

  kubectl port-forward --namespace ${namespace} service/${server.serviceName} ${SERVER_PORT}:${servicePort}
  aim.Run(repo="aim://localhost:${SERVER_PORT}${path}")`);
    this.notes.addWhen(protocol.is('http'), 'The server speaks HTTP and WebSocket: clients need Aim 3.19.0 or later.',
      'The server speaks gRPC: clients need the version of Aim that the server has, or a later one up to 3.18.1.');
    this.notes.addWhen(serviceType.isNot('ClusterIP'), `
The Service is of the type ${serviceType}. Where it can be reached, by everybody who gets there:

  kubectl get service --namespace ${namespace} ${server.serviceName}`);
    this.notes.addWhen(Fn.all(ingress, tlsSecret), `
The Ingress needs the certificate of ${host} in the Secret ${tlsSecret}. Unless it is there, or a controller such as cert-manager makes it:

  kubectl create secret tls ${tlsSecret} --namespace ${namespace} --cert=tls.crt --key=tls.key`);
    this.notes.add(`
The chart runs no user interface. To look at the runs at http://localhost:43800, in two terminals:

  kubectl exec --namespace ${namespace} --stdin --tty deployment/${server.serviceName} -- aim up --repo=/aim --workers=1
  kubectl port-forward --namespace ${namespace} deployment/${server.serviceName} 43800`);
    this.notes.addWhen(Fn.all(ingress, host.is(EXAMPLE_HOST)), `WARNING: ${EXAMPLE_HOST} is an example; set ingress.host to a name of your own.`);
    this.notes.addWhen(persistent.not(), 'WARNING: persistence.enabled is false; the runs are gone when the pod is.');
  }
}

/** The tags of Aim's own images say what they speak; those of others may mean anything. */
function checkVersion(chart: ReleaseChart, protocol: StringExpression): void {
  const { values } = chart;
  const tag = values.get('image.tag').string().orDefault(chart.builtins.appVersion);
  const known = [values.get('image.repository').string().matches('(^|/)aimstack/aim$'), values.get('image.digest').isEmpty()];
  chart.requires(Fn.all(protocol.is('http'), ...known, tag.matches('^3\\.([0-9]|1[0-8])(\\.|$)')).not(),
    `protocol is "http", and Aim ${tag} speaks gRPC: set protocol to "grpc", or image.tag to 3.19.0 or later`);
  chart.requires(Fn.all(protocol.is('grpc'), ...known, tag.matches('^3\\.1[78](\\.|$)').not()).not(),
    `protocol is "grpc", and Aim ${tag} is not one of 3.17.0 to 3.18.1: set protocol to "http", or image.tag to 3.18.1`);
}
