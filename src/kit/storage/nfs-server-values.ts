import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** The documented values of an NFS server for evaluation, without its image. @internal */
export const NFS_SERVER = ItemShape.object('NFS server in the cluster, for evaluation. Its pod is privileged, so the namespace needs the label `pod-security.kubernetes.io/enforce: privileged`.')
  .boolean('enabled', { description: 'Deploy the NFS server.' })
  .string('clusterIP', {
    pattern: Pattern.OPTIONAL_IP_ADDRESS, maxLength: 45,
    description: 'Cluster IP of the Service, from the Service CIDR of the cluster. Nodes mount the export, and most nodes do not use the cluster DNS; empty if they do.',
  })
  .fragment('resources', { type: 'ResourceRequirements', description: 'Resource requests and limits of the NFS server.' });
