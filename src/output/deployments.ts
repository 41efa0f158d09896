import { Construct } from 'constructs';

/**
 * The charts of an app, as a method that can be called several times: to detect code that inspects tokens, the charts are
 * built again with other tokens.
 */
export interface IDeployments {
  /**
   * Creates the charts.
   *
   * @param scope the scope of the charts, a cdk8s `App`.
   */
  define(scope: Construct): void;
}
