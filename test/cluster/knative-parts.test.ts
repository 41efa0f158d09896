import * as path from 'path';
import { Cluster, list, sure } from './cluster';
import { HELMS } from '../support/binaries';
import { eventually } from '../support/eventually';
import { writeFiles } from '../support/scratch';
import { SmallChart } from '../support/small-chart';
import { KnativeAccess } from '../../src/knative/knative-access';
import { KnativeWebhooks } from '../../src/knative/knative-webhooks';
import { filesOf } from '../../src/output/charts-out';

const NAMESPACE = 'knative-serving';
const CONTROLLER = `system:serviceaccount:${NAMESPACE}:controller`;
const CA = Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64');

const account = (name: string) => ({ kind: 'ServiceAccount', name, namespace: NAMESPACE });

const chart = new SmallChart(c => {
  new KnativeAccess(c, 'access', { namespace: NAMESPACE, controller: account('controller'), kourier: account('net-kourier') });
  new KnativeWebhooks(c, 'webhooks', { namespace: NAMESPACE });
}, { releaseName: 'knative', releaseNamespace: NAMESPACE });
const objects: any[] = chart.toJson();
const folder = path.join(writeFiles(Object.fromEntries(filesOf([chart]))), 'helm', 'small');
/** The rules that the controller puts together in one role. */
const AGGREGATED = new Set<string>(objects.filter(({ kind, metadata }) => kind === 'ClusterRole' && metadata.labels?.['serving.knative.dev/controller'] === 'true').flatMap(({ rules }) => rules.map((rule: object) => JSON.stringify(rule))));

type Way = (cluster: Cluster) => Promise<unknown>;

/** How the same objects are applied, first and again. */
const WAYS: ReadonlyArray<readonly [way: string, first: Way, again: Way]> = [
  ['kubectl apply', apply(), apply()],
  ['kubectl apply --server-side, as Flux does', apply('--server-side', '--field-manager=kustomize-controller'), apply('--server-side', '--field-manager=kustomize-controller')],
  ...HELMS.map(helm => [`helm ${helm.name}`, ...['install', 'upgrade'].map((command): Way =>
    async cluster => sure(await cluster.helm(helm, [command, 'knative', folder, '--namespace', NAMESPACE]), `helm ${command}`))] as unknown as [string, Way, Way]),
];

function apply(...flags: string[]): Way {
  return async cluster => sure(await cluster.kubectl(['apply', ...flags, '-f', '-'], { input: list(objects) }), 'kubectl apply');
}

describe.each(WAYS)('roles and webhooks of Knative Serving, by %s', (_way, first, again) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start();
    await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
    await first(cluster);
  });

  afterAll(() => cluster?.stop());

  it('stay as the programs have filled them in when they are applied again, without a conflict', async () => {
    await Promise.all(objects.filter(({ kind }) => /Secret|WebhookConfiguration/.test(kind)).map(fillIn));
    await eventually(async () => (await stored('ClusterRole', 'knative-serving-admin')).rules?.length === AGGREGATED.size, 120, 'the controller has filled the role');
    const before = await versions();
    await again(cluster);
    expect(await versions()).toEqual(before);
    expect((await stored('Secret', 'webhook-certs')).data).toEqual({ 'ca-cert.pem': CA });
    expect((await stored('MutatingWebhookConfiguration', 'webhook.serving.knative.dev')).webhooks[0].clientConfig.caBundle).toBe(CA);
  });

  it('give the controller what it does, and no more', async () => {
    const can = async (verb: string, resource: string, namespace: string) =>
      (await cluster.kubectl(['auth', 'can-i', verb, resource, '--namespace', namespace, '--as', CONTROLLER])).stdout.trim();
    for (const [verb, resource] of [['create', 'deployments.apps'], ['get', 'secrets'], ['delete', 'services'], ['create', 'pods']]) {
      expect([verb, resource, await can(verb, resource, 'default')]).toEqual([verb, resource, 'yes']);
    }
    for (const [verb, resource] of [['create', 'secrets'], ['update', 'secrets'], ['delete', 'deployments.apps'], ['create', 'leases.coordination.k8s.io'], ['update', 'configmaps'], ['create', 'clusterroles.rbac.authorization.k8s.io']]) {
      expect([verb, resource, await can(verb, resource, 'default')]).toEqual([verb, resource, 'no']);
    }
    for (const [verb, resource] of [['update', 'secrets/webhook-certs'], ['create', 'leases.coordination.k8s.io'], ['watch', 'configmaps']]) {
      expect([verb, resource, await can(verb, resource, NAMESPACE)]).toEqual([verb, resource, 'yes']);
    }
  });

  it('give the rights of an extension with the label to the controller', async () => {
    await cluster.apply({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'extension', labels: { 'serving.knative.dev/controller': 'true' } },
      rules: [{ apiGroups: ['example.org'], resources: ['things'], verbs: ['get'] }],
    });
    await eventually(async () => JSON.stringify((await stored('ClusterRole', 'knative-serving-admin')).rules).includes('example.org'), 120, 'the controller adds the rule');
  });

  function stored(kind: string, name: string): Promise<any> {
    return cluster.get(kind, name, '--namespace', NAMESPACE);
  }

  async function versions(): Promise<{ [object: string]: string }> {
    return Object.fromEntries(await Promise.all(objects.map(async ({ kind, metadata: { name } }) => [`${kind}/${name}`, (await stored(kind, name)).metadata.resourceVersion])));
  }

  /** What the programs do: they read an object, write what they change, and put it back. */
  async function fillIn({ kind, metadata: { name } }: any): Promise<void> {
    const object = await stored(kind, name);
    if (kind === 'Secret') {
      object.data = { 'ca-cert.pem': CA };
    } else {
      const { uid } = (await cluster.get('namespace', NAMESPACE)).metadata;
      object.metadata.ownerReferences = [{ apiVersion: 'v1', kind: 'Namespace', name: NAMESPACE, uid, controller: true, blockOwnerDeletion: true }];
      object.webhooks[0].clientConfig.caBundle = CA;
      // The programs write rules without what the API server adds, also where there are none.
      object.webhooks[0].rules ??= [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps/*'], scope: 'Namespaced' }];
      object.webhooks[0].rules.forEach((rule: any) => rule.scope === '*' && delete rule.scope);
    }
    // `kubectl replace` would note what was applied, which programs do not.
    const url = kind === 'Secret' ? `/api/v1/namespaces/${NAMESPACE}/secrets` : `/apis/admissionregistration.k8s.io/v1/${kind.toLowerCase()}s`;
    sure(await cluster.kubectl(['replace', '--raw', `${url}/${name}?fieldManager=webhook`, '-f', '-'], { input: JSON.stringify(object) }), `the program writes ${name}`);
  }
});
