import * as path from 'path';
import { App } from 'cdk8s';
import { ExperimentChart } from '../../src/experiments';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';
import { violations } from '../support/restricted';

const PROGRAM = { command: ['python', 'train.py'] };
const GRID = { rate: [0.1, 0.01, 0.001], layers: [[64], [64, 64]] };

function objects(values: any = {}): any[] {
  return new ExperimentChart(new App(), 'chart', { releaseName: 'experiment', values }).toJson();
}

function jobs(values: any = {}): any[] {
  return objects(values).filter(({ kind }) => kind === 'Job');
}

function job(values: any = {}): any {
  const [only, ...others] = jobs(values);
  expect(others).toEqual([]);
  return only;
}

function container(values: any = {}): any {
  return job(values).spec.template.spec.containers[0];
}

function env(values: any = {}): { [name: string]: any } {
  return Object.fromEntries(container(values).env.map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom]));
}

function notes(values: any = {}): string {
  return renderNotes(new ExperimentChart(new App(), 'chart')._model(), release({ name: 'experiment', namespace: 'sandbox', values: [values] }));
}

const nameOf = (values: any): string => job(values).metadata.name;

describe('the Job', () => {
  it('has no retries, is deleted after a day, and does not fail when its node is drained', () => {
    const { spec, metadata } = job();
    expect(metadata.name).toMatch(/^experiment-[0-9a-f]{8}$/);
    expect(spec).toMatchObject({
      backoffLimit: 0, ttlSecondsAfterFinished: 86400, template: { spec: { restartPolicy: 'Never' } },
      podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
    });
    expect(['suspend', 'completions', 'completionMode', 'activeDeadlineSeconds'].filter(field => field in spec)).toEqual([]);
  });

  it('meets the Pod Security Standard restricted, also with a launcher', () => {
    expect(objects({ ...PROGRAM, sweep: { mode: 'indexed', grid: GRID } }).concat(objects()).flatMap(violations)).toEqual([]);
  });

  it('runs as a member of the group that the files of the project belong to', () => {
    expect(job().spec.template.spec.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 });
  });

  it('reserves what it may use, and no more', () => {
    const { resources } = container({ resources: { cpu: 4, memory: '8Gi', ephemeralStorage: '20Gi', gpu: 2 } });
    expect(resources.requests).toEqual({ 'cpu': '4', 'memory': '8Gi', 'ephemeral-storage': '20Gi', 'nvidia.com/gpu': '2' });
    expect(resources.limits).toEqual(resources.requests);
    expect(container()).not.toHaveProperty('resources');
  });

  it.each([
    ['GPUs of NVIDIA', { resources: { gpu: 1 }, gpu: { product: 'A100-SXM4-80GB' } }, { 'nvidia.com/gpu.product': 'A100-SXM4-80GB' }, 'nvidia.com/gpu'],
    ['other GPUs', { resources: { gpu: 1 }, gpu: { resource: 'amd.com/gpu' } }, undefined, 'amd.com/gpu'],
    ['GPUs of GKE', { resources: { gpu: 1 }, gpu: { accelerator: 'nvidia-l4' }, nodeSelector: { pool: 'a' } }, { 'cloud.google.com/gke-accelerator': 'nvidia-l4', 'pool': 'a' }, 'nvidia.com/gpu'],
    ['TPUs', { resources: { tpu: 8 }, tpu: { accelerator: 'tpu-v5-lite-podslice', topology: '2x4' } }, { 'cloud.google.com/gke-tpu-accelerator': 'tpu-v5-lite-podslice', 'cloud.google.com/gke-tpu-topology': '2x4' }, 'google.com/tpu'],
    ['TPUs of TPU nodes', { resources: { tpu: 8 }, tpu: { resource: 'cloud-tpus.google.com/v2' } }, undefined, 'cloud-tpus.google.com/v2'],
  ])('finds nodes with %s', (_, values, nodeSelector, key) => {
    const { spec } = job(values).spec.template;
    expect(spec.nodeSelector).toEqual(nodeSelector);
    expect(spec.tolerations).toEqual([{ key, operator: 'Exists', effect: 'NoSchedule' }]);
    expect(Object.keys(spec.containers[0].resources.limits)).toEqual([key]);
  });

  it('ignores what says which GPUs where it asks for none', () => {
    const { spec } = job({ gpu: { product: 'A100' }, tpu: { topology: '2x4' } }).spec.template;
    expect([spec.nodeSelector, spec.tolerations]).toEqual([undefined, undefined]);
  });

  it('has the storage of the project at the documented path, or a directory of its own', () => {
    const mount = { name: 'experiment-storage', mountPath: '/storage' };
    expect([container().volumeMounts, env().STORAGE_DIR]).toEqual([[mount], '/storage']);
    expect(job().spec.template.spec.volumes).toEqual([{ name: 'experiment-storage', persistentVolumeClaim: { claimName: 'nfs' } }]);
    const values = { storage: { existingClaim: '', mountPath: '/data', subPath: 'runs/a' } };
    expect([container(values).volumeMounts, env(values).STORAGE_DIR]).toEqual([[{ ...mount, mountPath: '/data', subPath: 'runs/a' }], '/data']);
    expect(job(values).spec.template.spec.volumes).toEqual([{ name: 'experiment-storage', emptyDir: {} }]);
  });

  it('has shared memory of the given size', () => {
    const { spec } = job({ sharedMemory: '2Gi' }).spec.template;
    expect(spec.volumes[1]).toEqual({ name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: '2Gi' } });
    expect(spec.containers[0].volumeMounts[1]).toEqual({ name: 'shared-memory', mountPath: '/dev/shm' });
  });

  it('has the failure policy that is given, and none where containers start again', () => {
    const policies = [{ podFailurePolicy: { rules: [] } }, { restartPolicy: 'OnFailure' }].map(values => job({ job: values }).spec.podFailurePolicy);
    expect(policies).toEqual([{ rules: [] }, undefined]);
  });

  it('has variables from Secrets', () => {
    expect(env({ secretEnv: { WANDB_API_KEY: { secret: 'wandb' }, TOKEN: { secret: 'other', key: 'token' } } })).toMatchObject({
      WANDB_API_KEY: { secretKeyRef: { name: 'wandb', key: 'WANDB_API_KEY' } }, TOKEN: { secretKeyRef: { name: 'other', key: 'token' } },
    });
  });

  it('waits until it is no longer suspended, or until its queue admits it', () => {
    expect(job({ job: { suspend: true } }).spec.suspend).toBe(true);
    const { metadata, spec } = job({ queue: { name: 'gpu', priorityClass: 'high' } });
    expect(metadata.labels).toMatchObject({ 'kueue.x-k8s.io/queue-name': 'gpu', 'kueue.x-k8s.io/priority-class': 'high' });
    expect([spec.suspend, Object.keys(spec.template.metadata.labels).filter(key => key.startsWith('kueue'))]).toEqual([undefined, []]);
  });
});

