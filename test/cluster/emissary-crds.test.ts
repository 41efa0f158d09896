import * as fs from 'fs';
import * as path from 'path';
import { rootCertificates } from 'tls';
import { documentedChart, plainObjects, valuesFile } from './charts';
import { Cluster, CommandResult, list, sure } from './cluster';
import { Helm, HELMS } from '../support/binaries';
import { writeFiles } from '../support/scratch';
import { emissaryManifest } from './originals';

const chart = documentedChart('emissary-crds');
const SYSTEM = 'emissary-system';
const APIEXT = 'emissary-apiext';
const DOCUMENTED = path.join(__dirname, '../emissary/documented-crds-values.yaml');
/** The API server takes nothing but a certificate. */
const CA = Buffer.from(rootCertificates[0]).toString('base64');
/** What the documented values make of the conversion, and the program of their image too. */
const OLDER = 'v1beta1';
const MAPPING = {
  apiVersion: 'getambassador.io/v2', kind: 'Mapping', metadata: { name: 'iris', namespace: 'default' }, spec: { hostname: '*', prefix: '/iris/', service: 'iris:8080' },
};

let cluster: Cluster;

/** A cluster of its own: a cluster has the definitions once. */
async function started(): Promise<void> {
  cluster = await Cluster.start();
  sure(await cluster.kubectl(['delete', 'crd', 'hosts.getambassador.io']), 'kubectl delete');
}

async function definitions(): Promise<any[]> {
  return (await cluster.get('crd')).items.filter(({ spec }: any) => spec.group === 'getambassador.io');
}

