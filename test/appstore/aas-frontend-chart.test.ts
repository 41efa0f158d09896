import * as path from 'path';
import { App } from 'cdk8s';
import { AasFrontend, AasFrontendChart } from '../../src/appstore';
import { release } from '../../src/plain/release';
import { renderEverything, renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';
import { SmallChart } from '../support/small-chart';

const REQUIRED = { env: { VUE_APP_BACKEND_URL: 'https://api.appstore.ai' } };
const DOCUMENTED = path.join(__dirname, 'documented-frontend-values.yaml');
const NGINX = 'nginx.ingress.kubernetes.io';

function objects(values: any = {}, props: any = {}): any[] {
  return new AasFrontendChart(new App(), 'chart', { values: { ...REQUIRED, ...values }, ...props }).toJson();
}

function object(kind: string, values: any = {}): any {
  return objects(values).find(o => o.kind === kind);
}

function notes(values: any = {}): string {
  return renderNotes(new AasFrontendChart(new App(), 'chart')._model(), release({ name: 'aas-frontend', namespace: 'ai-appstore', values: [REQUIRED, values] }));
}

describe('the URL of the back end', () => {
  it('has to be given: there is none that would fit', () => {
    expect(() => new AasFrontendChart(new App(), 'chart').toJson()).toThrow('env.VUE_APP_BACKEND_URL');
  });

  it.each(['https://api.appstore.ai', 'http://api.appstore.ai:8080', 'http://10.0.0.1/api/v1', 'http://localhost', 'https://localhost:65535'])('can be %s', url => {
    const { env } = object('Deployment', { env: { VUE_APP_BACKEND_URL: url } }).spec.template.spec.containers[0];
    expect(env[0]).toEqual({ name: 'VUE_APP_BACKEND_URL', value: url });
  });

  it.each([
    'api.appstore.ai', 'https://api.appstore.ai/', 'https://api.appstore.ai/api/', 'https://api.appstore.ai/a|b', 'https://api.appstore.ai/?a=b&c=d', 'https://api.appstore.ai/a\\b',
    'ftp://api.appstore.ai', 'https://', 'https://api.appstore.ai\n', 'https://a b', '', "https://a'b", 'https://api.appstore.ai//v1',
    'https://api..appstore.ai', 'https://api-.appstore.ai', 'https://api.appstore.ai:0', 'https://api.appstore.ai:65536',
  ])('cannot be %j, in values and in code', url => {
    const expected = /got ".*", expected a URL of .?http.? or .?https.? without a trailing slash|got an empty string|env.VUE_APP_BACKEND_URL/;
    expect(() => objects({ env: { VUE_APP_BACKEND_URL: url } })).toThrow(expected);
    expect(() => new SmallChart(chart => { new AasFrontend(chart, 'frontend', { backendUrl: url }); }).toJson()).toThrow(/backendUrl: got ".*", expected a URL of http or https/s);
  });
});

describe('the pod', () => {
  const { spec } = object('Deployment').spec.template;
  const [program] = spec.containers;

  it('meets the Pod Security Standard restricted with a root file system that is read only, although the image is built to run as root', () => {
    const all = renderEverything(new AasFrontendChart(new App(), 'chart')._model(), release({ name: 'r', values: [REQUIRED] })).flatMap(d => d.objects as any[]);
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('may listen on port 80 all the same', () => {
    expect(program.ports).toEqual([{ name: 'http', containerPort: 80 }]);
    expect(spec.securityContext.sysctls).toEqual([{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]);
  });

  it('edits a copy of the pages, which an init container of the same image makes', () => {
    const [copy] = spec.initContainers;
    expect(copy).toMatchObject({ image: program.image, command: ['cp', '-R', '/app/dist/.', '/pages/'], volumeMounts: [{ name: 'pages', mountPath: '/pages' }] });
    expect(program.volumeMounts).toContainEqual({ name: 'pages', mountPath: '/app/dist' });
    expect(spec.volumes).toContainEqual({ name: 'pages', emptyDir: {} });
  });

  it('can be root, for an image that needs it', () => {
    const { securityContext } = object('Deployment', { podSecurityContext: { runAsNonRoot: false, runAsUser: 0, runAsGroup: 0 } }).spec.template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: false, runAsUser: 0 });
  });

  it('has no token of the API server', () => {
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.serviceAccountName).toBe('aas-frontend');
  });
});

describe('a way in', () => {
  it('is the Service alone: no port of a node is open unless asked for', () => {
    expect(objects().filter(o => o.kind === 'Service').map(o => [o.metadata.name, o.spec.type])).toEqual([['aas-frontend', 'ClusterIP']]);
    const { spec } = object('Service', { service: { type: 'NodePort', nodePort: 30001 } });
    expect([spec.type, spec.ports[0].nodePort]).toEqual(['NodePort', 30001]);
  });

  it('is an Ingress with the documented regular expression, which gets the path type that current controllers take', () => {
    const ingress = new AasFrontendChart(new App(), 'chart', { valuesFiles: [DOCUMENTED] }).toJson().find(o => o.kind === 'Ingress');
    expect(ingress.spec.rules).toEqual([{ host: 'web.appstore.ai', http: { paths: [{
      path: '/(.*)', pathType: 'ImplementationSpecific', backend: { service: { name: 'aas-frontend', port: { number: 80 } } },
    }] } }]);
    expect(ingress.metadata.annotations).toMatchObject({ [`${NGINX}/use-regex`]: 'true', [`${NGINX}/rewrite-target`]: '/$1' });
  });

  it.each([['/', 'Prefix'], ['/web', 'Prefix'], ['/web/', 'Prefix'], ['/web-1.0/a_b~c', 'Prefix'], ['/web(/|$)(.*)', 'ImplementationSpecific'], ['/[a-z]+', 'ImplementationSpecific']])(
    'has for the path %s the type %s', (given, expected) => {
      const { rules } = object('Ingress', { ingress: { enabled: true, hosts: [{ host: 'a.example.org', paths: [{ path: given, pathType: 'Prefix' }] }] } }).spec;
      expect(rules[0].http.paths[0]).toMatchObject({ path: given, pathType: expected });
    });

  it('has the annotation by which ingress-nginx reads a regular expression, and only then', () => {
    const annotations = (...paths: string[]) => object('Ingress', { ingress: { enabled: true, hosts: [{ host: 'a.example.org', paths: paths.map(one => ({ path: one })) }] } }).metadata.annotations;
    expect([annotations('/'), annotations('/', '/web(/|$)(.*)'), annotations('/[a-z]+')].map(given => given?.[`${NGINX}/use-regex`])).toEqual([undefined, 'true', 'true']);
    expect(object('Ingress', { ingress: { enabled: true, annotations: { [`${NGINX}/use-regex`]: 'false' }, hosts: [{ host: 'a.example.org', paths: [{ path: '/(.*)' }] }] } }).metadata.annotations)
      .toEqual({ [`${NGINX}/use-regex`]: 'false' });
  });

  it.each(['web', '', '/a//b', '/../a', '/a b', '/a"b', '/a;b'])('refuses the path %j', given => {
    expect(() => objects({ ingress: { enabled: true, hosts: [{ host: 'a.example.org', paths: [{ path: given }] }] } })).toThrow('ingress.hosts[0].paths[0].path: got ');
  });

  it('can have several hosts with certificates', () => {
    const hosts = ['a.example.org', '*.b.example.org'];
    const { spec } = object('Ingress', { ingress: {
      enabled: true, hosts: hosts.map(host => ({ host, paths: [{ path: '/' }, { path: '/x', pathType: 'Exact' }] })), tls: [{ secretName: 'tls', hosts }],
    } });
    expect(spec.rules.map((rule: any) => [rule.host, rule.http.paths.map((p: any) => [p.path, p.pathType])])).toEqual(hosts.map(host => [host, [['/', 'Prefix'], ['/x', 'Exact']]]));
    expect(spec.tls).toEqual([{ secretName: 'tls', hosts }]);
    expect(spec).not.toHaveProperty('ingressClassName');
  });

  it('refuses an Ingress without hosts', () => {
    expect(() => objects({ ingress: { enabled: true, hosts: [] } })).toThrow('chart: ingress.hosts is empty: an Ingress needs a host name');
    expect(objects({ ingress: { hosts: [] } }).map(o => o.kind)).not.toContain('Ingress');
  });

  it('can be a route of the Gateway API', () => {
    const { spec } = object('HTTPRoute', { gateway: { enabled: true, parentRefs: [{ name: 'public' }], hostnames: ['web.appstore.ai'] } });
    expect(spec.rules[0].backendRefs[0]).toMatchObject({ name: 'aas-frontend', port: 80 });
  });

  it('can be an Ingress in code, whose path is / unless it is said', () => {
    const all: any[] = new SmallChart(chart => {
      new AasFrontend(chart, 'frontend', { backendUrl: 'https://api.example.org', ingress: { hosts: [{ host: 'web.example.org' }], className: 'nginx' } });
    }).toJson();
    const { spec } = all.find(o => o.kind === 'Ingress');
    expect(spec.ingressClassName).toBe('nginx');
    expect(spec.rules[0].http.paths).toEqual([{ path: '/', pathType: 'Prefix', backend: { service: { name: 'small-frontend', port: { number: 80 } } } }]);
  });
});

test('a HorizontalPodAutoscaler is of the version that clusters have, and the Deployment leaves it the number of pods', () => {
  const all = objects({ autoscaling: { enabled: true } });
  expect(all.find(o => o.kind === 'HorizontalPodAutoscaler')).toMatchObject({
    apiVersion: 'autoscaling/v2', spec: { minReplicas: 1, maxReplicas: 100, metrics: [{ resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }] },
  });
  expect(all.find(o => o.kind === 'Deployment').spec).not.toHaveProperty('replicas');
});

describe('a values file of the documented chart', () => {
  const chart = new AasFrontendChart(new App(), 'chart', { valuesFiles: [DOCUMENTED] });
  const all: any[] = chart.toJson();
  const ofKind = (kind: string) => all.find(o => o.kind === kind);

  it('means the same, unmodified', () => {
    expect(all.map(o => `${o.kind} ${o.metadata.name} ${o.metadata.namespace}`).sort()).toEqual([
      'Deployment aas-frontend ai-appstore', 'Ingress aas-frontend ai-appstore', 'Service aas-frontend ai-appstore', 'ServiceAccount aas-frontend ai-appstore',
    ]);
    const { replicas, template: { spec } } = ofKind('Deployment').spec;
    expect(replicas).toBe(1);
    expect(spec.imagePullSecrets).toEqual([{ name: 'registry-credentials' }]);
    expect(spec.containers[0]).toMatchObject({ image: 'registryname/ai-appstore/aas-frontend:1.1.0', imagePullPolicy: 'IfNotPresent' });
    expect(ofKind('Service').spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80, targetPort: 'http' }] });
  });

  it('is told what has no effect and what is called otherwise', () => {
    const told = renderNotes(chart._model(), release({ name: 'aas-frontend', values: [{
      ...REQUIRED, imagePullSecrets: [{ name: 'a' }], ingress: { enabled: true, hosts: [{ host: 'a.example.org', paths: [{ path: '/', backend: { serviceName: 'x' } }] }] },
    }] }));
    expect(told).toContain('WARNING: the backend of a path in ingress.hosts has no effect');
    expect(told).toContain('imagePullSecrets is deprecated: use image.pullSecrets instead.');
  });

  it('with a key that the program does not read is refused', () => {
    expect(() => objects({ env: { ...REQUIRED.env, VUE_APP_TITLE: 'x' } })).toThrow('env.VUE_APP_TITLE: unknown key');
  });

  it('with a tag that YAML reads as a number is refused, with what to do', () => {
    expect(() => objects({ image: { tag: 1.1 } })).toThrow(/image\.tag: got a number .*quote it/);
  });
});

test('the notes say where to open it, and what the back end needs to know', () => {
  expect(notes()).toContain('kubectl port-forward --namespace ai-appstore service/aas-frontend 8081:80');
  const { ingress } = { ingress: { enabled: true, hosts: [{ host: 'web.appstore.ai', paths: [{ path: '/' }] }], tls: [{ secretName: 'web-tls', hosts: ['web.appstore.ai'] }] } };
  expect(notes({ ingress })).toContain('  https://web.appstore.ai/\n');
  expect(notes({ ingress })).toContain('kubectl create secret tls web-tls --namespace ai-appstore --cert=tls.crt --key=tls.key');
  expect(notes({ ingress: { ...ingress, tls: [] } })).toContain('  http://web.appstore.ai/\n');
  expect(notes()).toContain('PROD_FRONTEND_HOST');
  expect(notes()).not.toContain('WARNING');
});
