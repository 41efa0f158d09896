import { PersistentVolume, PersistentVolumeProps } from '../../../src/kit';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

function made(props: Partial<PersistentVolumeProps> = {}): any {
  const chart = new SmallChart(c => { new PersistentVolume(c, 'data', { claim: { name: 'db' }, path: '/srv/db', ...props }); });
  return (chart.toJson() as any[]).find(o => o.kind === 'PersistentVolume');
}

describe('a PersistentVolume', () => {
  it('is a directory of a node for one claim, and keeps its data', () => {
    const { metadata, spec } = made();
    expect(metadata).not.toHaveProperty('namespace');
    expect(metadata.name).toBe('default.small-data');
    expect(spec).toEqual({
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '10Gi' },
      volumeMode: 'Filesystem',
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'default', name: 'db' },
      hostPath: { path: '/srv/db', type: 'Directory' },
    });
  });

  it('has the name, the class, the size and the modes that are given, and a claim of another namespace', () => {
    const { metadata, spec } = made({ name: 'aas-mongodb-pv', storageClass: 'aas-mongodb', size: '8Gi', accessModes: ['ReadWriteMany'], claim: { name: 'db', namespace: 'ai' } });
    expect(metadata.name).toBe('aas-mongodb-pv');
    expect(spec).toMatchObject({ storageClassName: 'aas-mongodb', capacity: { storage: '8Gi' }, accessModes: ['ReadWriteMany'], claimRef: { namespace: 'ai', name: 'db' } });
  });

  it('can be on nodes that are named', () => {
    const affinity = { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a', 'b'] }] }] } };
    expect(made({ nodes: ['a', 'b'] }).spec).toMatchObject({ hostPath: { path: '/srv/db' }, nodeAffinity: affinity });
    const local = made({ type: 'local', nodes: ['a', 'b'] }).spec;
    expect(local).toMatchObject({ local: { path: '/srv/db' }, nodeAffinity: affinity });
    expect(local).not.toHaveProperty('hostPath');
  });

  it('needs no name of the node where there is only one', () => {
    const { nodeAffinity, local } = made({ type: 'local', singleNode: true }).spec;
    expect(local).toEqual({ path: '/srv/db' });
    expect(nodeAffinity).toEqual({ required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] }] } });
  });

  it('can be an NFS export', () => {
    const { spec } = made({ type: 'nfs', server: '192.0.2.1', path: '/export', mountOptions: ['nfsvers=4.1'] });
    expect(spec).toMatchObject({ nfs: { server: '192.0.2.1', path: '/export' }, mountOptions: ['nfsvers=4.1'] });
    expect(spec).not.toHaveProperty('hostPath');
  });

  it('can be left out', () => {
    expect(made({ enabled: false })).toBeUndefined();
  });

  it.each<[string, Partial<PersistentVolumeProps>, string]>([
    ['a local one without nodes', { type: 'local' }, 'type is "local", and nodes is empty: name the nodes that have the directory'],
    ['names of nodes where there is only one', { type: 'local', singleNode: true, nodes: ['a'] }, 'singleNode is true, and nodes has names of nodes: leave one of the two out'],
    ['a directory of the only node', { singleNode: true }, 'type is "hostPath", and singleNode is only for "local": set it to false, or change the type'],
    ['an export without a server', { type: 'nfs' }, 'type is "nfs", and server is empty: set the address of the NFS server'],
    ['a server of a directory', { server: '192.0.2.1' }, 'type is "hostPath", and server is only for "nfs": remove it, or change the type'],
    ['mount options of a disk', { type: 'local', nodes: ['a'], mountOptions: ['ro'] }, 'type is "local", and mountOptions is only for "nfs": remove it, or change the type'],
    ['an unknown type', { type: 'disk' }, 'type: got "disk", expected one of "hostPath", "local", "nfs"'],
    ['a size of zero', { size: '0' }, 'size: got "0", expected a number of bytes greater than 0, such as 512Mi or 10Gi'],
    ['a mode beside ReadWriteOncePod', { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }, 'accessModes: got a list of 2 items, expected a list with ReadWriteOncePod alone, or without it'],
    ['a relative path', { path: 'data' }, 'path: got "data", expected an absolute path without ..'],
    ['a claim whose name no claim can have', { claim: { name: 'My Claim' } }, 'claim.name: got "My Claim", expected '],
  ])('refuses %s', (_, props, message) => {
    expect(() => made(props)).toThrow(`: ${message}`);
  });
});

describe('the values of a PersistentVolume', () => {
  const both = new BothOutputs(new SmallChart(c => {
    new PersistentVolume(c, 'data', c.values.group('volume', PersistentVolume.values({ defaults: { claim: { name: 'db', namespace: 'ai' }, size: '8Gi' } })).asProps());
  }));

  it('make the same in both outputs, or are refused by both', async () => {
    await both.agree(
      {},
      { files: [{ volume: { type: 'local', nodes: ['a'], path: '/mnt/disk' } }] },
      { files: [{ volume: { type: 'nfs', server: 'nfs.example.org', mountOptions: ['hard'] } }] },
      { sets: ['volume.enabled=false'] },
    );
    expect(both.tally).toMatchObject({ rendered: 4, refused: 0 });
    await both.agree({ sets: ['volume.type=local'] }, { sets: ['volume.type=nfs'] }, { sets: ['volume.server=192.0.2.1'] }, { sets: ['volume.path=a'] }, { sets: ['volume.path=/a/../b'] }, { sets: ['volume.size=0'] });
    expect(both.tally).toMatchObject({ refused: 6 });
    await both.agreeOnGenerated(60);
  });
});
