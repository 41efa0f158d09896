import { MINIO_MOUNT_PATH, MINIO_NODE_PORTS, MINIO_PORTS, MINIO_PROBES, MINIO_RESOURCES, MINIO_SECURITY, MINIO_UID } from './minio-defaults';
import { MinioProps } from './minio-props';
import { MINIO_ACCOUNTS, MINIO_JOB } from './minio-provisioning-values';
import { AnyExpression } from '../expr/expression/any-expression';
import { Condition } from '../kit/condition';
import { GatewayRoute } from '../kit/network/gateway-route';
import { Ingress } from '../kit/network/ingress';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The hosts of the documented chart. @internal */
export const EXAMPLE_HOSTS = { http: 'minio-example.local', console: 'console.minio-example.local' };

const SECRET_KEY = { pattern: Pattern.FILE_NAME, maxLength: 253 };
const ID = { minimum: 0, maximum: 2147483647 };

const ingress = (host: string, description: string, annotations: string): ItemShape => Ingress.values({
  only: ['enabled', 'className', 'annotations'], rename: { className: 'ingressClassName' }, description, defaults: { className: 'nginx' },
  descriptions: { annotations: `Ingress annotations. They override those of the chart, which have the prefix \`nginx.ingress.kubernetes.io/\`: ${annotations}.` },
})
  .list('hosts', {
    default: [host], minItems: 1, items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
    description: 'Host names.',
  })
  .string('path', { default: '/', pattern: Pattern.ABSOLUTE_PATH, description: 'Path prefix.' })
  .list('tls', {
    items: ItemShape.ofFragment({ type: 'IngressTLS', description: 'A certificate.' }), examples: [[{ secretName: 'minio-tls', hosts: [host] }]],
    description: 'Certificates: Secrets of the type `kubernetes.io/tls`, each with the hosts that it is for; empty to disable TLS.',
  });

/** The documented security context: that of the pods, which `enabled` leaves out. */
const SECURITY = ItemShape.object('Security context of the pods of the server and of the Job, besides `runAsNonRoot` and a seccomp profile.')
  .boolean('enabled', { default: true, description: 'Set it. Without it, the pods have the user of the image, or that which an admission plugin chooses.' })
  .integer('runAsUser', { ...ID, default: MINIO_UID, description: 'User ID. After a change, existing files may not be readable.' })
  .integer('runAsGroup', { ...ID, default: MINIO_UID, description: 'Group ID.' })
  .integer('fsGroup', { ...ID, default: MINIO_UID, description: 'Group that owns the volume.' })
  .oneOf('fsGroupChangePolicy', { values: ['OnRootMismatch', 'Always'], description: 'When the owner of the files is changed: if that of the volume is another, or at each start.' });

