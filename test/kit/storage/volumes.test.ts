import { App } from 'cdk8s';
import { Pattern } from '../../../src';
import { NfsServer, Volume, VolumeProps } from '../../../src/kit';
import { fixture } from '../../fixtures';
import { violations } from '../../support/restricted';
import { SmallChart } from '../../support/small-chart';

/** The objects of a chart with the volume, and the item of the pod. */
function made(props: VolumeProps): { [kind: string]: any } {
  const all = new SmallChart(chart => { chart.holder(new Volume(chart, 'default', props).asVolume('data')); }).toJson();
  return Object.fromEntries(all.map(o => [o.kind, o]));
}

describe('a volume', () => {
  it('is a claim that the cluster fulfils, and that outlives the release', () => {
    const { PersistentVolumeClaim: claim, PersistentVolume, Held } = made({});
    expect(claim).toMatchObject({
      metadata: { name: 'small', annotations: { 'helm.sh/resource-policy': 'keep' } },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    });
    expect(claim.spec).not.toHaveProperty('storageClassName');
    expect(PersistentVolume).toBeUndefined();
    expect(Held.spec).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'small' } });
  });

  it('is of the default StorageClass, of one by its name, or of none', () => {
    const spec = (storageClass?: string) => made({ storageClass }).PersistentVolumeClaim.spec;
    expect([undefined, '', 'fast', '-'].map(name => spec(name).storageClassName)).toEqual([undefined, undefined, 'fast', '']);
    expect('storageClassName' in spec('')).toBe(false);
  });

  it('can bind to one PersistentVolume, by its name', () => {
    expect(made({ volumeName: 'here' }).PersistentVolumeClaim.spec.volumeName).toBe('here');
    expect(made({ volumeName: '' }).PersistentVolumeClaim.spec).not.toHaveProperty('volumeName');
    expect(() => made({ volumeName: 'here', hostPath: { path: '/srv' } })).toThrow('volumeName is "here", and hostPath.path is "/srv": remove one of the two');
    expect(() => made({ volumeName: 'here', enabled: false })).toThrow('enabled is false, so volumeName "here" is not mounted');
  });

  it('is a claim with a name that is given, where others refer to it', () => {
    const chart = new SmallChart(c => { c.holder(new Volume(c, 'default', { claimName: 'documented' }).asVolume('data')); }, { fixedNames: ['documented'] });
    expect((chart.toJson() as any[]).map(o => o.metadata.name)).toContain('documented');
    expect(JSON.stringify(chart.toJson())).toContain('"claimName":"documented"');
  });

  it('can be a claim that is there already', () => {
    const { PersistentVolumeClaim, Held } = made({ existingClaim: 'there' });
    expect(PersistentVolumeClaim).toBeUndefined();
    expect(Held.spec.persistentVolumeClaim).toEqual({ claimName: 'there' });
  });

  it('can be a directory of a node, as a PersistentVolume that is bound to its claim', () => {
    const { PersistentVolumeClaim: claim, PersistentVolume: volume, Held } = made({ hostPath: { path: '/srv', node: 'node-1' }, size: '1Ti' });
    expect(volume.metadata).toMatchObject({ name: 'default.small' });
    expect(volume.metadata).not.toHaveProperty('namespace');
    expect(volume.spec).toMatchObject({
      capacity: { storage: '1Ti' },
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { namespace: 'default', name: 'small' },
      hostPath: { path: '/srv', type: 'DirectoryOrCreate' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }] }] } },
    });
    expect(claim.spec).toMatchObject({ storageClassName: '', volumeName: 'default.small' });
    expect(Held.spec.persistentVolumeClaim.claimName).toBe('small');
  });

  it('can be a disk of a node, to which the pods go', () => {
    const { PersistentVolumeClaim: claim, PersistentVolume: volume } = made({ local: { path: '/mnt/disk', node: 'node-1' } });
    expect(volume.spec).toMatchObject({
      local: { path: '/mnt/disk' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }] }] } },
    });
    expect(volume.spec).not.toHaveProperty('hostPath');
    expect(claim.spec).toMatchObject({ storageClassName: '', volumeName: volume.metadata.name });
  });

  it('can be an export of an NFS server, as a PersistentVolume with options', () => {
    const { PersistentVolumeClaim: claim, PersistentVolume: volume } = made({ nfs: { server: '192.0.2.1', path: '/data', mountOptions: ['nfsvers=4.1'] } });
    expect(volume.spec).toMatchObject({ nfs: { server: '192.0.2.1', path: '/data' }, mountOptions: ['nfsvers=4.1'] });
    expect(claim.spec.volumeName).toBe(volume.metadata.name);
  });

  it('can be an export that the pods mount themselves', () => {
    const { PersistentVolumeClaim, PersistentVolume, Held } = made({ nfs: { server: '192.0.2.1', inline: true } });
    expect([PersistentVolumeClaim, PersistentVolume]).toEqual([undefined, undefined]);
    expect(Held.spec).toEqual({ name: 'data', nfs: { server: '192.0.2.1', path: '/' } });
  });

  it('can be gone with the pod', () => {
    expect(made({ enabled: false }).Held.spec).toEqual({ name: 'data', emptyDir: {} });
    expect(made({ enabled: false, emptyDirSizeLimit: '1Gi', emptyDirMedium: 'Memory' }).Held.spec.emptyDir).toEqual({ sizeLimit: '1Gi', medium: 'Memory' });
  });

  it('keeps nothing if keep is false', () => {
    expect(made({ keep: false }).PersistentVolumeClaim.metadata).not.toHaveProperty('annotations');
    expect(made({ keep: false, hostPath: { path: '/srv' } }).PersistentVolume.metadata).not.toHaveProperty('annotations');
  });

  test.each([
    ['two places', { nfs: { server: 'a' }, hostPath: { path: '/srv' } }, 'nfs.server is "a", and hostPath.path is "/srv": remove one of the two'],
    ['a place and a claim', { existingClaim: 'there', hostPath: { path: '/srv' } }, 'existingClaim is "there", and hostPath.path is "/srv": remove one of the two'],
    ['a place that would not be used', { enabled: false, nfs: { server: 'a' } }, 'enabled is false, so nfs.server "a" is not mounted: change one of the two'],
    ['a mode that Kubernetes takes alone beside another', { accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] }, 'accessModes: got a list of 2 items, expected a list with ReadWriteOncePod alone, or without it'],
    ['a StorageClass whose name no class can have', { storageClass: 'Fast Disks' }, 'storageClass: got "Fast Disks", expected '],
    ['a relative path', { hostPath: { path: 'srv' } }, 'hostPath.path: got "srv", expected an absolute path without .., or empty'],
    ['no size', { size: '0.0Gi' }, 'size: got "0.0Gi", expected a number of bytes greater than 0, such as 512Mi or 10Gi'],
    ['a size in thousandths of bytes', { size: '500m' }, 'size: got "500m", expected a number of bytes greater than 0'],
    ['a node and no folder', { hostPath: { node: 'node-1' } }, 'hostPath.node is "node-1", and hostPath.path is empty: set both, or neither'],
    ['a disk and no node', { local: { path: '/mnt' } }, 'local.path is "/mnt", and local.node is empty: set both, or neither'],
    ['a disk and a folder', { local: { path: '/mnt', node: 'n' }, hostPath: { path: '/srv' } }, 'hostPath.path is "/srv", and local.path is "/mnt": remove one of the two'],
    ['options of a mount that has none', { nfs: { server: 'a', inline: true, mountOptions: ['hard'] } }, 'nfs.mountOptions is set, and nfs.inline is true: only a PersistentVolume has mount options'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => made(props)).toThrow(message);
  });
});

