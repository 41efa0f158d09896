import { execFileSync } from 'child_process';
import * as path from 'path';
import { App } from 'cdk8s';
import { EXPORT, SERVER } from './storage-values';
import { objectsOf } from '../support/small-chart';
import { Experiment, ExperimentChart, ExperimentProjectChart } from '../../src/experiments';
import { release } from '../../src/plain/release';
import { renderEverything } from '../../src/plain/render';
import { Json } from '../../src/values/shape';

/** Built once, for all values. */
const PROJECT = new ExperimentProjectChart(new App(), 'project')._model();
const EXPERIMENT = new ExperimentChart(new App(), 'experiment')._model();

function rendered(model: typeof PROJECT, values: Json, namespace = 'default'): any[] {
  return renderEverything(model, release({ name: 'r', namespace, values: [values] })).flatMap(({ objects }) => objects as any[]);
}

const project = (values: Json) => rendered(PROJECT, values);
const experiment = (values: Json) => rendered(EXPERIMENT, values, 'image-search');
const one = (objects: any[], kind: string, name?: string): any => objects.find(object => object.kind === kind && (name === undefined || object.metadata.name === name));
const variables = (objects: any[]): any[] => objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []).flatMap(({ env }) => env ?? []);

/** All that has an address or a login. */
const TRACKED = {
  command: ['python', 'train.py'], params: { rate: 0.1 }, secretEnv: { WANDB_API_KEY: { secret: 'wandb' } }, distributed: { nodes: 2 },
  tracking: {
    aim: { repo: 'aim://aim-server.mlops:53800', caSecret: 'aim' },
    mlflow: { trackingUri: 'https://mlflow.example.org', experimentName: 'forecast', existingSecret: 'mlflow' },
    neptune: { project: 'team/forecast', existingSecret: 'neptune' },
  },
};

describe('B1: the project that a file names is dropped', () => {
  it('the namespace is that of the project, and so is everything in it', () => {
    const objects = project({ project: { name: 'My Project', quota: { hard: { pods: 1 } }, access: { users: ['ann'] } }, storage: EXPORT });
    expect(objects.filter(({ kind }) => !/^(Namespace|PersistentVolume)$/.test(kind)).map(({ metadata }) => metadata.namespace)).toEqual(Array.from({ length: 5 }, () => 'my-project'));
    expect(one(objects, 'PersistentVolume').spec.claimRef.namespace).toBe('my-project');
  });

  it('a project has a volume of its own', () => {
    expect(['a', 'b'].map(name => one(project({ project: { name }, storage: EXPORT }), 'PersistentVolume').metadata.name)).toEqual(['pvc-nfs-a', 'pvc-nfs-b']);
  });

  it('a Job is in the namespace of its release, with all that belongs to it', () => {
    expect(experiment(TRACKED).map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual(['Service image-search', 'Job image-search']);
  });
});

describe('B2: the volume has the address that the Service once got', () => {
  it('the address is that of the values, so it is the same when the Service is created again', () => {
    const objects = project({ storage: SERVER });
    expect([one(objects, 'Service').spec.clusterIP, one(objects, 'PersistentVolume').spec.nfs.server]).toEqual(['10.96.0.50', '10.96.0.50']);
    expect(() => project({ storage: { mode: 'nfsServer' } })).toThrow('by which nodes find the server even when its Service is created again');
  });

  it('a Job mounts the claim, and knows no address', () => {
    const { volumes } = one(experiment(TRACKED), 'Job').spec.template.spec;
    expect(volumes.map((volume: any) => Object.keys(volume)[1])).toEqual(['persistentVolumeClaim', 'secret']);
  });
});

describe('B3: a claim binds the volume of another project', () => {
  it.each([['an export', EXPORT], ['the server', SERVER], ['csi-driver-nfs', { ...EXPORT, csi: { enabled: true } }]])('the volume and the claim of %s name each other, and have no StorageClass by which others find them', (_, storage) => {
    const objects = project({ storage });
    const [volume, claim] = [one(objects, 'PersistentVolume'), one(objects, 'PersistentVolumeClaim', 'nfs')];
    expect(volume.spec.claimRef).toEqual({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: claim.metadata.namespace, name: claim.metadata.name });
    // A volume without a class has none; a claim without one would get the default one.
    expect(volume.spec).not.toHaveProperty('storageClassName');
    expect([claim.spec.volumeName, claim.spec.storageClassName]).toEqual([volume.metadata.name, '']);
  });
});

describe('B4: a volume whose claim is deleted has failed', () => {
  it('it keeps its files, and has the size that was asked for', () => {
    const objects = project({ storage: { ...SERVER, size: '100Gi' } });
    expect(one(objects, 'PersistentVolume').spec).toMatchObject({ persistentVolumeReclaimPolicy: 'Retain', capacity: { storage: '100Gi' } });
    expect(objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ spec }) => spec.resources.requests.storage)).toEqual(['100Gi', '100Gi']);
  });
});

