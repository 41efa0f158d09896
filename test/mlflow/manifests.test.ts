import { App } from 'cdk8s';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { claimedVolumes } from '../../src/kit/storage/claimed-volumes';
import { localVolumes } from '../../src/mlflow/local-volumes';

const rendered = (name: any, props: any = {}): any[] => new DocumentedDeployments()._define(new App(), name, props).toJson();

describe('the namespaces', () => {
  const LEVEL = 'pod-security.kubernetes.io/enforce';
  const levels = (values: any = {}) => Object.fromEntries(rendered('demo-namespaces', { values }).map(({ metadata }) => [metadata.name, metadata.labels]));

  it('have the documented names, the level of their pods, and no labels of a release', () => {
    expect(levels()).toEqual({ demo: { [LEVEL]: 'restricted' }, redis: { [LEVEL]: 'restricted' } });
    expect(levels({ podSecurity: { demo: 'baseline' } }).demo).toEqual({ [LEVEL]: 'baseline' });
  });

  it.each(['local', 'prod'])('are those of the charts in %s', environment => {
    const used = (['demo', 'redis'] as const).map(name => [...new Set(rendered(name, { environment }).map(o => o.metadata.namespace).filter(Boolean))]);
    expect(used).toEqual([['demo'], ['redis']]);
  });
});

test('the entry point logs in to the Redis of production', () => {
  const container = (name: 'demo' | 'redis', kind: string, pod: string) => rendered(name, { environment: 'prod' }).find(o => o.kind === kind && o.metadata.name === pod).spec.template.spec.containers[0];
  const keyOf = (env: any[], name: string) => env.find(variable => variable.name === name)?.valueFrom.secretKeyRef.key;
  const key = keyOf(container('redis', 'StatefulSet', 'redis').env, 'REDISCLI_AUTH');
  expect([key, keyOf(container('demo', 'Deployment', 'service-deployment').env, 'REDIS_PASSWORD')]).toEqual(['redis-password', key]);
});

describe('the claim of the database', () => {
  it.each([['local', 'local'], ['prod', undefined]])('has the documented name, which the chart uses in %s without making one', (environment, own) => {
    const [claim] = rendered('mlflow-volume-claim', { environment: own });
    expect([claim.kind, claim.metadata.namespace, claim.metadata.name]).toEqual(['PersistentVolumeClaim', 'demo', 'mlflow-postgres-claim']);
    const demo = rendered('demo', { environment });
    expect(demo.filter(o => o.kind === 'PersistentVolumeClaim').map(o => o.metadata.name)).not.toContain(claim.metadata.name);
    expect(demo.find(o => o.kind === 'StatefulSet').spec.template.spec.volumes).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: claim.metadata.name } });
  });

  it('has the same name where the chart makes it, and stays without the release', () => {
    const claim = rendered('demo').find(o => o.kind === 'PersistentVolumeClaim' && o.metadata.name === 'mlflow-postgres-claim');
    expect(claim.metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
  });

  it('has the size and the class that are asked for', () => {
    expect(rendered('mlflow-volume-claim', { values: { size: '20Gi', storageClass: 'premium-rwo' } })[0].spec).toMatchObject({ resources: { requests: { storage: '20Gi' } }, storageClassName: 'premium-rwo' });
  });
});

describe('the volumes of one machine', () => {
  const local = rendered('local-storage', { environment: 'local' });
  const volumes = local.filter(o => o.kind === 'PersistentVolume');

  it('are of a class without a provisioner, which waits for the pod', () => {
    expect(rendered('local-storage').find(o => o.kind === 'StorageClass')).toMatchObject({
      metadata: { name: 'local-storage' }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer', reclaimPolicy: 'Retain',
    });
    expect(rendered('local-storage', { values: { storageClass: { create: false } } }).map(o => o.kind)).toEqual(['PersistentVolume', 'PersistentVolume']);
  });

  it('are one for each claim of that class, with its size and modes, in the documented directories, and keep their data', () => {
    const claims = (['mlflow-volume-claim', 'demo', 'redis'] as const).flatMap(name => claimedVolumes(rendered(name, { environment: 'local' }))).filter(c => c.storageClass === 'local-storage');
    expect(volumes.map(({ spec }) => ({
      claim: { name: spec.claimRef.name, namespace: spec.claimRef.namespace }, size: spec.capacity.storage, storageClass: spec.storageClassName, accessModes: spec.accessModes,
    }))).toEqual(claims);
    expect(volumes.map(({ spec }) => [spec.local.path, spec.persistentVolumeReclaimPolicy])).toEqual([['/mnt/local-cluster-data/mlflow', 'Retain'], ['/mnt/local-cluster-data/redisai', 'Retain']]);
  });

  it('are the same by default', () => {
    expect(rendered('local-storage')).toEqual(local);
  });

  it('are on the only node, without its name, or on nodes that are named', () => {
    const [{ matchExpressions }] = volumes[0].spec.nodeAffinity.required.nodeSelectorTerms;
    expect(matchExpressions).toEqual([{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }]);
    const named = rendered('local-storage', { values: { volumes: { mlflow: { singleNode: false, nodes: ['worker-1'] } } } }).find(o => o.kind === 'PersistentVolume');
    expect(named.spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values).toEqual(['worker-1']);
  });

  it('are as many as there are claims: those of a cluster have numbered directories, and a claim of another class has none', () => {
    const claims = claimedVolumes(rendered('redis', { values: { mode: 'cluster', persistence: { storageClass: 'local-storage' } } }));
    expect(Object.entries<any>(localVolumes({ redisai: claims, mlflow: [{ ...claims[0], storageClass: 'other' }] }).volumes).map(([key, { claim, path }]) => [key, claim?.name, path])).toEqual([
      ['redisai', 'data-redis-0', '/mnt/local-cluster-data/redisai'],
      ...[1, 2, 3, 4, 5].map(i => [`redisai-${i}`, `data-redis-${i}`, `/mnt/local-cluster-data/redisai-${i}`]),
      ['mlflow', undefined, undefined],
    ]);
  });
});
