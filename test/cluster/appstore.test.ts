import * as path from 'path';
import { Cluster, CommandResult, node } from './cluster';
import { HELMS } from '../support/binaries';

const ROOT = path.join(__dirname, '../..');
const NAMESPACE = 'ai-appstore';

/** The charts in the order of the documentation of the AI Appstore. */
const CHARTS = ['mongodb', 'minio', 'aas-frontend', 'aas-backend'];

/** The Secrets that the notes of the charts ask for, in an environment without passwords in its values. */
const SECRETS: { readonly [name: string]: readonly string[] } = {
  'mongodb': ['mongodb-root-password', 'mongodb-passwords'],
  'minio': ['rootUser', 'rootPassword'],
  'minio-users': ['ai-appstore'],
  'aas-backend': [
    'PROD_SECRET_KEY', 'PROD_MONGO_USERNAME', 'PROD_MONGO_PASSWORD', 'PROD_MINIO_API_ACCESS_KEY', 'PROD_MINIO_API_SECRET_KEY', 'PROD_FIRST_SUPERUSER_ID',
    'PROD_FIRST_SUPERUSER_PASSWORD', 'CLEARML_API_ACCESS_KEY', 'CLEARML_API_SECRET_KEY',
  ],
};

const WAYS: ReadonlyArray<readonly [way: string, install: (cluster: Cluster, environment: string, chart: string) => Promise<CommandResult>]> = [
  ['helm install, with the values of the environment', (cluster, environment, chart) => cluster.helm(HELMS[HELMS.length - 1], [
    'install', chart, at('charts-out/helm', chart), '--namespace', NAMESPACE, '--values', at('app/environments', environment, `${chart}.yaml`), '--wait', '--timeout=90s',
  ])],
  ['kubectl apply, with the plain YAML of the environment', (cluster, environment, chart) => cluster.kubectl(['apply', '-f', at('charts-out/yaml', environment, `${chart}.yaml`)])],
];

describe.each(['production', 'development'].flatMap(environment => WAYS.map(([way, install]) => [environment, way, install] as const)))('the documented commands in %s, by %s', (environment, _way, install) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start();
    // As the documentation of the storage has it: `kubectl get sc` finds none.
    expect((await cluster.kubectl(['delete', 'storageclass', '--all'])).ok).toBe(true);
    await cluster.apply(node('storage-1.example.org', {}));
  });

  afterAll(() => cluster?.stop());

  it('create the namespaces, then the volumes', async () => {
    for (const file of ['namespaces.yaml', path.join(environment, 'storage.yaml')]) {
      const { ok, stderr } = await cluster.kubectl(['apply', '-f', at('charts-out/yaml', file)]);
      expect([file, ok, stderr]).toEqual([file, true, '']);
    }
  });

  it('find the Secrets that the notes ask for, unless the values have them', async () => {
    for (const [name, keys] of environment === 'development' ? [] : Object.entries(SECRETS)) {
      await cluster.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: NAMESPACE }, stringData: Object.fromEntries(keys.map(key => [key, 'throw-away-value'])) });
    }
  });

  it.each(CHARTS)('install %s, of which the API server warns of nothing', async chart => {
    const { ok, stderr } = await install(cluster, environment, chart);
    expect([ok, stderr]).toEqual([true, '']);
  });

  it('make everything ready', async () => {
    for (const kind of ['deployment', 'statefulset']) {
      for (const { metadata: { name } } of (await cluster.get(kind, '--namespace', NAMESPACE)).items) {
        expect(await cluster.kubectl(['rollout', 'status', `${kind}/${name}`, '--namespace', NAMESPACE, '--timeout=60s'])).toMatchObject({ ok: true });
      }
    }
    for (const { metadata: { name } } of (await cluster.get('job', '--namespace', NAMESPACE)).items) {
      expect(await cluster.kubectl(['wait', '--for=condition=Complete', `job/${name}`, '--namespace', NAMESPACE, '--timeout=60s'])).toMatchObject({ ok: true });
    }
  });

  it('bind each claim to its volume, and to no other', async () => {
    const claims = (await cluster.get('persistentvolumeclaim', '--namespace', NAMESPACE)).items;
    expect(claims.map(({ metadata, spec, status }: any) => [metadata.name, status.phase, spec.volumeName]).sort()).toEqual([
      ['minio', 'Bound', 'aas-minio-pv'], ['mongodb', 'Bound', 'aas-mongodb-pv'],
    ]);
  });

  it('leave nothing to be done for the same plain YAML', async () => {
    for (const chart of CHARTS) {
      const { ok, stdout } = await cluster.kubectl(['diff', '-f', at('charts-out/yaml', environment, `${chart}.yaml`)]);
      expect([chart, ok, stdout]).toEqual([chart, true, '']);
    }
  });
});

function at(...names: string[]): string {
  return path.join(ROOT, ...names);
}
