import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { CERTIFICATE } from '../kit/webhook/certificates';
import { violations } from '../support/restricted';
import { SmallChart } from '../support/small-chart';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { IngressNginx, IngressNginxChart } from '../../src/ingress-nginx';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';
import { defaultsOf } from '../../src/values/read/defaults';
import { readYaml } from '../../src/values/read/read-yaml';

const model = new IngressNginxChart(new App(), 'chart')._model();
const objects = (values: any = {}, name = 'ingress-nginx', namespace = 'ingress-nginx'): any[] => render(model, release({ name, namespace, values: [values] })) as any[];
const named = (all: any[], kind: string, name?: string): any => all.find(o => o.kind === kind && (name === undefined || o.metadata.name === name));
const object = (kind: string, values: any = {}, name?: string): any => named(objects(values), kind, name);
const controller = (values: any = {}): any => (object('Deployment', values, 'ingress-nginx-controller') ?? object('DaemonSet', values)).spec.template.spec;
const args = (values: any = {}): string[] => controller(values).containers[0].args;
const notes = (values: any = {}): string => renderNotes(model, release({ name: 'ingress-nginx', namespace: 'ingress-nginx', values: [values] }));
const refusal = (values: any): string => {
  try {
    objects(values);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

/** Like `controller.service.type`. */
const at = (where: string, value: any): any => where.split('.').reduceRight((inner, name) => ({ [name]: inner }), value);

describe('the controller', () => {
  it('has the documented names and arguments', () => {
    expect(args()).toEqual([
      '/nginx-ingress-controller', '--publish-service=$(POD_NAMESPACE)/ingress-nginx-controller', '--election-id=ingress-nginx-leader', '--controller-class=k8s.io/ingress-nginx', '--ingress-class=nginx',
      '--configmap=$(POD_NAMESPACE)/ingress-nginx-controller', '--validating-webhook=:8443', '--validating-webhook-certificate=/usr/local/certificates/cert', '--validating-webhook-key=/usr/local/certificates/key',
    ]);
    const [container] = controller().containers;
    expect(container.ports).toEqual([{ name: 'http', containerPort: 80 }, { name: 'https', containerPort: 443 }, { name: 'webhook', containerPort: 8443 }]);
    expect(container.env.map((e: any) => e.name)).toEqual(['POD_NAME', 'POD_NAMESPACE', 'LD_PRELOAD']);
    expect(container.lifecycle).toEqual({ preStop: { exec: { command: ['/wait-shutdown'] } } });
    expect(controller().terminationGracePeriodSeconds).toBe(300);
    expect([container.livenessProbe.failureThreshold, container.readinessProbe.failureThreshold]).toEqual([5, 3]);
    expect(objects().map(o => `${o.kind} ${o.metadata.name}`.replace(/-[0-9a-f]{8}$/, '-HASH')).sort()).toEqual([
      'ClusterRole ingress-nginx.ingress-nginx', 'ClusterRole ingress-nginx.ingress-nginx-admission', 'ClusterRoleBinding ingress-nginx.ingress-nginx', 'ClusterRoleBinding ingress-nginx.ingress-nginx-admission',
      'ConfigMap ingress-nginx-controller', 'Deployment ingress-nginx-controller', 'IngressClass nginx', 'Job ingress-nginx-admission-certificate-HASH', 'Role ingress-nginx', 'Role ingress-nginx-admission',
      'Role ingress-nginx-election', 'RoleBinding ingress-nginx', 'RoleBinding ingress-nginx-admission', 'RoleBinding ingress-nginx-election', 'Service ingress-nginx-controller', 'Service ingress-nginx-controller-admission',
      'ServiceAccount ingress-nginx', 'ServiceAccount ingress-nginx-admission', 'ValidatingWebhookConfiguration ingress-nginx.ingress-nginx-admission',
    ]);
  });

  it('listens on the ports that the Service leads to', () => {
    const values = { controller: { containerPort: { http: 8080, https: 8444 } } };
    expect(args(values)).toEqual(expect.arrayContaining(['--http-port=8080', '--https-port=8444']));
    expect(controller(values).containers[0].ports.slice(0, 2)).toEqual([{ name: 'http', containerPort: 8080 }, { name: 'https', containerPort: 8444 }]);
    expect(args({ controller: { containerPort: { https: 443, http: 80 } } })).toEqual(args());
  });

  it('keeps to the Pod Security Standard restricted, and listens on low ports with no more rights than its user has', () => {
    expect(objects({ defaultBackend: { enabled: true } }).flatMap(violations)).toEqual([]);
    expect(controller().securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 101, runAsGroup: 82, sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] });
    expect(controller().containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
  });

  it('with the network of the nodes has no settings of the network', () => {
    const pod = controller({ controller: { hostNetwork: true } });
    expect(pod).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', securityContext: { runAsUser: 101 } });
    expect(pod.securityContext).not.toHaveProperty('sysctls');
  });

  it('is a pod on every node', () => {
    const values = { controller: { kind: 'DaemonSet', minReadySeconds: 5 } };
    expect(objects(values).filter(o => o.kind === 'Deployment')).toEqual([]);
    expect(object('DaemonSet', values)).toMatchObject({ metadata: { name: 'ingress-nginx-controller' }, spec: { minReadySeconds: 5 } });
    expect(object('DaemonSet', values).spec).not.toHaveProperty('replicas');
  });

  it('with ports of the nodes ends a pod before it starts another one, unless told otherwise', () => {
    const hostPort = { enabled: true, ports: { http: 8080 } };
    const { spec } = object('Deployment', { controller: { hostPort } });
    expect(spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } });
    expect(spec.template.spec.containers[0].ports.slice(0, 2)).toEqual([{ name: 'http', containerPort: 80, hostPort: 8080 }, { name: 'https', containerPort: 443, hostPort: 443 }]);
    expect(object('Deployment', { controller: { hostPort, updateStrategy: { type: 'Recreate' } } }).spec.strategy).toEqual({ type: 'Recreate' });
    expect(object('Deployment').spec).not.toHaveProperty('strategy');
  });

  it.each<[string, any, string]>([
    ['publishService.enabled', false, ''], ['publishService.pathOverride', 'other/public', '--publish-service=other/public'], ['electionID', 'mine', '--election-id=mine'], ['ingressClass', 'old', '--ingress-class=old'],
    ['ingressClassByName', true, '--ingress-class-by-name=true'], ['watchIngressWithoutClass', true, '--watch-ingress-without-class=true'], ['scope.enabled', true, '--watch-namespace=$(POD_NAMESPACE)'],
    ['scope', { enabled: true, namespace: 'apps' }, '--watch-namespace=apps'], ['scope.namespaceSelector', 'team=ml', '--watch-namespace-selector=team=ml'],
    ['reportNodeInternalIp', true, '--report-node-internal-ip-address=true'], ['metrics.enabled', true, '--enable-metrics=true'], ['extraArgs', { 'publish-status-address': 'localhost' }, '--publish-status-address=localhost'],
    ['extraArgs', { 'enable-ssl-passthrough': '' }, '--enable-ssl-passthrough'], ['admissionWebhooks.port', 9443, '--validating-webhook=:9443'], ['service.external.enabled', false, ''],
  ])('has the arguments for %s %j', (name, value, argument) => {
    const given = at(`controller.${name}`, value);
    const values = name === 'service.external.enabled' ? { controller: { service: { external: { enabled: false }, internal: { enabled: true } } } } : given;
    const added = args(values).filter(arg => !args().includes(arg));
    expect(added).toEqual(argument === '' ? (name === 'service.external.enabled' ? ['--publish-service=$(POD_NAMESPACE)/ingress-nginx-controller-internal'] : []) : [argument]);
  });

  it('passes on connections of TCP and UDP', () => {
    const values = { tcp: { 9000: 'default/broker:9000' }, udp: { 53: 'kube-system/kube-dns:53' }, controller: { hostPort: { enabled: true } } };
    expect(args(values)).toEqual(expect.arrayContaining(['--tcp-services-configmap=$(POD_NAMESPACE)/ingress-nginx-tcp', '--udp-services-configmap=$(POD_NAMESPACE)/ingress-nginx-udp']));
    expect(object('ConfigMap', values, 'ingress-nginx-tcp').data).toEqual({ 9000: 'default/broker:9000' });
    expect(controller(values).containers[0].ports.slice(3)).toEqual([{ name: '9000-tcp', containerPort: 9000, hostPort: 9000, protocol: 'TCP' }, { name: '53-udp', containerPort: 53, hostPort: 53, protocol: 'UDP' }]);
    expect(object('Service', values).spec.ports.slice(2)).toEqual([{ name: '9000-tcp', port: 9000, targetPort: '9000-tcp', protocol: 'TCP' }, { name: '53-udp', port: 53, targetPort: '53-udp', protocol: 'UDP' }]);
  });

  it('has metrics, and a ServiceMonitor that selects their Service alone', () => {
    const values = { controller: { metrics: { enabled: true, serviceMonitor: { enabled: true, additionalLabels: { release: 'prometheus' }, scrapeInterval: '10s' } } } };
    const monitor = object('ServiceMonitor', values);
    expect(monitor).toMatchObject({ metadata: { labels: { release: 'prometheus' } }, spec: { endpoints: [{ port: 'metrics', interval: '10s' }] } });
    const selected = objects(values).filter(o => o.kind === 'Service' && Object.entries(monitor.spec.selector.matchLabels).every(([k, v]) => o.metadata.labels[k] === v));
    expect(selected.map(o => o.metadata.name)).toEqual(['ingress-nginx-controller-metrics']);
  });

  it('has a default backend', () => {
    const values = { defaultBackend: { enabled: true, extraArgs: { v: '2' }, service: { servicePort: 8000 } } };
    expect(args(values)).toContain('--default-backend-service=$(POD_NAMESPACE)/ingress-nginx-defaultbackend');
    expect(object('Service', values, 'ingress-nginx-defaultbackend').spec.ports[0]).toMatchObject({ port: 8000, targetPort: 'http' });
    expect(object('Deployment', values, 'ingress-nginx-defaultbackend').spec.template.spec.containers[0]).toMatchObject({ image: 'registry.k8s.io/defaultbackend-amd64:1.5', args: ['--v=2'] });
  });
});

