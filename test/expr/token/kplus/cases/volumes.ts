import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { deployment } from './constructs';
import { Cases, flag, gibibytes, integer, mapOf, mebibytes, name, oneOf, patch, path, structs, string, stringList, stringListOf } from '../case';

const mounted = (s: Construct, volume: kplus.Volume) => deployment(s, { volumes: [volume] });
const config = (s: Construct, options: kplus.ConfigMapVolumeOptions) =>
  mounted(s, kplus.Volume.fromConfigMap(s, 'volume', kplus.ConfigMap.fromConfigMapName(s, 'config', 'settings'), options));
const secret = (s: Construct, options: kplus.SecretVolumeOptions) =>
  mounted(s, kplus.Volume.fromSecret(s, 'volume', kplus.Secret.fromSecretName(s, 'secret', 'credentials'), options));
const csi = (s: Construct, options: kplus.CsiVolumeOptions) => mounted(s, kplus.Volume.fromCsi(s, 'volume', 'csi.example.org', options));
const nfs = (s: Construct, options: Partial<kplus.NfsVolumeOptions>) =>
  mounted(s, kplus.Volume.fromNfs(s, 'volume', 'shared', { server: 'nfs.example.org', path: '/', ...options }));
const aws = (s: Construct, options: kplus.AwsElasticBlockStoreVolumeOptions) => mounted(s, kplus.Volume.fromAwsElasticBlockStore(s, 'volume', 'vol-1', options));
const azure = (s: Construct, options: kplus.AzureDiskVolumeOptions) => mounted(s, kplus.Volume.fromAzureDisk(s, 'volume', 'disk', 'https://disk', options));
const gce = (s: Construct, options: kplus.GCEPersistentDiskVolumeOptions) => mounted(s, kplus.Volume.fromGcePersistentDisk(s, 'volume', 'disk', options));
const claim = (s: Construct) => kplus.PersistentVolumeClaim.fromClaimName(s, 'claim', 'data');
const caching = oneOf('None', 'ReadOnly', 'ReadWrite');
const diskKind = oneOf('Shared', 'Dedicated', 'Managed');

