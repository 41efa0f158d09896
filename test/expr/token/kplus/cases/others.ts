import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { container, deployment } from './constructs';

/** Constructs and methods that take other constructs and no data, so no expression either: rendered as cdk8s writes them. */
export const OTHERS: readonly ((scope: Construct) => void)[] = [
  s => new kplus.Namespace(s, 'space'),
  s => new kplus.ServiceAccountTokenSecret(s, 'secret', { serviceAccount: new kplus.ServiceAccount(s, 'account') }),
  s => new kplus.ServiceAccount(s, 'account', { secrets: [new kplus.Secret(s, 'secret')] }).addSecret(kplus.Secret.fromSecretName(s, 'other', 'other')),
  s => deployment(s, {
    serviceAccount: new kplus.ServiceAccount(s, 'account'), dockerRegistryAuth: kplus.Secret.fromSecretName(s, 'registry', 'registry'),
    strategy: kplus.DeploymentStrategy.recreate(),
  }),
  s => new kplus.StatefulSet(s, 'set', {
    containers: [{ name: 'main', image: 'app:1' }], strategy: kplus.StatefulSetUpdateStrategy.onDelete(),
    service: new kplus.Service(s, 'service', { ports: [{ port: 80 }] }),
  }),
  s => {
    const role = new kplus.Role(s, 'role');
    const [pods, config] = [kplus.ApiResource.PODS, new kplus.ConfigMap(s, 'config', { data: { a: 'b' } })];
    role.allowCreate(pods);
    role.allowDelete(pods);
    role.allowDeleteCollection(pods);
    role.allowGet(pods, config);
    role.allowList(pods);
    role.allowPatch(pods);
    role.allowRead(config);
    role.allowReadWrite(config);
    role.allowUpdate(pods);
    role.allowWatch(pods);
    role.bind(new kplus.ServiceAccount(s, 'account'), kplus.User.fromName(s, 'user', 'someone'));
  },
  s => {
    const [role, other] = [new kplus.ClusterRole(s, 'role'), new kplus.ClusterRole(s, 'other')];
    const [nodes, secret] = [kplus.ApiResource.NODES, new kplus.Secret(s, 'secret')];
    role.allowCreate(nodes);
    role.allowDelete(nodes);
    role.allowDeleteCollection(nodes);
    role.allowGet(nodes, secret);
    role.allowList(nodes);
    role.allowPatch(nodes);
    role.allowRead(secret);
    role.allowReadWrite(secret);
    role.allowUpdate(nodes);
    role.allowWatch(nodes);
    role.bind(kplus.Group.fromName(s, 'group', 'everybody'));
    other.allowGet(nodes);
    new kplus.ClusterRoleBinding(s, 'binding', { role: other }).addSubjects(new kplus.ServiceAccount(s, 'account'));
  },
  s => {
    const config = new kplus.ConfigMap(s, 'config', { data: { a: 'b' } });
    config.permissions.grantRead(deployment(s, { serviceAccount: new kplus.ServiceAccount(s, 'account') }));
    config.permissions.grantReadWrite(kplus.User.fromName(s, 'user', 'someone'));
  },
  s => {
    const target = deployment(s);
    const [given, object] = [kplus.MetricTarget.averageUtilization(70), new kplus.Service(s, 'service', { ports: [{ port: 80 }] })];
    const options = { container: target.containers[0], target: given };
    const named = { name: 'load', target: kplus.MetricTarget.averageValue(3), labelSelector: kplus.LabelSelector.of({ labels: { a: 'b' } }) };
    new kplus.HorizontalPodAutoscaler(s, 'autoscaler', {
      target, maxReplicas: 9, metrics: [
        kplus.Metric.containerCpu(options), kplus.Metric.containerMemory(options), kplus.Metric.containerStorage(options), kplus.Metric.containerEphemeralStorage(options),
        kplus.Metric.resourceCpu(given), kplus.Metric.resourceMemory(given), kplus.Metric.resourceStorage(given), kplus.Metric.resourceEphemeralStorage(given),
        kplus.Metric.external(named), kplus.Metric.pods(named), kplus.Metric.object({ ...named, object }),
      ],
    });
  },
  s => {
    const [app, peer] = [deployment(s), new kplus.Namespace(s, 'space', { metadata: { name: 'space' } })];
    app.connections.isolate();
    // It makes an id of the name, so that one has to be known.
    app.connections.allowFrom(peer);
    app.connections.allowTo(kplus.NetworkPolicyIpBlock.anyIpv4(s, 'anywhere'));
    new kplus.NetworkPolicy(s, 'policy', {
      egress: { rules: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv6(s, 'anywhere-6'), ports: [kplus.NetworkPolicyPort.tcpRange(1, 65535), kplus.NetworkPolicyPort.udp(53)] }] },
      ingress: { rules: [{ peer: kplus.Namespaces.all(s, 'everywhere') }] },
    });
  },
  s => {
    const app = deployment(s);
    app.scheduling.spread();
    app.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.any()));
    app.exposeViaIngress('/');
  },
  s => {
    // Here too the name becomes an id.
    const volume = new kplus.AwsElasticBlockStorePersistentVolume(s, 'volume', { volumeId: 'vol-1', metadata: { name: 'vol-1' } });
    const claim = volume.reserve();
    container(s, {}).mount('/data', kplus.Volume.fromPersistentVolumeClaim(s, 'mounted', claim, { name: 'data' }));
    const other = new kplus.AwsElasticBlockStorePersistentVolume(s, 'other', { volumeId: 'vol-2' });
    other.bind(kplus.PersistentVolumeClaim.fromClaimName(s, 'claim', 'data'));
  },
  s => new kplus.Ingress(s, 'ingress').addDefaultBackend(kplus.IngressBackend.fromResource(new kplus.ConfigMap(s, 'config', { data: { a: 'b' } }))),
];
