import { WorkloadProps } from './workload-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a claim template to the next.
 */
export interface ClaimTemplateOptions {
  /**
   * Whether the data outlives the pods: true, false or an expression. Otherwise an `emptyDir` is mounted.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * A claim that is there already, which all pods share; empty means one of each pod's own.
   *
   * @default - a claim for each pod
   */
  readonly existingClaim?: string;

  /**
   * The size of each claim, a quantity. Both outputs refuse nothing and parts of bytes.
   *
   * @default "10Gi"
   */
  readonly size?: string;

  /**
   * The StorageClass of the claims; empty means that of the cluster.
   *
   * @default - that of the cluster
   */
  readonly storageClass?: string;

  /**
   * How the volumes can be mounted: a list of `ReadWriteOnce`, `ReadWriteOncePod`, `ReadWriteMany` and `ReadOnlyMany`, or
   * what stands for one.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Annotations of the claims: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A claim of which each pod of a StatefulSet gets its own, and where the container finds it.
 */
export interface ClaimTemplateProps extends ClaimTemplateOptions {
  /** The name of the claim and of the volume, a DNS label. The claim of a pod is called `name-pod`. */
  readonly name: string;

  /** Where the container finds the volume. */
  readonly mountPath: string;

  /**
   * The folder of the volume that is mounted.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/**
 * Pods that keep their name, and their volumes.
 */
export interface StatefulSetProps extends WorkloadProps {
  /**
   * Claims of which each pod gets its own. Kubernetes lets none of them change: an upgrade that changes one is refused by
   * the API server.
   *
   * @default - none
   */
  readonly claims?: ClaimTemplateProps[];

  /**
   * Whether pods start one after the other, `OrderedReady`, or all at once, `Parallel`.
   *
   * @default "OrderedReady"
   */
  readonly podManagementPolicy?: string;

  /**
   * Whether the claims of a StatefulSet that is deleted are deleted too: `Retain` or `Delete`.
   *
   * @default "Retain"
   */
  readonly whenDeleted?: string;

  /**
   * Whether the claims of pods that a smaller number of replicas takes away are deleted too: `Retain` or `Delete`.
   *
   * @default "Retain"
   */
  readonly whenScaled?: string;
}
