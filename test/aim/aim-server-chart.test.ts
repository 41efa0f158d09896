import * as path from 'path';
import { App } from 'cdk8s';
import { ReleaseOptions } from '../../src';
import { AimServerChart } from '../../src/aim';
import { isTest } from '../../src/manifest/model/hooks';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';
import { violations } from '../support/restricted';

const ROUTE = { enabled: true, parentRefs: [{ name: 'public' }], hostnames: ['aim.example.org'] };
const GRPC = { protocol: 'grpc', image: { tag: '3.18.1' } };

function chart(values: any = {}, props: ReleaseOptions = {}): AimServerChart {
  return new AimServerChart(new App(), 'chart', { values, ...props });
}

function objects(values: any = {}, props: ReleaseOptions = {}): any[] {
  return chart(values, props).toJson();
}

function object(kind: string, values: any = {}, props: ReleaseOptions = {}): any {
  return objects(values, props).find(o => o.kind === kind);
}

function pod(values: any = {}): any {
  return object('Deployment', values).spec.template.spec;
}

function server(values: any = {}): any {
  return pod(values).containers[0];
}

function notes(values: any = {}): string {
  return renderNotes(chart()._model(), release({ name: 'aim-server', values: [values] }));
}

test('all objects begin with the name that is given for them, and clients find them by it', () => {
  const all = objects({ fullnameOverride: 'tracking', ui: { enabled: true }, clientConfig: { enabled: true } }, { releaseName: 'r' });
  expect([...new Set(all.map(o => o.metadata.name))].sort()).toEqual(['tracking', 'tracking-client', 'tracking-ui']);
  expect(all.find(o => o.kind === 'ConfigMap').data.AIM_REPO).toBe('aim://tracking.default:80');
});

test('nameOverride replaces the name of the chart in names and in the labels that select pods', () => {
  const { metadata, spec } = object('Deployment', { nameOverride: 'runs' }, { releaseName: 'r' });
  expect([metadata.name, spec.selector.matchLabels]).toEqual(['r-runs', expect.objectContaining({ 'app.kubernetes.io/name': 'runs', 'app': 'aim-server' })]);
});

describe('the server', () => {
  it('makes the repository and starts without a question', () => {
    const [init] = pod().initContainers;
    expect([...init.command, ...init.args]).toEqual(['aim', 'init', '--repo=/aim', '--skip-if-exists']);
    expect([...server().command, ...server().args]).toEqual([
      'aim', 'server', '--host=', '--port=53800', '--repo=/aim', '--log-level=warning',
    ]);
  });

  it('never says yes beforehand to versions that would erase runs', () => {
    expect(JSON.stringify(objects())).not.toMatch(/"--yes"|"-y"/);
  });

  it('says yes beforehand to the versions that cannot skip a repository that exists', () => {
    expect(pod(GRPC).initContainers).toBeUndefined();
    expect(server(GRPC).args).toContain('--yes');
  });

  it('is one pod, replaced and not doubled', () => {
    expect(object('Deployment').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  it('is asked to end in the way that it listens to', () => {
    expect(server().lifecycle.preStop.exec.command).toEqual(['sh', '-c', 'kill -INT 1']);
  });

  it('takes more arguments and environment variables', () => {
    const { args, env } = server({ server: { extraArgs: ['--root-path=/k'] }, extraEnv: [{ name: 'A', value: 'b' }] });
    expect(args[args.length - 1]).toBe('--root-path=/k');
    expect(env).toEqual([{ name: 'A', value: 'b' }]);
    expect(server().env).toBeUndefined();
  });

  it('meets the restricted security standard of Kubernetes, with a root file system that is read only', () => {
    const spec = pod();
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } });
    for (const container of [...spec.initContainers, ...spec.containers]) {
      expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
      expect(container.resources.limits.memory).toBe('1Gi');
    }
  });

  it('lets null remove fields of the security context that a platform sets itself', () => {
    expect(pod({ podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } }).securityContext).toEqual({
      runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, fsGroupChangePolicy: 'OnRootMismatch',
    });
  });

  it('has labels, annotations and a ServiceAccount of the values', () => {
    const { metadata, spec } = object('Deployment', { podLabels: { team: 'ml' }, podAnnotations: { 'a.org/b': 'c' }, serviceAccount: { name: 'aim' } }).spec.template;
    expect(metadata.labels).toMatchObject({ app: 'aim-server', team: 'ml' });
    expect(metadata.annotations).toEqual({ 'a.org/b': 'c' });
    expect(spec.serviceAccountName).toBe('aim');
  });

  it('omits what is not configured', () => {
    const spec = pod();
    expect(['nodeSelector', 'tolerations', 'affinity', 'imagePullSecrets'].filter(key => key in spec)).toEqual([]);
  });

  it('says which ServiceAccount it has, since an upgrade that left it out would keep the one before', () => {
    expect(pod().serviceAccountName).toBe('default');
    expect(pod({ serviceAccount: { name: 'other' } }).serviceAccountName).toBe('other');
  });

  it('can have a ServiceAccount of its own, such as for workload identity', () => {
    const serviceAccount = { create: true, annotations: { 'eks.amazonaws.com/role-arn': 'arn' } };
    const account = object('ServiceAccount', { serviceAccount });
    expect(account).toMatchObject({ metadata: { annotations: serviceAccount.annotations }, automountServiceAccountToken: false });
    expect(pod({ serviceAccount }).serviceAccountName).toBe(account.metadata.name);
  });

  it('is called for the image in the values', () => {
    const image = { registry: 'registry.example.org', repository: 'mirror/aimstack/aim', tag: '3.28.0', pullPolicy: 'Always', pullSecrets: [{ name: 'pull' }] };
    expect(server({ image })).toMatchObject({ image: 'registry.example.org/mirror/aimstack/aim:3.28.0', imagePullPolicy: 'Always' });
    expect(pod({ image }).imagePullSecrets).toEqual([{ name: 'pull' }]);
  });
});

