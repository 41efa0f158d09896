import * as fs from 'fs';
import * as path from 'path';
import { Cluster, node } from './cluster';
import { blocksUnder } from '../docs/markdown';
import { HELMS } from '../support/binaries';
import { eventually } from '../support/eventually';

const ROOT = path.join(__dirname, '../..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs/ai-appstore.md'), 'utf8');
const NAMESPACE = 'ai-appstore';

/** The charts that `kubectl diff` finds nothing to be done for. */
const CHARTS = ['mongodb', 'minio', 'emissary-ingress', 'aas-frontend', 'aas-backend'];

/** Where the documentation has commands for a cluster, by the headings above them. */
function commandsUnder(heading: string, environment: string): string[] {
  return blocksUnder(PAGE, heading).filter(({ argument }) => argument === 'test/cluster runs it' || argument === `test/cluster runs it in ${environment}`).map(({ code }) => code);
}

describe.each<readonly [environment: string, way: string, helm: string]>([
  ['production', 'With Helm', '3'],
  ['production', 'With kubectl alone', '4'],
  ['development', 'With Helm', '4'],
  ['development', 'With kubectl alone', '3'],
])('the documented commands in %s, under the heading "%s", by the programs of Helm %s', (environment, way, version) => {
  const helm = HELMS.find(({ name }) => name === version) ?? HELMS[0];
  let cluster: Cluster;

  const run = (commands: string) => cluster.shell(helm, commands, { cwd: ROOT, env: { ENVIRONMENT: environment } });

  beforeAll(async () => {
    cluster = await Cluster.start();
    // As the documentation of the storage has it: `kubectl get sc` finds none. And the real definition takes the place of the one that stands for it.
    for (const args of [['storageclass', '--all'], ['crd', 'hosts.getambassador.io']]) {
      expect(await cluster.kubectl(['delete', ...args])).toMatchObject({ ok: true });
    }
    await cluster.apply(node('storage-1.example.org', { 'ingress-ready': 'true' }));
  });

  afterAll(() => cluster?.stop());

  it.each(['Namespaces and volumes', 'Secrets', way].flatMap(heading => commandsUnder(heading, environment).map(commands => [commands.split('\n')[0], commands] as const)))('%s …', async (_, commands) => {
    const { ok, stdout, stderr } = await run(commands);
    expect([ok, ok ? stderr : `${stdout}${stderr}`]).toEqual([true, '']);
    if (commands.includes('emissary-crds')) {
      await convertNothing(cluster);
    }
  });

  it('make everything ready', async () => {
    for (const { kind, metadata: { name, namespace } } of (await cluster.get('deployment,statefulset,daemonset,job', '--all-namespaces')).items) {
      await cluster.ready(kind, name, namespace);
    }
  });

  it('bind each claim to its volume, and to no other', async () => {
    const claims = (await cluster.get('persistentvolumeclaim', '--namespace', NAMESPACE)).items;
    expect(claims.map(({ metadata, spec, status }: any) => [metadata.name, status.phase, spec.volumeName]).sort()).toEqual([
      ['minio', 'Bound', 'aas-minio-pv'], ['mongodb', 'Bound', 'aas-mongodb-pv'],
    ]);
  });

  it('give the gateway an address, and the back end a Host, in the version that Emissary reads', async () => {
    const { spec, status } = await cluster.get('service', 'emissary-ingress', '--namespace', 'emissary');
    expect([spec.type, status.loadBalancer.ingress]).toEqual(['LoadBalancer', [expect.objectContaining({ ip: expect.any(String) })]]);
    const [host] = (await cluster.get('hosts.v3alpha1.getambassador.io', '--namespace', NAMESPACE)).items;
    expect(host.spec).toEqual({ hostname: '*', acmeProvider: { authority: 'none' }, requestPolicy: { insecure: { action: 'Route' } } });
  });

  it('let the back end do in other namespaces what it has to, and no more', async () => {
    const account = (await cluster.get('deployment', 'aas-backend', '--namespace', NAMESPACE)).spec.template.spec.serviceAccountName;
    const can = async (verb: string, resource: string, namespace: string) =>
      (await cluster.kubectl(['auth', 'can-i', verb, resource, '--namespace', namespace, '--as', `system:serviceaccount:${NAMESPACE}:${account}`])).stdout.trim();
    expect(await Promise.all([
      can('create', 'mappings.getambassador.io', 'inference-engine'), can('create', 'deployments.apps', 'inference-engine'), can('get', 'service/emissary-ingress', 'emissary'),
      can('get', 'service/emissary-ingress-admin', 'emissary'), can('create', 'deployments.apps', NAMESPACE), can('get', 'secrets', 'inference-engine'),
    ])).toEqual(['yes', 'yes', 'yes', 'no', 'no', 'no']);
  });

  it('leave nothing to be done for the same plain YAML', async () => {
    for (const chart of CHARTS) {
      const { ok, stdout } = await cluster.kubectl(['diff', '-f', path.join(ROOT, 'charts-out/yaml', environment, `${chart}.yaml`)]);
      expect([chart, ok, stdout]).toEqual([chart, true, '']);
    }
  });

  it('can be undone in the documented order, which keeps the data', async () => {
    const mapping = { apiVersion: 'getambassador.io/v2', kind: 'Mapping', metadata: { name: 'a-service', namespace: 'inference-engine' }, spec: { hostname: '*', prefix: '/a-service/', service: 'a-service:8080' } };
    await cluster.apply(mapping);
    for (const commands of commandsUnder(way === 'With Helm' ? 'Uninstall' : 'Uninstall with kubectl', environment)) {
      const { ok, stdout, stderr } = await run(commands);
      expect([commands, ok, ok ? '' : `${stdout}${stderr}`]).toEqual([commands, true, '']);
    }
    // Pods end after what made them.
    const left = async (): Promise<string[]> => (await cluster.get('deployment,statefulset,pod', '--all-namespaces', '--selector=app.kubernetes.io/name')).items.map(({ kind, metadata }: any) => `${kind} ${metadata.name}`);
    await eventually(async () => (await left()).length === 0, 120, 'everything is gone');
    expect((await cluster.get('crd')).items.filter(({ spec }: any) => spec.group === 'getambassador.io')).toEqual([]);
    const volumes = (await cluster.get('persistentvolume')).items;
    expect(volumes.map(({ metadata, spec }: any) => [metadata.name, spec.persistentVolumeReclaimPolicy]).sort()).toEqual([['aas-minio-pv', 'Retain'], ['aas-mongodb-pv', 'Retain']]);
  });
});

/**
 * Nothing runs in this cluster, so nothing answers conversions: the API server passes objects on as they are, which changes their version alone. What the
 * program of Emissary makes of them is tested elsewhere, where it runs.
 */
async function convertNothing(cluster: Cluster): Promise<void> {
  const converted = (await cluster.get('crd')).items.filter(({ spec }: any) => spec.conversion?.strategy === 'Webhook').map(({ metadata }: any) => metadata.name);
  expect(converted).toHaveLength(13);
  for (const name of converted) {
    expect(await cluster.kubectl(['patch', 'crd', name, '--type=merge', '--patch', '{"spec":{"conversion":{"strategy":"None","webhook":null}}}'])).toMatchObject({ ok: true });
  }
}
