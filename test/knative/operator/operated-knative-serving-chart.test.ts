import * as path from 'path';
import { App } from 'cdk8s';
import { objectsOf } from '../../support/small-chart';
import { OperatedKnativeServing } from '../../../src/knative/operator/operated-knative-serving';
import { OperatedKnativeServingChart } from '../../../src/knative/operator/operated-knative-serving-chart';
import { ReleaseOptions } from '../../../src/manifest/source/release-chart-props';
import { release } from '../../../src/plain/release';
import { renderNotes } from '../../../src/plain/render';

const OPTIONS = { releaseName: 'knative-serving', releaseNamespace: 'inference-engine' };
const made = (values: object = {}, props: ReleaseOptions = {}): any[] => new OperatedKnativeServingChart(new App(), 'knative', { ...OPTIONS, values, ...props } as ReleaseOptions).toJson();
const serving = (all: any[]): any => all.find(o => o.kind === 'KnativeServing');
const notes = (values: object = {}): string => {
  const chart = new OperatedKnativeServingChart(new App(), 'knative', OPTIONS);
  return renderNotes(chart._model(), release({ name: 'knative-serving', namespace: 'inference-engine', values: [values as any] }));
};

describe('Knative Serving by the operator', () => {
  it('is one object in the namespace of the control plane, whatever that of the release is', () => {
    expect(made().map(o => [o.kind, o.metadata.namespace, o.metadata.name])).toEqual([['KnativeServing', 'knative-serving', 'knative-serving']]);
    expect(serving(made())).toMatchObject({ apiVersion: 'operator.knative.dev/v1beta1' });
    expect(serving(made()).spec).toEqual({
      ingress: { kourier: { 'enabled': true, 'service-type': 'LoadBalancer' } },
      config: { network: { 'ingress-class': 'kourier.ingress.networking.knative.dev' } },
    });
  });

  it('has the domain, beside the other settings', () => {
    const { config } = serving(made({ domain: { enabled: true, name: 'ai.example.org' }, config: { network: { 'default-external-scheme': 'https' }, leaderElection: { buckets: '2' } } })).spec;
    expect(config).toEqual({
      'domain': { 'ai.example.org': '' },
      'network': { 'ingress-class': 'kourier.ingress.networking.knative.dev', 'default-external-scheme': 'https' },
      'leader-election': { buckets: '2' },
    });
    expect(() => made({ domain: { enabled: true, name: '<fill>' } })).toThrow('domain.name is "<fill>", which is no DNS name such as knative.example.com');
  });

  it('takes the documented values: the images by container, and those of user pods where the operator does not set them', () => {
    const all = made({}, { valuesFiles: [path.join(__dirname, 'documented-values.yaml')] });
    const { registry, config } = serving(all).spec;
    expect(registry).toEqual({
      imagePullSecrets: [{ name: 'knative-base-registry-secret' }],
      override: {
        'queue-proxy': 'registry.example.org/knative/queue:v1.8.3',
        'activator': 'registry.example.org/knative/activator:v1.8.3',
        'autoscaler': 'registry.example.org/knative/autoscaler:v1.8.3',
        'controller/controller': 'registry.example.org/knative/controller:v1.8.3',
        'domain-mapping': 'registry.example.org/knative/domain-mapping:v1.8.3',
        'domainmapping-webhook': 'registry.example.org/knative/domain-mapping-webhook:v1.8.3',
        'webhook/webhook': 'registry.example.org/knative/webhook:v1.8.3',
        'net-kourier-controller/controller': 'registry.example.org/knative/kourier:v1.8.1',
        '3scale-kourier-gateway/kourier-gateway': 'registry.example.org/envoyproxy/envoy:v1.21.6',
        'default-domain': 'registry.example.org/knative/default-domain:v1.8.3',
      },
    });
    expect(config.deployment).toEqual({ 'queue-sidecar-image': 'registry.example.org/knative/queue:v1.8.3' });
    expect(all.filter(o => o.kind === 'Secret').map(o => `${o.metadata.namespace}/${o.metadata.name}`).sort()).toEqual([
      'inference-engine/ie-registry-secret', 'inference-engine/knative-base-registry-secret', 'knative-serving/knative-base-registry-secret',
    ]);
  });

  it('refuses the tag in place of a digest that the documented file has', () => {
    expect(() => made({ baseImages: { queue: 'registry.example.org/knative/queue@sha256:v1.8.3' } })).toThrow('For a tag, write "registry.example.org/knative/queue:v1.8.3"');
  });

  it.each([[{ deployment: { 'queue-sidecar-image': 'a' } }], [{ network: { 'ingress-class': 'b' } }]])('refuses what it sets itself: %j', config => {
    expect(() => made({ config })).toThrow();
  });

  it('has a version, a number of pods, authorities of registries and a type of the Service of the gateway', () => {
    expect(serving(made({ version: '1.8', replicas: 2, controllerCustomCerts: { name: 'company', type: 'ConfigMap' }, kourier: { serviceType: 'NodePort' } })).spec).toMatchObject({
      'version': '1.8',
      'high-availability': { replicas: 2 },
      'controller-custom-certs': { name: 'company', type: 'ConfigMap' },
      'ingress': { kourier: { 'service-type': 'NodePort' } },
    });
  });

  it('says that the gateway is elsewhere, and what the back end needs', () => {
    expect(notes()).toContain('kubectl get service kourier --namespace knative-serving');
    expect(notes()).toContain('looks for it in kourier-system, unless its env.PROD_IE_DOMAIN is set');
    expect(notes()).toContain('domain.enabled is false');
    expect(notes({ domain: { enabled: true, name: 'ai.example.org' } })).toContain('set env.PROD_IE_DOMAIN of the back end to\n\n  ai.example.org');
  });

  it('warns of images that would still come from elsewhere', () => {
    const some = { baseImages: { controller: 'registry.example.org/controller:v1.8.3' } };
    expect(notes()).not.toContain('baseImages');
    expect(notes(some)).toContain('leaves others to the operator');
    expect(notes({ global: { imageRegistry: 'mirror.example.org' } })).toContain('global.imageRegistry is without effect');
  });

  it('is a part of a chart without values, too', () => {
    const [object] = objectsOf(c => void new OperatedKnativeServing(c, 'knative', { images: { activator: 'a/b:c' }, domain: { enabled: true, name: 'ai.example.org' }, config: { features: { multi: 'enabled' } } }));
    expect(object.spec).toMatchObject({ registry: { override: { activator: 'a/b:c' } }, config: { domain: { 'ai.example.org': '' }, features: { multi: 'enabled' } } });
  });
});