it('with a server that is reason enough to keep it asks only what can be, and names the value', () => {
  const chart = new SmallChart(c => {
    const server = c.values.string('nfs.server', { description: 'Address of the server.' });
    const enabled = c.values.boolean('data.enabled', { description: 'Whether the cluster makes a volume.' });
    const existingClaim = c.values.string('data.existingClaim', { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Claim to use.' });
    const volume = new Volume(c, 'data', { enabled: server.isTruthy().or(enabled).asAny(), nfs: { server: server.asString() }, existingClaim: existingClaim.asString() });
    c.holder(volume.asVolume('data'));
  });
  const messages = chart._model().checks.flatMap(check => (check.kind === 'holds' ? [JSON.stringify(check.message)] : [])).filter(m => m.includes('is not mounted'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('data.enabled is false, so ');
});

it.each(['0', '00.0Gi', '.0', '0e3', '+0'])('a size of %s is nothing', size => {
  expect(() => made({ size })).toThrow(`size: got "${size}", expected a number of bytes greater than 0`);
});

it.each(['1', '0.5Gi', '10Gi', '0.001', '1e0'])('a size of %s is something', size => {
  expect(made({ size }).PersistentVolumeClaim.spec.resources.requests.storage).toBe(size);
});

describe('an NFS server for trials', () => {
  it('is the one part that needs privileges', () => {
    const pods = fixture('volumes', new App()).toJson().filter(o => o.kind === 'Deployment');
    expect(pods.map(o => o.metadata.name)).toEqual(['volumes-nfs-trial']);
    expect(pods.flatMap(violations)).toContain('nfs-server: privileged');
  });

  it('is found by its address, which the nodes know when it is given', () => {
    const addresses = ['', '10.96.0.50'].map(clusterIp => new SmallChart(chart => {
      const server = new NfsServer(chart, 'nfs', { clusterIp });
      chart.holder({ server: server.addressOr('') });
    }).toJson().find(o => o.kind === 'Held').spec.server);
    expect(addresses).toEqual(['small-nfs.default.svc.cluster.local', '10.96.0.50']);
  });

  it('leaves the address to another one where there is none', () => {
    const chart = new SmallChart(c => { c.holder({ server: new NfsServer(c, 'nfs', { enabled: false }).addressOr('192.0.2.1') }); });
    expect(chart.toJson().map(o => o.kind)).toEqual(['Held']);
    expect(chart.toJson()[0].spec.server).toBe('192.0.2.1');
  });
});
