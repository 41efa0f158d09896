import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';
/**
 * Ports that pods may connect to.
 */
export interface EgressPort {
  /**
   * The number of the port, or its name in the pods.
   *
   * @default - all ports
   */
  readonly port?: number | string;

  /**
   * The last port of a range that begins with `port`.
   *
   * @default - `port` alone
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
 * What pods may connect to.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
 */
export interface EgressRule {
  /** @default - all peers */
  readonly to?: k8s.NetworkPolicyPeer[];

  /** @default - all ports */
  readonly ports?: EgressPort[];
}

/**
 * A port of pods that others may connect to.
 */
export interface NetworkPolicyPort {
  /** The port: a number, or the name that a container gives it. */
  readonly port: number | string;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;

  /**
   * Whether somebody listens there: true, false or an expression.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;

  /**
   * Who may connect to this port, beside the pods of the release and instead of those that `from` of the NetworkPolicy
   * names: a list of peers, or a token of one. Empty means what an empty `from` means.
   *
   * @default - those of the NetworkPolicy
   */
  readonly from?: k8s.NetworkPolicyPeer[];
}

/**
 * What differs from one installation of a NetworkPolicy to the next.
 */
export interface NetworkPolicyOptions {
  /**
   * Whether there is a NetworkPolicy: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Who may connect to the ports, beside the pods of the release: a list of peers, each with `podSelector`,
   * `namespaceSelector` or `ipBlock`, or a token of one; empty means everybody.
   *
   * @default - everybody
   */
  readonly from?: k8s.NetworkPolicyPeer[];

  /**
   * What the pods may connect to, beside DNS and the pods of the release: a list of rules, each with `to` and `ports`, or
   * what stands for one; a rule `{}` means everything.
   *
   * @default - nothing
   */
  readonly egress?: EgressRule[];
}

/**
 * A NetworkPolicy and the pods that it is for.
 */
export interface NetworkPolicyProps extends NetworkPolicyOptions {
  /** The labels of the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /**
   * The ports that others may connect to: nobody may when there are none.
   *
   * @default - none
   */
  readonly ports?: NetworkPolicyPort[];

  /**
   * Whether an empty `from` means the pods of the release alone, for ports that ask nobody for a password.
   *
   * @default false
   */
  readonly releaseOnly?: boolean;

  /**
   * Labels of the NetworkPolicy in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
