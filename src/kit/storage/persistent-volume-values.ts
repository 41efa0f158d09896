import { ALONE } from './claim-checks';
import { NFS, PATH } from './volume-values';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** The documented values of a PersistentVolume. @internal */
export const PERSISTENT_VOLUME = ItemShape.object('PersistentVolume for one claim, instead of dynamic provisioning. Its data is kept when it is deleted.')
  .boolean('enabled', { default: true, description: 'Create the PersistentVolume.' })
  .string('name', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Name of the PersistentVolume, which is unique in the cluster.' })
  .group('claim', ItemShape.object('Claim that the volume is for; no other claim binds it.')
    .string('name', { default: 'data', pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Name of the PersistentVolumeClaim.' })
    .string('namespace', { default: 'default', pattern: Pattern.DNS_LABEL, minLength: 1, description: 'Namespace of the PersistentVolumeClaim.' }))
  .quantity('size', { default: '10Gi', bytes: true, description: 'Capacity, at least what the claim requests.' })
  .string('storageClass', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'StorageClass of the claim, which need not exist; empty if the claim has none.' })
  .list('accessModes', {
    default: ['ReadWriteOnce'], items: ItemShape.ofEnum('ReadWriteOnce', ALONE, 'ReadWriteMany', 'ReadOnlyMany'), minItems: 1, alone: ALONE,
    description: 'Access modes, with those of the claim.',
  })
  .oneOf('type', {
    values: ['hostPath', 'local', 'nfs'],
    description: 'What the data is in: `hostPath`, a directory of the node that the pod runs on; `local`, a directory or disk of `nodes`; `nfs`, an export of `server`. '
      + 'Kubernetes gives only a local one to the group of the pod: others must belong to its user.',
  })
  .string('path', { default: '/data', pattern: PATH, patternDescription: 'an absolute path without `..`', description: 'Path of the directory, which must exist.' })
  .include(NFS.adapt({
    only: ['server', 'mountOptions'],
    descriptions: {
      server: 'Host name or IP address of the NFS server, for the type `nfs`. Nodes mount the export and do not use the cluster DNS.', mountOptions: 'Mount options, for the type `nfs`.',
    },
  }))
  .list('nodes', {
    items: ItemShape.ofString({ pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 63, description: 'A node.' }),
    description: 'Nodes with the directory, by their label `kubernetes.io/hostname`. Pods are scheduled to them. Empty for all nodes, which must have the same directory then.',
  })
  .boolean('singleNode', { description: 'Whether the cluster has one node only, so that a volume of the type `local` needs no `nodes`.' })
  .fragment('annotations', { type: 'Annotations', description: 'Annotations of the PersistentVolume.' });
