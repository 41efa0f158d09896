import { Construct } from 'constructs';

/**
 * The charts of an app, as code that can be run more than once: what cannot be seen while a chart is built is found by
 * building it again with other tokens.
 */
export interface IDeployments {
  /**
   * Creates the charts.
   *
   * @param scope where to create them; an app of cdk8s.
   */
  define(scope: Construct): void;
}