describe('what hangs on the protocol', () => {
  const probes = (values: any) => ['startupProbe', 'readinessProbe', 'livenessProbe'].map(name => server(values)[name]);

  it('is HTTP by default: probes, the Service and the annotations of the Ingress', () => {
    probes({}).forEach(p => expect(p).toMatchObject({ httpGet: { path: '/status/', port: 'aim' } }));
    probes({}).forEach(p => expect(p).not.toHaveProperty('grpc'));
    expect(object('Service').spec.ports[0].appProtocol).toBe('kubernetes.io/ws');
    expect(object('Ingress').metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
    });
  });

  it('is gRPC when the values say so', () => {
    probes(GRPC).forEach(p => expect(p).toMatchObject({ grpc: { port: 53800 } }));
    probes(GRPC).forEach(p => expect(p).not.toHaveProperty('httpGet'));
    expect(object('Service', GRPC).spec.ports[0].appProtocol).toBe('kubernetes.io/h2c');
    expect(object('Ingress', GRPC).metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
      'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC',
      'nginx.ingress.kubernetes.io/proxy-body-size': '0',
    });
  });

  it('follows the port and the base path', () => {
    const values = { server: { port: 8080, basePath: '/rt' } };
    expect(server(values).args).toEqual(expect.arrayContaining(['--port=8080', '--base-path=/rt']));
    expect(server(values).ports).toEqual([{ name: 'aim', containerPort: 8080 }]);
    expect(server(values).livenessProbe.httpGet.path).toBe('/rt/status/');
    expect(object('Service', values).spec.ports[0].targetPort).toBe(8080);
  });

  it('is patient with a server that works on its storage', () => {
    expect(server().startupProbe).toMatchObject({ periodSeconds: 2, failureThreshold: 60 });
    expect(server().livenessProbe).toMatchObject({ timeoutSeconds: 10, failureThreshold: 6 });
    expect(server({ probes: { liveness: { failureThreshold: 12 } } }).livenessProbe.failureThreshold).toBe(12);
  });
});

