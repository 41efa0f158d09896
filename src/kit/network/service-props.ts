import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A port of a Service.
 */
export interface ServicePort {
  /** Name of the port: a DNS label with at least one letter, of at most 63 characters, or 15 without `targetPort`. */
  readonly name: string;

  /** Port of the Service, from 1 to 65535. */
  readonly port: number;

  /**
   * Port of the pods: a number, or the name of a container port.
   *
   * @default - the container port with the name of this port
   */
  readonly targetPort?: number | string;

  /**
   * Node port, for the types `NodePort` and `LoadBalancer`; 0 means that Kubernetes allocates one. Both outputs refuse a node
   * port with the type `ClusterIP`, and one that two ports of a protocol have.
   *
   * @default - Kubernetes allocates one
   */
  readonly nodePort?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;

  /**
   * Application protocol, for Gateways and service meshes: `kubernetes.io/h2c`, `kubernetes.io/ws`, `http`, …
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}

/**
 * Options of a Service that users of a chart set in the values.
 */
export interface ServiceOptions {
  /**
   * Type of the Service: `ClusterIP`, `NodePort` or `LoadBalancer`.
   *
   * @default "ClusterIP"
   */
  readonly type?: string;

  /**
   * Ports, with distinct pairs of number and protocol. A Service without ports is rejected (`check-failed`).
   *
   * @default - the ports of the program, for an `Exposure`
   */
  readonly ports?: ServicePort[];

  /**
   * Load balancer class; empty means the default of the cluster. Refused for other types than `LoadBalancer`.
   *
   * @default - the default of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Client addresses that the load balancer accepts: a list of CIDR blocks, or a token of one. Refused for other types than
   * `LoadBalancer`.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * External traffic policy: `Cluster`, or `Local`, which preserves the client address and uses only nodes with a pod; empty
   * means `Cluster`. Refused for the type `ClusterIP`.
   *
   * @default - `Cluster`
   */
  readonly externalTrafficPolicy?: string;

  /**
   * Cloud whose load balancer gets an address of the private network only: `gke`, `aws` or `azure`; empty means an address that the cloud chooses, which is
   * a public one on most. It sets the annotations of that cloud, which `annotations` override. Refused for other types than `LoadBalancer`.
   *
   * @default - an address that the cloud chooses
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
   */
  readonly internalLoadBalancer?: string;

  /**
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A Service and its pods. Strings and numbers can be tokens.
 */
export interface ServiceProps extends ServiceOptions {
  /** Labels that select the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * Name of the Service.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the Service, which must exist.
   * Two releases in different namespaces generate the same names: set a `name` that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Address that the load balancer gets, if it supports that; empty means one that it chooses. Refused for other types than `LoadBalancer`.
   *
   * @default - one that it chooses
   */
  readonly loadBalancerIp?: string;

  /**
   * More ports, as in `ports` of a Service, with items that may be conditional or from values. `port()` does not find them.
   *
   * @default - none
   */
  readonly extraPorts?: k8s.ServicePort[];

  /**
   * Further fields of the `spec`, such as `ipFamilyPolicy`, with entries that may be conditional.
   *
   * @default - none
   */
  readonly spec?: k8s.ServiceSpec;

  /**
   * Cluster IP, or `None` for a headless Service; empty means that Kubernetes allocates one.
   *
   * @default - Kubernetes allocates one
   */
  readonly clusterIp?: string;

  /**
   * Publish DNS records of pods that are not ready, for pods that find each other at start.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean | BooleanExpression;
}
