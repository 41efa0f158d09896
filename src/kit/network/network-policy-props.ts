import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';
/**
 * A port, or a range of ports, that pods may connect to.
 */
export interface EgressPort {
  /**
   * Port number, or the name of a container port.
   *
   * @default - all ports
   */
  readonly port?: number | string;

  /**
   * Last port of a range that begins with `port`.
   *
   * @default - only `port`
   */
  readonly endPort?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;
}

/**
 * An egress rule.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
 */
export interface EgressRule {
  /**
   * Destinations.
   *
   * @default - all
   */
  readonly to?: k8s.NetworkPolicyPeer[];

  /**
   * Ports.
   *
   * @default - all
   */
  readonly ports?: EgressPort[];
}

/**
 * An ingress port of pods.
 */
export interface NetworkPolicyPort {
  /** Port number, or the name of a container port. */
  readonly port: number | string;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;

  /**
   * Whether the port is open: true, false or an expression.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;

  /**
   * Peers that may connect to this port, in addition to the pods of the release, instead of `from` of the NetworkPolicy: a list,
   * or a token of one. Empty means the same as for `from`.
   *
   * @default - `from` of the NetworkPolicy
   */
  readonly from?: k8s.NetworkPolicyPeer[];

  /**
   * Whether only the pods of the release may connect to this port, whatever `from` of the NetworkPolicy has, such as to the port that the
   * members of a cluster have for each other. Rejected together with `from` (`check-failed`).
   *
   * @default false
   */
  readonly releaseOnly?: boolean;
}

/**
 * Options of a NetworkPolicy that users of a chart set in the values.
 */
export interface NetworkPolicyOptions {
  /**
   * Create the NetworkPolicy: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Peers that may connect to the ports, in addition to the pods of the release: a list with `podSelector`, `namespaceSelector`
   * or `ipBlock`, or a token of one; empty means all sources, or only the pods of the release with `releaseOnly`.
   *
   * @default - empty
   */
  readonly from?: k8s.NetworkPolicyPeer[];

  /**
   * Egress rules, in addition to DNS and the pods of the release: a list, each with `to` and `ports`, or a token of one; a rule
   * `{}` allows all destinations.
   *
   * @default - none
   */
  readonly egress?: EgressRule[];
}

/**
 * A NetworkPolicy and the pods that it applies to.
 */
export interface NetworkPolicyProps extends NetworkPolicyOptions {
  /** Labels that select the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * Ingress ports; without any, all ingress is denied.
   *
   * @default - none
   */
  readonly ports?: NetworkPolicyPort[];

  /**
   * Whether an empty `from` means only the pods of the release, for ports without authentication.
   *
   * @default false
   */
  readonly releaseOnly?: boolean;

  /**
   * Extra labels of the NetworkPolicy: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
