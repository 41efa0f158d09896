import { BooleanExpression } from '../expr/expression/expression';
import { ServiceAccountOptions } from '../kit/access/service-account-props';
import { k8s } from '../kit/k8s';
import { ServiceMonitorOptions } from '../kit/network/service-monitor-props';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudgetOptions } from '../kit/policy/pod-disruption-budget-props';
import { WebhookCertificateOptions } from '../kit/webhook/webhook-certificate-props';
import { JobOptions } from '../kit/workload/job-props';
import { ProbeOptions } from '../kit/workload/probe-props';
import { LifecycleOptions, WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A port for HTTP and one for HTTPS.
 */
export interface PortsOptions {
  /**
   * Port for HTTP.
   *
   * @default - the documented port
   */
  readonly http?: number;

  /**
   * Port for HTTPS.
   *
   * @default - the documented port
   */
  readonly https?: number;
}

/**
 * Ports of the pods, by name.
 */
export interface TargetPortsOptions {
  /**
   * Port of the pods for HTTP: `http` or `https`.
   *
   * @default "http"
   */
  readonly http?: string;

  /**
   * Port of the pods for HTTPS: `https` or `http`.
   *
   * @default "https"
   */
  readonly https?: string;
}

/**
 * Ports of the nodes.
 */
export interface HostPortOptions {
  /**
   * Listen on ports of the nodes. The Pod Security Standards `restricted` and `baseline` do not allow it: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The ports.
   *
   * @default - 80 and 443
   */
  readonly ports?: PortsOptions;
}

/**
 * An IngressClass.
 */
export interface IngressClassOptions {
  /**
   * Create the IngressClass: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Name of the IngressClass.
   *
   * @default "nginx"
   */
  readonly name?: string;

  /**
   * Make it the class of Ingresses that name none: true, false or an expression.
   *
   * @default false
   */
  readonly default?: boolean | BooleanExpression;

  /**
   * Name by which the class says which controller reads its Ingresses; empty means `k8s.io/ingress-nginx`, followed by the name of a class with another
   * name than `nginx`. It is immutable.
   *
   * @default - derived from the name of the class
   */
  readonly controllerValue?: string;
}

/**
 * Address in the status of Ingresses.
 */
export interface PublishServiceOptions {
  /**
   * Write the address of the Service; otherwise those of nodes: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Namespace and name of another Service; empty means that of the construct.
   *
   * @default - the Service of the construct
   */
  readonly pathOverride?: string;
}

/**
 * Namespaces whose Ingresses are read.
 */
export interface ScopeOptions {
  /**
   * Read those of one namespace only: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The namespace; empty means that of the release.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Labels of the namespaces, if `enabled` is not set; empty means all.
   *
   * @default - all namespaces
   */
  readonly namespaceSelector?: string;
}

/**
 * A second load balancer, for the internal network.
 */
export interface InternalServiceOptions {
  /**
   * Create the Service: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Address that the load balancer gets; empty means one that it chooses.
   *
   * @default - one that it chooses
   */
  readonly loadBalancerIp?: string;

  /**
   * CIDR blocks that may use the load balancer: a list, or a token of one.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * External traffic policy: `Cluster` or `Local`; empty means `Cluster`.
   *
   * @default - `Cluster`
   */
  readonly externalTrafficPolicy?: string;
}

/**
 * The Service for clients outside of the network of the cluster.
 */
export interface ExternalServiceOptions {
  /**
   * Create it: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;
}

/**
 * The Services that clients connect to.
 */
export interface IngressNginxServiceOptions {
  /**
   * Type of the Service: `LoadBalancer`, `NodePort` or `ClusterIP`. Both outputs refuse settings of load balancers with another type.
   *
   * @default "LoadBalancer"
   */
  readonly type?: string;

  /**
   * The Service for clients outside of the network of the cluster.
   *
   * @default - enabled
   */
  readonly external?: ExternalServiceOptions;

  /**
   * Ports of the Service.
   *
   * @default - 80 and 443
   */
  readonly ports?: PortsOptions;

  /**
   * Ports of the pods that requests go to.
   *
   * @default - those of the same names
   */
  readonly targetPorts?: TargetPortsOptions;

  /**
   * Node ports; 0 means that Kubernetes chooses one.
   *
   * @default - those that Kubernetes chooses
   */
  readonly nodePorts?: PortsOptions;

  /**
   * Load balancer class; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Addresses of nodes at which the Service is available too: a list, or a token of one.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * `SingleStack`, `PreferDualStack` or `RequireDualStack`; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly ipFamilyPolicy?: string;

  /**
   * `IPv4` and `IPv6`: a list, or a token of one.
   *
   * @default - those of the cluster
   */
  readonly ipFamilies?: string[];

  /**
   * A second load balancer, for the internal network.
   *
   * @default - none
   */
  readonly internal?: InternalServiceOptions;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Address that the load balancer gets; empty means one that it chooses.
   *
   * @default - one that it chooses
   */
  readonly loadBalancerIp?: string;

  /**
   * CIDR blocks that may use the load balancer: a list, or a token of one.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * External traffic policy: `Cluster` or `Local`; empty means `Cluster`.
   *
   * @default - `Cluster`
   */
  readonly externalTrafficPolicy?: string;
}

/**
 * A Service with one port within the cluster.
 */
export interface PortServiceOptions {
  /**
   * Port of the Service.
   *
   * @default - the documented port
   */
  readonly servicePort?: number;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The Job that makes the certificate of the webhook.
 */
export interface CertificateJobOptions extends JobOptions, WorkloadOptions {
  /**
   * Make the certificate with a Job, unless another way is chosen: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Any string: a new one runs the Job again.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * Image of kube-webhook-certgen.
   *
   * @default - the version that belongs to the controller
   */
  readonly image?: string;
}

/**
 * The webhook by which the controller refuses Ingresses that it could not read, and its certificate: from cert-manager, from an existing Secret, or made by a Job.
 */
export interface AdmissionWebhookOptions extends WebhookCertificateOptions {
  /**
   * Let the controller review Ingresses: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * What happens to Ingresses while the controller cannot be reached: `Ignore` admits them, `Fail` refuses all of the cluster. Both outputs refuse `Fail` with a certificate that
   * a Job makes, since the webhook would refuse every Ingress until then.
   *
   * @default "Ignore"
   */
  readonly failurePolicy?: string;

  /**
   * Seconds that the API server waits for an answer, from 1 to 30.
   *
   * @default 10
   */
  readonly timeoutSeconds?: number;

  /**
   * Port of the pods for the webhook, from 1024.
   *
   * @default 8443
   */
  readonly port?: number;

  /**
   * Labels of the namespaces whose Ingresses are reviewed.
   *
   * @default - all namespaces
   */
  readonly namespaceSelector?: k8s.LabelSelector;

  /**
   * Labels of the Ingresses that are reviewed.
   *
   * @default - all Ingresses
   */
  readonly objectSelector?: k8s.LabelSelector;

  /**
   * Annotations of the webhook configuration: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Service of the webhook.
   *
   * @default - port 443
   */
  readonly service?: PortServiceOptions;

  /**
   * The Job that makes the certificate.
   *
   * @default - enabled
   */
  readonly patch?: CertificateJobOptions;
}

/**
 * Metrics for Prometheus.
 */
export interface MetricsOptions {
  /**
   * Count requests, and create a Service for the metrics: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Service of the metrics.
   *
   * @default - port 10254
   */
  readonly service?: PortServiceOptions;

  /**
   * ServiceMonitor of the Prometheus Operator. Both outputs refuse one without `enabled` metrics.
   *
   * @default - none
   */
  readonly serviceMonitor?: ServiceMonitorOptions;
}

/**
 * The controller: nginx, and the program that configures it. Strings and numbers can be tokens; lists and maps have the form of the Kubernetes API, and can be tokens too.
 */
export interface IngressNginxControllerOptions extends WorkloadOptions, LifecycleOptions {
  /**
   * Image of the controller.
   *
   * @default - the last version that the project published
   */
  readonly image?: string;

  /**
   * Kind of the workload: `Deployment` or `DaemonSet`.
   *
   * @default "Deployment"
   */
  readonly kind?: string;

  /**
   * Number of pods of a Deployment.
   *
   * @default 1
   */
  readonly replicaCount?: number;

  /**
   * Settings of nginx: a map of strings. Both outputs refuse `allow-snippet-annotations`, which has an option of its own.
   *
   * @default - none
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/
   */
  readonly config?: { [key: string]: string };

  /**
   * Let annotations of Ingresses add configuration of nginx, which gives everybody who can create an Ingress the rights of the controller: true, false or an expression.
   *
   * @default false
   */
  readonly allowSnippetAnnotations?: boolean | BooleanExpression;

  /**
   * Name of the Lease of the leader; empty means the full name of the release and `-leader`.
   *
   * @default - derived from the release name
   */
  readonly electionId?: string;

  /**
   * The IngressClass.
   *
   * @default - the class `nginx`
   */
  readonly ingressClassResource?: IngressClassOptions;

  /**
   * Value of the old annotation of Ingresses that are read too; empty means the name of the IngressClass.
   *
   * @default - the name of the IngressClass
   */
  readonly ingressClass?: string;

  /**
   * Also read Ingresses of other IngressClasses with that name: true, false or an expression.
   *
   * @default false
   */
  readonly ingressClassByName?: boolean | BooleanExpression;

  /**
   * Also read Ingresses that name no class: true, false or an expression.
   *
   * @default false
   */
  readonly watchIngressWithoutClass?: boolean | BooleanExpression;

  /**
   * Ports of the pods.
   *
   * @default - 80 and 443
   */
  readonly containerPort?: PortsOptions;

  /**
   * Ports of the nodes.
   *
   * @default - none
   */
  readonly hostPort?: HostPortOptions;

  /**
   * Use the network of the nodes, without the `sysctls` of the pod security context. The Pod Security Standards `restricted` and `baseline` do not allow it: true, false or an expression.
   *
   * @default false
   */
  readonly hostNetwork?: boolean | BooleanExpression;

  /**
   * Write the internal addresses of nodes into the status of Ingresses: true, false or an expression.
   *
   * @default false
   */
  readonly reportNodeInternalIp?: boolean | BooleanExpression;

  /**
   * Address in the status of Ingresses.
   *
   * @default - that of the Service
   */
  readonly publishService?: PublishServiceOptions;

  /**
   * Namespaces whose Ingresses are read.
   *
   * @default - all
   */
  readonly scope?: ScopeOptions;

  /**
   * Extra options without `--`, each with its value, or an empty string: a map of strings. Both outputs refuse those that the construct sets.
   *
   * @default - none
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/
   */
  readonly extraArgs?: { [key: string]: string };

  /**
   * Use the memory allocator mimalloc: true, false or an expression.
   *
   * @default true
   */
  readonly enableMimalloc?: boolean | BooleanExpression;

  /**
   * Seconds that a pod has to be ready before it counts as available.
   *
   * @default 0
   */
  readonly minReadySeconds?: number;

  /**
   * The Services that clients connect to.
   *
   * @default - a load balancer
   */
  readonly service?: IngressNginxServiceOptions;

  /**
   * The webhook for Ingresses.
   *
   * @default - enabled, with a certificate that a Job makes
   */
  readonly admissionWebhooks?: AdmissionWebhookOptions;

  /**
   * Metrics for Prometheus.
   *
   * @default - none
   */
  readonly metrics?: MetricsOptions;

  /**
   * HorizontalPodAutoscaler. Both outputs refuse one for a DaemonSet.
   *
   * @default - none
   */
  readonly autoscaling?: HorizontalPodAutoscalerOptions;

  /**
   * PodDisruptionBudget. Both outputs refuse one for a DaemonSet.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;

  /**
   * Liveness probe of the controller.
   *
   * @default - the documented probe
   */
  readonly livenessProbe?: ProbeOptions;

  /**
   * Readiness probe of the controller.
   *
   * @default - the documented probe
   */
  readonly readinessProbe?: ProbeOptions;

  /**
   * Update strategy of the workload.
   *
   * @default - that of Kubernetes; with ports of the nodes, one that first ends a pod
   */
  readonly updateStrategy?: { [field: string]: any };
}

/**
 * The program that answers requests for unknown hosts and paths.
 */
export interface DefaultBackendOptions extends WorkloadOptions {
  /**
   * Install it: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Image of the default backend.
   *
   * @default - the documented version
   */
  readonly image?: string;

  /**
   * Number of pods.
   *
   * @default 1
   */
  readonly replicaCount?: number;

  /**
   * Port of the pods.
   *
   * @default 8080
   */
  readonly port?: number;

  /**
   * Extra options without `--`: a map of strings.
   *
   * @default - none
   */
  readonly extraArgs?: { [key: string]: string };

  /**
   * Service of the default backend.
   *
   * @default - port 80
   */
  readonly service?: PortServiceOptions;
}

/**
 * ingress-nginx, with the options of the documented chart.
 */
export interface IngressNginxProps {
  /**
   * The controller.
   *
   * @default - the documented controller
   */
  readonly controller?: IngressNginxControllerOptions;

  /**
   * The default backend.
   *
   * @default - none: nginx answers itself
   */
  readonly defaultBackend?: DefaultBackendOptions;

  /**
   * Ports for TCP, each with the Service of its connections, such as `default/broker:9000`: a map of strings.
   *
   * @default - none
   */
  readonly tcp?: { [key: string]: string };

  /**
   * Ports for UDP: a map of strings.
   *
   * @default - none
   */
  readonly udp?: { [key: string]: string };

  /**
   * ServiceAccount of the controller.
   *
   * @default - one of the construct
   */
  readonly serviceAccount?: ServiceAccountOptions;

  /**
   * Image pull secrets of all pods: a list, or a token of one.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];
}
