import { Construct } from 'constructs';
import { MLFLOW_VERSION } from './mlflow-defaults';
import { DEMO_NAMES, DEMO_NAMESPACES } from './names';
import { ReleaseChart } from '../chart/release-chart';
import { Volume } from '../kit/storage/volume';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * The claim of the database of MLflow, which is made once, outside of the release of the chart `demo`: plain YAML only. No command for a release
 * deletes it.
 */
export class MlflowVolumeClaimChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'mlflow-volume-claim',
      version: '0.1.0',
      appVersion: MLFLOW_VERSION,
      description: 'The claim of the database of MLflow, which is made once.',
      plainOnly: true,
      releaseNamespace: DEMO_NAMESPACES.demo,
      fixedNames: [DEMO_NAMES.postgresClaim],
      ...props,
    });
    new Volume(this, 'default', {
      ...this.values.group('', Volume.values({ content: 'databases', only: ['size', 'storageClass', 'accessModes', 'annotations'], defaults: { size: '8Gi' } })).asProps(),
      claimName: DEMO_NAMES.postgresClaim,
    });
  }
}
