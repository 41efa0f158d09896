import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { chartOf, deployment, main, patchPods, pods } from './constructs';
import { When } from '../../../../../src';
import { Cases, flag, instead, integer, integerOf, labels, map, mapOf, name, oneOf, patch, seconds, structs, string, stringOf, stringList, stringListOf } from '../case';

const context = (s: Construct, securityContext: kplus.PodSecurityContextProps) => pods(s, { securityContext });
const dns = (s: Construct, props: kplus.PodDnsProps) => pods(s, { dns: props });

/** What Deployment, StatefulSet, DaemonSet, Job, CronJob and Pod have in common. */
export const PODS: Cases = {
  'AbstractPodProps.automountServiceAccountToken': flag((s, x) => pods(s, { automountServiceAccountToken: x })),
  'AbstractPodProps.containers': structs('Deployment', '/spec/template/spec/containers', [main], [{ name: 'a', image: 'b' }, { name: 'c', image: 'd' }])(
    (s, x) => deployment(s, { containers: x }))
    .refused('token-misplaced', patch('Deployment', '/spec/template/spec/containers')),
  'AbstractPodProps.hostAliases': structs('Deployment', '/spec/template/spec/hostAliases', [{ ip: '10.0.0.1', hostnames: ['a', 'b'] }], [{ ip: '10.0.0.2', hostnames: ['c'] }])(
    (s, x) => deployment(s, { hostAliases: x }))
    .refused('token-misplaced', patch('Deployment', '/spec/template/spec/hostAliases')),
  'AbstractPodProps.hostNetwork': flag((s, x) => pods(s, { hostNetwork: x })),
  'AbstractPodProps.initContainers': structs('Deployment', '/spec/template/spec/initContainers', [{ ...main, name: 'init' }], [{ name: 'a', image: 'b' }])((s, x) => deployment(s, { initContainers: x }))
    .refused('token-misplaced', patch('Deployment', '/spec/template/spec/initContainers')),
  'AbstractPodProps.isolate': flag((s, x) => deployment(s, { isolate: x }))
    .refused('token-inspected', instead('a `NetworkPolicy` in a `When`', (s, x) => new kplus.NetworkPolicy(new When(s, 'isolated', { condition: x }), 'isolation', {
      selector: deployment(s), egress: { default: kplus.NetworkPolicyTrafficDefault.DENY }, ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    }), { otherConstructs: true })),
  'AbstractPodProps.restartPolicy': oneOf('OnFailure', 'Never')((s, x) => pods(s, { restartPolicy: x })),
  'AbstractPodProps.terminationGracePeriod': seconds((s, x) => pods(s, { terminationGracePeriod: x })),
  'WorkloadProps.select': flag((s, x) => deployment(s, { select: x }))
    .refused('token-inspected', patch('Deployment', '/spec/selector', (x, s) => x.ifTrue({ matchLabels: chartOf(s).selectorLabels('app') }, {}), 'x.ifTrue({ … }, {})')),
  'WorkloadProps.spread': flag((s, x) => deployment(s, { spread: x }))
    .refused('token-inspected', patch('Deployment', '/spec/template/spec/affinity', (x, s) => x.ifTrue({ podAntiAffinity: apart(s) }), 'x.ifTrue({ … })')),
  'HostAlias.hostnames': stringList((s, x) => pods(s, { hostAliases: [{ ip: '10.0.0.1', hostnames: x }] })),
  'HostAlias.ip': stringOf('10.0.0.1', '10.0.0.2')((s, x) => pods(s, { hostAliases: [{ ip: x, hostnames: ['a'] }] })),
  'PodSecurityContextProps.ensureNonRoot': flag((s, x) => context(s, { ensureNonRoot: x })),
  'PodSecurityContextProps.fsGroup': integer((s, x) => context(s, { fsGroup: x })),
  'PodSecurityContextProps.fsGroupChangePolicy': oneOf('OnRootMismatch', 'Always')((s, x) => context(s, { fsGroupChangePolicy: x })),
  'PodSecurityContextProps.group': integer((s, x) => context(s, { group: x })),
  'PodSecurityContextProps.sysctls': structs('Pod', '/spec/securityContext/sysctls', [{ name: 'a', value: '1' }], [{ name: 'b', value: '2' }])((s, x) => context(s, { sysctls: x })),
  'PodSecurityContextProps.user': integer((s, x) => context(s, { user: x })),
  'Sysctl.name': string((s, x) => context(s, { sysctls: [{ name: x, value: '1' }] })),
  'Sysctl.value': string((s, x) => context(s, { sysctls: [{ name: 'a', value: x }] })),
  'PodDnsProps.hostname': name((s, x) => dns(s, { hostname: x })),
  'PodDnsProps.hostnameAsFQDN': flag((s, x) => dns(s, { hostnameAsFQDN: x })),
  'PodDnsProps.nameservers': stringListOf(['10.0.0.1'], ['10.0.0.2', '10.0.0.3'])((s, x) => dns(s, { nameservers: x })),
  'PodDnsProps.options': structs('Pod', '/spec/dnsConfig/options', [{ name: 'ndots', value: '2' }], [{ name: 'edns0' }])((s, x) => dns(s, { options: x })),
  'PodDnsProps.policy': oneOf('ClusterFirst', 'Default')((s, x) => dns(s, { policy: x })),
  'PodDnsProps.searches': stringList((s, x) => dns(s, { searches: x })),
  'PodDnsProps.subdomain': name((s, x) => dns(s, { subdomain: x })),
  'PodDns.addNameserver(nameservers)': stringOf('10.0.0.1', '10.0.0.2')((s, x) => deployment(s).dns.addNameserver(x)),
  'PodDns.addSearch(searches)': string((s, x) => deployment(s).dns.addSearch(x)),
  'DnsOption.name': string((s, x) => dns(s, { options: [{ name: x }] })),
  'DnsOption.value': string((s, x) => dns(s, { options: [{ name: 'ndots', value: x }] })),
  'ApiObjectMetadata.annotations': map((s, x) => deployment(s, { metadata: { annotations: x }, podMetadata: { annotations: x } })),
  'ApiObjectMetadata.finalizers': stringList((s, x) => deployment(s, { metadata: { finalizers: x } })),
  'ApiObjectMetadata.labels': mapOf({ team: 'a' }, { 'example.org/b': 'no' })((s, x) => deployment(s, { metadata: { labels: x }, podMetadata: { labels: x } })),
  'ApiObjectMetadata.name': name((s, x) => deployment(s, { metadata: { name: x } })),
  'ApiObjectMetadata.namespace': name((s, x) => deployment(s, { metadata: { namespace: x } })),
};

