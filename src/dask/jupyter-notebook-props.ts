import { BooleanExpression } from '../expr/expression/expression';
import { CredentialsOptions } from '../kit/config/credentials-props';
import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { VolumeOptions } from '../kit/storage/volume-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A Jupyter notebook that uses a Dask cluster. Strings and numbers can be tokens.
 *
 * The Service has the port `jupyter`, 8888 by default; a route of the Gateway API has no request timeouts.
 */
export interface JupyterNotebookProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /** Image reference: JupyterLab, with the command `jupyter` on the PATH, and Dask in the version of the scheduler. */
  readonly image: string;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - startup every 2 seconds, readiness every 10, liveness every 20
   */
  readonly probes?: ProbesOptions;

  /**
   * Credentials: the entry `password` is for the login form; the entry `token` works there too, and for programs and links.
   * Their environment variables are removed before kernels start.
   *
   * @default - a Secret named after the release with the key `password`, which users create
   */
  readonly credentials?: CredentialsOptions;

  /**
   * Address of a scheduler, such as `scheduler.hostAndPort`: `host:port`. Dask clients without an argument connect to it.
   *
   * @default - none: notebooks compute locally
   */
  readonly scheduler?: string;

  /**
   * URL of the dashboard of the scheduler, such as `scheduler.exposure.urlOf('/status')`, which Dask clients in notebooks link to.
   *
   * @default - the default of Dask, which is wrong for a Service with another port or a path prefix
   */
  readonly dashboard?: string;

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
   * Extra arguments of `jupyter lab`: a list of strings. Arguments that the construct sets, or that weaken authentication, are
   * rejected: the address, the port, the base URL, the root directory, passwords and tokens.
   *
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Root directory of the notebooks.
   *
   * @default - `HOME` if `persistence` is enabled; otherwise the working directory of the image, which is not writable if the root
   * file system is read-only
   */
  readonly rootDir?: string;

  /**
   * Path prefix, such as `/notebook`, with a leading slash and no trailing slash.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * The volume of `HOME`, `/home/notebook`.
   *
   * @default - none: the content is deleted with the pod
   */
  readonly persistence?: VolumeOptions;

  /**
   * NetworkPolicy; `from` are peers that may connect to the notebook.
   *
   * @default - no NetworkPolicy
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Names of the worker Deployments that notebooks may scale: the pod gets a ServiceAccount token, and a Role for this only.
   * Empty means none.
   *
   * @default - none
   */
  readonly scales?: string[];

  /**
   * Allow notebooks to scale the Deployments in `scales`: true, false or an expression.
   *
   * @default true
   */
  readonly mayScaleWorkers?: boolean | BooleanExpression;

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