describe('the volume', () => {
  it('is mounted above the repository, which Aim replaces as a whole', () => {
    expect(server().volumeMounts).toEqual([{ name: 'repository', mountPath: '/aim' }]);
    expect(pod().volumes).toEqual([{ name: 'repository', persistentVolumeClaim: { claimName: 'aim-server' } }]);
  });

  it('is a claim that outlives the release', () => {
    expect(object('PersistentVolumeClaim')).toMatchObject({
      metadata: { name: 'aim-server', annotations: { 'helm.sh/resource-policy': 'keep' } },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    });
    expect(object('PersistentVolumeClaim').spec).not.toHaveProperty('storageClassName');
  });

  it('has the annotations of the values in addition to its own', () => {
    const annotations = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    expect(object('PersistentVolumeClaim', { persistence: { annotations } }).metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep', ...annotations });
    expect(object('PersistentVolumeClaim', { persistence: { annotations, keep: false } }).metadata.annotations).toEqual(annotations);
  });

  it('goes with the release when the values say so', () => {
    expect(object('PersistentVolumeClaim', { persistence: { keep: false } }).metadata).not.toHaveProperty('annotations');
  });

  it('is of the class, size and access modes of the values', () => {
    expect(object('PersistentVolumeClaim', { persistence: { storageClass: 'ssd', size: '1Ti', accessModes: ['ReadWriteMany'] } }).spec).toEqual({
      storageClassName: 'ssd', accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Ti' } },
    });
  });

  it('is of no class at all with a hyphen, as in other charts', () => {
    expect(object('PersistentVolumeClaim', { persistence: { storageClass: '-' } }).spec.storageClassName).toBe('');
    expect(() => object('PersistentVolumeClaim', { persistence: { storageClass: '-ssd' } })).toThrow('persistence.storageClass');
  });

  it('can be a claim that is there already', () => {
    const values = { persistence: { existingClaim: 'runs' } };
    expect(object('PersistentVolumeClaim', values)).toBeUndefined();
    expect(pod(values).volumes[0].persistentVolumeClaim.claimName).toBe('runs');
  });

  it('can be gone with the pod', () => {
    const values = { persistence: { enabled: false } };
    expect(object('PersistentVolumeClaim', values)).toBeUndefined();
    expect(pod(values).volumes).toEqual([{ name: 'repository', emptyDir: {} }]);
  });
});

describe('the Ingress', () => {
  it('is omitted if it is disabled', () => {
    expect(object('Ingress', { ingress: { enabled: false } })).toBeUndefined();
  });

  it('has the annotations of the values in addition to its own', () => {
    expect(object('Ingress', { ingress: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } } }).metadata.annotations).toMatchObject({
      'cert-manager.io/cluster-issuer': 'letsencrypt', 'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
    });
  });

  it.each(['ssl-redirect', 'proxy-read-timeout', 'proxy-send-timeout', 'backend-protocol', 'proxy-body-size'])('lets the %s of the values win', name => {
    for (const protocol of [{}, GRPC]) {
      const annotations = { [`nginx.ingress.kubernetes.io/${name}`]: 'mine' };
      expect(object('Ingress', { ...protocol, ingress: { annotations } }).metadata.annotations).toMatchObject(annotations);
    }
  });

  it.each([
    ['the whole host', {}, '/'],
    ['the base path', { server: { basePath: '/rt' } }, '/rt'],
  ])('answers %s', (_, values, expected) => {
    expect(object('Ingress', values).spec.rules[0].http.paths[0].path).toBe(expected);
  });

  it('does without TLS and class when they are empty', () => {
    const { spec } = object('Ingress', { ingress: { tlsSecret: '', className: '' } });
    expect(spec).not.toHaveProperty('tls');
    expect(spec).not.toHaveProperty('ingressClassName');
  });
});

describe('the route of the Gateway API', () => {
  const gateway = { enabled: true, parentRefs: [{ name: 'public', namespace: 'gateways' }], hostnames: ['aim.example.org'] };

  it('is omitted unless it is enabled', () => {
    expect(objects().filter(o => o.kind.endsWith('Route'))).toEqual([]);
  });

  const backend = { group: '', kind: 'Service', name: 'aim-server', port: 80, weight: 1 };

  it('is an HTTPRoute, through which a WebSocket stays for as long as a run takes', () => {
    expect(objects({ gateway }).filter(o => o.kind.endsWith('Route')).map(o => [o.kind, o.metadata.name, o.spec])).toEqual([['HTTPRoute', 'aim-server', {
      parentRefs: gateway.parentRefs.map(parent => ({ group: 'gateway.networking.k8s.io', kind: 'Gateway', ...parent })),
      hostnames: gateway.hostnames,
      rules: [{
        matches: [{ path: { type: 'PathPrefix', value: '/' } }], timeouts: { request: '0s' }, backendRefs: [backend],
      }],
    }]]);
    expect(object('HTTPRoute', { gateway, server: { basePath: '/rt' } }).spec.rules[0].matches[0].path.value).toBe('/rt');
  });

  it('is a GRPCRoute for gRPC', () => {
    expect(objects({ ...GRPC, gateway }).filter(o => o.kind.endsWith('Route')).map(o => [o.kind, o.spec.rules])).toEqual([
      ['GRPCRoute', [{ backendRefs: [backend] }]],
    ]);
  });

  it('is told of in the notes', () => {
    expect(notes({ gateway, ingress: { enabled: false } })).toContain('kubectl describe httproute --namespace default aim-server');
    expect(notes({ ...GRPC, gateway })).toContain('kubectl describe grpcroute --namespace default aim-server');
    expect(notes({ gateway, ingress: { enabled: false } })).not.toContain('port-forward --namespace default service/aim-server');
  });

  it('can be used together with the Ingress', () => {
    expect(objects({ gateway }).map(o => o.kind)).toEqual(expect.arrayContaining(['Ingress', 'HTTPRoute']));
  });
});

