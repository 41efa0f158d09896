import { ItemShape } from '../../values/declare/item-shape';

/** The documented values of a DaemonSet. @internal */
export const DAEMON_SET = ItemShape.object('The DaemonSet.')
  .boolean('tolerateAll', { description: 'Tolerate all taints, so that tainted nodes get a pod too.' })
  .boolean('hostNetwork', { description: 'Use the network of the node. Ports of the pods are then ports of the node. The Pod Security Standards `restricted` and `baseline` do not allow it.' })
  .intOrString('maxUnavailable', { default: 1, minimum: 1, maximum: 9999, description: 'Maximum number or percentage of unavailable pods during an update.' });
