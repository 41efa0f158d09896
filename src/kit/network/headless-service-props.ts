import { ServicePort } from './service-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A headless Service, and the pods that it gives names to.
 */
export interface HeadlessServiceProps {
  /** The labels of the pods: a map of strings, or a token of one. */
  readonly selector: { [key: string]: string };

  /** The ports. No two have the same number and protocol. Rejected is a Service without any (`check-failed`). */
  readonly ports: ServicePort[];

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
   * Annotations of the Service: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether pods have a name before they are ready, as members of a cluster that look for each other at the start need:
   * true, false or an expression.
   *
   * @default true
   */
  readonly publishNotReadyAddresses?: boolean | BooleanExpression;
}
