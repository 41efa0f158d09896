import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { configMap, objectsOf } from '../../support/small-chart';

describe('metadata', () => {
  it('has the namespace of the release, but for kinds that have none', () => {
    const objects = objectsOf(c => {
      configMap(c, 'configmap');
      new k8s.KubeClusterRole(c, 'role', {});
      new ApiObject(c, 'issuer', { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' });
    }, { releaseNamespace: 'ml', clusterScopedKinds: ['ClusterIssuer'] });
    expect(Object.fromEntries(objects.map(o => [o.kind, o.metadata.namespace]))).toEqual({ ConfigMap: 'ml', ClusterRole: undefined, ClusterIssuer: undefined });
  });
});
