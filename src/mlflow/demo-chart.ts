import { Construct } from 'constructs';
import { addDemoNotes } from './demo-notes';
import { DEMO_README } from './demo-readme';
import { addModelParts } from './demo-parts';
import { MLFLOW_IMAGE, MLFLOW_VERSION } from './mlflow-defaults';
import { MlflowServer } from './mlflow-server';
import { DEMO_NAMES } from './names';
import { ReleaseChart } from '../chart/release-chart';
import { Postgres } from '../data/postgres';
import { POSTGRES_VERSION } from '../data/postgres-defaults';
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
        'A StorageClass with dynamic provisioning for the volumes of the database and of the artifacts, unless the claim of the database is there already (`postgres.persistence.existingClaim`), '
        + 'or is of volumes of your own (`postgres.persistence.storageClass`), and the artifacts are in a bucket: `mlflow.artifacts.store`',
        'For `mlflow.artifacts.store` of `s3` and `gcs`: the bucket, and a Secret or a ServiceAccount with access to it',
        'For models of other libraries than scikit-learn: an image with MLflow 3 and these libraries, `serving.image`',
        'For the entry point, for training and for the backend `redisai`: images of programs of yours, `service.image`, `training.image` and `serving.image`',
        'For `mlflow.metrics.serviceMonitor.enabled`: the [Prometheus operator](https://prometheus-operator.dev/)',
        'For `autoscaling.enabled`: the metrics server. For an Ingress: a controller. For `mlflow.gateway.enabled`, `serving.gateway.enabled` and `service.gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the route',
      ],
      readme: DEMO_README,
      ...props,
    });
    const v = this.values;
    const image = v.image('mlflow.image', { ...MLFLOW_IMAGE, description: `Image of MLflow ${MLFLOW_VERSION} with the drivers of PostgreSQL, S3 and GCS. The chart is made for this version: another one may lack functions that make the tables, and then its pods do not start` });
    const postgresImage = v.image('postgres.image', { repository: 'postgres', tag: POSTGRES_VERSION, description: 'Official image of PostgreSQL' });
    const postgres = v.group('postgres', Postgres.values({
      omit: ['database'], description: 'PostgreSQL server for MLflow, and backups of the database of `mlflow.database`, wherever it is.',
      descriptions: { enabled: 'Install a PostgreSQL server. Otherwise `mlflow.database.host` is required.' },
    })).asProps();
    const { database, ...options } = v.group('mlflow', MlflowServer.values({ bundledDatabase: 'postgres.enabled' })).asProps();
    const mlflow = new MlflowServer(this, 'mlflow', {
      ...options,
      ...image.asProps(),
      name: DEMO_NAMES.mlflowDeployment,
      serviceName: DEMO_NAMES.mlflow,
      database: { ...database, bundled: { enabled: v.get('postgres.enabled').boolean(), host: DEMO_NAMES.postgres, port: postgres.service.ports[0].port } },
    });
    const server = new Postgres(this, 'postgres', {
      ...postgres,
      ...postgresImage.asProps(),
      connection: mlflow.database,
      sslMode: database.sslMode,
      sslRootCert: database.sslRootCert,
      serviceName: DEMO_NAMES.postgres,
      claimName: DEMO_NAMES.postgresClaim,
    });
    const parts = addModelParts(this, { mlflow, image });
    this.addExtraObjects();
    addDemoNotes(this, { mlflow, postgres: server, ...parts });
  }
}
