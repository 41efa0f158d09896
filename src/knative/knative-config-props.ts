/**
 * Settings of Knative by ConfigMap: maps from keys to texts, or tokens of maps. What is not set has the default of the programs.
 *
 * Both outputs refuse keys that the chart sets itself: `queue-sidecar-image` of `deployment`, and `ingress-class` of `network`.
 *
 * @see https://github.com/knative/serving/tree/knative-v1.8.3/config/core/configmaps
 */
export interface KnativeConfigOptions {
  /**
   * ConfigMap `config-autoscaler`: autoscaling.
   *
   * @default - the defaults of the programs
   */
  readonly autoscaler?: { [key: string]: string };

  /**
   * ConfigMap `config-defaults`: what Services have that they do not set.
   *
   * @default - the defaults of the programs
   */
  readonly defaults?: { [key: string]: string };

  /**
   * ConfigMap `config-deployment`: the Deployments of Services.
   *
   * @default - the defaults of the programs
   */
  readonly deployment?: { [key: string]: string };

  /**
   * ConfigMap `config-features`: features that are on, off or allowed.
   *
   * @default - the defaults of the programs
   */
  readonly features?: { [key: string]: string };

  /**
   * ConfigMap `config-gc`: when old Revisions are deleted.
   *
   * @default - the defaults of the programs
   */
  readonly gc?: { [key: string]: string };

  /**
   * ConfigMap `config-kourier`: the gateway.
   *
   * @default - the defaults of the programs
   */
  readonly kourier?: { [key: string]: string };

  /**
   * ConfigMap `config-leader-election`: leader election of the programs.
   *
   * @default - the defaults of the programs
   */
  readonly leaderElection?: { [key: string]: string };

  /**
   * ConfigMap `config-logging`: logs of the programs.
   *
   * @default - the defaults of the programs
   */
  readonly logging?: { [key: string]: string };

  /**
   * ConfigMap `config-network`: host names, certificates and protocols.
   *
   * @default - the defaults of the programs
   */
  readonly network?: { [key: string]: string };

  /**
   * ConfigMap `config-observability`: metrics, logs of requests and profiles.
   *
   * @default - the defaults of the programs
   */
  readonly observability?: { [key: string]: string };

  /**
   * ConfigMap `config-tracing`: traces of requests.
   *
   * @default - the defaults of the programs
   */
  readonly tracing?: { [key: string]: string };
}
