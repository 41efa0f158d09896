import { documentedChart, plainObjects, valuesFile } from './charts';
import { Cluster, list, sure } from './cluster';
import { SERVICE_ADDRESSES } from './service-addresses';
import { UPGRADES } from './upgrades';
import { HELMS } from '../support/binaries';
import { eventually } from '../support/eventually';

const chart = documentedChart('experiment-project');
const NAMESPACE = 'image-search';
const VOLUME = `pvc-nfs-${NAMESPACE}`;
const [older, newer] = [HELMS[0], HELMS[HELMS.length - 1]];

const VALUES: any = {
  project: {
    name: 'Image Search',
    quota: { hard: { 'requests.cpu': '4', 'requests.memory': '16Gi', 'requests.nvidia.com/gpu': 1, 'requests.storage': '50Gi', 'count/jobs.batch': 6 } },
    limitRange: { min: { cpu: 0 }, max: { cpu: 64, memory: '256Gi' } },
    access: { users: ['ann'] },
  },
  storage: { mode: 'nfsServer', nfsServer: { clusterIP: SERVICE_ADDRESSES.range.replace('0.0/16', '0.50') } },
};

let cluster: Cluster;

const release = (helm: typeof older, ...args: string[]) => cluster.helm(helm, [...args, '--namespace', 'default']);
const install = (helm: typeof older, values: any = VALUES) => release(helm, 'upgrade', '--install', 'project', chart.folder, '--values', valuesFile(values), '--wait', '--timeout=300s');
const claim = (name: string, size: string, namespace: string) => ({
  apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace }, spec: { accessModes: ['ReadWriteMany'], storageClassName: '', resources: { requests: { storage: size } } },
});
const phaseOf = async (name: string, namespace: string): Promise<string> => (await cluster.get('persistentvolumeclaim', name, '--namespace', namespace)).status.phase;

/** A Job as mrunner makes it, with the claim; hardened, it meets the Pod Security Standard `restricted`. */
function job(name: string, { hardened = true, resources = {} }: { readonly hardened?: boolean; readonly resources?: object } = {}): any {
  const container = {
    name, image: 'example.org/experiment:1', resources, volumeMounts: [{ name: 'storage', mountPath: '/storage' }],
    ...hardened && { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
  };
  return {
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace: NAMESPACE },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never', containers: [container], volumes: [{ name: 'storage', persistentVolumeClaim: { claimName: 'nfs' } }],
          ...hardened && { securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } } },
        },
      },
    },
  };
}

const create = (object: object, ...args: string[]) => cluster.kubectl(['create', '-f', '-', ...args], { input: JSON.stringify(object) });

/** The events that a Job has no pods. */
async function whyNoPods(name: string): Promise<string> {
  let messages = '';
  await eventually(async () => {
    const { items } = await cluster.get('events', '--namespace', NAMESPACE, '--field-selector', `reason=FailedCreate,involvedObject.name=${name}`);
    messages = items.map((event: any) => event.message).join('\n');
    return messages !== '';
  }, 120, `an event of the Job ${name}`);
  return messages;
}

beforeAll(async () => {
  cluster = await Cluster.start();
  // A claim that waits for any volume without a class, as that of another project of mrunner did.
  await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } }, claim('nfs', '1Mi', 'other'));
  const { ok, stdout, stderr } = await install(newer);
  expect([ok, ok ? stderr : `${stdout}${stderr}`]).toEqual([true, '']);
});

afterAll(() => cluster?.stop());

test('the claim binds the volume of its project, and no other claim does (B3)', async () => {
  await eventually(async () => await phaseOf('nfs', NAMESPACE) === 'Bound', 120, 'the claim is bound');
  const [bound, volume] = [await cluster.get('persistentvolumeclaim', 'nfs', '--namespace', NAMESPACE), await cluster.get('persistentvolume', VOLUME)];
  expect([bound.spec.volumeName, bound.status.capacity.storage, volume.spec.claimRef.uid]).toEqual([VOLUME, '40Gi', bound.metadata.uid]);
  expect(await phaseOf('nfs', 'other')).toBe('Pending');
});

test('the plain objects are those of the release: the API server adds nothing, and there is no conflict', async () => {
  const input = list(plainObjects(chart, 'project', 'default', [], VALUES));
  expect(await cluster.kubectl(['diff', '-f', '-'], { input })).toEqual({ ok: true, stdout: '', stderr: '' });
  const applied = await cluster.kubectl(['apply', '--server-side', '--dry-run=server', '--field-manager=gitops', '-f', '-'], { input });
  expect([applied.ok, applied.stderr]).toEqual([true, '']);
});

test('the NFS server runs in its own namespace, and the namespace of the project does not admit it', async () => {
  expect((await cluster.get('deployment', 'nfs-server', '--namespace', `${NAMESPACE}-nfs`)).status.readyReplicas).toBe(1);
  const { spec: { template } } = await cluster.get('deployment', 'nfs-server', '--namespace', `${NAMESPACE}-nfs`);
  const refused = await create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'nfs-server', namespace: NAMESPACE }, spec: template.spec });
  expect([refused.ok, refused.stderr]).toEqual([false, expect.stringContaining('violates PodSecurity "restricted:latest": privileged')]);
});

