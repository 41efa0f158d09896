import { BooleanExpression } from '../expr/expression/expression';
import { CredentialsOptions } from '../kit/config/credentials-props';
import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A Jupyter notebook that works on a cluster of Dask. Strings and numbers can be tokens.
 *
 * The Service has the port `jupyter`, 8888 unless something else is said; by a route of the Gateway API, requests take as long
 * as they like.
 */
export interface JupyterNotebookProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /** The reference of the image: JupyterLab with its command `jupyter` on the path, and Dask in the version of the scheduler. */
  readonly image: string;

  /**
   * How patient the kubelet is.
   *
   * @default - asked every 2 seconds at the start, every 10 for requests, every 20 for restarts
   */
  readonly probes?: ProbesOptions;

  /**
   * Who may in: the entry `password` is what the login form asks for; the entry `token` is what it takes too, and what programs
   * and links bring along. Their variables are taken away before kernels start.
   *
   * @default - a Secret of the name of the release with the key `password`, which somebody has to make
   */
  readonly credentials?: CredentialsOptions;

  /**
   * The address of a scheduler, such as `scheduler.hostAndPort`: `host:port`. Clients without an argument connect to it.
   *
   * @default - notebooks compute by themselves
   */
  readonly scheduler?: string;

  /**
   * URL of the dashboard of the scheduler, such as `scheduler.exposure.urlOf('/status')`, to which the clients in notebooks link.
   *
   * @default - Dask's, which is wrong behind a Service with another port or a prefix
   */
  readonly dashboard?: string;

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
   * More arguments of `jupyter lab`: a list of strings. Rejected are those that the construct sets or that open the door:
   * the address, the port, the base URL, the root folder, passwords and tokens.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * The folder whose notebooks are offered.
   *
   * @default - `HOME` where `persistence` keeps it; otherwise the working directory of the image, where nobody can save as long as
   * its file system is read only
   */
  readonly rootDir?: string;

  /**
   * The path that all paths begin with, such as `/notebook`: a slash in front, none behind.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * The volume of `HOME`, `/home/notebook`, with settings and what is written there.
   *
   * @default - gone with the pod
   */
  readonly persistence?: VolumeOptions;

  /**
   * Who may connect.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Names of the Deployments of workers that notebooks may scale, by the API server: a Role for just that, and the token of
   * the ServiceAccount in the pod. Empty means that they may not.
   *
   * @default - they may not
   */
  readonly scales?: string[];

  /**
   * Whether notebooks may scale what `scales` names: true, false or an expression.
   *
   * @default true
   */
  readonly mayScaleWorkers?: boolean | BooleanExpression;

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