export const VOLUMES: Cases = {
  'Volume.fromEmptyDir(name)': name((s, x) => mounted(s, kplus.Volume.fromEmptyDir(s, 'volume', x))),
  'EmptyDirVolumeOptions.medium': oneOf('Memory', '')((s, x) => mounted(s, kplus.Volume.fromEmptyDir(s, 'volume', 'scratch', { medium: x }))),
  'EmptyDirVolumeOptions.sizeLimit': mebibytes((s, x) => mounted(s, kplus.Volume.fromEmptyDir(s, 'volume', 'scratch', { sizeLimit: x }))),
  'Volume.fromHostPath(name)': name((s, x) => mounted(s, kplus.Volume.fromHostPath(s, 'volume', x, { path: '/' }))),
  'HostPathVolumeOptions.path': path((s, x) => mounted(s, kplus.Volume.fromHostPath(s, 'volume', 'host', { path: x }))),
  'HostPathVolumeOptions.type': oneOf('Directory', 'File', '')((s, x) => mounted(s, kplus.Volume.fromHostPath(s, 'volume', 'host', { path: '/', type: x }))),
  'Volume.fromNfs(name)': name((s, x) => mounted(s, kplus.Volume.fromNfs(s, 'volume', x, { server: 'a', path: '/' }))),
  'NfsVolumeOptions.path': path((s, x) => nfs(s, { path: x })),
  'NfsVolumeOptions.server': string((s, x) => nfs(s, { server: x })),
  'NfsVolumeOptions.readOnly': flag((s, x) => nfs(s, { readOnly: x })),
  'ConfigMapVolumeOptions.defaultMode': integer((s, x) => config(s, { defaultMode: x })),
  'ConfigMapVolumeOptions.items': structs('Deployment', '/spec/template/spec/volumes/0/configMap/items', { a: { path: 'b' } }, { c: { path: 'd', mode: 256 } })(
    (s, x) => config(s, { items: x }))
    .refused('token-misplaced', patch('Deployment', '/spec/template/spec/volumes/0/configMap/items')),
  'ConfigMapVolumeOptions.name': name((s, x) => config(s, { name: x })),
  'ConfigMapVolumeOptions.optional': flag((s, x) => config(s, { optional: x })),
  'SecretVolumeOptions.defaultMode': integer((s, x) => secret(s, { defaultMode: x })),
  'SecretVolumeOptions.items': structs('Deployment', '/spec/template/spec/volumes/0/secret/items', { a: { path: 'b' } }, { c: { path: 'd', mode: 256 } })(
    (s, x) => secret(s, { items: x }))
    .refused('token-misplaced', patch('Deployment', '/spec/template/spec/volumes/0/secret/items')),
  'SecretVolumeOptions.name': name((s, x) => secret(s, { name: x })),
  'SecretVolumeOptions.optional': flag((s, x) => secret(s, { optional: x })),
  'PathMapping.path': string((s, x) => config(s, { items: { a: { path: x } } })),
  'PathMapping.mode': integer((s, x) => config(s, { items: { a: { path: 'b', mode: x } } })),
  'PersistentVolumeClaimVolumeOptions.name': name((s, x) => mounted(s, kplus.Volume.fromPersistentVolumeClaim(s, 'volume', claim(s), { name: x }))),
  'PersistentVolumeClaimVolumeOptions.readOnly': flag((s, x) => mounted(s, kplus.Volume.fromPersistentVolumeClaim(s, 'volume', claim(s), { readOnly: x }))),
  'Volume.fromCsi(driver)': string((s, x) => mounted(s, kplus.Volume.fromCsi(s, 'volume', x, { name: 'disk' }))),
  'CsiVolumeOptions.attributes': mapOf({ a: 'b' }, { c: 'no' })((s, x) => csi(s, { name: 'disk', attributes: x })),
  'CsiVolumeOptions.fsType': string((s, x) => csi(s, { name: 'disk', fsType: x })),
  'CsiVolumeOptions.name': name((s, x) => csi(s, { name: x })),
  'CsiVolumeOptions.readOnly': flag((s, x) => csi(s, { name: 'disk', readOnly: x })),
  'Volume.fromAwsElasticBlockStore(volumeId)': name((s, x) => mounted(s, kplus.Volume.fromAwsElasticBlockStore(s, 'volume', x))),
  'AwsElasticBlockStoreVolumeOptions.fsType': string((s, x) => aws(s, { fsType: x })),
  'AwsElasticBlockStoreVolumeOptions.name': name((s, x) => aws(s, { name: x })),
  'AwsElasticBlockStoreVolumeOptions.partition': integer((s, x) => aws(s, { partition: x })),
  'AwsElasticBlockStoreVolumeOptions.readOnly': flag((s, x) => aws(s, { readOnly: x })),
  'Volume.fromAzureDisk(diskName)': name((s, x) => mounted(s, kplus.Volume.fromAzureDisk(s, 'volume', x, 'https://disk'))),
  'Volume.fromAzureDisk(diskUri)': string((s, x) => mounted(s, kplus.Volume.fromAzureDisk(s, 'volume', 'disk', x))),
  'AzureDiskVolumeOptions.cachingMode': caching((s, x) => azure(s, { cachingMode: x })),
  'AzureDiskVolumeOptions.fsType': string((s, x) => azure(s, { fsType: x })),
  'AzureDiskVolumeOptions.kind': diskKind((s, x) => azure(s, { kind: x })),
  'AzureDiskVolumeOptions.name': name((s, x) => azure(s, { name: x })),
  'AzureDiskVolumeOptions.readOnly': flag((s, x) => azure(s, { readOnly: x })),
  'Volume.fromGcePersistentDisk(pdName)': name((s, x) => mounted(s, kplus.Volume.fromGcePersistentDisk(s, 'volume', x))),
  'GCEPersistentDiskVolumeOptions.fsType': string((s, x) => gce(s, { fsType: x })),
  'GCEPersistentDiskVolumeOptions.name': name((s, x) => gce(s, { name: x })),
  'GCEPersistentDiskVolumeOptions.partition': integer((s, x) => gce(s, { partition: x })),
  'GCEPersistentDiskVolumeOptions.readOnly': flag((s, x) => gce(s, { readOnly: x })),
};

const pvc = (s: Construct, props: kplus.PersistentVolumeClaimProps) => new kplus.PersistentVolumeClaim(s, 'claim', props);
const awsPv = (s: Construct, props: Partial<kplus.AwsElasticBlockStorePersistentVolumeProps>) =>
  new kplus.AwsElasticBlockStorePersistentVolume(s, 'volume', { volumeId: 'vol-1', ...props });
