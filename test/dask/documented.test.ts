import * as path from 'path';
import { App } from 'cdk8s';
import { ArlClusterChart } from '../../src/dask';

/**
 * What the documentation of the library deploys, field by field. Each is in our manifests too when the values are those of the
 * documentation; where it is not, the row says what is there and why.
 */
interface DocumentedField {
  readonly object: string;
  readonly field: string;
  readonly documented: unknown;
  /** What stands in its place. */
  readonly instead?: { readonly field?: string; readonly value: unknown; readonly why: string };
}

const ENVIRONMENTS = path.join(__dirname, '../../app/environments');
const CONTAINER = 'spec.template.spec.containers.0';

/** Of each program: its name in the descriptors, its container, its ports. */
const PROGRAMS = [
  { program: 'notebook', container: 'notebook', ports: { jupyter: 8888 } },
  { program: 'dask-scheduler', container: 'scheduler', ports: { scheduler: 8786, bokeh: 8787 } },
  { program: 'dask-worker', container: 'worker', ports: {} },
];

/** The resource descriptors, and the environment that holds their values. */
const DESCRIPTORS: readonly DocumentedField[] = [
  ...PROGRAMS.flatMap(({ program, container }) => rows(`Deployment ${program}`, {
    'metadata.namespace': 'default',
    'spec.replicas': 1,
    [`${CONTAINER}.name`]: container,
    [`${CONTAINER}.image`]: 'arl_img:latest',
    [`${CONTAINER}.imagePullPolicy`]: 'IfNotPresent',
    'spec.template.spec.imagePullSecrets.0.name': 'arlregcred',
  })),
  ...PROGRAMS.filter(({ program }) => program !== 'dask-worker').flatMap(({ program, ports }) => rows(`Service ${program}`, {
    'spec.type': 'NodePort',
    ...Object.fromEntries(Object.entries(ports).flatMap(([name, port], i) => [
      [`spec.ports.${i}.name`, name], [`spec.ports.${i}.port`, port], [`spec.ports.${i}.targetPort`, name],
    ])),
  })),
  ...rows('Deployment dask-worker', {
    [`${CONTAINER}.resources.limits.cpu`]: '500m',
    [`${CONTAINER}.resources.limits.memory`]: '512Mi',
    [`${CONTAINER}.volumeMounts.0.mountPath`]: '/arl/data',
  }),
  ...rows('Deployment notebook', {
    [`${CONTAINER}.ports.0.containerPort`]: 8888,
    [`${CONTAINER}.volumeMounts.2.mountPath`]: '/arl/data',
    [`${CONTAINER}.env.1.name`]: 'ARL_DASK_SCHEDULER',
  }),
  {
    object: 'Deployment dask-scheduler',
    field: `${CONTAINER}.command`,
    documented: ['/usr/local/bin/start-dask-scheduler.sh'],
    instead: { value: ['dask', 'scheduler'], why: 'the script calls a command that is gone since distributed 2026.6.0' },
  },
  {
    object: 'Deployment dask-worker',
    field: `${CONTAINER}.command`,
    documented: ['/usr/local/bin/start-dask-worker.sh'],
    instead: { value: ['dask', 'worker'], why: 'the script gives a memory limit that has no effect' },
  },
  ...['dask-scheduler', 'dask-worker'].map((program): DocumentedField => ({
    object: `Deployment ${program}`,
    field: `${CONTAINER}.readinessProbe.httpGet.path`,
    documented: '/json/identity.json',
    instead: { value: '/health', why: 'workers answer 404 on the documented path, and never were ready' },
  })),
  {
    object: 'Deployment dask-scheduler',
    field: `${CONTAINER}.env.0.name`,
    documented: 'DASK_SCHEDULER',
    instead: { value: 'HOME', why: 'Dask reads the variable as a setting of its own, and it came twice' },
  },
  {
    object: 'Deployment notebook',
    field: `${CONTAINER}.env.2.value`,
    documented: 'changeme',
    instead: { field: `${CONTAINER}.env.3.valueFrom.secretKeyRef.name`, value: 'arl-notebook', why: 'a password is no part of a manifest' },
  },
  {
    object: 'Deployment dask-worker',
    field: 'spec.template.spec.volumes.0.nfs.server',
    documented: '192.168.0.168',
    instead: {
      field: 'spec.template.spec.volumes.0.persistentVolumeClaim.claimName', value: 'arl-cluster-data',
      why: 'the Pod Security Standard restricted wants a claim; nfs.inline mounts as documented',
    },
  },
];

