import * as path from 'path';
import { App } from 'cdk8s';
import { DocumentedDeployments, ReleaseChart } from '../../src';
import { EmissaryApiext, EmissaryCrdsChart, EmissaryDefinitions } from '../../src/emissary';
import { NamespacesChart } from '../../src/appstore';
import { chartReadme } from '../../src/helm/files/readme';
import { ReleaseOptions } from '../../src/manifest/source/release-chart-props';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';

const SYSTEM = 'emissary-system';
const DOCUMENTED = path.join(__dirname, 'documented-crds-values.yaml');

function chart(values: any = {}, props: ReleaseOptions = {}): EmissaryCrdsChart {
  return new EmissaryCrdsChart(new App(), 'chart', { values, ...props });
}

const rendered = new Map<string, any[]>();

/** They are read, never changed. */
function objects(values: any = {}, props: ReleaseOptions = {}): any[] {
  const key = JSON.stringify([values, props]);
  return rendered.get(key) ?? rendered.set(key, chart(values, props).toJson()).get(key)!;
}

function object(kind: string, values: any = {}, props: ReleaseOptions = {}): any {
  return objects(values, props).find(o => o.kind === kind);
}

function definitions(values: any = {}, props: ReleaseOptions = {}): any[] {
  return objects(values, props).filter(o => o.kind === 'CustomResourceDefinition');
}

function notes(values: any = {}): string {
  return renderNotes(chart()._model(), release({ name: 'emissary-crds', namespace: 'default', values: [values] }));
}

const converted = (all: any[]) => all.filter(({ spec }) => spec.versions.length > 1);

describe('the webhook', () => {
  it.each(['default', 'emissary', 'elsewhere'])('is in emissary-system, where the definitions look for it, in a release in %s', releaseNamespace => {
    const all = objects({}, { releaseNamespace, releaseName: 'any' });
    const namespaced = all.filter(o => ['ServiceAccount', 'Role', 'RoleBinding', 'Service', 'Deployment', 'PodDisruptionBudget'].includes(o.kind));
    expect(namespaced).toHaveLength(6);
    expect(namespaced.map(({ metadata: { name, namespace } }) => `${namespace}/${name}`)).toEqual(namespaced.map(() => 'emissary-system/emissary-apiext'));
    for (const { spec } of converted(all.filter(o => o.kind === 'CustomResourceDefinition'))) {
      expect(spec.conversion.webhook.clientConfig.service).toMatchObject({ name: 'emissary-apiext', namespace: SYSTEM });
    }
    for (const binding of all.filter(o => o.kind.endsWith('Binding'))) {
      expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'emissary-apiext', namespace: SYSTEM }]);
    }
  });

  it('is asked at the port of its Service, whose name is its argument', () => {
    const [container] = object('Deployment').spec.template.spec.containers;
    const service = object('Service');
    expect(container.command).toEqual(['apiext', service.metadata.name]);
    expect(service.spec.ports).toEqual([{ name: 'https', port: 443, targetPort: 'https', protocol: 'TCP' }]);
    expect(container.ports).toContainEqual({ name: 'https', containerPort: 8443 });
    expect(object('Deployment').spec.template.metadata.labels).toMatchObject(service.spec.selector);
  });

  it('gets requests only when it is ready, and counts as available when its certificate is in the definitions', () => {
    const { spec } = object('Deployment');
    const [container] = spec.template.spec.containers;
    expect([container.startupProbe, container.readinessProbe, container.livenessProbe].map(probe => probe.httpGet)).toEqual([
      { path: '/probes/live', port: 'http' }, { path: '/probes/ready', port: 'http' }, { path: '/probes/live', port: 'http' },
    ]);
    expect(spec.minReadySeconds).toBe(5);
    expect(container.ports).toContainEqual({ name: 'http', containerPort: 8080 });
  });

  it('meets the Pod Security Standard restricted, as its namespace asks, with a read-only root file system', () => {
    const all = objects();
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
    expect(object('Deployment').spec.template.spec.securityContext).toMatchObject({ runAsUser: 8888, runAsGroup: 8888 });
    expect(object('Namespace').metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  it('has resources and pods on different nodes, of which one may be unavailable', () => {
    const { spec: { replicas, selector, template: { spec } } } = object('Deployment');
    expect([replicas, spec.containers[0].resources.requests.memory, spec.containers[0].resources.limits.memory]).toEqual([3, '64Mi', '256Mi']);
    expect(spec.topologySpreadConstraints).toEqual([{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selector.matchLabels } }]);
    expect(object('PodDisruptionBudget').spec).toEqual({ maxUnavailable: 1, selector });
  });

  it('takes as many pods as are asked for, and other constraints', () => {
    const spread = [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }];
    const { spec } = object('Deployment', { replicas: 1, topologySpreadConstraints: spread });
    expect([spec.replicas, spec.template.spec.topologySpreadConstraints]).toEqual([1, spread]);
    expect(object('PodDisruptionBudget', { podDisruptionBudget: { enabled: false } })).toBeUndefined();
  });

  it('may do what the program does, and no more', () => {
    const [lists, updates, ...more] = object('ClusterRole').rules;
    expect(more).toEqual([]);
    expect(lists).toEqual({ apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['list', 'watch'] });
    expect(updates).toMatchObject({ apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions', 'customresourcedefinitions/status'], verbs: ['update'] });
    expect(updates.resourceNames).toEqual(converted(definitions()).map(({ metadata }) => metadata.name));
    expect(updates.resourceNames).toHaveLength(13);
    expect(object('Role').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['emissary-ingress-webhook-ca'], verbs: ['get'] },
    ]);
    expect(object('Deployment').spec.template.spec).toMatchObject({ serviceAccountName: 'emissary-apiext', automountServiceAccountToken: true });
  });
});