/** Where pods run. */
export const SCHEDULING: Cases = {
  'LabelExpression.doesNotExist(key)': string((s, x) => near(s, kplus.LabelExpression.doesNotExist(x))),
  'LabelExpression.exists(key)': string((s, x) => near(s, kplus.LabelExpression.exists(x))),
  'LabelExpression.in(key)': string((s, x) => near(s, kplus.LabelExpression.in(x, ['a']))),
  'LabelExpression.in(values)': stringList((s, x) => near(s, kplus.LabelExpression.in('a', x))),
  'LabelExpression.notIn(key)': string((s, x) => near(s, kplus.LabelExpression.notIn(x, ['a']))),
  'LabelExpression.notIn(values)': stringList((s, x) => near(s, kplus.LabelExpression.notIn('a', x))),
  'LabelSelectorOptions.labels': labels((s, x) => deployment(s).select(kplus.LabelSelector.of({ labels: x }))),
  'NodeLabelQuery.doesNotExist(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.doesNotExist(x))),
  'NodeLabelQuery.exists(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.exists(x))),
  'NodeLabelQuery.gt(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.gt(x, ['1']))),
  'NodeLabelQuery.gt(values)': stringList((s, x) => onNode(s, kplus.NodeLabelQuery.gt('a', x))),
  'NodeLabelQuery.in(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.in(x, ['a']))),
  'NodeLabelQuery.in(values)': stringList((s, x) => onNode(s, kplus.NodeLabelQuery.in('a', x))),
  'NodeLabelQuery.is(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.is(x, 'a'))),
  'NodeLabelQuery.is(value)': string((s, x) => onNode(s, kplus.NodeLabelQuery.is('a', x))),
  'NodeLabelQuery.lt(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.lt(x, ['1']))),
  'NodeLabelQuery.lt(values)': stringList((s, x) => onNode(s, kplus.NodeLabelQuery.lt('a', x))),
  'NodeLabelQuery.notIn(key)': string((s, x) => onNode(s, kplus.NodeLabelQuery.notIn(x, ['a']))),
  'NodeLabelQuery.notIn(values)': stringList((s, x) => onNode(s, kplus.NodeLabelQuery.notIn('a', x))),
  'NodeTaintQuery.exists(key)': string((s, x) => tolerating(s, kplus.NodeTaintQuery.exists(x))),
  'NodeTaintQuery.is(key)': string((s, x) => tolerating(s, kplus.NodeTaintQuery.is(x, 'a'))),
  'NodeTaintQuery.is(value)': string((s, x) => tolerating(s, kplus.NodeTaintQuery.is('a', x))),
  'NodeTaintQueryOptions.effect': oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute')((s, x) => tolerating(s, kplus.NodeTaintQuery.exists('a', { effect: x }))),
  'NodeTaintQueryOptions.evictAfter': seconds((s, x) => tolerating(s, kplus.NodeTaintQuery.exists('a', { effect: kplus.TaintEffect.NO_EXECUTE, evictAfter: x }))),
  'NamedNode.new(name)': string((s, x) => scheduled(s).forEach(p => p.scheduling.assign(new kplus.NamedNode(x)))),
  'Node.named(nodeName)': string((s, x) => scheduled(s).forEach(p => p.scheduling.assign(kplus.Node.named(x)))),
  'PodSchedulingAttractOptions.weight': integerOf(30, 100, 1)((s, x) =>
    scheduled(s).forEach(p => p.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.exists('gpu')), { weight: x })))
    .refused('token-inspected', patchPods('/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight')),
  'PodSchedulingColocateOptions.weight': integerOf(30, 100, 1)((s, x) => scheduled(s).forEach(p => p.scheduling.colocate(p, { weight: x })))
    .refused('token-inspected', patchPods('/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight')),
  'PodSchedulingSeparateOptions.weight': integerOf(30, 100, 1)((s, x) => scheduled(s).forEach(p => p.scheduling.separate(p, { weight: x })))
    .refused('token-inspected', patchPods('/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight')),
  'WorkloadSchedulingSpreadOptions.weight': integerOf(30, 100, 1)((s, x) => deployment(s).scheduling.spread({ weight: x }))
    .refused('token-inspected', patchPods('/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight')),
  'Topology.custom(key)': string((s, x) => deployment(s).scheduling.spread({ topology: kplus.Topology.custom(x) })),
  'PodsSelectOptions.labels': labels((s, x) => {
    const other = kplus.Pods.select(s, 'other', { labels: x });
    scheduled(s).forEach(p => p.scheduling.colocate(other));
  }),
  'NamespacesSelectOptions.labels': labels((s, x) => inNamespaces(s, { labels: x })),
  'NamespacesSelectOptions.names': stringListOf(['a'], ['b', 'c'])((s, x) => inNamespaces(s, { names: x })),
};

