import * as path from 'path';
import { App } from 'cdk8s';
import { valuesFile, valuesFlags } from './charts';
import { Cluster, list, sure } from './cluster';
import { HELMS } from '../support/binaries';
import { writeFiles } from '../support/scratch';
import { objectsOf } from '../support/small-chart';
import { CustomResourceDefinition, StructuralSchema } from '../../src/kit';
import { OperatedKnativeServingChart } from '../../src/knative/operator/operated-knative-serving-chart';
import { filesOf } from '../../src/output/charts-out';
import { Json } from '../../src/values/shape';

const [NAMESPACE, RELEASE_NAMESPACE] = ['knative-serving', 'inference-engine'];
const { object, ofMap } = StructuralSchema;

/** The kind of the operator, with the fields of the facts that its documentation gives. */
const [DEFINITION] = objectsOf(c => void new CustomResourceDefinition(c, 'definition', {
  group: 'operator.knative.dev',
  kind: 'KnativeServing',
  versions: [{
    name: 'v1beta1',
    status: true,
    schema: object()
      .nested('spec', {
        fields: object()
          .string('version')
          .map('config', { items: ofMap() })
          .nested('ingress', { fields: object().nested('kourier', { fields: object().boolean('enabled').string('service-type').string('bootstrap-configmap') }) })
          .nested('registry', { fields: object().string('default').map('override').list('imagePullSecrets', { items: object().string('name') }) })
          .nested('controller-custom-certs', { fields: object().string('type').string('name') })
          .nested('high-availability', { fields: object().integer('replicas') }),
      })
      .openObject('status'),
  }],
}));

/** Values that set every field. */
const ALL: Json = {
  domain: { enabled: true, name: 'ai.example.org' },
  version: '1.8',
  replicas: 2,
  controllerCustomCerts: { name: 'company' },
  kourier: { serviceType: 'NodePort' },
  baseImages: { queue: 'registry.example.org/queue:v1.8.3', controller: 'registry.example.org/controller:v1.8.3' },
  baseImageCredentials: { registry: 'registry.example.org', username: 'knative', password: 'throw-away-value' },
  config: { features: { 'kubernetes.podspec-affinity': 'enabled' }, leaderElection: { buckets: '2' } },
};

const chartWith = (values: object) => new OperatedKnativeServingChart(new App(), 'knative', { releaseName: 'knative-serving', releaseNamespace: RELEASE_NAMESPACE, values } as object);
const folder = path.join(writeFiles(Object.fromEntries(filesOf([chartWith({})]))), 'helm', 'aas-knative-backend');
const all = valuesFile(ALL);

type Way = (cluster: Cluster, values: Json) => Promise<void>;

const WAYS: ReadonlyArray<readonly [way: string, first: Way, again: Way]> = [
  ['kubectl apply', byKubectl, byKubectl],
  ...HELMS.map(helm => {
    const [install, upgrade] = ['install', 'upgrade'].map((command): Way => async (cluster, values) => {
      const { ok, stderr } = await cluster.helm(helm, [command, 'knative-serving', folder, '--namespace', RELEASE_NAMESPACE, ...values === ALL ? valuesFlags([all]) : command === 'upgrade' ? ['--reset-values'] : []]);
      expect([ok, stderr]).toEqual([true, '']);
    });
    return [`helm ${helm.name}`, install, upgrade] as const;
  }),
];

async function byKubectl(cluster: Cluster, values: Json): Promise<void> {
  const { ok, stderr } = await cluster.kubectl(['apply', '-f', '-'], { input: list(chartWith(values as object).toJson()) });
  expect([ok, stderr]).toEqual([true, '']);
}

describe.each(WAYS)('Knative Serving by the operator, by %s', (_way, first, again) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start({ controllers: false });
    await cluster.apply(DEFINITION, ...[NAMESPACE, RELEASE_NAMESPACE].map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));
    sure(await cluster.kubectl(['wait', '--for=condition=Established', 'crd', 'knativeservings.operator.knative.dev', '--timeout=300s']), 'kubectl wait');
  });

  afterAll(() => cluster?.stop());

  it('is stored with the defaults, and the API server warns of nothing', async () => {
    await first(cluster, {});
    expect((await stored()).spec).toEqual(chartWith({}).toJson()[0].spec);
  });

  it('has every field that values set, and keeps what the operator writes', async () => {
    sure(await cluster.kubectl(['patch', 'knativeserving', 'knative-serving', '--namespace', NAMESPACE, '--subresource=status', '--type=merge', '--patch', '{"status":{"version":"1.8.3"}}']), 'the operator writes the status');
    await again(cluster, ALL);
    const object = await stored();
    expect(object.spec).toEqual(chartWith(ALL as object).toJson().find((o: any) => o.kind === 'KnativeServing').spec);
    expect(object.status).toEqual({ version: '1.8.3' });
  });

  it('is as it was when the values are gone', async () => {
    await again(cluster, {});
    expect((await stored()).spec).toEqual(chartWith({}).toJson()[0].spec);
  });

  function stored(): Promise<any> {
    return cluster.get('knativeserving.v1beta1.operator.knative.dev', 'knative-serving', '--namespace', NAMESPACE);
  }
});