describe('B5: PYTHONPATH holds a variable in the form of a shell, which Kubernetes leaves as it is', () => {
  it('no variable of the charts refers to another one', () => {
    const all = [...variables(project({ storage: SERVER })), ...variables(experiment(TRACKED))];
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['SHARED_DIRECTORY', 'STORAGE_DIR', 'PET_NNODES', 'AIM_REPO']));
    expect(all.filter(({ value }) => /\$/.test(value ?? ''))).toEqual([]);
  });

  it.each(['$PYTHONPATH:/src', '/src:${PYTHONPATH}'])('one of the values is refused: %s', PYTHONPATH => {
    expect(() => experiment({ env: { PYTHONPATH } })).toThrow(`env.PYTHONPATH is "${PYTHONPATH}", and Kubernetes replaces $(NAME) alone`);
  });

  it('one that Kubernetes replaces is behind the variable that it refers to', () => {
    expect(variables(experiment({ env: { PYTHONPATH: '$(STORAGE_DIR)/src' } })).map(({ name, value }) => [name, value])).toEqual([['STORAGE_DIR', '/storage'], ['PYTHONPATH', '$(STORAGE_DIR)/src']]);
  });
});

describe('B6: credentials are in the Job, or in the layers of the image', () => {
  it('a Job has them from Secrets alone', () => {
    const [{ env, envFrom }] = one(experiment(TRACKED), 'Job').spec.template.spec.containers;
    const fromSecrets = env.filter(({ valueFrom }: any) => valueFrom?.secretKeyRef).map(({ name, valueFrom }: any) => [name, valueFrom.secretKeyRef.name]);
    expect(fromSecrets).toEqual([['NEPTUNE_API_TOKEN', 'neptune'], ['WANDB_API_KEY', 'wandb']]);
    expect(envFrom).toEqual([{ secretRef: { name: 'mlflow' } }]);
    expect(env.filter(({ name, value }: any) => value !== undefined && /pass|secret|token|key|user/i.test(name))).toEqual([]);
  });

  it('no chart makes a Secret, and no value is for one', () => {
    expect([...project({ storage: SERVER }), ...experiment(TRACKED)].filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(JSON.stringify([PROJECT.values, EXPERIMENT.values])).not.toContain('"kind":"secret"');
  });

  it.each(['http://ann:open-sesame@mlflow', 'https://ann@mlflow.example.org/'])('an address with a login is refused: %s', trackingUri => {
    expect(() => experiment({ tracking: { mlflow: { trackingUri } } })).toThrow('tracking.mlflow.trackingUri');
    expect(() => objectsOf(chart => { new Experiment(chart, 'one', { image: 'example/train:1', tracking: { mlflow: { trackingUri } } }); })).toThrow('tracking.mlflow.trackingUri');
  });
});

describe('B7: it needs a client of Kubernetes of a certain age, and kubectl', () => {
  it('rendering starts no program, and takes nothing from the machine', () => {
    const command = path.join(__dirname, '..', '..', 'bin', 'cdk8s-mlops');
    const output = execFileSync(process.execPath, [command, 'render', 'experiment-project'], { encoding: 'utf8', env: { PATH: '/nonexistent' } });
    expect(output).toMatch(/^kind: Namespace$/m);
  });

  it('the API versions are stable ones, which clients of any age read', () => {
    const objects = [...project({ storage: SERVER, project: { access: { users: ['ann'] } } }), ...experiment(TRACKED)];
    expect([...new Set(objects.map(({ apiVersion }) => apiVersion))].sort()).toEqual(['apps/v1', 'batch/v1', 'rbac.authorization.k8s.io/v1', 'v1']);
  });
});
