import { Construct } from 'constructs';
import { Minio } from './minio';
import { MINIO_CLIENT_VERSION, MINIO_REPOSITORIES, MINIO_VERSION } from './minio-defaults';
import { addMinioNotes } from './minio-notes';
import { ReleaseChart } from '../chart/release-chart';
import { Credentials } from '../kit/config/credentials';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of a MinIO server: `Minio` and its values, which are those of the community's chart, so its values files work here too.
 *
 * Names are those of the documentation if the release is named `minio`.
 */
export class MinioChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'minio',
      version: '0.1.0',
      appVersion: MINIO_VERSION,
      description: 'MinIO object storage: one server, its users, access keys and buckets.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://min.io',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/minio/minio'],
      keywords: ['minio', 's3', 'object-storage', 'machine-learning'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'MinIO', url: 'https://min.io/docs/minio/linux/index.html' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'storage', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'A Secret with the root user, unless `rootUser` and `rootPassword` are set; the notes of the release have the command that creates it',
        'A StorageClass with dynamic provisioning, or a PersistentVolume, unless `persistence.existingClaim` is set or `persistence.enabled` is false',
        'For the Ingresses: [ingress-nginx](https://kubernetes.github.io/ingress-nginx/), and a DNS name for each host that no other release uses',
        'For `gateway.enabled` and `consoleGateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the routes; '
        + 'with `tls.enabled` a [BackendTLSPolicy](https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/) for each Service',
        'For `tls.enabled`: the Secret `tls.certSecret`, with a certificate that is valid for the name of the Service',
        'For `metrics.serviceMonitor.enabled`: the [Prometheus operator](https://prometheus-operator.dev/)',
      ],
      ...props,
    });
    const v = this.values;
    const mode = v.oneOf('mode', { values: ['standalone', 'distributed'], description: 'Mode of the server. This chart has one server with one volume: `distributed` is refused.' });
    this.requires(mode.is('standalone'), 'mode is "distributed", and this chart has one server with one volume: set mode to "standalone", or use the chart of the MinIO operator');
    const replicas = v.integer('replicas', { default: 1, minimum: 0, maximum: 1000, description: 'Number of servers, which is 1.' });
    this.requires(replicas.is(1), `replicas is ${replicas}, and this chart has one server with one volume: remove it, or set it to 1`);

    const image = v.image('image', { repository: MINIO_REPOSITORIES.server, description: 'Image of the server' });
    const client = v.image('mcImage', { repository: MINIO_REPOSITORIES.client, tag: MINIO_CLIENT_VERSION, description: 'Image of the client `mc`, with a shell, for the Job and the test. Its release should be near that of the server' });
    const credentials = v.group('', Credentials.values({
      entries: [
        { name: 'rootUser', minLength: 3, example: 'root', description: 'Name of the root user.' },
        { name: 'rootPassword', minLength: 8, description: 'Password of the root user.' },
      ],
      descriptions: {
        existingSecret: 'Existing Secret with the root user. If empty, a Secret with the full name of the release is used, which the chart creates from `rootUser` and `rootPassword`.',
      },
    }));
    const group = v.group('', Minio.values());
    const server = new Minio(this, 'default', { ...image.asProps(), ...group.asProps(), client: client.asProps(), credentials: credentials.asProps() });

    this.addExtraObjects();
    addMinioNotes(this, server);
    v.deprecate('persistence.accessMode', { replacement: 'persistence.accessModes[0]' });
  }
}
