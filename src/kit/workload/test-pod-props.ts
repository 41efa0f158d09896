import { PodSecurityOptions } from './pod-security';
import { WorkloadOptions } from './workload-props';
import { k8s } from '../k8s';

/**
 * A pod for `helm test`. From the options of the workload that it tests it takes scheduling, the security contexts, the
 * ServiceAccount and the image; it has its own resources, and none of the extra containers, volumes and variables.
 */
export interface TestPodProps extends WorkloadOptions {
  /** Image reference. */
  readonly image: string;

  /** Command: a list of strings, or a token of one. */
  readonly command: string[];

  /**
   * Arguments: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Name of the container, a DNS label.
   *
   * @default "test"
   */
  readonly containerName?: string;

  /**
   * Extra labels of the pod: a map of strings. Services do not select it.
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
   * Volume mounts: a list, or a token of one.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * What the program needs beyond the Pod Security Standard `restricted`, for the defaults of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}
