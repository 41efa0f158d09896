import { Construct } from 'constructs';
import { ABOUT, APP_STORE_VERSION } from './about';
import { NAMESPACES } from './namespaces';
import { SERVICES } from './services';
import { ReleaseChart } from '../chart/release-chart';
import { PersistentVolume } from '../kit/storage/persistent-volume';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * The PersistentVolumes of the AI Appstore, for clusters without dynamic provisioning: plain YAML only, which is applied before the
 * claims. Each is for the claim of one chart, with its size and StorageClass.
 */
export class StorageChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'storage',
      version: '0.1.0',
      appVersion: APP_STORE_VERSION,
      description: 'PersistentVolumes of the AI Appstore, for clusters without dynamic provisioning.',
      ...ABOUT,
      plainOnly: true,
      releaseNamespace: NAMESPACES.appStore,
      ...props,
    });
    this.volume('mongodb', 'MongoDB', { claim: SERVICES.mongodb.name, path: '/bitnami/mongodb', size: '8Gi' });
    this.volume('minio', 'MinIO', { claim: SERVICES.minio.name, path: '/minio', size: '10Gi' });
  }

  private volume(id: string, program: string, { claim, path, size }: { readonly claim: string; readonly path: string; readonly size: string }): void {
    new PersistentVolume(this, id, this.values.group(id, PersistentVolume.values({
      description: `PersistentVolume of ${program}. Its data is kept when it is deleted.`,
      defaults: { name: `aas-${id}-pv`, claim: { name: claim, namespace: NAMESPACES.appStore }, path, size, storageClass: `aas-${id}` },
    })).asProps());
  }
}
