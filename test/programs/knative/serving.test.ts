/**
 * The programs of Knative Serving 1.8 on an API server, as the chart `aas-knative-backend-private` runs them.
 *
 * @programs knative-serving
 * @cluster
 */
import { Cluster, list, sure } from '../../cluster/cluster';
import { HELMS } from '../../support/binaries';
import { images } from '../images';
import { Kubelet } from '../kubelet/kubelet';
import { chartFolder, rendered } from '../rendered';
import { Image } from '../runner/node';
import { sleep } from '../runner/time';

const CHART = 'aas-knative-backend-private';
const RELEASE = { name: 'knative-serving', namespace: 'inference-engine' };
const SERVING = 'knative-serving';
const PROGRAMS = ['activator', 'autoscaler', 'controller', 'domain-mapping', 'domainmapping-webhook', 'webhook'];
const IMAGES = ['activator', 'autoscaler', 'controller', 'default-domain', 'domain-mapping', 'domain-mapping-webhook', 'webhook'];
const USERS = 'inference-engine';
const DIGEST = `registry.example.org/iris@sha256:${'0'.repeat(64)}`;

const WEBHOOKS: { readonly [secret: string]: readonly string[] } = {
  'webhook-certs': ['webhook.serving.knative.dev', 'validation.webhook.serving.knative.dev', 'config.webhook.serving.knative.dev'],
  'domainmapping-webhook-certs': ['webhook.domainmapping.serving.knative.dev', 'validation.webhook.domainmapping.serving.knative.dev'],
};

const REGISTRY = 'gcr.io/knative-releases/knative.dev';

/** No registry of packages has Kourier: a program that does nothing is in its place. */
const KOURIER = new Image({ binds: { '/ko-app/kourier': '/usr/bin/true' }, entrypoint: ['sleep', 'infinity'], user: '65532' });

let cluster: Cluster;
let kubelet: Kubelet;
let gateway: Gateway;
let chart: string;

beforeAll(async () => {
  chart = chartFolder(CHART);
  cluster = await Cluster.start();
  await cluster.apply(...rendered('namespaces').objects);
  const programs = images(...IMAGES.map(name => `${REGISTRY}/serving/cmd/${name}`));
  kubelet = await Kubelet.start({ cluster, namespace: SERVING, images: { ...programs, [`${REGISTRY}/net-kourier/cmd/kourier`]: KOURIER } });
  sure(await cluster.helm(HELMS[0], ['install', RELEASE.name, chart, '--namespace', RELEASE.namespace, '--wait', '--timeout=150s']), 'helm install');
  gateway = new Gateway(cluster);
}, 300_000);

afterAll(async () => {
  await gateway?.stop();
  await kubelet?.stop();
  await cluster?.stop();
});

/** Says of Ingresses of Knative what Kourier says of those that it serves. */
class Gateway {
  private stopping = false;
  private readonly over: Promise<void>;

  constructor(private readonly cluster: Cluster) {
    this.over = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.over;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const { items } = await this.cluster.get('kingress', '--all-namespaces');
      for (const { metadata } of items.filter((one: any) => one.status?.observedGeneration !== one.metadata.generation)) {
        const on = (name: string) => ({ ingress: [{ domainInternal: `${name}.kourier-system.svc.cluster.local` }] });
        sure(await this.cluster.kubectl(['patch', 'kingress', metadata.name, '--namespace', metadata.namespace, '--subresource=status', '--type=merge', '--patch', JSON.stringify({ status: {
          observedGeneration: metadata.generation,
          conditions: ['LoadBalancerReady', 'NetworkConfigured', 'Ready'].map(type => ({ type, status: 'True', lastTransitionTime: metadata.creationTimestamp })),
          publicLoadBalancer: on('kourier'),
          privateLoadBalancer: on('kourier-internal'),
        } })]), 'kubectl patch');
      }
      await sleep(0.5);
    }
  }
}

async function helm(by = HELMS[0], ...args: string[]): Promise<void> {
  sure(await cluster.helm(by, ['upgrade', RELEASE.name, chart, '--namespace', RELEASE.namespace, '--wait', '--timeout=150s', ...args]), 'helm upgrade');
}

/** A Service of Knative as people write it. */
function service(name: string, container: object = {}, template: object = {}): any {
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name, namespace: USERS },
    spec: { template: { metadata: { annotations: { 'autoscaling.knative.dev/min-scale': '1' } }, spec: { containers: [{ image: DIGEST, ports: [{ containerPort: 8080 }], ...container }], ...template } } },
  };
}

