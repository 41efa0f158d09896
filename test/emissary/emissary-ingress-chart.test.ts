import { App } from 'cdk8s';
import { GATEWAYS } from '../../src/appstore/aas-backend-values';
import { NAMESPACES } from '../../src/appstore/namespaces';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { EmissaryIngress, EmissaryIngressChart } from '../../src/emissary';
import { Release, release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';
import { SmallChart } from '../support/small-chart';

const MODEL = new EmissaryIngressChart(new App(), 'chart')._model();

function given(values: any, place: any): Release {
  return release({ name: 'emissary-ingress', namespace: 'emissary', values: [values], ...place });
}

function objects(values: any = {}, place: any = {}): any[] {
  return render(MODEL, given(values, place));
}

function everything(values: any = {}, place: any = {}): any[] {
  return renderEverything(MODEL, given(values, place)).flatMap(d => d.objects as any[]);
}

function all(kind: string, values: any = {}, place: any = {}): any[] {
  return objects(values, place).filter(o => o.kind === kind);
}

function object(kind: string, values: any = {}, name?: string): any {
  return all(kind, values).find(o => name === undefined || o.metadata.name === name);
}

function gateway(values: any = {}): any {
  return object('Deployment', values, 'emissary-ingress').spec.template.spec;
}

function env(values: any = {}, pod = gateway(values)): { [name: string]: any } {
  return Object.fromEntries(pod.containers[0].env.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
}

function notes(values: any = {}, place: any = {}): string {
  return renderNotes(MODEL, given(values, place));
}

/** The rules of a role as `group/resource: verbs`. */
function rules(role: any): string[] {
  return role.rules.flatMap(({ apiGroups, resources, verbs }: any) => apiGroups.flatMap((group: string) => resources.map((resource: string) => `${group}/${resource}: ${verbs.join(' ')}`)));
}

const READ = 'get list watch';

describe('the Service', () => {
  it.each(['emissary-ingress', 'emissary', 'gateway'])('is the one that the back end of the AI Appstore looks up, for a release with the name %s', name => {
    const [service] = all('Service', {}, { name });
    expect(service.metadata).toMatchObject({ name: GATEWAYS.emissary.service, namespace: GATEWAYS.emissary.namespace });
    expect(service.spec.selector).toEqual(all('Deployment', {}, { name })[0].spec.selector.matchLabels);
  });

  it('is in the namespace that the back end knows when the documented charts are synthesised', () => {
    const [service] = new DocumentedDeployments()._define(new App(), 'emissary-ingress').toJson().filter(o => o.kind === 'Service');
    expect([service.metadata.namespace, NAMESPACES.emissary]).toEqual(['emissary', 'emissary']);
  });

  it('is a load balancer with the ports of the Listeners', () => {
    expect(object('Service').spec).toMatchObject({
      type: 'LoadBalancer', ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }, { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' }],
    });
    expect(all('Listener').map(({ spec: { port, protocol } }) => [port, protocol])).toEqual([[8443, 'HTTPS'], [8080, 'HTTP']]);
  });

  it('has the documented settings', () => {
    const service = object('Service', {
      service: {
        type: 'LoadBalancer', loadBalancerIP: '192.0.2.1', externalTrafficPolicy: 'Local', annotations: { 'metallb.universe.tf/address-pool': 'default' }, nameOverride: 'second',
        ports: [{ name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP', nodePort: 30053 }],
      },
    });
    expect(service.metadata).toMatchObject({ name: 'second', annotations: { 'metallb.universe.tf/address-pool': 'default' } });
    expect(service.spec).toMatchObject({ loadBalancerIP: '192.0.2.1', externalTrafficPolicy: 'Local', ports: [{ name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP', nodePort: 30053 }] });
  });

  it('may have two ports that lead to one port of the pods, as behind a load balancer that terminates TLS', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8080 }];
    const expected = [{ name: 'http', containerPort: 8080, protocol: 'TCP' }, { name: 'admin', containerPort: 8877 }];
    expect(gateway({ service: { ports } }).containers[0].ports).toEqual(expected);
    const inCode = new SmallChart(c => void new EmissaryIngress(c, 'it', { service: { ports } })).toJson().find(o => o.kind === 'Deployment');
    expect(inCode.spec.template.spec.containers[0].ports).toEqual(expected);
  });

  it('may have ports of the nodes', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 8080, hostPort: 80 }];
    expect(gateway({ service: { ports } }).containers[0].ports[0]).toEqual({ name: 'http', containerPort: 8080, hostPort: 80, protocol: 'TCP' });
  });

  it.each([
    ['two ports of one name', { ports: [{ name: 'a', port: 80, targetPort: 8080 }, { name: 'a', port: 81, targetPort: 8081 }] }, 'two items of ports have the name "a": choose another in service.ports'],
    ['two ports of one name that lead to one port', { ports: [{ name: 'a', port: 80, targetPort: 8080 }, { name: 'a', port: 81, targetPort: 8080 }] }, 'two items of ports have the name "a": choose another in service.ports'],
    ['two ports of one number', { ports: [{ name: 'a', port: 80, targetPort: 8080 }, { name: 'b', port: 80, targetPort: 8081 }] }, 'service.ports has a port twice: TCP 80,TCP 80. Give each port a number of its own'],
    ['the diagnostics for everybody', { ports: [{ name: 'diag', port: 80, targetPort: 8877 }] }, 'service.ports has the targetPort 8877, at which the program serves its administration'],
    ['the snapshot for everybody', { ports: [{ name: 'snap', port: 80, targetPort: 8005 }] }, 'service.ports has the targetPort 8005'],
    ['a node port without nodes', { type: 'ClusterIP', ports: [{ name: 'a', port: 80, targetPort: 8080, nodePort: 30080 }] }, 'service.ports has a nodePort, and service.type is "ClusterIP"'],
    ['an address without a load balancer', { type: 'NodePort', loadBalancerIP: '192.0.2.1' }, 'service.loadBalancerIP requires the type "LoadBalancer", and service.type is "NodePort"'],
    ['a policy without nodes', { type: 'ClusterIP', externalTrafficPolicy: 'Local' }, 'service.externalTrafficPolicy requires the type "NodePort" or "LoadBalancer"'],
    ['no ports', { ports: [] }, 'service.ports: got an empty list, expected a list of at least 1 item'],
  ])('is refused with %s', (_, service, message) => {
    expect(() => objects({ service })).toThrow(message);
  });
});

describe('the pods', () => {
  it('meet the Pod Security Standard restricted with a read-only root file system, as every pod of the chart', () => {
    const rendered = everything({ agent: { enabled: true } });
    expect(rendered.filter(o => ['Deployment', 'Pod'].includes(o.kind))).toHaveLength(3);
    expect([rendered.flatMap(violations), rendered.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('run as the user of the image, and write to two directories', () => {
    const { securityContext, containers: [{ volumeMounts }] } = gateway();
    expect(securityContext).toEqual({ runAsNonRoot: true, runAsUser: 8888, seccompProfile: { type: 'RuntimeDefault' } });
    expect(volumeMounts.filter((m: any) => !m.readOnly).map((m: any) => m.mountPath)).toEqual(['/ambassador', '/tmp']);
    expect(env().HOME).toBe('/tmp/ambassador');
  });

  it('have their labels in a file, where the program looks for them', () => {
    const { containers: [{ volumeMounts }], volumes } = gateway();
    const [{ name }] = volumeMounts.filter((m: any) => m.mountPath === '/tmp/ambassador-pod-info');
    expect(volumes.find((v: any) => v.name === name).downwardAPI.items).toEqual([{ path: 'labels', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } }]);
  });

  it('are asked on the port of the program, whatever the Service of the administration has', () => {
    const [{ ports, livenessProbe, readinessProbe }] = gateway({ adminService: { port: 80 } }).containers;
    expect(ports).toContainEqual({ name: 'admin', containerPort: 8877 });
    expect(livenessProbe).toMatchObject({ httpGet: { path: '/ambassador/v0/check_alive', port: 'admin' }, initialDelaySeconds: 30, periodSeconds: 3, failureThreshold: 3 });
    expect(readinessProbe).toMatchObject({ httpGet: { path: '/ambassador/v0/check_ready', port: 'admin' }, initialDelaySeconds: 30, periodSeconds: 3, failureThreshold: 3 });
    expect(object('Service', { adminService: { port: 80 } }, 'emissary-ingress-admin').spec.ports[0]).toMatchObject({ name: 'ambassador-admin', port: 80, targetPort: 'admin' });
  });

  it('report nothing to the makers of the program, unless they are told to, which the notes say', () => {
    expect(env().SCOUT_DISABLE).toBe('1');
    expect(notes()).not.toContain('reports its version');
    expect(env({ env: { SCOUT_DISABLE: 0 } }).SCOUT_DISABLE).toBe('0');
    expect(env({ env: { SCOUT_DISABLE: '' } })).not.toHaveProperty('SCOUT_DISABLE');
    for (const text of ['0', '']) {
      expect(notes({ env: { SCOUT_DISABLE: text } })).toContain('WARNING: env.SCOUT_DISABLE is not 1, so the program reports its version');
    }
  });

  it('have the variables of the values, numbers and booleans as they are written, and any others', () => {
    const values = { env: { AMBASSADOR_DRAIN_TIME: 5, STATSD_ENABLED: true, STATSD_HOST: 'statsd', AMBASSADOR_DEBUG: 'envoy' }, envRaw: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }] };
    expect(env(values)).toMatchObject({ AMBASSADOR_DRAIN_TIME: '5', STATSD_ENABLED: 'true', STATSD_HOST: 'statsd', AMBASSADOR_DEBUG: 'envoy', POD_IP: { fieldRef: { fieldPath: 'status.podIP' } } });
    expect(env()).toMatchObject({ AMBASSADOR_NAMESPACE: { fieldRef: { fieldPath: 'metadata.namespace' } }, HOST_IP: { fieldRef: { fieldPath: 'status.hostIP' } } });
  });

  it('refuse variables that the program would not read as they are named, and those of the chart', () => {
    expect(() => objects({ env: { ambassador_id: 'a' } })).toThrow('env.ambassador_id: ');
    expect(() => objects({ env: { AMBASSADOR_NAMESPACE: 'a' } })).not.toThrow();
    expect(env({ env: { AMBASSADOR_NAMESPACE: 'a' } }).AMBASSADOR_NAMESPACE).toBe('a');
    expect(() => objects({ envRaw: [{ name: 'SCOUT_DISABLE', value: '' }] })).toThrow('two items of env have the name "SCOUT_DISABLE"');
    expect(() => objects({ envRaw: '- name: A\n  value: b\n' })).toThrow('envRaw: got a string');
  });

  it('are replaced when the file of configuration changes', () => {
    const template = (ambassadorConfig: string) => object('Deployment', { ambassadorConfig }, 'emissary-ingress').spec.template;
    const sum = (text: string) => template(text).metadata.annotations['checksum/config'];
    expect(sum('a: 1\n')).not.toBe(sum('a: 2\n'));
    expect(template('a: 1\n').spec.containers[0].volumeMounts).toContainEqual({ name: 'ambassador-config', mountPath: '/ambassador/ambassador-config', readOnly: true });
    expect(object('ConfigMap', { ambassadorConfig: 'a: 1\n' })).toMatchObject({ metadata: { name: 'emissary-ingress-file-config' }, data: { 'ambassador-config.yaml': 'a: 1\n' } });
    expect(object('ConfigMap')).toBeUndefined();
    expect(notes({ ambassadorConfig: 'a: 1\n' })).toContain('WARNING: ambassadorConfig is set, and Emissary reads it only until it has read the cluster');
  });

  it('are three, or as many as the autoscaler says, by the current API', () => {
    expect(object('Deployment').spec.replicas).toBe(3);
    expect(object('Deployment', { autoscaling: { enabled: true } }).spec).not.toHaveProperty('replicas');
    const { apiVersion, spec } = object('HorizontalPodAutoscaler', { autoscaling: { enabled: true } });
    expect(apiVersion).toBe('autoscaling/v2');
    expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 5, scaleTargetRef: { kind: 'Deployment', name: 'emissary-ingress' } });
    expect(spec.metrics.map((m: any) => [m.resource.name, m.resource.target.averageUtilization])).toEqual([['memory', 100], ['cpu', 300]]);
  });

  it('are not scaled by nothing, and the message names only what can be set', () => {
    expect(() => object('HorizontalPodAutoscaler', { autoscaling: { enabled: true, metrics: [] } })).toThrow(/(^|: )autoscaling\.metrics is empty: set at least one metric/);
  });

  it('have a budget that selects them, of what is given', () => {
    expect(object('PodDisruptionBudget')).toBeUndefined();
    const { apiVersion, spec } = object('PodDisruptionBudget', { podDisruptionBudget: { minAvailable: 1 } });
    expect([apiVersion, spec]).toEqual(['policy/v1', { minAvailable: 1, selector: object('Deployment').spec.selector }]);
    expect(() => objects({ podDisruptionBudget: { minAvailable: 1, selector: {} } })).toThrow('podDisruptionBudget.selector: got the key "selector", expected a key other than "selector"');
    expect(() => objects({ podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } })).toThrow('podDisruptionBudget has minAvailable and maxUnavailable, of which a PodDisruptionBudget has one: remove one of the two');
  });

  it.each<[string, any, string]>([
    ['lets no pod go', { podDisruptionBudget: { maxUnavailable: 0 } }, 'podDisruptionBudget has a maxUnavailable of 0, so that no pod could ever be evicted'],
    ['lets no part of the pods go', { podDisruptionBudget: { maxUnavailable: '0%' } }, 'podDisruptionBudget has a maxUnavailable of 0'],
    ['keeps all', { podDisruptionBudget: { minAvailable: '100%' } }, 'podDisruptionBudget has a minAvailable of 100%'],
    ['keeps as many as there are', { podDisruptionBudget: { minAvailable: 3 } }, 'podDisruptionBudget has a minAvailable of no less than replicaCount, which is 3, so that no pod could be evicted: lower minAvailable, or use maxUnavailable'],
    ['keeps more than there are', { replicaCount: 11, podDisruptionBudget: { minAvailable: 12 } }, 'no less than replicaCount, which is 11'],
    ['keeps the least that the autoscaler has', { autoscaling: { enabled: true }, podDisruptionBudget: { minAvailable: 2 } }, 'no less than autoscaling.minReplicas, which is 2'],
  ])('have no budget that %s, which would stop the drain of a node', (_, values, message) => {
    expect(() => objects(values)).toThrow(message);
    const props = { replicas: values.replicaCount, autoscaling: values.autoscaling, podDisruptionBudget: values.podDisruptionBudget };
    expect(() => new SmallChart(c => void new EmissaryIngress(c, 'it', props))).toThrow(message.replace('replicaCount', 'replicas'));
  });

  it.each([
    { podDisruptionBudget: { minAvailable: 2 } },
    { podDisruptionBudget: { minAvailable: 0 } },
    { podDisruptionBudget: { minAvailable: '50%' } },
    { podDisruptionBudget: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
    { podDisruptionBudget: { maxUnavailable: '10%' } },
    { replicaCount: 12, podDisruptionBudget: { minAvailable: 11 } },
    { replicaCount: 1, autoscaling: { enabled: true, minReplicas: 4 }, podDisruptionBudget: { minAvailable: 3 } },
  ])('may have the budget of %j', values => {
    expect(object('PodDisruptionBudget', values).spec).toMatchObject(values.podDisruptionBudget);
  });

  it('have registry credentials of both documented kinds, the agent too', () => {
    const values = { agent: { enabled: true }, docker: { useImagePullSecret: true, imagePullSecretName: 'registry' }, imagePullSecrets: [{ name: 'mirror' }] };
    const [agent, main] = all('Deployment', values).map(o => o.spec.template.spec.imagePullSecrets);
    expect([agent, main]).toEqual([[{ name: 'registry' }], [{ name: 'mirror' }, { name: 'registry' }]]);
    expect(notes(values)).toContain('imagePullSecrets is deprecated: use image.pullSecrets instead.');
    expect(gateway({ docker: { imagePullSecretName: 'registry' } })).not.toHaveProperty('imagePullSecrets');
    expect(() => objects({ docker: { useImagePullSecret: true } })).toThrow('docker.imagePullSecretName must be set when docker.useImagePullSecret is true');
  });
});

describe('the permissions', () => {
  const clusterRole = (values: any = {}) => rules(object('ClusterRole', values, 'emissary.emissary-ingress'));

  it('are to read, and to write the status of Ingresses', () => {
    const groups = clusterRole().map(rule => rule.replace(/^getambassador.io\/[a-z]+:/, 'getambassador.io/…:'));
    expect([...new Set(groups)]).toEqual([
      `getambassador.io/…: ${READ}`, `/services: ${READ}`, `/endpoints: ${READ}`, `networking.k8s.io/ingresses: ${READ}`, 'networking.k8s.io/ingresses/status: update', `networking.k8s.io/ingressclasses: ${READ}`,
    ]);
  });

  it('never create or delete anything, or touch definitions, with everything switched on', () => {
    const switchedOn = { rbac: { secrets: true }, env: { AMBASSADOR_KNATIVE_SUPPORT: true, AMBASSADOR_UPDATE_MAPPING_STATUS: true } };
    const verbs = new Set(object('ClusterRole', switchedOn).rules.flatMap((rule: any) => rule.verbs));
    expect([...verbs].sort()).toEqual(['get', 'list', 'update', 'watch']);
    expect(clusterRole(switchedOn).filter(rule => rule.endsWith(': update')).every(rule => rule.includes('/status:'))).toBe(true);
    expect(clusterRole(switchedOn).some(rule => /customresourcedefinitions|\*/.test(rule))).toBe(false);
  });

  it.each([
    ['Secrets', { rbac: { secrets: true } }, [`/secrets: ${READ}`]],
    ['the status of mappings', { env: { AMBASSADOR_UPDATE_MAPPING_STATUS: 'true' } }, ['getambassador.io/mappings/status: update']],
    ['Ingresses of Knative', { env: { AMBASSADOR_KNATIVE_SUPPORT: true } }, [
      `networking.internal.knative.dev/ingresses: ${READ}`, `networking.internal.knative.dev/clusteringresses: ${READ}`,
      'networking.internal.knative.dev/ingresses/status: update', 'networking.internal.knative.dev/clusteringresses/status: update',
    ]],
    ['the ConfigMap of the agent', { agent: { enabled: true } }, [`/configmaps: ${READ}`]],
  ])('are for %s only with what needs them', (_, values, expected) => {
    expect(clusterRole(values).filter(rule => !clusterRole().includes(rule))).toEqual(expected);
  });

  it('are not for Ingresses without an IngressClass', () => {
    const without = { ingressClassResource: { enabled: false } };
    expect(clusterRole(without).some(rule => rule.startsWith('networking.k8s.io'))).toBe(false);
    expect(object('IngressClass', without)).toBeUndefined();
  });

  it('are those of a namespace if the program reads one', () => {
    const values = { scope: { singleNamespace: true } };
    expect(all('ClusterRole', values)).toEqual([]);
    expect(all('ClusterRoleBinding', values)).toEqual([]);
    expect(rules(object('Role', values))).toEqual(clusterRole().filter(rule => !rule.includes('ingressclasses')));
    expect(object('RoleBinding', values).subjects).toEqual([{ kind: 'ServiceAccount', name: 'emissary-ingress', namespace: 'emissary' }]);
    expect(env(values).AMBASSADOR_SINGLE_NAMESPACE).toBe('YES');
    expect(notes(values)).toContain('Emissary reads the objects of emissary only');
  });

  it('are those of the cluster administrator without rbac.create', () => {
    expect(objects({ rbac: { create: false }, agent: { enabled: true } }).filter(o => /Role/.test(o.kind))).toEqual([]);
  });

  it('that are missing for TLS are in the notes', () => {
    expect(notes()).toContain('For a Host or TLSContext with a certificate, set rbac.secrets to true.');
    expect(notes({ rbac: { secrets: true } })).not.toContain('rbac.secrets');
  });
});

describe('the objects of its own kinds', () => {
  it('are in the version that the program reads, and open the gateway for Hosts of all namespaces', () => {
    expect(all('Listener').map(({ apiVersion, metadata: { name } }) => [apiVersion, name])).toEqual([
      ['getambassador.io/v3alpha1', 'emissary-ingress-https-listener'], ['getambassador.io/v3alpha1', 'emissary-ingress-http-listener'],
    ]);
    expect(all('Listener').map(o => [o.spec.securityModel, o.spec.hostBinding])).toEqual(Array(2).fill(['XFP', { namespace: { from: 'ALL' } }]));
    expect(object('Module')).toMatchObject({ metadata: { name: 'ambassador' }, spec: { config: { diagnostics: { enabled: false, allow_non_local: true } } } });
  });

  it('can be left out, and the notes say that nothing is served without a Listener', () => {
    const values = { createDefaultListeners: false, module: { diagnostics: null } };
    expect(objects(values).filter(o => o.apiVersion.startsWith('getambassador.io'))).toEqual([]);
    expect(notes(values)).toContain('WARNING: createDefaultListeners is false, and without a Listener Emissary serves nothing');
  });

  it.each([
    [[8081, 8443], true],
    [[8081], true],
    [[8080, 18443], true],
    [[8080, 8443], false],
    [[8080, 8080], false],
    [[8080, 8443, 9000], false],
  ])('are warned about in the notes if the Service leads to %j: %s', (targets, warned) => {
    const ports = targets.map((targetPort, i) => ({ name: `p${i}`, port: 80 + i, targetPort }));
    const warning = `WARNING: service.ports has the targetPorts ${targets.join(',')}, and the Listeners of createDefaultListeners are at 8080 and 8443.`;
    expect(notes({ service: { ports } }).includes(warning)).toBe(warned);
    expect(notes({ service: { ports }, createDefaultListeners: false })).not.toContain('service.ports has the targetPorts');
  });

  it('name the id of the installation, as the IngressClass does', () => {
    const values = { env: { AMBASSADOR_ID: 'second' }, resolvers: { endpoint: { create: true }, consul: { create: true, spec: { address: 'consul:8500', datacenter: 'dc1' } } } };
    const own = objects(values).filter(o => o.apiVersion.startsWith('getambassador.io'));
    expect(own.map(o => o.kind).sort()).toEqual(['ConsulResolver', 'KubernetesEndpointResolver', 'Listener', 'Listener', 'Module']);
    expect(own.map(o => o.spec.ambassador_id)).toEqual(Array(5).fill(['second']));
    expect(object('IngressClass', values).metadata.annotations).toEqual({ 'getambassador.io/ambassador-id': 'second' });
    expect(env(values).AMBASSADOR_ID).toBe('second');
    expect(object('ConsulResolver', values)).toMatchObject({ metadata: { name: 'consul-dc1' }, spec: { address: 'consul:8500', datacenter: 'dc1' } });
  });

  it('are preceded by an IngressClass that is not the default one', () => {
    expect(object('IngressClass')).toMatchObject({ metadata: { name: 'ambassador' }, spec: { controller: 'getambassador.io/ingress-controller' } });
    expect(object('IngressClass').metadata).not.toHaveProperty('annotations');
    expect(object('IngressClass', { ingressClassResource: { name: 'second', default: true } }).metadata).toMatchObject({
      name: 'second', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    });
  });
});

describe('the agent', () => {
  const AGENT = { agent: { enabled: true } };

  it('is off, and nothing is sent to it', () => {
    expect(objects().filter(o => o.metadata.name.includes('agent'))).toEqual([]);
    expect(Object.keys(env()).filter(name => /METRICS_SINK|AGENT/.test(name))).toEqual([]);
  });

  it('has all its objects when it is on', () => {
    const named = objects({ agent: { enabled: true, cloudConnectToken: 'token' } }).filter(o => o.metadata.name.includes('agent')).map(o => `${o.kind} ${o.metadata.name}`);
    expect(named.sort()).toEqual([
      'ClusterRole emissary.emissary-ingress-agent', 'ClusterRoleBinding emissary.emissary-ingress-agent', 'Deployment emissary-ingress-agent', 'Role emissary-ingress-agent', 'RoleBinding emissary-ingress-agent',
      'Secret emissary-ingress-agent-cloud-token', 'Service emissary-ingress-agent', 'ServiceAccount emissary-ingress-agent',
    ]);
    expect(env(AGENT)).toMatchObject({ AMBASSADOR_GRPC_METRICS_SINK: 'emissary-ingress-agent:80', AGENT_CONFIG_RESOURCE_NAME: 'emissary-ingress-agent-cloud-token' });
  });

  it('reads from the Service of the administration', () => {
    const values = { ...AGENT, adminService: { port: 80, snapshotPort: 81 } };
    expect(env({}, object('Deployment', values, 'emissary-ingress-agent').spec.template.spec)).toMatchObject({
      AGENT_NAMESPACE: { fieldRef: { fieldPath: 'metadata.namespace' } },
      AGENT_CONFIG_RESOURCE_NAME: 'emissary-ingress-agent-cloud-token',
      RPC_CONNECTION_ADDRESS: 'https://app.getambassador.io/',
      AES_SNAPSHOT_URL: 'http://emissary-ingress-admin.emissary:81/snapshot-external',
      AES_REPORT_DIAGNOSTICS_TO_CLOUD: 'true',
      AES_DIAGNOSTICS_URL: 'http://emissary-ingress-admin.emissary:80/ambassador/v0/diag/?json=true',
    });
  });

  it('keeps its token in a Secret, not in a ConfigMap', () => {
    expect(object('Secret', { agent: { enabled: true, cloudConnectToken: 'token' } }).data).toEqual({ CLOUD_CONNECT_TOKEN: 'dG9rZW4=' });
    expect(object('Secret', AGENT)).toBeUndefined();
    expect(notes(AGENT)).toContain('It has its token from the Secret emissary-ingress-agent-cloud-token, key CLOUD_CONNECT_TOKEN.');
    const create = 'kubectl create secret generic --namespace emissary emissary-ingress-agent-cloud-token --from-literal=CLOUD_CONNECT_TOKEN=<token>';
    expect(notes(AGENT)).toContain(`the agent sends nothing until you do:\n\n  ${create}`);
    expect(notes({ agent: { enabled: true, cloudConnectToken: 'token' } })).not.toContain('kubectl create secret');
    expect(notes()).not.toContain('kubectl create secret');
  });

  it('has permissions for Argo by choice', () => {
    const argo = (values: any) => rules(object('ClusterRole', values, 'emissary.emissary-ingress-agent')).filter(rule => rule.startsWith('argoproj.io'));
    expect(argo(AGENT)).toHaveLength(3);
    expect(argo({ agent: { enabled: true, createArgoRBAC: false } })).toEqual([]);
  });

  it('is refused without the Service that it reads from, and so is a ServiceMonitor', () => {
    expect(() => objects({ ...AGENT, adminService: { create: false } })).toThrow('agent.enabled is true, and adminService.create is false, so the agent could read nothing: set adminService.create to true');
    expect(() => objects({ metrics: { serviceMonitor: { enabled: true } }, adminService: { create: false } })).toThrow('metrics.serviceMonitor.enabled is true, and adminService.create is false');
  });
});

describe('metrics and tests', () => {
  it('a ServiceMonitor finds the Service of the administration by its labels', () => {
    const { metadata, spec } = object('ServiceMonitor', { metrics: { serviceMonitor: { enabled: true, interval: '30s', selector: { release: 'prometheus' } } } });
    expect(metadata.labels).toMatchObject({ release: 'prometheus' });
    expect(spec.endpoints).toEqual([{ port: 'ambassador-admin', path: '/metrics', interval: '30s' }]);
    expect(object('Service', {}, 'emissary-ingress-admin').metadata.labels).toMatchObject(spec.selector.matchLabels);
  });

  it('the test asks whether the gateway is ready, with a program of its own image', () => {
    const rendered = everything({}, { name: 'r' });
    const [{ metadata, spec: { containers: [container] } }] = rendered.filter(o => o.kind === 'Pod');
    expect(metadata.annotations['helm.sh/hook']).toBe('test');
    expect([container.image, container.command[0], container.args]).toEqual([
      'docker.io/emissaryingress/emissary:3.9.1', 'curl', ['http://r-emissary-ingress-admin:8877/ambassador/v0/check_ready'],
    ]);
  });
});

describe('the notes', () => {
  it('say what the AI Appstore needs: a load balancer, and the webhook', () => {
    expect(notes()).toContain('Without a load balancer in the cluster, EXTERNAL-IP stays <pending>, and the back end of the AI Appstore cannot make URLs unless its env.PROD_IE_DOMAIN is set.');
    expect(notes()).toContain('kubectl wait --namespace emissary-system --for=condition=Available deployment/emissary-apiext --timeout=5m');
    expect(notes({ service: { type: 'NodePort' } })).not.toContain('EXTERNAL-IP');
  });

  it('warn where the back end would not find the Service', () => {
    expect(notes()).not.toContain('WARNING');
    expect(notes({}, { namespace: 'gateways' })).toContain('WARNING: the Service is emissary-ingress in the namespace gateways. The back end of the AI Appstore looks up emissary-ingress in emissary');
    expect(notes({ service: { nameOverride: 'mine' } })).toContain('WARNING: the Service is mine in the namespace emissary.');
  });

  it('are preceded by the prerequisites in the README of the chart', () => {
    const prerequisites = new EmissaryIngressChart(new App(), 'chart')._metadata.prerequisites!.join('\n');
    for (const said of ['chart `emissary-crds`', 'deployment/emissary-apiext', 'load balancer', 'PROD_IE_DOMAIN', 'restricted']) {
      expect(prerequisites).toContain(said);
    }
  });
});

describe.each(['production', 'development'])('the environment %s', environment => {
  it('has what the AI Appstore needs and no more', () => {
    const rendered = new DocumentedDeployments()._define(new App(), 'emissary-ingress', { environment }).toJson();
    expect(rendered.filter(o => o.kind === 'IngressClass')).toEqual([]);
    expect(rendered.find(o => o.kind === 'Service')!.metadata).toMatchObject({ name: GATEWAYS.emissary.service, namespace: GATEWAYS.emissary.namespace });
    expect(rendered.find(o => o.kind === 'Deployment')!.spec.replicas).toBe(environment === 'production' ? 3 : 1);
  });

  it('lets the budget and the spreading select the pods', () => {
    const rendered = new DocumentedDeployments()._define(new App(), 'emissary-ingress', { environment }).toJson();
    const { labels } = rendered.find(o => o.kind === 'Deployment')!.spec.template.metadata;
    for (const { labelSelector } of rendered.find(o => o.kind === 'Deployment')!.spec.template.spec.topologySpreadConstraints ?? []) {
      expect(labels).toMatchObject(labelSelector.matchLabels);
    }
  });
});
