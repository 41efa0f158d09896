import { Construct } from 'constructs';
import { WORKLOAD_PROPS } from './workload-values';
import { partProps } from '../part-props';
import { DaemonSetProps } from './daemon-set-props';
import { Workload } from './workload';
import { WorkloadKind } from './workload-props';
import { DAEMON_SET } from './daemon-set-values';
import { Condition } from '../condition';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A DaemonSet: a pod on every node, or on those that `nodeSelector` and `affinity` select. The pods have the security
 * contexts of a `Workload`.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends Workload {
  /**
   * The documented values, for `values.group('daemonSet', …)`; without those of its pods, which are `Workload.values({ kind: WorkloadKind.DAEMON_SET })`.
   */
  public static daemonSetValues(overrides: FieldOverrides = {}): ItemShape {
    return DAEMON_SET.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: DaemonSetProps) {
    props = partProps('DaemonSetProps', scope, id, props, WORKLOAD_PROPS);
    const { tolerateAll = false, hostNetwork = false, maxUnavailable, ...workload } = props;
    super(scope, id, {
      ...workload,
      kind: WorkloadKind.DAEMON_SET,
      tolerations: [...Condition.of(tolerateAll).items([{ operator: 'Exists' }]), ...props.tolerations ?? []],
      strategy: props.strategy ?? (maxUnavailable === undefined ? undefined : { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } }),
      podSpec: { ...Condition.of(hostNetwork).entries({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }), ...props.podSpec },
    });
  }
}
