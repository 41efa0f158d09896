import { Construct } from 'constructs';
import { MLFLOW_VERSION } from './mlflow-defaults';
import { DEMO_NAMESPACES } from './names';
import { ReleaseChart } from '../chart/release-chart';
import { POD_SECURITY_LABEL, podSecurityLevel } from '../kit/access/pod-security-level';
import { k8s } from '../kit/k8s';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { ItemShape } from '../values/declare/item-shape';

const LEVELS = ItemShape.object('Pod Security levels of the namespaces.')
  .oneOf('demo', podSecurityLevel('The pods of the chart `demo` meet `restricted`; images of your own for training or the service may need another.', 'restricted'))
  .oneOf('redis', podSecurityLevel('The pods of the chart `redis` meet `restricted`.', 'restricted'));

/**
 * The namespaces of the MLflow demo, with the Pod Security level that their pods meet: plain YAML only, which is applied before everything
 * else.
 */
export class DemoNamespacesChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'demo-namespaces',
      version: '0.1.0',
      appVersion: MLFLOW_VERSION,
      description: 'Namespaces of the MLflow demo.',
      plainOnly: true,
      fixedNames: Object.values(DEMO_NAMESPACES),
      ...props,
    });
    const levels = this.values.group('podSecurity', LEVELS);
    for (const [key, name] of Object.entries(DEMO_NAMESPACES)) {
      new k8s.KubeNamespace(this, key, { metadata: { name, labels: { [POD_SECURITY_LABEL]: levels.string(key).asString() } } });
    }
  }

  /** None but the level: labels of a release would say that it deletes the namespaces. */
  public get labels(): { [name: string]: string } {
    return {};
  }
}
