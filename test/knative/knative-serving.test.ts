import { objectsOf } from '../support/small-chart';
import { KnativeServing, Kourier } from '../../src/knative';

const named = (all: readonly any[], kind: string, name: string) => all.find(o => o.kind === kind && o.metadata.name === name);

describe('Knative Serving in a chart of others', () => {
  it('needs no props', () => {
    const all = objectsOf(c => void new KnativeServing(c, 'knative'));
    expect(all.filter(({ kind }) => kind === 'Deployment')).toHaveLength(8);
    expect(all.filter(({ kind }) => kind === 'CustomResourceDefinition')).toHaveLength(12);
    expect(named(all, 'ConfigMap', 'config-deployment').data['queue-sidecar-image']).toContain('/serving/cmd/queue:v1.8.3@sha256:');
  });

  it('takes literals', () => {
    const all = objectsOf(c => void new KnativeServing(c, 'knative', {
      domain: { enabled: true, name: 'knative.example.org' },
      images: { queue: 'registry.example.org/queue:v1' },
      imagePullSecrets: [{ name: 'registry' }],
      config: { network: { 'internal-encryption': 'true' } },
      activator: { autoscaling: { enabled: false }, replicas: 2 },
      kourier: { gateway: { service: { type: 'NodePort', ports: [{ name: 'http2', port: 80, nodePort: 30080 }] } } },
    }));
    expect(named(all, 'ConfigMap', 'config-domain').data).toEqual({ 'knative.example.org': '' });
    expect(named(all, 'ConfigMap', 'config-deployment').data).toEqual({ 'queue-sidecar-image': 'registry.example.org/queue:v1' });
    expect(named(all, 'Deployment', 'activator').spec).toMatchObject({ replicas: 2, template: { spec: { imagePullSecrets: [{ name: 'registry' }] } } });
    expect(named(all, 'Deployment', '3scale-kourier-gateway').spec.template.spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
    expect(named(all, 'HorizontalPodAutoscaler', 'activator')).toBeUndefined();
    expect(named(all, 'Service', 'kourier').spec).toMatchObject({
      type: 'NodePort', ports: [{ name: 'http2', port: 80, nodePort: 30080, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8443 }],
    });
    expect(named(all, 'ClusterRole', 'knative-serving-core').rules).toContainEqual({ apiGroups: [''], resources: ['secrets'], verbs: ['create', 'update'] });
  });

  it('refuses a domain that is none, and a budget that a single pod cannot leave', () => {
    expect(() => objectsOf(c => void new KnativeServing(c, 'knative', { domain: { enabled: true, name: 'no domain' } }))).toThrow('domain.name is "no domain", which is no DNS name');
    expect(() => objectsOf(c => void new KnativeServing(c, 'knative', { webhook: { podDisruptionBudget: { minAvailable: 1 } } })))
      .toThrow('podDisruptionBudget.minAvailable is set, and autoscaling.minReplicas is 1, so that a single pod could never be evicted');
  });
});

describe('Kourier in a chart of others', () => {
  it('is the gateway alone, which gets its configuration from its controller', () => {
    const all = objectsOf(c => void new Kourier(c, 'kourier'));
    expect(all.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort()).toEqual([
      'ConfigMap kourier-system/kourier-bootstrap', 'Deployment knative-serving/net-kourier-controller', 'Deployment kourier-system/3scale-kourier-gateway',
      'PodDisruptionBudget kourier-system/3scale-kourier-gateway-pdb', 'Service knative-serving/net-kourier-controller', 'Service kourier-system/kourier',
      'Service kourier-system/kourier-internal', 'ServiceAccount knative-serving/net-kourier',
    ]);
    const bootstrap = named(all, 'ConfigMap', 'kourier-bootstrap').data['envoy-bootstrap.yaml'];
    expect(bootstrap).toContain('address: net-kourier-controller.knative-serving');
    expect(bootstrap).toContain('id: 3scale-kourier-gateway');
  });
});
