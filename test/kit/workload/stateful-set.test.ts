import { SmallChart } from '../../support/small-chart';
import { StatefulSet, StatefulSetProps } from '../../../src/kit';

const given = { image: 'example/store:8', ports: [{ name: 'sql', port: 3306 }] };

function objects(props: Partial<StatefulSetProps>): any[] {
  return new SmallChart(c => {
    const store = new StatefulSet(c, 'store', { ...given, ...props });
    c.holder([store.name, store.service.name, store.hostOf(1)]);
  }).toJson();
}

describe('a StatefulSet', () => {
  it('has a headless Service that finds its pods and gives them names', () => {
    const [service, { metadata, spec }, held] = objects({ labels: { app: 'store' } });
    expect(service).toMatchObject({ kind: 'Service', metadata: { name: 'small-store-headless' }, spec: { clusterIP: 'None', ports: [{ name: 'sql', port: 3306 }] } });
    expect(metadata.name).toBe('small-store');
    expect(spec.serviceName).toBe(service.metadata.name);
    expect(spec.template.metadata.labels).toEqual(service.spec.selector);
    expect(spec.selector.matchLabels).toEqual(service.spec.selector);
    expect(service.spec.selector).toMatchObject({ 'app': 'store', 'app.kubernetes.io/component': 'store' });
    expect(held.spec).toEqual(['small-store', 'small-store-headless', 'small-store-1.small-store-headless.default']);
  });

  it('has claims of each pod\'s own, as the API server would write them', () => {
    const [, { spec }] = objects({
      claims: [{ name: 'data', mountPath: '/data', subPath: 'db', storageClass: 'fast', size: '1Gi', annotations: { a: 'b' } }, { name: 'logs', mountPath: '/log', storageClass: '-' }], volumeMounts: [{ name: 'x', mountPath: '/x' }], volumes: [{ name: 'x', emptyDir: {} }],
    });
    expect(spec.volumeClaimTemplates).toEqual([
      {
        apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', annotations: { a: 'b' } },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', volumeMode: 'Filesystem', resources: { requests: { storage: '1Gi' } } },
        status: { phase: 'Pending' },
      },
      {
        apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'logs' },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: '', volumeMode: 'Filesystem', resources: { requests: { storage: '10Gi' } } },
        status: { phase: 'Pending' },
      },
    ]);
    const { containers: [{ volumeMounts }], volumes } = spec.template.spec;
    expect(volumeMounts).toEqual([{ name: 'data', mountPath: '/data', subPath: 'db' }, { name: 'logs', mountPath: '/log' }, { name: 'x', mountPath: '/x' }]);
    expect(volumes).toEqual([{ name: 'x', emptyDir: {} }]);
  });

  it('mounts an existing claim, or an emptyDir, instead', () => {
    const volumes = (claim: any) => objects({ claims: [{ name: 'data', mountPath: '/data', ...claim }] })[1].spec;
    expect(volumes({ existingClaim: 'theirs' }).template.spec.volumes).toEqual([{ name: 'data', persistentVolumeClaim: { claimName: 'theirs' } }]);
    expect(volumes({ enabled: false }).template.spec.volumes).toEqual([{ name: 'data', emptyDir: {} }]);
    expect(volumes({ enabled: false })).not.toHaveProperty('volumeClaimTemplates');
  });

  it('has the pod management policy and the retention policy of claims if they are set', () => {
    expect(objects({ podManagementPolicy: 'Parallel', whenScaled: 'Delete' })[1].spec).toMatchObject({ podManagementPolicy: 'Parallel', persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' } });
    expect(objects({})[1].spec).not.toHaveProperty('persistentVolumeClaimRetentionPolicy');
  });

  it.each<[Partial<StatefulSetProps>, string]>([
    [{ ports: [] }, 'small/store: ports is empty: add the ports of the headless Service'],
    [{ claims: [{ name: 'data', mountPath: '/d', size: '0' }] }, 'claims[0].size: got "0", expected a number of bytes greater than 0'],
    [{ claims: [{ name: 'data', mountPath: '/d', size: '1m' }] }, 'claims[0].size: got "1m", expected a number of bytes greater than 0'],
    [{ claims: [{ name: 'data', mountPath: '/d', enabled: false, existingClaim: 'x' }] }, 'enabled of data is false, so existingClaim of data "x" is not mounted'],
    [{ claims: [{ name: 'data', mountPath: '/d', accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }] }, 'claims[0].accessModes: got a list of 2 items, expected a list with ReadWriteOncePod alone, or without it'],
  ])('is refused with %j', (props, message) => {
    expect(() => objects(props)).toThrow(message);
  });
});
