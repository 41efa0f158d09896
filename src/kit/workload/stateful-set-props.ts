import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a volume claim template that users of a chart set in the values.
 */
export interface ClaimTemplateOptions {
  /**
   * Whether the data is persistent: true, false or an expression. Otherwise the volume is an `emptyDir`.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of an existing PersistentVolumeClaim, which all pods share; empty means one for each pod.
   *
   * @default - one for each pod
   */
  readonly existingClaim?: string;

  /**
   * Requested size for each pod, a quantity of bytes such as `10Gi`. Both outputs refuse zero and fractions of bytes.
   *
   * @default "10Gi"
   */
  readonly size?: string;

  /**
   * Name of the StorageClass; empty means the default of the cluster, `-` means no StorageClass (`storageClassName: ""`).
   *
   * @default - the default of the cluster
   */
  readonly storageClass?: string;

  /**
   * Access modes: a list of `ReadWriteOnce`, `ReadWriteOncePod`, `ReadWriteMany` and `ReadOnlyMany`, or a
   * token of one.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Annotations of the PersistentVolumeClaims: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A volume claim template of a StatefulSet, and its mount: each pod gets its own PersistentVolumeClaim.
 */
export interface ClaimTemplateProps extends ClaimTemplateOptions {
  /** Name of the claim template and of the volume, a DNS label. The claim of a pod is named `<name>-<pod>`. */
  readonly name: string;

  /** Mount path in the container. */
  readonly mountPath: string;

  /**
   * Directory of the volume to mount.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/**
 * A StatefulSet: pods with stable names, and with volumes of their own.
 */
export interface StatefulSetProps extends WorkloadProps {
  /**
   * Volume claim templates: each pod gets its own claims. They are immutable: the API server rejects an upgrade that changes
   * one.
   *
   * @default - none
   */
  readonly claims?: ClaimTemplateProps[];

  /**
   * Pod management policy: `OrderedReady` starts pods one after the other, `Parallel` all at once.
   *
   * @default "OrderedReady"
   */
  readonly podManagementPolicy?: string;

  /**
   * Retention of the claims when the StatefulSet is deleted: `Retain` or `Delete`.
   *
   * @default "Retain"
   */
  readonly whenDeleted?: string;

  /**
   * Retention of the claims of pods that are removed by scaling down: `Retain` or `Delete`.
   *
   * @default "Retain"
   */
  readonly whenScaled?: string;
}
