import { Construct } from 'constructs';
import { addDemoNotes } from './demo-notes';
import { addModelParts } from './demo-parts';
import { MLFLOW_IMAGE, MLFLOW_VERSION, POSTGRES_PORT } from './mlflow-defaults';
import { MlflowServer } from './mlflow-server';
import { DEMO_NAMES } from './names';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of the MLflow demo: a tracking server and what belongs to it.
 *
 * Names are those of the commands of the documentation, whatever the release is called.
 */
export class DemoChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'demo',
      version: '0.1.0',
      appVersion: MLFLOW_VERSION,
      description: 'MLflow with its database, and the services that use its models.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://mlflow.org',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/mlflow/mlflow'],
      keywords: ['mlflow', 'experiment-tracking', 'model-serving', 'machine-learning', 'mlops'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'MLflow', url: 'https://mlflow.org/docs/latest/' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      fixedNames: Object.values(DEMO_NAMES),
      appFiles: true,
      prerequisites: [
        'A Secret with the password of the database, unless `mlflow.database.password` is set; the notes of the release have the command that creates it',
        'A StorageClass with dynamic provisioning for the volume of the artifacts, unless they are in a bucket: `mlflow.artifacts.store`',
      ],
      ...props,
    });
    const v = this.values;
    const hasPostgres = v.boolean('postgres.enabled', { default: true, description: 'Install a PostgreSQL server, for a trial.' });
    const image = v.image('mlflow.image', { ...MLFLOW_IMAGE, description: 'Image of MLflow with the drivers of PostgreSQL, S3 and GCS' });
    const { database, ...options } = v.group('mlflow', MlflowServer.values({ bundledDatabase: 'postgres.enabled' })).asProps();
    const mlflow = new MlflowServer(this, 'mlflow', {
      ...options,
      ...image.asProps(),
      name: DEMO_NAMES.mlflowDeployment,
      serviceName: DEMO_NAMES.mlflow,
      database: { ...database, bundled: { enabled: hasPostgres, host: DEMO_NAMES.postgres, port: POSTGRES_PORT } },
    });
    const parts = addModelParts(this, { mlflow, image });
    this.addExtraObjects();
    addDemoNotes(this, { mlflow, ...parts });
  }
}
