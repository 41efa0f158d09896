import { ApiObject, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ReleaseChart } from '../../../../src';

export class StoreChart extends ReleaseChart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { name: 'store', version: '0.1.0', description: 'A store that scales.' });
    const v = this.values;
    const image = v.image('image', { repository: 'example.org/store', tag: '1.0.0', description: 'The store' });
    const storage = v.quantity('storage', { default: '10Gi', description: 'Size of the volume.' });
    const minReplicas = v.integer('minReplicas', { default: 2, minimum: 1, description: 'Minimum number of pods.' });
    const tolerations = v.fragmentList('tolerations', { description: 'Tolerations for pod assignment.' });

    // A property that the construct only passes on takes an expression.
    const store = new kplus.Deployment(this, 'store', {
      containers: [{
        image: image.reference.asString(), imagePullPolicy: image.pullPolicy.asString() as kplus.ImagePullPolicy,
        portNumber: 8080, securityContext: { user: 1000, group: 1000 },
      }],
    });
    // Fields without a property are set by a JSON patch.
    ApiObject.of(store).addJsonPatch(
      JsonPatch.add('/spec/template/spec/tolerations', tolerations.ifNotEmpty()),
      JsonPatch.add('/spec/template/spec/imagePullSecrets', image.asPullSecrets()),
    );

    // This construct compares minReplicas with maxReplicas, so minReplicas cannot be a token: a JSON patch sets it.
    const autoscaler = new kplus.HorizontalPodAutoscaler(this, 'autoscaler', { target: store, maxReplicas: 10 });
    ApiObject.of(autoscaler).addJsonPatch(JsonPatch.add('/spec/minReplicas', minReplicas.asNumber()));

    // Size.gibibytes() takes whole gibibytes. A patch takes any quantity, in the class that cdk8s has for it.
    const claim = new kplus.PersistentVolumeClaim(this, 'data', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY], storage: Size.gibibytes(1),
    });
    ApiObject.of(claim).addJsonPatch(JsonPatch.replace('/spec/resources/requests/storage', k8s.Quantity.fromString(storage.asString())));

    // Level-1 constructs compute nothing: every field takes an expression.
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      spec: {
        selector: { matchLabels: this.selectorLabels(this.componentOf(store)) },
        minAvailable: k8s.IntOrString.fromNumber(minReplicas.minus(1).asNumber()),
      },
    });
  }
}
