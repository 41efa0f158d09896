/**
 * Emissary's apiext, which converts objects between versions when an API server asks it to, as the chart `emissary-crds` runs it.
 *
 * @programs emissary
 * @sources emissary github.com/emissary-ingress/emissary/v3
 * @cluster
 */
import * as fs from 'fs';
import * as https from 'https';
import * as path from 'path';
import { parse } from 'yaml';
import { Cluster, list, sure } from '../../cluster/cluster';
import { Helm, HELMS } from '../../support/binaries';
import { images } from '../images';
import { Kubelet } from '../kubelet/kubelet';
import { PinnedProgram } from '../pinned-program';
import { chartFolder, rendered } from '../rendered';

const APIEXT = 'emissary-apiext';
const SYSTEM = 'emissary-system';
const CA = 'emissary-ingress-webhook-ca';
const RELEASE = { name: 'crds', namespace: 'default' };
const VERSIONS = ['v2', 'v3alpha1'] as const;

/** Objects with which Emissary tests its conversions, by version and kind. They are read where Go keeps them. */
const EXAMPLES = ['authsvc', 'devportals', 'hosts', 'logsvc', 'mappings', 'modules', 'ratelimitsvc', 'tcpmappings', 'tlscontexts', 'tracingsvc'];

let cluster: Cluster;
let kubelet: Kubelet;
let chart: string;

beforeAll(async () => {
  chart = chartFolder('emissary-crds');
  cluster = await Cluster.start();
  sure(await cluster.kubectl(['delete', 'crd', 'hosts.getambassador.io']), 'kubectl delete');
  // The scheduler has to know of the node before the first pod; Helm takes over what says that it belongs to the release.
  await cluster.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: SYSTEM,
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'meta.helm.sh/release-name': RELEASE.name, 'meta.helm.sh/release-namespace': RELEASE.namespace },
    },
  });
  kubelet = await Kubelet.start({ cluster, namespace: SYSTEM, images: images('docker.io/emissaryingress/emissary') });
  await helm(HELMS[0], 'install');
}, 300_000);

afterAll(async () => {
  await kubelet?.stop();
  await cluster?.stop();
});

async function helm(by: Helm, command: 'install' | 'upgrade', ...args: string[]): Promise<void> {
  sure(await cluster.helm(by, [command, RELEASE.name, chart, '--namespace', RELEASE.namespace, '--wait', '--timeout=150s', ...args]), `helm ${command}`);
  await kubelet.rollout(APIEXT);
}

/** What the webhook has written: its certificate in the Secret, and the conversion of each definition. */
async function written(): Promise<any> {
  const { items } = await cluster.get('customresourcedefinitions');
  const { metadata: { uid, resourceVersion }, data } = await cluster.get('secret', CA, '--namespace', SYSTEM);
  const own = items.filter(({ spec }: any) => spec.group === 'getambassador.io');
  return { secret: { uid, resourceVersion, data }, conversions: Object.fromEntries(own.map(({ metadata, spec }: any) => [metadata.name, spec.conversion])) };
}

function examples(version: string): any[] {
  const folder = path.join(PinnedProgram.installed('emissary').sources('github.com/emissary-ingress/emissary/v3'), 'pkg/api/getambassador.io', version, 'testdata');
  const all = EXAMPLES.flatMap(name => parse(fs.readFileSync(path.join(folder, `${name}.yaml`), 'utf8')) as any[]);
  // The API server drops a null where none may be.
  const withoutNull = (spec: any) => JSON.parse(JSON.stringify(spec, (_, value) => value ?? undefined));
  return all.map(({ apiVersion, kind, spec }, i) => ({ apiVersion, kind, metadata: { name: `${version}-${i}`, namespace: 'default' }, spec: withoutNull(spec) }));
}

/** Asks the webhook itself, at the address of its Service, with the certificate authority of its Secret. */
async function converted(objects: readonly any[], desiredAPIVersion: string): Promise<any[]> {
  const { spec } = await cluster.get('service', APIEXT, '--namespace', SYSTEM);
  const ca = Buffer.from((await cluster.get('secret', CA, '--namespace', SYSTEM)).data['tls.crt'], 'base64');
  const body = JSON.stringify({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'ConversionReview', request: { uid: '1', desiredAPIVersion, objects } });
  const { response } = await new Promise<any>((resolve, reject) => https.request({
    host: spec.clusterIP, port: spec.ports[0].port, path: '/webhooks/crd-convert', method: 'POST', servername: `${APIEXT}.${SYSTEM}.svc`, ca, headers: { 'content-type': 'application/json' },
  }, answer => {
    const chunks: Buffer[] = [];
    answer.on('data', chunk => chunks.push(chunk)).on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
  }).on('error', reject).end(body));
  expect(response.result).toEqual({ metadata: {}, status: 'Success' });
  return response.convertedObjects;
}

const specs = (objects: readonly any[]) => Object.fromEntries(objects.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec]));

it('three replicas become ready, and write one certificate, the Service, its port and its path into all definitions but that of Listener', async () => {
  expect(kubelet.pods(APIEXT)).toHaveLength(3);
  const { secret, conversions } = await written();
  const { 'listeners.getambassador.io': listener, ...others } = conversions;
  expect([listener, Object.keys(others).length]).toEqual([{ strategy: 'None' }, 13]);
  expect(Object.values(others)).toEqual(Object.values(others).map(() => ({
    strategy: 'Webhook',
    webhook: {
      clientConfig: { service: { name: APIEXT, namespace: SYSTEM, path: '/webhooks/crd-convert', port: 443 }, caBundle: secret.data['tls.crt'] },
      conversionReviewVersions: ['v1'],
    },
  })));
});