describe('the name of the Job', () => {
  const before = nameOf({});

  it.each<[string, any]>([
    ['a parameter', { params: { rate: 0.1 } }],
    ['the image', { image: { tag: '3.12' } }],
    ['the way of parameters', { paramStyle: 'env' }],
    ['resources', { resources: { memory: '1Gi' } }],
    ['shared memory', { sharedMemory: '1Gi' }],
    ['the claim', { storage: { existingClaim: 'other' } }],
    ['a Secret', { secretEnv: { A: { secret: 'a' } } }],
    ['the tracker', { tracking: { mlflow: { trackingUri: 'http://mlflow' } } }],
    ['the number of pods', { distributed: { nodes: 2 } }],
    ['the failures that count', { job: { podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] } } }],
    ['the restart policy', { job: { restartPolicy: 'OnFailure' } }],
    ['the queue, which Kueue lets nobody change', { queue: { name: 'gpu' } }],
    ['the run', { run: '2' }],
    ['labels of its pods', { podLabels: { team: 'ml' } }],
  ])('changes with %s', (_, values) => {
    expect(nameOf(values)).not.toBe(before);
  });

  it.each([
    ['retries', { job: { backoffLimit: 3 } }],
    ['the deadline', { job: { activeDeadlineSeconds: 60 } }],
    ['the time to live', { job: { ttlSecondsAfterFinished: 0 } }],
    ['suspension', { job: { suspend: true } }],
    ['the number of pods of a sweep', { sweep: { parallelism: 3 } }],
    ['the seed where nothing is sampled', { sweep: { seed: '7' } }],
  ])('does not change with %s, which a Job can change', (_, values) => {
    expect(nameOf(values)).toBe(before);
  });

  it('leaves room for the index of each pod', () => {
    const chart = new ExperimentChart(new App(), 'chart', { releaseName: 'a'.repeat(53), values: { distributed: { nodes: 2 } } });
    const [name] = chart.toJson().filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
    expect(name.length).toBeLessThanOrEqual(57);
  });
});

