import { WebIngressOptions } from './web-ingress-props';
import { GatewayRouteOptions } from '../kit/network/gateway-route-props';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { ServiceOptions } from '../kit/network/service-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { ProbesOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A front end of the AI Appstore. Strings and numbers can be tokens.
 *
 * The image is built to run as root. Here it runs as user and group 10001 with a read-only root file system, which the Pod Security
 * Standard `restricted` accepts: an init container copies the pages to a volume that the program edits at its start, and a kernel
 * parameter of the pod lets any user listen on port 80. `podSecurityContext` and `securityContext` relax that.
 */
export interface AasFrontendProps extends WorkloadOptions {
  /**
   * Image reference: the front end, with its pages in `/app/dist`.
   *
   * @default "aas-frontend:1.1.0"
   */
  readonly image?: string;

  /**
   * URL of the back end as browsers reach it, such as `https://api.appstore.ai`: with its scheme, and without a trailing slash. The
   * program replaces a text in its pages by it, with `sed`. Refused are other characters than those of a host, a port and a plain path
   * (`check-failed`, or `values-invalid` for a value).
   */
  readonly backendUrl: string;

  /**
   * Number of pods, unless `autoscaling` is enabled.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The Service. Its port is `http`, 80 by default.
   *
   * @default - type `ClusterIP`
   */
  readonly service?: ServiceOptions;

  /**
   * The Ingress.
   *
   * @default - none
   */
  readonly ingress?: WebIngressOptions;

  /**
   * The route of the Gateway API.
   *
   * @default - none
   */
  readonly gateway?: GatewayRouteOptions;

  /**
   * The HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * The PodDisruptionBudget.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * The NetworkPolicy. The program itself connects to nothing: browsers request the back end.
   *
   * @default - none
   */
  readonly networkPolicy?: NetworkPolicyOptions;

  /**
   * Timing and thresholds of the probes.
   *
   * @default - every 10 seconds; two minutes for the start
   */
  readonly probes?: ProbesOptions;
}
