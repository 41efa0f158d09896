import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { chartOf, deployment } from './constructs';
import { When } from '../../../../../src';
import { Cases, instead, integerOf, mapOf, name, oneOf, patch, path, port, structs, string, stringOf, stringList, stringListOf } from '../case';

const service = (s: Construct, props: kplus.ServiceProps = {}) => new kplus.Service(s, 'service', { selector: deployment(s), ports: [{ port: 80 }], ...props });
const bound = (s: Construct, options: kplus.ServiceBindOptions) => service(s, { ports: [{ port: 80, ...options }] });
const protocol = oneOf('TCP', 'UDP', 'SCTP');

export const SERVICES: Cases = {
  'ServiceProps.clusterIP': stringOf('None', '10.0.0.1')((s, x) => service(s, { clusterIP: x })),
  'ServiceProps.externalIPs': stringListOf(['10.0.0.1'], ['10.0.0.2', '10.0.0.3'])((s, x) => service(s, { externalIPs: x })),
  'ServiceProps.externalName': name((s, x) => new kplus.Service(s, 'service', { externalName: x })),
  'ServiceProps.loadBalancerSourceRanges': stringList((s, x) => service(s, { loadBalancerSourceRanges: x })),
  'ServiceProps.ports': structs('Service', '/spec/ports', [{ port: 80 }], [{ port: 81, name: 'a' }])((s, x) => service(s, { ports: x })),
  'ServiceProps.type': oneOf('ClusterIP', 'NodePort', 'LoadBalancer')((s, x) => service(s, { type: x })),
  'ServicePort.port': port((s, x) => service(s, { ports: [{ port: x }] })),
  'ServiceBindOptions.name': name((s, x) => bound(s, { name: x })),
  'ServiceBindOptions.nodePort': integerOf(30000, 32000)((s, x) => bound(s, { nodePort: x })),
  'ServiceBindOptions.protocol': protocol((s, x) => bound(s, { protocol: x })),
  'ServiceBindOptions.targetPort': port((s, x) => bound(s, { targetPort: x })),
  'Service.bind(port)': port((s, x) => service(s, { ports: [] }).bind(x)),
  'Service.selectLabel(key)': name((s, x) => service(s).selectLabel(x, 'a'))
    .refused('token-as-key', instead('the whole map as a value: `JsonPatch.add(\'/spec/selector\', { ...labels, ...x.asAny() })`', (s, x) => ApiObject.of(service(s)).addJsonPatch(JsonPatch.add('/spec/selector', { ...chartOf(s).selectorLabels('app'), ...x.asAny() })), { given: mapOf({ 'alpha': 'a' }, { 'b-2': 'a' }, { 'no': 'a' }).given })),
  'Service.selectLabel(value)': name((s, x) => service(s).selectLabel('a', x)),
  'DeploymentExposeViaServiceOptions.name': name((s, x) => deployment(s).exposeViaService({ name: x }))
    .refused('token-inspected', instead('`new Service(…, { metadata: { name: x } })`', (s, x) =>
      new kplus.Service(s, 'service', { metadata: { name: x.asString() }, selector: deployment(s), ports: [{ port: 8080, targetPort: 8080 }] }), { otherConstructs: true })),
  'DeploymentExposeViaServiceOptions.ports': structs('Service', '/spec/ports', [{ port: 8080 }], [{ port: 8080, name: 'a' }])((s, x) => deployment(s).exposeViaService({ ports: x }))
    .refused('token-misplaced', patch('Service', '/spec/ports')),
  'DeploymentExposeViaServiceOptions.serviceType': oneOf('ClusterIP', 'NodePort', 'LoadBalancer')((s, x) => deployment(s).exposeViaService({ serviceType: x })),
};

const backend = (s: Construct) => kplus.IngressBackend.fromService(service(s));
const ingress = (s: Construct, props: kplus.IngressProps = {}) => new kplus.Ingress(s, 'ingress', props);
const rule = (s: Construct, given: Partial<kplus.IngressRule>) => ingress(s, { rules: [{ backend: backend(s), host: 'a.example', path: '/', ...given }] });
const pathType = oneOf('Prefix', 'Exact', 'ImplementationSpecific');
const host = stringOf('a.example', 'b.example');