const azurePv = (s: Construct, props: Partial<kplus.AzureDiskPersistentVolumeProps>) =>
  new kplus.AzureDiskPersistentVolume(s, 'volume', { diskName: 'disk', diskUri: 'https://disk', storage: Size.gibibytes(1), ...props });
const gcePv = (s: Construct, props: Partial<kplus.GCEPersistentDiskPersistentVolumeProps>) =>
  new kplus.GCEPersistentDiskPersistentVolume(s, 'volume', { pdName: 'disk', ...props });
const pv = awsPv;
const modes = stringListOf(['ReadWriteOnce'], ['ReadOnlyMany', 'ReadWriteMany']);
const volumeMode = oneOf('Filesystem', 'Block');

export const CLAIMS: Cases = {
  'PersistentVolumeClaimProps.accessModes': modes((s, x) => pvc(s, { accessModes: x })),
  'PersistentVolumeClaimProps.storage': gibibytes((s, x) => pvc(s, { storage: x })),
  'PersistentVolumeClaimProps.storageClassName': string((s, x) => pvc(s, { storageClassName: x })),
  'PersistentVolumeClaimProps.volumeMode': volumeMode((s, x) => pvc(s, { volumeMode: x })),
  'PersistentVolumeClaim.fromClaimName(claimName)': name((s, x) =>
    mounted(s, kplus.Volume.fromPersistentVolumeClaim(s, 'volume', kplus.PersistentVolumeClaim.fromClaimName(s, 'claim', x)))),
  'PersistentVolumeProps.accessModes': modes((s, x) => pv(s, { accessModes: x })),
  'PersistentVolumeProps.mountOptions': stringList((s, x) => pv(s, { mountOptions: x })),
  'PersistentVolumeProps.reclaimPolicy': oneOf('Retain', 'Delete')((s, x) => pv(s, { reclaimPolicy: x })),
  'PersistentVolumeProps.storage': gibibytes((s, x) => pv(s, { storage: x })),
  'PersistentVolumeProps.storageClassName': string((s, x) => pv(s, { storageClassName: x })),
  'PersistentVolumeProps.volumeMode': volumeMode((s, x) => pv(s, { volumeMode: x })),
  'PersistentVolume.fromPersistentVolumeName(volumeName)': name((s, x) => pvc(s, { volume: kplus.PersistentVolume.fromPersistentVolumeName(s, 'volume', x) })),
  'AwsElasticBlockStorePersistentVolumeProps.volumeId': string((s, x) => awsPv(s, { volumeId: x })),
  'AwsElasticBlockStorePersistentVolumeProps.fsType': string((s, x) => awsPv(s, { fsType: x })),
  'AwsElasticBlockStorePersistentVolumeProps.partition': integer((s, x) => awsPv(s, { partition: x })),
  'AwsElasticBlockStorePersistentVolumeProps.readOnly': flag((s, x) => awsPv(s, { readOnly: x })),
  'AzureDiskPersistentVolumeProps.diskName': string((s, x) => azurePv(s, { diskName: x })),
  'AzureDiskPersistentVolumeProps.diskUri': string((s, x) => azurePv(s, { diskUri: x })),
  'AzureDiskPersistentVolumeProps.cachingMode': caching((s, x) => azurePv(s, { cachingMode: x })),
  'AzureDiskPersistentVolumeProps.fsType': string((s, x) => azurePv(s, { fsType: x })),
  'AzureDiskPersistentVolumeProps.kind': diskKind((s, x) => azurePv(s, { kind: x })),
  'AzureDiskPersistentVolumeProps.readOnly': flag((s, x) => azurePv(s, { readOnly: x })),
  'GCEPersistentDiskPersistentVolumeProps.pdName': string((s, x) => gcePv(s, { pdName: x })),
  'GCEPersistentDiskPersistentVolumeProps.fsType': string((s, x) => gcePv(s, { fsType: x })),
  'GCEPersistentDiskPersistentVolumeProps.partition': integer((s, x) => gcePv(s, { partition: x })),
  'GCEPersistentDiskPersistentVolumeProps.readOnly': flag((s, x) => gcePv(s, { readOnly: x })),
};
