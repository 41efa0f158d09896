import { ServicePort } from './service-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A headless Service and its pods.
 */
export interface HeadlessServiceProps {
  /** Labels that select the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /** Ports, with distinct pairs of number and protocol. A Service without ports is rejected (`check-failed`). */
  readonly ports: ServicePort[];

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
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Publish DNS records of pods that are not ready, for members of a cluster that find each other at start: true, false or an
   * expression.
   *
   * @default true
   */
  readonly publishNotReadyAddresses?: boolean | BooleanExpression;
}
