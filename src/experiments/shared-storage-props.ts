import { BooleanExpression } from '../expr/expression/expression';
import { k8s } from '../kit/k8s';
import { Resources } from '../kit/resources';

/**
 * An NFS export. Strings can be tokens.
 */
export interface SharedNfsOptions {
  /**
   * Address of the NFS server, for the mode `nfs`. Without csi-driver-nfs, nodes mount the export, and do not use the DNS of the cluster.
   *
   * @default - none
   */
  readonly server?: string;

  /**
   * Path of the export, for the mode `nfs`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * Mount options, such as `nfsvers=4.1`: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly mountOptions?: string[];
}

/**
 * csi-driver-nfs, which mounts exports instead of the nodes, and finds servers by the DNS of the cluster.
 *
 * @see https://github.com/kubernetes-csi/csi-driver-nfs
 */
export interface SharedNfsDriver {
  /**
   * Use the driver, which must be installed: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the driver. Strings can be tokens.
   *
   * @default "nfs.csi.k8s.io"
   */
  readonly driver?: string;
}

/**
 * The documented NFS server in the cluster: one privileged pod, and one copy of the files. Strings and numbers can be tokens.
 */
export interface SharedNfsServerOptions {
  /**
   * Cluster IP of the Service, from the range of the cluster. Nodes mount the export by it, and a PersistentVolume cannot be changed, so it stays the same: an
   * address that Kubernetes allocates would be another one as soon as the Service is created again. Required without csi-driver-nfs.
   *
   * @default - with csi-driver-nfs, Kubernetes allocates one, and the name of the Service is used
   */
  readonly clusterIp?: string;

  /**
   * Namespace of the server, which admits privileged pods; empty means that of the experiments with `-nfs` behind it. That of the experiments
   * is refused (`check-failed`).
   *
   * @default - a namespace of its own
   */
  readonly namespace?: string;

  /**
   * Create the namespace, with the Pod Security level `privileged`: true, false or an expression. It is never created where the release is in it.
   *
   * @default true
   */
  readonly createNamespace?: boolean | BooleanExpression;

  /**
   * Image reference; see `kit.NfsServerOptions`.
   *
   * @default "itsthenetwork/nfs-server-alpine:12"
   */
  readonly image?: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets: a list as in `imagePullSecrets` of a pod, or a token of one. They are in the namespace of the server.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * StorageClass of the claim `storage`, in which the files are; empty means the default one, `-` none.
   *
   * @default - the default StorageClass
   */
  readonly storageClass?: string;

  /**
   * Id of the group that the exported directory belongs to. Experiments write to it as members of the group.
   *
   * @default 1000
   */
  readonly group?: number;

  /**
   * Resource requests and limits of the server: a map, or a token of one.
   *
   * @default - requests 100m CPU and 64Mi memory, with a memory limit of 256Mi
   */
  readonly resources?: Resources;
}

/**
 * The volume that all experiments of a project share. Strings can be tokens.
 */
export interface SharedStorageProps {
  /**
   * Whether there is any: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Where the files are, exactly one of:
   *
   * - `storageClass`: a volume of a StorageClass whose volumes have many writers;
   * - `existingClaim`: an existing PersistentVolumeClaim;
   * - `nfs`: an export of an NFS server;
   * - `nfsServer`: the NFS server in the cluster.
   *
   * What another mode needs is refused beside it (`check-failed`).
   *
   * @default "storageClass"
   */
  readonly mode?: string;

  /**
   * Existing PersistentVolumeClaim in the namespace of the experiments, for the mode `existingClaim`.
   *
   * @default - none
   */
  readonly existingClaim?: string;

  /**
   * Name of the claim that is created, and that experiments mount.
   *
   * @default "nfs"
   */
  readonly claim?: string;

  /**
   * Size: that of the claim, and, with NFS, of the PersistentVolume and of the claim of the server, a quantity of bytes. It is `default_pvc_size` of a context of
   * mrunner, in full: `100Gi` for its `100G`. With NFS, it cannot be changed once the claim exists.
   *
   * @default "40Gi"
   */
  readonly size?: string;

  /**
   * StorageClass for the mode `storageClass`; empty means the default one, `-` none.
   *
   * @default - the default StorageClass
   */
  readonly storageClass?: string;

  /**
   * Keep the claims, and with them the files, on `helm uninstall`: true, false or an expression. A PersistentVolume is kept then, too; its files
   * are always kept.
   *
   * @default true
   */
  readonly keep?: boolean | BooleanExpression;

  /**
   * Annotations of the claims: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The export, for the mode `nfs`.
   *
   * @default - none
   */
  readonly nfs?: SharedNfsOptions;

  /**
   * csi-driver-nfs mounts the export, for the modes `nfs` and `nfsServer`.
   *
   * @default - the nodes mount it
   */
  readonly csi?: SharedNfsDriver;

  /**
   * The server, for the mode `nfsServer`.
   *
   * @default - none
   */
  readonly nfsServer?: SharedNfsServerOptions;

  /**
   * Namespace of the experiments, such as `namespace` of a `Project`, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;
}