/** The documented values of a server. @internal */
export const MINIO = ItemShape.object('MinIO server.')
  .include(MINIO_ACCOUNTS)
  .group('provisioning', MINIO_JOB)
  .group('persistence', Volume.values({
    content: 'objects', offersVolumeName: true, rename: { volumeName: 'VolumeName' }, notes: { accessModes: 'The server has one pod, so `ReadWriteOnce` is enough.' },
  }).string('subPath', { pattern: '^([-._a-zA-Z0-9]+(/[-._a-zA-Z0-9]+)*)?$', patternDescription: 'a relative path, or empty', description: 'Directory of the volume to mount; empty for the whole volume.' }))
  .group('service', Service.values({
    ports: [{ name: 'http', port: MINIO_PORTS.http, quoted: true, nodePort: MINIO_NODE_PORTS.http }], description: 'Service of the S3 API.',
    descriptions: { nodePort: 'Node port, for the type `NodePort` only; 0 for a port that Kubernetes chooses.' },
  }))
  .group('ingress', ingress(EXAMPLE_HOSTS.http, 'Ingress of the S3 API.', '`upstream-vhost`, `proxy-body-size`, and with `tls.enabled` `backend-protocol`')
    .string('upstreamVhost', {
      pattern: '^[-.:a-zA-Z0-9]*$', patternDescription: 'a host, optionally with a port, or `-`, or empty', maxLength: 253,
      description: 'Host that the server receives, instead of that of the request: signatures cover it. Empty for Service and port, such as `minio:9000`, for URLs that programs in the namespace sign for it; `-` for that of the request, for clients that sign for a host of the Ingress.',
    }))
  .group('gateway', GatewayRoute.values({
    description: 'Gateway API route of the S3 API: an HTTPRoute.',
    // A large upload is slow.
    defaults: { timeouts: { request: '0s' } },
  })
    .string('path', {
      // What a path of an HTTPRoute may be.
      default: '/', pattern: '^(/|(/[-_~a-zA-Z0-9][-._~a-zA-Z0-9]*)+)$', patternDescription: 'a path such as `/` or `/model-zoo`', maxLength: 1024,
      description: 'Path prefix; that of a bucket, such as `/model-zoo`, lets in requests of this bucket only.',
    })
    .string('upstreamVhost', {
      pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
      description: 'Host that the server receives, instead of that of the request: signatures cover it. Empty for that of the request, for clients that sign for a host of the route. '
        + 'The name of the Service, such as `minio`, for URLs that programs in the namespace sign for it: a route knows no port, so this needs the one that clients leave out, `service.port: "80"`, or `"443"` with `tls.enabled`; '
        + 'and a Gateway that has the feature `HTTPRouteHostRewrite`. With another port, only the Ingress can do it.',
    }))
  .group('consoleService', Service.values({
    ports: [{ name: 'http', port: MINIO_PORTS.console, quoted: true, nodePort: MINIO_NODE_PORTS.console }], description: 'Service of the console.',
    descriptions: { nodePort: 'Node port, for the type `NodePort` only; 0 for a port that Kubernetes chooses.' },
  }))
  .group('consoleIngress', ingress(EXAMPLE_HOSTS.console, 'Ingress of the console.', '`proxy-body-size`, and with `tls.enabled` `backend-protocol`'))
  .group('consoleGateway', GatewayRoute.values({
    description: 'Gateway API route of the console: an HTTPRoute for the path `/`.',
    defaults: { timeouts: { request: '0s' } },
    descriptions: { hostnames: 'Host names; empty for those of the listeners. Must be unique among releases, and differ from those of `gateway` on the same Gateway.' },
  }))
  .group('tls', ItemShape.object('TLS of the server itself.')
    .boolean('enabled', { description: 'Serve HTTPS, on the same ports.' })
    .string('certSecret', {
      pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
      description: 'Secret with the certificate, which must be valid for the name of the Service and for other names that clients use. It is read when the pod starts.',
    })
    .string('publicCrt', { ...SECRET_KEY, default: 'public.crt', description: 'Key of the certificate in the Secret; `tls.crt` for one of cert-manager.' })
    .string('privateKey', { ...SECRET_KEY, default: 'private.key', description: 'Key of the private key in the Secret; `tls.key` for one of cert-manager.' }))
  .string('trustedCertsSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Secret with certificates of CAs, which the server trusts besides those of the image, and the Job and the test for the server; empty for none.',
  })
  .string('mountPath', { default: MINIO_MOUNT_PATH, pattern: Pattern.ABSOLUTE_PATH, minLength: 2, description: 'Mount path of the volume.' })
  .string('bucketRoot', { pattern: '^(/[-._~%@+=:,/a-zA-Z0-9]*)?$', patternDescription: 'an absolute path, or empty', description: 'Directory of the buckets, within `mountPath`; empty for `mountPath`.' })
  .list('extraArgs', { description: 'Extra arguments of `minio server`, other than those that the chart sets.' })
  .group('metrics', ItemShape.object('Metrics.').group('serviceMonitor', ServiceMonitor.values()
    .boolean('public', { description: 'Serve metrics without authentication, also through the Ingress and the route.' })
    .string('tokenSecret', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Secret with a bearer token for metrics in the key `token`, unless they are public; the notes of the release have the command that creates it.' })))
  .group('networkPolicy', NetworkPolicy.values())
  .group('probes', Workload.probesValues(MINIO_PROBES))
  .group('securityContext', SECURITY)
  .include(Workload.values({
    subject: 'the server',
    security: MINIO_SECURITY,
    hasScratch: true,
    omit: ['podSecurityContext'],
    rename: { env: 'environment', securityContext: 'containerSecurityContext' },
    defaults: { resources: MINIO_RESOURCES, strategy: { type: 'Recreate' }, serviceAccount: { create: true } },
    descriptions: {
      'strategy': 'Update strategy. `Recreate` stops the server before a new one starts, since only one can write to the volume.',
      'serviceAccount.name': 'Name of the ServiceAccount; empty for the full name of the release with the suffix `-sa` if `create` is set, otherwise for `default`.',
    },
  }))
  ._readBy((group: AnyExpression): MinioProps => ({
    ...group._propsOf(['metrics', 'securityContext', 'service', 'consoleService']),
    service: group.get('service').asProps(),
    consoleService: group.get('consoleService').asProps(),
    serviceMonitor: group.get('metrics.serviceMonitor').asProps(),
    podSecurityContext: securityContextOf(group.get('securityContext')),
  }), ['metrics', 'securityContext', 'service', 'consoleService']);

function securityContextOf(given: AnyExpression): any {
  const user = given.integer('runAsUser');
  return Condition.of(given.boolean('enabled')).choose({
    runAsNonRoot: Condition.of(user).choose(true),
    runAsUser: user.asNumber(),
    runAsGroup: given.integer('runAsGroup').asNumber(),
    fsGroup: given.integer('fsGroup').asNumber(),
    fsGroupChangePolicy: given.string('fsGroupChangePolicy').asString(),
    seccompProfile: { type: 'RuntimeDefault' },
  });
}
