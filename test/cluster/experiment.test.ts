import { documentedChart, plainObjects, valuesFile } from './charts';
import { Cluster, list, sure } from './cluster';
import { HELMS } from '../support/binaries';
import { eventually } from '../support/eventually';
import { Json } from '../../src/values/shape';

/** Without the claim of a project, which is not here. */
const BASE = { command: ['python', 'train.py'], storage: { existingClaim: '' } };
const chart = documentedChart('experiment');

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster?.stop());

test('a sweep runs to completion, as a Job for each set and as one Indexed Job, and so does training on several nodes', async () => {
  const namespace = await cluster.namespace();
  const grid = { rate: [0.1, 0.01, 0.001], layers: [[64], [64, 64]] };
  const objects = [
    ...rendered('jobs', namespace, { sweep: { grid } }),
    ...rendered('indexed', namespace, { sweep: { grid, mode: 'indexed', parallelism: 2 } }),
    ...rendered('nodes', namespace, { distributed: { nodes: 3 } }),
  ];
  await apply(namespace, objects);
  const complete = async (): Promise<any[]> => (await jobsIn(namespace)).filter(({ status }) => status.conditions?.some((one: any) => one.type === 'Complete' && one.status === 'True'));
  await eventually(async () => (await complete()).length === 8, 60, 'eight Jobs that are complete');
  const of = (release: string): any => complete().then(jobs => jobs.find(({ metadata }) => metadata.name.startsWith(`${release}-`)));
  expect((await of('indexed')).status).toMatchObject({ succeeded: 6, completedIndexes: '0-5' });
  const training = await of('nodes');
  expect(training.status).toMatchObject({ succeeded: 3, completedIndexes: '0-2' });
  // The address that the pods meet at is that of the first pod.
  const { items } = await cluster.get('pods', '--namespace', namespace, '--selector', `job-name=${training.metadata.name}`);
  const [first] = items.filter((pod: any) => pod.metadata.annotations['batch.kubernetes.io/job-completion-index'] === '0');
  const address = first.spec.containers[0].env.find(({ name }: any) => name === 'MASTER_ADDR').value;
  expect(`${first.spec.hostname}.${first.spec.subdomain}`).toBe(address);
});

test('a suspended Job has no pods until it is resumed, and is the same Job', async () => {
  const namespace = await cluster.namespace();
  const suspended = rendered('later', namespace, { job: { suspend: true } });
  await apply(namespace, suspended);
  const name = suspended.find(({ kind }) => kind === 'Job').metadata.name;
  const condition = async (type: string): Promise<boolean> => (await jobsIn(namespace))[0].status.conditions?.some((one: any) => one.type === type && one.status === 'True') ?? false;
  await eventually(() => condition('Suspended'), 30, 'a suspended Job');
  expect((await cluster.get('pods', '--namespace', namespace)).items).toEqual([]);
  await apply(namespace, rendered('later', namespace, {}));
  await eventually(() => condition('Complete'), 30, 'a Job that is complete');
  expect((await jobsIn(namespace)).map(({ metadata }) => metadata.name)).toEqual([name]);
});

test('a finished Job is deleted after its time to live', async () => {
  const namespace = await cluster.namespace();
  const objects = rendered('short', namespace, { job: { ttlSecondsAfterFinished: 1 } });
  await apply(namespace, objects);
  await eventually(async () => (await jobsIn(namespace)).length === 0, 60, 'no Job');
});

const CHANGES: readonly Json[] = [
  { params: { rate: 0.1 } },
  { params: { rate: 0.01 }, resources: { memory: '1Gi' }, distributed: { nodes: 2 } },
  { sweep: { mode: 'indexed', grid: { rate: [1, 2] } } },
  { sweep: { mode: 'indexed', grid: { rate: [1, 2, 3] }, backoffLimitPerIndex: 2 } },
  { job: { podFailurePolicy: { rules: [] } }, paramStyle: 'env', params: { rate: 1 } },
];

/** What a Job can change while it is there. */
const IN_PLACE: Json = { job: { podFailurePolicy: { rules: [] }, backoffLimit: 3, activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 0 }, paramStyle: 'env', params: { rate: 1 } };

test.each(HELMS.map(helm => [helm.name, helm] as const))('helm %s runs another Job for other parameters and deletes the one before, and changes the rest in place', async (_, helm) => {
  const namespace = await cluster.namespace();
  const upgrade = async (values: Json): Promise<string[]> => {
    sure(await cluster.helm(helm, ['upgrade', '--install', 'experiment', chart.folder, '--namespace', namespace, '--values', valuesFile(BASE), '--values', valuesFile(values)]), 'helm upgrade');
    const wanted = rendered('experiment', namespace, values).filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
    await eventually(async () => JSON.stringify((await jobsIn(namespace)).map(({ metadata }) => metadata.name)) === JSON.stringify(wanted), 30, `${wanted} alone`);
    return wanted;
  };
  const names: string[] = [];
  for (const values of CHANGES) {
    names.push(...await upgrade(values));
  }
  expect(new Set(names).size).toBe(CHANGES.length);
  const [{ metadata: before }] = await jobsIn(namespace);
  await upgrade(IN_PLACE);
  const [{ metadata: after, spec }] = await jobsIn(namespace);
  expect(after.uid).toBe(before.uid);
  expect(spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 600 });
});

test('kubectl apply runs another Job for other parameters, and leaves the one before', async () => {
  const namespace = await cluster.namespace();
  for (const values of [...CHANGES, IN_PLACE]) {
    await apply(namespace, rendered('experiment', namespace, values));
  }
  expect(await jobsIn(namespace)).toHaveLength(CHANGES.length);
});

function rendered(release: string, namespace: string, values: Json): any[] {
  return plainObjects(chart, release, namespace, [], { ...BASE, fullnameOverride: release, ...values as object });
}

/** As people do, not server-side. */
async function apply(namespace: string, objects: readonly any[]): Promise<void> {
  sure(await cluster.kubectl(['apply', '--namespace', namespace, '-f', '-'], { input: list(objects) }), 'kubectl apply');
}

async function jobsIn(namespace: string): Promise<any[]> {
  return (await cluster.get('jobs', '--namespace', namespace)).items.filter((job: any) => job.metadata.deletionTimestamp === undefined);
}