describe('the NetworkPolicy', () => {
  it('is omitted unless it is enabled', () => {
    expect(object('NetworkPolicy')).toBeUndefined();
  });

  it('opens the port of the server, and only that', () => {
    const policy = object('NetworkPolicy', { networkPolicy: { enabled: true }, server: { port: 8080 } }).spec;
    expect(policy.ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
    expect(matches(policy.podSelector.matchLabels, object('Deployment').spec.template.metadata.labels)).toBe(true);
  });

  it('lets in the test pod when only a few may come in', () => {
    const peer = { namespaceSelector: { matchLabels: { team: 'ml' } } };
    const { from } = object('NetworkPolicy', { networkPolicy: { enabled: true, from: [peer] } }).spec.ingress[0];
    const test = chart()._model().documents.find(isTest)!;
    expect(from).toContainEqual(peer);
    expect(JSON.stringify(test.body)).toContain('selectorLabels');
    expect(from[0].podSelector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'aim-server', 'app.kubernetes.io/instance': 'aim-server' });
  });
});

describe('the user interface', () => {
  const container = (values: any) => pod(values).containers.find((c: any) => c.name === 'aim-ui');
  const ui = (more: any = {}) => ({ ui: { enabled: true, ...more } });

  it('is omitted unless it is enabled', () => {
    expect(pod().containers.map((c: any) => c.name)).toEqual(['aim-server']);
    expect(objects().map(o => o.metadata.name)).toEqual(['aim-server', 'aim-server', 'aim-server', 'aim-server']);
  });

  it('shares the pod and the volume of the server', () => {
    expect([...container(ui({ workers: 1 })).command, ...container(ui({ workers: 1 })).args]).toEqual([
      'aim', 'up', '--host=', '--port=43800', '--repo=/aim', '--workers=1', '--read-only', '--log-level=warning',
    ]);
    expect(container(ui()).command).toEqual(['sh', '-c', expect.stringMatching(/ && set -- "\$@" --host=::; exec aim up "\$@"$/), 'aim-ui']);
    expect(container(ui()).args).toEqual(['--host=', '--port=43800', '--repo=/aim', '--workers=2', '--read-only', '--log-level=warning']);
    expect(container(ui()).volumeMounts).toEqual(server(ui()).volumeMounts);
    expect(container(ui()).image).toBe(server(ui()).image);
    expect(violations(object('Deployment', ui()))).toEqual([]);
  });

  it('is asked below its base path, and has resources of its own', () => {
    const values = ui({ basePath: '/ui', port: 8443, workers: 1, resources: { limits: { memory: '3Gi' } } });
    expect(container(values).args).toEqual(expect.arrayContaining(['--base-path=/ui', '--port=8443', '--workers=1']));
    expect(container(values).ports).toEqual([{ name: 'ui', containerPort: 8443 }]);
    ['startupProbe', 'readinessProbe', 'livenessProbe'].forEach(probe =>
      expect(container(values)[probe]).toMatchObject({ httpGet: { path: '/ui/api/projects/', port: 'ui' } }));
    expect(container(values).resources.limits.memory).toBe('3Gi');
    expect(server(values).resources.limits.memory).toBe('1Gi');
  });

  it('can change runs only where the values let it', () => {
    expect(container(ui({ readOnly: false })).args).not.toContain('--read-only');
  });

  it('has a Service of its own, for the pod of the server', () => {
    const service = objects(ui()).find(o => o.kind === 'Service' && o.metadata.name === 'aim-server-ui');
    expect(service.spec.ports).toEqual([{ name: 'ui', port: 80, targetPort: 43800, protocol: 'TCP', appProtocol: 'http' }]);
    expect(matches(service.spec.selector, object('Deployment', ui()).spec.template.metadata.labels)).toBe(true);
  });

  it('has an Ingress of its own, since that of the server may speak gRPC', () => {
    const values = { ...GRPC, ...ui({ readOnly: false, ingress: { enabled: true, host: 'ui.example.org', tlsSecret: 'ui-tls' } }) };
    const ingresses = objects(values).filter(o => o.kind === 'Ingress');
    expect(ingresses.map(o => o.metadata.annotations['nginx.ingress.kubernetes.io/backend-protocol']).sort()).toEqual(['GRPC', undefined]);
    expect(ingresses.find(o => o.metadata.name === 'aim-server-ui').spec).toMatchObject({
      rules: [{ host: 'ui.example.org', http: { paths: [{ path: '/', backend: { service: { name: 'aim-server-ui', port: { number: 80 } } } }] } }],
      tls: [{ hosts: ['ui.example.org'], secretName: 'ui-tls' }],
    });
  });

  it('has an HTTPRoute of its own, whatever the server speaks', () => {
    const values = { ...GRPC, gateway: ROUTE, ...ui({ readOnly: false, gateway: { ...ROUTE, hostnames: ['ui.example.org'] } }) };
    expect(objects(values).filter(o => o.kind.endsWith('Route')).map(o => [o.kind, o.metadata.name, o.spec.hostnames]).sort()).toEqual([
      ['GRPCRoute', 'aim-server', ['aim.example.org']], ['HTTPRoute', 'aim-server-ui', ['ui.example.org']],
    ]);
  });

  it('finds a repository that no other process creates at the same time', () => {
    const [init] = pod({ ...GRPC, ...ui({ readOnly: false }) }).initContainers;
    expect([...init.command, ...init.args]).toEqual(['sh', '-c', 'test -e /aim/.aim || aim init --repo=/aim']);
    expect(pod(ui()).initContainers).toHaveLength(1);
  });

  it('can be reached where the NetworkPolicy is', () => {
    const ports = (values: any) => object('NetworkPolicy', { networkPolicy: { enabled: true }, ...values }).spec.ingress[0].ports;
    expect(ports(ui({ port: 8081 }))).toEqual([{ port: 53800, protocol: 'TCP' }, { port: 8081, protocol: 'TCP' }]);
    expect(ports({})).toEqual([{ port: 53800, protocol: 'TCP' }]);
  });

  it('is told of in the notes', () => {
    expect(notes(ui())).toContain('kubectl port-forward --namespace default service/aim-server-ui 43800:80');
    expect(notes(ui({ basePath: '/ui', ingress: { enabled: true, host: 'ui.example.org', tlsSecret: 't' } }))).toContain('  https://ui.example.org/ui/\n');
    expect(notes(ui({ ingress: { enabled: true } }))).toContain('WARNING: aim-example.aimstack.io is an example');
    expect(notes(ui({ gateway: ROUTE }))).toContain('kubectl describe httproute --namespace default aim-server-ui');
    expect(notes(ui())).not.toContain('The chart runs no user interface');
  });
});

