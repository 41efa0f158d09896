import { Exposure, ExposureProps, GatewayRoute, HorizontalPodAutoscaler, Ingress, IngressOptions, NetworkPolicy, PodDisruptionBudget, Service, ServiceMonitor, ServiceProps } from '../../../src/kit';
import { SmallChart } from '../../support/small-chart';

const SELECTOR = { app: 'web' };
const PORTS = [{ name: 'http', port: 80 }];

/** The objects of a chart with the part. */
function objects(body: (chart: SmallChart, service: Service) => void, props: Partial<ServiceProps> = {}): any[] {
  return new SmallChart(chart => body(chart, new Service(chart, 'service', { selector: SELECTOR, ports: PORTS, ...props }))).toJson();
}

function object(kind: string, body: (chart: SmallChart, service: Service) => void, props?: Partial<ServiceProps>): any {
  return objects(body, props).find(o => o.kind === kind);
}

describe('a Service', () => {
  const service = (props?: Partial<ServiceProps>) => object('Service', () => {}, props);

  it('is inside of the cluster, and reaches the port that has its name', () => {
    expect(service().spec).toEqual({ type: 'ClusterIP', selector: SELECTOR, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] });
  });

  it('has the name of the release when its id is that of its kind', () => {
    expect(service().metadata.name).toBe('small');
  });

  it.each<[string, any, string]>([
    ['ports', { ports: [] }, 'ports is empty: a Service needs at least one port'],
    ['a name for each port', { ports: [{ port: 80 }] }, 'ports[0]: the option "name" is missing, expected a string'],
    ['names of ports that the API server takes', { ports: [{ name: 'Web', port: 80 }] }, 'name of a port: got "Web", expected a DNS label'],
    ['numbers of ports that there are', { ports: [{ name: 'web', port: 70000 }] }, 'the port web has the number 70000, expected an integer from 1 to 65535'],
    ['labels of pods', { selector: undefined }, 'the option "selector" is missing, expected a map'],
  ])('needs %s', (_, props, message) => {
    expect(() => service(props)).toThrow(`small/service: ${message}`);
  });

  it('has a port of the nodes where one is given', () => {
    const { ports } = service({ type: 'NodePort', ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 0 }] }).spec;
    expect(ports.map((p: any) => p.nodePort)).toEqual([30080, undefined]);
  });

  it('knows its address and its ports', () => {
    const [held] = objects((chart, of) => { chart.holder({ host: of.host, first: of.port(), named: of.port('b') }); }, { ports: [...PORTS, { name: 'b', port: 90 }] })
      .filter(o => o.kind === 'Held');
    expect(held.spec).toEqual({ host: 'small.default', first: 80, named: 90 });
  });

  test.each([
    ['a port of the nodes inside of the cluster', { ports: [{ name: 'http', port: 80, nodePort: 30080 }] },
      'nodePort of http is 30080, and type is "ClusterIP", which has no node ports: change the type, or set the node port to 0'],
    ['two ports of one number', { ports: [...PORTS, { name: 'other', port: 80 }] }, 'port http and port other are both 80: the ports of a Service must be distinct'],
    ['the class of a load balancer that there is not', { loadBalancerClass: 'a' }, 'loadBalancerClass requires the type "LoadBalancer", and type is "ClusterIP"'],
    ['networks of a load balancer that there is not', { type: 'NodePort', loadBalancerSourceRanges: ['192.0.2.0/24'] }, 'loadBalancerSourceRanges requires the type "LoadBalancer"'],
    ['a policy for traffic that does not come in', { externalTrafficPolicy: 'Local' }, 'externalTrafficPolicy requires the type "NodePort" or "LoadBalancer"'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => service(props)).toThrow(message);
  });

  it('may have one number for TCP and for UDP', () => {
    expect(service({ ports: [{ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }] }).spec.ports).toHaveLength(2);
  });

  it('is refused when a port is asked for that it has not', () => {
    expect(() => objects((_, of) => of.port('grpc'))).toThrow('unknown port "grpc", expected one of http');
  });
});

