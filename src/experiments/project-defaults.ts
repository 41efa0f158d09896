/** The namespace of experiments that no project is named for. @internal */
export const PROJECT = 'sandbox';

/** The documented names of the storage of a project. @internal */
export const STORAGE = {
  /** The claim of the volume that the NFS server exports. */
  server: 'storage',
  /** The claim that experiments mount. */
  shared: 'nfs',
  /** The NFS server, and its Service. */
  nfsServer: 'nfs-server',
  /** The PersistentVolume of `shared` has this and the namespace as its name. */
  volumePrefix: 'pvc-nfs-',
  /** Behind the name of the project, the namespace of the NFS server. */
  namespaceSuffix: '-nfs',
} as const;

/** Size of the storage that no other is asked for. @internal */
export const SIZE = '40Gi';

/** The group that files of experiments belong to. @internal */
export const FILES_GROUP = 1000;

/** The server runs in the kernel of the node: the container has little to do. @internal */
export const NFS_SERVER_RESOURCES = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } };
