import { k8s } from '../kit/k8s';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A group of identical Dask workers. Strings and numbers can be tokens.
 */
export interface DaskWorkersProps extends WorkloadOptions, CommandOptions {
  /** Image reference: Dask, with the command `dask` on the PATH, in the version of scheduler and clients. */
  readonly image: string;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - startup every 2 seconds, readiness every 10, liveness every 20
   */
  readonly probes?: ProbesOptions;

  /** Address of the scheduler, such as `scheduler.address`: `tcp://host:port`. */
  readonly scheduler: string;

  /**
   * Number of workers. Not rendered if there is an autoscaler.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * HorizontalPodAutoscaler of the workers.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget of the workers.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * Name of the Deployment.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Extra labels of the objects and pods, which are part of the pod selector: a map of strings.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Extra arguments of `dask worker`, such as `--preload`: a list of strings. Arguments that the construct sets are rejected:
   * the address, ports, the memory limit, threads, the name, the local directory, resources.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Threads per worker; 0 means the CPU limit, rounded up.
   *
   * @default 0
   */
  readonly threads?: number;

  /**
   * Memory limit of a worker: a fraction of the container's limit such as `0.8`, a number of bytes, or a string such as `2GiB`.
   * The nanny needs the rest of the container's memory: less than 100 MB.
   *
   * @default "0.8"
   */
  readonly memoryLimit?: string;

  /**
   * Worker resources that tasks can request, such as `GPU=1`; empty means none.
   *
   * @default - none
   * @see https://distributed.dask.org/en/stable/resources.html
   */
  readonly taskResources?: string;

  /**
   * NetworkPolicy; `from` are peers that may connect to the workers, in addition to the pods of the release.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Extra volumes of the pods, such as `data.asVolume('data')`: a list.
   *
   * @default - none
   */
  readonly volumes?: { [field: string]: any }[];

  /**
   * Volume mounts of the container for these volumes: a list.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];
}
