import { documentedChart, plainObjects, valuesFile, valuesFlags } from './charts';
import { Cluster, list, sure } from './cluster';
import { UPGRADES } from './upgrades';
import { CERTIFICATE } from '../kit/webhook/certificates';
import { HELMS } from '../support/binaries';

const chart = documentedChart('ingress-nginx');
const NAME = 'ingress-nginx';
const WEBHOOKS = 'validatingwebhookconfigurations.admissionregistration.k8s.io';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
  // As the configuration of kind has it, for the environment development.
  sure(await cluster.kubectl(['label', 'nodes', '--all', 'ingress-ready=true']), 'kubectl label');
});

afterAll(() => cluster?.stop());

const ingress = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name },
  spec: { ingressClassName: 'nginx', rules: [{ host: `${name}.example.org`, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
});

const creates = async (namespace: string, name: string): Promise<string> => (await cluster.kubectl(['create', '--namespace', namespace, '-f', '-'], { input: JSON.stringify(ingress(name)) })).stderr;

/** What the Job writes. */
const writeBundle = async (name: string): Promise<void> => {
  const patch = [{ op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: Buffer.from(CERTIFICATE).toString('base64') }];
  sure(await cluster.kubectl(['patch', WEBHOOKS, name, '--type=json', '--field-manager=kube-webhook-certgen', '--patch', JSON.stringify(patch)]), 'kubectl patch');
};

const bundleOf = async (name: string): Promise<string | undefined> => (await cluster.get(WEBHOOKS, name)).webhooks[0].clientConfig.caBundle;

describe.each(HELMS.map(helm => [helm.name, helm] as const))('helm %s', (_helm, helm) => {
  let namespace: string;
  const inNamespace = async (...args: string[]) => sure(await cluster.helm(helm, [...args, '--namespace', namespace]), `helm ${args.join(' ')}`);

  afterEach(async () => {
    await inNamespace('uninstall', NAME, '--wait');
  });

  test('it is installed with its defaults, keeps no Ingress from being created, and an upgrade leaves what the Job wrote', async () => {
    namespace = await cluster.namespace('restricted');
    await inNamespace('install', NAME, chart.folder, '--wait', '--timeout=300s');
    const webhook = `${namespace}.${NAME}-admission`;
    expect(await creates(namespace, 'before-the-job')).toBe('');
    await writeBundle(webhook);
    expect(await creates(namespace, 'after-the-job')).toBe('');
    await inNamespace('upgrade', NAME, chart.folder, '--set', 'controller.replicaCount=2', '--wait', '--timeout=300s');
    expect(await bundleOf(webhook)).toBe(Buffer.from(CERTIFICATE).toString('base64'));
    for (const way of [['--server-side', '--field-manager=gitops', '--force-conflicts'], []]) {
      sure(await cluster.kubectl(['apply', ...way, '-f', '-'], { input: list(plainObjects(chart, NAME, namespace, [])) }), 'kubectl apply');
      expect(await bundleOf(webhook)).toBe(Buffer.from(CERTIFICATE).toString('base64'));
    }
  });

  test.each(chart.installations)('it is installed with %s, and kubectl finds no difference to the plain objects', async (_what, files) => {
    namespace = await cluster.namespace(chart.level);
    await inNamespace('install', NAME, chart.folder, '--wait', '--timeout=300s', ...valuesFlags(files));
    expect(await cluster.kubectl(['diff', '-f', '-'], { input: list(plainObjects(chart, NAME, namespace, files)), helm })).toEqual({ ok: true, stdout: '', stderr: '' });
  });

  test('it is upgraded and rolled back', async () => {
    namespace = await cluster.namespace(chart.level);
    await inNamespace('install', NAME, chart.folder, '--wait', '--timeout=300s');
    for (const values of UPGRADES[NAME]) {
      await cluster.provideFor(plainObjects(chart, NAME, namespace, [], values));
      await inNamespace('upgrade', NAME, chart.folder, '--history-max=0', '--wait', '--timeout=300s', '--values', valuesFile(values));
      expect(await cluster.kubectl(['diff', '-f', '-'], { input: list(plainObjects(chart, NAME, namespace, [], values)) })).toEqual({ ok: true, stdout: '', stderr: '' });
      await inNamespace('rollback', NAME, '1', '--history-max=0', '--wait', '--timeout=300s');
    }
  });

  test('two releases with two classes are in one namespace', async () => {
    namespace = await cluster.namespace('restricted');
    await inNamespace('install', NAME, chart.folder, '--wait', '--timeout=300s');
    await inNamespace('install', 'internal', chart.folder, '--wait', '--timeout=300s', '--set', 'controller.ingressClassResource.name=internal');
    expect((await cluster.get('ingressclasses')).items.map((o: any) => [o.metadata.name, o.spec.controller])).toEqual([['internal', 'k8s.io/ingress-nginx-internal'], ['nginx', 'k8s.io/ingress-nginx']]);
    const { ok, stderr } = await cluster.helm(helm, ['install', 'third', chart.folder, '--namespace', namespace]);
    expect([ok, stderr]).toEqual([false, expect.stringContaining('IngressClass "nginx"')]);
    await inNamespace('uninstall', 'internal');
  });
});

describe('the webhook configuration', () => {
  const configurations = (values: any, namespace: string): any[] => plainObjects(chart, NAME, namespace, [], values).filter(o => o.kind === 'ValidatingWebhookConfiguration');

  test.each<[string, any]>([
    ['a Job', {}],
    ['cert-manager', { controller: { admissionWebhooks: { certManager: { enabled: true }, failurePolicy: 'Fail' } } }],
    ['an existing Secret', { controller: { admissionWebhooks: { existingSecret: 'mine', caBundle: CERTIFICATE, failurePolicy: 'Fail' } } }],
  ])('with a certificate of %s is accepted, and stored as it is', async (_way, values) => {
    const namespace = await cluster.namespace();
    const [configuration] = configurations(values, namespace);
    await cluster.apply(configuration);
    const stored = await cluster.get(WEBHOOKS, configuration.metadata.name);
    expect(stored.webhooks).toEqual(configuration.webhooks);
    expect(stored.metadata.annotations ?? {}).toMatchObject(configuration.metadata.annotations ?? {});
    // With "Fail", and nobody who answers, every Ingress is refused: it has to be asked for.
    expect(await creates(namespace, 'some')).toEqual(configuration.webhooks[0].failurePolicy === 'Fail' ? expect.stringContaining('failed calling webhook') : '');
    sure(await cluster.kubectl(['delete', WEBHOOKS, configuration.metadata.name]), 'kubectl delete');
  });
});
