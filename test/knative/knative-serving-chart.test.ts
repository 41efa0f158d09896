import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { KnativeServingChart } from '../../src/knative';
import { CONFIG_MAPS } from '../../src/knative/knative-config';
import { KNATIVE_IMAGES } from '../../src/knative/knative-images';
import { chartReadme } from '../../src/helm/files/readme';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';
import { readYaml } from '../../src/values/read/read-yaml';
import { violations, writableRoots } from '../support/restricted';

const DOCUMENTED = path.join(__dirname, 'documented-knative-values.yaml');
const NAMESPACE = 'inference-engine';

const model = new KnativeServingChart(new App(), 'chart')._model();

function objects(values: any = {}, kubernetesVersion?: string): any[] {
  return render(model, release({ name: 'knative-serving', namespace: NAMESPACE, values: [values], kubernetesVersion })) as any[];
}

function named(all: readonly any[], kind: string, name: string, namespace = 'knative-serving'): any {
  return all.find(o => o.kind === kind && o.metadata.name === name && (o.metadata.namespace ?? namespace) === namespace);
}

function config(name: string, values: any = {}): any {
  return named(objects(values), 'ConfigMap', name).data;
}

function notes(values: any = {}): string {
  return renderNotes(model, release({ name: 'knative-serving', namespace: NAMESPACE, values: [values] }));
}

const pods = (all: readonly any[]) => all.filter(o => o.spec?.template?.spec);

