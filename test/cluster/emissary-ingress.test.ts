import { definitionsOf, documentedChart, plainObjects, valuesFile, valuesFlags } from './charts';
import { Cluster, list, sure } from './cluster';
import { UPGRADES } from './upgrades';
import { Helm, HELMS } from '../support/binaries';
import { eventually } from '../support/eventually';
import { Json } from '../../src/values/shape';

/**
 * Emissary on an API server that knows its kinds, as the chart `emissary-crds` has them; nothing is converted, since everything is written in
 * the version that is read.
 */
const NAMESPACE = 'emissary';
const chart = documentedChart('emissary-ingress');

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
  await cluster.define(...definitionsOf(documentedChart('emissary-crds')));
  await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' } } });
});

afterAll(() => cluster?.stop());

const release = (helm: Helm, ...args: string[]) => cluster.helm(helm, [...args, '--namespace', NAMESPACE]);
const waits = async (helm: Helm, ...args: string[]): Promise<void> => expect(await release(helm, ...args, '--wait', '--timeout=300s')).toMatchObject({ ok: true, stderr: '' });

/** What kubectl would change of a release. */
async function differs(files: readonly string[], values: Json = {}): Promise<string> {
  const { stdout, stderr } = await cluster.kubectl(['diff', '-f', '-'], { input: list(plainObjects(chart, 'emissary-ingress', NAMESPACE, files, values)) });
  return `${stdout}${stderr}`;
}

describe.each(HELMS)('helm $name', helm => {
  afterEach(async () => {
    sure(await release(helm, 'uninstall', 'emissary-ingress', '--ignore-not-found', '--wait'), 'helm uninstall');
  });

  it.each(chart.installations)('installs it with %s, everything becomes ready, the API server warns of nothing, and the plain objects are the same', async (_, files) => {
    await waits(helm, 'install', 'emissary-ingress', chart.folder, ...valuesFlags(files));
    expect(await differs(files)).toBe('');
    const address = async () => (await cluster.get('service', 'emissary-ingress', '--namespace', NAMESPACE)).status.loadBalancer.ingress?.[0]?.ip;
    // Helm 4 does not wait for it.
    await eventually(async () => await address() !== undefined, 60, 'the address of the load balancer');
  });

  it('upgrades it to other values, and back', async () => {
    const files = chart.installations[0][1];
    await waits(helm, 'install', 'emissary-ingress', chart.folder, ...valuesFlags(files));
    for (const values of UPGRADES['emissary-ingress']) {
      await waits(helm, 'upgrade', 'emissary-ingress', chart.folder, '--history-max=0', ...valuesFlags([...files, valuesFile(values)]));
      expect(await differs(files, values)).toBe('');
      await waits(helm, 'rollback', 'emissary-ingress', '1', '--history-max=0');
      expect(await differs(files)).toBe('');
    }
  });

  it('refuses a second release in the namespace, whose Service would be the same, until it has another name', async () => {
    await waits(helm, 'install', 'emissary-ingress', chart.folder);
    const { ok, stderr } = await release(helm, 'install', 'second', chart.folder);
    expect([ok, stderr]).toEqual([false, expect.stringMatching(/Service "emissary-ingress" in namespace "emissary" exists|IngressClass "ambassador"/)]);
    sure(await release(helm, 'uninstall', 'second', '--ignore-not-found'), 'helm uninstall');
    const values = { service: { nameOverride: 'second' }, ingressClassResource: { name: 'second' }, env: { AMBASSADOR_ID: 'second' }, module: { diagnostics: null } };
    await waits(helm, 'install', 'second', chart.folder, ...valuesFlags([valuesFile(values)]));
    sure(await release(helm, 'uninstall', 'second', '--wait'), 'helm uninstall');
  });
});

describe('its ServiceAccount', () => {
  const can = async (verb: string, resource: string, ...args: string[]): Promise<boolean> =>
    (await cluster.kubectl(['auth', 'can-i', verb, resource, `--as=system:serviceaccount:${NAMESPACE}:emissary-ingress`, ...args])).ok;

  beforeAll(async () => {
    await waits(HELMS[0], 'install', 'emissary-ingress', chart.folder);
  });

  it.each([
    ['list', 'mappings.getambassador.io'], ['watch', 'hosts.getambassador.io'], ['list', 'listeners.getambassador.io'], ['list', 'services'], ['list', 'endpoints'], ['watch', 'ingresses.networking.k8s.io'],
    ['list', 'ingressclasses.networking.k8s.io'],
  ])('may %s %s of all namespaces', async (verb, resource) => {
    expect(await can(verb, resource, '--all-namespaces')).toBe(true);
  });

  it.each([
    ['list', 'secrets'], ['list', 'configmaps'], ['get', 'secrets'], ['create', 'mappings.getambassador.io'], ['delete', 'mappings.getambassador.io'], ['update', 'hosts.getambassador.io'],
    ['delete', 'customresourcedefinitions.apiextensions.k8s.io'], ['update', 'ingresses.networking.k8s.io'], ['list', 'pods'],
  ])('may not %s %s', async (verb, resource) => {
    expect(await can(verb, resource, '--namespace', NAMESPACE)).toBe(false);
  });
});
