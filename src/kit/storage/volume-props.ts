import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A `hostPath` volume: a directory of a node. Strings can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
export interface HostPathOptions {
  /**
   * Absolute path of the directory on the node; empty means none. The chart creates a PersistentVolume for it. Set `node` too,
   * since the directory differs from node to node.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Node of the directory, by its label `kubernetes.io/hostname`; empty means the node that the pod runs on. Refused without
   * `path`.
   *
   * @default - the node that the pod runs on
   */
  readonly node?: string;
}

/**
 * A local volume: a disk or a directory of one node. Strings can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
 */
export interface LocalVolumeOptions {
  /**
   * Absolute path of an existing directory on the node; empty means none. The chart creates a PersistentVolume for it.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Node, by its label `kubernetes.io/hostname`; the pods are scheduled to it. Required with `path`, refused without it.
   *
   * @default - none
   */
  readonly node?: string;
}

/**
 * An export of an NFS server. Strings can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs
 */
export interface NfsOptions {
  /**
   * Address of an NFS server that nodes can resolve: they do not use the DNS of the cluster. Empty means none. The chart creates
   * a PersistentVolume for it.
   *
   * @default - none
   */
  readonly server?: string;

  /**
   * Absolute path of the export.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Mount the export in the pods directly, without PersistentVolume and PersistentVolumeClaim, so without cluster-scoped
   * permissions: true, false or an expression. The Pod Security Standard `restricted` does not allow it.
   *
   * @default false
   */
  readonly inline?: boolean | BooleanExpression;

  /**
   * Mount options, such as `nfsvers=4.1`: a list of strings, or a token of one. Refused with `inline`.
   *
   * @default - none
   */
  readonly mountOptions?: string[];
}

/**
 * Options of a volume. By default, the chart creates a PersistentVolumeClaim for dynamic provisioning.
 *
 * Strings can be tokens. `existingClaim`, `nfs`, `hostPath` and `local` exclude each other.
 */
export interface VolumeOptions {
  /**
   * Whether the data is persistent: true, false or an expression. Otherwise the volume is an `emptyDir`.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of an existing PersistentVolumeClaim; empty means that the chart creates one.
   *
   * @default - the chart creates one
   */
  readonly existingClaim?: string;

  /**
   * Requested size, a quantity of bytes such as `10Gi`. Zero is refused, and so are fractions of bytes such as `500m`.
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
   * Access modes: a list of `ReadWriteOnce`, `ReadWriteOncePod`, `ReadOnlyMany` and `ReadWriteMany`, or a
   * token of one.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Keep the PersistentVolumeClaim, and so the data, on `helm uninstall`: true, false or an expression.
   *
   * @default true
   */
  readonly keep?: boolean | BooleanExpression;

  /**
   * Annotations of the PersistentVolumeClaim: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Name of an existing PersistentVolume that the claim binds to; empty means any that fits. Both outputs refuse it together
   * with `existingClaim`, `hostPath`, `local` and `nfs`.
   *
   * @default - any that fits
   */
  readonly volumeName?: string;

  /**
   * A directory of a node, instead of dynamic provisioning.
   *
   * @default - none
   */
  readonly hostPath?: HostPathOptions;

  /**
   * A disk or a directory of one node, instead of dynamic provisioning.
   *
   * @default - none
   */
  readonly local?: LocalVolumeOptions;

  /**
   * An export of an NFS server, instead of dynamic provisioning.
   *
   * @default - none
   */
  readonly nfs?: NfsOptions;
}

/**
 * A volume. Strings can be tokens.
 */
export interface VolumeProps extends VolumeOptions {
  /**
   * Name of the PersistentVolumeClaim that the chart creates, where others refer to it. A literal one is among the `fixedNames` of the chart.
   *
   * @default - a name derived from the release name
   */
  readonly claimName?: string;

  /**
   * Extra labels of the claim and the PersistentVolume: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Size limit of an `emptyDir`, a quantity.
   *
   * @default - no limit
   */
  readonly emptyDirSizeLimit?: string;

  /**
   * Medium of an `emptyDir`: `Memory`, or empty for the disk of the node.
   *
   * @default - the disk of the node
   */
  readonly emptyDirMedium?: string;
}
