import { objectsOf } from '../../support/small-chart';
import { KnativeDefinitions } from '../../../src/knative/definitions/knative-definitions';

const all = objectsOf(c => void new KnativeDefinitions(c, 'definitions', { version: '1.8.3' })).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));

describe('the definitions of Knative Serving', () => {
  it('are 12 kinds, of which one has no namespace', () => {
    expect(all.map(({ metadata, spec }) => [metadata.name, spec.scope, ...spec.versions.map((v: any) => `${v.name}${v.storage ? ', stored' : ''}`)])).toEqual([
      ['certificates.networking.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['clusterdomainclaims.networking.internal.knative.dev', 'Cluster', 'v1alpha1, stored'],
      ['configurations.serving.knative.dev', 'Namespaced', 'v1, stored'],
      ['domainmappings.serving.knative.dev', 'Namespaced', 'v1beta1', 'v1alpha1, stored'],
      ['images.caching.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['ingresses.networking.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['metrics.autoscaling.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['podautoscalers.autoscaling.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['revisions.serving.knative.dev', 'Namespaced', 'v1, stored'],
      ['routes.serving.knative.dev', 'Namespaced', 'v1, stored'],
      ['serverlessservices.networking.internal.knative.dev', 'Namespaced', 'v1alpha1, stored'],
      ['services.serving.knative.dev', 'Namespaced', 'v1, stored'],
    ]);
  });

  it('have the labels by which programs find what has an address or pods', () => {
    const labelled = (label: string) => all.filter(({ metadata }) => metadata.labels[label] === 'true').map(({ spec }) => spec.names.kind).sort();
    expect(labelled('duck.knative.dev/addressable')).toEqual(['Route', 'Service']);
    expect(labelled('duck.knative.dev/podspecable')).toEqual(['Configuration', 'Service']);
    expect(labelled('knative.dev/crd-install')).toHaveLength(all.length);
  });

  it('say what each kind is for', () => {
    all.forEach(({ spec }) => spec.versions.forEach((v: any) => expect(v.schema.openAPIV3Schema.description).toMatch(/^[A-Z].*\.$/)));
  });
});