describe('an Ingress', () => {
  const ingress = (props: IngressOptions, ownAnnotations?: { [key: string]: any }) =>
    object('Ingress', (chart, service) => new Ingress(chart, 'ingress', { ...props, ownAnnotations, paths: [{ service }] }));

  it('is there only when it has a host', () => {
    expect(ingress({})).toBeUndefined();
    expect(ingress({ host: 'a.example.org', enabled: false })).toBeUndefined();
  });

  it('answers each host with the same paths, and has one certificate for all', () => {
    const { rules, tls } = ingress({ host: 'a.example.org', extraHosts: ['b.example.org'], tlsSecret: 'tls' }).spec;
    expect(rules.map((r: any) => [r.host, r.http.paths])).toEqual(['a.example.org', 'b.example.org'].map(host => [host, [{
      path: '/', pathType: 'Prefix', backend: { service: { name: 'small', port: { number: 80 } } },
    }]]));
    expect(tls).toEqual([{ hosts: ['a.example.org', 'b.example.org'], secretName: 'tls' }]);
  });

  it('takes hosts and certificates as lists', () => {
    const { rules, tls } = ingress({ hosts: ['a.example.org', 'b.example.org'], tls: [{ secretName: 'b-tls', hosts: ['b.example.org'] }] }).spec;
    expect([rules.map((r: any) => r.host), tls]).toEqual([['a.example.org', 'b.example.org'], [{ secretName: 'b-tls', hosts: ['b.example.org'] }]]);
    expect(() => ingress({ hosts: [] })).toThrow('hosts is empty: an Ingress needs a host name');
  });

  it('lets the given annotations win over its own', () => {
    const given = { host: 'a.example.org', tlsSecret: 'tls', clusterIssuer: 'ours', annotations: { 'cert-manager.io/cluster-issuer': 'mine' } };
    expect(ingress(given, { a: 'b' }).metadata.annotations).toEqual({ 'a': 'b', 'cert-manager.io/cluster-issuer': 'mine' });
  });

  it('has no annotations when there are none', () => {
    expect(ingress({ host: 'a.example.org' }).metadata).not.toHaveProperty('annotations');
  });

  test.each([
    ['an issuer and no Secret', { clusterIssuer: 'a' }, 'tlsSecret is empty: set the name of the Secret for the certificate from cert-manager'],
    ['two issuers', { tlsSecret: 'tls', clusterIssuer: 'a', issuer: 'b' }, 'clusterIssuer and issuer are both set: remove one of the two'],
    ['a URL in place of a host', { host: 'https://a.example.org' }, 'small/ingress: host: got "https://a.example.org", expected a DNS name'],
    ['a URL in the list of hosts', { hosts: ['b.example.org', 'a/b'] }, 'hosts[1]: got "a/b", expected '],
    ['an empty host', { host: '', enabled: true }, 'host is empty: an Ingress needs a host name'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => ingress({ host: 'a.example.org', ...props })).toThrow(message);
  });
});

test.each<[string, any[], string]>([
  ['without a slash', [{ path: 'web' }], 'small/ingress: paths[0].path: got "web", expected a path that begins with /'],
  ['of an unknown type', [{}, { pathType: 'Regex' }], 'small/ingress: paths[1].pathType: got "Regex", expected one of "Prefix", "Exact", "ImplementationSpecific"'],
])('a path of an Ingress is refused %s', (_, paths, message) => {
  const ingress = (given: any[]) => objects((chart, service) => new Ingress(chart, 'ingress', { host: 'a.example.org', paths: given.map(path => ({ ...path, service })) }));
  expect(() => ingress(paths)).toThrow(message);
  expect(() => ingress([])).toThrow('small/ingress: paths is empty: an Ingress needs a path and its Service');
});