describe('the images', () => {
  const image = (values: any): string => controller({ controller: { image: values } }).containers[0].image;

  it('are the last that the project published, without a digest that a copy might not have', () => {
    expect(image({})).toBe('registry.k8s.io/ingress-nginx/controller:v1.15.1');
    expect(object('Job').spec.template.spec.containers[0].image).toBe('registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9');
  });

  it.each<[any, string]>([
    [{ registry: 'harbor.example.org' }, 'harbor.example.org/ingress-nginx/controller:v1.15.1'],
    [{ image: 'mirror/controller' }, 'registry.k8s.io/mirror/controller:v1.15.1'],
    [{ repository: 'harbor.example.org/mirror/controller', tag: 'v1.5.1' }, 'harbor.example.org/mirror/controller:v1.5.1'],
    [{ repository: 'localhost:5000/controller' }, 'localhost:5000/controller:v1.15.1'],
    [{ digest: `sha256:${'a'.repeat(64)}` }, `registry.k8s.io/ingress-nginx/controller@sha256:${'a'.repeat(64)}`],
  ])('are %j', (values, expected) => {
    expect(image(values)).toBe(expected);
  });

  it('of all pods are pulled with the same Secrets', () => {
    const values = { imagePullSecrets: [{ name: 'registry' }], controller: { image: { pullSecrets: [{ name: 'own' }] } }, defaultBackend: { enabled: true } };
    const secrets = objects(values).flatMap(o => (o.spec?.template ? [[o.kind, o.spec.template.spec.imagePullSecrets.map((s: any) => s.name)]] : []));
    expect(secrets).toEqual(expect.arrayContaining([['Deployment', ['registry', 'own']], ['Deployment', ['registry']], ['Job', ['registry']]]));
  });
});