describe('the namespace', () => {
  it('is created and kept, with what the webhook has stored there', () => {
    const { metadata } = object('Namespace');
    expect([metadata.name, metadata.annotations]).toEqual([SYSTEM, { 'helm.sh/resource-policy': 'keep' }]);
  });

  it('is created by nobody twice: not in a release that is in it, nor if something else does', () => {
    expect(object('Namespace', {}, { releaseNamespace: SYSTEM })).toBeUndefined();
    expect(object('Namespace', { createNamespace: false })).toBeUndefined();
    expect(new NamespacesChart(new App(), 'namespaces').toJson().map(o => o.metadata.name)).not.toContain(SYSTEM);
  });
});

describe('the definitions', () => {
  it('are templates, so that Helm upgrades them, and are kept with all objects when it uninstalls', () => {
    const { documents } = chart()._model();
    const those = documents.filter(d => d.kind === 'CustomResourceDefinition');
    expect(those).toHaveLength(14);
    expect(those.filter(d => d.inCrds)).toEqual([]);
    expect(definitions().map(({ metadata }) => metadata.annotations['helm.sh/resource-policy'])).toEqual(definitions().map(() => 'keep'));
  });

  it('have the common annotations beside the one that keeps them', () => {
    const [{ metadata }] = definitions({ commonAnnotations: { 'example.org/owner': 'ml' } });
    expect(metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep', 'example.org/owner': 'ml' });
  });

  it('say all of the conversion but the certificate, which the webhook alone writes', () => {
    for (const { spec } of converted(definitions())) {
      expect(spec.conversion).toEqual({
        strategy: 'Webhook',
        webhook: { clientConfig: { service: { name: 'emissary-apiext', namespace: SYSTEM, path: '/webhooks/crd-convert', port: 443 } }, conversionReviewVersions: ['v1'] },
      });
    }
  });

  it.each([['3.4.0', 'v1beta1'], ['v3.6.0', 'v1beta1'], ['3.7.0', 'v1'], ['3.9.1', 'v1'], ['3.100.0', 'v1'], ['', 'v1']])('name the conversion requests that the image of tag "%s" takes: %s', (tag, version) => {
    const versions = converted(definitions({ apiext_image: { tag } })).map(({ spec }) => spec.conversion.webhook.conversionReviewVersions);
    expect(versions).toEqual(versions.map(() => [version]));
  });

  it('keep v2 served, which the back end writes, and store objects in it', () => {
    for (const { spec } of converted(definitions())) {
      expect(spec.versions.filter((version: any) => version.served).map((version: any) => version.name)).toEqual(['v2', 'v3alpha1']);
      expect(spec.versions.find((version: any) => version.storage).name).toBe('v2');
    }
  });

  it('fit into the annotation in which kubectl notes what it applied', () => {
    expect(Math.max(...definitions().map(definition => JSON.stringify(definition).length))).toBeLessThan(262144);
  });
});

describe('the documented values', () => {
  it('set the image, unmodified', () => {
    const { containers: [{ image }] } = object('Deployment', {}, { valuesFiles: [DOCUMENTED] }).spec.template.spec;
    expect(image).toBe('registry.example.org/emissaryingress/emissary:3.4.0');
  });

  it('are optional', () => {
    expect(object('Deployment').spec.template.spec.containers[0].image).toBe('docker.io/emissaryingress/emissary:3.9.1');
  });

  it('also name a digest, a pull policy and pull secrets', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const { containers: [{ image, imagePullPolicy }], imagePullSecrets } = object('Deployment', {
      apiext_image: { digest, pullPolicy: 'Always', pullSecrets: [{ name: 'registry' }] }, global: { imagePullSecrets: [{ name: 'all' }] },
    }).spec.template.spec;
    expect([image, imagePullPolicy, imagePullSecrets]).toEqual([`docker.io/emissaryingress/emissary@${digest}`, 'Always', [{ name: 'all' }, { name: 'registry' }]]);
  });

  it('of a registry for all images', () => {
    const values = { apiext_image: { repository: 'emissaryingress/emissary' }, global: { imageRegistry: 'harbor.example.org/proxy' } };
    expect(object('Deployment', values).spec.template.spec.containers[0].image).toBe('harbor.example.org/proxy/emissaryingress/emissary:3.9.1');
  });
});

