import { BooleanExpression } from '../../expr/expression/expression';

/**
 * The PersistentVolumeClaim that a PersistentVolume is for. Strings can be tokens.
 */
export interface ClaimReference {
  /** Name of the PersistentVolumeClaim. */
  readonly name: string;

  /**
   * Namespace of the PersistentVolumeClaim.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;
}

/**
 * Options of a PersistentVolume that users of a chart set in the values. Strings can be tokens.
 */
export interface PersistentVolumeOptions {
  /**
   * Create the PersistentVolume: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the PersistentVolume, which is cluster-scoped; empty means the generated name.
   *
   * @default - the namespace and a name derived from the release name
   */
  readonly name?: string;

  /**
   * Capacity, a quantity of bytes such as `10Gi`, at least what the claim requests. Zero is refused, and so are fractions of bytes
   * such as `500m`.
   *
   * @default "10Gi"
   */
  readonly size?: string;

  /**
   * Name of the StorageClass of the claim, which need not exist; empty means none. A claim without one has that of the cluster, if
   * there is a default.
   *
   * @default - none
   */
  readonly storageClass?: string;

  /**
   * Access modes: a list of `ReadWriteOnce`, `ReadWriteOncePod`, `ReadOnlyMany` and `ReadWriteMany`, with those of the claim, or a
   * token of one.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * What the data is in: `hostPath`, a directory of the node that the pod runs on; `local`, a directory or disk of `nodes`; or `nfs`, an
   * export of `server`.
   *
   * `fsGroup` of a pod has effect on a local volume alone: in other cases, the directory must belong to the user of the pod.
   *
   * @default "hostPath"
   */
  readonly type?: string;

  /** Absolute path of the directory, which must exist. */
  readonly path: string;

  /**
   * Address of the NFS server, which nodes can resolve: they do not use the DNS of the cluster. Required with the type `nfs`, and refused
   * with another; empty means none.
   *
   * @default - none
   */
  readonly server?: string;

  /**
   * Mount options of the export, such as `nfsvers=4.1`: a list of strings, or a token of one. Refused with another type than `nfs`.
   *
   * @default - none
   */
  readonly mountOptions?: string[];

  /**
   * Nodes that have the directory, by their label `kubernetes.io/hostname`: a list of strings, or a token of one. Pods with the claim
   * are scheduled to them. Required with the type `local`, unless `singleNode` is true.
   *
   * @default - all nodes
   */
  readonly nodes?: string[];

  /**
   * Whether the cluster has one node only, so that a local volume needs no name of it: true, false or an expression. Refused together with `nodes`,
   * and with another type than `local`.
   *
   * @default false
   */
  readonly singleNode?: boolean | BooleanExpression;

  /**
   * Annotations: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A PersistentVolume and the claim that it is for.
 */
export interface PersistentVolumeProps extends PersistentVolumeOptions {
  /** The claim, which alone can bind it. It need not exist yet. */
  readonly claim: ClaimReference;

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
