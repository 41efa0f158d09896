import { objectsOf, SmallChart } from '../../support/small-chart';
import { BooleanExpression, ItemShape } from '../../../src';
import { Service } from '../../../src/kit';

describe('a Service', () => {
  it.each<[string, (on: BooleanExpression) => any]>([
    ['the whole list', on => on.ifTrue([{ name: 'metrics', port: 9090 }])],
    ['spread items', on => [{ name: 'http', port: 80 }, ...on.ifTrue([{ name: 'metrics', port: 9090 }])]],
  ])('has no ports under a condition: %s', (_, ports) => {
    expect(() => new SmallChart(c => {
      const on = c.values.boolean('monitored', { description: 'Have a port.', default: false });
      new Service(c, 'service', { selector: { a: 'b' }, ports: ports(on) });
    })).toThrow('small/service: ports has a port under a condition or from values, and others find ports by name: use a Service of its own in a When instead');
  });

  it.each([[{}, 9000, 32000], [{ port: '80' }, 80, 32000], [{ port: 81, nodePort: 0 }, 81, undefined]])('has the number of a port that may be quoted: %j', (values, port, nodePort) => {
    const [service] = objectsOf(c => {
      const group = c.values.group('service', Service.values({ description: 'A Service.', defaults: { type: 'NodePort' }, ports: [{ name: 'http', port: 9000, quoted: true, nodePort: 32000 }] }));
      new Service(c, 'service', { ...group.asProps(), selector: { a: 'b' } });
    }, { values: { service: values } });
    expect(service.spec.ports).toEqual([{ name: 'http', port, targetPort: 'http', protocol: 'TCP', ...nodePort && { nodePort } }]);
  });

  it('has ports with names of up to 63 characters, if each says where it leads', () => {
    const ports = (name: string, targetPort?: number) => objectsOf(c => void new Service(c, 'service', { selector: { a: 'b' }, ports: [{ name, port: 80, targetPort }] }))[0].spec.ports;
    expect(ports('a-name-of-thirty-characters-or', 8080)).toEqual([{ name: 'a-name-of-thirty-characters-or', port: 80, targetPort: 8080, protocol: 'TCP' }]);
    expect(() => ports('a-name-of-thirty-characters-or')).toThrow('expected a DNS label of at most 15 characters with a letter in it');
    expect(() => ports('a'.repeat(64), 8080)).toThrow('expected a DNS label of at most 63 characters with a letter in it');
  });

  it('has an address of its load balancer, more ports, and further fields', () => {
    const [{ spec }] = objectsOf(c => {
      const extra = c.values.list('extra', { items: ItemShape.ofFragment({ type: 'ServicePort', description: 'A port.' }), description: 'More ports.' });
      const dual = c.values.boolean('dual', { default: true, description: 'Whether.' });
      new Service(c, 'service', {
        selector: { a: 'b' }, type: 'LoadBalancer', ports: [{ name: 'http', port: 80 }], loadBalancerIp: '192.0.2.7', extraPorts: extra.asAny(), spec: { ipFamilyPolicy: dual.ifTrue('PreferDualStack'), externalIPs: ['192.0.2.8'] },
      });
    }, { values: { extra: [{ name: 'more', port: 81 }] } });
    expect(spec).toMatchObject({ loadBalancerIP: '192.0.2.7', ipFamilyPolicy: 'PreferDualStack', externalIPs: ['192.0.2.8'], ports: [{ name: 'http', port: 80 }, { name: 'more', port: 81 }] });
  });

  it.each<[string, { [key: string]: string } | undefined]>([
    ['', undefined],
    ['gke', { 'networking.gke.io/load-balancer-type': 'Internal' }],
    ['aws', { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal', 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' }],
    ['azure', { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }],
  ])('has a load balancer of the private network of a cloud: "%s"', (internalLoadBalancer, annotations) => {
    const literal = objectsOf(c => void new Service(c, 'service', { selector: { a: 'b' }, type: 'LoadBalancer', ports: [{ name: 'http', port: 80 }], internalLoadBalancer }));
    const value = objectsOf(c => {
      const group = c.values.group('service', Service.values({ description: 'A Service.', ports: [{ name: 'http', port: 80 }], offersInternal: true }));
      new Service(c, 'service', { ...group.asProps(), selector: { a: 'b' } });
    }, { values: { service: { type: 'LoadBalancer', internalLoadBalancer } } });
    expect([literal, value].map(([{ metadata }]) => metadata.annotations)).toEqual([annotations, annotations]);
  });

  it('has annotations of users instead of its own for a load balancer of the private network', () => {
    const [{ metadata }] = objectsOf(c => void new Service(c, 'service', {
      selector: { a: 'b' }, type: 'LoadBalancer', ports: [{ name: 'http', port: 80 }], internalLoadBalancer: 'gke', annotations: { 'networking.gke.io/load-balancer-type': 'External', 'team': 'a' },
    }));
    expect(metadata.annotations).toEqual({ 'networking.gke.io/load-balancer-type': 'External', 'team': 'a' });
  });

  it.each([
    ['gke', 'ClusterIP', 'internalLoadBalancer requires the type "LoadBalancer", and type is "ClusterIP": leave it empty, or change the type'],
    ['gcp', 'LoadBalancer', 'internalLoadBalancer: got "gcp", expected one of gke, aws and azure, or an empty string'],
  ])('refuses a load balancer of the private network of "%s" with the type %s', (internalLoadBalancer, type, message) => {
    expect(() => objectsOf(c => void new Service(c, 'service', { selector: { a: 'b' }, type, ports: [{ name: 'http', port: 80 }], internalLoadBalancer }))).toThrow(message);
  });

  it('has no address of a load balancer that it has not', () => {
    expect(() => objectsOf(c => void new Service(c, 'service', { selector: { a: 'b' }, ports: [{ name: 'http', port: 80 }], loadBalancerIp: '192.0.2.7' })))
      .toThrow('loadBalancerIp requires the type "LoadBalancer", and type is "ClusterIP": leave it empty, or change the type');
  });

  it.each([0, 65536, '0', '65536', '080', 'http', 1.5])('refuses %j for a port that may be quoted', port => {
    expect(() => objectsOf(c => {
      const group = c.values.group('service', Service.values({ description: 'A Service.', ports: [{ name: 'http', port: 9000, quoted: true }] }));
      new Service(c, 'service', { ...group.asProps(), selector: { a: 'b' } });
    }, { values: { service: { port } } })).toThrow('service.port: got');
  });

  it('has a node port once for each protocol', () => {
    const made = (protocol: string): any => objectsOf(c => void new Service(c, 'service', {
      selector: { a: 'b' }, type: 'NodePort', ports: [{ name: 'a', port: 80, nodePort: 30000 }, { name: 'b', port: 81, nodePort: 30000, protocol }],
    }))[0].spec.ports;
    expect(made('UDP')).toHaveLength(2);
    expect(() => made('TCP')).toThrow('small/service: nodePort of a and nodePort of b are both 30000: a port of a node is that of one port of a Service, choose another one');
  });
});