/** What `spread` writes. */
function apart(s: Construct): any {
  const labelSelector = { matchLabels: chartOf(s).selectorLabels('app') };
  return { requiredDuringSchedulingIgnoredDuringExecution: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map(topologyKey => ({ labelSelector, topologyKey })) };
}

/** A Pod and a workload: all workloads are scheduled by the same class. */
function scheduled(s: Construct): (kplus.Pod | kplus.Workload)[] {
  return [new kplus.Pod(s, 'a-pod', { containers: [main] }), deployment(s)];
}

function onNode(s: Construct, query: kplus.NodeLabelQuery): void {
  scheduled(s).forEach(p => p.scheduling.attract(kplus.Node.labeled(query)));
}

function near(s: Construct, expression: kplus.LabelExpression): void {
  const other = kplus.Pods.select(s, 'other', { expressions: [expression] });
  scheduled(s).forEach(p => p.scheduling.colocate(other));
}

function tolerating(s: Construct, query: kplus.NodeTaintQuery): void {
  scheduled(s).forEach(p => p.scheduling.tolerate(kplus.Node.tainted(query)));
}

function inNamespaces(s: Construct, options: kplus.NamespacesSelectOptions): void {
  const other = kplus.Pods.all(s, 'other', { namespaces: kplus.Namespaces.select(s, 'namespaces', options) });
  scheduled(s).forEach(p => p.scheduling.separate(other));
}