export const INGRESSES: Cases = {
  'IngressProps.className': string((s, x) => ingress(s, { className: x, defaultBackend: backend(s) })),
  'IngressProps.rules': structs('Ingress', '/spec/rules', [{ path: '/a' }], [{ host: 'a.example', path: '/b' }])((s, x) =>
    ingress(s, { rules: Array.isArray(x) ? x.map(r => ({ ...r, backend: kplus.IngressBackend.fromService(service(s, { metadata: { name: 'web' } })) })) : x }))
    .refused('token-misplaced', patch('Ingress', '/spec/rules')),
  'IngressProps.tls': structs('Ingress', '/spec/tls', [{ hosts: ['a.example'] }], [{ hosts: ['b.example'] }])((s, x) => ingress(s, { tls: x, defaultBackend: backend(s) }))
    .refused('token-misplaced', patch('Ingress', '/spec/tls')),
  'IngressRule.host': host((s, x) => rule(s, { host: x })),
  'IngressRule.path': path((s, x) => rule(s, { path: x }))
    .refused('token-inspected', patch('Ingress', '/spec/rules/0/http/paths/0/path')),
  'IngressRule.pathType': pathType((s, x) => rule(s, { pathType: x })),
  'IngressTls.hosts': stringListOf(['a.example'], ['b.example', 'c.example'])((s, x) => ingress(s, { tls: [{ hosts: x }], defaultBackend: backend(s) })),
  'Ingress.addHostDefaultBackend(host)': host((s, x) => ingress(s).addHostDefaultBackend(x, backend(s))),
  'Ingress.addHostRule(host)': host((s, x) => ingress(s).addHostRule(x, '/', backend(s))),
  'Ingress.addHostRule(path)': path((s, x) => ingress(s).addHostRule('a.example', x, backend(s)))
    .refused('token-inspected', patch('Ingress', '/spec/rules/0/http/paths/0/path')),
  'Ingress.addHostRule(pathType)': pathType((s, x) => ingress(s).addHostRule('a.example', '/', backend(s), x)),
  'Ingress.addRule(path)': path((s, x) => ingress(s).addRule(x, backend(s)))
    .refused('token-inspected', patch('Ingress', '/spec/rules/0/http/paths/0/path')),
  'Ingress.addRule(pathType)': pathType((s, x) => ingress(s).addRule('/', backend(s), x)),
  'Ingress.addTls(tls)': structs('Ingress', '/spec/tls', [{ hosts: ['a.example'] }], [{ hosts: ['b.example'] }])((s, x) => ingress(s, { defaultBackend: backend(s) }).addTls(x))
    .refused('token-misplaced', patch('Ingress', '/spec/tls')),
  'ServiceIngressBackendOptions.port': port((s, x) =>
    ingress(s, { defaultBackend: kplus.IngressBackend.fromService(service(s, { ports: [{ port: x }] }), { port: x }) })),
  'Service.exposeViaIngress(path)': path((s, x) => service(s).exposeViaIngress(x))
    .refused('token-inspected', patch('Ingress', '/spec/rules/0/http/paths/0/path')),
  'Deployment.exposeViaIngress(path)': path((s, x) => deployment(s).exposeViaIngress(x))
    .refused('token-inspected', patch('Ingress', '/spec/rules/0/http/paths/0/path')),
  'ExposeServiceViaIngressOptions.pathType': pathType((s, x) => service(s).exposeViaIngress('/', { pathType: x })),
};

const allowing = (s: Construct, given: kplus.NetworkPolicyPort) => new kplus.NetworkPolicy(s, 'policy', {
  selector: deployment(s), ingress: { rules: [{ peer: kplus.Pods.all(s, 'all'), ports: [given] }] },
});
const block = (s: Construct, peer: kplus.NetworkPolicyIpBlock) => new kplus.NetworkPolicy(s, 'policy', { egress: { rules: [{ peer }] } });
const v4 = (s: Construct, cidr: string, except?: string[]) => block(s, kplus.NetworkPolicyIpBlock.ipv4(s, 'block', cidr, except));
const v6 = (s: Construct, cidr: string, except?: string[]) => block(s, kplus.NetworkPolicyIpBlock.ipv6(s, 'block', cidr, except));

const elsewhere = (s: Construct) => kplus.Pods.all(s, 'all', { namespaces: kplus.Namespaces.select(s, 'namespaces', { names: ['a'] }) });

