import { App } from 'cdk8s';
import { Minio, MinioChart, MinioProps } from '../../src/data';
import { isTest } from '../../src/manifest/model/hooks';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { schemaErrors } from '../support/api-schema';
import { IngressNginx } from '../support/edge/ingress-nginx';
import { SmallChart } from '../support/small-chart';
import { violations } from '../support/restricted';

const ROOT = { rootUser: 'root', rootPassword: 'throw-away-root' };
const USER = { accessKey: 'app', secretKey: 'throw-away-user', policy: 'readwrite' };
const ACCOUNT = { accessKey: 'uploader', secretKey: 'throw-away-uploader', user: 'app' };
const NGINX = 'nginx.ingress.kubernetes.io';

const model = new MinioChart(new App(), 'chart')._model();

function objects(values: any = {}, name = 'minio'): any[] {
  return render(model, release({ name, namespace: 'n', values: [values] })) as any[];
}

function object(kind: string, values: any = {}, name?: string): any {
  return objects(values).find(o => o.kind === kind && (name === undefined || o.metadata.name === name));
}

function pod(values: any = {}): any {
  return object('Deployment', values).spec.template.spec;
}

function server(values: any = {}): any {
  return pod(values).containers[0];
}

function job(values: any = {}): any {
  return object('Job', values).spec.template.spec;
}

function notes(values: any = {}): string {
  return renderNotes(model, release({ name: 'minio', values: [values] }));
}

const decoded = (text: string) => Buffer.from(text, 'base64').toString();
const lists = (values: any) => object('ConfigMap', values).data;
const refused = (values: any) => expect(() => objects(values));

test('names of two releases differ, and all begin with that of the release', () => {
  const values = { ...ROOT, users: [USER], ingress: { enabled: true }, consoleIngress: { enabled: true } };
  const [a, b] = ['a', 'b'].map(releaseName => objects(values, releaseName).map(o => `${o.kind} ${o.metadata.name}`));
  expect(a.filter(name => b.includes(name))).toEqual([]);
  expect(a.every(name => / a-minio(-|$)/.test(name))).toBe(true);
});