describe('TLS that ends in the server', () => {
  const tls = { server: { tlsSecret: 'own-tls' }, ui: { enabled: true } };
  const annotation = (values: any) => objects(values).filter(o => o.kind === 'Ingress').map(o => o.metadata.annotations['nginx.ingress.kubernetes.io/backend-protocol']);

  it('leaves no trace unless it is wanted', () => {
    expect(JSON.stringify(objects({ ui: { enabled: true } }))).not.toMatch(/ssl-(key|cert)|HTTPS|etc.aim/);
  });

  it('has the certificate in the containers that speak it, and not in those before', () => {
    expect(pod(tls).volumes).toContainEqual({ name: 'tls', secret: { secretName: 'own-tls' } });
    expect(pod(tls).containers).toHaveLength(2);
    for (const { args, volumeMounts } of pod(tls).containers) {
      expect(args).toEqual(expect.arrayContaining(['--ssl-certfile=/etc/aim/tls/tls.crt', '--ssl-keyfile=/etc/aim/tls/tls.key']));
      expect(volumeMounts).toContainEqual({ name: 'tls', mountPath: '/etc/aim/tls', readOnly: true });
    }
    expect(pod(tls).initContainers[0].volumeMounts).toEqual([{ name: 'repository', mountPath: '/aim' }]);
    expect(violations(object('Deployment', tls))).toEqual([]);
  });

  it('is used by probes, Services and Ingresses', () => {
    for (const container of pod(tls).containers) {
      ['startupProbe', 'readinessProbe', 'livenessProbe'].forEach(probe => expect(container[probe].httpGet.scheme).toBe('HTTPS'));
    }
    expect(objects(tls).filter(o => o.kind === 'Service').map(o => o.spec.ports[0].appProtocol).sort()).toEqual(['https', 'kubernetes.io/wss']);
    expect(annotation({ ...tls, ui: { enabled: true, ingress: { enabled: true } } })).toEqual(['HTTPS', 'HTTPS']);
  });

  it('makes gRPC probes impossible, so the probes are TCP probes', () => {
    const values = { ...GRPC, server: { tlsSecret: 'own-tls' } };
    expect(server(values).livenessProbe).toMatchObject({ tcpSocket: { port: 'aim' } });
    expect(server(values).livenessProbe).not.toHaveProperty('grpc');
    expect(object('Service', values).spec.ports[0].appProtocol).toBe('https');
    expect(annotation(values)).toEqual(['GRPCS']);
  });

  it('is told of in the notes', () => {
    expect(notes(tls)).toContain('The server terminates TLS with the certificate of the Secret own-tls, which must be valid for the names that clients use, such as aim-server.default.');
    expect(notes(tls)).toContain('in REQUESTS_CA_BUNDLE and SSL_CERT_FILE');
    expect(notes({ ...GRPC, ...tls })).toContain('its path in __AIM_CLIENT_SSL_CERTIFICATES_FILE__');
    expect(notes({ ...tls, gateway: ROUTE })).toContain('only if a BackendTLSPolicy targets the Service');
    expect(notes(tls)).toContain('https://localhost:43800/');
  });
});

