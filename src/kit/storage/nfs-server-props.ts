import { k8s } from '../k8s';
import { Resources } from '../resources';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of an NFS server that users of a chart set in the values.
 */
export interface NfsServerOptions {
  /**
   * Create the server: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Image reference. The image must export the directory in `SHARED_DIRECTORY` as the root of NFS 4.
   *
   * @default "itsthenetwork/nfs-server-alpine:12"
   */
  readonly image?: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets: a list as in `imagePullSecrets` of a pod, or a token of one.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * Cluster IP of the Service, from the Service CIDR of the cluster; empty means that Kubernetes allocates one. Nodes mount the
   * export, and most nodes cannot resolve names of Services: they need a known address.
   *
   * @default - Kubernetes allocates one, and clients use the name of the Service
   */
  readonly clusterIp?: string;

  /**
   * Resource requests and limits of the server: a map, or a token of one.
   *
   * @default - none
   */
  readonly resources?: Resources;
}

/**
 * An NFS server for tests and demonstrations. Strings can be tokens.
 */
export interface NfsServerProps extends NfsServerOptions {
  /**
   * Volume of the files: the result of `Volume.asVolume()`, or an item of a pod's `volumes` without its name.
   *
   * @default - an `emptyDir`, which is deleted with the pod
   */
  readonly volume?: { [field: string]: any };

  /**
   * Id of the group of the exported directory, if its volume is one whose group Kubernetes changes. Members of the group can write to the export:
   * NFS itself gives the pods that mount it no group.
   *
   * @default - that of the volume
   */
  readonly group?: number;

  /**
   * Name of the Deployment and of the Service.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the server, which must exist, and admit privileged pods.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels of the Deployment, its pod and the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