export const POLICIES: Cases = {
  'NetworkPolicyIpBlock.ipv4(cidrIp)': stringOf('10.0.0.0/8', '192.168.0.0/16')((s, x) => v4(s, x))
    .refused('token-inspected', patch('NetworkPolicy', '/spec/egress/0/to/0/ipBlock/cidr')),
  'NetworkPolicyIpBlock.ipv4(except)': stringListOf(['10.1.0.0/16'], ['10.2.0.0/16', '10.3.0.0/16'])((s, x) => v4(s, '10.0.0.0/8', x)),
  'NetworkPolicyIpBlock.ipv6(cidrIp)': stringOf('fd00::/8', 'fe80::/10')((s, x) => v6(s, x))
    .refused('token-inspected', patch('NetworkPolicy', '/spec/egress/0/to/0/ipBlock/cidr')),
  'NetworkPolicyIpBlock.ipv6(except)': stringListOf(['fd00:1::/32'], ['fd00:2::/32'])((s, x) => v6(s, 'fd00::/8', x)),
  'NetworkPolicyPort.tcp(port)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.tcp(x))),
  'NetworkPolicyPort.tcpRange(startPort)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.tcpRange(x, 65535))),
  'NetworkPolicyPort.tcpRange(endPort)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.tcpRange(1, x))),
  'NetworkPolicyPort.udp(port)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.udp(x))),
  'NetworkPolicyPort.udpRange(startPort)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.udpRange(x, 65535))),
  'NetworkPolicyPort.udpRange(endPort)': port((s, x) => allowing(s, kplus.NetworkPolicyPort.udpRange(1, x))),
  'NetworkPolicyPortProps.endPort': port((s, x) => allowing(s, kplus.NetworkPolicyPort.of({ port: 1, endPort: x }))),
  'NetworkPolicyPortProps.port': port((s, x) => allowing(s, kplus.NetworkPolicyPort.of({ port: x }))),
  'NetworkPolicyPortProps.protocol': protocol((s, x) => allowing(s, kplus.NetworkPolicyPort.of({ port: 1, protocol: x }))),
  'NetworkPolicyTraffic.default': oneOf('DENY', 'ALLOW')((s, x) => new kplus.NetworkPolicy(s, 'policy', { egress: { default: x }, ingress: { default: x } }))
    .refused('token-inspected', patch('NetworkPolicy', ['/spec/egress', '/spec/ingress'], x => x.is('ALLOW').ifTrue([{}]), 'x.is(\'ALLOW\').ifTrue([{}])')),
  'NetworkPolicyTraffic.rules': structs('NetworkPolicy', '/spec/egress', [{ ports: [kplus.NetworkPolicyPort.tcp(80)] }], [{}])((s, x) =>
    new kplus.NetworkPolicy(s, 'policy', { egress: { rules: Array.isArray(x) ? x.map(r => ({ ...r, peer: kplus.Pods.all(s, 'all') })) : x } }))
    .refused('token-misplaced', patch('NetworkPolicy', '/spec/egress')),
  'PodConnectionsAllowFromOptions.isolation': oneOf('POD', 'PEER')((s, x) => deployment(s).connections.allowFrom(elsewhere(s), { isolation: x }))
    .refused('token-inspected', instead('a `NetworkPolicy` in a `When`, and another in its `otherwise`', (s, x) => {
      const [app, peer, ports] = [deployment(s), elsewhere(s), [kplus.NetworkPolicyPort.tcp(8080)]];
      const atPod = new When(s, 'at-pod', { condition: x.is('POD') });
      new kplus.NetworkPolicy(atPod, 'own', { selector: app, ingress: { rules: [{ peer, ports }] } });
      new kplus.NetworkPolicy(atPod.otherwise, 'theirs', { selector: peer, metadata: { namespace: 'a' }, egress: { rules: [{ peer: app, ports }] } });
    }, { otherConstructs: true })),
  'PodConnectionsAllowToOptions.isolation': oneOf('POD', 'PEER')((s, x) => deployment(s).connections.allowTo(elsewhere(s), { isolation: x }))
    .refused('token-inspected', instead('a `NetworkPolicy` in a `When`, and another in its `otherwise`', (s, x) => {
      const [app, peer, ports] = [deployment(s), elsewhere(s), []];
      const atPod = new When(s, 'at-pod', { condition: x.is('POD') });
      new kplus.NetworkPolicy(atPod, 'own', { selector: app, egress: { rules: [{ peer, ports }] } });
      new kplus.NetworkPolicy(atPod.otherwise, 'theirs', { selector: peer, metadata: { namespace: 'a' }, ingress: { rules: [{ peer: app, ports }] } });
    }, { otherConstructs: true })),
};
