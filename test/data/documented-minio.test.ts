import { App } from 'cdk8s';
import { MinioChart } from '../../src/data';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';

const model = new MinioChart(new App(), 'chart')._model();

function objects(values: any): any[] {
  return render(model, release({ name: 'minio', values: [values] })) as any[];
}

/** A value of the documented chart, and where it is in the manifests. */
interface DocumentedValue {
  readonly values: any;
  readonly object: string;
  readonly field: string;
  readonly is: unknown;
}

const BASE = { rootUser: 'root', rootPassword: 'RootTempPassword1234' };
const NAME = { accessKey: 'ai-appstore', secretKey: 'TempPassword1234', policy: 'readwrite' };
const TLS = [{ hosts: ['storage.appstore.ai'], secretName: 'storage-tls' }];
const POD = 'spec.template.spec';
const SERVER = `${POD}.containers.0`;

/** Each path of the documented tables, with a value that somebody may have. */
const DOCUMENTED: readonly DocumentedValue[] = [
  row({ rootUser: 'root' }, 'Secret/minio', 'data.rootUser', encoded('root')),
  row({ rootPassword: 'RootTempPassword1234' }, 'Secret/minio', 'data.rootPassword', encoded('RootTempPassword1234')),
  row({ rootUser: null, rootPassword: null, existingSecret: 'own' }, 'Deployment/minio', `${SERVER}.env.0.valueFrom.secretKeyRef`, { name: 'own', key: 'rootUser' }),
  row({ mode: 'standalone', replicas: 1 }, 'Deployment/minio', 'spec.replicas', 1),
  row({ users: [NAME] }, 'ConfigMap/minio-provisioning', 'data.users', 'ai-appstore readwrite\n'),
  row({ users: [NAME] }, 'Secret/minio-provisioning', 'data.keys', encoded('ai-appstore TempPassword1234\n')),
  row({ users: [NAME], svcaccts: [{ accessKey: 'aas-minio-uploader', secretKey: 'TempPassword', user: 'ai-appstore' }] }, 'ConfigMap/minio-provisioning', 'data.svcaccts', 'aas-minio-uploader ai-appstore \n'),
  row({ buckets: [{ name: 'model-zoo', policy: 'download', purge: false, versioning: false, objectlocking: false }] }, 'ConfigMap/minio-provisioning', 'data.buckets', 'model-zoo download false false false\n'),
  row({ policies: [{ name: 'own', statements: [{ resources: ['arn:aws:s3:::a/*'], actions: ['s3:*'] }] }] }, 'ConfigMap/minio-provisioning', 'data.policies', expect.stringContaining('own {"Version"')),
  row({ ingress: { enabled: true, hosts: ['storage.appstore.ai'] } }, 'Ingress/minio', 'spec.rules.0.host', 'storage.appstore.ai'),
  row({ ingress: { enabled: true, ingressClassName: 'other' } }, 'Ingress/minio', 'spec.ingressClassName', 'other'),
  row({ ingress: { enabled: true } }, 'Ingress/minio', 'spec.ingressClassName', 'nginx'),
  row({ ingress: { enabled: true, path: '/' } }, 'Ingress/minio', 'spec.rules.0.http.paths.0', { path: '/', pathType: 'Prefix', backend: { service: { name: 'minio', port: { number: 9000 } } } }),
  row({ ingress: { enabled: true, annotations: { a: 'b' } } }, 'Ingress/minio', 'metadata.annotations.a', 'b'),
  row({ ingress: { enabled: true, tls: TLS } }, 'Ingress/minio', 'spec.tls', TLS),
  row({ service: { type: 'ClusterIP', port: '9000', nodePort: 32000 } }, 'Service/minio', 'spec.ports.0', { name: 'http', port: 9000, targetPort: 'http', protocol: 'TCP' }),
  row({ service: { type: 'NodePort' } }, 'Service/minio', 'spec.ports.0.nodePort', 32000),
  row({ service: { type: 'NodePort', port: 9000, nodePort: 31000 } }, 'Service/minio', 'spec.ports.0.nodePort', 31000),
  row({ service: { type: 'LoadBalancer' } }, 'Service/minio', 'spec.ports.0.nodePort', undefined),
  row({}, 'Service/minio', 'metadata.labels.monitoring', 'true'),
  row({ consoleService: { type: 'LoadBalancer', port: '9001', nodePort: 32001 } }, 'Service/minio-console', 'spec.ports.0', { name: 'http', port: 9001, targetPort: 'http-console', protocol: 'TCP' }),
  row({ consoleService: { type: 'NodePort' } }, 'Service/minio-console', 'spec.ports.0.nodePort', 32001),
  row({ consoleIngress: { enabled: true, ingressClassName: 'nginx', hosts: ['console.appstore.ai'], path: '/', annotations: {}, tls: [] } }, 'Ingress/minio-console', 'spec.rules.0.host', 'console.appstore.ai'),
  row({ persistence: { enabled: true, size: '10Gi' } }, 'PersistentVolumeClaim/minio', 'spec.resources.requests.storage', '10Gi'),
  row({ persistence: { storageClass: 'aas-minio' } }, 'PersistentVolumeClaim/minio', 'spec.storageClassName', 'aas-minio'),
  row({ persistence: { storageClass: '-' } }, 'PersistentVolumeClaim/minio', 'spec.storageClassName', ''),
  row({ persistence: { VolumeName: 'aas-minio-pv' } }, 'PersistentVolumeClaim/minio', 'spec.volumeName', 'aas-minio-pv'),
  row({ persistence: { accessMode: 'ReadWriteMany' } }, 'PersistentVolumeClaim/minio', 'spec.accessModes', ['ReadWriteMany']),
  row({ persistence: { existingClaim: 'own' } }, 'Deployment/minio', `${POD}.volumes.0.persistentVolumeClaim.claimName`, 'own'),
  row({ persistence: { subPath: 'minio' } }, 'Deployment/minio', `${SERVER}.volumeMounts.0`, { name: 'export', mountPath: '/export', subPath: 'minio' }),
  row({ persistence: { enabled: false } }, 'Deployment/minio', `${POD}.volumes.0.emptyDir`, {}),
  row({ resources: { requests: { memory: '512Mi' } } }, 'Deployment/minio', `${SERVER}.resources.requests.memory`, '512Mi'),
  row({ securityContext: { enabled: true, runAsUser: 2000, runAsGroup: 2001, fsGroup: 2002, fsGroupChangePolicy: 'Always' } }, 'Deployment/minio', `${POD}.securityContext`, {
    runAsNonRoot: true, runAsUser: 2000, runAsGroup: 2001, fsGroup: 2002, fsGroupChangePolicy: 'Always', seccompProfile: { type: 'RuntimeDefault' },
  }),
  row({ securityContext: { runAsUser: 0 } }, 'Deployment/minio', `${POD}.securityContext.runAsNonRoot`, undefined),
  row({ securityContext: { enabled: false } }, 'Deployment/minio', `${POD}.securityContext`, undefined),
  row({ image: { repository: 'registry.example.org:5000/minio/minio', tag: 'RELEASE.2022-12-12T19-27-27Z' } }, 'Deployment/minio', `${SERVER}.image`, 'registry.example.org:5000/minio/minio:RELEASE.2022-12-12T19-27-27Z'),
  row({ mcImage: { repository: 'quay.io/minio/mc', tag: 'RELEASE.2022-12-13T00-23-28Z' }, users: [NAME] }, 'Job/minio-provisioning', `${SERVER}.image`, 'quay.io/minio/mc:RELEASE.2022-12-13T00-23-28Z'),
  row({ mountPath: '/data' }, 'Deployment/minio', `${SERVER}.args.1`, '/data'),
  row({ mountPath: '/data', bucketRoot: '/data/buckets' }, 'Deployment/minio', `${SERVER}.args.1`, '/data/buckets'),
  row({ environment: { MINIO_REGION: 'eu' } }, 'Deployment/minio', `${SERVER}.env`, expect.arrayContaining([{ name: 'MINIO_REGION', value: 'eu' }])),
  row({ extraArgs: ['--quiet'] }, 'Deployment/minio', `${SERVER}.args`, expect.arrayContaining(['--quiet'])),
  row({ tls: { enabled: true, certSecret: 'own', publicCrt: 'public.crt', privateKey: 'private.key' } }, 'Deployment/minio', `${POD}.volumes.1.secret.secretName`, 'own'),
  row({ trustedCertsSecret: 'authorities' }, 'Deployment/minio', `${POD}.volumes.1.secret.secretName`, 'authorities'),
  row({ metrics: { serviceMonitor: { public: true } } }, 'Deployment/minio', `${SERVER}.env`, expect.arrayContaining([{ name: 'MINIO_PROMETHEUS_AUTH_TYPE', value: 'public' }])),
  row({}, 'Deployment/minio', `${POD}.serviceAccountName`, 'minio-sa'),
  row({ serviceAccount: { create: true, name: 'own' } }, 'ServiceAccount/own', 'metadata.name', 'own'),
  row({ serviceAccount: { create: false, name: 'existing' } }, 'Deployment/minio', `${POD}.serviceAccountName`, 'existing'),
];