describe('what is said', () => {
  it('to wait for the webhook, and that its certificate ends', () => {
    const said = notes();
    expect(said).toContain('kubectl wait deployment/emissary-apiext --namespace emissary-system --for=condition=Available');
    expect(said).toContain('is valid for a year');
    expect(said).not.toContain('WARNING');
    expect(notes({ replicas: 0 })).toContain('WARNING: replicas is 0');
  });

  it('which field tools have to ignore', () => {
    const text = chartReadme(chart()._model());
    expect(text).toContain('      - .spec.conversion.webhook.clientConfig.caBundle\n');
    expect(text).toContain('        - /spec/conversion/webhook/clientConfig/caBundle\n');
  });

  it('say which images fit, since the webhook of 3.10 elects a leader, for which it has no permissions', () => {
    const resources = objects().filter(o => ['Role', 'ClusterRole'].includes(o.kind)).flatMap(({ rules }) => rules).flatMap((rule: any) => rule.resources);
    expect(resources).not.toContain('leases');
    expect(chartReadme(chart()._model())).toContain('Those of 3.4 to 3.9 fit');
  });

  it.each(['3.10.0', 'v3.10.0', '3.10', '3.10.0-rc.1'])('refuse the image of tag "%s", whose webhook would never become ready', tag => {
    expect(() => objects({ apiext_image: { tag } })).toThrow(
      `apiext_image.tag is ${tag}, and the webhook of Emissary 3.10 needs Leases, and to list and watch Secrets, which the chart does not let it: it would never become ready. Set it to a release from 3.4 to 3.9, or leave it empty`,
    );
  });
});

test.each(['production', 'development'])('the environment %s is complete', environment => {
  const all = new DocumentedDeployments()._define(new App(), 'emissary-crds', { environment }).toJson();
  expect(all.find(o => o.kind === 'Deployment').spec.replicas).toBe(environment === 'production' ? 3 : 1);
});

test('the parts work in a chart of one\'s own', () => {
  class Own extends ReleaseChart {
    constructor() {
      super(new App(), 'own', { name: 'own', version: '0.1.0', description: 'Definitions and webhook.' });
      new EmissaryDefinitions(this, 'definitions');
      new EmissaryApiext(this, 'apiext', { createNamespace: false, replicas: 2, image: 'mirror/emissary:3.9.1', podDisruptionBudget: { enabled: false } });
    }
  }
  const all = new Own().toJson();
  expect(all.filter(o => o.kind === 'CustomResourceDefinition')).toHaveLength(14);
  expect(all.find(o => o.kind === 'Deployment')).toMatchObject({ metadata: { namespace: SYSTEM }, spec: { replicas: 2 } });
  expect(all.filter(o => o.kind === 'Namespace' || o.kind === 'PodDisruptionBudget')).toEqual([]);
});