describe('a route of the Gateway API', () => {
  const route = (props: any) => objects((chart, service) => new GatewayRoute(chart, 'gateway', { parentRefs: [{ name: 'public' }], ...props, service }))
    .find(o => o.kind.endsWith('Route'));

  /** With what the API server would add within the lists. */
  const PARENT = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' };
  const BACKEND = { group: '', kind: 'Service', name: 'small', port: 80, weight: 1 };

  it('attaches to a parent of any kind, and to one of its listeners', () => {
    const parents = [{ group: '', kind: 'Service', name: 'mesh', port: 80 }, { name: 'public', namespace: 'gateways', sectionName: 'https' }, { name: 'public', namespace: 'gateways', sectionName: 'http' }, { name: 'public' }];
    expect(route({ parentRefs: parents }).spec.parentRefs).toEqual(parents.map(parent => ({ group: PARENT.group, kind: PARENT.kind, ...parent })));
  });

  it('is an HTTPRoute, in which a WebSocket may take as long as it likes', () => {
    expect(route({ timeouts: { request: '0s' }, path: '/rt', hostnames: ['a.example.org'] })).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'small' },
      spec: {
        parentRefs: [PARENT],
        hostnames: ['a.example.org'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/rt' } }], timeouts: { request: '0s' }, backendRefs: [BACKEND] }],
      },
    });
  });

  it('is a GRPCRoute for gRPC, which knows no timeouts', () => {
    expect(route({ protocol: 'grpc', timeouts: { request: '0s' } }).spec).toEqual({ parentRefs: [PARENT], rules: [{ backendRefs: [BACKEND] }] });
  });

  it('tells the Service another host, where there is one', () => {
    expect(route({ upstreamHostname: 'web' }).spec.rules[0].filters).toEqual([{ type: 'URLRewrite', urlRewrite: { hostname: 'web' } }]);
    expect(route({ upstreamHostname: '' }).spec.rules[0]).not.toHaveProperty('filters');
  });

  it('does not set what the Gateway decides', () => {
    expect(route({}).spec).not.toHaveProperty('hostnames');
    expect(route({}).spec.rules[0]).not.toHaveProperty('timeouts');
  });

  test.each([
    ['one Gateway twice', { parentRefs: [{ name: 'public' }, { name: 'other' }, { kind: 'Gateway', name: 'public' }] }, 'parentRefs has "gateway.networking.k8s.io/Gateway /public" twice: give each reference another sectionName, or remove one'],
    ['one Gateway, and a listener of it', { parentRefs: [{ name: 'public' }, { name: 'public', sectionName: 'https' }] }, 'has "gateway.networking.k8s.io/Gateway /public" twice'],
    ['one listener twice', { parentRefs: [{ name: 'public', sectionName: 'https' }, { name: 'public', sectionName: 'https' }] }, 'has "gateway.networking.k8s.io/Gateway /public" twice'],
    ['no Gateway', { enabled: true, parentRefs: [] }, 'parentRefs is empty: set the Gateway that the route attaches to'],
    ['another protocol', { protocol: 'tcp' }, 'protocol: got "tcp", expected "http" or "grpc"'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => route(props)).toThrow(message);
  });
});

