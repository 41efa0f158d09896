import { PodSecurityOptions } from './pod-security';
import { WorkloadOptions } from './workload-props';
import { k8s } from '../k8s';

/**
 * A pod of `helm test`. Of the options of the workload that it tests, those count that say where pods run, as whom and
 * from which image; it has resources of its own, and nothing of what the values add to the workload.
 */
export interface TestPodProps extends WorkloadOptions {
  /** The reference of the image. */
  readonly image: string;

  /** The command: a list of strings, or a token of one. */
  readonly command: string[];

  /**
   * The arguments: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * The name of the container, a DNS label.
   *
   * @default "test"
   */
  readonly containerName?: string;

  /**
   * Labels of the pod in addition to those of the release: a map of strings. Services do not select it.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Environment variables: a list, or a token of one.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Volumes: a list, or a token of one.
   *
   * @default - none
   */
  readonly volumes?: { [field: string]: any }[];

  /**
   * Mounts: a list, or a token of one.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * What the program needs beyond the least, for the default of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}