describe('the Services', () => {
  it('have what the sheet of the load balancer asks for', () => {
    const service = {
      loadBalancerIP: '192.0.2.7', loadBalancerClass: 'example.org/internal', annotations: { 'metallb.io/address-pool': 'default' }, externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['192.0.2.0/24'], externalIPs: ['192.0.2.8'],
      ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'], ports: { http: 8080 }, targetPorts: { https: 'http' }, nodePorts: { http: 30080 },
    };
    expect(object('Service', { controller: { service } }, 'ingress-nginx-controller')).toMatchObject({
      metadata: { annotations: service.annotations },
      spec: {
        type: 'LoadBalancer', loadBalancerIP: '192.0.2.7', loadBalancerClass: 'example.org/internal', externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['192.0.2.0/24'], externalIPs: ['192.0.2.8'], ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'],
        ports: [{ name: 'http', port: 8080, targetPort: 'http', nodePort: 30080, appProtocol: 'http' }, { name: 'https', port: 443, targetPort: 'http', appProtocol: 'https' }],
      },
    });
  });

  it('for the internal network stand beside it', () => {
    const values = { controller: { service: { internal: { enabled: true, annotations: { internal: 'true' }, loadBalancerIP: '10.0.0.7' } } } };
    expect(object('Service', values, 'ingress-nginx-controller-internal')).toMatchObject({ metadata: { annotations: { internal: 'true' } }, spec: { type: 'LoadBalancer', loadBalancerIP: '10.0.0.7' } });
  });
});

