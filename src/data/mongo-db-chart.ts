import { Construct } from 'constructs';
import { MongoDb } from './mongo-db';
import { MONGODB_VERSION } from './mongo-db-defaults';
import { addMongoDbNotes } from './mongo-db-notes';
import { MongoDbChartProps } from './mongo-db-props';
import { ReleaseChart } from '../chart/release-chart';

/**
 * A chart of a MongoDB server: `MongoDb` and its values.
 *
 * Values, names and keys are those of the chart that the documentation of the AI Appstore installs, so its values files work here too; the
 * image is the official one.
 */
export class MongoDbChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: MongoDbChartProps = {}) {
    const { clients, ...own } = props;
    super(scope, id, {
      name: 'mongodb',
      version: '0.1.0',
      appVersion: MONGODB_VERSION,
      description: 'A MongoDB server with its users.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://www.mongodb.com',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/docker-library/mongo'],
      keywords: ['mongodb', 'database', 'nosql'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'MongoDB 6.0', url: 'https://www.mongodb.com/docs/v6.0/' }, { name: 'Official image', url: 'https://hub.docker.com/_/mongo' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'database', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'Nodes whose processors have AVX, which MongoDB needs since version 5',
        'A Secret with the passwords, unless they are in the values; the notes of the release have the command that creates it',
        'A StorageClass with dynamic provisioning, unless `persistence.existingClaim`, `persistence.local.path` or a `persistence.storageClass` with volumes of your own is set, '
        + 'or `persistence.enabled` is false. A `hostPath` volume must be writable for user 999: Kubernetes does not change its owner',
        'For `networkPolicy.enabled`: a network plugin that enforces it',
      ],
      ...own,
    });
    const v = this.values;
    const image = v.image('image', { repository: 'mongo', description: 'Official image of MongoDB, with `mongod` and `mongosh` in the `PATH`' });
    this.requires(v.get('image.repository').string().matches('(^|/)bitnami(legacy|secure)?/').not(),
      'image.repository is an image of Bitnami, and this chart runs the official image: set image.repository to mongo, or to your copy of it, and image.tag to one of its tags');
    const architecture = v.oneOf('architecture', { values: ['standalone', 'replicaset'], description: 'Only `standalone`, a single server, is supported.' });
    this.requires(architecture.is('standalone'),
      'architecture is "replicaset", and this chart installs a single server: set it to "standalone", and use an operator of MongoDB for a replica set');
    const useStatefulSet = v.boolean('useStatefulSet', { optional: true, description: 'Without effect, for values files of the chart of Bitnami: the server is always in a StatefulSet.' });
    const group = v.group('', MongoDb.values({ defaults: { networkPolicy: { from: clients } } }));
    const mongoDb = new MongoDb(this, 'default', { ...image.asProps(), ...group.asProps() });
    this.addExtraObjects();
    addMongoDbNotes(this, mongoDb);
    this.notes.addWhen(useStatefulSet.isPresent(), 'useStatefulSet is without effect: the server is always in a StatefulSet. Remove it.');
  }
}