describe('the server', () => {
  it('has one pod that ends before another one starts, since both would write to one volume', () => {
    expect(object('Deployment').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  it('has no default password, and no default users', () => {
    expect(objects().filter(({ kind }) => ['Secret', 'Job', 'ConfigMap'].includes(kind))).toEqual([]);
    expect(notes()).toContain('kubectl create secret generic minio --namespace default \\\n    --from-literal=rootUser=root \\\n    --from-literal=rootPassword="$(openssl rand -hex 24)"');
  });

  it('takes its root user from the values, or from an existing Secret with its keys', () => {
    const keys = (values: any) => server(values).env.filter(({ name }: any) => name.startsWith('MINIO_ROOT_')).map(({ valueFrom: { secretKeyRef } }: any) => secretKeyRef);
    expect(keys(ROOT)).toEqual([{ name: 'minio', key: 'rootUser' }, { name: 'minio', key: 'rootPassword' }]);
    expect(keys({ existingSecret: 'own', rootPasswordKey: 'password' })).toEqual([{ name: 'own', key: 'rootUser' }, { name: 'own', key: 'password' }]);
    refused({ rootUser: 'root' }).toThrow('the values have rootUser, but not rootPassword');
    refused({ ...ROOT, existingSecret: 'own' }).toThrow('remove one of the two');
    refused({ rootUser: 'ro', rootPassword: 'throw-away' }).toThrow(/rootUser: .*at least 3/);
    refused({ rootUser: 'root', rootPassword: 'short' }).toThrow(/rootPassword: .*at least 8/);
  });

  it('has a probe of each kind', () => {
    const { startupProbe, livenessProbe, readinessProbe } = server();
    expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet)).toEqual([
      { path: '/minio/health/live', port: 'http' }, { path: '/minio/health/live', port: 'http' }, { path: '/minio/health/ready', port: 'http' },
    ]);
    expect(server({ tls: { enabled: true, certSecret: 'own' } }).startupProbe.httpGet.scheme).toBe('HTTPS');
  });

  it('satisfies the Pod Security Standard "restricted", with all of its pods', () => {
    const all = objects({ ...ROOT, users: [USER], buckets: [{ name: 'model-zoo' }] });
    expect(all.flatMap(violations)).toEqual([]);
  });

  it('asks for authentication of metrics unless they are public', () => {
    const type = (values: any) => server(values).env.find(({ name }: any) => name === 'MINIO_PROMETHEUS_AUTH_TYPE').value;
    expect([type({}), type({ metrics: { serviceMonitor: { public: true } } })]).toEqual(['jwt', 'public']);
  });

  it('tells Prometheus the token of the metrics, or refuses that there is none', () => {
    const [endpoint] = object('ServiceMonitor', { metrics: { serviceMonitor: { enabled: true, tokenSecret: 'metrics' } } }).spec.endpoints;
    expect(endpoint).toEqual({ port: 'http', path: '/minio/v2/metrics/cluster', authorization: { credentials: { name: 'metrics', key: 'token' } } });
    refused({ metrics: { serviceMonitor: { enabled: true } } }).toThrow('metrics.serviceMonitor.tokenSecret is empty, and metrics need a token');
    expect(object('ServiceMonitor', { metrics: { serviceMonitor: { enabled: true, public: true } } }).spec.endpoints[0].authorization).toBeUndefined();
  });

  it('has the certificate where it looks for it, also as one of a CA', () => {
    const { volumes, containers: [{ args, volumeMounts }] } = pod({ tls: { enabled: true, certSecret: 'own', publicCrt: 'tls.crt', privateKey: 'tls.key' } });
    expect(volumes.find(({ name }: any) => name === 'certs').secret).toEqual({
      secretName: 'own', items: [{ key: 'tls.crt', path: 'public.crt' }, { key: 'tls.key', path: 'private.key' }, { key: 'tls.crt', path: 'CAs/public.crt' }],
    });
    expect(args).toContain('--certs-dir=/etc/minio/certs');
    expect(volumeMounts).toContainEqual({ name: 'certs', mountPath: '/etc/minio/certs', readOnly: true });
    refused({ tls: { enabled: true } }).toThrow('tls.certSecret is empty, and tls.enabled is true');
  });

  it('refuses a directory for buckets that is not on the volume', () => {
    for (const bucketRoot of ['/other', '/exported', '/']) {
      refused({ bucketRoot }).toThrow(`bucketRoot is "${bucketRoot}", which is not within mountPath, "/export", where the volume is`);
    }
    expect(server({ bucketRoot: '/export' }).args[1]).toBe('/export');
    expect(server({ bucketRoot: '/data/buckets', mountPath: '/data' }).args[1]).toBe('/data/buckets');
    expect(server({ bucketRoot: '/data/buckets', mountPath: '/data/' }).args[1]).toBe('/data/buckets');
  });

  it('refuses arguments that the chart sets', () => {
    refused({ extraArgs: ['--address=:80'] }).toThrow('extraArgs: remove --address');
    refused({ extraArgs: ['--certs-dir', '/certs'] }).toThrow('extraArgs: remove --address');
    expect(server({ extraArgs: ['--quiet'] }).args).toContain('--quiet');
  });

  it.each(['MINIO_ROOT_USER', 'MINIO_ROOT_PASSWORD', 'MINIO_PROMETHEUS_AUTH_TYPE'])('refuses the variable %s, which would override what the chart sets', variable => {
    refused({ environment: { [variable]: 'x' } }).toThrow(`environment has ${variable}, which the chart sets: remove it, and set `);
  });
});

describe('the Ingress', () => {
  const annotations = (values: any) => object('Ingress', { ingress: { enabled: true }, ...values }).metadata.annotations;
  const vhost = (values: any) => annotations(values)[`${NGINX}/upstream-vhost`];

  it('is of the class nginx, and sends requests on with the host that programs sign for', () => {
    expect(object('Ingress', { ingress: { enabled: true } }).spec.ingressClassName).toBe('nginx');
    expect(vhost({})).toBe('minio:9000');
    expect(vhost({ fullnameOverride: 'store', service: { port: 9999 } })).toBe('store:9999');
  });

  it('leaves out a port that clients leave out', () => {
    expect([vhost({ service: { port: 80 } }), vhost({ service: { port: 443 } })]).toEqual(['minio', 'minio:443']);
    const tls = { enabled: true, certSecret: 'own' };
    expect([vhost({ tls, service: { port: 443 } }), vhost({ tls, service: { port: 80 } })]).toEqual(['minio', 'minio:80']);
  });

  it('takes another host, that of the request, or an annotation', () => {
    const ingress = (values: any) => vhost({ ingress: { enabled: true, ...values } });
    expect([ingress({ upstreamVhost: 'minio.ai-appstore:9000' }), ingress({ upstreamVhost: '-' }), ingress({ annotations: { [`${NGINX}/upstream-vhost`]: 'other' } })])
      .toEqual(['minio.ai-appstore:9000', undefined, 'other']);
  });

  it('speaks TLS with a server that does, and accepts uploads of any size', () => {
    expect(annotations({})).toEqual({ [`${NGINX}/upstream-vhost`]: 'minio:9000', [`${NGINX}/proxy-body-size`]: '0' });
    expect(annotations({ tls: { enabled: true, certSecret: 'own' } })[`${NGINX}/backend-protocol`]).toBe('HTTPS');
  });

  it('and that of the console have annotations that the controller knows', () => {
    const hosts = (host: string) => ({ enabled: true, hosts: [host], tls: [{ secretName: host, hosts: [host] }] });
    for (const tls of [{}, { enabled: true, certSecret: 'own' }]) {
      const edge = new IngressNginx(objects({ ingress: hosts('s3.example.org'), consoleIngress: hosts('console.example.org'), tls }));
      expect([[...edge.hosts].sort(), [...edge.tlsSecrets].sort()]).toEqual([['console.example.org', 's3.example.org'], ['console.example.org', 's3.example.org']]);
    }
  });

  it('has several hosts and certificates', () => {
    const { spec } = object('Ingress', { ingress: { enabled: true, hosts: ['a.example.org', 'b.example.org'], tls: [{ secretName: 'a-tls', hosts: ['a.example.org'] }] } });
    expect([spec.rules.map(({ host }: any) => host), spec.tls]).toEqual([['a.example.org', 'b.example.org'], [{ secretName: 'a-tls', hosts: ['a.example.org'] }]]);
  });
});

describe('the route', () => {
  const way = (...hostnames: string[]) => ({ enabled: true, parentRefs: [{ name: 'public' }], hostnames });
  const route = (values: any, name = 'minio') => object('HTTPRoute', values, name);
  const both = { gateway: way('s3.example.org'), consoleGateway: way('console.example.org') };

  it('of the S3 API and that of the console lead to their Services, without a time-out, and are what the API server takes', () => {
    const routes = objects(both).filter(({ kind }) => kind === 'HTTPRoute');
    expect(routes.flatMap(schemaErrors)).toEqual([]);
    const rule = (name: string, port: number) => [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], timeouts: { request: '0s' }, backendRefs: [{ group: '', kind: 'Service', name, port, weight: 1 }] }];
    expect(Object.fromEntries(routes.map(({ metadata, spec: { hostnames, rules } }) => [metadata.name, { hostnames, rules }]))).toEqual({
      'minio': { hostnames: ['s3.example.org'], rules: rule('minio', 9000) },
      'minio-console': { hostnames: ['console.example.org'], rules: rule('minio-console', 9001) },
    });
    expect(objects(ROOT).filter(({ kind }) => kind === 'HTTPRoute')).toEqual([]);
  });

  it('leaves the host that clients sign for as it is, or tells the server another one', () => {
    expect(route(both).spec.rules[0]).not.toHaveProperty('filters');
    const rewriting = route({ gateway: { ...way(), upstreamVhost: 'minio' }, service: { port: '80' } });
    expect(rewriting.spec.rules[0].filters).toEqual([{ type: 'URLRewrite', urlRewrite: { hostname: 'minio' } }]);
    expect(schemaErrors(rewriting)).toEqual([]);
  });

  it('refuses the Service as a host while clients sign for its port, too', () => {
    const gateway = { ...way('s3.example.org'), upstreamVhost: 'minio' };
    refused({ gateway }).toThrow('gateway.upstreamVhost is "minio", the Service, whose port is 9000: clients sign for a host with this port, and a route knows none: '
      + 'set service.port to the port that clients leave out, 80, or leave gateway.upstreamVhost empty');
    const tls = { enabled: true, certSecret: 'own' };
    refused({ gateway, tls, service: { port: '80' } }).toThrow('the port that clients leave out, 443,');
    refused({ gateway: { ...gateway, upstreamVhost: 'minio:9000' } }).toThrow('gateway.upstreamVhost');
    expect(route({ gateway, tls, service: { port: '443' } })).toBeDefined();
    expect(route({ gateway: { ...gateway, upstreamVhost: 's3.internal' } })).toBeDefined();
    expect(objects({ gateway: { ...gateway, enabled: false } })).toBeDefined();
  });

  it('can be that of a bucket, beside the console at the same host', () => {
    const values = { gateway: { ...way('a.example.org'), path: '/model-zoo' }, consoleGateway: way('a.example.org') };
    expect(route(values).spec.rules[0].matches[0].path.value).toBe('/model-zoo');
    for (const path of ['', '/a/', '//', '/.', '/a b', '/%2f']) {
      refused({ gateway: { ...way(), path } }).toThrow('gateway.path');
    }
  });

  it('of the console has hosts of its own on a Gateway, and no Ingress with another path beside it', () => {
    for (const hosts of [[], ['a.example.org']]) {
      refused({ gateway: way(...hosts), consoleGateway: way(...hosts) }).toThrow('consoleGateway.hostnames are those of the route of the S3 API on the same Gateway: choose others');
      expect(route({ gateway: way(...hosts), consoleGateway: { ...way(...hosts), parentRefs: [{ name: 'public', sectionName: 'console' }] } }, 'minio-console')).toBeDefined();
    }
    const consoleIngress = { enabled: true, path: '/console' };
    refused({ consoleIngress, consoleGateway: way() }).toThrow('consoleIngress.path is "/console", which the console has at each of its hosts, and its route has the path "/"');
    expect(objects({ consoleIngress: { ...consoleIngress, path: '/' }, consoleGateway: way() })).toBeDefined();
  });

  it('needs a Gateway', () => {
    refused({ gateway: { enabled: true } }).toThrow('gateway.parentRefs is empty: set the Gateway that the route attaches to');
    refused({ consoleGateway: { enabled: true } }).toThrow('consoleGateway.parentRefs is empty');
  });

  it('follows from props as from values', () => {
    const of = (props: MinioProps): any[] => new SmallChart(chart => void new Minio(chart, 'default', props)).toJson().filter(({ kind }: any) => kind === 'HTTPRoute');
    const parentRefs = [{ name: 'public' }];
    const gateway = { parentRefs, hostnames: ['s3.example.org'], upstreamVhost: 'small', timeouts: { backendRequest: '1h' } };
    expect(of({ gateway, service: { ports: [{ name: 'http', port: 80 }] } }).map(({ spec }) => spec.rules[0])).toMatchObject([
      { filters: [{ urlRewrite: { hostname: 'small' } }], timeouts: { request: '0s', backendRequest: '1h' }, backendRefs: [{ port: 80 }] },
    ]);
    expect(() => of({ gateway })).toThrow('gateway.upstreamVhost is "small", the Service, whose port is 9000');
    expect(() => of({ gateway: { parentRefs }, consoleGateway: { parentRefs } })).toThrow('consoleGateway.hostnames are those of the route of the S3 API');
    expect(of({ gateway: { parentRefs }, consoleGateway: { parentRefs, hostnames: ['console.example.org'] } })).toHaveLength(2);
  });

  it('is in the notes with its hosts, with what clients sign for, and with what its Gateway needs', () => {
    const text = notes(both);
    expect(text).toContain('\n\n  s3.example.org/\n\n');
    expect(text).toContain('\n\n  console.example.org/\n\n');
    expect(text).toContain('URLs that were signed for the Service are refused there');
    expect(text).toContain('kubectl describe httproute --namespace default minio\n');
    expect(text).toContain('kubectl describe httproute --namespace default minio-console\n');
    expect(text).not.toMatch(/port-forward|BackendTLSPolicy/);
    const rewriting = notes({ gateway: { ...way(), upstreamVhost: 'minio' }, service: { port: '443' }, tls: { enabled: true, certSecret: 'own' } });
    expect(rewriting).toContain('receives the host minio: at the host names of the route, signatures for it are valid, and no others');
    expect(rewriting).toMatch(/BackendTLSPolicy/);
    expect(notes(ROOT)).not.toMatch(/Gateway/);
  });
});