it.each(DOCUMENTED.map(each => [JSON.stringify(each.values), each] as const))('%s means what is documented', (_, { values, object, field, is }) => {
  const [kind, name] = object.split('/');
  const found = objects({ ...BASE, ...values }).find(o => o.kind === kind && (o.metadata.name === name || (kind === 'Job' && o.metadata.name.startsWith(name))));
  expect(found).toBeDefined();
  expect(field.split('.').reduce((at: any, key) => at?.[key], found)).toEqual(is);
});

test('the objects have the documented names', () => {
  const values = { ...BASE, users: [NAME], ingress: { enabled: true }, consoleIngress: { enabled: true } };
  expect(objects(values).map(o => `${o.kind} ${o.metadata.name}`)).toEqual(expect.arrayContaining([
    'ServiceAccount minio-sa', 'Secret minio', 'PersistentVolumeClaim minio', 'Service minio', 'Service minio-console', 'Deployment minio', 'Ingress minio',
  ]));
});

test('what has no meaning any more is refused with what to do, or accepted with a notice', () => {
  const refused = (values: any) => expect(() => objects({ ...BASE, ...values }));
  refused({ mode: 'distributed' }).toThrow('set mode to "standalone"');
  refused({ replicas: 16 }).toThrow('replicas is 16, and this chart has one server with one volume: remove it, or set it to 1');
  const notes = renderNotes(model, release({ name: 'minio', values: [{ ...BASE, persistence: { accessMode: 'ReadWriteOnce' } }] }));
  expect(notes).toContain('persistence.accessMode is deprecated: use persistence.accessModes[0] instead');
});

function encoded(text: string): string {
  return Buffer.from(text).toString('base64');
}

function row(values: any, object: string, field: string, is: unknown): DocumentedValue {
  return { values, object, field, is };
}
