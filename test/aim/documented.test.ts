import * as path from 'path';
import { App } from 'cdk8s';
import { AimClientChart, AimServerChart } from '../../src/aim';

/**
 * What Aim's documentation deploys, field by field. Each is in our manifests too when the values are those of the
 * documentation; where it is not, the row says what is there and why.
 */
interface DocumentedField {
  readonly object: string;
  readonly field: string;
  readonly documented: unknown;
  /** What stands in its place. */
  readonly instead?: { readonly field?: string; readonly value: unknown; readonly why: string };
}

const NGINX = 'nginx.ingress.kubernetes.io';

const FIELDS: readonly DocumentedField[] = [
  ...rows('Deployment', {
    'apiVersion': 'apps/v1',
    'metadata.name': 'aim-server',
    'metadata.labels.app': 'aim-server',
    'spec.replicas': 1,
    'spec.selector.matchLabels.app': 'aim-server',
    'spec.template.metadata.labels.app': 'aim-server',
    'spec.template.spec.containers.0.name': 'aim-server',
    'spec.template.spec.containers.0.image': 'my-docker-repository.dev/deployments/aim-server:1',
    'spec.template.spec.containers.0.ports.0.containerPort': 53800,
  }),
  ...rows('Service', {
    'apiVersion': 'v1',
    'metadata.name': 'aim-server',
    'metadata.labels.app': 'aim-server',
    'spec.type': 'ClusterIP',
    'spec.selector.app': 'aim-server',
    'spec.ports.0.port': 80,
    'spec.ports.0.protocol': 'TCP',
    'spec.ports.0.targetPort': 53800,
  }),
  ...rows('Ingress', {
    'apiVersion': 'networking.k8s.io/v1',
    'metadata.namespace': 'default',
    [`metadata.annotations.${NGINX}/ssl-redirect`]: 'true',
    [`metadata.annotations.${NGINX}/backend-protocol`]: 'GRPC',
    'spec.ingressClassName': 'nginx',
    'spec.rules.0.host': 'rt-example.aimstack.io',
    'spec.rules.0.http.paths.0.path': '/',
    'spec.rules.0.http.paths.0.pathType': 'Prefix',
    'spec.rules.0.http.paths.0.backend.service.name': 'aim-server',
    'spec.rules.0.http.paths.0.backend.service.port.number': 80,
    'spec.tls.0.secretName': 'aim-server-tls',
    'spec.tls.0.hosts.0': 'rt-example.aimstack.io',
  }),
  {
    object: 'Ingress',
    field: 'metadata.name',
    documented: 'fortune-ingress',
    instead: { value: 'aim-server', why: 'the name is that of another program\'s example' },
  },
  ...rows('Pod', {
    'apiVersion': 'v1',
  }),
  {
    object: 'Pod',
    field: 'metadata.name',
    documented: 'my-super-aim-client',
    instead: { value: expect.stringMatching(/^my-super-aim-client-[0-9a-f]{8}$/), why: 'a pod cannot be changed, so that another program is another pod' },
  },
  {
    object: 'Pod',
    field: 'spec.containers.0.name',
    documented: 'my-super-aim-client',
    instead: { value: 'aim-client', why: 'a container keeps its name whatever the release is called, as that of the server does' },
  },
  {
    object: 'Pod',
    field: 'spec.containers.0.image',
    documented: 'my-super-aim-client',
    instead: { value: 'my-super-aim-client:latest', why: 'the tag that a reference without one means, in words' },
  },
  {
    object: 'Pod',
    field: 'spec.containers.0.env.0.name',
    documented: '__AIM_CLIENT_SSL_CERTIFICATE__',
    instead: { field: 'spec.containers.0.env.1.name', value: '__AIM_CLIENT_SSL_CERTIFICATES_FILE__', why: 'no version of Aim reads the documented variable' },
  },
  {
    object: 'Pod',
    field: 'spec.containers.0.env.0.valueFrom.secretKeyRef.name',
    documented: 'aim-server-tls',
    instead: { field: 'spec.volumes.0.secret.secretName', value: 'aim-server-tls', why: 'Aim wants the path of a file, so the Secret is mounted' },
  },
  {
    object: 'Pod',
    field: 'spec.containers.0.env.0.valueFrom.secretKeyRef.key',
    documented: 'cert',
    instead: { field: 'spec.volumes.0.secret.items.0.key', value: 'tls.crt', why: 'Secrets of the type kubernetes.io/tls have no key "cert"' },
  },
];

const objects: any[] = [
  ...new AimServerChart(new App(), 'server', { valuesFiles: [path.join(__dirname, 'documented-values.yaml')] }).toJson(),
  ...new AimClientChart(new App(), 'client', { valuesFiles: [path.join(__dirname, 'documented-client-values.yaml')] }).toJson(),
];

describe('with the values of the documentation', () => {
  it.each(FIELDS.filter(f => !f.instead))('$object has the documented $field', ({ object, field, documented }) => {
    expect(at(object, field)).toEqual(documented);
  });

  it.each(FIELDS.filter(f => f.instead))('$object has something better than the documented $field: $instead.why', ({ object, field, documented, instead }) => {
    expect(at(object, field)).not.toEqual(documented);
    expect(at(object, instead!.field ?? field)).toEqual(instead!.value);
  });

  it('has one object more than the documentation: the claim that keeps the runs', () => {
    expect(objects.map(o => o.kind)).toEqual(['PersistentVolumeClaim', 'Service', 'Deployment', 'Ingress', 'Pod']);
  });
});

describe('with the default values', () => {
  it('has the documented names', () => {
    const charts = [new AimServerChart(new App(), 'server'), new AimClientChart(new App(), 'client')];
    expect(charts.flatMap(c => c.toJson().map(o => `${o.kind} ${o.metadata.name}`))).toEqual([
      'PersistentVolumeClaim aim-server', 'Service aim-server', 'Deployment aim-server', 'Ingress aim-server', expect.stringMatching(/^Job my-super-aim-client-[0-9a-f]{8}$/),
    ]);
  });
});

function rows(object: string, fields: { readonly [field: string]: unknown }): DocumentedField[] {
  return Object.entries(fields).map(([field, documented]) => ({ object, field, documented }));
}

function at(kind: string, field: string): unknown {
  const object = objects.find(o => o.kind === kind);
  // The keys of annotations have dots of their own.
  const [, annotation] = /^metadata\.annotations\.(.*)$/.exec(field) ?? [];
  return annotation === undefined ? field.split('.').reduce((value, key) => value?.[key], object) : object.metadata.annotations[annotation];
}
