import * as path from 'path';
import { App } from 'cdk8s';
import { MongoDbChart } from '../../src/data';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';

/**
 * What the documented chart makes of the documented values, field by field. Each is in our manifests too; where it is not, the row says
 * what is there and why.
 */
interface DocumentedField {
  readonly object: string;
  readonly field: string;
  readonly documented: unknown;
  /** What stands in its place. */
  readonly instead?: { readonly object?: string; readonly field?: string; readonly value: unknown; readonly why: string };
}

const POD = 'spec.template.spec';

const FIELDS: readonly DocumentedField[] = [
  ...rows('Secret', {
    'metadata.name': 'aas-mongodb',
    'type': 'Opaque',
    'data.mongodb-root-password': 'cEBzc3cwcmQ=',
    'data.mongodb-passwords': 'c2VydmljZVBAc3N3MHJk',
  }),
  ...rows('PersistentVolumeClaim', {
    'metadata.name': 'aas-mongodb',
    'metadata.annotations': { 'helm.sh/resource-policy': 'keep' },
    'spec.accessModes': ['ReadWriteOnce'],
    'spec.resources.requests.storage': '8Gi',
    'spec.storageClassName': 'aas-mongodb',
    'spec.volumeName': undefined,
  }),
  ...rows('Service', {
    'metadata.name': 'aas-mongodb',
    'spec.type': 'ClusterIP',
    'spec.ports.0.name': 'mongodb',
    'spec.ports.0.port': 27017,
    'spec.ports.0.targetPort': 'mongodb',
  }),
  ...rows('StatefulSet', {
    'metadata.name': 'aas-mongodb',
    'spec.replicas': 1,
    [`${POD}.imagePullSecrets`]: [{ name: 'registry' }, { name: 'mongodb-registry' }],
    [`${POD}.containers.0.image`]: 'registry.example.org/mirror/mongo:6.0.25',
    [`${POD}.containers.0.ports.0`]: { name: 'mongodb', containerPort: 27017 },
    [`${POD}.containers.0.volumeMounts.0.mountPath`]: '/bitnami/mongodb',
    [`${POD}.containers.0.resources.limits.memory`]: '2Gi',
    [`${POD}.volumes.0.persistentVolumeClaim.claimName`]: 'aas-mongodb',
  }),
  {
    object: 'StatefulSet',
    field: 'kind',
    documented: 'Deployment',
    instead: { value: 'StatefulSet', why: 'the pods of a Deployment overlap in an update, and two servers would write to one volume' },
  },
  {
    object: 'StatefulSet',
    field: `${POD}.securityContext.fsGroup`,
    documented: 1001,
    instead: { value: 999, why: 'the official image has another user' },
  },
  {
    object: 'StatefulSet',
    field: `${POD}.containers.0.env.0`,
    documented: { name: 'MONGODB_ROOT_USER', value: 'root' },
    instead: { value: { name: 'MONGO_INITDB_ROOT_USERNAME', value: 'root' }, why: 'the official image has other variables' },
  },
  {
    object: 'StatefulSet',
    field: `${POD}.containers.0.env.1`,
    documented: { name: 'MONGODB_EXTRA_USERNAMES', value: 'aasDbServiceAcct' },
    instead: {
      object: 'Job', field: `${POD}.containers.0.env.3`, value: { name: 'MONGODB_USERNAMES', value: '["aasDbServiceAcct"]' }, why: 'a Job creates the users, which the image would do at its first start only',
    },
  },
  {
    object: 'StatefulSet',
    field: `${POD}.automountServiceAccountToken`,
    documented: true,
    instead: { value: false, why: 'the server does not call the Kubernetes API' },
  },
];

const chart = new MongoDbChart(new App(), 'mongodb', { releaseName: 'mongodb', valuesFiles: [path.join(__dirname, 'documented-mongodb-values.yaml')] });
const objects: any[] = chart.toJson();

describe('with the values of the documentation', () => {
  it.each(FIELDS.filter(f => !f.instead))('$object has the documented $field', ({ object, field, documented }) => {
    expect(at(object, field)).toEqual(documented);
  });

  it.each(FIELDS.filter(f => f.instead))('$object has something better than the documented $field: $instead.why', ({ object, field, documented, instead }) => {
    expect(at(object, field)).not.toEqual(documented);
    expect(at(instead!.object ?? object, instead!.field ?? field)).toEqual(instead!.value);
  });

  it('the documented databases are within the volume where the documented chart has them', () => {
    expect(at('StatefulSet', `${POD}.containers.0.args`)).toEqual(['mongod', '--dbpath=/bitnami/mongodb/data/db']);
  });

  it('a value without effect is named in the notes', () => {
    const said = (values: any): string => renderNotes(new MongoDbChart(new App(), 'mongodb')._model(), release({ name: 'r', values: [values] }));
    expect(said({ useStatefulSet: false })).toContain('useStatefulSet is without effect: the server is always in a StatefulSet. Remove it.');
    expect(said({})).not.toContain('useStatefulSet');
  });
});

test('the names of the document follow from the documented name of the release', () => {
  const names = new MongoDbChart(new App(), 'mongodb').toJson().map(o => `${o.kind} ${o.metadata.name}`);
  expect(names).toEqual(['NetworkPolicy mongodb', 'PersistentVolumeClaim mongodb', 'Service mongodb-headless', 'Service mongodb', 'StatefulSet mongodb']);
});

test.each([
  ['an image of Bitnami', { image: { repository: 'bitnami/mongodb', tag: '6.0.3-debian-11-r9' } }, 'image.repository is an image of Bitnami, and this chart runs the official image: set image.repository to mongo'],
  ['an image of Bitnami in a mirror', { image: { repository: 'mirror/bitnamilegacy/mongodb' } }, 'image.repository is an image of Bitnami'],
  ['several servers', { architecture: 'replicaset' }, 'architecture is "replicaset", and this chart installs a single server'],
])('%s is refused, with what to do', (_, values, message) => {
  expect(() => new MongoDbChart(new App(), 'mongodb', { values }).toJson()).toThrow(message);
});

function rows(object: string, fields: { readonly [field: string]: unknown }): DocumentedField[] {
  return Object.entries(fields).map(([field, documented]) => ({ object, field, documented }));
}

function at(kind: string, field: string): unknown {
  const object = objects.filter(o => o.kind === kind).find(o => !o.metadata.name.endsWith('-headless'));
  return field.split('.').reduce((value, key) => value?.[key], object);
}