describe('parameters', () => {
  it('are arguments behind the others, in the order of their names', () => {
    expect(container({ ...PROGRAM, args: ['--epochs', '3'], params: { rate: 0.1, layers: [64, 'a'], name: 'x y', on: true } }).args)
      .toEqual(['--epochs', '3', '--layers=[64,"a"]', '--name=x y', '--on=true', '--rate=0.1']);
  });

  it('are variables', () => {
    const values = { paramStyle: 'env', params: { RATE: 1e-5, TEXT: '1e-05' } };
    expect([env(values), container(values).args]).toEqual([{ STORAGE_DIR: '/storage', RATE: '0.00001', TEXT: '1e-05' }, undefined]);
  });

  it('are not taken for references to variables', () => {
    expect(container({ params: { a: '$(HOME) $$ $x' } }).args).toEqual(['--a=$$(HOME) $$$$ $$x']);
  });

  it('are in an annotation, as JSON', () => {
    const [{ metadata }] = jobs({ params: { a: 'x', b: [1, null] }, sweep: { grid: { a: ['y'] } } });
    expect(JSON.parse(metadata.annotations['cdk8s-mlops.github.io/parameters'])).toEqual({ a: 'y', b: [1, null] });
  });
});

describe('a sweep', () => {
  it('has a Job for each combination, whose name depends on its parameters alone', () => {
    const names = (grid: any): string[] => jobs({ sweep: { grid } }).map(({ metadata }) => metadata.name);
    const few = names(GRID);
    expect(new Set(few).size).toBe(6);
    const more = names({ ...GRID, rate: [1, ...GRID.rate] });
    expect(more.length).toBe(8);
    expect(few.filter(name => !more.includes(name))).toEqual([]);
  });

  it('takes precedence over the parameters of all', () => {
    const args = jobs({ params: { rate: 1, seed: 7 }, sweep: { sets: [{ rate: 2 }, {}] } }).map(({ spec }) => spec.template.spec.containers[0].args);
    expect(args).toEqual([['--rate=2', '--seed=7'], ['--rate=1', '--seed=7']]);
  });

  it('chooses the same combinations for the same seed', () => {
    const names = (sweep: any): string[] => jobs({ sweep: { grid: GRID, ...sweep } }).map(({ metadata }) => metadata.name);
    const [all, some] = [names({}), names({ sample: 3 })];
    expect(some.length).toBe(3);
    expect(all.filter(name => some.includes(name))).toEqual(some);
    expect(names({ sample: 3 })).toEqual(some);
    expect(new Set(['1', '2', '3'].map(seed => names({ sample: 3, seed }).join())).size).toBeGreaterThan(1);
    expect(names({ sample: 100 })).toEqual(all);
  });

  it('can be one Indexed Job, with the parameters of each index in a ConfigMap of its name', () => {
    const values = { ...PROGRAM, args: ['-v'], sweep: { mode: 'indexed', grid: { name: ["it's"], rate: [1, 2] }, parallelism: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 1 } };
    const [config, { metadata, spec }] = objects(values);
    expect(config.metadata.name).toBe(metadata.name);
    expect(config.data).toEqual({ 0: `set -- "$@" '--name=it'\\''s'\nset -- "$@" '--rate=1'\n`, 1: `set -- "$@" '--name=it'\\''s'\nset -- "$@" '--rate=2'\n` });
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 2, parallelism: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 1 });
    expect(spec).not.toHaveProperty('backoffLimit');
    const { containers: [program], initContainers: [launcher] } = spec.template.spec;
    expect(program.command).toEqual(['/opt/launcher/busybox', 'sh', '-c', '. "/etc/experiment/parameters/$JOB_COMPLETION_INDEX"\nexec "$@"', 'sh']);
    expect(program.args).toEqual(['python', 'train.py', '-v']);
    expect(launcher.image).toBe('docker.io/library/busybox:1.37.0-musl');
    const other = objects({ ...values, sweep: { ...values.sweep, grid: { rate: [1, 3] } } });
    expect(other.map(object => object.metadata.name)).not.toContain(metadata.name);
  });

  it('needs no launcher where the image has a shell', () => {
    const { spec } = job({ ...PROGRAM, sweep: { mode: 'indexed', grid: GRID, launcherImage: '' } }).spec.template;
    expect([spec.initContainers, spec.containers[0].command.slice(0, 2), spec.volumes.map(({ name }: any) => name)]).toEqual([undefined, ['sh', '-c'], ['experiment-storage', 'parameters']]);
  });
});

