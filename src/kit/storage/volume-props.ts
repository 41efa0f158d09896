import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A folder of a node. Strings can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
export interface HostPathOptions {
  /**
   * The folder of a node that the files are in, an absolute path; empty means none. A PersistentVolume is made for it. Every
   * node has a folder of its own, so name the `node`.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The node of the folder, by its label `kubernetes.io/hostname`; empty means the one that the pod runs on. Refused without
   * `path`.
   *
   * @default - whatever node the pod runs on
   */
  readonly node?: string;
}

/**
 * A local volume: a disk or a directory of one node. Strings may be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
 */
export interface LocalVolumeOptions {
  /**
   * The path on the node, an absolute path of a directory that exists; empty means none. A PersistentVolume is made for it.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The node, by its label `kubernetes.io/hostname`. The pods are scheduled to it. Refused without `path`, and needed with it.
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
   * The address of an NFS server, as the nodes know it: they do not ask the cluster's DNS. Empty means none. A
   * PersistentVolume is made for it.
   *
   * @default - none
   */
  readonly server?: string;

  /**
   * The path that the server exports, an absolute path.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Whether the pods mount the export themselves, without a PersistentVolume and a claim, which takes no rights beyond
   * those of the namespace: true, false or an expression. The Pod Security Standard `restricted` does not allow it.
   *
   * @default false
   */
  readonly inline?: boolean | BooleanExpression;

  /**
   * Options of the mount, such as `nfsvers=4.1`: a list of strings, or a token of one. Refused with `inline`.
   *
   * @default - none
   */
  readonly mountOptions?: string[];
}

/**
 * Where the files of a volume are. Without anything said, a claim is made that the cluster fulfils.
 *
 * Strings can be tokens. `existingClaim`, `nfs`, `hostPath` and `local` exclude each other.
 */
export interface VolumeOptions {
  /**
   * Whether the files outlive the pod: true, false or an expression. Otherwise they are in an `emptyDir`.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The name of a PersistentVolumeClaim that is there already; empty means that one is made.
   *
   * @default - one is made
   */
  readonly existingClaim?: string;

  /**
   * The size that the claim asks for, a quantity of bytes such as `10Gi`. Nothing at all is refused, and so are parts of
   * bytes such as `500m`.
   *
   * @default "10Gi"
   */
  readonly size?: string;

  /**
   * The StorageClass of the claim; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly storageClass?: string;

  /**
   * How the volume can be mounted: a list of `ReadWriteOnce`, `ReadWriteOncePod`, `ReadOnlyMany` and `ReadWriteMany`, or
   * what stands for one.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Whether `helm uninstall` leaves the claim, and with it the files: true, false or an expression.
   *
   * @default true
   */
  readonly keep?: boolean | BooleanExpression;

  /**
   * Annotations of the claim: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * A folder of a node instead of what the cluster gives.
   *
   * @default - none
   */
  readonly hostPath?: HostPathOptions;

  /**
   * A disk or a directory of one node instead of what the cluster gives.
   *
   * @default - none
   */
  readonly local?: LocalVolumeOptions;

  /**
   * An export of an NFS server instead of what the cluster gives.
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
   * Labels of the claim and the PersistentVolume in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How much an `emptyDir` may hold, a quantity.
   *
   * @default - no limit
   */
  readonly emptyDirSizeLimit?: string;

  /**
   * What an `emptyDir` is in: `Memory`, or empty for the disk of the node.
   *
   * @default - the disk of the node
   */
  readonly emptyDirMedium?: string;
}
