import { RedisConnectionOptions } from './redis-connection-props';
import { k8s } from '../kit/k8s';
import { ExposureOptions } from '../kit/network/exposure-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * The entry point of the demo. Strings and numbers can be tokens.
 *
 * By default it requests 100m CPU and 256Mi memory, with a memory limit of 1Gi.
 *
 * The Service has the port `http`, 80 by default.
 */
export interface DemoServiceProps extends WorkloadOptions, CommandOptions, ExposureOptions {
  /** Image reference: a program that listens on `port`. Both outputs refuse an empty one. */
  readonly image: string;

  /** URL that predicts, in the variable `SERVING_URL`, such as `predictUrl` of a `Serving`; empty means no variable. */
  readonly servingUrl: string;

  /**
   * The Redis server, in the variables `REDIS_HOST`, `REDIS_PORT` and `REDIS_PASSWORD`.
   *
   * @default - none
   */
  readonly redis?: RedisConnectionOptions;

  /**
   * Further variables of the program, such as those of an `ElasticApm`.
   *
   * @default - none
   */
  readonly programEnv?: k8s.EnvVar[];

  /**
   * Name of the Deployment.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Name of the Service and of the route.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly serviceName?: string;

  /**
   * Port that the program listens on, from 1024.
   *
   * @default 8000
   */
  readonly port?: number;

  /**
   * Path that the probes ask for; empty means that they connect to the port.
   *
   * @default - none
   */
  readonly healthPath?: string;

  /**
   * Number of pods, unless `autoscaling` is enabled.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * NetworkPolicy: ingress to the port of the program, egress to DNS, the pods of the release, and what its rules allow. Both outputs refuse
   * one without rules if there is a Redis server.
   *
   * @default - none
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Probes.
   *
   * @default - connections to the port, for a program that starts within two minutes
   */
  readonly probes?: ProbesOptions;
}