describe('training on several nodes', () => {
  const values = { distributed: { nodes: 3, processesPerNode: 4 } };

  it('is an Indexed Job with a headless Service, which names its pods', () => {
    const [service, { metadata, spec }] = objects(values);
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 3, parallelism: 3, backoffLimit: 0 });
    expect(service).toMatchObject({ kind: 'Service', spec: { clusterIP: 'None', publishNotReadyAddresses: true } });
    expect(spec.template.spec.subdomain).toBe(service.metadata.name);
    expect(spec.template.metadata.labels).toMatchObject(service.spec.selector);
    expect(env(values)).toMatchObject({
      MASTER_ADDR: `${metadata.name}-0.${service.metadata.name}`, MASTER_PORT: '29500', PET_NNODES: '3', PET_NPROC_PER_NODE: '4', PET_MASTER_PORT: '29500',
      PET_NODE_RANK: { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-completion-index']" } },
    });
  });

  it('meets by c10d where pods may be replaced', () => {
    const variables = env({ distributed: { ...values.distributed, rendezvous: 'c10d', port: 12345 } });
    expect(variables).toMatchObject({ PET_RDZV_BACKEND: 'c10d', PET_RDZV_ENDPOINT: `${variables.MASTER_ADDR}.default.svc.cluster.local:12345`, PET_RDZV_ID: variables.MASTER_ADDR.split('-0.')[0] });
    expect(Object.keys(variables).filter(name => /^PET_(NODE_RANK|MASTER)/.test(name))).toEqual([]);
  });
});

describe('tracking', () => {
  it('has the variables of Aim, MLflow and Neptune, and Secrets for what is confidential', () => {
    const values = {
      tracking: {
        aim: { repo: 'aim://aim-server.mlops:53800', caSecret: 'aim-ca' },
        mlflow: { trackingUri: 'http://mlflow.mlops', experimentName: 'forecast', existingSecret: 'mlflow' },
        neptune: { project: 'team/forecast', existingSecret: 'neptune' },
      },
    };
    expect(env(values)).toMatchObject({
      AIM_REPO: 'aim://aim-server.mlops:53800', SSL_CERT_FILE: '/etc/aim/ca.crt', MLFLOW_TRACKING_URI: 'http://mlflow.mlops', MLFLOW_EXPERIMENT_NAME: 'forecast', NEPTUNE_PROJECT: 'team/forecast',
      NEPTUNE_API_TOKEN: { secretKeyRef: { name: 'neptune', key: 'NEPTUNE_API_TOKEN' } },
    });
    expect(container(values).envFrom).toEqual([{ secretRef: { name: 'mlflow' } }]);
    expect(container(values).volumeMounts).toContainEqual({ name: 'certificate', mountPath: '/etc/aim', readOnly: true });
  });
});

