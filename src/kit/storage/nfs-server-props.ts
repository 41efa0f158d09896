import { k8s } from '../k8s';
import { Resources } from '../resources';
import { BooleanExpression } from '../../expr/expression/expression';
/**
 * What differs from one installation of an NFS server to the next.
 */
export interface NfsServerOptions {
  /**
   * Whether there is a server: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The reference of the image: one that exports the folder that `SHARED_DIRECTORY` names as the root of NFS 4.
   *
   * @default "itsthenetwork/nfs-server-alpine:12"
   */
  readonly image?: string;

  /**
   * When the image is pulled: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - that of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Secrets with credentials for the registry: the list of a pod's `imagePullSecrets`, or a token of it.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * The address of the Service, of the range of the cluster's Services; empty means that the cluster chooses. Nodes mount the
   * export, and most of them do not ask the cluster's DNS: they need an address that is known.
   *
   * @default - the cluster chooses, and clients get the name of the Service
   */
  readonly clusterIp?: string;

  /**
   * Resources of the server: a map as in a container, or a token of one.
   *
   * @default - none
   */
  readonly resources?: Resources;
}

/**
 * An NFS server for trials. Strings can be tokens.
 */
export interface NfsServerProps extends NfsServerOptions {
  /**
   * Where the files are: what `Volume.asVolume()` returns, or another item of a pod's `volumes` but for its name.
   *
   * @default - an `emptyDir`, gone with the pod
   */
  readonly volume?: { [field: string]: any };
}