it.each(VERSIONS)('objects of all kinds that are written as %s are read in the other version as the program converts them', async version => {
  const other = VERSIONS.find(one => one !== version)!;
  const objects = examples(version);
  const { stdout, stderr } = await cluster.kubectl(['create', '--validate=false', '--output=name', '-f', '-'], { input: list(objects) });
  const created = new Set(stdout.trim().split('\n').map(name => name.split('/')[1]));
  // A few examples are not valid: they are of versions before there were schemas.
  const refused = stderr.split('\n').filter(line => line !== '').map(line => /: (\w+)\.\S+ "\S+" is invalid: (\S+):/.exec(line)?.slice(1).join(' ') ?? line);
  expect([...new Set(refused)].sort()).toEqual(['Mapping spec.load_balancer.policy', 'Mapping spec.redirect_response_code']);
  expect([created.size + refused.length, created.size > 80]).toEqual([objects.length, true]);

  const kinds = [...new Set(objects.map(({ kind }) => kind.toLowerCase()))];
  const read = await Promise.all(kinds.map(kind => cluster.get(`${kind}s.${other}.getambassador.io`, '--namespace', 'default')));
  const expected = await converted(objects.filter(({ metadata }) => created.has(metadata.name)), `getambassador.io/${other}`);
  expect(specs(read.flatMap(({ items }) => items).filter(({ metadata }) => created.has(metadata.name)))).toEqual(specs(expected));
});

it('what the back end writes of a service is a Mapping that Emissary reads', async () => {
  // It writes v2, with a field of v3alpha1 that v2 keeps as it is.
  const spec = { hostname: '*', prefix: '/iris/', service: 'iris:8080', retry_policy: { retry_on: '5xx', num_retries: 10, per_try_timeout: '5s' } };
  await cluster.apply({ apiVersion: 'getambassador.io/v2', kind: 'Mapping', metadata: { name: 'iris', namespace: 'default' }, spec });
  const { hostname, ...others } = (await cluster.get('mappings.v3alpha1.getambassador.io', 'iris', '--namespace', 'default')).spec;
  expect(others).toEqual({ prefix: '/iris/', service: 'iris:8080', retry_policy: spec.retry_policy });
  expect(hostname).toBe('*');
});

/** Reads objects in the version that they are not stored in for as long as something takes. */
async function readable(during: () => Promise<void>): Promise<void> {
  let over = false;
  const reader = (async () => {
    while (!over) {
      sure(await cluster.kubectl(['get', 'mappings.v3alpha1.getambassador.io', '--namespace', 'default', '--output=name']), 'kubectl get');
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  })();
  try {
    await Promise.race([during(), reader]);
  } finally {
    over = true;
  }
  await reader;
}

describe('the certificate and the conversions stay as the program has written them, and objects can be read meanwhile,', () => {
  let before: any;
  let pods: string[];

  beforeAll(async () => {
    before = await written();
  });
  beforeEach(() => {
    pods = kubelet.pods(APIEXT).map(pod => pod.name);
  });

  it('when all pods are replaced', async () => {
    await readable(async () => {
      sure(await cluster.kubectl(['rollout', 'restart', `deployment/${APIEXT}`, '--namespace', SYSTEM]), 'kubectl rollout restart');
      await kubelet.rollout(APIEXT);
    });
    await kubelet.ends(APIEXT, pods);
    expect(await written()).toEqual(before);
  });

  it.each(HELMS.map(by => [by.name, by] as const))('when Helm %s upgrades the release', async (name, by) => {
    await readable(() => helm(by, 'upgrade', '--set', `podAnnotations.by=helm-${name}`));
    await kubelet.ends(APIEXT, pods);
    expect(await written()).toEqual(before);
  });

  it('when the plain YAML is applied', async () => {
    const { objects } = rendered('emissary-crds', {}, RELEASE);
    await readable(async () => {
      sure(await cluster.kubectl(['apply', '-f', '-'], { input: list(objects) }), 'kubectl apply');
      await kubelet.rollout(APIEXT);
    });
    expect(await written()).toEqual(before);
  });
});

it('has all the rights that it asked for', () => {
  expect(cluster.refusals(SYSTEM, APIEXT)).toEqual([]);
  expect(kubelet.log(APIEXT)).not.toMatch(/forbidden|level=error/);
});

it('definitions, objects and the certificate outlive the release, and the next one converts them', async () => {
  const names = async (version: string) => (await cluster.get(`mappings.${version}.getambassador.io`, '--namespace', 'default')).items.map(({ metadata }: any) => metadata.name);
  const [before, mappings, pods] = [await written(), await names('v3alpha1'), kubelet.pods(APIEXT).map(pod => pod.name)];
  sure(await cluster.helm(HELMS[0], ['uninstall', RELEASE.name, '--namespace', RELEASE.namespace, '--wait', '--timeout=60s']), 'helm uninstall');
  expect(await written()).toEqual(before);
  await kubelet.ends(APIEXT, pods);
  expect([(await names('v2')).length, kubelet.pods(APIEXT).length]).toEqual([mappings.length, 0]);
  await helm(HELMS[HELMS.length - 1], 'install');
  expect(await names('v3alpha1')).toEqual(mappings);
  expect(await written()).toEqual(before);
});