/** What the API server would store, or why it refuses it. */
async function admitted(object: object): Promise<any> {
  const { ok, stdout, stderr } = await cluster.kubectl(['create', '--dry-run=server', '--validate=false', '--output=json', '-f', '-'], { input: JSON.stringify(object) });
  return ok ? JSON.parse(stdout) : stderr.trim();
}

async function eventually<T>(what: () => Promise<T>, is: T): Promise<void> {
  const end = Date.now() + 60_000;
  for (let got = await what(); ; got = await what()) {
    try {
      return expect(got).toEqual(is);
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
    await sleep(0.5);
  }
}

/** Certificates for traffic within Knative, which the controller makes. */
const INTERNAL = ['serving-certs-ctrl-ca', 'knative-serving-certs'];

/** What the programs have written into Secrets and webhook configurations. */
async function written(): Promise<{ internal: any[]; webhooks: any[] }> {
  const configurations = [...(await cluster.get('mutatingwebhookconfigurations')).items, ...(await cluster.get('validatingwebhookconfigurations')).items];
  const dataOf = async (secret: string) => (await cluster.get('secret', secret, '--namespace', SERVING)).data;
  return { internal: await Promise.all(INTERNAL.map(dataOf)), webhooks: await Promise.all(Object.entries(WEBHOOKS).map(async ([secret, names]) => ({
    secret: await dataOf(secret),
    webhooks: configurations.filter(({ metadata }) => names.includes(metadata.name)).flatMap(({ webhooks }) => webhooks)
      .map(({ clientConfig, rules, namespaceSelector, objectSelector }) => ({ clientConfig, rules, namespaceSelector, objectSelector })),
  }))) };
}

const url = async (name: string) => (await cluster.get('ksvc', name, '--namespace', USERS)).status?.url;

it('all programs become ready, with certificates that they make, and which the webhook configurations trust', async () => {
  const { internal, webhooks: all } = await written();
  for (const { secret, webhooks } of all) {
    expect(Object.keys(secret).sort()).toEqual(['ca-cert.pem', 'server-cert.pem', 'server-key.pem']);
    expect(webhooks.map(({ clientConfig, rules }: any) => [clientConfig.caBundle, rules.length > 0])).toEqual(webhooks.map(() => [secret['ca-cert.pem'], true]));
  }
  expect(all.flatMap(({ webhooks }: any) => webhooks)).toHaveLength(5);
  expect(internal.map(data => Object.keys(data).sort())).toEqual([['private-key.pem', 'public-cert.pem'], ['ca-cert.pem', 'private-key.pem', 'public-cert.pem']]);
});

it.each(PROGRAMS)('%s has its settings, and shows metrics', async program => {
  const [pod] = kubelet.pods(program);
  expect(pod.log().split('\n').filter(line => /Failed to get a valid metrics config|panic/.test(line))).toEqual([]);
  const { exitCode, output } = await kubelet.node.client({ image: Image.SYSTEM, argv: ['curl', '-sS', `http://${pod.ip}:9090/metrics`] });
  expect([exitCode, output]).toEqual([0, expect.stringContaining('# TYPE')]);
});

describe('a Service', () => {
  it('gets defaults, a Configuration, a Revision with the sidecar of the chart, and a Route, and becomes ready', async () => {
    await cluster.apply(service('iris'));
    sure(await cluster.kubectl(['wait', '--for=condition=Ready', 'ksvc/iris', '--namespace', USERS, '--timeout=60s']), 'kubectl wait');
    const { metadata, spec, status } = await cluster.get('ksvc', 'iris', '--namespace', USERS);
    expect(metadata.annotations).toMatchObject({ 'serving.knative.dev/creator': 'admin' });
    expect(spec.traffic).toEqual([{ latestRevision: true, percent: 100 }]);
    expect(spec.template.spec).toMatchObject({ containerConcurrency: 0, timeoutSeconds: 300, enableServiceLinks: false, containers: [{ name: 'user-container' }] });
    expect(status).toMatchObject({ latestReadyRevisionName: 'iris-00001', url: 'http://iris.inference-engine.svc.cluster.local' });
    const { spec: { template } } = await cluster.get('deployment', 'iris-00001-deployment', '--namespace', USERS);
    const { data } = await cluster.get('configmap', 'config-deployment', '--namespace', SERVING);
    expect(template.spec.containers.map(({ name, image }: any) => [name, image])).toEqual([['user-container', DIGEST], ['queue-proxy', data['queue-sidecar-image']]]);
    expect((await cluster.get('kingress', 'iris', '--namespace', USERS)).metadata.annotations).toMatchObject({ 'networking.knative.dev/ingress.class': 'kourier.ingress.networking.knative.dev' });
  });

  it('gets a new Revision when it changes', async () => {
    await cluster.apply(service('iris', { env: [{ name: 'MODEL', value: 'v2' }] }));
    await eventually(async () => (await cluster.get('ksvc', 'iris', '--namespace', USERS)).status.latestReadyRevisionName, 'iris-00002');
  });

  it.each<[what: string, object: any, message: string]>([
    ['without an image', service('bad', { image: undefined }), 'missing field(s): spec.template.spec.containers[0].image'],
    ['with two ports', service('bad', { ports: [{ containerPort: 8080 }, { containerPort: 8081 }] }), 'more than one container port is set'],
    ['with a negative concurrency', service('bad', {}, { containerConcurrency: -1 }), 'spec.template.spec.containerConcurrency'],
    ['with a field that is off', service('bad', {}, { nodeSelector: { disk: 'ssd' } }), 'must not set the field(s): spec.template.spec.nodeSelector'],
    ['whose least scale is above its largest', { ...service('bad'), spec: { template: { metadata: { annotations: { 'autoscaling.knative.dev/min-scale': '3', 'autoscaling.knative.dev/max-scale': '2' } }, spec: service('bad').spec.template.spec } } }, 'max-scale=2 is less than min-scale=3'],
  ])('%s is refused', async (_, object, message) => {
    const answer = await admitted(object);
    expect(answer).toContain('admission webhook "validation.webhook.serving.knative.dev" denied the request');
    expect(answer).toContain(message);
  });

  it('is gone with all that it had when it is deleted', async () => {
    await cluster.apply(service('gone'));
    sure(await cluster.kubectl(['wait', '--for=condition=Ready', 'ksvc/gone', '--namespace', USERS, '--timeout=60s']), 'kubectl wait');
    sure(await cluster.kubectl(['delete', 'ksvc', 'gone', '--namespace', USERS, '--timeout=60s']), 'kubectl delete');
    await eventually(async () => (await cluster.get('configuration,revision,route,kingress,podautoscaler,deployment', '--namespace', USERS)).items
      .filter(({ metadata }: any) => metadata.name.startsWith('gone')).map(({ metadata }: any) => metadata.name), []);
  });
});

it('a DomainMapping is admitted and becomes ready, one of a name that is no host is refused', async () => {
  const mapping = (name: string) => ({ apiVersion: 'serving.knative.dev/v1beta1', kind: 'DomainMapping', metadata: { name, namespace: USERS }, spec: { ref: { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'iris' } } });
  await cluster.apply({ apiVersion: 'networking.internal.knative.dev/v1alpha1', kind: 'ClusterDomainClaim', metadata: { name: 'iris.example.org' }, spec: { namespace: USERS } }, mapping('iris.example.org'));
  sure(await cluster.kubectl(['wait', '--for=condition=Ready', 'domainmapping/iris.example.org', '--namespace', USERS, '--timeout=60s']), 'kubectl wait');
  expect(await admitted(mapping('iris.svc.cluster.local'))).toContain('validation.webhook.domainmapping.serving.knative.dev');
});

describe('settings', () => {
  const patch = (name: string, data: object, ...args: string[]) => cluster.kubectl(['patch', 'configmap', name, '--namespace', SERVING, '--type=merge', '--patch', JSON.stringify({ data }), ...args]);

  it.each([
    ['config-autoscaler', { 'container-concurrency-target-default': '-1' }],
    ['config-defaults', { 'revision-timeout-seconds': 'long' }],
    ['config-deployment', { 'progress-deadline': 'soon' }],
    ['config-domain', { 'example.org': 'selector: [' }],
    ['config-gc', { 'min-non-active-revisions': '-5' }],
    ['config-leader-election', { 'lease-duration': 'long' }],
    ['config-logging', { 'loglevel.controller': 'loud' }],
    ['config-network', { 'domain-template': '{{' }],
    ['config-observability', { 'logging.request-log-template': '{{' }],
    ['config-tracing', { 'sample-rate': '2' }],
  ])('of %s that no program could read are refused: %j', async (name, data) => {
    const { ok, stderr } = await patch(name, data, '--dry-run=server');
    expect([ok, stderr]).toEqual([false, expect.stringContaining('admission webhook "config.webhook.serving.knative.dev" denied the request')]);
  });

  it('take effect while the programs run', async () => {
    sure(await patch('config-defaults', { 'revision-timeout-seconds': '120' }), 'kubectl patch');
    await eventually(async () => (await admitted(service('other'))).spec.template.spec.timeoutSeconds, 120);
  });
});

/** Creates a Service every half a second for as long as something takes. A client tries once again. */
async function admits(during: () => Promise<void>): Promise<void> {
  let over = false;
  const client = (async () => {
    while (!over) {
      const answer = await admitted(service('meanwhile'));
      expect(typeof answer === 'string' ? [answer, await admitted(service('meanwhile'))] : answer).not.toEqual([expect.any(String), expect.any(String)]);
      await sleep(0.5);
    }
  })();
  try {
    await Promise.race([during(), client]);
  } finally {
    over = true;
  }
  await client;
}

describe('the certificates stay, and Services are admitted meanwhile,', () => {
  it.each(HELMS.map(by => [by.name, by] as const))('when Helm %s upgrades the release, with other pods of the webhook', async (name, by) => {
    const [before, pods] = [await written(), kubelet.pods('webhook').map(pod => pod.name)];
    await admits(() => helm(by, '--set', `webhook.podAnnotations.by=helm-${name}`));
    await kubelet.ends('webhook', pods);
    expect(await written()).toEqual(before);
  });

  it('when the plain YAML is applied', async () => {
    const before = await written();
    const { objects } = rendered(CHART, {}, RELEASE);
    await admits(async () => {
      sure(await cluster.kubectl(['apply', '-f', '-'], { input: list(objects) }), 'kubectl apply');
      await kubelet.rollout('webhook');
    });
    expect(await written()).toEqual(before);
  });
});

describe('the domain of Services', () => {
  it('is the name in the values', async () => {
    await helm(HELMS[0], '--set', 'domain.enabled=true,domain.name=knative.example.com');
    await eventually(() => url('iris'), 'http://iris.inference-engine.knative.example.com');
  });

  it('is that of the load balancer when the Job has found it, also after the next release', async () => {
    await helm(HELMS[0], '--set', 'defaultDomain.enabled=true');
    sure(await cluster.kubectl(['wait', '--for=condition=Complete', 'job', '--selector=app=default-domain', '--namespace', SERVING, '--timeout=90s']), 'kubectl wait');
    await eventually(() => url('iris'), 'http://iris.inference-engine.192.0.2.1.sslip.io');
    await helm(HELMS[0], '--set', 'defaultDomain.enabled=true', '--set', 'controller.podAnnotations.next=release');
    expect(await url('iris')).toBe('http://iris.inference-engine.192.0.2.1.sslip.io');
  });
});

describe('webhook configurations', () => {
  it('are as they are rendered, but for the CA and the owner: nobody else takes hold of a field', async () => {
    const webhooks = rendered(CHART, {}, RELEASE).objects.filter(({ kind }: any) => /WebhookConfiguration$/.test(kind));
    const applied = await cluster.kubectl(['apply', '--server-side', '--field-manager=gitops', '--dry-run=server', '-f', '-'], { input: list(webhooks) });
    expect([applied.ok, applied.stderr]).toEqual([true, '']);
  });
});

it('traffic within the cluster is encrypted with certificates in the namespace of a Service, if the settings say so', async () => {
  await helm(HELMS[0], '--set-string', 'config.network.internal-encryption=true');
  await cluster.apply(service('secret'));
  sure(await cluster.kubectl(['wait', '--for=condition=Ready', 'ksvc/secret', '--namespace', USERS, '--timeout=60s']), 'kubectl wait');
  expect(Object.keys((await cluster.get('secret', `${USERS}-serving-certs`, '--namespace', USERS)).data).sort()).toEqual(['ca-cert.pem', 'private-key.pem', 'public-cert.pem']);
});

it('the programs have all the rights that they asked for', () => {
  expect(cluster.refusals(SERVING, 'controller')).toEqual([]);
});