describe('the ConfigMap for clients', () => {
  it('is omitted unless it is enabled', () => {
    expect(object('ConfigMap')).toBeUndefined();
    expect(notes()).toContain('- name: AIM_REPO\n      value: aim://aim-server.default:80');
  });

  it('says where the server is', () => {
    const values = { clientConfig: { enabled: true }, server: { basePath: '/rt' }, service: { port: 8080 } };
    expect(object('ConfigMap', values)).toMatchObject({ metadata: { name: 'aim-server-client' }, data: { AIM_REPO: 'aim://aim-server.default:8080/rt' } });
    expect(notes(values)).toContain('name: aim-server-client');
  });
});

describe('the Service', () => {
  it('has a fixed port of the nodes where the values name one', () => {
    expect(object('Service', { service: { type: 'NodePort', nodePort: 30800 } }).spec.ports[0].nodePort).toBe(30800);
    expect(object('Service', { service: { type: 'NodePort' } }).spec.ports[0]).not.toHaveProperty('nodePort');
  });
});

describe('values that do not fit together', () => {
  it.each([
    ['HTTP and an image that speaks gRPC', { image: { tag: '3.18.1' } },
      'protocol is "http", and aimstack/aim:3.18.1 speaks gRPC: set protocol to "grpc", or image.tag to 3.19.0 or later'],
    ['gRPC and an image that speaks HTTP', { protocol: 'grpc' },
      'protocol is "grpc", and aimstack/aim:3.29.1 is not one of 3.17.0 to 3.18.1: set protocol to "http", or image.tag to 3.18.1'],
    ['gRPC and an image too old to start without a question', { protocol: 'grpc', image: { tag: '3.16.2' } },
      'protocol is "grpc", and aimstack/aim:3.16.2 is not one of 3.17.0 to 3.18.1: set protocol to "http", or image.tag to 3.18.1'],
    ['gRPC and a base path', { ...GRPC, server: { basePath: '/rt' } },
      'server.basePath is "/rt", and gRPC has no base path: leave it empty, or set protocol to "http"'],
    ['gRPC through an Ingress without TLS', { ...GRPC, ingress: { tlsSecret: '' } },
      'ingress.tlsSecret is empty, and ingress-nginx supports gRPC only with TLS: set the Secret of the certificate'],
    ['an argument that another value is for', { server: { extraArgs: ['--log-level', 'info', '--port', '1'] } }, 'server.extraArgs: remove --host, --port'],
    ['a port of the nodes inside of the cluster', { service: { nodePort: 30800 } }, 'service.nodePort is 30800, and service.type is "ClusterIP"'],
    ['a route without a Gateway', { gateway: { enabled: true } }, 'gateway.parentRefs is empty: set the Gateway that the route attaches to'],
    ['two ways of mounting that exclude each other', { persistence: { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] } },
      'invalid values: persistence.accessModes: got a list of 2 items, expected a list with ReadWriteOncePod alone, or without it'],
    ['a claim for nothing', { persistence: { size: '0Gi' } }, 'invalid values: persistence.size: got "0Gi", expected a number of bytes greater than 0, such as 512Mi or 10Gi'],
    ['a claim and no persistence', { persistence: { enabled: false, existingClaim: 'runs' } },
      'persistence.enabled is false, so persistence.existingClaim "runs" is not mounted: change one of the two'],
    ['certificates as arguments', { server: { extraArgs: ['--ssl-keyfile=/k'] } }, 'server.extraArgs: remove --host, --port'],
    ['a user interface with gRPC that can only look', { ...GRPC, ui: { enabled: true } }, 'ui.readOnly is true, which requires Aim 3.19.0'],
    ['a user interface at the port of the server', { ui: { enabled: true, port: 53800 } }, 'ui.port and the port of the server are both 53800'],
    ['a user interface where the Ingress leads to the server', { ui: { enabled: true, ingress: { enabled: true, host: 'rt-example.aimstack.io' } } },
      'ui.ingress.host is "rt-example.aimstack.io", which is the host of the server: choose another host, or set ui.basePath'],
    ['two routes at one place', { gateway: ROUTE, ui: { enabled: true, gateway: ROUTE } }, 'ui.gateway.hostnames are those of the route of the server'],
    ['an HTTPRoute and a GRPCRoute of one host', { ...GRPC, gateway: ROUTE, ui: { enabled: true, readOnly: false, basePath: '/ui', gateway: ROUTE } },
      'ui.gateway.hostnames are those of the route of the server'],
    ['a mount where the certificate is', { server: { tlsSecret: 'tls' }, extraVolumes: [{ name: 'v', emptyDir: {} }], extraVolumeMounts: [{ name: 'v', mountPath: '/etc/aim/tls' }] },
      'have the mountPath "/etc/aim/tls"'],
  ])('are refused: %s', (_, values, message) => {
    expect(() => objects(values)).toThrow(message);
  });

  it.each([
    ['an image of one\'s own, whose tag means nothing to us', { protocol: 'grpc', image: { repository: 'aim', tag: '1' } }],
    ['a digest, whatever the tag says', { image: { tag: '3.18.1', digest: `sha256:${'0'.repeat(64)}` } }],
    ['one host with two base paths', { gateway: ROUTE, ui: { enabled: true, basePath: '/ui', gateway: ROUTE, ingress: { enabled: true, host: 'rt-example.aimstack.io' } } }],
    ['no user interface, whatever it would be', { ...GRPC, ui: { port: 53800 } }],
    ['no Ingress, whatever it would be', { ...GRPC, ingress: { enabled: false, tlsSecret: '' } }],
  ])('are none: %s', (_, values) => {
    expect(objects(values).length).toBeGreaterThan(0);
  });

  it.each([
    ['a port for root', { server: { port: 80 } }],
    ['a base path that ends in a slash', { server: { basePath: '/rt/' } }],
    ['a base path that goes back', { server: { basePath: '/rt/..' } }],
    ['a base path that stays where it is', { server: { basePath: '/./rt' } }],
    ['a third protocol', { protocol: 'https' }],
    ['a label that selects the pods', { podLabels: { app: 'mine' } }],
    ['a variable whose value is a number', { extraEnv: [{ name: 'A', value: 1 }] }],
    ['a toleration that is a text', { tolerations: ['gpu'] }],
    ['a key that there is not', { userInterface: { enabled: true } }],
    ['no process for the user interface', { ui: { workers: 0 } }],
    ['a rolling update of a pod that is recreated', { strategy: { rollingUpdate: { maxSurge: 1 } } }],
    ['a negative user', { podSecurityContext: { runAsUser: -1 } }],
  ])('are refused by the schema: %s', (_, values) => {
    expect(() => objects(values)).toThrow();
  });
});