/** The chart, of a release that is called as in the documentation. */
const CHART: readonly DocumentedField[] = [
  ...rows('Service notebook-test-arl-cluster', { 'spec.type': 'ClusterIP', 'spec.ports.0.port': 8888, 'metadata.namespace': 'default' }),
  ...rows('Service dask-scheduler-test-arl-cluster', { 'spec.type': 'ClusterIP', 'spec.ports.0.port': 8786, 'spec.ports.1.port': 8787 }),
  ...['notebook', 'dask-scheduler', 'dask-worker'].flatMap(program => rows(`Deployment ${program}-test-arl-cluster`, {
    'spec.selector.matchLabels.app': `${program}-arl-cluster`,
    'spec.selector.matchLabels.release': 'test',
    'spec.template.metadata.labels.app': `${program}-arl-cluster`,
    'spec.template.metadata.labels.release': 'test',
    'spec.template.spec.imagePullSecrets.0.name': 'arlregcred',
    [`${CONTAINER}.image`]: 'arl_img:latest',
  })),
  ...['notebook', 'dask-scheduler'].map((program): DocumentedField => ({
    object: `Deployment ${program}-test-arl-cluster`,
    field: 'metadata.name',
    documented: program,
    instead: { value: `${program}-test-arl-cluster`, why: 'with the same name, a second release in the namespace failed; a value gives it the documented one' },
  })),
  ...rows('Deployment dask-worker-test-arl-cluster', { 'spec.replicas': 1, [`${CONTAINER}.resources.limits.cpu`]: '500m', [`${CONTAINER}.resources.limits.memory`]: '512Mi' }),
  ...rows('PersistentVolume default.test-arl-cluster-data', { 'spec.nfs.server': '192.168.0.168', 'spec.nfs.path': '/data' }),
];

const descriptors: any[] = new ArlClusterChart(new App(), 'arl', { environments: ENVIRONMENTS, environment: 'resources' }).toJson();
const chart: any[] = new ArlClusterChart(new App(), 'arl', { releaseName: 'test', valuesFiles: [path.join(__dirname, 'documented-values.yaml')] }).toJson();

describe.each([
  ['the resource descriptors', DESCRIPTORS, descriptors],
  ['the chart with the documented values', CHART, chart],
])('%s', (_, fields, objects) => {
  it.each(fields.filter(f => !f.instead))('$object has the documented $field', ({ object, field, documented }) => {
    expect(at(objects, object, field)).toEqual(documented);
  });

  it.each(fields.filter(f => f.instead))('$object has something better than the documented $field: $instead.why', ({ object, field, documented, instead }) => {
    expect(at(objects, object, field)).not.toEqual(documented);
    expect(at(objects, object, instead!.field ?? field)).toEqual(instead!.value);
  });
});

test('the password of the documentation is in a Secret if it is set', () => {
  expect(decoded(chart.find(o => o.kind === 'Secret').data)).toEqual({ password: 'changeme' });
  expect(JSON.stringify(new ArlClusterChart(new App(), 'arl').toJson())).not.toContain('changeme');
});

function rows(object: string, fields: { readonly [field: string]: unknown }): DocumentedField[] {
  return Object.entries(fields).map(([field, documented]) => ({ object, field, documented }));
}

function at(objects: readonly any[], id: string, field: string): unknown {
  const object = objects.find(o => `${o.kind} ${o.metadata.name}` === id);
  return field.split('.').reduce((value, key) => value?.[key], object);
}

function decoded(data: { [key: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
}