/** What the program does: it reads a definition, and puts it back with a conversion of its own. */
async function convert(conversionReviewVersion: string, manager = 'busyambassador'): Promise<void> {
  // Until then, the API server writes to the status.
  sure(await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=300s']), 'kubectl wait');
  for (const definition of (await definitions()).filter(({ spec }) => spec.versions.length > 1)) {
    definition.spec.conversion = {
      strategy: 'Webhook',
      webhook: {
        clientConfig: { service: { name: APIEXT, namespace: SYSTEM, port: 443, path: '/webhooks/crd-convert' }, caBundle: CA },
        conversionReviewVersions: [conversionReviewVersion],
      },
    };
    const url = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition.metadata.name}?fieldManager=${manager}`;
    sure(await cluster.kubectl(['replace', '--raw', url, '-f', '-'], { input: JSON.stringify(definition) }), 'the program writes a definition');
  }
}

async function conversions(): Promise<{ [name: string]: any }> {
  return Object.fromEntries((await definitions()).map(({ metadata, spec }) => [metadata.name, spec.conversion]));
}

/** The conversions are the same after a command that has to work. */
async function stays(before: object, what: string, result: CommandResult): Promise<void> {
  sure(result, what);
  expect([what, await conversions()]).toEqual([what, before]);
}

/** The names of what is there, of the program. */
async function running(): Promise<string[]> {
  const { items } = await cluster.get('deployments,services,serviceaccounts', '--namespace', SYSTEM);
  return items.filter(({ metadata }: any) => metadata.name === APIEXT).map(({ kind }: any) => kind).sort();
}

function helm(by: Helm, ...args: string[]): Promise<CommandResult> {
  return cluster.helm(by, [...args, '--namespace', 'default']);
}

describe.each(HELMS.map(by => [by.name, by] as const))('helm %s', (_name, by) => {
  beforeAll(started);
  afterAll(() => cluster?.stop());

  test('the documented command installs the documented values, and nothing is to be done before', async () => {
    // The document names no namespace, so that it is that of the context.
    const { ok, stderr } = await cluster.helm(by, ['install', 'emissary-crds', chart.folder, '--values', DOCUMENTED, '--wait', '--timeout=300s']);
    expect([ok, stderr]).toEqual([true, '']);
    expect(await running()).toEqual(['Deployment', 'Service', 'ServiceAccount']);
    expect((await cluster.get('namespace', SYSTEM)).metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  test('after the command of the notes the webhook is there, with three pods, and all kinds', async () => {
    const said = sure(await helm(by, 'get', 'notes', 'emissary-crds'), 'helm get notes');
    const [, wait] = /^ {2}kubectl (wait .*)$/m.exec(said)!;
    sure(await cluster.kubectl(wait.split(' ')), 'kubectl wait');
    expect((await cluster.get('deployment', APIEXT, '--namespace', SYSTEM)).status).toMatchObject({ availableReplicas: 3 });
    const established = (await definitions()).map(({ status }) => status.conditions.filter((c: any) => c.type !== 'Established' && c.status !== 'True'));
    expect([established.length, established.flat()]).toEqual([14, []]);
  });

  test('what the webhook has written stays in upgrades, without a conflict', async () => {
    await convert(OLDER);
    const before = await conversions();
    expect(before['mappings.getambassador.io'].webhook.clientConfig.caBundle).toBe(CA);
    const changed = { commonLabels: { team: 'ml' }, replicas: 2 };
    await stays(before, 'helm upgrade', await helm(by, 'upgrade', 'emissary-crds', chart.folder, '--values', DOCUMENTED));
    await stays(before, 'helm upgrade with changes', await helm(by, 'upgrade', 'emissary-crds', chart.folder, '--values', DOCUMENTED, '--values', valuesFile(changed)));
    await stays(before, 'helm rollback', await helm(by, 'rollback', 'emissary-crds', '1'));
  });

  test('an uninstallation keeps definitions and objects, which can be used as they are stored, and the next release takes over', async () => {
    await cluster.apply(MAPPING);
    const { metadata: { uid } } = await cluster.get('mappings.v2.getambassador.io', 'iris');
    const kept = await conversions();
    sure(await helm(by, 'uninstall', 'emissary-crds', '--wait', '--timeout=300s'), 'helm uninstall');
    expect([await running(), await conversions()]).toEqual([[], kept]);
    expect((await cluster.get('mappings.v2.getambassador.io', 'iris')).metadata.uid).toBe(uid);
    expect((await cluster.kubectl(['get', 'mappings.v3alpha1.getambassador.io', 'iris'])).stderr).toContain('conversion webhook for getambassador.io/v2, Kind=Mapping failed');
    // The first version that `kubectl` knows is the stored one.
    expect((await cluster.get('mappings', 'iris')).apiVersion).toBe('getambassador.io/v2');

    const other = await helm(by, 'install', 'another', chart.folder, '--values', DOCUMENTED);
    expect([other.ok, other.stderr]).toEqual([false, expect.stringContaining('cannot be imported into the current release')]);
    sure(await helm(by, 'install', 'emissary-crds', chart.folder, '--values', DOCUMENTED, '--wait', '--timeout=300s'), 'helm install');
    expect([await running(), await conversions()]).toEqual([['Deployment', 'Service', 'ServiceAccount'], kept]);
    sure(await helm(by, 'uninstall', 'emissary-crds', '--wait', '--timeout=300s'), 'helm uninstall');
    sure(await helm(by, 'install', 'another', chart.folder, '--values', DOCUMENTED, '--take-ownership'), 'helm install --take-ownership');
    expect((await cluster.get('mappings.v2.getambassador.io', 'iris')).metadata.uid).toBe(uid);
    sure(await helm(by, 'uninstall', 'another', '--wait', '--timeout=300s'), 'helm uninstall');
  });

  test('the commands of the README delete everything', async () => {
    const readme = fs.readFileSync(path.join(chart.folder, 'README.md'), 'utf8');
    expect(readme).toContain("kubectl get crd --output=name | grep '[.]getambassador[.]io$' | xargs kubectl delete\n");
    sure(await cluster.kubectl(['delete', 'namespace', SYSTEM, '--timeout=300s']), 'kubectl delete');
    sure(await cluster.kubectl(['delete', ...(await definitions()).map(({ metadata }) => `crd/${metadata.name}`), '--timeout=300s']), 'kubectl delete');
    expect(await definitions()).toEqual([]);
  });

  test('a release in emissary-system, which Helm creates, and a namespace of somebody else do not make two owners of it', async () => {
    sure(await cluster.helm(by, ['install', 'crds', chart.folder, '--namespace', SYSTEM, '--create-namespace', '--wait', '--timeout=300s']), 'helm install --create-namespace');
    sure(await cluster.helm(by, ['uninstall', 'crds', '--namespace', SYSTEM, '--wait', '--timeout=300s']), 'helm uninstall');
    sure(await cluster.kubectl(['delete', ...(await definitions()).map(({ metadata }) => `crd/${metadata.name}`), '--timeout=300s']), 'kubectl delete');

    const refused = await helm(by, 'install', 'crds', chart.folder);
    expect([refused.ok, refused.stderr]).toEqual([false, expect.stringContaining(`Namespace "${SYSTEM}" in namespace "" exists and cannot be imported`)]);
    sure(await helm(by, 'install', 'crds', chart.folder, '--set', 'createNamespace=false', '--wait', '--timeout=300s'), 'helm install with createNamespace=false');
    expect((await definitions()).length).toBe(14);
  });

  test('what the webhook has written stays when other tools apply the same objects, without a conflict', async () => {
    await convert('v1');
    const before = await conversions();
    const objects = list(plainObjects(chart, 'crds', 'default', [], { createNamespace: false }));
    for (const again of ['', ' again']) {
      await stays(before, `kubectl apply${again}`, await cluster.kubectl(['apply', '-f', '-'], { input: objects, helm: by }));
      await stays(before, `server-side apply${again}, as Argo CD and Flux do`, await cluster.kubectl(['apply', '--server-side', '--field-manager=gitops', '-f', '-'], { input: objects, helm: by }));
    }
    await stays(before, 'helm upgrade after those', await helm(by, 'upgrade', 'crds', chart.folder, '--set', 'createNamespace=false'));
    expect(await cluster.kubectl(['diff', '-f', '-'], { input: objects, helm: by })).toEqual({ ok: true, stdout: '', stderr: '' });
  });
});

describe('without Helm', () => {
  beforeAll(started);
  afterAll(() => cluster?.stop());

  test('one apply of the plain YAML is enough, and what the webhook writes stays when it is applied again', async () => {
    const objects = list(plainObjects(chart, 'emissary-crds', 'default', []));
    const { ok, stderr } = await cluster.kubectl(['apply', '-f', '-'], { input: objects });
    expect([ok, stderr]).toEqual([true, '']);
    sure(await cluster.kubectl(['wait', `deployment/${APIEXT}`, '--namespace', SYSTEM, '--for=condition=Available', '--timeout=300s']), 'kubectl wait');
    await convert('v1');
    const before = (await definitions()).map(({ metadata }) => metadata.resourceVersion);
    sure(await cluster.kubectl(['apply', '-f', '-'], { input: objects }), 'kubectl apply');
    expect((await definitions()).map(({ metadata }) => metadata.resourceVersion)).toEqual(before);
    expect((await conversions())['mappings.getambassador.io'].webhook.clientConfig.caBundle).toBe(CA);
  });

  test('an account in the place of the program may do what it does, and nothing else', async () => {
    const can = async (verb: string, resource: string, ...args: string[]): Promise<string> =>
      (await cluster.kubectl(['auth', 'can-i', verb, resource, '--as', `system:serviceaccount:${SYSTEM}:${APIEXT}`, ...args])).stdout.trim();
    const inSystem = ['--namespace', SYSTEM];
    for (const [verb, resource, ...args] of [
      ['list', 'customresourcedefinitions'], ['watch', 'customresourcedefinitions'], ['update', 'customresourcedefinitions/mappings.getambassador.io'],
      ['update', 'customresourcedefinitions/mappings.getambassador.io', '--subresource=status'], ['create', 'secrets', ...inSystem], ['get', 'secrets/emissary-ingress-webhook-ca', ...inSystem],
    ]) {
      expect([verb, resource, await can(verb, resource, ...args)]).toEqual([verb, resource, 'yes']);
    }
    for (const [verb, resource, ...args] of [
      ['update', 'customresourcedefinitions/httproutes.gateway.networking.k8s.io'], ['delete', 'customresourcedefinitions/mappings.getambassador.io'], ['get', 'secrets/other', ...inSystem],
      ['list', 'secrets', ...inSystem], ['update', 'secrets/emissary-ingress-webhook-ca', ...inSystem], ['create', 'secrets', '--namespace', 'default'], ['list', 'mappings.getambassador.io'],
    ]) {
      expect([verb, resource, await can(verb, resource, ...args)]).toEqual([verb, resource, 'no']);
    }
  });
});

describe.each(HELMS.map(by => [by.name, by] as const))('a release of the manifests of Emissary, helm %s', (_name, by) => {
  beforeAll(started);
  afterAll(() => cluster?.stop());

  test('is upgraded to this chart as the README says, and its objects stay', async () => {
    const folder = writeFiles({
      'Chart.yaml': 'apiVersion: v2\nname: emissary-ingress\nversion: 8.4.0\n',
      'templates/all.yaml': emissaryManifest(),
    });
    sure(await helm(by, 'install', 'emissary-crds', folder), 'helm install of the manifests');
    await convert('v1');
    await cluster.apply(MAPPING);
    const { metadata: { uid } } = await cluster.get('mappings.v2.getambassador.io', 'iris');
    sure(await cluster.kubectl(['delete', `deployment/${APIEXT}`, '--namespace', SYSTEM]), 'kubectl delete');
    sure(await helm(by, 'upgrade', 'emissary-crds', chart.folder, '--wait', '--timeout=300s'), 'helm upgrade');
    expect((await cluster.get('mappings.v2.getambassador.io', 'iris')).metadata.uid).toBe(uid);
    expect((await conversions())['mappings.getambassador.io'].webhook.clientConfig.caBundle).toBe(CA);
    sure(await helm(by, 'uninstall', 'emissary-crds', '--wait', '--timeout=300s'), 'helm uninstall');
    expect((await cluster.get('mappings.v2.getambassador.io', 'iris')).metadata.uid).toBe(uid);
  });
});