describe('the Job', () => {
  const values = { ...ROOT, users: [USER], svcaccts: [ACCOUNT] };
  const name = (given: any) => object('Job', given).metadata.name;

  it('has all secrets in a Secret, and none in a ConfigMap or in its pod', () => {
    const all = objects(values);
    expect(all.filter(o => JSON.stringify(o).includes('throw-away'))).toEqual([]);
    expect(decoded(object('Secret', values, 'minio-provisioning').data.keys)).toBe('app throw-away-user\nuploader throw-away-uploader\n');
    expect(decoded(object('Secret', values, 'minio').data.rootPassword)).toBe('throw-away-root');
  });

  it('has the lists, in the order of the values', () => {
    expect(lists({
      ...values,
      policies: [{ name: 'reader', statements: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::<a>&b/*'], conditions: [{ StringEquals: '"aws:username": "a"' }, { StringLike: '"s3:prefix":\n["x"]\n' }] }, { actions: ['admin:ServerInfo'] }] }],
      svcaccts: [ACCOUNT, { ...ACCOUNT, accessKey: 'reader', policy: { statements: [{ actions: ['s3:GetObject'] }] } }],
      buckets: [{ name: 'model-zoo', policy: 'download' }, { name: 'versions', versioning: false, purge: true }, { name: 'locked', versioning: true, objectlocking: true }],
    })).toMatchObject({
      policies: 'reader {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::<a>&b/*"],"Condition":{"StringEquals":{"aws:username": "a"},"StringLike":{"s3:prefix": ["x"] }}},{"Effect":"Allow","Action":["admin:ServerInfo"]}]}\n',
      users: 'app readwrite\n',
      svcaccts: 'uploader app \nreader app {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"]}]}\n',
      buckets: 'model-zoo download - false false\nversions none false false true\nlocked none true true false\n',
    });
  });

  it('takes secret keys from existing Secrets', () => {
    const users = [{ accessKey: 'app', existingSecret: 'own', existingSecretKey: 'app-key' }];
    const svcaccts = [{ accessKey: 'uploader', existingSecret: 'other', existingSecretKey: 'key', user: 'app' }];
    expect(object('Secret', { ...ROOT, users, svcaccts }, 'minio-provisioning')).toBeUndefined();
    expect(job({ ...ROOT, users, svcaccts }).volumes.find((volume: any) => volume.name === 'secrets').projected.sources).toEqual([
      { secret: { name: 'minio', items: [{ key: 'rootUser', path: 'owner/rootUser' }, { key: 'rootPassword', path: 'owner/rootPassword' }] } },
      { secret: { name: 'own', items: [{ key: 'app-key', path: 'existing/app' }] } },
      { secret: { name: 'other', items: [{ key: 'key', path: 'existing/uploader' }] } },
    ]);
    expect(notes({ users, svcaccts })).toContain('kubectl create secret generic own --namespace default --from-literal=app-key="$(openssl rand -hex 16)"');
    expect(notes({ users: [...users, USER] })).not.toContain('create secret generic  ');
  });

  it('leaves the Secret of a service account to the program that uses it, so that only one chart has the command', () => {
    const text = notes({ svcaccts: [{ accessKey: 'uploader', existingSecret: 'other', existingSecretKey: 'key', user: 'app' }] });
    expect(text).not.toContain('create secret generic other');
    expect(text).toContain('kubectl get secret other --namespace default -o go-template="{{index .data \\"key\\" | base64decode}}"');
  });

  it('is another one after each change of what it makes, and the same after others', () => {
    const changes = [
      { users: [{ ...USER, policy: 'readonly' }] }, { users: [{ ...USER, secretKey: 'another-secret' }] }, { svcaccts: [{ ...ACCOUNT, secretKey: 'another-secret' }] },
      { buckets: [{ name: 'model-zoo' }] }, { policies: [{ name: 'a', statements: [{ actions: ['s3:*'] }] }] }, { rootPassword: 'another-root' }, { provisioning: { run: '2' } },
      { mcImage: { tag: 'RELEASE.2024-01-01T00-00-00Z' } }, { service: { port: 9999 } },
      { users: [{ accessKey: 'app', existingSecret: 'a', existingSecretKey: 'b', policy: 'readwrite' }] }, { users: [{ accessKey: 'app', existingSecret: 'a', existingSecretKey: 'c', policy: 'readwrite' }] },
    ];
    const names = [{}, ...changes].map(change => name({ ...values, ...change }));
    expect(new Set(names).size).toBe(names.length);
    for (const same of [{ resources: {} }, { image: { tag: 'other' } }, { ingress: { enabled: true } }, { provisioning: { backoffLimit: 1 } }]) {
      expect(name({ ...values, ...same })).toBe(name(values));
    }
  });

  it('trusts the certificate of the server, and authorities of the values', () => {
    const spec = job({ ...values, tls: { enabled: true, certSecret: 'own', publicCrt: 'tls.crt' }, trustedCertsSecret: 'authorities' });
    expect(spec.volumes.find((volume: any) => volume.name === 'trusted').projected.sources).toEqual([
      { secret: { name: 'own', items: [{ key: 'tls.crt', path: 'server.crt' }] } }, { secret: { name: 'authorities' } },
    ]);
    const [{ env, command, args }] = spec.containers;
    expect(env).toEqual(expect.arrayContaining([{ name: 'MINIO_URL', value: 'https://minio:9000' }, { name: 'SSL_CERT_DIR', value: '/etc/minio/trusted' }]));
    expect(JSON.stringify([command, args, lists(values)])).not.toContain('--insecure');
  });

  it('refuses accounts with two secret keys, with none, or with half of an existing one', () => {
    refused({ users: [{ accessKey: 'app' }] }).toThrow('users[0].secretKey and users[0].existingSecret are both missing: set one of the two');
    refused({ users: [USER, { ...USER, accessKey: 'other', existingSecret: 'own', existingSecretKey: 'key' }] }).toThrow('users[1].secretKey and users[1].existingSecret are both set: remove one of the two');
    refused({ svcaccts: [{ accessKey: 'uploader', user: 'app', existingSecret: 'own' }] }).toThrow('svcaccts[0].existingSecretKey is missing: set the key of the secret key in svcaccts[0].existingSecret');
    refused({ users: [{ ...USER, existingSecretKey: 'key' }] }).toThrow('users[0].existingSecretKey is set, and users[0].existingSecret is missing: set both, or neither');
  });

  it('refuses names that are there twice, and what the server would refuse', () => {
    refused({ users: [USER], svcaccts: [{ ...ACCOUNT, accessKey: 'app', user: 'other' }] }).toThrow('two items have the same accessKey in users and svcaccts');
    refused({ buckets: [{ name: 'abc' }, { name: 'abc' }] }).toThrow('two items have the same name in buckets');
    refused({ svcaccts: [{ ...ACCOUNT, accessKey: 'app' }] }).toThrow('svcaccts[0].user is the access key of the account itself');
    refused({ svcaccts: [{ ...ACCOUNT, accessKey: 'a'.repeat(21) }] }).toThrow(/svcaccts\[0\].accessKey: .*3 to 20 characters/);
    refused({ svcaccts: [{ ...ACCOUNT, secretKey: 'a'.repeat(41) }] }).toThrow(/svcaccts\[0\].secretKey: .*8 to 40 characters/);
    refused({ buckets: [{ name: 'abc', objectlocking: true, versioning: false }] }).toThrow('buckets[0].versioning is false, and buckets[0].objectlocking is true');
    for (const name of ['a..b', 'a.-b', 'a-.b', 'ab', 'a'.repeat(64)]) {
      refused({ buckets: [{ name }] }).toThrow('buckets[0].name');
    }
    const statements = (...conditions: any[]) => [{ actions: ['s3:*'], resources: ['*'] }, { actions: ['s3:*'], resources: ['*'], conditions }];
    const same = [{ StringEquals: '"a": "b"' }, { StringLike: '"a": "b"' }, { StringEquals: '"c": "d"' }];
    refused({ policies: [{ name: 'p', statements: statements(...same) }] })
      .toThrow('policies[0].statements[1].conditions has an operator twice, of which the server would read one: write its members into one condition, with a comma between them');
    refused({ users: [USER], svcaccts: [{ ...ACCOUNT, policy: { statements: statements(...same) } }] }).toThrow('svcaccts[0].policy.statements[1].conditions has an operator twice');
    expect(() => objects({ policies: [{ name: 'p', statements: statements(...same.slice(1)) }] })).not.toThrow();
    for (const members of ['nonsense', '"a"', '"a": b', '"a": "b",', '{"a": "b"}', '"a": "b" }, "Effect": {', '"a": [', '"a": ["b",]', '"a\nb": "c"', '"a": "\\x"']) {
      refused({ policies: [{ name: 'p', statements: statements({ StringEquals: members }) }] }).toThrow('policies[0].statements[1].conditions[0].StringEquals: got ');
    }
    for (const members of ['"a:b": "c"', ' "a": ["b", "c"] ,\n"d": true ', '"a": -1.5', '"a": "\\"\\u00e9"']) {
      const policies = [{ name: 'p', statements: statements({ StringEquals: members }) }];
      expect(JSON.parse(lists({ policies }).policies.split(' ').slice(1).join(' ')).Statement[1].Condition.StringEquals).toEqual(JSON.parse(`{${members}}`));
    }
    refused({ ...ROOT, users: [{ ...USER, accessKey: 'root' }] }).toThrow('users has the access key of the root user, which MinIO has already: choose another one, or another rootUser');
    refused({ ...ROOT, users: [USER], svcaccts: [{ ...ACCOUNT, accessKey: 'root' }] }).toThrow('svcaccts has the access key of the root user');
    refused({ users: [{ ...USER, accessKey: 'a b' }] }).toThrow('users[0].accessKey');
    refused({ users: [{ ...USER, accessKey: '-rf' }] }).toThrow('users[0].accessKey');
  });

  it('gives the test of Helm the server to ask, and the certificates that it trusts', () => {
    expect(model.documents.filter(isTest).map(({ kind }) => kind)).toEqual(['Pod']);
    const values = { tls: { enabled: true, certSecret: 'own', publicCrt: 'tls.crt' }, trustedCertsSecret: 'authorities', buckets: [{ name: 'abc' }] };
    const test = (given: any) => renderEverything(model, release({ name: 'minio', values: [given] })).flatMap((each): any[] => each.objects as any[]).find(o => o.kind === 'Pod').spec;
    const trusted = (spec: any) => spec.volumes.find(({ name }: any) => name === 'trusted');
    expect([trusted(test(values)), trusted(test({}))]).toEqual([trusted(job(values)), undefined]);
    const [{ args, env, volumeMounts }] = test(values).containers;
    expect([args, env.slice(2), volumeMounts.slice(1)]).toEqual([
      ['ready', 'minio'], [{ name: 'SSL_CERT_DIR', value: '/etc/minio/trusted' }], [{ name: 'trusted', mountPath: '/etc/minio/trusted', readOnly: true }],
    ]);
  });
});

describe('notes', () => {
  it('name the addresses from inside and outside, and the Job to wait for', () => {
    const text = notes({ ...ROOT, ingress: { enabled: true, hosts: ['a.example.org', 'b.example.org'], tls: [{ secretName: 'a' }] }, buckets: [{ name: 'model-zoo' }] });
    expect(text).toContain('  http://minio:9000\n');
    expect(text).toContain('  https://a.example.org/\n  https://b.example.org/\n');
    expect(text).toMatch(/kubectl wait .* job\/minio-provisioning-[0-9a-f]{8}/);
  });

  it('say how the Job and the server read a Secret again that is not from the values, with Helm and with plain YAML', () => {
    const again = /--reset-then-reuse-values --set-string provisioning\.run=2[^]*kubectl delete job --namespace default minio-provisioning-[0-9a-f]{8}/;
    const restart = 'kubectl rollout restart --namespace default deployment/minio';
    const buckets = [{ name: 'model-zoo' }];
    expect(notes({ buckets })).toMatch(again);
    expect(notes({ buckets })).toContain(restart);
    expect(notes({ ...ROOT, svcaccts: [{ accessKey: 'uploader', existingSecret: 'other', existingSecretKey: 'key', user: 'app' }] })).toMatch(again);
    expect(notes({ ...ROOT, buckets, users: [USER] })).not.toMatch(/provisioning\.run|rollout/);
    expect(notes({ existingSecret: 'own' })).not.toContain('provisioning.run');
  });

  it('warn of examples, of buckets that are emptied and of data that is lost', () => {
    const text = notes({ ingress: { enabled: true }, buckets: [{ name: 'abc', purge: true }], persistence: { enabled: false } });
    expect(text.match(/WARNING/g)).toHaveLength(3);
    expect(notes(ROOT)).not.toContain('WARNING');
  });
});