describe('the webhook', () => {
  const webhooks = (values: any): any => at('controller.admissionWebhooks', values);

  it('gets its certificate from a Job, and never keeps Ingresses from being created', () => {
    const configuration = object('ValidatingWebhookConfiguration');
    expect(configuration.webhooks).toHaveLength(1);
    expect(configuration.webhooks[0]).toMatchObject({
      name: 'validate.nginx.ingress.kubernetes.io', failurePolicy: 'Ignore', matchPolicy: 'Equivalent', sideEffects: 'None', admissionReviewVersions: ['v1'],
      rules: [{ apiGroups: ['networking.k8s.io'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['ingresses'] }],
      clientConfig: { service: { name: 'ingress-nginx-controller-admission', namespace: 'ingress-nginx', port: 443, path: '/networking/v1/ingresses' } },
    });
    expect(configuration.webhooks[0].clientConfig).not.toHaveProperty('caBundle');
    const { spec } = object('Job').spec.template;
    expect(spec.initContainers[0].args).toEqual(['create', '--host=ingress-nginx-controller-admission,ingress-nginx-controller-admission.$(POD_NAMESPACE).svc', '--namespace=$(POD_NAMESPACE)', '--secret-name=ingress-nginx-admission']);
    expect(spec.containers[0].args).toEqual(['patch', '--webhook-name=ingress-nginx.ingress-nginx-admission', '--namespace=$(POD_NAMESPACE)', '--patch-mutating=false', '--secret-name=ingress-nginx-admission']);
    expect(controller().volumes).toEqual([{ name: 'webhook-cert', secret: { secretName: 'ingress-nginx-admission', items: [{ key: 'cert', path: 'cert' }, { key: 'key', path: 'key' }] } }]);
  });

  it('has a Job without Helm hooks, which runs again when it is told so and not with each upgrade', () => {
    const job = (values: any = {}): any => object('Job', webhooks({ patch: values }));
    expect(job().metadata.annotations).toBeUndefined();
    expect(job({ backoffLimit: 3 }).metadata.name).toBe(job().metadata.name);
    expect(job({ run: '2' }).metadata.name).not.toBe(job().metadata.name);
    expect(job({ image: { tag: 'v1' } }).metadata.name).not.toBe(job().metadata.name);
  });

  it('lets the Job change its own configuration only', () => {
    const rules = (kind: string, name: string): any => object(kind, {}, name).rules;
    expect(rules('ClusterRole', 'ingress-nginx.ingress-nginx-admission')).toEqual([{ apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], resourceNames: ['ingress-nginx.ingress-nginx-admission'], verbs: ['get', 'update'] }]);
    expect(rules('Role', 'ingress-nginx-admission')).toEqual([{ apiGroups: [''], resources: ['secrets'], resourceNames: ['ingress-nginx-admission'], verbs: ['get'] }, { apiGroups: [''], resources: ['secrets'], verbs: ['create'] }]);
  });

  it('gets its certificate from cert-manager, without a Job', () => {
    const all = objects(webhooks({ certManager: { enabled: true }, failurePolicy: 'Fail' }));
    expect(named(all, 'Job')).toBeUndefined();
    expect(named(all, 'Certificate').spec).toMatchObject({ secretName: 'ingress-nginx-admission', dnsNames: ['ingress-nginx-controller-admission', 'ingress-nginx-controller-admission.ingress-nginx', 'ingress-nginx-controller-admission.ingress-nginx.svc'] });
    expect(named(all, 'ValidatingWebhookConfiguration')).toMatchObject({ metadata: { annotations: { 'cert-manager.io/inject-ca-from': expect.stringMatching(/^ingress-nginx\//) } }, webhooks: [{ failurePolicy: 'Fail' }] });
    expect(named(all, 'Deployment').spec.template.spec.volumes[0].secret).toEqual({ secretName: 'ingress-nginx-admission', items: [{ key: 'tls.crt', path: 'cert' }, { key: 'tls.key', path: 'key' }] });
  });

  it('gets its certificate from a Secret, without a Job', () => {
    const all = objects(webhooks({ existingSecret: 'mine', caBundle: CERTIFICATE, failurePolicy: 'Fail' }));
    expect(all.map(o => o.kind)).not.toEqual(expect.arrayContaining(['Job']));
    expect(named(all, 'ValidatingWebhookConfiguration').webhooks[0].clientConfig.caBundle).toBe(Buffer.from(CERTIFICATE).toString('base64'));
    expect(named(all, 'Deployment').spec.template.spec.volumes[0].secret.secretName).toBe('mine');
  });

  it('and all that belongs to it are left out', () => {
    const all = objects(webhooks({ enabled: false }));
    expect(all.filter(o => /admission/.test(o.metadata.name))).toEqual([]);
    expect(named(all, 'Deployment').spec.template.spec).not.toHaveProperty('volumes');
    expect(args(webhooks({ enabled: false })).filter(arg => arg.includes('webhook'))).toEqual([]);
    expect(notes(webhooks({ enabled: false }))).not.toContain('ignoreDifferences');
    expect(notes()).toContain('ignoreDifferences');
  });
});

test.each<[any, string]>([
  [{ controller: { admissionWebhooks: { failurePolicy: 'Fail' } } }, 'controller.admissionWebhooks.failurePolicy is "Fail", and a Job makes the certificate, so that every Ingress of the cluster would be refused until it has run'],
  [{ controller: { admissionWebhooks: { patch: { enabled: false } } } }, 'the webhook has no certificate: set controller.admissionWebhooks.certManager.enabled to true, or controller.admissionWebhooks.existingSecret and controller.admissionWebhooks.caBundle'],
  [{ controller: { extraArgs: { 'election-id': 'a' } } }, 'controller.extraArgs has election-id, which controller.electionID sets: remove it, and set that'],
  [{ controller: { extraArgs: { 'http-port': '8080' } } }, 'controller.extraArgs has http-port, which controller.containerPort.http sets: remove it, and set that'],
  [{ controller: { extraArgs: { 'https-port': '8444' } } }, 'controller.extraArgs has https-port, which controller.containerPort.https sets: remove it, and set that'],
  [{ controller: { extraArgs: { 'publish-service': 'a/b' } } }, 'controller.extraArgs has publish-service, which controller.publishService sets: remove it, and set that'],
  [{ controller: { extraArgs: { 'healthz-port': '10255' } } }, 'controller.extraArgs has healthz-port, and the probes of the pods ask port 10254: remove it'],
  [{ controller: { containerPort: { https: 8443 } } }, 'controller.containerPort.https and controller.admissionWebhooks.port are both 8443: choose another one for one of them'],
  [{ controller: { containerPort: { http: 8443 } } }, 'controller.containerPort.http and controller.admissionWebhooks.port are both 8443: choose another one for one of them'],
  [{ controller: { containerPort: { http: 8080, https: 8080 } } }, 'controller.containerPort.http and controller.containerPort.https are both 8080: the ports of the container must be distinct'],
  [{ controller: { containerPort: { http: 10254 } } }, 'controller.containerPort.http is 10254, at which the controller answers the probes: choose another one'],
  [{ controller: { containerPort: { https: 10254 } } }, 'controller.containerPort.https is 10254, at which the controller answers the probes: choose another one'],
  [{ controller: { admissionWebhooks: { port: 10254 } } }, 'controller.admissionWebhooks.port is 10254, at which the controller answers the probes: choose another one'],
  [{ controller: { config: { 'allow-snippet-annotations': 'true' } } }, 'controller.config has allow-snippet-annotations: remove it, and set controller.allowSnippetAnnotations'],
  [{ controller: { kind: 'DaemonSet', autoscaling: { enabled: true } } }, 'controller.autoscaling.enabled is true, and controller.kind is "DaemonSet"'],
  [{ controller: { kind: 'DaemonSet', podDisruptionBudget: { enabled: true } } }, 'controller.podDisruptionBudget.enabled is true, and controller.kind is "DaemonSet"'],
  [{ controller: { metrics: { serviceMonitor: { enabled: true } } } }, 'controller.metrics.serviceMonitor.enabled is true, and controller.metrics.enabled is false'],
  [{ controller: { service: { external: { enabled: false } } } }, 'controller.publishService.enabled is true, and there is no Service whose address Ingresses could have'],
  [{ controller: { service: { type: 'NodePort', loadBalancerIP: '192.0.2.7' } } }, 'controller.service.loadBalancerIP requires the type "LoadBalancer"'],
  [{ tcp: { 443: 'default/broker:9000' } }, 'tcp has the port 443, which is that of https: choose another one'],
  [{ tcp: { 9000: 'broker:9000' } }, 'tcp.9000'],
  [{ tcp: { 8443: 'a/b:1' } }, 'tcp has the port 8443, which is controller.admissionWebhooks.port: choose another one for one of them'],
  [{ tcp: { 10254: 'a/b:1' } }, 'tcp has the port 10254, at which the controller answers the probes: choose another one'],
  [{ tcp: { 8080: 'a/b:1' }, controller: { containerPort: { http: 8080 } } }, 'tcp has the port 8080, which is controller.containerPort.http: choose another one for one of them'],
  [{ tcp: { 8444: 'a/b:1' }, controller: { containerPort: { https: 8444 } } }, 'tcp has the port 8444, which is controller.containerPort.https: choose another one for one of them'],
  [{ controller: { hostNetwork: true, hostPort: { enabled: true, ports: { http: 8080 } } } },
    'controller.hostPort.ports.http is 8080, and controller.containerPort.http is 80, and controller.hostNetwork is true, with which both have to be equal: set both to the same port'],
  [{ controller: { hostNetwork: true, hostPort: { enabled: true }, containerPort: { https: 8444 } } },
    'controller.hostPort.ports.https is 443, and controller.containerPort.https is 8444, and controller.hostNetwork is true, with which both have to be equal: set both to the same port'],
  [{ controller: { kind: 'DaemonSet', updateStrategy: { type: 'Recreate' } } },
    'controller.updateStrategy has the type "Recreate", and controller.kind is "DaemonSet", which has no such strategy: use "RollingUpdate" or "OnDelete"'],
  [{ controller: { updateStrategy: { type: 'OnDelete' } } },
    'controller.updateStrategy has the type "OnDelete", and controller.kind is "Deployment", which has no such strategy: use "RollingUpdate" or "Recreate"'],
  [{ controller: { service: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6', 'IPv4'] } } },
    'controller.service.ipFamilies has two families, and controller.service.ipFamilyPolicy is "SingleStack", which has one: remove one of the two, or set the policy to "PreferDualStack" or "RequireDualStack"'],
  [{ controller: { service: { ipFamilies: ['IPv4', 'IPv4'] } } }, 'controller.service.ipFamilies has a family twice: IPv4, IPv4. Name each once'],
  [{ controller: { scope: { enabled: true, namespaceSelector: 'team=ml' } } },
    'controller.scope.namespaceSelector is "team=ml", and controller.scope.enabled is true, by which one namespace is read, whatever its labels: leave the selector empty, or set controller.scope.enabled to false'],
  [{ controller: { scope: { namespace: 'apps' } } },
    'controller.scope.namespace is "apps", and controller.scope.enabled is false, by which all namespaces are read: set controller.scope.enabled to true, or leave the namespace empty'],
])('%j is refused', (values, message) => {
  expect(refusal(values)).toContain(message);
});

test.each<any>([
  { tcp: { 8443: 'a/b:1' }, controller: { admissionWebhooks: { enabled: false } } },
  { udp: { 8443: 'a/b:1', 10254: 'a/b:1' } },
  { controller: { hostNetwork: true, hostPort: { enabled: true, ports: { http: 8080 } }, containerPort: { http: 8080 } } },
  { controller: { hostNetwork: true, hostPort: { ports: { http: 8080 } } } },
  { controller: { kind: 'DaemonSet', updateStrategy: { type: 'OnDelete' } } },
  { controller: { service: { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] } } },
  { controller: { service: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'] } } },
])('%j is accepted', values => {
  expect(refusal(values)).toBe('');
});

test.each<[any, string]>([
  [{ tcp: { 8443: 'a/b:1' } }, 'tcp has the port 8443'],
  [{ controller: { hostNetwork: true, hostPort: { enabled: true, ports: { http: 8080 } } } }, 'hostPort.ports.http is 8080'],
  [{ controller: { kind: 'DaemonSet', updateStrategy: { type: 'Recreate' } } }, 'updateStrategy has the type "Recreate"'],
  [{ controller: { service: { ipFamilies: ['IPv4', 'IPv4'] } } }, 'ipFamilies has a family twice'],
  [{ controller: { scope: { namespace: 'apps' } } }, 'scope.namespace is "apps"'],
])('the props %j are refused too', (props, message) => {
  expect(() => new SmallChart(c => void new IngressNginx(c, 'it', props)).toJson()).toThrow(message);
});

test('the port of a webhook that is off is free', () => {
  expect(args({ controller: { containerPort: { https: 8443 }, admissionWebhooks: { enabled: false } } })).toContain('--https-port=8443');
});

describe('two releases in a cluster', () => {
  const first = objects();
  const second = objects({ controller: { ingressClassResource: { name: 'internal' } } }, 'internal', 'ingress-nginx');
  const ids = (all: any[]): string[] => all.map(o => `${o.kind} ${o.metadata.namespace ?? ''} ${o.metadata.name}`);

  it('share nothing when they have two classes', () => {
    expect(ids(first).filter(id => ids(second).includes(id))).toEqual([]);
    const [a, b] = [first, second].map(all => named(all, 'Deployment').spec.template.spec.containers[0].args as string[]);
    expect(b).toEqual(expect.arrayContaining(['--election-id=internal-ingress-nginx-leader', '--controller-class=k8s.io/ingress-nginx-internal', '--ingress-class=internal']));
    expect(['--election-id', '--controller-class', '--ingress-class'].flatMap(name => a.filter(arg => arg.startsWith(`${name}=`) && b.includes(arg)))).toEqual([]);
    expect(named(second, 'IngressClass')).toMatchObject({ metadata: { name: 'internal' }, spec: { controller: 'k8s.io/ingress-nginx-internal' } });
  });

  it('may say what the controller of a class is called, and use a class that exists', () => {
    const values = { controller: { ingressClassResource: { name: 'internal', controllerValue: 'example.org/internal', default: true } } };
    expect(object('IngressClass', values)).toMatchObject({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } }, spec: { controller: 'example.org/internal' } });
    expect(args(values)).toContain('--controller-class=example.org/internal');
    const existing = { controller: { ingressClassResource: { name: 'internal', enabled: false } } };
    expect(object('IngressClass', existing)).toBeUndefined();
    expect(args(existing)).toEqual(expect.arrayContaining(['--controller-class=k8s.io/ingress-nginx', '--ingress-class=internal']));
  });
});

describe('the faults of the documented chart', () => {
  it('D-1: annotations with snippets are not allowed, unless somebody decides so, and the notes warn then', () => {
    expect(object('ConfigMap').data).toEqual({ 'allow-snippet-annotations': 'false' });
    const values = { controller: { allowSnippetAnnotations: true, config: { 'proxy-body-size': '64m' } } };
    expect(object('ConfigMap', values).data).toEqual({ 'allow-snippet-annotations': 'true', 'proxy-body-size': '64m' });
    expect([notes(values), notes()].map(text => text.includes('WARNING: controller.allowSnippetAnnotations'))).toEqual([true, false]);
  });

  it('D-2: it works in any namespace, and the notes say what ports of the nodes ask of it', () => {
    expect(objects({}, 'ingress-nginx', 'default').filter(o => o.metadata.namespace !== undefined).map(o => o.metadata.namespace)).toEqual(expect.not.arrayContaining(['ingress-nginx']));
    expect(notes({ controller: { hostPort: { enabled: true } } })).toContain('kubectl label namespace ingress-nginx pod-security.kubernetes.io/enforce=privileged --overwrite');
    expect(notes()).not.toContain('pod-security');
  });

  it('D-3: the image is an input, its last version the default, and the notes say that the project ended', () => {
    expect(notes()).toContain('WARNING: ingress-nginx ended in March 2026.');
    expect(notes()).toContain('Gateway API');
    expect(controller({ controller: { image: { tag: 'v1.5.1' } } }).containers[0].image).toBe('registry.k8s.io/ingress-nginx/controller:v1.5.1');
  });

  it('D-4: there are as many pods as one wants, and a PodDisruptionBudget', () => {
    const values = { controller: { replicaCount: 3, podDisruptionBudget: { enabled: true } } };
    expect(object('Deployment', values).spec.replicas).toBe(3);
    expect(object('PodDisruptionBudget', values).spec).toMatchObject({ maxUnavailable: 1, selector: { matchLabels: object('Deployment', values).spec.selector.matchLabels } });
    const scaled = { controller: { autoscaling: { enabled: true } } };
    expect(object('HorizontalPodAutoscaler', scaled).spec).toMatchObject({ minReplicas: 1, maxReplicas: 11, scaleTargetRef: { name: 'ingress-nginx-controller' } });
    expect(object('Deployment', scaled).spec).not.toHaveProperty('replicas');
  });

  it('D-5: the address of the load balancer can be chosen, and the notes say where it is', () => {
    expect(object('Service', { controller: { service: { loadBalancerIP: '192.0.2.7' } } }).spec.loadBalancerIP).toBe('192.0.2.7');
    expect(notes()).toContain('kubectl get service --namespace ingress-nginx ingress-nginx-controller --watch');
  });

  it('D-6: each image is one of values, for a list of what to copy', () => {
    const all = objects({ global: { imageRegistry: 'harbor.example.org' }, defaultBackend: { enabled: true } });
    const images = new Set(all.flatMap(o => (o.spec?.template ? [...o.spec.template.spec.containers, ...o.spec.template.spec.initContainers ?? []] : [])).map((c: any) => c.image));
    expect([...images].sort()).toEqual(['harbor.example.org/defaultbackend-amd64:1.5', 'harbor.example.org/ingress-nginx/controller:v1.15.1', 'harbor.example.org/ingress-nginx/kube-webhook-certgen:v1.6.9']);
  });
});

describe('the documented values', () => {
  const file = path.join(__dirname, 'documented-values.yaml');
  const documented = readYaml(fs.readFileSync(file, 'utf8'), file) as any;

  it('of development work unmodified', () => {
    const all = objects(documented);
    expect(named(all, 'Deployment').spec).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: {
        spec: {
          terminationGracePeriodSeconds: 0, nodeSelector: { 'kubernetes.io/os': 'linux', 'ingress-ready': 'true' }, tolerations: documented.controller.tolerations,
          containers: [{ ports: [{ name: 'http', containerPort: 80, hostPort: 80 }, { name: 'https', containerPort: 443, hostPort: 443 }] }],
        },
      },
    });
    expect(args(documented)).toEqual([
      '/nginx-ingress-controller', '--election-id=ingress-nginx-leader', '--controller-class=k8s.io/ingress-nginx', '--ingress-class=nginx', '--configmap=$(POD_NAMESPACE)/ingress-nginx-controller',
      '--watch-ingress-without-class=true', '--publish-status-address=localhost',
    ]);
    expect(named(all, 'Service').spec.type).toBe('NodePort');
  });

  it('are those of the environment development, which tolerates the taint of current clusters too', () => {
    const [environment] = [new DocumentedDeployments()._define(new App(), 'ingress-nginx', { environment: 'development' }).toJson()];
    const { tolerations, ...pod } = named(environment, 'Deployment').spec.template.spec;
    expect(tolerations.map((t: any) => t.key)).toEqual(['node-role.kubernetes.io/master', 'node-role.kubernetes.io/control-plane']);
    expect(pod).toEqual({ ...controller(documented), tolerations: undefined });
  });
});

test('the construct works with props alone', () => {
  const all: any[] = new SmallChart(c => void new IngressNginx(c, 'default', {
    controller: { kind: 'DaemonSet', config: { 'use-gzip': 'true' }, extraArgs: { v: '2' }, ingressClassResource: { name: 'mine' }, hostNetwork: true }, tcp: { 9000: 'a/b:1' }, defaultBackend: { enabled: true },
  })).toJson();
  expect(named(all, 'DaemonSet').spec.template.spec.containers[0]).toMatchObject({ image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1' });
  expect(named(all, 'ConfigMap', 'small-controller').data).toEqual({ 'use-gzip': 'true', 'allow-snippet-annotations': 'false' });
  expect(named(all, 'IngressClass').metadata.name).toBe('mine');
});

test('each Ingress of a chart that ships has a route beside it, as the chart says', () => {
  const ways = DocumentedDeployments._names.flatMap(name => waysOf(name, defaultsOf(new DocumentedDeployments()._define(new App(), name)._model().values)));
  expect(ways.map(({ ingress }) => ingress)).toEqual(expect.arrayContaining(['minio.ingress', 'minio.consoleIngress', 'demo.mlflow.ingress', 'aim-server.ui.ingress']));
  expect(ways.filter(({ hasRoute }) => !hasRoute)).toEqual([]);
});

/** The Ingresses of groups of values, at any depth, and whether there is a route of the same program. */
function waysOf(at: string, group: any): { readonly ingress: string; readonly hasRoute: boolean }[] {
  const groups = Object.entries<any>(group).filter(([, value]) => value !== null && typeof value === 'object' && !Array.isArray(value));
  return groups.flatMap(([key, value]) => [
    ...(/^(\w*I|i)ngress$/.test(key) && 'enabled' in value
      ? [{ ingress: `${at}.${key}`, hasRoute: 'parentRefs' in (group[key.replace('Ingress', 'Gateway').replace('ingress', 'gateway')] ?? {}) }] : []),
    ...waysOf(`${at}.${key}`, value),
  ]);
}