describe('names and labels', () => {
  it('keep two releases in one namespace apart', () => {
    const [a, b] = ['team-a', 'team-b'].map(releaseName => objects({}, { releaseName }));
    const names = [...a, ...b].map(o => `${o.kind}/${o.metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    const selectors = [a, b].map(all => all.find(o => o.kind === 'Service').spec.selector);
    const pods = [a, b].map(all => all.find(o => o.kind === 'Deployment').spec.template.metadata.labels);
    selectors.forEach((selector, i) => pods.forEach((labels, j) => expect(matches(selector, labels)).toBe(i === j)));
  });

  it('keep the test pod out of the Service', () => {
    const documents = chart()._model().documents;
    expect(documents.filter(isTest).map(d => d.file)).toEqual(['tests/aim-server-ui-test-pod.yaml', 'tests/aim-server-test-pod.yaml']);
    expect(objects().some(o => o.kind === 'Pod')).toBe(false);
  });
});

describe('the notes', () => {
  it('tell where runs go from inside and from outside the cluster', () => {
    expect(notes({ server: { basePath: '/rt' }, ingress: { host: 'aim.example.org' } })).toMatchInlineSnapshot(`
"To track runs from a pod of this cluster:

  aim.Run(repo="aim://aim-server.default:80/rt")

Or with aim.Run(repo=os.environ["AIM_REPO"]) and in its container:

  env:
    - name: AIM_REPO
      value: aim://aim-server.default:80/rt

From outside the cluster:

  aim.Run(repo="aim://aim.example.org:443/rt")

If a private CA has signed the certificate of aim.example.org, clients need the CA certificate in both variables:

  export REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt

The server speaks HTTP and WebSocket: clients need Aim 3.19.0 or later.

The Ingress needs the certificate of aim.example.org in the Secret aim-server-tls. To create it, unless it exists or cert-manager does:

  kubectl create secret tls aim-server-tls --namespace default --cert=tls.crt --key=tls.key

The UI is disabled; ui.enabled enables it. To browse the runs at http://localhost:43800, in two terminals:

  kubectl exec --namespace default --stdin --tty deployment/aim-server -- aim up --repo=/aim --workers=1
  kubectl port-forward --namespace default deployment/aim-server 43800

While the UI runs, it writes the index that queries of the SDK read, from Aim 3.28 on. Without it, runs are stored all the same.
"
`);
  });

  it.each([
    ['http', {}, 'export REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt'],
    ['grpc', GRPC, 'export __AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/ca.crt'],
  ])('tell how to use a forwarded port if the server terminates TLS itself, with %s', (_, protocol, command) => {
    const hint = 'There, the certificate must be valid for localhost too, and the client needs the CA certificate:';
    const inside = { ...protocol, ingress: { enabled: false } };
    expect(notes({ ...inside, server: { tlsSecret: 'aim-tls' } })).toContain(`${hint}\n\n  ${command}\n`);
    expect(notes(inside)).not.toContain(hint);
  });

  it('tell how to configure gRPC clients', () => {
    expect(notes({ ...GRPC, ingress: { host: 'aim.example.org' } })).toMatchInlineSnapshot(`
"To track runs from a pod of this cluster:

  aim.Run(repo="aim://aim-server.default:80")

Or with aim.Run(repo=os.environ["AIM_REPO"]) and in its container:

  env:
    - name: AIM_REPO
      value: aim://aim-server.default:80

From outside the cluster. Clients use TLS only with a file that has the certificate of aim.example.org or of its CA, even of a public CA:

  export __AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/tls.crt
  aim.Run(repo="aim://aim.example.org:443")

The server speaks gRPC: clients need the version of Aim that the server has, or a later one up to 3.18.1.

The Ingress needs the certificate of aim.example.org in the Secret aim-server-tls. To create it, unless it exists or cert-manager does:

  kubectl create secret tls aim-server-tls --namespace default --cert=tls.crt --key=tls.key

The UI is disabled; ui.enabled enables it. To browse the runs at http://localhost:43800, in two terminals:

  kubectl exec --namespace default --stdin --tty deployment/aim-server -- aim up --repo=/aim --workers=1
  kubectl port-forward --namespace default deployment/aim-server 43800
"
`);
  });

  it('tell how to reach a server without an Ingress', () => {
    expect(notes({ ingress: { enabled: false }, service: { port: 8080 } })).toContain('kubectl port-forward --namespace default service/aim-server 53800:8080');
    expect(notes({ ingress: { enabled: false }, service: { type: 'LoadBalancer' } })).toContain('kubectl get service --namespace default aim-server');
    expect(notes({ ingress: { enabled: false } })).not.toContain('kubectl get service');
  });

  it('warn of the example\'s host and of runs that are not kept', () => {
    expect(notes({})).toContain('WARNING: rt-example.aimstack.io is an example');
    expect(notes({ persistence: { enabled: false } })).toContain('WARNING: persistence.enabled is false');
  });
});

describe('the environments', () => {
  const environments = path.join(__dirname, '../../app/environments');

  it('production keeps the runs and lets in known networks only', () => {
    const all = objects(undefined, { environments, environment: 'production' });
    expect(all.find(o => o.kind === 'PersistentVolumeClaim').metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
    expect(all.find(o => o.kind === 'Ingress').metadata.annotations).toHaveProperty(['nginx.ingress.kubernetes.io/whitelist-source-range']);
    expect(all.find(o => o.kind === 'Ingress').spec.rules[0].host).not.toBe('rt-example.aimstack.io');
    expect(all.find(o => o.kind === 'NetworkPolicy')).toBeDefined();
  });

  it('development keeps no data and exposes nothing', () => {
    const all = objects(undefined, { environments, environment: 'development' });
    expect(all.map(o => o.kind)).toEqual(['PersistentVolumeClaim', 'Service', 'Deployment']);
    expect(all[0].metadata).not.toHaveProperty('annotations');
  });
});

function matches(selector: { [label: string]: string }, labels: { [label: string]: string }): boolean {
  return Object.entries(selector).every(([label, value]) => labels[label] === value);
}