test('a Job as mrunner makes it has a warning and an event, and a hardened one completes with the default requests', async () => {
  const { ok, stderr } = await create(job('as-documented', { hardened: false }));
  expect([ok, stderr]).toEqual([true, expect.stringContaining('would violate PodSecurity "restricted:latest"')]);
  expect(await whyNoPods('as-documented')).toContain('violates PodSecurity "restricted:latest"');

  expect(await create(job('hardened'))).toMatchObject({ ok: true, stderr: '' });
  await cluster.ready('job', 'hardened', NAMESPACE);
  const [pod] = (await cluster.get('pods', '--namespace', NAMESPACE, '--selector=job-name=hardened')).items;
  expect(pod.spec.containers[0].resources.requests).toEqual({ cpu: '500m', memory: '1Gi' });
});

test('the quota refuses pods by an event, and claims and Jobs when they are created', async () => {
  sure(await create(job('too-large', { resources: { limits: { cpu: '8', memory: '1Gi' } } })), 'kubectl create');
  sure(await create(job('too-many-gpus', { resources: { limits: { 'nvidia.com/gpu': 2 } } })), 'kubectl create');
  expect(await whyNoPods('too-large')).toMatch(/exceeded quota: project-experiment-project-quota, requested: requests\.cpu=8/);
  expect(await whyNoPods('too-many-gpus')).toMatch(/exceeded quota: .*requests\.nvidia\.com\/gpu=2/);
  expect((await create(claim('more', '20Gi', NAMESPACE))).stderr).toMatch(/exceeded quota: .*requested: requests\.storage=20Gi, used: requests\.storage=40Gi/);
  for (const name of ['five', 'six']) {
    sure(await create(job(name)), 'kubectl create');
  }
  expect((await create(job('seven'))).stderr).toMatch(/exceeded quota: .*count\/jobs\.batch=1/);
});

test('those who run experiments may do that, and no more', async () => {
  const can = async (verb: string, resource: string, namespace = NAMESPACE) => (await cluster.kubectl(['auth', 'can-i', verb, resource, '--namespace', namespace, '--as=ann'])).stdout.trim();
  const asked: ReadonlyArray<[string, string, string?]> = [['create', 'jobs.batch'], ['get', 'pods/log'], ['list', 'resourcequotas'], ['get', 'secrets'], ['create', 'persistentvolumeclaims'], ['update', 'resourcequotas'], ['create', 'jobs.batch', 'default']];
  expect(await Promise.all(asked.map(args => can(...args)))).toEqual(['yes', 'yes', 'yes', 'no', 'no', 'no', 'no']);
});

test('a Service that was deleted comes back with the address that the volume has (B2)', async () => {
  sure(await cluster.kubectl(['delete', 'service', 'nfs-server', '--namespace', `${NAMESPACE}-nfs`]), 'kubectl delete');
  const quota = { hard: { ...VALUES.project.quota.hard, 'count/jobs.batch': 100 } };
  sure(await install(newer, { ...VALUES, project: { ...VALUES.project, quota } }), 'helm upgrade');
  const { spec } = await cluster.get('service', 'nfs-server', '--namespace', `${NAMESPACE}-nfs`);
  expect(spec.clusterIP).toBe((await cluster.get('persistentvolume', VOLUME)).spec.nfs.server);
  expect((await cluster.get('resourcequota', '--namespace', NAMESPACE)).items[0].spec.hard['count/jobs.batch']).toBe('100');
});

test('it is upgraded and rolled back', async () => {
  for (const values of UPGRADES['experiment-project']) {
    sure(await release(newer, 'upgrade', 'project', chart.folder, '--values', valuesFile(VALUES), '--values', valuesFile(values), '--wait', '--timeout=300s'), 'helm upgrade');
    const input = list(plainObjects(chart, 'project', 'default', [valuesFile(VALUES)], values));
    expect(await cluster.kubectl(['diff', '-f', '-'], { input })).toEqual({ ok: true, stdout: '', stderr: '' });
    sure(await release(newer, 'rollback', 'project', '1', '--wait', '--timeout=300s'), 'helm rollback');
  }
});

test('an uninstalled release leaves the files and their claims, and a later one takes them over', async () => {
  const uids = async () => Promise.all([
    cluster.get('persistentvolumeclaim', 'nfs', '--namespace', NAMESPACE), cluster.get('persistentvolumeclaim', 'storage', '--namespace', `${NAMESPACE}-nfs`), cluster.get('persistentvolume', VOLUME),
  ]).then(found => found.map(({ metadata, status }) => [metadata.uid, metadata.deletionTimestamp, status.phase]));
  const before = await uids();
  sure(await release(newer, 'uninstall', 'project', '--wait'), 'helm uninstall');
  expect((await cluster.get('deployment,service,resourcequota,limitrange,role', '--namespace', NAMESPACE)).items).toEqual([]);
  expect(await uids()).toEqual(before);
  sure(await install(older), 'helm install');
  expect(await uids()).toEqual(before);
});

test('the volume outlives the namespace, and a new claim binds it as the notes say (B4)', async () => {
  sure(await cluster.kubectl(['delete', 'namespace', NAMESPACE, '--wait', '--timeout=180s']), 'kubectl delete namespace');
  await eventually(async () => (await cluster.get('persistentvolume', VOLUME)).status.phase === 'Released', 120, 'the volume is released');
  const notes = sure(await release(older, 'get', 'notes', 'project'), 'helm get notes');
  const [command] = /kubectl patch persistentvolume .*/.exec(notes)!;
  sure(await cluster.shell(newer, command, { cwd: __dirname }), command);
  sure(await install(older), 'helm upgrade');
  await eventually(async () => await phaseOf('nfs', NAMESPACE) === 'Bound', 120, 'the claim is bound again');
  expect((await cluster.get('persistentvolumeclaim', 'nfs', '--namespace', NAMESPACE)).spec.volumeName).toBe(VOLUME);
});
