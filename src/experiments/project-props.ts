import { BooleanExpression } from '../expr/expression/expression';
import { k8s } from '../kit/k8s';
import { EgressRule } from '../kit/network/network-policy-props';
import { LimitRangeOptions } from '../kit/policy/limit-range-props';
import { ResourceQuotaOptions } from '../kit/policy/resource-quota-props';

/**
 * Pod Security levels of a namespace: `privileged`, `baseline` or `restricted`. Strings can be tokens.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface PodSecurityLevels {
  /**
   * Pods that do not meet this level are refused. A Job is accepted all the same: its event says why it has no pods.
   *
   * @default "restricted"
   */
  readonly enforce?: string;

  /**
   * Whoever creates pods, or a Job, that do not meet this level gets a warning.
   *
   * @default "restricted"
   */
  readonly warn?: string;

  /**
   * Pods that do not meet this level are noted in the audit log.
   *
   * @default "restricted"
   */
  readonly audit?: string;
}

/**
 * Traffic of the pods of a project.
 */
export interface ProjectNetworkPolicyOptions {
  /**
   * Create the NetworkPolicy: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Peers that may connect to the pods, in addition to those of the project: a list as in `from` of a NetworkPolicy, or a token of one.
   *
   * @default - none
   */
  readonly from?: k8s.NetworkPolicyPeer[];

  /**
   * What the pods may connect to, in addition to DNS and the pods of the project: a list as in `egress` of a NetworkPolicy, or a token of one.
   * Empty means everything.
   *
   * @default - everything
   */
  readonly egress?: EgressRule[];
}

/**
 * A ServiceAccount that runs experiments, such as that of a pipeline.
 */
export interface ProjectServiceAccount {
  /** Name of the ServiceAccount. */
  readonly name: string;

  /**
   * Namespace of the ServiceAccount; empty means that of the project.
   *
   * @default - the namespace of the project
   */
  readonly namespace?: string;
}

/**
 * Those who may run experiments in a project. Without anybody, there is no Role.
 */
export interface ProjectAccessOptions {
  /**
   * Names of users: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly users?: string[];

  /**
   * Names of groups: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly groups?: string[];

  /**
   * ServiceAccounts: a list of objects, or a token of one.
   *
   * @default - none
   */
  readonly serviceAccounts?: ProjectServiceAccount[];

  /**
   * Whether they may also read and write Secrets, in which Helm stores releases: true, false or an expression. Whoever can create pods can mount
   * the Secrets of the namespace without it, too.
   *
   * @default false
   */
  readonly secrets?: boolean | BooleanExpression;

  /**
   * Extra rules: a list as in `rules` of a Role, or a token of one.
   *
   * @default - none
   */
  readonly rules?: k8s.PolicyRule[];
}

/**
 * A project: the namespace of its experiments, and what they may use. Strings can be tokens.
 */
export interface ProjectProps {
  /**
   * Name of the project. The namespace has it in lower case, with one hyphen for each run of spaces and of the characters `.,_-`; a
   * name of more than 63 characters is cut, and ends in a hash. Rejected are other characters, a name without letters and digits, and the namespaces of
   * Kubernetes itself.
   *
   * @default "sandbox"
   */
  readonly name?: string;

  /**
   * Create the namespace: true, false or an expression. It is never created where the release is in it, since it exists then. It is kept when the
   * release is uninstalled, with all that is in it.
   *
   * @default true
   */
  readonly create?: boolean | BooleanExpression;

  /**
   * Extra labels of the namespace: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the namespace: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Pod Security levels of the namespace.
   *
   * @default - `restricted`
   */
  readonly podSecurity?: PodSecurityLevels;

  /**
   * What all objects of the project may use together. With a quota for CPU or memory, the LimitRange has to give containers a request, or a limit: without
   * it, both outputs refuse (`check-failed`), since pods would be refused with an event alone.
   *
   * @default - no quota
   */
  readonly quota?: ResourceQuotaOptions;

  /**
   * Requests and limits of containers that have none.
   *
   * @default - requests of 500m CPU and 1Gi memory
   */
  readonly limitRange?: LimitRangeOptions;

  /**
   * Traffic of the pods.
   *
   * @default - none: all traffic is allowed
   */
  readonly networkPolicy?: ProjectNetworkPolicyOptions;

  /**
   * Those who may run experiments.
   *
   * @default - nobody
   */
  readonly access?: ProjectAccessOptions;
}