test.each<[string, any, string]>([
  ['sets and a grid', { sweep: { grid: GRID, sets: [{ a: 1 }] } }, 'sweep.sets and sweep.grid are both set: remove one of them'],
  ['more Jobs than are good', { sweep: { grid: { a: numbers(40), b: numbers(40) } } }, '1600 sets of parameters are more than 1000 Jobs: set sweep.mode to "indexed", or sweep.sample to choose some of them'],
  ['more combinations than an Indexed Job may have', { ...PROGRAM, sweep: { mode: 'indexed', grid: { a: numbers(200), b: numbers(200) } } }, 'the grid has more than 10000 combinations'],
  ['an Indexed Job of a sweep without a command', { sweep: { mode: 'indexed' } }, 'sweep.mode is "indexed", and command is empty: set it to the command of the image, which the launcher starts'],
  ['an Indexed Job of a sweep on several nodes', { ...PROGRAM, distributed: { nodes: 2 }, sweep: { mode: 'indexed' } }, 'sweep.mode is "indexed", and distributed.nodes is 2, which needs a Job for each set'],
  ['an Indexed Job of a sweep that restarts containers', { ...PROGRAM, job: { restartPolicy: 'OnFailure' }, sweep: { mode: 'indexed' } }, 'job.restartPolicy is "OnFailure", with which Kubernetes has no retries for each set'],
  ['more parameters than a ConfigMap holds', { ...PROGRAM, sweep: { mode: 'indexed', grid: { a: numbers(60), text: [`${'x'.repeat(20_000)}`] } } }, 'which a ConfigMap does not hold'],
  ['a queue and suspension', { queue: { name: 'a' }, job: { suspend: true } }, 'job.suspend is true, and queue.name is set, so Kueue decides when the Job runs: set one of them'],
  ['a priority without a queue', { queue: { priorityClass: 'a' } }, 'queue.priorityClass is set without queue.name'],
  ['GPUs and TPUs', { resources: { gpu: 1, tpu: 1 } }, 'resources.gpu and resources.tpu are both set'],
  ['a resource with an empty part of a domain', { resources: { gpu: 1 }, gpu: { resource: 'a..b/c' } }, 'gpu.resource: got "a..b/c", expected a resource such as nvidia.com/gpu'],
  ['a resource with a long name', { resources: { gpu: 1 }, gpu: { resource: `a/${'b'.repeat(64)}` } }, 'gpu.resource'],
  ['the key of a quota as a resource', { resources: { gpu: 1 }, gpu: { resource: 'requests.nvidia.com/gpu' } }, 'gpu.resource is "requests.nvidia.com/gpu", and only keys of quotas begin with "requests.": leave it out'],
  ['a failure policy with restarts', { job: { restartPolicy: 'OnFailure', podFailurePolicy: { rules: [] } } }, 'job.restartPolicy is "OnFailure", and job.podFailurePolicy needs "Never"'],
  ['Neptune without its token', { tracking: { neptune: { project: 'a/b' } } }, 'tracking.neptune.project is set without tracking.neptune.existingSecret'],
  ['a value twice in a grid', { sweep: { grid: { a: [1, 1] } } }, 'sweep.grid.a'],
  ['no value in a grid', { sweep: { grid: { a: [] } } }, 'sweep.grid.a'],
  ['the same set by other means', { params: { a: 1 }, sweep: { sets: [{}, { a: 1 }] } }, 'experiment-'],
  ['a parameter that is a variable already', { paramStyle: 'env', params: { STORAGE_DIR: 'x' } }, 'STORAGE_DIR'],
  ['a name that no program takes', { params: { 'a b': 1 } }, 'params'],
  ['a number that is not exact', { params: { a: 12345678901234567000 } }, 'params.a'],
  ['null', { params: { a: null } }, 'params.a'],
])('%s is refused', (_, values, message) => {
  expect(() => objects(values)).toThrow(message);
});

test('a thousand combinations take seconds', () => {
  const begin = process.cpuUsage();
  expect(jobs({ sweep: { grid: { a: numbers(10), b: numbers(10), c: numbers(10) } } })).toHaveLength(1000);
  expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(20);
});

test('the notes say how to follow the runs, and what happens to finished Jobs', () => {
  expect(notes()).toContain('Runs: 1.');
  expect(notes({ sweep: { grid: GRID } })).toContain('Runs: 6.');
  expect(notes()).toContain('with Argo CD and Flux, set job.ttlSecondsAfterFinished to 0');
  expect(notes({ job: { ttlSecondsAfterFinished: 0 } })).not.toContain('Argo CD');
  expect(notes({ storage: { existingClaim: '' } })).toContain('WARNING: storage.existingClaim is empty');
  expect(notes({ queue: { name: 'gpu' } })).toContain('Kueue starts the pods when the LocalQueue gpu admits them');
});

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

test('the values of an experiment of mrunner give the container that mrunner makes, apart from the documented differences', () => {
  const chart = new ExperimentChart(new App(), 'chart', { releaseName: 'experiment1', valuesFiles: [path.join(__dirname, 'documented-experiment-values.yaml')] });
  const [{ metadata, spec }] = chart.toJson();
  expect(metadata.name).toMatch(/^experiment1-[0-9a-f]{8}$/);
  expect(spec).toMatchObject({ backoffLimit: 0, template: { spec: { restartPolicy: 'Never' } } });
  const [container] = spec.template.spec.containers;
  expect(container).toMatchObject({ image: 'gcr.io/rl-sandbox-1234/sandbox/experiment1:20210322_101500', args: ['--epochs=3', '--param1=1'] });
  expect(container.env).toContainEqual({ name: 'STORAGE_DIR', value: '/storage' });
  expect(container.resources.limits).toEqual({ 'cpu': '4', 'memory': '8Gi', 'cloud-tpus.google.com/v2': '1' });
  expect(spec.template.spec.volumes).toEqual([{ name: 'experiment-storage', persistentVolumeClaim: { claimName: 'nfs' } }]);
});
