import { App } from 'cdk8s';
import { StorageChart } from '../../src/appstore';
import { DocumentedDeployments } from '../../src/documented-deployments';

const ENVIRONMENTS = ['production', 'development'];
const CLAIMANTS = ['mongodb', 'minio'] as const;

const rendered = (name: any, props: any = {}): any[] => new DocumentedDeployments()._define(new App(), name, props).toJson();

test('by default, the volumes are the documented ones, each for the claim of its chart', () => {
  const volumes: any[] = new StorageChart(new App(), 'storage').toJson();
  expect(volumes.map(({ metadata, spec }) => [metadata.name, metadata.namespace, spec.storageClassName, spec.capacity.storage, spec.hostPath.path, spec.persistentVolumeReclaimPolicy])).toEqual([
    ['aas-mongodb-pv', undefined, 'aas-mongodb', '8Gi', '/bitnami/mongodb', 'Retain'],
    ['aas-minio-pv', undefined, 'aas-minio', '10Gi', '/minio', 'Retain'],
  ]);
  expect(volumes.map(({ spec }) => `${spec.claimRef.namespace}/${spec.claimRef.name}`)).toEqual(['ai-appstore/mongodb', 'ai-appstore/minio']);
});

test.each(CLAIMANTS)('the documented class gives the claim of %s its volume', name => {
  const volume = (new StorageChart(new App(), 'storage').toJson() as any[]).find(o => o.metadata.name === `aas-${name}-pv`);
  const [claim] = rendered(name, { environment: 'production', values: { persistence: { storageClass: `aas-${name}` } } }).filter(o => o.kind === 'PersistentVolumeClaim');
  expect(claim.spec).toMatchObject({ storageClassName: volume.spec.storageClassName, accessModes: volume.spec.accessModes, resources: { requests: { storage: volume.spec.capacity.storage } } });
});

describe.each(ENVIRONMENTS)('in %s', environment => {
  const volumes = rendered('storage', { environment });

  it.each(CLAIMANTS)('the volume of %s has the size, the class and the modes that its claim asks for, and is for no other', name => {
    const [claim] = rendered(name, { environment }).filter(o => o.kind === 'PersistentVolumeClaim');
    const { spec } = volumes.find(o => o.metadata.name === `aas-${name}-pv`);
    expect(spec.claimRef).toMatchObject({ namespace: claim.metadata.namespace, name: claim.metadata.name });
    expect(spec.capacity.storage).toBe(claim.spec.resources.requests.storage);
    expect(spec.storageClassName).toBe(claim.spec.storageClassName);
    expect(spec.accessModes).toEqual(claim.spec.accessModes);
    expect(claim.spec.volumeName).toBeUndefined();
  });

  it('a volume that more than one node could have is on the nodes that are named', () => {
    expect(volumes.map(({ spec }) => 'nodeAffinity' in spec)).toEqual([environment === 'production', environment === 'production']);
  });
});
