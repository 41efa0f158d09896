import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A scheduler of Dask. Strings and numbers can be tokens.
 *
 * The Service has the ports `scheduler` and `bokeh`, 8786 and 8787 unless something else is said; Ingress and route lead to
 * the second, the dashboard.
 */
export interface DaskSchedulerProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /** The reference of the image: Dask with its command `dask` on the path, the same version as workers and clients have. */
  readonly image: string;

  /**
   * How patient the kubelet is.
   *
   * @default - asked every 2 seconds at the start, every 10 for requests, every 20 for restarts
   */
  readonly probes?: ProbesOptions;

  /**
   * The name of the Deployment and the Service.
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
   * More arguments of `dask scheduler`, such as `--preload`: a list of strings. Rejected are those that the construct sets:
   * `--port`, `--dashboard-address`, `--dashboard-prefix`, `--no-dashboard`.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * The path that all paths of the dashboard begin with, such as `/dask`: a slash in front, none behind.
   *
   * @default - none
   */
  readonly dashboardPrefix?: string;

  /**
   * Metrics of the scheduler for the Prometheus of a Prometheus operator; the image has to have `prometheus_client`.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;

  /**
   * Who may connect to the port `scheduler` beside the pods of the release. Neither port asks for a password: who reaches this one
   * runs code on the workers.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Who may connect to the dashboard beside the pods of the release where there is a NetworkPolicy, such as the Ingress controller
   * and Prometheus: a list of peers, or a token of one.
   *
   * @default - nobody else
   */
  readonly dashboardFrom?: k8s.NetworkPolicyPeer[];

  /**
   * More volumes of the pod, such as `data.asVolume('data')`: a list.
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
