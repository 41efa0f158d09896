import { EmissaryAgentOptions } from './emissary-agent-props';
import { BooleanExpression } from '../expr/expression/expression';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A port of the Service of Emissary. Strings and numbers can be tokens.
 */
export interface EmissaryServicePort {
  /** Name of the port: a DNS label of at most 15 characters. Both outputs refuse `admin`, and a name that another port has. */
  readonly name: string;

  /** Port of the Service, from 1 to 65535. Both outputs refuse one that another port of the protocol has. */
  readonly port: number;

  /** Port of the pods: that of a `Listener`, or of a `TCPMapping`. Both outputs refuse the ports 8877 and 8005, which the program itself has. */
  readonly targetPort: number;

  /**
   * Node port; 0 means that Kubernetes allocates one.
   *
   * @default - Kubernetes allocates one
   */
  readonly nodePort?: number;

  /**
   * Port of the node that leads to the pod on it, which the Pod Security Standard `privileged` allows; 0 for none. Of ports with the same `targetPort`,
   * that of the first counts.
   *
   * @default - none
   */
  readonly hostPort?: number;

  /**
   * `TCP` or `UDP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;
}

/**
 * The Service of Emissary, which is the way into the cluster.
 */
export interface EmissaryServiceOptions {
  /**
   * Name of the Service.
   *
   * @default "emissary-ingress", whatever the release is called: the back end of the AI Appstore looks it up by this name
   */
  readonly name?: string;

  /**
   * Type of the Service: `LoadBalancer`, `NodePort` or `ClusterIP`.
   *
   * @default "LoadBalancer"
   */
  readonly type?: string;

  /**
   * Ports: a list, or a token of one.
   *
   * @default - `http`, 80 to 8080, and `https`, 443 to 8443
   */
  readonly ports?: EmissaryServicePort[];

  /**
   * IP address that the load balancer is asked for; empty for any. Refused for other types than `LoadBalancer`.
   *
   * @default - any
   */
  readonly loadBalancerIp?: string;

  /**
   * Load balancer class; empty means the default of the cluster. Refused for other types than `LoadBalancer`.
   *
   * @default - the default of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Client addresses that the load balancer accepts: a list of CIDR blocks, or a token of one. Refused for other types than `LoadBalancer`.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * External traffic policy: `Cluster`, or `Local`, which preserves the client address; empty means `Cluster`. Refused for the type
   * `ClusterIP`.
   *
   * @default - `Cluster`
   */
  readonly externalTrafficPolicy?: string;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The Service of the administration of Emissary: diagnostics, metrics and a snapshot of the configuration.
 */
export interface EmissaryAdminServiceOptions {
  /**
   * Create the Service: true, false or an expression.
   *
   * @default true
   */
  readonly create?: boolean | BooleanExpression;

  /**
   * Type of the Service: `ClusterIP`, `NodePort` or `LoadBalancer`. Diagnostics should not be reachable from outside of the cluster.
   *
   * @default "ClusterIP"
   */
  readonly type?: string;

  /**
   * Port of diagnostics and metrics.
   *
   * @default 8877
   */
  readonly port?: number;

  /**
   * Port of the snapshot.
   *
   * @default 8005
   */
  readonly snapshotPort?: number;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The IngressClass of Emissary. It is not part of a namespace, so two releases need two names.
 */
export interface EmissaryIngressClassOptions {
  /**
   * Create the IngressClass, and let Emissary read Ingresses: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the IngressClass.
   *
   * @default "ambassador"
   */
  readonly name?: string;

  /**
   * Whether it is the class of Ingresses that name none: true, false or an expression.
   *
   * @default false
   */
  readonly isDefault?: boolean | BooleanExpression;

  /**
   * Name of the controller, which is fixed in the program.
   *
   * @default "getambassador.io/ingress-controller"
   */
  readonly controller?: string;
}

/**
 * A resolver: how Emissary finds the pods of services.
 */
export interface EmissaryResolverOptions {
  /**
   * Create the resolver: true, false or an expression.
   *
   * @default false
   */
  readonly create?: boolean | BooleanExpression;

  /**
   * Name of the resolver, by which mappings choose it.
   *
   * @default - `endpoint` or `consul-dc1`
   */
  readonly name?: string;

  /**
   * Further fields of its `spec`: for Consul `address` and `datacenter`.
   *
   * @default - none
   */
  readonly spec?: { [field: string]: any };
}

/**
 * Settings of the program that have values of their own. Objects and permissions follow some of them. Strings are those of the variables, and can be
 * tokens.
 */
export interface EmissarySettings {
  /**
   * `AMBASSADOR_ID`: which objects the installation reads, those that name the id; those of the chart do.
   *
   * @default - `default`
   */
  readonly ambassadorId?: string;

