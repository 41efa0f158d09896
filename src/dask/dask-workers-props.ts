import { k8s } from '../kit/k8s';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * Workers of Dask that are all the same. Strings and numbers can be tokens.
 */
export interface DaskWorkersProps extends WorkloadOptions, CommandOptions {
  /** The reference of the image: Dask with its command `dask` on the path, the same version as scheduler and clients have. */
  readonly image: string;

  /**
   * How patient the kubelet is.
   *
   * @default - asked every 2 seconds at the start, every 10 for requests, every 20 for restarts
   */
  readonly probes?: ProbesOptions;

  /** Where the scheduler is, such as `scheduler.address`: `tcp://host:port`. */
  readonly scheduler: string;

  /**
   * How many there are. Left to the autoscaler where there is one.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * As many as the load needs.
   *
   * @default - `replicas`
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * How many go at a time when nodes are drained.
   *
   * @default - as many as there are
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * The name of the Deployment.
   *
   * @default - the name of the release and the ids on the path
   */
  readonly name?: string;

  /**
   * Labels of the objects and pods in addition to those of the release, by which the pods are selected too: a map of strings.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * More arguments of `dask worker`, such as `--preload`: a list of strings. Rejected are those that the construct sets: ports,
   * the memory limit, threads, the name, the local directory, resources.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Threads of a worker; 0 means the limit of CPU, rounded up.
   *
   * @default 0
   */
  readonly threads?: number;

  /**
   * The memory that a worker may use: a share of the container's limit such as `0.8`, a number of bytes, or a string such as
   * `2GiB`. The nanny and the interpreter beside it need what is left: less than a tenth of a gigabyte.
   *
   * @default "0.8"
   */
  readonly memoryLimit?: string;

  /**
   * Resources that tasks can ask for, such as `GPU=1`; empty means none.
   *
   * @default - none
   * @see https://distributed.dask.org/en/stable/resources.html
   */
  readonly taskResources?: string;

  /**
   * Who may connect, beside the pods of the release.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * More volumes of the pods, such as `data.asVolume('data')`: a list.
   *
   * @default - none
   */
  readonly volumes?: { [field: string]: any }[];

  /**
   * Where the container mounts them: a list.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}