describe('the ways to a program', () => {
  const PROGRAM = { selector: SELECTOR, ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'metrics', port: 9090 }] };
  const of = (props: Partial<ExposureProps>, body: (exposure: Exposure, chart: SmallChart) => void = () => {}): any[] =>
    new SmallChart(chart => body(new Exposure(chart, 'default', { ...PROGRAM, ...props }), chart)).toJson();
  const urls = (props: Partial<ExposureProps>) =>
    of(props, ({ url, ingressUrl, serviceUrl }, chart) => { chart.holder({ url, ingressUrl, serviceUrl }); }).find(o => o.kind === 'Held').spec;
  const ingress = { host: 'a.example.org' };

  it('are a Service, unless more is asked for', () => {
    expect(of({}).map(o => `${o.kind} ${o.metadata.name}`)).toEqual(['Service small']);
    expect(of({ ingress, gateway: { parentRefs: [{ name: 'public' }] } }).map(o => `${o.kind} ${o.metadata.name}`)).toEqual(['Service small', 'Ingress small', 'HTTPRoute small']);
  });

  it('lead to the same port and path of the same Service', () => {
    const [, { spec: { rules: [rule] } }, route] = of({ ingress, gateway: { parentRefs: [{ name: 'public' }] }, port: 'metrics', path: '/rt', name: 'web' });
    expect(rule.http.paths).toEqual([{ path: '/rt', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 9090 } } } }]);
    expect(route.spec.rules[0]).toMatchObject({ matches: [{ path: { value: '/rt' } }], backendRefs: [{ name: 'web', port: 9090 }] });
    expect(of({ protocol: 'grpc', gateway: { parentRefs: [{ name: 'public' }] } })[1].kind).toBe('GRPCRoute');
  });

  it('have the ports of the program, with overrides for each, and extra ports', () => {
    const [{ spec }] = of({ service: { type: 'NodePort', ports: [{ name: 'http', port: 81, nodePort: 30080 }, { name: 'debug', port: 6060 }] } });
    expect(spec.ports).toEqual([
      { name: 'http', port: 81, targetPort: 8080, nodePort: 30080, protocol: 'TCP' },
      { name: 'metrics', port: 9090, targetPort: 'metrics', protocol: 'TCP' },
      { name: 'debug', port: 6060, targetPort: 'debug', protocol: 'TCP' },
    ]);
  });

  it('have a URL for people: that of the Ingress where there is one', () => {
    expect(urls({ ingress: { ...ingress, tlsSecret: 'tls' }, path: '/rt' })).toEqual({
      url: 'https://a.example.org/rt', ingressUrl: 'https://a.example.org/rt', serviceUrl: 'http://small.default:80/rt',
    });
    expect(urls({ ingress: { ...ingress, enabled: false }, scheme: 'https', port: 'metrics' })).toEqual({
      url: 'https://small.default:9090', ingressUrl: 'http://a.example.org', serviceUrl: 'https://small.default:9090',
    });
  });

  it('have the labels that are given, and the Ingress the annotations of the program', () => {
    const all = of({ ingress, gateway: { parentRefs: [{ name: 'public' }] }, labels: { app: 'web' }, ingressAnnotations: { a: 'b' } });
    expect(all.map(o => o.metadata.labels.app)).toEqual(['web', 'web', 'web']);
    expect(all.map(o => o.metadata.annotations)).toEqual([undefined, { a: 'b' }, undefined]);
  });

  it('are refused when they lead to a port that there is not', () => {
    expect(() => of({ ingress, port: 'grpc' })).toThrow('unknown port "grpc", expected one of http, metrics');
  });
});

describe('a NetworkPolicy', () => {
  const policy = (props: any) => object('NetworkPolicy', chart => new NetworkPolicy(chart, 'networkpolicy', { selector: SELECTOR, ...props })).spec;
  const RELEASE = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small' } } };

  it('allows all sources to the ports, and the pods to DNS and to each other', () => {
    expect(policy({ ports: [{ port: 8080 }, { port: 'dns', protocol: 'UDP' }] })).toEqual({
      podSelector: { matchLabels: SELECTOR },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }, { port: 'dns', protocol: 'UDP' }] }],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] }, { to: [RELEASE] }],
    });
  });

  it('denies all ingress without ports', () => {
    expect(policy({}).ingress).toEqual([]);
  });

  it('allows the pods of the release in addition to the given peers', () => {
    const peer = { ipBlock: { cidr: '192.0.2.0/24' } };
    expect(policy({ ports: [{ port: 8080 }], from: [peer] }).ingress[0].from).toEqual([RELEASE, peer]);
  });

  it('allows egress by rules, with ports as numbers or names', () => {
    const rules = [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }, { port: 'https', protocol: 'TCP' }, { port: 8000, endPort: 8010 }] }, {}];
    expect(policy({ egress: rules }).egress.slice(2)).toEqual(rules);
  });

  it('has a rule of its own for a port that has peers of its own', () => {
    const [a, b] = ['192.0.2.0/24', '198.51.100.0/24'].map(cidr => ({ ipBlock: { cidr } }));
    const ports = [{ port: 8080 }, { port: 9090, from: [b] }, { port: 9091, from: [], when: false }, { port: 9092, from: [] }];
    const rules = (props: any) => policy({ ports, from: [a], ...props }).ingress.map((rule: any) => [rule.ports.map((p: any) => p.port), rule.from]);
    expect(rules({})).toEqual([[[8080], [RELEASE, a]], [[9090], [RELEASE, b]], [[9092], undefined]]);
    expect(rules({ releaseOnly: true })).toEqual([[[8080], [RELEASE, a]], [[9090], [RELEASE, b]], [[9092], [RELEASE]]]);
  });
});

