import { FILES_GROUP, NFS_SERVER_RESOURCES, SIZE, STORAGE } from './project-defaults';
import { NfsServer } from '../kit/storage/nfs-server';
import { Volume } from '../kit/storage/volume';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';
import { OPTIONAL_NAMESPACE } from '../values/pattern-description';

const CSI = ItemShape.object('csi-driver-nfs, for the modes `nfs` and `nfsServer`. It must be installed.')
  .boolean('enabled', { description: 'Let csi-driver-nfs mount the export, instead of the nodes. It finds servers by the DNS of the cluster, so a Service may be one.' })
  .string('driver', { default: 'nfs.csi.k8s.io', pattern: Pattern.DNS_NAME, maxLength: 63, description: 'Name of the driver.' });

const NFS_SERVER = ItemShape.object('The documented NFS server in the cluster, for the mode `nfsServer`: one privileged pod in a namespace of its own, and one copy of the files. Whoever reaches its Service can read and write all of them.')
  .include(NfsServer.values({
    omit: ['enabled'], defaults: { resources: NFS_SERVER_RESOURCES }, descriptions: {
      clusterIP: 'Cluster IP of the Service, from the range of the cluster, such as 10.96.0.50, that no other Service has. Required without `csi.enabled`: nodes mount the export by it, and it stays the same when the Service is created again.',
    },
  }))
  .string('namespace', { ...OPTIONAL_NAMESPACE, description: `Namespace of the server; empty for that of the project with \`${STORAGE.namespaceSuffix}\` behind it.` })
  .boolean('createNamespace', { default: true, description: 'Create the namespace, with the Pod Security level `privileged`, unless the release is in it. It is kept on `helm uninstall`.' })
  .string('storageClass', { pattern: Pattern.STORAGE_CLASS, description: `StorageClass of the claim \`${STORAGE.server}\`, in which the files are; empty for the default StorageClass, \`-\` for none.` })
  .integer('group', { default: FILES_GROUP, minimum: 0, maximum: 65_534, description: 'Id of the group that the exported directory belongs to. Experiments write to it as members of the group: `fsGroup` of their pods.' });

/** The documented values of the storage of a project, without the image of the NFS server. @internal */
export const SHARED_STORAGE = ItemShape.object('The volume that all experiments of the project share.')
  .boolean('enabled', { default: true, description: 'Create the storage.' })
  .oneOf('mode', {
    values: ['storageClass', 'existingClaim', 'nfs', 'nfsServer'],
    description: 'Where the files are: `storageClass`, a volume of a StorageClass whose volumes have many writers (`ReadWriteMany`); `existingClaim`; `nfs`, an export of an NFS server; `nfsServer`, an NFS server in the cluster.',
  })
  .string('existingClaim', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing PersistentVolumeClaim in the namespace of the project, for the mode `existingClaim`.' })
  .string('claim', { default: STORAGE.shared, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Name of the PersistentVolumeClaim that is created, and that experiments mount.' })
  .quantity('size', {
    default: SIZE, bytes: true,
    description: 'Size of the claim, and, with NFS, of the PersistentVolume and of the claim of the server: `default_pvc_size` of a context of mrunner, in full, such as `100Gi` for its `100G`. With NFS, it cannot be changed once the claim exists.',
  })
  .string('storageClass', { pattern: Pattern.STORAGE_CLASS, description: 'StorageClass, for the mode `storageClass`; empty for the default StorageClass, `-` for none.' })
  .boolean('keep', { default: true, description: 'Keep the claims and the PersistentVolume on `helm uninstall`. The files of a PersistentVolume are kept in any case.' })
  .fragment('annotations', {
    type: 'Annotations',
    examples: [{ 'argocd.argoproj.io/sync-options': 'Prune=false' }],
    description: 'Annotations of the claims and of the PersistentVolume.',
  })
  .group('nfs', ItemShape.object('Export of an NFS server, for the mode `nfs`. The directory must be writable for the group of the experiments.').include(Volume.nfsValues({
    only: ['server', 'path', 'mountOptions'],
    descriptions: {
      server: 'Host name or IP address of the NFS server. Without `csi.enabled`, nodes mount the export, and do not use the DNS of the cluster.',
      mountOptions: 'NFS mount options, also for the mode `nfsServer`.',
    },
  })))
  .group('csi', CSI)
  .group('nfsServer', NFS_SERVER);
