import * as path from 'path';
import { App } from 'cdk8s';
import { definitionsOf, documentedChart, plainObjects, valuesFile } from './charts';
import { Cluster, CommandResult, list, sure } from './cluster';
import { Helm, HELMS } from '../support/binaries';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { Json } from '../../src/values/shape';
import { UPGRADES } from './upgrades';

const chart = documentedChart('aas-knative-backend-private');
const [SERVING, KOURIER, USERS] = ['knative-serving', 'kourier-system', 'inference-engine'];
const DOCUMENTED = path.join(__dirname, '../knative/documented-knative-values.yaml');
const namespaces = new DocumentedDeployments()._define(new App(), 'namespaces').toJson();
/** The node of the tests starts pods whatever their images are. */
const WAIT = ['--wait', '--timeout=300s'];

let cluster: Cluster;

async function started(): Promise<void> {
  cluster = await Cluster.start();
  await cluster.apply(...namespaces);
}

function helm(by: Helm, ...args: string[]): Promise<CommandResult> {
  return cluster.helm(by, [...args, '--namespace', USERS]);
}

async function data(name: string): Promise<any> {
  return (await cluster.get('configmap', name, '--namespace', SERVING)).data;
}

async function deployments(): Promise<string[]> {
  const all = await Promise.all([SERVING, KOURIER].map(namespace => cluster.get('deployments', '--namespace', namespace)));
  return all.flatMap(({ items }) => items).filter(({ status }) => status.availableReplicas === status.replicas).map(({ metadata }) => metadata.name).sort();
}

const ALL = ['3scale-kourier-gateway', 'activator', 'autoscaler', 'controller', 'domain-mapping', 'domainmapping-webhook', 'net-kourier-controller', 'webhook'];

describe.each(HELMS.map(by => [by.name, by] as const))('helm %s', (_name, by) => {
  beforeAll(started);
  afterAll(() => cluster?.stop());

  test('the documented command installs the documented values into the documented namespaces, whose Pod Security the pods meet', async () => {
    sure(await helm(by, 'install', 'knative-serving', chart.folder, '--values', DOCUMENTED, ...WAIT), 'helm install');
    expect(await deployments()).toEqual(ALL);
    expect(await data('config-domain')).toEqual({ 'knative.appstore.ai': '' });
    const labels = (namespace: any) => namespace.metadata.labels['pod-security.kubernetes.io/enforce'];
    expect(await Promise.all([SERVING, KOURIER].map(async name => labels(await cluster.get('namespace', name))))).toEqual(['restricted', 'restricted']);
  });

  test('the back end finds the gateway where it looks for it', async () => {
    expect((await cluster.get('service', 'kourier', '--namespace', KOURIER)).spec).toMatchObject({ type: 'LoadBalancer' });
  });

  test('what the programs have written stays in an upgrade: certificates, and the domain that a Job has found', async () => {
    await cluster.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'webhook-certs', namespace: SERVING }, data: { 'ca-cert.pem': 'eA==' } });
    const patch = JSON.stringify({ data: { '192.0.2.1.sslip.io': '' } });
    sure(await cluster.kubectl(['patch', 'configmap', 'config-domain', '--namespace', SERVING, '--type=merge', '--field-manager=default-domain', '-p', patch]), 'kubectl patch');
    sure(await helm(by, 'upgrade', 'knative-serving', chart.folder, '--values', DOCUMENTED, '--values', valuesFile({ controller: { replicas: 2 } }), ...WAIT), 'helm upgrade');
    expect((await cluster.get('secret', 'webhook-certs', '--namespace', SERVING)).data).toEqual({ 'ca-cert.pem': 'eA==' });
    expect(await data('config-domain')).toEqual({ 'knative.appstore.ai': '', '192.0.2.1.sslip.io': '' });
  });

  // No webhook has ever run here, as if its image were not to be had.
  test.each(UPGRADES['aas-knative-backend-private'].map(values => [JSON.stringify(values), values]))('a release whose webhook never started can be changed, and rolled back: %s', async (_, values) => {
    sure(await helm(by, 'upgrade', 'knative-serving', chart.folder, '--values', DOCUMENTED, '--values', valuesFile(values), ...WAIT), 'helm upgrade');
    expect(await deployments()).toEqual(ALL);
    sure(await helm(by, 'rollback', 'knative-serving', ...WAIT), 'helm rollback');
  });

  test('an uninstallation leaves the definitions, with the objects of users, and nothing else', async () => {
    sure(await helm(by, 'uninstall', 'knative-serving'), 'helm uninstall');
    expect(await deployments()).toEqual([]);
    const crds = (await cluster.get('crd')).items.filter(({ spec }: any) => spec.group.endsWith('knative.dev'));
    expect(crds).toHaveLength(12);
    // The controller that fills an aggregated ClusterRole may write it once more after it is gone: a bare one, without labels and rules.
    const left = (await cluster.get('clusterroles')).items.filter(({ metadata, rules }: any) => /knative|kourier/.test(metadata.name) && (metadata.labels !== undefined || rules?.length > 0));
    expect(left).toEqual([]);
  });
});

describe('kubectl apply', () => {
  beforeAll(started);
  afterAll(() => cluster?.stop());

  const objects = (values: Json = {}) => plainObjects(chart, 'knative-serving', USERS, [DOCUMENTED], values);

  test.each([['', []], [' --server-side', ['--server-side', '--force-conflicts']]])('creates the same, and changes it, the ServiceAccount default too%s', async (_, flags) => {
    const apply = async (all: any[]) => sure(await cluster.kubectl(['apply', ...flags, '-f', '-'], { input: list(all) }), 'kubectl apply');
    await apply(definitionsOf(chart));
    sure(await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=300s']), 'kubectl wait');
    await apply(objects());
    await apply(objects({ config: { autoscaler: { 'min-scale': '1' } }, defaultServiceAccount: { create: true } }));
    expect(await data('config-autoscaler')).toEqual({ 'min-scale': '1' });
    const account = await cluster.get('serviceaccount', 'default', '--namespace', USERS);
    expect(account.imagePullSecrets).toEqual([{ name: 'knative-base-registry-secret' }, { name: 'ie-registry-secret' }]);
    expect(await cluster.get('secret', 'ie-registry-secret', '--namespace', USERS)).toMatchObject({ type: 'kubernetes.io/dockerconfigjson' });
  });
});
