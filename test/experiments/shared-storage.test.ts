import { App } from 'cdk8s';
import { DOCUMENTED, EXPORT, REFUSED, SERVER } from './storage-values';
import { objectsOf, SmallChart } from '../support/small-chart';
import { ExperimentProjectChart, SharedStorage, SharedStorageProps } from '../../src/experiments';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';

/** Built once, for all values. */
const model = new ExperimentProjectChart(new App(), 'chart')._model();

function objectsOfValues(values: any): any[] {
  return render(model, release({ name: 'experiment-project', namespace: 'default', values: [values] })) as any[];
}

function objects(storage: any = {}, project: any = {}): any[] {
  return objectsOfValues({ storage, project });
}

function object(kind: string, storage: any = {}, project: any = {}, name?: string): any {
  return objects(storage, project).find(o => o.kind === kind && (name === undefined || o.metadata.name === name));
}

const named = (all: any[]) => all.filter(o => o.kind !== 'LimitRange').map(o => `${o.kind} ${o.metadata.namespace ?? ''}/${o.metadata.name}`);

describe('the storage that a project shares', () => {
  it('is a claim for many writers, of the default StorageClass or another one, or of none', () => {
    const spec = (storage: any) => object('PersistentVolumeClaim', storage).spec;
    expect(spec({})).toEqual({ accessModes: ['ReadWriteMany'], resources: { requests: { storage: '40Gi' } } });
    expect(spec({ storageClass: 'standard-rwx', size: '1Ti' })).toEqual({ accessModes: ['ReadWriteMany'], storageClassName: 'standard-rwx', resources: { requests: { storage: '1Ti' } } });
    expect(spec({ storageClass: '-' }).storageClassName).toBe('');
  });

  it('is an existing claim, of which nothing is created', () => {
    expect(named(objects({ mode: 'existingClaim', existingClaim: 'ours' }))).toEqual(['Namespace /sandbox']);
    expect(named(objects({ enabled: false }))).toEqual(['Namespace /sandbox']);
  });

  it('is an export of an NFS server that is elsewhere', () => {
    expect(named(objects(EXPORT))).toEqual(['Namespace /sandbox', 'PersistentVolume /pvc-nfs-sandbox', 'PersistentVolumeClaim sandbox/nfs']);
    expect(object('PersistentVolume', EXPORT).spec).toMatchObject({ nfs: { server: '192.0.2.10', path: '/exports/ml' }, mountOptions: ['nfsvers=4.1'] });
  });

  it('is mounted by csi-driver-nfs, which finds servers by their name', () => {
    const spec = (storage: any) => object('PersistentVolume', { ...storage, csi: { enabled: true } }).spec;
    expect(spec(EXPORT)).toMatchObject({ csi: { driver: 'nfs.csi.k8s.io', volumeHandle: 'pvc-nfs-sandbox', volumeAttributes: { server: '192.0.2.10', share: '/exports/ml' } } });
    expect(spec(EXPORT)).not.toHaveProperty('nfs');
    expect(spec({ mode: 'nfsServer' }).csi.volumeAttributes).toEqual({ server: 'nfs-server.sandbox-nfs.svc.cluster.local', share: '/' });
  });

  it('is the documented NFS server with the documented names, in a namespace of its own that admits it', () => {
    const all = objectsOfValues(DOCUMENTED);
    expect(named(all).sort()).toEqual([
      'Deployment sandbox-nfs/nfs-server', 'Namespace /sandbox', 'Namespace /sandbox-nfs', 'PersistentVolume /pvc-nfs-sandbox', 'PersistentVolumeClaim sandbox-nfs/storage', 'PersistentVolumeClaim sandbox/nfs',
      'Service sandbox-nfs/nfs-server',
    ]);
    const enforced = Object.fromEntries(all.filter(o => o.kind === 'Namespace').map(o => [o.metadata.name, o.metadata.labels['pod-security.kubernetes.io/enforce']]));
    expect(enforced).toEqual({ 'sandbox': 'restricted', 'sandbox-nfs': 'privileged' });
    const { template } = all.find(o => o.kind === 'Deployment').spec;
    expect(template.metadata.labels.role).toBe('nfs-server');
    expect(template.spec).toMatchObject({
      securityContext: { fsGroup: 1000 },
      volumes: [{ name: 'export', persistentVolumeClaim: { claimName: 'storage' } }],
      containers: [{ readinessProbe: expect.anything(), livenessProbe: expect.anything(), resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } } }],
    });
  });

  it('has a server in another namespace, with another StorageClass and group', () => {
    const all = objects({ mode: 'nfsServer', claim: 'shared', nfsServer: { clusterIP: '10.96.0.50', namespace: 'storage-system', createNamespace: false, storageClass: 'fast', group: 2000, image: { repository: 'example.org/nfs', tag: '1' } } });
    expect(named(all).sort()).toEqual([
      'Deployment storage-system/nfs-server', 'Namespace /sandbox', 'PersistentVolume /pvc-nfs-sandbox', 'PersistentVolumeClaim sandbox/shared', 'PersistentVolumeClaim storage-system/storage', 'Service storage-system/nfs-server',
    ]);
    const { spec } = all.find(o => o.kind === 'Deployment').spec.template;
    expect([spec.securityContext.fsGroup, spec.containers[0].image]).toEqual([2000, 'example.org/nfs:1']);
    expect(all.find(o => o.kind === 'PersistentVolumeClaim' && o.metadata.name === 'storage').spec.storageClassName).toBe('fast');
    expect(all.find(o => o.kind === 'PersistentVolume').spec.claimRef.name).toBe('shared');
  });

  it('is kept with its claims on helm uninstall, unless the values say otherwise', () => {
    const kept = (storage: any) => objects(storage).filter(o => o.metadata.annotations?.['helm.sh/resource-policy'] === 'keep').map(o => o.kind).sort();
    expect(kept(SERVER)).toEqual(['Namespace', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'PersistentVolumeClaim']);
    expect(kept({ ...SERVER, keep: false })).toEqual(['Namespace', 'Namespace']);
  });

  it.each(REFUSED)('is one of its kinds alone: %j is refused', (storage, message) => {
    expect(() => objects(storage)).toThrow(message);
  });

  it('is explained in the notes, with the claim, and with what makes a lost claim bind again', () => {
    const notes = (storage: any) => renderNotes(model, release({ name: 'r', namespace: 'default', values: [{ storage }] }));
    expect(notes({})).toContain('unless the volumes of its StorageClass have many writers');
    expect(notes(EXPORT)).toContain('kubectl patch persistentvolume pvc-nfs-sandbox');
    expect(notes(SERVER)).toContain('The NFS server is in the namespace sandbox-nfs');
    expect(notes({ mode: 'existingClaim', existingClaim: 'ours' })).toContain('kubectl get persistentvolumeclaim ours --namespace sandbox');
  });
});