describe('the programs', () => {
  it('are in the namespaces of Knative, whatever that of the release is', () => {
    const place = (o: any) => `${o.metadata.namespace}/${o.metadata.name}`;
    expect(objects().filter(({ kind }) => kind === 'Deployment').map(place).sort()).toEqual([
      'knative-serving/activator', 'knative-serving/autoscaler', 'knative-serving/controller', 'knative-serving/domain-mapping', 'knative-serving/domainmapping-webhook',
      'knative-serving/net-kourier-controller', 'knative-serving/webhook', 'kourier-system/3scale-kourier-gateway',
    ]);
    expect(objects().filter(o => o.metadata.namespace === NAMESPACE)).toEqual([]);
  });

  it('meet the Pod Security Standard restricted with a read-only root file system', () => {
    const all = pods(objects({ defaultDomain: { enabled: true } }));
    expect(all).toHaveLength(9);
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('have the Services by which they know each other, whose selectors and ports are those of their pods', () => {
    const all = objects({ defaultDomain: { enabled: true } });
    const services = all.filter(({ kind }) => kind === 'Service');
    expect(services.map(o => o.metadata.name).sort()).toEqual([
      'activator-service', 'autoscaler', 'controller', 'default-domain-service', 'domainmapping-webhook', 'kourier', 'kourier-internal', 'net-kourier-controller', 'webhook',
    ]);
    for (const { metadata, spec } of services) {
      const selected = pods(all).filter(o => o.metadata.namespace === metadata.namespace
        && Object.entries(spec.selector).every(([label, value]) => o.spec.template.metadata.labels[label] === value));
      expect(selected).toHaveLength(1);
      const ports = selected[0].spec.template.spec.containers[0].ports.flatMap((p: any) => [p.name, p.containerPort]);
      // Those of TLS within the cluster, which is off by default.
      spec.ports.filter((p: any) => ![8112, 8444].includes(p.targetPort)).forEach((p: any) => expect(ports).toContain(p.targetPort));
    }
  });

  it('have one pod each, spread over nodes, and users can say how many, where, and with what', () => {
    const [selector, toleration] = [{ pool: 'system' }, { key: 'system', operator: 'Exists' }];
    const { spec } = named(objects({ controller: { replicas: 3, nodeSelector: selector, tolerations: [toleration], resources: { requests: { cpu: '1' } }, extraEnv: [{ name: 'GOMAXPROCS', value: '1' }] } }), 'Deployment', 'controller');
    expect(spec.replicas).toBe(3);
    expect(spec.template.spec).toMatchObject({ nodeSelector: selector, tolerations: [toleration] });
    expect(spec.template.spec.containers[0].resources).toEqual({ requests: { cpu: '1', memory: '100Mi' }, limits: { cpu: '1000m', memory: '1000Mi' } });
    expect(spec.template.spec.containers[0].env).toContainEqual({ name: 'GOMAXPROCS', value: '1' });
    const affinity = (name: string, values: any = {}) => named(objects(values), 'Deployment', name).spec.template.spec.affinity;
    expect(affinity('autoscaler').podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector.matchLabels).toEqual({ app: 'autoscaler' });
    expect(affinity('autoscaler', { autoscaler: { affinity: { nodeAffinity: {} } } })).toEqual({ nodeAffinity: {} });
  });

  it('have HorizontalPodAutoscalers of the version that Kubernetes 1.23 brought, and no number of pods beside them', () => {
    const all = objects();
    expect(all.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(o => [o.apiVersion, o.metadata.name, o.spec.minReplicas, o.spec.maxReplicas])).toEqual([
      ['autoscaling/v2', 'activator', 1, 20], ['autoscaling/v2', 'webhook', 1, 5],
    ]);
    expect(named(all, 'Deployment', 'activator').spec).not.toHaveProperty('replicas');
    expect(named(objects({ activator: { autoscaling: { enabled: false }, replicas: 2 } }), 'Deployment', 'activator').spec.replicas).toBe(2);
  });
});

describe('Kubernetes (D-3)', () => {
  it('is 1.23 or newer, whose API has what the chart creates', () => {
    expect(model.metadata.kubeVersion).toBe('>=1.23.0-0');
    expect(() => objects({}, '1.22.17')).toThrow('1.23');
    expect(objects({}, '1.23.0').length).toBeGreaterThan(0);
  });
});

describe('the domain (D-2)', () => {
  it('is the only entry of config-domain, with no condition', () => {
    expect(config('config-domain', { domain: { enabled: true, name: 'knative.appstore.ai' } })).toEqual({ 'knative.appstore.ai': '' });
  });

  it('is not written unless it is enabled, also if it is a placeholder', () => {
    expect(config('config-domain', { domain: { enabled: false, name: '<your domain>' } })).toBeUndefined();
  });

  it.each(['<your domain>', '', 'Example.com', 'example.com.', '*.example.com'])('is refused where it is enabled and none: %j', name => {
    expect(() => objects({ domain: { enabled: true, name } })).toThrow(`domain.name is "${name}", which is no DNS name such as knative.example.com: set it, or disable the domain`);
  });

  it('is what the notes say that the back end needs', () => {
    expect(notes({ domain: { enabled: true, name: 'knative.appstore.ai' } })).toContain('env.PROD_IE_DOMAIN of the back end to\n\n  knative.appstore.ai');
    expect(notes()).toContain('WARNING: domain.enabled and defaultDomain.enabled are false');
  });
});

describe('the Job of the default domain (D-8)', () => {
  const job = (values: any) => objects(values).find(({ kind }) => kind === 'Job');

  it('is there only if it is asked for, and not beside a domain', () => {
    expect(job({})).toBeUndefined();
    expect(job({ defaultDomain: { enabled: true } }).spec.template.spec.containers[0].args).toEqual(['-magic-dns=sslip.io']);
    expect(job({ defaultDomain: { enabled: true }, domain: { enabled: true, name: 'knative.appstore.ai' } })).toBeUndefined();
  });

  it('has another name after each change of what it runs, since it cannot be changed, and is deleted in the end', () => {
    const [first, again, other] = [{}, { ttlSecondsAfterFinished: 60 }, { magicDNS: 'nip.io' }].map(more => job({ defaultDomain: { enabled: true, ...more } }));
    expect(first.spec.ttlSecondsAfterFinished).toBe(86400);
    expect(again.metadata.name).toBe(first.metadata.name);
    expect(other.metadata.name).not.toBe(first.metadata.name);
    expect(other.spec.template.spec.containers[0].args).toEqual(['-magic-dns=nip.io']);
  });

  it('finds entries in config-domain, of which none is for all Services: without any it would end with a panic', () => {
    expect(config('config-domain', { defaultDomain: { enabled: true } })).toEqual({ 'svc.cluster.local': 'selector:\n  networking.knative.dev/visibility: cluster-local\n' });
  });

  it('answers at the Service that the program has for it', () => {
    const service = named(objects({ defaultDomain: { enabled: true } }), 'Service', 'default-domain-service');
    expect(service.spec.ports[0]).toMatchObject({ port: 80, targetPort: 'http' });
    expect(named(objects(), 'Service', 'default-domain-service')).toBeUndefined();
  });
});

describe('images', () => {
  it('are pinned, also Envoy (D-9)', () => {
    for (const { default: image } of Object.values(KNATIVE_IMAGES)) {
      expect(image).toMatch(/@sha256:[0-9a-f]{64}$|:v\d+\.\d+\.\d+$/);
    }
  });

  it('have the documented keys, and reach the pods, config-deployment and the object for caches', () => {
    const values = { baseImages: Object.fromEntries(Object.keys(KNATIVE_IMAGES).map(key => [key, `registry.example.org/${key.toLowerCase()}:v1`])), defaultDomain: { enabled: true } };
    const all = objects(values);
    const inPods = pods(all).map(o => o.spec.template.spec.containers[0].image).sort();
    expect(inPods).toEqual(Object.entries(values.baseImages).filter(([key]) => key !== 'queue').map(([, image]) => image).sort());
    expect(named(all, 'ConfigMap', 'config-deployment').data).toEqual({ 'queue-sidecar-image': 'registry.example.org/queue:v1' });
    expect(named(all, 'Image', 'queue-proxy').spec).toEqual({ image: 'registry.example.org/queue:v1' });
  });

  it('with a tag in place of the digest, as a documented file has one, are refused with what is right (D-4)', () => {
    const queue = 'registry.example.org/knative-releases/knative.dev/serving/cmd/queue@sha256:v1.8.3';
    expect(() => objects({ baseImages: { queue } })).toThrow(`baseImages.queue is "${queue}", which has no digest of 64 hexadecimal digits behind "@sha256:". `
      + 'For a tag, write "registry.example.org/knative-releases/knative.dev/serving/cmd/queue:v1.8.3"');
  });

  it('come from a mirror if all do', () => {
    const all = objects({ global: { imageRegistry: 'mirror.example.org/proxy' } });
    expect(pods(all).every(o => o.spec.template.spec.containers[0].image.startsWith('mirror.example.org/proxy/'))).toBe(true);
    expect(named(all, 'ConfigMap', 'config-deployment').data['queue-sidecar-image']).toContain('mirror.example.org/proxy/knative-releases/knative.dev/serving/cmd/queue:');
  });
});

describe('credentials for registries (D-5)', () => {
  const login = { registry: 'registry.example.org', username: 'puller', password: 'throw-away' };
  const secrets = (all: readonly any[]) => all.filter(o => o.type === 'kubernetes.io/dockerconfigjson').map(o => `${o.metadata.namespace}/${o.metadata.name}`).sort();

  it('are Secrets in each namespace whose pods have the images, and attached to the pods', () => {
    const all = objects({ baseImageCredentials: login, defaultDomain: { enabled: true } });
    expect(secrets(all)).toEqual(['inference-engine/knative-base-registry-secret', 'knative-serving/knative-base-registry-secret', 'kourier-system/knative-base-registry-secret']);
    pods(all).forEach(o => expect(o.spec.template.spec.imagePullSecrets).toEqual([{ name: 'knative-base-registry-secret' }]));
  });

  it('of users are a Secret in the namespace of the release', () => {
    const all = objects({ imageCredentials: login });
    expect(secrets(all)).toEqual(['inference-engine/ie-registry-secret']);
    pods(all).forEach(o => expect(o.spec.template.spec).not.toHaveProperty('imagePullSecrets'));
  });

  it('that are empty are no Secret', () => {
    expect(secrets(objects({ imageCredentials: { registry: '', username: '', password: '' } }))).toEqual([]);
  });

  it('may be in Secrets of users', () => {
    const all = objects({ baseImageCredentials: { existingSecret: 'mine' }, global: { imagePullSecrets: [{ name: 'ours' }] } });
    expect(secrets(all)).toEqual([]);
    pods(all).forEach(o => expect(o.spec.template.spec.imagePullSecrets).toEqual([{ name: 'ours' }, { name: 'mine' }]));
  });

  it('reach pods of users by the ServiceAccount default, with a command of the notes or as an object', () => {
    const values = { baseImageCredentials: login, imageCredentials: login };
    expect(notes(values)).toContain('kubectl patch serviceaccount default --namespace inference-engine '
      + '--patch \'{"imagePullSecrets":[{"name":"knative-base-registry-secret"},{"name":"ie-registry-secret"}]}\'');
    expect(notes({ imageCredentials: login })).toContain('--patch \'{"imagePullSecrets":[{"name":"ie-registry-secret"}]}\'');
    expect(notes()).not.toContain('kubectl patch');
    const account = named(objects({ ...values, defaultServiceAccount: { create: true } }), 'ServiceAccount', 'default', NAMESPACE);
    expect(account.imagePullSecrets).toEqual([{ name: 'knative-base-registry-secret' }, { name: 'ie-registry-secret' }]);
    expect(account.metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
    expect(notes({ ...values, defaultServiceAccount: { create: true } })).not.toContain('kubectl patch');
  });
});

describe('settings', () => {
  it('are in all ConfigMaps that the programs need, with labels by which the webhook finds those that it validates', () => {
    const all = objects();
    const [webhook] = named(all, 'ValidatingWebhookConfiguration', 'config.webhook.serving.knative.dev').webhooks;
    const { matchLabels, matchExpressions: [{ key, values: validated }] } = webhook.objectSelector;
    for (const { name, component } of Object.values(CONFIG_MAPS)) {
      const { metadata, data = {} } = named(all, 'ConfigMap', name);
      expect(metadata.labels).toMatchObject({ ...matchLabels, [key]: component });
      expect(Object.keys(data)).not.toContain('_example');
    }
    expect(Object.values(CONFIG_MAPS).filter(({ component }) => !validated.includes(component)).map(({ name }) => name)).toEqual(['config-kourier']);
  });

  it('are what users set, beside what the chart has to set', () => {
    const values = { config: { autoscaler: { 'min-scale': '1' }, deployment: { 'progress-deadline': '900s' }, network: { 'default-external-scheme': 'https' }, kourier: { 'enable-proxy-protocol': 'true' } } };
    expect(config('config-autoscaler', values)).toEqual({ 'min-scale': '1' });
    expect(config('config-deployment', values)).toEqual({ 'progress-deadline': '900s', 'queue-sidecar-image': KNATIVE_IMAGES.queue.default });
    expect(config('config-network', values)).toEqual({ 'default-external-scheme': 'https', 'ingress-class': 'kourier.ingress.networking.knative.dev' });
    expect(config('config-kourier', values)).toEqual({ 'enable-proxy-protocol': 'true' });
    expect(config('config-tracing', values)).toBeUndefined();
  });

  it.each([
    ['deployment', 'queue-sidecar-image'], ['network', 'ingress-class'], ['autoscaler', '_example'],
  ])('of %s cannot have %s', (map, key) => {
    expect(() => objects({ config: { [map]: { [key]: 'other' } } })).toThrow(key);
  });

  it('that encrypt the traffic within the cluster give the controller the rights for it', () => {
    const writesSecrets = (values: any) => named(objects(values), 'ClusterRole', 'knative-serving-core').rules
      .some((r: any) => r.resources.includes('secrets') && r.verbs.includes('create'));
    expect(writesSecrets({})).toBe(false);
    expect(writesSecrets({ config: { network: { 'internal-encryption': 'true' } } })).toBe(true);
    expect(writesSecrets({ config: { network: { 'internal-encryption': 'false' } } })).toBe(false);
  });
});

describe('PodDisruptionBudgets (D-12)', () => {
  it('let a single pod go', () => {
    const budgets = objects().filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(o => [o.metadata.name, o.spec.maxUnavailable, o.spec.minAvailable])).toEqual([
      ['3scale-kourier-gateway-pdb', '20%', undefined], ['activator-pdb', '20%', undefined], ['webhook-pdb', '20%', undefined],
    ]);
  });

  it.each([
    [{ activator: { podDisruptionBudget: { minAvailable: '80%' } } }, 'activator.podDisruptionBudget.minAvailable is set, and activator.autoscaling.minReplicas is 1'],
    [{ webhook: { autoscaling: { enabled: false }, podDisruptionBudget: { minAvailable: 1 } } }, 'webhook.podDisruptionBudget.minAvailable is set, and webhook.replicas is 1'],
    [{ kourier: { gateway: { podDisruptionBudget: { minAvailable: '80%' } } } }, 'kourier.gateway.podDisruptionBudget.minAvailable is set, and kourier.gateway.replicas is 1'],
  ])('that a single pod could never leave are refused: %j', (values, message) => {
    expect(() => objects(values)).toThrow(message);
  });

  it('may be those of the documents with more pods', () => {
    const all = objects({ activator: { autoscaling: { minReplicas: 2 }, podDisruptionBudget: { minAvailable: '80%' } } });
    expect(named(all, 'PodDisruptionBudget', 'activator-pdb').spec).toMatchObject({ minAvailable: '80%' });
  });
});

describe('the documented values', () => {
  const all = objects(readYaml(fs.readFileSync(DOCUMENTED, 'utf8'), DOCUMENTED));

  it('work as they are', () => {
    expect(named(all, 'ConfigMap', 'config-domain').data).toEqual({ 'knative.appstore.ai': '' });
    expect(pods(all).every(o => o.spec.template.spec.containers[0].image.startsWith('registry.example.org/'))).toBe(true);
    expect(all.filter(o => o.type === 'kubernetes.io/dockerconfigjson')).toHaveLength(4);
  });
});

test('the README says to delete Services before the controller, which removes their finalizers, and the definitions last', () => {
  const commands = ['kubectl delete services.serving.knative.dev', 'helm uninstall my-release', 'kubectl delete clusterrole', 'kubectl delete --filename crds/'];
  const places = commands.map(command => chartReadme(model).lastIndexOf(command));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
