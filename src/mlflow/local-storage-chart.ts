import { Construct } from 'constructs';
import { DEMO_NAMES, DEMO_NAMESPACES, LOCAL_STORAGE } from './names';
import { MLFLOW_VERSION } from './mlflow-defaults';
import { ReleaseChart } from '../chart/release-chart';
import { k8s } from '../kit/k8s';
import { PersistentVolume } from '../kit/storage/persistent-volume';
import { ForEach } from '../manifest/scope/for-each';
import { When } from '../manifest/scope/when';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { Pattern } from '../values/pattern';

/**
 * The StorageClass `local-storage` and the PersistentVolumes of the MLflow demo on one machine, one for each claim: plain YAML only, which is
 * applied before the claims. The directories must exist; Kubernetes gives them to the groups of the pods. They are kept whatever is deleted.
 */
export class LocalStorageChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'local-storage',
      version: '0.1.0',
      appVersion: MLFLOW_VERSION,
      description: 'StorageClass and PersistentVolumes of the MLflow demo, on one machine.',
      plainOnly: true,
      releaseNamespace: DEMO_NAMESPACES.demo,
      fixedNames: [LOCAL_STORAGE.storageClass],
      ...props,
    });
    const v = this.values;
    const create = v.boolean('storageClass.create', { default: true, description: 'Create the StorageClass. It has no provisioner: claims wait for a volume.' });
    const name = v.string('storageClass.name', { default: LOCAL_STORAGE.storageClass, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Name of the StorageClass.' });
    new k8s.KubeStorageClass(new When(this, 'with-class', { condition: create }), 'storageclass', {
      metadata: { name: name.asString() },
      provisioner: 'kubernetes.io/no-provisioner',
      // A pod decides which volume a claim gets, so that both are on one node.
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Retain',
    });
    const volume = (program: string, claim: string, namespace: string) => ({ name: `${program}-pv`, claim: { name: claim, namespace }, path: `${LOCAL_STORAGE.path}/${program}`, size: '8Gi' });
    const volumes = new ForEach(this, 'volumes', {
      over: v.map('volumes', {
        items: PersistentVolume.values({ defaults: { type: 'local', singleNode: true, storageClass: LOCAL_STORAGE.storageClass }, only: ['enabled', 'name', 'claim', 'size', 'storageClass', 'accessModes', 'type', 'path', 'nodes', 'singleNode', 'annotations'] }),
        default: {
          mlflow: volume('mlflow', DEMO_NAMES.postgresClaim, DEMO_NAMESPACES.demo),
          redisai: volume('redisai', 'data-redis-0', DEMO_NAMESPACES.redis),
        },
        description: 'PersistentVolumes, each for one claim, which no other claim binds.',
      }),
    });
    new PersistentVolume(volumes, 'volume', { ...volumes.item.asProps() });
  }
}