describe('the storage, without values', () => {
  const made = (props: SharedStorageProps) => objectsOf(c => { c.holder({ claim: new SharedStorage(c, 'storage', props).claimName }); });

  it('says which claim experiments mount', () => {
    const claims = [{}, { claim: 'shared' }, { mode: 'existingClaim', existingClaim: 'ours' }, { mode: 'nfs', nfs: { server: '192.0.2.1' } }, { enabled: false }]
      .map(props => made(props).find(o => o.kind === 'Held').spec.claim);
    expect(claims).toEqual(['nfs', 'shared', 'ours', 'nfs', 'nfs']);
  });

  it('has values of a chart also where nothing asks for the claim', () => {
    const body = (c: SmallChart) => { new SharedStorage(c, 'storage', c.values.group('storage', SharedStorage.values({ omit: ['nfsServer'] })).asProps()); };
    expect(named(objectsOf(body))).toEqual(['PersistentVolumeClaim default/nfs']);
    expect(objectsOf(body, { values: { storage: { mode: 'existingClaim', existingClaim: 'ours' } } })).toEqual([]);
  });

  it('is in the namespace of the release, or in another one', () => {
    const claims = [{}, { namespace: 'ml' }].map(props => made(props).find(o => o.kind === 'PersistentVolumeClaim').metadata.namespace);
    expect(claims).toEqual(['default', 'ml']);
    const server = new SmallChart(c => { new SharedStorage(c, 'storage', { mode: 'nfsServer', csi: {}, nfsServer: { resources: { limits: { memory: '1Gi' } } }, namespace: 'ml' }); }).toJson();
    expect(named(server)).toEqual(expect.arrayContaining(['Namespace /ml-nfs', 'PersistentVolume /pvc-nfs-ml']));
    expect(server.find(o => o.kind === 'Deployment').spec.template.spec.containers[0].resources).toEqual({ limits: { memory: '1Gi' } });
  });

  it.each([
    [{ mode: 'disk' }, 'mode: got "disk"'],
    [{ mode: 'nfs' }, 'mode is "nfs", and nfs.server is empty'],
    [{ size: '500m' }, 'size'],
    [{ nfsServer: { clusterIp: '10.96.0.50' } }, 'nfsServer.clusterIp is "10.96.0.50", which only the mode "nfsServer" has'],
  ])('%j is refused', (props, message) => {
    expect(() => made(props)).toThrow(message);
  });
});
