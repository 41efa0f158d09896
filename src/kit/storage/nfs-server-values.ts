import { ItemShape } from '../../values/declare/item-shape';

/** The documented values of an NFS server for trials, but for its image. @internal */
export const NFS_SERVER = ItemShape.object('An NFS server in the cluster, for trials. Its pod is privileged: the namespace has to allow that, with `pod-security.kubernetes.io/enforce: privileged`.')
  .boolean('enabled', { description: 'Whether there is one.' })
  .string('clusterIP', {
    pattern: '^[0-9a-fA-F.:]*$', maxLength: 45,
    description: 'Address of its Service, of the range of the cluster\'s Services. The nodes mount the export, and most of them do not ask the DNS of the cluster; empty is for those that do.',
  })
  .fragment('resources', { description: 'Resources of the server.' });
