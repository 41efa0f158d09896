import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A port of a Service.
 */
export interface ServicePort {
  /** The name of the port, a DNS label of at most 15 characters with a letter in it. Other parts refer to it. */
  readonly name: string;

  /** The port that the Service listens on, from 1 to 65535. */
  readonly port: number;

  /**
   * The port of the pods: a number, or the name that a container gives it.
   *
   * @default - the port of that name
   */
  readonly targetPort?: number | string;

  /**
   * The port of every node, for the types `NodePort` and `LoadBalancer`; 0 means that the cluster chooses. Both outputs
   * refuse one with the type `ClusterIP`.
   *
   * @default - the cluster chooses
   */
  readonly nodePort?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;

  /**
   * What is spoken at the port, for Gateways and meshes: `kubernetes.io/h2c`, `kubernetes.io/ws`, `http`, …
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}

/**
 * What differs from one installation of a Service to the next.
 */
export interface ServiceOptions {
  /**
   * `ClusterIP`, `NodePort` or `LoadBalancer`.
   *
   * @default "ClusterIP"
   */
  readonly type?: string;

  /**
   * The ports. No two have the same number and protocol. Rejected is a Service without any (`check-failed`).
   *
   * @default - those of the program, for an `Exposure`
   */
  readonly ports?: ServicePort[];

  /**
   * The class of the load balancer; empty means that of the cluster. Refused with another type than `LoadBalancer`.
   *
   * @default - that of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Networks that the load balancer lets in: a list of CIDR blocks, or a token of one. Refused with another type
   * than `LoadBalancer`.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * `Cluster`, or `Local`, which keeps the address of the client and reaches only nodes with a pod; empty means
   * `Cluster`. Refused with the type `ClusterIP`.
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
 * A Service, and the pods that it is for. Strings and numbers can be tokens.
 */
export interface ServiceProps extends ServiceOptions {
  /** The labels of the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * The name of the Service.
   *
   * @default - the name of the release and the ids on the path
   */
  readonly name?: string;

  /**
   * Labels of the Service in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The address of the Service in the cluster, or `None` for the addresses of the pods; empty means that the cluster
   * chooses.
   *
   * @default - the cluster chooses
   */
  readonly clusterIp?: string;

  /**
   * Whether pods that are not ready can be reached by name, as those that look for each other at their start need.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean | BooleanExpression;
}
