import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A Dask scheduler. Strings and numbers can be tokens.
 *
 * The Service has the ports `scheduler` and `bokeh`, 8786 and 8787 by default; Ingress and route forward to the second, the
 * dashboard.
 */
export interface DaskSchedulerProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /** Image reference: Dask, with the command `dask` on the PATH, in the version of workers and clients. */
  readonly image: string;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - startup every 2 seconds, readiness every 10, liveness every 20
   */
  readonly probes?: ProbesOptions;

  /**
   * Name of the Deployment and the Service.
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
   * Extra arguments of `dask scheduler`, such as `--preload`: a list of strings. Arguments that the construct sets are rejected:
   * `--port`, `--dashboard-address`, `--dashboard-prefix`, `--no-dashboard`.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Path prefix of the dashboard, such as `/dask`, with a leading slash and no trailing slash.
   *
   * @default - none
   */
  readonly dashboardPrefix?: string;

  /**
   * ServiceMonitor for the metrics of the scheduler, for the Prometheus operator; the image needs `prometheus_client`.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;

  /**
   * NetworkPolicy; `from` are peers that may connect to the port `scheduler`, in addition to the pods of the release. Neither
   * port has authentication: clients of this one can run code on the workers.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Peers that may connect to the dashboard, in addition to the pods of the release, if there is a NetworkPolicy, such as the
   * Ingress controller and Prometheus: a list, or a token of one.
   *
   * @default - none
   */
  readonly dashboardFrom?: k8s.NetworkPolicyPeer[];

  /**
   * Extra volumes of the pod, such as `data.asVolume('data')`: a list.
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