  /**
   * `SCOUT_DISABLE`: `1` keeps the program from reporting its version and the features in use to its makers; empty or `0` lets it.
   *
   * @default "1"
   */
  readonly scoutDisable?: string;

  /**
   * `AMBASSADOR_KNATIVE_SUPPORT`: with `true`, the program is the gateway of Knative, and may read its Ingresses.
   *
   * @default - none
   */
  readonly knativeSupport?: string;

  /**
   * `AMBASSADOR_UPDATE_MAPPING_STATUS`: with `true`, the program writes the status of mappings, and may.
   *
   * @default - none
   */
  readonly updateMappingStatus?: string;

  /**
   * `AMBASSADOR_DRAIN_TIME`: seconds that Envoy gives open connections before it ends.
   *
   * @default - the default of the program, 600
   */
  readonly drainTime?: string;

  /**
   * `STATSD_ENABLED`: with `true`, Envoy sends statistics.
   *
   * @default - none
   */
  readonly statsdEnabled?: string;

  /**
   * `STATSD_HOST`: the host that receives statistics.
   *
   * @default - the default of the program, `statsd-sink`
   */
  readonly statsdHost?: string;
}

/**
 * An installation of Emissary. Strings and numbers can be tokens.
 *
 * By default it has three pods that request 200m CPU and 300Mi memory, with limits of 1 CPU and 600Mi, and run as user 8888.
 */
export interface EmissaryIngressProps extends WorkloadOptions {
  /**
   * Image reference.
   *
   * @default "docker.io/emissaryingress/emissary:3.9.1"
   */
  readonly image?: string;

  /**
   * Number of pods, unless `autoscaling` is enabled.
   *
   * @default 3
   */
  readonly replicas?: number;

  /**
   * Settings of the program. Other variables are in `environment`.
   *
   * @default - no reports to the makers of the program
   */
  readonly settings?: EmissarySettings;

  /**
   * A file of configuration: YAML of Emissary, which the program reads when it starts; what it then reads in the cluster takes its place. A change
   * replaces the pods.
   *
   * @default - none
   */
  readonly configuration?: string;

  /**
   * The Service.
   *
   * @default - a load balancer with the ports 80 and 443
   */
  readonly service?: EmissaryServiceOptions;

  /**
   * The Service of the administration.
   *
   * @default - within the cluster
   */
  readonly adminService?: EmissaryAdminServiceOptions;

  /**
   * Create a `Listener` for HTTP on port 8080 and one for HTTPS on port 8443: true, false or an expression. Without any, Emissary serves nothing.
   *
   * @default true
   */
  readonly createDefaultListeners?: boolean | BooleanExpression;

  /**
   * Configuration of the `Module` with the name `ambassador`, of which a namespace has one; empty for no `Module`.
   *
   * @default - no diagnostics through the gateway
   */
  readonly module?: { [field: string]: any };

  /**
   * A `KubernetesEndpointResolver`.
   *
   * @default - none
   */
  readonly endpointResolver?: EmissaryResolverOptions;

  /**
   * A `ConsulResolver`.
   *
   * @default - none
   */
  readonly consulResolver?: EmissaryResolverOptions;

  /**
   * The IngressClass.
   *
   * @default - `ambassador`
   */
  readonly ingressClass?: EmissaryIngressClassOptions;

  /**
   * Read the objects of the namespace of the release only: true, false or an expression.
   *
   * @default false
   */
  readonly singleNamespace?: boolean | BooleanExpression;

  /**
   * Let Emissary read Secrets, for `Host` and `TLSContext` with certificates: true, false or an expression. Without it, there is no TLS.
   *
   * @default false
   */
  readonly readsSecrets?: boolean | BooleanExpression;

  /**
   * HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget: a map as in its `spec`, without `selector`; empty for none.
   *
   * Both outputs refuse one that lets no pod be evicted: `maxUnavailable` of 0, or `minAvailable` of no less than the number of pods, which is
   * `autoscaling.minReplicas` with a HorizontalPodAutoscaler.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: { [field: string]: any };

  /**
   * ServiceMonitor for the metrics of Envoy. Both outputs refuse it without the Service of the administration.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;

  /**
   * The agent of Ambassador Cloud.
   *
   * @default - none
   */
  readonly agent?: EmissaryAgentOptions;

  /**
   * Liveness probe.
   *
   * @default - after 30 seconds, every 3 seconds, at most 3 failures
   */
  readonly livenessProbe?: ProbeOptions;

  /**
   * Readiness probe.
   *
   * @default - after 30 seconds, every 3 seconds, at most 3 failures
   */
  readonly readinessProbe?: ProbeOptions;
}
