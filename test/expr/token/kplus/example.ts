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
    const minReplicas = v.integer('minReplicas', { default: 2, minimum: 1, description: 'The least number of pods.' });
    const tolerations = v.fragmentList('tolerations', { description: 'Taints of nodes that it tolerates.' });

    // What a construct passes on takes an expression.
    const store = new kplus.Deployment(this, 'store', {
      containers: [{
        image: image.reference.asString(), imagePullPolicy: image.pullPolicy.asString() as kplus.ImagePullPolicy,
        portNumber: 8080, securityContext: { user: 1000, group: 1000 },
      }],
    });
    // What it has no property for is patched in.
    ApiObject.of(store).addJsonPatch(
      JsonPatch.add('/spec/template/spec/tolerations', tolerations.ifNotEmpty()),
      JsonPatch.add('/spec/template/spec/imagePullSecrets', image.asPullSecrets()),
    );

    // This one compares minReplicas with maxReplicas, which it cannot while the value is not known: a patch comes behind it.
    const autoscaler = new kplus.HorizontalPodAutoscaler(this, 'autoscaler', { target: store, maxReplicas: 10 });
    ApiObject.of(autoscaler).addJsonPatch(JsonPatch.add('/spec/minReplicas', minReplicas.asNumber()));

    // A quantity stays as the user wrote it, where the construct would write whole gibibytes. What cdk8s has a class for is patched in as one.
    const claim = new kplus.PersistentVolumeClaim(this, 'data', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY], storage: Size.gibibytes(1),
    });
    ApiObject.of(claim).addJsonPatch(JsonPatch.replace('/spec/resources/requests/storage', k8s.Quantity.fromString(storage.asString())));

    // A typed construct of level 1 computes nothing: every property of Kubernetes takes an expression.
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      spec: {
        selector: { matchLabels: this.selectorLabels(this.componentOf(store)) },
        minAvailable: k8s.IntOrString.fromNumber(minReplicas.minus(1).asNumber()),
      },
    });
  }
}