describe('a PodDisruptionBudget', () => {
  const budget = (props: any) => object('PodDisruptionBudget', chart => new PodDisruptionBudget(chart, 'poddisruptionbudget', { selector: SELECTOR, ...props })).spec;

  it.each([
    [{}, { maxUnavailable: 1 }], [{ maxUnavailable: '25%' }, { maxUnavailable: '25%' }], [{ maxUnavailable: 0 }, { maxUnavailable: 0 }],
    [{ minAvailable: 2, maxUnavailable: 1 }, { minAvailable: 2 }], [{ minAvailable: '50%' }, { minAvailable: '50%' }],
  ])('of %j is %j', (props, spec) => {
    expect(budget(props)).toEqual({ ...spec, selector: { matchLabels: SELECTOR } });
  });
});

describe('a HorizontalPodAutoscaler', () => {
  const options = { maxReplicas: 5, targetCpuUtilizationPercentage: 80 };
  const autoscaler = (props: any) => object('HorizontalPodAutoscaler', chart => new HorizontalPodAutoscaler(chart, 'horizontalpodautoscaler', { targetName: 'web', ...props }));

  it('keeps to the use of CPU and memory that is given', () => {
    expect(autoscaler({ ...options, targetMemoryUtilizationPercentage: 70 }).spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 5,
      metrics: [['cpu', 80], ['memory', 70]].map(([name, averageUtilization]) => ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } })),
    });
  });

  it('takes the number of pods from the workload', () => {
    expect(HorizontalPodAutoscaler.replicas(options, 3)).toBeUndefined();
    expect(HorizontalPodAutoscaler.replicas({ ...options, enabled: false }, 3)).toBe(3);
  });

  test.each([
    ['more pods at least than at most', { ...options, minReplicas: 6 }, 'minReplicas is 6 and greater than maxReplicas, 5: lower the first, or raise the second'],
    ['nothing to measure', { maxReplicas: 5, targetCpuUtilizationPercentage: 0 }, 'targetCpuUtilizationPercentage and targetMemoryUtilizationPercentage are 0, and metrics is empty: set at least one target'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => autoscaler(props)).toThrow(message);
  });
});

describe('a ServiceMonitor', () => {
  it('has more fields of its endpoint', () => {
    const { spec } = object('ServiceMonitor', (chart, service) => {
      new ServiceMonitor(chart, 'servicemonitor', { service, endpoint: { authorization: { credentials: { name: 'a', key: 'token' } } } });
    });
    expect(spec.endpoints[0]).toEqual({ port: 'http', path: '/metrics', authorization: { credentials: { name: 'a', key: 'token' } } });
  });

  it('finds its Service and no other', () => {
    const all = objects((chart, service) => {
      new ServiceMonitor(chart, 'servicemonitor', { service, labels: { release: 'prometheus' }, interval: '30s' });
    }, { labels: { 'app.kubernetes.io/component': 'web' } });
    const [monitor, service] = ['ServiceMonitor', 'Service'].map(kind => all.find(o => o.kind === kind));
    expect(monitor.metadata.labels).toMatchObject({ release: 'prometheus' });
    expect(monitor.spec).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small', 'app.kubernetes.io/component': 'web' } },
      endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }],
    });
    expect(service.metadata.labels).toMatchObject(monitor.spec.selector.matchLabels);
  });
});
